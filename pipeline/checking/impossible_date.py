"""impossible_date: a day that no calendar has, "31/02/2024", "ngày 31/11", "ngày 15/13/2024".

Only what is certainly a date is judged: a day and a month with a year, or with the word "ngày" or
"mùng" before them. "lương tháng 13", "số ngày 29/30" and a blank form ("ngày 00/00/2024") are none,
and the moon's second month may have thirty days ("ngày 30/02 âm lịch").
"""

import calendar
from collections.abc import Iterator

import regex

from extractors.matching import match_near
from extractors.numerals import digit_runs
from pipeline.checking.evidence import Evidence
from schemas.facts import Check
from schemas.textview import folded_view

RULE = "impossible_date"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
# Begun with the digits; the word before them is looked up afterwards.
_DATE_RE = regex.compile(
    rf"(?<![\w/.,\-])(?P<day>\d{{1,2}})(?:"
    rf"(?P<joint>[/.\-])(?P<month>\d{{1,2}})(?:(?P=joint){_YEAR}(?![\w/\-])|(?![\w/\-]|[.,]\d))"
    rf"|\s+tháng\s+(?P<month>\d{{1,2}})(?:\s+năm\s+{_YEAR})?(?!\d))"
)
_WORD_RE = regex.compile(r"(?<!\p{L})(?:ngày|mùng)\s+$")
_RATIO_RE = regex.compile(r"\s*(?:ngày|%)")
_LUNAR_RE = regex.compile(r"[\s(,]*(?:âm\s+lịch|al|âl)(?!\p{L})|[^.;\n]{0,20}âm\s+lịch")
_NUMBER_OF_RE = regex.compile(r"(?:số|tổng|được|đủ)\s+ngày\s+$")
_LEAP = 2024
"""A day without a year may be of any: 29/02 is a day."""
_SURE_DAY, _MONTHS, _LONGEST = 28, 12, 31
_DIGITS, _JOINTS = 2, frozenset("/.-–\n\t ")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each date that cannot be."""
    view = folded_view(evidence.doc.text)
    for match in _dates(view):
        day, month = int(match["day"]), int(match["month"])
        if day <= _SURE_DAY and month <= _MONTHS:
            continue
        year = int(match["year"]) if match["year"] else None
        if day and month and _is_date(view, match, year, month):
            yield from _judged(evidence, match, day, month, year)


def _dates(view: str) -> Iterator["regex.Match[str]"]:
    """What is written as a date, looked for at the digits."""
    for start, end in digit_runs(view):
        if end - start <= _DIGITS and view[end : end + 1] in _JOINTS:
            match = match_near(_DATE_RE, view, start)
            if match is not None:
                yield match


def _is_date(view: str, match: "regex.Match[str]", year: int | None, month: int) -> bool:
    """Is it a date for certain, and one of the sun's calendar?"""
    before = view[max(0, match.start() - 16) : match.start()]
    worded = _WORD_RE.search(before) is not None
    if _NUMBER_OF_RE.search(before) or _LUNAR_RE.match(view, match.end(), match.end() + 40):
        return False
    if year is None:
        # "29/30 ngày" is a ratio.
        return (
            worded and month <= _MONTHS and not _RATIO_RE.match(view, match.end(), match.end() + 8)
        )
    # "15/13/2024" without the word may be a number, "31.02.2024" an amount.
    return worded or (match["joint"] == "/" and month <= _MONTHS)


def _judged(
    evidence: Evidence, match: "regex.Match[str]", day: int, month: int, year: int | None
) -> Iterator[Check]:
    wrong_month = month > _MONTHS
    last = _LONGEST if wrong_month else calendar.monthrange(year or _LEAP, month)[1]
    if not wrong_month and day <= last:
        return
    rest = "" if year is None else f"/{year}"
    yield Check(
        kind="other",
        severity="error",
        rule=RULE,
        spans=(evidence.doc.span(*match.span()),),
        stated=f"{day:02d}/{month:02d}{rest}",
        expected=f"≤ 12{rest}" if wrong_month else f"≤ {last:02d}/{month:02d}{rest}",
        equation=f"{month} > 12" if wrong_month else f"{day} > {last}",
        section=evidence.doc.section_at(match.start()),
    )
