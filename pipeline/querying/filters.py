"""What part of the store a question is about, as the user typed it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """All parts must hold; None leaves a part open.

    `unit`, `report` and `section` match forgivingly (see `pipeline.querying.matching`); `since`
    and `until` are inclusive and compare with the report's own date.
    """

    unit: str | None = None
    report: str | None = None
    round: str | None = None
    since: date | None = None
    until: date | None = None
    section: str | None = None


EVERYTHING = Filters()


class QueryError(Exception):
    """A question that cannot be answered; `message` is one Vietnamese line that says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
