"""A file that could not be read: the kind of failure, and a sentence for people."""

from schemas.failures import ReadErrorKind


class ReadError(Exception):
    """A file that cannot be read as a report; `message` is Vietnamese and says what to do."""

    def __init__(self, kind: ReadErrorKind, message: str) -> None:
        super().__init__(kind, message)
        self.kind: ReadErrorKind = kind
        self.message = message

    def __str__(self) -> str:
        return self.message
