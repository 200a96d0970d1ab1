"""What becomes of a relation when a person puts one of its figures right.

The arithmetic is told by the figures themselves: a relation is recomputed only where the values as
read give exactly what the ledger says, as a sum of parts, a share of a whole, or two values of one
quantity. Anything else has to be looked at by a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import Connection, and_, select

from pipeline.querying.scope import Found
from pipeline.wording import number_text
from schemas import tables as t

_NOTES = {
    "vi": {
        "wrong": "một số liệu đã bị đánh dấu là đọc sai",
        "open": "số liệu đã được sửa, cần xem lại",
        "cited": "viện dẫn đã được sửa, cần xem lại",
        "holds": "số liệu đã được sửa: tính lại thì khớp ({equation})",
        "fails": "số liệu đã được sửa: tính lại vẫn không khớp ({equation})",
    },
    "en": {
        "wrong": "a figure was marked as misread",
        "open": "a figure was put right, please check again",
        "cited": "a citation was put right, please check again",
        "holds": "a figure was put right: now it holds ({equation})",
        "fails": "a figure was put right: it still does not hold ({equation})",
    },
}

_OF_DOCUMENTS = ("citation_date", "citation_number", "registry")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a relation: (value, or part and whole of a ratio) as read and as put right."""

    read: tuple[Decimal, ...]
    right: tuple[Decimal, ...]
    wrong: bool
    digits: int


def note_of(connection: Connection, row: Found, lang: str) -> str:
    """What a row of the view `checks` that is `revised` comes to with the figures put right."""
    notes = _NOTES[lang]
    if row.kind in _OF_DOCUMENTS:
        return notes["cited"]
    figures = _figures(connection, row)
    if figures is None:
        return notes["open"]
    if any(figure.wrong for figure in figures):
        return notes["wrong"]
    judged = _sum(row, figures) or _share(row, figures) or _pair(row, figures)
    if judged is None:
        return notes["open"]
    holds, equation = judged
    return notes["holds" if holds else "fails"].format(equation=equation)


def _figures(connection: Connection, row: Found) -> list[_Figure] | None:
    """The figures of the relation in its order; None where one of its spans is no figure."""
    s, f, right = t.ledger_span.c, t.figure.c, t.fact_correction.c
    found = connection.execute(
        select(
            s.ordinal,
            *(f.value, f.value_max, f.num, f.den, f.numeral),
            right.wrong,
            *(right.value.label("new"), right.num.label("new_num"), right.den.label("new_den")),
        )
        .select_from(
            t.ledger_span.outerjoin(
                t.figure, and_(f.content == s.content, f.start == s.start, f.end == s.end)
            ).outerjoin(t.fact_correction, and_(right.content == f.content, right.ref == f.ref))
        )
        .where(s.content == row.content, s.ledger == row.ordinal)
        .order_by(s.ordinal)
    ).all()
    figures: list[_Figure] = []
    for one in found:
        read = (one.num, one.den) if one.num is not None else (one.value,)
        new = (one.new_num, one.new_den) if one.num is not None else (one.new,)
        if None in read or one.value_max is not None:
            return None
        put = tuple(n if n is not None else r for n, r in zip(new, read, strict=True))
        decimals = (one.numeral or "").rpartition(",")[2] if "," in (one.numeral or "") else ""
        figures.append(_Figure(read, put, bool(one.wrong), len(decimals)))
    return figures if len({one.ordinal for one in found}) == len(found) else None


def _sum(row: Found, figures: Sequence[_Figure]) -> tuple[bool, str] | None:
    if any(len(figure.read) != 1 for figure in figures) or len(figures) < 3:
        return None
    whole, *parts = figures
    if whole.read[0] != row.stated_value or sum(p.read[0] for p in parts) != row.expected_value:
        return None
    total = sum((part.right[0] for part in parts), Decimal(0))
    terms = " + ".join(number_text(part.right[0]) for part in parts)
    return _equal(f"{terms} = {number_text(total)}", total, whole.right[0])


def _share(row: Found, figures: Sequence[_Figure]) -> tuple[bool, str] | None:
    stated, *sides = figures
    read = [value for side in sides for value in side.read]
    right = [value for side in sides for value in side.right]
    if len(stated.read) != 1 or len(read) != 2 or 0 in (read[1], right[1]):
        return None
    if stated.read[0] != row.stated_value:
        return None
    if _rounded(read[0], read[1], stated.digits) != row.expected_value:
        return None
    value = _rounded(right[0], right[1], stated.digits)
    equation = f"{number_text(right[0])} / {number_text(right[1])} = {number_text(value)}%"
    holds = value == stated.right[0]
    return holds, equation if holds else f"{equation} ≠ {number_text(stated.right[0])}%"


def _pair(row: Found, figures: Sequence[_Figure]) -> tuple[bool, str] | None:
    if row.kind != "conflict" or len(figures) != 2:
        return None
    one, other = figures
    if (one.read, other.read) != ((row.stated_value,), (row.expected_value,)):
        return None
    return _equal(number_text(other.right[0]), other.right[0], one.right[0])


def _equal(equation: str, value: Decimal, stated: Decimal) -> tuple[bool, str]:
    holds = value == stated
    return holds, equation if holds else f"{equation} ≠ {number_text(stated)}"


def _rounded(part: Decimal, whole: Decimal, digits: int) -> Decimal:
    """The percentage, half up, with that many decimals."""
    return (100 * part / whole).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
