"""total_behind: a total that is told behind what it is the sum of.

"xóa tên 74 đảng viên, cho ra khỏi Đảng 21 đảng viên, khai trừ 28 đảng viên, tổng cộng 123 trường
hợp": the words before the total say that it sums up what stands before them. Where a list of
three and more in its own sentence does not add up and one digit would mend it, suspect. A list
with its sum right behind it is for `sum_behind`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.excerpts import Excerpts
from extractors.figures.change import alike
from extractors.figures.kindred import PEOPLE, is_kindred
from extractors.figures.slips import sum_slips
from pipeline.checking import sum_behind
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "total_behind"
_SUMS = ("tổng cộng", "cộng chung", "cộng lại", "cộng dồn", "cả thảy")
_CUES = (*_SUMS, "cộng với", "như vậy", "tính chung", "nâng tổng số")
_TO_TOTAL, _REACH, _MOST = 160, 700, 12
_LEAST = 10
_LED_RE = regex.compile(r"(?<!\p{L})(?:tăng|giảm|thêm|trên|hơn|gần)\s+$")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each total that sums up the counts before it."""
    rows = list(_rows(evidence))
    listed = {row.spans[0] for row in sum_behind.check(evidence)} if rows else set()
    return (row for row in rows if row.spans[0] not in listed)


def _rows(evidence: Evidence) -> Iterator[Check]:
    doc = evidence.doc
    view = folded_view(doc.text)
    counts = [c for c in evidence.counts if c.approx == "exact" and c.value_max is None]
    starts = [count.at[0] for count in counts]
    told: set[int] = set()
    near = Excerpts(view, ((max(0, start - _TO_TOTAL), start + 1) for start in starts))
    for place, cue in near.places_of_words(_CUES):
        sentence = doc.sentence_at(place)
        if sentence is None:
            continue
        end = min(sentence.end, place + _TO_TOTAL)
        first = bisect_left(starts, place)
        for index in range(first, bisect_left(starts, end)):
            whole = counts[index]
            if whole.value < _LEAST or id(whole) in told:
                continue
            before = _before(evidence, view, counts, index)
            parts = _adding_up(whole, before)
            if parts is not None:
                told.add(id(whole))
                if frozenset(map(id, parts)) not in evidence.sums:
                    yield sum_row(RULE, whole, parts)
                break
            inside = [part for part in before if part.at[0] >= sentence.start]
            if index == first and cue in _SUMS and _is_slipped(whole, inside):
                told.add(id(whole))
                yield sum_row(RULE, whole, inside, "suspect")
                break


def _before(evidence: Evidence, view: str, counts: Sequence[Count], index: int) -> list[Count]:
    """The counts before the total that it may be the sum of, in reading order."""
    whole = counts[index]
    doc = evidence.doc
    block = doc.block_at(whole.at[0])
    out: list[Count] = []
    for count in reversed(counts[max(0, index - 3 * _MOST) : index]):
        if whole.at[0] - count.at[1] > _REACH or len(out) == _MOST:
            break
        if count.at[0] < block.start and block.kind != "item":
            break
        if _may_be_part(whole, count) and not _LED_RE.search(
            view, max(0, count.at[0] - 8), count.at[0]
        ):
            out.append(count)
    return out[::-1]


def _may_be_part(whole: Count, part: Count) -> bool:
    if alike(whole, part):
        return True
    noun, unit = whole.unit.lower(), part.unit.lower()
    if noun in PEOPLE:
        return part.kind == "people"
    if noun.startswith("lượt"):
        return unit in ("tập thể", "cá nhân") or noun.endswith(unit)
    return noun.startswith("huy hiệu") and is_kindred(whole, part)


def _adding_up(whole: Count, before: Sequence[Count]) -> tuple[Count, ...] | None:
    """The counts right before it, two and more, that add up to the total."""
    total = Decimal(0)
    for index in range(len(before) - 1, -1, -1):
        total += before[index].value
        if total >= whole.value:
            found = tuple(before[index:])
            return found if total == whole.value and len(found) > 1 else None
    return None


def _is_slipped(whole: Count, parts: Sequence[Count]) -> bool:
    values = [part.value for part in parts]
    return len(parts) > 2 and max(values) < whole.value and bool(sum_slips(whole.value, values))
