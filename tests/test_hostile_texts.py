"""Texts that strangers might send: the time to normalise and segment them grows with their length.

Most of these took the square of it: eight seconds and more at the length that is read here.
"""

import time

import pytest

from pipeline.analysis import clean
from pipeline.benchmarking.texts import HOSTILE

SQUARES = [
    "marks on one letter",
    "Cyrillic letters",
    "a gap behind one word",
    "spaces behind a bullet",
    "causes in a heading",
    "pages in mid-sentence",
    "a wide table",
]
_LENGTH = 100_000
_MOST_SECONDS = 4.0


@pytest.mark.parametrize("name", [*SQUARES, "footnotes and plain marks", "items in a sentence"])
def test_a_hostile_text_is_read_in_time(name: str) -> None:
    make, _ = HOSTILE[name]
    text = make(_LENGTH)
    start = time.process_time()
    clean(text)
    assert time.process_time() - start < _MOST_SECONDS


# Of the marks on one letter as many are put in order as Unicode grants a letter, more stay.
MARKS = [
    ("a" + "\u0323\u0301" * 15, "\u1ea1" + "\u0323" * 14 + "\u0301" * 15),
    ("a" + "\u0301\u0323" * 16,) * 2,
]


@pytest.mark.parametrize(("written", "plain"), MARKS)
def test_marks_on_one_letter(written: str, plain: str) -> None:
    assert clean(written).text == plain + "\n"


def test_a_word_of_other_letters_stays_beside_one_that_is_mixed() -> None:
    assert clean("\u041c\u043e\u0441\u043a\u0432\u0430 c\u043e").text == "Москва co\n"
