"""How well topics, subjects, deficiencies and groups are read, and what underthesea adds to each.

The gold is `corpus/enrichment`: the statements of the sample reports, annotated before any rule was
written, and invented statements in groups of the same meaning. What was looked at while tuning
and what was held out are told apart.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

from tabulate import tabulate

from extractors.limitations.topics import cues_in, told_by, topics_of
from pipeline.comparing.likeness import FEATURES, SAME, Features, alike_pairs, groups, vectors
from pipeline.enriching.reading import LEVEL, read
from pipeline.enriching.tagging import LEVELS, Level, tagged
from pipeline.evaluating.scores import Accuracy, Tally
from pipeline.textkeys import plain_text
from schemas.folding import fold_tone
from schemas.registry.statements import StatementPattern, filled_pattern

SPLITS = ("tuned", "held_out")
_ALIKE = 0.6
"""Share of common syllables from which a phrase counts as the annotated one."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the evaluation: a measure, how it was read, on which part of the gold."""

    measure: str
    variant: str
    split: str
    in_use: bool
    score: "Tally | Accuracy | BCubed"


@dataclass(frozen=True, slots=True)
class BCubed:
    """How pure the groups of `cases` statements are, and how whole."""

    precision: float
    recall: float
    cases: int

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def measure_enrichment() -> list[Measured]:
    """All measures in all variants."""
    return [*_topics(), *_phrases(), *_groups()]


def value(measured: Measured) -> float:
    """F1 or share, from 0 to 1."""
    score = measured.score
    return score.share if isinstance(score, Accuracy) else score.f1


def measures(found: Sequence[Measured]) -> dict[str, float]:
    """The values of what is in use, by "MEASURE.SPLIT"."""
    return {f"{one.measure}.{one.split}": value(one) for one in found if one.in_use}


def enrichment_text(*, as_json: bool = False) -> tuple[dict[str, float], str]:
    """The measures in use, and all of them as text: rounded in JSON, else as a table."""
    found = measure_enrichment()
    reached = measures(found)
    if as_json:
        rounded = {name: round(value, 4) for name, value in reached.items()}
        return reached, json.dumps(rounded, indent=1) + "\n"
    return reached, _table(found)


def _table(found: Sequence[Measured]) -> str:
    """The measures as tables; what is in use is marked."""
    rows = [
        [
            one.measure,
            one.variant + (" *" if one.in_use else ""),
            one.split.replace("_", " "),
            *_shown(one.score),
        ]
        for one in found
    ]
    heads = ["", "variant (* in use)", "gold", "P", "R", "F1 or share", "cases"]
    table = tabulate(rows, headers=heads, floatfmt=".3f")
    return (
        f"{table}\n\nThese figures come from authored statements (corpus/enrichment); held out: "
        "nobody looked at their mistakes while the rules were written.\n"
    )


def _shown(score: Tally | Accuracy | BCubed) -> list[object]:
    if isinstance(score, Accuracy):
        return [None, None, score.share, score.total]
    cases = score.cases if isinstance(score, BCubed) else score.found + score.missed
    return [score.precision, score.recall, score.f1, cases]


@cache
def gold_rows(name: str) -> tuple[Row, ...]:
    """The rows of a table of corpus/enrichment."""
    text = (files("corpus") / "enrichment" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    reader = csv.DictReader(StringIO("\n".join(lines)), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(reader)


def _topics() -> list[Measured]:
    """Topics by their cues in the text, and by those alone that cut no word of underthesea."""
    found: list[Measured] = []
    for level in ("syllables", "words"):
        for split in SPLITS:
            right = missed = wrong = 0
            for row in _of(gold_rows("statements"), split):
                gold = {topic for topic in row["topics"].split(";") if topic}
                told = set(
                    topics_of(row["text"]) if level == "syllables" else _at_words(row["text"])
                )
                right += len(gold & told)
                missed += len(gold - told)
                wrong += len(told - gold)
            tally = Tally(right, missed, wrong)
            found.append(Measured("topic", level, split, level == "syllables", tally))
    return found


def _at_words(text: str) -> tuple[str, ...]:
    words = tagged(plain_text(text), "words")
    starts, ends = {word.start for word in words}, {word.end for word in words}
    places = cues_in(fold_tone(text))
    return told_by([place for place in places if place.start in starts and place.end in ends])


def _phrases() -> list[Measured]:
    """Subject and deficiency of limitations, with what each level of underthesea gives."""
    found: list[Measured] = []
    limitations = [row for row in gold_rows("statements") if row["role"] == "limitation"]
    for level in LEVELS:
        patterns = _patterns(level)
        for split in SPLITS:
            rows = _of(limitations, split)
            readings = [read(row["text"], level, patterns) for row in rows]
            for part in ("subject", "deficiency"):
                right = sum(
                    _is_right(row[part], getattr(reading, part))
                    for row, reading in zip(rows, readings, strict=True)
                )
                score = Accuracy(right, len(rows))
                found.append(Measured(part, level, split, level == LEVEL, score))
    return sorted(found, key=lambda one: one.measure != "subject")


def _patterns(level: Level) -> tuple[StatementPattern, ...] | None:
    rows = [row for row in gold_rows("patterns") if row["level"] == level]
    made = (StatementPattern(row["part"], filled_pattern(row["pattern"])) for row in rows)
    return tuple(made) or None


def _is_right(answers: str, phrase: str | None) -> bool:
    """Does the phrase share most of its syllables with one of the answers?"""
    if phrase is None:
        return False
    mine = _syllables(phrase)
    return any(
        len(mine & _syllables(answer)) >= _ALIKE * len(mine | _syllables(answer))
        for answer in answers.split("|")
    )


def _syllables(phrase: str) -> set[str]:
    return {word.strip('.,;:"()') for word in fold_tone(phrase).split()}


def _groups() -> list[Measured]:
    """B-cubed of groups of the same meaning, found among all annotated statements."""
    rows = gold_rows("groups")
    texts = [row["text"] for row in (*rows, *gold_rows("statements"))]
    found: list[Measured] = []
    variants: list[tuple[Level, Features]] = [("words", features) for features in FEATURES]
    for level, features in [*variants, ("syllables", FEATURES[0])]:
        words = [read(text, level).words for text in texts]
        matrix = vectors(words, features)
        made = groups(len(texts), alike_pairs(matrix, SAME))
        for split in SPLITS:
            score = _b_cubed(rows, made, split)
            in_use = (level, features) == ("words", FEATURES[0])
            found.append(Measured("group", f"{level}: {features}", split, in_use, score))
    return found


def _b_cubed(rows: Sequence[Row], made: Sequence[Sequence[int]], split: str) -> BCubed:
    """B-cubed of the annotated texts; others in their groups are not looked at."""
    group_of = {member: set(group) for group in made for member in group if member < len(rows)}
    precision = recall = 0.0
    places = [i for i, row in enumerate(rows) if row["split"] == split]
    for i in places:
        found = {j for j in group_of[i] if j < len(rows)}
        same = {j for j, row in enumerate(rows) if row["group"] == rows[i]["group"]}
        precision += len(found & same) / len(found)
        recall += len(found & same) / len(same)
    return BCubed(precision / len(places), recall / len(places), len(places))


def _of(rows: Sequence[Row], split: str) -> list[Row]:
    return [row for row in rows if row["split"] == split]
