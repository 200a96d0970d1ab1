"""Quantities that are told again with two digits the other way round."""

import pytest

from pipeline.analysis import analyze_text

COMPLAINTS = "Tiếp nhận 437 đơn, gồm khiếu nại 38 đơn, tố cáo 121 đơn, phản ánh 278 đơn."
DISCIPLINE = (
    "Năm 2023 thi hành kỷ luật 31 đảng viên, giảm 05 đồng chí (13,9%) so với năm 2022 (36 đảng "
    "viên)."
)
TABLE = """| Nội dung | Đơn vị tính | Năm 2023 | Năm 2024 |
|---|---|---|---|
| Khám bệnh | lượt | 48.620 | 51.307 |
| Phẫu thuật | ca | 1.045 | 1.284 |"""
CUSTOMERS = """| Đơn vị | Khách hàng năm 2023 | Khách hàng năm 2024 | Tăng thêm |
|---|---|---|---|
| Toàn Công ty | 61.204 | 62.347 | 1.143 |
| Xí nghiệp số 1 | 38.415 | 38.902 | 487 |
| Xí nghiệp số 2 | 22.789 | 23.445 | 656 |"""

# (what is borne out, what is told again, stated, expected)
TRANSPOSED = [
    (COMPLAINTS, "Cấp ủy đã tiếp nhận, phân loại 473 đơn các loại.", (473, 437)),
    (
        "Giới thiệu 1.146 đoàn viên ưu tú, đã kết nạp Đảng 573 đồng chí (50%).",
        "Có 537 đoàn viên ưu tú được kết nạp Đảng.",
        (537, 573),
    ),
    (
        "Trong năm kết nạp 164 đảng viên, trong đó 97 nữ (59,1%).",
        "Toàn Đảng bộ đã kết nạp được 146 đảng viên mới, vượt chỉ tiêu.",
        (146, 164),
    ),
    (TABLE, "Số ca phẫu thuật năm 2024 đạt 1.248 ca.", (1248, 1284)),
    (CUSTOMERS, "Trong năm phát triển thêm 1.413 khách hàng.", (1413, 1143)),
    # Two digits, beside the same number of another year.
    (
        DISCIPLINE,
        "Năm 2023 số đảng viên phải kỷ luật giảm từ 36 đồng chí năm 2022 xuống còn 13 đồng chí "
        "năm 2023.",
        (13, 31),
    ),
]
SILENT = [
    # Nothing bears either out.
    ("Tiếp nhận 437 đơn.", "Cấp ủy đã tiếp nhận, phân loại 473 đơn các loại."),
    # Both are borne out, or the second is said again.
    (COMPLAINTS, "Cả nước tiếp nhận 473 đơn (200 đơn tố cáo, 273 đơn khiếu nại)."),
    (COMPLAINTS, "Cấp ủy tiếp nhận 473 đơn.\n\nĐã xử lý xong 473 đơn tiếp nhận."),
    # Of another year; planned; said of something else.
    (f"Năm 2023: {COMPLAINTS}", "Năm 2020 cấp ủy đã tiếp nhận 473 đơn."),
    (COMPLAINTS, "Chỉ tiêu năm sau tiếp nhận 473 đơn."),
    (COMPLAINTS, "Khen thưởng 473 đơn vị."),
    ("Có 112 xã (12 xã loại I, 100 xã loại II).", "Khen thưởng 121 xã làm tốt."),
    # Not neighbouring digits; three digits in another order.
    (COMPLAINTS, "Cấp ủy đã tiếp nhận, phân loại 734 đơn các loại."),
    (COMPLAINTS, "Cấp ủy đã tiếp nhận, phân loại 374 đơn các loại."),
    # Two digits with no other year beside them.
    (DISCIPLINE, "Số đảng viên phải kỷ luật năm 2023 là 13 đồng chí."),
    # A total that its own column does not add up to bears nothing out.
    (
        CUSTOMERS.replace("62.347", "62.437").replace("Toàn Công ty", "Tổng cộng"),
        "Năm 2024 Công ty có 62.347 khách hàng.",
    ),
]


def _transposed(body: str, again: str) -> list[tuple[object, object]]:
    text = f"I. KẾT QUẢ\n\n{body}\n\nII. NỘI DUNG KHÁC\n\n{again}\n"
    checks = [check for check in analyze_text(text).checks if check.rule == "transposed"]
    assert all(check.severity == "suspect" for check in checks)
    return [(check.stated, check.expected) for check in checks]


@pytest.mark.parametrize(("body", "again", "values"), TRANSPOSED)
def test_transposed_digits_are_suspect(body: str, again: str, values: tuple[int, int]) -> None:
    text = body if body != CUSTOMERS else f"{body}\n\n{again}"
    found = _transposed(text, again if text is body else "Không có.")
    assert found == [values]


@pytest.mark.parametrize(("body", "again"), SILENT)
def test_other_quantities_are_not_accused(body: str, again: str) -> None:
    assert _transposed(body, again) == []
