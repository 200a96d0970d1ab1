"""Rankings with the number assessed, in the many ways in which reports write them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.analysis import analyze_text
from schemas.facts import Check

# A footnote of its own paragraph: the number of all bodies stands in the body.
_NOTE = (
    "Đảng bộ huyện có 52 tổ chức cơ sở đảng. Hằng năm, việc đánh giá, xếp loại được thực hiện "
    "nghiêm túc¹.\n\n¹ "
)

# The text, the sums that hold, and the sum that does not with the number it should be.
_WRONG = [
    (
        # Of two numbers in the sentence before, that of those assessed.
        "Tổng số đảng viên được đánh giá là 4.050 đồng chí, đạt 96,1% so với tổng số đảng viên "
        "của Đảng bộ (4.215 đồng chí). Kết quả: hoàn thành xuất sắc nhiệm vụ 608 đồng chí; hoàn "
        "thành tốt nhiệm vụ 3.240 đồng chí; hoàn thành nhiệm vụ 195 đồng chí; không hoàn thành "
        "nhiệm vụ 9 đồng chí.",
        0,
        (4050, 4052),
    ),
    (
        "Năm 2021: tổng số 52 TCCSĐ, dự phân loại: 48, HTXSNV: 9, HTTNV: 34, HTNV: 5, KHTNV: 0; "
        "tổng số đảng viên: 3.120, dự phân loại: 3.011, HTXSNV: 402, HTTNV: 2.380, HTNV: 210, "
        "KHTNV: 19. Năm 2022: tổng số 52 TCCSĐ, dự phân loại: 47, HTXSNV: 9, HTTNV: 33, HTNV: 4, "
        "KHTNV: 0; tổng số đảng viên: 3.180, dự phân loại: 3.051, HTXSNV: 412, HTTNV: 2.400, "
        "HTNV: 220, KHTNV: 19.",
        3,
        (47, 46),
    ),
    (
        # What the ranks add up to is the number of all bodies, not of those assessed.
        "Năm 2021: Tổng số 46 TCCSĐ, dự phân loại: 47, HTXS NV: 9, HTT: 33, HTNV: 4, KHTNV: 0.",
        0,
        (47, 46),
    ),
    (
        "Năm 2021: 12 hoàn thành xuất sắc, 30 hoàn thành tốt, 5 hoàn thành / 48 được đánh giá; "
        "năm 2022: 10 hoàn thành xuất sắc, 32 hoàn thành tốt, 6 hoàn thành / 48 được đánh giá; "
        "năm 2023: 9 hoàn thành xuất sắc, 34 hoàn thành tốt, 4 hoàn thành / 47 được đánh giá.",
        2,
        (48, 47),
    ),
    (
        "Năm 2021: 48 được đánh giá, trong đó 12 hoàn thành xuất sắc, 30 hoàn thành tốt, 5 hoàn "
        "thành, 1 không hoàn thành. Năm 2022: 48 được đánh giá, trong đó 11 hoàn thành xuất sắc, "
        "29 hoàn thành tốt, 5 hoàn thành, 1 không hoàn thành.",
        1,
        (48, 46),
    ),
    (
        "Năm 2021: 12 HTXSNV, 30 HTTNV, 5 HTNV, 1 KHTNV/48 TCCSĐ; năm 2022: 11 HTXSNV, 30 HTTNV, "
        "4 HTNV, 1 KHTNV/48 TCCSĐ; năm 2023: 12 HTXSNV, 29 HTTNV, 5 HTNV, 2 KHTNV/48 TCCSĐ.",
        2,
        (48, 46),
    ),
    (
        "Xếp loại đảng viên năm 2021, trong đó HTXSNV 935, HTTNV 4.974, HTNV 455, KHTNV 28 trên "
        "tổng số 6.392 đảng viên được đánh giá; năm 2022 HTXSNV 1.002, HTTNV 5.306, HTNV 576, "
        "KHTNV 66 trên tổng số 6.930 đảng viên được đánh giá.",
        1,
        (6930, 6950),
    ),
    (
        "Xếp loại: năm 2021 (48): xuất sắc 12, tốt 30, hoàn thành 5, không hoàn thành 1; năm 2022 "
        "(48): xuất sắc 10, tốt 31, hoàn thành 5, không hoàn thành 1.",
        1,
        (48, 47),
    ),
    (
        "Năm 2021: 12/30/5/1 (HTXSNV/HTTNV/HTNV/KHTNV) trên 48 tổ chức; năm 2022: 11/30/5/1 trên "
        "48 tổ chức.",
        1,
        (48, 47),
    ),
    (
        "Số liệu xếp loại (HTXSNV - HTTNV - HTNV - KHTNV/tổng số được xếp loại): 2021: 12 - 30 - 5 "
        "- 1/48; 2022: 11 - 30 - 5 - 1/48.",
        1,
        (48, 47),
    ),
    (
        "Tập thể: năm 2021 đánh giá 48 tổ chức, HTXSNV 12, HTTNV 30, HTNV 05, KHTNV 01. Cá nhân: "
        "năm 2021 đánh giá 1.204 đảng viên, HTXSNV 180, HTTNV 912, HTNV 99, KHTNV 03.",
        1,
        (1204, 1194),
    ),
    (
        "Năm 2021: Số TCCSĐ được xếp loại 48. Hoàn thành xuất sắc nhiệm vụ: 12; hoàn thành tốt "
        "nhiệm vụ: 30; hoàn thành nhiệm vụ: 5; không hoàn thành nhiệm vụ: 1. Năm 2022: Số TCCSĐ "
        "được xếp loại 48. Hoàn thành xuất sắc nhiệm vụ: 12; hoàn thành tốt nhiệm vụ: 29; hoàn "
        "thành nhiệm vụ: 5; không hoàn thành nhiệm vụ: 1.",
        1,
        (48, 47),
    ),
    (
        "Năm 2021: Đảng viên được đánh giá: 1.204; hoàn thành xuất sắc: 180; hoàn thành tốt: 912; "
        "hoàn thành: 109; không hoàn thành: 03. Năm 2022: Đảng viên được đánh giá: 1.230; hoàn "
        "thành xuất sắc: 186; hoàn thành tốt: 932; hoàn thành: 101; không hoàn thành: 02.",
        1,
        (1230, 1221),
    ),
    (
        "Năm 2022: đánh giá 47/48 tổ chức cơ sở đảng, kết quả: 11 tổ chức hoàn thành xuất sắc "
        "nhiệm vụ, 30 tổ chức hoàn thành tốt nhiệm vụ, 05 tổ chức hoàn thành nhiệm vụ.",
        0,
        (47, 46),
    ),
    (
        "Năm 2021: HTXSNV: 12, HTTNV: 30, HTNV: 05, KHTNV: 01, tổng số được đánh giá: 48. Năm "
        "2022: HTXSNV: 11, HTTNV: 30, HTNV: 05, KHTNV: 01, tổng số được đánh giá: 48.",
        1,
        (48, 47),
    ),
    (
        "Năm 2021: 12 chi bộ HTXSNV, 30 chi bộ HTTNV, 05 chi bộ HTNV, không có chi bộ KHTNV/48 chi "
        "bộ được đánh giá.",
        0,
        (48, 47),
    ),
    (
        "2021: 48 TCCSĐ (HTXSNV 12, HTTNV 30, HTNV 06); 1.204 ĐV (HTXSNV 180, HTTNV 912, HTNV 109, "
        "KHTNV 03); 2022: 48 TCCSĐ (HTXSNV 12, HTTNV 31, HTNV 06); 1.230 ĐV (HTXSNV 186, HTTNV "
        "932, HTNV 110, KHTNV 02).",
        3,
        (48, 49),
    ),
    (
        "Năm 2022, xếp loại tổ chức đảng: 48 đơn vị được xếp loại (12 HTXS, 30 HTT, 05 HT, 01 "
        "KHT). Xếp loại đảng viên: 1.204 đồng chí được xếp loại (180 HTXS, 912 HTT, 109 HT, 02 "
        "KHT).",
        1,
        (1204, 1203),
    ),
    (
        "Năm 2021: Chi bộ HTXSNV 12, HTTNV 30, HTNV 06, tổng 48. Đảng viên HTXSNV 180, HTTNV 912, "
        "HTNV 109, KHTNV 03, tổng 1.204. Năm 2022: Chi bộ HTXSNV 12, HTTNV 30, HTNV 05, tổng 48.",
        2,
        (48, 47),
    ),
    (
        "Năm 2023 đánh giá 460 đảng viên (trong đó 20 đảng viên dự bị): HTXS 70, HTT 350, HTNV 39.",
        0,
        (460, 459),
    ),
    (
        "Xếp loại chi bộ: Hoàn thành xuất sắc nhiệm vụ 05 chi bộ, hoàn thành tốt nhiệm vụ 17 chi "
        "bộ, hoàn thành nhiệm vụ 02 chi bộ, không có chi bộ không hoàn thành nhiệm vụ (trên tổng "
        "số 25 chi bộ được xếp loại).",
        0,
        (25, 24),
    ),
]

_SILENT = [
    # No number assessed, or one of something else.
    "Năm 2021: 12 hoàn thành xuất sắc, 30 hoàn thành tốt. Năm 2022: 10 hoàn thành xuất sắc, 32 hoàn"
    " thành tốt.",
    "Đảng bộ có 1.250 đảng viên. Năm 2021: HTXSNV 180, HTTNV 912, HTNV 109, KHTNV 03.",
    "Thực hiện Hướng dẫn số 12-HD/HU ngày 15/12/2023 về đánh giá, xếp loại: HTXSNV 12, HTTNV 30, "
    "HTNV 06.",
    "Có 05 chi bộ hoàn thành xuất sắc nhiệm vụ, 18 chi bộ hoàn thành tốt nhiệm vụ, 02 chi bộ hoàn "
    "thành nhiệm vụ trên tổng số 27 chi bộ của Đảng bộ.",
    "Huyện có 48 TCCSĐ được đánh giá, xếp loại; 1.204 đảng viên được đánh giá, xếp loại. Kết quả: "
    "12 HTXSNV, 30 HTTNV, 05 HTNV.",
    # Some were left out.
    "Năm 2021, tổng số 96 người được đánh giá: HTXSNV 18, HTTNV 70, HTNV 06; 02 người chưa xếp loại"
    " do mới tuyển dụng.",
    "Xếp loại cán bộ: 96 đồng chí, trong đó hoàn thành xuất sắc 18, hoàn thành tốt 70, hoàn thành "
    "06. Hai đồng chí nghỉ thai sản không xếp loại.",
    "Năm 2023 đánh giá 460 đảng viên; hoàn thành xuất sắc 70, hoàn thành tốt 340, hoàn thành nhiệm "
    "vụ 40; 10 đảng viên bị kỷ luật nên xếp loại không hoàn thành nhiệm vụ.",
    # One rank holds another.
    "Đánh giá 460 đảng viên, có 455 đảng viên hoàn thành nhiệm vụ trở lên (70 xuất sắc, 345 hoàn "
    "thành tốt, 40 hoàn thành), 05 đảng viên không hoàn thành.",
    "Có 48 chi bộ được đánh giá: hoàn thành tốt nhiệm vụ trở lên 45, trong đó hoàn thành xuất sắc "
    "12, hoàn thành nhiệm vụ 03.",
    # Two years and two numbers.
    "Năm 2023 đánh giá 452 đảng viên, năm 2024 đánh giá 460 đảng viên: hoàn thành xuất sắc 70, hoàn"
    " thành tốt 350, hoàn thành nhiệm vụ 40.",
    "Năm 2022, Đảng bộ đánh giá 25 chi bộ: 20% hoàn thành xuất sắc, 72% hoàn thành tốt, 8% hoàn "
    "thành.",
]


def _sums(text: str) -> tuple[list[Check], list[Check]]:
    report = analyze_text(f"{_NOTE}{text}\n")
    findings = [c for c in report.findings if c.kind == "part_sum"]
    return findings, [c for c in report.checks_passed if c.rule == "part_sum"]


@pytest.mark.parametrize(("text", "holding", "wrong"), _WRONG)
def test_the_ranking_that_does_not_add_up_is_the_only_one_accused(
    text: str, holding: int, wrong: tuple[int, int]
) -> None:
    findings, sound = _sums(text)
    assert [(c.severity, c.stated, c.expected) for c in findings] == [("error", *wrong)]
    assert len(sound) >= holding


@pytest.mark.parametrize(("text", "holding", "wrong"), _WRONG)
def test_a_ranking_put_right_is_a_row_that_holds(
    text: str, holding: int, wrong: tuple[int, int]
) -> None:
    findings, _ = _sums(text)
    stated = findings[0].spans[0]
    note = f"{_NOTE}{text}\n"
    figures = [f"{value:,}".replace(",", ".") for value in wrong]
    right = (
        note[: stated.start]
        + note[stated.start : stated.end].replace(*figures)
        + note[stated.end :]
    )
    report = analyze_text(right)
    assert not [c for c in report.findings if c.kind == "part_sum"]
    sound = [c for c in report.checks_passed if c.rule == "part_sum"]
    assert len(sound) >= holding + 1


@pytest.mark.parametrize("text", _SILENT)
def test_a_ranking_that_may_leave_some_out_accuses_nobody(text: str) -> None:
    findings, _ = _sums(text)
    assert not findings


def test_ranks_that_are_each_of_so_many_are_one_ranking() -> None:
    findings, sound = _sums(
        "Tập thể: Năm 2021: HTXSNV 12/48, HTTNV 30/48, HTNV 5/48, KHTNV 1/48. Năm 2022: HTXSNV "
        "12/48, HTTNV 29/48, HTNV 5/48, KHTNV 1/48. Cá nhân: Năm 2021: HTXSNV 180/1.204, HTTNV "
        "912/1.204, HTNV 109/1.204, KHTNV 3/1.204."
    )
    assert [(c.severity, c.equation) for c in findings] == [("error", "12 + 29 + 5 + 1 = 47 ≠ 48")]
    assert len(sound) == 2


_LEAD = "Đảng bộ có 52 tổ chức cơ sở đảng, 4.870 đảng viên. "
# {0} to {3} the ranks, {4} the number assessed, {5} more than were assessed, {6} a noun.
_FORMS = (
    "Năm 2021: đánh giá {4} {6}, HTXSNV: {0}, HTTNV: {1}, HTNV: {2}, KHTNV: {3}",
    "Năm 2021: {0} HTXSNV, {1} HTTNV, {2} HTNV, {3} KHTNV / {4} {6} được xếp loại",
    "Năm 2021: tổng số {6}: {5}, dự phân loại: {4}, hoàn thành xuất sắc nhiệm vụ: {0}; hoàn thành "
    "tốt nhiệm vụ: {1}; hoàn thành nhiệm vụ: {2}; không hoàn thành nhiệm vụ: {3}",
    "Năm 2021 ({4} {6}): xuất sắc {0}, tốt {1}, hoàn thành {2}, không hoàn thành {3}",
    "Năm 2021 xếp loại {4}/{5} {6}: {0} {6} hoàn thành xuất sắc nhiệm vụ, {1} {6} hoàn thành tốt "
    "nhiệm vụ, {2} {6} hoàn thành nhiệm vụ, {3} {6} không hoàn thành nhiệm vụ",
    "Năm 2021: hoàn thành xuất sắc nhiệm vụ {0} {6}, hoàn thành tốt nhiệm vụ {1} {6}, hoàn thành "
    "nhiệm vụ {2} {6}, không hoàn thành nhiệm vụ {3} {6} trên tổng số {4} {6} được đánh giá",
)


@example(form=_FORMS[3], years=[(3, 20, 2, 0)], noun="tổ chức cơ sở đảng", lead=_LEAD, joint="; ")
@example(
    form=_FORMS[5],
    years=[(3, 20, 2, 0), (3, 20, 3, 0)],
    noun="tổ chức cơ sở đảng",
    lead="",
    joint="; ",
)
@settings(max_examples=60, deadline=None)
@given(
    form=st.sampled_from(_FORMS),
    years=st.lists(
        st.tuples(
            st.integers(3, 900), st.integers(20, 4000), st.integers(2, 300), st.integers(0, 12)
        ),
        min_size=1,
        max_size=3,
    ),
    noun=st.sampled_from(("đảng viên", "chi bộ", "đồng chí", "tổ chức cơ sở đảng")),
    lead=st.sampled_from(("", _LEAD)),
    joint=st.sampled_from(("; ", ". ")),
)
def test_rankings_that_add_up_accuse_nobody_in_any_form(
    form: str, years: list[tuple[int, int, int, int]], noun: str, lead: str, joint: str
) -> None:
    entries = []
    for number, ranks in enumerate(years):
        values = (*ranks, sum(ranks), sum(ranks) + 7)
        shown = [f"{value:,}".replace(",", ".") for value in values]
        entries.append(form.format(*shown, noun).replace("2021", str(2021 + number)))
    report = analyze_text(f"{lead}{joint.join(entries)}.\n")
    assert [c.equation for c in report.findings if c.severity in ("error", "suspect")] == []


def test_the_shares_of_a_ranking_are_of_the_number_behind_it() -> None:
    report = analyze_text(
        "Xếp loại: hoàn thành xuất sắc nhiệm vụ 12 chi bộ (25%), hoàn thành tốt nhiệm vụ 30 chi bộ "
        "(62,5%), hoàn thành nhiệm vụ 06 chi bộ (12,5%) trên tổng số 48 chi bộ được đánh giá.\n"
    )
    shares = [check.equation for check in report.checks_passed if check.rule == "percent"]
    assert shares == ["12 / 48 = 25%", "30 / 48 = 62,5%", "6 / 48 = 12,5%"]


@pytest.mark.parametrize("none", ["không", "chưa", "ko", "Không"])
def test_who_failed_may_be_told_by_the_abbreviation_of_those_who_did_not(none: str) -> None:
    report = analyze_text(
        "Năm 2019 đánh giá 3.240/3.498 đ/c, gồm HTXSNV 521 đ/c (16,1%), HTTNV 2.496 đ/c (77,0%), "
        f"HTNV 205 đ/c (6,3%), {none} HTNV 18 đ/c (0,6%)."
    )
    assert {check.severity for check in report.checks} == {"ok"}
    assert [int(count.whole or 0) for count in report.counts] == [3240] * 4
