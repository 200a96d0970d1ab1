"""A compilation by outline as a document for people: plain text, Markdown or HTML.

The reports are strangers' texts: none of their characters acts as mark-up.
"""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline.exporting.cells import clean

_MARKS_RE = regex.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LEADING_RE = regex.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one unit wrote: its source in a line, and the paragraphs."""

    unit: str
    source: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the outline (depth 1 is the outermost), what was written under it, and the units
    that wrote nothing."""

    number: str
    title: str
    depth: int
    entries: tuple[Entry, ...]
    missing: tuple[str, ...]


def as_plain(title: str, chapters: Sequence[Chapter], words: Mapping[str, str]) -> str:
    """The document as text for a terminal."""
    lines = [clean(title), ""]
    for chapter in chapters:
        lines += [f"{chapter.number}. {clean(chapter.title)}", ""]
        for entry in chapter.entries:
            lines.append(f"  ▸ {clean(entry.unit)} [{clean(entry.source)}]")
            lines += [f"    {clean(paragraph)}" for paragraph in entry.paragraphs]
            lines.append("")
        if chapter.missing:
            lines += [f"  {words['missing']}: {clean('; '.join(chapter.missing))}", ""]
    return "\n".join(lines).rstrip() + "\n"


def as_markdown(title: str, chapters: Sequence[Chapter], words: Mapping[str, str]) -> str:
    """The document as Markdown."""
    return "\n\n".join(_markdown(title, chapters, words)) + "\n"


def _markdown(title: str, chapters: Sequence[Chapter], words: Mapping[str, str]) -> Iterator[str]:
    yield f"# {_marked(title)}"
    for chapter in chapters:
        yield f"{'#' * min(chapter.depth + 1, 5)} {chapter.number}. {_marked(chapter.title)}"
        for entry in chapter.entries:
            yield f"**{_marked(entry.unit)}** ({_marked(entry.source)})"
            yield from (_marked(paragraph) for paragraph in entry.paragraphs)
        if chapter.missing:
            yield f"*{words['missing']}: {_marked('; '.join(chapter.missing))}*"


def _marked(text: str) -> str:
    """The text such that Markdown takes none of it for mark-up."""
    text = _MARKS_RE.sub(r"\\\1", " ".join(clean(text).split()))
    return _LEADING_RE.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", text)


def as_html(title: str, chapters: Sequence[Chapter], words: Mapping[str, str]) -> str:
    """The document as one HTML page that needs nothing else."""
    body = "\n".join(_html(title, chapters, words))
    return (
        f'<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_escaped(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


_STYLE = (
    "body{font:12pt/1.5 'Times New Roman',serif;max-width:50em;margin:2em auto;padding:0 1em}"
    "cite{font-style:normal;color:#555}.missing{color:#a00;font-style:italic}"
)


def _html(title: str, chapters: Sequence[Chapter], words: Mapping[str, str]) -> Iterator[str]:
    yield f"<h1>{_escaped(title)}</h1>"
    for chapter in chapters:
        level = min(chapter.depth + 1, 5)
        yield f"<h{level}>{chapter.number}. {_escaped(chapter.title)}</h{level}>"
        for entry in chapter.entries:
            source = _escaped(entry.source)
            yield f"<p><b>{_escaped(entry.unit)}</b> <cite>({source})</cite></p>"
            yield from (f"<p>{_escaped(paragraph)}</p>" for paragraph in entry.paragraphs)
        if chapter.missing:
            listed = _escaped("; ".join(chapter.missing))
            yield f'<p class="missing">{_escaped(words["missing"])}: {listed}</p>'


def _escaped(text: str) -> str:
    return html.escape(clean(text))


Writer = Callable[[str, Sequence[Chapter], Mapping[str, str]], str]
DOCUMENTS: dict[str, Writer] = {"md": as_markdown, "html": as_html}
"""The formats of documents by name."""
