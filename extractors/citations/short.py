"""Mentions without a symbol: a type word with a bare number, "Nghị quyết này", congresses."""

from functools import cache

import regex

from extractors.citations import patterns as p
from extractors.citations.mentions import Mention, is_inside, type_name
from extractors.citations.symbols import canonical_code, types_of_code
from extractors.matching import LONGEST_SEARCH, match_near, places_of_word
from schemas.folding import fold_tone
from schemas.registry.documents import document_types
from schemas.registry.nouns import unit_nouns
from schemas.textview import folded_view

_LONGEST = 400  # a congress's resolution with the name of its body


_NEXT_WORD_RE = regex.compile(r"\s+(\p{L}+)")
_BEFORE = 48  # longer than any type word with "số"
_NOT_A_NUMBER_RE = regex.compile(
    r"\s+(?:năm(?!\s+(?:19|20)\d{2}(?!\d))|tháng(?!\s+\d)|ngày(?!\s+\d)|tuần|giờ|lần|%|triệu|tỷ|nghìn)(?!\p{L})"
)


def short_mentions(text: str, taken_by: list[Mention]) -> list[Mention]:
    """ "Chỉ thị 05", "Nghị quyết 57, 59, 66": the documents are told by `resolve`."""
    taken = sorted((m.start, m.end) for m in taken_by)
    kinds = {kind.name.lower(): kind.short for kind in document_types()}
    nouns = _first_words()
    out: list[Mention] = []
    for match in p.SHORT_NUMBER_RE.finditer(text, timeout=LONGEST_SEARCH):
        word_before = text[max(0, match.start() - 12) : match.start()].split()[-1:]
        if not word_before or word_before[0].lower() not in p.SHORT_LAST_WORDS:
            continue
        window = max(0, match.start() - _BEFORE)
        before = p.SHORT_BEFORE_RE.search(text[window : match.start()].lower())
        if before is None:
            if (coded := _coded(text, match)) and not is_inside(coded.start, taken):
                out.append(coded)
            continue
        start = window + before.start()
        if is_inside(start, taken) or is_inside(match.start("number"), taken):
            continue
        word = text[start : window + before.end("type")]
        type_ = type_name(word)
        strong = kinds.get(type_.lower()) == "yes"
        numbered = before["so"] is not None
        if not numbered and not word[0].isupper():
            continue
        if not numbered and match_near(_NOT_A_NUMBER_RE, text, match.end()):
            continue
        following = match_near(_NEXT_WORD_RE, text, match.end())
        counted = following is not None and fold_tone(following[1]) in nouns
        if counted and not numbered:
            continue
        rule = "citation.short" if strong else "citation.short_weak"
        out.append(Mention(start, match.end("number"), type_, "short", None, rule, match["number"]))
        for number in p.NUMBER_RE.finditer(text, match.end("number"), match.end()):
            out.append(
                Mention(
                    number.start(), number.end(), type_, "short", None, rule, number[0], listed=True
                )
            )
    return out


def _coded(text: str, match: "regex.Match[str]") -> Mention | None:
    """ "NQ 21", "NQ số 21": the number with the code before it, or None where none stands."""
    number = match["number"]
    if not number.isdigit() or len(number) > 3:
        return None
    window = max(0, match.start() - _BEFORE)
    before = p.SHORT_CODE_BEFORE_RE.search(text, window, match.start())
    if before is None:
        return None
    type_ = types_of_code().get(canonical_code(before["type"]) or "", "")
    at = before.start(), match.end("number")
    return Mention(*at, type_, "short", None, "citation.short_weak", number)


def backward_mentions(text: str) -> list[Mention]:
    """ "Nghị quyết này": which one is told by `resolve`; none where none was named before."""
    out: list[Mention] = []
    ends = sorted(m.end() for pattern in p.BACKWARD_RES for m in pattern.finditer(text))
    for end in ends:
        window = max(0, end - _BEFORE)
        before = text[window:end]
        word = p.BACKWARD_TYPE_RE.search(before.lower())
        if word is None or not before[word.start()].isupper():
            continue
        if p.MANY_RE.search(before[: word.start()].lower()):
            continue
        out.append(
            Mention(
                window + word.start(),
                end,
                type_name(word["type"]),
                "short",
                None,
                "citation.backward",
            )
        )
    return out


@cache
def _first_words() -> frozenset[str]:
    # "Chỉ thị 05 ngày 15/5/2016": of the nouns that begin so, none is as frequent as a date.
    return frozenset(noun.phrase.split()[0] for noun in unit_nouns()) - {"ngày"}


def congress_mentions(text: str, taken_by: list[Mention]) -> list[Mention]:
    """Resolutions of congresses, which carry no number."""
    taken = sorted((m.start, m.end) for m in taken_by)
    folded = folded_view(text)
    out: list[Mention] = []
    end = 0
    for start in places_of_word(folded, "nghị"):
        if start < end or not p.CONGRESS_START_RE.match(folded, start):
            continue
        if match := match_near(p.CONGRESS_RE, text, start, _LONGEST):
            end = match.end()
            if not is_inside(start, taken):
                out.append(Mention(start, end, "Nghị quyết", "congress", None, "citation.congress"))
    return out
