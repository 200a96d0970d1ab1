"""Relations between reports: real files, the real command, a real database."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import baocao
from pipeline.across.moments import day_of, period_of
from pipeline.cli import cli
from pipeline.ingesting import ingest
from pipeline.querying.stating import Sent, Told

Checked = Callable[..., list[dict[str, Any]]]
ROSTER = """đơn vị;cấp trên
Huyện ủy Tân An;
Đảng ủy xã Hải Yến;Huyện ủy Tân An
Đảng ủy xã Thanh Lâm;Huyện ủy Tân An
"""
YEAR_2023, YEAR_2024 = ("năm 2023", "20 tháng 12 năm 2023"), ("năm 2024", "20 tháng 12 năm 2024")
YEAR_2025 = ("năm 2025", "20 tháng 12 năm 2025")
HALF_2024 = ("6 tháng đầu năm 2024", "20 tháng 6 năm 2024")
TAN_AN, HAI_YEN, THANH_LAM = "Huyện ủy Tân An", "Đảng ủy xã Hải Yến", "Đảng ủy xã Thanh Lâm"


def report(unit: str, time: tuple[str, str], *paragraphs: str) -> str:
    period, day = time
    head = (
        f"{unit.upper()}\n\nTân An, ngày {day}\n\nBÁO CÁO\nkết quả công tác xây dựng Đảng {period}"
    )
    return "\n\n".join((head, *paragraphs)) + "\n"


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    """`checked(files, roster)`: the files ingested, and all relations between them."""
    url = f"sqlite:///{tmp_path}/b.db"
    monkeypatch.setenv("BAOCAO_DB", url)

    def check(files: Mapping[str, str], roster: str = ROSTER) -> list[dict[str, Any]]:
        folder = tmp_path / "nộp"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / "units.csv").write_text(roster, "utf-8")
        ingest([folder], url, round_name="đợt", units_csv=tmp_path / "units.csv", jobs=0)
        listed: list[dict[str, Any]] = json.loads(
            run("check", "--across", "--all", "--format", "json").stdout
        )
        return listed

    return check


def told(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(row["rule"], row["severity"], row["equation"]) for row in rows]


def of_one_year(huyen: str, hai_yen: str, thanh_lam: str | None) -> dict[str, str]:
    files = {
        "huyen": report(TAN_AN, YEAR_2024, huyen),
        "hai-yen": report(HAI_YEN, YEAR_2024, hai_yen),
    }
    if thanh_lam is not None:
        files["thanh-lam"] = report(THANH_LAM, YEAR_2024, thanh_lam)
    return files


# (the district, the two communes, what is told)
TOTALS = [
    (
        "Đảng bộ huyện Tân An có 400 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", "Đảng bộ xã Thanh Lâm có 250 đảng viên."),
        [("children", "ok", "150 + 250 = 400")],
    ),
    (
        "Đảng bộ huyện Tân An có 410 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", "Đảng bộ xã Thanh Lâm có 250 đảng viên."),
        [("children", "suspect", "150 + 250 = 400 ≠ 410")],
    ),
    # Missing stays missing; but some may not be more than all.
    (
        "Đảng bộ huyện Tân An có 410 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", None),
        [],
    ),
    (
        "Đảng bộ huyện Tân An có 410 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", "Đảng bộ xã Thanh Lâm đã đại hội."),
        [],
    ),
    (
        "Đảng bộ huyện Tân An có 140 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", None),
        [("children", "suspect", "150 = 150 ≠ 140")],
    ),
    # More than a tenth short: the roster does not list all communes.
    (
        "Đảng bộ huyện Tân An có 6.410 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", "Đảng bộ xã Thanh Lâm có 250 đảng viên."),
        [],
    ),
    # Another body's figure is no total, and told against that body's own; nor is a total with two
    # values.
    (
        "Đảng bộ xã Hải Yến có 410 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", "Đảng bộ xã Thanh Lâm có 250 đảng viên."),
        [("named_child", "suspect", "410 ≠ 150")],
    ),
    (
        "Đảng bộ huyện Tân An có 410 đảng viên. Toàn Đảng bộ hiện có 400 đảng viên.",
        ("Đảng bộ xã Hải Yến có 150 đảng viên.", "Đảng bộ xã Thanh Lâm có 250 đảng viên."),
        [],
    ),
    # What was done in the year is added up as well.
    (
        "Năm 2024 đã kết nạp 20 đảng viên.",
        ("Năm 2024 đã kết nạp 8 đảng viên.", "Năm 2024 đã kết nạp 13 đảng viên."),
        [("children", "suspect", "8 + 13 = 21 ≠ 20")],
    ),
]


@pytest.mark.parametrize(("whole", "parts", "expected"), TOTALS)
def test_a_superior_body_and_those_below_it(
    checked: Checked,
    whole: str,
    parts: tuple[str, str | None],
    expected: list[tuple[str, str, str]],
) -> None:
    assert told(checked(of_one_year(whole, *parts))) == expected


ROWS = """| TT | Đơn vị | Tổng số đảng viên | Nữ |
|---|---|---|---|
| 1 | Đảng bộ xã Hải Yến | {} | 50 |
| 2 | Đảng bộ xã Thanh Lâm | {} | 60 |
| | Tổng cộng | {} | 110 |"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # One row differs from the commune's own report, and with it the total: told once.
        ((151, 250, 401), {("named_child", "suspect", "151 ≠ 150")}),
        (
            (150, 250, 400),
            {("named_child", "ok", "150 = 150"), ("children", "ok", "150 + 250 = 400")},
        ),
        # The rows do not add up to the total: the communes' reports tell as much.
        ((150, 250, 410), {("children", "suspect", "150 + 250 = 400 ≠ 410")}),
    ],
)
def test_the_rows_of_a_superior_body_and_those_below_it(
    checked: Checked, rows: tuple[int, int, int], expected: set[tuple[str, str, str]]
) -> None:
    found = told(
        checked(
            of_one_year(
                ROWS.format(*rows),
                "Đảng bộ xã Hải Yến có 150 đảng viên.",
                "Đảng bộ xã Thanh Lâm có 250 đảng viên.",
            )
        )
    )
    assert expected <= set(found)
    suspected = {row for row in found if row[1] == "suspect"}
    assert suspected == {row for row in expected if row[1] == "suspect"}


def test_the_rules_tell_how_much_they_held_between_reports(checked: Checked) -> None:
    checked(
        of_one_year(
            "Đảng bộ huyện Tân An có 410 đảng viên.",
            "Đảng bộ xã Hải Yến có 150 đảng viên.",
            "Đảng bộ xã Thanh Lâm có 250 đảng viên.",
        )
    )
    rules = json.loads(run("rules", "--format", "json").stdout)
    told = {row["id"]: (row["checked"], row["ok"], row["suspect"]) for row in rules}
    assert (told["children"], told["shorter"]) == ((1, 0, 1), (0, 0, 0))


def test_an_organ_of_the_body_is_none_below_it(checked: Checked) -> None:
    files = of_one_year(
        "Đảng bộ huyện Tân An có 400 đảng viên.",
        "Đảng bộ xã Hải Yến có 150 đảng viên.",
        "Đảng bộ xã Thanh Lâm có 250 đảng viên.",
    )
    organ = "Ban Tổ chức Huyện ủy Tân An"
    files["ban"] = report(organ, YEAR_2024, "Đảng bộ huyện Tân An có 400 đảng viên.")
    rows = checked(files, f"{ROSTER}{organ};Huyện ủy Tân An\n")
    assert told(rows) == [("children", "ok", "150 + 250 = 400")]


# (last year's report, a later one with its time, what is told)
HELD = "Đảng bộ xã Hải Yến có 190 đảng viên."
SERIES = [
    (
        HELD,
        (YEAR_2024, "Đầu năm 2024, Đảng bộ có 193 đảng viên. Đến nay Đảng bộ có 198 đảng viên."),
        [("opening", "suspect", "193 ≠ 190")],
    ),
    (
        HELD,
        (HALF_2024, "Đầu năm 2024, Đảng bộ có 190 đảng viên. Đến nay Đảng bộ có 198 đảng viên."),
        [("opening", "ok", "190 = 190")],
    ),
    # Two values of one year's end in two reports of which neither follows the other.
    (
        HELD,
        (YEAR_2025, "Đến ngày 31/12/2023, Đảng bộ xã Hải Yến có 191 đảng viên."),
        [("same_day", "suspect", "31/12/2023: 191 ≠ 190")],
    ),
    # What was before a change, with its own time, in brackets.
    (
        HELD,
        (
            YEAR_2024,
            "Đảng bộ có 198 đảng viên, tăng 5 đảng viên so với cuối năm 2023 (193 đảng viên).",
        ),
        [("opening", "suspect", "193 ≠ 190")],
    ),
    # The one number is of the beginning, the other of now.
    (
        HELD,
        (
            HALF_2024,
            "So với đầu kỳ (190 đảng viên), đến nay Đảng bộ có 194 đảng viên, "
            "chênh lệch 4 đảng viên.",
        ),
        [("opening", "ok", "190 = 190")],
    ),
    # A kind of branches is a part.
    (
        HELD,
        (YEAR_2024, "Đầu năm 2024, các chi bộ thôn có 120 đảng viên."),
        [],
    ),
    # Nothing is said of the beginning; what is compared or planned is none.
    (
        HELD,
        (YEAR_2024, "Đảng bộ xã Hải Yến có 198 đảng viên, phấn đấu đầu năm 2024 có 193 đảng viên."),
        [],
    ),
]


@pytest.mark.parametrize(("before", "later", "expected"), SERIES)
def test_the_last_closing_and_this_opening(
    checked: Checked,
    before: str,
    later: tuple[tuple[str, str], str],
    expected: list[tuple[str, str, str]],
) -> None:
    time, text = later
    files = {"truoc": report(HAI_YEN, YEAR_2023, before), "sau": report(HAI_YEN, time, text)}
    assert told(checked(files)) == expected


@pytest.mark.parametrize(
    ("half", "year", "expected"),
    [
        (12, 9, [("shorter", "suspect", "12 > 9")]),
        (6, 9, [("shorter", "ok", "6 ≤ 9")]),
    ],
)
def test_six_months_and_the_year(
    checked: Checked, half: int, year: int, expected: list[tuple[str, str, str]]
) -> None:
    files = {
        "nua": report(HAI_YEN, HALF_2024, f"Đảng bộ đã kết nạp {half:02d} đảng viên."),
        "nam": report(HAI_YEN, YEAR_2024, f"Năm 2024 đã kết nạp {year:02d} đảng viên."),
    }
    assert told(checked(files)) == expected


FLOWS = [
    # Last year's, said again this year.
    (
        (YEAR_2023, "Năm 2023, Đảng bộ kết nạp 12 đảng viên."),
        (YEAR_2024, "Kết nạp: năm 2023: 14 đảng viên, năm 2024: 10 đảng viên."),
        [("same_period", "suspect", "01/01/2023 - 31/12/2023: 14 ≠ 12")],
    ),
    (
        (YEAR_2023, "Năm 2023, Đảng bộ kết nạp 12 đảng viên."),
        (YEAR_2024, "Năm 2024 kết nạp 15 đảng viên, tăng 3 đảng viên "
            "so với năm 2023 (12 đảng viên)."),
        [("same_period", "ok", "01/01/2023 - 31/12/2023: 12 = 12")],
    ),
    # The half year within the year's report.
    (
        (HALF_2024, "Trong 6 tháng đầu năm, Đảng bộ kết nạp 12 đảng viên."),
        (YEAR_2024, "6 tháng đầu năm kết nạp 11 đảng viên, 6 tháng cuối năm kết nạp 10 đảng viên."),
        [("same_period", "suspect", "01/01/2024 - 30/06/2024: 11 ≠ 12")],
    ),
    # Up to a day, without a word of since when; an occasion of the year; a target.
    (
        (YEAR_2023, "Năm 2023, Đảng bộ kết nạp 12 đảng viên."),
        (YEAR_2025, "Đến hết năm 2023, Đảng bộ có 190 đảng viên; đã kết nạp 47 đảng viên."),
        [],
    ),
    (
        (YEAR_2023, "Năm 2023, Đảng bộ kết nạp 12 đảng viên."),
        (YEAR_2024, "Riêng đợt 03/02 năm 2023 đã kết nạp 04 đảng viên."),
        [],
    ),
    (
        (YEAR_2023, "Năm 2023, Đảng bộ kết nạp 12 đảng viên."),
        (YEAR_2024, "Chỉ tiêu kết nạp năm 2023 là 15 đảng viên."),
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "later", "expected"), FLOWS)
def test_what_was_done_in_one_period(
    checked: Checked,
    before: tuple[tuple[str, str], str],
    later: tuple[tuple[str, str], str],
    expected: list[tuple[str, str, str]],
) -> None:
    files = {"truoc": report(HAI_YEN, *before), "sau": report(HAI_YEN, *later)}
    assert told(checked(files)) == expected


def test_a_part_of_the_year_is_not_the_year(checked: Checked) -> None:
    files = {
        "nua": report(HAI_YEN, HALF_2024, "Đảng bộ đã kết nạp 12 đảng viên."),
        "nam": report(HAI_YEN, YEAR_2024, "Quý IV đã kết nạp 09 đảng viên."),
    }
    assert checked(files) == []


def test_a_merger_is_a_break(checked: Checked) -> None:
    roster = (
        "đơn vị;cấp trên;từ ngày\n"
        "Huyện ủy Tân An;;\nĐảng ủy xã Hải Yến;Huyện ủy Tân An;01/07/2024\n"
    )
    files = {
        "truoc": report(HAI_YEN, YEAR_2023, "Đảng bộ xã Hải Yến có 190 đảng viên."),
        "sau": report(HAI_YEN, YEAR_2024, "Đầu năm 2024, Đảng bộ xã Hải Yến có 393 đảng viên."),
    }
    assert [row["rule"] for row in checked(files)] == ["opening"]
    assert checked(files, roster) == []


def test_what_was_replaced_does_not_count(checked: Checked) -> None:
    wrong, right = (
        report(HAI_YEN, YEAR_2024, f"Đầu năm 2024, Đảng bộ xã Hải Yến có {count} đảng viên.")
        for count in (193, 190)
    )
    before = report(HAI_YEN, YEAR_2023, "Đảng bộ xã Hải Yến có 190 đảng viên.")
    checked({"truoc": before, "sau": wrong, "sua": right})
    run("versions", "sua.txt", "--replaces", "sau.txt")
    rows = json.loads(run("check", "--across", "--all", "--format", "json").stdout)
    assert told(rows) == [("opening", "ok", "190 = 190")]


def test_people_see_both_sentences(checked: Checked) -> None:
    text = "Đầu năm 2024, Đảng bộ xã Hải Yến có 193 đảng viên."
    rows = checked(
        {
            "truoc": report(HAI_YEN, YEAR_2023, "Đảng bộ xã Hải Yến có 190 đảng viên."),
            "sau": report(HAI_YEN, YEAR_2024, text),
        }
    )
    found = run("check", "--across", "--fail-on", "suspect", code=4)
    assert found.stdout == (
        f"NGHI NGỜ {rows[0]['finding_id']}: tổng số đảng viên: đầu kỳ ghi 193 nhưng báo cáo trước "
        "chốt cuối kỳ là 190 (193 ≠ 190)\n"
        f"    {HAI_YEN} · sau.txt (năm 2024): “{text}”\n"
        f"    {HAI_YEN} · truoc.txt (năm 2023): “Đảng bộ xã Hải Yến có 190 đảng viên.”\n"
    )
    assert found.stderr == "Đã đối chiếu 1 lần giữa các báo cáo: 1 chỗ nghi ngờ.\n"
    english = run("check", "--across", "--lang", "en", "--unit", "hai yen").stdout
    assert "all members: it begins with 193 but the report before ended with 190" in english
    assert f"{HAI_YEN} · truoc.txt (2023): “Đảng bộ xã Hải Yến" in english
    assert run("check", "--across", "--unit", "thanh lam").stdout == ""
    # Suspect at most: nothing across reports is an error.
    run("check", "--across", "--fail-on", "error")


SENT = Sent("r", "r.txt", "u", "U", None, None, dt.date(2024, 1, 1), dt.date(2024, 12, 31))
TOLD = Told(SENT, "member.total", Decimal(190), None, "190", "đầu năm 2024 có", "", 0, 3, "c")
SAID = [
    # (time that a person gave, day of a stock, whether a flow is of the whole period)
    (None, dt.date(2023, 12, 31), True),
    ("2022", dt.date(2022, 12, 31), False),
    ("2024", dt.date(2024, 12, 31), True),
    ("2024-06", dt.date(2024, 6, 30), False),
    ("2024-06-15", dt.date(2024, 6, 15), False),
    ("2021/2024", dt.date(2024, 12, 31), False),
    ("2024-01/2024-12", dt.date(2024, 12, 31), True),
    ("", None, False),
]


@pytest.mark.parametrize(("said", "day", "whole"), SAID)
def test_the_time_that_a_person_gave_goes_before_the_words(
    said: str | None, day: dt.date | None, *, whole: bool
) -> None:
    count = TOLD if said is None else replace(TOLD, time=said, time_from="person")
    of_whole = period_of(count) == (SENT.start, SENT.end)
    assert (day_of(count), of_whole) == (day, whole)


def test_a_corrected_time_takes_a_count_out_of_a_comparison(checked: Checked) -> None:
    rows = checked(
        {
            "truoc": report(HAI_YEN, YEAR_2023, "Đảng bộ xã Hải Yến có 190 đảng viên."),
            "sau": report(HAI_YEN, YEAR_2024, "Đầu năm 2024, Đảng bộ xã Hải Yến có 193 đảng viên."),
        }
    )
    assert [row["severity"] for row in rows] == ["suspect"]
    figures = json.loads(run("figures", "--format", "json").stdout)
    opening = next(row["fact_id"] for row in figures if row["value"] == 193)
    run("correct", opening, "--as-of", "2024-12-31")
    assert json.loads(run("check", "--across", "--all", "--format", "json").stdout) == []


BOTH_NUMBERS = [
    # (what last year's report says in its next version, outcome, the equation that is left)
    ("Đảng bộ xã Hải Yến có 190 đảng viên.", None, None),
    ("Đảng bộ xã Hải Yến có 193 đảng viên.", "agrees", None),
    ("Đảng bộ xã Hải Yến có 188 đảng viên.", "differs", "193 ≠ 188"),
]


@pytest.mark.parametrize(("text", "outcome", "left"), BOTH_NUMBERS)
def test_a_decision_shows_what_the_other_report_made_of_it(
    checked: Checked, text: str, outcome: str | None, left: str | None
) -> None:
    before = report(HAI_YEN, YEAR_2023, "Đảng bộ xã Hải Yến có 190 đảng viên.")
    later = report(HAI_YEN, YEAR_2024, "Đầu năm 2024, Đảng bộ xã Hải Yến có 193 đảng viên.")
    [found] = checked({"truoc": before, "sau": later})
    run("check", "--dismiss", found["finding_id"], "--why", "tính cả người chuyển đến")
    assert run("check", "--across").stdout == ""
    checked({"truoc": report(HAI_YEN, YEAR_2023, text), "sau": later})
    [kept] = json.loads(run("check", "--decided", "--format", "json").stdout)
    assert (kept["next"], kept["found"]) == (outcome, outcome is None)
    rows = json.loads(run("check", "--across", "--format", "json").stdout)
    assert [row["equation"] for row in rows] == ([left] if left else [])
    if left:
        assert kept["next_id"] == rows[0]["finding_id"]
        note = "bản trước đã quyết định “bỏ qua” (tính cả người chuyển đến): báo cáo kia đã đổi số"
        assert f"    Ghi chú: {note}, vẫn không khớp\n" in run("check", "--across").stdout
    # A rule that is off finds nothing; that is no answer of the other report.
    run("rules", "--off", "opening")
    [kept] = json.loads(run("check", "--decided", "--format", "json").stdout)
    assert kept["next"] is None


def test_the_python_face_holds_reports_against_each_other(checked: Checked, tmp_path: Path) -> None:
    [found] = checked(
        {
            "truoc": report(HAI_YEN, YEAR_2023, "Đảng bộ xã Hải Yến có 190 đảng viên."),
            "sau": report(HAI_YEN, YEAR_2024, "Đầu năm 2024, Đảng bộ xã Hải Yến có 193 đảng viên."),
        }
    )
    with baocao.open_store(f"sqlite:///{tmp_path}/b.db") as store:
        assert list(store.across(unit="hai yen")["equation"]) == ["193 ≠ 190"]
        assert store.across(lang="en")["message"][0].startswith("all members: it begins with 193")
        run("check", "--accept", found["finding_id"])
        assert list(store.across()["verdict"]) == ["accepted"]
        run("check", "--corrected", found["finding_id"])
        assert len(store.across()) == 0
