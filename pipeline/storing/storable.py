"""Text as databases take it."""

_UNSTORABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def storable(text: str) -> str:
    """The text with what no database takes (NUL, lone surrogates) replaced, length unchanged."""
    return text.translate(_UNSTORABLE)


def storable_or_none(value: str | None) -> str | None:
    """The same, None for nothing."""
    return None if value is None else storable(value)
