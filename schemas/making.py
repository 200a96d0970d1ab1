"""Frozen dataclasses that are made in a third of the time, for facts of which a report has many.

A frozen dataclass fills its fields by `object.__setattr__`, which looks every one of them up by its
name: for a count with over twenty fields that takes longer than to read the count. Here the values
are assigned to an unfrozen twin, a class with the same slots, and then the object gets its own
class: Python allows that between classes whose slots are the same, and no others.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")

_TWINS: dict[type[object], type[object]] = {}


def quickly_made(kind: type[T]) -> type[T]:
    """Decorates a frozen dataclass with slots: objects are made as before, and faster.

    `TypeError` where the class does more than take one value for each field (`__post_init__`,
    factories, fields that are no arguments).
    """
    found = fields(kind)  # type: ignore[arg-type]
    plain = all(f.init and not f.kw_only and f.default_factory is MISSING for f in found)
    if not plain or hasattr(kind, "__post_init__") or not hasattr(kind, "__slots__"):
        raise TypeError(f"{kind.__name__} does more than to take a value for each field")
    names = [field.name for field in found]
    _TWINS[kind] = type(kind.__name__, (), {"__slots__": tuple(names)})
    initialise = _compiled(
        f"def __init__(self, {', '.join(names)}):\n"
        "    _turn(self, _twin)\n"
        + "".join(f"    self.{name} = {name}\n" for name in names)
        + "    self.__class__ = _kind\n",
        # Around the frozen `__setattr__`.
        {"_kind": kind, "_twin": _TWINS[kind], "_turn": object.__dict__["__class__"].__set__},
    )
    initialise.__defaults__ = tuple(f.default for f in found if f.default is not MISSING)
    initialise.__annotations__ = kind.__init__.__annotations__
    initialise.__qualname__ = f"{kind.__qualname__}.__init__"
    kind.__init__ = initialise  # type: ignore[method-assign]
    return kind


def changer(kind: type[T]) -> Callable[[T, Mapping[str, object]], T]:
    """A function that takes an object of a class that is `quickly_made`, and other values for
    fields by their names, and makes an object that has them; `AttributeError` for any other name.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    changed: Callable[[T, Mapping[str, object]], T] = _compiled(
        "def changed(other, changes):\n"
        "    made = _twin()\n"
        + "".join(f"    made.{name} = other.{name}\n" for name in names)
        + "    for name, value in changes.items():\n"
        "        setattr(made, name, value)\n"
        "    made.__class__ = _kind\n"
        "    return made\n",
        {"_kind": kind, "_twin": _TWINS[kind]},
    )
    return changed


def _compiled(source: str, names: dict[str, object]) -> Any:
    """The function that the source defines, with these names for what it needs.

    Written out field by field, as `dataclasses` and `namedtuple` do: a loop would take as long as
    what it replaces.
    """
    found: dict[str, Any] = {}
    exec(source, names, found)
    return next(iter(found.values()))
