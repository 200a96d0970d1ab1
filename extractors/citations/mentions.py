"""A mention of a document as it stands in the text, before it is known which document it means."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.document import Range
from schemas.facts import CitationForm


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention before resolution. `number` is the bare number of a short form, or the plenum.

    `term` is a term without its body ("khóa XII"); `tail` is where date and issuer end and
    words on its subject may begin, 0 where neither follows.
    """

    start: int
    end: int
    type: str
    form: CitationForm
    id: str | None
    rule: str
    number: str | None = None
    listed: bool = False
    date: dt.date | None = None
    date_at: Range | None = None
    issuer: str | None = None
    term: str | None = None
    tail: int = 0


def is_inside(offset: int, ranges: Sequence[Range]) -> bool:
    """Does the offset stand in one of the sorted ranges?"""
    index = bisect_right(ranges, (offset, 1 << 60)) - 1
    return index >= 0 and offset < ranges[index][1]


def type_name(word: str) -> str:
    """The type word in normal case: "CHỈ  THỊ" to "Chỉ thị"."""
    folded = " ".join(word.lower().split())
    return folded[:1].upper() + folded[1:]
