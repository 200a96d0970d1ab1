"""One number of pupils ranked twice with the same words, and what is no ratio and no beginning."""

import pytest
from speaking import judged, ruled

from pipeline.analysis import analyze_text

CONDUCT = "  + Hạnh kiểm: Tốt 401 (86,2%); Khá 61 (13,1%); {} {:02} (0,6%).\n"
STUDY = "  + Học lực: Giỏi 118 (25,4%); Khá 207 (44,5%); {} 132 (28,4%); Yếu 08 (1,7%)."


@pytest.mark.parametrize("middle", ["TB", "Trung bình"])
def test_each_ranking_makes_the_whole(middle: str) -> None:
    text = "- Khối 8, 9, 465 HS:\n" + CONDUCT.format(middle, 3) + STUDY.format(middle)
    sums = [(c.severity, c.equation) for c in judged(analyze_text(text), "part_sum")]
    assert sums == [("ok", "401 + 61 + 3 = 465"), ("ok", "118 + 207 + 132 + 8 = 465")]


def test_a_ranking_that_does_not_is_found() -> None:
    text = "- Khối 8, 9, 465 HS:\n" + CONDUCT.format("TB", 13) + STUDY.format("TB")
    text = text.replace(" (0,6%)", "")
    found = [c for c in judged(analyze_text(text), "part_sum") if c.severity != "ok"]
    assert [c.equation for c in found] == ["401 + 61 + 13 = 475 ≠ 465"]


def test_a_ranking_with_a_word_unread_takes_none_of_the_next() -> None:
    text = "- Khối 8, 9, 465 HS:\n" + CONDUCT.format("CĐ", 3) + STUDY.format("CTB")
    assert [c for c in analyze_text(text).findings if c.kind == "part_sum"] == []


@pytest.mark.parametrize(
    ("text", "ratios"),
    [
        ("Dự toán giao 6,8 tỷ đồng, đến 30/11 giải ngân 6,1 tỷ đồng.", []),
        ("Từ 15/9 hộ nghèo được hỗ trợ.", []),
        ("Đến nay 9/15 hộ nghèo được hỗ trợ.", [(9, 15)]),
        ("Kết nạp 14/12 đảng viên.", [(14, 12)]),
    ],
)
def test_a_day_is_no_ratio(text: str, ratios: list[tuple[int, int]]) -> None:
    assert [(ratio.num, ratio.den) for ratio in analyze_text(text).ratios] == ratios


FLOWS = (
    "Từ đầu năm đến nay Đảng ủy đã cử {sent}, kết nạp được 06 đảng viên, chuyển sinh hoạt đảng đi "
    "03 đồng chí, tiếp nhận 02 đồng chí; từ trần 02 đồng chí. Cuối năm Đảng bộ có 284 đảng viên."
)


@pytest.mark.parametrize("sent", ["14 quần chúng đi học", "14 đảng viên đi học"])
def test_what_was_done_since_the_beginning_is_no_beginning(sent: str) -> None:
    assert ruled(analyze_text(FLOWS.format(sent=sent)), "balance") == []
