"""A part that stands alone beside its whole: "198 đảng viên, trong đó nữ 56 đồng chí".

Nothing can be added up there, so that it is no group; but it is known to be of how many. Silent
where the figure in the bracket says what the whole was before, or what it should have been.
"""

from collections.abc import Mapping, Sequence

from extractors.figures.change import Change
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.kindred import is_one_noun, is_plan_of
from schemas.facts import Count

_NEAR = 200  # characters between a part and the whole of its sentence


def single_parts(
    governed: Sequence[Governed], groups: Sequence[Group], changes: Sequence[Change]
) -> Mapping[int, Count]:
    """Id of a count that is a part of no group → the whole that its sentence puts over it."""
    taken = {id(part) for group in groups for part in group.parts}
    taken |= {id(count) for change in changes for count in change.figures}
    out: dict[int, Count] = {}
    for item in governed:
        whole, count = item.whole, item.count
        if whole is not None and id(count) not in taken and _is_over(item, whole):
            out[id(count)] = whole
    return out


def _is_over(item: Governed, whole: Count) -> bool:
    part = item.count
    return (
        item.declared
        and item.near > 0
        and whole.kind == part.kind
        and (part.kind == "people" or is_one_noun(part.unit.lower(), whole.unit.lower()))
        and part.value < whole.value
        and part.rule != "count.table"
        and not is_plan_of(part, whole)
        and 0 <= part.at[0] - whole.at[1] <= _NEAR
    )
