"""Lists that divide wholes side by side, and totals that are told behind what they sum up."""

import pytest

from pipeline.analysis import analyze_text


def _rows(text: str, rule: str) -> list[tuple[str, str]]:
    report = analyze_text(f"{text}\n")
    rows = (*report.findings, *report.checks_passed)
    return [(check.severity, check.equation) for check in rows if check.rule == rule]


@pytest.mark.parametrize(
    ("text", "equations"),
    [
        (
            "Toàn Đảng bộ giám sát 287 cuộc đối với 117 tổ chức đảng và 491 đảng viên; giảm 06 "
            "cuộc "
            "so với cùng kỳ (293 cuộc). Trong đó, Ban Thường vụ giám sát 04 cuộc đối với 08 tổ chức"
            " đảng, 12 đảng viên; đảng ủy cơ sở 96 cuộc đối với 109 tổ chức đảng, 174 đảng viên; "
            "chi"
            " bộ 187 cuộc đối với 305 đảng viên.",
            ["4 + 96 + 187 = 287", "8 + 109 = 117", "12 + 174 + 305 = 491"],
        ),
        (
            "Tổ chức 27 buổi tuyên truyền cho 2.148 lượt hội viên, gồm 6 buổi ở xã (530 lượt) và "
            "21 "
            "buổi lồng ghép sinh hoạt chi hội (1.618 lượt).",
            ["530 + 1.618 = 2.148"],
        ),
        (
            "Trong năm giảm 19 hội viên do chuyển nơi ở (7 người), già yếu xin nghỉ (8 người) và "
            "từ "
            "trần (4 người).",
            ["7 + 8 + 4 = 19"],
        ),
        (
            "Phát hiện 29 vụ, 38 đối tượng, tăng 04 vụ so với 25 vụ của cùng kỳ; đã khởi tố 27 vụ, "
            "35 bị can, xử lý hành chính 02 vụ, 03 đối tượng.",
            ["27 + 2 = 29", "35 + 3 = 38"],
        ),
        (
            "Đảng bộ Khối có 11 tổ chức cơ sở đảng, gồm 04 đảng bộ cơ sở với 27 chi bộ trực thuộc "
            "và"
            " 07 chi bộ cơ sở.",
            ["4 + 7 = 11"],
        ),
        (
            "Đã kỷ luật 57 đảng viên, gồm: khiển trách 38 đồng chí, cảnh cáo 12 đồng chí, cách "
            "chức "
            "03 đồng chí, khai trừ 04 đồng chí.\n\nPhân theo thẩm quyền: chi bộ quyết định kỷ luật "
            "29 đảng viên, đảng ủy cơ sở 13 đảng viên, Ủy ban Kiểm tra Huyện ủy 15 đảng viên. Phân "
            "theo nội dung: vi phạm chính sách dân số 14 trường hợp; quản lý, sử dụng đất đai 26 "
            "trường hợp; các nội dung khác 17 trường hợp.",
            ["14 + 26 + 17 = 57"],
        ),
        # A footnote, against the sentence of its mark.
        (
            "Đảng bộ huyện có 46 tổ chức cơ sở đảng¹; dưới đảng ủy cơ sở có 287 chi bộ.\n\n¹ Có 20 "
            "đảng bộ xã, thị trấn; 17 tổ chức cơ sở đảng cơ quan; 05 tổ chức cơ sở đảng đơn vị sự "
            "nghiệp; 04 tổ chức cơ sở đảng trong doanh nghiệp.",
            ["20 + 17 + 5 + 4 = 46"],
        ),
        (
            "Toàn huyện còn 46 tổ chức cơ sở đảng, giảm 16 tổ chức¹.\n\n¹ Giảm 05 đảng bộ xã (nhập "
            "10 xã thành 05 xã); giảm 03 đảng bộ cơ sở cơ quan; giảm 08 chi bộ cơ sở.",
            ["5 + 3 + 8 = 16"],
        ),
        # The whole is called by its name, or closed by what is left.
        (
            "I. TỔ CHỨC\n\nHuyện giữ ổn định 62 đơn vị sự nghiệp công lập.\n\nII. TÀI "
            "CHÍNH\n\nTrong "
            "số "
            "các đơn vị sự nghiệp công lập có 02 đơn vị tự bảo đảm chi, 05 đơn vị tự bảo đảm một "
            "phần, 55 đơn vị do ngân sách bảo đảm.",
            ["2 + 5 + 55 = 62"],
        ),
        (
            "Toàn huyện áp dụng 421 thủ tục hành chính. Trong số này có 168 dịch vụ công trực "
            "tuyến "
            "toàn trình, 192 dịch vụ công trực tuyến một phần, còn lại 61 thủ tục chỉ cung cấp "
            "thông"
            " tin.",
            ["168 + 192 + 61 = 421"],
        ),
    ],
)
def test_all_counts_of_one_noun_in_a_list_divide_the_whole(text: str, equations: list[str]) -> None:
    assert sorted(_rows(text, "breakdown")) == sorted(("ok", equation) for equation in equations)


@pytest.mark.parametrize(
    "text",
    [
        # Two dimensions that agree by chance.
        "Đại hội có 60 đại biểu với nhiều thành phần, trong đó có 20 đại biểu nữ và 40 đại biểu là "
        "người dân tộc thiểu số.",
        # The list tells more than these.
        "Đã kiểm tra 40 cuộc. Trong đó, chi bộ 25 cuộc, đảng ủy 15 cuộc, Ủy ban Kiểm tra 06 cuộc.",
        # What was before is not divided.
        "Giám sát 30 cuộc, tăng so với cùng kỳ (40 cuộc); trong đó chi bộ 25 cuộc, đảng ủy 15 "
        "cuộc.",
        # The footnote is of another sentence.
        "Có 22 chi bộ. Các chi bộ họp đúng kỳ, nội dung thiết thực, việc ghi chép đầy đủ, có theo "
        "dõi "
        "việc thực hiện nghị quyết hằng tháng, hằng quý và báo cáo cấp ủy cấp trên theo quy "
        "định¹.\n\n"
        "¹ Có 10 chi bộ ghi sổ tay, 12 chi bộ dùng phần mềm.",
        # Small numbers behind a semicolon.
        "Có 07 chi bộ họp đúng kỳ; khen thưởng 03 chi bộ, nhắc nhở 04 chi bộ.",
    ],
)
def test_numbers_that_agree_by_chance_are_no_breakdown(text: str) -> None:
    assert not _rows(text, "breakdown")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "10 năm qua đã xóa tên 74 đảng viên, cho ra khỏi Đảng 21 đảng viên, khai trừ 28 đảng "
            "viên, tổng cộng 123 trường hợp.",
            [],  # a list with its sum right behind it: `sum_behind`
        ),
        (
            "Quý III kết nạp 37 đảng viên, cộng với quý I là 41 đảng viên và quý II là 47 đảng "
            "viên,"
            " chín tháng kết nạp được 125 đảng viên mới.",
            [("ok", "37 + 41 + 47 = 125")],
        ),
        (
            "Cấp ủy biểu dương 58 tập thể và 142 cá nhân, nâng tổng số lượt biểu dương lên 200 "
            "lượt.",
            [("ok", "58 + 142 = 200")],
        ),
        (
            "+ Khối khoa: có 187 sáng kiến được nghiệm thu.\n+ Khối phòng: có 45 sáng kiến. Như "
            "vậy "
            "toàn trường có 232 sáng kiến.",
            [("ok", "187 + 45 = 232")],
        ),
        (
            "Quý I kết nạp 09 đảng viên, quý II kết nạp 12 đảng viên, quý III kết nạp 10 đảng "
            "viên, "
            "tổng cộng 37 đảng viên.",
            [("suspect", "9 + 12 + 10 = 31 ≠ 37")],
        ),
        # Not a digit away: the total may be of more than these.
        (
            "Quý I kết nạp 09 đảng viên, quý II kết nạp 12 đảng viên, quý III kết nạp 10 đảng "
            "viên, "
            "tổng cộng 245 đảng viên.",
            [],
        ),
        # The words only draw a conclusion.
        ("Năm trước có 30 hộ nghèo, nay còn 21 hộ nghèo. Như vậy đã giảm 09 hộ nghèo.", []),
    ],
)
def test_a_total_sums_up_what_stands_before_it(text: str, rows: list[tuple[str, str]]) -> None:
    assert _rows(text, "total_behind") == rows
