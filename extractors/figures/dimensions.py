"""By what a count divides a whole: gender, rank, kind of branch, year … Registry data decides.

"Nam 48 đồng chí" → gender; "dân tộc Thái 08 đồng chí" → ethnicity; "03 chi bộ thôn" → kind.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import regex

from extractors.matching import LETTER
from schemas.facts import Count, FigureKind
from schemas.folding import modern_tone
from schemas.registry.nouns import dimension_values, unit_nouns
from schemas.registry.units import unit_level_cues

# "479 đại biểu: đảng viên 401 đại biểu, ngoài Đảng 78": by the whole label, for "đảng viên" is
# a noun everywhere else.
_PARTY = {
    "đảng viên": "đảng viên",
    "là đảng viên": "đảng viên",
    "ngoài đảng": "ngoài đảng",
    "là người ngoài đảng": "ngoài đảng",
    "người ngoài đảng": "ngoài đảng",
    "không phải đảng viên": "ngoài đảng",
    "không phải là đảng viên": "ngoài đảng",
}
_PAIRS = frozenset(("gender", "membership", "child", "ownership", "party"))
"""Classes of two: what is not of the one is of the other."""
# Words around a value that say nothing of their own.
_FILLER_RE = re.compile(
    rf"(?<!{LETTER})(?:đảng\s+viên|đồng\s+chí|đ/c|là|có|số|người|dân\s+tộc(?!\s+(?:thiểu|khác))|loại|xếp\s+loại|được|trình\s+độ|tốt\s+nghiệp|bằng|hình\s+thức|kỷ\s+luật|các|khối|giới\s+tính|đạt|hồ\s+sơ|chi\s+bộ|đảng\s+bộ|tổ\s+chức\s+(?:cơ\s+sở\s+)?đảng|tccsđ|tổng|với|đã|giải|và|mới|gồm|học\s+vấn|chuyên\s+môn(?:,\s+nghiệp\s+vụ)?|đtc|đạt\s+tiêu\s+chuẩn)(?!{LETTER})"
)
# "loại 30 năm tuổi Đảng 38 đồng chí": the years of membership that a badge is given for.
_BADGE_RE = regex.compile(r"(?:^|\s)([3-9]0|[4-8]5)\s+năm(?:\s+tuổi\s+đảng)?(?:\s+(?:có|là|cho))?$")
# "quý I: 33 đồng chí", "trong quý 2", "6 tháng cuối năm".
_QUARTER_RE = regex.compile(
    r"(?:trong\s+|ở\s+)?(?:quý\s+(?P<quarter>iv|i{1,3}|[1-4])|(?:6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm)(?:\s+(?:có|là))?"
)
_QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
# "năm 2021", "6 tháng cuối năm 2023": a part of a year is no other year.
_YEAR_RE = regex.compile(
    r"(?:(?:trong\s+)?(?:(?:\p{L}+\s+|\d+\s+)?tháng\s+(?:đầu|(?P<last>cuối))\s+)?năm\s+)?(?P<year>(?:19|20)\d{2})"
)


@cache
def _values() -> dict[str, frozenset[str]]:
    """Value in lower case → the dimensions it may belong to."""
    out: dict[str, set[str]] = {}
    for value in dimension_values():
        out.setdefault(modern_tone(value.value), set()).add(value.dimension)
    return {value: frozenset(found) for value, found in out.items()}


@cache
def closed_dimensions() -> frozenset[str]:
    """Dimensions whose listed values are all there are."""
    return _PAIRS.union(value.dimension for value in dimension_values() if value.closed)


def is_class_of_two(shared: Mapping[str, Sequence[str]]) -> bool:
    """ "nam 21, nữ 14; tái cử 26": the two are all there are, whatever stands behind them."""
    return any(len(shared.get(dimension, ())) == 2 for dimension in _PAIRS)


@cache
def _organisations() -> "regex.Pattern[str]":
    nouns = sorted(
        (n.phrase for n in unit_nouns() if n.kind == "organisation"), key=len, reverse=True
    )
    return regex.compile(
        r"(?:các\s+|khối\s+)?(?:" + "|".join(map(regex.escape, nouns)) + r"|khối)(?!\p{L})"
    )


def names_body(words: str) -> bool:
    """Do the words say of which place or body a thing is ("thôn", "trường học", "công an")?"""
    return _organisations().match(words) is not None or any(
        f"{words} ".startswith(f"{cue} ") for cue in _level_cues()
    )


@cache
def _level_cues() -> tuple[str, ...]:
    return tuple(cue.removeprefix("^") for cue in unit_level_cues())


@cache
def _longest_value() -> int:
    return max(len(value.split()) for value in _values())


def _value_at_end(phrase: str) -> str | None:
    """The longest value of more than three letters that the phrase begins or ends with."""
    words = phrase.split(" ")
    longest = min(_longest_value(), len(words) - 1)
    for ends in (False, True):
        for length in range(longest, 0, -1):
            value = " ".join(words[-length:] if ends else words[:length])
            if len(value) > 3 and value in _values():
                return value
    return None


@lru_cache(maxsize=8192)
def _lowered(phrase: str) -> str:
    return modern_tone(phrase.lower())


@lru_cache(maxsize=8192)
def _plain(phrase: str) -> str:
    return " ".join(_FILLER_RE.sub(" ", _lowered(phrase)).split()).strip(" -,:+*(")


def _year(label: str) -> str | None:
    """The year of a label that is one: "năm 2021", "2021 có"; "2021/2" of its last months."""
    if "19" not in label and "20" not in label:
        return None
    match = _YEAR_RE.fullmatch(_plain(label))
    if match is None and label.startswith("năm"):
        match = _YEAR_RE.search(label)
    if match is None:
        return None
    return f"{match['year']}/2" if match["last"] else match["year"]


def value_words(count: Count) -> str:
    """What tells a part from its siblings: "thôn" of "03 chi bộ thôn" and of "chi bộ thôn 138"."""
    if count.kind == "people":
        return _plain(count.label or "")
    return _plain(" ".join(_lowered(count.span.text).split()[1:]))


def dimensions_of(count: Count) -> Mapping[str, str]:
    """Dimension → this count's value in it; several where the words leave it open ("trung cấp")."""
    label, words = count.label or "", count.span.text
    return _dimensions(count.kind, count.unit, words, count.qualifiers, label, count.as_of)


@lru_cache(maxsize=32768)  # the rules ask again and again for the counts of one report
def _dimensions(
    kind: FigureKind,
    head: str,
    text: str,
    qualifiers: tuple[str, ...],
    written: str,
    as_of: str | None,
) -> Mapping[str, str]:
    out: dict[str, str] = {}
    label = _lowered(written)
    if "năm" in label or any("năm" in words for words in qualifiers):
        badge = next(filter(None, map(_BADGE_RE.search, (label, *qualifiers))), None)
        if badge is not None:
            return {"badge": badge[1]}
    unit = _lowered(head)
    span = _lowered(text)
    for phrase in (_plain(label), _plain(" ".join(qualifiers)), _plain(unit)):
        for dimension in _values().get(phrase, ()):
            out.setdefault(dimension, phrase)
    if not out:
        # "hoàn thành tốt nhiệm vụ" may stand after the noun: "03 chi bộ hoàn thành tốt nhiệm vụ".
        tail = _plain(label)
        if (value := _value_at_end(tail)) is not None:
            for dimension in _values()[value]:
                out.setdefault(dimension, value)
    if "quý" in label or "tháng" in label:
        part = _QUARTER_RE.fullmatch(label)
        if part is not None:
            quarter = part["quarter"] or part["half"]
            out["quarter"] = _QUARTERS.get(quarter, quarter)
    if year := _year(label):
        out["year"] = year
    elif as_of is not None and kind != "people":
        out["year"] = as_of
    if "tuổi" in label and "độ tuổi" not in label:
        out["age"] = label
    if kind == "people" and label in _PARTY and "đảng viên" not in unit:
        out["party"] = _PARTY[label]
    if kind == "people" and (body := _organisations().match(label)):
        out["body"] = _plain(label[body.start() :]) or label
    if kind == "people" and label and not out and _plain(label):
        out["group"] = _plain(label)
    if kind in ("organisation", "document", "event", "other") or not label:
        words = span.split()
        out[f"noun:{unit.split()[0]}"] = " ".join((*words[1:], label)).strip()
    if kind == "document" or unit == "chương trình":  # it is an event or a document
        out["document"] = unit
    return out
