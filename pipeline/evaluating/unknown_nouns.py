"""Ablation: what underthesea's words and tags add where the registry does not know a counted noun.

`python -m pipeline.evaluating.unknown_nouns [GOLD_DIR REPORT_DIR]` prints how the counts score
where the unknown nouns are left out, read by the rules (one or two syllables in small letters),
completed to underthesea's words (what `baocao enrich` does), read as the run of words that it tags
as nouns, and read only where there is such a run. All other counts are the same in each.
Few nouns of the sample reports are unknown: `--hide other` treats the registry's nouns of that kind
as unknown too. The time is that of reading the unknown nouns.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from tabulate import tabulate

from extractors.figures.number_first import unknown_noun
from pipeline.analysis import analyze_text
from pipeline.enriching.counted_nouns import REACH, UNKNOWN, counted_noun
from pipeline.evaluating.gold import GoldError
from pipeline.evaluating.running import Annotated, evaluate, read_annotated
from schemas.facts import Count, Report
from schemas.textview import folded_view

_NOUNS = frozenset(("N", "Nc", "Nu", "Ny", "Nb"))

Tagger = Callable[[str], Sequence[tuple[str, str]]]
Reading = Callable[[Count, str], Count | None]
"""A count with an unknown noun and the text of its report → the count as read, or None."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """How the counts of all reports score in one way of reading unknown nouns."""

    name: str
    read: int
    precision: float
    recall: float
    unit: float
    seconds: float


def tagger() -> Tagger:
    """underthesea's words with their tags; spelling is left as it is."""
    from underthesea import pos_tag  # heavy: only where it is asked for

    return lambda words: [(word, tag) for word, tag in pos_tag(words) if word.strip()]


def by_rules(count: Count, text: str) -> Count | None:
    """The words that the rules take where they do not know the noun; None where they take none."""
    end = count.span.start + len(count.numeral)
    at = unknown_noun(folded_view(text), count.span.start, end)
    return None if at is None else replace(count, unit=text[slice(*at)])


def by_words(count: Count, text: str) -> Count | None:
    """The words of the rules, the last one whole: what `baocao enrich` reads."""
    ruled = by_rules(count, text)
    return (
        None
        if ruled is None
        else replace(ruled, unit=counted_noun(_behind(count, text), ruled.unit))
    )


def _behind(count: Count, text: str) -> str:
    """The words behind the number, to the end of the line."""
    after = count.span.start + len(count.numeral)
    return text[after : after + REACH].partition("\n")[0].strip()


def by_tags(tag: Tagger, *, only_nouns: bool) -> Reading:
    """The noun phrase that begins the words behind the number: a run of words tagged as nouns.

    With `only_nouns` a count is none where the first word is tagged as anything else; without, it
    keeps the first word as it is.
    """

    def read(count: Count, text: str) -> Count | None:
        tagged = tag(_behind(count, text))
        run: list[str] = []
        for word, kind in tagged:
            if kind not in _NOUNS:
                break
            run.append(word)
        if not run and only_nouns:
            return None
        unit = " ".join(run) if run else tagged[0][0] if tagged else count.unit
        return replace(count, unit=unit)

    return read


def ablate(
    annotated: Sequence[Annotated], tag: Tagger, hidden: Sequence[str] = ()
) -> list[Ablation]:
    """The five ways of reading, scored on the same reports; nouns of `hidden` kinds are unknown."""
    reports = [(item, analyze_text(item.text)) for item in annotated]
    ways: list[tuple[str, Reading]] = [
        ("left out", lambda count, text: None),
        ("rules", by_rules),
        ("underthesea words", by_words),
        ("underthesea tags", by_tags(tag, only_nouns=False)),
        ("underthesea nouns only", by_tags(tag, only_nouns=True)),
    ]
    return [_scored(name, way, reports, frozenset(hidden)) for name, way in ways]


def _is_unknown(count: Count, hidden: frozenset[str]) -> bool:
    return count.rule == UNKNOWN or (count.rule == "count.noun" and count.kind in hidden)


def _scored(
    name: str,
    way: Reading,
    reports: Sequence[tuple[Annotated, Report]],
    hidden: frozenset[str],
) -> Ablation:
    found = missed = wrong = right = read = 0
    seconds = 0.0
    for item, report in reports:
        counts: list[Count] = []
        started = time.process_time()
        for count in report.counts:
            unknown = _is_unknown(count, hidden)
            kept = way(count, report.text) if unknown else count
            if kept is not None:
                counts.append(kept)
                read += unknown
        seconds += time.process_time() - started
        scores = evaluate(item.gold, replace(report, counts=tuple(counts)))
        tally, units = scores.tallies["count"], scores.accuracies.get("count.unit")
        found, missed, wrong = found + tally.found, missed + tally.missed, wrong + tally.wrong
        right += units.right if units else 0
    return Ablation(
        name,
        read,
        found / (found + wrong) if found + wrong else 1.0,
        found / (found + missed) if found + missed else 1.0,
        right / found if found else 1.0,
        seconds,
    )


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), default=Path("corpus/gold"))
@click.argument("reports", type=click.Path(path_type=Path), required=False)
@click.option("--hide", multiple=True, metavar="KIND", help="Treat nouns of this kind as unknown.")
def main(gold: Path, reports: Path | None, hide: tuple[str, ...]) -> None:
    """Score the counts with unknown nouns: left out, by the rules, with underthesea.

    Example: python -m pipeline.evaluating.unknown_nouns corpus/gold corpus/reports
    """
    folder = reports or (gold.parent / "reports" if gold.name == "gold" else gold)
    try:
        annotated = read_annotated(gold, folder)
    except GoldError as error:
        raise click.ClickException(error.problems[0]) from error
    rows = [
        (
            *(way.name, way.read, f"{way.precision:.4f}", f"{way.recall:.4f}"),
            *(f"{way.unit:.4f}", f"{way.seconds:.2f}"),
        )
        for way in ablate(annotated, tagger(), hide)
    ]
    click.echo(tabulate(rows, ["unknown nouns", "read", "P", "R", "count.unit", "seconds"]))


if __name__ == "__main__":
    main(prog_name="python -m pipeline.evaluating.unknown_nouns")
