"""Which counts divide which whole, and what each percentage relates. Nothing is judged here."""

import pytest
from speaking import report_with

from extractors.figures import extract as figures
from extractors.figures.governing import governed_counts
from extractors.figures.group import Group
from extractors.figures.groups import find_groups
from extractors.figures.share import Share
from extractors.figures.shares import bind_shares
from pipeline.analysis import analyze_text, clean


def bound(text: str) -> tuple[list[Group], list[Share]]:
    """The groups and the shares of a text."""
    doc = clean(text)
    counts, percentages, ratios = figures.extract(doc)
    governed = governed_counts(doc, counts)
    groups = find_groups(doc, governed)
    return groups, bind_shares(doc, percentages, counts, ratios, governed, groups)


def divisions(text: str) -> list[tuple[int, list[int]]]:
    """(whole, parts) of each group."""
    groups, _ = bound(text)
    return [(int(g.whole.value), [int(part.value) for part in g.parts]) for g in groups]


# (sentence, [(whole, parts)])
GROUPS = [
    # Brackets, "trong đó", "gồm", a colon.
    ("Có 59 đảng viên (53 chính thức và 06 dự bị).", [(59, [53, 6])]),
    ("Có 59 đảng viên, trong đó nam 48 đồng chí, nữ 11 đồng chí.", [(59, [48, 11])]),
    ("Có 59 đảng viên, gồm 48 nam và 11 nữ.", [(59, [48, 11])]),
    ("Có 59 đảng viên: nam 48 đồng chí, nữ 11 đồng chí.", [(59, [48, 11])]),
    ("Có 59 đảng viên. Trong đó: nam 48 đồng chí, nữ 11 đồng chí.", [(59, [48, 11])]),
    # Parts that fall short are a group all the same.
    ("Có 59 đảng viên, trong đó nam 40 đồng chí, nữ 11 đồng chí.", [(59, [40, 11])]),
    # Kinds of one noun.
    (
        "Có 08 chi bộ, trong đó: 03 chi bộ thôn, 03 chi bộ trường học, 02 chi bộ công an.",
        [(8, [3, 3, 2])],
    ),
    # Two dimensions of one whole.
    (
        "Có 59 đảng viên, trong đó nam 48 đồng chí, nữ 11 đồng chí; chính thức 53 đồng chí, "
        "dự bị 06 đồng chí.",
        [(59, [48, 11]), (59, [53, 6])],
    ),
    # A division of a part is not one of the whole.
    (
        "Có 59 đảng viên, gồm 53 chính thức (nam 43 đồng chí, nữ 10 đồng chí) và 06 dự bị.",
        [(53, [43, 10]), (59, [53, 6])],
    ),
    # Rankings by code.
    ("Dự phân loại: 127, HTXSNV: 24, HTTNV: 86, HTNV: 17.", [(127, [24, 86, 17])]),
    # Different dimensions do not add up.
    ("Có 198 đảng viên, trong đó 56 nữ, 12 đồng chí miễn sinh hoạt.", []),
    # Different things do not either.
    ("Có 59 đảng viên, 12 cuộc giám sát, 08 kế hoạch.", []),
    # What was carried over counts.
    ("Tiếp nhận 63 đơn (kỳ trước chuyển sang 05 đơn, trong kỳ 58 đơn).", [(63, [5, 58])]),
    # A change is no whole.
    ("Tăng 12 đảng viên, nam 08 đồng chí, nữ 05 đồng chí.", []),
    # Two sentences without a tie.
    ("Có 59 đảng viên. Đã kết nạp 03 đồng chí và khen thưởng 05 đồng chí.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), GROUPS)
def test_groups(sentence: str, expected: list[tuple[int, list[int]]]) -> None:
    assert sorted(divisions(sentence)) == expected


def test_a_list_divides_the_whole_in_front_of_it() -> None:
    text = report_with(
        "I- TÌNH HÌNH",
        "Đảng bộ có 59 đảng viên, cụ thể như sau:",
        "- Nam: 48 đồng chí.",
        "- Nữ: 11 đồng chí.",
    )
    assert divisions(text) == [(59, [48, 11])]


def test_a_footnote_divides_the_whole_at_its_mark() -> None:
    text = report_with(
        "I- TÌNH HÌNH",
        "Đảng bộ kết nạp 86 đảng viên¹ trong nhiệm kỳ.",
        "¹ Năm 2021: 30 đảng viên, năm 2022: 26 đảng viên, năm 2023: 30 đảng viên.",
    )
    assert divisions(text) == [(86, [30, 26, 30])]


# (sentence, [(percentage, part, whole)])
SHARES = [
    # A plan in the bracket of what was done, or right before it.
    ("Kết nạp 12 đảng viên (chỉ tiêu 10), đạt 120% kế hoạch.", [("120", 12, 10)]),
    ("Chỉ tiêu kết nạp 10 đảng viên; kết nạp 12 đảng viên, đạt 120%.", [("120", 12, 10)]),
    ("Chỉ tiêu kết nạp 10 đảng viên; kết nạp 12 đảng viên, đạt 87%.", []),
    # The bracket behind a percentage says what it is of.
    (
        "Có 98,4% đảng viên tham gia học tập Nghị quyết (240/244 đồng chí).",
        [("98,4", 240, 244)],
    ),
    ("Tỷ lệ hộ nghèo là 4,5% (45 hộ/1.000 hộ).", [("4,5", 45, 1000)]),
    # Against a ratio.
    ("Có 165/174 đồng chí dự học, đạt 94,8%.", [("94,8", 165, 174)]),
    ("Số đã nộp là 22/24 (91,7%).", [("91,7", 22, 24)]),
    # The whole of the sentence.
    ("Có 59 đảng viên, trong đó nữ 11 đồng chí (18,6%).", [("18,6", 11, 59)]),
    ("Có 59 đảng viên, nữ 11 đồng chí, chiếm 18,6%.", [("18,6", 11, 59)]),
    ("Trong tổng số 59 đảng viên, nữ có 11 đồng chí, chiếm tỷ lệ 18,6%.", [("18,6", 11, 59)]),
    # A wrong one is bound as well where the sentence says what it is of.
    ("Có 59 đảng viên, trong đó nữ 11 đồng chí (8,7%).", [("8,7", 11, 59)]),
    # Each part of a list.
    (
        "Có 200 đảng viên, trong đó: Kinh 120 đồng chí (60%), Tày 80 đồng chí (40%).",
        [("60", 120, 200), ("40", 80, 200)],
    ),
    # The sentence before, where it fits.
    ("Có 300 đảng viên. Nữ 100 đồng chí, chiếm 33,3%.", [("33,3", 100, 300)]),
    # … and not where it does not: an inferred whole must reconcile.
    ("Có 300 đảng viên. Nữ 100 đồng chí, chiếm 40,1%.", []),
    # No whole in sight.
    ("Có 91 đồng chí (96,80%).", []),
    # A growth is no share.
    ("Có 300 đảng viên. Tăng 12 đảng viên (4,3%) so với năm 2023.", []),
    # The rate of something else.
    ("Có 59 đảng viên. Tỷ lệ dự học đạt 95%.", []),
    # The whole is 60 % of a plan, and so are its parts; but not one that does not fit the plan.
    ("Kết nạp 1.200 đảng viên, đạt 60% nghị quyết; trong đó nữ 500 đồng chí (25%).", []),
    (
        "Kết nạp 1.200 đảng viên, đạt 60% nghị quyết; trong đó nữ 500 đồng chí (31%).",
        [("31", 500, 1200)],
    ),
    # The share of somebody else, named behind a comma.
    ("Có 73 người, trong đó 71 người có trình độ đại học, nữ chiếm 17,8%.", []),
    # What a ratio counts is divided behind it, not what the sentence before counts.
    (
        "Loại tốt có 35 tổ chức. Có 147/147 chi bộ được xếp loại; trong đó: HTXSNV 28, "
        "chiếm 19,0%; HTTNV 100, chiếm 68,0%; HTNV 19, chiếm 12,9%.",
        [("19,0", 28, 147), ("68,0", 100, 147), ("12,9", 19, 147)],
    ),
    # What was before, in a bracket, is no part and has no share of what is now.
    (
        "Bầu 450 đồng chí, trong đó đại học 160 đồng chí (khóa trước là 110 đồng chí), chiếm "
        "35,6%; nữ 95 đồng chí (khóa trước có 63 đồng chí, chiếm 18,2%).",
        [("35,6", 160, 450)],
    ),
    (
        "Có 300 đảng viên (năm trước có 290 đảng viên, nữ 116 đồng chí, chiếm 40%).",
        [("40", 116, 290)],
    ),
    # Of the first or of the second of two that a stroke ties together.
    (
        "Thụ lý 1.367 vụ/2.420 bị cáo, giải quyết 1.206 vụ/2.085 bị cáo, đạt 88,22%.",
        [("88,22", 1206, 1367)],
    ),
    (
        "Thụ lý 1.367 vụ/2.420 bị cáo, giải quyết 1.206 vụ/2.085 bị cáo, đạt 86,16%.",
        [("86,16", 2085, 2420)],
    ),
    ("Thụ lý 1.367 vụ/2.420 bị cáo, giải quyết 1.206 vụ/2.085 bị cáo, đạt 71,5%.", []),
    ("Có 740 hội viên/1.086 phụ nữ trong độ tuổi, đạt 68,14%.", [("68,14", 740, 1086)]),
    # As many percentages as counts, in their order.
    (
        "Có 650 đảng viên, trong đó nữ 210 đồng chí và dưới 35 tuổi 130 đồng chí, tương ứng chiếm "
        "32,3% và 20%.",
        [("32,3", 210, 650), ("20", 130, 650)],
    ),
    (
        "Trong số 650 hồ sơ có 600 hồ sơ đúng hạn, 50 hồ sơ trễ hạn, chiếm tỷ lệ 92,3% và 9,7%.",
        [("92,3", 600, 650)],
    ),
    # Each of what it says it is about.
    (
        "Tiếp nhận 412 vụ với 648 bị can; giải quyết 400 vụ với 620 bị can, đạt 97,1% về số vụ và "
        "95,7% về số bị can.",
        [("97,1", 400, 412), ("95,7", 620, 648)],
    ),
    (
        "Khởi tố 120 vụ, 150 bị can; kết thúc điều tra 116 vụ, 138 bị can, đạt 97% số vụ và 92% "
        "số bị can.",
        [("97", 116, 120), ("92", 138, 150)],
    ),
    (
        "Kiểm tra 20 tổ chức với 650 đảng viên, trong đó nhắc nhở 8 tổ chức với 30 đảng viên, "
        "chiếm 41% về số tổ chức.",
        [],
    ),
    (
        "Có 650 đảng viên, trong đó nhắc nhở 30 đồng chí, thu hồi 12 triệu đồng, đạt 70% về tiền.",
        [],
    ),
    (
        "Có 650 đảng viên, trong đó nhắc nhở 30 đồng chí, chiếm 40% về số đảng viên.",
        [("40", 30, 650)],
    ),
    # By how much, not how many of them; both readings of a change by part of what was.
    ("Trộm cắp giảm 5,8% (226/240 vụ).", []),
    ("Số thôn giảm 40% (12/30 thôn).", [("40", 12, 30)]),
    # A percentage of a plan.
    ("Kết nạp 12 đảng viên, đạt 120% kế hoạch.", []),
    # … also in letters: what is reached of a plan is no share of the whole before it.
    ("Có 800 con, trong đó bò 300 con, đạt 93,5% KH.", []),
    ("Có 900 con/800 con, đạt 112,5% KH.", [("112,5", 900, 800)]),
]


@pytest.mark.parametrize(("sentence", "expected"), SHARES)
def test_shares(sentence: str, expected: list[tuple[str, int, int]]) -> None:
    _, shares = bound(sentence)
    found = [(s.percentage.numeral, int(s.part_value), int(s.whole_value)) for s in shares]
    assert found == expected


def test_a_named_whole_pages_away() -> None:
    text = report_with(
        "I- TÌNH HÌNH",
        "Xã có dân số 5.200 người, 1.300 hộ.",
        "II- KẾT QUẢ",
        "Đảng bộ có 260 đảng viên, chiếm 5,0% tổng dân số của xã.",
    )
    _, (share,) = bound(text)
    assert (int(share.part_value), int(share.whole_value)) == (260, 5200)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A colon behind a comma opens a list where its words say so.
        (
            "Thi hành kỷ luật 25 đảng viên, bằng các hình thức: khiển trách 15 đồng chí, "
            "cảnh cáo 7 đồng chí, cách chức 1 đồng chí, khai trừ 3 đồng chí.",
            [("error", "15 + 7 + 1 + 3 = 26 ≠ 25")],
        ),
        # Grassroots organisations have two kinds; some that were praised are not all of them.
        (
            "Đảng bộ có 35 tổ chức cơ sở đảng (18 đảng bộ, 16 chi bộ cơ sở).",
            [("error", "18 + 16 = 34 ≠ 35")],
        ),
        ("Đảng bộ có 35 TCCSĐ, trong đó 10 đảng bộ, 3 chi bộ được khen.", []),
        # Those beyond the university may be of those who were there.
        (
            "Ban Chấp hành có 33 đồng chí: đại học 28 đồng chí, trên đại học 9 đồng chí.",
            [("suspect", "28 + 9 = 37 ≠ 33")],
        ),
        # Two of three that come out by chance.
        (
            "Cử 35 đồng chí đi học, trong đó 5 đồng chí học cao cấp, 20 đồng chí học trung cấp, "
            "15 đồng chí bồi dưỡng nghiệp vụ.",
            [],
        ),
        # Two things side by side: one part has both, another may have one of them only.
        (
            "Đã kiểm tra 156 tổ chức đảng và 412 đảng viên, trong đó Ban Thường vụ kiểm tra 45 "
            "tổ chức và 112 đảng viên; Ủy ban Kiểm tra kiểm tra 111 tổ chức và 310 đảng viên.",
            [("ok", "45 + 111 = 156"), ("suspect", "112 + 310 = 422 ≠ 412")],
        ),
        (
            "Đã kiểm tra 156 tổ chức đảng và 412 đảng viên, trong đó Ban Thường vụ kiểm tra 45 "
            "tổ chức và 112 đảng viên; Ủy ban Kiểm tra kiểm tra 111 tổ chức và 290 đảng viên.",
            [("ok", "45 + 111 = 156")],
        ),
    ],
)
def test_sums_of_lists(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.severity, c.equation) for c in analyze_text(sentence).checks] == expected
