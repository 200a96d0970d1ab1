"""heading_prefix: a dotted number that belongs to another section ("3.2." among "2.1.", "2.3.").

Accused only where the section that it names stands elsewhere as a heading of its own, or where it
counts on from its neighbour ("2.1.", "3.2."): a heading that was not recognised must not make the
numbers of its sections wrong. "2.1." under "II." is right. Suspect at most.
"""

from collections.abc import Iterator, Sequence

from pipeline.checking.evidence import Evidence
from pipeline.segmenting.labels import label_of
from schemas.document import Heading
from schemas.facts import Check

RULE = "heading_prefix"
Numbers = tuple[int, ...]


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each dotted heading under a numbered one that does not carry its number."""
    headings = evidence.doc.headings
    numbers = [_numbers(heading) for heading in headings]
    before: dict[int, Numbers] = {}
    for heading, own in zip(headings, numbers, strict=True):
        parent = heading.parent
        if parent is None or len(own) < 2 or len(numbers[parent]) != len(own) - 1:
            continue
        above, last = numbers[parent], before.get(parent)
        before[parent] = own
        if own[:-1] == above:
            continue
        counts_on = last is not None and last[:-1] == above and own[-1] == last[-1] + 1
        if not counts_on and not _stands_elsewhere(headings, numbers, parent, own[:-1]):
            continue
        yield Check(
            kind="numbering",
            severity="suspect",
            rule=RULE,
            spans=(heading.span, headings[parent].span),
            stated=heading.label or "",
            expected=".".join(map(str, (*above, own[-1]))),
            equation=f"{headings[parent].label} → {heading.label}",
            section=parent,
        )


def _stands_elsewhere(
    headings: Sequence[Heading], numbers: Sequence[Numbers], parent: int, wanted: Numbers
) -> bool:
    """Is there a heading of that number beside the parent?"""
    return any(
        found == wanted and heading.parent == headings[parent].parent
        for heading, found in zip(headings, numbers, strict=True)
    )


def _numbers(heading: Heading) -> Numbers:
    label = label_of(heading.label) if heading.label else None
    return label.numbers if label is not None and label.style in ("arabic", "decimal") else ()
