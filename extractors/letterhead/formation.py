"""What a report says of the birth of its own unit: "Xã Đông Quang được thành lập trên cơ sở hợp
nhất 03 xã: Đông Quang, Đông Xuân và Nam Hải".

Only bodies of a place (a commune, a ward, a district, a province) are read, only where the sentence
names that place as what was formed, and only with two predecessors or more. Anything else is
silence: a unit tells of many mergers that are not its own.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractors.dates import find_dates
from schemas.folding import fold_tone

_KIND = r"(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố|tỉnh)"
_PROPER = r"\p{Lu}[\p{L}'’\-]*(?:[ ](?:\p{Lu}[\p{L}'’\-]*|\d{1,2}(?!\d|[ ]\p{Ll})))*"
_UNIT_RE = regex.compile(rf"(?P<body>.*?)(?i:(?P<kind>{_KIND}))\s+(?P<place>{_PROPER})")
# "… thành lập (từ 01/7/2025) trên cơ sở hợp nhất", "… được sáp nhập từ".
_MERGED_RE = regex.compile(
    r"(?i:(?:trên\s+cơ\s+sở|từ\s+việc|bằng\s+việc)\s+(?:việc\s+)?(?:sắp\s+xếp\s*,\s+)?(?:sáp\s+nhập|hợp\s+nhất|nhập)"
    r"|(?<=được\s)(?:sáp\s+nhập|hợp\s+nhất)\s+từ)(?!\p{L})"
)
_FORMED_RE = regex.compile(r"(?i:thành\s+lập|hình\s+thành|được)(?!\p{L})")
# "toàn bộ diện tích tự nhiên, quy mô dân số của các": what is merged, before whose it is.
_ITS_RE = regex.compile(
    r"\s+(?i:(?:nguyên\s+trạng|toàn\s+bộ|một\s+phần|diện\s+tích|tự\s+nhiên|quy\s+mô|dân\s+số|của|và|,|các)\s*)*"
    r"(?:(?:\d{1,2}|hai|ba|bốn|năm)\s+)?(?i:đơn\s+vị(?:\s+hành\s+chính)?\s*(?:cấp\s+xã\s*)?(?:gồm|là)?\s*:?\s*(?:các\s+)?)?"
)
_ONE_RE = regex.compile(
    rf"(?:(?P<kind>(?i:{_KIND}))\s*:?\s+)?(?P<place>{_PROPER})(?:\s*\((?i:cũ)\)|\s+cũ(?!\p{{L}}))?"
)
_NEXT_RE = regex.compile(r"\s*(?:,|;|\bvà\b|\bvới\b)\s*(?:và\s+|với\s+)?(?:các\s+)?")
_SINCE_RE = regex.compile(r"(?i:từ)\s+$")
_BEFORE, _BEHIND = 300, 400
"""Letters of the sentence in front of the merger and behind it that are looked at."""


@dataclass(frozen=True, slots=True)
class Formation:
    """The units (named as the report's own is) that went into it, and since when, where told."""

    predecessors: tuple[str, ...]
    day: dt.date | None


def formation_of(text: str, unit: str) -> Formation | None:
    """The formation of `unit`, the report's own, that its clean text states first, or None."""
    own = _UNIT_RE.fullmatch(unit)
    if own is None:
        return None
    place = fold_tone(own["place"])
    for match in _MERGED_RE.finditer(text):
        start = _sentence_start(text, match.start())
        before = text[start : match.start()]
        if _FORMED_RE.search(before) is None or place not in fold_tone(before):
            continue
        behind = text[match.end() : match.end() + _BEHIND].partition("\n")[0]
        names = [f"{own['body']}{kind} {name}" for kind, name in _listed(behind)]
        if len(names) > 1:
            named = map(str.upper, names) if unit.isupper() else names
            return Formation(tuple(named), _since(before) or _since(behind))
    return None


def _sentence_start(text: str, end: int) -> int:
    least = max(0, end - _BEFORE)
    return max(least, text.rfind("\n", least, end) + 1, text.rfind(". ", least, end) + 2)


def _listed(words: str) -> Iterator[tuple[str, str]]:
    """(kind, place) of each body of a list; one without a kind is of the kind before it."""
    lead = _ITS_RE.match(words)
    position = lead.end() if lead else 0
    kind: str | None = None
    while match := _ONE_RE.match(words, position):
        kind = " ".join(match["kind"].lower().split()) if match["kind"] else kind
        if kind is None:
            return
        yield kind, match["place"]
        following = _NEXT_RE.match(words, match.end())
        if following is None:
            return
        position = following.end()


def _since(words: str) -> dt.date | None:
    """The day behind "từ"; that of a resolution is none."""
    for mention in find_dates(words):
        if _SINCE_RE.search(words[max(0, mention.at[0] - 8) : mention.at[0]]):
            return mention.date
    return None
