"""The indicators of the registry with those that people added, and the cues that tell them."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast, get_args

from schemas.facts import FigureKind
from schemas.registry.additions import added_files
from schemas.registry.indicator_additions import is_indicator_file, read_indicators
from schemas.registry.loader import list_of, load_table


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity by which units are compared, and the phrases that name it.

    `flow`: it happens over a time (those who were admitted) and is not there at a moment.
    """

    key: str
    names: tuple[str, ...]
    kind: str
    unit: str
    flow: bool = False


def indicators() -> tuple[Indicator, ...]:
    """All indicators in the order of the table, those of added files last."""
    return _indicators(added_files())


@lru_cache(maxsize=8)
def _indicators(added: tuple[Path, ...]) -> tuple[Indicator, ...]:
    found = {
        row["key"]: Indicator(
            row["key"],
            list_of(row["names_vi"]),
            row["kind"],
            row["unit"],
            row["stock_or_flow"] in ("flow", "yearly"),
        )
        for row in load_table("indicators")
    }
    for row in _added_cues(added):
        key, known = row["indicator"], found.get(row["indicator"])
        if known is None or row["name"]:
            names = (*list_of(row["name"]), *(known.names if known else ()))
            flow = row["type"] != "stock" if row["type"] else known is None or known.flow
            kind = row["kind"] or (known.kind if known else "other")
            found[key] = Indicator(key, names, kind, row["unit"], flow)
    return tuple(found.values())


@lru_cache(maxsize=8)
def _indicator_kinds(added: tuple[Path, ...]) -> dict[str, FigureKind]:
    kinds = get_args(FigureKind)
    return {
        item.key: cast(FigureKind, item.kind) for item in _indicators(added) if item.kind in kinds
    }


@lru_cache(maxsize=8)
def _added_cues(added: tuple[Path, ...]) -> tuple[dict[str, str], ...]:
    return tuple(row for path in added if is_indicator_file(path) for row in read_indicators(path))


def indicator_kinds() -> dict[str, FigureKind]:
    """Indicator → the kind of what it counts, where that is one kind of figures."""
    return _indicator_kinds(added_files())


@cache
def inheriting_indicators() -> frozenset[str]:
    """Indicators that the parts of a whole share with it: those who were admitted by year."""
    return frozenset(row["key"] for row in load_table("indicators") if row["parts"] == "same")


@cache
def indicator_splits() -> dict[str, tuple[str, ...]]:
    """Indicator → the dimensions whose values are compared one by one: levels of a ranking."""
    return {row["key"]: list_of(row["split"]) for row in load_table("indicators") if row["split"]}


@cache
def division_names() -> dict[str, dict[str, str]]:
    """Dimension → the words of a value as written, the longest first → what it is called."""
    out: dict[str, dict[str, str]] = {}
    for row in sorted(load_table("division_names"), key=lambda row: -len(row["written"])):
        out.setdefault(row["dimension"], {})[row["written"]] = row["name"]
    return out


@cache
def division_order() -> dict[str, int]:
    """What a value is called → its place in the table of names."""
    names = dict.fromkeys(row["name"] for row in load_table("division_names"))
    return {name: place for place, name in enumerate(names)}


@cache
def indicator_parts() -> dict[tuple[str, str, str], str]:
    """The whole's indicator, a dimension and its value (or "*") → the part's indicator."""
    return {
        (row["whole"], row["dimension"], row["value"]): row["part"]
        for row in load_table("indicator_parts")
    }


@dataclass(frozen=True, slots=True)
class IndicatorCue:
    """A rule that gives a count its indicator; empty patterns ask for nothing."""

    indicator: str
    units: str
    own: str
    before: str
    after: str
    context: str
    excluded: str
    example: str
    counter_example: str = ""


def indicator_cues() -> tuple[IndicatorCue, ...]:
    """The rules in the order in which they are tried, those of added files first."""
    return _indicator_cues(added_files())


@lru_cache(maxsize=8)
def _indicator_cues(added: tuple[Path, ...]) -> tuple[IndicatorCue, ...]:
    return tuple(
        IndicatorCue(
            row["indicator"],
            row["units"],
            row["own"],
            row["before"],
            row["after"],
            row["context"],
            row["not"],
            row["example"],
            row["counter_example"],
        )
        for row in (*_added_cues(added), *load_table("indicator_cues"))
    )
