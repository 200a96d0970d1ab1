"""What is judged in floats never contradicts the exact arithmetic."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.table_grid import Entry
from pipeline.checking.table_lines import Columns, Kind, line_of, value_of
from pipeline.checking.table_rough import is_surely_wrong, rough, rough_numbers

_NUMBERS = st.builds(
    lambda units, places: Decimal(units).scaleb(-places),
    st.integers(1, 99_999),
    st.integers(0, 2),
)


def _entry(at: int, value: Decimal) -> Entry:
    return Entry((at, at + 1), value, f"{value:f}".replace(".", ","), percent=False)


@given(
    kind=st.sampled_from(("share", "growth", "average")),
    part=_NUMBERS,
    base=_NUMBERS,
    off=st.integers(-3, 3),
    places=st.integers(0, 2),
    amounts=st.booleans(),
)
def test_what_comes_out_is_never_surely_wrong(
    kind: Kind, part: Decimal, base: Decimal, off: int, places: int, *, amounts: bool
) -> None:
    exact = value_of(kind, part, base)
    unit = Decimal(1).scaleb(-places)
    near = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(unit) + off * unit
    said, of, by = (_entry(at, value) for at, value in enumerate((near, part, base)))
    columns = Columns(
        {0: {1: said, 2: of, 3: by}},
        ("", "giảm", "", ""),
        None,
        frozenset(),
        frozenset({0} if amounts else ()),
    )
    line = line_of(columns, kind, 0, 1, 2, by, base)
    numbers = rough_numbers(columns)[0]
    assert line.verdict == "error" or not is_surely_wrong(kind, *numbers.values())


def test_what_is_far_off_is_surely_wrong() -> None:
    said, part, base = (_entry(0, Decimal(value)) for value in ("81.3", "48", "59"))
    assert not is_surely_wrong("share", rough(said), rough(part), rough(base))
    assert is_surely_wrong("share", rough(_entry(0, Decimal("81.6"))), rough(part), rough(base))
    assert is_surely_wrong("growth", rough(said), rough(part), rough(base))
