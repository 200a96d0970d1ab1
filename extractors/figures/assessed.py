"""The number that a ranking assessed: where it may stand beside the ranks.

Before them ("đánh giá 48 tổ chức: HTXSNV 12, …", "dự phân loại: 47", the first of "47/48"), behind
them ("/ 48 được đánh giá", "trên tổng số 48"), or as the second number of each ("12/48, 30/48").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from extractors.figures.claims import claim_at
from extractors.figures.rank_pairs import NUMERAL, Run
from extractors.numerals import numeral_value
from schemas.document import Range

_ASSESSED_RE = regex.compile(
    r"(?<!chưa\s)(?<!chưa\sđược\s)(?<!không\s)(?<!miễn\s)(?<!hoãn\s)(?<!thời\sđiểm\s)(?:đánh\s+giá|xếp\s+loại|phân\s+loại|phân\s+tích(?:\s+chất\s+lượng)?|bình\s+xét)"
)
_NUMBER_RE = regex.compile(rf"(?P<number>{NUMERAL})(?:\s?/\s?(?P<whole>\d[\d.]*\d|\d))?")
_YEAR_RE = regex.compile(r"(?:19|20)\d{2}")
_YEAR_WORD_RE = regex.compile(
    r"(?<!\p{L})năm\s*(?:19|20)\d{2}|(?:^|[;\n(-])\s*(?:19|20)\d{2}\s*[:)]"
)
# What a number must not be followed by, to be the number assessed.
_TIME_RE = regex.compile(r"\s*(?:năm|tháng|ngày|tuổi|lần)(?!\p{L})")
_CLAUSE_RE = regex.compile(r"[;:.,()\n](?!\d)")
_RANKED_RE = regex.compile(r"(?:xếp|phân)\s+loại\s*$")
_STOP_RE = regex.compile(r"[.;:](?!\d)")
_SENTENCE_RE = regex.compile(r"\.(?=\s)")
# "460 đảng viên (trong đó 20 đảng viên dự bị)", "tăng 08 đồng chí": said by the way.
_ASIDE_RE = regex.compile(r"(?<!\p{L})(?:trong\s+đó|tăng|giảm|thêm|so\s+với)(?!\p{L})")
_BEHIND_RE = regex.compile(
    r"(?:[^\S\n]+\p{L}[\p{L}/]*){0,6}?(?:[^\S\n]*\([^()\n]*\)|,?[^\S\n]+(?:(?:chiếm|đạt|bằng)[^\S\n]+)?\d[\d.,]*\s?%)?"
    r"[^\S\n]*[,;(]?[^\S\n]*(?P<sign>/|(?:tính\s+)?(?:trên|trong)(?:\s+tổng)?(?:\s+số)?(?!\p{L})|tổng(?:\s+(?:số|cộng))?(?!\p{L}))"
    r"(?:[^\S\n]*\p{L}[\p{L}/]*){0,7}?[^\S\n]*(?:[:=][^\S\n]*)?(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})(?!\d|[.,]\d|\s?%)"
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A number that may be what was assessed; `behind` where it stands behind the ranks."""

    at: Range
    value: Decimal
    assessed: bool
    behind: bool


def of_ratios(view: str, run: Run) -> Iterator[Whole]:
    """ "12/48, 30/48, 06/48": what all ranks are of."""
    ends = [pair.whole_at for pair in run.pairs if pair.whole_at is not None]
    if len(ends) == len(run.pairs):
        values = {numeral_value(view[slice(*at)]) for at in ends}
        if len(values) == 1:
            yield Whole(ends[0], values.pop(), assessed=run.complete, behind=False)


def before(view: str, left: int, run: Run) -> list[Whole]:
    """The numbers before a run that may be what was assessed, the nearest first."""
    head = _kind(view[run.start : run.end]) or _last_kind(view[left : run.start])
    found: list[Whole] = []
    beyond: list[Whole] = []  # those of an earlier sentence
    for match in _NUMBER_RE.finditer(view, left, run.start):
        at = match.span("number")
        behind = view[match.end() : run.start]
        if _YEAR_RE.fullmatch(match["number"]) or _TIME_RE.match(behind):
            continue
        if _is_of_another_year(behind):
            continue
        if claim_at(view, *at) is not None and not _RANKED_RE.search(view, left, at[0]):
            continue
        words = _CLAUSE_RE.split(view[left : at[0]].rstrip(" :=-"))[-1]
        after = _CLAUSE_RE.split(behind, maxsplit=1)[0]
        kind = _kind(after) or _kind(words)
        if (kind is not None and head is not None and kind != head) or _ASIDE_RE.search(words):
            continue
        assessed = _ASSESSED_RE.search(f"{words} | {after}") is not None
        whole = Whole(at, numeral_value(match["number"]), assessed, behind=False)
        (beyond if _SENTENCE_RE.search(behind) else found).append(whole)
    told = [whole for whole in beyond if whole.assessed]
    return told if not found and len(told) == 1 else found[::-1]


def _is_of_another_year(behind: str) -> bool:
    """Does a year begin between a number and a run, behind a sign that ends the number's clause?"""
    year = _YEAR_WORD_RE.search(behind)
    return year is not None and _STOP_RE.search(behind, 0, year.end()) is not None


def behind_run(view: str, run: Run, right: int) -> Whole | None:
    """The number behind a run that says what it is of: "/ 48 được đánh giá", "trên tổng số 48"."""
    match = _BEHIND_RE.match(view, run.end, right)
    if match is None:
        return None
    words = view[match.start() : match.end("number")]
    tail = view[match.end() : right]
    stop = _CLAUSE_RE.search(tail)
    words += tail[: stop.start()] if stop else tail
    told = _ASSESSED_RE.search(words) is not None
    total = match["sign"].startswith("tổng")
    if total and not told and words.strip(" ,;(").count(" ") > 2:
        return None  # "KHTNV: 2; Tổng số đảng viên: 6.540" begins the next ranking
    if total and ";" in words.split("tổng")[0]:
        return None
    return Whole(
        match.span("number"),
        numeral_value(match["number"]),
        told,
        behind=True,
    )


_ORGANISATION_RE = regex.compile(
    r"(?<!\p{L})(?:tccsđ|tccsd|tổ\s+chức|chi\s+bộ|đảng\s+bộ|tập\s+thể|cơ\s+sở\s+đảng|đơn\s+vị|cơ\s+quan)(?!\p{L})"
)
_PEOPLE_RE = regex.compile(
    r"(?<!\p{L})(?:đảng\s+viên|đồng\s+chí|đ/c|đv|cá\s+nhân|người|cán\s+bộ|công\s+chức|viên\s+chức)(?!\p{L})"
)


def _kind(words: str) -> str | None:
    """What the words count, where they say it without contradiction."""
    bodies, people = _ORGANISATION_RE.search(words), _PEOPLE_RE.search(words)
    if (bodies is None) == (people is None):
        return None
    return "organisation" if bodies else "people"


def _last_kind(words: str) -> str | None:
    """What the last noun of the words counts."""
    ends = {
        kind: max((match.end() for match in pattern.finditer(words)), default=0)
        for kind, pattern in (("organisation", _ORGANISATION_RE), ("people", _PEOPLE_RE))
    }
    kind, end = max(ends.items(), key=lambda item: item[1])
    return kind if end else None
