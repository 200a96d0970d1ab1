"""Why a file has no facts: a closed list of kinds, stored with the file."""

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

ERROR_KINDS: tuple[str, ...] = get_args(ReadErrorKind)
"""Every kind, in the order of the type: `unreadable` is a file that the system will not open."""
