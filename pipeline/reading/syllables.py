"""Is a word a possible Vietnamese syllable? The measure by which an encoding proves itself.

Bytes decoded with the wrong table still give letters, but hardly ever syllables: "Đảng ủy" read as
TCVN3 through Windows-1252 is "§¶ng ñy". The grammar is that of the spelling, tone rules included
(a syllable that ends in c, ch, p or t carries only the sharp or the heavy tone).
"""

import unicodedata
from collections import Counter

import regex

_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_OPEN = (
    r"(?:[iy]|[eê]|[aăâ]|[ơoô]|[uư]|ia|ya|ua|ưa|ai|ay|ây|ao|au|âu|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    r"oa|oai|oay|oao|oe|oeo|uê|uy|uya|uyu|uâ|uây|uơ|iê|iêu|yêu|uô|uôi|ươ|ươi|ươu|uêu|oo|ôô)"
)
_CLOSED = (
    r"(?:i|y|e|ê|a|ă|â|o|ô|ơ|u|ư|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|uyê|oo|ôô|ua)"
    r"(?P<coda>ch|ng|nh|[cmnpt])"
)
_SYLLABLE = regex.compile(rf"{_ONSET}(?:{_CLOSED}|{_OPEN})")
_WORD = regex.compile(r"[^\W\d_]+(?:[^\W\d_]|\p{M})*")


def is_syllable(word: str) -> bool:
    """Whether the word could be a Vietnamese syllable, in any case and normal form."""
    tone = ""
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        mark = _TONES.get(char)
        if mark is None:
            letters.append(char)
        elif tone:
            return False
        else:
            tone = mark
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(letters)))
    if match is None:
        return False
    stopped = match["coda"] in ("c", "ch", "p", "t")
    return not stopped or tone in ("s", "j")


def accented_words(text: str, limit: int) -> list[str]:
    """The first `limit` words that hold a letter outside ASCII; short forms are no words."""
    out: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii() and (len(word) > 1 or word.islower()):
            out.append(word)
            if len(out) == limit:
                break
    return out


def share_of_syllables(text: str, limit: int = 2000) -> tuple[float, int]:
    """Share of accented words that are possible syllables, and how many were looked at."""
    words = accented_words(text, limit)
    if not words:
        return 0.0, 0
    # A report says the same few hundred words again and again.
    possible = sum(times for word, times in Counter(words).items() if is_syllable(word))
    return possible / len(words), len(words)
