"""Which words of lack a sentence affirms: those that no other cue undoes.

The algorithm is ConText's (Harkema, Dowling, Thornblade and Chapman 2009; medspaCy): a cue bears
on the words in its scope, from the cue to the end of the sentence (or back to its beginning),
unless a termination comes first. "Đã khắc phục hạn chế, nhưng sinh hoạt còn hình thức" affirms the
second lack alone. A pseudo-cue ("trọng yếu", "còn lại") takes away what only looks like one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.limitations.patterns import Cue, cues
from schemas.document import Range

_UNDOING = ("pseudo", "termination", "concession", "work", "absence", "duty", "resolved")
_FORWARD = ("work", "absence", "duty")
_STILL_RE = re.compile(r"\bvẫn\b")


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
        left = bisect_left(self._found, (start,))
        return self._found[left : bisect_left(self._found, (end,), left)]

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
    for lack in found:
        if not any(scope.holds(lack) for scope in scopes):
            yield lack


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a cue covers; `names`: only the names of faults in it ("hạn chế", not "còn chậm")."""

    start: int
    end: int
    names: bool = False

    def holds(self, lack: Cue) -> bool:
        return self.start <= lack.start < self.end and (lack.value == "noun" or not self.names)


def clause_ends(view: str, start: int, end: int) -> list[int]:
    """Where the clauses of a sentence end, the last at `end`."""
    return [
        *(
            cue.start
            for cue in cues(view, start, end, "termination", "concession")
            if cue.value != "result"
        ),
        end,
    ]


def _scopes(view: str, start: int, end: int, undoing: Sequence[Cue]) -> Iterator[_Scope]:
    """What the cues of the sentence `view[start:end]` cover.

    "Việc khắc phục hạn chế còn chậm" names the faults and admits that the work is slow: the scope
    of work that is named, and not done, holds names of faults only.
    """
    breaks = [cue for cue in undoing if cue.kind == "termination"]
    granted = [
        _Scope(cue.end, _granted_until(view, cue.end, end, breaks))
        for cue in undoing
        if cue.kind == "concession"
    ]
    yield from granted
    # What is granted ends a clause, with a comma or without one.
    ends = (Cue(scope.end, scope.end, "termination", "clause") for scope in granted)
    breaks = sorted([*breaks, *ends])
    for cue in undoing:
        if cue.kind == "pseudo":
            yield _Scope(cue.start, cue.end)
        elif cue.kind == "resolved":
            yield _Scope(_clause_start(start, cue, breaks), cue.end)
        elif cue.kind in _FORWARD:
            left = cue.start if cue.kind == "absence" else cue.end
            right = _first_break(cue.end, end, breaks, clauses_only=cue.kind == "duty")
            named = cue.kind == "work" and _is_named(view, _clause_start(start, cue, breaks), cue)
            yield _Scope(left, right, named)


def _first_break(start: int, end: int, breaks: Sequence[Cue], *, clauses_only: bool) -> int:
    """Where the scope of a cue that ends at `start` ends.

    What an obligation covers goes on over "nên" and "dẫn đến".
    """
    return next(
        (
            cue.start
            for cue in breaks
            if cue.start >= start and (cue.value == "clause" or not clauses_only)
        ),
        end,
    )


def _clause_start(start: int, cue: Cue, breaks: Sequence[Cue]) -> int:
    earlier = [b.start for b in breaks if b.value == "clause" and b.start < cue.start]
    return max(earlier, default=start)


def _granted_until(view: str, start: int, end: int, breaks: Sequence[Cue]) -> int:
    """Where a concession ends: at "nhưng", else at the comma before what is said against it.

    "Mặc dù có nhiều cố gắng, kết quả còn thấp"; "dù thiếu người, thiếu vốn, chi bộ vẫn …".
    """
    stop = _first_break(start, end, breaks, clauses_only=True)
    if stop < end:
        return stop
    still = _STILL_RE.search(view, start, end)
    comma = view.rfind(",", start, still.start()) if still else view.find(",", start, end)
    return end if comma < 0 else comma


def _is_named(view: str, start: int, work: Cue) -> bool:
    """Does a noun make the work a thing ("việc khắc phục …"), with no verb in between?"""
    last = [*cues(view, start, work.start, "nominal", "verbal")][-1:]
    return any(cue.kind == "nominal" for cue in last)


def admits(view: str, start: int, end: int, lacks: Sequence[Cue]) -> bool:
    """Does the sentence hold words that state a lack by themselves, in force?"""
    return any(
        any(cue.start <= lack.start < cue.end for lack in lacks)
        for cue in cues(view, start, end, "admission")
    )
