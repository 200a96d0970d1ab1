"""Marks on a text for the terminal: overlaps, and text that would act on the terminal."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.highlighting import Highlight, in_brackets, in_colour, visible

CITED = (36,)
WRONG = (4, 31)


def mark(start: int, end: int, label: str = "A", codes: tuple[int, ...] = CITED) -> Highlight:
    return Highlight(start, end, label, codes)


def test_marks_apart_nested_and_crossing() -> None:
    text = "0123456789"
    assert in_brackets(text, [mark(1, 3), mark(5, 6, "B")]) == "0[[A: 12]]34[[B: 5]]6789"
    assert in_brackets(text, [mark(1, 6), mark(2, 4, "B")]) == "0[[A: 1[[B: 23]]45]]6789"
    assert in_brackets(text, [mark(1, 4), mark(2, 6, "B")]) == ("0[[A: 1[[B: 23]]]][[B: 45]]6789")
    assert in_brackets(text, [mark(0, 10), mark(0, 10)]) == "[[A: 0123456789]]"
    assert in_brackets(text, [mark(3, 3), mark(-2, 1), mark(9, 99)]) == "[[A: 0]]12345678[[A: 9]]"
    assert in_brackets("", [mark(0, 0)]) == ""


def test_colours_of_overlapping_marks_add_up() -> None:
    assert in_colour("abc", [mark(0, 2), mark(1, 3, "B", WRONG)]) == (
        "\x1b[36ma\x1b[0m\x1b[36;4;31mb\x1b[0m\x1b[4;31mc\x1b[0m"
    )


def test_a_strangers_text_does_not_act_on_the_terminal() -> None:
    hostile = "a\x1b]0;title\x07b\x9b2J\x7f\u202egnp\r\nnext\rlast\tend\x00"
    shown = in_colour(hostile, [])
    assert shown == "a␛]0;title␇b\ufffd2J␡\ufffdgnp\nnext\nlast\tend␀"
    assert in_brackets("x\r\ny", [mark(0, 2), mark(2, 4, "B")]) == "[[A: x]][[B: \ny]]"


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 65), st.integers(-5, 65), st.sampled_from("AB"))),
)
def test_nothing_of_the_text_is_lost(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [mark(start, end, label) for start, end, label in spans]
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert re.sub(r"\x1b\[[0-9;]*m", "", in_colour(text, marks)) == shown
    if "[" not in text and "]" not in text:
        assert re.sub(r"\[\[[AB]: |\]\]", "", in_brackets(text, marks)) == shown
