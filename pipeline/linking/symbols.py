"""Numbers and symbols of documents, as reports and rosters write them."""

from schemas.folding import fold_tone

SYMBOL = r"\d+(?:/\d{4})?\s*[-/]\s*\p{Lu}[\p{L}&]*(?:\s*[-/]\s*\p{Lu}[\p{L}&]*)*"
"""The pattern of "421-CV/ĐUK"."""


def symbol_key(symbol: str) -> str:
    """A document's symbol for comparing: no case, no spaces."""
    return fold_tone(symbol).replace(" ", "")
