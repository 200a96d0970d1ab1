"""Paragraphs of a source text: what a search finds and shows, and the context of a fact."""

from bisect import bisect_right
from dataclasses import dataclass

import regex

from schemas.document import Heading

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A line that opens with one of these starts a passage of its own even without an empty line above.
_OPENING = regex.compile(r"\s*(?:[-–—+*•●▪·]\s|\(?\p{L}[.)]\s|\d{1,2}(?:\.\d{1,2})*[.)-]\s)")
_ENDING = regex.compile(r"[.;:!?…]['\"”’)]*\s*\Z")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Passage:
    """Source offsets without surrounding white space; `section` is an index of the headings."""

    start: int
    end: int
    section: int | None


class Sections:
    """Finds the heading under which an offset stands."""

    def __init__(self, headings: tuple[Heading, ...]) -> None:
        order = sorted(range(len(headings)), key=lambda i: (headings[i].span.start, i))
        self._indexes = order
        self._starts = [headings[i].span.start for i in order]
        self.ends = {heading.span.start: heading.span.end for heading in headings}
        self.paths = tuple(section_path(headings, i) for i in range(len(headings)))

    def at(self, offset: int) -> int | None:
        """Index of the last heading that starts at or before the offset."""
        place = bisect_right(self._starts, offset) - 1
        return self._indexes[place] if place >= 0 else None

    def path(self, section: int | None) -> str | None:
        """Its labels from the outermost down, "II. > 2.1."."""
        if section is None or not 0 <= section < len(self.paths):
            return None
        return self.paths[section]


def section_path(headings: tuple[Heading, ...], section: int) -> str:
    """Labels of the section and of those around it; a heading without one gives its title."""
    labels: list[str] = []
    seen: set[int] = set()
    index: int | None = section
    while index is not None and index not in seen and 0 <= index < len(headings):
        seen.add(index)
        heading = headings[index]
        labels.append(" ".join((heading.label or _shortened(heading.title)).split()))
        index = heading.parent
    return " > ".join(reversed(labels))


def split_passages(text: str, sections: Sections) -> list[Passage]:
    """The paragraphs of the text, in order, without overlap.

    A passage ends at an empty line, after a heading, before a heading or a bullet, and after a
    line that ends as a sentence does; so a paragraph that was broken into lines of one width stays
    whole mostly, and one that the author broke is two.
    """
    out: list[Passage] = []
    start = end = -1
    for line in _LINE.finditer(text):
        left, right = _trimmed(text, line.start(), line.end())
        if left == right:
            continue
        if start >= 0 and (
            left in sections.ends
            or end >= sections.ends.get(start, right)
            or (start not in sections.ends and _closes(text, start, end, left, right))
        ):
            out.append(Passage(start, end, sections.at(start)))
            start = -1
        start = left if start < 0 else start
        end = right
    if start >= 0:
        out.append(Passage(start, end, sections.at(start)))
    return out


def _closes(text: str, start: int, end: int, left: int, right: int) -> bool:
    """Whether the passage `start:end` is complete before the line `left:right`.

    An empty line before a small letter is where a page ended, not where a paragraph did.
    """
    return (
        right - start > _LONGEST
        or _ENDING.search(text, max(start, end - 8), end) is not None
        or _OPENING.match(text, left, right) is not None
        or (_is_empty_line_between(text[end:left]) and not text[left].islower())
    )


def _is_empty_line_between(gap: str) -> bool:
    return max(gap.count("\n"), gap.count("\r")) > 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _shortened(title: str, width: int = 40) -> str:
    return title if len(title) <= width else title[: width - 1].rstrip() + "…"
