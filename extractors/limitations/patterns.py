"""Cues of statements as compiled patterns over the folded view; the words are registry data."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.registry.statements import StatementCue, statement_cues

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


def opening(view: str, start: int, end: int, *kinds: str) -> Cue | None:
    """The cue of one of the kinds that `view[start:end]` begins with, or None."""
    match = _pattern(*kinds).match(view, start, end)
    return Cue(*match.span(), *_told(match[0], kinds)) if match else None


def cues(view: str, start: int, end: int, *kinds: str) -> Iterator[Cue]:
    """The cues of the kinds in `view[start:end]`, in reading order; where two overlap, the first."""
    for match in _pattern(*kinds).finditer(view, start, end):
        yield Cue(*match.span(), *_told(match[0], kinds))


def within(found: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
    """Those of the cues, in reading order, that begin in `view[start:end]`."""
    left = bisect_left(found, (start,))
    return found[left : bisect_left(found, (end,), left)]


@cache
def values(kind: str) -> tuple[str, ...]:
    """The values of the kind, in the order of the table."""
    return tuple(dict.fromkeys(cue.value for cue in statement_cues() if cue.kind == kind))


@lru_cache(maxsize=4096)
def _told(words: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """The kind and value of the cue that the words are.

    Groups in the pattern would tell it too, and make every search slower.
    """
    index = _by_beginning(kinds)
    found = [form for size in (3, 1, 0) for form in index.get(words[:size], ())]
    if len({(form.kind, form.value) for form in found}) > 1:
        found = [form for form in found if re.fullmatch(form.pattern, words)] or found
    return found[0].kind, found[0].value


@cache
def _by_beginning(kinds: tuple[str, ...]) -> dict[str, list[StatementCue]]:
    """The forms by their first three letters, which tell most of them; else by one, or none."""
    index: dict[str, list[StatementCue]] = {}
    for form in _forms(kinds):
        letters = form.pattern[:3]
        if not all(letter.isalpha() or letter == " " for letter in letters):
            letters = letters[: 1 if letters[0].isalpha() else 0]
        index.setdefault(letters, []).append(form)
    return index


@cache
def _forms(kinds: tuple[str, ...]) -> list[StatementCue]:
    """The cues of the kinds by how they begin, the longest pattern first."""
    forms = (
        replace(cue, pattern=form)
        for cue in statement_cues()
        if cue.kind in kinds
        for form in beginnings(cue.pattern.replace(r"\p{L}", _LETTER))
    )
    return sorted(forms, key=lambda cue: -len(cue.pattern))


@cache
def _pattern(*kinds: str) -> "re.Pattern[str]":
    """All cues of the kinds.

    `re`, not `regex`, and by first letters: it can pass over all others, which makes a search for
    many words three times as fast. Between two words of the clean text there is one space.
    """
    return re.compile("|".join(_by_first_letter([form.pattern for form in _forms(kinds)])))


def _by_first_letter(forms: list[str]) -> Iterator[str]:
    """Alternatives between word boundaries, by first letter; a mark (";") needs no boundary."""
    letters: dict[str, list[str]] = {}
    for form in forms:
        letters.setdefault(form[0] if form[0].isalpha() else "", []).append(form)
    for letter, mine in letters.items():
        if letter:
            rest = "|".join(form[1:] for form in mine)
            yield rf"{letter}(?<!{_LETTER}.)(?:{rest})(?!{_LETTER})"
        else:
            for form in mine:
                yield rf"(?<!{_LETTER})(?:{form})(?!{_LETTER})" if form[0] in "(^[" else form


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
