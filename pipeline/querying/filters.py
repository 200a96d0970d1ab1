"""What part of the store a question is about, as the user typed it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """All parts must hold; None leaves a part open.

    `unit`, `report` and `section` match forgivingly (see `pipeline.querying.matching`); several
    units mean any of them; `since` and `until` are inclusive and compare with the report's own
    date.
    """

    unit: str | tuple[str, ...] | None = None
    report: str | None = None
    round: str | None = None
    since: date | None = None
    until: date | None = None
    section: str | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """The names of units given, in their order; none where every unit is meant."""
        if self.unit is None:
            return ()
        return (self.unit,) if isinstance(self.unit, str) else self.unit


EVERYTHING = Filters()


class QueryError(Exception):
    """A question that cannot be answered; `message` is one Vietnamese line that says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
