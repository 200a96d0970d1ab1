"""What happens to a report between its author and its reader: pages, scanners, encodings.

Nothing here changes what the report says. Every kind of noise is an edit of the annotated text, so
that the offsets of the annotations count in the final, decoded text.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Literal

from corpus.synthesis.draft import Annotated
from corpus.synthesis.edits import Edit, apply_edits, expand_characters

Encoding = Literal["utf-8", "utf-8-sig", "utf-16"]
_BETWEEN_WORDS_RE = re.compile("(?<=[a-zà-ỹ]) (?=[a-zđ])")
_WORD_RE = re.compile("[a-zà-ỹ]{3,}")
# "21-NQ/TW", "01-CT/TW".
_SYMBOL_RE = re.compile(r"(?<![\d/.])\d(?P<one>1)(?=-[A-ZĐ])")
_LOST_MARKS = dict(zip("ạảấầẩậắềếểệịọốồổộớờởợụủứừửự", "aaââââăêêêêioôôôôơơơơuuưưưư", strict=True))
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Noisy:
    """A report as it arrives: its annotated text and the bytes of its file."""

    report: Annotated
    data: bytes
    kinds: tuple[str, ...]


def add_noise(rng: Random, report: Annotated) -> Noisy:
    """The report with one to four kinds of noise."""
    wanted = set(rng.sample(sorted(_KINDS), rng.randint(1, 3)))
    for kind in _KINDS:
        if kind in wanted:
            report = _KINDS[kind](rng, report)
    kinds = [kind for kind in _KINDS if kind in wanted]
    table: dict[str, str] = {}
    if rng.random() < 0.15:
        kinds.append("nfd")
        table.update(_DECOMPOSED)
    if rng.random() < 0.2:
        kinds.append("crlf")
        table["\n"] = "\r\n"
    if table:
        report = expand_characters(report, table)
    encoding: Encoding = rng.choices(("utf-8", "utf-8-sig", "utf-16"), (0.7, 0.2, 0.1))[0]
    if encoding != "utf-8":
        kinds.append(encoding)
    return Noisy(report, report.text.encode(encoding), tuple(kinds))


def _open_spaces(report: Annotated, *, statements: bool = False) -> list[int]:
    """Offsets of the spaces of prose that stand in no figure, citation or statement."""
    places = [
        *(entry.at for entry in report.counts),
        *(entry.at for entry in report.percentages),
        *(entry.at for entry in report.ratios),
        *(entry.at for entry in report.citations),
        *(entry.issuer_at for entry in report.citations if entry.issuer_at is not None),
        *(entry.date_at for entry in report.citations if entry.date_at is not None),
        *(entry.at for entry in report.footnotes),
    ]
    if not statements:
        places += [entry.at for entry in report.statements]
    closed = bytearray(len(report.text) + 1)
    for place in places:
        start, end = report.spans[place]
        closed[start:end] = b"\x01" * (end - start)
    out: list[int] = []
    text = report.text
    for place in report.prose:
        start, end = report.spans[place]
        # A number that begins or ends a line may be taken for a label or a page.
        for match in _BETWEEN_WORDS_RE.finditer(text, start + 25, max(start + 25, end - 25)):
            if not closed[match.start()]:
                out.append(match.start())
    return out


def _pages(rng: Random, report: Annotated) -> Annotated:
    """Page breaks in mid sentence, with or without the number of the page."""
    spaces = _open_spaces(report)
    size = rng.randint(2200, 3600)
    style = rng.choice(("\n\n", "\n\n{}\n\n", "\n{}\n", "\n\f", "\n\n- {} -\n\n"))
    edits: list[Edit] = []
    page, last = 1, 0
    for at in spaces:
        if at - last >= size:
            page, last = page + 1, at
            edits.append((at, at + 1, style.format(page)))
    return apply_edits(report, edits)


def _slips(rng: Random, report: Annotated) -> Annotated:
    """Spaces doubled or put before a comma."""
    edits: list[Edit] = []
    for at in _open_spaces(report, statements=True):
        if rng.random() < 0.012:
            edits.append((at, at + 1, rng.choice(("  ", "  ", " \u200b"))))
    return apply_edits(report, edits)


def _hard_spaces(rng: Random, report: Annotated) -> Annotated:
    """No-break spaces between a number and its noun, as word processors put them."""
    characters = list(report.text)
    for count in report.counts:
        if count.noun is not None and rng.random() < 0.5:
            before = report.spans[count.noun][0] - 1
            if characters[before] == " ":
                characters[before] = "\u00a0"
    return report.moved("".join(characters), report.spans)


def _dashes(rng: Random, report: Annotated) -> Annotated:
    """En dashes for hyphens in the symbols of documents."""
    characters = list(report.text)
    title_ends = report.spans[report.places.title][1]
    for citation in report.citations:
        if rng.random() < 0.4 and report.spans[citation.at][0] >= title_ends:
            for at in range(*report.spans[citation.at]):
                if characters[at] == "-":
                    characters[at] = "–"
    return report.moved("".join(characters), report.spans)


def _scanned(rng: Random, report: Annotated) -> Annotated:
    """Letters as a scanner reads them: Ð for Đ, l for 1 in a symbol, a mark lost in a word."""
    characters = list(report.text)
    for at, letter in enumerate(characters):
        if letter == "Đ" and rng.random() < 0.6:
            characters[at] = "\u00d0"
    title_ends = report.spans[report.places.title][1]
    for citation in report.citations:
        start, end = report.spans[citation.at]
        number = _SYMBOL_RE.search(report.text, start, end)
        if number is not None and start >= title_ends and rng.random() < 0.1:
            characters[number.start("one")] = "l"
    for at in _open_spaces(report):
        word = _WORD_RE.match(report.text, at + 1)
        if word is not None and rng.random() < 0.004:
            marked = [i for i in range(*word.span()) if characters[i] in _LOST_MARKS]
            if marked:
                place = rng.choice(marked)
                characters[place] = _LOST_MARKS[characters[place]]
    return report.moved("".join(characters), report.spans)


def _old_tones(_: Random, report: Annotated) -> Annotated:
    """Tone marks on the second vowel, as they were once put: "uỷ", "hoà"."""
    text = report.text
    for new, old in _OLD.items():
        if new in text:
            text = _replace_final(text, new, old)
    return report.moved(text, report.spans)


def _replace_final(text: str, new: str, old: str) -> str:
    pieces = text.split(new)
    out = [pieces[0]]
    for before, after in pairwise(pieces):
        final = not (after and after[0].isalpha()) and not before.lower().endswith("q")
        out += (old if final else new, after)
    return "".join(out)


def _old_places() -> dict[str, str]:
    places: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for left, right in (
                (first, second),
                (first.upper(), second),
                (first.upper(), second.upper()),
            ):
                new = unicodedata.normalize("NFC", left + tone + right)
                places[new] = unicodedata.normalize("NFC", left + right + tone)
    return places


_OLD = _old_places()
_DECOMPOSED = {
    chr(code): unicodedata.normalize("NFD", chr(code))
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
    if unicodedata.normalize("NFD", chr(code)) != chr(code)
}
_KINDS = {
    "hard spaces": _hard_spaces,
    "dashes": _dashes,
    "old tones": _old_tones,
    "slips": _slips,
    "scan": _scanned,
    "pages": _pages,
}
