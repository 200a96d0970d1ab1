"""Cues of statements as compiled patterns over the folded view; the words are registry data."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.registry.loader import statement_cues

_LETTER = r"[^\W\d_]"
_GROUP = "(?:"


class Cue(NamedTuple):
    """Where a cue stands in the view, its kind, and its value ("" where its kind has none)."""

    start: int
    end: int
    kind: str
    value: str


def opens(kind: str, view: str, start: int, end: int) -> bool:
    """Does `view[start:end]` begin with a cue of the kind?"""
    return _pattern(kind).match(view, start, end) is not None


def holds(kind: str, view: str, start: int, end: int) -> bool:
    """Does `view[start:end]` hold a cue of the kind?"""
    return _pattern(kind).search(view, start, end) is not None


def cues(view: str, start: int, end: int, *kinds: str) -> Iterator[Cue]:
    """The cues of the kinds in `view[start:end]`, in reading order; where two overlap, the first."""
    for match in _pattern(*kinds).finditer(view, start, end):
        yield Cue(*match.span(), *_told(match[0], kinds))


@cache
def values(kind: str) -> tuple[str, ...]:
    """The values of the kind, in the order of the table."""
    return tuple(dict.fromkeys(cue.value for cue in statement_cues() if cue.kind == kind))


@lru_cache(maxsize=4096)
def _told(words: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """Which of the kinds the words are a cue of, and its value."""
    if len(kinds) == 1 and not any(value for _, value in _exactly(kinds)):
        return kinds[0], ""
    return next(
        (told for told, pattern in _exactly(kinds).items() if pattern.fullmatch(words)),
        (kinds[0], ""),
    )


@cache
def _exactly(kinds: tuple[str, ...]) -> dict[tuple[str, str], "re.Pattern[str]"]:
    words: dict[tuple[str, str], list[str]] = {}
    for cue in statement_cues():
        if cue.kind in kinds:
            words.setdefault((cue.kind, cue.value), []).append(_written(cue.pattern))
    return {told: re.compile("|".join(patterns)) for told, patterns in words.items()}


@cache
def _pattern(*kinds: str) -> "re.Pattern[str]":
    """All cues of the kinds, the longest pattern first.

    `re`, not `regex`, and by first letters: it can pass over all others, which makes a search for
    many words three times as fast.
    """
    words = sorted(
        (
            form
            for cue in statement_cues()
            if cue.kind in kinds
            for form in beginnings(_written(cue.pattern))
        ),
        key=len,
        reverse=True,
    )
    return re.compile("|".join(_by_first_letter(words)))


def _by_first_letter(words: Iterable[str]) -> Iterator[str]:
    """Alternatives between word boundaries, grouped by first letter; a mark (";") needs neither."""
    letters: dict[str, list[str]] = {}
    for word in words:
        letters.setdefault(word[0] if word[0].isalpha() else "", []).append(word)
    for letter, mine in letters.items():
        if letter:
            rest = "|".join(word[1:] for word in mine)
            yield rf"{letter}(?<!{_LETTER}.)(?:{rest})(?!{_LETTER})"
        else:
            marks = [word for word in mine if word[0] not in "(^["]
            yield from marks
            if others := [word for word in mine if word not in marks]:
                yield rf"(?<!{_LETTER})(?:{'|'.join(others)})(?!{_LETTER})"


def _written(pattern: str) -> str:
    return pattern.replace(r"\p{L}", _LETTER).replace(" ", r"\s+")


def beginnings(pattern: str) -> list[str]:
    """The pattern with the groups that it begins with written out: `(?:a|b)?c` → ac, bc, c."""
    close = _closing(pattern) if pattern.startswith(_GROUP) else 0
    inside, rest = pattern[len(_GROUP) : close], pattern[close + 1 :]
    if not close or rest.startswith(("{", "*", "+")):
        return [pattern]
    options = [*_split(inside)]
    if rest.startswith("?"):
        rest = rest[1:]
        options.append("")
    return [form for option in options for form in beginnings(option + rest)]


def _closing(pattern: str) -> int:
    """Where the parenthesis that opens the pattern closes."""
    depth = 0
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return place
    raise ValueError(f"{pattern!r} has an open parenthesis")


def _split(inside: str) -> Iterator[str]:
    """The alternatives of a group's inside."""
    depth, left = 0, 0
    for place, letter in enumerate(inside):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            yield inside[left:place]
            left = place + 1
    yield inside[left:]
