"""Figures in tables: what each cell counts, of whom, when, and its place under a total."""

from speaking import report_with

from pipeline.analysis import analyze_text

BRANCHES = """| TT | Chi bộ | Tổng số đảng viên | Nữ | Dự bị | Tỷ lệ (%) | Đảng phí (đồng) |
|---|---|---|---|---|---|---|
| 1 | Chi bộ thôn Tây | 34 | 12 | 1 | 35,3 | 1.200 |
| 2 | Chi bộ Trường Mầm non | 14 | 14 | 0 | 100 | 800 |
| | Tổng cộng | 48 | 26 | 1 | 54,2 | 2.000 |"""


def test_a_cell_counts_the_noun_of_its_column_for_the_body_of_its_row() -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", BRANCHES, "Hết."))
    said = [
        (c.span.text, c.unit, c.kind, c.indicator, c.body, c.place)
        for c in report.counts
        if c.label in ("tổng số đảng viên", "nữ")
    ]
    assert said == [
        ("34", "đảng viên", "people", "member.total", "Chi bộ thôn Tây", "part"),
        ("12", "đảng viên", "people", "member.female", "Chi bộ thôn Tây", "part"),
        ("14", "đảng viên", "people", "member.total", "Chi bộ Trường Mầm non", "part"),
        ("14", "đảng viên", "people", "member.female", "Chi bộ Trường Mầm non", "part"),
        ("48", "đảng viên", "people", "member.total", None, "whole"),
        ("26", "đảng viên", "people", "member.female", None, "whole"),
    ]
    assert {c.whole for c in report.counts if c.label == "nữ" and c.place == "part"} == {26}


def test_a_column_of_shares_gives_percentages_and_one_of_money_nothing() -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", BRANCHES, "Hết."))
    assert [(p.numeral, p.rule) for p in report.percentages] == [
        ("35,3", "percentage.table"),
        ("100", "percentage.table"),
        ("54,2", "percentage.table"),
    ]
    assert not [c for c in report.counts if "phí" in (c.label or "")]


def test_columns_of_years_count_what_the_row_names() -> None:
    table = "| Chỉ tiêu | Năm 2022 | Năm 2023 |\n| Tổng số đảng viên | 120 | 131 |"
    report = analyze_text(report_with("I- KẾT QUẢ", table, "Hết."))
    assert [(int(c.value), c.indicator, c.time, c.body) for c in report.counts] == [
        (120, "member.total", "2022", None),
        (131, "member.total", "2023", None),
    ]


def test_a_row_of_years_says_the_time() -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", "| Năm | Đảng viên |\n| 2021 | 12 |", "Hết."))
    (count,) = report.counts
    assert (count.span.text, count.unit, count.time, count.time_from) == (
        *("12", "đảng viên", "2021"),
        "list",
    )


def test_numbers_of_order_and_of_columns_are_no_figures() -> None:
    table = "| TT | Đơn vị | Số cuộc |\n| (1) | (2) | (3) |\n| 1 | Chi bộ A | 4 |"
    report = analyze_text(report_with("I- KẾT QUẢ", table, "Hết."))
    assert [c.span.text for c in report.counts] == ["4"]


def test_a_head_of_a_page_is_no_table_of_figures() -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", "ĐẢNG ỦY XÃ        Báo cáo năm 2022", "Hết."))
    assert report.counts == ()


PLAN = """| TT | Nội dung | ĐVT | Kế hoạch 2024 | Thực hiện 2023 | Ước thực hiện 2024 | Tăng, giảm |
|---|---|---|---|---|---|---|
| 1 | Đảng viên mới kết nạp | đảng viên | 60 | 52 | 63 | 11 |"""


def test_columns_of_plans_results_and_changes() -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", PLAN, "Hết."))
    said = [(int(c.value), c.aspect, c.indicator, c.time, c.approx) for c in report.counts]
    assert said == [
        (60, "target", "admit.target", "2024", "exact"),
        (52, "level", "admit.total", "2023", "exact"),
        (63, "level", "admit.total", "2024", "about"),
        (11, "change", "admit.total", said[3][3], "exact"),
    ]


def test_a_plan_among_documents_is_one_of_them() -> None:
    table = "| Đơn vị | Nghị quyết | Kế hoạch |\n|---|---|---|\n| Chi bộ thôn Tây | 2 | 3 |"
    report = analyze_text(report_with("I- KẾT QUẢ", table, "Hết."))
    assert [(c.unit, c.kind, c.aspect) for c in report.counts] == [
        ("nghị quyết", "document", "level"),
        ("kế hoạch", "document", "level"),
    ]


def test_a_percentage_has_the_year_of_its_row_or_column() -> None:
    table = "| Năm | Tỷ lệ đảng viên mới (%) |\n|---|---|\n| 2021 | 3,5 |\n| 2022 | 4,1 |"
    report = analyze_text(report_with("I- KẾT QUẢ", table, "Hết."))
    assert [(p.numeral, p.time) for p in report.percentages] == [("3,5", "2021"), ("4,1", "2022")]


def test_what_a_congress_resolved_stands_beside_its_result() -> None:
    table = "| Chỉ tiêu | Nghị quyết | Kết quả |\n|---|---|---|\n| Số đảng viên kết nạp | 10 | 12 |"
    report = analyze_text(report_with("I- KẾT QUẢ", table, "Hết."))
    assert [(int(c.value), c.aspect, c.indicator) for c in report.counts] == [
        (10, "target", "admit.target"),
        (12, "level", "admit.total"),
    ]


def test_a_total_whose_name_takes_two_cells_stands_under_its_own_heads() -> None:
    text = (
        "Kết quả như sau:\n\n| TT | Đơn vị | Chi bộ | Tỷ lệ (%) | Đảng viên |\n"
        "|---|---|---|---|---|\n"
        "| 1 | Xã An | 12 | 85,7 | 340 |\n| 2 | Xã Bình | 15 | 90,1 | 410 |\n"
        "| Tổng cộng | 27 | 88,1 | 750 |\n"
    )
    report = analyze_text(text)
    shares = [p.span.text for p in report.percentages if p.rule == "percentage.table"]
    members = [c.span.text for c in report.counts if c.unit == "đảng viên"]
    assert (shares, members) == (["85,7", "90,1", "88,1"], ["340", "410", "750"])
