"""transposed: a quantity told again with two neighbouring digits the other way round (`conflict`).

"Tiếp nhận 437 đơn (khiếu nại 38 đơn, tố cáo 121 đơn, phản ánh 278 đơn)" and in the closing words
"đã tiếp nhận, phân loại 473 đơn". The words must agree as for a quantity that is told again with
the same value, and the right value must be borne out: by a sum, a share or a change, as a cell of a
table, or because it is said twice; the other is said once. Always suspect.

False alarm avoided: "phấn đấu nâng lên 102 xã" beside "120 xã": a plan; "13 đơn" and "31 đơn" of
two kinds: numbers below a hundred count only beside the same number of another year ("giảm từ 36
đồng chí năm 2022 xuống còn 13 đồng chí năm 2023").
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import regex

from pipeline.checking.evidence import Evidence
from pipeline.checking.paired import Pair, are_qualified_apart, may_be_kin
from pipeline.checking.quantities import row
from pipeline.checking.sameness import Comparer
from pipeline.checking.stating import Statement
from pipeline.checking.text_and_table import sound_totals
from schemas.facts import Check, Count, Ratio
from schemas.textview import folded_view

RULE = "transposed"
_LEAST, _LARGE, _HUGE = 10, 100, 1000
_MEMBERSHIP = "member.total"
_MOST = 24
"""Numbers of the same digits that are held against each other."""
_ROLES = frozenset(("count", "cell", "whole"))
_STATED = frozenset(("sentence", "list"))
_ASPECTS = frozenset(("target", "average"))
_TOTAL_RE = regex.compile(r"(?i)(?:toàn|tổng|cộng)(?!\p{L})")
_MORE_RE = regex.compile(r"(?<!\p{L})(?:thêm|tăng|mới)(?!\p{L})[^.;]{0,12}$")
_LEAD = 24


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each number whose digits stand in another order where it is borne out."""
    by_value: dict[Decimal, list[Statement]] = {}
    for statement in evidence.statements:
        if statement.role in _ROLES and statement.value >= _LEAST:
            by_value.setdefault(statement.value, []).append(statement)
    by_digits: dict[str, list[Decimal]] = {}
    for value in by_value:
        if value == value.to_integral_value():
            by_digits.setdefault("".join(sorted(str(int(value)))), []).append(value)
    alike = [
        sorted((one for value in values for one in by_value[value]), key=_place)
        for values in by_digits.values()
        if len(values) > 1
    ]
    if not alike:
        return
    known = evidence.borne_out
    read: tuple[Count | Ratio, ...] = (*evidence.counts, *evidence.ratios)
    sound = frozenset(figure.at for figure in read if id(figure) in known)
    cells = [one for one in evidence.statements if one.role == "cell"]
    totals = frozenset(total.figure.at for total in sound_totals(cells))
    sound |= totals | frozenset(cell.figure.at for cell in cells if cell.place != "whole")
    comparer = Comparer(evidence)
    for found in alike:
        if len(found) <= _MOST:
            yield from _transposed(evidence, comparer, found, sound)


def _place(statement: Statement) -> tuple[int, int]:
    return statement.figure.at


def _transposed(
    evidence: Evidence,
    comparer: Comparer,
    statements: Sequence[Statement],
    sound: frozenset[tuple[int, int]],
) -> Iterator[Check]:
    """The rows of the numbers of the same digits."""
    accused: set[tuple[int, int]] = set()
    for one, other in combinations(statements, 2):
        if not _are_transposed(one.value, other.value) or not may_be_kin(one, other):
            continue
        weights = [_weight(said, statements, sound) for said in (one, other)]
        if min(weights) > 0 or weights[0] == weights[1]:
            continue
        wrong, right = (one, other) if weights[0] == 0 else (other, one)
        if wrong.role != "count" or wrong.figure.at in accused:
            continue
        if _ASPECTS & {wrong.aspect, right.aspect}:
            continue
        if _are_one(evidence, comparer, one, other):
            accused.add(wrong.figure.at)
            yield row(RULE, (wrong.mention, right.mention), "suspect")


def _weight(
    said: Statement, statements: Sequence[Statement], sound: frozenset[tuple[int, int]]
) -> int:
    """How much bears the number out: nothing is 0."""
    again = any(
        one is not said and one.value == said.value and may_be_kin(one, said) for one in statements
    )
    return (said.figure.at in sound) + again


def _are_one(evidence: Evidence, comparer: Comparer, one: Statement, other: Statement) -> bool:
    """Do the two (in reading order) speak of one quantity?"""
    if one.sentence == other.sentence:
        return False
    if one.value < _LARGE:
        return _are_beside_one_year(evidence, one, other)
    if comparer.is_one_quantity(one, other):
        return _agree_in_words(comparer.pair(one, other))
    return _is_increase(evidence, comparer, one, other)


def _agree_in_words(pair: Pair) -> bool:
    """Do both say what is counted, or was done, with the same words?"""
    if "cell" in pair.roles:
        return True
    return pair.shared > 0 or (pair.same_indicator and pair.one.indicator != _MEMBERSHIP)


def _are_transposed(one: Decimal, other: Decimal) -> bool:
    """Do two neighbouring digits alone stand the other way round?"""
    said, told = str(int(one)), str(int(other))
    apart = [index for index, (a, b) in enumerate(zip(said, told, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] - apart[0] == 1


def _are_beside_one_year(evidence: Evidence, one: Statement, other: Statement) -> bool:
    """Does the same number of another year stand with both, each year said?"""
    if one.years is None or one.years != other.years:
        return False
    return bool(_of_other_years(evidence, one) & _of_other_years(evidence, other))


def _of_other_years(
    evidence: Evidence, said: Statement
) -> frozenset[tuple[Decimal, tuple[int, int] | None]]:
    """The counts of people or of its noun in its sentence that are of another year."""
    return frozenset(
        (near.value, near.years)
        for near in evidence.statements
        if near.sentence == said.sentence
        and near.figure.time_from in _STATED
        and near.value >= _LEAST
        and near.years != said.years
        and may_be_kin(near, said)
    )


def _is_increase(evidence: Evidence, comparer: Comparer, one: Statement, other: Statement) -> bool:
    """ "Phát triển thêm 1.413 khách hàng" under a table whose total row has the increase 1.143."""
    cell, text = (one, other) if one.role == "cell" else (other, one)
    if cell.role != "cell" or cell.aspect != "change" or cell.figure.section != text.figure.section:
        return False
    rows = getattr(cell.figure, "qualifiers", ())
    if cell.noun != text.noun or not rows or not _TOTAL_RE.match(rows[0]):
        return False
    start = text.figure.at[0]
    said = folded_view(evidence.doc.text)[max(0, start - _LEAD) : start]
    return (
        one.value >= _HUGE
        and _MORE_RE.search(said) is not None
        and not are_qualified_apart(comparer.pair(one, other))
    )
