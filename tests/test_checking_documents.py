"""One document cited with two numbers, dates or issuers; and two documents that only look alike."""

import pytest
from speaking import challenged, dated_report, ruled

from pipeline.analysis import analyze_text

PLAN = "về nâng cao chất lượng sinh hoạt chi bộ"

# (paragraphs, rule, [(severity, stated, expected)])
TOLD_TWICE = [
    # Swapped digits.
    (
        (
            f"Thực hiện Kế hoạch số 13-KH/ĐU, ngày 30/7/2021 của Đảng ủy xã Hải Yến {PLAN}.",
            f"Sau khi có Kế hoạch số 31-KH/ĐU ngày 30/7/2021 {PLAN}, các chi bộ đã triển khai.",
        ),
        "citation_number",
        [("suspect", "31-KH/ĐU", "13-KH/ĐU")],
    ),
    # A letter lost from the code; the number that comes more often is right.
    (
        (
            f"Theo Kế hoạch số 13-KH/ĐU ngày 30/7/2021 {PLAN}.",
            f"Kế hoạch số 13-KH/ĐUK ngày 30/7/2021 {PLAN} được quán triệt.",
            f"Kế hoạch số 13-KH/ĐUK ngày 30/7/2021 {PLAN} được cụ thể hóa.",
        ),
        "citation_number",
        [("suspect", "13-KH/ĐU", "13-KH/ĐUK")],
    ),
    (
        (
            f"Theo Kế hoạch số 13-KH/ĐU ngày 30/7/2021 {PLAN}.",
            f"Kế hoạch số 13-KH/ĐU ngày 30/7/2021 {PLAN} được quán triệt.",
        ),
        "citation_number",
        [("ok", "13-KH/ĐU", "13-KH/ĐU")],
    ),
    # Two bodies are told to have issued it.
    (
        (
            "Đảng ủy xã ban hành Kế hoạch số 15-KH/ĐU ngày 02/3/2023. "
            "Đảng ủy Quân sự huyện ban hành Kế hoạch số 15-KH/ĐU ngày 05/3/2023.",
        ),
        "citation_date",
        [("suspect", "2023-03-05", "2023-03-02")],
    ),
    (
        (
            "Đảng ủy xã ban hành Kế hoạch số 15-KH/ĐU ngày 02/3/2023. "
            "Đảng ủy ban hành Kế hoạch số 15-KH/ĐU ngày 05/3/2023.",
        ),
        "citation_date",
        [("error", "2023-03-05", "2023-03-02")],
    ),
    # One slip in the month; days that are no slip of each other; other subjects.
    (
        ("Chỉ thị số 21-CT/ĐU ngày 24/10/2022.", "Chỉ thị số 21-CT/ĐU ngày 24/11/2022."),
        "citation_date",
        [("error", "2022-11-24", "2022-10-24")],
    ),
    (
        ("Chỉ thị số 21-CT/ĐU ngày 24/3/2022.", "Chỉ thị số 21-CT/ĐU ngày 18/9/2022."),
        "citation_date",
        [("suspect", "2022-09-18", "2022-03-24")],
    ),
    (
        (
            "Quyết định số 12-QĐ/ĐU ngày 05/3/2022 về thành lập chi bộ Quân sự xã.",
            "Quyết định số 12-QĐ/ĐU ngày 15/3/2022 về công nhận đảng viên chính thức.",
        ),
        "citation_date",
        [("suspect", "2022-03-15", "2022-03-05")],
    ),
    # Two dates side by side: whoever wrote them saw both.
    (
        ("Công văn số 112-CV/HU ngày 05/3/2024, Công văn số 112-CV/HU ngày 18/3/2024 về thi đua.",),
        "citation_date",
        [("suspect", "2024-03-18", "2024-03-05")],
    ),
    # One body of one level, called by two names.
    (
        (
            "Quyết định số 45/QĐ-UBND ngày 12/01/2023 của UBND tỉnh.",
            "Quyết định số 45/QĐ-UBND ngày 15/01/2023 của Ủy ban nhân dân tỉnh.",
        ),
        "citation_date",
        [("error", "2023-01-15", "2023-01-12")],
    ),
    # Two central bodies for one number and date.
    (
        (
            "Chỉ thị số 77-CT/TW ngày 05/3/2021 của Bộ Chính trị về phòng cháy.",
            "Chỉ thị số 77-CT/TW ngày 05/3/2021 của Ban Bí thư về phòng cháy.",
        ),
        "citation_issuer",
        [("suspect", "Ban Bí thư", "Bộ Chính trị")],
    ),
    (
        (
            "Chỉ thị số 77-CT/TW ngày 05/3/2021 của Ban Bí thư về phòng cháy.",
            "Chỉ thị số 77-CT/TW ngày 05/3/2021 của Ban Bí thư Trung ương Đảng về phòng cháy.",
        ),
        "citation_issuer",
        [("ok", "Ban Bí thư Trung ương Đảng", "Ban Bí thư")],
    ),
    # The number has the year of its issue.
    (
        ("Nghị định số 230/2020/NĐ-CP ngày 05/3/2021 của Chính phủ.",),
        "citation_year",
        [("suspect", "2020", "2021")],
    ),
    # The date stands behind the second one of the list.
    (
        ("Các Nghị định số 230/2020/NĐ-CP, 233/2021/NĐ-CP ngày 05/3/2021 của Chính phủ.",),
        "citation_year",
        [("ok", "2021", "2021")],
    ),
]


@pytest.mark.parametrize(("paragraphs", "rule", "expected"), TOLD_TWICE)
def test_a_document_told_twice(
    paragraphs: tuple[str, ...], rule: str, expected: list[tuple[str, str, str]]
) -> None:
    assert ruled(analyze_text(dated_report(*paragraphs)), rule) == expected


TWO_DOCUMENTS = [
    # Two plans of one day: the subjects differ, or one paragraph names both.
    (
        "Kế hoạch số 13-KH/HU ngày 30/7/2021 về kiểm tra việc thực hiện quy chế dân chủ.",
        "Kế hoạch số 14-KH/HU ngày 30/7/2021 về kiểm tra việc thực hiện quy chế dân chủ ở trường.",
    ),
    (f"Kế hoạch số 13-KH/HU ngày 30/7/2021 {PLAN}; Kế hoạch số 14-KH/HU ngày 30/7/2021 {PLAN}.",),
    # Decisions of one day on one subject.
    (
        "Quyết định số 21-QĐ/ĐU ngày 05/3/2024 về việc kết nạp đảng viên mới của chi bộ.",
        "Quyết định số 22-QĐ/ĐU ngày 05/3/2024 về việc kết nạp đảng viên mới của chi bộ.",
    ),
    # Far apart in number: two guidelines.
    (
        f"Hướng dẫn số 12-HD/BTCTU ngày 06/7/2018 {PLAN}.",
        f"Hướng dẫn số 35-HD/BTCTU ngày 06/7/2018 {PLAN}.",
    ),
    # Two terms.
    (
        "Hướng dẫn số 12-HD/BTCTW ngày 06/7/2018 của Ban Tổ chức Trung ương.",
        "Hướng dẫn số 12-HD/BTCTW ngày 18/01/2022 của Ban Tổ chức Trung ương.",
    ),
    # Two provinces, two offices, two hamlets.
    (
        "Chương trình số 17-CTr/TU ngày 05/3/2024 của Tỉnh ủy Lâm Việt.",
        "Chương trình số 17-CTr/TU ngày 15/3/2024 của Tỉnh ủy Quảng Hà.",
    ),
    (
        "Kế hoạch số 02-KH/ĐU ngày 05/3/2024 của Đảng ủy Sở Xây dựng về tuyên truyền.",
        "Kế hoạch số 02-KH/ĐU ngày 15/3/2024 của Đảng ủy Sở Công Thương về tuyên truyền.",
    ),
    (
        "Kế hoạch số 02-KH/CB ngày 05/3/2024 của Chi bộ thôn 1 về tuyên truyền.",
        "Kế hoạch số 02-KH/CB ngày 15/3/2024 của Chi bộ thôn 2 về tuyên truyền.",
    ),
    (
        "Chi bộ thôn 1 ban hành Kế hoạch số 02-KH/CB ngày 05/3/2024. "
        "Chi bộ thôn 2 ban hành Kế hoạch số 02-KH/CB ngày 15/3/2024.",
    ),
    # Bodies of two levels.
    (
        "Quyết định số 45/QĐ-UBND ngày 12/01/2023 của UBND huyện.",
        "Quyết định số 45/QĐ-UBND ngày 15/01/2023 của UBND xã Hải Yến.",
    ),
    # Plans of every December, side by side.
    ("Kế hoạch số 15-KH/ĐU ngày 24/12/2022; Kế hoạch số 15-KH/ĐU ngày 24/12/2023.",),
]


@pytest.mark.parametrize("paragraphs", TWO_DOCUMENTS)
def test_two_documents_are_no_conflict(paragraphs: tuple[str, ...]) -> None:
    assert challenged(analyze_text(dated_report(*paragraphs))) == []
