"""Which indicator a count states, by the registry's rules; None where no rule fits.

"Đảng bộ xã có 198 đảng viên" → member.total; "06 đảng viên dự bị" → member.probationary.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import regex

from extractors.figures.people_before import counts_other_people
from extractors.figures.some_of_all import are_some, is_out_of
from extractors.matching import holds_any
from extractors.needed_words import needed_words
from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.folding import fold_tone, modern_tone
from schemas.registry.indicators import IndicatorCue, indicator_cues
from schemas.registry.loader import registry_hash
from schemas.replacing import replaced
from schemas.textview import folded_view, window_start

# "có gần 200 đảng viên": how exact a count is says nothing of what it is.
_LOOSENING = frozenset(("gần", "khoảng", "hơn", "trên", "chừng"))
_THERE_ARE = ("member.total", "org.")
# A part of the membership, which the count's own words need not name: "nữ 115 đ/c".
_MEMBER = "đảng viên"
_OF_MEMBERS = frozenset(
    f"member.{part}"
    for part in (
        *("female", "ethnic", "religious", "age", "education", "political_theory", "occupation"),
        *("official", "probationary"),
    )
)
_BEFORE, _AFTER, _CONTEXT, _NEAR = 120, 60, 400, 45


_Finds = Callable[[str], object]
"""What a pattern finds in some words, or None."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A cue of the registry, compiled; None asks for nothing."""

    indicator: str
    units: _Finds | None
    own: _Finds | None
    before: _Finds | None
    after: _Finds | None
    context: _Finds | None
    excluded: _Finds | None
    needed: tuple[str, ...]
    """Words of which `before` cannot do without one; () where it can."""
    may_lead: _Finds | None
    """Of the first word after a count: None where `after` finds nothing, whatever is after it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What the rules look at: the count's own words, those around it, the section's title."""

    own: str
    before: str
    after: str
    title: str
    said: str


@lru_cache(maxsize=4)
def _rules(_state: str) -> tuple[_Rule, ...]:
    return tuple(map(_rule, indicator_cues()))


def _rule(cue: IndicatorCue) -> _Rule:
    after = regex.compile(cue.after).match if cue.after else None
    return _Rule(
        cue.indicator,
        regex.compile(f"(?:{cue.units})$").match if cue.units else None,
        _search(cue.own),
        _compiled(cue.before) if cue.before else None,
        after,
        _search(cue.context),
        _search(cue.excluded),
        needed=needed_words(cue.before),
        may_lead=partial(after, partial=True) if after else None,
    )


def _search(pattern: str) -> _Finds | None:
    """Tries the pattern only on words that hold one of those it cannot do without, if any."""
    if not pattern:
        return None
    finds, needed = _compiled(pattern), needed_words(pattern)
    if not needed:
        return finds
    if len(needed) > 1:
        return lambda words: finds(words) if holds_any(words, needed) else None
    word = needed[0]
    return lambda words: finds(words) if word in words else None


def _compiled(pattern: str) -> _Finds:
    if _is_at_end(pattern):
        # Read backwards, a pattern matches where the words end: one place to look at.
        return regex.compile(pattern, regex.REVERSE).match
    return regex.compile(pattern).search


_NO_SIGN_RE = re.compile(r"\\.|\[[^\]]*\]")
_GROUP_RE = re.compile(r"\([^()]*\)")


def _is_at_end(pattern: str) -> bool:
    """Does every alternative of the pattern end with "$"?"""
    bare, found = _NO_SIGN_RE.sub("", pattern), 1
    while found:
        bare, found = _GROUP_RE.subn("", bare)
    return all(alternative.endswith("$") for alternative in bare.split("|"))


@lru_cache(maxsize=1024)
def _rules_for(unit: str, state: str) -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules(state) if rule.units is None or rule.units(unit))


_Places = frozenset[int]
"""Rules by their places among those for a unit."""


@lru_cache(maxsize=1024)
def _unasking(unit: str, state: str) -> _Places:
    """The rules that ask for nothing but the unit."""
    rules = enumerate(_rules_for(unit, state))
    return frozenset(place for place, rule in rules if not (rule.own or rule.before or rule.after))


@lru_cache(maxsize=4096)
def _suiting(own: str, unit: str, state: str) -> _Places:
    """The rules whose `own` finds something in a count's own words."""
    rules = enumerate(_rules_for(unit, state))
    return frozenset(place for place, rule in rules if rule.own and rule.own(own))


@lru_cache(maxsize=1024)
def _by_needed(unit: str, state: str) -> tuple[tuple[str, _Places], ...]:
    """A word and the rules whose `before` may find something where it stands; the last for all that
    need no word is "", which stands everywhere.
    """
    out: dict[str, set[int]] = {}
    for place, rule in enumerate(_rules_for(unit, state)):
        for word in (rule.needed or ("",)) if rule.before else ():
            out.setdefault(word, set()).add(place)
    return tuple((word, frozenset(places)) for word, places in out.items())


# Few words stand right behind counts, and each of them rules out most of the cues.
@lru_cache(maxsize=4096)
def _leading(word: str, unit: str, state: str) -> _Places:
    """The rules whose `after` may find something where this is the first word after the count."""
    rules = enumerate(_rules_for(unit, state))
    return frozenset(place for place, rule in rules if rule.may_lead and rule.may_lead(word))


_REPETITION_RE = re.compile(r"\{[\d,]*\}")
_OTHER_DIGIT_RE = re.compile("[2-9]")


@lru_cache(maxsize=4)
def _names_a_digit(_state: str) -> bool:
    """Does a cue for a count's own words tell one digit from another, as "5[05] năm"?

    Where none does, "59 đảng viên" and "48 đảng viên" are one question.
    """
    cues = (_REPETITION_RE.sub("", cue.own) for cue in indicator_cues())
    return any(digit in cue for cue in cues for digit in "123456789")


@lru_cache(maxsize=1024)
def _lowered(unit: str) -> str:
    return modern_tone(unit.lower())


def with_indicators(doc: CleanDocument, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts with their indicators filled in."""
    view = folded_view(doc.text)
    state = registry_hash()
    titles: dict[int | None, str] = {None: ""}
    out: list[Count] = []
    for count in counts:
        unit = _lowered(count.unit)
        rules = _rules_for(unit, state)
        if not rules:
            out.append(count)
            continue
        if count.section not in titles and count.section is not None:
            titles[count.section] = fold_tone(doc.headings[count.section].title)
        words = _words(doc, view, titles[count.section], count)
        indicator = _indicator(rules, unit, words, state)
        if indicator and indicator.startswith(_THERE_ARE) and is_out_of(words.after, unit):
            indicator = None
        if indicator == "member.total" and are_some(words.after):
            indicator = None
        if (
            indicator in _OF_MEMBERS
            and _MEMBER not in words.own
            and counts_other_people(words.said)
        ):
            indicator = None
        out.append(replaced(count, indicator=indicator) if indicator else count)
    return tuple(out)


def _words(doc: CleanDocument, view: str, title: str, count: Count) -> _Words:
    start, end = count.at
    if count.rule.endswith(".table"):
        head = f"{count.label} "
        return _Words(f"{head}{count.unit} ".lower(), head, "", title, head)
    sentence = doc.sentence_at(start)
    left = window_start(view, start, _CONTEXT)
    if sentence is not None and sentence.start > left:
        left = sentence.start
    before = view[max(left, start - _BEFORE) : start]
    while (last := _last_word(before)).rstrip() in _LOOSENING:
        before = f"{before[: -len(last)].removesuffix(' ')} "
    own = view[start:end]
    return _Words(
        own=f"{count.label} {own}" if count.label else own,
        before=before,
        after=view[end : end + _AFTER],
        title=title,
        said=view[left:start],
    )


def _indicator(rules: Sequence[_Rule], unit: str, words: _Words, state: str) -> str | None:
    own = words.own if _names_a_digit(state) else _OTHER_DIGIT_RE.sub("1", words.own)
    fitting = _suiting(own, unit, state) | _unasking(unit, state)
    leading = _leading(_first_word(words.after), unit, state)
    following = set[int]()
    for word, places in _by_needed(unit, state):
        if word in words.before:
            following |= places
    for place in sorted(following.union(fitting, leading)):
        rule = rules[place]
        fits = (
            place in fitting
            or (place in following and rule.before and rule.before(words.before))
            or (place in leading and rule.after and rule.after(words.after))
        )
        if not fits:
            continue
        if rule.context is not None and not rule.context(f"{words.title} | {words.said}"):
            continue
        if rule.excluded is not None and rule.excluded(f"{words.before[-_NEAR:]} {words.own}"):
            continue
        return rule.indicator
    return None


def _last_word(words: str) -> str:
    """The last word with the white space behind it."""
    return words[words.rfind(" ", 0, len(words.rstrip())) + 1 :]


_FIRST_WORD_RE = re.compile(r"\s*[^\s\d]*")  # no digits: there are too many of them


def _first_word(words: str) -> str:
    """The first word with the white space before it."""
    match = _FIRST_WORD_RE.match(words)
    return match[0] if match is not None else ""
