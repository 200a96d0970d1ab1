"""retold: a quantity told again, with another value, where the report sums itself up (`conflict`).

"Đánh giá chung: … kiểm tra 86 tổ chức đảng, thi hành kỷ luật 39 đảng viên" beside "kiểm tra 86 tổ
chức đảng" and "thi hành kỷ luật 37 đảng viên" in the body: the summary repeats the body word for
word, and one number is a digit away from what the same words have there.

True: the words before the number, its noun and its year agree, the body has one value for them, and
the sentence repeats other numbers of the body rightly. False alarm avoided: "kiểm tra 12 tổ chức
đảng" of two committees: the body has two values, and nothing is said.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import regex

from extractors.matching import match_near
from pipeline.checking.described import FUNCTION_WORDS
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare
from pipeline.checking.paired import are_apart
from pipeline.checking.quantities import row
from pipeline.checking.sameness import Comparer
from pipeline.checking.slips import single_digit_slip
from pipeline.checking.stating import Statement
from schemas.facts import Check, Severity
from schemas.folding import fold_tone
from schemas.textview import folded_view

RULE = "retold"
_SUMMING_RE = regex.compile(
    r"(?<!\p{L})(?:(?:nhận\s+xét\s*,?\s*)?đánh\s+giá(?:\s+(?:chung|tổng\s+quát|khái\s+quát))?|kết\s+luận|nhận\s+xét\s+chung|ưu\s+điểm"
    r"|tóm\s+lại|tổng\s+hợp\s+chung)\s*$"
)
_OPENING_RE = regex.compile(
    r"\s*(?:nhìn\s+chung|tóm\s+lại|như\s+vậy|tổng\s+hợp\s+lại|đánh\s+giá\s+chung)(?!\p{L})"
)
_SPAN_RE = regex.compile(r"(?<!\p{L})(\d{1,2}|hai|ba|bốn|năm)\s+(năm|tháng|quý)(?!\p{L})")
_WORD_RE = regex.compile(r"\p{L}+|[^\s\p{L}]")
_BEHIND_RE = regex.compile(r"\s(\p{L}+)\s(\p{L}+)")
_LEAD = 60
_MOST = 12  # numbers behind the same words, and numbers on either side of one, that are looked at
_STATED = frozenset(("sentence", "list"))
_OTHER_ASPECTS = frozenset(("change", "average", "target"))
_SURE = 10
_TELLING = 3  # digits of a percentage that does not repeat by chance
_ADMITTED, _TO_ADMIT = "admit.total", "admit.target"
_TO_SHARE_RE = regex.compile(r"[^.;:()\n\d]{0,30}[,(]\s*(?:đạt|bằng|chiếm)?\s*")


@dataclass(frozen=True, slots=True)
class _Told:
    """A count, what it is of in words, and its place among the statements."""

    statement: Statement
    index: int


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each number of a summary that the body, in the same words, tells otherwise."""
    view = folded_view(evidence.doc.text)
    statements = evidence.statements
    summing = list(_summing(evidence, view))
    if not summing:
        return
    by_words: dict[tuple[str, str], list[_Told]] = {}
    for index, statement in enumerate(statements):
        if statement.role == "count" and (words := _words(view, statement)):
            by_words.setdefault(words, []).append(_Told(statement, index))
    comparer = Comparer(evidence)
    first_told = _first_told(statements)
    for index in summing:
        said = statements[index]
        words = _words(view, said)
        alike = by_words.get(words, ()) if words else ()
        if len(alike) > _MOST:
            continue  # they are said of many things
        before = [told for told in alike if told.index < index]
        body = [t for t in before if _block(evidence, t.statement) != _block(evidence, said)]
        if not body or len(body) < len(before) or len({t.statement.value for t in body}) > 1:
            continue
        right = body[0]
        if not _is_a_digit_apart(said.value, right.statement.value):
            continue
        if any(
            are_apart(comparer.pair(told.statement, said))
            or _are_of_two_years(told.statement, said)
            for told in body
        ) or _is_difference_told(statements, index, right.statement):
            continue
        if severity := _severity(evidence, statements, index, right, first_told):
            if _is_of_another_span(view, evidence, said, right.statement):
                severity = "suspect"
            yield row(RULE, (said.mention, right.statement.mention), severity)


def _severity(
    evidence: Evidence,
    statements: Sequence[Statement],
    index: int,
    right: _Told,
    first_told: dict[tuple[Decimal, str], int],
) -> Severity | None:
    """How sure is it that the summary repeats the body, and repeats this number wrongly?"""
    said = statements[index]
    block = _block(evidence, said)
    repeated = {
        (other.value, other.noun)
        for other in _around(evidence, statements, index, block)
        if _is_telling(other)
        and evidence.doc.block_index(statements[first_told[other.value, other.noun]].figure.at[0])
        < block
    }
    paired = any(_are_beside_one(statements, index, right.index, step) for step in (-1, 1))
    if said.value >= _SURE and right.statement.value >= _SURE:
        return "error" if len(repeated) > 1 or paired else "suspect" if repeated else None
    if paired:
        return "error"
    if len(repeated) > 1 or _is_fulfilled(evidence, right.statement):
        return "suspect"
    return None


def _is_fulfilled(evidence: Evidence, right: Statement) -> bool:
    """ "chỉ tiêu kết nạp 10 đảng viên … kết nạp 06 đảng viên, đạt 60% chỉ tiêu": does the
    percentage behind it hold of what was planned?
    """
    if right.indicator != _ADMITTED:
        return False
    index = bisect_left(evidence.percentage_starts, right.figure.at[1])
    share = next(iter(evidence.percentages[index : index + 1]), None)
    if share is None or share.at[0] - right.figure.at[1] > _LEAD:
        return False
    if not _TO_SHARE_RE.fullmatch(evidence.doc.text, right.figure.at[1], share.at[0]):
        return False
    return any(
        plan.value > 0
        and compare(
            Fraction(100 * right.value) / Fraction(plan.value),
            share.value,
            share.numeral,
            "exact",
        )
        == "ok"
        for plan in evidence.statements
        if plan.indicator == _TO_ADMIT
    )


def _are_of_two_years(one: Statement, other: Statement) -> bool:
    """Does the sentence of either name a year that the other is not known to be of?"""
    if not _STATED.isdisjoint((one.figure.time_from, other.figure.time_from)):
        years = (one.years, other.years)
        return None in years or one.is_at_another_time(other, people=True)
    return False


def _is_of_another_span(view: str, evidence: Evidence, said: Statement, told: Statement) -> bool:
    """ "Trong 4 năm đầu, kết nạp 217": does its sentence name years or months, and that of the body
    not these?
    """
    spans = [
        set(_SPAN_RE.findall(view, sentence.start, sentence.end))
        for statement in (said, told)
        if (sentence := evidence.doc.sentence_at(statement.figure.at[0])) is not None
    ]
    return len(spans) > 1 and not spans[0] <= spans[1]


def _is_difference_told(statements: Sequence[Statement], index: int, right: Statement) -> bool:
    """ "kỷ luật 39 đảng viên (tính cả 02 …)" beside 37: is what came to it told behind?"""
    said, behind = statements[index], statements[index + 1 : index + 2]
    return any(
        other.sentence == said.sentence and other.value == abs(said.value - right.value)
        for other in behind
    )


def _around(
    evidence: Evidence, statements: Sequence[Statement], index: int, block: int
) -> Iterator[Statement]:
    """The other statements of the block, the nearest ones."""
    for other in statements[max(0, index - _MOST) : index + _MOST + 1]:
        if other is not statements[index] and _block(evidence, other) == block:
            yield other


def _block(evidence: Evidence, statement: Statement) -> int:
    return evidence.doc.block_index(statement.figure.at[0])


def _are_beside_one(statements: Sequence[Statement], here: int, there: int, step: int) -> bool:
    """ "17 vụ, làm chết 06 người", "17 vụ, làm chết 09 người": do both stand beside one number?"""
    if min(here, there) + step < 0 or max(here, there) + step >= len(statements):
        return False
    one, other = statements[here + step], statements[there + step]
    return (
        one.value == other.value > 1
        and one.noun == other.noun
        and one.role == other.role
        and one.sentence == statements[here].sentence
        and other.sentence == statements[there].sentence
    )


def _first_told(statements: Sequence[Statement]) -> dict[tuple[Decimal, str], int]:
    first: dict[tuple[Decimal, str], int] = {}
    for index, statement in enumerate(statements):
        first.setdefault((statement.value, statement.noun), index)
    return first


def _is_telling(statement: Statement) -> bool:
    """Is its number long enough not to come again by chance?"""
    if statement.role == "share":
        return len(statement.value.normalize().as_tuple().digits) >= _TELLING
    return statement.value >= _SURE


def _is_a_digit_apart(one: Decimal, other: Decimal) -> bool:
    """As they are written: numbers below ten have two digits ("02", "03")."""
    said, told = (f"{value:f}".replace(".", "").zfill(2) for value in (one, other))
    return len(said) == len(told) and single_digit_slip(said, told)


def _summing(evidence: Evidence, view: str) -> Iterator[int]:
    """The counts, by their place among the statements, that stand under a heading of summing up or
    in a sentence that says so.
    """
    doc = evidence.doc
    summed_up = {
        number
        for number, heading in enumerate(doc.headings)
        if heading.role == "assessment" or _SUMMING_RE.search(fold_tone(heading.title))
    }
    opening: dict[int, bool] = {}
    for index, statement in enumerate(evidence.statements):
        if statement.role != "count":
            continue
        at = statement.sentence
        if at not in opening:
            opening[at] = match_near(_OPENING_RE, view, at) is not None
        if opening[at] or doc.section_at(statement.figure.at[0]) in summed_up:
            yield index


def _words(view: str, statement: Statement) -> tuple[str, str] | None:
    """The two syllables before the number that say what was done, and its noun.

    Behind a sign one is enough with two behind the noun: "giúp 1.214 hộ thoát nghèo".
    """
    if statement.aspect in _OTHER_ASPECTS:
        return None
    if statement.indicator == _ADMITTED and statement.place != "part":
        return _ADMITTED, ""
    start = statement.figure.at[0]
    found: list[str] = []
    lead = max(statement.sentence, start - _LEAD)
    for word in reversed(_WORD_RE.findall(view, lead, start)):
        if not word.isalpha():
            break
        if word not in FUNCTION_WORDS:
            found.append(word)
        if len(found) == 2:
            return f"{found[1]} {found[0]}", statement.noun
    behind = _BEHIND_RE.match(view, statement.figure.at[1])
    if len(found) == 1 and behind is not None and not FUNCTION_WORDS & set(behind.groups()):
        return " ".join((found[0], *behind.groups())), statement.noun
    return None
