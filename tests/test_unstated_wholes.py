"""Shares that agree on a whole that the report does not state accuse nothing that it does state."""

from pipeline.analysis import analyze_text

LIST = (
    "Toàn tỉnh xảy ra 881 vụ cháy. Cháy kho {} vụ (chiếm 13,4%); cháy xe 99 vụ (chiếm 10,7%); cháy "
    "nhà 82 vụ (chiếm 8,9%); cháy rừng 60 vụ (chiếm 6,5%); cháy chợ 24 vụ (chiếm 2,6%)."
)


def test_shares_of_another_whole_are_left_alone() -> None:
    report = analyze_text(LIST.format(124))
    assert not report.findings
    assert [(p.part, p.whole) for p in report.percentages] == [
        (124, None),
        (99, None),
        (82, None),
        (60, None),
        (24, None),
    ]


def test_a_whole_that_is_stated_is_theirs() -> None:
    report = analyze_text(LIST.format(124).replace("881", "925"))
    assert {percentage.whole for percentage in report.percentages} == {925}
