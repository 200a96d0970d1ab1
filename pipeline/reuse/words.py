"""A text as words to be compared: numbers are all alike, and neither case nor diacritics count.

Only prose is compared: paragraphs, list items and footnotes. Letterhead, title, headings, tables,
recipients and signature are the same in all reports of a kind.
"""

import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.normalising.characters import normalise_characters
from pipeline.segmenting import segment
from schemas.document import CleanDocument, Range
from schemas.folding import fold

_PROSE = frozenset({"paragraph", "item", "footnote"})
_WORD_RE = regex.compile(r"\p{L}[\p{L}\p{M}]*|\d+")
NUMBER = "0"
"""What every number is as a word."""

# A copier takes a clause and leaves the rest: what stands between such stops is compared by itself.
_LETTERS = {
    code: fold(chr(code))
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
    if len(fold(chr(code))) == 1
}
_CLAUSE_RE = regex.compile(r"[;:]\s")
_SHORTEST = 6
"""Words that a clause has at least; a shorter one belongs to what follows."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words by number. Segment i (a sentence or clause) has the words `first[i] .. first[i + 1]`,
    the last one ends at `len(ids)`."""

    ids: "array[int]"
    first: "array[int]"

    def segment(self, index: int) -> Range:
        """First word of the segment and first word after it."""
        after = self.first[index + 1] if index + 1 < len(self.first) else len(self.ids)
        return self.first[index], after


@dataclass(frozen=True, slots=True)
class Worded:
    """A document with the clean offsets of its words; `words[i]` is [start, end)."""

    document: CleanDocument
    words: tuple[Range, ...]
    folded: tuple[str, ...]
    first: tuple[int, ...]

    def range(self, left: int, right: int) -> Range:
        """Clean offsets of the words [left, right)."""
        return self.words[left][0], self.words[right - 1][1]


def worded(text: str) -> Worded:
    """The words of a source text; the same text gives the same words."""
    document = segment(text, normalise_characters(text))
    plain = _plain(document.text)
    words: list[Range] = []
    folded: list[str] = []
    first: list[int] = []
    for start, end in _clauses(document):
        before = len(words)
        for match in _WORD_RE.finditer(plain, start, end):
            words.append(match.span())
            folded.append(_number_or_word(match[0]))
        if len(words) > before:
            first.append(before)
    return Worded(document, tuple(words), tuple(folded), tuple(first))


def folded_words(text: str) -> list[str]:
    """The words of any text, as they are compared."""
    return [_number_or_word(word) for word in _WORD_RE.findall(_plain(text))]


def _number_or_word(word: str) -> str:
    return NUMBER if word[0].isdigit() else word


def _plain(text: str) -> str:
    """Without diacritics and in small letters, code point for code point; `fold` joins spaces."""
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


def numbered(text: Worded, vocabulary: dict[str, int]) -> Words:
    """The words by their number in the vocabulary, which grows by those that are new."""
    ids = array("q", (vocabulary.setdefault(w, len(vocabulary)) for w in text.folded))
    return Words(ids, array("q", text.first))


def _clauses(document: CleanDocument) -> Iterator[Range]:
    """The sentences of the prose, long ones cut at ";" and ":"."""
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind not in _PROSE:
            continue
        left = sentence.start
        for match in _CLAUSE_RE.finditer(document.text, sentence.start, sentence.end):
            parts = (left, match.end()), (match.end(), sentence.end)
            if all(document.text.count(" ", *part) >= _SHORTEST for part in parts):
                yield left, match.end()
                left = match.end()
        yield left, sentence.end
