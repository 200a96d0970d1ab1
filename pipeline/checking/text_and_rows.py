"""text_and_rows: what the text says of some rows of a table, or of all, against their sum.

"các chi bộ thôn có 179 đảng viên, các chi bộ trường học 54, các chi bộ còn lại 61" under a table of
branches: the rows whose names begin so, and those that no other name of the sentence takes. Only
rows that hold: the text may group the rows in another way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

import regex

from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row
from schemas.facts import Check, Count
from schemas.folding import fold
from schemas.textview import folded_view

RULE = "text_and_rows"
_TABLE = "count.table"
_NAME_RE = regex.compile(
    r"(?<!\p{L})(?:các|những|khối)\s+(?P<name>\p{L}+(?:\s+\p{L}+){0,6}?)\s+(?:(?:có|là|gồm)\s+)?$"
)
_REST = "con lai"
_LEAST, _LEAD, _MOST, _MOST_COLUMNS = 10, 60, 400, 12


@dataclass(frozen=True, slots=True)
class _Column:
    """The rows of one column that have a total, and what they add up to.

    `names` are the folded names of the rows, all of which begin with `shared` same words.
    """

    total: Decimal
    sum: Decimal
    cells: tuple[Count, ...]
    names: tuple[tuple[str, ...], ...]
    shared: int

    def beginning(self, name: Sequence[str]) -> frozenset[int]:
        """The rows whose names begin like this one, word by word, as far as any do.

        At least one word more than what all rows begin with.
        """
        for length in range(len(name), self.shared, -1):
            start = tuple(name[:length])
            found = [i for i, other in enumerate(self.names) if other[:length] == start]
            if found:
                return frozenset(found) if len(found) > 1 else frozenset()
        return frozenset()


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each count of the text that rows of a table beside it add up to."""
    counts = [figure for figure in evidence.meant if isinstance(figure, Count)]
    columns = _columns([count for count in counts if count.rule == _TABLE])
    if not columns:
        return
    view = folded_view(evidence.doc.text)
    taken: dict[tuple[int, int], frozenset[int]] = {}  # sentence and column → rows named so far
    for text in sorted(counts, key=lambda count: count.at):
        if text.rule == _TABLE or text.approx != "exact" or text.value < _LEAST:
            continue
        for column in columns.get(text.section, ()):
            if not _is_of(column, text):
                continue
            rows = _rows(evidence, view, column, text, taken)
            cells = [column.cells[index] for index in sorted(rows)]
            if len(cells) > 1 and sum((cell.value for cell in cells), Decimal(0)) == text.value:
                yield sum_row(RULE, text, cells)
                break


def _columns(cells: Sequence[Count]) -> dict[int | None, list[_Column]]:
    """The columns of each section whose rows have names."""
    by_label: dict[tuple[int | None, str | None, Decimal], list[Count]] = {}
    for cell in cells:
        if cell.place == "part" and cell.whole is not None and cell.qualifiers:
            by_label.setdefault((cell.section, cell.label, cell.whole), []).append(cell)
    out: dict[int | None, list[_Column]] = {}
    for (section, _, total), found in by_label.items():
        if 2 < len(found) <= _MOST:
            names = tuple(tuple(fold(" ".join(cell.qualifiers)).split()) for cell in found)
            added = sum((cell.value for cell in found), Decimal(0))
            column = _Column(total, added, tuple(found), names, _shared(names))
            if len(beside := out.setdefault(section, [])) < _MOST_COLUMNS:
                beside.append(column)
    return out


def _shared(names: Sequence[tuple[str, ...]]) -> int:
    """How many words all of them begin with: those of the first and the last of them in order."""
    pairs = zip(min(names), max(names), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_of(column: _Column, text: Count) -> bool:
    """Does the column count what the text does?"""
    first = column.cells[0]
    if first.kind != text.kind:
        return False
    if text.indicator is not None or first.indicator is None:
        return text.indicator == first.indicator
    return first.indicator == "member.total"


def _rows(
    evidence: Evidence,
    view: str,
    column: _Column,
    text: Count,
    taken: dict[tuple[int, int], frozenset[int]],
) -> frozenset[int]:
    """The rows that the text means: by their name, all others, or all."""
    sentence = evidence.doc.sentence_at(text.at[0])
    if sentence is None:
        return frozenset()
    key = sentence.start, id(column)
    before = taken.get(key, frozenset())
    everything = frozenset(range(len(column.cells)))
    lead = view[max(sentence.start, text.number_at[0] - _LEAD) : text.number_at[0]]
    match = _NAME_RE.search(lead)
    if match is None:
        # A total that the table gets wrong, and the text right.
        whole = text.body is None and column.sum == text.value != column.total
        return everything if whole else frozenset()
    name = fold(match["name"])
    rows = everything - before if name.endswith(_REST) else column.beginning(name.split())
    if name.endswith(_REST) and not before:
        return frozenset()
    taken[key] = before | rows
    return rows
