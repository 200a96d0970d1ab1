"""Which value of its dimension a count is of: "nữ" of gender, "hoàn thành tốt nhiệm vụ" of rank.

The value has one name however it is written ("HTT", "hoàn thành tốt": `division_names.tsv`). None
where the count is no part, or where its words do not say which.
"""

from collections.abc import Mapping
from functools import cache

import regex

from extractors.figures.dimensions import dimensions_of
from extractors.matching import match_near
from schemas.facts import Count
from schemas.folding import modern_tone
from schemas.registry.indicators import division_names, indicator_splits
from schemas.registry.nouns import dimension_values

_TAIL_RE = regex.compile(
    r"\s+(?:(?:được|là|đạt|có|bị|người|theo|đạo)\s+)*(?:đánh\s+giá,?\s+)?(?:xếp\s+loại\s+)?(?:mức\s+)?"
    r"(?P<words>\p{L}[\p{L} ]*)"
)
# "từ 18 đến 30 tuổi", "31 - 40 tuổi", "trên 60 tuổi", "dưới 30 tuổi".
_AGE = (
    r"(?:(?:từ\s+)?(?P<low>\d{2})\s*(?:-|đến)\s*(?:dưới\s+)?(?P<high>\d{2})"
    r"|(?P<edge>trên|dưới|từ|đến)\s+(?P<only>\d{2}))\s*(?:tuổi)?(?P<more>\s+trở\s+lên)?"
)
_AGE_RE = regex.compile(rf"(?<!\p{{L}}){_AGE}\s*(?:\(\s*)?(?:(?:có|là|:)\s*)*$")
_AGE_BEHIND_RE = regex.compile(rf"\s+(?:(?:có|ở|trong|độ|tuổi|tuổi\s+đời)\s+)*{_AGE}(?!\d)")
_AFTER_NOUN_RE = regex.compile(r"^(?:\p{L}+\s+)?chi\s+bộ(?:\s|$)|\s+(?:có|là)$")
_WINDOW = 40


def division(count: Count, indicator: str | None, dimension: str | None, view: str) -> str | None:
    """The value of the count in its dimension; `view` is the folded text that it stands in.

    `dimension` is what divides the whole that the count is a part of, or None. An `indicator` that
    is compared by a dimension (`split` in the registry) is divided by that one.
    """
    split = indicator_splits().get(indicator or "")
    for name in split or ((dimension,) if dimension in _telling() else ()):
        if (found := _value(count, name, view)) is not None:
            return found
    return None


def telling_dimensions(count: Count) -> frozenset[str]:
    """The dimensions of which the count's own words name a value: "nữ" of gender."""
    return _telling() & dimensions_of(count).keys()


def _value(count: Count, dimension: str, view: str) -> str | None:
    if dimension == "kind":
        return division_names()["kind"][count.kind]
    if dimension == "age":
        return _age(count, view)
    own = dimensions_of(count)
    if dimension == "noun":
        return _of_noun(count, own)
    if dimension in own:
        return _name(dimension, own[dimension]) or own[dimension]
    for words in (_written(count), *(modern_tone(word.lower()) for word in count.qualifiers)):
        if (found := _name(dimension, words)) is not None:
            return found
    tail = match_near(_TAIL_RE, view, count.at[1])
    return _name(dimension, " ".join(tail["words"].split())) if tail is not None else None


def _written(count: Count) -> str:
    return modern_tone((count.label or " ".join(count.qualifiers)).lower())


def _name(dimension: str, words: str) -> str | None:
    """What the value is called that the words are, or begin with."""
    known = division_names().get(dimension, {})
    if words in known:
        return known[words]
    begun = next((w for w in known if words.startswith(w) and not words[len(w)].isalnum()), None)
    if begun is not None:
        return known[begun]
    return next((w for w in _values(dimension) if f"{words} ".startswith(f"{w} ")), None)


@cache
def _telling() -> frozenset[str]:
    """The dimensions whose values mean the same in every report."""
    return frozenset(v.dimension for v in dimension_values()) | {"year", "quarter", "badge", "age"}


@cache
def _values(dimension: str) -> tuple[str, ...]:
    """The values of the dimension in the registry, the longest first."""
    found = {modern_tone(v.value) for v in dimension_values() if v.dimension == dimension}
    return tuple(sorted(found, key=lambda value: (-len(value), value)))


def _of_noun(count: Count, own: Mapping[str, str]) -> str | None:
    """ "thôn" of "03 chi bộ thôn": what follows the noun, else the words of its label."""
    written = " ".join(modern_tone(count.span.text.lower()).split())
    _, _, behind = written.partition(modern_tone(count.unit.lower()))
    words = behind.strip()
    if not words:
        found = next((v for d, v in own.items() if d.startswith("noun:")), "")
        words = _AFTER_NOUN_RE.sub("", found).strip()
    return (_name("noun", words) or words) if words else None


def _age(count: Count, view: str) -> str | None:
    at = count.number_at[0]
    match = _AGE_RE.search(view, max(0, at - _WINDOW), at)
    match = match or match_near(_AGE_BEHIND_RE, view, count.at[1], _WINDOW)
    if match is None:
        return None
    if match["only"]:
        edge = "từ" if match["more"] else match["edge"]
        return f"{edge} {match['only']} tuổi" + (" trở lên" if edge == "từ" else "")
    return f"{match['low']}-{match['high']} tuổi"
