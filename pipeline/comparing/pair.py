"""Two units beside each other: one summary of everything that their reports say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from sqlalchemy import ColumnElement, Connection, Table

from pipeline.comparing.copies import Copies, compare_copies
from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.documents import cited_documents, group_of
from pipeline.querying.fact_rows import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters, QueryError
from pipeline.querying.findings import findings
from pipeline.querying.indicators import (
    Quantity,
    levels,
    quantity_key,
    quantity_name,
    quantity_of,
)
from pipeline.querying.naming import choose_unit
from pipeline.querying.scope import Found, unit_keys
from pipeline.querying.sentences import place
from pipeline.querying.texts import Part, parts_of
from pipeline.wording import date_text, number_text
from schemas import views as v
from schemas.registry.statements import topic_names

PARTS = {
    "reports": "Báo cáo",
    "citations": "Viện dẫn",
    "figures": "Số liệu",
    "limitations": "Hạn chế",
    "findings": "Sai lệch",
    "copies": "Đoạn trùng nhau",
}
WHO = {"both": "cả hai", "first": "chỉ đơn vị đầu", "second": "chỉ đơn vị sau"}

_TEXTS = {
    "vi": {
        "times": "{} lần",
        "words": "{} từ",
        "no_period": "(chưa rõ kỳ)",
        "no_topic": "(chưa phân loại)",
        "error": "sai",
        "suspect": "nghi ngờ",
        "rounding": "làm tròn",
    },
    "en": {
        "times": "mentions: {}",
        "words": "words: {}",
        "no_period": "(no period)",
        "no_topic": "(no topic)",
    },
}
"""What is neither a column's title nor the reports' own words, by language."""

Side = tuple[str, tuple[str, ...]]
"""A unit's name, and its key (with those below it, where it has sent nothing itself)."""
_Row = tuple[str, str, str, Cell, Cell]
"""Part, subject, who says something of it, and what each of the units says."""


@dataclass(frozen=True, slots=True)
class UnitPair:
    """`summary` has a row for each thing of which one of the two units says something; `copies`
    the passages that they share, with their places."""

    first: str
    second: str
    summary: Listing
    copies: Copies


def compare_units(
    connection: Connection,
    first: str,
    second: str,
    filters: Filters = EVERYTHING,
    *,
    lang: str = "vi",
) -> UnitPair:
    """The two units that the words name, beside each other. `filters.unit` counts for nothing;
    `lang` ("vi", "en") is that of what the program itself says in the cells.

    Raises `QueryError` where a name fits no unit or several, or both name the same one.
    """
    sides = tuple(_side(connection, words) for words in (first, second))
    (one, one_keys), (other, other_keys) = sides
    if set(one_keys) & set(other_keys):
        raise QueryError(f"“{first}” và “{second}” cùng chỉ {one}; hãy ghi hai đơn vị khác nhau.")
    chosen = (replace(filters, unit=first), replace(filters, unit=second))
    between = frozenset(one_keys), frozenset(other_keys)
    shared = compare_copies(connection, replace(filters, unit=None), between=between)
    rows = [
        *_reports(connection, chosen, lang),
        *_citations(connection, chosen, lang),
        *_figures(connection, chosen, lang),
        *_limitations(connection, chosen, lang),
        *_findings(connection, chosen, lang),
        *_copies(shared, lang),
    ]
    columns = (
        Column("part", "Phần", words=PARTS),
        Column("subject", "Nội dung"),
        Column("who", "Đơn vị nào", words=WHO),
        Column("first", one, wide=True),
        Column("second", other, wide=True),
    )
    summary = Listing(
        "Hai đơn vị",
        columns,
        tuple(rows),
        "summary",
    )
    return UnitPair(one, other, summary, shared)


def _side(connection: Connection, words: str) -> Side:
    return choose_unit(connection, words).name, unit_keys(connection, words)


def _beside(
    part: str,
    sides: Iterable[dict[str, list[str]]],
    name: Callable[[str], str],
    *,
    apart: bool = False,
) -> list[_Row]:
    """The subjects of which both say something first, then those of one of them: a row for each,
    or (`apart`) one for each thing said."""
    first, second = sides
    rows: list[_Row] = []
    for who, subjects in (
        ("both", [s for s in first if s in second]),
        ("first", [s for s in first if s not in second]),
        ("second", [s for s in second if s not in first]),
    ):
        for subject in subjects:
            said = _distinct(first.get(subject)), _distinct(second.get(subject))
            if apart:
                rows += [(part, name(subject), who, a, b) for a, b in zip_longest(*said)]
            else:
                rows.append((part, name(subject), who, said[0] or None, said[1] or None))
    return rows


def _distinct(texts: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts or ()))


def _reports(connection: Connection, chosen: tuple[Filters, Filters], lang: str) -> list[_Row]:
    def said(filters: Filters) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for part in parts_of(connection, filters):
            found.setdefault(_period(part, lang), []).append(part.file)
        return found

    return _beside("reports", map(said, chosen), str)


def _period(part: Part, lang: str) -> str:
    days = [date_text(day, lang) for day in part.period if day is not None]
    if days:
        return " – ".join(days)
    day = part.report_date
    return date_text(day, lang) if day is not None else _TEXTS[lang]["no_period"]


def _facts(
    connection: Connection,
    view: Table,
    chosen: tuple[Filters, Filters],
    subject: Callable[[Found], Iterable[str]],
    said: Callable[[Found], str],
    where: Sequence[ColumnElement[bool]] = (),
) -> list[dict[str, list[str]]]:
    out: list[dict[str, list[str]]] = []
    for filters in chosen:
        found: dict[str, list[str]] = {}
        for row in fact_rows(connection, view, filters, where, texts=False):
            for name in subject(row):
                found.setdefault(name, []).append(said(row))
        out.append(found)
    return out


def _citations(connection: Connection, chosen: tuple[Filters, Filters], lang: str) -> list[_Row]:
    documents = cited_documents(connection)
    sides = _facts(
        connection,
        v.citations,
        chosen,
        lambda row: (group_of(row),),
        lambda row: f"{row.report_id}/{row.ordinal}",
    )
    times = _TEXTS[lang]["times"]
    counted = [
        {group: [times.format(len(mentions))] for group, mentions in side.items()} for side in sides
    ]
    return _beside("citations", counted, lambda group: documents[group].full_name)


def _figures(connection: Connection, chosen: tuple[Filters, Filters], lang: str) -> list[_Row]:
    """How much each unit has of the registry's indicators, each with the time that it holds for;
    levels of a ranking and their like one by one."""
    keys: dict[str, Quantity] = {}

    def subject(row: Found) -> tuple[str, ...]:
        if row.value is None:
            return ()
        quantity = quantity_of(row)
        keys[quantity_key(quantity)] = quantity
        return (quantity_key(quantity),)

    def said(row: Found) -> str:
        number = row.numeral or number_text(row.value, lang)
        return f"{number} ({row.time or row.report})"

    sides = _facts(
        connection,
        v.figures,
        chosen,
        subject,
        said,
        levels(),
    )
    return _beside("figures", sides, lambda key: quantity_name(keys[key]) if lang == "vi" else key)


def _limitations(connection: Connection, chosen: tuple[Filters, Filters], lang: str) -> list[_Row]:
    unknown = _TEXTS[lang]["no_topic"]
    sides = _facts(
        connection,
        v.limitations,
        chosen,
        lambda row: (row.topics or (unknown,)) if row.kind == "limitation" else (),
        lambda row: f"{' '.join(row.quote.split())} [{_source(row)}]",
    )
    names = topic_names() if lang == "vi" else {}
    return _beside("limitations", sides, lambda key: names.get(key, key), apart=True)


def _source(row: Found) -> str:
    return ", ".join(filter(None, (row.file, place(row.section_path, row.section_title))))


def _findings(connection: Connection, chosen: tuple[Filters, Filters], lang: str) -> list[_Row]:
    def said(filters: Filters) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in findings(connection, filters, lang=lang).records():
            source = ", ".join(str(row[key]) for key in ("report", "section") if row[key])
            found.setdefault(str(row["severity"]), []).append(f"{row['message']} [{source}]")
        return found

    return _beside(
        "findings", map(said, chosen), lambda key: _TEXTS[lang].get(key, key), apart=True
    )


def _copies(shared: Copies, lang: str) -> list[_Row]:
    rows: list[_Row] = []
    for record in shared.passages.records():
        cells = [
            f"“{' '.join(str(record[f'{side}quote']).split())}” "
            f"[{record[f'{side}report']}, {record[f'{side}section'] or '–'}]"
            for side in ("", "other_")
        ]
        rows.append(
            ("copies", _TEXTS[lang]["words"].format(record["words"]), "both", cells[0], cells[1])
        )
    return rows
