"""The words before a number that say what it counts: "Nam" of "Nam 48 đồng chí", "HTXSNV: 24"."""

import re

import regex

from extractors.figures import patterns as p
from extractors.matching import match_near
from schemas.textview import window_start

_WINDOW = 80
_NOUN_WINDOW = 24


def label_at_end(view: str, start: int) -> tuple[int, int, bool] | None:
    """Place of the label that ends right before a number, and whether a sign joins them."""
    window = window_start(view, start, _WINDOW)
    joint = p.LABEL_JOINT_RE.match(view, window, start)
    assert joint is not None  # it may be empty
    right = joint.start()
    value = p.value_label_start(view, window, right)
    # "Đảng viên chuyển đi: 12": the label begins with the noun where there is one.
    moved = value is not None and view[value:right] in (*p.MOVEMENTS, *p.BALLOTS)
    if value is not None and not moved:
        return value, right, joint["joint"] is not None
    sign = joint["joint"] in (":", "là", "còn", "còn lại")
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
        if noun is None or noun.end > right or (len(noun.phrase) <= 3 and total is None):
            continue
        read = noun.end
        near = max(left, word.start() - 8)
        if _OF_RE.match(view, near, word.start()):
            continue  # "CNV trong đơn vị: 44" counts no bodies
        if joint["joint"] is None and _LEVEL_RE.match(view, near, word.start()):
            continue  # nor does "cấp huyện 3"
        kind = p.noun_kinds()[noun.phrase]
        # "số vụ vi phạm của đảng viên: 5" counts no members.
        counted = sign and match_near(p.NUMBER_OF_RE, view, word.start()) is not None
        if (counted or kind in ("people", "organisation")) and len(
            view[noun.end : right].split()
        ) <= 9:
            return word.start(), right, joint["joint"] is not None
    named = p.NUMBER_OF_RE.search(view, left, right) if sign else None
    # "Số phiếu phát ra: 390" says itself what it counts.
    if value is not None and (named is None or view[value:right] not in p.BALLOTS):
        return value, right, joint["joint"] is not None
    if named is not None and (joint["joint"] == ":" or p.noun_at(view, named.end() - 1)):
        return named.start(), right, True  # "số vụ việc còn phải giải quyết là 49"
    return None


def noun_before(view: str, start: int) -> p.NounMatch | None:
    """The people that the label at `start` narrows: "đảng viên" of "đảng viên dự bị 4" and of "đảng
    viên là người dân tộc Thái 12", or None.
    """
    joint = _NARROWING_RE.search(view, window_start(view, start, _NOUN_WINDOW), start)
    if joint is None:
        return None
    end = joint.start()
    for word in p.LABEL_WORD_RE.finditer(view, window_start(view, end, _NOUN_WINDOW), end):
        noun = p.noun_at(view, word.start())
        if noun is not None and noun.end == end and p.noun_kinds()[noun.phrase] == "people":
            return noun
    return None


# What ends a window is read backwards: (?r).
_NARROWING_RE = regex.compile(
    r"(?r)(?<=\S)(?:\s+là)?(?:\s+(?:người|đồng\s+bào))?(?:\s+dân\s+tộc)?\s\Z"
)
_LEVEL_RE = regex.compile(r"(?r)(?<!\p{L})cấp\s+$")
_OF_RE = regex.compile(r"(?r)(?<!\p{L})(?:trong|của|tại|ở|thuộc|do)\s+$")


def _inside_noun(view: str, left: int, boundary: "re.Match[str]") -> bool:
    """Is the mark one inside a noun, as the comma of "cán bộ, công chức"?"""
    if boundary[0] != ",":
        return False
    words = p.LABEL_WORD_RE.finditer(view, left, boundary.start())
    nouns = (p.noun_at(view, word.start()) for word in words)
    return any(noun is not None and noun.end > boundary.end() for noun in nouns)


_NAME_BEFORE_RE = re.compile(r"(?<!\w)(?P<word>[^\W\d_]+) $")


def is_in_name(text: str, left: int) -> bool:
    """Does what begins at `left` go on with a proper name ("Hải Phòng", "Quảng Nam")?"""
    if not text[left].isupper() or text[left : left + 2].isupper():
        return False
    before = _NAME_BEFORE_RE.search(text, max(0, left - 12), left)
    if before is None:
        return False
    word = before["word"]
    return word[0].isupper() and word[1:].islower()


def ends_in_name(text: str, left: int, right: int) -> bool:
    """Is the last of several words a name, whose number follows ("… cháy ở Zone 9")?"""
    last = _NAME_BEFORE_RE.search(f"{text[max(left, right - 12) : right]} ")
    if last is None or last.start() == 0:
        return False
    return last["word"][0].isupper() and last["word"][1:].islower()


# Read backwards, (?r): the last boundary is near, the first one far.
_CLAUSE_RE = regex.compile(
    r"(?r)[,;:.()\n]|(?<!\d)(?!(?:19|20)\d{2}(?!\d)|(?:[3-9]0|[4-8]5)\s+năm(?!\p{L}))\d[\d.,]*%?|(?<!\p{L})(?:và|trong\s+đó|gồm|cụ\s+thể|thì)(?!\p{L})"
)
_COPULA_RE = regex.compile(r"(?r)(?<!\p{L})(?:có|là|gồm|được)\s+(?=\S)")
_TRAILING_COPULAS = ("có", "là", "gồm", "được", "với", "đạt")
_TRAILING_COPULA_RE = regex.compile(r"\s+(?:có|là|gồm|được|với|đạt)$")


def label_before(view: str, start: int) -> str | None:
    """The words between the last boundary and the number: "Nam" of "Nam 48 đồng chí"."""
    window = window_start(view, start, _WINDOW)
    boundary = _CLAUSE_RE.search(view, window, start)
    words = _label_words(view[boundary.end() if boundary else window : start])
    if not words and boundary is not None and boundary[0] == ":":
        # "Tốt nghiệp PTTH: 58 đồng chí"
        stop = boundary.start()
        earlier = _CLAUSE_RE.search(view, window, stop)
        words = _label_words(view[earlier.end() if earlier else window : stop])
    return words or None


def _label_words(text: str) -> str:
    words = text.strip(' -+"“”¹²³⁴⁵⁶⁷⁸⁹⁰')
    if words.endswith(_TRAILING_COPULAS):
        words = _TRAILING_COPULA_RE.sub("", words)
    copula = _COPULA_RE.search(words)
    if copula is not None and len(words) - copula.end() <= 40:
        words = words[copula.end() :]
    return words.strip()
