"""Shares of a whole that a list, a ratio or the words of the sentence tell."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

Rows = list[tuple[str, str]]

# (text, [(severity, equation)] of its percentages)
SHARES: list[tuple[str, Rows]] = [
    # A list adds up to a number told further up, and two of its shares hold.
    (
        "Trong 5 năm toàn huyện kết nạp 900 đảng viên, tiếp nhận 210 đảng viên chuyển đến.\n\n"
        "- Độ tuổi: từ 18 đến 30 tuổi 610 đồng chí (76,8%); từ 31 đến 40 tuổi 230 đồng chí "
        "(25,6%); trên 40 tuổi 60 đồng chí (6,7%).",
        [
            ("error", "610 / 900 = 67,8% ≠ 76,8%"),
            ("ok", "230 / 900 = 25,6%"),
            ("ok", "60 / 900 = 6,7%"),
        ],
    ),
    # Only one of them holds: shares of something else, perhaps.
    (
        "Trong 5 năm toàn huyện kết nạp 900 đảng viên, tiếp nhận 210 đảng viên chuyển đến.\n\n"
        "- Độ tuổi: từ 18 đến 30 tuổi 610 đồng chí (76,8%); từ 31 đến 40 tuổi 230 đồng chí "
        "(28,9%); trên 40 tuổi 60 đồng chí (6,7%).",
        [("ok", "60 / 900 = 6,7%")],
    ),
    # One list may divide two wholes: it adds up to those that came back.
    (
        "Khảo sát bằng 300 phiếu (thu về 292 phiếu hợp lệ): đồng tình 240 phiếu, chiếm 28,2%; băn "
        "khoăn 35 phiếu, chiếm 12,0%; không có ý kiến 17 phiếu, chiếm 5,8%.",
        [
            ("error", "240 / 292 = 82,2% ≠ 28,2%"),
            ("ok", "35 / 292 = 12,0%"),
            ("ok", "17 / 292 = 5,8%"),
        ],
    ),
    # All of those that were sent out, and so told.
    (
        "Khảo sát bằng 300 phiếu (thu về 292 phiếu hợp lệ): đồng tình 240 phiếu, chiếm 80,0%; băn "
        "khoăn 35 phiếu, chiếm 11,7%; không có ý kiến 17 phiếu, chiếm 5,7%.",
        [
            ("ok", "240 / 300 = 80,0%"),
            ("ok", "35 / 300 = 11,7%"),
            ("ok", "17 / 300 = 5,7%"),
        ],
    ),
    # The sentence calls its whole by its noun.
    (
        "Đảng bộ có 32 tổ chức cơ sở đảng với 3.120 đảng viên, trong đó 284 đảng viên được miễn "
        "sinh hoạt, chiếm 1,9% tổng số đảng viên.",
        [("error", "284 / 3.120 = 9,1% ≠ 1,9%")],
    ),
    (
        "Đảng bộ có 32 tổ chức cơ sở đảng với 3.120 đảng viên, trong đó 284 đảng viên được miễn "
        "sinh hoạt, chiếm 1,9% tổng số đảng viên của Đảng bộ tỉnh.",
        [("suspect", "284 / 3.120 = 9,1% ≠ 1,9%")],
    ),
    # Between a ratio and its percentage stands a bracket that holds none.
    (
        "Các chi bộ họp 142/150 kỳ theo quy chế (15 chi bộ, 10 kỳ/năm), đạt 97,4%.",
        [("error", "142 / 150 = 94,7% ≠ 97,4%")],
    ),
    (
        "Các chi bộ họp 142/150 kỳ theo quy chế (15 chi bộ, 10 kỳ/năm), đạt 94,7%.",
        [("ok", "142 / 150 = 94,7%")],
    ),
    (
        "Các chi bộ họp 142/150 kỳ, hoàn thành kiểm tra theo chương trình (15 chi bộ, 10 kỳ/năm), "
        "đạt 97,4%.",
        [],
    ),
    # A list that adds up stands between the whole and a share of it that one digit would mend.
    (
        "Toàn Đảng bộ có 302 đảng viên, trong đó các chi bộ thôn 221 đồng chí, chi bộ trường học "
        "58 đồng chí, chi bộ công an 07 đồng chí, chi bộ quân sự 16 đồng chí. Đảng viên nữ 118 "
        "đồng chí, chiếm 31,9%; đảng viên dự bị 09 đồng chí.",
        [("suspect", "118 / 302 = 39,1% ≠ 31,9%")],
    ),
    (
        "Toàn Đảng bộ có 302 đảng viên, trong đó các chi bộ thôn 221 đồng chí, chi bộ trường học "
        "58 đồng chí, chi bộ công an 07 đồng chí, chi bộ quân sự 16 đồng chí. Đảng viên nữ 118 "
        "đồng chí, chiếm 54,6%; đảng viên dự bị 09 đồng chí.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARES, ids=lambda value: str(value)[-40:])
def test_a_share_is_of_what_its_list_or_sentence_tells(text: str, expected: Rows) -> None:
    rows = analyze_text(report_with(text)).checks
    assert [(str(c.severity), c.equation) for c in rows if c.rule == "percent"] == expected
