"""Percentages whose part and whole the build of the sentence ties together.

"đạt 77,2% (402/521 người)", "kết nạp 63 đảng viên, bằng 105% chỉ tiêu (60 đảng viên)", "815 đoàn
viên trên tổng số 842 lao động, đạt 96,8%". Nothing else could be meant, so these come first.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.chained_bases import part_of_chain
from extractors.figures.kindred import is_one_noun
from extractors.figures.share import Share, reconciles
from extractors.matching import match_near
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage, Ratio

Figure = Count | Ratio

# Between a part and its percentage, with numerals: "08 đồng chí dưới 40 tuổi, chiếm 21%".
AGE_RE = regex.compile(r"(?:dưới|trên|từ)\s+\d\d(?:\s*(?:đến|-|–)\s*\d\d)?\s+tuổi")

# Between a part and its percentage: ", chiếm tỷ lệ", "(", "đạt".
JOINT_RE = regex.compile(
    r"(?![^\n]*(?:tỷ|tỉ)\s+lệ\s+(?!đạt|là|chiếm|:|\d|khoảng|gần|trên|từ|hơn)\p{L})[^.;:!?\n%]{0,70}?(?:(?:^|\s|,|\()(?:chiếm|đạt|bằng|tỷ\s+lệ|tỉ\s+lệ|tương\s+(?:đương|ứng)|=|là)(?:\s+(?:tỷ\s+lệ|tỉ\s+lệ|từ|gần|trên|khoảng|hơn|là))*|\(|,|=)\s*:?\s*$"
)

# Between a percentage and what it is of: "105% chỉ tiêu (60 đảng viên)", "50% tổng số 30 đầu mối",
# "116,7% so với chỉ tiêu giao là 12 đảng viên"; not "100% nghị quyết và tăng 10 triệu đồng", nor
# "57,9% kế hoạch năm và cấp huyện 441 tỷ đồng".
_TO_TARGET_RE = regex.compile(
    r"\s*(?:so\s+với\s+|trên\s+|của\s+)?(?:chỉ\s+tiêu|kế\s+hoạch|nghị\s+quyết|dự\s+toán|mục\s+tiêu|tổng\s+số)"
    r"(?:\s+(?!(?:tăng|giảm|vượt|thêm|và|còn|riêng)(?!\p{L}))\p{L}+){0,7}?(?:\s+|\s*\(\s*(?:(?:chỉ\s+tiêu|kế\s+hoạch)\s+(?:\p{L}+\s+){0,3})?(?:là\s+|có\s+)?)$"
)
# "70 đảng viên (chiếm 36,1% tổng số 194 đảng viên)", "(chiếm 93% trong 369 đảng viên)".
_OF_RE = regex.compile(r"\s+(?:(?:trong|trên|so\s+với|của)\s+)?(?:(?:tổng\s+)?số\s+)?$")
_DIRECT_RE = regex.compile(
    r"(?:\s+(?!có|đã|tăng|giảm)\p{L}+){0,8}\s*[,(]\s*(?:chiếm|bằng)(?:\s+(?:tỷ|tỉ)\s+lệ)?\s+"
)
# Between a part and its whole: "815 đoàn viên trên tổng số 842", "52 hội viên / kế hoạch giao 50".
_OF_TOTAL_RE = regex.compile(
    r"(?:[^.;:,()\n\d%]{0,80}\s|\s*)(?:(?:trên|trong)\s+(?:tổng\s+)?số|/\s*(?:tổng\s+số|(?:kế\s+hoạch|chỉ\s+tiêu)(?:\s+\p{L}+){0,3})"
    r"|trên\s+(?:tổng\s+)?(?:kế\s+hoạch|chỉ\s+tiêu)(?:\s+\p{L}+){0,3}|so\s+với\s+(?:kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu)(?:\s+\p{L}+){0,4})\s+$"
)
# "118 đồng chí trên 487 đồng chí", "118 đồng chí/487 đồng chí".
_PLAIN_OF_RE = regex.compile(r"\s+trên\s+$|\s*/\s*$")
# "đạt 127,4% KH": what a percentage is of where the letters say it.
_TO_PLAN_RE = regex.compile(r"\s*(?:kế\s+hoạch|chỉ\s+tiêu|(?:kh|ct)(?!\p{L}))")
# "77,2% (402/521 người)", "97,5% đảng viên (231/237 đồng chí)", "100%, tương đương 52/52 phiếu".
_TO_RATIO_RE = regex.compile(r"(?:\s+\p{L}+){0,12}\s*(?:\(\s*|,\s*tương\s+đương(?:\s+với)?\s+)")
# "giảm 5,8% (226/240 vụ)", "ít hơn 03 vụ = 1,6% (180/183 vụ)": by how much, not how many of them.
_BRACKET_RE = regex.compile(r"\s*\(\s*(?:có\s+)?")
_CHANGED_BY_RE = regex.compile(
    r"(?<!\p{L})(?:tăng|giảm|vượt|(?:nhiều|ít|cao|thấp)\s+hơn)(?:\s+(?:thêm|được|khoảng|gần|trên|hơn))*"
    r"(?:\s+\d[\d.,]*(?:\s+\p{L}+){1,4}\s*(?:[,(=]\s*)?(?:(?:bằng|tức|hay|tương\s+(?:ứng|đương))\s+)?)?\s*$"
)
# "bằng 107,5% cùng kỳ (384 tỷ đồng)", "bằng 112,5% so với năm 2022 (56 đảng viên)".
_TO_FORMER_RE = regex.compile(
    r"\s*(?:(?:so\s+)?(?:với\s+)?)(?:cùng\s+kỳ|(?:thực\s+hiện\s+)?năm\s+(?:trước|(?:19|20)\d{2})|nhiệm\s+kỳ\s+trước)"
    r"(?:\s+năm\s+(?:trước|(?:19|20)\d{2}))?\s*\(\s*(?:(?:là|đạt|có)\s+)?"
)
_EQUAL_RE = regex.compile(r"(?<!\p{L})bằng\s+$")
_PLAN_RE = regex.compile(r"kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu|dự\s+toán|nghị\s+quyết")
_AGAINST_RE = regex.compile(
    r"so\s+với\s+(?:chỉ\s+tiêu|kế\s+hoạch|mục\s+tiêu)(?:\s+\p{L}+){0,4}\s+$"
)
# "hoàn thành 100% chương trình kiểm tra": how far each of them got, no share of theirs.
_IN_FULL_RE = regex.compile(
    r"(?<!\p{L})(?:hoàn\s+thành|thực\s+hiện|đạt)(?:\s+(?:trên|từ))?\s+\d{2,3}\s?%\s+"
    r"(?=(?:chương\s+trình|kế\s+hoạch|chỉ\s+tiêu|nhiệm\s+vụ|nội\s+dung|mục\s+tiêu)(?!\p{L}))"
)
_TOLD_RE = regex.compile(r"[^\d%(]*,\s*(?:đạt\s+(?:tỷ|tỉ)\s+lệ|chiếm(?:\s+(?:tỷ|tỉ)\s+lệ)?)\s*")
_LONG_JOINT_RE = regex.compile(r"[^.;:!?\n%]*,\s*(?:đạt|chiếm|bằng)(?:\s+tỷ\s+lệ)?\s*$")
_LONG, _FAR = 260, 90


def tied_share(
    doc: CleanDocument, view: str, percentage: Percentage, figures: Sequence[Figure]
) -> Share | None:
    """The share where the sentence itself says what the percentage is of; `figures` by place."""
    index = bisect_left(figures, percentage.at[0], key=lambda figure: figure.at[0])
    before = figures[index - 1] if index else None
    after = figures[index] if index < len(figures) else None
    return (
        _ratio_behind(view, percentage, after)
        or _counts_behind(view, percentage, figures[index : index + 2])
        or _target_behind(
            view,
            percentage,
            part_of_chain(view, percentage.at[0], figures, index),
            after,
            chained=True,
        )
        or _target_behind(view, percentage, before, after)
        or _of_total(view, percentage, figures, index)
        or _far_ratio(doc, view, percentage, before)
    )


def _ratio_behind(view: str, percentage: Percentage, after: Figure | None) -> Share | None:
    """ "đạt 77,2% (402/521 người)"."""
    if not isinstance(after, Ratio):
        return None
    if not _TO_RATIO_RE.fullmatch(view, percentage.at[1], after.at[0]):
        return None
    share = Share(percentage, after, after, "ratio")
    lead = view[max(0, percentage.at[0] - _FAR) : percentage.at[0]]
    if _CHANGED_BY_RE.search(lead) and not reconciles(share, units=1):
        return None  # the ratio may be what is to what was
    return share


def _counts_behind(view: str, percentage: Percentage, after: Sequence[Figure]) -> Share | None:
    """ "đạt 4,5% (45 hộ/1.000 hộ)"."""
    if len(after) < 2 or not _BRACKET_RE.fullmatch(view, percentage.at[1], after[0].at[0]):
        return None
    part, whole = after
    if not isinstance(part, Count) or not isinstance(whole, Count) or part.unit != whole.unit:
        return None
    if not _PLAIN_OF_RE.fullmatch(view, part.at[1], whole.at[0]):
        return None
    return Share(percentage, part, whole, "declared")


def _target_behind(
    view: str,
    percentage: Percentage,
    part: Figure | None,
    target: Figure | None,
    *,
    chained: bool = False,
) -> Share | None:
    """ "kết nạp 63 đảng viên, bằng 105% chỉ tiêu (60 đảng viên)"; a `chained` part stands further
    up, before other percentages of it.
    """
    if not isinstance(part, Count) or not isinstance(target, Count):
        return None
    joint = view[percentage.at[1] : target.number_at[0]]
    if len(joint) > _FAR:
        return None
    former = _TO_FORMER_RE.fullmatch(joint) is not None
    if not (former or _TO_TARGET_RE.fullmatch(joint) or _OF_RE.fullmatch(joint)):
        return None
    between = view[part.at[1] : percentage.at[0]]
    if not chained and not _stands_before(between):
        return None
    if former:
        return _of_former(view, percentage, part, target)
    alike = part.unit.lower() == target.unit.lower()
    if _OF_RE.fullmatch(joint) and _DIRECT_RE.fullmatch(between):
        share = Share(percentage, part, target, "declared")
        return share if reconciles(share, units=1) or alike else None
    share = Share(percentage, part, target, "target")
    # "24 tổ chức đảng, đạt 50% kế hoạch (48 tổ chức)": a plan is told in the noun's first words.
    planned = alike or is_one_noun(part.unit.lower(), target.unit.lower())
    return share if reconciles(share, units=1) or (planned and _PLAN_RE.search(joint)) else None


def _stands_before(between: str) -> bool:
    """Do words of sharing alone stand between a part and its percentage?

    A bracket that ends there holds what another percentage is of.
    """
    if not 0 < len(between) <= _FAR or not JOINT_RE.fullmatch(between):
        return False
    return not between.lstrip().startswith(")")


def _of_former(view: str, percentage: Percentage, part: Count, former: Count) -> Share | None:
    """ "bằng 107,5% cùng kỳ (384 tỷ đồng)"; "bằng 7,5%" may be by how much it grew."""
    if not _EQUAL_RE.search(view, max(0, percentage.at[0] - 8), percentage.at[0]):
        return None
    share = Share(percentage, part, former, "target")
    if reconciles(share, units=1):
        return share
    alike = part.unit.lower() == former.unit.lower()
    precise = part.approx == former.approx == "exact"
    near = former.value > 0 and 3 * part.value > 2 * former.value and percentage.value > 50
    return share if alike and precise and near else None


def _of_total(
    view: str, percentage: Percentage, figures: Sequence[Figure], index: int
) -> Share | None:
    """ "815 đoàn viên trên tổng số 842 lao động, đạt 96,8%"."""
    if index < 2:
        return None
    part, whole = figures[index - 2], figures[index - 1]
    if not isinstance(part, Count) or not isinstance(whole, Count):
        return None
    between = view[part.at[1] : whole.number_at[0]]
    joint = view[whole.at[1] : percentage.at[0]]
    if len(joint) > _FAR or not JOINT_RE.fullmatch(joint):
        return None
    if whole.rule == "count.plan":
        return Share(percentage, part, whole, "target")  # "12 đảng viên (chỉ tiêu 10), đạt 120%"
    plainly = part.unit.lower() == whole.unit.lower() and _PLAIN_OF_RE.fullmatch(between)
    if 0 < len(between) <= _FAR and (plainly or _OF_TOTAL_RE.fullmatch(between)):
        planned = _PLAN_RE.search(between) or match_near(_TO_PLAN_RE, view, percentage.at[1])
        share = Share(percentage, part, whole, "target" if planned else "declared")
        alike = part.unit.lower() == whole.unit.lower()
        return share if reconciles(share, units=1) or alike else None
    if not _AGAINST_RE.search(view, max(0, whole.number_at[0] - _FAR), whole.number_at[0]):
        return None
    # "kết nạp 14 đảng viên (nữ 09, nam 05), so với chỉ tiêu 12 đảng viên đạt 116,7%".
    for part in reversed(figures[max(0, index - 6) : index - 1]):
        if isinstance(part, Count) and whole.number_at[0] - part.at[1] <= 160:
            share = Share(percentage, part, whole, "inferred")
            if part.unit.lower() == whole.unit.lower() and reconciles(share):
                return share
    return None


def _far_ratio(
    doc: CleanDocument, view: str, percentage: Percentage, before: Figure | None
) -> Share | None:
    """ "28/28 đảng viên học tập Quy định số 19-QĐ/TW, ngày 08/4/2026 về …, đạt 100%"."""
    if not isinstance(before, Ratio) or percentage.at[0] - before.at[1] > _LONG:
        return None
    sentence = doc.sentence_at(before.at[0])
    if sentence is None or percentage.at[0] > sentence.end:
        return None
    between, full = _IN_FULL_RE.subn("", view[before.at[1] : percentage.at[0]])
    if not _LONG_JOINT_RE.fullmatch(between):
        return None
    if full and _TOLD_RE.fullmatch(between) and not match_near(_TO_PLAN_RE, view, percentage.at[1]):
        return Share(percentage, before, before, "ratio")
    share = Share(percentage, before, before, "inferred")
    return share if reconciles(share) else None
