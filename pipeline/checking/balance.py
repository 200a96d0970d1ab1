"""balance: what was at first, plus what came, less what went, is what is left.

"đầu năm có 279 đảng viên; kết nạp 14, chuyển đến 06, chuyển đi 07, từ trần 01 → 291". Ways to come
or to go that the paragraph leaves out are taken from the others, where one value of each is told.
Reports leave out some, so a balance that does not come out is suspect at most, and only where the
paragraph names them all.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex

from extractors.figures.change import alike
from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "balance"
_IN = ("admit.total", "member.transfer_in")
_OUT = ("member.transfer_out", "exit.removed", "exit.left", "exit.died", "exit.expelled")
_OPENING_RE = regex.compile(
    r"(?<!\p{L})(?:đầu\s+(?:năm|kỳ|nhiệm\s+kỳ|giai\s+đoạn)(?!\s+(?:đến|tới)(?!\p{L}))|(?:cuối|hết)\s+năm\s+(?:trước|\d{4})|kỳ\s+trước|so\s+với|thời\s+điểm)(?!\p{L})(?:[^.;\n]|(?<=\d)\.(?=\d)){0,70}$"
)
_CLOSING_RE = regex.compile(
    r"(?<!\p{L})(?:đến\s+nay|hiện(?:\s+nay)?|cuối\s+(?:năm|kỳ|nhiệm\s+kỳ)|đến\s+(?:hết|cuối|ngày)|tổng\s+số|toàn)(?!\p{L})[^.;\n]{0,60}$"
)
# "từ 268 đồng chí (cuối năm 2013) lên 302 đồng chí": the first is what was, the second what is.
_FROM_RE = regex.compile(r"(?<!\p{L})từ\s+$")
_TO_RE = regex.compile(
    r"(?:\s+\p{L}+){0,3}\s*(?:\([^()\n]{0,60}\))?\s*(?:(?:tăng\s+)?lên|(?:giảm\s+)?xuống|còn)"
    r"(?:\s+(?:thành|còn|tới|đến))?\s+"
)
_MEMBERS = frozenset(("đảng viên", "đồng chí", "đ/c"))
# "nghỉ hưu chuyển về địa phương" leaves an office, not a commune: it may make the balance come out,
# and forbids to doubt it.
_HOME = "exit.home"
# Where no indicator says it: "chuyển sinh hoạt đến 8 đồng chí", "chuyển về 02 đảng viên".
_MOVE = r"chuyển (?:(?:sinh hoạt|công tác)(?: đảng)? |đảng )?"
_WAYS = tuple(
    (way, regex.compile(pattern))
    for way, pattern in (
        (_IN[1], rf"(?<!\p{{L}}){_MOVE}(?:đến|về)$"),
        (_OUT[0], rf"(?<!\p{{L}}){_MOVE}đi(?: nơi khác)?$"),
        ("exit.died", r"(?<!\p{L})(?:từ trần|qua đời|chết)$"),
        ("exit.removed", r"(?<!\p{L})(?:xóa|xoá) tên$"),
        ("exit.expelled", r"(?<!\p{L})khai trừ$"),
        ("exit.left", r"(?<!\p{L})ra khỏi đảng$"),
        (
            _HOME,
            r"(?<!\p{L})(?:nghỉ (?:hưu|chế độ)|xuất ngũ)"
            r"(?:,? (?:chuyển )?(?:sinh hoạt )?về (?:địa phương|nơi cư trú))?$",
        ),
    )
)
_MOVED_RE = regex.compile(rf" {_MOVE.strip()}")
_OF_MASS_BODIES = frozenset(("hội viên", "đoàn viên"))
_OUTSIDERS = frozenset(("quần chúng", "quần chúng ưu tú"))
"""Who may be admitted, and is no member yet."""
_LEAST = 10


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each paragraph that tells how the membership changed."""
    doc = evidence.doc
    view = folded_view(doc.text)
    by_block: dict[int, list[Count]] = {}
    for count in evidence.counts:
        if count.kind == "people" and count.approx == "exact" and count.value_max is None:
            by_block.setdefault(doc.block_index(count.at[0]), []).append(count)
    people = [count for counts in by_block.values() for count in counts]
    divided = {id(part) for group in evidence.groups for part in group.parts}
    elsewhere = _told_once(view, [count for count in people if id(count) not in divided])
    for block, counts in by_block.items():
        flows = _flows(view, counts)
        if flows is None:
            continue
        between = _from_to(view, counts, flows)
        opening = between[0] if between else _opening_in(view, counts, flows)
        apart = opening is None
        if opening is None:
            opening = _opening_above(evidence, view, block, by_block)
        if opening is None:
            continue
        told = {_way(view, flow) for flow in flows}
        more = tuple(flow for name, flow in elsewhere.items() if name not in (*told, _HOME))
        sure = tuple(flow for flow in flows if _way(view, flow) != _HOME)
        tried = (flows, (*flows, *more)) if sure == flows else (flows, sure, (*sure, *more))
        for moved in tried:
            expected = opening.value + sum((_signed(view, flow) for flow in moved), Decimal(0))
            able = between[1:] if between else people
            closing = next((c for c in able if _closes(c, expected, opening, moved)), None)
            if closing is not None:
                yield _row(view, closing, opening, moved, expected)
                break
        else:
            expected = opening.value + sum((_signed(view, flow) for flow in flows), Decimal(0))
            behind = by_block.get(block + 1, ()) if apart else counts
            closings = (c for c in behind if _is_closing(view, c, opening))
            stated = between[1] if between else next(closings, None)
            named = {_way(view, flow) for flow in flows}
            if stated is not None and named >= {*_IN, _OUT[0]} and _HOME not in named:
                yield _row(view, stated, opening, flows, expected)


def _closes(count: Count, expected: Decimal, opening: Count, flows: Sequence[Count]) -> bool:
    return (
        count.value == expected
        and count is not opening
        and count not in flows
        and alike(count, opening)
    )


def _from_to(
    view: str, counts: Sequence[Count], flows: Sequence[Count]
) -> tuple[Count, Count] | None:
    """ "đưa tổng số đảng viên từ 268 đồng chí lên 302 đồng chí": what was and what is."""
    for opening, closing in pairwise(counts):
        start = opening.number_at[0]
        if (
            opening.value >= _LEAST
            and opening not in flows
            and closing not in flows
            and alike(opening, closing)
            and _FROM_RE.search(view, max(0, start - 10), start)
            and _TO_RE.fullmatch(view, opening.at[1], closing.number_at[0])
        ):
            return opening, closing
    return None


def _opening_in(view: str, counts: Sequence[Count], flows: Sequence[Count]) -> Count | None:
    return next((c for c in counts if _is_opening(view, c) and c not in flows), None)


def _opening_above(
    evidence: Evidence, view: str, block: int, by_block: dict[int, list[Count]]
) -> Count | None:
    """What the paragraph before tells of the beginning, in the same section."""
    blocks = evidence.doc.blocks
    if block == 0 or blocks[block - 1].section != blocks[block].section:
        return None
    return next((c for c in by_block.get(block - 1, ()) if _is_opening(view, c)), None)


def _flows(view: str, counts: Sequence[Count]) -> tuple[Count, ...] | None:
    """The first count of each way to come or to go; None where too few are told."""
    first: dict[str, Count] = {}
    last: Count | None = None
    for count in counts:
        way = _way(view, count)
        if way is None or (last is not None and _is_in_bracket_of(view, last, count)):
            continue
        last = first.setdefault(way, count)
    comes = any(name in first for name in _IN)
    goes = any(name in first for name in _OUT)
    return tuple(first.values()) if comes and goes else None


def _is_in_bracket_of(view: str, flow: Count, count: Count) -> bool:
    """ "đưa ra khỏi Đảng 22 đảng viên (khai trừ 05, xóa tên 11)": the eleven are of the 22."""
    between = view[flow.at[1] : max(flow.at[1], count.at[0])]
    return between.lstrip().startswith("(") and ")" not in between


def _way(view: str, count: Count) -> str | None:
    """How they came or went: an indicator of the membership, or the words around the number."""
    if count.indicator in (*_IN, *_OUT):
        return count.indicator
    words = count.label or ""
    unit = count.unit.lower()
    if count.indicator is None and unit in _OF_MASS_BODIES:
        if words.endswith("kết nạp"):
            return _IN[0]
        if words.endswith(("chuyển đi", "giảm")):
            return _OUT[0]
    if count.indicator in (None, "member.probationary") and unit in _MEMBERS:
        found = next((way for way, form in _WAYS if form.search(words)), None)
        sent = words.endswith("giới thiệu") and match_near(_MOVED_RE, view, count.at[1])
        return _OUT[0] if sent else found
    return None


def are_flows(view: str, counts: Sequence[Count]) -> bool:
    """Do the counts tell who came as well as who went?"""
    return _flows(view, counts) is not None


def is_flow(view: str, count: Count) -> bool:
    """Does the count tell how many came or went? `view` is the folded text."""
    return _way(view, count) is not None


def _told_once(view: str, counts: Sequence[Count]) -> dict[str, Count]:
    """The ways to come or to go of which the report tells one value."""
    values: dict[str, list[Count]] = {}
    for count in counts:
        if (way := _way(view, count)) is not None:
            values.setdefault(way, []).append(count)
    return {
        name: found[0]
        for name, found in values.items()
        if len({count.value for count in found}) == 1
    }


def _signed(view: str, flow: Count) -> Decimal:
    return flow.value if _way(view, flow) in _IN else -flow.value


def _is_opening(view: str, count: Count) -> bool:
    start = count.at[0]
    before = view[max(0, start - 90) : start]
    return (
        count.value >= _LEAST
        and count.unit.lower() not in _OUTSIDERS
        and _OPENING_RE.search(before) is not None
    )


def _is_closing(view: str, count: Count, opening: Count) -> bool:
    start = count.at[0]
    before = view[max(0, start - 90) : start]
    return (
        count is not opening
        and (count.indicator == "member.total" or _is_of_members(count))
        and _CLOSING_RE.search(before) is not None
    )


def _is_of_members(count: Count) -> bool:
    """ "hiện có 245 đảng viên": the whole membership, though nothing names the unit."""
    return count.indicator is None and count.unit.lower() == "đảng viên"


def _row(
    view: str, closing: Count, opening: Count, flows: Sequence[Count], expected: Decimal
) -> Check:
    flows = sorted(flows, key=lambda flow: (_signed(view, flow) < 0, flow.at))
    steps = "".join(
        f" {'+' if _signed(view, flow) > 0 else '-'} {show(flow.value)}" for flow in flows
    )
    equation = f"{show(opening.value)}{steps} = {show(expected)}"
    holds = closing.value == expected
    return Check(
        kind="part_sum",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=(closing.span, opening.span, *(flow.span for flow in flows)),
        stated=closing.value,
        expected=expected,
        equation=equation if holds else f"{equation} ≠ {show(closing.value)}",
        section=closing.section,
    )
