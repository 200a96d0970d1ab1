"""The indicator that a part takes from its whole, and a whole from its parts.

"kết nạp 1.541 đảng viên mới, cụ thể: năm 2014: 186 đồng chí" → both admit.total. A part of the
membership has an indicator of its own by what divides it: nữ → member.female (the registry's
`indicator_parts`). A cue of the part itself comes first, but "trong đó nữ 36" of those admitted are
not the women of the unit.
"""

from collections.abc import Mapping, Sequence

from extractors.figures.change import Change
from extractors.figures.dimensions import dimensions_of
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from schemas.facts import Count
from schemas.registry.indicators import indicator_parts, inheriting_indicators

# Said of the whole membership; of those who were admitted or trained they are another's parts.
_OF_UNIT = frozenset(
    f"member.{name}"
    for name in (
        *("total", "female", "ethnic", "religious", "age", "education", "political_theory"),
        *("occupation", "official", "probationary"),
    )
) | {"committee.members"}
_NEAR = 200  # characters between a part and the whole of its sentence


def inherited_indicators(
    counts: Sequence[Count],
    groups: Sequence[Group],
    governed: Sequence[Governed],
    changes: Sequence[Change] = (),
) -> Mapping[int, str]:
    """Id of a count → the indicator that its place gives it, where that is another one."""
    out: dict[int, str] = {}
    for change in changes:
        out |= _of_change(change)
    parts = indicator_parts()
    inheriting = inheriting_indicators()
    for group in groups:
        if not (group.declared or group.sound):
            out |= _of_series(group, inheriting)
            continue
        whole = out.get(id(group.whole), group.whole.indicator)
        if whole is None and (whole := _shared(group)) in inheriting and whole is not None:
            out[id(group.whole)] = whole
        for part in group.parts:
            found = _of_part(part, whole, inheriting, parts)
            if found is not None and found != part.indicator:
                out[id(part)] = found
    for item in governed:
        whole_of = item.whole
        if whole_of is None or id(item.count) in out or not _is_near(item, whole_of):
            continue
        found = _of_part(item.count, out.get(id(whole_of), whole_of.indicator), inheriting, parts)
        if found is not None and found != item.count.indicator:
            out[id(item.count)] = found
    return out


def _of_change(change: Change) -> Mapping[int, str]:
    """ "291 đảng viên, tăng 12 đảng viên so với năm 2023 (279 đảng viên)": what was and what is are
    one indicator at two times.
    """
    before, after = change.before, change.after
    if before is None or after is None or (before.indicator and after.indicator):
        return {}
    indicator = before.indicator or after.indicator
    return {id(before): indicator, id(after): indicator} if indicator else {}


def _of_series(group: Group, inheriting: frozenset[str]) -> Mapping[int, str]:
    """ "Kết nạp năm 2021: 12 đảng viên; năm 2022: 15 …": one series, whatever they add up to."""
    stated = {part.indicator for part in group.parts if part.indicator is not None}
    if len(stated) != 1 or "year" not in group.dimensions or not stated <= inheriting:
        return {}
    (indicator,) = stated
    return {id(part): indicator for part in group.parts if part.indicator is None}


def _is_near(item: Governed, whole: Count) -> bool:
    """Does the part's own sentence name the whole, of the same kind and of the same body?"""
    return (
        item.declared
        and item.near > 0
        and whole.kind == item.count.kind
        and item.count.value <= whole.value
        and "body" not in dimensions_of(item.count)
        and 0 <= item.count.at[0] - whole.at[1] <= _NEAR
    )


def _shared(group: Group) -> str | None:
    """The one indicator of at least two parts, where it is not of the membership."""
    found = {part.indicator for part in group.parts}
    shared = found.pop() if len(found) == 1 and len(group.parts) > 1 else None
    return None if shared is None or shared.startswith("member.") else shared


def _of_part(
    part: Count,
    whole: str | None,
    inheriting: frozenset[str],
    parts: Mapping[tuple[str, str, str], str],
) -> str | None:
    if whole is None:
        return None
    if whole in inheriting:
        own = part.indicator
        return whole if own is None or own in _OF_UNIT else None
    if part.indicator is not None:
        return None
    for dimension, value in dimensions_of(part).items():
        kind = dimension.partition(":")[0]
        found = parts.get((whole, kind, value)) or parts.get((whole, kind, "*"))
        if found is not None:
            return found
    return None
