"""What is done to those who are counted."""

from functools import cache

from schemas.registry.loader import load_table


@cache
def acts() -> tuple[str, ...]:
    """The words, in lower case with modern tone marks."""
    return tuple(row["act"] for row in load_table("acts"))
