"""Which of the known names a person means."""

import pytest

from pipeline.querying.filters import QueryError
from pipeline.querying.matching import Named, choose

ONE = Named("a1", "bc.txt", ("bc", "/nop/an-loc/bc.txt", "Đảng ủy xã An Lộc"))
OTHER = Named("b2", "bc.txt", ("bc", "/nop/binh-son/bc.txt", "Đảng ủy xã Bình Sơn"))


def test_a_folder_tells_apart_what_has_one_name() -> None:
    with pytest.raises(QueryError) as told:
        choose("bc.txt", (ONE, OTHER), "báo cáo", "baocao status")
    assert "bc.txt [/nop/an-loc/bc.txt]; bc.txt [/nop/binh-son/bc.txt]" in str(told.value)


@pytest.mark.parametrize("words", ["an-loc/bc.txt", "/nop/an-loc/bc.txt", "a1", "an lộc"])
def test_what_the_message_tells_is_understood(words: str) -> None:
    assert choose(words, (ONE, OTHER), "báo cáo", "baocao status") == ONE


def test_twins_without_another_name_are_told_apart_by_key() -> None:
    twins = (Named("a1", "Chi bộ Đông"), Named("b2", "Chi bộ Đông"))
    with pytest.raises(QueryError, match=r"Chi bộ Đông \[a1\]; Chi bộ Đông \[b2\]"):
        choose("đông", twins, "đơn vị", "baocao units")
