"""The short name of a fact or a finding: what people type to speak about it.

A reference is made from what the fact is (text, kind, place, value as read), never from a row of
the database, so that the same fact of the same text has the same reference in every store and
after every new analysis. Its letter tells what it names.
"""

import base64
import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from schemas.columns import canonical

Named = Literal["finding", "contrast", "figure", "citation", "statement"]
LETTERS: dict[Named, str] = {
    "finding": "k",
    "contrast": "g",
    "figure": "s",
    "citation": "v",
    "statement": "h",
}
"""kiểm tra, giữa các báo cáo, số liệu, văn bản, hạn chế. The letter keeps spreadsheets from reading
a number."""

_BYTES = 5
"""Forty bits: two facts of one store in a million share a reference by chance."""


def finding_reference(
    content: str, kind: str, start: int, end: int, stated: str, expected: str
) -> str:
    """Of one row of the ledger: `content` is the text's SHA-256, the place that of the challenged
    figure in code points, the values as the ledger keeps them."""
    return _reference("finding", content, kind, start, end, stated, expected)


def contrast_reference(
    content: str, rule: str, start: int, end: int, stated: Decimal, expected: Decimal
) -> str:
    """Of one relation between reports: the text and the place are the challenged count's."""
    values = (_plain(stated), _plain(expected))
    return _reference("contrast", content, rule, start, end, *values)


def fact_reference(
    table: Literal["figure", "citation", "statement"], content: str, row: Mapping[str, Any]
) -> str:
    """Of one row of the table of that name, by what `value_read` says of it."""
    kind, value = value_read(table, row)
    return _reference(table, content, kind, row["start"], row["end"], value)


def value_read(table: str, row: Mapping[str, Any]) -> tuple[str, str]:
    """(kind, value as read) of a row: what a correction of it is kept by."""
    if table == "citation":
        return "citation", row["id"] or ""
    if table == "statement":
        return "statement", row["role"]
    if row["type"] == "ratio":
        return "ratio", f"{_plain(row['num'])}/{_plain(row['den'])}"
    upper = row["value_max"]
    return row["type"], _plain(row["value"]) + (f"-{_plain(upper)}" if upper is not None else "")


def _plain(value: Decimal | None) -> str:
    """The digits as the store keeps them, "81.3"; nothing for what it cannot keep."""
    number = None if value is None else canonical(value)
    return "" if number is None else format(number, "f")


def _reference(named: Named, *parts: object) -> str:
    data = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(data, digest_size=_BYTES).digest()
    return LETTERS[named] + base64.b32encode(digest).decode().lower()
