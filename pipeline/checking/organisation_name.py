"""organisation_name: a school, a company, a hospital spelt two ways (kind `name`).

"Công ty TNHH Minh Phát" twice and "Công ty TNHH Minh Phác" once: one word differs, by its marks or
by a letter of four and more. Suspect, and only where the other spelling comes once, in a paragraph
of its own: schools are named after people, and "Lê Lợi" and "Lê Lai" are two of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractors.matching import match_near, places_of_words
from pipeline.checking.evidence import Evidence
from pipeline.checking.name import WORD, is_variant, one_mark
from pipeline.checking.spellings import spelling_row
from schemas.document import Range
from schemas.facts import Check
from schemas.folding import fold
from schemas.textview import folded_view

RULE = "organisation_name"
_KINDS = ("công ty", "trường", "bệnh viện", "hợp tác xã", "xí nghiệp", "nhà máy", "ngân hàng",
          "trung tâm", "tập đoàn", "tổng công ty", "học viện", "doanh nghiệp")  # fmt: skip
# "Trường Tiểu học Nguyễn Bá Ngọc", "Công ty TNHH MTV Minh Phát": what it is, then its name.
_NAME_RE = regex.compile(
    r"(?P<kind>(?:[^\S\n]+(?:tnhh|mtv|cổ phần|cp|tm|dv|xd|một thành viên|thương mại|dịch vụ"
    r"|xây dựng|đầu tư|tiểu học|mầm non|mẫu giáo|thcs|thpt|th|trung học|cơ sở|phổ thông|đại học"
    r"|cao đẳng|chuyên|nội trú|đa khoa|khu vực|nông nghiệp|y tế)(?!\p{L}))*)"
    rf"[^\S\n]+(?=(?P<name>{WORD}(?:[^\S\n]{WORD}){{1,4}}))"
)
_WORD_RE = regex.compile(WORD)
_LONGEST_ALIKE = 4
"""Letters that a word must have for one of them to be a slip."""
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Named:
    words: tuple[str, ...]
    at: Range
    block: int


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each spelling that comes once beside one that comes more often."""
    by_kind: dict[str, dict[tuple[str, ...], list[_Named]]] = {}
    for kind, named in _organisations(evidence):
        by_kind.setdefault(kind, {}).setdefault(named.words, []).append(named)
    for names in by_kind.values():
        usual = [found for found in names.values() if len(found) >= _LEAST]
        single = [found[0] for found in names.values() if len(found) == 1]
        for one in single:
            right = [found for found in usual if _is_slip(one, found)]
            if len(right) == 1:
                witnesses = [named.at for named in right[0][:2]]
                yield spelling_row(RULE, evidence.doc, [one.at], witnesses)


def _organisations(evidence: Evidence) -> Iterator[tuple[str, _Named]]:
    doc = evidence.doc
    view = folded_view(doc.text)
    for place, word in places_of_words(view, _KINDS):
        if not doc.text[place].isupper():
            continue  # "các trường hợp", "công ty đó"
        match = match_near(_NAME_RE, view, place + len(word))
        if match is None or doc.blocks[block := doc.block_index(place)].kind == "heading":
            continue
        start, words, end = match.start("name"), list[str](), match.start("name")
        for found in _WORD_RE.finditer(doc.text, start, match.end("name")):
            if not found[0][0].isupper() or found[0].isupper():
                break
            words.append(one_mark(view[found.start() : found.end()]))
            end = found.end()
        if len(words) > 1:
            yield f"{word}{match['kind']}", _Named(tuple(words), (start, end), block)


def _is_slip(one: _Named, right: list[_Named]) -> bool:
    if any(other.block == one.block for other in right):
        return False  # set side by side
    words = right[0].words
    if not is_variant(one.words, words):
        return False
    said, meant = next((a, b) for a, b in zip(one.words, words, strict=True) if a != b)
    return fold(said) == fold(meant) or min(len(said), len(meant)) >= _LONGEST_ALIKE
