"""Prizes by their rank: "14 giải (2 nhất, 3 nhì, 4 ba, 5 khuyến khích)", "10 giải: nhất 3, nhì 7".

A rank needs no noun behind a number of prizes, and is no noun itself: each of the numbers counts
prizes. Silent behind a number of people, of whom one may win two.
"""

from collections.abc import Iterator

import regex

from extractors.figures.shared_nouns import ListNoun, count_of_list
from extractors.matching import match_near, places_of_words
from schemas.document import CleanDocument, Range
from schemas.facts import Count

RULE = "count.prize"
_TELLING = ("nhì", "khuyến khích")
"""Ranks that hardly a list goes without, and that seldom stand elsewhere."""
_RANK = r"(?P<rank>nhất|nhì|ba|tư|khuyến\s+khích|kk|đặc\s+biệt|xuất\s+sắc)(?!\p{L})"
_HEAD_RE = regex.compile(
    r"\d\s+giải(?:\s+(?!nhất|nhì|ba(?!\p{L})|khuyến)\p{L}+){0,6}"
    r"\s*(?:[(:]|[,;(]?\s*(?:trong\s+đó|gồm|cụ\s+thể)(?!\p{L}))(?:\s*(?:có|gồm|trong\s+đó))?\s*:?\s*"
)
_NUMBER = r"(?P<number>\d{1,4})"
_FORMS = (
    regex.compile(rf"{_NUMBER}\s+(?:giải\s+)?{_RANK}"),
    regex.compile(
        rf"(?:giải\s+)?{_RANK}\s*:?\s*{_NUMBER}(?!\d|[.,]\d|\s*%)(?:\s+giải(?!\p{{L}}))?"
    ),
)
_JOINT_RE = regex.compile(r"\s*(?:[,;]\s*(?:và\s+)?|và\s+)")
_REACH, _MOST = 140, 8


def prize_counts(doc: CleanDocument, view: str, mask: bytearray) -> Iterator[Count]:
    """The counts of such lists, in reading order; `view` is the folded text and `mask` 1 where
    digits belong to something else.
    """
    done = 0
    for place, _ in places_of_words(view, _TELLING):
        if place < done:
            continue
        for head in _HEAD_RE.finditer(view, max(done, place - _REACH), place):
            items = list(_items(view, mask, head.end()))
            if len(items) < 2:
                continue
            done = items[-1][1][1]
            for number, at, rank in items:
                noun = ListNoun("giải", "other", rank)
                yield count_of_list(doc, view, number, noun, RULE, None, at)


def _items(view: str, mask: bytearray, position: int) -> Iterator[tuple[Range, Range, str]]:
    """Of each prize in a row from `position` on: its number, its words, its rank."""
    form = next((form for form in _FORMS if match_near(form, view, position)), None)
    for _ in range(_MOST):
        item = match_near(form, view, position) if form else None
        if item is None or mask[item.start("number")]:
            return
        rank = " ".join(item["rank"].split())
        yield item.span("number"), item.span(), "khuyến khích" if rank == "kk" else rank
        joint = match_near(_JOINT_RE, view, item.end())
        if joint is None:
            return
        position = joint.end()
