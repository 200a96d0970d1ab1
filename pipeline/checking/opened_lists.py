"""Where a text opens a list: behind "trong đó", "phân theo" …, a semicolon, in a bracket, in a
footnote."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractors.excerpts import Excerpts
from extractors.matching import match_near
from schemas.document import CleanDocument, Range

_OPENINGS = ("trong đó", "gồm", "cụ thể", "phân theo", "chia theo", "qua phân loại", "do")
AMONG, BESIDE, BRACKET, NOTE = "trong số", ";", "(", ""
_CLOSED_BY = {BESIDE: ";", BRACKET: ")"}
# "Trong số các đơn vị sự nghiệp công lập có 02 đơn vị …": the whole by its name.
_NAMED_RE = regex.compile(r"\s+(?:các\s+|những\s+)?(?P<noun>\p{L}+(?:\s+\p{L}+){1,7}?)\s+có\s")
_REACH, _NOTE_REACH = 1500, 8000


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A list: the word that opens it, where that stands, where the list begins and ends.

    All are clean offsets; a footnote's list opens at its mark. `noun` is what the text calls the
    whole, or None.
    """

    word: str
    opening: int
    start: int
    end: int
    noun: str | None = None


def opened_lists(doc: CleanDocument, view: str, counted: Sequence[int]) -> Iterator[OpenedList]:
    """The lists of the text to the end of their sentence; `view` is its folded view.

    `counted` are the places of the counts in reading order: a list has two of them.
    """
    counting = Excerpts(view, _counting(doc, counted))
    opened = counting.places_of_words((*_OPENINGS, AMONG))
    for sign in _CLOSED_BY:
        opened += ((place, sign) for place in counting.places_of_word(sign))
    for place, word in opened:
        second = bisect_left(counted, place) + 1
        if second >= len(counted) or counted[second] > place + _REACH:
            continue
        closed = word in _CLOSED_BY
        stop = view.find(_CLOSED_BY[word], place + 1, place + _REACH) if closed else -1
        if 0 <= stop <= counted[second]:
            continue  # "…; 03 thôn; 02 tổ; …": one count to each part
        sentence = doc.sentence_at(place)
        if sentence is None or counted[second] >= sentence.end:
            continue
        start, end = place + len(word), min(sentence.end, place + _REACH)
        stop = -1 if stop >= end else stop
        named = match_near(_NAMED_RE, view, start) if word == AMONG else None
        noun = " ".join(named["noun"].split()) if named is not None else None
        yield OpenedList(word, place, start, stop if stop >= 0 else end, noun)
    for block in doc.blocks:
        if block.kind == "footnote" and block.marker:
            start = block.start
            mark = view.rfind(block.marker, max(0, start - _NOTE_REACH), start)
            if mark >= 0:
                yield OpenedList(NOTE, mark, block.body, min(block.end, start + _REACH))


def _counting(doc: CleanDocument, counted: Sequence[int]) -> Iterator[Range]:
    """Where a list of two counts may open: up to the first of two in one sentence."""
    for first, second in pairwise(counted):
        sentence = doc.sentence_at(second)
        if sentence is not None and sentence.start <= first:
            yield max(sentence.start, second - _REACH), first + 1
