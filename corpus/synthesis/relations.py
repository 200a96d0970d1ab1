"""Whether a stated relation holds, in exact arithmetic, as the annotation guidelines judge it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.synthesis.draft import Annotated, Relation
from schemas.facts import Severity

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one relation. None as severity: a reader cannot tell."""

    severity: Severity | None
    stated: Decimal | str
    expected: Decimal | str
    note: str


def judge(relation: Relation, report: Annotated) -> Verdict:
    """The verdict on a relation between numbers or between dated citations of the report."""
    if relation.kind == "citation_date":
        dates = [str(report.citations[i].date) for i in relation.members]
        same = len(set(dates)) == 1
        other = next((date for date in dates if date != dates[-1]), dates[-1])
        symbol = report.citations[relation.members[0]].id
        return Verdict(
            "ok" if same else "error",
            dates[-1],
            other,
            f"{symbol} is dated {', '.join(dates)} in its {len(dates)} dated mentions.",
        )
    return judge_values(relation, [report.numbers[i].value for i in relation.members])


def judge_values(relation: Relation, values: Sequence[Decimal]) -> Verdict:
    """The verdict on a relation between numbers with these values, in the members' order."""
    first, rest = values[0], values[1:]
    match relation.kind:
        case "part_sum":
            total = sum(rest, Decimal(0))
            sign = "=" if total == first else "!="
            note = f"{' + '.join(map(str, rest))} = {total} {sign} {first} as stated."
            return Verdict(_sum(total, first, relation), first, total, note)
        case "percent":
            return _percent(first, *rest)
        case "percent_sum":
            total = sum(values, Decimal(0))
            slack = sum((half_unit(value) for value in values), Decimal(0))
            note = f"{' + '.join(map(str, values))} = {total}."
            severity: Severity = "ok" if abs(total - _HUNDRED) <= slack else "suspect"
            if abs(total - _HUNDRED) > slack + 2 * max(map(half_unit, values)):
                severity = "error"
            return Verdict(severity, total, _HUNDRED, note)
        case "ratio":
            fits = first <= rest[0]
            note = f"{first} of {rest[0]}: the part {'fits in' if fits else 'exceeds'} its whole."
            return Verdict("ok" if fits else "error", first, rest[0], note)
        case "conflict":
            same = len(set(values)) == 1
            other = next((value for value in rest if value != first), first)
            note = f"One quantity, stated as {', '.join(map(str, values))}."
            return Verdict("ok" if same else "error", first, other, note)
        case _:
            later, earlier = rest
            holds = first == abs(later - earlier)
            note = f"From {earlier} to {later} is {abs(later - earlier)}, stated as {first}."
            return Verdict("ok" if holds else "error", first, abs(later - earlier), note)


def half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is written."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


def _sum(total: Decimal, whole: Decimal, relation: Relation) -> Severity | None:
    if total == whole:
        return "ok"
    if total > whole or relation.complete == "closed":
        return "error"
    return "suspect" if relation.complete == "declared" else None


def _percent(stated: Decimal, part: Decimal, whole: Decimal) -> Verdict:
    if not whole:
        return Verdict("error", stated, Decimal(0), "The whole is zero.")
    exact = part * _HUNDRED / whole
    expected = exact.quantize(stated)
    unit = 2 * half_unit(stated)
    severity: Severity = "error"
    if abs(exact - stated) <= half_unit(stated):
        severity = "ok"
    elif abs(stated - expected) <= unit:
        severity = "rounding"
    return Verdict(severity, stated, expected, f"{part}/{whole} = {exact:.3f}%, stated {stated}%.")
