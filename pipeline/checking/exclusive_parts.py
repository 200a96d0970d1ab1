"""Parts of which none is another one's too.

Nobody is a man and a woman, and no branch is of a hamlet and of a school; a commune in the
mountains may be one at the border.
"""

import regex

from extractors.figures.dimensions import names_body, value_words
from extractors.figures.group import Group
from extractors.matching import match_near
from schemas.facts import Count

# Dimensions whose values exclude each other: nobody is counted twice.
EXCLUSIVE = frozenset(
    ("gender", "membership", "collective", "rank", "discipline", "ethnicity", "schooling", "year",
     "theory", "degree", "age", "document", "punctuality", "channel", "award", "grade",
     "badge", "companion", "quarter", "party", "child", "ownership", "validity", "eligibility",
     "vote", "delivery")
)  # fmt: skip
_BEHIND_RE = regex.compile(r"\s+(?!và(?!\p{L}))(?P<words>\p{L}+(?:\s+\p{L}+){0,3})")
_HOUSEHOLDS = frozenset(("hộ", "hộ dân", "hộ gia đình", "gia đình"))
_REST_RE = regex.compile(r"\s+(?:khác|còn\s+lại|các\s+loại)(?!\p{L})")


def excludes(group: Group, text: str) -> bool:
    """Is no one of the parts another one's too?"""
    if group.dimensions == {"document"} and _holds_its_genus(group, text):
        return False
    if group.dimensions & EXCLUSIVE:
        return True
    if _is_kinds_of_whole(group):
        return not any(_is_described(part, text) for part in group.parts)
    return bool(group.dimensions) and group.listed and not _is_kinds_of_households(group, text)


def _is_kinds_of_households(group: Group, text: str) -> bool:
    """ "120 hộ, gồm 70 hộ nghèo, 30 hộ cận nghèo, 25 hộ người có công": one may be of two kinds."""
    return group.whole.unit.lower() in _HOUSEHOLDS and all(
        part.unit.lower() not in _HOUSEHOLDS or _is_described(part, text) for part in group.parts
    )


def _is_described(part: Count, text: str) -> bool:
    """ "08 xã miền núi": do words behind the noun tell a kind that is no place or body ("thôn",
    "trường học"), so that one may be of several kinds?
    """
    behind = None if part.qualifiers else match_near(_BEHIND_RE, text, part.at[1])
    return behind is not None and not names_body(behind["words"].lower())


def _holds_its_genus(group: Group, text: str) -> bool:
    """ "45 văn bản; 10 nghị quyết, 20 kế hoạch, 05 văn bản liên tịch": is a part told by the noun
    of the whole, so that those of the other nouns may be among it?
    """
    noun = group.whole.unit.lower()
    return any(
        part.unit.lower() == noun and match_near(_REST_RE, text, part.at[1]) is None
        for part in group.parts
    )


def _is_kinds_of_whole(group: Group) -> bool:
    """ "08 chi bộ, trong đó 03 chi bộ thôn, 03 chi bộ trường học": kinds of the whole itself."""
    unit = group.whole.unit.lower()
    return group.whole.kind == "organisation" and all(
        part.unit.lower() == unit and value_words(part) for part in group.parts
    )
