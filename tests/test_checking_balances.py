"""Balances over several paragraphs, and changes whose first number stands sentences before."""

import pytest

from pipeline.analysis import analyze_text


def _equations(text: str, rule: str) -> list[str]:
    report = analyze_text(f"{text}\n")
    assert not [check for check in report.findings if check.rule == rule]
    return [check.equation for check in report.checks_passed if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        # What was at first is told with a date, or by an event.
        (
            "Đảng bộ hiện có 312 đảng viên.\n\nSo với ngày 31.12.2023 (305 đảng viên), kết nạp 09 "
            "đảng viên, tiếp nhận 08 đảng viên, chuyển đi 10 đảng viên.",
            ["305 + 9 + 8 - 10 = 312"],
        ),
        (
            "Thời điểm Nghị quyết được ban hành, Đảng bộ có 09 chi bộ với 128 đảng viên. Trong 10 "
            "năm đã kết nạp 68 đảng viên, tiếp nhận 24 đảng viên chuyển đến, chuyển đi 31 đảng "
            "viên; có 02 đảng viên từ trần. Đến nay Đảng bộ có 187 đảng viên.",
            ["128 + 68 + 24 - 31 - 2 = 187"],
        ),
        # Who was admitted is told in another paragraph.
        (
            "Toàn Đảng bộ có 294 đảng viên.\n\nTừ tháng 6/2022 đến nay kết nạp 27 đảng viên.\n\n"
            "Biến động: đầu kỳ có 276 đảng viên, tiếp nhận 14 đảng viên chuyển đến, giới thiệu 17 "
            "đảng viên chuyển đi, từ trần 06 đảng viên.",
            ["276 + 27 + 14 - 17 - 6 = 294"],
        ),
        # Those who left by several ways in brackets, and a probationary member.
        (
            "Đầu năm Đảng bộ có 312 đảng viên. Trong năm kết nạp 11 đảng viên, chuyển đến 06 đảng "
            "viên; chuyển đi 08 đảng viên, từ trần 03 đảng viên, xóa tên 01 đảng viên dự bị. Đến "
            "nay có 317 đảng viên.",
            ["312 + 11 + 6 - 8 - 3 - 1 = 317"],
        ),
        (
            "Đầu năm Đảng bộ có 6.850 đảng viên; trong năm kết nạp 262 đảng viên, chuyển đến 124 "
            "đảng viên; chuyển đi 118 đảng viên, từ trần 47 đảng viên, đưa ra khỏi Đảng 22 đảng "
            "viên (khai trừ 11, xóa tên 11). Cuối năm có 7.049 đảng viên.",
            ["6.850 + 262 + 124 - 118 - 47 - 22 = 7.049"],
        ),
        # What was and what is are told in one breath, behind the ways to come and to go.
        (
            "Đảng bộ hiện có 317 đảng viên.\n\nNăm năm qua kết nạp 31 đảng viên, tiếp nhận 16 đảng "
            "viên chuyển đến, 18 đảng viên chuyển đi, 13 đảng viên từ trần, đưa tổng số đảng viên "
            "từ 301 đồng chí (cuối năm 2018) lên 317 đồng chí.",
            ["301 + 31 + 16 - 18 - 13 = 317"],
        ),
        # Members of other bodies.
        (
            "Tổng số hội viên: 1.287 hội viên.\n\nĐầu năm Hội có 1.254 hội viên. Trong năm kết nạp "
            "được 52 hội viên; giảm 19 hội viên do chuyển nơi ở.",
            ["1.254 + 52 - 19 = 1.287"],
        ),
        # Two values of those admitted: nobody knows which is of these months.
        (
            "Toàn Đảng bộ có 294 đảng viên.\n\nNăm 2022 kết nạp 27 đảng viên.\n\nNăm 2023 kết nạp "
            "25 đảng viên.\n\nBiến động: đầu kỳ có 276 đảng viên, tiếp nhận 14 đảng viên chuyển "
            "đến, giới thiệu 17 đảng viên chuyển đi, từ trần 06 đảng viên.",
            [],
        ),
    ],
)
def test_a_balance_over_paragraphs(text: str, equations: list[str]) -> None:
    assert _equations(text, "balance") == equations


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        (
            "Cuối năm 2014, Đảng bộ có 62 tổ chức cơ sở đảng. Thực hiện chủ trương tinh gọn bộ "
            "máy, "
            "đến hết năm 2023 còn 46 tổ chức cơ sở đảng, giảm 16 tổ chức.",
            ["62 - 16 = 46"],
        ),
        (
            "Đầu năm 2024 Đảng bộ có 279 đảng viên, sinh hoạt ở 17 chi bộ. Cuối năm, tổng số đảng "
            "viên là 291 đồng chí, tăng 12 đảng viên.",
            ["279 + 12 = 291"],
        ),
        # Measured against another year.
        (
            "Đầu năm 2024 Đảng bộ có 279 đảng viên, sinh hoạt ở 17 chi bộ. Cuối năm, tổng số đảng "
            "viên là 291 đồng chí, tăng 30 đảng viên.",
            [],
        ),
        # Nothing says that the 279 were before.
        (
            "Có 279 đảng viên dự học. Cuối năm, tổng số đảng viên là 291 đồng chí, tăng 12 đảng "
            "viên.",
            [],
        ),
    ],
)
def test_a_change_and_what_was_before(text: str, equations: list[str]) -> None:
    assert _equations(text, "former_value") == equations


@pytest.mark.parametrize(
    ("ways", "left", "expected"),
    [
        (
            "chuyển đến 05, chuyển đi 06, xin ra khỏi Đảng 02, xóa tên 01",
            168,
            [("ok", "164 + 8 + 5 - 6 - 2 - 1 = 168")],
        ),
        (
            "chuyển đến 05, chuyển đi 06, xin ra khỏi Đảng 02, xóa tên 01",
            178,
            [("suspect", "164 + 8 + 5 - 6 - 2 - 1 = 168 ≠ 178")],
        ),
        # Who retires leaves an office, and comes to a commune: it may hold, but is never doubted.
        (
            "chuyển đến 05, chuyển đi 06, nghỉ hưu chuyển về địa phương 03 đảng viên",
            168,
            [("ok", "164 + 8 + 5 - 6 - 3 = 168")],
        ),
        (
            "chuyển đến 05, chuyển đi 06, nghỉ hưu 03 đồng chí",
            171,
            [("ok", "164 + 8 + 5 - 6 = 171")],
        ),
        (
            "chuyển đến 05, chuyển đi 06, nghỉ hưu chuyển về địa phương 03 đảng viên",
            174,
            [],
        ),
    ],
)
def test_who_retires_or_asks_to_leave(
    ways: str, left: int, expected: list[tuple[str, str]]
) -> None:
    report = analyze_text(
        f"Đầu năm có 164 đảng viên; kết nạp 08 đảng viên; {ways}. Cuối năm {left} đảng viên.\n"
    )
    assert [(c.severity, c.equation) for c in report.checks if c.rule == "balance"] == expected


def test_a_rise_that_its_ways_do_not_make_is_suspect() -> None:
    report = analyze_text(
        "Năm năm qua kết nạp 31 đảng viên, tiếp nhận 16 đảng viên chuyển đến, 18 đảng viên chuyển "
        "đi, 13 đảng viên từ trần, đưa tổng số đảng viên từ 301 đồng chí (cuối năm 2018) lên 371 "
        "đồng chí.\n"
    )
    found = [(c.severity, c.equation) for c in report.checks if c.rule == "balance"]
    assert found == [("suspect", "301 + 31 + 16 - 18 - 13 = 317 ≠ 371")]
