"""What a report says of a number: the words that stand with it, in pairs of syllables.

Most Vietnamese words are of two syllables ("kết nạp", "kỷ luật"), so that two neighbouring
syllables are a word often enough to tell what two sentences share. Function words are none, and
words that stand in every sentence of such a report ("đảng viên", "chi bộ") tell nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

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
_AFTER = 60


@dataclass(frozen=True, slots=True)
class Description:
    """The words around one number.

    `before` are those in front of it, `phrase` the number with those behind it, `text` both,
    `around` the sentence up to the number and a little beyond. `whole` is true where the words in
    front say it of all there are ("tổng số 17 chi bộ"), `definite` where they point back to what
    was counted before ("cả 02 xã").
    """

    before: str
    phrase: str
    text: str
    around: str
    whole: bool = False
    definite: bool = False

    @property
    def own(self) -> frozenset[str]:
        """The pairs of syllables beside the number."""
        return pairs(self.text)

    @property
    def near(self) -> frozenset[str]:
        """The pairs of syllables of its sentence."""
        return pairs(self.around)


class Descriptions:
    """Describes the numbers of one report; `figures` are the places of all of them."""

    def __init__(self, doc: CleanDocument, figures: Iterable[Range]) -> None:
        self._doc = doc
        self._view = folded_view(doc.text)
        self._places = sorted(figures)

    def of(self, start: int, end: int) -> Description:
        """The description of the figure at `[start, end)` (clean offsets)."""
        sentence = self._doc.sentence_at(start)
        block = self._doc.block_at(start)
        left, right = (sentence.start, sentence.end) if sentence else (block.start, block.end)
        left = max(left, start - 300)
        index = bisect_left(self._places, (start, end))
        before = self._before(left, start, index)
        after = self._after(end, min(right, end + _AFTER), index)
        noun = self._view[start:end]
        # The words beside the number are not run together with those behind it.
        own = f"{before} , {noun} {after}"
        around = f"{self._view[left:start]} {noun} {self._view[end : min(right, end + 120)]}"
        definite = _DEFINITE_RE.match(before) or _ABOVE_RE.match(self._view, end, end + 12)
        return Description(
            before,
            f"{noun} {after}",
            own,
            around,
            whole=_WHOLE_RE.match(before) is not None,
            definite=definite is not None,
        )

    def _before(self, left: int, start: int, index: int) -> str:
        """The phrase in front of the figure, or else its clause up to there."""
        previous = self._places[index - 1][1] if index else left
        since = max(left, previous if previous <= start else left)
        for begin, pattern in ((since, _PHRASE_RE), (since, _CLAUSE_RE), (left, _CLAUSE_RE)):
            words = pattern.split(self._view[begin:start])[-1]
            if pairs(words):
                return words
        return _PHRASE_RE.split(self._view[since:start])[-1]

    def _after(self, end: int, right: int, index: int) -> str:
        while index < len(self._places) and self._places[index][0] < end:
            index += 1
        if index < len(self._places):
            right = min(right, self._places[index][0])
        return _PHRASE_RE.split(self._view[end : max(end, right)])[0]


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
