"""What underthesea's named entities would add to the rules: unit and signatory of a report.

`python -m pipeline.evaluating.entities [GOLD REPORTS]` counts, over annotated reports, how often
the rules have the right one, how often any entity of the right kind in the right part of the text
is it (the most that a reader of entities could reach, had it the luck to choose that one), and how
often an entity is right where the rules are not. That last number is what entities would be worth.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import click

from pipeline.analysis import analyze_text, clean
from pipeline.benchmarking.naming import entity_recogniser
from pipeline.evaluating.gold import GoldError
from pipeline.evaluating.running import Annotated, read_annotated, sample_folders
from pipeline.unit_names import unit_key

_HEAD = 3000
_FOOT = 1000
"""So many letters of the beginning are searched for the unit, of the end for the signatory."""

Recognise = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Gain:
    """One field over all reports: right by the rules, by some entity, and by an entity alone."""

    field: str
    of: int
    rules: int
    entities: int
    gained: int


def entities_of(recognise: Recognise, text: str, kind: str) -> Iterator[str]:
    """The entities of one kind ("PER", "ORG") in a text, their words joined."""
    words: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        for token in (*recognise(line), ("", "", "", "O")):  # type: ignore[misc]
            word, tag = token[0], token[3]
            if words and tag != f"I-{kind}":
                yield " ".join(words)
                words = []
            if tag.endswith(f"-{kind}"):
                words.append(word)


def measure(reports: Iterable[Annotated], recognise: Recognise) -> tuple[list[Gain], float]:
    """The gains of both fields, and how many times as long as the whole analysis the entities took.

    Reports whose gold has no unit or no signatory do not count for that field.
    """
    counts: dict[str, list[tuple[bool, bool]]] = {"unit": [], "signatory": []}
    ruled = named = 0.0
    for report in reports:
        started = process_time()
        document = analyze_text(report.text).document
        ruled += process_time() - started
        started = process_time()
        text = clean(report.text).text
        bodies = set(map(unit_key, entities_of(recognise, text[:_HEAD], "ORG")))
        people = set(map(str.casefold, entities_of(recognise, text[-_FOOT:], "PER")))
        named += process_time() - started
        gold = report.gold.document
        if gold.unit is not None:
            key = unit_key(gold.unit)
            counts["unit"].append((unit_key(document.unit or "") == key, key in bodies))
        if gold.signatory is not None:
            name = gold.signatory[0].casefold()
            signed = document.signatory.name if document.signatory else ""
            counts["signatory"].append((signed.casefold() == name, name in people))
    gains = [
        Gain(
            field,
            len(rows),
            sum(rules for rules, _ in rows),
            sum(entities for _, entities in rows),
            sum(entities and not rules for rules, entities in rows),
        )
        for field, rows in counts.items()
    ]
    return gains, named / ruled if ruled else 0.0


def render(gains: Iterable[Gain], times: float) -> str:
    """The measurement as text."""
    lines = [f"{'field':<12}{'of':>6}{'rules':>8}{'entities':>10}{'gained':>8}"]
    lines += [
        f"{one.field:<12}{one.of:>6}{one.rules:>8}{one.entities:>10}{one.gained:>8}"
        for one in gains
    ]
    lines.append(
        f"The entities of head and foot took {times:.1f} times as long as all of the rules."
    )
    return "\n".join(lines)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold", type=click.Path(exists=True, file_okay=False), required=False)
@click.argument("reports", type=click.Path(exists=True, file_okay=False), required=False)
def main(gold: str | None, reports: str | None) -> None:
    """Count what underthesea's named entities would add to unit and signatory.

    Without folders: the project's own gold and reports.

    \b
    Example:
      python -m pipeline.evaluating.entities
      python -m pipeline.evaluating.entities my/gold my/reports
    """
    folders = sample_folders()
    gold_folder = Path(gold) if gold else folders[0]
    report_folder = Path(reports) if reports else gold_folder if gold else folders[1]
    try:
        annotated = read_annotated(gold_folder, report_folder)
    except GoldError as error:
        raise click.ClickException(str(error)) from None
    click.echo(render(*measure(annotated, entity_recogniser())))


if __name__ == "__main__":
    main(prog_name="python -m pipeline.evaluating.entities")
