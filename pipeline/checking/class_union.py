"""class_union: several values of a division that are also told together.

"dân tộc Tày 187, Dao 104, Kinh 81, Mông 40 … người dân tộc thiểu số có 331 đồng chí": all but Kinh;
"tiến sĩ 03, thạc sĩ 41 … trên đại học 44 đồng chí". Only rows that hold: the list and the class may
be of different people.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.figures.change import alike
from extractors.figures.dimensions import dimensions_of
from extractors.figures.group import Group
from pipeline.checking.evidence import Evidence
from pipeline.checking.sums import sum_row
from schemas.facts import Check, Count
from schemas.textview import folded_view, window_start

RULE = "class_union"
_STOP_RE = regex.compile(r"[.;,()\n](?=\s|$)")
_REACH, _LEAD, _TAIL, _LEAST = 3000, 70, 40, 10


@dataclass(frozen=True, slots=True)
class _Class:
    """What a class is called, and of which values of its dimension it consists."""

    dimension: str
    words: "regex.Pattern[str]"
    values: "regex.Pattern[str]"


_CLASSES = (
    _Class(
        "ethnicity",
        regex.compile(r"(?<!\p{L})dân\s+tộc\s+(?:thiểu\s+số|ít\s+người)(?!\p{L})"),
        regex.compile(r"(?!kinh$).*"),
    ),
    _Class(
        "degree",
        regex.compile(r"(?<!\p{L})(?:trên|sau)\s+đại\s+học(?!\p{L})"),
        regex.compile(r"(?:tiến|thạc)\s+(?:sĩ|sỹ)|chuyên\s+khoa.*"),
    ),
    _Class(
        "degree",
        regex.compile(r"(?<!\p{L})đại\s+học(?:\s+và|,)?\s+(?:trở\s+lên|trên\s+đại\s+học)(?!\p{L})"),
        regex.compile(r"(?:tiến|thạc)\s+(?:sĩ|sỹ)|chuyên\s+khoa.*|đại\s+học|cử\s+nhân"),
    ),
)


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each class that the values of a division make up."""
    view = folded_view(evidence.doc.text)
    counts = [c for c in evidence.counts if c.approx == "exact" and c.value_max is None]
    starts = [count.at[0] for count in counts]
    told = set(evidence.sums)
    for group in evidence.groups:
        for class_ in _CLASSES:
            if class_.dimension not in group.dimensions or group.total != group.whole.value:
                continue
            values = [dimensions_of(part).get(class_.dimension, "") for part in group.parts]
            inside = [class_.values.fullmatch(value) is not None for value in values]
            parts = [part for part, is_in in zip(group.parts, inside, strict=True) if is_in]
            others = [part for part, is_in in zip(group.parts, inside, strict=True) if not is_in]
            if len(parts) < 2 or not others:
                continue
            start = group.parts[0].at[0]
            first = bisect_left(starts, start - _REACH)
            last = bisect_left(starts, start + _REACH)
            for count in _named(view, class_, group, counts[first:last]):
                if count.value == sum(part.value for part in parts) >= _LEAST:
                    rows: list[tuple[Count, ...]] = [(count, *parts)]
                    if len(others) == 1:
                        rows.append((group.whole, count, others[0]))
                    for row in rows:
                        figures = frozenset(map(id, row[1:]))
                        if figures not in told:
                            told.add(figures)
                            yield sum_row(RULE, row[0], row[1:])
                    break


def _named(view: str, class_: _Class, group: Group, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts of the whole's noun that are said to be of the class, of the same time."""
    for count in counts:
        if count in group.parts or not alike(count, group.whole):
            continue
        if None not in (count.as_of, group.whole.as_of) and count.as_of != group.whole.as_of:
            continue
        start, end = count.number_at
        lead = _STOP_RE.split(view[window_start(view, start, _LEAD) : start])[-1]
        tail = _STOP_RE.split(view[end : count.at[1] + _TAIL])[0]
        if class_.words.search(lead) or class_.words.search(tail):
            yield count
