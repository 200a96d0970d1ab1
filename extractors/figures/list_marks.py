"""The words and signs that open and close lists of counts: brackets, "trong đó", "gồm", colons."""

import re

import regex

from extractors.matching import LETTER

# `re` passes over the other letters fast where a pattern begins with a class.
MARK_RE = re.compile(
    rf"(?=[bgcpt:().!?])(?:(?P<list>(?<!{LETTER})(?:bao\s+gồm|gồm(?:\s+có)?|chia\s+theo|chia\s+ra|phân\s+(?:theo|ra)|cụ\s+thể)(?!{LETTER}))"
    rf"|(?P<some>(?<!{LETTER})trong\s+đó(?!{LETTER}))|(?P<colon>:)|(?P<open>\()|(?P<close>\))|(?P<stop>[.!?](?=\s|$)))"
)
"""Its groups: "list" and "some" (words), "colon", "open", "close" and "stop" (signs)."""

# "kỷ luật 25 đảng viên, bằng các hình thức: khiển trách 15": it opens a list in spite of its comma.
_OPENING_COLON_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:(?:bằng|với|theo|dưới)\s+(?:các\s+)?(?:hình\s+thức|mức)(?:\s+kỷ\s+luật)?"
    r"|(?:trong\s+đó|cụ\s+thể|kết\s+quả)(?:\s+như\s+sau)?|như\s+sau|sau\s+đây)\s*$"
)
_LABEL_COLON_RE = regex.compile(r"[,;]|(?<!\p{L})(?:năm\s+\d|và(?!\p{L}))")
# Between two counts of one list: words that narrow the first, its percentage, ", ", " và", and a
# label without a verb ("từ 41 đến 50 tuổi", "Huy hiệu 45 năm").
_LISTED_RE = regex.compile(
    r"(?:\s+(?!có|tổng|toàn|hiện|với|cùng|đã|trong)[\p{L}–-]+){0,9}(?:\s*\([^()\n]*\)|,?\s+(?:chiếm|đạt|bằng)\s+[\d,]+\s?%)?\s*(?:,|,?\s+và|;)\s+"
    r"(?:(?!có|tổng|toàn|hiện|với|cùng|đã|được|tại|trong)\p{L}+\s+|[–-]\s+|(?:từ\s+)?\d\d\s+(?:đến|-)\s+\d\d\s+tuổi\s+|(?:trên|dưới)\s+\d\d\s+tuổi\s+|\d\d\s+năm\s+|(?:trong\s+)?năm\s+\d{4}\s*){0,8}:?\s*$"
)
# "Các tỉnh chịu thiệt hại lớn gồm …": a list of its own, of no number told before.
_EXAMPLES_RE = regex.compile(r"\s*(?:các|những|nhiều|một\s+số)\s+\p{L}")

# "34 đảng viên; cấp ủy gồm 1 Bí thư": the list has a subject of its own.
_SUBJECT_RE = regex.compile(
    r"[^()]*(?:;\s+(?!trong\s+đó|cụ\s+thể|chia)\p{L}[^;()]*|,\s+(?:cấp\s+ủy|chi\s+ủy|ban\s+(?:chấp\s+hành|thường\s+vụ|giám\s+hiệu|giám\s+đốc)"
    r"|bch|btv|đoàn\s+đại\s+biểu|hội\s+đồng)(?!\p{L})[^,;()]*)\s"
)


def has_subject(between: str) -> bool:
    """Does "gồm" list what a new subject consists of, by the words from the last count to it?"""
    return _SUBJECT_RE.fullmatch(between) is not None


def opens_list(view: str, start: int, colon: int) -> bool:
    """Do the words between a count that ends at `start` and a colon open a list of what the count
    consists of? Places count in `view`, the folded text.
    """
    return (
        _LABEL_COLON_RE.search(view, start, colon) is None
        or _OPENING_COLON_RE.search(view, max(start, colon - 40), colon) is not None
    )


def goes_on_listing(between: str) -> bool:
    """Does nothing but a comma or "và" and a label stand between two counts?"""
    return _LISTED_RE.fullmatch(between) is not None


def lists_itself(lead: str) -> bool:
    """ "Cơ cấu kết hợp, gồm có: …" says itself what it divides: not the sentence before."""
    return "," in lead or _EXAMPLES_RE.match(lead) is not None
