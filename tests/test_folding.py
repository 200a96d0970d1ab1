"""Folded copies of a text, for matching; and the sentence that a fact stands in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.querying.sentences import sentence_around
from schemas.folding import fold

FOLDED = [
    ("Đảng ủy xã  Thanh Lâm", "dang uy xa thanh lam"),
    ("\tUỷ ban\nKiểm tra ", "uy ban kiem tra"),
    (unicodedata.normalize("NFD", "Nghị quyết Trung ương"), "nghi quyet trung uong"),
    ("ĐĂKHLĂKĐĂKHLĂKĐĂKHLĂK", "dakhlakdakhlakdakhlak"),  # longer than any syllable
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding_removes_diacritics(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(
    st.text(max_size=40) | st.text(st.sampled_from("Đđủ \u0300\u0323aßİ\u0345ΣσΑ."), max_size=40)
)
def test_words_fold_as_they_do_in_their_text(text: str) -> None:
    line = " ".join(text.split()).replace("đ", "d").replace("Đ", "D")
    letters = [c for c in unicodedata.normalize("NFD", line) if not unicodedata.combining(c)]
    assert fold(text) == "".join(letters).lower()


PASSAGE = "1. Đảng bộ có 59 đảng viên.  Trong đó nam 48,\nnữ 11. Kết nạp 05 quần chúng"
SENTENCES = [
    ("1.", "1. Đảng bộ có 59 đảng viên."),
    ("59", "1. Đảng bộ có 59 đảng viên."),
    ("48", "Trong đó nam 48, nữ 11."),
    ("nữ", "Trong đó nam 48, nữ 11."),
]


@pytest.mark.parametrize(("words", "sentence"), SENTENCES)
def test_the_sentence_around_a_fact(words: str, sentence: str) -> None:
    assert sentence_around(PASSAGE, PASSAGE.index(words)) == sentence


def test_outside_of_its_paragraph_a_fact_has_the_whole_of_it() -> None:
    assert sentence_around(PASSAGE, len(PASSAGE)) == " ".join(PASSAGE.split())
    assert sentence_around(None, 3) is None
