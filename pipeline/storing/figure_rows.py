"""The columns of `figure` that a count, an amount, a percentage or a ratio fills."""

from decimal import Decimal
from typing import Any

from extractors.figures.time_values import year_of
from pipeline.enriching.counted_nouns import noun_words
from pipeline.storing.storable import storable, storable_or_none
from schemas.facts import Count, Figure, Percentage, Ratio, Report

Row = dict[str, Any]

_NO_FIGURE: Row = dict.fromkeys(
    (
        *("kind", "value", "value_max", "part", "whole", "num", "den", "numeral", "unit"),
        *("qualifiers", "indicator", "as_of", "label", "aspect", "place", "dimension"),
        "division",
    )
)


def figure_columns(figure: Figure) -> Row:
    """What the figure says, but for its place and the words of its noun."""
    row: Row = {
        **_NO_FIGURE,
        "approx": figure.approx,
        "body": storable_or_none(figure.body),
        "time": figure.time,
        "time_from": figure.time_from,
        "year": year_of(figure.time),
    }
    match figure:
        case Percentage():
            row |= {
                "type": "percentage",
                "value": figure.value,
                "value_max": figure.value_max,
                "numeral": storable(figure.numeral),
                "part": figure.part,
                "whole": figure.whole,
            }
        case Ratio():
            row |= {
                "type": "ratio",
                "num": Decimal(figure.num),
                "den": Decimal(figure.den),
                "unit": storable_or_none(figure.unit),
            }
        case Count():
            row |= {
                "type": "amount" if figure.rule.startswith("amount.") else "count",
                "kind": figure.kind,
                "value": figure.value,
                "value_max": figure.value_max,
                "numeral": storable(figure.numeral),
                "unit": storable(figure.unit),
                "qualifiers": [storable(word) for word in figure.qualifiers],
                "indicator": figure.indicator,
                "as_of": storable_or_none(figure.as_of),
                "label": storable_or_none(figure.label),
                "aspect": figure.aspect,
                "place": figure.place,
                "dimension": storable_or_none(figure.dimension),
                "whole": figure.whole,
                "division": storable_or_none(figure.division),
            }
    return row


def figure_rows(report: Report) -> list[Row]:
    """Place, type and meaning of the figures."""
    figures: list[Figure] = [*report.counts, *report.amounts]
    figures += [*report.percentages, *report.ratios]
    places = ({"start": f.span.start, "end": f.span.end} for f in figures)
    return [{**place, **figure_columns(f)} for place, f in zip(places, figures, strict=True)]


def noun_column(figure: Figure, text: str) -> str | None:
    """The words of the text that an unknown noun begins, None for a known one."""
    return storable_or_none(noun_words(figure, text)) if isinstance(figure, Count) else None
