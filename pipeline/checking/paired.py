"""Two statements of one report side by side: are they kin, and does anything set them apart?

Nouns must be kin; another body, time, qualifier, indicator, or a change beside a level, sets the
two apart.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.matching import holds_any
from pipeline.checking.described import FUNCTION_WORDS, Description, pairs
from pipeline.checking.stating import Statement
from schemas.folding import fold_tone

# One thing by two names.
_SYNONYMS = (
    frozenset(("đơn vị hành chính", "xã", "xã, thị trấn", "xã, phường", "xã, phường, thị trấn")),
    frozenset(("đơn", "đơn thư", "đơn, thư")),
)
_THING_OF = {name: index for index, names in enumerate(_SYNONYMS) for name in names}
_ANY = "trường hợp"
# Words that take some of all there are, or tell what was done to them.
_SOME_RE = regex.compile(
    r"(?<!\p{L})(?:kiểm\s+tra|giám\s+sát|kỷ\s+luật|vi\s+phạm|kết\s+nạp|thành\s+lập|sáp\s+nhập|khen\s+thưởng"
    r"|biểu\s+dương|tặng|xử\s+lý|khởi\s+tố|bồi\s+dưỡng|cử|chuyển|miễn|xóa\s+tên|khai\s+trừ|giảm|tăng"
    r"|xây\s+dựng|ra\s+mắt|bổ\s+sung|kết\s+luận|chưa|không|yếu|thẻ|đề\s+nghị|giới\s+thiệu|đăng\s+ký)(?!\p{L})"
)
_GOAL_RE = regex.compile(
    r"(?<!\p{L})(?:chỉ\s+tiêu|phấn\s+đấu|mục\s+tiêu|kế\s+hoạch)(?!\p{L})[^,;]*$"
)
_PLANNING, _COMPARING = ("chỉ", "phấn", "mục", "kế"), ("so", "cùng")
_COMPARED_RE = regex.compile(r"(?<!bằng\s)(?<!\p{L})(?:so\s+với|cùng\s+kỳ)(?!\p{L})[^;]*$")
# "Đảng bộ có 345 đồng chí"; a number behind a name alone ("năm 2016: 164 đồng chí") is of a list.
_STATING_RE = regex.compile(
    r"(?<!\p{L})(?:có|là|gồm|còn|với|của|trên|trong|tổng\s+số|toàn\s+thể)(?:\s+(?:lại|khoảng))?\s*$"
)
_MIDDLE = 10  # smaller numbers are stated and planned alike by chance
_WORD_RE = regex.compile(r"[\p{L}\d.]*[\p{L}\d]")
_NARROW = 4  # syllables of a noun that is narrowed


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements with what is said of them."""

    one: Statement
    other: Statement
    here: Description
    there: Description

    @property
    def value(self) -> Decimal:
        return self.one.value

    @property
    def are_people(self) -> bool:
        return self.one.kind == self.other.kind == "people"

    @property
    def are_bodies(self) -> bool:
        return self.one.kind == self.other.kind == "organisation"

    @property
    def roles(self) -> set[str]:
        return {self.one.role, self.other.role}

    @property
    def shared(self) -> int:
        """How many pairs of syllables the words beside the numbers share, a qualifier as two."""
        telling = set(self.one.dimensions) & set(self.other.dimensions)
        nouns = pairs(self.one.noun) & pairs(self.other.noun)
        here, there = self.here.own - nouns, self.there.own - nouns
        if bool(here) != bool(there) and "part" in (self.one.place, self.other.place):
            # "Đợt 02/9: 96 đồng chí": its list says of what.
            here, there = here or self.here.near, there or self.there.near
            return len(here & there) if len(here & there) > 1 else 0
        return len(here & there) + 2 * len(telling)

    @property
    def is_particular(self) -> bool:
        """Do both have a qualifier ("khai trừ"), or a noun that narrows ("chi bộ sinh viên")?"""
        if set(self.one.dimensions) & set(self.other.dimensions):
            return True
        first, second = (
            _WORD_RE.findall(said.phrase)[1 : _NARROW + 1] for said in (self.here, self.there)
        )
        return first == second and len(first) == _NARROW and not FUNCTION_WORDS & set(first)

    @property
    def same_indicator(self) -> bool:
        return self.one.indicator is not None and self.one.indicator == self.other.indicator

    def is_some(self, statement: Statement) -> bool:
        """Do the words beside this number take some of all there are?"""
        first = statement is self.one
        said, elsewhere = (self.here, self.there) if first else (self.there, self.here)
        if said.whole or statement.indicator == "member.total":
            return False
        if statement.noun in PEOPLE:
            stated = self.one.is_at_one_time(self.other) or _STATING_RE.search(said.before)
            return bool(said.own) or statement.place == "part" or not stated
        return any(word not in elsewhere.around for word in _SOME_RE.findall(said.text))


def may_be_kin(one: Statement, other: Statement) -> bool:
    """May the two nouns mean the same, whatever the words around say?"""
    if one.kind == other.kind == "people" or one.role == other.role == "share":
        return True
    if not one.noun or not other.noun:
        return False
    return (
        is_one_noun(one.noun, other.noun)
        or (one.noun in _THING_OF and _THING_OF[one.noun] == _THING_OF.get(other.noun))
        or (other.role == "whole" and other.noun == _ANY)
    )


def are_kin(pair: Pair) -> bool:
    """Do the two nouns mean the same? People by any noun where the second points back."""
    nouns = (pair.one.noun, pair.other.noun)
    named = pair.are_people and all(nouns) and PEOPLE.isdisjoint(nouns)
    if named and not pair.there.definite:
        return is_one_noun(*nouns)
    return may_be_kin(pair.one, pair.other)


def are_apart(pair: Pair) -> bool:
    """Does anything say that the two are of different quantities?"""
    one, other = pair.one, pair.other
    if one.is_at_another_time(other, people=pair.are_people) or are_qualified_apart(pair):
        return True
    if pair.are_people and one.indicator and other.indicator and not pair.same_indicator:
        return not set(one.dimensions) & set(other.dimensions)
    in_row = any(s.role == "cell" and s.figure.body for s in (one, other))
    if (
        not in_row
        and not _is_one_body(one.figure.body, other.figure.body)
        and not (pair.here.whole or pair.there.whole)
    ):
        return True
    if _is_compared(pair.here.before) != _is_compared(pair.there.before):
        return True
    if "share" in pair.roles:
        return False
    goals = _is_goal(pair.here.before) != _is_goal(pair.there.before)
    if goals and "whole" not in pair.roles:
        return True
    if pair.value < _MIDDLE and one.aspect != other.aspect:
        return True
    changes = [s.aspect in ("change", "average") for s in (one, other)]
    return changes[0] != changes[1]


@lru_cache(maxsize=1024)  # a number is held against many others
def _is_compared(before: str) -> bool:
    """Do the words make the number behind them what another is measured by?"""
    return holds_any(before, _COMPARING) and _COMPARED_RE.search(before) is not None


@lru_cache(maxsize=1024)
def _is_goal(before: str) -> bool:
    """Do the words make the number behind them a plan?"""
    return holds_any(before, _PLANNING) and _GOAL_RE.search(before) is not None


def are_qualified_apart(pair: Pair) -> bool:
    """Is one of them "nữ" or "khai trừ", and the other's sentence does not say so?"""
    for statement, other, said in (
        (pair.one, pair.other, pair.there),
        (pair.other, pair.one, pair.here),
    ):
        named = dict(other.dimensions)
        if any(name in named and named[name] != value for name, value in statement.dimensions):
            return True
        if any(
            value not in said.text and not (other.role != "count" and value in said.around)
            for name, value in statement.dimensions
            if name not in named
        ):
            return True
    return False


def _is_one_body(one: str | None, other: str | None) -> bool:
    """The same name, one within the other ("thôn Đông", "Chi bộ thôn Đông"), or none at all."""
    if one is None or other is None:
        named = one or other
        return named is None or not any(word[0].isupper() for word in named.split()[1:])
    first, second = fold_tone(one), fold_tone(other)
    return first in second or second in first
