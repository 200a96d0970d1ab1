"""Frozen dataclasses that are made quickly are what plain ones are."""

import inspect
import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError, dataclass, field, fields

import pytest

from schemas.document import Span
from schemas.facts import Count, Percentage, Ratio
from schemas.making import changer, quickly_made

QUICK = (Span, Count, Percentage, Ratio)


@quickly_made
@dataclass(frozen=True, slots=True)
class Pair:
    kind: str  # a name that what makes the object must not take for its own
    name: int = 3


@dataclass(frozen=True, slots=True)
class PlainPair:
    kind: str
    name: int = 3


@pytest.mark.parametrize("arguments", [("a",), ("a", 4)])
def test_they_hold_what_plain_ones_hold(arguments: tuple[str, int]) -> None:
    quick, plain = Pair(*arguments), PlainPair(*arguments)
    assert type(quick) is Pair
    assert (quick.kind, quick.name, hash(quick)) == (plain.kind, plain.name, hash(plain))
    assert repr(quick) == repr(plain).replace("PlainPair", "Pair")
    assert quick == Pair(*arguments) != Pair("b")


def test_they_are_frozen() -> None:
    pair = Pair("a")
    with pytest.raises(FrozenInstanceError):
        pair.kind = "b"  # type: ignore[misc]
    assert pair.kind == "a"


@pytest.mark.parametrize("copied", [deepcopy, lambda pair: pickle.loads(pickle.dumps(pair))])
def test_they_are_copied(copied: object) -> None:
    assert copied(Pair("a", 4)) == Pair("a", 4)  # type: ignore[operator]


@pytest.mark.parametrize("kind", [Pair, *QUICK])
def test_they_take_the_arguments_of_their_fields(kind: type[object]) -> None:
    told = {p.name: p.default for p in inspect.signature(kind).parameters.values()}
    assert list(told) == [f.name for f in fields(kind)]  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="missing"):
        kind()
    with pytest.raises(TypeError, match="colour"):
        kind(colour="red")  # type: ignore[call-arg]


def test_a_changed_one_is_another_of_the_class() -> None:
    pair = Pair("a", 4)
    changed = changer(Pair)(pair, {"kind": "b"})
    assert (type(changed), changed, pair) == (Pair, Pair("b", 4), Pair("a", 4))
    with pytest.raises(AttributeError, match="colour"):
        changer(Pair)(pair, {"colour": "red"})


def test_classes_that_do_more_are_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        values: list[int] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Checked:
        value: int

        def __post_init__(self) -> None:
            raise AssertionError

    @dataclass(frozen=True)
    class Open:
        value: int

    for kind in (Listed, Checked, Open):
        with pytest.raises(TypeError, match=kind.__name__):
            quickly_made(kind)
