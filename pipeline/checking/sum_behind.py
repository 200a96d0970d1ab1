"""sum_behind: a list with its sum told behind it (kind `part_sum`).

"ban hành 05 nghị quyết, 12 chỉ thị, 08 kế hoạch (tổng cộng 25 văn bản)", ", tổng cộng 25 văn bản",
". Tổng cộng có 25 văn bản." A list that holds is a row whatever it counts. One that does not is
judged only where the sum's noun names what the parts are: the same noun, "văn bản" of documents,
"tập thể, cá nhân" of both; and where nothing else is counted in front of the list.

True: 05 + 12 + 08 = 25 ≠ 24 văn bản. False alarm avoided: "mở 3 lớp, 2 hội nghị, tổng số 24 buổi".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import regex

from extractors.excerpts import Excerpts
from extractors.figures.kindred import PEOPLE, is_one_noun
from extractors.figures.slips import sum_slips
from extractors.matching import REACH, match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row
from pipeline.checking.told_differences import lowered
from schemas.facts import Check, Count
from schemas.registry.documents import document_types
from schemas.textview import folded_view

RULE = "sum_behind"
_TO_NUMBER_RE = regex.compile(
    r"(?:(?:tổng\s+)?cộng|tổng(?:\s+số)?)(?:\s+(?:lại|chung|tất\s+cả|là|có|được|thành)){0,3}"
    r"\s*[:=]?\s*(?=\d)"
)
# What stands right in front of the cue: a bracket, a comma, or the end of the sentence before.
_LEAD_RE = regex.compile(r"(?r)(?P<mark>[(,;.])\s*\Z")
_ASIDE_RE = regex.compile(r"\([^()\n]*\)")
_JOINT_RE = regex.compile(
    r"[^.;:()\n\d]{0,70}(?:[,;]|(?<!\p{L})và)\s*(?:và\s+)?(?:(?!tăng|giảm)\p{L}+\s+){0,4}"
)
_TAIL_RE = regex.compile(r"[^.;:()\n\d]{0,70}")
_YEAR_RE = regex.compile(
    r"(?:\d{1,2}\s*năm|(?:\d{1,2}/){0,2}(?:19|20)\d{2}|\d{1,2}\s+tháng|quý\s+\d|tháng\s+\d{1,2})"
)
_DAY_RE = regex.compile(
    r"ngày\s+\d{1,2}[/.]\d{1,2}(?:[/.](?:19|20)\d{2})?(?![\d/%])"
    r"|(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}(?!\d)"
)
_REACH, _LEAD = 90, 1000
_LONGEST = 60  # counts in one list
_GENERAL = "văn bản"
_BY_CHANCE = 20
"""Below it two numbers make many sums: a list of two proves nothing, unless its nouns do."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A stated sum; the list is all of its sentence where `whole_list`, and each part is of a day
    of its own where `dated`.
    """

    whole: Count
    parts: tuple[Count, ...]
    sure: bool
    whole_list: bool
    dated: bool


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each list whose sum stands behind it."""
    view = folded_view(evidence.doc.text)
    starts = [count.number_at[0] for count in evidence.counts]
    near = Excerpts(view, ((start - REACH if start > REACH else 0, start) for start in starts))
    for place, _ in near.places_of_words(("tổng", "cộng")):
        lead = _LEAD_RE.search(view, max(0, place - 4), place)
        cue = match_near(_TO_NUMBER_RE, view, place) if lead else None
        if lead is None or cue is None:
            continue
        index = bisect_left(starts, cue.end())
        if index == len(starts) or starts[index] != cue.end():
            continue
        found = _list_before(evidence, view, index, lead)
        if found is not None:
            yield from _judged(found, evidence.doc.text)


def _list_before(
    evidence: Evidence, view: str, index: int, lead: "regex.Match[str]"
) -> _Sum | None:
    """The list in front of the sum, whose mark is `lead`, in one sentence."""
    counts, mark, end = evidence.counts, lead["mark"], lead.start()
    whole = counts[index]
    sentence = evidence.doc.sentence_at(end - 1)
    if not _is_plain(whole) or sentence is None:
        return None
    parts: list[Count] = []
    leads: list[str] = []
    joint, limit = _TAIL_RE, end
    for count in reversed(counts[max(0, index - _LONGEST) : index]):
        between = view[count.at[1] : limit]
        if count.at[0] < sentence.start or len(between) > 2 * _REACH:
            break
        if _is_inside(view, count.at[1], limit):
            continue  # "(trong đó 02 nghị quyết chuyên đề)": of a part
        told = _DAY_RE.sub("", _ASIDE_RE.sub("", between))
        if not joint.fullmatch(told) or not _is_plain(count):
            break
        if parts:
            leads.append(between)
        parts.append(count)
        joint, limit = _JOINT_RE, count.number_at[0]
    if len(parts) < 2:
        return None
    first = parts[-1].number_at[0]
    before = _YEAR_RE.sub("", view[max(sentence.start, first - _LEAD) : first])
    alone = first - sentence.start <= _LEAD and not any(map(str.isdigit, before))
    sure = mark == "(" or "cộng" in view[lead.end() : whole.number_at[0]]
    leads.append(view[max(sentence.start, first - _REACH) : first])
    days = [_DAY_RE.findall(lead) for lead in leads]
    dated = all(map(len, days)) and len({told[-1] for told in days}) == len(days)
    return _Sum(whole, tuple(reversed(parts)), sure, alone, dated)


def _is_inside(view: str, start: int, end: int) -> bool:
    """Does a bracket that was opened before `start` end before `end`?"""
    first = view.find(")", start, end)
    return first >= 0 and view.find("(", start, first) < 0


def _is_plain(count: Count) -> bool:
    return count.approx == "exact" and count.value_max is None


def _judged(found: _Sum, text: str) -> Iterator[Check]:
    whole, parts = found.whole, found.parts
    for first in range(len(parts) - 1):
        tail = parts[first:]
        if _total(tail) == whole.value and (
            len(tail) > 2 or whole.value >= _BY_CHANCE or _are_named_by(whole, tail)
        ):
            yield sum_row(RULE, whole, tail)
            return
    if not found.whole_list or not _are_named_by(whole, parts) or _overlap(found):
        return
    off = abs(_total(parts) - whole.value)
    slipped = bool(sum_slips(whole.value, [part.value for part in parts]))
    if slipped or off * 10 <= whole.value:
        sure = slipped and found.sure and len(parts) > 2
        severity = lowered("error" if sure else "suspect", text, whole, parts)
        if severity is not None:
            yield sum_row(RULE, whole, parts, severity)


def _total(parts: Sequence[Count]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _are_named_by(whole: Count, parts: Sequence[Count]) -> bool:
    """Does the sum's noun say what all of the parts are?"""
    noun = whole.unit.lower()
    units = [part.unit.lower() for part in parts]
    if noun.startswith(_GENERAL):
        return all(map(_is_document, parts))
    if all(is_one_noun(unit, noun) for unit in units):
        return True
    return len(set(units)) == len(units) and all(f" {unit}" in f" {noun}" for unit in units)


def _is_document(count: Count) -> bool:
    """ "12 chỉ thị", "12 CT": no "12 văn bản", which may hold the others."""
    if count.kind == "document":
        return not count.unit.lower().startswith(_GENERAL)
    return any(count.unit in kind.codes for kind in document_types())


def _overlap(found: _Sum) -> bool:
    """Is one part's noun another's, with or without words that narrow it, and nothing else told?

    "ngày 16/01 có 315 lượt người, ngày 29/02 có 248 lượt người": who came on one day and on another
    is counted twice by these words.
    """
    parts = found.parts
    if found.dated and all(part.unit.lower().startswith("lượt") for part in parts):
        return False
    return any(
        is_one_noun(one.unit.lower(), other.unit.lower()) and not _differ(one, other)
        for one, other in combinations(parts, 2)
    ) or any(part.unit.lower() in PEOPLE for part in parts)


def _differ(one: Count, other: Count) -> bool:
    """ "12 chi bộ thôn, 05 chi bộ trường học": both narrowed, each in its own way."""
    return bool(one.qualifiers and other.qualifiers and one.qualifiers != other.qualifiers)
