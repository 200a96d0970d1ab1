"""Which unit is meant: names as reports and rosters write them to one key for each unit.

Names that differ only in case, in the place of a tone mark, or in whether the committee or the
organisation is named are one unit (`pipeline.units.unit_key`). Names that differ in a tone mark or
a letter are two, and become a suggestion. One name under two parents ("Chi bộ 1") is two units,
but a roster is the authority: a name that it lists once is one unit, whatever parents the reports
write. What a person said of two names (`baocao units --merge`) goes before all of this.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.linking.collation import sort_key
from pipeline.linking.levels import levels_of
from pipeline.linking.lives import Lives
from pipeline.linking.records import ContentRecord, Known, UnitDecision
from pipeline.unit_names import unit_key
from schemas.folding import fold
from schemas.registry.units import UnitLevel

_LONGEST = 200
"""No unit has a longer name; what a broken letterhead gives must not become a key."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the store; see the table `unit`."""

    key: str
    name: str
    parent: str | None
    depth: int
    level: UnitLevel | None
    folded: str
    sort_key: str
    valid_from: date | None = None
    valid_to: date | None = None


class Identity:
    """Resolves names; made once from everything that is known."""

    def __init__(self, known: Known) -> None:
        self._aliases = _unambiguous((alias.key, alias.unit_key) for alias in known.aliases)
        self._same = _without_circles(known.unit_decisions)
        in_roster: dict[str, Counter[str]] = defaultdict(Counter)
        for row in known.roster:
            in_roster[self._base(row.name)][row.round] += 1
        parents: dict[str, set[str]] = defaultdict(set)
        for content in known.contents:
            if content.unit_name and content.parent_unit:
                parents[self._base(content.unit_name)].add(self._base(content.parent_unit))
        self._split = {base for base, rounds in in_roster.items() if max(rounds.values()) > 1} | {
            base for base, above in parents.items() if len(above) > 1 and base not in in_roster
        }

    def resolve(self, name: str | None, parent: str | None) -> str | None:
        """The key of the unit called `name`, or None where there is no name."""
        base = self._base(name) if name else ""
        if not base or len(base) > _LONGEST:
            return None
        above = self._base(parent) if parent else ""
        if base in self._split and 0 < len(above) <= _LONGEST:
            return self.standing(f"{base} < {above}")
        return base

    def standing(self, key: str) -> str:
        """The key that stands for this one after what people merged."""
        while key in self._same:
            key = self._same[key]
        return key

    def _base(self, name: str) -> str:
        key = unit_key(name)
        if key not in self._same:
            key = self._aliases.get(key, key)
        return self.standing(key)


def link_units(known: Known, identity: Identity, lives: Lives) -> tuple[Unit, ...]:
    """All units that the roster, a report or the life of another names, with their place among
    them, ordered by key."""
    listed: dict[str, list[str]] = defaultdict(list)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    roster_parent: dict[str, str] = {}
    report_parents: dict[str, Counter[str]] = defaultdict(Counter)

    for row in sorted(known.roster, key=lambda row: (row.round, row.line)):
        key = identity.resolve(row.name, row.parent_name)
        if key is None:
            continue
        if _is_own(key, row.name):
            listed[key].append(row.name)
        else:
            written[key][row.name] += 1
        above = identity.resolve(row.parent_name, None)
        if above and row.parent_name:
            written[above][row.parent_name] += 1
            roster_parent[key] = above
    for content in _reports(known.contents):
        key = identity.resolve(content.unit_name, content.parent_unit)
        if key is None or content.unit_name is None:
            continue
        written[key][content.unit_name] += 1
        above = identity.resolve(content.parent_unit, None)
        if above and content.parent_unit:
            written[above][content.parent_unit] += 1
            report_parents[key][above] += 1

    for key, name in lives.names.items():
        written[key][name] += 0
    for decision in known.unit_decisions:
        key = identity.standing(decision.other)
        if decision.verdict == "same" and key in written:
            written[key][decision.other_name] += 0

    parents = _without_cycles(
        {
            key: roster_parent.get(key) or _most_common(report_parents[key])
            for key in sorted({*listed, *written})
        }
    )
    levels = levels_of(parents)
    return tuple(
        Unit(
            key=key,
            name=name,
            parent=parents[key],
            depth=_depth(parents, key),
            level=levels[key],
            folded=fold(name),
            sort_key=sort_key(name),
            valid_from=lives.valid_from.get(key),
            valid_to=lives.valid_to.get(key),
        )
        for key in sorted(parents)
        for name in [listed[key][-1] if key in listed else _best_written(key, written[key])]
    )


def _reports(contents: Iterable[ContentRecord]) -> Iterable[ContentRecord]:
    return sorted(contents, key=lambda content: content.sha256)


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    meanings: dict[str, set[str]] = defaultdict(set)
    for key, unit in pairs:
        meanings[key].add(unit)
    return {key: next(iter(units)) for key, units in meanings.items() if len(units) == 1}


def _most_common(names: Counter[str]) -> str | None:
    return min(names, key=lambda name: (-names[name], name), default=None)


def _is_own(key: str, name: str) -> bool:
    """Is it the unit's own name, not that of one merged into it?"""
    return unit_key(name) == key.partition(" < ")[0]


def _best_written(key: str, names: Counter[str]) -> str:
    """The commonest spelling; one in capitals (from a letterhead) or of a unit merged into this one
    only where there is no other."""
    return min(names, key=lambda name: (not _is_own(key, name), name.isupper(), -names[name], name))


def _without_circles(decisions: Iterable[UnitDecision]) -> dict[str, str]:
    """The key that each merged key stands for; of decisions in a circle the last is left out."""
    same: dict[str, str] = {}
    for decision in sorted(decisions, key=lambda d: (d.key, d.other)):
        if decision.verdict != "same":
            continue
        end = decision.other
        while end in same:
            end = same[end]
        if end != decision.key:
            same[decision.key] = decision.other
    return same


def _without_cycles(parents: Mapping[str, str | None]) -> dict[str, str | None]:
    """The same links without those that would close a circle, tried in the order of keys."""
    out: dict[str, str | None] = {}
    for key, parent in parents.items():
        above = parent
        while above is not None and above != key:
            above = out.get(above)
        out[key] = None if above == key else parent
    return out


def _depth(parents: Mapping[str, str | None], key: str) -> int:
    depth = 0
    above = parents[key]
    while above is not None:
        depth += 1
        above = parents.get(above)
    return depth
