"""name: the report's own unit, or the place that it belongs to, spelt two ways.

"Đảng ủy xã Hải Yến" and "Đảng ủy xã Hải Yên": one word differs by a tone or a single letter. Two
places may really differ by so little, so only the names of the report's own head are looked for,
behind the same words; no name that a paragraph sets beside the other one, calls a neighbour, or
ties to another district. The school of tone marks ("uỷ", "ủy") is no difference.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractors.matching import match_near, places_of_words
from pipeline.checking.evidence import Evidence
from pipeline.checking.slips import single_digit_slip
from pipeline.checking.spellings import spelling_row
from schemas.document import Range
from schemas.facts import Check
from schemas.folding import fold, fold_tone
from schemas.textview import folded_view

RULE = "name"
_HEAD = frozenset(("letterhead", "title", "signature", "recipients"))
# The words that a name stands behind. A province alone has no other one so nearly of its name; of
# communes and districts only their bodies are compared.
WORD = r"\p{L}+(?:['’ʼ`´]\p{L}+)*"
"""A word of a name; an apostrophe stands within one ("Đạ M'ri", "Ea K’Nốp")."""
_WORD_RE = regex.compile(WORD)
_MARK_RE = regex.compile("[’ʼ`´]")
_LEVEL_RE = regex.compile(
    r"(?:(?P<committee>(?:huyện|quận|thị|thành|tỉnh) ủy)|(?P<province>tỉnh)"
    r"|(?P<commune>xã|phường|thị trấn|đặc khu)|(?P<district>huyện|quận|thị xã|thành phố))"
    rf"[^\S\n]+(?=(?P<name>{WORD}(?:[^\S\n]{WORD}){{1,3}}))"
)
_BODY_RE = regex.compile(
    r"(?<!\p{L})(?:đảng (?:ủy|bộ)|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ubkt|ubmttq|mttq"
    r"|hội (?:nông dân|phụ nữ|cựu chiến binh)|đoàn thanh niên|công an) $"
)
_LEVELS = ("huyện", "quận", "thị", "thành", "tỉnh", "xã", "phường", "đặc khu")
_RESTS = frozenset((" ", "ủ", "x", "t", "p"))
Name = tuple[str, ...]
_BODIED = frozenset(("commune", "district"))
_BEFORE = 24
_KINDS = ("committee", "district", "province")
"""What a committee's name is the name of; a commune has none of its own."""
_APART_RE = regex.compile(
    r"(?<!\p{L})(?:giáp|bạn|cũ|sáp nhập|hợp nhất|nhập|chia tách|tách|lân cận|kết nghĩa|giao lưu"
    r"|học tập kinh nghiệm|liên xã|đổi tên|trước đây|nguyên là|cụm)(?!\p{L})"
)
_OTHER_PLACE_RE = regex.compile(r"\s*[,(]?\s*(?:huyện|quận|thị xã|thành phố|tỉnh)\s+\p{L}")
_MOST = 3
"""A spelling that comes more often is a name of its own."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    words: Name
    at: Range
    block: int
    in_head: bool


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each name of the report's head that the text says again."""
    groups: dict[str, list[_Spelling]] = {}
    for front, spelling in _spellings(evidence):
        groups.setdefault(front, []).append(spelling)
    for front, found in groups.items():
        kinds = _KINDS if front == "committee" else (front,)
        heads = [one for kind in kinds for one in groups.get(kind, ()) if one.in_head]
        for right in _own(found, heads, evidence.unit or ""):
            same = [one for one in found if one.words == right]
            same = same or [one for one in heads if one.words == right]
            other = [one for one in found if is_variant(one.words, right)]
            if not other and len(same) > 1:
                places = [one.at for one in same[:2]]
                yield spelling_row(RULE, evidence.doc, places[1:], places[:1], "ok")
            elif other and _is_slip(evidence, same, other):
                # The head is in capitals: a mention in the text shows the spelling better.
                same.sort(key=lambda one: one.in_head)
                wrong, witnesses = ([one.at for one in found] for found in (other, same[:2]))
                yield spelling_row(RULE, evidence.doc, wrong, witnesses)


def _spellings(evidence: Evidence) -> Iterator[tuple[str, _Spelling]]:
    """Each name with the kind of words before it: as many words as begin with a capital."""
    doc = evidence.doc
    view = folded_view(doc.text)
    for place, level in places_of_words(view, _LEVELS):
        behind = place + len(level) + 1
        # A name, or the rest of "huyện ủy", "thị xã", "thị trấn", "thành phố".
        if not doc.text[behind : behind + 1].isupper() and view[behind : behind + 1] not in _RESTS:
            continue
        match = match_near(_LEVEL_RE, view, place)
        if match is None:
            continue
        start = match.start("name")
        front = next(kind for kind, words in match.groupdict().items() if words)
        if not doc.text[start].isupper():
            continue
        if front in _BODIED and not _BODY_RE.search(
            view[max(0, match.start() - _BEFORE) : match.start()]
        ):
            continue
        words: list[str] = []
        for word in _WORD_RE.finditer(doc.text, start, match.end("name")):
            if not word[0][0].isupper():
                break
            words.append(one_mark(match["name"][word.start() - start : word.end() - start]))
            end = word.end()
        if len(words) > 1:
            block = doc.block_index(start)
            in_head = doc.blocks[block].kind in _HEAD
            yield front, _Spelling(tuple(words), (start, end), block, in_head)


def _own(found: list[_Spelling], heads: list[_Spelling], unit: str) -> list[Name]:
    """The names that the head gives, or else the unit's; without any, the one said most often."""
    if heads:
        return list(dict.fromkeys(one.words for one in heads))
    names = [one.words for one in found]
    of_unit = [name for name in names if fold_tone(unit).endswith(" ".join(name))]
    if of_unit:
        return of_unit[:1]
    # Of two that are said equally often nobody can tell which is right.
    return [name for name, times in Counter(names).most_common(1) if times > 1]


def one_mark(word: str) -> str:
    """The word with one kind of apostrophe, whatever the keyboard had."""
    return _MARK_RE.sub("'", word)


def is_variant(words: Name, right: Name) -> bool:
    """Does one word differ, by a mark or by one letter?"""
    differing = [(a, b) for a, b in zip(words, right, strict=False) if a != b]
    if len(words) != len(right) or len(differing) != 1:
        return False
    one, other = differing[0]
    if fold(one) == fold(other):
        return True
    return min(len(one), len(other)) > 2 and single_digit_slip(one, other)


def _is_slip(evidence: Evidence, same: list[_Spelling], other: list[_Spelling]) -> bool:
    view = folded_view(evidence.doc.text)
    if len(other) > _MOST or {one.block for one in same} & {o.block for o in other}:
        return False
    for one in other:
        block = evidence.doc.blocks[one.block]
        if _APART_RE.search(view, block.start, block.end):
            return False
        if _OTHER_PLACE_RE.match(view, one.at[1], one.at[1] + 40):
            return False
    return True
