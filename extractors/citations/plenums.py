"""Resolutions and conclusions of a plenum of the Central Committee, cited by its number and term.

The patterns read the folded view (lower case, modern tone marks), so that capitals, small letters
and both schools of spelling are one case. One mention is made for each plenum and term; several
terms share a span ("khóa XI, XII"). A plenum of another body ("Hội nghị lần thứ 10 Ban Chấp hành
Đảng bộ tỉnh") is none of ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractors.citations.mentions import Mention, is_inside
from extractors.matching import match_near, places_of_word
from schemas.textview import folded_view

_NUMBERS = {
    "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13,
    "mười bốn": 14, "mười tư": 14, "mười lăm": 15,
}  # fmt: skip
_ROMAN = (
    *("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"),
    *("IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"),
)

# "năm" is five, but not in "Trung ương năm 2016".
_ORDINAL = (
    r"(?:\d{1,2}|nhất|hai|ba|bốn|tư|năm(?!\s+\d)|sáu|bảy|bẩy|tám|chín"
    r"|mười(?:\s+(?:một|hai|ba|bốn|tư|lăm))?)"
)
_CENTRE = r"(?:trung\s+ương(?:\s+đảng)?|tw|t\.?ư|t\.w)"
_COMMITTEE = (
    r"(?:ban\s+chấp\s+hành\s+trung\s+ương|bch\s?(?:tw|t\.?ư|trung\s+ương)|trung\s+ương)"
    r"(?:\s+đảng(?:\s+cộng\s+sản\s+việt\s+nam)?)?"
)
_TERM_WORD = r"(?:các\s+khóa|khóa|k\.)"
# A scanner reads the I of a numeral as l.
_TERMS = (
    rf"{_TERM_WORD}\s*(?:[ivxl]{{1,5}}|\d{{1,2}})(?![\p{{L}}\d])"
    rf"(?:\s*(?:,\s*và|,|;|và|/)\s*(?:{_TERM_WORD}\s*)?[ivxl]{{1,5}}(?!\p{{L}}))*"
)
_TERM = rf"(?P<term>\s*,?\s*\(\s*(?:{_TERMS}|[ivx]{{1,5}})\s*\)|\s*,?\s*{_TERMS})?"
_HEAD_RE = regex.compile(
    rf"""
    (?<!\p{{L}})
    (?P<type>nghị\s+quyết|kết\s+luận|nq|kl)\s?\s*(?:của\s+)?(?:(?:các\s+)?hội\s+nghị\s+)?
    (?:
        lần\s+thứ\s+(?P<nth>{_ORDINAL})\s*,?\s*(?:của\s+)?(?P<committee>{_COMMITTEE})
      | (?:(?:ban\s+chấp\s+hành|bch)\s+)?{_CENTRE}\s*,?\s*(?:lần\s+thứ\s+|lần\s+)?(?P<number>{_ORDINAL})(?![\d/-]|\p{{L}})
    )
    {_TERM}(?!\p{{L}})
    """,  # noqa: E501
    regex.VERBOSE,
)
# "…, Trung ương 6 khóa XII"; "Trung ương 4, 5, 6 khóa XII".
_NEXT_RE = regex.compile(
    rf"""
    \s*(?:,\s*và|,|;|và)\s*
    (?P<element>
        (?:hội\s+nghị\s+)?{_CENTRE}\s*(?:lần\s+thứ\s+)?(?P<number>{_ORDINAL})(?![\d/-]|\p{{L}})
      | (?P<bare>\d{{1,2}})(?![\d/.%-])
    )
    {_TERM}(?!\p{{L}})
    """,
    regex.VERBOSE,
)
# The first word of a mention, and what follows it.
_STARTS = tuple(
    (word, re.compile(word + rest))
    for word, rest in (
        ("nghị", r"\s+quyết\s"),
        ("kết", r"\s+luận\s"),
        ("nq", r"\s?(?:t|hội|bch)"),
        ("kl", r"\s?(?:t|hội|bch)"),
    )
)
_NUMERAL_RE = regex.compile(r"(?<!\p{L})(?:[ivxl]{1,5}|\d{1,2})(?!\p{L})")
_LONGEST = 400  # a plenum's resolution with a list of its terms
_MOST = 12  # elements of one list


@dataclass(frozen=True, slots=True)
class _Element:
    start: int
    end: int
    number: int
    terms: tuple[str, ...]
    bare: bool


def plenum_mentions(text: str, full: Sequence[Mention]) -> list[Mention]:
    """All mentions of plenums, those of one list marked as listed."""
    taken = sorted((m.start, m.end) for m in full)
    folded = folded_view(text)
    out: list[Mention] = []
    end = 0
    starts = (
        start
        for word, pattern in _STARTS
        for start in places_of_word(folded, word)
        if pattern.match(folded, start)
    )
    for start in sorted(starts):
        if start < end or is_inside(start, taken):
            continue
        head = match_near(_HEAD_RE, folded, start, _LONGEST)
        if head is None:
            continue
        elements = list(_elements(folded, head))
        end = elements[-1].end
        conclusion = head["type"].startswith("k")
        issuer = text[head.start("committee") : head.end()] if head["committee"] else None
        out += _mentions(elements, "Kết luận" if conclusion else "Nghị quyết", issuer)
    return out


def _elements(folded: str, head: "regex.Match[str]") -> Iterator[_Element]:
    """The plenums of one list. Bare numbers belong to it only where a term closes them."""
    yield _Element(
        head.start(), head.end(), _ordinal(head["number"] or head["nth"]), _terms(head), False
    )
    position, termed = head.end(), head["term"] is not None
    waiting: list[_Element] = []
    for _ in range(_MOST):
        match = match_near(_NEXT_RE, folded, position, _LONGEST)
        if match is None or (match["bare"] and termed):
            return
        element = _Element(
            match.start("element"),
            match.end(),
            _ordinal(match["number"] or match["bare"]),
            _terms(match),
            match["bare"] is not None,
        )
        waiting.append(element)
        position = match.end()
        if element.terms or not element.bare:
            yield from waiting
            termed, waiting = bool(element.terms), []


def _mentions(elements: Sequence[_Element], type_: str, issuer: str | None) -> list[Mention]:
    """A term that closes a list belongs to all its members before it that have none.

    `issuer` is the committee where the name of the plenum holds it.
    """
    out: list[Mention] = []
    terms: tuple[str, ...] = ()
    prefix = "KL" if type_ == "Kết luận" else "NQ"
    for index in range(len(elements) - 1, -1, -1):
        element = elements[index]
        terms = element.terms or terms
        name = f"{prefix}TW{element.number}"
        out[:0] = [
            Mention(
                element.start,
                element.end,
                type_,
                "named",
                f"{name}-{term}" if term else None,
                "citation.plenum",
                number=name,
                listed=index > 0,
                issuer=issuer if len(terms) < 2 else None,
            )
            for term in terms or ("",)
        ]
    return out


def _ordinal(written: str) -> int:
    word = " ".join(written.split())
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def _terms(match: "regex.Match[str]") -> tuple[str, ...]:
    found = (_roman(numeral[0]) for numeral in _NUMERAL_RE.finditer(match["term"] or ""))
    return tuple(dict.fromkeys(found))


def _roman(written: str) -> str:
    if written.isdigit():
        return _ROMAN[int(written)] if int(written) < len(_ROMAN) else written
    return written.replace("l", "i").upper()
