"""Which body a figure speaks of: None for the reporting unit itself, else the name as written.

"các chi bộ trường học 54 đảng viên", "Ủy ban Kiểm tra Huyện ủy kiểm tra 04 tổ chức đảng", "thôn Ma
Rừng (25 đ/c)", the row "Chi bộ Trạm Y tế" of a table. Where its clause begins with no body, a
figure is of the one that heads its line ("- Chi bộ thôn Đông: 32 đảng viên, nữ 12; kết nạp 2") or
that its section is about, and what a bare label divides is of the sentence's subject.
"""

import re
from functools import cache
from itertools import chain

import regex

from extractors.figures.patterns import MOVEMENTS, dividing_values, noun_kinds
from extractors.matching import LETTER
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage, Ratio
from schemas.folding import fold_tone
from schemas.textview import window_start

_WINDOW = 110
_BODIES = (
    r"(?:các\s+|khối\s+|từng\s+)?(?:"
    r"ban\s+thường\s+vụ|ban\s+chấp\s+hành|ban\s+thường\s+trực|ủy\s+ban\s+kiểm\s+tra|ủy\s+ban\s+nhân\s+dân"
    r"|ủy\s+ban\s+mặt\s+trận|mặt\s+trận|hội\s+đồng\s+nhân\s+dân|ubnd|hđnd|ubkt|cấp\s+ủy|đảng\s+ủy|huyện\s+ủy|tỉnh\s+ủy|thành\s+ủy"
    rf"|đảng\s+bộ|chi\s+bộ|chi\s+ủy|chi\s+đoàn|chi\s+hội|đoàn\s+thanh\s+niên|hội\s+(?!tổ|có|hiện|đã|được|nhận|phối|còn|là|nghị|đồng|viên){LETTER}+|công\s+đoàn|xã(?!\s+hội)|phường|thị\s+trấn|quận|huyện|thành\s+phố|thị\s+xã"
    r"|thôn|bản(?!\s+(?:đồ|thân|cam|sao))|ấp|xóm|tổ\s+dân\s+phố|khu\s+phố|khu\s+dân\s+cư|trường(?!\s+hợp)|trạm"
    r"|phòng(?!,|\s+(?:chống|ngừa|cháy|trừ))|khoa(?!\s+học)|trung\s+tâm|công\s+an|quân\s+sự|khối(?!\s+lượng))"
)
# Where a clause begins, so that a body there is its subject; read backwards, (?r): the last clause
# mostly tells.
_CLAUSE_RE = regex.compile(
    r"(?r)[,;:.()\n]\s+|\(|\n|(?<!\p{L})(?:và|trong\s+đó|gồm|riêng|tại|ở|do)\s+"
)
_SUBJECT_RE = re.compile(
    rf"(?P<body>(?P<kind>{_BODIES})(?!{LETTER})(?:\s+(?!(?:có|đã|được|là|còn|hiện|đạt|với|quyết|kết|tổ\s+chức|ban\s+hành|kiểm\s+tra(?!\s+(?:huyện|tỉnh|đảng|thị|thành))|tiến\s+hành|giữ|quản|bầu|giám\s+sát|xử\s+lý|mở|tiếp|giới|thành\s+lập|phối|cử|nhận|chủ|xây|lãnh|chỉ|duy|bổ|rà|phân|theo|trong|đến|từ|năm|tăng|giảm|trực|cho|thực|triển|tặng|trao|công\s+nhận|sinh\s+hoạt|thi\s+hành|hoàn|chiếm|bằng|gồm|như|tham|đăng|tập|nêu|khen|tự|đều|cùng|này|họp|chia|phát|chọn|đi|đảm|vẫn|luôn|cũng|hoạt|vào|nhiều|trực\s+thuộc|bình\s+quân|số|về|và|khi|đối|sau|hưởng|đề|mỗi|tham)(?!{LETTER}))(?:{LETTER}|[\d-])+){{0,6}})"
)
# "toàn Đảng bộ", "Đảng bộ có", "Chi bộ có": the unit itself.
_WHOLE_RE = regex.compile(r"(?r)(?<!\p{L})(?:toàn(?:\s+thể)?|cả|tổng\s+số|của)\s+\Z")
_BRACKET_RE = regex.compile(
    r"(?<!\p{L})(?P<body>(?:(?:[Cc]hi|[Đđ]ảng)\s+bộ\s+(?=\p{Ll}))?(?:[Tt]hôn|[Bb]ản|[Ấấ]p|[Xx]óm|[Xx]ã|[Pp]hường|[Tt]hị\s+trấn|[Cc]hi\s+bộ|[Đđ]ảng\s+bộ|[Tt]rường)(?:\s+\p{Lu}[\p{L}\d]*){1,6})\s*\((?:có\s+)?$"
)
# A unit of this kind speaks of itself by these words alone.
_OWN = {
    "chi bộ": ("chi bộ", "chi ủy"),
    "đảng bộ": ("đảng bộ", "đảng ủy", "cấp ủy", "ban chấp hành", "ban thường vụ"),
    "đảng ủy": ("đảng bộ", "đảng ủy", "cấp ủy", "ban chấp hành", "ban thường vụ"),
    "huyện ủy": ("đảng bộ", "huyện ủy", "cấp ủy", "huyện", "ban chấp hành", "ban thường vụ"),
    "tỉnh ủy": ("đảng bộ", "tỉnh ủy", "cấp ủy", "tỉnh", "ban chấp hành", "ban thường vụ"),
}
# The body that such a committee leads bears the same name: "Huyện ủy Tân An" reports for "Đảng bộ
# huyện Tân An".
_LED = {
    "huyện ủy ": "đảng bộ huyện ",
    "quận ủy ": "đảng bộ quận ",
    "thị ủy ": "đảng bộ thị xã ",
    "thành ủy ": "đảng bộ thành phố ",
    "tỉnh ủy ": "đảng bộ tỉnh ",
}
# All that is below the unit, taken together, is the unit.
_ALL = frozenset(
    (
        *("cấp ủy", "đảng bộ", "ban chấp hành", "ban thường vụ", "các đảng bộ", "các chi bộ"),
        *("các cấp ủy", "chi ủy", "cấp ủy các cấp", "ủy ban kiểm tra các cấp", "đảng ủy"),
    )
)
# Without a name: the unit itself, or all that it has of the kind ("cấp ủy, ủy ban kiểm tra và chi
# bộ"); the youth union and an association are others, but in their own reports.
_NAMELESS = frozenset(
    (
        *("chi bộ", "đảng bộ", "trường", "xã", "phường", "thị trấn"),
        *(
            "huyện",
            "quận",
            "thành phố",
            "thị xã",
            "thôn",
            "bản",
            "ấp",
            "xóm",
            "phòng",
            "khoa",
            "trung tâm",
        ),
    )
)
_COLLECTIVE_RE = regex.compile(
    r"đảng\s+bộ\s+(?:huyện|tỉnh|xã|phường|thành\s+phố|quận|thị\s+xã)|(?:các\s+)?(?:chi\s+bộ|đảng\s+ủy|đảng\s+bộ|cấp\s+ủy|cấp\s+ủy\s+viên)\s+(?:cơ\s+sở|các\s+cấp)"
)
# "ở thôn, tổ dân phố": one of a list of places without a name.
_PLACE_RE = regex.compile(
    r"(?:tổ|thôn|bản|khu|xã|phường|thị|phòng|khoa|trung|huyện|quận)[\p{Ll} ]*"
)
_TERM_RE = regex.compile(r"\s+(?:khóa|nhiệm\s+kỳ)(?:\s.*)?$")
# "Ủy ban Kiểm tra kiểm tra 04 chi bộ, giám sát 03 chi bộ": the subject stands in the clause before.
_GOES_ON_RE = re.compile(
    rf"(?:(?:đã|được)\s+)*(?:kiểm\s+tra|giám\s+sát|thi\s+hành|xử\s+lý|kết\s+nạp|tổ\s+chức|mở|ban\s+hành|cử|xóa\s+tên|đề\s+nghị|tặng|trao|tiếp\s+nhận|giải\s+quyết)(?!{LETTER})"
)
# "Tại Chi bộ thôn Đoài, có 12 đảng viên …": the place is what the figures speak of.
_PLACED_RE = regex.compile(r"(?r)(?<!\p{L})(?:tại|ở|riêng)\s+[^.;:,()\n\d]{3,60},\s+\Z")
# "- Chi bộ thôn Đông (ghép): 32 đảng viên": what follows the name of a line's body.
_HEAD_END_RE = re.compile(r"\s*(?:\([^()\n]{1,60}\)\s*)?:")
# A section of this title is about the body.
_TITLE_RE = re.compile(
    r"(?:chi\s+bộ|đảng\s+bộ|đảng\s+ủy|chi\s+đoàn|chi\s+hội|công\s+đoàn|trạm\s+y\s+tế|thôn|ấp|xóm"
    r"|trường\s+(?:mầm|tiểu|thcs|thpt|trung|phổ|cao|đại))\s(?!trực\s+thuộc)[^.,;:()\d]{2,60}"
)
_HAVING_RE = re.compile(rf"(?:(?:hiện|đã)\s+)?có(?!{LETTER})")
_ORGAN_RE = regex.compile(r"(?:ban\s+chấp\s+hành|ban\s+thường\s+vụ|cấp\s+ủy|chi\s+ủy)\s+")


class Bodies:
    """Finds the body of a figure in one report; `unit` is the reporting unit, or None."""

    def __init__(self, doc: CleanDocument, view: str, unit: str | None) -> None:
        self._doc = doc
        self._view = view
        self._unit = fold_tone(unit or "")
        kinds = [words for kind, words in _OWN.items() if self._unit.startswith(kind)]
        led = [
            body + self._unit[len(kind) :]
            for kind, body in _LED.items()
            if self._unit.startswith(kind)
        ]
        self._own = frozenset((*(kinds[0] if kinds else ()), *led))
        mass = {kind for kind in ("chi đoàn", "chi hội") if kind[4:] in (self._unit or kind)}
        self._nameless = _NAMELESS | mass
        self._of_sections: dict[int | None, str | None] = {}

    def of(self, figure: Count | Percentage | Ratio) -> str | None:
        """The body of the figure as written, None for the unit itself."""
        if isinstance(figure, Count) and figure.rule.endswith(".table"):
            return self._of_row(figure)
        start = figure.at[0]
        if isinstance(figure, Count) and figure.rule == "count.label":
            start = figure.number_at[0]
        left = window_start(self._view, start, _WINDOW)
        if (sentence := self._doc.sentence_at(figure.at[0])) is not None:
            left = max(left, sentence.start)
        opened = self._view.rfind("(", left, start)
        if opened >= 0 and self._view[opened + 1 : start].strip() in ("", "có"):
            bracket = _BRACKET_RE.search(self._doc.text, left, start)
            if bracket is not None:
                return self._named(*bracket.span("body"))
        clauses = (match.end() for match in _CLAUSE_RE.finditer(self._view, left, start))
        for clause in chain(clauses, (left,)):
            subject = _SUBJECT_RE.match(self._view, clause, start)
            if subject is None:
                if self._view[clause:start].strip() and not self._goes_on(clause, start):
                    break
                continue
            if _WHOLE_RE.match(self._view[left:clause]):
                return None
            return self._named(*subject.span("body"))
        return self._of_line(figure) or self._of_section(figure.section)

    def _of_line(self, figure: Count | Percentage | Ratio) -> str | None:
        """The body that heads the line, or whose sentence it is if a bare label divides it."""
        block = self._doc.block_at(figure.at[0])
        head = _SUBJECT_RE.match(self._view, block.body, figure.at[0])
        if head is not None and _HEAD_END_RE.match(self._view, head.end(), figure.at[0]):
            return self._named(*head.span("body"))
        sentence = self._doc.sentence_at(figure.at[0])
        if sentence is None or not isinstance(figure, Count) or not _is_divided(figure):
            return None
        subject = _SUBJECT_RE.match(self._view, max(sentence.start, block.body), figure.at[0])
        return self._named(*subject.span("body")) if subject is not None else None

    def _of_section(self, section: int | None) -> str | None:
        """The body that the section, or one around it, is about by its title."""
        if section not in self._of_sections:
            titles = (heading.title for heading in reversed(self._doc.section_path(section)))
            about = (" ".join(title.split()) for title in titles if _is_about_body(title))
            names = (title for title in about if not self._is_own(fold_tone(title)))
            self._of_sections[section] = next(names, None)
        return self._of_sections[section]

    def _goes_on(self, clause: int, start: int) -> bool:
        """Does the clause begin with a verb whose subject stands in the clause before?"""
        if self._view[max(0, clause - 2) : clause] != ", ":
            return False
        if _HAVING_RE.match(self._view, clause, start):
            return _PLACED_RE.match(self._view, max(0, clause - _WINDOW), clause) is not None
        return _GOES_ON_RE.match(self._view, clause, start) is not None

    def _of_row(self, count: Count) -> str | None:
        row = count.qualifiers[-1] if count.qualifiers else ""
        words = fold_tone(row)
        first = next((kind for kind in _row_kinds() if words.startswith(kind)), None)
        return row if first is not None and words != self._unit else None

    def _named(self, start: int, end: int) -> str | None:
        """The words as the body's name, None where they mean the unit itself."""
        words = _TERM_RE.sub("", fold_tone(self._view[start:end]))
        if words in _ALL:
            return None
        words = _ORGAN_RE.sub("", words, count=1)
        if _COLLECTIVE_RE.fullmatch(words) or (
            self._view[max(0, start - 2) : start] == ", "
            and _PLACE_RE.fullmatch(self._doc.text[start:end])
        ):
            return None
        return None if self._is_own(words) else " ".join(self._doc.text[start:end].split())

    def _is_own(self, words: str) -> bool:
        """Do the words mean the unit itself?"""
        if words in self._own or words in _ALL or words in self._nameless or words in self._unit:
            return True
        return bool(self._unit) and (self._unit in words or _is_own_part(words, self._unit))


def _is_divided(count: Count) -> bool:
    """Does the label only narrow what the sentence counts ("nữ 12", "kết nạp 2")?"""
    return count.label in dividing_values() or count.label in MOVEMENTS


def _is_about_body(title: str) -> bool:
    """Is the title the name of one body and nothing else?"""
    named = title.isupper() or any(word[0].isupper() for word in title.split()[2:])
    return named and _TITLE_RE.fullmatch(fold_tone(title).strip(" .:;-")) is not None


def _is_own_part(words: str, unit: str) -> bool:
    """ "đảng bộ xã" of "Đảng ủy xã Thanh Lâm": the kind and a word that the unit's name holds."""
    for kind in ("đảng bộ ", "đảng ủy ", "chi bộ ", "toàn "):
        rest = words.removeprefix(kind)
        if rest != words and rest and rest in unit and unit.startswith(("đảng", "chi bộ", kind)):
            return True
    return False


@cache
def _row_kinds() -> tuple[str, ...]:
    """The nouns of organisations and places that may begin the name of a row."""
    found = [phrase for phrase, kind in noun_kinds().items() if kind == "organisation"]
    return (*found, "khối", "thôn", "bản", "xã", "phường", "thị trấn", "tổ dân phố", "khu phố")
