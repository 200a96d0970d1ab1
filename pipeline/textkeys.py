"""What makes two statements one text."""

import unicodedata
from hashlib import sha256

from schemas.folding import modern_tone


def plain_text(text: str) -> str:
    """The text with single spaces and tone marks in the modern place, as it is read and kept."""
    return modern_tone(" ".join(unicodedata.normalize("NFC", text).split()))


def text_key(text: str) -> str:
    """32 hexadecimal digits that name the text of a statement, whatever its white space."""
    return sha256(plain_text(text).encode("utf-8", "replace")).hexdigest()[:32]


def said(text: str) -> str:
    """The words of a statement as they are compared, word for word: no case, no end sign."""
    return plain_text(text).lower().rstrip(" .;,:")
