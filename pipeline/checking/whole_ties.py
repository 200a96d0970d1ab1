"""How surely the text ties a percentage to a whole, and what else it may be of.

"45/48 phiếu tín nhiệm cao, chiếm 91,8%" is a share of all 49 who sit, not of the 48 who voted;
"7/16 đơn vị bầu trực tiếp (đạt 175% so với kế hoạch)" one of what was planned.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import regex

from extractors.figures.share import Share
from extractors.numerals import decimals
from schemas.document import CleanDocument
from schemas.facts import Percentage

_OTHER_BASE_RE = regex.compile(
    r"\s*(?:so\s+với\s+|so\s+)?(?:với\s+)?(?:kế\s+hoạch|chỉ\s+tiêu|nghị\s+quyết|cùng\s+kỳ|dự\s+toán|"
    r"mục\s+tiêu|nhiệm\s+kỳ\s+trước|năm\s+(?:trước|\d{4}))(?!\p{L})"
)
_CALLED_RE = regex.compile(r"(?r)(?:(?<!\p{L})(?:tổng\s+số|trên)\s+|[(/]\s*)$", regex.IGNORECASE)
_VOTE_RE = regex.compile(r"\b(?:tán thành|biểu quyết|phiếu|bấm nút)\b", regex.IGNORECASE)
_COMMA_RE = regex.compile(r"[,;:(]")
_SHARE_WORDS_RE = regex.compile(
    r"\s*(?:(?:chỉ|mới|đã|ước|vẫn)\s+)?(?:(?:đạt|chiếm|bằng|tương\s+đương|tương\s+ứng|với|là|được|vượt|=)\s*)*"
    r"(?:(?:tỷ|tỉ)\s+(?:lệ|trọng)\s*)?(?:(?:đạt|chiếm|bằng|là|=|khoảng|gần|trên|hơn|tới)\s*:?\s*)*"
)
_BESIDE = 60  # characters from a whole to its part
_BEHIND = 90  # … and from a part to the total that stands behind it
_CALLED = 12  # characters of the words that call it so
_MORE = Decimal("1.25")
"""How many times those that voted all that sit may be."""


def has_other_base(view: str, stated: Percentage) -> bool:
    """Do the words behind the percentage name a plan or an earlier time as what it is of?

    `view` is the folded text, in whose offsets the percentage stands.
    """
    return _OTHER_BASE_RE.match(view, stated.at[1], stated.at[1] + 60) is not None


def is_of_next_clause(share: Share, view: str) -> bool:
    """ "làm rõ 3.026/3.389 vụ, trọng án khám phá đạt 100%": do words of another thing stand between
    a comma behind the ratio and the percentage?
    """
    between = view[share.whole.at[1] : share.percentage.at[0]]
    clause = _COMMA_RE.split(between)
    return len(clause) > 1 and _SHARE_WORDS_RE.fullmatch(clause[-1]) is None


def may_be_of_more(share: Share) -> bool:
    """Is there a whole up to a quarter larger of which the percentage is right?"""
    stated = share.percentage
    half = Decimal(1).scaleb(-decimals(stated.numeral)) / 2
    if stated.value <= half:
        return False
    part = share.part_value * 100
    least = (part / (stated.value + half)).to_integral_value(ROUND_CEILING)
    most = (part / (stated.value - half)).to_integral_value(ROUND_FLOOR)
    return max(least, share.whole_value + 1) <= min(most, share.whole_value * _MORE)


def stands_beside(share: Share, doc: CleanDocument) -> bool:
    """ "12.896 vụ, trong đó thành 9.201 vụ, đạt 73,5%": does the whole stand right before its part,
    or called so behind it ("246 đảng viên trên tổng số 268", "đạt 95% kế hoạch (260 đảng viên)")?
    """
    if not is_in_sentence(share, doc):
        return False
    (start, end), part = share.whole.at, share.part.at
    if start < part[1]:
        return share.binding == "declared" and 0 <= part[0] - end <= _BESIDE
    behind = max(part[1], share.percentage.at[1]) if share.binding == "target" else part[1]
    return start - behind <= _BEHIND and (
        _CALLED_RE.search(doc.text, max(part[1], start - _CALLED), start) is not None
    )


def is_in_sentence(share: Share, doc: CleanDocument) -> bool:
    """Does the whole stand in the sentence of the percentage?"""
    sentence = doc.sentence_at(share.percentage.at[0])
    return sentence is not None and sentence.start <= share.whole.at[0] < sentence.end


def is_voted(share: Share, doc: CleanDocument) -> bool:
    """ "452/455 đại biểu (91,5%) biểu quyết tán thành": do those who vote make the ratio?"""
    sentence = doc.sentence_at(share.percentage.at[0])
    return sentence is not None and (
        _VOTE_RE.search(doc.text, sentence.start, sentence.end) is not None
    )
