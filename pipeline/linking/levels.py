"""The level of a unit, of the state or of the Party's organisation, as its name or parent tells.

Cues are registry data (`unit_levels.tsv`). A branch with nothing of the grassroots above it ("Chi
bộ Văn phòng" under a district's committee) is itself a grass-roots organisation. None where neither
the name nor the parent tells.
"""

from collections.abc import Mapping
from functools import lru_cache

import regex

from schemas.registry.units import LEVELS, UnitLevel, unit_level_cues

_ABOVE_THE_GRASSROOTS = LEVELS[: LEVELS.index("commune")]


def levels_of(parents: Mapping[str, str | None]) -> dict[str, UnitLevel | None]:
    """The level of each unit, by key; `parents` (without circles) says the key of the one above."""
    found: dict[str, UnitLevel | None] = {}
    for key in parents:
        path = [key]
        while (above := parents.get(path[-1])) is not None and above not in found:
            path.append(above)
        for unit in reversed(path):
            parent = parents.get(unit)
            found[unit] = level_of(unit, found.get(parent) if parent is not None else None)
    return found


def level_of(key: str, parent: UnitLevel | None = None) -> UnitLevel | None:
    """The level of the unit with this key, under a unit of level `parent`.

    >>> level_of("chi bộ thôn đông", "commune"), level_of("chi bộ văn phòng", "district")
    ('branch', 'grassroots')
    """
    pattern_at_start, pattern = _patterns()
    name = key.partition(" < ")[0]
    cues = unit_level_cues()
    told = None
    if match := pattern_at_start.match(name):
        told = cues["^" + match[0]]
    if told is None or told == "parent":
        match = pattern.search(name)
        if match is not None:
            told = cues[match[0]]
    if told == "parent":
        return parent
    if told == "branch" and parent in _ABOVE_THE_GRASSROOTS:
        return "grassroots"
    return told


@lru_cache(maxsize=1)
def _patterns() -> tuple["regex.Pattern[str]", "regex.Pattern[str]"]:
    cues = sorted(unit_level_cues(), key=len, reverse=True)
    start = "|".join(regex.escape(cue[1:]) for cue in cues if cue.startswith("^"))
    anywhere = "|".join(regex.escape(cue) for cue in cues if not cue.startswith("^"))
    return regex.compile(rf"(?:{start})\b"), regex.compile(rf"\b(?:{anywhere})\b")
