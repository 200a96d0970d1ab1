"""Rates of a list that name one of its classes: "rất hài lòng 143 phiếu, hài lòng 86 phiếu, bình
thường 9 phiếu, chưa hài lòng 2 phiếu; tỷ lệ hài lòng trở lên đạt 95,4%".

The list must add up to its whole, and the class be called just so. "Trở lên" takes the better
classes, which stand before it in a list that begins with the best; what is further off than a digit
may be of another scale. A class alone that is far off may be of another whole, and one with whose
neighbours the rate agrees as well may mean them too. Then nothing is bound.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from extractors.figures.group import Group
from extractors.figures.share import Share, reconciles
from extractors.figures.slips import misprinted
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage

_RATE_RE = regex.compile(
    r"(?r)(?P<joint>[^.;,:()\n\d%]{0,60}[.;,]\s*)(?:tỷ|tỉ)\s+lệ\s+(?P<name>\p{L}+(?:\s+\p{L}+){0,4}?)"
    r"(?P<up>\s+trở\s+lên)?\s+(?:đạt|là|chiếm|bằng)\s+\Z"
)
_CLOSED_RE = regex.compile(r"\s*(?:[.;,)\n]|\Z)")
_WORDS_BEHIND_RE = regex.compile(r"[\s\p{L}]*")
_BEST_RE = regex.compile(r"(?:rất\s+\p{L}|(?:hoàn\s+thành\s+)?xuất\s+sắc|htxsnv|tốt|giỏi)")
_LEAD, _MOST, _NEAR = 140, 6, 8


def class_rates(
    doc: CleanDocument,
    view: str,
    percentages: Sequence[Percentage],
    counts: Sequence[Count],
    groups: Sequence[Group],
) -> Iterator[Share]:
    """One share for each of the percentages that names a class; `counts` by place.

    `view` is the folded text. The part of several classes is their sum, its span that of them all.
    """
    starts = [count.number_at[0] for count in counts]
    dividing = {id(group.parts[-1]): group for group in groups if group.complete}
    for percentage in percentages:
        start, end = percentage.at
        index = bisect_left(starts, start)
        if index == 0 or view.rfind("lệ", max(0, start - _LEAD), start) < 0:
            continue
        rate = _RATE_RE.search(view, max(0, start - _LEAD), start)
        if rate is None or percentage.approx != "exact":
            continue
        if rate.start() > counts[index - 1].at[1] or not _CLOSED_RE.match(view, end, end + 4):
            continue
        if counts[index - 1].at[1] > rate.end("joint"):
            continue
        found = _listed(doc, counts, index, dividing)
        if found is None:
            continue
        whole, parts = found
        names = [_names(view, part) for part in parts]
        name = " ".join(rate["name"].split())
        called = [place for place, own in enumerate(names) if name in own]
        if len(called) != 1:
            continue
        up = rate["up"] is not None
        shares = {
            (first, end): Share(percentage, _union(doc, parts[first:end]), whole, "declared")
            for first, end in _spans(called[0], len(parts))
        }
        meant = shares.get((0 if up else called[0], called[0] + 1))
        if up and not any(_BEST_RE.match(own) for own in names[0]):
            meant = None
        if (told := _told(list(shares.values()), meant, up=up)) is not None:
            yield told


def _spans(place: int, size: int) -> list[tuple[int, int]]:
    """The runs of neighbouring classes with the one at `place`, but not all of them."""
    return [
        (first, end)
        for first in range(place + 1)
        for end in range(place + 1, size + 1)
        if end - first < size
    ]


def _told(shares: Sequence[Share], meant: Share | None, *, up: bool) -> Share | None:
    """The share that holds, or else the one that is `meant` where nothing else is near.

    "Trước hạn 5, đúng hạn 95, quá hạn 1; tỷ lệ đúng hạn đạt 99%": with those that were early.
    """
    if meant is not None and reconciles(meant, units=1):
        return meant
    holding = next(filter(reconciles, shares), None)
    if holding is not None or meant is None:
        return holding
    stated = meant.percentage
    if up:
        slipped = misprinted(stated.value, stated.numeral, meant.part_value, meant.whole_value)
        return meant if slipped else None
    near = [share for share in shares if _is_near(share)]
    return meant if len(near) == 1 and near[0] is meant else None


def _listed(
    doc: CleanDocument, counts: Sequence[Count], index: int, dividing: dict[int, Group]
) -> tuple[Count, tuple[Count, ...]] | None:
    """The whole and the parts of the list that ends in front of the count at `index`."""
    last = counts[index - 1]
    if (group := dividing.get(id(last))) is not None:
        return group.whole, group.parts
    # "lấy phiếu tại 62 tổ chức đối với người đứng đầu: 55 đồng chí tốt, 07 đồng chí khá".
    sentence = doc.sentence_at(last.at[0])
    total = Decimal(0)
    for size in range(1, min(_MOST, index - 1) + 1):
        part, whole = counts[index - size], counts[index - size - 1]
        total += part.value
        if sentence is None or whole.at[0] < sentence.start or part.unit != last.unit:
            return None
        if size > 1 and total == whole.value and whole.approx == "exact":
            return whole, tuple(counts[index - size : index])
    return None


def _names(view: str, part: Count) -> frozenset[str]:
    """What a part may be called: its label, or the last words behind it."""
    behind = _WORDS_BEHIND_RE.match(view, part.at[1], part.at[1] + _LEAD)
    words = behind[0].split() if behind is not None else []
    tails = {" ".join(words[place:]) for place in range(max(0, len(words) - 4), len(words))}
    return frozenset({part.label or "", *tails}) - {""}


def _union(doc: CleanDocument, parts: Sequence[Count]) -> Count:
    """The classes together as one count."""
    if len(parts) == 1:
        return parts[0]
    at = (parts[0].at[0], parts[-1].at[1])
    total = sum((part.value for part in parts), Decimal(0))
    return replace(parts[0], span=doc.span(*at), at=at, value=total, numeral=f"{total:f}")


def _is_near(share: Share) -> bool:
    value = share.part_value * 100 / share.whole_value
    return abs(value - share.percentage.value) * _NEAR <= value
