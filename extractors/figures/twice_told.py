"""Classes of two that one list tells again, of another time, level or place."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.figures.governed import Governed
from extractors.figures.group import Group

_CLASSES = ("collective", "gender", "membership")


def is_told_twice(
    items: Sequence[Governed],
    run: Sequence[Governed],
    shared: Mapping[str, Sequence[str]],
    dims: Mapping[int, Mapping[str, str]],
) -> bool:
    """ "cấp tỉnh 03 tập thể, 05 cá nhân; cấp huyện 09 tập thể …", "đầu nhiệm kỳ nam 180, nữ 110;
    hiện nay nam 195, nữ 117": is the run no division by itself?

    `shared` are the dimensions of the run; `dims` those of each count of the list, by its identity.
    """
    told = [dimension for dimension in _CLASSES if dimension in shared]
    if not told:
        return False
    own = {id(item) for item in run}
    others = (dims[id(item.count)] for item in items if id(item) not in own)
    return any(dimension in values for values in others for dimension in told)


def joined(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups; those by one class that share a whole as one, where they make it together.

    "212 lượt tập thể, cá nhân: đột xuất 12 tập thể, 35 cá nhân; thường xuyên 45 tập thể, 120 cá
    nhân". Of others that share a whole only those stay that add up to it.
    """
    sharing: dict[tuple[int, str], list[Group]] = {}
    for group in groups:
        for dimension in group.dimensions.intersection(_CLASSES):
            sharing.setdefault((group.whole.at[0], dimension), []).append(group)
    repeated = [beside for beside in sharing.values() if len(beside) > 1]
    together = {id(group): beside for beside in repeated for group in beside}
    for group in groups:
        beside = together.get(id(group))
        if beside is None or group.complete:
            yield group
        elif beside[0] is group and _total(beside) == group.whole.value:
            parts = sorted((part for one in beside for part in one.parts), key=lambda part: part.at)
            yield Group(group.whole, tuple(parts), frozenset(), (), True, False)


def _total(groups: Sequence[Group]) -> Decimal:
    return sum((group.total for group in groups), Decimal(0))
