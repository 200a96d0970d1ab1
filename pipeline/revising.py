"""The facts of one text as people put them right: pure, before anything is made of them.

A correction is known by the reference of the fact as read (`schemas.references`), so that the same
words of the same text find it again after every new analysis. Only what the arithmetic rests on is
put right here: values, what is counted, the indicator, the time, the document that is meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeVar

from pipeline.wording import number_text
from schemas.facts import Citation, Count, Percentage, Ratio
from schemas.references import fact_reference

Corrections = Mapping[str, Mapping[str, Any]]
"""Reference of a fact → its row of `fact_correction`."""

F = TypeVar("F", bound=Citation | Count | Percentage | Ratio)


@dataclass(frozen=True, slots=True)
class Revision:
    """What people said of the facts of the text `sha256`; nothing by default."""

    sha256: str = ""
    corrections: Corrections = field(default_factory=dict)

    def of(self, facts: Iterable[F]) -> tuple[F, ...]:
        """The facts as they are right, in the same order, without those marked wrong."""
        if not self.corrections:
            return tuple(facts)
        found = (self.right(fact) for fact in facts)
        return tuple(fact for fact in found if fact is not None)

    def right(self, fact: F) -> F | None:
        """The fact as it is right; None where it is none."""
        said = self.corrections.get(_reference(fact, self.sha256))
        if said is None:
            return fact
        return None if said["wrong"] else _put_right(fact, said)


AS_READ = Revision()


def _reference(fact: Citation | Count | Percentage | Ratio, sha256: str) -> str:
    place = {"start": fact.span.start, "end": fact.span.end}
    match fact:
        case Citation():
            return fact_reference("citation", sha256, {**place, "id": fact.id})
        case Ratio():
            sides = {"num": Decimal(fact.num), "den": Decimal(fact.den)}
            return fact_reference("figure", sha256, {**place, "type": "ratio", **sides})
        case _:
            kind = "percentage"
            if isinstance(fact, Count):
                kind = "amount" if fact.rule.startswith("amount.") else "count"
            values = {"value": fact.value, "value_max": fact.value_max}
            return fact_reference("figure", sha256, {**place, "type": kind, **values})


def _put_right(fact: F, said: Mapping[str, Any]) -> F:
    return replace(fact, **_changes(fact, said))


def _changes(
    fact: Citation | Count | Percentage | Ratio, said: Mapping[str, Any]
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    match fact:
        case Citation():
            if said["key"] is not None:
                names = ("type", "id", "key")
                changes = {name: said[name] or None for name in names}
                changes |= {"candidates": (), "flags": ()}
        case Ratio():
            if said["num"] is not None:
                changes = {"num": int(said["num"]), "den": int(said["den"])}
            if said["counted"] is not None:
                changes["unit"] = said["counted"] or None
        case Percentage():
            changes = _value(said)
        case Count():
            changes = _value(said)
            for name, column in (("unit", "counted"), ("kind", "figure_kind")):
                if said[column]:
                    changes[name] = said[column]
            if said["indicator"] is not None:
                changes["indicator"] = said["indicator"] or None
            if said["as_of"] is not None:
                changes["as_of"] = str(said["year"]) if said["year"] else None
    return changes


def _value(said: Mapping[str, Any]) -> dict[str, Any]:
    """A value that was put right has the digits that it needs."""
    if said["value"] is None:
        return {}
    value: Decimal = said["value"]
    return {"value": value, "value_max": said["value_max"], "numeral": number_text(value)}
