"""Growth that is told behind how much of the plan was fulfilled, and of estimated figures."""

import pytest
from speaking import ruled

from pipeline.analysis import analyze_text

TEXT = (
    "Tổng số lượt khám bệnh {now}, đạt 103,1% kế hoạch năm, tăng 5,2% so với năm 2022 ({before})."
)

# (now, before, [(severity, stated, expected)])
GROWTHS = [
    ("98.470 lượt", "93.603 lượt", [("ok", "5.2", "5.2")]),
    ("ước 98.470 lượt", "93.603 lượt", [("ok", "5.2", "5.2")]),
    # However it was estimated, it did not grow; a little off, an estimate may be.
    ("ước 89.470 lượt", "93.603 lượt", [("suspect", "5.2", "-4.4")]),
    ("ước 98.470 lượt", "94.100 lượt", []),
    # Another thing than what is compared.
    ("98.470 lượt", "93.603 người bệnh", []),
]


@pytest.mark.parametrize(("now", "before", "expected"), GROWTHS)
def test_growth(now: str, before: str, expected: list[tuple[str, str, str]]) -> None:
    report = analyze_text(TEXT.format(now=now, before=before))
    assert ruled(report, "growth") == expected
