"""Letters that only a font makes Vietnamese: TCVN3 (".VnTime") and VNI ("VNI-Times").

Such text is recognised by decoding it and counting the possible syllables. It is refused, not
converted: TCVN3 has no accented capitals (its capitals live in a second font), so that a
conversion would quietly write "Đảng Bộ" for "ĐẢNG BỘ".
"""

from collections.abc import Callable
from typing import Literal

import regex

from pipeline.reading.syllables import share_of_syllables

LegacyFont = Literal["TCVN3", "VNI"]

# The letters of each table in the order of their bytes, as printed in TCVN 5712:1993 (VN3).
_TCVN3_BYTES = bytes(
    [
        *range(0xA1, 0xA8),
        *range(0xA8, 0xAF),
        *range(0xB5, 0xBA),
        *range(0xBB, 0xBF),
        *range(0xC6, 0xCD),
        *range(0xCE, 0xD9),
        *range(0xDC, 0xE0),
        *range(0xE1, 0xF0),
        *range(0xF1, 0xFF),
    ]
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip(_TCVN3_BYTES, _TCVN3_LETTERS, strict=True))

# VNI writes a base letter, then a character for its marks; some letters stand alone.
_VNI_MARKS = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = regex.compile(
    "([aeouyôöAEOUYÔÖ])([" + "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper() + "])"
    "|([" + "".join(_VNI_SINGLE) + "".join(_VNI_SINGLE).upper() + "])"
)


def legacy_font(seen: str) -> LegacyFont | None:
    """The font that turns `seen` (bytes read as Windows-1252) into Vietnamese, or None."""
    tables: dict[LegacyFont, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}
    scores = {font: share_of_syllables(table(seen))[0] for font, table in tables.items()}
    best = max(scores, key=lambda font: scores[font])
    return best if scores[best] >= 0.8 else None


def from_tcvn3(text: str) -> str:
    """What the reader of a TCVN3 font sees; `text` is the bytes read as Windows-1252."""
    return text.translate(_TCVN3_READ)


def from_vni(text: str) -> str:
    """What the reader of a VNI font sees; `text` is the bytes read as Windows-1252."""

    def letter(match: "regex.Match[str]") -> str:
        if match[3]:
            single = _VNI_SINGLE[match[3].lower()]
            return single if match[3].islower() else single.upper()
        base = _VNI_SINGLE.get(match[1].lower(), match[1].lower())
        return (base if match[1].islower() else base.upper()) + _VNI_MARKS[match[2].lower()]

    return _VNI_PAIR.sub(letter, text)


def _as_read(byte: int) -> str:
    return bytes([byte]).decode("cp1252")


_TCVN3_READ = {ord(_as_read(byte)): letter for byte, letter in _TCVN3.items()}
