"""Seeded faults: one digit of a consistent report is changed, and the checks must notice.

Which changes count is fixed beforehand by the generator (`corpus.synthesis.changes`): the altered
figure stands in a relation that the text itself ties together, and no rounding explains the
difference. A fault is *found* when a finding touches the altered figure or a figure of a relation
that it breaks; a finding with the severity "error" and one with "suspect" are counted apart. A
*new accusation* is an error that touches none of these and was absent before the change.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

import click
from tabulate import tabulate

from corpus.synthesis.changes import DigitChange, Faulty, apply_change, digit_changes
from corpus.synthesis.generating import generate
from pipeline.analysis import analyze_text
from pipeline.cli.floors import Least, LeastType, shortfalls
from pipeline.evaluating.matching import overlap
from pipeline.evaluating.printing import in_sentence, sentences_of
from schemas.document import Range
from schemas.facts import Check, Report

Accusation = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Seeded:
    """One fault and what the analysis made of it. `accused` are the places of new accusations."""

    report: str
    fault: str
    relations: tuple[str, ...]
    at: Range
    before: str
    after: str
    error: bool
    suspect: bool
    accused: tuple[tuple[Range, str], ...]
    text: str

    @property
    def found(self) -> bool:
        """Was it reported, as an error or as a suspicion?"""
        return self.error or self.suspect


@dataclass(frozen=True, slots=True)
class Recall:
    """How many seeded faults of one kind were found."""

    name: str
    total: int
    errors: int
    suspects: int
    accused: int

    @property
    def recall(self) -> float:
        """The share found as an error or as a suspicion; 1 where there were none."""
        return (self.errors + self.suspects) / self.total if self.total else 1.0

    @property
    def error_recall(self) -> float:
        """The share found as an error; 1 where there were none."""
        return self.errors / self.total if self.total else 1.0


def seeded_fault_recall(
    reports: int, seed: int, *, faults_per_report: int = 4, start: int = 0
) -> Iterator[Seeded]:
    """Seed single-digit faults, one at a time, in consistent synthetic reports.

    Each report is analysed once as it is and once with each of its `faults_per_report` faults,
    which are drawn among all detectable changes so that every relation kind has the same chance.
    """
    for index, report in enumerate(generate(reports, seed, start=start, noise=0.0, faults=0.0)):
        rng = Random(f"{seed}/seeded/{start + index}")
        before = {_accusation(check) for check in _errors(analyze_text(report.text))}
        for change in _draw(rng, list(digit_changes(report.annotated)), faults_per_report):
            yield _seed(report.name, apply_change(report.annotated, change), before)


def _draw(rng: Random, changes: list[DigitChange], count: int) -> Iterator[DigitChange]:
    """`count` changes: the kind of relation first, then the kind of slip, then the place."""
    for _ in range(count):
        if not changes:
            return
        kind = rng.choice(sorted({change.relation for change in changes}))
        slip = rng.choice(sorted({c.kind for c in changes if c.relation == kind}))
        change = rng.choice([c for c in changes if (c.relation, c.kind) == (kind, slip)])
        changes.remove(change)
        yield change


def _seed(name: str, faulty: Faulty, before: set[Accusation]) -> Seeded:
    text, fault = faulty.report.text, faulty.fault
    analysed = analyze_text(text)
    places = (fault.at, *fault.figures)
    touching = [check for check in analysed.findings if _touches(check, places)]
    elsewhere = [
        check
        for check in _errors(analysed)
        if not _touches(check, places) and _accusation(check) not in before
    ]
    error = any(check.severity == "error" for check in touching)
    return Seeded(
        report=name,
        fault=fault.kind,
        relations=fault.broken,
        at=fault.at,
        before=fault.before,
        after=fault.after,
        error=error,
        suspect=not error and any(check.severity == "suspect" for check in touching),
        accused=tuple(
            ((check.spans[0].start, check.spans[0].end), f"{check.kind}: {check.equation}")
            for check in elsewhere
        ),
        text=text,
    )


def _errors(report: Report) -> list[Check]:
    return [check for check in report.findings if check.severity == "error" and check.spans]


def _accusation(check: Check) -> Accusation:
    """An accusation without its offsets, which a dropped or doubled digit moves."""
    return check.kind, check.equation, tuple(span.text for span in check.spans)


def _touches(check: Check, places: Iterable[Range]) -> bool:
    spans = [(span.start, span.end) for span in check.spans]
    return any(overlap(span, place) > 0 for place in places for span in spans)


def summarise(seeded: Iterable[Seeded]) -> tuple[Recall, dict[str, list[Recall]]]:
    """The recall over all faults, and by kind of fault and of broken relation."""
    faults = list(seeded)
    groups: dict[str, dict[str, list[Seeded]]] = {"fault": {}, "relation": {}}
    for one in faults:
        groups["fault"].setdefault(one.fault, []).append(one)
        for relation in one.relations:
            groups["relation"].setdefault(relation, []).append(one)
    return _recall("all", faults), {
        group: [_recall(name, members) for name, members in sorted(kinds.items())]
        for group, kinds in groups.items()
    }


def _recall(name: str, faults: list[Seeded]) -> Recall:
    return Recall(
        name=name,
        total=len(faults),
        errors=sum(one.error for one in faults),
        suspects=sum(one.suspect for one in faults),
        accused=sum(len(one.accused) for one in faults),
    )


def _rows(pooled: Recall, kinds: dict[str, list[Recall]]) -> str:
    rows = [
        [group, one.name, one.total, one.errors, one.suspects, one.error_recall, one.recall,
         one.accused]
        for group, members in (*kinds.items(), ("", [pooled]))
        for one in members
    ]  # fmt: skip
    headers = ["by", "kind", "seeded", "error", "suspect", "R error", "R found", "newly accused"]
    return tabulate(rows, headers=headers, floatfmt=".3f")


def _as_json(pooled: Recall, kinds: dict[str, list[Recall]]) -> dict[str, object]:
    def fields(one: Recall) -> dict[str, object]:
        return {
            "seeded": one.total,
            "error": one.errors,
            "suspect": one.suspects,
            "error_recall": round(one.error_recall, 4),
            "recall": round(one.recall, 4),
            "newly_accused": one.accused,
        }

    return {
        "origin": "synthetic",
        "all": fields(pooled),
        **{group: {one.name: fields(one) for one in members} for group, members in kinds.items()},
    }


def _mistakes(faults: Iterable[Seeded]) -> Iterator[str]:
    for one in faults:
        if not one.found:
            broken = ", ".join(one.relations)
            yield f"MISSED {one.report} {one.fault}: {one.before} → {one.after} breaks {broken}"
            yield f"       {in_sentence(one.text, sentences_of(one.text), one.at)}"
        for at, said in one.accused:
            yield f"ACCUSED {one.report} after {one.before} → {one.after}: {said}"
            yield f"       {in_sentence(one.text, sentences_of(one.text), at)}"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--reports", type=click.IntRange(min=1), default=200, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option(
    "--faults", type=click.IntRange(min=1), default=4, show_default=True, help="For each report."
)
@click.option("--errors", is_flag=True, help="Show missed faults and new accusations.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.option(
    "--min",
    "least",
    type=LeastType(),
    multiple=True,
    help="Exit 1 where recall, error_recall, not_accused or recall.RELATION is below VALUE.",
)
def main(
    reports: int, seed: int, faults: int, errors: bool, form: str, least: tuple[Least, ...]
) -> None:
    """Change one digit of consistent synthetic reports and count what is found.

    \b
    Example:
      python -m pipeline.evaluating.seeded --reports 200 --seed 1 --min recall=0.9
    """
    measures, text = seeded_text(reports, seed, faults, as_json=form == "json", errors=errors)
    unknown = [name for name, _ in least if name not in measures]
    if unknown:
        raise click.UsageError(f"no measure {', '.join(unknown)}; there are {', '.join(measures)}")
    click.echo(text, nl=False)
    missed = shortfalls(measures, least)
    if missed:
        click.echo("\n".join(missed), err=True)
        raise click.exceptions.Exit(1)


def seeded_text(
    reports: int, seed: int, faults: int, *, as_json: bool = False, errors: bool = False
) -> tuple[dict[str, float], str]:
    """The measures by name, and the whole measurement as text."""
    seeded = list(seeded_fault_recall(reports, seed, faults_per_report=faults))
    pooled, kinds = summarise(seeded)
    accused = sum(1 for one in seeded if one.accused)
    measures = {
        "recall": pooled.recall,
        "error_recall": pooled.error_recall,
        "not_accused": 1 - accused / max(len(seeded), 1),
        **{f"recall.{one.name}": one.recall for members in kinds.values() for one in members},
    }
    mistakes = list(_mistakes(seeded)) if errors else []
    if as_json:
        content = _as_json(pooled, kinds)
        if errors:
            content["mistakes"] = mistakes
        return measures, json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    note = f"One digit changed in each of {len(seeded)} copies of {reports} synthetic reports."
    return measures, "\n".join((_rows(pooled, kinds), *mistakes, "", note)) + "\n"


if __name__ == "__main__":
    main(prog_name="python -m pipeline.evaluating.seeded")
