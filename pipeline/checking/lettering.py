"""lettering: lettered headings and parts that repeat or skip one ("a)" "b)" "d)", "PHẦN THỨ BA").

After "d" comes "đ" or "e", after "e" comes "g" or "f", as either alphabet has it. A letter may
begin anew in one section, and one that stands on some other line is not missing; suspect at most.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import regex

from pipeline.checking.evidence import Evidence
from pipeline.segmenting.labels import label_of, roman_value
from schemas.document import Heading
from schemas.facts import Check

RULE = "lettering"
_LATIN, _VIETNAMESE = "abcdefghijklmnop", "abcdđeghiklmnop"
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ALSO = {"một": "nhất", "bốn": "tư", "bẩy": "bảy"}
_PART_RE = regex.compile(r"\p{L}+\s+(?:thứ\s+)?(?P<number>\p{L}+|\d{1,2})", regex.I)


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each group of two headings or more that runs on, and one for each break."""
    for group in _groups(evidence.doc.headings):
        keys = [_key(heading) for heading in group]
        if len(group) < 2 or None in keys:
            continue
        breaks = [
            (before, here, a, b)
            for (before, a), (here, b) in pairwise(zip(group, keys, strict=True))
            if a is not None and b is not None and b not in _next(a)
        ]
        if not breaks and keys[0] in ("a", "1"):
            yield Check(
                kind="numbering",
                severity="ok",
                rule=RULE,
                spans=tuple(heading.span for heading in group),
                stated=Decimal(len(group)),
                expected=Decimal(len(group)),
                equation=" ".join(heading.label or "" for heading in group),
                section=group[0].parent,
            )
        for before, here, a, b in breaks:
            if b in ("a", "1") or _stands_between(evidence, before, here, _next(a)):
                continue
            due = "/".join(sorted(_next(a)))
            yield Check(
                kind="numbering",
                severity="suspect",
                rule=RULE,
                spans=(here.span, before.span),
                stated=here.label or "",
                expected=due.upper() if (here.label or "").isupper() else due,
                equation=f"{before.label} → {here.label}",
                section=here.parent,
            )


def _groups(headings: tuple[Heading, ...]) -> Iterator[list[Heading]]:
    groups: dict[tuple[int | None, str], list[Heading]] = {}
    for heading in headings:
        if heading.label is not None and heading.level == 4:
            style = _style(heading.label)
            if style is not None:
                groups.setdefault((heading.parent, style), []).append(heading)
    yield from groups.values()


def _style(text: str) -> str | None:
    label = label_of(text)
    return label.style if label is not None and label.style in ("part", "letter", "minor") else None


def _key(heading: Heading) -> str | None:
    """The letter in lower case, or a part's number."""
    text = heading.label or ""
    if _style(text) != "part":
        return text[0].lower()
    match = _PART_RE.match(text)
    number = match["number"].lower() if match else ""
    number = _ALSO.get(number, number)
    if number in _WORDS:
        return str(_WORDS.index(number) + 1)
    if regex.fullmatch(r"[ivx]+", number):
        return str(roman_value(number.upper()))
    return number if number.isdigit() else None


def _next(key: str) -> set[str]:
    if key.isdigit():
        return {str(int(key) + 1)}
    return {
        letters[place + 1]
        for letters in (_LATIN, _VIETNAMESE)
        if 0 <= (place := letters.find(key)) < len(letters) - 1
    }


def _stands_between(evidence: Evidence, before: Heading, here: Heading, due: set[str]) -> bool:
    """Is there some line between the two headings that carries the missing letter?"""
    return any(
        block.marker[0].lower() in due
        for block in evidence.doc.blocks
        if block.marker and before.at[1] <= block.start < here.at[0]
    )
