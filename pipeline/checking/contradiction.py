"""conflict: one quantity stated with two values.

Two values are two claims about one thing only where noun, qualifiers and time agree and neither is
merely compared with or planned. The value that another relation bears out is right, and the one
that is a single digit away from it is wrong. Without such a witness nothing is said.

True: "142 thôn, tổ dân phố" in part II, "124 thôn, tổ dân phố" in part IV, and 149 - 7 = 142. False
alarm avoided: "38 đối tượng" and "33 đối tượng" of two kinds of crime: suspect at most.
"""

from collections.abc import Iterator
from itertools import combinations

import regex

from extractors.figures.kindred import PEOPLE
from extractors.figures.patterns import CHANGE_RE
from pipeline.checking.evidence import Evidence
from pipeline.checking.plainly import ends_plainly, is_of_all
from pipeline.checking.quantities import Mention, row
from pipeline.checking.slips import digits, single_digit_slip
from schemas.document import CleanDocument
from schemas.facts import Check, Count, Severity
from schemas.folding import modern_tone
from schemas.textview import folded_view

RULE = "contradiction"
_MOST_OF_A_NOUN = 24
"""A noun that is counted more often counts many things."""
_CERTAIN, _SURE_NOUN = 30, 3
_LEAST_OF_COMMON = 100
_MEMBERSHIP = "member.total"
_AROUND, _SHARED_WORDS = 70, 3
_WORD_RE = regex.compile(r"\p{L}{2,}")
_ABOUT_RE = regex.compile(r"(?:\s+\p{L}+){0,4}?\s+về\s+(?P<what>\p{L}+(?:\s+\p{L}+)?)")
# "tỉnh Long Hà", "Yên Hà".
_NAME_RE = regex.compile(
    r"(?<![\p{L}\d])(?:(?:tỉnh|huyện|quận|xã|phường|thôn|TP\.?|thành\s+phố|thị\s+xã)\s+(?P<of>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)*)"
    r"|(?P<name>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)+))"
)
# "5. Huế: có 40 xã", "- Cụm số 2: 12 xã": what an item of a list is about.
_LABEL_RE = regex.compile(r"\s*(?:\d{1,3}[.)]|[a-zđ]\)|[-+*•])?\s*(?P<of>\p{Lu}[^:;.\n]{0,60}):")
# "Quốc hội khóa II", "nhiệm kỳ 2015 - 2020": which of several in a row.
_ORDINAL_RE = regex.compile(
    r"(?i)(?<!\p{L})(?:kho[áa]|khóa|nhiệm\s+kỳ|kỳ\s+họp\s+thứ|(?:lần|đợt|vòng)(?:\s+thứ)?|giai\s+đoạn)\s+(?P<of>[IVXL]+|\d[\d\s–-]*\d|\d+)(?!\p{L})"
)
# Offices, documents and beginnings of sentences are written with capitals as well.
_NO_NAMES = frozenset(
    ("Ban", "Ủy", "Uỷ", "Đảng", "Đại", "Hội", "Mặt", "Nghị", "Bộ", "Tỉnh", "Huyện", "Thành",
     "Trung", "Chính", "Quốc", "Nhân", "Chỉ", "Quyết", "Quy", "Hướng", "Kế", "Kết", "Điều",
     "Chương", "Văn", "Theo", "Trong", "Sau", "Tại", "Đến", "Năm", "Có", "Tổng")
)  # fmt: skip
_COMPARED_RE = regex.compile(
    r"so\s+với|cùng\s+kỳ|(?<!\p{L})trước(?!\p{L})|chỉ\s+tiêu|kế\s+hoạch|phấn\s+đấu|đầu\s+(?:năm|nhiệm\s+kỳ)|mục\s+tiêu|bình\s+quân|dự\s+kiến|(?<!\p{L})(?:khi|lúc)\s+(?:đó|ấy)|(?<!\p{L})từ\s*$"
    r"|(?<!\p{L})(?:quý|tháng|đợt|kỳ|khối|cụm|chi\s+bộ|trường|xã|thôn)\s+(?:\d+|[ivx]+|\p{L}+)\s*:?\s*$"
)
# "hiện nay Thành ủy còn 52 đảng bộ": there were more.
_LEFT_RE = regex.compile(r"(?<!\p{L})còn(?:\s+(?:lại|có))?\s+$")
# "đánh giá 25 tổ chức cơ sở đảng", "đỗ 394 em": those that something was done to or that did
# something, of all there are.
_DONE_TO_RE = regex.compile(
    r"(?<!\p{L})(?:(?:đỗ|trúng\s+tuyển|trúng\s+cử|tốt\s+nghiệp|dự\s+thi|có\s+mặt|vắng(?:\s+mặt)?|tham\s+(?:gia|dự)|dự|hoàn\s+thành)"
    r"(?:\s+(?:được|có))?|(?:đánh\s+giá|xếp\s+loại|phân\s+loại|kiểm\s+tra|giám\s+sát|khảo\s+sát|bình\s+xét)(?:\s+(?:được|đối\s+với|tại))?|trong\s+số)\s+$"
)


def check(evidence: Evidence) -> Iterator[Check]:
    """Pairs of one noun that differ by a slip of one digit, one of them borne out elsewhere."""
    mentions = [m for m in evidence.mentions if isinstance(m.figure, Count)]
    confirmed = evidence.borne_out
    view = folded_view(evidence.doc.text)
    by_noun: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_noun.setdefault(_noun(mention), []).append(mention)
    ranked = {id(group.whole) for group in evidence.groups if "rank" in group.dimensions}
    # "phấn đấu có thêm 06 xã, nâng tổng số lên 102 xã": what will be.
    planned = {f.at for f in evidence.meant if isinstance(f, Count) and f.aspect == "target"}
    accused: set[int] = set()
    for noun, same_noun in by_noun.items():
        if not noun or len(same_noun) > _MOST_OF_A_NOUN:
            continue
        for one, other in combinations(same_noun, 2):
            wrong, right = (one, other) if id(other.figure) in confirmed else (other, one)
            if (
                id(right.figure) not in confirmed
                or id(wrong.figure) in confirmed
                or id(wrong.figure) in accused
                # Those that were assessed, against all there are.
                or (id(wrong.figure) in ranked) != (id(right.figure) in ranked)
                or not _contradict(view, wrong, right)
                or (wrong.figure.at in planned) != (right.figure.at in planned)
            ):
                continue
            if any(m.value == wrong.value and m is not wrong for m in same_noun):
                continue  # a second quantity that is stated again
            if _are_of_two_kinds(view, wrong, right) or _are_of_two_names(evidence, wrong, right):
                continue
            if _are_of_two_terms(evidence.doc, wrong, right):
                continue
            if not _alike_context(view, wrong, right):
                continue
            # A noun of one word ("vụ", "đối tượng") counts many things in one report.
            certain = wrong.value >= _CERTAIN and len(_noun(wrong).split()) >= _SURE_NOUN
            # Sums and shares of two places, bodies and times hold side by side.
            exact = id(right.figure) in evidence.changed
            common = len(_noun(wrong).split()) == 1
            if not certain and (common or wrong.value < _LEAST_OF_COMMON):
                continue
            told = is_of_all(view, wrong.figure.at) and ends_plainly(view, wrong.figure.at[1])
            severity: Severity = "error" if certain and exact and told else "suspect"
            accused.add(id(wrong.figure))
            yield row(RULE, (wrong, right), severity)


def _noun(mention: Mention) -> str:
    """What is counted, with the words that narrow it: "chi bộ trực thuộc", "thôn, tổ dân phố"."""
    figure = mention.figure
    if not isinstance(figure, Count):
        return mention.unit
    if mention.unit in PEOPLE:
        # "đồng chí" counts everything; only the membership itself is one quantity for certain.
        return _MEMBERSHIP if figure.indicator == _MEMBERSHIP else ""
    words = figure.span.text.lower().split()[1:]
    return modern_tone(" ".join(words)) or mention.unit


def _contradict(view: str, wrong: Mention, right: Mention) -> bool:
    """Do the two claim to be one quantity, a digit apart?"""
    if wrong.sentence == right.sentence or wrong.dimensions != right.dimensions:
        return False
    dated = wrong.year is not None and right.year is not None
    if wrong.year != right.year and (dated or wrong.unit in PEOPLE):
        return False
    said, meant = digits(wrong.value), digits(right.value)
    # A number ten times as large counts something else.
    if len(said) != len(meant) or not single_digit_slip(said, meant):
        return False
    kinds = {_use(view, mention) for mention in (wrong, right)}
    return len(kinds) == 1 and kinds != {"compared"}


def _are_of_two_kinds(view: str, one: Mention, other: Mention) -> bool:
    """ "180 vụ phạm tội về trật tự xã hội", "120 vụ phạm tội về ma túy": do they say what about?"""
    first, second = (_ABOUT_RE.match(view, m.figure.at[1]) for m in (one, other))
    return first is not None and second is not None and first["what"] != second["what"]


def _are_of_two_names(evidence: Evidence, one: Mention, other: Mention) -> bool:
    """ "Yên Hà: có 94 xã", "Sơn Lâm: có 99 xã": do both stand with names, and none in common?"""
    first, second = (_names_around(evidence.doc, m) for m in (one, other))
    return bool(first) and bool(second) and not first & second


def _are_of_two_terms(doc: CleanDocument, one: Mention, other: Mention) -> bool:
    """ "Quốc hội khóa I: 10 đại biểu nữ", "Quốc hội khóa II: 50 đại biểu nữ"."""
    first, second = (_terms_before(doc, m) for m in (one, other))
    return bool(first) and bool(second) and not first & second


def _terms_before(doc: CleanDocument, mention: Mention) -> set[str]:
    """The numbers of terms that its paragraph names before it."""
    at = mention.figure.at[0]
    line = doc.text.rfind("\n", 0, at) + 1
    return {"".join(term["of"].split()) for term in _ORDINAL_RE.finditer(doc.text, line, at)}


def _names_around(doc: CleanDocument, mention: Mention) -> set[str]:
    """The names of places and people in its sentence, and the one that it stands under."""
    at = mention.figure.at[0]
    sentence = doc.sentence_at(at)
    start, end = (sentence.start, sentence.end) if sentence is not None else mention.figure.at
    section = doc.section_at(at)
    title = doc.headings[section].title if section is not None else ""
    found = [*_NAME_RE.finditer(title), *_NAME_RE.finditer(doc.text, start, end)]
    names = [" ".join((name["of"] or name["name"]).split()) for name in found]
    line = doc.text.rfind("\n", 0, at) + 1
    label = _LABEL_RE.match(doc.text, line, at)
    called = {label["of"].strip()} if label is not None else set()
    if len(title.split()) == 1 and title not in _NO_NAMES:
        called.add(title)  # "5. Huế:"
    return called | {name for name in names if name.split()[0] not in _NO_NAMES}


def _use(view: str, mention: Mention) -> str:
    """Is the count a state, a change, those that something was done to, or only compared with or
    planned?"""
    start = mention.figure.at[0]
    before = view[max(0, start - 48) : start]
    if _COMPARED_RE.search(before):
        return "compared"
    if _DONE_TO_RE.search(before):
        return "done to"
    return "change" if CHANGE_RE.search(before) or _LEFT_RE.search(before) else "state"


def _alike_context(view: str, one: Mention, other: Mention) -> bool:
    """Do the sentences around share words that are not the noun's own?"""
    noun = set(_noun(one).split())
    around = [
        set(_WORD_RE.findall(view, max(0, m.figure.at[0] - _AROUND), m.figure.at[1] + _AROUND))
        for m in (one, other)
    ]
    return len((around[0] & around[1]) - noun) >= _SHARED_WORDS
