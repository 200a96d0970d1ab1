"""Whether a block that begins with a capital is the second half of a footnote that a page cut.

A small letter says it by itself. Behind a capital the form has to: the note stopped in the middle
of a list ("…; Kế hoạch số 39-KH/HU, ngày 20/7/2016;"), and the block is made of such items alone.
"""

from collections.abc import Sequence

import regex

_DOCUMENT_RE = regex.compile(r"\p{Lu}[\p{L} ]{2,30}? số \d")
_LONGEST = 4000
"""So many letters of a note and of its second half are looked at."""


def goes_on_listing(note: Sequence[str], block: Sequence[str]) -> bool:
    """True where the lines `block` hold nothing but items like those of the note's last lines,
    which break off behind a comma or a semicolon."""
    if note[-1].rstrip()[-1:] not in ";," or sum(map(len, block)) > _LONGEST:
        return False
    before = {_form(item) for item in _items(" ".join(note[-_LONGEST // 40 :])[-_LONGEST:])}
    return all(_form(item) in before for item in _items(" ".join(block)))


def _items(text: str) -> list[str]:
    items = [item.strip() for item in text.split(";") if item.strip(" .")]
    if items:
        items[0] = items[0].rpartition(": ")[2]
    return items


def _form(item: str) -> str:
    """ "số" for a document with its number, else the first two words."""
    if _DOCUMENT_RE.match(item):
        return "số"
    return " ".join(item.split(maxsplit=2)[:2])
