"""What a reference (`schemas.references`) that somebody types stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import regex
from sqlalchemy import Connection, Table, select

from pipeline.querying.filters import QueryError
from pipeline.querying.sentences import sentences_in
from schemas import tables as t
from schemas.references import LETTERS, Named

TABLES: Mapping[str, Table] = {
    "finding": t.ledger,
    "figure": t.figure,
    "citation": t.citation,
    "statement": t.statement,
}
NUMBER_RE = regex.compile(r"\d+(?:[.,]\d+)*")
_NAMES: dict[Named, str] = {
    "finding": "sai lệch",
    "contrast": "sai lệch giữa các báo cáo",
    "figure": "số liệu",
    "citation": "viện dẫn",
    "statement": "hạn chế",
}
_REFERENCE_RE = regex.compile(r"[kgsvh][a-z2-7]{3,8}")
_HINTS: dict[Named, str] = {
    "finding": "baocao check",
    "contrast": "baocao check --across",
    "figure": "baocao figures --ids",
    "citation": "baocao cites --mentions",
    "statement": "baocao limitations --ids",
}


@dataclass(frozen=True, slots=True)
class Referred:
    """What a reference stands for: the row, and the words around it.

    `nth` counts the numbers that stand before it in the sentence.
    """

    named: Named
    row: dict[str, Any]
    unit: str | None
    report: str
    path: str
    sentence: str | None
    nth: int

    @property
    def ref(self) -> str:
        """The whole reference."""
        return str(self.row["ref"])


def refer(connection: Connection, word: str, allowed: tuple[Named, ...]) -> Referred:
    """What the word stands for; the beginning of a reference is enough where it is the only one.

    Raises `QueryError` where it stands for nothing, for several things, or for another kind of
    thing than those `allowed`.
    """
    word = word.strip().lower()
    named = next((name for name, letter in LETTERS.items() if word.startswith(letter)), None)
    hint = " hoặc ".join(_HINTS[name] for name in allowed)
    if named is None or _REFERENCE_RE.fullmatch(word) is None:
        raise QueryError(f"“{word}” không phải mã của một {_NAMES[allowed[0]]}. Xem mã: {hint}")
    if named not in allowed:
        of_check = named in ("finding", "contrast")
        command = "baocao check --dismiss" if of_check else "baocao correct"
        raise QueryError(f"{word} là mã của một {_NAMES[named]}; hãy dùng: {command} {word} …")
    found = _contrasts(connection) if named == "contrast" else _rows(connection, named, word)
    rows = {(row["content"], row["ref"]): row for row in found if row["ref"].startswith(word)}
    if not rows:
        raise QueryError(f"Không có {_NAMES[named]} nào mang mã {word}. Xem mã: {hint}")
    if len(rows) > 1:
        full = ", ".join(sorted({ref for _, ref in rows})[:5])
        raise QueryError(f"Mã {word} chưa đủ: có thể là {full}; hãy ghi thêm chữ.")
    return _referred(connection, named, next(iter(rows.values())))


def _rows(connection: Connection, named: Named, word: str) -> list[dict[str, Any]]:
    table = TABLES[named]
    found = connection.execute(
        select(table)
        .where(table.c.ref.like(f"{word}%"))
        .order_by(table.c.ref, table.c.content, table.c.ordinal)
    )
    return [dict(row) for row in found.mappings()]


def _contrasts(connection: Connection) -> Iterable[dict[str, Any]]:
    """The relations between reports as rows like those of the ledger."""
    # Here, because few questions are about them.
    from pipeline.querying.across import found_across, reference_of

    for one in found_across(connection):
        told = one.evidence[0]
        yield {
            "content": told.content,
            "ref": reference_of(one),
            "start": told.start,
            "end": told.end,
            "quote": told.quote,
            "kind": one.rule,
            "rule": one.rule,
            "severity": one.severity,
            "stated": format(one.stated, "f"),
            "expected": format(one.expected, "f"),
            "equation": one.equation,
        }


def refer_said(connection: Connection, word: str, table: Table, thing: str) -> dict[str, Any]:
    """The row of `finding_decision` or `fact_correction` that the word begins the reference of;
    raises `QueryError` where there is none, or several. What it is about may be found no more.
    """
    word = word.strip().lower()
    found = connection.execute(
        select(table).where(table.c.ref.like(f"{word}%")).order_by(table.c.ref)
    ).mappings()
    rows = [dict(row) for row in found] if _REFERENCE_RE.fullmatch(word) else []
    if not rows:
        raise QueryError(f"Chưa ghi gì về {thing} {word}.")
    if len(rows) > 1:
        full = ", ".join(sorted({row["ref"] for row in rows})[:5])
        raise QueryError(f"Mã {word} chưa đủ: có thể là {full}; hãy ghi thêm chữ.")
    return rows[0]


def _referred(connection: Connection, named: Named, row: dict[str, Any]) -> Referred:
    sent = connection.execute(
        select(t.unit.c.name.label("unit"), t.file.c.name, t.file.c.path)
        .select_from(
            t.file.outerjoin(t.report_file, t.report_file.c.file == t.file.c.path)
            .outerjoin(t.report, t.report.c.id == t.report_file.c.report_id)
            .outerjoin(t.unit, t.unit.c.key == t.report.c.unit_key)
        )
        .where(t.file.c.sha256 == row["content"])
        .order_by(t.report.c.version == "superseded", t.report_file.c.role.desc(), t.file.c.path)
    ).first()
    sentence, nth = _sentence(connection, row)
    unit, report, path = (sent.unit, sent.name, sent.path) if sent else (None, "", "")
    return Referred(named, row, unit, report, path, sentence, nth)


def _sentence(connection: Connection, row: dict[str, Any]) -> tuple[str | None, int]:
    """The sentence that the row's place is in, and how many numbers stand before it there."""
    p = t.passage.c
    passage = connection.execute(
        select(p.start, p.text).where(
            p.content == row["content"], p.start <= row["start"], p.end > row["start"]
        )
    ).first()
    if passage is None:
        return None, 0
    at = row["start"] - passage.start
    for start, end, sentence in sentences_in(passage.text):
        if at < end:
            return sentence, len(NUMBER_RE.findall(passage.text[start:at]))
    return None, 0
