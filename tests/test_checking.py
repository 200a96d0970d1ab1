"""The ledger: each rule with what it must find and what it must leave in peace."""

from decimal import Decimal
from fractions import Fraction

import pytest
from speaking import challenged, judged, report_with

from pipeline.analysis import analyze_text
from pipeline.checking.intervals import compare, rounded, show
from pipeline.checking.slips import single_digit_slip, sum_slip

# (sentence, severity, equation) of its one sum.
SUMS = [
    ("Có 59 đảng viên (53 chính thức và 06 dự bị).", "ok", "53 + 6 = 59"),
    ("Có 59 đảng viên (54 chính thức và 06 dự bị).", "error", "54 + 6 = 60 ≠ 59"),
    # A closed class that falls short: everybody is one or the other.
    ("Có 59 đảng viên, trong đó nam 48 đồng chí, nữ 10 đồng chí.", "error", "48 + 10 = 58 ≠ 59"),
    # Thousands.
    (
        "Có 8.201 đảng viên, trong đó nam 5.100 đồng chí, nữ 3.101 đồng chí.",
        "ok",
        "5.100 + 3.101 = 8.201",
    ),
    (
        "Có 8.201 đảng viên, trong đó nam 5.100 đồng chí, nữ 3.111 đồng chí.",
        "error",
        "5.100 + 3.111 = 8.211 ≠ 8.201",
    ),
    # More parts than the whole holds, in one dimension.
    (
        "Có 08 chi bộ, trong đó: 03 chi bộ thôn, 03 chi bộ trường học, 03 chi bộ công an.",
        "error",
        "3 + 3 + 3 = 9 ≠ 8",
    ),
    # One part alone is more than the whole.
    ("Có 07 đảng viên (08 chính thức và 02 dự bị).", "error", "8 + 2 = 10 ≠ 7"),
    # A ranking, its whole right in front of it.
    (
        "Dự phân loại: 127, HTXSNV: 24, HTTNV: 86, HTNV: 18.",
        "error",
        "24 + 86 + 18 = 128 ≠ 127",
    ),
    # A list of years that says it is all.
    (
        "Kết nạp 342 đồng chí. Chia theo năm: năm 2017 58 đồng chí, năm 2018 100 đồng chí, "
        "năm 2019 148 đồng chí.",
        "error",
        "58 + 100 + 148 = 306 ≠ 342",
    ),
    # A list that says it is all, in words that nothing proves to be all.
    (
        "Có 198 đảng viên, gồm: 138 đồng chí ở thôn, 39 đồng chí ở trường học, "
        "20 đồng chí ở công an.",
        "suspect",
        "138 + 39 + 20 = 197 ≠ 198",
    ),
]


@pytest.mark.parametrize(("sentence", "severity", "equation"), SUMS)
def test_sums(sentence: str, severity: str, equation: str) -> None:
    found = [(c.severity, c.equation) for c in judged(analyze_text(sentence), "part_sum")]
    assert found == [(severity, equation)]


# (sentence, severity of the only sum that does not hold)
NEAR_MISSES = [
    # A tenth apart at most, and of the whole's own noun.
    ("Tiếp nhận 18.562 hồ sơ (trực tuyến 7.385 hồ sơ, trực tiếp 11.077 hồ sơ).", "suspect"),
    (
        "Có 28 mô hình (kinh tế 06 mô hình; văn hóa 12 mô hình; quốc phòng 04 mô hình; chính trị "
        "05 mô hình).",
        "suspect",
    ),
    # Examples only.
    ("Tiếp nhận 18.562 hồ sơ (đất đai 7.385 hồ sơ, xây dựng 1.077 hồ sơ).", None),
]


@pytest.mark.parametrize(("sentence", "severity"), NEAR_MISSES)
def test_a_division_that_nearly_adds_up(sentence: str, severity: str | None) -> None:
    found = [c.severity for c in judged(analyze_text(sentence), "part_sum")]
    assert found == ([severity] if severity else [])


def test_a_percentage_is_judged_by_its_siblings() -> None:
    report = analyze_text(
        "Chi đoàn có 52 đoàn viên. Xếp loại: xuất sắc 12 đồng chí (33,08%), khá 36 đồng chí "
        "(69,23%), trung bình 4 đồng chí (7,69%)."
    )
    assert challenged(report) == [("percent", "error", "33,08%")]


def test_a_parallel_division_proves_that_a_list_is_all() -> None:
    report = analyze_text(
        "Đảng bộ có 08 chi bộ, gồm: 03 chi bộ thôn, 03 chi bộ trường học, 01 chi bộ công an, "
        "01 chi bộ quân sự. Có 198 đảng viên, trong đó: chi bộ thôn 138 đồng chí, chi bộ trường "
        "học 39 đồng chí, chi bộ công an 5 đồng chí, chi bộ quân sự 15 đồng chí."
    )
    found = [(c.severity, c.equation) for c in judged(report, "part_sum")]
    assert found == [("ok", "3 + 3 + 1 + 1 = 8"), ("error", "138 + 39 + 5 + 15 = 197 ≠ 198")]


# (sentence, severity, equation) of its one percentage.
PERCENTS = [
    # To the nearest; half up and half to even are both nearest.
    ("Có 13/16 chi bộ, đạt 81,3%.", "ok", "13 / 16 = 81,3%"),
    ("Có 13/16 chi bộ, đạt 81,2%.", "ok", "13 / 16 = 81,3% ≈ 81,2%"),
    ("Có 13/16 chi bộ, đạt 81,25%.", "ok", "13 / 16 = 81,25%"),
    # Cut off: 178/180 is 98,888…
    ("Có 178/180 đồng chí, đạt 98,8%.", "rounding", "178 / 180 = 98,9% ≠ 98,8%"),
    # Rounded up where it should not be: 1/3.
    ("Có 5/15 chi bộ, đạt 33,4%.", "rounding", "5 / 15 = 33,3% ≠ 33,4%"),
    # 50 allows what 50,0 does not.
    ("Có 101/200 đồng chí, đạt 50%.", "ok", "101 / 200 = 51% ≈ 50%"),
    ("Có 101/200 đồng chí, đạt 50,0%.", "error", "101 / 200 = 50,5% ≠ 50,0%"),
    ("Có 100/200 đồng chí, đạt 50,0%.", "ok", "100 / 200 = 50,0%"),
    # Swapped digits.
    ("Có 178/180 đồng chí, đạt 89,9%.", "error", "178 / 180 = 98,9% ≠ 89,9%"),
    ("Có 59 đảng viên, trong đó nữ 11 đồng chí (8,7%).", "error", "11 / 59 = 18,6% ≠ 8,7%"),
    # Thousands.
    ("Có 1.102/1.105 đảng viên, đạt 99,7%.", "ok", "1.102 / 1.105 = 99,7%"),
    # An inequality.
    ("Có 101/200 đồng chí, đạt trên 50%.", "ok", "101 / 200 = 51% ≈ 50%"),
    ("Có 101/200 đồng chí, đạt trên 60%.", "error", "101 / 200 = 51% ≠ 60%"),
    # More than a plan asked for.
    ("Kết nạp 104/100 đảng viên, đạt 104% kế hoạch.", "ok", "104 / 100 = 104%"),
]


@pytest.mark.parametrize(("sentence", "severity", "equation"), PERCENTS)
def test_percents(sentence: str, severity: str, equation: str) -> None:
    found = [(c.severity, c.equation) for c in judged(analyze_text(sentence), "percent")]
    assert found == [(severity, equation)]


@pytest.mark.parametrize(
    ("others", "severity"),
    [(("36,70", "26,80"), "rounding"), (("36,69", "26,81"), "error")],
)
def test_percentages_rounded_to_one_digit_and_written_with_two(
    others: tuple[str, str], severity: str
) -> None:
    text = (
        f"Có 496 đại biểu, trong đó trung ương giới thiệu 182 người ({others[0]}%), dân tộc thiểu "
        f"số 86 người (17,30%), phụ nữ 133 người ({others[1]}%)."
    )
    checks = [c for c in judged(analyze_text(text), "percent") if c.equation.startswith("86 ")]
    assert [c.severity for c in checks] == [severity]


# Consistent, or not to be judged: no finding at all.
IN_PEACE = [
    # A number in words is one of the parts, a list goes on behind a run of one kind.
    "Xếp loại 578 đồng chí, gồm hoàn thành xuất sắc 98 đồng chí, hoàn thành tốt 431 đồng chí, hoàn "
    "thành 47 đồng chí, không hoàn thành nhiệm vụ hai đồng chí; chưa xếp loại 34 đồng chí.",
    "Ban hành 118 văn bản, gồm 07 nghị quyết, 06 chỉ thị, 09 chương trình, 48 kế hoạch, 21 hướng "
    "dẫn, 14 quy định và 13 kết luận.",
    # An open list may leave out.
    "Có 198 đảng viên, trong đó: chi bộ thôn 138 đồng chí, chi bộ trường học 39 đồng chí.",
    "Có 300 đảng viên, trong đó: đại học 100 đồng chí, cao đẳng 50 đồng chí.",
    # Two dimensions.
    "Có 198 đảng viên, trong đó 56 nữ, 12 đồng chí miễn sinh hoạt.",
    # Approximate figures.
    "Có khoảng 60 đảng viên, trong đó nam 48 đồng chí, nữ 10 đồng chí.",
    # No whole, or one that is only guessed.
    "Có 91 đồng chí (96,80%).",
    "Có 300 đảng viên. Nữ 100 đồng chí, chiếm 40,1%.",
    # Growth and fulfilment may exceed 100.
    "Thu ngân sách đạt 135% dự toán, tăng 120% so với năm 2022.",
    "Kết nạp 104/100 đảng viên, đạt 104% kế hoạch.",
    "Đạt 104/100 chỉ tiêu được giao.",
    # Awards at two levels are two lists.
    "Khen thưởng 20 tập thể, cá nhân: cấp tỉnh 03 tập thể, 05 cá nhân; cấp huyện 04 tập thể, "
    "08 cá nhân.",
    # Two documents of two terms share a number.
    "Hướng dẫn số 12-HD/BTCTW ngày 06/7/2018 và Hướng dẫn số 12-HD/BTCTW ngày 18/01/2022.",
    # The papers of two communes share one as well.
    "Kế hoạch số 21-KH/ĐU ngày 10/3/2021 của Đảng ủy xã Đông và Kế hoạch số 21-KH/ĐU ngày "
    "15/6/2021 của Đảng ủy xã Đoài.",
]


@pytest.mark.parametrize("sentence", IN_PEACE)
def test_nobody_is_accused(sentence: str) -> None:
    assert challenged(analyze_text(sentence)) == []


def test_ratio_of_more_than_all() -> None:
    assert challenged(analyze_text("Có 14/13 xã đạt chuẩn.")) == [("ratio", "error", "14/13")]


# (paragraph, [(severity, stated, expected)]) of the rule citation_date
CITED_TWICE = [
    (
        "Kế hoạch số 21-KH/ĐU ngày 10/3/2021. Theo Kế hoạch số 21-KH/ĐU ngày 10/3/2021.",
        [("ok", "2021-03-10", "2021-03-10")],
    ),
    # Unknown to the registry: the first date stands.
    (
        "Kế hoạch số 21-KH/ĐU ngày 10/3/2021. Theo Kế hoạch số 21-KH/ĐU ngày 13/3/2021.",
        [("error", "2021-03-13", "2021-03-10")],
    ),
    # The registry knows the right one, though the wrong one stands first.
    (
        "Chỉ thị số 05-CT/TW ngày 15/6/2016. Theo Chỉ thị số 05-CT/TW ngày 15/5/2016.",
        [("error", "2016-06-15", "2016-05-15")],
    ),
    ("Chỉ thị số 05-CT/TW ngày 15/5/2016. Theo Chỉ thị số 05-CT/TW.", []),
    # A local body begins anew with every year, also with the subject of each year.
    (
        "Kế hoạch số 27/KH-UBND ngày 18/02/2022 và Kế hoạch số 27/KH-UBND ngày 09/02/2023.",
        [],
    ),
    (
        "Kế hoạch số 15/KH-UBND ngày 24/12/2022 về cải cách hành chính năm 2022. Kế hoạch số "
        "15/KH-UBND ngày 04/01/2023 về cải cách hành chính năm 2023.",
        [],
    ),
    # The same subject, or only another year.
    (
        "Kế hoạch số 15/KH-UBND ngày 24/12/2022 về cải cách hành chính nhà nước. Theo Kế hoạch số "
        "15/KH-UBND ngày 04/01/2023 về cải cách hành chính nhà nước.",
        [("suspect", "2023-01-04", "2022-12-24")],
    ),
    (
        "Kế hoạch số 21-KH/ĐU ngày 10/3/2021. Theo Kế hoạch số 21-KH/ĐU ngày 10/3/2022.",
        [("suspect", "2022-03-10", "2021-03-10")],
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), CITED_TWICE)
def test_a_document_with_two_dates(paragraph: str, expected: list[tuple[str, str, str]]) -> None:
    rows = judged(analyze_text(paragraph), "citation_date")
    assert [(c.severity, str(c.stated), str(c.expected)) for c in rows] == expected


# (labels of the headings, [(severity, challenged label, expected)])
NUMBERINGS = [
    (["I-", "II-", "III-"], [("ok", "3", "3")]),
    (["1.", "2.", "4."], [("error", "4.", "3")]),
    (["1.", "2.", "2."], [("error", "2.", "3")]),
    (["I-", "III-"], [("error", "III-", "2")]),
    # Far apart may be on purpose.
    (["1.", "2.", "7."], [("suspect", "7.", "3")]),
]


@pytest.mark.parametrize(("labels", "expected"), NUMBERINGS)
def test_numbering(labels: list[str], expected: list[tuple[str, str, str]]) -> None:
    sections = [
        f"{label} Công tác\n\nChi bộ đã họp đều và làm tốt việc được giao." for label in labels
    ]
    rows = judged(analyze_text(report_with(*sections)), "numbering")
    assert [(c.severity, str(c.stated), str(c.expected)) for c in rows] == expected


def test_percentages_of_a_division_add_up_to_100() -> None:
    report = analyze_text(
        "Có 200 đảng viên, trong đó: Kinh 120 đồng chí (60%), Tày 50 đồng chí (25%), "
        "Nùng 30 đồng chí (15%)."
    )
    found = [(c.severity, c.equation) for c in judged(report, "percent_sum")]
    assert found == [("ok", "60% + 25% + 15% = 100%")]
    assert challenged(report) == []


# One root cause is one finding: (sentence, what is challenged).
ROOT_CAUSES = [
    # A wrong percentage also spoils the sum of percentages.
    (
        "Có 200 đảng viên, trong đó: Kinh 120 đồng chí (60%), Tày 50 đồng chí (25%), "
        "Nùng 30 đồng chí (18%).",
        [("percent", "error", "18%")],
    ),
    # A wrong total spoils both divisions of it.
    (
        "Có 69 đảng viên, trong đó nam 48 đồng chí, nữ 11 đồng chí; chính thức 53 đồng chí, "
        "dự bị 06 đồng chí.",
        [("part_sum", "error", "69 đảng viên")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ROOT_CAUSES)
def test_one_root_cause_is_reported_once(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert challenged(analyze_text(sentence)) == expected


# (recomputed, stated as written, approximation, verdict)
INTERVALS = [
    ("81.25", "81,3", "exact", "ok"),  # half up
    ("81.25", "81,2", "exact", "ok"),  # half to even
    ("81.24", "81,3", "exact", "rounding"),
    ("81.39", "81,3", "exact", "rounding"),  # cut off
    ("81.5", "81,3", "exact", "error"),
    ("81.4", "81", "exact", "ok"),
    ("81.9", "81", "exact", "rounding"),
    ("83.0", "81", "exact", "error"),
    ("90", "85", "at_least", "ok"),
    ("80", "85", "at_least", "error"),
    ("80", "85", "at_most", "ok"),
    ("90", "85", "at_most", "error"),
    ("86", "85", "about", "ok"),
    ("95", "85", "about", "error"),
]


@pytest.mark.parametrize(("value", "numeral", "approx", "verdict"), INTERVALS)
def test_a_stated_figure_is_an_interval(
    value: str, numeral: str, approx: str, verdict: str
) -> None:
    stated = Decimal(numeral.replace(",", "."))
    assert compare(Fraction(value), stated, numeral, approx) == verdict  # type: ignore[arg-type]


def test_rounded_to_the_digits_of_the_numeral() -> None:
    found = [str(rounded(Fraction(2, 3) * 100, numeral)) for numeral in ("66", "66,0", "66,00")]
    assert found == ["67", "66.7", "66.67"]


def test_numbers_are_printed_as_reports_print_them() -> None:
    assert [show(Decimal(n)) for n in ("8201", "81.3", "1234.50", "6")] == [
        "8.201",
        "81,3",
        "1.234,50",
        "6",
    ]


# (stated, wanted): one digit changed, two swapped, one dropped, one doubled; and no slip.
SLIPS = [
    ("198", "197", True),
    ("89", "98", True),
    ("15", "155", True),
    ("155", "15", True),
    ("198", "198", False),
    ("198", "216", False),
    ("12", "2112", False),
]


@pytest.mark.parametrize(("stated", "wanted", "slip"), SLIPS)
def test_single_digit_slips(stated: str, wanted: str, slip: bool) -> None:
    assert single_digit_slip(stated, wanted) is slip


def test_a_slip_is_named_only_where_one_figure_can_be_it() -> None:
    def slip(whole: int, *parts: int) -> str | None:
        return sum_slip(Decimal(whole), [Decimal(part) for part in parts])

    assert slip(342, 58, 100, 148) == "148 → 184"
    assert slip(198, 138, 39, 5, 15) is None
