"""What a report says of a number: the words that stand with it, in pairs of syllables.

Most Vietnamese words are of two syllables ("kết nạp", "kỷ luật"), so that two neighbouring
syllables are a word often enough to tell what two sentences share. Function words are none, and
words that stand in every sentence of such a report ("đảng viên", "chi bộ") tell nothing.
"""

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from extractors.matching import LETTER
from schemas.document import CleanDocument, Range
from schemas.textview import folded_view

_CLAUSE_RE = re.compile(r"[;:\n]|\.(?=\s)")
_PHRASE_RE = re.compile(r"[,;:()\n]|\.(?=\s)")
_WORD_RE = re.compile(rf"{LETTER}+|(?!{LETTER})\S")


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(phrase for line in lines.splitlines() for phrase in line.strip().split(", "))


FUNCTION_WORDS = _phrases(
    """và, với, của, các, những, là, có, còn, được, đã, đang, sẽ, trong, ngoài, cho, đến, tới, từ
    nay, này, đó, thì, mà, hoặc, hay, cả, toàn, tổng, số, gồm, bằng, đạt, chiếm, tỷ, tỉ, lệ, so, khi
    theo, về, tại, ở, trên, dưới, năm, tháng, ngày, quý, kỳ, đợt, trước, sau, nhất, trở, lên, xuống
    thêm, hiện, vào, ra, mới, một, hai, ba, bốn, sáu, bảy, tám, chín, mười, như, vậy, do, bởi, vì
    nên, đều, vẫn, lại, mỗi, từng, nhiều, ít, khác, riêng, nêu, trừ"""
)
# They stand in every report, whatever is counted.
_COMMON = _phrases(
    """đảng viên, đồng chí, chi bộ, đảng bộ, đảng ủy, cấp ủy, tổ chức, cơ sở, trực thuộc, công tác
    nhiệm vụ, thực hiện, chức đảng, chức cơ, sở đảng, trường hợp, cùng kỳ, kết quả, báo cáo
    giai đoạn, nhiệm kỳ, bộ trực, bộ xã, bộ huyện, bộ cơ, viên đảng, tiếp tục, toàn huyện
    lượt người"""
)
_WHOLE_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:cả|toàn\s+(?:bộ|thể|\p{L}+\s+\p{L}+(?:\s+\p{L}+)?(?:\s+hiện)?(?:\s+có)?)"
    r"|tất\s+cả|tổng\s+số|trong(?:\s+số)?|hiện\s+có|đội\s+ngũ|quy\s+mô)(?:\s+(?:là|của|có|các|gần))?\s*\Z"
)
# Who acts is no part of what is counted: its words stand with all that it does.
_ACTOR_RE = regex.compile(
    r"(?<!\p{L})(?:ủy\s+ban\s+kiểm\s+tra|ban\s+thường\s+vụ|(?:huyện|tỉnh|thành|quận|thị)\s+ủy|ủy\s+ban\s+nhân\s+dân)(?!\p{L})"
)
_DEFINITE_RE = regex.compile(r"(?r)(?<!\p{L})cả\s*\Z")
_ABOVE_RE = regex.compile(r"\s*(?:(?:nói|kể|nêu)\s+trên|này|đó|cũ)(?!\p{L})")
_AFTER, _BEYOND, _BEHIND, _LEAD = 60, 120, 300, 12


class Description(ABC):
    """The words around one number (folded); what only a few numbers are asked for is read then."""

    @property
    @abstractmethod
    def before(self) -> str:
        """The words in front of the number, in its phrase or else its clause."""

    @property
    @abstractmethod
    def phrase(self) -> str:
        """The number with the words behind it."""

    @property
    @abstractmethod
    def text(self) -> str:
        """The words in front of the number and the phrase."""

    @property
    @abstractmethod
    def around(self) -> str:
        """The sentence up to the number and a little beyond."""

    @property
    def whole(self) -> bool:
        """Do the words in front say it of all there are ("tổng số 17 chi bộ")?"""
        return False

    @property
    def definite(self) -> bool:
        """Do the words point back to what was counted before ("cả 02 xã")?"""
        return False

    @property
    def own(self) -> frozenset[str]:
        """The pairs of syllables beside the number."""
        return pairs(self.text)

    @property
    def near(self) -> frozenset[str]:
        """The pairs of syllables of its sentence."""
        return pairs(self.around)


@dataclass(frozen=True, slots=True)
class CellDescription(Description):
    """A cell of a table: its row stands before it, its column is what it is."""

    row: str
    column: str

    @property
    def before(self) -> str:
        return self.row

    @property
    def phrase(self) -> str:
        return self.column

    @property
    def text(self) -> str:
        return self.column

    @property
    def around(self) -> str:
        return self.column


class _InText(Description):
    """A number that stands in a sentence, at `[start, end)` of `[left, right)`."""

    def __init__(self, view: str, places: Sequence[Range], stretch: Range, figure: Range) -> None:
        self._view = view
        self._places = places
        self._left, self._right = stretch
        self._start, self._end = figure

    @cached_property
    def before(self) -> str:
        index = bisect_left(self._places, (self._start, self._end))
        left, start = self._left, self._start
        previous = self._places[index - 1][1] if index else left
        since = max(left, previous if previous <= start else left)
        first = words = _PHRASE_RE.split(self._view[since:start])[-1]
        for begin in (since, left):
            if pairs(words):
                return words
            words = _CLAUSE_RE.split(self._view[begin:start])[-1]
        return words if pairs(words) else first

    @cached_property
    def phrase(self) -> str:
        index = bisect_left(self._places, (self._start, self._end))
        end, right = self._end, min(self._right, self._end + _AFTER)
        while index < len(self._places) and self._places[index][0] < end:
            index += 1
        if index < len(self._places):
            right = min(right, self._places[index][0])
        after = _PHRASE_RE.split(self._view[end : max(end, right)])[0]
        return f"{self._view[self._start : end]} {after}"

    @cached_property
    def text(self) -> str:
        # The words beside the number are not run together with those behind it.
        return f"{self.before} , {self.phrase}"

    @cached_property
    def around(self) -> str:
        view, start, end = self._view, self._start, self._end
        behind = view[end : min(self._right, end + _BEYOND)]
        return f"{view[self._left : start]} {view[start:end]} {behind}"

    @cached_property
    def whole(self) -> bool:
        return _WHOLE_RE.match(self.before) is not None

    @cached_property
    def definite(self) -> bool:
        view, start, end = self._view, self._start, self._end
        lead = view[max(self._left, start - _LEAD) : start]
        pointing = _DEFINITE_RE.match(lead) or _ABOVE_RE.match(view, end, end + 12)
        return pointing is not None


class Descriptions:
    """Describes the numbers of one report; `figures` are the places of all of them."""

    def __init__(self, doc: CleanDocument, figures: Iterable[Range]) -> None:
        self._doc = doc
        self._view = folded_view(doc.text)
        self._places = sorted(figures)
        self._known: dict[Range, Description] = {}

    def of(self, start: int, end: int) -> Description:
        """The description of the figure at `[start, end)` (clean offsets)."""
        if (known := self._known.get((start, end))) is None:
            known = self._known[start, end] = self._read(start, end)
        return known

    def _read(self, start: int, end: int) -> Description:
        sentence = self._doc.sentence_at(start)
        block = self._doc.block_at(start)
        left, right = (sentence.start, sentence.end) if sentence else (block.start, block.end)
        stretch = (max(left, start - _BEHIND), right)
        return _InText(self._view, self._places, stretch, (start, end))


@lru_cache(maxsize=2048)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring syllables that tell what is spoken of (folded text)."""
    acting = "ủy" in text or "thường" in text
    words = _WORD_RE.findall(_ACTOR_RE.sub(" , ", text) if acting else text)
    found: set[str] = set()
    before: str | None = None
    for word in words:
        if word in FUNCTION_WORDS or not word.isalpha():
            before = None
            continue
        if before is not None:
            found.add(f"{before} {word}")
        before = word
    return frozenset(found - _COMMON)
