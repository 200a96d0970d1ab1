"""Which indicator a count states, by the registry's rules; None where no rule fits.

"Đảng bộ xã có 198 đảng viên" → member.total; "06 đảng viên dự bị" → member.probationary.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.folding import fold_tone, modern_tone
from schemas.registry.indicators import indicator_cues
from schemas.registry.loader import registry_hash
from schemas.textview import folded_view, window_start

# "có gần 200 đảng viên": how exact a count is says nothing of what it is.
_LOOSENING = frozenset(("gần", "khoảng", "hơn", "trên", "chừng"))
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


@dataclass(frozen=True, slots=True)
class _Words:
    """What the rules look at: the count's own words and those around it."""

    own: str
    before: str
    after: str
    context: str


@lru_cache(maxsize=4)
def _rules(_state: str) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            cue.indicator,
            regex.compile(f"(?:{cue.units})$").match if cue.units else None,
            _search(cue.own),
            _search(cue.before),
            regex.compile(cue.after).match if cue.after else None,
            _search(cue.context),
            _search(cue.excluded),
        )
        for cue in indicator_cues()
    )


def _search(pattern: str) -> _Finds | None:
    if not pattern:
        return None
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


def with_indicators(doc: CleanDocument, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts with their indicators filled in."""
    view = folded_view(doc.text)
    state = registry_hash()
    out: list[Count] = []
    for count in counts:
        rules = _rules_for(modern_tone(count.unit.lower()), state)
        indicator = _indicator(rules, _words(doc, view, count)) if rules else None
        out.append(replace(count, indicator=indicator) if indicator else count)
    return tuple(out)


def _words(doc: CleanDocument, view: str, count: Count) -> _Words:
    start, end = count.at
    title = doc.headings[count.section].title if count.section is not None else ""
    if count.rule.endswith(".table"):
        head = f"{count.label} "
        return _Words(f"{head}{count.unit} ".lower(), head, "", f"{fold_tone(title)} | {head}")
    sentence = doc.sentence_at(start)
    first = sentence.start if sentence else 0
    before = view[max(window_start(view, start, _BEFORE), first) : start]
    context = view[max(window_start(view, start, _CONTEXT), first) : start]
    while before.rstrip().rpartition(" ")[2] in _LOOSENING:
        before = f"{before.rstrip().rpartition(' ')[0]} "
    return _Words(
        f"{count.label} {view[start:end]}" if count.label else view[start:end],
        before,
        view[end : end + _AFTER],
        f"{fold_tone(title)} | {context}",
    )


def _indicator(rules: Sequence[_Rule], words: _Words) -> str | None:
    near = f"{words.before[-_NEAR:]} {words.own}"
    for rule in rules:
        fits = (
            (rule.own is not None and rule.own(words.own))
            or (rule.before is not None and rule.before(words.before))
            or (rule.after is not None and rule.after(words.after))
        )
        if not fits and (rule.own or rule.before or rule.after):
            continue
        if rule.context is not None and not rule.context(words.context):
            continue
        if rule.excluded is not None and rule.excluded(near):
            continue
        return rule.indicator
    return None
