"""Counts, percentages and ratios as (sentence, what is read in it); one comment per row."""

from decimal import Decimal

import pytest
from speaking import counted, report_with

from pipeline.analysis import analyze_text
from schemas.facts import Figure, Report

# (sentence, [(quotation, value, kind)])
COUNTS = [
    ("Chi bộ có 59 đảng viên.", [("59 đảng viên", 59, "people")]),
    # A leading nought; the qualifier belongs to the phrase.
    ("Có 06 đảng viên dự bị.", [("06 đảng viên dự bị", 6, "people")]),
    ("Có 03 chi bộ thôn.", [("03 chi bộ thôn", 3, "organisation")]),
    # Thousands by dots or spaces.
    ("Kết nạp 1.105 đảng viên mới.", [("1.105 đảng viên mới", 1105, "people")]),
    ("Đảng bộ có 8 201 đảng viên.", [("8 201 đảng viên", 8201, "people")]),
    ("Toàn tỉnh có 1.234.567 người.", [("1.234.567 người", 1234567, "people")]),
    # The noun stands before the number.
    ("Tổng số đảng viên: 8.201.", [("Tổng số đảng viên: 8.201", 8201, "people")]),
    ("Gồm nam 48, nữ 11.", [("nam 48", 48, "people"), ("nữ 11", 11, "people")]),
    ("HTXSNV: 935, HTTNV 24.", [("HTXSNV: 935", 935, "people"), ("HTTNV 24", 24, "people")]),
    # … also where another label or the next line follows, with a time or a comma inside the label.
    (
        "Tổng số CBGVCNV: 44 Nữ: 33.",
        [("Tổng số CBGVCNV: 44", 44, "people"), ("Nữ: 33", 33, "people")],
    ),
    (
        "Số đoàn viên kết nạp trong 5 năm qua: 7.",
        [("Số đoàn viên kết nạp trong 5 năm qua: 7", 7, "people")],
    ),
    ("Số cán bộ, công chức năm 2024: 45.", [("Số cán bộ, công chức năm 2024: 45", 45, "people")]),
    ("Số lượng UVBCH: 3.", [("Số lượng UVBCH: 3", 3, "other")]),
    ("Số tiền: 500, số tài khoản: 12.", []),
    # The noun of a label is its head, not what stands behind "trong" or "của".
    ("Số lao động của đơn vị: 18.", [("Số lao động của đơn vị: 18", 18, "people")]),
    # Levels of training stand for those who have them.
    (
        "Có 16 thạc sĩ, 78 đại học và 26 trung cấp.",
        [
            ("16 thạc sĩ", 16, "people"),
            ("78 đại học", 78, "people"),
            ("26 trung cấp", 26, "people"),
        ],
    ),
    # Numbers whose noun stands behind "là".
    (
        "Nữ 10 (trong đó có 9 là đảng viên).",
        [("Nữ 10", 10, "people"), ("9 là đảng viên", 9, "people")],
    ),
    # How often in a day, how many times as much, and words that "lần" begins count nothing.
    ("Có 30 lớp học 2 buổi/ngày, trực 24/24 giờ.", [("30 lớp", 30, "event")]),
    ("Nhiều hơn khoảng 3 lần, gấp 2 lần so với năm 2020.", []),
    ("Cao gấp 3-4 lần so với đồng bằng và gấp hai lần toàn quốc.", []),
    ("Năm 2023 lần lượt khảo sát các xã.", []),
    ("Bình quân trên một doanh nghiệp đạt khá.", []),
    # A name is no noun, the end of a word no label.
    ("Kết quả tại Quảng Nam: 25, Hải Phòng là 267.", []),
    ("Điển hình là mô hình ở Khu Zone 9 (Hà Nội).", []),
    # A year before a slash belongs to what stands before it.
    (
        "Có 31 vụ giai đoạn 2013-2022/28 vụ giai đoạn 2001-2011.",
        [("31 vụ", 31, "event"), ("28 vụ", 28, "event")],
    ),
    ("Tuổi đời chủ yếu 18-21, chiếm đa số.", []),
    # Scales without a space, nouns before signs, labels joined by "là".
    ("Đón 2,4triệu lượt khách.", [("2,4triệu lượt khách", 2400000, "people")]),
    ("Sửa án 442 vụ…", [("442 vụ", 442, "event")]),
    (
        "Số vụ việc còn phải giải quyết là 49.",
        [("Số vụ việc còn phải giải quyết là 49", 49, "event")],
    ),
    ("Số dư là 49.", []),
    (
        "Có 73 là nữ; 57 là người dân tộc thiểu số.",
        [("73 là nữ", 73, "people"), ("57 là người dân tộc thiểu số", 57, "people")],
    ),
    # Abbreviated nouns.
    (
        "Cả nước có 13,1 ngàn DN, 14 ĐV mới.",
        [("13,1 ngàn DN", 13100, "organisation"), ("14 ĐV mới", 14, "people")],
    ),
    ("Chi ủy có 03 đ/c.", [("03 đ/c", 3, "people")]),
    # Events, documents, what is counted by turns.
    ("Tổ chức 12 cuộc giám sát.", [("12 cuộc giám sát", 12, "event")]),
    ("Ban hành 08 kế hoạch.", [("08 kế hoạch", 8, "document")]),
    ("Kiểm tra 03 lượt tổ chức đảng.", [("03 lượt tổ chức đảng", 3, "organisation")]),
    (
        "Khen thưởng 02 tập thể và 05 cá nhân.",
        [("02 tập thể", 2, "organisation"), ("05 cá nhân", 5, "people")],
    ),
    # A round number, and money that is none.
    ("Mở lớp cho trên 3 ngàn lượt cán bộ.", [("3 ngàn lượt cán bộ", 3000, "people")]),
    ("Dân số hơn 1,2 triệu người.", [("1,2 triệu người", 1_200_000, "people")]),
    ("Có 2,5 vạn hội viên vay 39 triệu đồng.", [("2,5 vạn hội viên", 25_000, "people")]),
    # An unknown noun still counts something.
    ("Trồng 300 bụi tre.", [("300 bụi tre", 300, "other")]),
    # A number that looks like a year counts people where it stands before their noun.
    ("Dân số có 2007 người.", [("2007 người", 2007, "people")]),
    ("Năm 2007 có 2007 người.", [("2007 người", 2007, "people")]),
    # Houses and quarters in an address; "bậc" that is no grade; guns that are no people.
    ("Trường ở số 25 khu phố 4 phường Lê Lai có 12 lớp.", [("12 lớp", 12, "event")]),
    ("Tiến bộ vượt bậc 33 học sinh.", [("33 học sinh", 33, "people")]),
    ("Thu 30 khẩu súng.", [("30 khẩu súng", 30, "other")]),
    # A figure beside a name with a number, a date, an age, a symbol.
    ("Chi bộ 1 có 12 đảng viên.", [("12 đảng viên", 12, "people")]),
    ("Ngày 10 tháng 3 có 15 người.", [("15 người", 15, "people")]),
    ("Đợt 1 có 20 quần chúng 18 tuổi.", [("20 quần chúng", 20, "people")]),
    ("Theo Chỉ thị 05-CT/TW có 05 đồng chí.", [("05 đồng chí", 5, "people")]),
    # Glued to its noun (of a letter and a slash too), or to what stands before it by a slash.
    ("Sinh hoạt nơi cư trú 1031đồng chí.", [("1031đồng chí", 1031, "people")]),
    ("Đảng viên: 10đ/c.", [("10đ/c", 10, "people")]),
    ("Có 12chi bộ.", [("12chi bộ", 12, "organisation")]),
    (
        "Khởi tố 178 vụ/317 bị can.",
        [("178 vụ", 178, "event"), ("317 bị can", 317, "people")],
    ),
    # … or behind the bracket of the number that it is compared with.
    (
        "Giải quyết 76 đơn (16 đơn tố cáo)/81 đơn.",
        [("76 đơn", 76, "document"), ("16 đơn", 16, "document"), ("81 đơn", 81, "document")],
    ),
    # A slogan's numbers count nothing, in quotes or not.
    ("Có 40 đội viên làm theo 5 điều Bác Hồ dạy.", [("40 đội viên", 40, "people")]),
    ("Có 400 hộ đạt 5 không, 3 sạch theo cơ chế 1 cửa.", [("400 hộ", 400, "other")]),
    ("Có 498 hộ đăng ký “5 không, 3 sạch”.", [("498 hộ", 498, "other")]),
    # Labels of a badge's years; "Một số" begins what follows.
    (
        "Trao Huy hiệu cho 18 đảng viên, trong đó: 30 năm: 10; 40 năm: 8.",
        [("18 đảng viên", 18, "people"), ("30 năm: 10", 10, "people"), ("40 năm: 8", 8, "people")],
    ),
    ("-2+3 Một số chi bộ chưa mạnh.", []),
    # The noun of two numbers stands before both; ages count nobody twice.
    (
        "Số đảng viên tăng từ 35 lên 59; tổng số hội viên giảm từ 1.350 năm 2020 xuống còn 1.205.",
        [
            ("35", 35, "people"),
            ("59", 59, "people"),
            ("1.350", 1350, "people"),
            ("1.205", 1205, "people"),
        ],
    ),
    ("Số đảng viên tăng từ 2020 đến 2024.", []),
    ("Thu nhập tăng từ 35 lên 59; tỷ lệ đảng viên tăng từ 35 lên 59%.", []),
    (
        "Có 45 đồng chí tuổi từ 18 - 30; 60 đồng chí tuổi từ 31 đến 40.",
        [("45 đồng chí", 45, "people"), ("60 đồng chí", 60, "people")],
    ),
    # A change: both numbers count the same.
    ("Tăng từ 35 lên 59 đảng viên.", [("35", 35, "people"), ("59 đảng viên", 59, "people")]),
    # The noun that a label narrows may stand behind "là người dân tộc".
    (
        "Số đảng viên người dân tộc Thái là 12; đảng viên là nữ 5.",
        [
            ("đảng viên người dân tộc Thái là 12", 12, "people"),
            ("đảng viên là nữ 5", 5, "people"),
        ],
    ),
    # "thiểu số 48" is no number of anything; "số 48" is.
    (
        "Có 120 đảng viên, dân tộc thiểu số 48.",
        [("120 đảng viên", 120, "people"), ("dân tộc thiểu số 48", 48, "people")],
    ),
    ("Thực hiện Nghị quyết số 48.", []),
    # A number names a village, a cell or a school, and counts none of them.
    ("Thôn 5 đạt 85%; Khu phố 7 gồm 120 hộ.", [("120 hộ", 120, "other")]),
    ("Chi bộ 5 và chi bộ 6 đạt danh hiệu; Trường Tiểu học số 2 đạt 100%.", []),
    (
        "Số chi bộ 22 và số đảng viên 340.",
        [("Số chi bộ 22", 22, "organisation"), ("số đảng viên 340", 340, "people")],
    ),
    # A level is no body that is counted.
    (
        "Có 9 gương (cấp xã 6, cấp huyện 3).",
        [("9 gương", 9, "people"), ("cấp xã 6", 6, "people"), ("cấp huyện 3", 3, "people")],
    ),
    (
        "Có 13 ĐVCT, 2 ĐVDB.",
        [("13 ĐVCT", 13, "people"), ("2 ĐVDB", 2, "people")],
    ),
    # A word that begins as a noun does, and the number of a place.
    ("Xây dựng một xã hội học tập; thi tại điểm thi số 06 Trường THPT.", []),
    # A label counts the first thing it names, whatever else it names behind.
    ("Số vụ vi phạm của đảng viên: 5.", [("Số vụ vi phạm của đảng viên: 5", 5, "event")]),
    (
        "Chi bộ dưới 09 đảng viên: 4.",
        [("Chi bộ dưới 09 đảng viên: 4", 4, "organisation"), ("09 đảng viên", 9, "people")],
    ),
    (
        "Số hội viên còn 45; tổng số đoàn viên còn lại 61.",
        [("Số hội viên còn 45", 45, "people"), ("tổng số đoàn viên còn lại 61", 61, "people")],
    ),
    # Labels of a bracket that it fills; one of them has a comma.
    (
        "Nhận 26 đơn (khiếu nại 5, tố cáo 3, kiến nghị, phản ánh 18).",
        [
            ("26 đơn", 26, "document"),
            ("khiếu nại 5", 5, "document"),
            ("tố cáo 3", 3, "document"),
            ("kiến nghị, phản ánh 18", 18, "document"),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTS)
def test_counts(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    assert counted(analyze_text(sentence)) == expected


def figures(report: Report) -> list[str]:
    """Quotations of all figures in reading order."""
    found: list[Figure] = [*report.counts, *report.percentages, *report.ratios]
    return [figure.span.text for figure in sorted(found, key=lambda figure: figure.at)]


# Numbers that are no figures.
NO_FIGURE = [
    "Thợ bậc 4/7 trực 24/7 không nghỉ.",  # a grade, an idiom
    "Năm 2021 và năm 2022 Đảng bộ phát triển.",
    "Nhiệm kỳ 2020-2025, giai đoạn 2016 - 2020, năm học 2022-2023.",
    "Quý 3/2021, tháng 5 và tháng 6/2021.",
    "Đồng chí 45 tuổi, công tác 05 năm, nghỉ 03 tháng 10 ngày.",  # ages, durations
    "Thu ngân sách 12 tỷ đồng, chi 1.250 triệu đồng, 50.000 đồng.",  # money
    "Làm 450 m đường, trồng 3,5 ha, khai hoang 1.234,5 ha, 120 km, 500 m².",  # measures
    "Điện thoại: 0912.345.678; 024 3825 1234.",
    "Đại hội lần thứ XII, phiên họp lần thứ 15, kỷ niệm lần thứ 91.",  # ranks
    "Chương trình 135, Quốc lộ 1, Dự án 661.",  # names
    "Chi bộ 1, tổ 5, thôn 3, lớp 12A1 tham gia.",
    "Chào mừng ngày 19/5, dịp 30/4 và 1/5.",  # days without a year
    "Nhân dịp 19/5 các chi bộ thi đua.",
    "Họp ngày 15/5/2016, 15.5.2016, ngày 06 tháng 7 năm 2018.",
    "Họp từ 7h30 đến 11 giờ, vào ngày 03 hằng tháng.",
    "Theo Điều 30 Điều lệ Đảng, khoản 2, mục 3, Mẫu số 3.",
    "Theo Chỉ thị số 05-CT/TW, Nghị định 30/2020/NĐ-CP, Nghị quyết 57, 59.",
    "Nghị quyết Trung ương 4 khóa XII và NQTW4.",
    "Thời đại 4.0, mạng 4G, xe 29A-12345, COVID-19.",
    "Dự toán năm 2023: 15; số 12.",  # nothing is counted
    "Có 2/3 số chi bộ đạt vững mạnh.",  # a fraction, not two of three
    "Các đơn vị nhận quân gồm: Sư đoàn 312, Lữ đoàn 146.",  # names of units
    "Vận động người dân tiêm mũi 3 và mũi 4 ngừa bệnh.",  # ranks
    "Tuyển thanh niên có sức khỏe loại 1 và loại 2, độ tuổi từ 18-25 đều đạt.",
    "Tỷ suất sinh thô giảm 0,25%0/năm, còn 0,2%o.",  # of a thousand
]


@pytest.mark.parametrize("sentence", NO_FIGURE)
def test_no_figure(sentence: str) -> None:
    assert figures(analyze_text(sentence)) == []


def test_labels_of_headings_and_items_are_no_figures() -> None:
    report = analyze_text(
        report_with("I- KẾT QUẢ", "2.1- Chi bộ thôn", "1. Họp đều.", "2. Dự đủ¹.", "¹ Có 12 người.")
    )
    assert figures(report) == ["12 người"]


def test_a_table_is_not_read_as_prose() -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", "| Năm | Đảng viên |\n| 2021 | 12 |", "Hết."))
    assert [(f.rule, f.span.text) for f in report.counts] == [("count.table", "12")]


# (sentence, (quotation, value, numeral, approximation))
PERCENTAGES = [
    ("Đạt 81,3%.", ("81,3%", "81.3", "81,3", "exact")),
    ("Đạt 85 %.", ("85 %", "85", "85", "exact")),
    ("Đạt 98,5 phần trăm kế hoạch.", ("98,5 phần trăm", "98.5", "98,5", "exact")),
    ("Đạt 12.5%.", ("12.5%", "12.5", "12.5", "exact")),
    ("Có 01% chưa đạt.", ("01%", "1", "01", "exact")),
    # The numeral is kept as written: 50,0 promises more than 50.
    ("Đạt 50,0%.", ("50,0%", "50.0", "50,0", "exact")),
    # A blank behind the decimal comma, where one percentage is told.
    ("Hòa giải thành đạt 73, 21%.", ("73, 21%", "73.21", "73,21", "exact")),
    ("Hai chỉ tiêu lần lượt đạt 73, 21%.", ("21%", "21", "21", "exact")),
    ("Đạt 100% kế hoạch.", ("100%", "100", "100", "exact")),
    # A range begins at its lower end, about.
    ("Đạt 70 - 80 %.", ("70 - 80 %", "70", "70 - 80", "about")),
    ("Đạt từ 80 đến 85%.", ("80 đến 85%", "80", "80 đến 85", "about")),
    ("Đạt 17% - 19%.", ("17% - 19%", "17", "17% - 19", "about")),
    ("Đạt 70% đến 80%.", ("70% đến 80%", "70", "70% đến 80", "about")),
    ("Đạt trên 85%.", ("85%", "85", "85", "at_least")),
    ("Đạt 85% trở lên.", ("85%", "85", "85", "at_least")),
    ("Đạt gần 85%.", ("85%", "85", "85", "about")),
    ("Dưới 5% chưa đạt.", ("5%", "5", "5", "at_most")),
    ("Bình quân đạt 7,5%.", ("7,5%", "7.5", "7,5", "about")),
]


@pytest.mark.parametrize(("sentence", "expected"), PERCENTAGES)
def test_percentages(sentence: str, expected: tuple[str, str, str, str]) -> None:
    (found,) = analyze_text(sentence).percentages
    assert (found.span.text, str(found.value), found.numeral, found.approx) == expected


@pytest.mark.parametrize("joint", ["đến", "-"])
def test_percentages_that_fall_are_no_range(joint: str) -> None:
    found = analyze_text(f"Hộ nghèo giảm từ 5,2% {joint} 3%.").percentages
    assert [(p.span.text, str(p.value), p.value_max) for p in found] == [
        ("5,2%", "5.2", None),
        ("3%", "3", None),
    ]


# (sentence, (quotation, num, den, unit))
RATIOS = [
    ("Có 165/174 đồng chí dự học.", ("165/174", 165, 174, "đồng chí")),
    ("Có 11/11 chi bộ hoàn thành.", ("11/11", 11, 11, "chi bộ")),
    # So many of so many, though it could be a day.
    ("Có 18/20 đ/c, đạt 90%.", ("18/20", 18, 20, "đ/c")),
    ("Có 3/5 chi bộ đã họp.", ("3/5", 3, 5, "chi bộ")),
    ("Có 1.102/1.105 đảng viên dự học.", ("1.102/1.105", 1102, 1105, "đảng viên")),
    ("Đạt 15/19 tiêu chí.", ("15/19", 15, 19, "tiêu chí")),
    # "xếp loại" ranks them, "loại 3/7" is a grade.
    ("Đã xếp loại 312/318 đảng viên.", ("312/318", 312, 318, "đảng viên")),
    ("Số đã nộp là 22/24 (91,7%).", ("22/24", 22, 24, None)),
    # In words.
    ("Đã có 5 trong 7 thôn đạt chuẩn.", ("5 trong 7", 5, 7, "thôn")),
    (
        "Có 1.205 trên tổng số 1.300 đảng viên dự học.",
        ("1.205 trên tổng số 1.300", 1205, 1300, "đảng viên"),
    ),
    ("Số dự họp là 80 trong số 85 đồng chí.", ("80 trong số 85", 80, 85, "đồng chí")),
]


@pytest.mark.parametrize(("sentence", "expected"), RATIOS)
def test_ratios(sentence: str, expected: tuple[str, int, int, str | None]) -> None:
    (found,) = analyze_text(sentence).ratios
    assert (found.span.text, found.num, found.den, found.unit) == expected


# Numbers beside "trong" and "trên" that are not so many of so many.
NO_RATIO = [
    "Xã đứng thứ 2 trên 9 xã, xếp 3 trên 12 đơn vị.",  # a rank
    "Đạt tiêu chí số 5 trong 19 tiêu chí.",
    "Có 12 đảng viên trong 3 chi bộ.",  # of two nouns
    "Mất 3 trong 5 năm, trực 24 trên 24 giờ.",  # times
    "Có 9 trong 7 thôn.",  # more than all
    "Tối 2/9 họp; dịp 19/5 và 2/9, Quốc khánh 2/9.",  # days
]


@pytest.mark.parametrize("sentence", NO_RATIO)
def test_no_ratio(sentence: str) -> None:
    assert analyze_text(sentence).ratios == ()


# (before the noun, value, upper end, approximation)
APPROXIMATIONS = [
    ("59", 59, None, "exact"),
    ("gần 100", 100, None, "about"),
    ("khoảng 30", 30, None, "about"),
    ("xấp xỉ 30", 30, None, "about"),
    ("trên 200", 200, None, "at_least"),
    ("hơn 40", 40, None, "at_least"),
    ("ít nhất 5", 5, None, "at_least"),
    ("không dưới 5", 5, None, "at_least"),
    ("không quá 10", 10, None, "at_most"),
    ("tối đa 12", 12, None, "at_most"),
    ("dưới 20", 20, None, "at_most"),
    ("10 - 15", 10, 15, "exact"),
    ("10-15", 10, 15, "exact"),
    ("10 đến 15", 10, 15, "exact"),
    ("từ 10 tới 15", 10, 15, "exact"),
]


@pytest.mark.parametrize(("written", "value", "value_max", "approx"), APPROXIMATIONS)
def test_how_exact_a_count_is(written: str, value: int, value_max: int | None, approx: str) -> None:
    (found,) = analyze_text(f"Chi bộ có {written} đảng viên.").counts
    top = None if value_max is None else Decimal(value_max)
    assert (found.value, found.value_max, found.approx) == (Decimal(value), top, approx)


def test_the_year_of_the_sentence() -> None:
    report = analyze_text("Năm 2021 kết nạp 12 đảng viên. Có 59 đảng viên.")
    assert [(int(c.value), c.as_of) for c in report.counts] == [(12, "2021"), (59, None)]


# (sentence, the years that its counts are of)
YEARS = [
    # Another time again, one to compare with, the date of a cited document.
    ("Đầu năm 2010 có 35 đảng viên, đến nay là 59 đảng viên.", ["2010", None]),
    ("Có 545 hội viên (tăng 15 hội viên so với năm 2019), họp ở 9 tổ.", [None, None, None]),
    ("Theo Nghị quyết số 05-NQ/TW ngày 01/11/2016 có 11 doanh nghiệp.", [None]),
    ("Tính đến 31/12/2023 có 59 đảng viên (nữ 20 đồng chí).", ["2023", "2023"]),
]


@pytest.mark.parametrize(("sentence", "years"), YEARS)
def test_the_year_that_a_count_is_of(sentence: str, years: list[str | None]) -> None:
    assert [count.as_of for count in analyze_text(sentence).counts] == years


def test_unit_and_qualifiers() -> None:
    (found,) = analyze_text("Chi bộ có 06 Đảng viên dự bị.").counts
    assert (found.unit, found.qualifiers, found.numeral) == ("Đảng viên", ("dự bị",), "06")


def test_the_next_line_is_no_noun_of_a_number() -> None:
    text = report_with(
        "I- TÌNH HÌNH", "Tổng số đảng viên: 33\nTình hình tư tưởng ổn định.\nNữ: 13\nNhân viên: 02."
    )
    read = [(found.span.text, int(found.value)) for found in analyze_text(text).counts]
    assert read == [("Tổng số đảng viên: 33", 33), ("Nữ: 13", 13), ("Nhân viên: 02", 2)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nữ có 132 đồng chí, chiếm 34, 38% tổng số 384 đảng viên.", ["34.38"]),
        ("Nữ có 132 đồng chí (đạt tỷ lệ 34, 5%).", ["34.5"]),
        # A list of percentages with one sign.
        ("Hai đợt lần lượt đạt 34, 38%.", ["38"]),
        ("Tỷ lệ nữ, trẻ đạt 34, 38% và 41%.", ["38", "41"]),
        ("Năm 2020 có 12, 15% là nữ.", ["15"]),
    ],
)
def test_a_space_behind_the_comma_of_a_percentage(text: str, values: list[str]) -> None:
    assert [str(percentage.value) for percentage in analyze_text(text).percentages] == values


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Đã kết nạp 18 đảng viên mới, 4 đoàn viên mới.", ["đảng viên", "đoàn viên"]),
        ("Có 198 đảng viên; đảng viên dự bị 4, đảng viên nữ: 56.", ["đảng viên"] * 3),
        ("Giáo viên nữ: 8; nam 3.", ["Giáo viên", "nam"]),
        ("Tổ chức 03 hội nghị đối thoại, 02 hội nghị chuyên đề.", ["hội nghị", "hội nghị"]),
    ],
)
def test_the_unit_is_the_noun_without_what_narrows_it(sentence: str, units: list[str]) -> None:
    assert [count.unit for count in analyze_text(sentence).counts] == units
