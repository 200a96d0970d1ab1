"""Where a local document comes from: each province has a 17-QĐ/TU of its own.

The place is read from the issuer ("Tỉnh ủy Lạng Sơn"), else from another mention of the same
document, else from the report's own head, where it names one place of the level of the code.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal

import regex

from schemas.document import CleanDocument
from schemas.folding import fold_tone
from schemas.registry.documents import issuers

Level = Literal["province", "district", "commune"]

_WORDS: tuple[tuple[Level, str], ...] = (
    ("province", r"tỉnh\s+ủy|thành\s+ủy|tỉnh|thành\s+phố"),
    ("district", r"huyện\s+ủy|quận\s+ủy|thị\s+ủy|huyện|quận|thị\s+xã"),
    ("commune", r"xã|phường|thị\s+trấn|đặc\s+khu"),
)
_PLACE_RE = regex.compile(
    r"(?<!\p{L})(?:"
    + "|".join(rf"(?P<{level}>{words})" for level, words in _WORDS)
    + r")\s+(?P<name>\p{L}+(?:[ \-]\p{L}+){0,4})\s*$"
)
_LEVELS: dict[str, Level] = {
    "province": "province",
    "district": "district",
    "grassroots": "commune",
}
_LINE = 160
_ASSEMBLY_RE = regex.compile(r"(?:UBTV)?QH\d{1,2}")
# "central (any in Party papers)" is one ministry; "central/province" may be any.
_NATIONAL_RE = regex.compile(r"central(?!/)")
_TERM_RE = regex.compile(r"\s*,?\s*\(?khóa\s.*$")


@cache
def _levels() -> dict[str, Level | None]:
    """Code of a local body → the level of its place, None where any level may be meant."""
    out: dict[str, Level | None] = {}
    for issuer in issuers():
        if not issuer.local or _NATIONAL_RE.match(issuer.level):
            continue
        # "province (district in some)": what stands in brackets is the exception.
        out.setdefault(issuer.code, _LEVELS.get(issuer.level.partition(" (")[0]))
    return out


def code_of(id_: str) -> str:
    """The issuer's part of a symbol: "TU" of "17-QĐ/TU", "UBND" of "123/QĐ-UBND"."""
    return id_.rpartition("/")[2].partition("-")[2] if _is_state(id_) else id_.rpartition("/")[2]


def _is_state(id_: str) -> bool:
    return "-" in id_.rpartition("/")[2] and "-" not in id_.partition("/")[0]


@lru_cache(maxsize=4096)
def is_local(id_: str) -> bool:
    """Does the symbol's issuer exist in many places? Unknown issuers count as local."""
    parts = code_of(id_).split("-")
    if any(part.endswith("TW") or _ASSEMBLY_RE.fullmatch(part) for part in parts):
        return False
    return parts[0] in _levels() or parts[0] not in _known_codes()


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(issuer.code for issuer in issuers())


def level_of(id_: str) -> Level | None:
    """The level of the place of a local document, None where the code does not tell it."""
    return _levels().get(code_of(id_))


@lru_cache(maxsize=1024)
def place_in(name: str) -> tuple[Level, str] | None:
    """The place that a body's name ends in: "Đảng ủy xã Hải Yến" → ("commune", "Hải Yến")."""
    words = " ".join(name.split())
    folded = fold_tone(words)
    if len(folded) != len(words):
        return None
    if term := _TERM_RE.search(folded):
        folded, words = folded[: term.start()], words[: term.start()]
    match = _PLACE_RE.search(folded)
    if match is None:
        return None
    written = words[match.start("name") : match.end("name")].split()
    if not all(word[0].isupper() for word in written):
        return None
    level = next(level for level, _ in _WORDS if match[level])
    return level, " ".join(word.capitalize() for word in match["name"].split())


def places_of(doc: CleanDocument, issuers_named: Iterable[str]) -> dict[Level, str]:
    """Levels of which the report's head, or else its citations, name exactly one place."""
    head: dict[Level, set[str]] = {}
    for line in _head_lines(doc):
        if found := place_in(line):
            head.setdefault(found[0], set()).add(found[1])
    named: dict[Level, set[str]] = {}
    for issuer in issuers_named:
        if found := place_in(issuer):
            named.setdefault(found[0], set()).add(found[1])
    out: dict[Level, str] = {}
    for level, _ in _WORDS:
        names = head.get(level) or (named.get(level) if level == "province" else None) or set()
        if len(names) == 1:
            out[level] = next(iter(names))
    return out


def _head_lines(doc: CleanDocument) -> Iterator[str]:
    for block in doc.blocks:
        if block.kind == "letterhead":
            for line in doc.text[block.start : block.end].split("\n"):
                yield line.strip(" *_-")[:_LINE]
