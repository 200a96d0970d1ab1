"""Where a report states a quantity: its counts, and the wholes of its ratios."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.figures.dimensions import dimensions_of
from pipeline.checking.intervals import show
from schemas.document import CleanDocument, Span
from schemas.facts import Check, Count, Figure, Ratio, Severity
from schemas.folding import modern_tone
from schemas.making import quickly_made

_ABBREVIATED = {"tccsđ": "tổ chức cơ sở đảng", "tccsd": "tổ chức cơ sở đảng", "đv": "đảng viên"}
LEAST = 10
"""Smaller numbers agree by chance."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """A number as a statement of a quantity: a count, a number of a ratio, a percentage."""

    value: Decimal
    unit: str
    figure: Figure
    sentence: int
    year: str | None
    dimensions: tuple[tuple[str, str], ...]

    @property
    def span(self) -> Span:
        return self.figure.span


def mentions_of(
    doc: CleanDocument, figures: Iterable[Count | Ratio], *, least: int = LEAST
) -> tuple[Mention, ...]:
    """The exact statements of quantities of `least` or more, in reading order."""
    out: list[Mention] = []
    for figure in sorted(figures, key=lambda figure: figure.at):
        value = Decimal(figure.den) if isinstance(figure, Ratio) else figure.value
        if value < least or figure.approx != "exact":
            continue
        sentence = doc.sentence_at(figure.at[0])
        dimensions: tuple[tuple[str, str], ...] = ()
        if isinstance(figure, Count):
            if figure.value_max is not None:
                continue
            dimensions = tuple(
                (name, said)
                for name, said in dimensions_of(figure).items()
                if not name.startswith("noun:") and name not in ("group", "body", "year")
            )
        out.append(
            Mention(
                value,
                full_noun(figure.unit or ""),
                figure,
                sentence.start if sentence else figure.at[0],
                figure.as_of if isinstance(figure, Count) else None,
                dimensions,
            )
        )
    return tuple(out)


def row(rule: str, mentions: Sequence[Mention], severity: Severity) -> Check:
    """The mentions as one row of the ledger: the challenged one first, the one to go by last."""
    stated, expected = mentions[0].value, mentions[-1].value
    sign = " = " if severity == "ok" else " ≠ "
    return Check(
        kind="conflict",
        severity=severity,
        rule=rule,
        spans=tuple(mention.span for mention in mentions),
        stated=stated,
        expected=expected,
        equation=sign.join(show(mention.value) for mention in mentions),
        section=mentions[0].figure.section,
        suggestion=f"{show(stated)} → {show(expected)}" if severity == "error" else None,
    )


@lru_cache(maxsize=1024)  # a report has few nouns
def full_noun(unit: str) -> str:
    """The noun in lower case, an abbreviation written out."""
    lowered = modern_tone(unit.lower())
    return _ABBREVIATED.get(lowered, lowered)
