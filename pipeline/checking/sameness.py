"""Are two statements of one report, of the same value, about one quantity?

Where nothing sets them apart, the words that stand with the numbers must speak of one thing. How
much they must share depends on how often a number of that size comes about by chance.
"""

from decimal import Decimal

from extractors.figures.kindred import is_one_noun
from pipeline.checking.described import CellDescription, Description, pairs
from pipeline.checking.evidence import Evidence
from pipeline.checking.paired import Pair, are_apart, are_kin, are_qualified_apart, may_be_kin
from pipeline.checking.stating import Statement
from schemas.facts import Count
from schemas.folding import fold_tone

_HUGE, _LARGE, _MANY, _PEOPLE, _MIDDLE, _FEW, _SMALL = 1000, 100, 50, 20, 10, 5, 3
"""From where on a number is rare enough, the less the words say."""
_NEAR = 200


class Comparer:
    """Compares the statements of one report."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._known: dict[tuple[int, int], Description] = {}

    def describe(self, statement: Statement) -> Description:
        """What is said of the statement's number."""
        figure = statement.figure
        if figure.at not in self._known:
            if statement.role == "cell" and isinstance(figure, Count):
                column, row = fold_tone(figure.label or ""), fold_tone(" ".join(figure.qualifiers))
                self._known[figure.at] = CellDescription(row, column)
            else:
                self._known[figure.at] = self._evidence.descriptions.of(*figure.at)
        return self._known[figure.at]

    def pair(self, one: Statement, other: Statement) -> Pair:
        """The two with what is said of them."""
        return Pair(one, other, self.describe(one), self.describe(other))

    def is_one_quantity(self, one: Statement, other: Statement) -> bool:
        """Do both (in reading order) state the same quantity, as far as their words tell?"""
        if one.figure is other.figure or one.role == other.role == "cell":
            return False
        if not may_be_kin(one, other):
            return False
        people = one.kind == other.kind == "people"
        if one.is_at_another_time(other, people=people) and not self._points_back(one, other):
            return False
        pair = self.pair(one, other)
        if one.role == other.role == "share":
            return (
                not self._are_in_one_block(one, other)
                and _may_be_one_share(pair)
                and not are_apart(pair)
            )
        if not are_kin(pair):
            return False
        together = self._are_in_one_block(one, other)
        near = together and other.figure.at[0] - one.figure.at[1] < _NEAR
        if near and one.value > 1 and _is_taken_up(pair):
            return True
        if one.role == other.role == "count" and pair.there.definite:
            known = near or one.value >= _MIDDLE or not pair.are_people
            return one.value > 1 and known and not are_qualified_apart(pair)
        if "cell" in pair.roles:
            return _is_cell_of(pair) and not are_apart(pair)
        if "whole" in pair.roles:
            return _is_whole_of(pair) and not are_apart(pair)
        if one.sentence == other.sentence and "part" not in pair.roles:
            return False
        if one.value < _FEW and (together or not pair.is_particular):
            return False
        return not are_apart(pair) and _agree(pair)

    def _points_back(self, one: Statement, other: Statement) -> bool:
        """May the second be the first again, whenever it is of ("tiếp nhận 09; đã xong 09/09")?"""
        taken_up = (one.role, other.role) == ("count", "whole")
        return taken_up or (one.role == other.role == "count" and self.describe(other).definite)

    def _are_in_one_block(self, one: Statement, other: Statement) -> bool:
        doc = self._evidence.doc
        return len({doc.block_index(s.figure.at[0]) for s in (one, other)}) == 1


def _is_taken_up(pair: Pair) -> bool:
    """ "Tiếp nhận 09 đơn; đã giải quyết 09/09 đơn", "288 hồ sơ … ở 261/288 trường hợp"."""
    if pair.other.role != "whole" or pair.one.role != "count":
        return False
    return is_one_noun(pair.one.noun, pair.other.noun) or pair.other.noun == "trường hợp"


def _is_cell_of(pair: Pair) -> bool:
    """Does the text state what the cell does? Its column must be named, and its row."""
    first = pair.one.role == "cell"
    cell, text = (pair.one, pair.other) if first else (pair.other, pair.one)
    column, said = (pair.here, pair.there) if first else (pair.there, pair.here)
    if text.role != "count" or text.value <= 1:
        return False
    row = pairs(" ".join(column.before.split()[-2:]))
    if column.before and not (row and row <= said.own and column.own <= said.near):
        return False
    if pair.same_indicator or column.before:
        return True
    return column.own <= said.near if column.own else _is_unrounded(cell.value)


def _is_whole_of(pair: Pair) -> bool:
    """One is the whole of a ratio; the other a count, or another whole."""
    one, other = pair.one, pair.other
    if "part" in pair.roles:
        return pair.shared > 0 and pair.value >= _PEOPLE
    if pair.shared and pair.value >= _MIDDLE:
        return True
    bare = not any(pair.is_some(s) for s in (one, other) if s.role != "whole")
    if pair.are_people:
        return pair.value >= (_PEOPLE if bare else _LARGE)
    if pair.are_bodies:
        return bare and pair.value >= _SMALL
    return (bare and pair.value >= _MIDDLE) or (pair.value >= _LARGE and one.noun == other.noun)


def _agree(pair: Pair) -> bool:
    """Do two counts of kindred nouns, in two sentences, speak of one thing?"""
    value, shared = pair.value, pair.shared
    if _is_unrounded(value) and value >= _HUGE:
        return True
    if shared >= 2 or (shared and pair.same_indicator) or pair.is_particular:
        return value > 1
    if "part" in pair.roles:
        return shared > 0 and value >= _FEW
    if shared:
        return value >= (_PEOPLE if pair.are_people else _MIDDLE)
    some = pair.is_some(pair.one) or pair.is_some(pair.other)
    if pair.are_people:
        if value >= _LARGE and "member.total" in (pair.one.indicator, pair.other.indicator):
            return True
        return (value >= _PEOPLE and not some) or (value >= _MANY and pair.same_indicator)
    least = _MIDDLE if pair.are_bodies or pair.same_indicator else _LARGE
    return value >= least and not some


def _may_be_one_share(pair: Pair) -> bool:
    """Percentages repeat by chance: the fewer digits, the more words they must share."""
    if pair.value in (0, 50, 100):
        return False
    written = len(pair.value.normalize().as_tuple().digits)
    return len(pair.here.near & pair.there.near) >= (2 if written >= _SMALL else 3)


def _is_unrounded(value: Decimal) -> bool:
    return value >= _LARGE and value % 10 != 0
