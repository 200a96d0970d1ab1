"""Changes that are told in the sentence or the clause behind what they are changes of."""

import pytest
from speaking import ruled

from pipeline.analysis import analyze_text

ACCIDENTS = "Đường bộ xảy ra 4.683 vụ TNGT, làm chết 2.699 người, bị thương 3.068 người."
# (text, [(severity, stated, expected)])
CHANGES = [
    # The noun and the words beside it tie each change to its count.
    (
        f"{ACCIDENTS} So với cùng kỳ năm trước giảm 789 vụ TNGT (giảm 14,42%), giảm 43 người chết "
        "(giảm 1,57%), giảm 875 người bị thương (-22,19%).",
        [("ok", "14.42", "14.42"), ("ok", "1.57", "1.57"), ("ok", "22.19", "22.19")],
    ),
    (
        f"{ACCIDENTS} So với cùng kỳ năm trước giảm 43 người chết (giảm 1,75%).",
        [("suspect", "1.75", "1.57")],
    ),
    (
        "Tòa án thụ lý 1.367 vụ, giải quyết 1.206 vụ. So với năm 2021, thụ lý giảm 66 vụ (4,6%), "
        "giải quyết giảm 75 vụ (5,9%).",
        [("ok", "4.6", "4.6"), ("ok", "5.9", "5.9")],
    ),
    (
        "Xảy ra 87 vụ, làm chết 27 người (so với cùng kỳ năm 2022, giảm 13 vụ (13%)).",
        [("ok", "13", "13")],
    ),
    # A share of what is, not of what was: a wrong base.
    (
        "Năm 2024 có 120 đảng viên. So với năm 2020 tăng 20 đảng viên (16,7%).",
        [("suspect", "16.7", "20.0")],
    ),
    # What was before stands in brackets.
    (
        "Đảng bộ hiện có 2.847 đảng viên. So với nhiệm kỳ trước (2.800 đảng viên) tăng 47 đảng "
        "viên (trong đó kết nạp 455).",
        [("ok", "2847", "2847")],
    ),
    (
        "Đảng bộ hiện có 2.847 đảng viên. So với nhiệm kỳ trước (2.800 đảng viên) tăng 74 đảng "
        "viên.",
        [("suspect", "2847", "2874")],
    ),
    (
        "Đảng bộ có 120 đảng viên, 12 chi bộ. So với năm 2020 (102 đảng viên, 11 chi bộ) tăng 18 "
        "đảng viên, 01 chi bộ.",
        [("ok", "120", "120"), ("ok", "12", "12")],
    ),
    (
        "Tiếp nhận 1.536 đơn, so với cùng kỳ năm trước tăng 131 đơn (6 tháng đầu năm 2019 nhận "
        "1.405 đơn).",
        [("ok", "1536", "1536")],
    ),
    (
        "Năm 2024 đã mở 52 lớp bồi dưỡng. Tăng 9 lớp so với năm 2023 (45 lớp).",
        [("suspect", "52", "54")],
    ),
    # It stands further up, with the same words of time.
    (
        "Đầu nhiệm kỳ, Đảng bộ có 264 đảng viên, hiện nay có 291 đảng viên. So với đầu nhiệm kỳ "
        "tăng 27 đảng viên.",
        [("ok", "291", "291")],
    ),
    (
        "Năm 2023 kết nạp 45 đảng viên. Năm 2024 kết nạp 52 đảng viên, tăng 8 đảng viên so với năm "
        "2023.",
        [("suspect", "52", "53")],
    ),
    # One noun twice: the words behind it tell which was before; two that hold prove the third.
    (
        "Tai nạn giao thông: 52 vụ, chết 23 người, bị thương 48 người; so với năm 2021 (59 vụ, 27 "
        "người chết, 55 người bị thương) giảm 07 vụ, giảm 04 người chết, 07 người bị thương.",
        [("ok", "52", "52"), ("ok", "23", "23"), ("ok", "48", "48")],
    ),
    (
        "Tai nạn giao thông: 52 vụ, chết 23 người, bị thương 48 người; so với năm 2021 (59 vụ, 27 "
        "người chết, 55 người bị thương) giảm 09 vụ, giảm 04 người chết, 07 người bị thương.",
        [("error", "52", "50"), ("ok", "23", "23"), ("ok", "48", "48")],
    ),
    (
        "Xảy ra 52 vụ, chết 23 người; so với năm 2021 (59 vụ, 27 người chết) giảm 09 vụ, giảm 04 "
        "người chết.",
        [("suspect", "52", "50"), ("ok", "23", "23")],
    ),
    # Nothing to hold it against; those who came are no part of the change.
    ("So với nhiệm kỳ trước tăng 47 đảng viên (trong đó kết nạp 455).", []),
    ("Đảng bộ có 291 đảng viên. So với đầu nhiệm kỳ tăng 27 đảng viên.", []),
    # Two that may be meant; another kind; another year; another deed.
    ("Có 87 vụ trộm, 39 vụ cướp. So với năm 2022 giảm 13 vụ (13%).", []),
    (f"{ACCIDENTS} So với cùng kỳ giảm 12 cuộc kiểm tra (5%).", []),
    (
        "Năm 2022 kết nạp 45 đảng viên. Năm 2024 kết nạp 52 đảng viên, tăng 8 đảng viên so với năm "
        "2023.",
        [],
    ),
    (
        "Năm 2023 khen thưởng 45 đảng viên. Năm 2024 kết nạp 52 đảng viên, tăng 8 đảng viên so với "
        "năm 2023.",
        [],
    ),
    # No one digit mends it: another base may be meant.
    (f"{ACCIDENTS} So với cùng kỳ năm trước giảm 789 vụ TNGT (giảm 35%).", []),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_told_changes(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(text), "told_change") == expected
