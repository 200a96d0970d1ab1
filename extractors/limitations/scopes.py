"""Which words of lack a sentence affirms: those that no other cue undoes.

The algorithm is ConText's (Harkema, Dowling, Thornblade and Chapman 2009; medspaCy): a cue bears
on the words in its scope, from the cue to the end of the sentence (or back to its beginning),
unless a termination comes first. "Đã khắc phục hạn chế, nhưng sinh hoạt còn hình thức" affirms the
second lack alone. A pseudo-cue ("trọng yếu", "còn lại") takes away what only looks like one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.limitations.patterns import Cue, cues, within
from schemas.document import Range

_UNDOING = ("pseudo", "termination", "concession", "work", "absence", "duty", "resolved")
_FORWARD = ("work", "absence", "duty")
_STILL_RE = re.compile(r"\bvẫn\b")
_NEAR = 400
"""Characters before a work that may make it a thing."""


@dataclass(frozen=True)
class Lacks:
    """The words of lack of a whole text; `view` is the folded text."""

    view: str
    _found: list[Cue] = field(init=False)
    _outside: list[int] = field(init=False)
    _affirmed: dict[Range, tuple[Cue, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        found = list(cues(self.view, 0, len(self.view), "deficiency", "outside"))
        object.__setattr__(self, "_found", [cue for cue in found if cue.kind == "deficiency"])
        object.__setattr__(self, "_outside", [cue.start for cue in found if cue.kind == "outside"])

    def written(self, start: int, end: int) -> Sequence[Cue]:
        """All words of lack in `view[start:end]`, whatever stands around them."""
        return within(self._found, start, end)

    def affirmed(self, start: int, end: int) -> tuple[Cue, ...]:
        """The words of lack that `view[start:end]`, a sentence, affirms."""
        found = self.written(start, end)
        if not found:
            return ()
        at = (start, end)
        if at not in self._affirmed:
            self._affirmed[at] = tuple(_affirmed(self.view, start, end, found))
        return self._affirmed[at]

    def is_of_outside(self, start: int, end: int) -> bool:
        """Does `view[start:end]` name something of the world outside?"""
        place = bisect_left(self._outside, start)
        return place < len(self._outside) and self._outside[place] < end


def _affirmed(view: str, start: int, end: int, found: Sequence[Cue]) -> Iterator[Cue]:
    undoing = list(cues(view, start, end, *_UNDOING))
    scopes = list(_scopes(view, start, end, undoing))
    any_lack = _Cover(scope for scope in scopes if not scope.names)
    names = _Cover(scope for scope in scopes if scope.names)
    for lack in found:
        if not (any_lack.holds(lack.start) or (lack.value == "noun" and names.holds(lack.start))):
            yield lack


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a cue covers; `names`: only the names of faults in it ("hạn chế", not "còn chậm")."""

    start: int
    end: int
    names: bool = False


class _Cover:
    """The places that some scopes cover together."""

    def __init__(self, scopes: Iterable[_Scope]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for scope in sorted(scopes, key=lambda scope: scope.start):
            if self._ends and scope.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], scope.end)
            else:
                self._starts.append(scope.start)
                self._ends.append(scope.end)

    def holds(self, place: int) -> bool:
        """Does one of the scopes cover this offset?"""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


class _Breaks:
    """Where the clauses of a sentence break: the terminations, in reading order."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        found = sorted(cues)
        self._all = [cue.start for cue in found]
        self._clauses = [cue.start for cue in found if cue.value == "clause"]

    def first(self, start: int, end: int, *, clauses_only: bool) -> int:
        """Where the scope of a cue that ends at `start` ends: at `end` where nothing breaks it.

        What an obligation covers goes on over "nên" and "dẫn đến".
        """
        places = self._clauses if clauses_only else self._all
        index = bisect_left(places, start)
        return places[index] if index < len(places) else end

    def clause_start(self, start: int, cue: Cue) -> int:
        """Where the clause of the cue begins in a sentence that begins at `start`."""
        index = bisect_left(self._clauses, cue.start) - 1
        return self._clauses[index] if index >= 0 else start


@lru_cache(maxsize=4)  # extent and strength of a sentence are asked one after the other
def clause_ends(view: str, start: int, end: int) -> tuple[int, ...]:
    """Where the clauses of a sentence end, the last at `end`."""
    breaks = cues(view, start, end, "termination", "concession")
    return (*(cue.start for cue in breaks if cue.value != "result"), end)


def _scopes(view: str, start: int, end: int, undoing: Sequence[Cue]) -> Iterator[_Scope]:
    """What the cues of the sentence `view[start:end]` cover.

    "Việc khắc phục hạn chế còn chậm" names the faults and admits that the work is slow: the scope
    of work that is named, and not done, holds names of faults only.
    """
    written = [cue for cue in undoing if cue.kind == "termination"]
    conceding = [cue for cue in undoing if cue.kind == "concession"]
    granted = list(_granted(view, end, conceding, _Breaks(written)))
    yield from granted
    # What is granted ends a clause, with a comma or without one.
    ends = (Cue(scope.end, scope.end, "termination", "clause") for scope in granted)
    breaks = _Breaks([*written, *ends])
    for cue in undoing:
        if cue.kind == "pseudo":
            yield _Scope(cue.start, cue.end)
        elif cue.kind == "resolved":
            yield _Scope(breaks.clause_start(start, cue), cue.end)
        elif cue.kind in _FORWARD:
            left = cue.start if cue.kind == "absence" else cue.end
            right = breaks.first(cue.end, end, clauses_only=cue.kind == "duty")
            named = cue.kind == "work" and _is_named(view, breaks.clause_start(start, cue), cue)
            yield _Scope(left, right, named)


def _granted(view: str, end: int, conceding: Sequence[Cue], breaks: _Breaks) -> Iterator[_Scope]:
    """What each concession covers: up to "nhưng", else to the comma before what is said against it.

    "Mặc dù có nhiều cố gắng, kết quả còn thấp"; "dù thiếu người, thiếu vốn, chi bộ vẫn …".
    """
    still: int | None = -1
    for cue in conceding:
        stop = breaks.first(cue.end, end, clauses_only=True)
        if stop == end:
            if still is not None and still < cue.end:
                found = _STILL_RE.search(view, cue.end, end)
                still = found.start() if found else None
            named = still is not None
            comma = view.rfind(",", cue.end, still) if named else view.find(",", cue.end, end)
            stop = end if comma < 0 else comma
        yield _Scope(cue.end, stop)


def _is_named(view: str, start: int, work: Cue) -> bool:
    """Does a noun make the work a thing ("việc khắc phục …"), with no verb in between?"""
    start = max(start, work.start - _NEAR)
    last = [*cues(view, start, work.start, "nominal", "verbal")][-1:]
    return any(cue.kind == "nominal" for cue in last)


def admits(view: str, start: int, end: int, lacks: Sequence[Cue]) -> bool:
    """Does the sentence hold words that state a lack by themselves, in force?"""
    return any(within(lacks, cue.start, cue.end) for cue in cues(view, start, end, "admission"))
