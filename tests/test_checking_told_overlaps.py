"""Lists that do not make their whole, and of which the text or the words say why."""

import pytest

from pipeline.analysis import analyze_text


def _severities(text: str) -> list[str]:
    return [c.severity for c in analyze_text(text).checks if c.kind == "part_sum"]


OVERLAPS = [
    (
        "Khen thưởng 35 tập thể: Cờ thi đua 05 tập thể, Bằng khen 12 tập thể, Giấy khen 20 tập thể"
        "{why}.",
        " (02 tập thể vừa được tặng Cờ thi đua vừa được tặng Bằng khen)",
    ),
    (
        "Thi hành kỷ luật 12 đảng viên, trong đó khiển trách 08, cảnh cáo 04, khai trừ 01{why}.",
        " (01 đồng chí bị thi hành kỷ luật hai lần trong năm)",
    ),
    (
        "Kỷ luật 15 đảng viên: khiển trách 10, cảnh cáo 03, cách chức 01, khai trừ 02{why}.",
        " (01 đảng viên bị cách chức sau đó bị khai trừ)",
    ),
    (
        "Số cuộc giám sát là 45 cuộc, gồm Mặt trận Tổ quốc chủ trì 05 cuộc, các đoàn thể 10 cuộc, "
        "cấp xã 32 cuộc{why}.",
        " (02 cuộc phối hợp nên tính chung)",
    ),
]


@pytest.mark.parametrize(("text", "why"), OVERLAPS)
def test_a_list_that_is_told_to_overlap_is_not_judged(text: str, why: str) -> None:
    assert _severities(text.format(why=why)) == []
    assert _severities(text.format(why="")) == ["error"]


@pytest.mark.parametrize(
    ("behind", "severity"),
    [
        (" (02 đoàn liên ngành)", "suspect"),
        (", trong đó có 02 đoàn liên ngành", "suspect"),
        (". Riêng 02 đoàn là đoàn liên ngành", "suspect"),
        (" (03 đoàn liên ngành)", "error"),
        ("", "error"),
    ],
)
def test_who_counts_the_difference_knows_of_it(behind: str, severity: str) -> None:
    text = (
        "Thành lập 36 đoàn kiểm tra, trong đó Ban Thường vụ 04 đoàn, Ủy ban Kiểm tra 20 đoàn, các "
        f"ban xây dựng Đảng 14 đoàn{behind}."
    )
    assert _severities(text) == [severity]


@pytest.mark.parametrize(
    ("behind", "severity"),
    [
        (". 01 chi bộ mới thành lập chưa đủ thời gian", "suspect"),
        (". 02 chi bộ được khen", "error"),
    ],
)
def test_the_next_sentence_may_begin_with_those_left_out(behind: str, severity: str) -> None:
    text = f"Đánh giá 26 chi bộ: 05 HTXSNV; 18 HTTNV; 02 HTNV{behind}."
    assert _severities(text) == [severity]


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        # Words of places and bodies exclude each other, words that describe do not.
        (
            "Có 22 chi bộ, trong đó 08 chi bộ thôn, 05 chi bộ trường học, 10 chi bộ cơ quan.",
            ["error"],
        ),
        (
            "Có 22 xã, trong đó 08 xã miền núi, 05 xã biên giới, 10 xã đặc biệt khó khăn.",
            ["suspect"],
        ),
        ("Có 22 xã, gồm 08 xã miền núi, 05 xã biên giới, 10 xã đặc biệt khó khăn.", ["suspect"]),
        # A part that has the noun of the whole may be of all kinds.
        ("Ban hành 45 văn bản; trong đó có 10 nghị quyết, 20 kế hoạch, 17 công văn.", ["error"]),
        (
            "Ban hành 45 văn bản; trong đó có 10 nghị quyết, 20 kế hoạch, 12 công văn, 05 văn bản "
            "liên tịch.",
            [],
        ),
        (
            "Ban hành 45 văn bản; trong đó có 10 nghị quyết, 20 kế hoạch, 12 công văn, 05 văn bản "
            "khác.",
            ["error"],
        ),
    ],
)
def test_kinds_that_exclude_each_other(text: str, severities: list[str]) -> None:
    assert _severities(text) == severities


def test_a_class_that_is_told_of_two_times_divides_the_whole_once() -> None:
    then, now = "đầu nhiệm kỳ nam 180, nữ 110", "hiện nay nam 195, nữ 117"
    assert _severities(f"Đảng bộ có 312 đảng viên; {then}; {now}.") in ([], ["ok"])
    assert _severities("Đảng bộ có 312 đảng viên; nam 180, nữ 110.") == ["error"]


LOANS = "Đảng bộ có 1.245 đảng viên. Phân theo loại hình: xã, thị trấn 812; cơ quan 245; "


def test_a_list_divides_what_the_sentence_before_does_not_its_last_part() -> None:
    schooling = "trên đại học 45; đại học 512; cao đẳng 120; trung cấp 210."
    listed = f"{LOANS}doanh nghiệp 88; lực lượng vũ trang 100."
    assert _severities(f"{listed} Phân theo trình độ: {schooling}") == []
    graded = "Đảng bộ có 887 đảng viên. Phân theo trình độ: {}".format
    assert _severities(graded(schooling)) == ["ok"]
    assert _severities(graded(schooling.replace("512", "521"))) == ["error"]


def test_an_item_that_was_not_read_may_follow_a_semicolon() -> None:
    assert _severities(f"{LOANS}doanh nghiệp 88; lực lượng vũ trang 100.") == []
    assert _severities(f"{LOANS}doanh nghiệp 178.") == ["suspect"]


FORMS = "Hình thức kỷ luật: khiển trách {}, cảnh cáo 12, cách chức 01, khai trừ 04{}."


@pytest.mark.parametrize(
    ("told", "first", "behind", "severities"),
    [
        ("47 đảng viên", 30, "", ["ok"]),
        ("47 đảng viên", 31, "", ["suspect"]),
        ("47 đảng viên và 03 tổ chức đảng", 33, "", []),
        ("47 đảng viên", 31, " (01 đồng chí bị cách chức rồi khai trừ)", []),
    ],
)
def test_forms_of_discipline(told: str, first: int, behind: str, severities: list[str]) -> None:
    text = f"Cấp ủy các cấp thi hành kỷ luật {told}.\n\n{FORMS.format(first, behind)}"
    assert _severities(text) == severities


@pytest.mark.parametrize(
    ("last", "severities"),
    [("chưa thực hiện 1", ["ok"]), ("chưa thực hiện 2", ["suspect"]), ("đúng hạn", ["suspect"])],
)
def test_what_is_left_may_be_told_in_two_parts(last: str, severities: list[str]) -> None:
    done = "Kết luận 45 nội dung, đã thực hiện 41 nội dung, đang thực hiện 3 nội dung"
    assert _severities(f"{done}, {last} nội dung.") == severities
