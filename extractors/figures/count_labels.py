"""The words before a number that say what it counts: "Nam" of "Nam 48 đồng chí", "HTXSNV: 24"."""

import re

import regex

from extractors.figures import patterns as p
from extractors.matching import match_near
from schemas.textview import window_start

_WINDOW = 80


def label_at_end(view: str, start: int) -> tuple[int, int, bool] | None:
    """Place of the label that ends right before a number, and whether a sign joins them."""
    window = window_start(view, start, _WINDOW)
    joint = p.LABEL_JOINT_RE.search(view, window, start)
    assert joint is not None  # it may be empty
    right = joint.start()
    value = p.value_label_start(view, window, right)
    if value is not None:
        return value, right, joint["joint"] is not None
    left = window
    for boundary in p.LABEL_BOUNDARY_RE.finditer(view, window, right):
        if boundary["time"] is None and not _inside_noun(view, left, boundary):
            left = boundary.end()
    read = left
    for word in p.LABEL_WORD_RE.finditer(view, left, right):
        if word.start() < read:
            continue
        total = match_near(p.TOTAL_RE, view, word.start())
        noun = p.noun_at(view, total.end() if total else word.start())
        if noun is None or noun.end > right or len(noun.phrase) <= 3:
            continue
        read = noun.end
        if _OF_RE.search(view, max(left, word.start() - 8), word.start()):
            continue  # "CNV trong đơn vị: 44" counts no bodies
        kind = p.noun_kinds()[noun.phrase]
        if kind in ("people", "organisation") and len(view[noun.end : right].split()) <= 9:
            return word.start(), right, joint["joint"] is not None
    if joint["joint"] == ":" and (named := p.NUMBER_OF_RE.search(view, left, right)):
        return named.start(), right, True
    return None


# What ends a window is read backwards: (?r).
_OF_RE = regex.compile(r"(?r)(?<!\p{L})(?:trong|của|tại|ở|thuộc|do)\s+$")


def _inside_noun(view: str, left: int, boundary: "re.Match[str]") -> bool:
    """Is the mark one inside a noun, as the comma of "cán bộ, công chức"?"""
    if boundary[0] != ",":
        return False
    words = p.LABEL_WORD_RE.finditer(view, left, boundary.start())
    nouns = (p.noun_at(view, word.start()) for word in words)
    return any(noun is not None and noun.end > boundary.end() for noun in nouns)


_CLAUSE_RE = regex.compile(
    r"[,;:.()\n]|(?<!\d)(?!(?:19|20)\d{2}(?!\d)|(?:[3-9]0|[4-8]5)\s+năm(?!\p{L}))\d[\d.,]*%?|(?<!\p{L})(?:và|trong\s+đó|gồm|cụ\s+thể|thì)(?!\p{L})"
)
_COPULA_RE = regex.compile(r"(?<!\p{L})(?:có|là|gồm|được)\s+(?=\S)")
_TRAILING_COPULA_RE = regex.compile(r"\s+(?:có|là|gồm|được|với|đạt)$")


def label_before(view: str, start: int) -> str | None:
    """The words between the last boundary and the number: "Nam" of "Nam 48 đồng chí"."""
    window = window_start(view, start, _WINDOW)
    boundaries = list(_CLAUSE_RE.finditer(view, window, start))
    left = boundaries[-1].end() if boundaries else window
    words = _label_words(view[left:start])
    if not words and len(boundaries) > 0 and boundaries[-1][0] == ":":
        # "Tốt nghiệp PTTH: 58 đồng chí"
        left = boundaries[-2].end() if len(boundaries) > 1 else window
        words = _label_words(view[left : boundaries[-1].start()])
    return words or None


def _label_words(text: str) -> str:
    words = _TRAILING_COPULA_RE.sub("", text.strip(' -+"“”¹²³⁴⁵⁶⁷⁸⁹⁰'))
    copulas = list(_COPULA_RE.finditer(words))
    if copulas and len(words) - copulas[-1].end() <= 40:
        words = words[copulas[-1].end() :]
    return words.strip()
