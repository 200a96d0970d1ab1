"""Classes of two that one list tells again, of another time, level or place."""

from collections.abc import Mapping, Sequence

from extractors.figures.governed import Governed

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
