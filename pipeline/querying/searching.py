"""Full text search over the paragraphs of the reports, typed with diacritics or without.

A word typed without diacritics finds it with any ("dang vien" finds "đảng viên"); a word typed
with them must match them, whatever the school of the tone mark ("uỷ" finds "ủy"). Words match
whole; quoted words match as one phrase; all of them must stand in one paragraph.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import regex
from sqlalchemy import Connection, and_, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.fact_rows import OF_REPORT
from pipeline.querying.fact_words import VERSIONS
from pipeline.querying.filters import EVERYTHING, Filters, QueryError
from pipeline.querying.scope import resolve
from pipeline.querying.sentences import place
from schemas import tables as t
from schemas import views as v
from schemas.folding import fold, fold_tone

_QUOTES = regex.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")
_WORD = re.compile(r"\S+")
"""Of `re`, whose white space is that of `str.split`, with which the folded copy was made."""
_AROUND = 90
_MOST_TERMS = 50
_LONGEST_TERM = 1000


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
    if len(terms) > _MOST_TERMS or any(len(term.folded) > _LONGEST_TERM for term in terms):
        raise QueryError(
            f"Tìm nhiều nhất {_MOST_TERMS} từ, mỗi từ hoặc cụm từ không quá {_LONGEST_TERM} chữ; "
            "hãy rút ngắn."
        )
    if not terms:
        raise QueryError('Chưa có từ nào để tìm; ví dụ: baocao search "đảng viên"')
    return tuple(terms)


def search(connection: Connection, words: str, filters: Filters = EVERYTHING) -> Listing:
    """The paragraphs that hold all terms; those that hold the words side by side come first."""
    terms = parse_terms(words)
    scope = resolve(connection, filters)
    r, p, part = v.reports.c, t.passage.c, t.report_file.c
    under = t.heading.alias("under")
    source = (
        v.reports.join(t.report_file, part.report_id == r.report_id)
        .join(t.file, t.file.c.path == part.file)
        .join(t.passage, p.content == part.content)
        .outerjoin(under, and_(under.c.content == p.content, under.c.ordinal == p.section))
    )
    query = (
        select(
            r.unit,
            t.file.c.name.label("report"),
            r.report_id,
            r.report_date,
            r.version,
            p.content,
            p.section,
            p.section_path,
            p.start,
            p.text,
            p.folded,
            under.c.title.label("section_title"),
        )
        .select_from(source)
        .where(r.version != "superseded", part.role.in_(["main", "appendix"]))
        .where(*scope.on(v.reports))
        .where(*(p.folded.contains(term.folded, autoescape=True) for term in terms))
        .order_by(
            *(r.unit_sort.is_(None), r.unit_sort, r.report_date, r.report, r.report_id),
            *(part.role.desc(), part.file, p.start),
        )
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
        if not scope.holds(row):
            continue
        paragraph = _Paragraph(row.text, row.folded)
        places = [paragraph.find(term) for term in terms]
        if None in places:
            continue
        phrase = places[0] if len(terms) == 1 else paragraph.find(together)
        start, end = phrase or places[0] or (0, 0)
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


class _Paragraph:
    """A text with its folded copy, whose words stand one for one."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded
        self._spans: list[tuple[int, int]] | None = None

    def find(self, term: Term) -> tuple[int, int] | None:
        """Where the term stands first, as offsets of the text itself."""
        for match in _whole(term.folded).finditer(self._folded):
            left, right = self._place(match.start(), match.end())
            if term.exact is None or _whole(term.exact).search(fold_tone(self._text[left:right])):
                return _trimmed(self._text, left, right)
        return None

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """The words of the text that the folded range [start, end) touches."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(self._text)]
        first = self._folded.count(" ", 0, start)
        last = first + self._folded.count(" ", start, end)
        return self._spans[first][0], self._spans[last][1]


@lru_cache(maxsize=64)
def _whole(words: str) -> "regex.Pattern[str]":
    return regex.compile(rf"(?<!\w){regex.escape(words)}(?!\w)")


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    """Without the punctuation that clings to the first and last word."""
    while left < right and not text[left].isalnum():
        left += 1
    while right > left and not (
        text[right - 1].isalnum() or regex.match(r"\p{M}", text[right - 1])
    ):
        right -= 1
    return left, right


def snippet(text: str, start: int, end: int, around: int = _AROUND) -> str:
    """The words with a little text on both sides, on one line; the words stand in [[brackets]]."""
    left = text.rfind(" ", 0, max(start - around, 0)) + 1 if start > around else 0
    right = text.find(" ", min(end + around, len(text)))
    right = len(text) if right < 0 else right
    parts = (text[left:start], "[[", text[start:end], "]]", text[end:right])
    shown = " ".join("".join(parts).split())
    return f"{'… ' if left else ''}{shown}{' …' if right < len(text) else ''}"
