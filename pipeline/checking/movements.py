"""movements: a membership at first and now, and between them who came and who left, noun or none.

"Đầu năm học có 4.218 đoàn viên; trong năm kết nạp mới 237, tiếp nhận chuyển đến 64; giảm do nghỉ
hưu 121, chuyển đi và thôi việc 106. Đến 31/5/2023 có 4.292 đoàn viên": 4.218 + 237 + 64 - 121 - 106
= 4.292. Every number between the two must stand behind words of coming or going; those in brackets
or behind "gồm" tell what the one before is made of. Suspect where one digit would mend it. Where
counts tell who came and who went, it is `balance`'s.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.figures.change import alike
from extractors.figures.slips import sum_slips
from extractors.numerals import NUMERAL, numeral_value
from pipeline.checking.balance import are_flows
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from schemas.document import Range
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "movements"
_STATING = frozenset(("có", "là", "ồm", "số"))
"""The ends of the words that stand right before the first number."""
_OPENING_RE = regex.compile(
    r"(?<!\p{L})(?:đầu\s+(?:năm|kỳ|nhiệm\s+kỳ|giai\s+đoạn|quý)|(?:cuối|hết)\s+năm\s+(?:trước|\d{4})|(?:kỳ|năm)\s+trước)"
    r"(?!\p{L})(?!\s+đến)[^.;]{0,60}?(?<!\p{L})(?:có|là|gồm)\s+(?:tổng\s+số\s+)?$"
)
_CLOSING_RE = regex.compile(
    r"\s*(?:như\s+vậy,?\s+|tổng\s+số\s[^\d;]{0,30})?(?:đến|tính\s+đến|tới|hiện|nay|cuối|còn)(?!\p{L})[^;]{0,80}$"
)
_STOP_RE = regex.compile(r"(?r)(?:[.;]\s|\n)")
_CLAUSE_RE = regex.compile(r"(?r)[.;,]\s")
_COME = r"kết\s+nạp|tiếp\s+nhận|tăng|bổ\s+sung|phát\s+triển|tuyển|vào"
_GO = (
    r"giảm|nghỉ\s+hưu|nghỉ\s+việc|thôi\s+việc|từ\s+trần|qua\s+đời|xóa\s+tên|xoá\s+tên|khai\s+trừ"
    r"|đưa\s+ra|xin\s+ra|cho\s+ra|trưởng\s+thành|chấm\s+dứt|chuyển\s+(?:\p{L}+\s+){0,3}?(?:đi|ra)"
)
_MOVE_RE = regex.compile(
    rf"(?<!\p{{L}})(?:(?P<go>{_GO})|(?P<come>{_COME}|chuyển\s+(?:\p{{L}}+\s+){{0,3}}?(?:đến|về)))(?!\p{{L}})"
)
# They are no movements: brackets, days and years, shares.
_ASIDE_RE = regex.compile(
    r"\([^()]*\)|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}/\d{4}|(?:năm|tháng|ngày|quý)\s+\d[\d/]*|\d+\s+(?:tháng|năm)|\d+(?:,\d+)?\s?%"
)
_DETAIL_RE = regex.compile(r":|(?<!\p{L})(?:gồm|trong\s+đó)(?!\p{L})")
_NUMBER_RE = regex.compile(rf"(?<![\d/.,]){NUMERAL}(?![\d/])")
_LEAST, _LEAD, _FAR, _MOST = 10, 110, 600, 16


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each paragraph that tells the first, the last and all between."""
    doc, counts = evidence.doc, evidence.counts
    view = folded_view(doc.text)
    for index, opening in enumerate(counts):
        if not _is_opening(view, opening):
            continue
        block = doc.block_at(opening.at[0])
        around = counts[index : index + _MOST]
        behind = [c for c in around[1:] if c.at[1] <= block.end and c.at[0] - opening.at[1] < _FAR]
        if are_flows(view, behind):
            continue
        for closing in behind:
            moved = _moved(view, opening, closing)
            if moved is not None:
                yield from _judged(evidence, opening, closing, moved)
                break


def _is_opening(view: str, count: Count) -> bool:
    start = count.number_at[0]
    return (
        count.kind == "people"
        and view[max(0, start - 3) : start].strip() in _STATING
        and count.value >= _LEAST
        and _is_exact(count)
        and _OPENING_RE.search(view[max(0, start - _LEAD) : start]) is not None
    )


def _is_exact(count: Count) -> bool:
    return count.approx == "exact" and count.value_max is None


def _moved(view: str, opening: Count, closing: Count) -> list[tuple[Range, Decimal]] | None:
    """The numbers between the two, those who went below zero; None where one is neither, or where
    the second is not what is there now.
    """
    if not _is_exact(closing) or not alike(opening, closing):
        return None
    start, end = opening.at[1], closing.number_at[0]
    between = view[start:end]
    for stop in (_STOP_RE, _CLAUSE_RE):
        last = stop.search(between)
        if last is None:
            return None
        lead = between[last.end() :]
        if _CLOSING_RE.match(lead) and not _MOVE_RE.search(lead):
            return _movements(view, (start, start + last.end()))
    return None


def _movements(view: str, stretch: Range) -> list[tuple[Range, Decimal]] | None:
    start, end = stretch
    text = _ASIDE_RE.sub(lambda aside: " " * len(aside[0]), view[start:end])
    if "/" in text:
        return None
    found: list[tuple[Range, Decimal]] = []
    since, in_detail = 0, False
    for number in _NUMBER_RE.finditer(text):
        lead, since = text[since : number.start()], number.end()
        if ";" in lead or ". " in lead:
            in_detail = False
        in_detail |= bool(found) and _DETAIL_RE.search(lead) is not None
        if in_detail:
            continue
        moves = list(_MOVE_RE.finditer(lead))
        if not moves:
            return None
        value = numeral_value(number[0])
        at = (start + number.start(), start + number.end())
        found.append((at, -value if moves[-1]["go"] else value))
    values = [value for _, value in found]
    return found if values and min(values) < 0 < max(values) else None


def _judged(
    evidence: Evidence, opening: Count, closing: Count, moved: Sequence[tuple[Range, Decimal]]
) -> Iterator[Check]:
    parts = [opening.value, *(value for _, value in moved)]
    expected = sum(parts, Decimal(0))
    holds = expected == closing.value
    if not holds and not sum_slips(closing.value, parts):
        return
    steps = "".join(f" {'-' if value < 0 else '+'} {show(abs(value))}" for value in parts[1:])
    equation = f"{show(opening.value)}{steps} = {show(expected)}"
    numbers = (evidence.doc.span(*at) for at, _ in moved)
    yield Check(
        kind="part_sum",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=(closing.span, opening.span, *numbers),
        stated=closing.value,
        expected=expected,
        equation=equation if holds else f"{equation} ≠ {show(closing.value)}",
        section=closing.section,
    )
