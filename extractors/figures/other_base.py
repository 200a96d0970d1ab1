"""What a change is measured against, where that is not what was told before it.

"tăng từ 350 lên 412 hộ, tăng thêm 22 hộ so với kế hoạch", "giảm từ 350 hộ năm 2020 xuống còn 280
hộ năm 2024, giảm 12 hộ so với năm 2023": the second change is of a plan, of another year.
"""

import regex

from extractors.matching import match_near

_COMPARED_RE = regex.compile(r"\s*\)?\s*,?\s*so\s+(?:với\s+)?(?P<base>[^.;:()\n]{1,60})")
_OTHER_RE = regex.compile(
    r"(?<!\p{L})(?:kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu|dự\s+toán|dự\s+kiến|phương\s+án|kịch\s+bản|nghị\s+quyết"
    r"|đề\s+án|quy\s+(?:định|hoạch)|định\s+mức|yêu\s+cầu|bình\s+quân|trung\s+bình|mặt\s+bằng"
    r"|(?:toàn|cả)\s+(?:tỉnh|quốc|nước|huyện|vùng|khu\s+vực))(?!\p{L})"
)
_YEAR_RE = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def is_of_other_base(view: str, end: int, told: str) -> bool:
    """Is the change that ends at `end` of the folded text measured against something else?

    `told` is the text of what was and what is: a year that it does not name is another one.
    """
    if (compared := match_near(_COMPARED_RE, view, end)) is None:
        return False
    base = compared["base"]
    if _OTHER_RE.search(base):
        return True
    years = set(_YEAR_RE.findall(told))
    return bool(years) and any(year not in years for year in _YEAR_RE.findall(base))
