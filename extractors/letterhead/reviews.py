"""The period of a review whose title tells how many years and not which: "tổng kết 05 năm thực hiện
Nghị quyết số 18-NQ/TW, ngày 25/10/2017".

In order of trust: what the opening says of its figures ("(số liệu từ tháng 11/2018 đến tháng
11/2023)"), a range of as many years in the opening or in a heading ("(2018 - 2023)"), so many years
from that of the document that is carried out. The last holds only for a report of about the end of
these years, and gives whole years, as those do who write "10 năm 2013 - 2023".
"""

import datetime as dt
from collections.abc import Sequence

import regex

from extractors.letterhead.moments import BETWEEN_RE, period_between
from extractors.letterhead.period import periods_in
from schemas.document import CleanDocument
from schemas.facts import Citation, Period

_YEARS_RE = regex.compile(
    r"(?i)(?<!\d)(?P<number>\d{1,2})\s+năm\s+(?:tổ\s+chức\s+|triển\s+khai\s*,?\s+)?"
    r"(?:thực\s+hiện|thi\s+hành|triển\s+khai|học\s+tập)(?!\p{L})"
)
_OF_FIGURES_RE = regex.compile(
    r"(?i).*(?<!\p{L})(?:số\s+liệu|kỳ\s+báo\s+cáo|mốc\s+thời\s+gian"
    r"|thời\s+(?:gian|điểm|kỳ)\s+(?:báo\s+cáo|lấy|tổng\s+hợp|đánh\s+giá))(?!\p{L})[^.;\n]*"
)
_NEAR = 60
_LONGEST = 6000
"""So many letters of the opening and of the headings are looked at."""
_WRITING = dt.timedelta(days=90)
"""A review of January is of the years before."""


def period_of_figures(opening: str, date: dt.date | None) -> Period | None:
    """The time that an opening says its figures are of."""
    for match in BETWEEN_RE.finditer(opening):
        if _OF_FIGURES_RE.fullmatch(opening, max(0, match.start() - _NEAR), match.start()):
            return period_between(match, date)
    return None


def period_of_review(
    doc: CleanDocument,
    title: str,
    opening: str,
    date: dt.date | None,
    citations: Sequence[Citation],
) -> Period | None:
    """The years of a review; `opening` is what stands before the first heading, `date` the day of
    the report, without which nothing is told."""
    match = _YEARS_RE.search(title)
    if match is None or date is None:
        return None
    number = int(match["number"])
    stated = [opening, *(heading.title for heading in doc.headings)]
    for text in (" ".join(part.split()) for part in "\n".join(stated)[:_LONGEST].splitlines()):
        for _, _, period in sorted(periods_in(text, date), key=lambda place: place[:2]):
            years = period.end.year - period.start.year
            if years in (number - 1, number) and period.end.year <= date.year:
                return period
    return _since_the_document(doc, number, date, citations)


def _since_the_document(
    doc: CleanDocument, number: int, date: dt.date, citations: Sequence[Citation]
) -> Period | None:
    """So many years from that of the first document in the title."""
    named = (c for c in citations if doc.block_at(c.at[0]).kind == "title")
    carried_out = next(named, None)
    day = _day_of(carried_out) if carried_out is not None else None
    if day is None:
        return None
    last = (date - _WRITING).year
    if not number - 1 <= last - day.year <= number + 1:
        return None
    last = min(last, day.year + number)
    return Period(dt.date(day.year, 1, 1), dt.date(last, 12, 31))


def _day_of(citation: Citation) -> dt.date | None:
    """The day written beside the mention, else the one that its key has."""
    if citation.date is not None:
        return citation.date
    _, _, day = (citation.key or "").partition("@")
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        return None
