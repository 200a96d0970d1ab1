"""Views of a text for matching. What is stored and quoted is never folded.

`fold_tone` removes only what is a matter of school: the place of the tone mark ("uỷ", "hoà",
"khoá" to "ủy", "hòa", "khóa") and case. `fold` also removes diacritics ("Đảng ủy" to "dang uy").
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"

_OLD_TO_NEW: dict[str, str] = {}
for _first, _second in ("oa", "oe", "uy"):
    for _tone in _TONES:
        for _left, _right in (
            (_first, _second),
            (_first.upper(), _second),
            (_first.upper(), _second.upper()),
        ):
            _old = unicodedata.normalize("NFC", _left + _right + _tone)
            _new = unicodedata.normalize("NFC", _left + _tone + _right)
            _OLD_TO_NEW[_old] = _new

# The school differs only where no final letter follows ("khoá"; "khoán" has one place only), and
# never after q ("quý" is not "qúy").
_OLD_RE = re.compile(
    "[oOuU](?<![qQ].)[" + "".join(sorted({old[1] for old in _OLD_TO_NEW})) + r"](?![^\W\d_])"
)
_UPPER_D = {ord("đ"): "d", ord("Đ"): "D"}


def modern_tone(text: str) -> str:
    """The text with the tone marks in the modern place: "Uỷ ban" to "Ủy ban"."""
    return _OLD_RE.sub(lambda match: _OLD_TO_NEW.get(match[0], match[0]), text)


def fold_tone(text: str) -> str:
    """Lower case, NFC, tone marks in the modern place, white space as single spaces."""
    return modern_tone(" ".join(unicodedata.normalize("NFC", text).split())).lower()


def fold(text: str) -> str:
    """Lower case without any diacritics, white space as single spaces."""
    return " ".join(
        _fold_known(word) if len(word) <= _SYLLABLE else _fold_word(word) for word in text.split()
    )


_SYLLABLE = 16
"""No syllable is longer; whatever is must not fill the memory of `_fold_known`."""


def _fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.translate(_UPPER_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


# Vietnamese has some seven thousand syllables, and every paragraph is folded when it is stored.
_fold_known = lru_cache(maxsize=16_384)(_fold_word)
