"""closed_topic: a paragraph that divides by a class which leaves nobody out, against its topic.

"thi hành kỷ luật 46 đảng viên.⏎Về hình thức: khiển trách 29, cảnh cáo 11, cách chức 01, khai trừ
05": the four forms are all that a member is punished by. "2.2. Theo độ tuổi⏎Dưới 60 tuổi …; từ 60
đến 69 tuổi …; từ 70 tuổi trở lên …" under a heading whose other sections tell shares of one whole:
ages without a gap are everybody's. Judged only where one digit would mend it, else silent: an error
where another division makes the number disciplined, suspect otherwise.

True: 26 + 11 + 01 + 05 = 43 ≠ 46. False alarm avoided: "Về hình thức: khiển trách 26, cảnh cáo 11".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

import regex

from extractors.figures.share import reconciles
from extractors.figures.slips import sum_slips
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row
from pipeline.checking.told_differences import lowered
from schemas.document import Block, Range
from schemas.facts import Check, Count, Severity
from schemas.textview import folded_view

RULE = "closed_topic"
_FORMS = frozenset(("khiển trách", "cảnh cáo", "cách chức", "khai trừ"))
_OF_AGE = "độ tuổi"
_PERCENT_RE = regex.compile(r"[(,]?\s*(?:chiếm\s+|đạt\s+|bằng\s+)?\d+(?:[.,]\d+)?\s?%\)?")
_NUMBER_RE = regex.compile(r"(?<![\d.,/])\d{1,4}(?![\d/%]|[.,]\d)")
_PLAIN = r"[^\d.\n]{0,30}"
_FIRST_RE = regex.compile(
    rf"{_PLAIN}(?:dưới\s+(?P<below>\d\d)|từ\s+(?P<from>18)\s+(?:tuổi\s+)?(?:đến|-)\s+(?P<to>\d\d))"
    rf"\s+tuổi{_PLAIN}"
)
_NEXT_RE = regex.compile(
    rf"{_PLAIN}(?:từ\s+)?(?P<from>\d\d)\s+(?:tuổi\s+)?(?:đến|-)\s+(?P<under>dưới\s+)?(?P<to>\d\d)"
    rf"\s+tuổi{_PLAIN}"
)
_LAST_RE = regex.compile(
    rf"{_PLAIN}(?:(?:từ\s+)?(?P<from>\d\d)\s+tuổi\s+trở\s+lên|trên\s+(?P<over>\d\d)\s+tuổi){_PLAIN}"
)
_AND_RE = regex.compile(r"\s*(?:,|và)\s*")
_LEAST, _PROVING = 20, 2
"""The least whole; shares of one whole in the sections beside that prove it."""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each such paragraph that makes its whole, or misses it by a digit."""
    view = folded_view(evidence.doc.text)
    if "khai trừ" in view:
        yield from _disciplined(evidence, view)
    if _OF_AGE in view:
        yield from _aged(evidence, view)


def _disciplined(evidence: Evidence, view: str) -> Iterator[Check]:
    """Paragraphs of all forms of discipline, behind one that tells how many were disciplined."""
    doc = evidence.doc
    whole: Count | None = None
    section: int | None = None
    for block in doc.blocks:
        if block.kind == "heading" or block.section != section:
            whole, section = None, block.section
        if block.kind not in ("paragraph", "item"):
            continue
        inside = _counts_in(evidence, (block.start, block.end))
        parts = _all_forms(view, block, inside)
        if parts is None:
            told = [count for count in inside if count.indicator == "discipline.member"]
            if told:
                whole = told[0] if len(told) == 1 and _is_exact(told[0]) else None
            elif inside and ":" not in view[block.body : inside[0].at[0]]:
                whole = None  # it counts something else than the parts of a topic
        elif whole is not None and not (
            _are_of_all(evidence, view, whole, parts)
            or _are_others_told(whole, parts, view[parts[-1].at[1] : block.end])
        ):
            yield from _judged(evidence, whole, parts, "error")


def _are_of_all(evidence: Evidence, view: str, whole: Count, parts: Sequence[Count]) -> bool:
    """ "kỷ luật 47 đảng viên và 03 tổ chức đảng": are the forms those of both?"""
    index = bisect_left(evidence.counts, whole.at[1], key=lambda count: count.at[0])
    beside = evidence.counts[index : index + 1]
    return any(
        _AND_RE.fullmatch(view, whole.at[1], other.number_at[0]) is not None
        and sum(part.value for part in parts) == whole.value + other.value
        for other in beside
    )


def _are_others_told(whole: Count, parts: Sequence[Count], behind: str) -> bool:
    """ "…, khai trừ 07; xóa tên 03": do numbers behind the four make the whole with them?"""
    total = sum((part.value for part in parts), Decimal(0))
    rest = [Decimal(number) for number in _NUMBER_RE.findall(behind)]
    return whole.value - total in (*rest, *accumulate(rest))


def _all_forms(view: str, block: Block, inside: Sequence[Count]) -> tuple[Count, ...] | None:
    """The four forms, where the paragraph begins with a topic and a colon and tells each once."""
    parts = inside[:4]
    if {count.unit.lower() for count in parts} != _FORMS or not all(map(_is_exact, parts)):
        return None
    lead = view[block.body : parts[0].at[0]]
    joined = view[parts[0].at[0] : parts[-1].at[1]]
    if ":" not in lead or any(map(str.isdigit, lead)) or any(mark in joined for mark in ".\n"):
        return None
    return tuple(parts)


def _aged(evidence: Evidence, view: str) -> Iterator[Check]:
    """Sections "Theo độ tuổi" beside others that tell shares of one whole."""
    doc = evidence.doc
    for index, heading in enumerate(doc.headings):
        if heading.parent is None or _OF_AGE not in heading.title.lower():
            continue
        own, around = _extent(evidence, index), _extent(evidence, heading.parent)
        parts = _all_ages(view, _counts_in(evidence, own), heading.at[1])
        whole = _shared_whole(evidence, own, around) if parts else None
        if parts and whole is not None:
            yield from _judged(evidence, whole, parts, "suspect")


def _extent(evidence: Evidence, heading: int) -> Range:
    """From a heading to the next that is not below it."""
    headings = evidence.doc.headings
    own = headings[heading]
    behind = (other.at[0] for other in headings[heading + 1 :] if other.depth <= own.depth)
    return own.at[0], next(behind, len(evidence.doc.text))


def _all_ages(view: str, counts: Sequence[Count], start: int) -> tuple[Count, ...] | None:
    """The counts of ages from the youngest to the oldest, without a gap between them."""
    parts: list[Count] = []
    following = 0
    for count in counts:
        said = _PERCENT_RE.sub("", view[start : count.number_at[0]])
        if not _is_exact(count):
            return None
        if not parts:
            band = _FIRST_RE.fullmatch(said.lstrip())
            if band is None:
                return None
            following = int(band["below"] or int(band["to"]) + 1)
        elif (band := _LAST_RE.fullmatch(said)) is not None:
            oldest = int(band["from"] or int(band["over"]) + 1)
            return (*parts, count) if oldest in (following, following + 1) else None
        else:
            band = _NEXT_RE.fullmatch(said)
            if band is None or int(band["from"]) != following:
                return None
            following = int(band["to"]) + (0 if band["under"] else 1)
        parts.append(count)
        start = count.at[1]
    return None


def _shared_whole(evidence: Evidence, own: Range, around: Range) -> Count | None:
    """The one whole that shares in the other sections are shares of, if they hold."""
    wholes: dict[Decimal, list[Count]] = {}
    for share in evidence.shares:
        at, whole = share.part.at[0], share.whole
        beside = around[0] <= at < around[1] and not own[0] <= at < own[1]
        if beside and isinstance(whole, Count) and whole.kind == "people" and reconciles(share):
            wholes.setdefault(whole.value, []).append(whole)
    proven = [told[0] for told in wholes.values() if len(told) >= _PROVING]
    return proven[0] if len(proven) == 1 else None


def _judged(
    evidence: Evidence, whole: Count, parts: Sequence[Count], severity: Severity
) -> Iterator[Check]:
    values = [part.value for part in parts]
    if sum(values, Decimal(0)) == whole.value:
        if frozenset(map(id, parts)) not in evidence.sums:
            yield sum_row(RULE, whole, parts)
    elif whole.value >= _LEAST and sum_slips(whole.value, values):
        judged: Severity = severity if id(whole) in evidence.divided else "suspect"
        told = lowered(judged, evidence.doc.text, whole, parts)
        if told is not None:
            yield sum_row(RULE, whole, parts, told)


def _counts_in(evidence: Evidence, extent: Range) -> Sequence[Count]:
    counts = evidence.counts
    first = bisect_left(counts, extent[0], key=lambda count: count.at[0])
    return counts[first : bisect_left(counts, extent[1], key=lambda count: count.at[0])]


def _is_exact(count: Count) -> bool:
    return count.approx == "exact" and count.value_max is None
