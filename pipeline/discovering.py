"""Rules are modules: whatever module of a package has a function `check` is one."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def rules_of(package: str, path: Iterable[str]) -> tuple[Callable[..., Any], ...]:
    """The `check` of each module of the package that has one, by the modules' names."""
    names = sorted(found.name for found in iter_modules(path))
    modules = (import_module(f"{package}.{name}") for name in names)
    return tuple(module.check for module in modules if hasattr(module, "check"))
