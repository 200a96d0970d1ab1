"""Texts that strangers might send: the time to read them grows with their length.

Most of these took the square of it, in one stage or another.
"""

import time

import pytest

from pipeline.analysis import analyze_text, clean
from pipeline.benchmarking.stages import run_stages
from pipeline.benchmarking.texts import HOSTILE
from pipeline.collecting import paused_collector
from pipeline.segmenting.sentences import split_sentences

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


EQUAL_NUMBERS = ["tables of zeros", "tables of equal shares", "tables of equal averages"]


@pytest.mark.parametrize("name", EQUAL_NUMBERS)
def test_columns_that_all_agree_are_checked_in_time(name: str) -> None:
    make, _ = HOSTILE[name]
    text = make(_LENGTH // 5)
    start = time.process_time()
    analyze_text(text)
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


LONG_SENTENCES = [
    "lacks in a sentence",
    "ratios and lacks",
    "concessions",
    "averages in a sentence",
    "holders of one office",
    "shares of ratios",
    "laws in a sentence",
    "plans of many bodies",
    "a heading that does not end",
    "changes in brackets",
    "dates to come",
    "disciplines",
    "branches of bodies",
]
_SHORT = 10_000
_TIMES = 4
_MOST_GROWTH = 10.0  # in proportion it is 4, and with the square of the length 16
_SENSIBLE = 0.25  # seconds of a stage below which its growth says nothing


@pytest.mark.parametrize("name", LONG_SENTENCES)
def test_no_stage_takes_the_square_of_the_length(name: str) -> None:
    make, _ = HOSTILE[name]
    run_stages(make(1_000))  # patterns are compiled once
    with paused_collector():
        short, _ = run_stages(make(_SHORT))
        long, _ = run_stages(make(_TIMES * _SHORT))
    slow = {
        stage: (short[stage], seconds)
        for stage, seconds in long.items()
        if seconds > max(_SENSIBLE, _MOST_GROWTH * short[stage])
    }
    assert not slow


def _pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


def test_a_sentence_that_does_not_end_is_cut_at_a_mark() -> None:
    said = "Chi bộ thôn Đông, thôn Tây có 59 đảng viên; "
    pieces = _pieces((said * 300).strip())
    assert all(piece.endswith("đảng viên;") for piece in pieces)
    assert " ".join(pieces) == (said * 300).strip()
    assert 2 < len(pieces) < 10


@pytest.mark.parametrize("said", ["a" * 20_000, "165/174" * 3_000, "chi bộ " * 3_000])
def test_nothing_is_lost_between_the_pieces_of_a_sentence(said: str) -> None:
    assert "".join("".join(_pieces(said)).split()) == "".join(said.split())


def test_a_sentence_of_a_page_is_one() -> None:
    said = "Đảng bộ có 59 đảng viên, gồm " + "chi bộ thôn Đông 12 đảng viên; " * 100
    assert _pieces(said) == [said]
