"""What was there, what came, what went and what is left: in a sentence and over paragraphs."""

import pytest
from speaking import judged, ruled

from pipeline.analysis import analyze_text

STOCKS = [
    (
        "Tồn đầu kỳ 40 đơn, tiếp nhận 160 đơn, đã giải quyết 180 đơn, còn 20 đơn đang giải quyết.",
        [("ok", "20", "20")],
    ),
    (
        "Kỳ trước chuyển sang 40 đơn, tiếp nhận mới 1.496 đơn, tổng số 1.536 đơn, đã giải quyết "
        "1.400 đơn, còn 136 đơn.",
        [("ok", "1536", "1536"), ("ok", "136", "136")],
    ),
    (
        "Kỳ trước chuyển sang 40 đơn, tiếp nhận mới 1.496 đơn; đã giải quyết 1.400 đơn, còn lại "
        "163 đơn.",
        [("suspect", "163", "136")],
    ),
    (
        "Số hộ nghèo đầu năm 120 hộ; phát sinh mới 5 hộ, thoát nghèo 45 hộ, cuối năm còn 80 hộ.",
        [("ok", "80", "80")],
    ),
    (
        "Tổng số đảng viên đầu kỳ 279 đồng chí, tăng trong kỳ 20 đồng chí (kết nạp 14, chuyển đến "
        "6), giảm trong kỳ 8 đồng chí, tổng số cuối kỳ 291 đồng chí.",
        [("ok", "291", "291")],
    ),
    # Who went is told before who came; the noun is told in short.
    (
        "Đầu năm toàn xã có 145 hộ nghèo; trong năm thoát nghèo 38 hộ, phát sinh mới 4 hộ; cuối "
        "năm còn 111 hộ nghèo.",
        [("ok", "111", "111")],
    ),
    (
        "Đầu năm toàn xã có 145 hộ nghèo; trong năm thoát nghèo 38 hộ, phát sinh mới 4 hộ; cuối "
        "năm còn 117 hộ nghèo.",
        [("suspect", "117", "111")],
    ),
    (
        "Đầu năm toàn xã có 145 hộ nghèo; trong năm thoát nghèo 38 hộ; cuối năm còn 117 hộ nghèo.",
        [],
    ),
    # Nothing came, or nothing is said of it: only two digits the other way round are suspect.
    (
        "Tồn đầu kỳ 40 đơn, đã giải quyết 30 đơn, còn 10 đơn, tiếp nhận mới 5 đơn.",
        [("ok", "10", "10")],
    ),
    (
        "Đầu năm toàn xã có 614 hộ nghèo (chuẩn cũ), trong năm giảm 87 hộ, cuối năm còn 527 hộ.",
        [("ok", "527", "527")],
    ),
    (
        "Đầu năm toàn xã có 614 hộ nghèo (chuẩn cũ), trong năm giảm 87 hộ, cuối năm còn 572 hộ.",
        [("suspect", "572", "527")],
    ),
    ("Đầu năm toàn xã có 614 hộ nghèo, trong năm giảm 87 hộ, cuối năm còn 529 hộ.", []),
    ("Đầu năm có 614 hộ nghèo, trong năm giảm 87 hộ, cuối năm còn 752 hộ nghèo.", []),
    # Another noun; no one digit mends it.
    ("Đầu kỳ có 40 vụ, tiếp nhận 160 đơn, đã giải quyết 180 đơn, còn 20 đơn.", []),
    ("Tồn đầu kỳ 40 đơn, tiếp nhận 160 đơn, đã giải quyết 180 đơn, còn 75 đơn.", []),
]


@pytest.mark.parametrize(("text", "expected"), STOCKS)
def test_stocks(text: str, expected: list[tuple[str, str, str]]) -> None:
    report = analyze_text(text)
    assert ruled(report, "stock") == expected
    assert ruled(report, "remainder") == []


PARAGRAPHS = (
    "Đầu nhiệm kỳ Đảng bộ có 279 đảng viên.\n\nTrong nhiệm kỳ, đã kết nạp 14 đảng viên, tiếp nhận "
    "06 đảng viên chuyển đến, chuyển sinh hoạt đi 07 đảng viên, 01 đảng viên từ trần.\n\n"
    "Hiện nay, Đảng bộ có {now} đảng viên."
)


MOVES = (
    "Đầu kỳ Đảng bộ có 310 đảng viên, kết nạp mới 12 đồng chí, chuyển sinh hoạt đến 8 đồng chí, "
    "chuyển sinh hoạt đi 15 đồng chí, từ trần 2 đồng chí, cuối kỳ còn {} đảng viên."
)
SENT = (
    "Đầu năm Chi bộ có 31 đảng viên. Trong năm, chi bộ tiếp nhận 03 đảng viên chuyển đến, giới "
    "thiệu 02 đảng viên chuyển sinh hoạt, kết nạp 02 đảng viên. Cuối năm, Chi bộ có {} đảng viên."
)
# Nobody is said to have come from elsewhere.
NONE_CAME = (
    "Đầu năm Chi bộ có 31 đảng viên. Trong năm, chi bộ giới thiệu 02 đảng viên đi học, kết nạp 02 "
    "đảng viên. Cuối năm, Chi bộ có {} đảng viên."
)


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        (MOVES, "313", [("ok", "313", "313")]),
        (MOVES, "331", [("suspect", "331", "313")]),
        (SENT, "34", [("ok", "34", "34")]),
        (SENT, "36", [("suspect", "36", "34")]),
        (NONE_CAME, "36", []),
    ],
)
def test_ways_to_come_and_to_go(text: str, now: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(text.format(now)), "balance") == expected


@pytest.mark.parametrize(("now", "severity"), [("291", "ok"), ("219", "suspect")])
def test_a_balance_over_paragraphs(now: str, severity: str) -> None:
    report = analyze_text(PARAGRAPHS.format(now=now))
    assert ruled(report, "balance") == [(severity, now, "291")]
    # 6 + 7 + 1 = 14 by chance: who came and who went divide nobody.
    assert [check.rule for check in judged(report, "part_sum")] == ["balance"]


def test_a_paragraph_of_another_section_tells_no_beginning() -> None:
    opening, rest = PARAGRAPHS.format(now="219").split("\n\n", 1)
    report = analyze_text(f"I. TÌNH HÌNH\n\n{opening}\n\nII. KẾT QUẢ\n\n{rest}")
    assert ruled(report, "balance") == []
