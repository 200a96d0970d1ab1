"""Full text search over the paragraphs of the reports, typed with diacritics or without.

A word typed without diacritics finds it with any ("dang vien" finds "đảng viên"); a word typed
with them must match them, whatever the school of the tone mark ("uỷ" finds "ủy"). Words match
whole; quoted words match as one phrase; all of them must stand in one paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from sqlalchemy import Connection, and_, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.facts import OF_REPORT, VERSIONS
from pipeline.querying.filters import EVERYTHING, Filters, QueryError
from pipeline.querying.scope import resolve
from pipeline.querying.sentences import place
from schemas import tables as t
from schemas import views as v
from schemas.folding import fold, fold_tone

_QUOTES = regex.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")
_AROUND = 90


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase, folded; `exact` is what must match where it has diacritics."""

    folded: str
    exact: str | None


def parse_terms(words: str) -> tuple[Term, ...]:
    """The terms of a query; raises `QueryError` where there is nothing to look for."""
    terms: list[Term] = []
    for match in _QUOTES.finditer(words):
        text = match[1] if match[1] is not None else match[2].strip('"“”„«»')
        folded = fold(text)
        if not any(char.isalnum() for char in folded):
            continue
        exact = fold_tone(text)
        term = Term(folded, exact if exact != folded else None)
        if term not in terms:
            terms.append(term)
    if not terms:
        raise QueryError('Chưa có từ nào để tìm; ví dụ: baocao search "đảng viên"')
    return tuple(terms)


def search(connection: Connection, words: str, filters: Filters = EVERYTHING) -> Listing:
    """The paragraphs that hold all terms; those that hold the words side by side come first."""
    terms = parse_terms(words)
    scope = resolve(connection, filters)
    r, p = v.reports.c, t.passage.c
    under = t.heading.alias("under")
    source = v.reports.join(t.passage, p.content == r.content).outerjoin(
        under, and_(under.c.content == p.content, under.c.ordinal == p.section)
    )
    query = (
        select(
            r.unit,
            r.report,
            r.report_id,
            r.report_date,
            r.version,
            p.content,
            p.section,
            p.section_path,
            p.start,
            p.text,
            under.c.title.label("section_title"),
        )
        .select_from(source)
        .where(r.version != "superseded", *scope.on(v.reports))
        .where(*(p.folded.contains(term.folded, autoescape=True) for term in terms))
        .order_by(r.unit_sort.is_(None), r.unit_sort, r.report_date, r.report, r.report_id, p.start)
    )
    together = Term(
        " ".join(term.folded for term in terms),
        " ".join(term.exact or term.folded for term in terms)
        if all(term.exact for term in terms)
        else None,
    )
    first: list[tuple[Cell, ...]] = []
    later: list[tuple[Cell, ...]] = []
    for row in connection.execute(query):
        if not scope.holds(row) or not all(_find(row.text, term) for term in terms):
            continue
        phrase = _find(row.text, together)
        start, end = phrase or _find(row.text, terms[0]) or (0, 0)
        cells: tuple[Cell, ...] = (
            row.unit,
            row.report,
            place(row.section_path, row.section_title),
            snippet(row.text, start, end),
            row.report_date,
            row.version,
            row.start + start,
            row.start + end,
            row.report_id,
        )
        (first if phrase else later).append(cells)
    columns = (
        *OF_REPORT,
        Column("section", "Mục", wide=True),
        Column("snippet", "Đoạn", wide=True),
        Column("date", "Ngày báo cáo"),
        Column("version", "Bản", words=VERSIONS),
        Column("start", "Từ", technical=True),
        Column("end", "Đến", technical=True),
        Column("report_id", "Mã báo cáo", technical=True),
    )
    return Listing("Kết quả tìm kiếm", columns, (*first, *later), "search")


def _find(text: str, term: Term) -> tuple[int, int] | None:
    """Where the term stands in the text, as offsets of the text itself."""
    words = list(_spans(text))
    folded = [fold(text[a:b]) for a, b in words]
    joined = " ".join(folded)
    starts: list[int] = []
    at = 0
    for word in folded:
        starts.append(at)
        at += len(word) + 1
    for match in regex.finditer(rf"(?<!\w){regex.escape(term.folded)}(?!\w)", joined):
        first = _index(starts, match.start())
        last = _index(starts, match.end() - 1)
        left, right = words[first][0], words[last][1]
        if term.exact is None or regex.search(
            rf"(?<!\w){regex.escape(term.exact)}(?!\w)", fold_tone(text[left:right])
        ):
            return _trimmed(text, left, right)
    return None


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    """Without the punctuation that clings to the first and last word."""
    while left < right and not text[left].isalnum():
        left += 1
    while right > left and not (
        text[right - 1].isalnum() or regex.match(r"\p{M}", text[right - 1])
    ):
        right -= 1
    return left, right


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in regex.finditer(r"\S+", text):
        yield match.start(), match.end()


def _index(starts: Sequence[int], offset: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, offset) - 1


def snippet(text: str, start: int, end: int, around: int = _AROUND) -> str:
    """The words with a little text on both sides, on one line; the words stand in [[brackets]]."""
    left = text.rfind(" ", 0, max(start - around, 0)) + 1 if start > around else 0
    right = text.find(" ", min(end + around, len(text)))
    right = len(text) if right < 0 else right
    parts = (text[left:start], "[[", text[start:end], "]]", text[end:right])
    shown = " ".join("".join(parts).split())
    return f"{'… ' if left else ''}{shown}{' …' if right < len(text) else ''}"
