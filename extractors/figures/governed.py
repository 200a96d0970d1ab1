"""Which whole governs a count: the value that the reading of brackets and lists gives."""

from dataclasses import dataclass

from schemas.facts import Count
from schemas.making import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Governed:
    """A count and the wholes that may govern it, the likeliest first.

    `declared` where its sentence says so ("trong đó", a bracket); `scope` tells counts of one list
    from those of the next; the first `near` wholes stand in its own sentence or head its list.
    A declared one without wholes is a part of nothing that is counted before it.
    """

    count: Count
    wholes: tuple[Count, ...]
    declared: bool
    listed: bool
    scope: int
    near: int

    @property
    def whole(self) -> Count | None:
        """The likeliest whole."""
        return self.wholes[0] if self.wholes else None
