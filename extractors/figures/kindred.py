"""May one count be a part of another, by what they count?"""

from extractors.figures.patterns import dividing_values
from schemas.facts import Count
from schemas.folding import modern_tone

# They divide people and bodies alike; "chương trình" is an event or a document, and who is given
# "huy hiệu" is counted by them.
_OF_ANY_KIND = frozenset(("tập thể", "cá nhân", "chương trình", "huy hiệu"))
# Forms of discipline that no organisation is punished by.
_OF_MEMBERS = frozenset(("cách chức", "khai trừ"))

PEOPLE = frozenset(("đồng chí", "đ/c", "đảng viên", "người", "đồng chí đảng viên", "trường hợp"))
"""Nouns that stand for each other: "đảng viên" is said as "đồng chí" the second time."""


def is_one_noun(one: str, other: str) -> bool:
    """Are two nouns (in lower case) the same, or one with words behind it that narrow it?"""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def is_of_any_kind(count: Count) -> bool:
    """A bare code ("HTXSNV: 24"), a value in the noun's place ("03 khiển trách"), "tập thể"."""
    unit = modern_tone(count.unit.lower())
    return (
        count.rule == "count.label"
        or unit in _OF_ANY_KIND
        or (count.rule == "count.unknown_noun" and unit in dividing_values())
    )


def is_kindred(whole: Count, part: Count) -> bool:
    """Is the part's noun one that the whole's may be divided into?

    "62 lượt cơ sở: năm 2018 là 15 lượt": the parts may leave out the end of the whole's noun.
    """
    if whole.kind == "organisation" and part.unit.lower() in _OF_MEMBERS:
        return False
    if part.rule == "count.label" or whole.kind == part.kind:
        return True
    unit, divided = part.unit.lower(), whole.unit.lower()
    if divided.startswith(f"{unit} "):
        return True
    if divided.startswith("huy hiệu"):
        return part.kind == "people"
    if unit == "chương trình":
        return whole.kind in ("document", "event")
    return is_of_any_kind(part) and (
        whole.kind in ("people", "organisation") or "tập thể" in divided
    )


def is_plan_of(whole: Count, part: Count) -> bool:
    """ "chỉ tiêu 60 đảng viên": what was planned does not divide into what was done."""
    planned = whole.indicator is not None and whole.indicator.endswith(".target")
    return planned and part.indicator not in (None, whole.indicator)
