"""Lists with a part that is larger than their whole, or with more than it holds.

Such a list may have ended before, or belong to another whole. It is the whole's own where its class
is closed, where the other parts leave room, or where one other digit makes it add up.
"""

from collections.abc import Sequence

import regex

from extractors.figures.dimensions import closed_dimensions, dimensions_of, is_class_of_two
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.kindred import PEOPLE, is_kindred
from extractors.figures.slips import sum_slips
from extractors.matching import match_near
from schemas.facts import Count

_CLOSE = 60  # characters between a whole and the list that says it is all of it
_LONGEST = 60  # counts in one list; longer ones are tables, not sentences
_BRACKET_RE = regex.compile(r"\([^()\n]*\)")
_JOINED_RE = regex.compile(r"[^.;:\n]*?(?:,|(?<!\p{L})và)\s[^.;:\n]*")


def one_noun(text: str, items: Sequence[Governed], index: int) -> tuple[Group, int] | None:
    """A list of the whole's own noun up to its semicolon, where one digit mends its sum.

    "07 mô hình (15 mô hình về kinh tế, 13 mô hình về văn hóa, 04 mô hình về quốc phòng)".
    """
    first = items[index]
    if index or not first.declared or not first.wholes:
        return None
    whole = first.wholes[0]
    head = whole.unit.lower().split()[0]
    stop = 1
    while stop < min(len(items), _LONGEST):
        before, after = items[stop - 1].count, items[stop].count
        between = _BRACKET_RE.sub("", text[before.at[1] : after.number_at[0]])
        if after.unit.lower() != first.count.unit.lower() or not _JOINED_RE.fullmatch(between):
            break
        stop += 1
    parts = tuple(item.count for item in items[:stop])
    values = [part.value for part in parts]
    people = {whole.unit.lower(), first.count.unit.lower()} <= PEOPLE
    if stop < (2 if first.listed else 3):
        return None
    if not people and first.count.unit.lower().split()[0] != head:
        return None
    shared = _shared(parts)
    if is_class_of_two(shared):
        return None  # a class that is told as one
    if any(part.approx != "exact" or part.value_max is not None for part in (whole, *parts)):
        return None
    excess = sum(values) - whole.value
    if excess <= 0 or not sum_slips(whole.value, values):
        return None
    # Kinds of people overlap, whatever the list says of itself.
    beyond = any(value > whole.value for value in values) or (first.listed and not people)
    bracketed = stop > 2 and text[whole.at[1] : parts[0].number_at[0]].strip() == "("
    if not beyond and not (bracketed and whole.kind == "organisation"):
        if excess * 10 > whole.value:
            return None  # "trong đó": the kinds may overlap
        if people and not all(has_place_or_work(text, part) for part in parts):
            return None
    telling = (d for d in _EXCLUSIVE_PAIR if len(shared.get(d, ())) == len(parts))
    words = frozenset((f"noun:{head}", *telling))
    return Group(whole, parts, words, (), True, first.listed, first.wholes), stop


def _shared(parts: Sequence[Count]) -> dict[str, list[str]]:
    """The dimensions that all parts have, with the values that they have in them."""
    own = [dimensions_of(part) for part in parts]
    names = set(own[0]).intersection(*own)
    return {name: sorted({values[name] for values in own}) for name in names}


# "635 đoàn viên ở địa bàn nông thôn", "180 đảng viên phụ trách hộ": words of its own, none of
# which is a kind that overlaps with others ("đảng viên nữ").
_OWN_WORDS_RE = regex.compile(r"\s+(?P<words>\p{L}+(?:\s+\p{L}+){0,7})")
_OVERLAPPING_RE = regex.compile(
    r"(?<!\p{L})(?:nữ|nam|trẻ|tuổi|dân\s+tộc|tôn\s+giáo|đạo|trình\s+độ|đại\s+học|tái\s+cử|mới|cấp\s+ủy"
    r"|được|đạt|đã|giữ|tham\s+gia)(?!\p{L})",
    regex.IGNORECASE,
)


def has_place_or_work(text: str, part: Count) -> bool:
    """Do words behind the noun, or in front of the number, say where they are or what they do?"""
    if part.label is not None:
        return _OVERLAPPING_RE.search(part.label) is None
    start = part.number_at[1]
    noun = text.find(part.unit, start, start + len(part.unit) + 3)
    found = match_near(_OWN_WORDS_RE, text, part.at[1] if noun < 0 else noun + len(part.unit))
    return found is not None and _OVERLAPPING_RE.search(found["words"]) is None


def is_exceeded(whole: Count, run: Sequence[Governed], shared: dict[str, list[str]]) -> bool:
    """ "07 đảng viên (08 chính thức và 02 dự bị)": is one part larger than the whole of its list?

    In an open class the other parts must leave room for it, or one digit must mend the sum: else
    the list is not the whole's.
    """
    if not all(is_kindred(whole, item.count) for item in run):
        return False
    if any(dimension in closed_dimensions() for dimension in shared):
        return True
    if run[0].listed and len(run) >= 3 and 0 <= run[0].count.at[0] - whole.at[1] <= _CLOSE:
        return True  # "03 văn bản, gồm 04 nghị quyết, 10 kế hoạch, 19 công văn": the whole is wrong
    values = sorted(item.count.value for item in run)
    if not whole.value and run[0].count.at[0] - whole.at[1] <= _CLOSE:
        return True  # none, and then some
    if sum_slips(whole.value, values):
        above = sum(value > whole.value for value in values)
        beside = run[0].count.at[0] - whole.at[1] <= _CLOSE
        if above <= 1 and (
            len(values) >= 3 or run[0].listed or not _EXCLUSIVE_PAIR.isdisjoint(shared)
        ):
            return True
        if above > 1 and len(values) >= 3 and beside and run[0].near == 1:
            return True  # "3 văn bản, trong đó 4 nghị quyết, 6 kế hoạch, 8 công văn, 5 báo cáo"
    return len(values) >= 3 and values[-2] < whole.value and sum(values[:-1]) <= whole.value


_EXCLUSIVE_PAIR = frozenset(
    (
        "award",
        "discipline",
        "grade",
        "document",
        "punctuality",
        "channel",
        "badge",
        "quarter",
        "validity",
        "eligibility",
        "vote",
        "delivery",
    )
)
