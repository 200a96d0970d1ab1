"""Views of the ledger: every relation that was recomputed, and those that do not hold.

What people said is followed here: a finding that was settled is none, one that rests on a fact that
was put right accuses nobody, and a rule that was switched off has none.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    literal,
    or_,
    type_coerce,
)

from schemas import tables as t
from schemas.columns import Exact, String
from schemas.views.definition import PLACE_COLUMNS, REPORT_COLUMNS, view
from schemas.views.facts import facts_of

_right = t.fact_correction.alias("correction")
_decided = t.finding_decision.alias("decision")

SETTLED = ("dismissed", "corrected")
"""Verdicts after which a finding is none any more."""

_revised = (
    exists(literal(1))
    .where(
        _right.c.content == t.ledger.c.content,
        _right.c.fact.in_(["figure", "citation"]),
        # The indicator and the kind of a figure are no part of its arithmetic.
        or_(
            _right.c.wrong.is_(True),
            *(_right.c[name].is_not(None) for name in ("value", "num", "counted", "as_of", "id")),
        ),
        exists(literal(1)).where(
            t.ledger_span.c.content == t.ledger.c.content,
            t.ledger_span.c.ledger == t.ledger.c.ordinal,
            t.ledger_span.c.start < _right.c.end,
            t.ledger_span.c.end > _right.c.start,
        ),
    )
    .correlate(t.ledger)
)
"""Whether the relation rests on a fact that a person put right or marked wrong."""


JUDGED_SEVERITY = case(
    (and_(t.ledger.c.severity == "error", _revised), literal("suspect")),
    else_=t.ledger.c.severity,
).label("severity")
"""How a row of the ledger counts: one that rests on what a person put right accuses nobody."""

RULE_IS_ON = ~exists(literal(1)).where(t.rule_off.c.rule == t.ledger.c.rule)
"""Whether the rule of a row of the ledger is switched on."""


def _relations_judged(*where: ColumnElement[bool]) -> Select[Any]:
    own = [t.ledger.c.kind, JUDGED_SEVERITY]
    names = ("stated", "expected", "stated_value", "expected_value", "equation", "suggestion")
    own += [t.ledger.c[name] for name in names]
    own += [
        t.ledger.c.ref.label("finding_id"),
        _decided.c.verdict,
        _decided.c.why,
        type_coerce(_revised, Boolean).label("revised"),
    ]
    return facts_of(t.ledger, own, RULE_IS_ON, *where, said=_decided)


_LEDGER_TYPES: dict[str, Any] = {
    "kind": (String, "part_sum | percent | percent_sum | ratio | conflict | citation_date | …"),
    "severity": (String, "error | rounding | suspect; ok in the view checks"),
    "stated": (String, "what the report says"),
    "expected": (String, "what it should be"),
    "stated_value": (Exact, "`stated` where it is a number"),
    "expected_value": (Exact, "`expected` where it is a number"),
    "equation": (String, "the arithmetic, in figures"),
    "suggestion": (String, "the likeliest slip, or null"),
    "finding_id": (String, "what `baocao check` calls it; the same after every new analysis"),
    "verdict": (String, "what a person decided: accepted; in checks also dismissed | corrected"),
    "why": (String, "the person's reason"),
    "revised": (Boolean, "rests on a fact that a person put right: no error, suspect at most"),
}

findings = view(
    "findings",
    "Relations that do not hold, without those that a person settled; the span is the challenged "
    "figure (all: table ledger_span).",
    _relations_judged(
        t.ledger.c.severity != "ok",
        or_(_decided.c.verdict.is_(None), _decided.c.verdict.not_in(SETTLED)),
    ),
    **REPORT_COLUMNS,
    **_LEDGER_TYPES,
    **PLACE_COLUMNS,
)

checks = view(
    "checks",
    "Every relation that was recomputed: those that hold (severity ok) and those that a person "
    "settled included, those of rules switched off not.",
    _relations_judged(),
    **REPORT_COLUMNS,
    **_LEDGER_TYPES,
    **PLACE_COLUMNS,
)
