"""Characters that converters, fonts and scanners leave behind, each to its plain form.

What changes: combining sequences to NFC, all spaces to U+0020, all dashes to "-", upright strokes
to "|", invisible characters away, U+00D0 to Đ, ligatures apart, Greek and Cyrillic look-alikes
inside Latin words to Latin, Markdown emphasis and escapes away. Case, diacritics and the place of
tone marks stay as the unit wrote them. Normalising twice changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

from pipeline.normalising.edits import Edit, EditedText, apply_edits, compose

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_CONTROLS = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\f\v\x85"
)
_SAME_LENGTH = {
    **dict.fromkeys(_SPACES + _CONTROLS, " "),
    **dict.fromkeys(_DASHES, "-"),
    "\u00d0": "Đ",
    "\u00f0": "đ",
    **dict.fromkeys("\u2044\u2215", "/"),
    "\uff05": "%",
    **dict.fromkeys("\u2502\u2503\uff5c", "|"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}

# U+00AD soft hyphen, zero-width and direction marks, byte order marks inside the text.
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# One sign first: `re` passes over a text fast where a pattern begins with a class, not a repeat.
# A soft hyphen at the end of a line parts a word that was one.
_CUT_WORD_RE = re.compile("\u00ad[ \\t]*\r?\n[ \\t]*(?=[^\\W\\d_])")
_LENGTH_CHANGING_RE = re.compile("[{0}][{0}]*".format(_INVISIBLE + "".join(_LIGATURES)))
_MARKS = "\u0300-\u036f"
_MARK_RE = re.compile(f"[{_MARKS}]")
# To put the marks of one letter in order takes the square of their number: more than the 30 that
# Unicode grants a letter (UAX #15, stream-safe text) stay as they are.
_COMBINING_RE = re.compile(f"[^\\W\\d_ﬀ-ﬆ][{_MARKS}]{{1,30}}(?![{_MARKS}])")

_LOOK_ALIKES = dict(
    zip(
        "АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo",
        strict=True,
    )
)
_LOOK_ALIKE_RE = re.compile("[" + "".join(_LOOK_ALIKES) + "]")
# One pass over a text tells which of these signs it holds, and most texts hold hardly any.
_ODD_RE = re.compile(
    "["
    + re.escape("".join((*_SAME_LENGTH, *_LIGATURES, *_LOOK_ALIKES)))
    + _INVISIBLE
    + _MARKS
    + "]"
)
_MIXED_WORD_RE = regex.compile(r"(?<!\p{L})(?=\p{L}*\p{Latin})\p{L}+")

# "**T/M ĐẢNG ỦY\nBÍ THƯ**", "*Một là*": both marks stand against text, so a "* " bullet, a lone
# "*" in a letterhead and a "(*)" mark are left alone.
_EMPHASIS_RE = re.compile(
    r"(\*(?<![*\w]\*)\*{0,2})(?=[\w“‘\"'(«])([^*]{1,400}?)(?<=[\w”’\"').,;:!?…%»])\1(?!\*)"
)
# "## I. TÌNH HÌNH", "**# Kết quả**": the marks of a Markdown heading in front of its words.
_HEADING_MARK_RE = re.compile(r"^[ ]{0,3}\**((?:#{1,6}[ ]+)+)(?=[^\s#])", re.MULTILINE)
# "\- Các chi bộ", "1\. Kết quả": a converter parts the signs of a text from its own marks.
_ESCAPE_RE = re.compile(r"\\+(?=[-*+.#_()\[\]|!~<>])")

_MOST_ROUNDS = 8


def normalise_characters(source: str) -> EditedText:
    """The text in plain characters; newlines and all other white space keep their places."""
    odd = "".join({match[0] for match in _ODD_RE.finditer(source)})
    edited, reordered = _rewritten(source, odd)
    for _ in range(_MOST_ROUNDS):
        # What was taken out may have parted a letter from its mark, or emphasis from its word.
        if not reordered or not _may_change(edited.text, odd):
            break
        again, reordered = _rewritten(edited.text, odd)
        if again.text == edited.text:
            break
        edited = compose(edited, again, len(source))
    return edited


def _rewritten(source: str, odd: str) -> tuple[EditedText, bool]:
    """One round over the text, and whether letters came together that stood apart.

    No sign of `_ODD_RE` is in the text that is not in `odd`.
    """
    same_length = source
    if _LOOK_ALIKE_RE.search(odd):
        same_length = _MIXED_WORD_RE.sub(_to_latin, same_length)
    for sign in _SAME_LENGTH.keys() & odd:
        same_length = same_length.replace(sign, _SAME_LENGTH[sign])
    edits = sorted(_length_changing(same_length, odd), key=lambda edit: (edit.start, -edit.end))
    edited = apply_edits(same_length, edits)
    return edited, bool(edits) and edited.text != source


def _may_change(text: str, odd: str) -> bool:
    """May a text that was rewritten hold what depends on its neighbours? All else is plain now."""
    return (
        "*" in text
        or "#" in text
        or "\\" in text
        or _MARK_RE.search(odd) is not None
        or _LOOK_ALIKE_RE.search(odd) is not None
    )


def _to_latin(match: "regex.Match[str]") -> str:
    return _LOOK_ALIKE_RE.sub(lambda m: _LOOK_ALIKES[m[0]], match[0])


def _length_changing(text: str, odd: str) -> Iterator[Edit]:
    if _MARK_RE.search(odd):
        for match in _COMBINING_RE.finditer(text):
            yield Edit(*match.span(), unicodedata.normalize("NFC", match[0]))
    if "\u00ad" in odd:
        for match in _CUT_WORD_RE.finditer(text):
            yield Edit(*match.span(), "")
    if _LENGTH_CHANGING_RE.search(odd):
        for match in _LENGTH_CHANGING_RE.finditer(text):
            yield Edit(*match.span(), "".join(_LIGATURES.get(sign, "") for sign in match[0]))
    if "\\" in text:
        for match in _ESCAPE_RE.finditer(text):
            yield Edit(*match.span(), "")
    if "#" in text:
        for match in _HEADING_MARK_RE.finditer(text):
            yield Edit(*match.span(1), "")
    if "*" in text:
        for match in _EMPHASIS_RE.finditer(text):
            yield Edit(*match.span(1), "")
            yield Edit(match.end() - len(match[1]), match.end(), "")
