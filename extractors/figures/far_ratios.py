"""Percentages that stand behind a ratio, though a clause parts them from it.

"372/629 thôn, tổ dân phố đạt tiêu chuẩn an toàn về an ninh trật tự, đạt 64,13%": nothing else has a
share there. The clause may tell of something else, so that the ratio is the probable one at most.
"""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

import regex

from extractors.figures.share import Share
from extractors.matching import match_near
from schemas.facts import Count, Percentage, Ratio

_CLAUSE_RE = regex.compile(
    r"(?:(?!(?<!\p{L})(?:có|tỷ\s+lệ|tỉ\s+lệ|trong\s+đó|riêng|tăng|giảm|vượt|mỗi|với|bình\s+quân)(?!\p{L}))"
    r"[^.;:\d\n%()])*?[,(]\s*(?:đạt|chiếm|bằng)\s+(?:(?:tỷ|tỉ)\s+lệ\s+)?"
)
# Behind the percentage: what it is of.
_OF_RE = regex.compile(
    r"\s*(?:/|(?:trên|so|của|trong|tổng|số|chỉ\s+tiêu|kế\s+hoạch|mục\s+tiêu|dự\s+toán|nghị\s+quyết|năm)(?!\p{L}))"
)
_FAR, _LITTLE, _TELLING = 200, 8, 3


def share_of_far_ratio(
    view: str, percentage: Percentage, figures: Sequence[Count | Ratio]
) -> Share | None:
    """The percentage as a share of the ratio that is the last of the `figures` before it.

    Only one of three digits, an eighth from the ratio at most. `view` is the folded text.
    """
    start, end = percentage.at
    index = bisect_left(figures, start, key=lambda figure: figure.at[0]) - 1
    ratio = figures[index] if index >= 0 else None
    if not isinstance(ratio, Ratio) or start - ratio.at[1] > _FAR or not ratio.den:
        return None
    value = Fraction(100 * ratio.num, ratio.den)
    stated = Fraction(percentage.value)
    digits = sum(character.isdigit() for character in percentage.numeral)
    if digits < _TELLING or abs(value - stated) * _LITTLE > max(value, stated):
        return None
    if match_near(_OF_RE, view, end) or not _CLAUSE_RE.fullmatch(view, ratio.at[1], start):
        return None
    return Share(percentage, ratio, ratio, "probable")
