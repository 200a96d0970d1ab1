"""Which indicator a count states, by the registry's rules; None where no rule fits.

"Đảng bộ xã có 198 đảng viên" → member.total; "06 đảng viên dự bị" → member.probationary.
"""

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class _Rule:
    """A cue of the registry, compiled; None asks for nothing."""

    indicator: str
    units: "regex.Pattern[str] | None"
    own: "regex.Pattern[str] | None"
    before: "regex.Pattern[str] | None"
    after: "regex.Pattern[str] | None"
    context: "regex.Pattern[str] | None"
    excluded: "regex.Pattern[str] | None"


@dataclass(frozen=True, slots=True)
class _Words:
    """What the rules look at: the count's own words and those around it."""

    own: str
    before: str
    after: str
    context: str


@lru_cache(maxsize=4)
def _rules(_state: str) -> tuple[_Rule, ...]:
    def compiled(pattern: str) -> "regex.Pattern[str] | None":
        return regex.compile(pattern) if pattern else None

    return tuple(
        _Rule(
            cue.indicator,
            compiled(f"(?:{cue.units})$" if cue.units else ""),
            *map(compiled, (cue.own, cue.before, cue.after, cue.context, cue.excluded)),
        )
        for cue in indicator_cues()
    )


@lru_cache(maxsize=1024)
def _rules_for(unit: str, state: str) -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules(state) if rule.units is None or rule.units.match(unit))


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
            (rule.own is not None and rule.own.search(words.own))
            or (rule.before is not None and rule.before.search(words.before))
            or (rule.after is not None and rule.after.match(words.after))
        )
        if not fits and (rule.own or rule.before or rule.after):
            continue
        if rule.context is not None and not rule.context.search(words.context):
            continue
        if rule.excluded is not None and rule.excluded.search(near):
            continue
        return rule.indicator
    return None
