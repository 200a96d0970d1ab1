"""The order of Vietnamese names, as a key that any database sorts byte by byte."""

import unicodedata

import regex

_LETTER_MARKS = {"\u0306": "b", "\u0302": "c", "\u031b": "d"}
"""Breve, circumflex, horn: marks that make another letter (a < ă < â, o < ô < ơ)."""

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Huyền, hỏi, ngã, sắc, nặng: compared only where all letters are equal."""

_PART = regex.compile(r"(?P<number>[0-9]+)|(?P<letter>\p{L})(?P<marks>\p{M}*)|(?P<space>\s+)")


def sort_key(name: str) -> str:
    """Orders by letters, then tones; numbers by value ("Chi bộ 2" before "Chi bộ 10")."""
    letters: list[str] = []
    tones: list[str] = []
    decomposed = unicodedata.normalize("NFD", name.lower().replace("đ", "d\u0306"))
    for part in _PART.finditer(decomposed):
        if part["number"]:
            letters.append(part["number"].lstrip("0").rjust(8, "0"))
        elif part["space"]:
            letters.append(" ")
        else:
            marks = part["marks"]
            letter_mark = next((_LETTER_MARKS[m] for m in marks if m in _LETTER_MARKS), "a")
            letters.append(part["letter"] + letter_mark)
            tones.append(next((_TONES[m] for m in marks if m in _TONES), "0"))
    return f"{''.join(letters).strip()} {''.join(tones)}"
