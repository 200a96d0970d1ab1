"""Which people a sentence counts before a part of them: of "36 giáo viên, nữ 30" no members."""

import re
from functools import cache

import regex

from extractors.figures.patterns import dividing_values, noun_at, noun_kinds
from extractors.matching import LETTER

_MEMBER = "đảng viên"
# Said of members as well: what people are called, their degrees and offices.
_ANY_PEOPLE = (
    "đồng chí", "đ/c", "đc", "đ.c", "đv", "người", "cá nhân", "em", "trường hợp", "chức danh",
    "nhân sự", "lãnh đạo", "gương", "bí thư", "phó bí thư", "bác sĩ", "bác sỹ", "dược sĩ", "kỹ sư",
    "giáo sư", "phó giáo sư", "dân tộc ít người",
)  # fmt: skip
# The mark of a list: its whole stands before it.
_LIST_MARK_RE = regex.compile(r"(?r)(?<!\p{L})(?:trong\s+đó|gồm)(?!\p{L})|:")
_CLAUSE_END_RE = re.compile(r"[;()]|,\s+(?=\d)")
_WORD_RE = re.compile(rf"(?<!{LETTER}){LETTER}[^\s,.;:()…]*")
_COUNTED_RE = re.compile(r"\d|(?<!\w)số\s")


def counts_other_people(said: str) -> bool:
    """Do the words `said` of a sentence before a count (lower case) count people of another kind
    than members last: "trường có 36 giáo viên, " → True, "đảng bộ có 245 đảng viên, " → False.

    Of a list the words before its mark decide: "198 đảng viên, trong đó cán bộ 40, " → False.
    """
    mark = _LIST_MARK_RE.search(said)
    if mark is not None:
        other = _last_people(said[: mark.start()])
        if other is not None:
            return other
    return bool(_last_people(said[mark.end() if mark else 0 :]))


def _last_people(said: str) -> bool | None:
    """Is the last clause that counts telling people one of others? None where no clause does."""
    for clause in reversed(_CLAUSE_END_RE.split(said)):
        nouns = [noun for noun in _people(clause) if noun not in _any_people()]
        if any(_MEMBER in noun for noun in nouns):
            return False
        if nouns and _COUNTED_RE.search(clause):
            return True
    return None


@cache
def _any_people() -> frozenset[str]:
    """Nouns that do not tell members from others, with all that divides people."""
    return dividing_values().union(_ANY_PEOPLE)


def _people(clause: str) -> list[str]:
    """The nouns of people in a clause."""
    out, read = [], 0
    for word in _WORD_RE.finditer(clause):
        if word.start() < read:
            continue
        noun = noun_at(clause, word.start())
        if noun is not None and noun_kinds()[noun.phrase] == "people":
            out.append(noun.phrase)
            read = noun.end
    return out
