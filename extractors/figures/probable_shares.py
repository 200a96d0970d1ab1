"""Shares that one other digit would make hold.

"Đảng bộ có 5.445 đảng viên (…); đảng viên nữ 1.923 đồng chí, chiếm 35,1%": nothing says what the
percentage is of, and nothing nearby fits it. The whole of the sentence does, with 1.913. Such a
share is a `probable` one: it is put before people, it accuses no one. A percentage of something
else seldom comes within one digit of a whole that it has nothing to do with.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set

import regex

from extractors.figures.dimensions import dimensions_of
from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.figures.named_parts import parts_of
from extractors.figures.share import Share
from extractors.figures.slips import digits, share_slip
from extractors.figures.tied_shares import AGE_RE
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

# Between a part and its percentage: what is said is a share of something.
_SHARE_RE = regex.compile(
    r"(?:(?:\s+\p{L}+){0,8}\s*[,(]?|[^.;:!?\n%\d]{0,60},)\s*(?:(?:chiếm|bằng)(?:\s+(?:tỷ|tỉ)\s+lệ)?|chiếm)\s*$"
)
_REACHED_RE = regex.compile(r"(?:\s+\p{L}+){0,4}\s*(?:,\s*đạt(?:\s+(?:tỷ|tỉ)\s+lệ)?|\()\s*$")
_PLAN_RE = regex.compile(
    r"chỉ\s+tiêu|kế\s+hoạch|mục\s+tiêu|phấn\s+đấu|dự\s+toán|(?<!\p{L})(?:năm\s+trước|cùng\s+kỳ|đầu\s+(?:kỳ|nhiệm\s+kỳ)|(?<!tháng\s)đầu\s+năm|tăng|giảm)(?!\p{L})"
)
_TELLING = frozenset(
    ("gender", "membership", "ethnicity", "rank", "degree", "theory", "grade", "age")
)
# "Có 709 tổ chức đảng. Qua đánh giá có 439 …": of those that were assessed, perhaps not of all.
_ASSESSED_RE = regex.compile(
    r"(?<!\p{L})(?:qua|sau|kết\s+quả)\s+(?:kết\s+quả\s+)?(?:đánh\s+giá|xếp\s+loại|phân\s+loại|kiểm\s+tra|phân\s+tích|bình\s+xét|khảo\s+sát|rà\s+soát)"
)
_AMONG_RE = regex.compile(r"(?<!\p{L})trong\s+số(?!\p{L})")
_MOST_WHOLES, _NEAR, _SURE_DIGITS = 3, 320, 4


def probable_share(
    doc: CleanDocument,
    view: str,
    percentage: Percentage,
    part: Count,
    counts: Sequence[Count],
    bound: Sequence[Share],
    others: Sequence[Count] = (),
    listed: Set[int] = frozenset(),
) -> Share | None:
    """The share with a whole of the same sentence or paragraph that one digit would mend.

    `counts` by place; `bound` are the shares of the report that are known, by place; `others` are
    the parts of percentages whose wholes nothing tells, `listed` those of lists that add up to
    their whole (by identity): no wholes of what stands behind the list.
    """
    joint = AGE_RE.sub("", view[part.at[1] : percentage.at[0]])
    named = part in parts_of(doc, view, percentage, counts)
    if part.approx != "exact" or percentage.approx != "exact":
        return None
    shared = named or _SHARE_RE.fullmatch(joint) is not None
    if not shared and not _REACHED_RE.fullmatch(joint):
        return None
    if not shared and percentage.value > 100 and len(digits(percentage.value)) < _SURE_DIGITS:
        return None  # "đạt 120%" of a plan that nobody names
    if _PLAN_RE.search(view, max(0, part.number_at[0] - 40), part.number_at[0]):
        return None
    wholes = _wholes(doc, view, part, counts, bound, listed, same_noun=not shared)
    # "xã Đông kết nạp 52 đảng viên, đạt 50,98%; xã Tây 05 đảng viên, đạt 50%": of a plan each;
    # "315 học sinh khá (chiếm 61,4%), 74 học sinh trung bình (chiếm 14,4%)": of all of them.
    wholes = [whole for whole in wholes if not any(whole is other for other in others)]
    for whole in wholes:
        if share_slip(percentage.value, percentage.numeral, part.value, whole.value):
            return Share(percentage, part, whole, "probable")
    return None


def _wholes(
    doc: CleanDocument,
    view: str,
    part: Count,
    counts: Sequence[Count],
    bound: Sequence[Share],
    listed: Set[int],
    *,
    same_noun: bool,
) -> list[Count]:
    """What the part may be a part of, the likeliest first."""
    sentence = doc.sentence_at(part.at[0])
    block = doc.block_at(part.at[0])
    start = sentence.start if sentence is not None and same_noun else block.start
    start = max(start, part.at[0] - _NEAR * 3)
    parts: Mapping[int, Share] = {id(share.part): share for share in bound}
    out: list[Count] = []
    index = bisect_left(counts, part.at[0], key=lambda count: count.at[0])
    for count in reversed(counts[:index]):
        if count.at[0] < start or len(out) == _MOST_WHOLES:
            break
        sibling = parts.get(id(count))
        if sibling is not None:
            if isinstance(sibling.whole, Count) and sibling.whole not in out:
                out.append(sibling.whole)
            continue
        if count is part or count.approx != "exact" or count.value_max is not None:
            continue
        if id(count) in listed or not _is_one_noun(count, part):
            continue
        # "208 đảng viên nữ …; trong số đảng viên nữ có 73 đồng chí": of these.
        among = _AMONG_RE.search(view, count.at[1], part.at[0]) is not None
        if not among and not _TELLING.isdisjoint(dimensions_of(count)):
            continue
        if _ASSESSED_RE.search(view, count.at[1], part.at[0]):
            break
        if _inside_bracket(view, count, part) or _PLAN_RE.search(
            view, max(0, count.number_at[0] - 30), count.number_at[0]
        ):
            continue
        out.append(count)
        if same_noun:
            break
    return out


def _is_one_noun(whole: Count, part: Count) -> bool:
    one, other = whole.unit.lower(), part.unit.lower()
    if one in PEOPLE and (other in PEOPLE or other.startswith("người ")):
        return True
    return is_one_noun(one, other)


def _inside_bracket(view: str, count: Count, part: Count) -> bool:
    """Does the count stand in a bracket that ends before the part?"""
    depth = 0
    for sign in _bracket_signs(view, count.at[1], part.at[0]):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            return True
    return False


def _bracket_signs(view: str, start: int, end: int) -> Iterator[str]:
    return (sign for sign in view[start:end] if sign in "()")
