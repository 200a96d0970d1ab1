"""What a person says of a fact, as the columns of `fact_correction`; nonsense is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, get_args

import regex
from sqlalchemy import Connection

from extractors.figures.time_values import year_of
from extractors.numerals import NUMERAL, numeral_value
from pipeline.querying.directives import choose_directive
from pipeline.querying.fact_words import FIGURE_KINDS, STATEMENT_ROLES
from pipeline.querying.filters import QueryError
from pipeline.querying.references import Referred
from schemas.columns import canonical
from schemas.facts import FigureKind, StatementRole
from schemas.folding import fold
from schemas.references import value_read
from schemas.registry import indicators as registry

NOTHING = "-"
"""What people type for "nothing": no indicator, no time."""

_PERCENT_RE = regex.compile(rf"({NUMERAL}) ?%?")
_COUNT_RE = regex.compile(rf"({NUMERAL})(?: ?[-–] ?({NUMERAL}))?")
_DAY = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_TIME_RE = regex.compile(rf"{_DAY}(?:/{_DAY})?")
"""A year, month or day as `figures` writes them, or two of them with a stroke between."""
_RATIO_RE = regex.compile(rf"({NUMERAL}) ?/ ?({NUMERAL})")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a fact, as typed; None leaves a part as it was read."""

    value: str | None = None
    counted: str | None = None
    kind: str | None = None
    indicator: str | None = None
    as_of: str | None = None
    document: str | None = None
    role: str | None = None
    wrong: bool = False

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the parts that are said."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) not in (None, False))


COLUMNS = (
    *("value", "value_max", "num", "den", "counted", "figure_kind", "indicator", "as_of", "year"),
    *("type", "id", "key", "role"),
)
"""The columns of `fact_correction` that hold what is right."""

_ALLOWED = {
    "count": ("value", "counted", "kind", "indicator", "as_of"),
    "amount": ("value", "counted", "indicator", "as_of"),
    "percentage": ("value", "as_of"),
    "ratio": ("value", "counted", "as_of"),
    "citation": ("document",),
    "statement": ("role",),
}
OPTIONS = {
    "value": "--value",
    "counted": "--counted",
    "kind": "--kind",
    "indicator": "--indicator",
    "as_of": "--as-of",
    "document": "--document",
    "role": "--role",
    "wrong": "--wrong",
}
_SAMPLES = {"count": "8.201 hoặc 5-7", "amount": "8.201,5", "percentage": "81,3"}
_NAMES = {
    "count": "một số lượng",
    "amount": "một số tiền hay số đo",
    "percentage": "một tỷ lệ",
    "ratio": "một tỷ số",
    "citation": "một viện dẫn",
    "statement": "một hạn chế",
}


def correction(
    connection: Connection, fact: Referred, said: Said, before: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The columns `fact`, `kind`, `read`, `wrong` and `COLUMNS`: what is said now over what was
    said `before` (a row of `fact_correction`). Raises `QueryError`.
    """
    kind, read = value_read(fact.named, fact.row)
    about = fact.named if fact.named in _ALLOWED else kind
    allowed = _ALLOWED[about]
    odd = [name for name in said.given if name not in (*allowed, "wrong")]
    if odd:
        may = ", ".join(OPTIONS[name] for name in (*allowed, "wrong"))
        raise QueryError(f"{fact.ref} là {_NAMES[about]}; chỉ sửa được bằng {may}.")
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    if before is not None and not said.wrong:
        row |= {name: before[name] for name in COLUMNS}
    for name in said.given:
        if name != "wrong":
            row |= _columns(connection, kind, name, getattr(said, name))
    if not said.wrong and _as_read(fact.row, row):
        raise QueryError(f"{fact.ref} vốn được đọc đúng như vậy; không có gì để sửa.")
    return {"fact": fact.named, "kind": kind, "read": read, "wrong": said.wrong, **row}


def _columns(connection: Connection, kind: str, name: str, text: str) -> dict[str, Any]:
    text = " ".join(text.split())
    if name == "value":
        return _values(kind, text)
    if name == "kind":
        return {"figure_kind": _code(text, FIGURE_KINDS, get_args(FigureKind), "nhóm")}
    if name == "role":
        return {"role": _code(text, STATEMENT_ROLES, get_args(StatementRole), "loại")}
    if name == "indicator":
        return {"indicator": "" if text == NOTHING else _indicator(text)}
    if name == "document":
        return _document(connection, text)
    if name == "as_of":
        return _time(text)
    return {name: "" if text == NOTHING else text}


def _time(text: str) -> dict[str, Any]:
    if text == NOTHING:
        return {"as_of": "", "year": None}
    first, _, last = text.partition("/")
    if not _TIME_RE.fullmatch(text) or not all(map(_is_real, filter(None, (first, last)))):
        raise QueryError(
            f"“{text}” không phải thời điểm; hãy viết như 2024, 2024-06, 2024-06-30 hoặc 2021/2024."
        )
    if last and last < first:
        raise QueryError(f"“{text}” kết thúc trước khi bắt đầu; hãy viết như 2021/2024.")
    return {"as_of": text, "year": year_of(text)}


def _is_real(time: str) -> bool:
    """Whether the calendar has the day; a year or a month, it has."""
    try:
        return len(time) < 10 or date.fromisoformat(time) is not None
    except ValueError:
        return False


_OTHER_TYPES = ((_RATIO_RE, "ratio"), (regex.compile(rf"{NUMERAL} ?%"), "percentage"))


def _values(kind: str, text: str) -> dict[str, Any]:
    if kind == "ratio":
        match = _RATIO_RE.fullmatch(text)
        sides = [_number(side) for side in match.groups()] if match else []
        if not sides or any(side != side.to_integral_value() for side in sides):
            raise QueryError(f"“{text}” không phải tỷ số; hãy viết như 165/174.")
        return {"num": sides[0], "den": sides[1]}
    pattern = _PERCENT_RE if kind == "percentage" else _COUNT_RE
    match = pattern.fullmatch(text)
    if match is None:
        other = next((name for shape, name in _OTHER_TYPES if shape.fullmatch(text)), None)
        if other is not None:
            raise QueryError(
                f"“{text}” là {_NAMES[other]}, còn đây là {_NAMES[kind]}: hãy ghi một số như "
                f"{_SAMPLES[kind]}; nếu đọc nhầm cả loại thì bỏ đi: --wrong"
            )
        raise QueryError(f"“{text}” không phải số; hãy viết như {_SAMPLES[kind]}.")
    lower, upper = _number(match[1]), None
    if kind in ("count", "amount") and match[2]:
        upper = _number(match[2])
        if upper <= lower:
            raise QueryError(f"“{text}” không phải khoảng; số sau phải lớn hơn số trước.")
    return {"value": lower, "value_max": upper}


def _number(text: str) -> Decimal:
    number = canonical(numeral_value(text))
    if number is None:
        raise QueryError(f"“{text[:20]}…” là số quá lớn.")
    return number


def _code(text: str, names: Mapping[str, str], codes: tuple[str, ...], what: str) -> str:
    wanted = fold(text)
    for code in codes:
        if wanted in (code, fold(names[code])):
            return code
    listed = ", ".join(f"{code} ({names[code]})" for code in codes)
    raise QueryError(f"Không có {what} “{text}”; hãy chọn: {listed}.")


def _indicator(text: str) -> str:
    known = [item.key for item in registry.indicators()]
    if text in known:
        return text
    close = get_close_matches(text, known, n=3)
    near = f" Gần giống: {', '.join(close)}." if close else f" Ví dụ: {', '.join(known[:3])}."
    raise QueryError(f"Không có chỉ tiêu “{text}”.{near} Không thuộc chỉ tiêu nào: --indicator -")


def _document(connection: Connection, text: str) -> dict[str, Any]:
    documents = choose_directive(connection, text).documents
    keys = [document.key for document in documents]
    if len(documents) != 1 or keys[0] is None:
        listed = "; ".join(filter(None, keys)) or "không rõ văn bản nào"
        raise QueryError(f"“{text}” chưa chỉ rõ một văn bản ({listed}); hãy ghi cả khóa.")
    return {"type": documents[0].type, "id": documents[0].id, "key": keys[0]}


_READ_AS = {"counted": "unit", "figure_kind": "kind", "as_of": "time"}


def _as_read(fact: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether everything that is said is what was read."""
    given = {name: value for name, value in row.items() if value is not None and name != "year"}
    if "value" in given and row["value_max"] is None and fact["value_max"] is not None:
        return False
    return all((fact[_READ_AS.get(name, name)] or "") == value for name, value in given.items())
