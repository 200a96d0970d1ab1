"""Marks on a text for the terminal, by offsets: overlapping marks stay apart, nothing is lost.

The text is a stranger's: control characters and overrides of the reading direction are shown as
symbols, never sent to the terminal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch `[start, end)` of the text, and its look: a label, and codes of ANSI colours."""

    start: int
    end: int
    label: str
    codes: tuple[int, ...]


_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x200E, 0x200F, 0x061C), "\ufffd"),
    **dict.fromkeys(range(0x202A, 0x202F), "\ufffd"),
    **dict.fromkeys(range(0x2066, 0x206A), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def visible(text: str) -> str:
    """The text, length unchanged, such that a terminal shows it and does nothing else."""
    return text.translate(_VISIBLE)


def in_colour(text: str, highlights: Iterable[Highlight]) -> str:
    """The text with every stretch in the colours of all marks on it."""
    out: list[str] = []
    for start, end, active in _pieces(text, highlights):
        piece = _shown(text, start, end)
        codes = dict.fromkeys(code for mark in active for code in mark.codes)
        if codes and piece:
            out.append(f"\x1b[{';'.join(map(str, codes))}m{piece}\x1b[0m")
        else:
            out.append(piece)
    return "".join(out)


def in_brackets(text: str, highlights: Iterable[Highlight]) -> str:
    """The text with `[[label: …]]` around every mark, for where there is no colour.

    Marks that cross are closed and opened again, so that brackets always nest.
    """
    out: list[str] = []
    stack: list[Highlight] = []
    for start, end, active in _pieces(text, highlights):
        keep = 0
        while keep < len(stack) and stack[keep] in active:
            keep += 1
        out.append("]]" * (len(stack) - keep))
        del stack[keep:]
        for mark in active:
            if mark not in stack:
                stack.append(mark)
                out.append(f"[[{mark.label}: ")
        out.append(_shown(text, start, end))
    out.append("]]" * len(stack))
    return "".join(out)


def _pieces(
    text: str, highlights: Iterable[Highlight]
) -> Iterable[tuple[int, int, Sequence[Highlight]]]:
    """The text cut at every boundary, each piece with the marks on it, the longest first."""
    size = len(text)
    marks = sorted(
        {
            Highlight(max(h.start, 0), min(h.end, size), h.label, h.codes)
            for h in highlights
            if max(h.start, 0) < min(h.end, size)
        },
        key=lambda h: (h.start, -h.end, h.label),
    )
    cuts = sorted({0, size, *(h.start for h in marks), *(h.end for h in marks)})
    active: list[Highlight] = []
    waiting = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while waiting < len(marks) and marks[waiting].start == start:
            active.append(marks[waiting])
            waiting += 1
        yield start, end, active


def _shown(text: str, start: int, end: int) -> str:
    """The piece for a terminal; a carriage return ends a line like a newline."""
    piece = text[start:end]
    if "\r" in piece:
        if piece.endswith("\r") and text[end : end + 1] == "\n":
            piece = piece[:-1]
        piece = piece.replace("\r\n", "\n").replace("\r", "\n")
    return visible(piece)
