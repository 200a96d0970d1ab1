"""period_order: a period that ends before it begins, "từ ngày 15/12/2024 đến ngày 10/12/2024".

Both ends must be written with their years: "từ 15/12 đến 10/01/2025" runs over the turn of a year.
"""

import datetime as dt
from collections.abc import Iterator

import regex

from extractors.dates import find_dates
from extractors.matching import places_of_words
from pipeline.checking.evidence import Evidence
from schemas.document import Range
from schemas.facts import Check, Severity
from schemas.textview import folded_view

RULE = "period_order"
_DASH = r"\s*[-–—]\s*"
_TO = rf"(?:\s+(?:đến|tới)(?:\s+hết)?\s+|{_DASH})"
_DATE = (
    r"(?:ngày\s+)?(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d{2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d{2})(?!\d)"
)
_MONTH = r"(?:tháng\s+)?(?P<m{0}>\d{{1,2}})(?:/|\s+năm\s+)(?P<y{0}>(?:19|20)\d{{2}})"
_YEAR = r"(?:19|20)\d{2}"
# What opens a period; the rest is matched behind it.
_OPENINGS = ("từ", "giai đoạn", "nhiệm kỳ", "năm học", "thời gian")
_DATES_RE = regex.compile(rf"\s*:?\s*\(?(?P<from>{_DATE}){_TO}(?P<to>{_DATE})")
_MONTHS_RE = regex.compile(rf"\s+{_MONTH.format(1)}{_TO}(?:hết\s+)?{_MONTH.format(2)}(?![\d/])")
_YEARS_RE = regex.compile(rf"\s*\(?(?P<y1>{_YEAR}){_DASH}(?P<y2>{_YEAR})(?![\d/\-])")
_BEGINNINGS = ":(ntq"
"""What a period begins with, unless with a digit: a sign, "ngày", "tháng", "quý"."""
_OF_YEARS = frozenset(("giai đoạn", "nhiệm kỳ", "năm học"))
_QUARTER = r"quý\s+(?P<q{0}>iv|i{{1,3}}|[1-4])(?:\s*[/-]\s*|\s+năm\s+)(?P<y{0}>(?:19|20)\d{{2}})"
_QUARTERS_RE = regex.compile(rf"\s+{_QUARTER.format(1)}{_TO}{_QUARTER.format(2)}(?!\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_REACH = 90
_NUMBER = "%d/%m/%Y"


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each period with both ends; an error where the end is earlier."""
    view = folded_view(evidence.doc.text)
    for begin, opening in places_of_words(view, _OPENINGS):
        start = begin + len(opening)
        following = view[start : start + 4].lstrip()[:1]
        if following and not following.isdigit() and following not in _BEGINNINGS:
            continue
        stop = start + _REACH
        if match := _DATES_RE.match(view, start, stop):
            first, last = (_day(match[name]) for name in ("from", "to"))
            if first is not None and last is not None:
                at = (begin, match.end())
                words = (f"{day:{_NUMBER}}" for day in (first, last))
                yield _row(evidence, at, first <= last, *words)
        elif opening == "từ" and (match := _MONTHS_RE.match(view, start, stop)):
            months = [(int(match[f"y{n}"]), int(match[f"m{n}"])) for n in (1, 2)]
            if max(month for _, month in months) <= 12:
                at = (begin, match.end())
                words = (f"{month:02d}/{year}" for year, month in months)
                yield _row(evidence, at, months[0] <= months[1], *words)
        elif opening == "từ" and (match := _QUARTERS_RE.match(view, start, stop)):
            quarters = [(int(match[f"y{n}"]), _quarter(match[f"q{n}"])) for n in (1, 2)]
            words = (f"quý {quarter}/{year}" for year, quarter in quarters)
            yield _row(evidence, (begin, match.end()), quarters[0] <= quarters[1], *words)
        elif opening in _OF_YEARS and (match := _YEARS_RE.match(view, start, stop)):
            at = (begin, match.end())
            yield _row(evidence, at, match["y1"] <= match["y2"], match["y1"], match["y2"])


def _quarter(words: str) -> int:
    return _ROMAN[words] if words in _ROMAN else int(words)


def _day(words: str) -> dt.date | None:
    return next((mention.date for mention in find_dates(words)), None)


def _row(evidence: Evidence, at: Range, holds: bool, start: str, end: str) -> Check:
    severity: Severity = "ok" if holds else "error"
    return Check(
        kind="other",
        severity=severity,
        rule=RULE,
        spans=(evidence.doc.span(*at),),
        stated=end,
        expected=f"≥ {start}",
        equation=f"{start} {'≤' if holds else '>'} {end}",
        section=evidence.doc.section_at(at[0]),
    )
