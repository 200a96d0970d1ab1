"""What a statement is about: the topics of the registry whose cues stand in its words.

A cue inside a longer cue does not count ("vi phạm" of "dấu hiệu vi phạm"); a cue of topic "none"
is there to hide others. A statement may have several topics, or none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from schemas.document import CleanDocument
from schemas.facts import Statement
from schemas.folding import fold_tone
from schemas.registry.statements import topic_cues, topics
from schemas.textview import folded_view

_SIGNS = ",.;:()\"'“”!?"
_GAP = 6
"""Syllables that may stand in the gap of a cue."""
_REACH = 60
"""Characters that such a gap may hold."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """`words` begin the cue; one with a gap goes on with `after` and hides nothing."""

    topics: tuple[str, ...]
    words: str
    after: str = ""


class CuePlace(NamedTuple):
    """Where a cue stands in a folded text."""

    start: int
    end: int
    cue: _Cue


@cache
def _cues() -> dict[str, list[_Cue]]:
    """The cues by their first syllable."""
    by_words: dict[str, list[str]] = {}
    for cue in topic_cues():
        by_words.setdefault(cue.words, []).append(cue.topic)
    cues: dict[str, list[_Cue]] = {}
    for words, told in by_words.items():
        begin, _, after = (part.strip() for part in words.partition("…"))
        first = _syllables(begin)[0]
        cues.setdefault(first, []).append(_Cue(tuple(told), begin, after))
    return cues


def topics_of(text: str) -> tuple[str, ...]:
    """Keys of the topics of one statement, in the order of the registry.

    >>> topics_of("Sinh hoạt chuyên đề còn ít; công tác kiểm tra chưa thường xuyên.")
    ('branch_meetings', 'inspection')
    """
    return _topics_of(fold_tone(text))


def with_topics(doc: CleanDocument, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The document's statements with their topics."""
    view = folded_view(doc.text)
    return tuple(
        replace(statement, topics=_topics_of(" ".join(view[slice(*statement.at)].split())))
        for statement in statements
    )


def _topics_of(folded: str) -> tuple[str, ...]:
    return told_by(list(cues_in(folded)))


def told_by(found: Sequence[CuePlace]) -> tuple[str, ...]:
    """The topics that the cues of one text tell, in the order of the registry."""
    hiding = [one for one in found if not one.cue.after]
    told: set[str] = set()
    for one in found:
        if not any(_hides(other, one) for other in hiding):
            told.update(one.cue.topics)
    return tuple(key for key in _keys() if key in told)


def _hides(one: CuePlace, other: CuePlace) -> bool:
    """Does the other lie inside this longer one?"""
    return (
        one.start <= other.start
        and other.end <= one.end
        and other.end - other.start < one.end - one.start
    )


@cache
def _keys() -> tuple[str, ...]:
    return tuple(topic.key for topic in topics())


def cues_in(folded: str) -> Iterator[CuePlace]:
    """Every cue in the text, at whole syllables."""
    cues = _cues()
    # Few of some three hundred cues can stand in a statement: only those are looked for.
    for first in cues.keys() & set(_syllables(folded)):
        for cue in cues[first]:
            if cue.words in folded:
                yield from _places(cue, folded)


def _syllables(folded: str) -> list[str]:
    for sign in _SIGNS:
        folded = folded.replace(sign, " ")
    return folded.split()


def _places(cue: _Cue, text: str) -> Iterator[CuePlace]:
    start = text.find(cue.words)
    while start >= 0:
        end = start + len(cue.words)
        if _is_whole(text, start, end):
            reached = _after_gap(text, end, cue.after) if cue.after else end
            if reached is not None:
                yield CuePlace(start, reached, cue)
        start = text.find(cue.words, end)


def _after_gap(text: str, gap: int, words: str) -> int | None:
    """Where the words end that follow a gap beginning at `gap`, or None."""
    start = text.find(words, gap, gap + _REACH + len(words))
    end = start + len(words)
    between = text[gap:start]
    if start < 0 or not _is_whole(text, start, end) or between.count(" ") > _GAP + 1:
        return None
    return None if any(sign in between for sign in _SIGNS) else end


def _is_whole(text: str, start: int, end: int) -> bool:
    """Is no syllable cut at either end?"""
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
