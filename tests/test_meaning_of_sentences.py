"""Sentences as reports write them, and what every count in them means."""

from typing import Any

import pytest
from speaking import counts_of_year as counts


def said(field: str, sentence: str) -> list[Any]:
    """The field of every count: of a tuple its last word, of a number an int."""
    found = [getattr(count, field) for count in counts(sentence)]
    return [value[-1] if isinstance(value, tuple) and value else value or None for value in found]


# (sentence, the narrowest qualifier of each count)
QUALIFIERS = [
    ("Đảng bộ có 190 đảng viên chính thức, 08 đảng viên dự bị.", ["chính thức", "dự bị"]),
    ("Đảng bộ có 36 đảng viên người dân tộc Thái, 45 đảng viên nữ.", ["dân tộc Thái", "nữ"]),
    ("Có 12 đảng viên là người dân tộc thiểu số.", ["dân tộc thiểu số"]),
    ("Có 14 đồng chí có trình độ Cao cấp lý luận.", ["cao cấp lý luận"]),
    ("Có 03 chi bộ hoàn thành tốt nhiệm vụ.", ["hoàn thành tốt nhiệm vụ"]),
    ("Kỷ luật 03 đảng viên bằng hình thức khiển trách.", ["khiển trách"]),
    ("Có 12 đảng viên tham gia.", [None]),
    ("Có 03 đồng chí dân tộc Kinh, 02 đồng chí người Mường.", ["dân tộc Kinh", "Mường"]),
]

# (sentence, the indicator of each count)
INDICATORS = [
    ("Xếp loại: HTXSNV 12 chi bộ, 40 chi bộ HTTNV.", ["rank.org.levels", "rank.org.levels"]),
    # Some of the members are not the membership.
    ("Đảng bộ xã có 12 đảng viên vi phạm phải xử lý kỷ luật.", [None]),
    ("Chi bộ có 15 đảng viên tham gia lớp học.", [None]),
    ("Toàn tỉnh có 52 đảng bộ, 1.200 chi bộ với 52.345 đảng viên.", [None, None, "member.total"]),
    # Whose women they are, the people say who are counted before them.
    ("Đảng bộ có 245 đảng viên, nữ 90.", ["member.total", "member.female"]),
    ("Trường có 36 giáo viên, nữ 30; dự bị 3.", [None, None, None]),
    ("Tổng số cán bộ, công chức: 22 người (nữ 9).", [None, None]),
    (
        "Tổng số đảng viên 245, trong đó: đoàn viên 40; trình độ đại học 50 đồng chí.",
        ["member.total", None, "member.education"],
    ),
    (
        "Trường có 36 giáo viên; chi bộ có 18 đảng viên, trong đó nữ 12.",
        [None, "member.total", "member.female"],
    ),
    ("Đảng bộ có 36 đảng viên người dân tộc Thái.", ["member.ethnic"]),
    # How exact it is says nothing of what it is.
    ("Toàn Đảng bộ có gần 200 đảng viên.", ["member.total"]),
    ("Có 02 đồng chí bị khiển trách.", ["discipline.member"]),
    ("Đại hội bầu 15 đồng chí vào Ban Chấp hành.", ["committee.members"]),
    ("Hoàn thành tốt nhiệm vụ 9 chi bộ, hoàn thành nhiệm vụ 1 chi bộ.",
     ["rank.org.levels", "rank.org.levels"]),
    ("Mỗi năm kết nạp mới 05 đảng viên, đến năm 2025 có trên 206 đảng viên.",
     ["admit.total", None]),
    # One act ends where the next begins.
    ("Chuyển đảng chính thức cho 10 đồng chí; xóa tên 01 đảng viên; khai trừ 01 đảng viên.",
     ["convert.official", "exit.removed", "exit.expelled"]),
    ("Xây dựng 15 mô hình Dân vận khéo; 08 mô hình học tập và làm theo Bác.",
     ["mass.dan_van_kheo", "study.hcm_models"]),
    # One ethnic group, one religion, with and without a noun.
    ("Có 05 đồng chí người Mường, 03 đồng chí dân tộc Kinh, 02 đảng viên nữ dân tộc Thái.",
     ["member.ethnic"] * 3),
    ("Toàn Đảng bộ: 291 đảng viên; dân tộc thiểu số: 45.", ["member.total", "member.ethnic"]),
    ("Đảng viên theo tôn giáo: Phật giáo 12, Công giáo 8.", ["member.religious"] * 2),
    ("Toàn huyện có 45 tổ chức cơ sở đảng (20 đảng bộ, 25 chi bộ cơ sở).",
     ["org.tccsd.total", "org.tccsd.dang_bo", "org.tccsd.chi_bo"]),
    ("Miễn công tác và sinh hoạt đảng cho 14 đảng viên.", ["member.exempt"]),
    ("Tổng số đảng viên đầu kỳ: 279; kết nạp: 12; chuyển đến: 5; chuyển đi: 3; từ trần: 2.",
     ["member.total", "admit.total", "member.transfer_in", "member.transfer_out", "exit.died"]),
    ("Số đảng viên tăng từ 35 lên 59.", ["member.total", "member.total"]),
    ("Xóa tên 03 đảng viên; khai trừ 01 đảng viên; từ trần 02 đảng viên.",
     ["exit.removed", "exit.expelled", "exit.died"]),
    ("Đã công nhận 10 đảng viên chính thức; Đảng bộ có 198 đảng viên chính thức.",
     ["convert.official", "member.official"]),
    ("Bí thư đối thoại với nhân dân 02 cuộc với 150 lượt người.", ["dialogue", "dialogue"]),
    ("Kiểm tra 12 chi bộ, 36 đảng viên (trong đó có 18 cấp ủy viên).",
     ["inspect.org", "inspect.member", "inspect.member"]),
    ("Đảng viên mới kết nạp: 12 đồng chí; 10 đồng chí được công nhận đảng viên chính thức.",
     ["admit.total", "convert.official"]),
    # The members of some branches are not those of the unit.
    ("Đảng bộ có 04 chi bộ cơ quan với 32 đảng viên.", ["org.chi_bo_theo_loai", None]),
]  # fmt: skip

# (sentence, the body of each count)
BODIES = [
    # A part is of the body of its whole.
    ("Chi bộ Trường Mầm non có 14 đảng viên, trong đó có 02 đảng viên dự bị.",
     ["Chi bộ Trường Mầm non", "Chi bộ Trường Mầm non"]),
    # The subject stands in the clause before.
    ("Ủy ban Kiểm tra Đảng ủy kiểm tra 04 chi bộ, giám sát 03 chi bộ.",
     ["Ủy ban Kiểm tra Đảng ủy", "Ủy ban Kiểm tra Đảng ủy"]),
    ("Chi bộ thôn Đông kết nạp 02 đảng viên, Chi bộ thôn Tây kết nạp 01 đảng viên.",
     ["Chi bộ thôn Đông", "Chi bộ thôn Tây"]),
    ("Chi bộ thôn Đông (15 đảng viên), thôn Tây (18 đảng viên) sinh hoạt ghép.",
     ["Chi bộ thôn Đông", "thôn Tây"]),
    ("Tại Chi bộ thôn Đoài, có 12 đảng viên dự họp.", ["Chi bộ thôn Đoài"]),
    ("Tại hội nghị, có 12 đảng viên phát biểu; trong năm, có 05 đảng viên vắng.", [None, None]),
    # The head of a line is the subject of all that the line tells.
    ("- Chi bộ thôn Đông: 32 đảng viên, nữ 12; kết nạp 02 đảng viên.",
     ["Chi bộ thôn Đông"] * 3),
    # A bare label divides what the sentence counts; a clause of its own does not.
    ("Chi bộ thôn Đông có 32 đảng viên, nữ 12; trong năm kết nạp 02 đảng viên.",
     ["Chi bộ thôn Đông", "Chi bộ thôn Đông", None]),
    ("1. Chi bộ thôn Đông\n\nCó 32 đảng viên, trong năm kết nạp 02 đảng viên.\n\n2. Công tác kiểm "
     "tra\n\nKiểm tra 03 đảng viên.", ["Chi bộ thôn Đông", "Chi bộ thôn Đông", None]),
    ("- Xã hội: 12 hộ thoát nghèo.", [None]),
    ("Cấp ủy các cấp kiểm tra 07 tổ chức đảng.", [None]),
    # Without a name it is the unit, or all that it has of the kind.
    ("Ban Chấp hành Đảng bộ khóa XXII có 15 đồng chí.", [None]),
    ("Cấp ủy, ủy ban kiểm tra và chi bộ thi hành kỷ luật 12 đảng viên.", [None]),
    ("Hội Nông dân xã có 612 hội viên; xã An Hòa có 45 đảng viên.", ["Hội Nông dân xã", None]),
    # The verb is no part of a name.
    ("Ủy ban Kiểm tra Đảng ủy tiến hành 38 cuộc kiểm tra.", ["Ủy ban Kiểm tra Đảng ủy"]),
]  # fmt: skip

# (sentence, the time of each count)
TIMES = [
    ("Trong 5 năm (2016 - 2020), Đảng bộ kết nạp 55 đảng viên.", ["2016/2020"]),
    ("Qua 3 năm thực hiện (2021-2023) đã kết nạp 42 đảng viên.", ["2021/2023"]),
    ("Có 12 đảng viên vi phạm trong năm 2021.", ["2021"]),
    ("Ủy ban Kiểm tra giám sát 03 tổ chức đảng trong tháng 6/2023.", ["2023-06"]),
    ("Đầu nhiệm kỳ có 181 đảng viên, cuối nhiệm kỳ có 198 đảng viên.", ["2023-01-01", "2023"]),
    ("Đầu năm 2022 có 180 đảng viên, đến cuối năm có 198 đảng viên.",
     ["2022-01-01", "2022-12-31"]),
    ("Cuối năm 2022 có 198 đảng viên, đến tháng 6/2023 có 205 đảng viên.",
     ["2022-12-31", "2023-06"]),
    # Of the report's own year.
    ("Đến 30/6 có 12 đảng viên xin nghỉ.", ["2023-06-30"]),
    ("Tính đến ngày 30/6, toàn Đảng bộ có 198 đảng viên.", ["2023-06-30"]),
    ("Đến hết tháng 11 kết nạp 12 đảng viên.", ["2023-11"]),
    ("Riêng năm 2020 kết nạp 10 đảng viên; năm 2021 kết nạp 12 đảng viên.", ["2020", "2021"]),
    ("So với năm 2019 tăng 12 đảng viên.", ["2023"]),
    # A year to compare with ends with its bracket; labels name the year of their number.
    ("Kết nạp 12 đảng viên so với năm 2022 (09 đảng viên); chuyển chính thức 10 đồng chí.",
     ["2023", "2022", "2023"]),
    ("Kết nạp 27 đảng viên (năm 2021: 12; năm 2022: 15).", ["2023", "2021", "2022"]),
    # Parts of a year without the year.
    ("Quý I/2022 kết nạp 01 đảng viên; quý II kết nạp 02 đảng viên, cả năm 09 đảng viên.",
     ["2022-01/2022-03", "2022-04/2022-06", "2022"]),
    ("Quý III kết nạp 37 đảng viên, cùng quý I là 41 đảng viên, chín tháng kết nạp 78 đảng viên.",
     ["2023-07/2023-09", "2023-01/2023-03", "2023-01/2023-09"]),
    ("Trong 6 tháng cuối năm 2022 có 12 đảng viên.", ["2022-07/2022-12"]),
    # A ratio is no day.
    ("Đến 11/11 chi bộ, với 98 đảng viên, đã họp.", ["2023"]),
]  # fmt: skip

# (sentence, how exact each count is)
APPROXIMATIONS = [
    ("Ít nhất 15 đảng viên; có trên 30 hộ, không quá 5 hộ, khoảng 12 hộ.",
     ["at_least", "at_least", "at_most", "about"]),
    ("Có chưa đến 20 người, tối đa 7 đồng chí.", ["at_most", "at_most"]),
    # A range is no bound, and "cấp trên" no comparison.
    ("Mỗi chi bộ có từ 5 đến 7 đảng viên.", ["exact"]),
    ("Chuyển lên cấp trên 12 hồ sơ.", ["exact"]),
]  # fmt: skip

# (sentence, what each count says of its quantity)
ASPECTS = [
    # What the section's title puts after the report's own year is to come.
    (
        "I. KẾT QUẢ\n\nCó 143 đoàn viên.\n\nII. MỘT SỐ CHỈ TIÊU NĂM 2024\n\nKết nạp 140 đoàn viên.",
        ["level", "target"],
    ),
    ("I. HẠN CHẾ VÀ NHIỆM VỤ NĂM 2024\n\n1. Hạn chế\n\nCòn 17 hồ sơ quá hạn.", ["level"]),
    ("Ban hành 17 kế hoạch và 120 văn bản.", ["level", "level"]),
    ("Dự kiến năm 2025 kết nạp 12 đảng viên.", ["target"]),
    ("Kế hoạch năm 2024 giao 15 đảng viên, thực hiện kết nạp 14 đảng viên.", ["target", "level"]),
    ("Chỉ tiêu kết nạp 10 đảng viên, kết quả đạt 12 đảng viên.", ["target", "level"]),
    ("Xã đề ra đến năm 2025 có 60 đảng viên.", ["target"]),
    (
        "Chỉ tiêu năm 2025: kết nạp 12 đảng viên; năm 2024 kết nạp 09 đảng viên.",
        ["target", "level"],
    ),
    ("Trong các nhiệm vụ đề ra, có 02 nhiệm vụ chưa hoàn thành.", ["level"]),
    ("Trung bình mỗi chi bộ có 15 đảng viên.", ["average"]),
    ("So với năm 2019 tăng 12 đảng viên.", ["change"]),
    ("So với năm 2019 tăng 02 chi bộ, 45 đảng viên.", ["change", "change"]),
    ("Có 12 chi bộ (tăng 02 chi bộ), 45 đảng viên.", ["level", "change", "level"]),
]
FIELDS = [
    *(("qualifiers", *row) for row in QUALIFIERS),
    *(("indicator", *row) for row in INDICATORS),
    *(("body", *row) for row in BODIES),
    *(("time", *row) for row in TIMES),
    *(("approx", *row) for row in APPROXIMATIONS),
    *(("aspect", *row) for row in ASPECTS),
]


@pytest.mark.parametrize(("field", "sentence", "wanted"), FIELDS)
def test_what_a_count_means(field: str, sentence: str, wanted: list[str | None]) -> None:
    assert said(field, sentence) == wanted


# A year that no word announces, and a number that looks like one.
YEARS = [
    ("Hướng dẫn số 01-HD/TW 2021 quy định 12 chi bộ thực hiện.", [12]),
    ("Theo Nghị quyết 21-NQ/TW 2022 đảng viên phải nêu gương.", []),
    ("2021 quy định rõ 19 điều đảng viên không được làm.", [19]),
    ("Luật Đất đai 2013 quy định rõ quyền của 12 hộ.", [12]),
    ("Cả nhiệm kỳ ban hành 2021 quyết định.", [2021]),
    ("Dân số có 2007 người.", [2007]),
    ("Hai chi bộ chưa có chi ủy.", [2]),
]


@pytest.mark.parametrize(("sentence", "values"), YEARS)
def test_a_year_is_no_count(sentence: str, values: list[int]) -> None:
    assert [count.value for count in counts(sentence)] == values
