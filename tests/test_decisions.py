"""What people decide of findings, with the real command on real files."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from sqlalchemy import select

import baocao
from pipeline.cli import cli
from pipeline.cli.findings import render_findings
from pipeline.exporting import Column, Listing
from pipeline.ingesting import ingest as read_files
from pipeline.storing import open_store
from schemas import views as v

HEAD = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ {unit}                     An Hòa, ngày {day}

BÁO CÁO
kết quả công tác quý I năm 2024
-----
"""
BODY = """
Đảng bộ có {whole} đảng viên, trong đó nam 48 đồng chí, nữ {women} đồng chí.

Trong quý đã tổ chức 12 hội nghị. Có 60/80 đảng viên dự học, đạt {percent}%. Có 18/20 câu hỏi
được trả lời đúng, đạt 90%.
"""


def report(
    *,
    unit: str = "AN HÒA",
    day: str = "05/4/2024",
    whole: int = 59,
    women: int = 12,
    percent: str = "57",
) -> str:
    """A report whose sum (48 + 12 = 60) and percentage (60/80 = 75%) are wrong as it comes."""
    body = BODY.format(whole=whole, women=women, percent=percent)
    return HEAD.format(unit=unit, day=day) + body


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
    (reports / "bc.txt").write_text(report(), "utf-8")
    ingest(reports)
    return reports


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result


def ingest(folder: Path, *, remove_missing: bool = False) -> None:
    """As the command does, in this process."""
    read_files([folder], os.environ["BAOCAO_DB"], jobs=0, remove_missing=remove_missing)


def listed(*words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run(*words, "--format", "json").stdout)
    return rows


def found(*words: str) -> dict[str, str]:
    """Rule of each finding that `check` lists → its reference."""
    return {row["rule"]: row["finding_id"] for row in listed("check", *words)}


def replace_file(folder: Path, text: str) -> None:
    path = folder / "bc.txt"
    path.write_text(text, "utf-8")
    os.utime(path, (path.stat().st_mtime + 60,) * 2)
    ingest(folder)


def test_the_reference_stands_beside_each_finding_in_every_format(
    folder: Path, tmp_path: Path
) -> None:
    ids = found()
    assert set(ids) == {"part_sum", "percent"}
    assert all(id_.startswith("k") and len(id_) == 9 for id_ in ids.values())
    table = run("check").stdout
    assert f"SAI {ids['part_sum']}: Cộng các phần được 60 nhưng báo cáo ghi 59" in table
    assert ids["part_sum"] in run("check", "--format", "csv").stdout
    assert ids["part_sum"] in run("check", "--format", "jsonl").stdout
    run("check", "-o", str(tmp_path / "x.xlsx"))
    sheet = load_workbook(tmp_path / "x.xlsx")["Sai lệch"]
    heads = [cell.value for cell in sheet[1]]
    assert {row[heads.index("Mã")].value for row in sheet.iter_rows(min_row=2)} == {*ids.values()}


@BOTH
def test_what_was_dismissed_is_gone_everywhere_and_listed_with_its_reason(folder: Path) -> None:
    ids = found()
    run("check", "--fail-on", "error", code=4)
    said = run("check", "--dismiss", ids["part_sum"], "--why", "tính cả người mới chuyển đến")
    assert said.stderr.startswith(f"{ids['part_sum']}: bỏ qua (lý do: tính cả người mới chuyển")
    assert set(found()) == {"percent"}
    assert "1 sai, 0 nghi ngờ, 0 làm tròn, 1 đã giải quyết" in run("check").stderr
    assert "(xem: --decided)" in run("check").stderr
    # In SQL, in Python, in the text with its marks.
    store = open_store(os.environ["BAOCAO_DB"])
    with store.read() as connection:
        rules = connection.scalars(select(v.findings.c.rule)).all()
        known = connection.execute(
            select(v.checks.c.verdict, v.checks.c.why).where(
                v.checks.c.finding_id == ids["part_sum"]
            )
        ).one()
    store.close()
    assert rules == ["percent"]
    assert tuple(known) == ("dismissed", "tính cả người mới chuyển đến")
    with baocao.open_store(os.environ["BAOCAO_DB"]) as frames:
        assert list(frames.findings()["rule"]) == ["percent"]
        assert list(frames.checked()["settled"]) == [1]
        assert list(frames.decisions()["verdict"]) == ["dismissed"]
    assert "48 + 12" not in run("show", "bc.txt", "--no-color", "--mark", "finding").stdout
    [kept] = listed("check", "--dismissed")
    assert [kept[key] for key in ("finding_id", "verdict", "why", "decided_by")] == [
        ids["part_sum"],
        "dismissed",
        "tính cả người mới chuyển đến",
        "Lan",
    ]
    assert kept["decided_at"].startswith("20")
    run("check", "--undo", ids["part_sum"][:6])
    assert found() == ids
    assert listed("check", "--decided") == []


@BOTH
def test_accepted_stays_and_corrected_is_settled(folder: Path) -> None:
    ids = found()
    run("check", "--accept", ids["part_sum"], "--by", "Bình")
    run("check", "--corrected", ids["percent"])
    assert [(row["rule"], row["verdict"]) for row in listed("check")] == [("part_sum", "accepted")]
    run("check", "--fail-on", "error", code=4)
    assert "Quyết định: đúng là sai" in run("check").stdout
    assert "Decision: accepted" in run("check", "--lang", "en").stdout
    decided = {
        row["rule"]: (row["verdict"], row["decided_by"]) for row in listed("check", "--decided")
    }
    assert decided == {"part_sum": ("accepted", "Bình"), "percent": ("corrected", "Lan")}
    assert listed("check", "--dismissed") == []
    # The last word counts.
    run("check", "--dismiss", ids["part_sum"], "--why", "nhầm")
    assert found() == {}
    run("check", "--fail-on", "error")
    assert {row["verdict"] for row in listed("check", "--all")} == {"dismissed", "corrected", None}
    run("check", "--all", "--fail-on", "error")


def test_several_findings_at_once(folder: Path) -> None:
    ids = found()
    words = [word for id_ in ids.values() for word in ("--dismiss", id_)]
    run("check", *words, "--why", "đã hỏi đơn vị")
    assert found() == {}
    assert {row["why"] for row in listed("check", "--decided")} == {"đã hỏi đơn vị"}


def test_a_decision_outlives_a_new_ingest_and_a_new_analysis(folder: Path) -> None:
    ids = found()
    run("check", "--dismiss", ids["part_sum"], "--why", "đúng")
    # The file leaves, the store forgets it, and it comes again.
    (folder / "bc.txt").rename(folder.parent / "bc.txt")
    (folder / "khác.txt").write_text(report(unit="BÌNH AN", whole=60, percent="75"), "utf-8")
    ingest(folder, remove_missing=True)
    assert found() == {}
    assert [row["next"] for row in listed("check", "--decided")] == ["lost"]
    (folder.parent / "bc.txt").rename(folder / "bc.txt")
    ingest(folder)
    assert set(found()) == {"percent"}
    # Another registry: everything is analysed again.
    registry = folder.parent / "thêm.tsv"
    registry.write_text("id\ttype\tissuer\tdate\n99-QĐ/TU\tQuyết định\tTỉnh ủy Ví Dụ\t2020-01-02\n")
    run("ingest", str(folder), "--jobs", "1", "--registry", str(registry))
    assert found() == {"percent": ids["percent"]}
    # Another store, the same reference.
    other = f"sqlite:///{folder.parent}/khác.db"
    read_files([folder], other, jobs=0)
    assert found("--db", other) == ids


NEXT = [
    # (the next version, what became of the sum, the new number, of the sentence's finding there)
    (report(whole=60), "fixed", "60", False),
    (report(whole=59, percent="75"), "same", None, True),
    (report(whole=61), "changed", "61", True),
    (report(women=11), "fixed", None, False),
    (
        HEAD.format(unit="AN HÒA", day="05/4/2024") + "\nTrong quý không có gì mới.\n",
        "dropped",
        None,
        False,
    ),
]


@pytest.mark.parametrize(("text", "outcome", "number", "again"), NEXT, ids=lambda x: str(x)[-12:])
def test_the_next_version_in_the_same_file(
    folder: Path, text: str, outcome: str, number: str | None, again: bool
) -> None:
    run("check", "--corrected", found()["part_sum"], "--why", "đơn vị đã hứa sửa")
    assert [row["next"] for row in listed("check", "--decided")] == [None]
    replace_file(folder, text)
    [kept] = listed("check", "--decided")
    assert (kept["next"], kept["now"], kept["next_report"]) == (outcome, number, "bc.txt")
    now = found()
    assert ("part_sum" in now) is again
    assert kept["next_id"] == now.get("part_sum")
    if outcome == "same":
        note = next(row["note"] for row in listed("check") if row["rule"] == "part_sum")
        assert note == "bản trước đã quyết định “đã sửa” (đơn vị đã hứa sửa): bản sau vẫn vậy"
        assert "Note: the earlier version was marked" in run("check", "--lang", "en").stdout


@BOTH
def test_the_next_version_in_another_file(folder: Path) -> None:
    run("check", "--accept", found()["part_sum"])
    (folder / "bc-moi.txt").write_text(report(day="09/4/2024", whole=60), "utf-8")
    ingest(folder)
    assert set(found()) == {"percent"}
    [kept] = listed("check", "--decided")
    assert (kept["report"], kept["next"], kept["next_report"]) == ("bc.txt", "fixed", "bc-moi.txt")
    assert (kept["before"], kept["now"]) == ("59", "60")
    assert "đã sửa ở bản sau" in run("check", "--decided").stdout


def test_decisions_are_filtered_like_findings(folder: Path) -> None:
    (folder / "hai.txt").write_text(report(unit="BÌNH AN"), "utf-8")
    ingest(folder)
    for row in listed("check", "--rule", "percent"):
        run("check", "--accept", row["finding_id"])
    units = [row["unit"] for row in listed("check", "--decided", "--unit", "binh an")]
    assert units == ["ĐẢNG ỦY XÃ BÌNH AN"]
    assert len(listed("check", "--decided")) == 2


REFUSED = [
    # (words after `check`, exit code, words of the line)
    (("--dismiss", "{sum}"), 2, "--dismiss cần lý do"),
    (("{sum}",), 2, "MÃ cần đi cùng một trong --accept, --dismiss, --corrected, --undo"),
    (("--why", "vì thế"), 2, "--why cần đi cùng một trong --accept, --dismiss, --corrected"),
    (("--accept", "{sum}", "--corrected", "{sum}"), 2, "mỗi lần chỉ ghi một loại quyết định"),
    (("--accept", "{sum}", "--undo", "{sum}"), 2, "mỗi lần chỉ ghi một loại quyết định"),
    (("--by", "Lan"), 2, "--by cần đi cùng một trong --accept, --dismiss, --corrected"),
    (("--across", "--unbound"), 2, "--unbound và --across là những bảng riêng"),
    (("--across", "--section", "II"), 2, "--across không đi cùng --section"),
    (("--across", "--rule", "percent"), 2, "của các quy tắc trong một báo cáo (percent); hãy bỏ"),
    (("--rule", "children"), 2, "của các quy tắc giữa các báo cáo (children); hãy thêm --across"),
    (("--decided", "--unbound"), 2, "--unbound và --decided là những bảng riêng"),
    (("--unbound", "--fail-on", "error"), 2, "--unbound không đi cùng --fail-on"),
    (("--decided", "--all", "--rule", "percent"), 2, "--decided không đi cùng --all, --rule"),
    (("--accept", "{sum}", "--decided"), 2, "là hai lệnh riêng"),
    (("--accept", "{sum}", "--unit", "Hải Yến"), 2, "quyết định chỉ theo MÃ; hãy bỏ --unit."),
    (
        ("--accept", "{sum}", "--rule", "percent", "--since", "2020", "--format", "csv"),
        2,
        "quyết định chỉ theo MÃ; hãy bỏ --since, --format, --rule.",
    ),
    (("--undo", "{sum}", "--why", "nhầm"), 2, "--undo xóa cả quyết định lẫn lý do; hãy bỏ --why"),
    (("--accept", "{ok}"), 1, "là một phép tính khớp"),
    (("--accept", "kaaaaaaaa"), 1, "Không có sai lệch nào mang mã kaaaaaaaa. Xem mã: baocao check"),
    (("--accept", "12"), 1, "“12” không phải mã của một sai lệch"),
    (("--accept", "{figure}"), 1, "là mã của một số liệu; hãy dùng: baocao correct"),
    (("--undo", "{sum}"), 1, "Chưa ghi gì về sai lệch"),
]


@pytest.mark.parametrize(("words", "code", "line"), REFUSED)
def test_what_makes_no_sense_is_refused(
    folder: Path, words: tuple[str, ...], code: int, line: str
) -> None:
    names = {
        "sum": found()["part_sum"],
        "ok": next(r["finding_id"] for r in listed("check", "--all") if r["severity"] == "ok"),
        "figure": listed("figures")[0]["fact_id"],
    }
    refused = run("check", *(word.format(**names) for word in words), code=code)
    assert line.casefold() in refused.stderr.casefold()
    assert refused.stderr.count("\n") == 1


@BOTH
def test_how_much_was_checked_and_what_was_not(folder: Path) -> None:
    with baocao.open_store(os.environ["BAOCAO_DB"]) as frames:
        [row] = frames.checked().to_dict("records")
    assert (row["checked"], row["passed"], row["error"]) == (3, 1, 2)
    assert (row["figures"], row["unbound"]) == (8, 1)
    assert [row["quote"] for row in listed("check", "--unbound")] == ["12 hội nghị"]
    assert "1/8 số liệu không đối chiếu được với số nào" in run("check").stdout
    english = run("check", "--lang", "en")
    assert (
        "(3 relations recomputed: 1 hold; 1 of 8 figures held against no other)" in english.stdout
    )
    assert "1 of 8 figures could not be held against any other" in english.stderr


def test_findings_stand_by_unit_and_severity(folder: Path) -> None:
    (folder / "hai.txt").write_text(report(unit="BÌNH AN", percent="75,1"), "utf-8")
    ingest(folder)
    lines = [line for line in run("check").stdout.splitlines() if line and line[0] != " "]
    assert lines == [
        "3 sai, 1 làm tròn ở 2 đơn vị, trong 2 báo cáo; nhiều sai nhất trước:",
        "ĐẢNG ỦY XÃ AN HÒA: 2 sai",
        "ĐẢNG ỦY XÃ BÌNH AN: 1 sai, 1 làm tròn",
    ]
    assert run("check", "--lang", "en").stdout.splitlines()[:4] == [
        "3 errors, 1 rounding slip in 2 units, of 2 reports; the worst first:",
        "  2 errors                  ĐẢNG ỦY XÃ AN HÒA",
        "  1 error, 1 rounding slip  ĐẢNG ỦY XÃ BÌNH AN",
        "",
    ]
    # The worst unit stands first, whatever its name.
    ids = [row["finding_id"] for row in listed("check", "--unit", "an hoa")]
    run("check", "--corrected", *ids)
    assert run("check", "--all").stdout.splitlines()[1:3] == [
        "  1 sai, 1 làm tròn, 1 khớp  ĐẢNG ỦY XÃ BÌNH AN",
        "  1 khớp                     ĐẢNG ỦY XÃ AN HÒA",
    ]


def test_reports_of_one_file_name_are_told_apart_by_their_period(folder: Path) -> None:
    (folder / "năm sau").mkdir()
    later = report(day="05/4/2025").replace("quý I năm 2024", "quý I năm 2025")
    (folder / "năm sau" / "bc.txt").write_text(later, "utf-8")
    ingest(folder)
    heads = [line[:24] for line in run("check").stdout.splitlines() if line.startswith("  bc.txt")]
    assert heads == ["  bc.txt, quý I/2024 (đã", "  bc.txt, quý I/2025 (đã"]
    assert "  bc.txt, quarter I/2025 (3 relations" in run("check", "--lang", "en").stdout


@pytest.mark.parametrize("width", [80, 120])
def test_the_first_screen_fits_the_terminal(width: int) -> None:
    """Thirty units with one to three errors each, and long names."""
    names = [f"Đảng ủy xã {'rất dài ' * 12}{n}" for n in range(30)]
    findings = [
        {"report_id": f"r{n}", "finding_id": "k", "severity": "error", "message": "m"}
        for n in range(30)
        for _ in range(n % 3 + 1)
    ]
    counts = {"checked": 9, "passed": 8, "settled": 0, "figures": 4, "unbound": 1}
    reports = [
        {"unit": name, "report": f"{n}.txt", "report_id": f"r{n}", **counts}
        for n, name in enumerate(names)
    ]
    columns = ("figures", "sentence", "section", "verdict", "why", "note")
    found = listing([dict.fromkeys(columns) | finding for finding in findings])
    lines = render_findings(found, listing(reports), width, "vi").splitlines()
    assert lines[0] == "60 sai ở 30 đơn vị, trong 30 báo cáo; nhiều sai nhất trước:"
    assert max(map(len, lines)) <= width
    assert lines[1].startswith("  3 sai  Đảng ủy xã rất dài")
    assert lines[21:23] == ["  … và 10 đơn vị nữa", ""]


def listing(records: list[dict[str, Any]]) -> Listing:
    keys = tuple(records[0])
    return Listing(
        "", tuple(map(Column, keys, keys)), tuple(tuple(r.values()) for r in records), ""
    )


def test_lists_for_people_show_references_whole(folder: Path) -> None:
    ids = found()
    run("check", "--dismiss", ids["part_sum"], "--why", "hai đợt", "--by", "Lan")
    [head, said, source, sentence] = run("check", "--decided").stdout.splitlines()
    assert head == f"{ids['part_sum']} SAI: 48 + 12 = 60 ≠ 59"
    assert said.startswith("    → bỏ qua (hai đợt) · Lan · ")
    assert source == "    ĐẢNG ỦY XÃ AN HÒA · bc.txt"
    assert sentence.startswith("    Câu: Đảng bộ có 59 đảng viên")
    english = run("check", "--decided", "--lang", "en").stdout
    assert "ERROR: 48 + 12 = 60 ≠ 59\n    → dismissed (hai đợt) · Lan · " in english
    [row] = listed("check", "--unbound")
    assert run("check", "--unbound").stdout == (
        f"ĐẢNG ỦY XÃ AN HÒA · bc.txt: 1 số liệu\n  {row['fact_id']} “12 hội nghị”\n"
        f"      Câu: {row['sentence']}\n"
    )


def test_the_references_behind_the_first_one_are_meant_as_well(folder: Path) -> None:
    ids = found()
    said = run("check", "--accept", ids["part_sum"], ids["percent"], ids["percent"]).stderr
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        ids["part_sum"],
        ids["percent"],
    ]
    # One that is none leaves all as they were.
    run("check", "--undo", ids["part_sum"], "kaaaaaaaa", code=1)
    assert len(listed("check", "--decided")) == 2
    assert run("check", "--accept", ids["percent"], "--lang", "en").stderr.startswith(
        f"{ids['percent']}: accepted: "
    )


YEAR = """{unit}

Tân An, ngày 20 tháng 12 năm 2024

BÁO CÁO
kết quả công tác xây dựng Đảng năm 2024

{body} có {members} đảng viên.
"""
ROSTER = """đơn vị;cấp trên
Huyện ủy Tân An;
Đảng ủy xã Hải Yến;Huyện ủy Tân An
Đảng ủy xã Thanh Lâm;Huyện ủy Tân An
"""


def write_district(folder: Path, members: int) -> None:
    """A district and its two communes, which have 400 members together."""
    bodies = {
        "huyen.txt": ("HUYỆN ỦY TÂN AN", "Đảng bộ huyện Tân An", members),
        "hai-yen.txt": ("ĐẢNG ỦY XÃ HẢI YẾN", "Đảng bộ xã Hải Yến", 150),
        "thanh-lam.txt": ("ĐẢNG ỦY XÃ THANH LÂM", "Đảng bộ xã Thanh Lâm", 250),
    }
    for name, (unit, body, count) in bodies.items():
        (folder / name).write_text(YEAR.format(unit=unit, body=body, members=count), "utf-8")
    roster = folder.parent / "units.csv"
    roster.write_text(ROSTER, "utf-8")
    url = os.environ["BAOCAO_DB"]
    read_files([folder], url, round_name="đợt", units_csv=roster, jobs=0)


@BOTH
def test_relations_between_reports_are_decided_alike(folder: Path) -> None:
    (folder / "bc.txt").unlink()
    write_district(folder, 410)
    [row] = listed("check", "--across")
    assert (row["rule"], row["finding_id"][0]) == ("children", "g")
    assert f"NGHI NGỜ {row['finding_id']}: " in run("check", "--across").stdout
    assert listed("check", "--across", "--without", "children") == []
    run("check", "--dismiss", row["finding_id"][:6], "--why", "tính cả đảng viên cơ quan huyện")
    assert listed("check", "--across") == []
    run("check", "--across", "--fail-on", "suspect")
    [again] = listed("check", "--across", "--all")
    assert (again["verdict"], again["finding_id"]) == ("dismissed", row["finding_id"])
    assert "Quyết định: bỏ qua (tính cả" in run("check", "--across", "--all").stdout
    [kept] = listed("check", "--decided")
    assert (kept["rule"], kept["equation"], kept["found"], kept["next"]) == (
        "children",
        "150 + 250 = 400 ≠ 410",
        True,
        None,
    )
    # The district's next version adds up.
    write_district(folder, 400)
    [kept] = listed("check", "--decided")
    assert (kept["found"], kept["next"], kept["before"], kept["now"]) == (
        False,
        "fixed",
        "410",
        "400",
    )
    run("check", "--undo", row["finding_id"])
    run("rules", "--off", "children")
    write_district(folder, 410)
    assert listed("check", "--across") == []
    run("rules", "--on", "children")
    assert [one["finding_id"] for one in listed("check", "--across")] == [row["finding_id"]]
