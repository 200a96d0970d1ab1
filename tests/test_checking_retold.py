"""What a report tells again where it sums itself up."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

RESULTS, SUMMARY = "I. KẾT QUẢ", "II. ĐÁNH GIÁ CHUNG"
BODY = (
    "Cấp ủy các cấp kiểm tra 86 tổ chức đảng, 241 đảng viên. Thi hành kỷ luật 37 đảng viên, tăng "
    "06 trường hợp so với cùng kỳ."
)

# (body, summary, severity, stated, expected)
RETOLD_WRONGLY = [
    (
        BODY,
        "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; thi hành kỷ luật 39 đảng viên.",
        ("error", 39, 37),
    ),
    (
        "Khám 148.620 lượt. Phẫu thuật 3.412 ca, điều trị nội trú 17.906 lượt.",
        "Bệnh viện khám 148.620 lượt, điều trị nội trú 17.906 lượt, phẫu thuật 3.142 ca.",
        ("error", 3142, 3412),
    ),
    (
        "Tai nạn giao thông: xảy ra 17 vụ, làm chết 09 người, bị thương 16 người.",
        "Tai nạn giao thông xảy ra 17 vụ, làm chết 06 người.",
        ("error", 6, 9),
    ),
    (
        "Hiệu quả: giúp 1.214 hộ thoát nghèo, tạo việc làm cho 1.386 lao động.",
        "Dư nợ tăng; giúp 1.241 hộ thoát nghèo, tạo việc làm cho 1.386 lao động.",
        ("error", 1241, 1214),
    ),
    # The summary names years of which the body says nothing.
    (
        BODY,
        "Trong 4 năm đầu kiểm tra 86 tổ chức đảng, 241 đảng viên, thi hành kỷ luật 39 đảng viên.",
        ("suspect", 39, 37),
    ),
    (
        "Tỷ lệ tốt nghiệp đạt 97,8%, đạt 14 giải học sinh giỏi. Chi bộ kết nạp 02 quần chúng.",
        "Tỷ lệ tốt nghiệp đạt 97,8%, đạt 14 giải học sinh giỏi, kết nạp được 03 đảng viên mới.",
        ("suspect", 3, 2),
    ),
    # What was planned bears the body out.
    (
        "Chỉ tiêu năm 2024 kết nạp 10 đảng viên. Đã kết nạp 06 đảng viên, đạt 60% chỉ tiêu.",
        "Công tác phát triển đảng được quan tâm, đã kết nạp được 07 đảng viên mới.",
        ("suspect", 7, 6),
    ),
]
SILENT = [
    (
        "Chỉ tiêu năm 2024 kết nạp 10 đảng viên. Đã kết nạp 06 đảng viên, đạt 60% chỉ tiêu.",
        "Công tác phát triển đảng được quan tâm, đã kết nạp được 06 đảng viên mới.",
    ),
    (
        "Trong năm kết nạp 06 đảng viên.",
        "Công tác phát triển đảng được quan tâm, đã kết nạp được 07 đảng viên mới.",
    ),
    # Told again as it is.
    (BODY, "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; thi hành kỷ luật 37 đảng viên."),
    # Nothing else of the body is repeated.
    (BODY, "Nhiều đơn vị làm tốt, thi hành kỷ luật 39 đảng viên."),
    # The body tells it of two bodies.
    (
        BODY + "\n\nCác chi bộ thi hành kỷ luật 15 đảng viên.",
        "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; thi hành kỷ luật 39 đảng viên.",
    ),
    # Of another year, of men and women, and planned.
    (BODY, "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; năm 2019 thi hành kỷ luật 39 đảng viên."),
    (
        "Năm 2023 kiểm tra 86 tổ chức đảng, 241 đảng viên; kết nạp 37 đảng viên.",
        "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; chỉ tiêu năm sau kết nạp 39 đảng viên.",
    ),
    # What came to it is told behind.
    (
        BODY,
        "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; thi hành kỷ luật 39 đảng viên (tính cả 02 "
        "đảng viên do ủy ban kiểm tra thi hành).",
    ),
    # More than a digit apart: another count.
    (BODY, "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; thi hành kỷ luật 52 đảng viên."),
]


def _report(body: str, summary: str) -> str:
    return report_with(f"{RESULTS}\n\n{body}\n\n{SUMMARY}\n\n{summary}")


@pytest.mark.parametrize(("body", "summary", "finding"), RETOLD_WRONGLY)
def test_finds_a_number_that_the_body_tells_otherwise(
    body: str, summary: str, finding: tuple[str, int, int]
) -> None:
    checks = analyze_text(_report(body, summary)).checks

    assert finding in [(c.severity, c.stated, c.expected) for c in checks if c.rule == "retold"]


@pytest.mark.parametrize(("body", "summary"), SILENT)
def test_says_nothing_where_the_two_may_differ(body: str, summary: str) -> None:
    checks = analyze_text(_report(body, summary)).checks

    assert [c.equation for c in checks if c.severity in ("error", "suspect")] == []


def test_says_nothing_of_two_parts_of_the_body() -> None:
    told_again = "Đã kiểm tra 86 tổ chức đảng, 241 đảng viên; thi hành kỷ luật 39 đảng viên."
    text = report_with(f"{RESULTS}\n\n{BODY}\n\nII. KIỂM TRA, GIÁM SÁT\n\n{told_again}")

    assert [c.equation for c in analyze_text(text).checks if c.rule == "retold"] == []


def test_tells_a_number_once_that_two_rules_find() -> None:
    body = "Tổ chức 48 buổi tuyên truyền, kết nạp 58 hội viên, giúp 312 hộ."
    summary = "Tổ chức 84 buổi tuyên truyền, kết nạp 58 hội viên, giúp 312 hộ."
    found = [
        c.equation for c in analyze_text(_report(body, summary)).checks if c.severity == "error"
    ]

    assert found == ["84 ≠ 48"]
