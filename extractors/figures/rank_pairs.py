"""Rankings as they are written: "12 HTXSNV, 30 HTTNV, 5 HTNV", "xuất sắc: 12; tốt: 30; …".

A *pair* is a rank with its number, before it or behind it; a *run* of pairs gives each rank once.
Offsets count in the folded view of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.matching import match_near, places_of_word
from schemas.document import Range

EXCELLENT, GOOD, DONE, FAILED = 4, 3, 2, 1

NUMERAL = r"(?<![\p{L}\d.,/%])(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?!\d|[.,]\d|\s?%)"
_DUTY = r"(?:\s+(?:chức\s+trách,?\s+)?nhiệm\s+vụ|\s+nv(?!\p{L}))?"
_RANK_RE = regex.compile(
    r"(?:(?:đủ\s+tư\s+cách|đtc)\s+)?(?:"
    rf"(?P<failed>(?:không|chưa|ko|k)\s+(?:hoàn\s+thành{_DUTY}|ht(?:\s?nv)?(?!\p{{L}}))|k?ht?\s?không\s+hoàn\s+thành|khtnv|kht(?:\s+nv)?|k\.?htnv|yếu\s+kém|yếu|yk|vi\s+phạm\s+(?:tư\s+cách|tc)|vptc|không\s+đủ\s+tư\s+cách)"
    rf"|(?P<excellent>hoàn\s+thành\s+xuất\s+sắc{_DUTY}|ht\s?xs(?:n{{1,2}}v)?(?:\s+nv)?|ht\s+xuất\s+sắc|trong\s+sạch,?\s+vững\s+mạnh|tsvm|xuất\s+sắc)"
    rf"|(?P<good>hoàn\s+thành\s+tốt{_DUTY}|ht\s?t(?:nv)?(?:\s+nv)?|ht\s+tốt|tốt)"
    rf"|(?P<done>hoàn\s+thành{_DUTY}|ht\s?nv|ht))(?!\p{{L}})"
)
_LEVELS = {"failed": FAILED, "excellent": EXCELLENT, "good": GOOD, "done": DONE}
# How each alternative begins.
_BEGINNINGS = (
    *("đủ", "đtc", "không", "chưa", "ko", "k", "kht", "ktht", "k.ht", "ht", "hoàn"),
    *("yếu", "yk", "vi", "vptc", "trong", "tsvm", "xuất", "tốt"),
)
# One of them is in any three ranks, and one of all of them in each.
_SURE_WORDS = ("hoàn", "ht", "sắc", "tsvm", "sạch")
_WORDS_OF_RANKS = (*_SURE_WORDS, "tốt", "yếu", "yk", "phạm", "vptc", "cách")
# A bare word of the scale is a rank only beside one that surely is, or where ranking is spoken of.
_BARE = frozenset(("xuất sắc", "tốt", "hoàn thành", "yếu", "ht"))

_WORDS = (
    r"(?:(?!trong\s+đó|(?:và|không|chưa|còn|năm|tăng|giảm|chiếm)\s|chỉ\s+tiêu)\p{L}[\p{L}/]*\s+)"
)
_NUMERAL_RE = regex.compile(NUMERAL)
_NUMBER_BEFORE_RE = regex.compile(
    rf"(?P<number>{NUMERAL})(?:\s?/\s?(?P<whole>\d[\d.]*))?\s+{_WORDS}{{0,7}}"
)
_NUMBER_BEHIND_RE = regex.compile(
    rf"(?:\s*\([^()\d\n]{{1,30}}\))?\s*(?:[:=–-]\s*)?{_WORDS}{{0,4}}(?P<number>{NUMERAL})(?:\s?/\s?(?P<whole>\d[\d.]*\d|\d))?"
)
_ALL_ABOVE_RE = regex.compile(r"\s+(?:nhiệm\s+vụ\s+)?(?:\([^()\n]*\)\s*)?trở\s+lên")
_NONE_BEHIND_RE = regex.compile(r"\s*[:=-]?\s*không(?!\s+\p{L})")
# Between two pairs: a noun, a percentage, what is in brackets, and one comma or "và".
_GAP_RE = regex.compile(
    rf"(?:\s*\([^()\n]*\)|\s*[=,:-]?\s*(?:(?:chiếm|đạt|bằng|tỷ\s+lệ|tỉ\s+lệ|là)\s+)*\d[\d.,]*\s?%|\s+{_WORDS}{{0,5}}?(?:\p{{L}}[\p{{L}}/]*))*"
    rf"\s*(?:[,;+–-]|và(?!\p{{L}}))?\s*(?:và\s+|còn\s+(?:lại\s+)?)?(?:(?:có|là|số)\s+)?{_WORDS}{{0,5}}"
)
_WITHOUT_RE = regex.compile(
    rf"(?:\s*\([^()\n]*\)|\s*[=,]?\s*(?:(?:chiếm|đạt|bằng)\s+)?\d[\d.,]*\s?%|\s+\p{{L}}[\p{{L}}/]*){{0,6}}?\s*(?:[,;]|và)?\s*(?:và\s+)?không\s+(?:có\s+|còn\s+)?{_WORDS}{{0,5}}$"
)
_BRACKET_RE = regex.compile(r"\([^()\n]*\)")
_BREAK_RE = regex.compile(r"trong\s+đó|(?<!\p{L})năm\s+\d|\.\s")
_RANKING_RE = regex.compile(r"(?:xếp|phân)\s+loại|đánh\s+giá")
_LONGEST_GAP, _BEFORE, _HEAD = 90, 60, 200
_FEWEST = 3  # pairs of a run


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank word: its level and its place; `bare` where it need not be one ("tốt")."""

    level: int
    at: Range
    bare: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A rank and its number; `whole_at` is the second number of a ratio ("12/48")."""

    rank: Rank
    number_at: Range
    whole_at: Range | None

    @property
    def at(self) -> Range:
        """From the first of the two to the end of the other."""
        end = max(self.rank.at[1], (self.whole_at or self.number_at)[1])
        return min(self.rank.at[0], self.number_at[0]), end


@dataclass(frozen=True, slots=True)
class Run:
    """Pairs of one ranking; `none_failed` where the text says that nobody has the lowest rank."""

    pairs: tuple[Pair, ...]
    end: int
    none_failed: bool = False

    @property
    def start(self) -> int:
        return self.pairs[0].at[0]

    @property
    def complete(self) -> bool:
        """Are all ranks of the scale told?"""
        levels = {pair.rank.level for pair in self.pairs}
        return len(levels) == 4 or (self.none_failed and len(levels) == 3)


def ranks_in(view: str, start: int, end: int) -> list[Rank]:
    """The rank words of a stretch, in reading order; none where three ranks cannot be."""
    if all(view.find(word, start, end) < 0 for word in _SURE_WORDS):
        return []
    if sum(view.count(word, start, end) for word in _WORDS_OF_RANKS) < _FEWEST:
        return []
    places = {
        place
        for word in _BEGINNINGS
        for place in places_of_word(view, word, start, end)
        if place == start or not view[place - 1].isalpha()
    }
    found: list[Rank] = []
    for place in sorted(places):
        if place < start:
            continue
        if (match := _RANK_RE.match(view, place, end)) is not None:
            bare = " ".join(match[0].split()) in _BARE
            found.append(Rank(_LEVELS[str(match.lastgroup)], match.span(), bare))
            start = match.end()
    return found


def runs_of(view: str, start: int, ranks: Sequence[Rank]) -> list[Run]:
    """The runs of three pairs and more of a block that begins at `start`, in reading order."""
    found: list[Run] = []
    for pair_of in (_number_before, _number_behind):
        pairs: list[Pair] = []
        for rank in ranks:
            pair = pair_of(view, start, rank)
            if pairs and not (pair is not None and _goes_on(view, pairs, pair)):
                found += _closed(view, pairs, rank)
                pairs = []
            if pair is not None:
                pairs.append(pair)
        found += _closed(view, pairs, None)
    return list(_apart(found))


def _number_before(view: str, start: int, rank: Rank) -> Pair | None:
    left = max(start, rank.at[0] - _BEFORE)
    # The numeral that nothing but words parts from the rank.
    for numeral in _NUMERAL_RE.finditer(view, left, rank.at[0]):
        match = _NUMBER_BEFORE_RE.fullmatch(view, numeral.start(), rank.at[0])
        if match is not None:
            return _pair(rank, match)
    return None


def _number_behind(view: str, _start: int, rank: Rank) -> Pair | None:
    match = match_near(_NUMBER_BEHIND_RE, view, rank.at[1])
    return _pair(rank, match) if match is not None else None


def _pair(rank: Rank, match: "regex.Match[str]") -> Pair:
    whole = match.span("whole") if match["whole"] else None
    return Pair(rank, match.span("number"), whole)


def _goes_on(view: str, pairs: Sequence[Pair], pair: Pair) -> bool:
    """Does the pair stand right behind the others, with a rank of its own?"""
    if pair.rank.level in {other.rank.level for other in pairs}:
        return False
    left, right = pairs[-1].at[1], pair.at[0]
    if not 0 <= right - left <= _LONGEST_GAP:
        return False
    between = view[left:right]
    outer = _BRACKET_RE.sub("", between)
    return _BREAK_RE.search(outer) is None and _GAP_RE.fullmatch(between) is not None


def _closed(view: str, pairs: Sequence[Pair], following: Rank | None) -> Iterator[Run]:
    """The run, where it is one: three ranks, one of them sure, none "trở lên"."""
    if len(pairs) < _FEWEST or (
        all(pair.rank.bare for pair in pairs)
        and not _RANKING_RE.search(view, max(0, pairs[0].at[0] - _HEAD), pairs[0].at[0])
    ):
        return
    if any(match_near(_ALL_ABOVE_RE, view, pair.rank.at[1]) for pair in pairs):
        return
    end = pairs[-1].at[1]
    none_failed = False
    if following is not None and following.level == FAILED and len(pairs) == 3:
        between = view[end : following.at[0]]
        none_failed = len(between) <= _LONGEST_GAP and (
            _WITHOUT_RE.fullmatch(between) is not None
            or (
                _GAP_RE.fullmatch(between) is not None
                and match_near(_NONE_BEHIND_RE, view, following.at[1]) is not None
            )
        )
        if none_failed:
            end = following.at[1]
    yield Run(tuple(pairs), end, none_failed)


def _apart(runs: Sequence[Run]) -> Iterator[Run]:
    """Of runs that share a rank word the longest, in reading order."""
    taken: set[Range] = set()
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: -len(run.pairs)):
        words = {pair.rank.at for pair in run.pairs}
        if taken.isdisjoint(words):
            taken |= words
            kept.append(run)
    return iter(sorted(kept, key=lambda run: run.start))
