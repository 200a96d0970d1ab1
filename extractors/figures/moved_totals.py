"""Two numbers of one noun that stands before them: "số đảng viên tăng từ 35 lên 59", "tổng số hội
viên giảm từ 1.350 năm 2020 xuống còn 1.205 năm 2024".

Silent where a noun, a measure or a percent sign stands behind the second number: then it says what
both count (`count.series`), or they count nothing.
"""

import re
from collections.abc import Iterator

import regex

from extractors.figures import patterns as p
from extractors.figures.shared_nouns import count_of_list, noun_of_list
from extractors.matching import match_near
from extractors.numerals import digit_runs
from schemas.document import CleanDocument
from schemas.facts import Count

_FROM = "từ "
_NUMERAL = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_YEAR = r"(?:\s*\(?\s*(?:vào\s+|ở\s+)?(?:(?:đầu|cuối)\s+)?năm\s+(?:19|20)\d{2}\s*\)?)?"
# What ends a window is read backwards: (?r).
_WORD_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:tăng|giảm|nâng)(?:\s+(?:thêm|dần|nhanh|mạnh))?\s+từ\s+\Z"
)
_MOVED_RE = re.compile(
    rf"(?P<first>{_NUMERAL}){_YEAR}"
    rf"\s+(?:tăng\s+|giảm\s+)?(?:lên|xuống|còn|đến|tới)(?:\s+(?:còn|thành|tới))?\s+"
    rf"(?P<second>{_NUMERAL}){_YEAR}(?=\s*(?:[,;)\n]|\.(?!\d)|$|(?:và|trong\s+đó|gồm|tương)(?!\w)))"
)
_YEAR_RE = re.compile(r"(?:19|20)\d{2}")
_REACH = 24


def moved_totals(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    """The counts, in reading order; `view` is the folded text and `mask` 1 where digits belong to
    something else.
    """
    for start, _ in digit_runs(view):
        if not view.startswith(_FROM, start - len(_FROM)):
            continue
        word = _WORD_RE.search(view, max(0, start - _REACH), start)
        found = match_near(_MOVED_RE, view, start) if word is not None else None
        if word is None or found is None or mask[start] or mask[found.start("second")]:
            continue
        if p.noun_at(view, found.end()) is not None or _are_years(found):
            continue
        noun, behind = noun_of_list(doc, view, found.end(), word.start())
        if noun is None or behind:
            continue
        for name in ("first", "second"):
            yield count_of_list(doc, view, found.span(name), noun, "count.series", None)


def _are_years(found: re.Match[str]) -> bool:
    """ "số đảng viên tăng từ 2020 đến 2024": when, not how many."""
    return all(_YEAR_RE.fullmatch(found[name]) for name in ("first", "second"))
