"""Which passages two reports share word for word or nearly, and how much of each report that is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Connection

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.fact_rows import OF_REPORT
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.scope import Scope, resolve
from pipeline.querying.sentences import place
from pipeline.querying.texts import Part, parts_of, text_of, texts_of
from pipeline.reuse import MIN_WORDS, Pair, Passage, Worded, detect, registered_titles, worded
from pipeline.storing.passages import section_path
from schemas.document import Range
from schemas.folding import fold_tone

Between = tuple[frozenset[str], frozenset[str]]
"""Keys of one unit and of another."""

HOW = {"verbatim": "nguyên văn", "nearly": "gần nguyên văn"}


@dataclass(frozen=True, slots=True)
class Copies:
    """The passages with both places, and the share of each report that is in any of them.

    `reports` and `units` are how many were compared.
    """

    passages: Listing
    shares: Listing
    reports: int
    units: int


@dataclass(frozen=True, slots=True)
class _Place:
    """One side of a passage."""

    part: Part
    words: Range
    span: Range
    pieces: tuple[Range, ...]
    quote: str
    said: str
    section: str | None
    heading: int | None


def compare_copies(
    connection: Connection,
    filters: Filters = EVERYTHING,
    *,
    same_unit: bool = False,
    min_words: int = MIN_WORDS,
    between: Between | None = None,
) -> Copies:
    """The passages that reports of different units share, or (`same_unit`) those that one unit
    repeats in another report. `between` narrows them to those of one unit and another, in this
    order.

    Time and round narrow both reports of a pair; unit, report and section one of them, the other
    may be any. What is boilerplate is learnt from all reports that count.
    """
    everything = parts_of(connection)
    within = _ids(
        connection, Filters(round=filters.round, since=filters.since, until=filters.until)
    )
    meant = _ids(connection, Filters(unit=filters.unit, report=filters.report))
    scope = resolve(connection, Filters(section=filters.section))
    found = detect(
        texts_of(connection, everything),
        [part.owner for part in everything],
        may=_comparable(everything, within, meant, between, same_unit=same_unit),
        titles=registered_titles(),
        min_words=min_words,
    )
    pairs = list(_placed(connection, everything, found.pairs, scope, between))
    sizes: dict[str, int] = {}
    for part, words in zip(everything, found.words, strict=True):
        sizes[part.report_id] = sizes.get(part.report_id, 0) + words
    return Copies(
        _passages(pairs, sizes),
        _shares(pairs, sizes),
        len({part.report_id for part in everything if part.report_id in within}),
        len({part.owner for part in everything if part.report_id in within}),
    )


def _ids(connection: Connection, filters: Filters) -> set[str]:
    return {part.report_id for part in parts_of(connection, filters)}


def _comparable(
    parts: list[Part],
    within: set[str],
    meant: set[str],
    between: Between | None,
    *,
    same_unit: bool,
) -> Callable[[int, int], bool]:
    def may(left: int, right: int) -> bool:
        one, other = parts[left], parts[right]
        if not {one.report_id, other.report_id} <= within:
            return False
        if one.report_id not in meant and other.report_id not in meant:
            return False
        if (
            between is not None
            and not _ordered(one, other, between)
            and not _ordered(other, one, between)
        ):
            return False
        if one.owner != other.owner:
            return not same_unit
        return same_unit and one.report_id != other.report_id and not _versions(one, other)

    return may


def _ordered(one: Part, other: Part, between: Between) -> bool:
    return one.owner in between[0] and other.owner in between[1]


def _versions(one: Part, other: Part) -> bool:
    """Whether the reports of one unit may be two texts of one submission."""
    if one.period == other.period and one.period[1] is not None and one.subject == other.subject:
        return True
    doubtful = {one.version, other.version} & {"unsure", "draft"}
    return bool(doubtful) and (one.period == other.period or one.round == other.round is not None)


def _placed(
    connection: Connection,
    parts: list[Part],
    pairs: Iterable[Pair],
    scope: Scope,
    between: Between | None,
) -> Iterable[tuple[_Place, _Place, Passage]]:
    """The passages with both places; those in no section that is meant are left out."""
    known: dict[str, Worded] = {}

    def document(part: Part) -> Worded:
        if part.content not in known:
            known[part.content] = worded(text_of(connection, part.content))
        return known[part.content]

    for pair in pairs:
        one, other = parts[pair.left], parts[pair.right]
        for passage in pair.passages:
            left = _place(one, document(one), passage.left)
            right = _place(other, document(other), passage.right)
            if between is not None and not _ordered(one, other, between):
                left, right = right, left
                passage = replace(passage, left=passage.right, right=passage.left)
            if scope.sections is None or any(
                (side.part.content, side.heading) in scope.sections for side in (left, right)
            ):
                yield left, right, passage
        # Pairs come in the order of their left text.
        for content in [c for c in known if c not in (one.content, other.content)]:
            del known[content]


def _place(part: Part, text: Worded, words: Range) -> _Place:
    document = text.document
    start, end = text.range(*words)
    span = document.span(start, end)
    pieces = span.pieces or ((span.start, span.end),)
    first, last = min(p[0] for p in pieces), max(p[1] for p in pieces)
    heading = document.section_at(start)
    path = None if heading is None else section_path(document.headings, heading)
    title = None if heading is None else document.headings[heading].title
    return _Place(
        part,
        words,
        (first, last),
        span.pieces,
        document.source[first:last],
        fold_tone(document.text[start:end]),
        place(path, title),
        heading,
    )


def _passages(pairs: list[tuple[_Place, _Place, Passage]], sizes: dict[str, int]) -> Listing:
    columns = (
        *OF_REPORT,
        Column("section", "Mục", wide=True),
        Column("quote", "Nguyên văn", wide=True),
        Column("other_unit", "Đơn vị kia", unknown="(chưa rõ)"),
        Column("other_report", "Báo cáo kia"),
        Column("other_section", "Mục kia", wide=True),
        Column("other_quote", "Nguyên văn kia", wide=True),
        Column("words", "Số từ"),
        Column("likeness", "Giống (%)"),
        Column("how", "Mức độ", words=HOW),
        Column("share", "Phần của báo cáo (%)"),
        Column("other_share", "Phần của báo cáo kia (%)"),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("pieces", "Các đoạn rời", technical=True),
        Column("other_start", "Từ (kia)", technical=True),
        Column("other_end", "Đến (kia)", technical=True),
        Column("other_pieces", "Các đoạn rời (kia)", technical=True),
        Column("report_id", "Mã báo cáo", technical=True),
        Column("other_report_id", "Mã báo cáo kia", technical=True),
    )
    together: dict[tuple[str, str], list[tuple[_Place, _Place]]] = {}
    for left, right, _ in pairs:
        together.setdefault((left.part.report_id, right.part.report_id), []).append((left, right))
    rows: list[tuple[Cell, ...]] = []
    for left, right, passage in pairs:
        both = together[left.part.report_id, right.part.report_id]
        rows.append(
            (
                *(left.part.unit, left.part.file, left.section, left.quote),
                *(right.part.unit, right.part.file, right.section, right.quote),
                passage.words,
                _percent(passage.equal, max(_length(passage.left), _length(passage.right))),
                "verbatim" if left.said == right.said else "nearly",
                _percent(_covered(one for one, _ in both), sizes[left.part.report_id]),
                _percent(_covered(other for _, other in both), sizes[right.part.report_id]),
                *(*left.span, _ranges(left.pieces), *right.span, _ranges(right.pieces)),
                *(left.part.report_id, right.part.report_id),
            )
        )
    return Listing("Đoạn trùng nhau", columns, tuple(rows), "copies")


def _shares(pairs: list[tuple[_Place, _Place, Passage]], sizes: dict[str, int]) -> Listing:
    places: dict[str, list[_Place]] = {}
    others: dict[str, set[str]] = {}
    for left, right, _ in pairs:
        for one, other in ((left, right), (right, left)):
            places.setdefault(one.part.report_id, []).append(one)
            others.setdefault(one.part.report_id, set()).add(other.part.report_id)
    columns = (
        *OF_REPORT,
        Column("words", "Số từ"),
        Column("copied", "Số từ trùng"),
        Column("share", "Phần trùng (%)"),
        Column("others", "Trùng với mấy báo cáo"),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for report_id, own in places.items():
        covered = _covered(own)
        rows.append(
            (
                own[0].part.unit,
                own[0].part.report,
                sizes[report_id],
                covered,
                _percent(covered, sizes[report_id]),
                len(others[report_id]),
                report_id,
            )
        )
    rows.sort(key=lambda row: (-Decimal(str(row[4])), str(row[1])))
    return Listing("Phần trùng của mỗi báo cáo", columns, tuple(rows), "copied_shares")


def _covered(places: Iterable[_Place]) -> int:
    """Words of a report in any of the places."""
    words = {(place.part.content, word) for place in places for word in range(*place.words)}
    return len(words)


def _length(words: Range) -> int:
    return words[1] - words[0]


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / max(whole, 1)).quantize(Decimal("0.1"))


def _ranges(pieces: tuple[Range, ...]) -> tuple[str, ...] | None:
    return tuple(f"{start}-{end}" for start, end in pieces) or None
