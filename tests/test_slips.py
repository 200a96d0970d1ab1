"""A digit changed, dropped, added or swapped: what one figure may be mended by."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.figures import slips


@given(st.integers(10, 99_999), st.integers(1, 999_999))
def test_every_number_a_digit_away_is_among_those_looked_at(stated: int, wanted: int) -> None:
    if slips.single_digit_slip(str(stated), str(wanted)):
        assert wanted in slips._a_digit_away(str(stated))


@given(st.integers(100, 99_999))
def test_a_number_with_one_digit_changed_is_looked_at(stated: int) -> None:
    wanted = stated + (1 if stated % 10 < 9 else -1)
    assert wanted in slips._a_digit_away(str(stated))


def test_shares_of_large_numbers_are_mended_by_their_digits() -> None:
    # 12,5% of 987.654.321 is 123.456.790, and a million other numbers round to it.
    whole, stated = Decimal(987_654_321), Decimal("12.5")
    assert slips.share_slip(stated, "12,5", Decimal(173_456_789), whole)
    assert not slips.share_slip(stated, "12,5", Decimal(333_333_333), whole)
