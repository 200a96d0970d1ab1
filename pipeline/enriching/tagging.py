"""A statement cut into words by underthesea, with part of speech and chunk where asked for.

What underthesea gives is laid over the text by lengths: its words are never searched for, and
where they do not cover the text exactly the syllables are taken instead.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

import regex

Level = Literal["syllables", "words", "tags", "chunks"]
"""How much of underthesea is asked: nothing, words, words and tags, or all three."""
LEVELS: tuple[Level, ...] = get_args(Level)

_SYLLABLE_RE = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[./-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]")


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]` of the tagged text; `tag` and `chunk` are empty where not asked for."""

    text: str
    start: int
    end: int
    tag: str = ""
    chunk: str = ""


def tagged(text: str, level: Level) -> list[Word]:
    """The words of one statement, in reading order."""
    if level == "syllables" or not text.strip():
        return _syllables(text)
    given = _calls()[level](text)
    rows = [row if isinstance(row, tuple) else (row,) for row in given]
    return _laid_over(text, rows) or _syllables(text)


def _syllables(text: str) -> list[Word]:
    return [Word(m[0], *m.span()) for m in _SYLLABLE_RE.finditer(text)]


def _laid_over(text: str, rows: Sequence[Sequence[str]]) -> list[Word] | None:
    """The rows as words of the text, None where they are not all of it."""
    places = [i for i, sign in enumerate(text) if not sign.isspace()]
    words: list[Word] = []
    taken = 0
    for row in rows:
        length = len("".join(row[0].split()))
        if not length or taken + length > len(places):
            return None
        start, end = places[taken], places[taken + length - 1] + 1
        words.append(Word(text[start:end], start, end, *row[1:3]))
        taken += length
    return words if taken == len(places) else None


@cache
def _calls() -> dict[Level, Callable[[str], Sequence[Any]]]:
    handlers = list(logging.root.handlers)
    import underthesea

    # Importing it adds a handler to the root log, which is not its to change.
    for handler in [h for h in logging.root.handlers if h not in handlers]:
        logging.root.removeHandler(handler)
    return {
        "words": lambda text: underthesea.word_tokenize(text, use_token_normalize=False),
        "tags": underthesea.pos_tag,
        "chunks": underthesea.chunk,
    }
