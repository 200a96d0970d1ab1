"""Two counts of which the second is all: "29 đảng viên trên tổng số 30 đảng viên được triệu tập".

What the next words divide ("Trong đó …") are those who came, the first of the two, unless only all
of them come out.
"""

from collections.abc import Iterator, Sequence

import regex

from extractors.figures.kindred import is_kindred
from extractors.figures.patterns import CLAIM_WORDS
from extractors.figures.shared_nouns import Noun, count_of
from extractors.numerals import numeral_value
from schemas.document import CleanDocument
from schemas.facts import Count

_OF_ALL_RE = regex.compile(
    r"[^.;:()\n\d%]{0,40}(?:(?<!\p{L})(?:trên|trong)|/)\s*(?:tổng\s+)?số\s+", regex.IGNORECASE
)
# "hợp nhất 16 trong tổng số 86 thôn": the number of some that stands without their noun.
_SOME_RE = regex.compile(
    r"(?r)(?<!\p{L})(?P<word>\p{L}+)\s+(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,3})\s+(?:trên|trong)\s+tổng\s+số\s+"
)
_REACH = 48  # characters before the whole that are looked at


def bare_out_of(view: str, doc: CleanDocument, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts that take the noun of the whole right behind "trong tổng số"."""
    for whole in counts:
        start = whole.number_at[0]
        found = _SOME_RE.match(view, max(0, start - _REACH), start)
        if found is None or found["word"] in CLAIM_WORDS - {"số"}:
            continue
        if whole.rule != "count.table" and numeral_value(found["number"]) <= whole.value:
            noun = Noun(whole.unit, whole.kind, None)
            yield count_of(doc, view, found.span("number"), noun, "count.part", whole.as_of)


def is_out_of(text: str, some: Count, whole: Count) -> bool:
    """Does the text say that `some` are out of the `whole` right behind them?"""
    return (
        some.at[1] < whole.number_at[0]
        and some.value <= whole.value
        and is_kindred(whole, some)
        and _OF_ALL_RE.fullmatch(text, some.at[1], whole.number_at[0]) is not None
    )
