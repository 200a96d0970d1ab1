"""conflict: what the text says of the whole body against the total row of a table beside it.

The column must add up to its total and stand in the section of the text, the text must count the
same (by indicator, or by the words over the column) and be one digit away; where the text says the
total elsewhere in the section, another thing is meant.

True: "toàn Đảng bộ có 154 đảng viên là người dân tộc thiểu số" under a column that adds up to 145.
False alarm avoided: a table of another year; a column that does not add up (that is `table_sum`).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import regex

from pipeline.checking.described import Description
from pipeline.checking.evidence import Evidence
from pipeline.checking.paired import are_apart, are_kin
from pipeline.checking.quantities import row
from pipeline.checking.sameness import Comparer
from pipeline.checking.slips import digits, single_digit_slip
from pipeline.checking.stating import Statement
from schemas.facts import Check, Count, Severity

RULE = "text_and_table"
_LEAST, _LEAST_BY_WORDS = 10, 100
_WHOLE_RE = regex.compile(
    r"(?<!\p{L})toàn\s+(?:đảng\s+bộ|huyện|xã|phường|tỉnh|ngành|trường|chi\s+bộ|đơn\s+vị)(?!\p{L})"
)


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each count of the text that a total next to it rules out."""
    stated = evidence.statements
    cells = [one for one in stated if one.role == "cell"]
    if not cells:
        return
    counts = [one for one in stated if one.role == "count" and one.value >= _LEAST]
    sound = {count.at for count in evidence.counts if id(count) in evidence.added_up}
    comparer = Comparer(evidence)
    for total in sound_totals(cells):
        beside = [one for one in counts if one.figure.section == total.figure.section]
        if any(one.value == total.value for one in beside):
            continue
        for text in beside:
            if text.figure.at in sound:
                continue
            if single_digit_slip(digits(text.value), digits(total.value)):
                severity = _severity(comparer, text, total)
                if severity is not None:
                    yield row(RULE, (text.mention, total.mention), severity)


def sound_totals(cells: Iterable[Statement]) -> Iterator[Statement]:
    """The totals under (or over) columns that add up to them."""
    columns: dict[tuple[int | None, str | None, Decimal], list[Decimal]] = {}
    totals: list[tuple[Statement, Count]] = []
    for cell in cells:
        figure = cell.figure
        if not isinstance(figure, Count):
            continue
        if figure.place == "part" and figure.whole is not None:
            key = figure.section, figure.label, figure.whole
            columns.setdefault(key, []).append(cell.value)
        elif figure.place == "whole" and not figure.qualifiers:
            totals.append((cell, figure))
    for total, figure in totals:
        column = columns.get((figure.section, figure.label, figure.value), ())
        if len(column) > 1 and sum(column, Decimal(0)) == total.value >= _LEAST:
            yield total


def _severity(comparer: Comparer, text: Statement, total: Statement) -> Severity | None:
    """Of how much the two are one: by indicator and said of the whole, by indicator, by words."""
    if text.figure.body is not None or text.aspect != "level" or text.place == "part":
        return None
    pair = comparer.pair(text, total)
    if not are_kin(pair) or are_apart(pair):
        return None
    named = pair.there.own <= pair.here.near
    if text.indicator is not None and text.indicator == total.indicator and named:
        return "error" if _says_of_whole(pair.here) else "suspect"
    by_words = bool(pair.there.own) and pair.there.own <= pair.here.own
    return "suspect" if by_words and text.value >= _LEAST_BY_WORDS else None


def _says_of_whole(said: Description) -> bool:
    return _WHOLE_RE.search(said.before) is not None
