"""Parts that only their shares tie together."""

import pytest
from speaking import ruled

from pipeline.analysis import analyze_text

RANKED = (
    "Có 541 lượt tổ chức cơ sở đảng được xếp loại, trong đó 486 lượt xếp loại tốt trở lên, đạt "
    "89,8%; 49 lượt hoàn thành nhiệm vụ, bằng 9,1%; 06 lượt yếu kém, bằng 1,1%."
)


def test_parts_and_their_percentages_are_told_once() -> None:
    equations = [check.equation for check in analyze_text(RANKED).checks]
    assert equations.count("486 + 49 + 6 = 541") == 1
    assert equations.count("89,8% + 9,1% + 1,1% = 100,0%") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Có 7/9 chi hội đạt vững mạnh (77,8%), 2/9 chi hội xếp loại khá (22,2%).",
            [("ok", "100.0", "100")],
        ),
        # Of two wholes; kinds that overlap; some that are left out.
        ("Có 7/9 chi hội đạt vững mạnh (77,8%), 2/10 chi hội xếp loại khá (20%).", []),
        ("Có 100 đảng viên. Có 30 đồng chí là nữ (30%), 70 đồng chí trẻ (70%).", []),
        ("Có 7/9 chi hội đạt vững mạnh (77,8%), 1/9 chi hội xếp loại khá (11,1%).", []),
    ],
)
def test_shares_of_one_whole(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert ruled(analyze_text(text), "share_parts") == expected
