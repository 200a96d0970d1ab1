"""Changes of several quantities at once, each in the order of the others.

"kiểm tra 13 tổ chức đảng và 46 đảng viên, tăng 03 tổ chức và 05 đảng viên so với cùng kỳ (10 tổ
chức đảng, 41 đảng viên)": 13 = 10 + 3 and 46 = 41 + 5. What was before may be left out of none.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from extractors.excerpts import Excerpts
from extractors.figures.change import Change, alike
from extractors.figures.change_words import direction_of
from extractors.matching import REACH, match_near
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.textview import folded_view

_WORD_RE = regex.compile(r"(?P<word>tăng|giảm)(?:\s+(?:thêm|được|đi))?\s+(?=\d)")
_NEXT_RE = regex.compile(
    r"(?:\s+\p{L}+){0,4}\s*(?:,|;|và|,\s+và)\s*(?P<word>tăng\s+|giảm\s+)?(?:thêm\s+)?$"
)
_TO_BEFORE_RE = regex.compile(
    r"(?:\s+\p{L}+){0,3}\s*,?\s*so\s+với\s+[^.;()\n%]{0,60}\(\s*(?:(?:năm\s+(?:19|20)\d{2}|cùng\s+kỳ)\s*)?(?:là|có|:)?\s*$"
)
_AND_RE = regex.compile(r"(?:\s+\p{L}+){0,4}\s*(?:,|;|và|,\s+và)\s*(?:có\s+)?$")
_REACH = 160


def paired_changes(doc: CleanDocument, counts: Sequence[Count]) -> Iterator[Change]:
    """The changes that stand side by side; `counts` by place."""
    view = folded_view(doc.text)
    starts = [count.number_at[0] for count in counts]
    near = Excerpts(view, ((start - REACH if start > REACH else 0, start) for start in starts))
    for place, _ in near.places_of_words(("tăng", "giảm")):
        word = match_near(_WORD_RE, view, place)
        first = bisect_left(starts, word.end()) if word is not None else len(counts)
        if word is None or first == len(counts) or starts[first] != word.end():
            continue
        amounts = [(direction_of(word["word"]), counts[first])]
        for count in counts[first + 1 : first + 4]:
            between = view[amounts[-1][1].at[1] : count.number_at[0]]
            joint = _NEXT_RE.fullmatch(between) if len(between) <= 60 else None
            if joint is None:
                break
            way = direction_of(joint["word"]) if joint["word"] else amounts[-1][0]
            amounts.append((way, count))
        size = len(amounts)
        before = counts[first + size : first + 2 * size]
        if size < 2 or len(before) < size:
            continue
        lead = view[amounts[-1][1].at[1] : before[0].number_at[0]]
        if len(lead) > _REACH or not _TO_BEFORE_RE.fullmatch(lead) or not _joined(view, before):
            continue
        after = _last_alike(doc, counts[:first], [count for _, count in amounts], word.start())
        for (direction, amount), then, now in zip(amounts, before, after, strict=False):
            if alike(then, amount):
                yield Change(direction, then, now, amount, None)


def _joined(view: str, counts: Sequence[Count]) -> bool:
    return all(
        _AND_RE.fullmatch(view[one.at[1] : other.number_at[0]]) is not None
        for one, other in pairwise(counts)
    )


def _last_alike(
    doc: CleanDocument, counts: Sequence[Count], amounts: Sequence[Count], word: int
) -> list[Count]:
    """The last counts of the sentence before `word` whose nouns are those of the amounts."""
    sentence = doc.sentence_at(word)
    size = len(amounts)
    last = counts[-size:]
    if sentence is None or len(last) < size or last[0].at[0] < sentence.start:
        return []
    if word - last[-1].at[1] > _REACH // 2:
        return []
    return list(last) if all(map(alike, last, amounts)) else []
