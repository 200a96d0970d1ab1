"""Attributes that overlap: women, the young, the ethnic and the re-elected are no partition.

"39 đồng chí; nữ 7, trẻ 5, tái cử 27" adds up by chance: a woman may be young. Numbers of different
attributes of people make no whole together, whatever their sum; nor do those who came and those
who went.
"""

from itertools import combinations

from extractors.figures.dimensions import dimensions_of
from extractors.figures.group import Group
from schemas.facts import Count

_ATTRIBUTES = frozenset(("gender", "ethnicity", "religion", "age", "degree", "schooling", "theory"))
"""What each member has one value of, whatever the values of the others."""
_IN = frozenset(("admit.total", "member.transfer_in"))
_OUT = frozenset(("member.transfer_out", "exit.removed", "exit.left", "exit.died", "exit.expelled"))
_REST = ("còn lại", "khác", "số còn")
_LEAD = 24


def overlap(view: str, group: Group) -> bool:
    """Do the parts tell people of by different attributes? `view` is the folded text."""
    if group.whole.kind != "people":
        return False
    ways = {part.indicator for part in group.parts if part.indicator}
    if ways & _OUT and (ways & _IN or group.whole.indicator in _IN):
        return True  # who came and who went
    said = [(_ATTRIBUTES.intersection(dimensions_of(part)), part) for part in group.parts]
    if any(one and other and not one & other for (one, _), (other, _) in combinations(said, 2)):
        return True
    genders = {dimensions_of(part).get("gender") for part in group.parts}
    return (
        len(genders) == 2
        and None in genders
        and not any(  # women and others, no men
            _is_rest(view, part) for names, part in said if "gender" not in names
        )
    )


def _is_rest(view: str, part: Count) -> bool:
    """ "nam 120 đồng chí, còn lại 80 đồng chí"."""
    return any(word in view[max(0, part.at[0] - _LEAD) : part.at[1] + _LEAD] for word in _REST)
