"""Figures with other values in some fields, as `dataclasses.replace` makes them."""

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Span
from schemas.facts import Count, Figure, Percentage, Ratio
from schemas.replacing import replaced

SPAN = Span(3, 15, "59 đảng viên")
COUNT = Count(SPAN, (3, 15), 0, "count.noun", Decimal(59), "59", "đảng viên", "people", label="nữ")
PERCENTAGE = Percentage(SPAN, (3, 15), None, "percentage", Decimal("81.3"), "81,3")
RATIO = Ratio(SPAN, (3, 15), 2, "ratio", 165, 174, unit="đồng chí")

WORDS = st.none() | st.text(max_size=9)


@pytest.mark.parametrize("figure", [COUNT, PERCENTAGE, RATIO])
@given(body=WORDS, time=WORDS, section=st.none() | st.integers(0, 9))
def test_it_is_what_dataclasses_make(
    figure: Figure, body: str | None, time: str | None, section: int | None
) -> None:
    made = replaced(figure, body=body, time=time, section=section)
    wanted = replace(figure, body=body, time=time, section=section)
    assert (made, hash(made), repr(made)) == (wanted, hash(wanted), repr(wanted))


def test_the_figure_stays_what_it_was_and_the_new_one_is_frozen() -> None:
    made = replaced(COUNT, indicator="member.total")
    assert (COUNT.indicator, made.indicator) == (None, "member.total")
    with pytest.raises(FrozenInstanceError):
        made.indicator = None  # type: ignore[misc]


def test_a_field_that_figures_do_not_have_is_an_error() -> None:
    with pytest.raises(AttributeError, match="colour"):
        replaced(RATIO, colour="red")
