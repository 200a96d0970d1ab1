"""What makes two statements one text: their words, whatever their case, white space and school of
tone marks."""

from hashlib import sha256

from schemas.folding import fold_tone


def text_key(text: str) -> str:
    """32 hexadecimal digits that name the words of a statement; its end sign does not count."""
    return sha256(said(text).encode("utf-8", "replace")).hexdigest()[:32]


def said(text: str) -> str:
    """The words of a statement as they are compared, word for word."""
    return fold_tone(text).rstrip(" .;,:")
