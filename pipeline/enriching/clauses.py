"""Where in a statement its first lack stands, and where the clause begins that it belongs to."""

from dataclasses import dataclass
from functools import cache

import regex

from extractors.limitations.scopes import Lacks
from schemas.registry.statements import statement_words

_BREAK_RE = regex.compile(r"[.;:!?]\s|,\s|\s[-–]\s")
_MATTER_RE = regex.compile(r"(?<!\p{L})(?:việc|công\s+tác)(?!\p{L})")
_REMAINING_RE = regex.compile(r"còn\s+")
_COUNTED_RE = regex.compile(r"\d[\d.,/]*\s+")
_END_RE = regex.compile(r"[.;:!?]\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """`lack` is where the word of lack begins; the subject stands in `view[start:end]`."""

    start: int
    end: int
    lack: int


@cache
def _one_of(name: str) -> "regex.Pattern[str]":
    words = sorted(statement_words()[name], key=len, reverse=True)
    return regex.compile(r"(?:" + "|".join(map(regex.escape, words)) + r")(?!\p{L})")


@cache
def _whole_word(name: str) -> "regex.Pattern[str]":
    return regex.compile(r"(?<!\p{L})" + _one_of(name).pattern)


@cache
def _trailing() -> "regex.Pattern[str]":
    return regex.compile(r"(?:(?<!\p{L})(?:" + _one_of("trail").pattern + r")\s*)+$")


def first_clause(view: str) -> Clause | None:
    """The clause of the first shortcoming, None where no word of lack is found.

    `view` is the statement in lower case with modern tone marks and single spaces.
    """
    told = {m.start() for m in _whole_word("lack").finditer(view)}
    affirmed = {cue.start for cue in Lacks(view).affirmed(0, len(view))}
    lacks = sorted(affirmed | told)
    opening = _opening(view, 0)
    lacks = [lack for lack in lacks if lack >= opening] or lacks
    if not lacks:
        return None
    lack = _strongest(view, lacks)
    start = _start(view, lack)
    trail = _trailing().search(view, start, lack)
    return Clause(start, trail.start() if trail else lack, lack)


def _strongest(view: str, lacks: list[int]) -> int:
    """Of the lacks in the first lacking clause: one that is said by a word such as "chưa"."""
    stop = next((m.start() for m in _BREAK_RE.finditer(view, lacks[0])), len(view))
    near = [lack for lack in lacks if lack < stop]
    near = [lack for lack in near if not _counts(view, lack)] or near
    hard = [lack for lack in near if _one_of("hard").match(view, lack)]
    return (hard or near)[0]


def _counts(view: str, lack: int) -> bool:
    """ "còn một số chi bộ chưa …", "số ít chi bộ": how many there are, not what is lacking."""
    remaining = _REMAINING_RE.match(view, lack)
    if remaining is not None:
        return _one_of("counted").match(view, remaining.end()) is not None
    return view.startswith("ít", lack) and view.endswith("số ", 0, lack)


def _start(view: str, lack: int) -> int:
    """Where the subject of the lack may begin."""
    sentence = max((m.end() for m in _END_RE.finditer(view, 0, lack)), default=0)
    starts = [sentence, *(m.end() for m in _BREAK_RE.finditer(view, sentence, lack))]
    starts = [_opening(view, start) for start in starts]
    starts = [start for start in starts if start < lack] or [sentence]
    asides = [start for start in starts if _one_of("aside").match(view, start)]
    told = [start for start in starts if start not in asides]
    heads = [start for start in told if _one_of("head").match(view, start)]
    # "ở một số chi bộ việc tự phê bình …": the subject follows a place without a comma.
    heads += [m.start() for m in _MATTER_RE.finditer(view, starts[-1], lack) if asides]
    return heads[-1] if heads else (told or starts[-1:])[0]


def _opening(view: str, start: int) -> int:
    """The first place from `start` that is no word such as "tuy nhiên" or "một số"."""
    while True:
        match = _one_of("opening").match(view, start) or _COUNTED_RE.match(view, start)
        if match is None:
            return start
        start = match.end()
        while start < len(view) and view[start] in " ,":
            start += 1
