"""name: who holds an office of one, spelt two ways.

"Bí thư Chi bộ: Nguyễn Văn Tuấn" and "đồng chí Nguyễn Văn Tuân, Bí thư Chi bộ": one syllable differs
by a mark or a letter, and the office is one that a single person holds. The school of tone marks
("Hoà", "Hòa") is no difference; two deputies, and whoever held the office before, are two people.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import regex

from extractors.matching import match_near, places_of_words
from pipeline.checking.evidence import Evidence
from pipeline.checking.slips import single_digit_slip
from pipeline.checking.spellings import spelling_row
from schemas.document import Range
from schemas.facts import Check
from schemas.folding import fold, fold_tone
from schemas.textview import folded_view

RULE = "person_name"
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Vương|Trịnh|Trương"
    "|Đinh|Lâm|Phùng|Mai|Tô|Hà|Tạ|Cao|Chu|Lương|Lò|Vi|Hứa|Nông|Triệu|Ma|Lường|Quàng|Cà|Tòng|Giàng|Vàng"
    "|Sùng|Thào|Mùa|Bàn|Đặng|Tống|Thái|Kiều|Quách|Thạch|Sơn|Kim|Danh|Châu|Khuất|Doãn|Nghiêm|Lưu|Tăng"
)
_NAME = rf"(?:{_FAMILIES})(?:[^\S\n]+\p{{Lu}}\p{{Ll}}+){{1,4}}(?![^\S\n]*\p{{Lu}})"
# An office that one person holds; deputies and members are several.
_OFFICE = (
    r"(?:bí thư|chủ tịch|chủ nhiệm|trưởng ban|trưởng phòng|trưởng thôn|trưởng bản|trưởng công an"
    r"|hiệu trưởng|giám đốc|chỉ huy trưởng|trạm trưởng|phó bí thư thường trực)"
)
# `re` passes over small letters fast where a pattern begins with a class.
_FAMILY_RE = re.compile(rf"(?=[A-ZĐ])(?:{_FAMILIES})[^\S\n]")
_OFFICE_RE = regex.compile(rf"(?<!\p{{L}})(?<!phó\s){_OFFICE}(?!\p{{L}})")
_OF = r"(?:\p{L}+|\d{1,2}(?!\d|[/.,]\d|%))"  # "Chi bộ thôn 1" and "Chi bộ thôn 2" are two
# "Bí thư Chi bộ thôn Đông: đồng chí Nguyễn Văn Tuấn", over the lines of a signature as well.
_BEFORE_RE = regex.compile(
    rf"(?P<office>[\p{{L}}]+(?:[^\S\n]+{_OF}){{0,11}}?)"
    rf"(?:[^\S\n]*[:,–-])?\s+(?:(?i:đồng chí|đ/c|ông|bà|\(đã ký\)|đã ký)[^\S\n]*:?\s+)?"
    rf"(?P<name>{_NAME})"
)
# "Nguyễn Văn Tuấn, Bí thư Chi bộ thôn Đông".
_NAMED_RE = regex.compile(rf"(?P<name>{_NAME})[^\S\n]*[,(–-][^\S\n]*(?:(?i:là|giữ chức)[^\S\n]+)?$")
_BEHIND_RE = regex.compile(rf"\p{{L}}+(?:[^\S\n]+{_OF}){{0,11}}")
_SIGNS, _JOINT = (",", "(", "–", "-"), 16  # between a name and its office
_REACH = 140
_FORMER_RE = regex.compile(
    r"(?<!\p{L})(?:nguyên|cố|thay|thôi|cũ|kế nhiệm|bàn giao|khóa trước|nhiệm kỳ trước|nghỉ hưu"
    r"|điều động)(?!\p{L})"
)
_AROUND = 60
# What an office is of; the first other word in small letters is no part of it ("chủ trì").
_OF_WORDS = frozenset(
    regex.findall(
        r"\p{L}+",
        """đảng ủy bộ chi ban chấp hành thường vụ nhân dân hội đồng mặt trận tổ quốc việt nam đoàn
        thanh niên nông phụ nữ cựu chiến binh huyện xã phường thị trấn tỉnh thành phố quận thôn bản
        ấp xóm khu cư trường trạm y tế công an quân sự kiểm tra tuyên giáo chức vận nội chính văn
        phòng ubnd hđnd ubkt mttq sở khoa ty bệnh viện trung tâm cơ quan doanh nghiệp tiểu học mầm
        non cổ phần trách nhiệm hữu hạn của""",
    )
)
_WORDS = ("bí thư", "chủ tịch", "chủ nhiệm", "trưởng", "giám đốc")
_FRONTS = {"trưởng": ("hiệu ", "chỉ huy ", "trạm "), "bí thư": ("phó ",)}
"""What may stand before a word of an office: an office as well."""
_OF_ALL = frozenset((("hồ", "chí", "minh"),))
"""Who is named in every report."""
_FOOT = frozenset(("signature", "recipients"))
_MOST = 50
"""Names that one is held against, for each syllable that may differ."""
_GENERIC = frozenset(("đảng", "ủy", "bộ", "chi", "ban", "chấp", "hành"))


@dataclass(frozen=True, slots=True)
class _Holder:
    """A name with its office in folded words; `at` is its place, `sentence` where that begins."""

    name: tuple[str, ...]
    office: tuple[str, ...]
    at: Range
    sentence: int


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each holder of an office who is named again."""
    holders = _holders(evidence)
    said = Counter(holder.name for holder in holders)
    namesakes = _Namesakes(holders)
    unit = frozenset(fold_tone(evidence.unit or "").split())
    told: set[tuple[str, ...]] = set()
    for one in holders:
        if one.name in told:
            continue
        others = [
            other
            for other in namesakes.behind(one)
            if _is_one_office(one.office, other.office, unit) and _may_be_one(one, other)
        ]
        variants = [other for other in others if other.name != one.name]
        if variants and variants[0].name not in told:
            right, wrong = one, variants[0]
            signed = any(_is_signed(evidence, other) for other in variants)
            if signed or said[wrong.name] > said[right.name]:
                right, wrong = wrong, right
            told |= {right.name, wrong.name}
            yield spelling_row(RULE, evidence.doc, [wrong.at], [right.at])
        elif others and not variants:
            told.add(one.name)
            yield spelling_row(RULE, evidence.doc, [others[0].at], [one.at], "ok")


class _Namesakes:
    """Finds whose names share all syllables but one."""

    def __init__(self, holders: Sequence[_Holder]) -> None:
        """`holders` in reading order."""
        self._behind: dict[tuple[int, tuple[str, ...]], list[_Holder]] = {}
        for holder in holders:
            for key in _but_one_syllable(holder.name):
                self._behind.setdefault(key, []).append(holder)

    def behind(self, one: _Holder) -> Sequence[_Holder]:
        """The holders after this one whose names may be another spelling of its own, in order.

        Of more than a few of one such name only the next ones: those are no slips.
        """
        found: dict[Range, _Holder] = {}
        for key in _but_one_syllable(one.name):
            alike = self._behind[key]
            first = bisect_right(alike, one.at, key=lambda holder: holder.at)
            found.update((holder.at, holder) for holder in alike[first : first + _MOST])
        return [found[at] for at in sorted(found)]


def _but_one_syllable(name: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The name without its second syllable, its third …, and which is missing."""
    for index in range(1, len(name)):
        yield index, (*name[:index], *name[index + 1 :])


def _holders(evidence: Evidence) -> Sequence[_Holder]:
    """Each name beside an office, in reading order, without those who held it before."""
    text = evidence.doc.text
    view = folded_view(text)
    found: dict[Range, _Holder] = {}
    for place in _offices(view):
        if not _FAMILY_RE.search(text, max(0, place - _AROUND), place + _REACH):
            continue
        office = match_near(_OFFICE_RE, view, place)
        if office is None:
            continue
        lead = text[max(0, place - _JOINT) : place]
        named = any(sign in lead for sign in _SIGNS)
        before = _NAMED_RE.search(text, max(0, place - _AROUND), place) if named else None
        match = before or _BEFORE_RE.match(text, place, place + _REACH)
        behind = _BEHIND_RE.match(text, place, place + _REACH)
        if match is None or behind is None:
            continue
        around = view[max(0, match.start() - _AROUND) : max(match.end(), office.end()) + 12]
        name = tuple(fold_tone(match["name"]).split())
        if _FORMER_RE.search(around) or name in _OF_ALL:
            continue
        words = behind[0] if before else match["office"]
        at = match.span("name")
        sentence = evidence.doc.sentence_at(at[0])
        said = sentence.start if sentence else at[0]
        found.setdefault(at, _Holder(name, _office(words, office.end() - place), at, said))
    return [found[at] for at in sorted(found)]


def _offices(view: str) -> Iterator[int]:
    """Where the words begin that may open an office, in reading order."""
    for place, word in places_of_words(view, _WORDS):
        for front in _FRONTS.get(word, ()):
            begin = place - len(front)
            if (
                begin >= 0
                and view.startswith(front, begin)
                and not view[begin - 1 : begin].isalpha()
            ):
                yield begin
        yield place


def _office(words: str, end: int) -> tuple[str, ...]:
    """The office (up to `end`) with what it is of, without what its holder does."""
    rest = takewhile(lambda word: not word[0].islower() or word in _OF_WORDS, words[end:].split())
    return tuple(fold_tone(" ".join((words[:end], *rest))).split())


def _is_one_office(one: Sequence[str], other: Sequence[str], unit: frozenset[str]) -> bool:
    """The same words, or fewer of them where the rest is the reporting unit."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    if short == long:
        return True
    rest = long[len(short) :]
    return long[: len(short)] == short and set(rest) <= unit | _GENERIC


def _may_be_one(one: _Holder, other: _Holder) -> bool:
    """The same name, or one whose only other syllable differs by a mark or a letter."""
    if one.name == other.name:
        return True
    if one.sentence == other.sentence:
        return False  # two who are named in one breath
    differing = [(a, b) for a, b in zip(one.name, other.name, strict=False) if a != b]
    if len(one.name) != len(other.name) or len(differing) != 1 or one.name[0] != other.name[0]:
        return False
    first, second = differing[0]
    return fold(first) == fold(second) or (
        min(len(first), len(second)) > 2 and single_digit_slip(first, second)
    )


def _is_signed(evidence: Evidence, holder: _Holder) -> bool:
    return evidence.doc.block_at(holder.at[0]).kind in _FOOT
