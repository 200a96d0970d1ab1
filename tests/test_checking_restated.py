"""One quantity said again: what the ledger lists as held, and what only looks alike."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text
from schemas.facts import Check, Report

AGAIN = [
    # A count and the whole of a ratio; a committee by its name and by its members.
    (
        "Ban Chấp hành Đảng bộ có 15 đồng chí.",
        "Có 15/15 ủy viên Ban Chấp hành ký cam kết.",
        ["15 = 15"],
    ),
    ("Hội có 09 chi hội ở các thôn.", "Cuối năm có 7/9 chi hội đạt vững mạnh.", ["9 = 9"]),
    ("Công ty có 842 lao động.", "Có 815 đoàn viên trên tổng số 842 lao động.", ["842 = 842"]),
    # The part of a ratio, with the same deed.
    ("Trong năm kết nạp 09 đảng viên.", "Kết nạp 9/15 đảng viên so với chỉ tiêu năm.", ["9 = 9"]),
    # In words, in the next sentence.
    (
        "Đã giải quyết 17/19 đơn đủ điều kiện.",
        "Kết quả giải quyết mười bảy đơn cho thấy còn sai sót.",
        ["17 = 17"],
    ),
    # A qualifier and a noun that narrows carry small numbers.
    (
        "Xóa tên 07 đồng chí và khai trừ 02 đồng chí.",
        "Kỷ luật cảnh cáo 03 đồng chí, khai trừ 02 đồng chí.",
        ["2 = 2"],
    ),
    (
        "Trường có hai chi bộ sinh viên.",
        "Sinh hoạt ở hai chi bộ sinh viên gặp khó khăn.",
        ["2 = 2"],
    ),
    (
        "Xã được thành lập trên cơ sở nhập 02 xã Thanh Khê và Lâm Trạch.",
        "Việc sơ kết đúng hạn ở cả 02 xã cũ.",
        ["2 = 2"],
    ),
    # A bare number is the body's.
    ("Đảng bộ có 13 chi bộ trực thuộc.", "Cả 13 chi bộ duy trì nền nếp sinh hoạt.", ["13 = 13"]),
    ("Chưa qua đào tạo 79 đồng chí.", "Còn 79 đồng chí chưa qua đào tạo lý luận.", ["79 = 79"]),
    ("Tổng số đơn tiếp nhận là 63 đơn.", "Việc tiếp nhận 63 đơn đúng quy trình.", ["63 = 63"]),
    # Percentages by the words of their sentences.
    (
        "Tỷ lệ đảng viên dự sinh hoạt đạt 91,5%.",
        "Nhìn chung đảng viên dự sinh hoạt đạt 91,5%.",
        ["91,5 = 91,5"],
    ),
    # One number, two quantities.
    ("Cơ cấu: trộm cắp tài sản 27 vụ.", "Về ma túy đã khởi tố 27 vụ, 35 bị can.", []),
    ("Cố ý gây thương tích 11 vụ.", "Xảy ra 11 vụ tai nạn giao thông.", []),
    ("Quý I kết nạp 41 đảng viên.", "Cử 41 đồng chí học trung cấp lý luận chính trị.", []),
    (
        "Dân tộc thiểu số 31 đồng chí.",
        "Rà soát 31 trường hợp đảng viên kết hôn với người nước ngoài.",
        [],
    ),
    ("Ban Chấp hành Đảng bộ có 27 đồng chí.", "Trong 05 năm đã kiểm tra 27 đảng viên.", []),
    ("Tiến sĩ tăng thêm 24 đồng chí.", "Ủy ban Kiểm tra kiểm tra 24 đảng viên.", []),
    ("Phát thẻ đảng viên cho 60 đồng chí.", "Kết nạp vượt so với chỉ tiêu 60 đảng viên.", []),
    ("Đảng bộ huyện có 46 tổ chức cơ sở đảng.", "Kết luận có vi phạm 46 tổ chức.", []),
    (
        "Ủy ban Kiểm tra Huyện ủy có 09 đồng chí.",
        "Ủy ban Kiểm tra Huyện ủy kỷ luật 09 đảng viên.",
        [],
    ),
    (
        "Chuyển cơ quan có thẩm quyền 17 đơn.",
        "Kết quả giải quyết mười bảy đơn cho thấy còn sai sót.",
        [],
    ),
    (
        "Có 164 cộng tác viên chia sẻ tin bài.",
        "Kết nạp: năm 2016: 164 đồng chí, năm 2017: 157 đồng chí.",
        [],
    ),
    (
        "Năm 2021 có 165/174 đồng chí hoàn thành tốt.",
        "Năm 2022 có 174/177 đồng chí hoàn thành tốt.",
        [],
    ),
    ("Năm 2021 có 174 đảng viên.", "Năm 2022 có 170/174 đảng viên hoàn thành tốt.", []),
    ("Chi bộ thôn Đông có 34 đảng viên.", "Chi bộ thôn Tây có 34 đảng viên.", []),
    ("Có 02 chi bộ được khen.", "Giám sát chuyên đề 02 chi bộ.", []),
    ("Bắc Giang đạt 15,69%.", "Lào Cai đạt 15,69%.", []),
]

BRANCHES = [
    (
        "Toàn xã có 14 thôn với 1.902 hộ.",
        "Đảng bộ có 22 chi bộ, gồm 14 chi bộ thôn, 08 chi bộ cơ quan.",
        1,
    ),
    ("Huyện có 20 đơn vị hành chính cấp xã.", "Có 20 đảng bộ xã và 03 đảng bộ cơ quan.", 1),
    ("Trung tâm có 12 trạm y tế.", "Đảng bộ có 17 chi bộ, trong đó 12 chi bộ trạm y tế phường.", 1),
    ("Toàn xã có 14 thôn.", "Đảng bộ có 13 chi bộ thôn.", 0),
    ("Có 04 xã đạt chuẩn nông thôn mới.", "Có 04 đảng bộ xã sơ kết đúng hạn.", 0),
    ("Có 04 xã miền núi.", "Có 04 đảng bộ xã không sơ kết giữa kỳ.", 0),
    # Groups named behind the place; commissions of committees, and their heads.
    ("Còn 128 thôn, tổ dân phố.", "Có 146 tổ (cấp xã 18 tổ, thôn và tổ dân phố 128 tổ).", 1),
    ("Còn 128 thôn, tổ dân phố.", "Có 128 tổ vay vốn.", 0),
    ("Có 26 đảng bộ cơ sở.", "Có 26 ủy ban kiểm tra đảng ủy: 26 chủ nhiệm, 50 ủy viên.", 2),
    ("Có 26 đảng bộ cơ sở.", "Đã bồi dưỡng 26 chủ nhiệm.", 0),
]


def rows(report: Report, rule: str) -> list[Check]:
    return [check for check in report.checks if check.rule == rule]


@pytest.mark.parametrize(("first", "second", "expected"), AGAIN)
def test_a_quantity_said_again_is_told_from_one_that_is_only_as_large(
    first: str, second: str, expected: list[str]
) -> None:
    found = rows(analyze_text(report_with(first, second)), "restated")
    assert [check.equation for check in found] == expected
    assert {check.severity for check in found} <= {"ok"}


@pytest.mark.parametrize(("places", "branches", "expected"), BRANCHES)
def test_every_place_may_have_its_branch(places: str, branches: str, expected: int) -> None:
    assert len(rows(analyze_text(report_with(places, branches)), "counterpart")) == expected


TABLE = """
| TT | Chi bộ | Đảng viên | Nữ | Dân tộc thiểu số |
|---|---|---|---|---|
| 1 | Chi bộ thôn Ma Rừng | 134 | 52 | {first} |
| 2 | Chi bộ thôn Suối Khô | 160 | 63 | 63 |
| | Tổng cộng | 294 | 115 | 145 |
"""

BESIDE_TABLE = [
    ("Đảng viên là người dân tộc thiểu số của toàn Đảng bộ có 154 đồng chí.", "82", ["error"]),
    ("Đảng viên là người dân tộc thiểu số có 154 đồng chí.", "82", ["suspect"]),
    # The column does not add up: its total may be what is wrong.
    ("Đảng viên là người dân tộc thiểu số của toàn Đảng bộ có 154 đồng chí.", "91", []),
    # The total is said as well; no slip; another time; another quantity.
    ("Dân tộc thiểu số của toàn Đảng bộ năm 2020 có 154 đồng chí, nay có 145 đồng chí.", "82", []),
    ("Đảng viên là người dân tộc thiểu số của toàn Đảng bộ có 201 đồng chí.", "82", []),
    ("Toàn Đảng bộ đã kết nạp 154 đảng viên.", "82", []),
    ("Chi bộ thôn Đá Mài có 154 đảng viên là người dân tộc thiểu số.", "82", []),
]


@pytest.mark.parametrize(("said", "first", "expected"), BESIDE_TABLE)
def test_a_text_that_its_table_rules_out(said: str, first: str, expected: list[str]) -> None:
    report = analyze_text(report_with(said, TABLE.format(first=first)))
    assert [check.severity for check in rows(report, "text_and_table")] == expected


def test_the_cells_of_a_table_are_said_again_in_the_text() -> None:
    said = "Toàn Đảng bộ có 294 đảng viên, nữ 115 đồng chí; nhất là thôn Ma Rừng (82 đồng chí)."
    about = "Đảng viên là người dân tộc thiểu số tập trung ở thôn Suối Khô (63 đồng chí)."
    report = analyze_text(report_with(said, about, TABLE.format(first="82")))
    found = {check.equation for check in rows(report, "restated")}
    assert {"294 = 294", "115 = 115", "63 = 63"} <= found
    # The first sentence does not say of what there are 82 in Ma Rừng.
    assert "82 = 82" not in found
