"""Parts behind "trong đó" that have labels, no noun and no colon; acts of several kinds."""

import pytest
from speaking import judged

from pipeline.analysis import analyze_text

# (text, [(severity, equation)])
SUMS = [
    # Of bodies each: "tổ dân phố 06" is no name where the list comes out, or nearly does.
    (
        "Kết nạp 23 đồng chí, đạt 95,8% kế hoạch, trong đó: tổ dân phố 07, trường học 09, trạm y "
        "tế 01, công an 02, quân sự 04.",
        [("ok", "7 + 9 + 1 + 2 + 4 = 23")],
    ),
    (
        "Kết nạp 22 đồng chí, đạt 95,8% kế hoạch, trong đó: tổ dân phố 07, trường học 09, trạm y "
        "tế 01, công an 02, quân sự 04.",
        [("suspect", "7 + 9 + 1 + 2 + 4 = 23 ≠ 22")],
    ),
    (
        "Xảy ra 31 sự cố, gồm Đông Sơn 12, Tây Sơn 8, Nam Sơn 11.",
        [("ok", "12 + 8 + 11 = 31")],
    ),
    (
        "Thu được 2.538 ý kiến, trong đó góp ý với tổ chức đảng 412, chính quyền 1.907, góp ý với "
        "cá nhân cán bộ, đảng viên 219.",
        [("ok", "412 + 1.907 + 219 = 2.538")],
    ),
    # They overlap, whatever their sum; some may be left out.
    ("Kết nạp 19 đồng chí, trong đó: nữ 10, dân tộc thiểu số 05, đoàn viên thanh niên 05.", []),
    ("Xảy ra 31 sự cố, gồm Đông Sơn 12, Tây Sơn 8, Nam Sơn 7.", []),
    ("Kết nạp 12 đồng chí, trong đó: thôn 3, thôn 5, thôn 7.", []),
    # "chương trình" is an event or, among documents, a document.
    (
        "Ban hành 92 văn bản lãnh đạo, gồm: 05 nghị quyết, 14 kế hoạch, 04 chương trình, 23 báo "
        "cáo, 34 công văn, 12 thông báo.",
        [("ok", "5 + 14 + 4 + 23 + 34 + 12 = 92")],
    ),
    (
        "Ban hành 90 văn bản lãnh đạo, gồm: 05 nghị quyết, 14 kế hoạch, 04 chương trình, 23 báo "
        "cáo, 34 công văn, 12 thông báo.",
        [("error", "5 + 14 + 4 + 23 + 34 + 12 = 92 ≠ 90")],
    ),
    ("Ban hành 90 văn bản, trong đó 05 nghị quyết, 14 kế hoạch, 04 chương trình.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums(text: str, expected: list[tuple[str, str]]) -> None:
    found = judged(analyze_text(text), "part_sum")
    assert [(check.severity, check.equation) for check in found] == expected
