"""The fields of one entry of a gold file, each of the type that its place demands.

All raise `WrongEntry` where the field is missing or of another type.
"""

from typing import Any

from pipeline.evaluating.gold import Value
from schemas.document import Range

Entry = dict[str, Any]
"""One object of a gold file, decoded."""


class WrongEntry(Exception):
    """One entry has the wrong shape."""


_REQUIRED = object()


def _get(entry: Entry, key: str) -> Any:
    if key not in entry:
        raise WrongEntry(f"{key} is missing")
    return entry[key]


def text(entry: Entry, key: str) -> str:
    """A text that is not empty."""
    value = _get(entry, key)
    if not isinstance(value, str) or not value:
        raise WrongEntry(f"{key} must be a text, not {value!r}")
    return value


def maybe_text(entry: Entry, key: str, absent: object = _REQUIRED) -> str | None:
    """A text or null; with `absent=None` it may be missing too."""
    if absent is None and key not in entry:
        return None
    return None if _get(entry, key) is None else text(entry, key)


def whole(entry: Entry, key: str) -> int:
    """A whole number."""
    value = _get(entry, key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongEntry(f"{key} must be a whole number, not {value!r}")
    return value


def number(entry: Entry, key: str) -> float:
    """A number."""
    value = _get(entry, key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise WrongEntry(f"{key} must be a number, not {value!r}")
    return value


def maybe_number(entry: Entry, key: str) -> float | None:
    """A number or null."""
    return None if _get(entry, key) is None else number(entry, key)


def value(entry: Entry, key: str) -> Value:
    """A number, a text or null."""
    found = _get(entry, key)
    return found if found is None or isinstance(found, str) else number(entry, key)


def is_set(entry: Entry, key: str) -> bool:
    """Is the field true? It may be missing."""
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise WrongEntry(f"{key} must be true or false, not {value!r}")
    return value


def one_of(
    entry: Entry, key: str, allowed: tuple[str | None, ...], absent: object = _REQUIRED
) -> Any:
    """One of the `allowed` words; `absent` where it is missing, if that is given."""
    if absent is not _REQUIRED and key not in entry:
        return absent
    value = _get(entry, key)
    if value not in allowed:
        raise WrongEntry(
            f"{key} is {value!r}, not one of {', '.join(str(word) for word in allowed)}"
        )
    return value


def at(entry: Entry) -> Range:
    """The offsets of the entry, `start` and `end`."""
    return _range([_get(entry, "start"), _get(entry, "end")])


def ranges(entry: Entry, key: str) -> tuple[Range, ...]:
    """A list of offsets."""
    values = _get(entry, key)
    if not isinstance(values, list):
        raise WrongEntry(f"{key} must be a list of [start, end]")
    return tuple(_range(value) for value in values)


def _range(value: object) -> Range:
    match value:
        case [int(start), int(end)] if 0 <= start < end:
            return start, end
    raise WrongEntry(f"{value!r} is not a range of offsets [start, end]")
