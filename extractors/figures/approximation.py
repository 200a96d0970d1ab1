"""How exact a figure is: "gần 200 lượt người" → about, "trên 90%" → at_least."""

from extractors.figures import patterns as p
from extractors.matching import match_near
from schemas.facts import Approximation


def approximation(view: str, start: int, end: int) -> Approximation:
    """How exact the figure `view[start:end]` is, by the words around it ("gần 200 lượt")."""
    words = view[max(0, start - 32) : start].rpartition("\n")[2].split()
    if words and view[start - 1 : start] == " ":
        for length in (4, 3, 2, 1):
            if found := p.APPROXIMATIONS.get(" ".join(words[-length:])):
                return found
    return "at_least" if match_near(p.TRAILING_APPROXIMATION_RE, view, end) else "exact"
