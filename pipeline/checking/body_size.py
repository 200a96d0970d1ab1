"""conflict: the size of the whole body, stated with a value that its other mentions rule out.

How many members a Party organisation has, and how many branches, is said again and again: in the
situation, over each table, in the closing words. A mention that speaks of the whole body and is a
single digit away from the size that other relations bear out is wrong, or of another time.

True: "Đảng bộ có 345 đảng viên, nam 200, nữ 145 … sự cố gắng của 354 đảng viên trong toàn Đảng bộ".
False alarm avoided: "năm 2021: 344 đảng viên, năm 2022: 345 đảng viên", the sizes of two years.
"""

from collections.abc import Iterator, Sequence

import regex

from pipeline.checking.evidence import Evidence
from pipeline.checking.quantities import Mention, row
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Count, Severity
from schemas.textview import folded_view

RULE = "body_size"
_SIZES = (
    (frozenset(("member.total",)), frozenset(("đảng viên", "đồng chí", "đ/c"))),
    (frozenset(("org.chi_bo_truc_thuoc",)), frozenset(("chi bộ",))),
)
"""Indicators of a size, and the nouns that it is said again with."""
_WHOLE_BODY_RE = regex.compile(
    r"(?<!\p{L})(?:toàn\s+(?:đảng\s+bộ|chi\s+bộ|đảng)|quy\s+mô|đội\s+ngũ\s+đảng\s+viên|tổng\s+số)(?!\p{L})"
)
_ANOTHER_TIME_RE = regex.compile(
    r"(?<!\p{L})(?:năm\s+(?:\d{4}|trước)|đầu\s+(?:năm|kỳ|nhiệm\s+kỳ)|kỳ\s+trước|so\s+với|tăng|giảm|từ|chỉ\s+tiêu|kế\s+hoạch|phấn\s+đấu)(?!\p{L})"
)
# "tổng số 30 đảng viên được đánh giá": some of them.
_SOME_RE = regex.compile(r"\s+(?:được|dự|tham|mới|phải|có|xếp|học|đã|là|chưa|trẻ|ở|tại)(?!\p{L})")
_AROUND = 60
_CERTAIN = 1000


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each mention of the whole body's size that cannot be it."""
    view = folded_view(evidence.doc.text)
    confirmed = evidence.borne_out
    used = _used(evidence)
    mentions = [m for m in evidence.mentions if isinstance(m.figure, Count)]
    for indicators, nouns in _SIZES:
        right = _size(mentions, indicators, confirmed)
        if right is None:
            continue
        for mention in mentions:
            if (
                mention.unit in nouns
                and id(mention.figure) not in used
                and _is_slip(mention, right)
                and _is_of_whole_body(view, mention)
            ):
                severity: Severity = "error" if mention.value >= _CERTAIN else "suspect"
                yield row(RULE, (mention, right), severity)


def _size(
    mentions: Sequence[Mention], indicators: frozenset[str], confirmed: frozenset[int]
) -> Mention | None:
    """The size that relations bear out, where they agree on one."""
    found = [
        mention
        for mention in mentions
        if isinstance(mention.figure, Count)
        and mention.figure.indicator in indicators
        and id(mention.figure) in confirmed
    ]
    return found[0] if len({mention.value for mention in found}) == 1 else None


def _used(evidence: Evidence) -> frozenset[int]:
    """The counts that some relation is about, whether it holds or not (by identity)."""
    used: set[int] = set()
    for group in evidence.groups:
        used.update(map(id, (group.whole, *group.parts)))
    for change in evidence.changes:
        used.update(map(id, change.figures))
    for share in evidence.shares:
        used.update(map(id, (share.part, share.whole)))
    return frozenset(used)


def _is_slip(mention: Mention, right: Mention) -> bool:
    same_year = mention.year == right.year or mention.year is None or right.year is None
    return same_year and single_digit_slip(digits(mention.value), digits(right.value))


def _is_of_whole_body(view: str, mention: Mention) -> bool:
    figure = mention.figure
    if not isinstance(figure, Count) or mention.dimensions:
        return False
    if figure.qualifiers and figure.qualifiers != ("trực thuộc",):
        return False
    start, end = figure.at
    before = view[max(0, start - _AROUND) : start].rpartition(".")[2]
    after = view[end : end + _AROUND].partition(".")[0]
    return (
        _SOME_RE.match(after) is None
        and _WHOLE_BODY_RE.search(f"{before} {after}") is not None
        and _ANOTHER_TIME_RE.search(before) is None
    )
