"""The grammar of figures. All patterns run over the folded view of the clean text: lower case with
modern tone marks, of the same length, so that offsets stay those of the clean text.
"""

import re
from dataclasses import dataclass
from functools import cache

import regex

from extractors.matching import LETTER, match_near
from extractors.numerals import NUMERAL
from schemas.facts import Approximation
from schemas.folding import modern_tone
from schemas.registry.nouns import dimension_values, unit_nouns

# "178 vụ/317 bị can"; "1031đồng chí": words may be glued on by a slash or without a space.
NUMBER_RE = re.compile(
    rf"(?<!{LETTER})(?<![\d.,])(?<!(?<!{LETTER})(?<!\))(?<!20\d\d)/){NUMERAL}(?!\d|\.\d)(?:(?!{LETTER}(?!{LETTER}))|(?=đ/c))"
)
PERCENT_WORDS_RE = re.compile(r"(?<=\s)phần\s+trăm(?![^\W\d_])")
PERCENT_RE = regex.compile(
    rf"(?=\d)(?<![\p{{L}}\d.,/])(?:(?P<low>{NUMERAL})\s*(?:(?:%\s*)?-|(?:%\s*)?(?<=\s)đến\s)\s*)?"
    rf"(?P<numeral>{NUMERAL})(?:\s?%|\s+phần\s+trăm)"
)
RATIO_RE = re.compile(
    rf"(?<!{LETTER})(?<![\d.,/\-])(?P<num>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})\s?/\s?(?P<den>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})(?![\d/]|[.,]\d|-?{LETTER})"
)
RANGE_SIGN_RE = re.compile(r"\s*(?:-|đến|tới)")
RANGE_RE = re.compile(rf"(?P<low>{NUMERAL})\s*(?:-|đến|tới)\s*(?P<high>{NUMERAL})(?!\d)")

# Numbers that count nothing are claimed before any count is read. Both patterns are tried at the
# digits only: the first where they begin, the second at the words before them. (`re` and not
# `regex`: no case classes are needed here, and it is much the faster of the two.)
CLAIM_FORWARD_RE = re.compile(
    r"""
    \d{1,2}\s?([/.\-])\s?\d{1,2}\s?\1\s?(?:19|20)\d{2}(?!\d) | \d{1,2}/\d{1,2}/\d{2,4}
  | \d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?
  | (?:19|20)\d{2}\s*[-,]\s*(?:19|20)\d{2}(?!\d)
  | \d{1,2}/(?:19|20)\d{2}(?!\d)
  | \d{1,2}\s?(?:h|giờ|g)\s?\d{0,2}(?![^\W\d_])
  | 0\d{2,3}[.\s]\d{3,4}[.\s]\d{3,4}(?!\d) | 0\d{8,10}(?!\d)
  | \d{1,6}\s?[-/]\s?(?:\d{4}\s?/\s?)?[^\W\d_]{1,6}\s?[-/]\s?[^\W\d_][\w&\-]*
  | \d+[^\W\d_]\d*
  | \d{1,2}\s+không\s*,?\s*(?:và\s+)?\d{1,2}\s+(?:sạch|có|rõ|phải|biết|xanh)(?![^\W\d_])
  | 1\s+cửa(?![^\W\d_]) | \d{1,2}\s+điều\s+bác(?![^\W\d_])
  | 24/(?:7(?!\d)|24\s*(?:giờ|h|g)(?![^\W\d_])) | 4\.0(?![\d%])
  | \d{1,2}\s+(?:buổi|ca|bữa)\s*/\s*ngày(?![^\W\d_])
    """,
    re.VERBOSE,
)
CLAIM_BACKWARD_RE = re.compile(
    r"""
    tháng\s+\d{1,2}(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?(?:\s*-\s*\d{1,2}(?:/\d{4})?)?
  | quý\s+\d(?:\s*/\s*\d{4})?
  | (?:năm\s+học|nhiệm\s+kỳ|giai\s+đoạn|năm|khóa)\s*:?\s*\(?\d{4}(?:\s*-\s*\d{2,4})?
  | ngày\s+\d{1,2}(?:\s*[/.\-]\s*\d{1,2}(?!\d))?(?:\s+tháng\s+\d{1,2})?
  | thứ\s+\d{1,3}
  | (?:sáng|trưa|chiều|tối|đêm|dịp|lễ|mừng|khánh|niệm)\s+\d{1,2}/(?:0?[1-9]|1[0-2])(?:\s*(?:-|và|,)\s*\d{1,2}/(?:0?[1-9]|1[0-2]))?(?![\d/%])
  | (?:điều|khoản|(?<!dứt\s)(?<!địa\s)(?<!thời\s)(?<!khuyết\s)(?<!ưu\s)(?<!trọng\s)(?<!đặc\s)điểm|(?<!danh\s)(?<!tiết\s)(?<!hạng\s)mục|phần|chương|mẫu|phụ\s+lục|biểu|(?<!vũ\s)trang|hạng|(?<!vượt\s)bậc|khối|quốc\s+lộ|tỉnh\s+lộ|đường)\s+(?:số\s+)?\d{1,4}+[\w\-/]*+(?!\s*(?:,\d|\.\d{3}))
  | (?<!số\s)(?:tổ|chi\s+bộ|thôn|khu|khu\s+phố|tổ\s+dân\s+phố|lớp|đội|ấp|khóm|bản|xóm|tiểu\s+khu|phường|quận|cụm|phân\s+xưởng|đợt|vòng|bước|loại|khóa|mức\s+độ|cấp\s+độ)\s+(?:số\s+)?\d{1,3}+(?!\s*(?:%|(?!(?:và|gồm|đạt|chiếm|trong\s+đó)(?!\w))[^\W\d_]|[.,/]?\d|-\s*\d))
  | (?:sư|lữ|trung|tiểu|quân|binh)\s+đoàn\s+\d{1,3}+(?!\s*(?:%|[^\W\d_]|[.,/]?\d|-\s*\d))
  | mũi\s+(?:số\s+)?\d(?!\d|[.,]\d|\s*%) | (?:sức\s+khỏe\s+loại\s+\d|loại\s+\d(?=\s+(?:và|hoặc)\s))(?!\d|[.,]\d|\s*%)
  | tuổi\s+từ\s+\d{2}\s*-\s*\d{2}(?!\d|[.,]\d|\s*%)
  | (?:khu\s+phố|tổ\s+dân\s+phố|tổ|ấp|khóm|thôn|xóm|bản)\s+\d{1,3}(?=\s*,?\s+(?:phường|xã|thị\s+trấn|quận|huyện)(?![^\W\d_]))
  | số\s+\d{1,4}+(?=\s+(?:đường|phố|khu\s+phố|ngõ|ngách|hẻm)(?![^\W\d_]))
  | (?<!tổng\s)(?<!một\s)(?<!thiểu\s)(?<!đa\s)(?<!dân\s)(?<!quân\s)(?<!sĩ\s)(?<!đảng\s)(?<!trong\s)số\s+\d{1,4}(?=[\s,;.)]*(?:$|\n|ngày|của|về|đạt|gồm|chiếm|và(?!\w)))
  | (?:điểm\s+thi|hội\s+đồng\s+thi|điểm\s+bầu\s+cử|khu\s+vực\s+bỏ\s+phiếu|đơn\s+vị\s+bầu\s+cử)\s+số\s+\d{1,3}(?!\d|[.,]\d|\s*%)
  | ngh[ịi]\s+định\s+(?:số\s+)?\d+
  | chương\s+trình\s+(?:mục\s+tiêu\s+)?\d{2,4}+(?!\s+(?:cuộc|buổi|lượt))
    """,
    re.VERBOSE,
)
# The last word before the digits that makes the second pattern worth trying.
CLAIM_WORDS = frozenset(
    [
        "tháng",
        "quý",
        "học",
        "kỳ",
        "đoạn",
        "năm",
        "khóa",
        "ngày",
        *("sáng", "trưa", "chiều", "tối", "đêm", "dịp", "lễ", "mừng", "khánh", "niệm"),
        "thứ",
        "điều",
        "khoản",
        "điểm",
        "mục",
        "phần",
        "chương",
        "mẫu",
        "lục",
        "biểu",
        "trang",
        "hạng",
        "bậc",
        "khối",
        "lộ",
        "đường",
        "tổ",
        "bộ",
        "thôn",
        "khu",
        "phố",
        "lớp",
        "đội",
        "đoàn",
        "mũi",
        "từ",
        "ấp",
        "khóm",
        "bản",
        "xóm",
        "phường",
        "quận",
        "cụm",
        "xưởng",
        "đợt",
        "vòng",
        "bước",
        "loại",
        "độ",
        "số",
        "định",
        "trình",
        "tiêu",
    ]
)

# After a number: what makes it a length of time, an age, money or a measure.
MEASURE_RE = re.compile(
    r"\s*(?:(?:-\s*\d+\s*)?(?:năm|tháng|ngày(?!\s+công)|tuần|giờ|phút|giây|quý|thế\s+kỷ|nhiệm\s+kỳ|khóa|tuổi|đồng(?!\s+chí)|đ(?!\s*/\s*c)|vạn|triệu|tỷ|tỉ|nghìn|ngàn|usd|vnđ|vnd"
    rf"|km2?|m2|m3|km²|m²|m³|ha|hecta|héc-ta|kg|tấn|tạ|yến|lít|kwh|mw|kw|kv|cm|mm|m|độ|mét|công\s+đất|sào|mẫu|gb|mbps|điểm\s+phần\s+trăm|điểm\s+%|°c)(?!{LETTER}))"
)
# "3 nghìn lượt cán bộ", "1,2 triệu người": a scale behind a number that counts.
SCALE_RE = re.compile(rf"\s*(?P<scale>nghìn|ngàn|vạn|triệu)\s+(?={LETTER})")
SCALES = {"nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000}
# "05 năm", but "năm 2021"; a noun may follow where the time is what is counted.
MODIFIERS = (
    r"chính\s+thức|dự\s+bị|nam|nữ|mới|trực\s+thuộc|cơ\s+sở|bộ\s+phận|ưu\s+tú|đảng\s+viên|thôn|trường\s+học|công\s+an(?:\s+xã)?|quân\s+sự(?:\s+xã)?"
    r"|cơ\s+quan|trạm\s+y\s+tế|nông\s+thôn|doanh\s+nghiệp|khu\s+dân\s+cư|tổ\s+dân\s+phố|đối\s+thoại|chuyên\s+đề|chi\s+bộ|dân\s+tộc(?:\s+thiểu\s+số|(?!\s+\w))|cấp\s+(?:xã|huyện|tỉnh|cơ\s+sở)"
)
# "có 9 là đảng viên": the noun behind "là".
AMONG_IS_RE = re.compile(rf"\s+là\s+(?={LETTER})")
EVENT_MODIFIER_RE = re.compile(rf"\s+(?:đối\s+thoại|chuyên\s+đề|mới)(?!{LETTER})")
# "từ 35 lên 59 đảng viên": the first number counts what the second does.
SERIES_RE = re.compile(rf"\s+(?:lên|xuống|còn|tăng\s+lên|giảm\s+còn)\s+(?:còn\s+)?{NUMERAL}(?=\s)")
MODIFIER_RE = re.compile(rf"(?:\s+(?:{MODIFIERS})(?!{LETTER}))+")
# "137 đồng chí bị khiển trách", "12 đảng viên là nữ": the words behind a noun that may divide it.
TAIL_RE = regex.compile(
    r"\s+(?:(?:bị|được|là|có|ở|thuộc|bằng)\s+)?(?:hình\s+thức\s+)?(?:trình\s+độ\s+)?(?P<value>\p{L}[\p{L} ,]{1,38}?)(?=\s*(?:[,;.()\n:]|$|(?:và|chiếm|bằng|đạt)(?!\p{L})))"
)
# "09 Huy hiệu 30 năm", "12 đồng chí nhận Huy hiệu 40 năm tuổi Đảng".
BADGE_RE = re.compile(
    rf"\s*(?:(?:được\s+)?(?:nhận|trao|tặng)\s+)?(?:huy\s+hiệu\s+)?(?:đảng\s+)?(?:loại\s+)?(?P<years>[3-9]0|[4-8]5)\s+năm(?!{LETTER})"
)
# Words right before a number that loosen it.
APPROXIMATIONS: dict[str, Approximation] = {
    **dict.fromkeys(("trên", "hơn", "từ", "quá"), "at_least"),
    **dict.fromkeys(("ít nhất", "tối thiểu", "không dưới"), "at_least"),
    **dict.fromkeys(("dưới", "tối đa", "không quá", "nhiều nhất"), "at_most"),
    **dict.fromkeys(("chưa đến", "chưa tới", "không đến"), "at_most"),
    **dict.fromkeys(("gần", "khoảng", "xấp xỉ", "chừng", "ước", "ước đạt"), "about"),
    **dict.fromkeys(("bình quân", "trung bình", "bình quân đạt", "trung bình đạt"), "about"),
    **dict.fromkeys(("bình quân mỗi năm", "trung bình mỗi năm"), "about"),
}
TRAILING_APPROXIMATION_RE = re.compile(r"\s*(?:trở\s+lên)")
# A figure of a change, not of a state: "tăng 12 đảng viên".
CHANGE_RE = regex.compile(
    r"(?r)(?:tăng|giảm|nhiều\s+hơn|ít\s+hơn|cao\s+hơn|thấp\s+hơn|bổ\s+sung\s+thêm|vượt)(?:\s+thêm|\s+được)?\s+\Z"
)
# The year that a figure is of, not one that it is compared with or that a cited document is of.
YEAR_RE = regex.compile(
    r"(?<!so\s+với\s+)(?<!(?:gấp|hơn|bằng|tăng|giảm)\s[^.;]{0,20}\d\s+lần\s+)(?<!/[\p{L}&\-]{2,12},?\s+ngày\s+\d{1,2}/\d{1,2})(?:năm\s+|/)((?:19|20)\d{2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class NounMatch:
    """A unit noun in the text: its place and its phrase in the registry."""

    start: int
    end: int
    phrase: str


_FIRST_WORD_RE = re.compile(r"\s*(?P<word>[^\s,.;:()…]+)")


@cache
def _nouns_by_first_word() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for noun in unit_nouns():  # the longest first
        out.setdefault(regex.split(r"[\s,.;:()]", noun.phrase, maxsplit=1)[0], []).append(
            noun.phrase
        )
    return {word: tuple(phrases) for word, phrases in out.items()}


def noun_at(view: str, position: int) -> NounMatch | None:
    """The longest unit noun that begins at `position`, white space skipped, or None."""
    first = match_near(_FIRST_WORD_RE, view, position)
    if first is None:
        return None
    start = first.start("word")
    nouns = _nouns_by_first_word()
    # "đ/c" is one word, "vụ/317 bị can" is not.
    word = first["word"] if first["word"] in nouns else first["word"].partition("/")[0]
    for phrase in nouns.get(word, ()):
        end = start + len(phrase)
        if view.startswith(phrase, start) and not view[end : end + 1].isalpha():
            if _begins_another(view, phrase, end):
                continue
            return NounMatch(start, end, phrase)
    return None


# "57 người dân tộc Thái", "một xã hội học tập": the noun is the beginning of another word.
_ANOTHER_WORD = {
    "người dân": (" tộc",),
    "xã": (" hội",),
    "khoa": (" học",),
    "đội": (" ngũ",),
    "hộ": (" khẩu", " tịch", " chiếu"),
    "phòng": (" chống", " ngừa"),
    "bản": (" thân", " đồ", " sắc", " lĩnh"),
}


def _begins_another(view: str, phrase: str, end: int) -> bool:
    """Does the noun that ends at `end` go on as a word of another meaning?"""
    rest = _ANOTHER_WORD.get(phrase) or _ANOTHER_WORD.get(phrase[-9:], ())
    return view.startswith(rest, end) if rest else False


_LEVELS = frozenset(("degree", "theory"))


@cache
def _levels() -> dict[str, tuple[str, ...]]:
    """Levels of training that stand for those who have them ("778 đại học"), by their first words,
    the longest first.
    """
    levels = {modern_tone(v.value) for v in dimension_values() if v.dimension in _LEVELS}
    out: dict[str, tuple[str, ...]] = {}
    for level in sorted(levels - noun_kinds().keys(), key=lambda level: -len(level)):
        first = level.split()[0]
        out[first] = (*out.get(first, ()), level)
    return out


def level_at(view: str, position: int) -> tuple[int, int] | None:
    """Where the level of training stands that begins at `position`, white space skipped, or None."""
    first = match_near(_FIRST_WORD_RE, view, position)
    if first is None:
        return None
    start = first.start("word")
    for level in _levels().get(first["word"], ()):
        end = start + len(level)
        if view.startswith(level, start) and not view[end : end + 1].isalpha():
            return start, end
    return None


@cache
def noun_kinds() -> dict[str, str]:
    """Unit noun → kind of what is counted."""
    return {noun.phrase: noun.kind for noun in unit_nouns()}


@cache
def dividing_values() -> frozenset[str]:
    """What a count may be divided by, as the registry names it: "khiển trách", "nữ"."""
    return frozenset(modern_tone(value.value) for value in dimension_values())


@cache
def ethnicity_re() -> re.Pattern[str]:
    """ "12 đảng viên (là) người dân tộc Thái", "12 đảng viên người Thái"."""
    names = [modern_tone(v.value) for v in dimension_values() if v.dimension == "ethnicity"]
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"\s+(?:là\s+)?(?:(?:người|đồng\s+bào)\s+)*(?P<said>dân\s+tộc\s+(?:thiểu\s+số|ít\s+người|{listed})|(?<=người\s)(?:{listed}))(?!{LETTER})"
    )


# Between a label and its number: "Nam: 48", "tổng số là 127", "HTXSNV (xuất sắc) 24".
LABEL_JOINT_RE = regex.compile(
    r"(?r)(?:\s*\([^()\n]{1,30}\))?\s*(?P<joint>:|(?<=\s)(?:là|có|còn(?:\s+lại)?|-|=))?\s*\Z"
)
# What ends the words before a number; a time inside a label does not ("trong 5 năm qua: 7"), nor
# does a bound ("số chi bộ có dưới 09 đảng viên: 4").
LABEL_BOUNDARY_RE = re.compile(
    r"(?P<time>(?:năm|học)\s+(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?(?!\d)|(?<!\d)\d{1,2}\s+(?:năm|tháng)(?![^\W\d_])"
    r"|(?<![^\W\d_])(?:dưới|trên|từ)\s+\d{1,3}(?![\d.,]|\s*(?:đến|lên|-)))"
    r"|[,;.()\n:%]|\d"
)
LABEL_WORD_RE = re.compile(r"(?<![^\s\"“(+*-])[^\W\d_]")
TOTAL_RE = re.compile(r"(?:tổng\s+)?số\s+(?:lượng\s+)?")
# "Số tổ công đoàn: 3": a label that says of itself that it is a number of something.
NUMBER_OF_RE = re.compile(
    rf"(?:tổng\s+số|số(?:\s+lượng)?)\s+(?!(?:lượng|tiền|điểm|điện\s+thoại|fax|tài\s+khoản|(?:ký|kí|số)?\s*hiệu|vốn|kinh\s+phí|dư|thứ\s+tự|giờ|ngày|thu|chi|nợ)(?!{LETTER})){LETTER}"
)
# "44 Nữ: 33", "02; Nữ: 0": a label of its own behind a number.
NEXT_LABEL_RE = re.compile(rf"\s*(?P<label>{LETTER}+(?:\s+{LETTER}+){{0,3}})\s*:\s*\d")


MOVEMENTS = (
    "kết nạp",
    "kết nạp mới",
    "chuyển đến",
    "chuyển đi",
    "từ trần",
    "xóa tên",
    "xin ra khỏi đảng",
)
"""Labels of who came and who went; their noun may stand before them."""
BALLOTS = ("phát ra", "thu về", "thu vào")
"""Labels of ballots: "số phiếu phát ra 34, thu về 34, hợp lệ 32"."""
_LABELS = (
    *("dự phân loại", "phân loại", "được đánh giá", "được xếp loại", "dân tộc"),
    *MOVEMENTS,
    *BALLOTS,
)
# "chủ yếu 18 - 21 tuổi": the last syllable of a word is no label of its own.
_NO_LABEL_RE = re.compile(r"(?:chủ|thiết|trọng|tất|cốt|xung|phụ|việt|miền)\s+$")
_WORD_START_RE = re.compile(r"(?<![^\W\d_])[^\W_]")


@cache
def _value_labels() -> dict[str, tuple[str, ...]]:
    """The last word of a label that names a value of a dimension → all such labels, the longest
    first.
    """
    out: dict[str, list[str]] = {}
    labels = {modern_tone(value.value) for value in dimension_values()}.union(_LABELS)
    for label in sorted(labels, key=lambda label: (-len(label), label)):
        out.setdefault(label.split()[-1], []).append(label)
    return {word: tuple(labels) for word, labels in out.items()}


@cache
def _longest_value_label() -> int:
    return max(len(label) for labels in _value_labels().values() for label in labels)


def value_label_start(view: str, left: int, right: int) -> int | None:
    """Where the longest label of that kind begins that ends at `right`: "nam", "htxsnv"."""
    left = max(left, right - 2 * _longest_value_label())
    window = view[left:right]
    words = window.split()
    labels = _value_labels().get(words[-1].lstrip('("“+*-/')) if words else None
    if labels is None:
        return None
    said = " ".join(words)
    ending = [label for label in labels if said.endswith(label)]
    if not ending or _NO_LABEL_RE.search(view, max(0, right - 16), right - len(words[-1])):
        return None
    if said == window.lstrip():  # single spaces: the label stands there to the letter
        for label in ending:
            place = right - len(label)
            if not view[place - 1 : place].isalpha():
                return place
        return None
    for word in _WORD_START_RE.finditer(view, left, right):
        if " ".join(view[word.start() : right].split()) in labels:
            return word.start()
    return None


GENERIC_STOP_RE = re.compile(
    rf"\s*(?:một|các|những|mỗi|mọi|từng|và|hoặc|của|trong|ở|tại|đến|tới|với|cho|về|là|được|đã|có|trên|dưới|so|theo|từ|do|để|thì|mà|nên|bằng|đạt|chiếm|tăng|giảm|nhất|lên|xuống|còn|gồm|cùng|khi|sau|trước|như|cũng|không|chưa|tổng|số|thứ|cấp|vào|ra|nay|năm|tháng|ngày|sao|trúng\s+cử|tái\s+cử|kết\s+nạp|chuyển|nghỉ|bị|thuộc)(?!{LETTER})"
)
# "Chi bộ 1 thuộc Đảng bộ …": the number is the name's.
NAMED_BY_NUMBER_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:chi\s+bộ|tổ|thôn|khu|khu\s+phố|tổ\s+dân\s+phố|lớp|đội|ấp|khóm|bản|phường|quận|cụm|phòng|nhóm|(?<!tổng\s)số|khối|kênh|đài|trường|trạm|nhà\s+máy|xí\s+nghiệp)\s+\Z"
)
# What ends a window is read backwards: (?r). “5 không, 3 sạch”: the number is part of a slogan's name.
SLOGAN_RE = regex.compile(r"(?r)(?:“[^”\n]*|\")\n?\Z")
GENERIC_NOUN_RE = regex.compile(r"\s+(?P<noun>\p{Ll}+(?:\s+\p{Ll}+)?)")
