"""Which mentions of documents a question is about, beyond the report and the section."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, select

from pipeline.querying.documents import group_of
from pipeline.querying.fact_rows import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters, QueryError
from pipeline.querying.matching import listed
from pipeline.querying.scope import Found
from schemas import tables as t
from schemas import views as v
from schemas.folding import fold
from schemas.registry import documents as registry
from schemas.registry.index import directive_index

Use = Literal["basis", "passing"]

ROLES = {
    "situation": "tình hình",
    "leadership": "lãnh đạo, chỉ đạo",
    "results": "kết quả",
    "assessment": "đánh giá",
    "strengths": "ưu điểm",
    "limitations": "hạn chế",
    "causes": "nguyên nhân",
    "lessons": "bài học",
    "tasks": "nhiệm vụ",
    "proposals": "kiến nghị",
}
"""What sections are about: the code and its Vietnamese name."""


@dataclass(frozen=True, slots=True)
class Selection:
    """All parts must hold; None leaves a part open.

    `type` is a type of documents or its code, `issuer` a part of an issuer's name or its code,
    `role` what the section is about; `use` tells a report's own basis from what it mentions in
    passing; `groups` are the documents (see `group_of`).
    """

    type: str | None = None
    issuer: str | None = None
    role: str | None = None
    use: Use | None = None
    groups: frozenset[str] | None = None


ALL = Selection()


def selected(
    connection: Connection,
    filters: Filters = EVERYTHING,
    selection: Selection = ALL,
    *,
    texts: bool = True,
) -> list[Found]:
    """The mentions meant, by unit, report and place; raises `QueryError` for an unknown name.

    `texts` as in `fact_rows`.
    """
    tests = list(_tests(connection, selection))
    return [
        row
        for row in fact_rows(connection, v.citations, filters, list(_where(selection)), texts=texts)
        if all(holds(row) for holds in tests)
    ]


def _where(selection: Selection) -> Iterable[ColumnElement[bool]]:
    """What the database can sort out by itself; `_tests` say the rest."""
    c = v.citations.c
    if selection.groups is not None:
        named = c.key.in_(selection.groups) | c.id.in_(selection.groups)
        yield named | (c.id.is_(None) & c.key.is_(None))
    if selection.type is not None:
        yield c.type == _type_meant(selection.type)
    if selection.use is not None:
        yield c.basis.is_(selection.use == "basis")


def _tests(connection: Connection, selection: Selection) -> Iterable[Callable[[Found], bool]]:
    if selection.groups is not None:
        groups = selection.groups
        yield lambda row: group_of(row) in groups
    if selection.issuer is not None:
        words = selection.issuer
        yield lambda row: _is_issued_by(row, words)
    if selection.role is not None:
        role = _role_meant(selection.role)
        roles = section_roles(connection)
        yield lambda row: roles.get((row.content, row.section)) == role


def _type_meant(words: str) -> str:
    wanted = fold(words)
    kinds = registry.document_types()
    for kind in kinds:
        if wanted == fold(kind.name):
            return kind.name
    for kind in kinds:
        if wanted in map(fold, kind.codes[:1]):
            return kind.name
    names = [kind.name for kind in kinds if kind.short != "no"]
    raise QueryError(f"Không có loại văn bản “{words}”; ví dụ: {listed(names)}.")


def _role_meant(words: str) -> str:
    wanted = fold(words)
    for role, name in ROLES.items():
        if wanted in (role, fold(name)):
            return role
    near = [role for role, name in ROLES.items() if wanted and wanted in fold(name)]
    if len(near) == 1:
        return near[0]
    raise QueryError(f"Không có loại mục “{words}”; hãy chọn: {', '.join(ROLES.values())}.")


def _is_issued_by(row: Found, words: str) -> bool:
    """By the report's words, by the registry, or by the code in the symbol."""
    wanted = fold(words)
    known = directive_index().by_key.get(row.key or "")
    names = [row.issuer or "", known.issuer if known else ""]
    code = (row.id or "").rpartition("/")[2]
    return any(wanted in fold(name) for name in names) or wanted == fold(code)


def section_roles(connection: Connection) -> Mapping[tuple[str, int | None], str]:
    """(content, ordinal of a heading) → what the section is about, or the one around it."""
    h = t.heading.c
    rows = connection.execute(
        select(h.content, h.ordinal, h.section, h.role).order_by(h.content, h.ordinal)
    )
    roles: dict[tuple[str, int | None], str] = {}
    for row in rows:
        role = row.role or roles.get((row.content, row.section))
        if role is not None:
            roles[(row.content, row.ordinal)] = role
    return roles
