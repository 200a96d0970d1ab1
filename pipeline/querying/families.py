"""The documents that carry out another one, and those that carry out these.

Kế hoạch số 17-KH/TU "thực hiện Chỉ thị số 38-CT/TW" belongs to the family of 38-CT/TW. The family
is what the registry knows together with what any report of the store states.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.directives import Choice
from pipeline.querying.documents import cited_documents, registered_documents
from pipeline.querying.fact_rows import OF_PLACE, OF_REPORT, fact_rows, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.sentences import place
from schemas import views as v
from schemas.registry import documents as registry

RELATIONS = {
    "replaces": "thay thế",
    "amends": "sửa đổi, bổ sung",
    "repeals": "bãi bỏ",
    "implements": "thực hiện",
}


def with_family(connection: Connection, choice: Choice) -> Choice:
    """The documents chosen and all that implement them, in a stable order."""
    documents = {**registered_documents(), **cited_documents(connection)}
    children = _implementing(connection)
    found = list(choice.groups)
    for group in found:
        found += sorted(children.get(group, set()) - set(found))
    rest = [documents[group] for group in found if group in documents]
    chosen = (*choice.documents, *(d for d in rest if d.group not in choice.groups))
    return replace(choice, documents=chosen)


def _implementing(connection: Connection) -> Mapping[str, set[str]]:
    """Group of a document → groups of those that carry it out."""
    children: dict[str, set[str]] = {}
    for item in registry.directives():
        for key in item.implements:
            children.setdefault(key, set()).add(item.key)
    r = v.relations.c
    rows = connection.execute(
        select(r.subject_id, r.subject_key, r.object_id, r.object_key)
        .where(r.kind == "implements")
        .distinct()
    )
    for row in rows:
        parent, child = row.object_key or row.object_id, row.subject_key or row.subject_id
        if parent and child and parent != child:
            children.setdefault(parent, set()).add(child)
    return children


def relations(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """What one document does to another, each with the report that states it."""
    columns = (
        *OF_REPORT,
        Column("subject", "Văn bản"),
        Column("relation", "Quan hệ", words=RELATIONS),
        Column("object", "Với văn bản"),
        Column("section", "Mục", wide=True),
        Column("sentence", "Câu", wide=True),
        Column("subject_key", "Khóa", technical=True),
        Column("object_key", "Khóa kia", technical=True),
        *OF_PLACE,
    )
    rows: list[tuple[Cell, ...]] = [
        (
            row.unit,
            row.file,
            _name(row.subject_type, row.subject_id),
            row.kind,
            _name(row.object_type, row.object_id),
            place(row.section_path, row.section_title),
            sentence_of(row),
            row.subject_key,
            row.object_key,
            row.start,
            row.end,
            row.rule,
            row.report_id,
        )
        for row in fact_rows(connection, v.relations, filters)
    ]
    return Listing("Quan hệ giữa các văn bản", columns, tuple(rows), "relations")


def _name(type_: str | None, id_: str | None) -> str:
    return f"{type_ or ''} {id_ or ''}".strip()
