"""period_order: a period that ends before it begins, "từ ngày 15/12/2024 đến ngày 10/12/2024".

Both ends must be written with their years: "từ 15/12 đến 10/01/2025" runs over the turn of a year.
"""

import datetime as dt
from collections.abc import Iterator

import regex

from extractors.dates import DATE, find_dates
from pipeline.checking.evidence import Evidence
from schemas.facts import Check, Severity

RULE = "period_order"
_DASH = r"\s*[-–—]\s*"
_TO = rf"(?:\s+(?:đến|tới)(?:\s+hết)?\s+|{_DASH})"
_BARE_DATE = regex.sub(r"\?P<\w+>", "", DATE).replace("(?P=s)", r"[/.\-]")
_FROM_DATE_RE = regex.compile(
    rf"(?<!\p{{L}})(?i:từ|giai\s+đoạn|thời\s+gian)\s*:?\s*\(?(?P<from>{_BARE_DATE}){_TO}(?P<to>{_BARE_DATE})"
)
_MONTH = r"(?:tháng\s+)?(?P<m{0}>\d{{1,2}})(?:/|\s+năm\s+)(?P<y{0}>(?:19|20)\d{{2}})"
_FROM_MONTH_RE = regex.compile(
    rf"(?<!\p{{L}})(?i:từ)\s+{_MONTH.format(1)}{_TO}(?:hết\s+)?{_MONTH.format(2)}(?![\d/])"
)
_YEARS_RE = regex.compile(
    rf"(?<!\p{{L}})(?i:giai\s+đoạn|nhiệm\s+kỳ)\s*\(?(?P<y1>(?:19|20)\d{{2}}){_DASH}(?P<y2>(?:19|20)\d{{2}})(?![\d/\-])"
)
_NUMBER = "%d/%m/%Y"


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each period with both ends; an error where the end is earlier."""
    text = evidence.doc.text
    for match in _FROM_DATE_RE.finditer(text):
        start, end = (_day(match[name]) for name in ("from", "to"))
        if start is not None and end is not None:
            yield _row(evidence, match, start <= end, f"{start:{_NUMBER}}", f"{end:{_NUMBER}}")
    for match in _FROM_MONTH_RE.finditer(text):
        first, last = ((int(match[f"y{n}"]), int(match[f"m{n}"])) for n in (1, 2))
        if max(first[1], last[1]) <= 12:
            words = (f"{month:02d}/{year}" for year, month in (first, last))
            yield _row(evidence, match, first <= last, *words)
    for match in _YEARS_RE.finditer(text):
        yield _row(evidence, match, match["y1"] <= match["y2"], match["y1"], match["y2"])


def _day(words: str) -> dt.date | None:
    return next((mention.date for mention in find_dates(words)), None)


def _row(
    evidence: Evidence, match: "regex.Match[str]", holds: bool, start: str, end: str
) -> Check:
    severity: Severity = "ok" if holds else "error"
    return Check(
        kind="other",
        severity=severity,
        rule=RULE,
        spans=(evidence.doc.span(*match.span()),),
        stated=end,
        expected=f"≥ {start}",
        equation=f"{start} {'≤' if holds else '>'} {end}",
        section=evidence.doc.section_at(match.start()),
    )
