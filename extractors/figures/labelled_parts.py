"""Parts of a count that have labels and no noun: "532 học sinh, trong đó khối 10: 227, khối 11:
175, khối 12: 130", "24 giáo viên (biên chế: 14, HĐ: 10)", "Huy hiệu Đảng cho 18 đảng viên, trong đó
30 năm: 10, 40 năm: 8".

In a bracket right behind their whole they may go without the colon: "815 đơn (khiếu nại 635, tố cáo
180)"; words of its noun may stand between where they add up; and so may three or more behind "trong
đó", to the end of their clause: "19 đồng chí, trong đó: tổ dân phố 05, trường học 08, công an 06".
They count what the whole before them counts. Silent unless they add up to it, or fill a bracket or
name a body each and miss it by little, as one wrong digit does: a label in a row may be anything (a
telephone, a mark).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.figures.dimensions import names_body
from extractors.figures.slips import sum_slips
from extractors.matching import match_near, places_of_word
from extractors.numerals import numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Count

BARE = "count.bracket"
"""The rule of parts without a colon: their bracket says nothing but what a number consists of."""
_OPENERS = ("trong đó", "gồm", "cụ thể", "chia ra", "(")
_LEAD_RE = re.compile(r"(?:\s*(?:có|là))?\s*:?\s*")
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,]*\d)"
_ITEM_RE = regex.compile(
    r"(?P<label>(?:[3-9]0|[4-8]5)\s+năm(?:\s+tuổi\s+đảng)?|(?:năm\s+)?(?:19|20)\d{2}"
    rf"|\p{{L}}[\p{{L}} /–-]{{0,30}}(?:\s\d{{1,2}})?)\s*:\s*{_NUMBER}(?=\s*[,;:.)\n]|\s*$)"
)
# "815 đơn (khiếu nại 635, tố cáo 180)": no colon, in a bracket that they fill.
_BARE_ITEM_RE = regex.compile(
    rf"(?P<label>\p{{L}}+(?:,?\s\p{{L}}+){{0,5}})\s{_NUMBER}(?=\s*[,;)]|\s+và\s)"
)
# "trong đó: tổ dân phố 05, trường học 08, công an 06." to the end of the clause.
_WORDED_ITEM_RE = regex.compile(
    rf"(?P<label>\p{{L}}+(?:,?\s\p{{L}}+){{0,9}})\s{_NUMBER}(?=\s*(?:[,;)\n]|\.(?!\d)|$)|\s+và\s)"
)
_WORDED = 3  # of them at least: two numbers make many sums
# "tổ dân phố 05": a name elsewhere, and a number of them where the list comes out.
_PLACE_RE = re.compile(r"(?:tổ dân phố|thôn|buôn|bản|ấp|khóm|khu phố|xóm|tiểu khu)$")
_JOINT_RE = re.compile(r"\s*(?:[,;:]\s*(?:và\s+)?|(?<=\d)\s+và\s+)")
# What such a number may be as well.
_NO_PART_RE = re.compile(r"\b(?:điện thoại|đt|mã|số|phòng|năm|tuổi|điểm|ngày|tỷ lệ)\b")
# What a number without a colon names: "Nghị quyết 35", "chi bộ 2".
_NAME_RE = re.compile(
    r"\b(?:nghị quyết|chỉ thị|kết luận|quy định|hướng dẫn|quyết định|thông báo|kế hoạch|điều|khoản"
    r"|chương trình|chi bộ|tổ|khu|khu phố|thôn|bản|ấp|khóm|lớp|khối|đội|quý|tháng|hạng|cấp|loại"
    r"|nhóm|mức|còn|tăng|giảm|trên|dưới|gần|từ|đến)$"
)
# "1.512 người nghiện (trong cộng đồng 1.012, …)": words of the noun that were not read.
_TAIL_RE = regex.compile(r"(?:\s+\p{L}+){0,4}\s*")
_ENDS_RE = re.compile(r"\s*(?:[;)\n]|\.(?!\d)|$)")
_MOST, _REACH = 20, 120


def labelled_parts(
    doc: CleanDocument, view: str, mask: bytearray, counts: Sequence[Count]
) -> Iterator[Count]:
    """The parts that `counts`, in reading order, do not hold yet; `view` is the folded text and
    `mask` 1 where digits belong to something else."""
    starts = [count.number_at[0] for count in counts]
    known = set(starts)
    for opener in _OPENERS:
        for place in places_of_word(view, opener):
            index = bisect_left(starts, place) - 1
            whole = counts[index] if index >= 0 else None
            if whole is not None and whole.at[1] <= place and place - whole.at[1] <= _REACH:
                before = counts[max(index - 2, 0) : index + 1]
                yield from _parts(doc, view, mask, before, place, opener, known)


def _parts(
    doc: CleanDocument,
    view: str,
    mask: bytearray,
    before: Sequence[Count],
    place: int,
    opener: str,
    known: set[int],
) -> Iterator[Count]:
    items = list(_items(view, mask, place + len(opener), _ITEM_RE))
    between = view[before[-1].at[1] : place]
    bare = not items and opener == "(" and _TAIL_RE.fullmatch(between) is not None
    if bare:
        items = list(_items(view, mask, place + len(opener), _BARE_ITEM_RE))
    worded = not items and opener != "("
    if worded:
        items = list(_items(view, mask, place + len(opener), _WORDED_ITEM_RE, places=True))
    values = [numeral_value(view[slice(*number)]) for _, number in items]
    if len(items) < (_WORDED if worded else 2) or all(number[0] in known for _, number in items):
        return
    total = sum(values, Decimal(0))
    near = before[-1:] if bare or worded else before
    able = [count for count in reversed(near) if count.rule != "count.table"]
    whole = next((count for count in able if count.value == total), None)
    last = items[-1][1][1]
    labels = [" ".join(view[slice(*label)].split()) for label, _ in items]
    if worded:
        filled = _ENDS_RE.match(view, last) is not None
    else:
        filled = opener == "(" and view[last : last + 2].strip().startswith(")")
    filled = filled and not any(map(_NO_PART_RE.search, labels))
    if (bare or worded) and (not filled or any(map(_NAME_RE.search, labels))):
        return
    filled = filled and (not worded or all(map(names_body, labels)))
    filled = filled and not (bare and between.strip())
    if whole is None and filled and able and _misses_by_little(able[0].value, values):
        whole = able[0]
    if whole is None:
        return
    for (at_label, number), label in zip(items, labels, strict=True):
        if number[0] in known:
            continue
        known.add(number[0])
        at = at_label[0], number[1]
        yield Count(
            span=doc.span(*at),
            at=at,
            section=doc.section_at(at[0]),
            rule=BARE if bare or worded else "count.part",
            value=numeral_value(view[slice(*number)]),
            numeral=view[slice(*number)],
            unit=whole.unit,
            kind=whole.kind,
            as_of=whole.as_of,
            label=label,
            number_at=number,
        )


def _misses_by_little(whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Would one digit mend the sum, and is it a tenth off at most?"""
    apart = abs(sum(parts, Decimal(0)) - whole)
    return apart * 10 <= whole and bool(sum_slips(whole, parts))


def _items(
    view: str,
    mask: bytearray,
    position: int,
    pattern: "regex.Pattern[str]",
    *,
    places: bool = False,
) -> Iterator[tuple[Range, Range]]:
    """The places of the labels and the numbers that stand in a row from `position` on; with
    `places`, a number behind "thôn" is one as well, though the mask has it for a name.
    """
    lead = match_near(_LEAD_RE, view, position)
    position = lead.end() if lead else position
    for _ in range(_MOST):
        item = match_near(pattern, view, position)
        if item is None:
            return
        if mask[item.start("number")] and not (places and _PLACE_RE.search(item["label"])):
            return
        yield item.span("label"), item.span("number")
        joint = match_near(_JOINT_RE, view, item.end())
        if joint is None:
            return
        position = joint.end()
