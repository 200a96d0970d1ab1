"""Views of the ledger: every relation that was recomputed, and those that do not hold.

What people said is followed here: a finding that was settled is none, what rests on a fact that was
put right is judged anew with the right values, and a rule that was switched off has none.
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

_decided = t.finding_decision.alias("decision")

REVISED = "revised"
"""Verdict on a finding that is none any more since a fact was put right; nobody typed it."""

SETTLED = ("dismissed", "corrected", REVISED)
"""Verdicts after which a finding is none any more."""

STANDS = or_(t.ledger.c.revised.is_(None), t.ledger.c.revised == "new")
"""Whether a row of the ledger holds with what people put right."""

RULE_IS_ON = ~exists(literal(1)).where(t.rule_off.c.rule == t.ledger.c.rule)
"""Whether the rule of a row of the ledger is switched on."""


def _verdict() -> ColumnElement[Any]:
    """What became of a finding: what a person said of it, unless its figures were put right."""
    is_settled = _decided.c.verdict.in_(["dismissed", "corrected"])
    return case(
        (and_(t.ledger.c.revised == "settled", is_settled.is_not(True)), literal(REVISED)),
        else_=_decided.c.verdict,
    ).label("verdict")


def _relations_judged(*where: ColumnElement[bool]) -> Select[Any]:
    names = ("stated", "expected", "stated_value", "expected_value", "equation", "suggestion")
    own: list[ColumnElement[Any]] = [t.ledger.c[name] for name in ("kind", "severity", *names)]
    own += [
        t.ledger.c.ref.label("finding_id"),
        _verdict(),
        _decided.c.why,
        type_coerce(t.ledger.c.revised.is_not(None), Boolean).label("revised"),
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
    "verdict": (
        String,
        "what a person decided: accepted; in checks also dismissed | corrected, and revised where "
        "the figures were put right",
    ),
    "why": (String, "the person's reason"),
    "revised": (Boolean, "judged with facts that a person put right"),
}

findings = view(
    "findings",
    "Relations that do not hold, without those that a person settled; the span is the challenged "
    "figure (all: table ledger_span).",
    _relations_judged(
        t.ledger.c.severity != "ok",
        STANDS,
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
    _relations_judged(or_(STANDS, t.ledger.c.revised == "settled")),
    **REPORT_COLUMNS,
    **_LEDGER_TYPES,
    **PLACE_COLUMNS,
)
