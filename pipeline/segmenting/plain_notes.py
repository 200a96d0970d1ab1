"""Footnotes whose marks are plain signs: "chi bộ(1)" with "(1) …" at the foot of the page.

Converters and typists write what should be raised as it comes: "(1)", "chi bộ1" with "1 …" or
"1. …" below, "(*)", "*". Such a line is a note where its mark stands behind a word of the body
before it, its number goes on from the note before (or begins anew at 1), and its place tells: the
foot of a page, the end of the report, between the halves of a cut paragraph, or, for marks that
mean little else, the page of the mark. Lists ("gồm: (1) …; (2) …"), paragraphs with numbers and
equations have no such mark, and stay what they are.

The signs are rewritten as raised digits, the one shape that all later steps know; a star is "⁰",
which nobody writes. The map to the source keeps what was written.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import regex

from pipeline.normalising.edits import Edit
from pipeline.segmenting.joints import ending, goes_on
from pipeline.segmenting.lines import Line, wrap_width
from pipeline.segmenting.marks import RAISED, Mark, bracketed_marks, glued_marks, key_of
from pipeline.segmenting.zones import begins_foot

_Shape = Literal["raised", "square", "round", "numbered", "bare", "star"]
_LOOKS = ("raised", "square")
"""Shapes that a line of a note has and nothing else, whether its mark was kept or lost."""

_FORMS = (*_LOOKS, "round")
"""Of all others, which are those of headings and bullets, only the place tells."""

# What stands in front of a note's text: "(1)", "(1).", "(¹)", "[1]", "¹"; "1.", "1)" and "1"; "*".
_NOTE_RE = regex.compile(
    r"""(?:(?P<round>\((?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3})\))
      | (?P<square>\[\^?\d{1,3}\]):?
      | (?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})
      | (?P<numbered>\d{1,2})(?=\s?[.:)]\s)
      | (?P<bare>\d{1,2})(?=\s?[^\W\d_]|\s["“(]|\s\d{1,3}\s[^\W\d_])
      | (?P<star>\*{1,3})(?=\s?[^\s*])
    )""",
    regex.VERBOSE,
)
_STOP_RE = regex.compile(r"\s?[.:)](?=\s)")
_FIRST_SIGNS = frozenset("([*⁰¹²³⁴⁵⁶⁷⁸⁹0123456789")
_NO_NOTES = ("table", "columns", "page_number", "rule")
_REST = 4
"""Lines of the rest of a note and of the page's number at most."""
_SAME_PAGE = 4000
"""So many letters stand on one page at most."""


class _Note(NamedTuple):
    """A line that may be a note; `start` and `end` are those of its number."""

    line: int
    key: str
    shape: _Shape
    start: int
    end: int


def plain_marks(text: str, lines: Sequence[Line]) -> list[Edit]:
    """Edits that raise the marks of footnotes, in the body and in front of the notes, in reading
    order; empty where a text has none, or has them raised. `lines` are those of `text`."""
    found = list(_runs(lines))
    places = _Places(lines, found)
    runs = [run for run in found if run[0].shape in _FORMS or places.tells(run)]
    if not runs:
        return []
    labels = {note.start for run in runs for note in run}
    marks = [mark for mark in bracketed_marks(text) if mark.start not in labels]
    known = {mark.key for mark in marks}
    if any(run[0].shape not in _LOOKS or run[0].key not in known for run in runs):
        marks += (mark for mark in glued_marks(text) if mark.start not in labels)
    marks.sort(key=lambda mark: mark.start)
    if all(mark.raised for mark in marks) and all(run[0].shape in _LOOKS for run in runs):
        return []
    return sorted(_settle(lines, runs, places, marks), key=lambda edit: edit.start)


def _runs(lines: Sequence[Line]) -> Iterator[list[_Note]]:
    """Lines that may be notes and whose numbers follow each other, nothing but their own further
    lines between them."""
    run: list[_Note] = []
    for index, line in enumerate(lines):
        note = _note(index, line) if line.text[0] in _FIRST_SIGNS else None
        # What goes on from a note is one, though that lacks its stop.
        first = note is not None and not (run and _follows(run[-1], note))
        if note is not None and first and index and _is_in_a_sentence(line, lines[index - 1], note):
            note = None
        if note is not None:
            if run and not _follows(run[-1], note):
                yield run
                run = []
            run.append(note)
        elif run and not _goes_with(line):
            yield run
            run = []
    if run:
        yield run


def _is_in_a_sentence(line: Line, before: Line, note: _Note) -> bool:
    """ "… 04 cuộc kiểm tra" + "(2) đối với 12 tổ chức": the mark of a line that ended before it."""
    return (
        note.shape == "round"
        and line.text[note.end - line.start :].lstrip()[:1].islower()
        and before.text[-1].isalpha()
        and not line.blank_before
        and not line.page_before
    )


def _goes_with(line: Line) -> bool:
    """May the line be the further text of a note in the line above?"""
    return line.kind == "prose" and not line.blank_before and not line.page_before


def _note(index: int, line: Line) -> _Note | None:
    if line.kind in _NO_NOTES:
        return None
    match = _NOTE_RE.match(line.text)
    if match is None or match.end() >= len(line.text):
        return None
    shape: _Shape = match.lastgroup  # type: ignore[assignment]
    key = key_of(match[shape])
    start, end = line.start + match.start(shape), line.start + match.end(shape)
    return _Note(index, key, shape, start, end)


def _follows(before: _Note, note: _Note) -> bool:
    if before.key[0] == "*" or note.key[0] == "*":
        return note.key == before.key + "*"
    return before.shape == note.shape and int(note.key) == int(before.key) + 1


class _Places:
    """Whether the place of a run of lines is that of notes."""

    def __init__(self, lines: Sequence[Line], runs: Sequence[Sequence[_Note]]) -> None:
        self._lines = lines
        self._numbered = frozenset(note.line for run in runs for note in run)
        self._width: int | None = 0

    def tells(self, run: Sequence[_Note]) -> bool:
        """At the foot of a page or the end of the report, below a ruled line, or between the
        halves of a cut paragraph."""
        first, last = run[0].line, run[-1].line + 1
        if first and self._lines[first - 1].kind == "rule":
            return True
        if self._ends_a_page(last) or self._parts_a_paragraph(first, last):
            return True
        end = last
        while end < len(self._lines) and self._goes_on(end):
            end += 1
        return (
            end > last
            and (self._ends_a_page(end) or self._parts_a_paragraph(first, end))
            and self._wrapped()
        )

    def is_bullet(self, run: Sequence[_Note]) -> bool:
        """A star below another is a bullet, whatever star is left in the body."""
        first = run[0].line
        return run[0].shape == "star" and first > 0 and self._lines[first - 1].text[0] == "*"

    def _ends_a_page(self, line: int) -> bool:
        """Does a page, or the report but for its foot, end in front of the line?"""
        if line == len(self._lines):
            return True
        following = self._lines[line]
        return (
            following.kind == "page_number"
            or following.page_before
            or (not following.text[0].islower() and begins_foot(following.text))
        )

    def _parts_a_paragraph(self, first: int, last: int) -> bool:
        return (
            first > 0
            and self._lines[last].kind == "prose"
            and goes_on(self._lines[last].text)
            and self._lines[first - 1].kind == "prose"
            and ending(self._lines[first - 1].text) not in ".:!?…;"
        )

    def _goes_on(self, line: int) -> bool:
        return _goes_with(self._lines[line]) and line not in self._numbered

    def _wrapped(self) -> bool:
        """Were the lines broken by force, so that a note may run over several?"""
        if self._width == 0:
            self._width = wrap_width(list(self._lines))
        return self._width is not None


def _settle(
    lines: Sequence[Line], runs: Sequence[list[_Note]], places: _Places, marks: Sequence[Mark]
) -> Iterator[Edit]:
    """The edits for the runs that are notes: each takes the marks before it that have its numbers
    and that no earlier note took."""
    waiting: dict[str, list[Mark]] = {}
    # A mark that begins a line stands behind the one before.
    ends = {line.start: before.end for before, line in pairwise(lines)}
    position = last = 0
    last_line = -1
    for run in runs:
        while position < len(marks) and marks[position].start < lines[run[0].line].start:
            waiting.setdefault(marks[position].key, []).append(marks[position])
            position += 1
        looks = run[0].shape in _LOOKS
        going_on = last_line >= 0 and run[0].line - last_line <= _REST
        if not looks and not _are_notes(run, waiting, last, places, going_on):
            continue
        for note in run:
            found = waiting.pop(note.key, [])
            for mark in [mark for mark in found if mark.sure] or found:
                if not mark.raised and note.shape != "square":
                    if mark.start in ends:
                        yield Edit(ends[mark.start], mark.start, "")
                    yield Edit(mark.start, mark.end, mark.key.translate(RAISED))
            if not looks:
                yield Edit(note.start, note.end, note.key.translate(RAISED))
                line = lines[note.line]
                if stop := _STOP_RE.match(line.text, note.end - line.start):
                    yield Edit(note.end, line.start + stop.end(), "")
        last = int(run[-1].key) if run[-1].key.isdecimal() else last
        last_line = run[-1].line


def _are_notes(
    run: list[_Note],
    waiting: dict[str, list[Mark]],
    last: int,
    places: _Places,
    going_on: bool,
) -> bool:
    """`last` is the number of the note before, which stands right above where `going_on`: only the
    rest of it, that a page cut off, is between."""
    first = run[0]
    linked = [waiting[note.key][-1] for note in run if note.key in waiting]
    if not linked:
        return False
    if first.shape != "round":
        return len(linked) == len(run) and not places.is_bullet(run)
    if places.tells(run):
        # A mark that was lost does not lose the note, where the others are beyond doubt.
        return len(linked) == len(run) or (len(linked) * 2 >= len(run) and linked[0].sure)
    if going_on and len(linked) == len(run) and first.key == str(last + 1):
        return True
    return (
        len(linked) == len(run)
        and all(mark.sure for mark in linked)
        and (not first.key.isdecimal() or int(first.key) in (1, last + 1))
        and first.start - linked[0].start <= _SAME_PAGE
    )
