"""Numbers in words as (words, value), and sentences with what is counted in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import counted

from extractors.figures.number_words import words_value
from pipeline.analysis import analyze_text

VALUES = [
    ("ba", 3),
    ("mười", 10),
    ("mười lăm", 15),
    ("hai mươi", 20),
    ("hai chục", 20),
    ("hai mươi mốt", 21),
    ("hai mươi ba", 23),
    ("năm mươi tư", 54),
    ("một trăm", 100),
    ("một trăm linh năm", 105),
    ("một trăm lẻ năm", 105),
    ("một trăm mười", 110),
    ("một nghìn không trăm linh hai", 1002),
    ("hai nghìn ba trăm bốn mươi lăm", 2345),
    ("hai triệu ba trăm nghìn", 2_300_000),
    # No numbers.
    ("hai ba", None),
    ("hai mươi mươi", None),
    ("hai trăm chục", None),
    ("linh ba mươi", None),
]


@pytest.mark.parametrize(("words", "value"), VALUES)
def test_the_value_of_words(words: str, value: int | None) -> None:
    assert words_value(words) == value


DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spoken(number: int) -> str:
    """A number under a thousand as it is said."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
    elif tens:
        words += ["mười"]
    elif hundreds and ones:
        words += ["linh"]
    if ones:
        words += [
            {1: "mốt", 5: "lăm"}.get(ones, DIGITS[ones])
            if tens > 1
            else "lăm"
            if tens and ones == 5
            else DIGITS[ones]
        ]
    return " ".join(words)


@given(st.integers(min_value=1, max_value=999))
def test_what_is_said_is_read(number: int) -> None:
    assert words_value(spoken(number)) == number


# (sentence, [(quotation, value, kind)])
COUNTED = [
    ("Kết nạp hai mươi ba đảng viên.", [("hai mươi ba đảng viên", 23, "people")]),
    ("Có một trăm linh năm hội viên.", [("một trăm linh năm hội viên", 105, "people")]),
    ("Kiểm tra ba chi bộ.", [("ba chi bộ", 3, "organisation")]),
    ("Khai trừ năm đảng viên.", [("năm đảng viên", 5, "people")]),
    ("Xóa tên một đảng viên, từ trần hai đồng chí.",
     [("một đảng viên", 1, "people"), ("hai đồng chí", 2, "people")]),
    # The word before ends like a number.
    ("Đã triển khai hai mô hình, công khai hai mươi ba nội dung.",
     [("hai mô hình", 2, "other"), ("hai mươi ba nội dung", 23, "other")]),
    # The digits repeat the words.
    ("Kết nạp ba (03) đảng viên.", [("ba (03) đảng viên", 3, "people")]),
    # Cut by a line of the page.
    ("Kết nạp hai mươi\nba đảng viên.", [("hai mươi\nba đảng viên", 23, "people")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), COUNTED)
def test_counts_in_words(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    assert counted(analyze_text(sentence)) == expected


NO_COUNT = [
    "Một số đảng viên chưa gương mẫu.",
    "Một bộ phận cán bộ còn ngại.",
    "Đây là một trong những chi bộ mạnh.",
    "Đông Mai là một trong bốn thôn của xã.",
    "Hai bên thống nhất ba không, bốn tốt.",
    "Trong năm đảng viên dự họp đủ.",  # a year
    "Năm 2021 đảng viên dự đủ; mỗi năm đảng viên tăng.",
    "Đồng chí Ba đảng viên lâu năm.",  # a name
    "Chi bộ là một tổ chức vững mạnh, như một đảng viên tốt.",
    "Hội nghị lần thứ hai đảng viên dự đủ; quý hai đảng viên tăng.",
    "Mỗi chi bộ một việc làm tốt, mỗi tuần một tin.",
    "Cả ba chi bộ nói trên đều mạnh.",  # named before
    "Công tác mười năm, nghỉ hai tháng.",  # durations
]


@pytest.mark.parametrize("sentence", NO_COUNT)
def test_words_that_count_nothing(sentence: str) -> None:
    assert [c.span.text for c in analyze_text(sentence).counts if c.rule == "count.words"] == []


def test_words_take_part_in_a_sum() -> None:
    report = analyze_text(
        "Đảng bộ có 27 chi bộ trực thuộc, gồm mười bốn chi bộ khoa, chín chi bộ phòng, "
        "bốn chi bộ sinh viên."
    )
    assert [check.equation for check in report.checks_passed] == ["14 + 9 + 4 = 27"]
