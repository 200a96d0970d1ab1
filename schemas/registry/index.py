"""The directives of the registry, found by symbol, by type and number, by plenum, by alias."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import regex

from schemas.folding import fold_tone
from schemas.registry.documents import Directive, directives
from schemas.registry.loader import registry_hash

_K = TypeVar("_K")
_NUMBER_RE = regex.compile(r"\d+")
# "Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 6 khóa XII (về y tế)".
_PLENUM_RE = regex.compile(
    r"(?P<type>nghị quyết|kết luận) trung ương (?P<number>\d+) khóa (?P<term>[ivx]+)(?P<topic>.*)"
)


@dataclass(frozen=True, slots=True)
class DirectiveIndex:
    """`plain` holds of each plenum the directives that its bare name means by habit."""

    by_id: Mapping[str, tuple[Directive, ...]]
    by_key: Mapping[str, Directive]
    by_number: Mapping[tuple[str, int], tuple[Directive, ...]]
    by_alias: Mapping[str, tuple[Directive, ...]]
    plenums: Mapping[str, tuple[Directive, ...]]
    plain: Mapping[str, tuple[Directive, ...]]


def directive_index() -> DirectiveIndex:
    """The index of the registry as it is now, added files included."""
    return _index(registry_hash())


@lru_cache(maxsize=4)
def _index(_state: str) -> DirectiveIndex:
    by_id: dict[str, tuple[Directive, ...]] = {}
    by_number: dict[tuple[str, int], tuple[Directive, ...]] = {}
    by_alias: dict[str, tuple[Directive, ...]] = {}
    plenums: dict[str, tuple[Directive, ...]] = {}
    plain: dict[str, tuple[Directive, ...]] = {}
    for item in directives():
        _add(by_id, item.id, item)
        number = number_of(item.id)
        if number is not None:
            _add(by_number, (item.type, number), item)
        for alias in dict.fromkeys(map(fold_tone, item.aliases)):
            _add(by_alias, alias, item)
            if match := _PLENUM_RE.fullmatch(alias):
                name = plenum_id(match["type"], int(match["number"]), match["term"])
                if item not in plenums.get(name, ()):
                    _add(plenums, name, item)
                if not match["topic"]:
                    _add(plain, name, item)
    by_key = {item.key: item for item in directives()}
    return DirectiveIndex(by_id, by_key, by_number, by_alias, plenums, plain)


def _add(table: dict[_K, tuple[Directive, ...]], key: _K, item: Directive) -> None:
    table[key] = (*table.get(key, ()), item)


def plenum_id(type_: str, number: int, term: str) -> str:
    """ "NQTW4-XII" for a resolution, "KLTW4-XIII" for a conclusion."""
    prefix = "KL" if fold_tone(type_) == "kết luận" else "NQ"
    return f"{prefix}TW{number}-{term.upper()}"


def number_of(id_: str) -> int | None:
    """The number that a symbol begins with."""
    match = _NUMBER_RE.match(id_)
    return int(match[0]) if match else None
