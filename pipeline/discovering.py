"""Rules are modules: whatever module of a package has a function `check` is one."""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def rules_of(package: str, path: Iterable[str]) -> tuple[Callable[..., Any], ...]:
    """The `check` of each module of the package that has one, by the modules' names."""
    names = sorted(found.name for found in iter_modules(path))
    modules = (import_module(f"{package}.{name}") for name in names)
    return tuple(module.check for module in modules if hasattr(module, "check"))


def rule_name(rule: Callable[..., Any]) -> str:
    """The name that people know the rule by: that of its module."""
    return rule.__module__.rpartition(".")[2]


def rule_ids_of(rule: Callable[..., Any]) -> tuple[str, ...]:
    """The ids that the rows of the rule bear: its name, or what its module lists in `IDS`."""
    ids: tuple[str, ...] = getattr(sys.modules[rule.__module__], "IDS", (rule_name(rule),))
    return ids
