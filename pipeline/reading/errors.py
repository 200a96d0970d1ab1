"""Why a file could not be read: a closed list of kinds, each error with a sentence for people."""

from typing import Literal, get_args

ReadErrorKind = Literal[
    "encrypted",
    "unsupported",
    "corrupt",
    "empty",
    "scan_no_ocr",
    "ocr_low_confidence",
    "conversion_failed",
    "timeout",
    "crashed",
    "legacy_font",
    "internal",
    "too_large",
    "unreadable",
]

READ_ERROR_KINDS: tuple[str, ...] = get_args(ReadErrorKind)
"""Every kind, in the order of the type: `unreadable` is a file that the system will not open."""


class ReadError(Exception):
    """A file that cannot be read as a report; `message` is Vietnamese and says what to do."""

    def __init__(self, kind: ReadErrorKind, message: str) -> None:
        super().__init__(kind, message)
        self.kind: ReadErrorKind = kind
        self.message = message

    def __str__(self) -> str:
        return self.message
