"""A block under construction: a list of slices of the text."""

from dataclasses import dataclass, field
from itertools import chain

from pipeline.segmenting.joints import is_glued, is_hyphenated
from pipeline.segmenting.labels import Label
from schemas.document import Range

ROWS = ("rule", "table", "columns")
"""Kinds of lines that are blocks by themselves."""
LONG_CAPITALS = 30
_MOST_SHOUTED = 40


@dataclass(slots=True)
class RawBlock:
    """A block under construction; `text` is the joined text of its slices, `length` that of its
    parts alone."""

    kind: str
    slices: list[Range]
    parts: list[str]
    length: int
    label: Label | None = None
    marker: str | None = None
    body: int = 0
    blank_before: bool = False
    page_before: bool = False
    indent: int = 0
    lines: int = 1
    glued: list[bool] = field(default_factory=list)

    @property
    def last(self) -> str:
        return self.parts[-1]

    @property
    def first(self) -> str:
        return self.parts[0]

    @property
    def capitals(self) -> bool:
        """Are its first and its last line in capitals? (All of them would take the square.)"""
        return self.first.isupper() and self.last.isupper()

    @property
    def shouted(self) -> bool:
        """Is it in capitals? Of a long block the first lines tell."""
        return " ".join(self.parts[:_MOST_SHOUTED]).isupper()

    @property
    def text(self) -> str:
        if not self.glued:
            return self.parts[0]
        joints = ("" if glued else " " for glued in (True, *self.glued))
        return "".join(chain.from_iterable(zip(joints, self.parts, strict=True)))

    def append(self, slices: list[Range], parts: list[str], glued: list[bool]) -> None:
        """Continue the block with the slices of a following one."""
        hyphenated = is_hyphenated(self.last, parts[0])
        if hyphenated:
            start, end = self.slices[-1]
            self.slices[-1], self.parts[-1] = (start, end - 1), self.last[:-1]
            self.length -= 1
        self.length += sum(map(len, parts))
        self.glued.append(hyphenated or is_glued(self.last, parts[0]))
        self.glued += glued
        self.slices += slices
        self.parts += parts
        self.lines += len(parts)


def is_bare_part(block: RawBlock) -> bool:
    """ "PHẦN THỨ NHẤT" or "I." alone on its line: the title is the next one."""
    label = block.label
    return (
        label is not None
        and label.style in ("part", "roman")
        and block.lines == 1
        and label.body >= len(block.first)
    )


def is_caps_heading(block: RawBlock) -> bool:
    """Is it a heading with a label whose title is in capitals up to its end?"""
    label = block.label
    if label is None or not block.last.isupper():
        return False
    if label.style in ("arabic", "decimal"):
        return len(block.last) >= LONG_CAPITALS
    # "Phần thứ nhất" over a title in capitals.
    first = block.parts[label.body >= len(block.first) and block.lines > 1]
    return label.style in ("part", "roman", "letter") and first.isupper()
