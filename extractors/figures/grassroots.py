"""Grassroots organisations are either đảng bộ or chi bộ: "35 TCCSĐ (18 đảng bộ, 17 chi bộ cơ sở)".

Two nouns that divide a whole of a third one, where they come near to it: a list of some that were
praised ("trong đó 10 đảng bộ, 3 chi bộ được khen") divides nothing.
"""

from collections.abc import Sequence

from extractors.figures.governed import Governed
from extractors.figures.group import Group

_WHOLES = ("tổ chức cơ sở đảng", "tccsđ", "cơ sở đảng", "chi, đảng bộ", "đảng bộ, chi bộ")
_OTHERS = ("bộ phận", "trực thuộc")


def grassroots(items: Sequence[Governed], index: int) -> tuple[Group, int] | None:
    """The group of the two counts from `index` on, and how many were used."""
    pair = items[index : index + 2]
    first = items[index]
    if len(pair) < 2 or not first.declared or first.whole is None:
        return None
    whole = first.whole
    if not whole.unit.lower().startswith(_WHOLES):
        return None
    parts = tuple(item.count for item in pair)
    if any(other in part.span.text.lower() for part in parts for other in _OTHERS):
        return None
    if {part.unit.lower().removesuffix(" cơ sở") for part in parts} != {"đảng bộ", "chi bộ"}:
        return None
    total = sum(part.value for part in parts)
    if abs(total - whole.value) * 10 > whole.value:
        return None
    return Group(whole, parts, frozenset(("grassroots",)), (), True, first.listed), 2
