"""Filters resolved against a store: conditions on the views, and the sections meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

import regex
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from pipeline.querying.filters import Filters, QueryError
from pipeline.querying.matching import Named, choose, listed
from pipeline.querying.naming import known_names
from schemas import tables as t
from schemas import views as v
from schemas.folding import fold

Found = Any
"""A row of a view; its columns are attributes, which SQLAlchemy cannot type."""

Places = frozenset[tuple[str, int]]
"""(content, ordinal of a heading)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is about. `sections` is None where every place counts."""

    filters: Filters
    unit_keys: tuple[str, ...] | None
    report_id: str | None
    round: str | None
    sections: Places | None

    def on(self, view: Table) -> list[ColumnElement[bool]]:
        """The conditions on a view that has the columns of a report."""
        where: list[ColumnElement[bool]] = []
        if self.unit_keys is not None:
            where.append(view.c.unit_key.in_(self.unit_keys))
        if self.report_id is not None:
            where.append(view.c.report_id == self.report_id)
        if self.round is not None:
            where.append(view.c.round == self.round)
        if self.filters.since is not None or self.filters.until is not None:
            where.append(view.c.report_id.in_(self._dated()))
        return where

    def holds(self, row: Found) -> bool:
        """Whether the row (with `content` and `section`) stands in a section that is meant."""
        return self.sections is None or (row.content, row.section) in self.sections

    def _dated(self) -> Select[Any]:
        """Reports of the time; one that bears no date counts by the day on which it came."""
        dated, came = v.reports.c.report_date, v.reports.c.received_at
        own: list[ColumnElement[bool]] = [dated.is_not(None)]
        received: list[ColumnElement[bool]] = [dated.is_(None)]
        if self.filters.since is not None:
            own.append(dated >= self.filters.since)
            received.append(came >= datetime.combine(self.filters.since, time(), UTC))
        if self.filters.until is not None:
            following = self.filters.until + timedelta(days=1)
            own.append(dated <= self.filters.until)
            received.append(came < datetime.combine(following, time(), UTC))
        return select(v.reports.c.report_id).where(or_(and_(*own), and_(*received)))


def resolve(connection: Connection, filters: Filters) -> Scope:
    """The scope that the filters mean; raises `QueryError` for a name that fits nothing or many."""
    unit_keys = _any_unit(connection, filters.units) if filters.units else None
    report_id = find_report(connection, filters.report) if filters.report is not None else None
    round_name = _round(connection, filters.round) if filters.round is not None else None
    sections = _sections(connection, filters.section) if filters.section is not None else None
    return Scope(filters, unit_keys, report_id, round_name, sections)


def find_report(connection: Connection, words: str) -> str:
    """The id of the one report that the words name: id, file name, path, number or title."""
    columns = v.reports.c
    rows = connection.execute(
        select(
            columns.report_id,
            columns.report,
            columns.path,
            columns.number,
            columns.title,
            columns.unit,
            columns.version,
        ).order_by(columns.unit_sort, columns.report, columns.report_id)
    ).all()
    if not rows:
        raise QueryError("Chưa có báo cáo nào; hãy nạp báo cáo bằng: baocao ingest THƯ_MỤC")
    files: dict[str, list[str]] = {}
    for file in connection.execute(
        select(t.report_file.c.report_id, t.file.c.name)
        .select_from(t.report_file.join(t.file, t.file.c.path == t.report_file.c.file))
        .where(t.report_file.c.role != "main")
    ):
        files.setdefault(file.report_id, []).append(file.name)
    names = [
        Named(
            row.report_id,
            row.report,
            tuple(
                name
                for name in (
                    *files.get(row.report_id, ()),
                    row.report.rsplit(".", 1)[0],
                    row.path,
                    row.number,
                    row.title,
                    row.unit,
                )
                if name
            ),
        )
        for row in rows
    ]
    return choose(words, names, "báo cáo", "baocao status").key


def _any_unit(connection: Connection, names: Sequence[str]) -> tuple[str, ...]:
    keys = (key for words in names for key in unit_keys(connection, words))
    return tuple(dict.fromkeys(keys))


def unit_keys(connection: Connection, words: str) -> tuple[str, ...]:
    """The unit meant; one that has no report of its own stands for those under it."""
    rows = connection.execute(
        select(t.unit.c.key, t.unit.c.parent).order_by(t.unit.c.sort_key)
    ).all()
    if not rows:
        raise QueryError("Chưa có đơn vị nào; hãy nạp báo cáo bằng: baocao ingest THƯ_MỤC")
    chosen = choose(words, known_names(connection), "đơn vị", "baocao units").key
    reporting = connection.execute(
        select(func.count()).select_from(t.report).where(t.report.c.unit_key == chosen)
    ).scalar()
    children: dict[str, list[str]] = {}
    for row in rows:
        if row.parent is not None:
            children.setdefault(row.parent, []).append(row.key)
    if reporting or chosen not in children:
        return (chosen,)
    below, waiting = [chosen], [chosen]
    while waiting:
        for key in children.get(waiting.pop(), ()):
            if key not in below:
                below.append(key)
                waiting.append(key)
    return tuple(below)


def _round(connection: Connection, words: str) -> str:
    rows = connection.execute(select(t.round_.c.name, t.round_.c.asked).order_by(t.round_.c.name))
    names = [Named(row.name, row.name, (row.asked,) if row.asked else ()) for row in rows]
    return choose(words, names, "đợt báo cáo", "baocao status").key


_LABEL = regex.compile(r"(?i)[ivxlc]+(?:\.?\d+)*|\d+(?:\.\d+)*|[a-zđ]")


def _sections(connection: Connection, words: str) -> Places:
    """The headings that the words mean (a label or a part of a title), and all that stand under."""
    h = t.heading.c
    rows = connection.execute(
        select(h.content, h.ordinal, h.section, h.section_path, h.title).order_by(
            h.content, h.ordinal
        )
    ).all()
    label, loose = _label(words), fold(words)
    by_label = _LABEL.fullmatch(words.strip().rstrip(".-)/")) is not None or ">" in words
    meant: set[tuple[str, int]] = set()
    for row in rows:
        parent_meant = row.section is not None and (row.content, row.section) in meant
        path = [_label(part) for part in (row.section_path or "").split(" > ")]
        labelled = by_label and (
            label == ".".join(path) or label == path[-1] or label == _joined(path)
        )
        titled = not by_label and bool(loose) and loose in fold(row.title)
        if parent_meant or labelled or titled:
            meant.add((row.content, row.ordinal))
    if not meant:
        titles = list(dict.fromkeys(row.title for row in rows if row.title))
        examples = f" Ví dụ: {listed(titles)}." if titles else ""
        raise QueryError(f"Không có mục nào khớp “{words}”.{examples}")
    return frozenset(meant)


def _label(words: str) -> str:
    parts = [part.strip().strip(".-)/ ").lower() for part in words.split(">")]
    return ".".join(part for part in parts if part)


def _joined(path: list[str]) -> str:
    """ "II. > 2. > 2.1." is also "ii.2.1": a dotted label repeats those above it."""
    out: list[str] = []
    for part in path:
        if out and part.startswith(out[-1] + "."):
            out[-1] = part
        else:
            out.append(part)
    return ".".join(out)
