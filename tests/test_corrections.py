"""A fact that was misread is put right, with the real command on real files."""

import json
import os
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from click.testing import CliRunner, Result
from sqlalchemy import select, text

import schemas
from pipeline.cli import cli
from pipeline.ingesting import ingest as read_files
from pipeline.storing import open_store
from schemas import tables as t
from schemas import views as v
from schemas.views import drop_statements

TEXT = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ AN HÒA                     An Hòa, ngày 05/4/2024

BÁO CÁO
kết quả công tác quý I năm 2024
-----

I. TÌNH HÌNH

Đảng bộ có {whole} đảng viên, trong đó nam 48 đồng chí, nữ {women} đồng chí.

Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 và Hướng dẫn 08. Có 60/80 đảng viên dự học, đạt 75%.

II. HẠN CHẾ

- Một số chi bộ chưa duy trì nền nếp sinh hoạt.
"""
BOTH = pytest.mark.parametrize("folder", ["sqlite", "postgresql"], indirect=True)
"""For what is asked of the database."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A folder with one report, ingested."""
    url = f"sqlite:///{tmp_path}/b.db"
    if getattr(request, "param", "sqlite") == "postgresql":
        url = request.getfixturevalue("postgres_url")
    monkeypatch.setenv("BAOCAO_DB", url)
    monkeypatch.setenv("BAOCAO_USER", "Lan")
    reports = tmp_path / "nộp"
    reports.mkdir()
    write(reports, TEXT.format(whole=59, women=11))
    return reports


def write(folder: Path, text: str) -> None:
    """The report as it comes (again), ingested."""
    path = folder / "bc.txt"
    path.write_text(text, "utf-8")
    read_files([folder], os.environ["BAOCAO_DB"], jobs=0)


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result


def listed(*words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run(*words, "--format", "json").stdout)
    return rows


def ids() -> dict[str, str]:
    """The words of each fact → its reference."""
    rows = [*listed("figures"), *listed("limitations"), *listed("cites", "--mentions")]
    return {" ".join(row["quote"].split()): row["fact_id"] for row in rows}


def figure(quote: str) -> dict[str, Any]:
    return next(row for row in listed("figures") if row["quote"] == quote)


def test_facts_show_their_references(folder: Path) -> None:
    known = ids()
    assert {known["59 đảng viên"][0], known["75%"][0], known["60/80"][0]} == {"s"}
    assert known["Chỉ thị số 05-CT/TW"][0] == "v"
    assert known["Một số chi bộ chưa duy trì nền nếp sinh hoạt."][0] == "h"
    assert known["59 đảng viên"] in run("figures", "--ids").stdout
    assert known["59 đảng viên"] not in run("figures").stdout
    assert known["59 đảng viên"] in run("figures", "--format", "csv").stdout
    [row] = listed("cites", "--unresolved")
    assert row["fact_id"] == known["Hướng dẫn 08"]


@BOTH
def test_a_figure_put_right_is_right_everywhere(folder: Path) -> None:
    known = ids()
    words = ("--value", "1.059", "--indicator", "org.total", "--as-of", "2023", "--kind", "tổ chức")
    said = run("correct", known["59 đảng viên"], *words, "--counted", "chi bộ", "--why", "mờ")
    assert said.stderr == f"{known['59 đảng viên']}: đã sửa (“59 đảng viên”)\n"
    row = figure("59 đảng viên")
    assert [
        row[key] for key in ("value", "indicator", "as_of", "kind", "counted", "corrected")
    ] == [
        1059,
        "org.total",
        "2023",
        "organisation",
        "chi bộ",
        True,
    ]
    assert [r["quote"] for r in listed("figures", "--indicator", "org.total")] == ["59 đảng viên"]
    compared = next(r for r in listed("compare", "figures") if r["indicator"] == "org.total")
    assert ["1059 (2023)"] in compared.values()
    store = open_store(os.environ["BAOCAO_DB"])
    with store.read() as connection:
        f = v.figures.c
        found = connection.execute(select(f.value, f.numeral).where(f.corrected)).one()
    store.close()
    assert tuple(found) == (Decimal(1059), None)
    [kept] = listed("correct", "--list")
    assert (kept["read"], kept["why"], kept["decided_by"], kept["found"]) == (
        "59",
        "mờ",
        "Lan",
        True,
    )
    assert kept["right"] == (
        "1.059; đối tượng: chi bộ; nhóm: tổ chức; chỉ tiêu: org.total; thời điểm: 2023"
    )
    # What is said later is said beside it; "-" stands for nothing.
    run("correct", known["59 đảng viên"], "--indicator", "-")
    row = figure("59 đảng viên")
    assert (row["value"], row["indicator"], row["as_of"]) == (1059, None, "2023")
    run("correct", known["59 đảng viên"][:5], "--undo")
    assert (figure("59 đảng viên")["value"], figure("59 đảng viên")["corrected"]) == (59, False)
    assert listed("correct") == []


def test_every_kind_of_figure(folder: Path) -> None:
    known = ids()
    run("correct", known["60/80"], "--value", "60/8.000", "--counted", "hội viên")
    run("correct", known["75%"], "--value", "7,5 %")
    run("correct", known["11 đồng chí"], "--value", "11-13")
    ratio = figure("60/80")
    assert (ratio["num"], ratio["den"], ratio["counted"]) == (60, 8000, "hội viên")
    assert figure("75%")["value"] == 7.5
    several = figure("11 đồng chí")
    assert (several["value"], several["value_max"]) == (11, 13)
    run("correct", known["11 đồng chí"], "--value", "13")
    several = figure("11 đồng chí")
    assert (several["value"], several["value_max"]) == (13, None)


@BOTH
def test_what_is_wrong_is_left_out_everywhere(folder: Path) -> None:
    known = ids()
    for quote in (
        "48 đồng chí",
        "Chỉ thị số 05-CT/TW",
        "Một số chi bộ chưa duy trì nền nếp sinh hoạt.",
    ):
        assert "đã bỏ" in run("correct", known[quote], "--wrong").stderr
    assert "48 đồng chí" not in [row["quote"] for row in listed("figures")]
    assert listed("limitations") == []
    assert "05-CT/TW" not in run("cites").stdout
    assert listed("compare", "limitations") == []
    marked = run("show", "bc.txt", "--no-color").stdout
    assert "[[SỐ: 59 đảng viên" in marked
    assert "[[SỐ: 48" not in marked
    assert "[[VĂN BẢN: Chỉ thị" not in marked
    assert "[[HẠN CHẾ" not in marked
    assert [row["wrong"] for row in listed("correct")] == [True, True, True]
    run("correct", known["48 đồng chí"], "--undo")
    assert "48 đồng chí" in [row["quote"] for row in listed("figures")]


@BOTH
def test_a_mention_is_told_its_document(folder: Path) -> None:
    known = ids()
    run("correct", known["Hướng dẫn 08"], "--document", "05-CT/TW")
    assert listed("cites", "--unresolved") == []
    [row] = listed("cites", "05-CT/TW")
    assert (row["mentions"], row["unit"]) == (2, "ĐẢNG ỦY XÃ AN HÒA")
    [kept] = listed("correct")
    assert (kept["kind"], kept["right"]) == ("citation", "văn bản: 05-CT/TW@2016-05-15")


def test_a_shortcoming_is_told_to_be_a_cause(folder: Path) -> None:
    known = ids()
    run("correct", known["Một số chi bộ chưa duy trì nền nếp sinh hoạt."], "--role", "nguyên nhân")
    assert [row["role"] for row in listed("limitations")] == ["cause"]
    assert listed("limitations", "--role", "limitation") == []
    run("correct", known["Một số chi bộ chưa duy trì nền nếp sinh hoạt."], "--role", "bài học")
    assert listed("limitations") == []


def test_a_correction_outlives_a_new_ingest_and_a_new_analysis(folder: Path) -> None:
    run("correct", ids()["59 đảng viên"], "--value", "95")
    (folder / "bc.txt").rename(folder.parent / "bc.txt")
    (folder / "khác.txt").write_text(TEXT.replace("AN HÒA", "BÌNH AN"), "utf-8")
    run("ingest", str(folder), "--jobs", "1", "--remove-missing")
    assert [row["next"] for row in listed("correct")] == ["lost"]
    (folder / "khác.txt").unlink()
    (folder.parent / "bc.txt").rename(folder / "bc.txt")
    registry = folder.parent / "thêm.tsv"
    registry.write_text("id\ttype\tissuer\tdate\n99-QĐ/TU\tQuyết định\tTỉnh ủy Ví Dụ\t2020-01-02\n")
    words = ("--jobs", "1", "--remove-missing", "--registry", str(registry))
    run("ingest", str(folder), *words)
    assert figure("59 đảng viên")["value"] == 95


@pytest.mark.parametrize(
    ("whole", "outcome", "number", "quote"),
    [(95, "changed", "95", "95 đảng viên"), (59, "same", None, "59 đảng viên")],
)
def test_the_next_version(
    folder: Path, whole: int, outcome: str, number: str | None, quote: str
) -> None:
    run("correct", ids()["59 đảng viên"], "--value", "95")
    write(folder, TEXT.format(whole=whole, women=10))
    [kept] = listed("correct")
    assert (kept["next"], kept["now"], kept["next_report"]) == (outcome, number, "bc.txt")
    # The other text is a fact of its own, to be put right by itself.
    assert kept["next_id"] == ids()[quote]
    assert figure(quote)["corrected"] is False


REJUDGED = [
    # (women as stated, correction, what stands then: severity, equation, note; what is settled)
    (
        12,
        ("59 đảng viên", "--value", "60"),
        [],
        "48 + 12 = 60 ≠ 59",
    ),
    (
        12,
        ("12 đồng chí", "--value", "13"),
        [("error", "48 + 13 = 61 ≠ 59", "đã sửa “12 đồng chí” thành 13")],
        "48 + 12 = 60 ≠ 59",
    ),
    (
        11,
        ("48 đồng chí", "--value", "47"),
        [("error", "47 + 11 = 58 ≠ 59", "đã sửa “48 đồng chí” thành 47")],
        None,
    ),
    (12, ("48 đồng chí", "--wrong"), [], "48 + 12 = 60 ≠ 59"),
    (11, ("48 đồng chí", "--wrong"), [], None),
]


@BOTH
@pytest.mark.parametrize(
    ("women", "words", "stands", "settled"),
    REJUDGED,
    ids=["right", "still wrong", "wrong now", "none", "held before"],
)
def test_a_relation_is_judged_anew_when_a_figure_is_put_right(
    folder: Path,
    women: int,
    words: tuple[str, ...],
    stands: list[tuple[str, str, str]],
    settled: str | None,
) -> None:
    write(folder, TEXT.format(whole=59, women=women))
    before = listed("check", "--all")
    [finding] = [row["finding_id"] for row in before if row["severity"] != "ok"] or [None]
    fact = ids()[words[0]]
    said = run("correct", fact, *words[1:]).stderr
    rows = listed("check")
    assert [(row["severity"], row["equation"], row["note"]) for row in rows] == stands
    for row in rows:
        assert f"{row['finding_id']}: sai ({row['equation']})" in said
        assert f"Ghi chú: {row['note']}" in run("check").stdout
    run("check", "--fail-on", "error", code=4 if stands else 0)
    gone = [row for row in listed("check", "--all") if row["verdict"] == "revised"]
    assert [row["equation"] for row in gone] == ([settled] if settled else [])
    if settled:
        assert f"{finding}: không còn là sai lệch ({settled})" in said
        assert [row["finding_id"] for row in gone] == [finding]
        assert "Quyết định: hết sai sau khi sửa số liệu" in run("check", "--all").stdout
        assert ", 1 đã giải quyết (xem: --decided)" in run("check").stderr
        [row] = listed("check", "--decided")
        assert (row["finding_id"], row["verdict"], row["decided_by"]) == (finding, "revised", "Lan")
        assert row["why"].startswith("đã ")
    marked = run("show", "bc.txt", "--no-color", "--mark", "finding").stdout
    assert marked.count("[[SAI") == len(stands)
    # A new analysis of the same text comes to the same, and taking it back to what was read.
    after = listed("check", "--all")
    registry = folder.parent / "thêm.tsv"
    registry.write_text("id\ttype\tissuer\tdate\n99-QĐ/TU\tQuyết định\tTỉnh ủy Ví Dụ\t2020-01-02\n")
    run("ingest", str(folder), "--jobs", "1", "--registry", str(registry))
    assert listed("check", "--all") == after
    run("correct", fact, "--undo")
    assert listed("check", "--all") == before


# (paragraph, the figure that is none, what stands then)
GAPS = [
    # Without its whole the list is of nothing that stands before.
    (
        "Đầu năm 2024, Đảng bộ xã có 50 đảng viên. Đến nay Đảng bộ xã có 59 đảng viên, trong đó "
        "nam 48 đồng chí, nữ 11 đồng chí.",
        "59 đảng viên",
        [],
    ),
    # What was wrong before stays, and so does what is behind the figure.
    (
        "Đảng bộ có 59 đảng viên, trong đó nam 48 đồng chí, nữ 12 đồng chí. Đã mở 09 lớp. Có 60/80 "
        "đảng viên dự học, đạt 57%.",
        "09 lớp",
        ["48 + 12 = 60 ≠ 59", "60 / 80 = 75% ≠ 57%"],
    ),
]


@pytest.mark.parametrize(("paragraph", "quote", "stands"), GAPS)
def test_nothing_is_accused_over_a_figure_that_is_none(
    folder: Path, paragraph: str, quote: str, stands: list[str]
) -> None:
    head = TEXT.partition("I. TÌNH HÌNH")[0]
    write(folder, f"{head}I. TÌNH HÌNH\n\n{paragraph}\n")
    assert [row["equation"] for row in listed("check")] == stands
    run("correct", ids()[quote], "--wrong")
    assert [row["equation"] for row in listed("check")] == stands


@BOTH
def test_views_follow_what_was_judged_anew(folder: Path) -> None:
    write(folder, TEXT.format(whole=59, women=12))
    run("correct", ids()["59 đảng viên"], "--value", "60")
    run("correct", ids()["60/80"], "--value", "60/90")
    store = open_store(os.environ["BAOCAO_DB"])
    with store.read() as connection:
        f, c = v.findings.c, v.checks.c
        findings = connection.execute(select(f.kind, f.equation, f.revised)).all()
        checks = connection.execute(
            select(c.severity, c.verdict, c.equation).where(c.revised).order_by(c.equation)
        ).all()
        shares = connection.execute(
            select(v.figures.c.part, v.figures.c.whole).where(v.figures.c.type == "percentage")
        ).all()
    store.close()
    assert list(map(tuple, findings)) == [("percent", "60 / 90 = 67% ≠ 75%", True)]
    assert list(map(tuple, checks)) == [
        ("ok", None, "48 + 12 = 60"),
        ("error", "revised", "48 + 12 = 60 ≠ 59"),
        ("error", None, "60 / 90 = 67% ≠ 75%"),
    ]
    # What a percentage is of is told by the figures that are right.
    assert list(map(tuple, shares)) == [(60, 90)]
    run("correct", ids()["60/80"], "--undo")
    assert figure("75%")["whole"] == 80


def test_a_figure_of_a_table_is_put_right(folder: Path) -> None:
    table = """
| TT | Chi bộ | Đảng viên | Nữ |
|---|---|---|---|
| 1 | Thôn Đông | 134 | 52 |
| 2 | Thôn Tây | 160 | 63 |
| | Tổng cộng | 294 | 117 |
"""
    write(folder, TEXT.format(whole=59, women=11) + table)
    [row] = listed("check")
    assert (row["rule"], row["severity"]) == ("table_sum", "error")
    run("correct", ids()["63"], "--value", "65")
    assert listed("check") == []
    run("correct", ids()["63"], "--wrong")
    assert listed("check") == []
    run("correct", listed("correct")[0]["fact_id"], "--undo")
    assert [row["rule"] for row in listed("check")] == ["table_sum"]


def test_a_decision_outlives_a_correction_that_was_taken_back(folder: Path) -> None:
    write(folder, TEXT.format(whole=59, women=12))
    [finding] = listed("check")
    run("check", "--dismiss", finding["finding_id"], "--why", "hai đợt")
    fact = ids()["12 đồng chí"]
    run("correct", fact, "--value", "13")
    [row] = listed("check")
    assert row["note"] == (
        "đã sửa “12 đồng chí” thành 13; trước khi sửa số liệu đã quyết định “bỏ qua” (hai đợt)"
    )
    assert [(row["verdict"], row["found"]) for row in listed("check", "--decided")] == [
        ("dismissed", False)
    ]
    run("check", "--accept", row["finding_id"])
    run("correct", fact, "--undo")
    assert listed("check") == []
    [row] = [row for row in listed("check", "--all") if row["severity"] != "ok"]
    assert (row["finding_id"], row["verdict"]) == (finding["finding_id"], "dismissed")


def test_a_correction_that_the_ledger_does_not_follow_yet_is_made_up_for(folder: Path) -> None:
    """As after a worker read the text while somebody corrected it."""
    write(folder, TEXT.format(whole=59, women=12))
    run("correct", ids()["59 đảng viên"], "--value", "60")
    store = open_store(os.environ["BAOCAO_DB"])
    with store.write() as connection:
        connection.execute(t.ledger.update().values(revised=None))
        connection.execute(t.ledger_span.delete().where(t.ledger_span.c.ledger > 2))
        connection.execute(t.content.update().values(revised=None))
    store.close()
    assert [row["severity"] for row in listed("check")] == ["error"]
    run("ingest", str(folder), "--jobs", "1")
    assert listed("check") == []


TIMES = [
    # (the fact, its time as put right, year)
    ("59 đảng viên", "2019", 2019),
    ("59 đảng viên", "2019-06-30", 2019),
    ("75%", "2021/2022", 2022),
    ("60/80", "2018-12", 2018),
    ("59 đảng viên", "-", None),
]


@BOTH
@pytest.mark.parametrize(("quote", "time", "year"), TIMES)
def test_a_figure_is_of_the_time_that_a_person_says(
    folder: Path, quote: str, time: str, year: int | None
) -> None:
    read = figure(quote)
    assert (read["time"], read["year"]) == ("2024-01/2024-03", 2024)
    run("correct", ids()[quote], "--as-of", time)
    row = figure(quote)
    said = None if time == "-" else time
    assert (row["time"], row["year"], row["time_from"], row["as_of"]) == (
        said,
        year,
        "person",
        said,
    )
    assert quote not in [row["quote"] for row in listed("figures", "--year", "2024")]
    if year is not None:
        assert quote in [row["quote"] for row in listed("figures", "--year", str(year))]
    run("correct", ids()[quote], "--undo")
    assert figure(quote) == read


def test_an_older_store_learns_the_years_of_its_corrections(folder: Path) -> None:
    run("correct", ids()["59 đảng viên"], "--as-of", "2018/2019")
    before = listed("figures")
    store = open_store(os.environ["BAOCAO_DB"])
    with store.write() as connection:
        for statement in drop_statements():
            connection.execute(text(statement))
        config = Config()
        config.set_main_option("script_location", str(Path(schemas.__path__[0]) / "migrations"))
        config.attributes["connection"] = connection
        command.downgrade(config, "0009")
    store.close()
    assert listed("figures") == before
    assert figure("59 đảng viên")["year"] == 2019


def test_comparisons_follow_the_time_that_a_person_says(folder: Path) -> None:
    indicator = ("compare", "figures", "--indicator", "member.total")

    def of(year: str) -> object:
        unit = next(r for r in listed(*indicator, "--year", year) if "AN HÒA" in r["unit"])
        return unit["member.total"]

    assert (of("2024"), of("2019")) == (59, None)
    run("correct", ids()["59 đảng viên"], "--as-of", "2019-12-31")
    assert (of("2024"), of("2019")) == (None, 59)
    trend = listed("compare", "figures", "--by", "year", "--unit", "An Hòa", *indicator[2:])
    assert [(row["year"], row["member.total"]) for row in trend] == [("2019", 59)]


def test_what_is_no_part_of_the_arithmetic_leaves_a_finding_as_it_is(folder: Path) -> None:
    text = TEXT.format(whole=59, women=12).replace("- Một số", "- 59 đảng viên và một số")
    write(folder, text)
    known = ids()
    run("correct", known["59 đảng viên"], "--indicator", "org.total")
    shortcoming = next(words for words in known if words.endswith("nền nếp sinh hoạt."))
    run("correct", known[shortcoming], "--wrong")
    assert [(row["severity"], row["note"]) for row in listed("check")] == [("error", None)]


def test_a_finding_about_a_document_that_was_put_right(folder: Path) -> None:
    write(folder, TEXT.format(whole=59, women=11).replace("15/5/2016", "15/6/2016"))
    assert [row["rule"] for row in listed("check")] == ["registry_date"]
    run("correct", ids()["Chỉ thị số 05-CT/TW"], "--wrong")
    assert listed("check") == []
    [row] = [row for row in listed("check", "--all") if row["verdict"] == "revised"]
    assert (row["rule"], row["note"]) == (
        "registry_date",
        "đã bỏ “Chỉ thị số 05-CT/TW” (đọc sai)",
    )


def test_a_share_of_what_was_put_right(folder: Path) -> None:
    write(folder, TEXT.format(whole=59, women=11).replace("75%", "57%"))
    known = ids()
    run("correct", known["57%"], "--value", "75")
    assert listed("check") == []
    run("correct", known["57%"], "--undo")
    run("correct", known["60/80"], "--value", "60/800")
    [row] = listed("check", "--lang", "en")
    assert (row["severity"], row["note"]) == ("error", "“60/80” was put right: 60/800")
    assert "works out at 8%" in row["message"]


@pytest.mark.parametrize(
    ("lang", "right"),
    [
        ("vi", "8.410; nhóm: tổ chức; thời điểm: 2024-06"),
        ("en", "8,410; figure_kind: organisation; as_of: 2024-06"),
    ],
)
def test_what_was_put_right_is_told_in_one_language(folder: Path, lang: str, right: str) -> None:
    count = ids()["59 đảng viên"]
    run("correct", count, "--value", "8410", "--kind", "tổ chức", "--as-of", "2024-06")
    [row] = listed("correct", "--lang", lang)
    assert row["right"] == right


REFUSED = [
    # (words after `correct`, exit code, words of the line)
    (("--value", "5"), 2, "Hãy ghi MÃ"),
    (("{count}",), 2, "Hãy ghi điều đúng"),
    (("{count}", "--undo", "--wrong"), 2, "Hãy ghi điều đúng"),
    (("{count}", "--wrong", "--value", "5"), 2, "chỉ --wrong"),
    (("{count}", "--undo", "--why", "nhầm"), 2, "--undo xóa cả điều đã sửa lẫn lý do; hãy bỏ"),
    (("{count}", "--value", "năm"), 1, "“năm” không phải số; hãy viết như 8.201"),
    (("{count}", "--value", "59"), 1, "vốn được đọc đúng như vậy"),
    (("{count}", "--value", "7-5"), 1, "số sau phải lớn hơn số trước"),
    (("{count}", "--as-of", "năm ngoái"), 1, "hãy viết như 2024, 2024-06, 2024-06-30"),
    (("{count}", "--as-of", "2024-13"), 1, "“2024-13” không phải thời điểm"),
    (("{count}", "--kind", "xe"), 1, "Không có nhóm “xe”; hãy chọn: people (người), "),
    (("{count}", "--indicator", "org.totl"), 1, "Gần giống: org.total"),
    (("{count}", "--document", "05-CT/TW"), 1, "là một số lượng; chỉ sửa được bằng --value, "),
    (("{count}", "--as-of", "2024-02-30"), 1, "“2024-02-30” không phải thời điểm"),
    (("{count}", "--as-of", "2024/2021"), 1, "“2024/2021” kết thúc trước khi bắt đầu"),
    (("{count}", "--as-of", "2024-01/2024-03"), 1, "vốn được đọc đúng như vậy"),
    (
        ("{count}", "--value", "165/174"),
        1,
        "“165/174” là một tỷ số, còn đây là một số lượng: hãy ghi một số như 8.201 hoặc 5-7; "
        "nếu đọc nhầm cả loại thì bỏ đi: --wrong",
    ),
    (("{count}", "--value", "81,3%"), 1, "“81,3%” là một tỷ lệ, còn đây là một số lượng"),
    (("{percentage}", "--value", "165/174"), 1, "hãy ghi một số như 81,3; nếu"),
    (("{ratio}", "--value", "60"), 1, "không phải tỷ số; hãy viết như 165/174"),
    (("{ratio}", "--value", "60/8,5"), 1, "không phải tỷ số; hãy viết như 165/174"),
    (
        ("{ratio}", "--indicator", "org.total"),
        1,
        "chỉ sửa được bằng --value, --counted, --as-of, --wrong",
    ),
    (("{citation}", "--document", "Hướng dẫn 999"), 1, "Không biết văn bản"),
    (("{count}", "--undo"), 1, "Chưa ghi gì về dữ liệu"),
    (("saaaaaaaa", "--wrong"), 1, "Không có số liệu nào mang mã saaaaaaaa"),
    (("xyz", "--wrong"), 1, "“xyz” không phải mã"),
    (("{finding}", "--wrong"), 1, "là mã của một sai lệch; hãy dùng: baocao check --dismiss"),
]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """References of each kind, in a store that no test changes; and its address."""
    folder = tmp_path_factory.mktemp("nộp")
    url = f"sqlite:///{folder}/b.db"
    (folder / "bc.txt").write_text(TEXT.format(whole=59, women=12), "utf-8")
    read_files([folder / "bc.txt"], url, jobs=0)

    def of(*words: str) -> dict[str, str]:
        rows = listed(*words, "--db", url)
        return {r["quote"]: r["fact_id"] for r in rows}

    return {
        "count": of("figures")["59 đảng viên"],
        "ratio": of("figures")["60/80"],
        "percentage": of("figures")["75%"],
        "citation": of("cites", "--mentions")["Chỉ thị số 05-CT/TW"],
        "finding": listed("check", "--db", url)[0]["finding_id"],
        "url": url,
    }


@pytest.mark.parametrize(("words", "code", "line"), REFUSED)
def test_what_makes_no_sense_is_refused(
    names: dict[str, str], words: tuple[str, ...], code: int, line: str
) -> None:
    said = [word.format(**names) for word in words]
    refused = run("correct", *said, "--db", names["url"], code=code)
    assert line in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert listed("correct", "--db", names["url"]) == []


def test_the_command_answers_in_english(folder: Path) -> None:
    women = ids()["11 đồng chí"]
    (told,) = [run("correct", women, "--value", "12", "--lang", "en").stderr]
    assert told.splitlines()[0] == f"{women}: put right (“11 đồng chí”)"
    assert "error (48 + 12 = 60 ≠ 59)" in told
    told = run("correct", women, "--undo", "--lang", "en").stderr
    assert told.splitlines()[0] == f"{women}: as it was read again (“11 đồng chí”)"
    assert "no longer a finding (48 + 12 = 60 ≠ 59)" in told
    assert f"{women}: left out" in run("correct", women, "--wrong", "--lang", "en").stderr


def test_a_corrected_copy_of_the_same_submission_is_the_next_version(folder: Path) -> None:
    """Its number and its date are those of the text before: it is no new report."""
    numbered = TEXT.replace("ĐẢNG ỦY XÃ AN HÒA", "ĐẢNG ỦY XÃ AN HÒA\nSố 12-BC/ĐU", 1)
    for name, women, days in (("bc.txt", 11, 30), ("bc-sửa.txt", 12, 0)):
        (folder / name).write_text(numbered.format(whole=48 + women, women=women), "utf-8")
        sent = time.time() - days * 86_400
        os.utime(folder / name, (sent, sent))
        read_files([folder], os.environ["BAOCAO_DB"], jobs=0)
        if name == "bc.txt":
            run("correct", ids()["11 đồng chí"], "--value", "13")
    counted = [row["report"] for row in listed("figures") if row["quote"] == "48 đồng chí"]
    assert counted == ["bc-sửa.txt"]
    (said,) = listed("correct", "--list")
    assert (said["read"], said["right"], said["now"]) == ("11", "13", "12")
