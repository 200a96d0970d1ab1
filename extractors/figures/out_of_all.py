"""Two counts of which the second is all: "29 đảng viên trên tổng số 30 đảng viên được triệu tập".

What the next words divide ("Trong đó …") are those who came, the first of the two, unless only all
of them come out.
"""

import regex

from extractors.figures.kindred import is_kindred
from schemas.facts import Count

_OF_ALL_RE = regex.compile(
    r"[^.;:()\n\d%]{0,40}(?:(?<!\p{L})(?:trên|trong)|/)\s*(?:tổng\s+)?số\s+", regex.IGNORECASE
)


def is_out_of(text: str, some: Count, whole: Count) -> bool:
    """Does the text say that `some` are out of the `whole` right behind them?"""
    return (
        some.at[1] < whole.number_at[0]
        and some.value <= whole.value
        and is_kindred(whole, some)
        and _OF_ALL_RE.fullmatch(text, some.at[1], whole.number_at[0]) is not None
    )
