"""numbering: headings of one group that repeat or skip a number.

A group is the headings of one style under one parent. A number that stands on some other line of
the same part (a list item, a caption that was not read as a heading) is not missing. Numbers that
begin anew ("1. 2. 1. 2.") are of two lists, under captions ("Phụ lục 2") that were not read so.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex

from pipeline.checking.evidence import Evidence
from pipeline.segmenting.labels import label_of
from schemas.document import Heading, Span
from schemas.facts import Check

RULE = "numbering"
_PLACE_LENGTH = 24
# "2 Công tác", "**2.** 56 dân quân", "II.2. …"
_LINE_NUMBER_RE = regex.compile(
    r"^[ \t*#_]*(?P<prefix>(?:(?:[IVX]+|\d{1,2})\.)*)(?P<number>\d{1,2})(?!\d|[.,]\d)",
    regex.MULTILINE,
)


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each group of two headings or more that runs on, and one for each break."""
    for group in _groups(evidence.doc.headings):
        numbers = [_number(heading) for heading in group]
        if len(group) < 2 or None in numbers:
            continue
        breaks = [
            (at, group[at - 1], group[at], a, b)
            for at, (a, b) in enumerate(pairwise(numbers), start=1)
            if a is not None and b is not None and b != a + 1
        ]
        if not breaks and numbers[0] == 1:
            yield Check(
                kind="numbering",
                severity="ok",
                rule=RULE,
                spans=tuple(_place(evidence, heading) for heading in group),
                stated=Decimal(len(group)),
                expected=Decimal(len(group)),
                equation=" ".join(heading.label or "" for heading in group),
                section=group[0].parent,
            )
        repeated: Heading | None = None
        for at, before, here, a, b in breaks:
            if _prefix(before) != _prefix(here):
                continue  # of two sections: `heading_prefix` tells where that is wrong
            if b > a + 1 and _stands_between(evidence, before, here, a + 1):
                continue
            if b == 1 and a > 1 and numbers[at + 1 : at + 2] == [2]:
                continue
            if before is repeated and b == a + 2:
                continue  # "1. 2. 2. 4.": the second 2 is the 3
            repeated = here if b == a else None
            yield Check(
                kind="numbering",
                severity="error" if b in (a, a + 2) else "suspect",
                rule=RULE,
                spans=(_place(evidence, here), _place(evidence, before)),
                stated=here.label or "",
                expected=str(a + 1),
                equation=f"{before.label} → {here.label}",
                section=here.parent,
            )


def _place(evidence: Evidence, heading: Heading) -> Span:
    """The label and the first words of the title: enough to find it by."""
    start, end = heading.at
    cut = evidence.doc.text.rfind(" ", start, start + _PLACE_LENGTH + 1)
    return evidence.doc.span(start, end if end - start <= _PLACE_LENGTH or cut <= start else cut)


def _groups(headings: tuple[Heading, ...]) -> Iterator[list[Heading]]:
    groups: dict[tuple[int | None, int, int], list[Heading]] = {}
    for heading in headings:
        if heading.label is not None and heading.level != 4:
            dots = heading.label.strip(".-)/ :").count(".")
            groups.setdefault((heading.parent, heading.level, dots), []).append(heading)
    yield from groups.values()


def _number(heading: Heading) -> int | None:
    numbers = _numbers(heading)
    return numbers[-1] if numbers else None


def _prefix(heading: Heading) -> tuple[int, ...]:
    return _numbers(heading)[:-1]


def _numbers(heading: Heading) -> tuple[int, ...]:
    label = label_of(heading.label or "")
    return label.numbers if label is not None else ()


def _begins_line(text: str, before: Heading, end: int, number: int) -> bool:
    """Does a line between the heading and `end` begin with the number, however it goes on?"""
    return any(
        int(found["number"]) == number and not _is_under(_digits(found["prefix"]), before)
        for found in _LINE_NUMBER_RE.finditer(text, before.at[1], end)
    )


def _is_under(prefix: tuple[int, ...], heading: Heading) -> bool:
    """ "3.4." under "3.": the 4 is that of a part, and not the heading's own next one."""
    own = _numbers(heading)
    return prefix[-1:] == own[-1:] and prefix != own[:-1]


def _digits(prefix: str) -> tuple[int, ...]:
    return tuple(int(step) for step in prefix.split(".") if step.isdigit())


def _stands_between(evidence: Evidence, before: Heading, here: Heading, number: int) -> bool:
    """Is there some line between the two headings that carries the missing number?"""
    doc = evidence.doc
    if _begins_line(doc.text, before, here.at[0], number):
        return True
    between = doc.blocks[doc.block_index(before.at[0]) : doc.block_index(here.at[0])]
    for block in between:
        if before.at[1] <= block.start and block.marker:
            label = label_of(block.marker)
            numbers = label.numbers if label is not None else ()
            if numbers[-1:] == (number,) and not _is_under(numbers[:-1], before):
                return True
    return False
