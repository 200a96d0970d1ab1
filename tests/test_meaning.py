"""What a figure means: of whom, of when, whether it is a level, and what it is a part of."""

import pytest
from speaking import counts_of_year as counts
from speaking import report_of_year, report_with

from pipeline.analysis import analyze_text

# (sentence, its counts' times, where they are said)
# fmt: off
TIMES = [
    ("Tính đến ngày 31/12/2022, Đảng bộ có 198 đảng viên.", ["2022-12-31"], "sentence"),
    ("Đến hết tháng 6 năm 2020 có 198 đảng viên.", ["2020-06"], "sentence"),
    ("Năm 2021 kết nạp 12 đảng viên.", ["2021"], "sentence"),
    ("Trong giai đoạn 2014 - 2019 kết nạp 12 đảng viên.", ["2014/2019"], "sentence"),
    ("Từ năm 2014 đến hết năm 2023 kết nạp 12 đảng viên.", ["2014/2023"], "sentence"),
    ("Quý III năm 2022 kết nạp 12 đảng viên.", ["2022-07/2022-09"], "sentence"),
    ("6 tháng đầu năm 2022 kết nạp 12 đảng viên.", ["2022-01/2022-06"], "sentence"),
    ("Cuối năm 2021 có 198 đảng viên.", ["2021-12-31"], "sentence"),
    ("Kết nạp 12 đảng viên (năm 2021).", ["2021"], "sentence"),
    ("Từ năm 2021 đến 30/5/2023 kết nạp 12 đảng viên.", ["2021/2023-05-30"], "sentence"),
    ("Từ năm 2011 đến nay kết nạp 12 đảng viên.", ["2011/2023"], "sentence"),
    # The beginning of the report's own time.
    ("Đầu năm Đảng bộ có 181 đảng viên.", ["2023-01-01"], "sentence"),
    # Not that of what follows, nor a part of the year.
    ("Từ 181 đảng viên ở đầu năm, đến nay Đảng bộ có 198 đảng viên.", ["2023-01-01", "2023"], None),
    ("Trong 6 tháng đầu năm kết nạp 12 đảng viên.", ["2023"], "report"),
    # Right behind it; a year before that of the sentence; another term, of which nobody can tell.
    ("Từ 35 đảng viên năm 2014 tăng lên 59 đảng viên năm 2022.", ["2014", "2022"], "sentence"),
    ("Năm 2021 có 64 vụ, giảm 16 vụ so với cùng kỳ năm trước (80 vụ).",
     ["2021", "2021", "2020"], "sentence"),
    ("Năm 2021 có 64 vụ, giảm 16 vụ so với nhiệm kỳ trước (80 vụ).", ["2021", "2021", None], None),
    # Inherited from the report, not from what is compared with or cited.
    ("Đảng bộ có 198 đảng viên, tăng so với năm 2019.", ["2023"], "report"),
    ("Thu nhập gấp gần 2,4 lần năm 2014, đã có 17 xã đạt chuẩn.", ["2023"], "report"),
    ("Họp bất thường 2 lần năm 2014.", ["2014"], "sentence"),
    ("Theo Quy định số 37-QĐ/TW ngày 25/10/2021 kiểm tra 12 đảng viên.", ["2023"], "report"),
    # Behind a document's symbol and a comma a clause begins.
    ("Thực hiện Chỉ thị số 05-CT/TW, năm 2021 kết nạp 12 đảng viên.", ["2021"], "sentence"),
    # From the whole of which they are parts.
    ("Năm 2021 kết nạp 12 đảng viên.\n- Nam 8 đồng chí.", ["2021", "2023"], None),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "times", "source"), TIMES)
def test_the_time_of_a_figure(sentence: str, times: list[str], source: str | None) -> None:
    found = counts(sentence)
    assert [count.time for count in found] == times
    assert source is None or {count.time_from for count in found} == {source}


def test_a_list_has_the_time_of_its_head_and_a_section_that_of_its_title() -> None:
    report = analyze_text(
        report_with(
            "I- KẾT QUẢ NĂM 2021",
            "Đảng bộ có 40 đảng viên.",
            "II- KẾT QUẢ",
            "Năm 2020, kết quả như sau:\n- Kiểm tra 03 chi bộ.\n- Giám sát 02 chi bộ.",
        )
    )
    assert [(int(c.value), c.time, c.time_from) for c in report.counts] == [
        (40, "2021", "section"),
        (3, "2020", "list"),
        (2, "2020", "list"),
    ]


def test_percentages_and_ratios_have_a_time_too() -> None:
    report = report_of_year("Năm 2022 có 165/174 đảng viên dự học, đạt 94,8%.")
    assert [f.time for f in (*report.ratios, *report.percentages)] == ["2022", "2022"]


# (sentence, the aspect of each count)
ASPECTS = [
    ("Đảng bộ có 198 đảng viên, tăng 12 đảng viên so với năm 2022.", ["level", "change"]),
    ("Giảm 02 chi bộ.", ["change"]),
    ("Kết nạp 60 đảng viên, bình quân mỗi năm 12 đảng viên.", ["level", "average"]),
    ("Có 24 buổi, bình quân 02 buổi/chi bộ.", ["level", "average"]),
    ("Phấn đấu kết nạp 15 đảng viên.", ["target"]),
    ("Kết nạp 12 đảng viên so với chỉ tiêu là 10 đảng viên.", ["level", "target"]),
]


@pytest.mark.parametrize(("sentence", "aspects"), ASPECTS)
def test_what_a_count_says_of_its_quantity(sentence: str, aspects: list[str]) -> None:
    assert [count.aspect for count in counts(sentence)] == aspects


# (sentence, the body of each count)
BODIES = [
    ("Đảng bộ xã có 198 đảng viên.", [None]),
    ("Toàn Đảng bộ kết nạp 12 đảng viên.", [None]),
    ("Các chi bộ kiểm tra 12 đảng viên.", [None]),
    ("Chi bộ Trường Mầm non có 14 đảng viên.", ["Chi bộ Trường Mầm non"]),
    ("Ủy ban Kiểm tra Đảng ủy kiểm tra 04 chi bộ.", ["Ủy ban Kiểm tra Đảng ủy"]),
    ("Tập trung ở thôn Ma Rừng (25 đảng viên).", ["thôn Ma Rừng"]),
    ("Các chi bộ thôn có 179 đảng viên, các chi bộ trường học 54 đảng viên.",
     ["Các chi bộ thôn", "các chi bộ trường học"]),
    ("Ban Chấp hành Đảng bộ có 15 đồng chí.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "bodies"), BODIES)
def test_the_body_that_a_count_speaks_of(sentence: str, bodies: list[str | None]) -> None:
    assert [count.body for count in counts(sentence)] == bodies


LED = [
    ("HUYỆN ỦY TÂN AN", "Đảng bộ huyện Tân An"),
    ("THÀNH ỦY VĨNH KHÊ", "Đảng bộ thành phố Vĩnh Khê"),
    ("TỈNH ỦY AN LẠC", "Đảng bộ tỉnh An Lạc"),
]


@pytest.mark.parametrize(("committee", "body"), LED)
def test_a_committee_reports_for_the_body_that_it_leads(committee: str, body: str) -> None:
    head = f"{committee}\n\nBÁO CÁO\nkết quả công tác năm 2024\n\n"
    text = f"{body} có 09 đảng bộ cơ sở với 2.552 đảng viên. Đảng bộ xã Hải Yến có 150 đảng viên."
    assert [(count.indicator, count.body) for count in analyze_text(head + text).counts] == [
        ("org.tccsd.dang_bo", None),
        ("member.total", None),
        ("member.total", "Đảng bộ xã Hải Yến"),
    ]


def test_parts_know_their_whole_and_what_divides_it() -> None:
    found = counts("Đảng bộ xã có 198 đảng viên, trong đó nam 120 đồng chí, nữ 78 đồng chí.")
    assert [(c.place, c.dimension, c.whole and int(c.whole), c.indicator) for c in found] == [
        ("whole", None, None, "member.total"),
        ("part", "gender", 198, None),
        ("part", "gender", 198, "member.female"),
    ]


# (sentence, the indicator of each count)
INHERITED = [
    # The parts of those admitted are admitted, not the women of the unit.
    ("Kết nạp 27 đảng viên mới, trong đó nam 15 đồng chí, nữ 12 đồng chí.",
     ["admit.total", "admit.total", "admit.total"]),
    ("Kết nạp được 30 đảng viên, cụ thể: năm 2021: 10 đồng chí, năm 2022: 20 đồng chí.",
     ["admit.total", "admit.total", "admit.total"]),
    ("Thi hành kỷ luật 06 đảng viên (khiển trách 04, cảnh cáo 02).",
     ["discipline.member", "discipline.member", "discipline.member"]),
    ("Đảng bộ có 13 chi bộ trực thuộc, gồm 06 chi bộ thôn, 07 chi bộ cơ quan.",
     ["org.chi_bo_truc_thuoc", "org.chi_bo_theo_loai", "org.chi_bo_theo_loai"]),
    # What was is of the same indicator as what is; the change is of none.
    ("Đảng bộ có 291 đảng viên, tăng 12 đảng viên so với năm 2022 (279 đảng viên).",
     ["member.total", None, "member.total"]),
    # A series with no whole; members of another organisation.
    ("Có 90 quần chúng đi học. Kết nạp năm 2021: 12 đảng viên; năm 2022: 15 đảng viên.",
     [None, "admit.total", "admit.total"]),
    ("Kết nạp 4.480 đoàn viên mới, cụ thể: năm 2017: 880 đoàn viên, năm 2018: 3.600 đoàn viên.",
     [None, None, None]),
    # Told as a target.
    ("Phấn đấu kết nạp 15 đảng viên.", ["admit.target"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "indicators"), INHERITED)
def test_parts_take_the_indicator_of_their_whole(sentence: str, indicators: list[str]) -> None:
    assert [count.indicator for count in counts(sentence)] == indicators


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (
            "Năm 2021: Tổng số 58 TCCSĐ, dự phân loại: 57, HTXSNV: 12, HTTNV: 40, HTNV: 5.",
            ["organisation"] * 5,
        ),
        (
            "Tổng số đảng viên: 640, dự phân loại: 600, HTXSNV: 90, HTTNV: 480, HTNV: 30.",
            ["people"] * 5,
        ),
    ],
)
def test_a_label_without_a_noun_counts_what_its_indicator_counts(
    sentence: str, kinds: list[str]
) -> None:
    assert [count.kind for count in analyze_text(sentence).counts] == kinds
