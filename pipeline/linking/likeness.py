"""Units that may be one: names that only diacritics tell apart, or of which one says its place too.

They are suggestions for a person (`baocao units --suggest`), never merged by themselves.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import regex

from pipeline.linking.records import UnitDecision
from schemas.folding import fold

if TYPE_CHECKING:
    from pipeline.linking.identity import Unit

# "đảng bộ sở y tế" and "đảng bộ sở y tế" + " tỉnh lâm việt".
_PLACE_RE = regex.compile(
    r" (?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?= ))"
)


def similar_units(
    units: Iterable["Unit"], decisions: Iterable[UnitDecision] = ()
) -> list[tuple["Unit", "Unit"]]:
    """Pairs of units that may be one, the one with the lesser key first: their names differ in
    diacritics alone, or the one is that of the other under the same superior unit with a place
    behind it. Pairs that somebody said are two units are left out."""
    known = sorted(units, key=lambda unit: unit.key)
    apart = {frozenset((d.key, d.other)) for d in decisions if d.verdict == "apart"}
    return [
        pair
        for pair in (*_by_diacritics(known), *_by_place(known))
        if frozenset(unit.key for unit in pair) not in apart
    ]


def _by_diacritics(units: Iterable["Unit"]) -> Iterator[tuple["Unit", "Unit"]]:
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[fold(unit.key)].append(unit)
    for _, group in sorted(groups.items()):
        yield from combinations(group, 2)


def _by_place(units: Iterable["Unit"]) -> Iterator[tuple["Unit", "Unit"]]:
    by_key = {unit.key: unit for unit in units}
    for unit in by_key.values():
        for match in _PLACE_RE.finditer(unit.key):
            shorter = by_key.get(unit.key[: match.start()])
            if shorter is not None and shorter.parent == unit.parent:
                yield shorter, unit
