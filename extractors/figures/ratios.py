"""Ratios: so many of so many, "165/174 đồng chí", "5 trong 7 thôn"; no days, no grades."""

import re
from collections.abc import Iterator
from heapq import merge

import regex

from extractors.figures import patterns as p
from extractors.figures.approximation import approximation
from extractors.figures.claims import cover
from extractors.figures.spoken_ratios import spoken_ratios
from extractors.matching import match_near
from extractors.numerals import digit_runs
from schemas.document import CleanDocument
from schemas.facts import Ratio

_DAY_BEFORE_RE = regex.compile(
    r"(?:ngày|dịp|mùng|lễ|kỷ\s+niệm|sinh\s+nhật|đến|từ|trước|sau|hết|tháng|chào\s+mừng|phong\s+trào|quốc\s+khánh|chiến\s+thắng|hồi)\s+(?:ngày\s+)?$"
)
_SHARE_AFTER_RE = regex.compile(
    r"\s*(?:\(|,?\s*(?:đạt|chiếm|tỷ\s+lệ|tỉ\s+lệ|bằng|tương\s+ứng)|(?:được|hoàn\s+thành|đánh\s+giá|xếp|có|thực\s+hiện|đã|tổ\s+chức|số)(?!\p{L}))"
)
_GRADE_BEFORE_RE = regex.compile(
    r"(?:bậc|hạng|thợ|cấp|(?<!xếp\s)loại|trình\s+độ|văn\s+hóa|lớp|km)\s+(?:thợ\s+)?$"
)
_FRACTION_AFTER_RE = regex.compile(r"\s+(?:số|tổng\s+số|trong|diện|quân\s+số|thời\s+gian)(?!\p{L})")


def find_ratios(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Ratio]:
    """The ratios whose digits `mask` leaves free, in reading order; fractions are marked in it."""
    signs, words = _with_strokes(doc, view, mask), _in_words(doc, view, mask)
    yield from merge(signs, words, key=lambda ratio: ratio.at)


def _in_words(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Ratio]:
    """ "662 trong tổng số 686 tổ chức cơ sở đảng"."""
    for at, num, den, noun in spoken_ratios(view, mask):
        yield Ratio(
            span=doc.span(*at),
            at=at,
            section=doc.section_at(at[0]),
            rule="ratio.words",
            num=int(num.replace(".", "")),
            den=int(den.replace(".", "")),
            unit=doc.text[noun.start : noun.end],
            approx=approximation(view, *at),
        )


def _with_strokes(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Ratio]:
    for match in _ratio_matches(view):
        if mask[match.start()] or mask[match.end() - 1]:
            continue
        num, den = (int(match[name].replace(".", "")) for name in ("num", "den"))
        before = view[max(0, match.start() - 24) : match.start()]
        if den == 0 or _GRADE_BEFORE_RE.search(before):
            continue
        if den <= 10 and num < den and match_near(_FRACTION_AFTER_RE, view, match.end()):
            cover(mask, match.span())  # "2/3 số chi bộ": a fraction, not so many of so many
            continue
        noun = p.noun_at(view, match.end())
        if noun is None and not match_near(_SHARE_AFTER_RE, view, match.end()):
            if num <= 31 and den <= 12 and num != den:
                continue
            if 1900 <= num <= 2100 and 1900 <= den <= 2100:
                continue
        # "đến 30/11 hộ nghèo còn …": so many of so many are no more than these.
        day = num <= 31 and den <= 12 and (noun is None or num > den)
        if day and _DAY_BEFORE_RE.search(before):
            continue
        yield Ratio(
            span=doc.span(*match.span()),
            at=match.span(),
            section=doc.section_at(match.start()),
            rule="ratio",
            num=num,
            den=den,
            unit=doc.text[noun.start : noun.end] if noun else None,
            approx=approximation(view, match.start(), match.end()),
        )


def _ratio_matches(view: str) -> Iterator[re.Match[str]]:
    """Two numbers with a slash between them, looked for from the digits of the first."""
    position = 0
    for start, end in digit_runs(view):
        if start < position or not ("/" in view[end : end + 2] or view.startswith(".", end)):
            continue
        if match := p.RATIO_RE.match(view, start):
            yield match
            position = match.end()
