"""Finds counts, percentages and ratios: symbols, dates, labels and marks are claimed first, then
numbers are read.

Stays silent on numbers that count nothing: years, ranks, durations, ages, money, areas, phone
numbers, names ("chi bộ 1", "lớp 12A1", "thợ bậc 4/7"), and on a number with no noun beside it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import cast

import regex

from extractors.figures import patterns as p
from extractors.figures.claims import claim_mask, cover
from extractors.matching import match_near
from extractors.numerals import numeral_value
from schemas.document import CleanDocument, Range
from schemas.facts import Approximation, Count, FigureKind, Percentage, Ratio
from schemas.textview import folded_view, window_start

_LABEL_WINDOW = 80
_LONGEST_NUMERAL = 15  # a longer run of digits is an account or a serial number

Figures = tuple[tuple[Count, ...], tuple[Percentage, ...], tuple[Ratio, ...]]


def extract(doc: CleanDocument, claimed: Iterable[Range] = ()) -> Figures:
    """Counts, percentages and ratios in reading order; `claimed` are ranges of other facts."""
    text = doc.text
    view = folded_view(text)
    mask = claim_mask(doc, view, claimed)
    percentages = tuple(_percentages(doc, view, mask))
    for percentage in percentages:
        cover(mask, percentage.at)
    ratios = tuple(_ratios(doc, view, mask))
    for ratio in ratios:
        cover(mask, ratio.at)
    return tuple(_counts(doc, view, mask)), percentages, ratios


def _percentages(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Percentage]:
    for match in _percent_matches(view):
        start = match.start("numeral")
        if mask[start]:
            continue
        approx = _approximation(view, match.start(), match.end())
        if match["low"]:
            approx = "about"
        yield Percentage(
            span=doc.span(start, match.end()),
            at=(start, match.end()),
            section=doc.section_at(start),
            rule="percentage",
            value=numeral_value(match["numeral"]),
            numeral=doc.text[start : match.end("numeral")],
            approx=approx,
        )
        cover(mask, (match.start(), match.end()))


def _percent_matches(view: str) -> Iterator["regex.Match[str]"]:
    """Numbers before a percent sign or "phần trăm", looked for from there."""
    position = 0
    for sign in p.PERCENT_SIGN_RE.finditer(view):
        for match in p.PERCENT_RE.finditer(view, max(position, sign.start() - 32), sign.end()):
            yield match
            position = match.end()


def _approximation(view: str, start: int, end: int) -> Approximation:
    words = view[max(0, start - 32) : start].rpartition("\n")[2].split()
    if words and view[start - 1 : start] == " ":
        for length in (4, 3, 2, 1):
            if found := p.APPROXIMATIONS.get(" ".join(words[-length:])):
                return found
    return "at_least" if match_near(p.TRAILING_APPROXIMATION_RE, view, end) else "exact"


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


def _ratios(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Ratio]:
    for match in p.RATIO_RE.finditer(view):
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
        if noun is None and num <= 31 and den <= 12 and _DAY_BEFORE_RE.search(before):
            continue
        yield Ratio(
            span=doc.span(*match.span()),
            at=match.span(),
            section=doc.section_at(match.start()),
            rule="ratio",
            num=num,
            den=den,
            unit=doc.text[noun.start : noun.end] if noun else None,
            approx=_approximation(view, match.start(), match.end()),
        )


def _counts(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    years = _Years(doc, view)
    last_end = 0
    for match in p.NUMBER_RE.finditer(view):
        start, end = match.span()
        if mask[start] or mask[end - 1] or start < last_end or end - start > _LONGEST_NUMERAL:
            continue
        glued = view[end : end + 1].isalpha() or view[start - 1 : start] == "/"
        if glued and p.noun_at(view, end) is None:
            continue
        if match_near(p.MEASURE_RE, view, end):
            continue
        low_high = match_near(p.RANGE_RE, view, start) if p.RANGE_SIGN_RE.match(view, end) else None
        value_max: Decimal | None = None
        if low_high is not None and not any(mask[start : low_high.end()]):
            if match_near(p.MEASURE_RE, view, low_high.end()):
                last_end = low_high.end()
                continue
            value_max, end = numeral_value(low_high["high"]), low_high.end()
        count = _number_first(doc, view, years, match[0], start, end, value_max) or _noun_first(
            doc, view, years, match[0], start, end
        )
        if count is not None:
            last_end = count.at[1]
            yield count


# "đầu năm 2010 có 35, đến nay là 59"; "(tăng 15 so với năm 2019), có 9 tổ": another time again.
_LEAVES_YEAR_RE = regex.compile(
    r"(?<!\p{L})(?:đến\s+nay|hiện\s+(?:nay|có|tại)|nay\s+(?:là|có|còn))(?!\p{L})|\)"
)


_YEAR_WINDOW = 400  # characters; a line of a megabyte must not be searched for each figure


class _Years:
    """The years that a text states, for finding the last one before a figure in its sentence."""

    def __init__(self, doc: CleanDocument, view: str) -> None:
        self._doc = doc
        self._view = view
        found = [(match.start(), match[1]) for match in p.YEAR_RE.finditer(view)]
        self._starts = [start for start, _ in found]
        self._years = [year for _, year in found]

    def before(self, start: int) -> str | None:
        """The last year stated before `start` in the same sentence, or None."""
        index = bisect_left(self._starts, start) - 1
        if index < 0:
            return None
        sentence = self._doc.sentence_at(start)
        left = sentence.start if sentence else self._doc.block_at(start).start
        if self._starts[index] < left:
            return None
        between = max(self._starts[index], start - _YEAR_WINDOW)
        if _LEAVES_YEAR_RE.search(self._view, between, start):
            return None
        return self._years[index]


def _number_first(
    doc: CleanDocument,
    view: str,
    years: _Years,
    numeral: str,
    start: int,
    end: int,
    value_max: Decimal | None,
) -> Count | None:
    noun = p.noun_at(view, end)
    rule = "count.noun"
    value = numeral_value(numeral)
    if value != value.to_integral_value():
        return None
    if noun is None and (series := match_near(p.SERIES_RE, view, end)):
        return _series_start(doc, view, years, numeral, (start, end), series.end())
    if noun is None:
        unknown = _unknown_noun(view, start, end)
        if unknown is None or (1900 <= value <= 2100 and "." not in numeral):
            return None
        rule = "count.unknown_noun"
        unit_start, stop = unknown
        kind: FigureKind = "other"
    else:
        unit_start, stop = noun.start, noun.end
        kind = cast(FigureKind, p.noun_kinds()[noun.phrase])
    unit_end = stop
    qualifiers: tuple[str, ...] = ()
    modifiers = p.MODIFIER_RE if kind in ("people", "organisation") else p.EVENT_MODIFIER_RE
    if modifier := match_near(modifiers, view, stop):
        stop = modifier.end()
        qualifiers = (" ".join(modifier[0].split()),)
    label = _label_before(view, start)
    return Count(
        span=doc.span(start, stop),
        at=(start, stop),
        section=doc.section_at(start),
        rule=rule,
        value=value,
        numeral=numeral,
        unit=doc.text[unit_start:unit_end],
        kind=kind,
        qualifiers=qualifiers,
        value_max=value_max,
        approx=_approximation(view, start, stop),
        as_of=years.before(start),
        label=label,
        number_at=(start, end),
    )


def _unknown_noun(view: str, start: int, end: int) -> Range | None:
    """One or two words after a number that may be what it counts."""
    if match_near(p.GENERIC_STOP_RE, view, end):
        return None
    if p.NAMED_BY_NUMBER_RE.search(view, max(0, start - 24), start):
        return None
    if p.SLOGAN_RE.search(view, max(0, start - 40), start):
        return None
    noun = match_near(p.GENERIC_NOUN_RE, view, end)
    if noun is None:
        return None
    left, right = noun.span("noun")
    first = noun["noun"].split()[0]
    if first != noun["noun"] and match_near(p.GENERIC_STOP_RE, view, left + len(first)):
        right = left + len(first)
    return left, right


def _series_start(
    doc: CleanDocument, view: str, years: _Years, numeral: str, at: Range, second_end: int
) -> Count | None:
    noun = p.noun_at(view, second_end)
    if noun is None:
        return None
    return Count(
        span=doc.span(*at),
        at=at,
        section=doc.section_at(at[0]),
        rule="count.series",
        value=numeral_value(numeral),
        numeral=numeral,
        unit=doc.text[noun.start : noun.end],
        kind=cast(FigureKind, p.noun_kinds()[noun.phrase]),
        as_of=years.before(at[0]),
        number_at=at,
    )


_FOLLOWED_RE = regex.compile(r"\s*(?:[,;.)\n]|$|(?:và|trong\s+đó|gồm|chiếm|đạt)(?!\p{L})|\()")


def _noun_first(
    doc: CleanDocument, view: str, years: _Years, numeral: str, start: int, end: int
) -> Count | None:
    """ "tổng số đảng viên: 8.201", "HTXSNV 24", "đảng viên dự bị 4": the noun stands before."""
    value = numeral_value(numeral)
    if value != value.to_integral_value() or not match_near(_FOLLOWED_RE, view, end):
        return None
    found = _label_at_end(view, start)
    if found is None:
        return None
    left, right, joined = found
    if 1900 <= value <= 2100 and "." not in numeral and not joined:
        return None
    phrase = " ".join(view[left:right].split())
    kind: FigureKind = "people"
    unit = doc.text[left:right]
    total = match_near(p.TOTAL_RE, view, left)
    if noun := p.noun_at(view, total.end() if total else left):
        kind = cast(FigureKind, p.noun_kinds()[noun.phrase])
        unit = doc.text[noun.start : noun.end]
    return Count(
        span=doc.span(left, end),
        at=(left, end),
        section=doc.section_at(start),
        rule="count.label",
        value=value,
        numeral=numeral,
        unit=unit,
        kind=kind,
        qualifiers=(phrase,),
        approx=_approximation(view, start, end),
        as_of=years.before(start),
        label=phrase,
        number_at=(start, end),
    )


def _label_at_end(view: str, start: int) -> tuple[int, int, bool] | None:
    """Place of the label that ends right before a number, and whether a sign joins them."""
    window = window_start(view, start, _LABEL_WINDOW)
    joint = p.LABEL_JOINT_RE.search(view, window, start)
    assert joint is not None  # it may be empty
    right = joint.start()
    value = p.value_label_start(view, window, right)
    if value is not None:
        return value, right, joint["joint"] is not None
    left = window
    for boundary in p.LABEL_BOUNDARY_RE.finditer(view, window, right):
        left = boundary.end()
    for word in p.LABEL_WORD_RE.finditer(view, left, right):
        total = match_near(p.TOTAL_RE, view, word.start())
        noun = p.noun_at(view, total.end() if total else word.start())
        if noun is None or noun.end > right or len(noun.phrase) <= 3:
            continue
        kind = p.noun_kinds()[noun.phrase]
        if kind in ("people", "organisation") and len(view[noun.end : right].split()) <= 9:
            return word.start(), right, joint["joint"] is not None
    return None


_CLAUSE_RE = regex.compile(
    r"[,;:.()\n]|(?<!\d)(?!(?:19|20)\d{2}(?!\d))\d[\d.,]*%?|(?<!\p{L})(?:và|trong\s+đó|gồm|cụ\s+thể|thì)(?!\p{L})"
)
_COPULA_RE = regex.compile(r"(?<!\p{L})(?:có|là|gồm|được)\s+(?=\S)")
_TRAILING_COPULA_RE = regex.compile(r"\s+(?:có|là|gồm|được|với|đạt)$")


def _label_before(view: str, start: int) -> str | None:
    """The words between the last boundary and the number: "Nam" of "Nam 48 đồng chí"."""
    window = window_start(view, start, _LABEL_WINDOW)
    boundaries = list(_CLAUSE_RE.finditer(view, window, start))
    left = boundaries[-1].end() if boundaries else window
    words = _label_words(view[left:start])
    if not words and len(boundaries) > 0 and boundaries[-1][0] == ":":
        # "Tốt nghiệp PTTH: 58 đồng chí"
        left = boundaries[-2].end() if len(boundaries) > 1 else window
        words = _label_words(view[left : boundaries[-1].start()])
    return words or None


def _label_words(text: str) -> str:
    words = _TRAILING_COPULA_RE.sub("", text.strip(' -+"“”¹²³⁴⁵⁶⁷⁸⁹⁰'))
    copulas = list(_COPULA_RE.finditer(words))
    if copulas and len(words) - copulas[-1].end() <= 40:
        words = words[copulas[-1].end() :]
    return words.strip()
