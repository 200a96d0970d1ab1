"""impossible_date: a day that no calendar has, "31/02/2024", "ngày 31/11", "ngày 15/13/2024".

Only what is certainly a date is judged: a day and a month with a year, or with the word "ngày" or
"mùng" before them. "lương tháng 13", "số ngày 29/30" and a blank form ("ngày 00/00/2024") are none.
"""

import calendar
from collections.abc import Iterator

import regex

from pipeline.checking.evidence import Evidence
from schemas.facts import Check

RULE = "impossible_date"
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_WORD = r"(?P<word>(?i:ngày|mùng)\s+)"
_DATE_RE = regex.compile(
    rf"(?<![\w/.,\-]){_WORD}?{_DAY}/{_MONTH}/{_YEAR}(?![\w/\-])"
    rf"|(?<![\w]){_WORD}{_DAY}(?P<joint>[.\-]){_MONTH}(?P=joint){_YEAR}(?![\w/\-])"
    rf"|(?<![\w]){_WORD}{_DAY}\s+tháng\s+{_MONTH}(?:\s+năm\s+{_YEAR})?(?!\d)"
    rf"|(?<![\w]){_WORD}{_DAY}/{_MONTH}(?![\w/\-]|[.,]\d|\s*(?:ngày|%))"
)
_NUMBER_OF_RE = regex.compile(r"(?i:số|tổng|được|đủ)\s+$")
_LEAP = 2024
"""A day without a year may be of any: 29/02 is a day."""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each date that cannot be."""
    text = evidence.doc.text
    for match in _DATE_RE.finditer(text):
        day, month = int(match["day"]), int(match["month"])
        year = int(match["year"]) if match["year"] else None
        if not day or not month or _NUMBER_OF_RE.search(text, max(0, match.start() - 8), match.start()):
            continue
        if month > 12 and (year is None or not match["word"]):
            continue  # "29/30 ngày" is a ratio, "15/13/2024" without a word may be a number
        last = calendar.monthrange(year or _LEAP, month)[1] if month <= 12 else 31
        if month <= 12 and day <= last:
            continue
        rest = "" if year is None else f"/{year}"
        wrong_month = month > 12
        yield Check(
            kind="other",
            severity="error",
            rule=RULE,
            spans=(evidence.doc.span(match.start("day"), match.end()),),
            stated=f"{day:02d}/{month:02d}{rest}",
            expected=f"≤ 12{rest}" if wrong_month else f"≤ {last:02d}/{month:02d}{rest}",
            equation=f"{month} > 12" if wrong_month else f"{day} > {last}",
            section=evidence.doc.section_at(match.start()),
        )
