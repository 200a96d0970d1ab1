"""Percentages whose part is named, or stands behind them.

"nam 16 đồng chí, nữ 17 đồng chí …; tỷ lệ đảng viên nữ là 51,5%": the part is the count that the
words before the percentage name. "đảng viên là người dân tộc thiểu số chiếm 51,5% (172 đồng chí)":
it stands in the bracket.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractors.figures.dimensions import dimensions_of
from extractors.figures.subjects import subject_of
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage, Ratio

# "tỷ lệ đảng viên nữ là", "(nữ chiếm", "tỷ lệ đảng viên nữ tăng từ 18,6% lên".
_NAMING_RE = regex.compile(
    r"(?:(?:tỷ|tỉ)\s+lệ\s+(?P<name>(?:\p{L}+\s+){1,6}?)(?:là|đạt|chiếm|bằng|(?:tăng|giảm)\s+từ\s+[\d,]+\s?%\s+(?:lên|xuống|còn))"
    r"|\(\s*(?P<short>(?:\p{L}+\s+){1,3})chiếm)\s+$"
)
_SHARE_RE = regex.compile(
    r"(?<!\p{L})(?:chiếm|(?:tỷ|tỉ)\s+lệ)(?:\s+(?:là|đạt|chiếm|(?:tỷ|tỉ)\s+lệ))*\s+$"
)
_ONLY_SHARE_RE = regex.compile(r"\p{L}\s+(?:chiếm|bằng)\s+$")
# What each of the three ends with; most percentages stand behind something else.
_ENDINGS = ("chiếm", "lệ", "là", "đạt", "bằng", "lên", "xuống", "còn")
_BEHIND_RE = regex.compile(r"\s*\(\s*(?:(?:là|có|với|tức|tương\s+ứng)\s+)?")
_CLASSES = frozenset(("gender", "membership"))
_BEFORE, _REACH = 110, 700


def parts_of(
    doc: CleanDocument,
    view: str,
    percentage: Percentage,
    figures: Sequence[Count | Ratio],
) -> Iterator[Count]:
    """The counts that the words around the percentage make its part, the likeliest first.

    `figures` by place; offsets count in `view`, the folded text.
    """
    before = view[max(0, percentage.at[0] - _BEFORE) : percentage.at[0]]
    index = bisect_left(figures, percentage.at[1], key=lambda figure: figure.at[0])
    behind = figures[index] if index < len(figures) else None
    if (
        isinstance(behind, Count)
        and before.rstrip().endswith(_ENDINGS)
        and _SHARE_RE.search(before)
        and _BEHIND_RE.fullmatch(view, percentage.at[1], behind.number_at[0])
    ):
        yield behind
        return
    naming = _NAMING_RE.search(before) if before.rstrip().endswith(_ENDINGS) else None
    if naming is None:
        if before.rstrip().endswith(_ENDINGS) and _ONLY_SHARE_RE.search(before):
            counts = [figure for figure in figures[:index] if isinstance(figure, Count)]
            if (subject := subject_of(doc, view, percentage.at[0], counts)) is not None:
                yield subject
        return
    name = (naming["name"] or naming["short"]).strip()
    start = max(doc.block_at(percentage.at[0]).start, percentage.at[0] - _REACH)
    for count in reversed(figures[:index]):
        if count.at[0] < start:
            return
        if isinstance(count, Count) and any(
            name.endswith(value)
            for dimension, value in dimensions_of(count).items()
            if dimension in _CLASSES
        ):
            yield count
            return
