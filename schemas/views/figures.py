"""The view of figures, with what people put right and underthesea read."""

from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Integer,
    case,
    func,
    literal,
    null,
    select,
    type_coerce,
)

from schemas import tables as t
from schemas.columns import Exact, String
from schemas.views.definition import PLACE_COLUMNS, REPORT_COLUMNS, view
from schemas.views.facts import FACT_TYPES, fact_columns, facts_of, put_right, right


def _number(name: str) -> ColumnElement[Any]:
    return type_coerce(func.coalesce(right.c[name], t.figure.c[name]), Exact).label(name)


def _unless_revalued(name: str, other: ColumnElement[Any]) -> ColumnElement[Any]:
    """What goes with the value as read, and with another value is another one."""
    return case((right.c.value.is_not(None), other), else_=t.figure.c[name]).label(name)


def _unless_dated(name: str, other: ColumnElement[Any]) -> ColumnElement[Any]:
    """What the text says of the time, unless a person said when it is of."""
    return case((right.c.as_of.is_not(None), other), else_=t.figure.c[name]).label(name)


_counted = func.coalesce(
    select(t.counted_noun.c.noun)
    .where(t.counted_noun.c.words == t.figure.c.noun_words)
    .scalar_subquery(),
    t.figure.c.unit,
)


figures = view(
    "figures",
    "Counts, percentages, ratios and amounts (money, areas, weights).",
    facts_of(
        t.figure,
        [
            t.figure.c.type,
            put_right(t.figure.c.kind, name="figure_kind"),
            _number("value"),
            _unless_revalued("value_max", right.c.value_max),
            t.figure.c.part,
            t.figure.c.whole,
            _number("num"),
            _number("den"),
            _unless_revalued("numeral", null()),
            t.figure.c.approx,
            t.figure.c.label,
            t.figure.c.qualifiers,
            put_right(t.figure.c.indicator),
            put_right(t.figure.c.as_of),
            t.figure.c.body,
            _unless_dated("time", func.nullif(right.c.as_of, "")),
            _unless_dated("time_from", literal("person")),
            _unless_dated("year", right.c.year),
            *(t.figure.c[name] for name in ("aspect", "place", "dimension", "division")),
            put_right(_counted, name="counted").label("counted"),
            *fact_columns(t.figure),
        ],
    ),
    **REPORT_COLUMNS,
    type=(String, "count | percentage | ratio | amount (value in the unit as written)"),
    kind=(
        String,
        "of a count: people | organisation | event | document | other; of an amount: other",
    ),
    value=(Exact, "count or percentage as a number"),
    value_max=(Exact, "upper end of a range, '70 - 80 %'"),
    part=(Exact, "percentage: the stated number that it is of `whole`"),
    whole=(Exact, "percentage: the stated whole; count: the whole that it is a part of"),
    num=(Exact, "ratio: 165 of '165/174'"),
    den=(Exact, "ratio: 174 of '165/174'"),
    numeral=(String, "as written, '8.201'; null where the value was put right"),
    approx=(String, "exact | at_least | at_most | about"),
    label=(String, "phrase in front of a count ('Nam' of 'Nam: 48')"),
    qualifiers=(JSON, "what narrows a count, list of text"),
    indicator=(String, "key of the indicator registry, or null"),
    as_of=(String, "the time that the sentence of a count states, or a person, or null"),
    body=(String, "the body that it speaks of, as written; null: the unit itself"),
    time=(String, "the time that it is of: '2023-12-31', '2023', '2014/2023', or null"),
    time_from=(String, "where that is said: sentence | list | section | report | person"),
    year=(Integer, "the year that `time` ends in"),
    aspect=(String, "count: level | change | average | target"),
    place=(String, "count: whole | part of a group, or null"),
    dimension=(String, "count: what divides the whole ('gender'), or null"),
    division=(String, "count: which part of it ('nữ', 'hoàn thành tốt nhiệm vụ'), or null"),
    counted=(
        String,
        "what is counted, as written ('đảng viên'); `unit` in the JSON form. A noun that the "
        "registry does not know is a whole word once `baocao enrich` has run",
    ),
    **FACT_TYPES,
    **PLACE_COLUMNS,
)
