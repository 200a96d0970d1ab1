"""What every unit wrote under each heading of an outline, and who left one empty."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from pipeline.exporting import Cell, Column, Listing
from pipeline.normalising.characters import normalise_characters
from pipeline.outlining import Outline, Section, draft, sections_of
from pipeline.querying.fact_rows import OF_REPORT
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Scope, resolve
from pipeline.querying.sentences import place
from pipeline.querying.status import reporting_units
from pipeline.querying.texts import Part, parts_of, text_of
from pipeline.segmenting import segment
from pipeline.storing.passages import section_path
from schemas.document import CleanDocument

STATES = {"no_heading": "không có mục", "no_text": "có đề mục nhưng để trống"}


@dataclass(frozen=True, slots=True)
class Compilation:
    """`sections`: what was written, by heading, unit and place; `missing`: who wrote nothing under
    a heading; `beside`: a row for a heading and a column for a unit. `unplaced` counts sections
    that no heading of the outline took."""

    outline: Outline
    sections: Listing
    missing: Listing
    beside: Listing
    unplaced: int


@dataclass(frozen=True, slots=True)
class _Written:
    part: Part
    section: Section
    place: str | None


def compare_sections(
    connection: Connection, outline: Outline, filters: Filters = EVERYTHING
) -> Compilation:
    """What the units wrote, compiled by the outline."""
    scope = resolve(connection, filters)
    units = reporting_units(connection, filters)
    written: list[_Written] = []
    unplaced = 0
    for part, document in _documents(connection, filters):
        found = sections_of(document, outline)
        unplaced += _unplaced(document, found)
        written += [
            _Written(part, section, _place(document, section.heading))
            for section in found
            if _is_meant(scope, part, section)
        ]
    return Compilation(
        outline,
        _sections(outline, written, list(units)),
        _missing(outline, written, units),
        _beside(outline, written, units),
        unplaced,
    )


def draft_outline(connection: Connection, filters: Filters = EVERYTHING) -> Outline:
    """A first outline, of the headings that most of the units' reports share."""
    # An appendix has an outline of its own.
    mains = [
        (part.owner, document)
        for part, document in _documents(connection, filters)
        if part.file == part.report
    ]
    return draft([document.headings for _, document in mains], [owner for owner, _ in mains])


def _documents(connection: Connection, filters: Filters) -> Iterator[tuple[Part, CleanDocument]]:
    for part in parts_of(connection, filters):
        text = text_of(connection, part.content)
        yield part, segment(text, normalise_characters(text))


def _is_meant(scope: Scope, part: Part, section: Section) -> bool:
    return scope.sections is None or (part.content, section.heading) in scope.sections


def _unplaced(document: CleanDocument, found: list[Section]) -> int:
    """Outermost sections of the report of which nothing was taken."""
    taken = set()
    for section in found:
        index: int | None = section.heading
        while index is not None:
            taken.add(index)
            index = document.headings[index].parent
    return sum(
        heading.parent is None and index not in taken
        for index, heading in enumerate(document.headings)
    )


def _place(document: CleanDocument, heading: int) -> str | None:
    path = section_path(document.headings, heading)
    return place(path, document.headings[heading].title)


def _sections(outline: Outline, written: list[_Written], units: list[str]) -> Listing:
    columns = (
        Column("number", "Số mục"),
        Column("item", "Mục đề cương"),
        *OF_REPORT,
        Column("date", "Ngày báo cáo"),
        Column("section", "Mục của báo cáo", wide=True),
        Column("text", "Nội dung", wide=True),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    rank = {unit: index for index, unit in enumerate(units)}
    order = sorted(
        (one for one in written if one.section.text),
        key=lambda one: (one.section.item, rank.get(one.part.owner, len(rank))),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            outline.items[one.section.item].number,
            outline.items[one.section.item].title,
            one.part.unit,
            one.part.file,
            one.part.report_date,
            one.place,
            one.section.text,
            one.section.start,
            one.section.end,
            one.part.report_id,
        )
        for one in order
    ]
    return Listing("Tổng hợp theo đề cương", columns, tuple(rows), "sections")


def _missing(outline: Outline, written: list[_Written], units: dict[str, str]) -> Listing:
    said: set[tuple[int, str]] = set()
    headed: set[tuple[int, str]] = set()
    for one in written:
        index: int | None = one.section.item
        while index is not None:  # what is said under a deeper heading is said under this one too
            headed.add((index, one.part.owner))
            if one.section.text:
                said.add((index, one.part.owner))
            index = outline.items[index].parent
    columns = (
        Column("number", "Số mục"),
        Column("item", "Mục đề cương"),
        Column("unit", "Đơn vị", unknown="(chưa rõ)"),
        Column("state", "Tình trạng", words=STATES),
    )
    rows: list[tuple[Cell, ...]] = [
        (item.number, item.title, name, "no_text" if (index, unit) in headed else "no_heading")
        for index, item in enumerate(outline.items)
        for unit, name in units.items()
        if (index, unit) not in said
    ]
    return Listing("Mục để trống", columns, tuple(rows), "missing")


def _beside(outline: Outline, written: list[_Written], units: dict[str, str]) -> Listing:
    texts: dict[tuple[int, str], list[str]] = {}
    for one in written:
        if one.section.text:
            source = " · ".join(filter(None, (one.part.file, one.place)))
            cell = f"{one.section.text}\n[{source}]"
            texts.setdefault((one.section.item, one.part.owner), []).append(cell)
    columns = (
        Column("number", "Số mục"),
        Column("item", "Mục đề cương"),
        *(Column(key, name, wide=True) for key, name in units.items()),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            item.number,
            item.title,
            *("\n\n".join(texts.get((index, unit), [])) or None for unit in units),
        )
        for index, item in enumerate(outline.items)
    ]
    return Listing("Đặt cạnh nhau", columns, tuple(rows), "beside")
