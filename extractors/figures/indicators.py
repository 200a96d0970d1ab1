"""Which indicator a count states, by the registry's rules; None where no rule fits.

"Đảng bộ xã có 198 đảng viên" → member.total; "06 đảng viên dự bị" → member.probationary.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

import regex

from schemas.document import CleanDocument
from schemas.facts import Count
from schemas.folding import modern_tone
from schemas.registry.loader import indicator_cues
from schemas.textview import folded_view, window_start

_BEFORE, _AFTER = 120, 60
Rule = tuple[
    str,
    "regex.Pattern[str] | None",
    "regex.Pattern[str] | None",
    "regex.Pattern[str] | None",
    "regex.Pattern[str] | None",
    "regex.Pattern[str] | None",
]


@cache
def _rules() -> tuple[Rule, ...]:
    def compiled(pattern: str) -> "regex.Pattern[str] | None":
        return regex.compile(pattern) if pattern else None

    return tuple(
        (
            cue.indicator,
            compiled(f"(?:{cue.units})$" if cue.units else ""),
            compiled(cue.own),
            compiled(cue.before),
            compiled(cue.after),
            compiled(cue.excluded),
        )
        for cue in indicator_cues()
    )


@lru_cache(maxsize=1024)
def _rules_for(unit: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in _rules() if rule[1] is None or rule[1].match(unit))


def with_indicators(doc: CleanDocument, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts with their indicators filled in."""
    view = folded_view(doc.text)
    out: list[Count] = []
    for count in counts:
        indicator = _indicator(doc, view, count)
        out.append(replace(count, indicator=indicator) if indicator else count)
    return tuple(out)


def _indicator(doc: CleanDocument, view: str, count: Count) -> str | None:
    start, end = count.at
    sentence = doc.sentence_at(start)
    left = window_start(view, start, _BEFORE)
    left = max(left, sentence.start) if sentence else left
    before = view[left:start]
    unit = modern_tone(count.unit.lower())
    own = f"{count.label} {view[start:end]}" if count.label else view[start:end]
    after = view[end : end + _AFTER]
    for indicator, _, words, preceding, following, excluded in _rules_for(unit):
        fits = (
            (words is not None and words.search(own))
            or (preceding is not None and preceding.search(before))
            or (following is not None and following.match(after))
        )
        if not fits and (words or preceding or following):
            continue
        if excluded is not None and excluded.search(f"{before[-45:]} {own}"):
            continue
        return indicator
    return None
