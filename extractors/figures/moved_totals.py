"""Two numbers of one noun that stands before them: "số đảng viên tăng từ 35 lên 59", "tổng số hội
viên giảm từ 1.350 năm 2020 xuống còn 1.205 năm 2024".

Silent where a noun, a measure or a percent sign stands behind the second number: then it says what
both count (`count.series`), or they count nothing.
"""

import re
from collections.abc import Iterator

from extractors.figures import patterns as p
from extractors.figures.shared_nouns import count_of_list, noun_of_list
from extractors.matching import match_near, places_of_word
from extractors.numerals import numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count

_WORDS = ("tăng", "giảm", "nâng")
_NUMERAL = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_YEAR = r"(?:\s*\(?\s*(?:vào\s+|ở\s+)?(?:(?:đầu|cuối)\s+)?năm\s+(?:19|20)\d{2}\s*\)?)?"
_MOVED_RE = re.compile(
    rf"(?<!\w)(?:tăng|giảm|nâng)(?:\s+(?:thêm|dần|nhanh|mạnh))?\s+từ\s+(?P<first>{_NUMERAL}){_YEAR}"
    rf"\s+(?:tăng\s+|giảm\s+)?(?:lên|xuống|còn|đến|tới)(?:\s+(?:còn|thành|tới))?\s+"
    rf"(?P<second>{_NUMERAL}){_YEAR}(?=\s*(?:[,;)\n]|\.(?!\d)|$|(?:và|trong\s+đó|gồm|tương)(?!\w)))"
)


def moved_totals(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    """The counts, in reading order; `view` is the folded text and `mask` 1 where digits belong to
    something else.
    """
    places = (place for word in _WORDS for place in places_of_word(view, word))
    for place in sorted(places):
        found = match_near(_MOVED_RE, view, place)
        if found is None or mask[found.start("first")] or mask[found.start("second")]:
            continue
        if p.noun_at(view, found.end()) is not None:
            continue
        noun, behind = noun_of_list(doc, view, found.end(), place)
        if noun is None or behind:
            continue
        for name in ("first", "second"):
            if numeral_value(found[name]) == numeral_value(found[name]).to_integral_value():
                yield count_of_list(doc, view, found.span(name), noun, "count.series", None)
