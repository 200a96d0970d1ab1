"""conflict: the size of the whole body, stated with a value that its other mentions rule out.

How many members a Party organisation has, and how many branches, is said again and again: in the
situation, over each table, in the closing words. A mention that speaks of the whole body and is a
single digit away from the size that other relations bear out, or that is said more often, is wrong
or of another time.

True: "Đảng bộ có 345 đảng viên, nam 200, nữ 145 … sự cố gắng của 354 đảng viên trong toàn Đảng bộ".
False alarm avoided: "năm 2021: 344 đảng viên, năm 2022: 345 đảng viên", the sizes of two years.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractors.matching import match_near, places_of_word
from pipeline.checking.evidence import Evidence
from pipeline.checking.plainly import ends_plainly
from pipeline.checking.quantities import Mention, row
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Count, Severity
from schemas.textview import folded_view

RULE = "body_size"


@dataclass(frozen=True, slots=True)
class _Size:
    """What is counted, its indicator, and the words before it that say it of the whole body."""

    nouns: frozenset[str]
    indicator: str
    words: "regex.Pattern[str]"


_MEMBERS = _Size(
    frozenset(("đảng viên", "đồng chí", "đ/c")),
    "member.total",
    regex.compile(
        r"(?<!\p{L})(?:(?:toàn\s+(?:đảng\s+bộ|chi\s+bộ|đảng)|quy\s+mô|đội\s+ngũ\s+đảng\s+viên|tổng\s+số\s+đảng\s+viên)(?!\p{L})|tổng\s+số\s+$"
        # "Về độ tuổi, 103 đảng viên gồm …", "cơ cấu độ tuổi của 103 đảng viên".
        r"|(?:về|theo|cơ\s+cấu|trình\s+độ)\s[^.;:\d]{0,45}(?:,|(?<!\p{L})của|(?<!\p{L})trong)(?:\s+(?:tổng\s+)?số)?\s+$)"
    ),
)
_BRANCHES = _Size(
    frozenset(("chi bộ", "chi bộ trực thuộc")),
    "org.chi_bo_truc_thuoc",
    regex.compile(
        r"(?<!\p{L})(?:(?:toàn\s+(?:đảng\s+bộ|đảng)|quy\s+mô|số\s+chi\s+bộ\s+trực\s+thuộc|tổng\s+số\s+chi\s+bộ)(?!\p{L})|tổng\s+số\s+$)"
    ),
)
_OF_WHOLE_RE = regex.compile(r"\s+(?:trong\s+|của\s+)?toàn\s+(?:đảng\s+bộ|chi\s+bộ|đảng)(?!\p{L})")
# "Đảng bộ xã Ngọc Cát hiện có", "Chi bộ thôn Vĩnh Khê có": whose size the sentence states.
_NAMED_RE = regex.compile(
    r"(?<!\p{L})(?P<name>(?:đảng\s+bộ|chi\s+bộ)(?:\s+\p{L}+){1,9}?)\s+(?:hiện\s+nay\s+|hiện\s+|đến\s+nay\s+)?(?:có|được\s+tổ\s+chức\s+thành|gồm)\s+(?:tổng\s+số\s+)?$"
)
_STATES = ("có", "thành", "gồm", "số")
_ANOTHER_TIME_RE = regex.compile(
    r"(?<!\p{L})(?:năm\s+(?P<year>\d{4}|trước)|đầu\s+(?:năm|kỳ|nhiệm\s+kỳ)|kỳ\s+trước|so\s+với|tăng|giảm|từ|chỉ\s+tiêu|kế\s+hoạch|phấn\s+đấu|khi\s+mới|trước\s+đây|thành\s+lập"
    r"|dự\s+kiến|sẽ|(?:khi|lúc)\s+(?:đó|ấy)|bấy\s+giờ|bình\s+quân|trung\s+bình)(?!\p{L})"
)
# "cuối năm 2023, Đảng bộ có 412 đảng viên": a day on which somebody counted.
_THEN_RE = regex.compile(
    r"(?<!\p{L})(?:(?:cuối|hết|đầu)\s+(?:năm\s+(?:\d{4}|trước)|(?:nhiệm\s+)?kỳ(?:\s+trước)?)|năm\s+trước|kỳ\s+trước)"
    r"(?:(?!(?<!\p{L})(?:nay|hiện|đến)(?!\p{L}))[^.;\d]){0,60}(?:\d+\s+chi\s+bộ[^.;\d]{0,20})?$"
)
_DATED_RE = regex.compile(
    r"(?<!\p{L})(?:(?:đến|tới)\s+(?:hết\s+)?(?:ngày|tháng|nay)|hiện|nay)(?!\p{L})"
)
_NOW_RE = regex.compile(
    r"(?:đến|tới)\s+(?:nay|thời\s+điểm\s+này)|hiện\s+(?:nay|có)|(?<!\p{L}(?:hiện|trước)\s)(?<!\p{L})nay(?!\p{L})"
)
# "so với 405 đảng viên toàn Đảng bộ": what something is measured by, now.
_MEASURE_RE = regex.compile(r"so\s+với\s+(?:tổng\s+số\s+)?$")
# "Sau khi tiếp nhận Chi bộ Công an, toàn Đảng bộ có": of a day that an event names.
_EVENT_RE = regex.compile(
    r"(?<!\p{L})(?:sau|trước|khi|lúc|hồi|thời\s+điểm(?!\s+(?:này|hiện))|ước|đợt|lần|giao|quý|(?<!đến\s)(?<!đến\s(?:hết|cuối)\s)tháng)(?!\p{L})"
)
_TIME_BEHIND_RE = regex.compile(
    r"[^,;:\d]{0,40}?(?<!\p{L})(?:năm\s+(?:\d{4}|trước)|đầu\s+(?:năm|kỳ|nhiệm\s+kỳ)|kỳ\s+trước|trước\s+đây|cùng\s+kỳ|cuối\s+năm)(?!\p{L})"
)
# "đã kết nạp 26 đảng viên": done to them, no size.
_STATING_RE = regex.compile(
    r"(?r)(?:^|(?<!\p{L})(?:có|là|gồm|của|với|và|số|trên|trong|thành|nay|sở|mô|viên|bộ)\s*[:,]?\s+|[,:(]\s*)\Z"
)
# "tổng số 30 đảng viên được đánh giá": some of them.
_SOME_RE = regex.compile(
    r"\s+(?:được|dự|tham|mới|phải|có(?!\s+\d)|xếp|học|đã|là|chưa|trẻ|ở|tại|nữ|nam|dự\s+bị|chính\s+thức|trong\s+diện|thuộc)(?!\p{L})"
)
# "13 chi bộ trực thuộc và 229 đảng viên": the two sizes of one body.
_PAIRED_RE = regex.compile(r"(?:\s+trực\s+thuộc)?\s*(?:,|và|với|,\s*với)\s+$")
_OF_RE = regex.compile(r"^\s+của\s+")
_DIGITS_RE = regex.compile(r"(?<!năm\s)(?<!\d)\d[\d.,/]*")
# "Tính đến ngày 15/6/2021 có 163 đảng viên": nobody else is spoken of.
_AS_OF_RE = regex.compile(
    r"(?:tính\s+)?đến\s+(?:(?:hết|cuối)\s+)?(?:ngày|tháng|năm|nay|quý)?[\s\d/.]*,?\s*có\s+"
)
_COORDINATED_RE = regex.compile(r"\s*chi\s+bộ(?:\s+trực\s+thuộc)?\s*(?:,|và|với|,\s*với)\s+")
_SUBJECT_RE = regex.compile(r",\s+(?:toàn\s+)?(?:đảng\s+bộ|chi\s+bộ)(?!\p{L})")
# Read backwards, (?r): the last one.
_STOP_RE = regex.compile(r"(?r)[.;](?=\s)|\n")
_SPRING = 4
_AROUND, _CLAUSE, _WORD = 60, 140, 16
_CERTAIN = 1000
_LEAST_SAID, _FEW = 2, 8


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each mention of the whole body's size that cannot be it."""
    view = folded_view(evidence.doc.text)
    confirmed, exact = evidence.borne_out, evidence.added_up
    mentions = [mention for mention in evidence.stated if isinstance(mention.figure, Count)]
    own = _own_name(view, mentions)
    years = _present_years(evidence.report_date)
    present = {
        size.nouns: [m for m in mentions if m.unit in size.nouns and _may_be(view, m, years, own)]
        for size in (_MEMBERS, _BRANCHES)
    }
    together = _together(view, mentions)
    stated = {
        size.nouns: [
            mention
            for mention in present[size.nouns]
            if id(mention) in together or _is_said_of_body(view, mention, size, own)
        ]
        for size in (_MEMBERS, _BRANCHES)
    }
    sizes = {
        size.nouns: _right(size, present[size.nouns], stated[size.nouns], (exact, confirmed))
        for size in (_MEMBERS, _BRANCHES)
    }
    for size in (_MEMBERS, _BRANCHES):
        right = sizes[size.nouns]
        if right is None:
            continue
        # A share bears out a whole within its rounding only: a sum knows better.
        sound = exact if id(right.figure) in exact else confirmed
        for mention in stated[size.nouns]:
            if id(mention.figure) not in sound and _is_slip(mention, right):
                if _were_once(view, mentions, size, (mention, right)):
                    continue
                proven = (
                    id(right.figure) in confirmed
                    and _is_said_plainly(view, mention)
                    and not any(
                        _EVENT_RE.search(_clause(view, told.figure.at[0]))
                        for told in (mention, right)
                    )
                )
                yield row(RULE, (mention, right), _severity(mention, right, proven))


def _severity(wrong: Mention, right: Mention, proven: bool) -> Severity:
    """A size that no other time could explain is wrong, any other merely odd.

    `proven`: another relation bears out the right one, neither is told of an event's day, and
    nothing narrows the wrong one.
    """
    beyond = wrong.value * 2 > right.value * 3
    return "error" if proven and (wrong.value >= _CERTAIN or beyond) else "suspect"


def _right(
    size: _Size,
    present: Sequence[Mention],
    stated: Sequence[Mention],
    witnesses: Sequence[frozenset[int]],
) -> Mention | None:
    """The size that the surest witnesses bear out, or else the one that is said most, the first of
    two that are said once; None where the witnesses bear out two.
    """
    for confirmed in witnesses:
        proven = [
            mention
            for mention in present
            if id(mention.figure) in confirmed
            and (mention in stated or getattr(mention.figure, "indicator", None) == size.indicator)
        ]
        if proven:
            return proven[0] if len({mention.value for mention in proven}) == 1 else None
    said = Counter(mention.value for mention in stated).most_common(2)
    if not said or (said[0][1] < _LEAST_SAID and len(stated) > _LEAST_SAID):
        return None
    if len(said) > 1 and said[0][1] == said[1][1] >= _LEAST_SAID:
        return None
    return next(mention for mention in stated if mention.value == said[0][0])


def _is_slip(mention: Mention, right: Mention) -> bool:
    same_year = mention.year == right.year or mention.year is None or right.year is None
    return same_year and single_digit_slip(digits(mention.value), digits(right.value))


def _were_once(
    view: str, mentions: Sequence[Mention], size: _Size, pair: tuple[Mention, Mention]
) -> bool:
    """Is one of the two the size of another day ("cuối năm 2023 có 412 đảng viên"), and the other
    said of now?
    """
    if len({len(digits(mention.value)) for mention in pair}) > 1:
        return False
    now = {m.value for m in pair if _DATED_RE.search(_clause(view, m.figure.at[0]))}
    then = {m.value for m in pair} - now
    return bool(now) and any(
        mention.value in then
        and mention.unit in size.nouns
        and _THEN_RE.search(_clause(view, mention.figure.at[0]))
        for mention in mentions
    )


def _may_be(view: str, mention: Mention, years: frozenset[str], own: str | None) -> bool:
    """Is it said of the time of the report, and of no part of the body?"""
    figure = mention.figure
    # The body's own name may hold a word that tells parts apart ("xã Yên Thái").
    telling = mention.dimensions and not _is_of_own(view, mention, own)
    if telling or (getattr(figure, "qualifiers", ()) not in ((), ("trực thuộc",))):
        return False
    start, end = figure.at
    before = _clause(view, start)
    after = view[end : end + _AROUND].partition(".")[0]
    if not _STATING_RE.match(before):
        return False
    if _SOME_RE.match(after) or _TIME_BEHIND_RE.match(after):
        return False
    last_now = max((match.end() for match in _NOW_RE.finditer(before)), default=-1)
    measured = _MEASURE_RE.search(before)
    return not any(
        match.start() >= last_now
        and match["year"] not in years
        and not (measured and match.start() == measured.start())
        for match in _ANOTHER_TIME_RE.finditer(before)
    )


def _clause(view: str, start: int) -> str:
    """What stands before in its clause."""
    stop = _STOP_RE.search(view, max(0, start - _CLAUSE), start)
    return view[stop.end() if stop else max(0, start - _CLAUSE) : start]


def _own_name(view: str, mentions: Sequence[Mention]) -> str | None:
    """The body that the report speaks of most, among those whose size it states.

    A branch is the body of a report only where the report speaks of no Party organisation.
    """
    found = {_named(view, mention.figure.at[0]) for mention in mentions}
    names = {name for name in found if name is not None}
    if "đảng bộ" in view:
        names = {name for name in names if name.startswith("đảng")}
    said = sorted(((times, name) for name, times in _times_said(view, names)), reverse=True)
    if not said or said[0][0] < _LEAST_SAID or (len(said) > 1 and said[1][0] == said[0][0]):
        return None
    return said[0][1]


def _times_said(view: str, names: Collection[str]) -> Iterator[tuple[str, int]]:
    """How often each of the names is said: many are looked for in one pass."""
    if len(names) <= _FEW:
        yield from ((name, view.count(name)) for name in names)
        return
    lengths = sorted({len(name) for name in names})
    said = Counter(
        name
        for word in {name.split(maxsplit=1)[0] for name in names}
        for place in places_of_word(view, word)
        for length in lengths
        if (name := view[place : place + length]) in names
    )
    yield from ((name, said[name]) for name in names)


def _is_said_of_body(view: str, mention: Mention, size: _Size, own: str | None) -> bool:
    start, end = mention.figure.at
    before = _clause(view, start)
    if _is_of_own(view, mention, own) or match_near(_OF_WHOLE_RE, view, end):
        return True
    if own is not None and _OF_RE.sub("", view[end : end + _AROUND], count=1).startswith(own):
        return True
    if size is _MEMBERS and _AS_OF_RE.fullmatch(before.lstrip(" -+*•")):
        return True
    # "tổng số chi bộ là 15, chia ra: 08 chi bộ …": words say it of the first number behind them.
    since = _DIGITS_RE.split(before)[-1]
    if _NOW_RE.search(since) or _COORDINATED_RE.fullmatch(since):
        since = before
    return size.words.search(since) is not None


def _is_said_plainly(view: str, mention: Mention) -> bool:
    """Not "Toàn Đảng bộ có 4.115 đảng viên dùng Sổ tay", "cập nhật dữ liệu của 4.115 đảng viên"."""
    start, end = mention.figure.at
    if match_near(_OF_WHOLE_RE, view, end):
        return True
    lead = view[max(0, start - _WORD) : start].rstrip()
    return ends_plainly(view, end) and not lead.endswith("của")


def _is_of_own(view: str, mention: Mention, own: str | None) -> bool:
    return own is not None and _named(view, mention.figure.at[0]) == own


def _named(view: str, start: int) -> str | None:
    """The body whose size is stated at `start`."""
    if not view[max(0, start - _WORD) : start].rstrip().endswith(_STATES):
        return None
    match = _NAMED_RE.search(_clause(view, start))
    return match["name"] if match else None


def _together(view: str, mentions: Sequence[Mention]) -> frozenset[int]:
    """The mentions (by identity) of "với 13 chi bộ và 229 đảng viên, Đảng bộ đã …"."""
    found: set[int] = set()
    for one, other in pairwise(mentions):
        joint = view[one.figure.at[1] : other.figure.at[0]]
        if _PAIRED_RE.fullmatch(joint) and match_near(_SUBJECT_RE, view, other.figure.at[1]):
            found.update((id(one), id(other)))
    return frozenset(found)


def _present_years(date: dt.date | None) -> frozenset[str]:
    """The years whose end a report of that date tells of."""
    if date is None:
        return frozenset()
    return frozenset((str(date.year), *([str(date.year - 1)] if date.month <= _SPRING else [])))
