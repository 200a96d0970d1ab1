"""Dates as reports write them: "15/5/2016", "15.5.2016", "ngày 06 tháng 7 năm 2018", "6-7-2018"."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractors.matching import match_near
from schemas.document import Range

_SEPARATED = r"(?P<d>\d{1,2})\s?(?P<s>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>(?:19|20)\d{2})"
_WORDED = r"(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d{2})"
_WORD = r"(?:[Nn]gày|NGÀY|mùng|Mùng)\s+"
DATE = rf"(?:{_WORD})?(?:{_SEPARATED}|{_WORDED})(?!\d)"
DATE_RE = regex.compile(rf"(?<![\d/.,])(?:{DATE})")
# The same from its digits, which are rarer than the letters of the word, and the word before them:
# read backwards, (?r), a pattern matches where its window ends.
_DIGITS_RE = regex.compile(rf"(?=\d)(?<![\d/.,])(?:{_SEPARATED}|{_WORDED})(?!\d)")
_WORD_RE = regex.compile(rf"(?r)(?<![\d/.,]){_WORD}")
# l and O in a date that a scanner read: "15/0l/2026" → 2026-01-15.
_OCR_RE = regex.compile(
    r"(?<![\w/])(?=[\dlIO]*[lIO/]?[\dlIO/]*)(?P<d>[\dlIO]{1,2})/(?P<m>[\dlIO]{1,2})/(?P<y>(?:19|20)[\dlIO]{2})(?!\w)"
)
_DAY_RE = regex.compile(r"[Nn]gày\s+")
_OCR_DIGITS = str.maketrans("lIO", "110")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A written date: where it stands and which day it means (None for a day that cannot be)."""

    at: Range
    date: dt.date | None


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """All full dates of `text[start:end]`, in reading order."""
    stop = len(text) if end is None else end
    for match in _DIGITS_RE.finditer(text, start, stop):
        word = _WORD_RE.match(text, start, match.start())
        yield DateMention((word.start() if word else match.start(), match.end()), _day(match))


def date_at(text: str, start: int) -> DateMention | None:
    """The date that begins exactly at `start` ("ngày" included), or None."""
    match = match_near(DATE_RE, text, start)
    if match is not None:
        return DateMention(match.span(), _day(match))
    word = match_near(_DAY_RE, text, start)
    match = match_near(_OCR_RE, text, word.end() if word else start)
    if match is None:
        return None
    day, month, year = (int(match[name].translate(_OCR_DIGITS)) for name in ("d", "m", "y"))
    return DateMention((start, match.end()), _date(year, month, day))


def _day(match: "regex.Match[str]") -> dt.date | None:
    day, month, year = (
        (match["d"], match["m"], match["y"])
        if match["d"]
        else (match["d2"], match["m2"], match["y2"])
    )
    return _date(int(year), int(month), int(day))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
