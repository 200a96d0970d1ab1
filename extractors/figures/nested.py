"""Parts that are divided in turn, by counts behind "với".

"7.150 đơn, trong đó có 5.590 đơn đủ điều kiện với 650 đơn khiếu nại, 280 đơn tố cáo và 4.660 đơn
kiến nghị": the three divide the 5.590, and are no parts of the 7.150 beside it.
"""

from collections.abc import Sequence
from decimal import Decimal

import regex

from extractors.figures.governed import Governed
from extractors.figures.group import Group

_WITH_RE = regex.compile(r"[^.;:()\n\d]{0,60}?(?<!\p{L})với\s+$")
_ENUMERATED_RE = regex.compile(r"[^.;:()\n\d]{0,60}?(?:,|(?<!\p{L})và)\s[^.;:()\n\d]{0,60}")
_LONGEST = 12  # parts of a part


def without_nested(text: str, items: Sequence[Governed]) -> tuple[list[Group], list[Governed]]:
    """The divisions of counts of a list, and what of the list is left; only those that add up.

    `items` in reading order; places count code points of `text`.
    """
    found: list[Group] = []
    left: list[Governed] = []
    index = 0
    while index < len(items):
        left.append(items[index])
        group = _nested(text, items, index)
        index += 1
        if group is not None:
            found.append(group)
            index += len(group.parts)
    return found, left


def _nested(text: str, items: Sequence[Governed], index: int) -> Group | None:
    whole = items[index].count
    if index + 2 >= len(items):
        return None
    first = items[index + 1].count
    if first.unit.lower() != whole.unit.lower():
        return None
    if _WITH_RE.fullmatch(text, whole.at[1], first.number_at[0]) is None:
        return None
    parts, total = [first], Decimal(first.value)
    for item in items[index + 2 : index + 1 + _LONGEST]:
        count = item.count
        if count.unit.lower() != whole.unit.lower() or total >= whole.value:
            break
        if _ENUMERATED_RE.fullmatch(text, parts[-1].at[1], count.number_at[0]) is None:
            break
        parts.append(count)
        total += count.value
    if len(parts) < 2 or total != whole.value:
        return None
    words = frozenset((f"noun:{whole.unit.lower()}",))
    return Group(whole, tuple(parts), words, (), True, False, (whole,))
