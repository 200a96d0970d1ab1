"""The growth from one period to the next, both told side by side.

"giai đoạn 2013 - 2017 kết nạp 640 đồng chí; giai đoạn 2018 - 2022 kết nạp 592 đồng chí, giảm 7,5%
so với giai đoạn trước" → before 640, after 592, percentage 7,5. Only where the second period
follows the first one at once and the growth is measured against it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractors.figures.change import Change, alike
from extractors.figures.change_words import change_before, direction_of
from extractors.matching import match_near
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage
from schemas.textview import folded_view

_YEARS = r"(?P<first>(?:19|20)\d{2})(?:\s*[-–]\s*(?P<last>(?:19|20)\d{2}))?"
_NAME = r"(?:giai\s+đoạn|nhiệm\s+kỳ|năm\s+học|năm)"
# "giai đoạn 2013 - 2017 kết nạp": a period and words without figures, up to the count.
_PERIOD_RE = regex.compile(rf"(?:^|[\s,;:.(]){_NAME}\s+{_YEARS}(?P<words>[^;:.,()\d\n%]{{0,60}})$")
_NEXT_RE = regex.compile(
    rf"[^;:.,()\d\n%]{{0,40}}[;,]\s*(?:đến\s+|sang\s+)?{_NAME}\s+{_YEARS}"
    r"(?P<words>[^;:.,()\d\n%]{0,60})"
)
_TO_CHANGE_RE = regex.compile(
    r"[^;:.()\d\n%]{0,40}[,(]\s*(?:đã\s+)?(?:tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+"
)
_AGAINST_RE = regex.compile(
    rf"\s*so\s+với\s+(?:{_NAME}\s+{_YEARS}|(?:\d+\s+năm|giai\s+đoạn|nhiệm\s+kỳ|năm)\s+(?:liền\s+)?trước)"
    r"(?![\p{L}\d]|\s*\()"
)
_LEAD, _FAR = 90, 130


def period_changes(
    doc: CleanDocument, counts: Sequence[Count], percentages: Sequence[Percentage]
) -> Iterator[Change]:
    """The changes of the text, in reading order; `counts` and `percentages` by place."""
    view = folded_view(doc.text)
    starts = [count.at[0] for count in counts]
    for percentage in percentages:
        start, end = percentage.at
        word = change_before(view, start)
        against = match_near(_AGAINST_RE, view, end) if word else None
        if word is None or against is None:
            continue
        index = bisect_left(starts, start)
        if index < 2:
            continue
        before, after = counts[index - 2], counts[index - 1]
        periods = _periods(view, before, after, start)
        if periods is None or not alike(before, after):
            continue
        if against["first"] and _years(against) != periods:
            continue
        direction = direction_of(word["word"])
        if direction * (after.value - before.value) > 0:
            yield Change(direction, before, after, None, percentage)


def _periods(view: str, before: Count, after: Count, start: int) -> tuple[int, int] | None:
    """The first of the two periods that the counts are of, where the second follows at once."""
    gap = (before.at[1], after.number_at[0])
    if gap[1] - gap[0] > _FAR or start - after.at[1] > _FAR:
        return None
    if not _TO_CHANGE_RE.fullmatch(view, after.at[1], start):
        return None
    second = _NEXT_RE.fullmatch(view, *gap)
    lead = max(0, before.number_at[0] - _LEAD)
    first = _PERIOD_RE.search(view[lead : before.number_at[0]]) if second else None
    if first is None or second is None or first["words"].split() != second["words"].split():
        return None
    (one, other), (next_one, last) = _years(first), _years(second)
    same = other - one == last - next_one
    return (one, other) if same and next_one == other + 1 else None


def _years(found: "regex.Match[str]") -> tuple[int, int]:
    return int(found["first"]), int(found["last"] or found["first"])
