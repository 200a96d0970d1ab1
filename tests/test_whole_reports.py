"""Whole reports, as untidy as people send them: everything that structure and identity say of each.

`whole_reports/*.txt` hold invented reports. Above the line of "=" stand the fields of the report;
below it its text, in which marks tell what a reader sees ("␌" is the end of a page):
`⟦heading LEVEL ROLE⟧…⟦/⟧`, `⟦note MARK⟧…⟦/⟧` with `⟦rest MARK⟧…⟦/⟧` where a page cut the note, and
`⟦table ROWS HEADER COLUMNS⟧…⟦/⟧`. A field `whole` quotes words that one paragraph must hold.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import regex

from pipeline.analysis import analyze_text, clean
from schemas.document import CleanDocument
from schemas.folding import fold_tone

FOLDER = Path(__file__).parent / "whole_reports"
_MARK_RE = regex.compile(r"⟦(/|[^⟧]*)⟧")


@dataclass
class Expected:
    """What a file says of its text."""

    text: str
    fields: dict[str, list[str]]
    headings: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    tables: list[tuple[int, ...]] = field(default_factory=list)


def read(path: Path) -> Expected:
    head, _, marked = path.read_text("utf-8").replace("␌", "\f").partition("=====\n")
    fields: dict[str, list[str]] = {}
    for line in head.splitlines():
        name, _, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    expected = Expected(_MARK_RE.sub("", marked), fields)
    for match in regex.finditer(r"⟦([^/⟧][^⟧]*)⟧(.*?)⟦/⟧", marked, regex.DOTALL):
        kind, *values = match[1].split()
        if kind == "heading":
            expected.headings.append((said(match[2]), int(values[0]), values[1]))
        elif kind == "table":
            expected.tables.append(tuple(map(int, values)))
        elif kind == "note":
            body = match[2].removeprefix(values[0]).lstrip(": ")
            expected.notes.append((values[0], said(body)))
        else:
            mark, begun = expected.notes[-1]
            assert (kind, values) == ("rest", [mark])
            expected.notes[-1] = (mark, f"{begun} {said(match[2])}")
    return expected


def said(text: str) -> str:
    """The words alone: without marks of emphasis, line ends, and the colon of a caption."""
    return " ".join(regex.sub(r"[*#]", "", text).split()).rstrip(": ")


def headings_of(doc: CleanDocument) -> list[tuple[str, int, str]]:
    return [(said(doc.text[h.at[0] : h.at[1]]), h.level, h.role or "-") for h in doc.headings]


PATHS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_whole_report(path: Path) -> None:
    expected = read(path)
    doc = clean(expected.text)
    assert headings_of(doc) == expected.headings
    assert [
        (note.marker, doc.text[note.at[0] : note.at[1]]) for note in doc.footnotes
    ] == expected.notes
    assert all(note.ref_at is not None for note in doc.footnotes)
    assert [(len(t.blocks), t.header, t.width) for t in doc.tables] == expected.tables
    for words in expected.fields.get("whole", []):
        assert any(words in line for line in doc.text.splitlines()), words

    document = analyze_text(expected.text).document
    signatory, period = document.signatory, document.period
    found = {
        "unit": document.unit,
        "parent": document.parent_unit,
        "number": document.number,
        "place": document.place,
        "date": document.date and document.date.isoformat(),
        "title": document.title,
        "period": period and f"{period.start} .. {period.end}",
        "name": signatory and signatory.name,
        "role": signatory and signatory.role,
    }
    for name, value in found.items():
        wanted = expected.fields.get(name, [""])[0]
        assert (name, fold_tone(value or "")) == (name, fold_tone(wanted))
    assert list(document.addressees) == expected.fields.get("addressee", [])
    assert list(document.recipients) == expected.fields.get("recipient", [])
