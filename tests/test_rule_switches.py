"""Rules by name: asked alone, left out, switched off in a store."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

import baocao
from pipeline.analysis import analyze_text
from pipeline.cli import cli
from pipeline.ingesting import ingest
from pipeline.querying.filters import QueryError
from pipeline.querying.rules import choose_rules, ids_meant
from pipeline.rule_names import rule_ids
from pipeline.storing import open_store
from schemas import tables as t
from schemas import views as v

TEXT = """ĐẢNG ỦY XÃ AN HÒA

BÁO CÁO
kết quả công tác

Đảng bộ có 59 đảng viên, trong đó nam 48 đồng chí, nữ 12 đồng chí.

Có 60/80 đảng viên dự học, đạt 57%.

Xảy ra 46 vụ, giảm 16 vụ (20%) so với cùng kỳ năm 2023 (80 vụ).
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """Address of a store with one report."""
    url = f"sqlite:///{tmp_path}/b.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    monkeypatch.setenv("BAOCAO_DB", url)
    (tmp_path / "bc.txt").write_text(TEXT, "utf-8")
    ingest([tmp_path / "bc.txt"], url, jobs=0)
    return url


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result


def rules(*words: str) -> list[str]:
    rows: list[dict[str, Any]] = json.loads(run("check", *words, "--format", "json").stdout)
    return sorted(row["rule"] for row in rows)


def test_a_rule_is_asked_alone_or_left_out(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rules() == ["difference", "part_sum", "percent"]
    assert rules("--rule", "percent") == ["percent"]
    # A rule of several ids, an id of it, a kind of relations that several rules share.
    assert rules("--rule", "change") == ["difference"]
    assert rules("--rule", "growth") == []
    assert rules("--without", "difference", "--without", "percent") == ["part_sum"]
    assert rules("--without", "conflict") == ["difference", "part_sum", "percent"]
    assert rules("--rule", "change", "--rule", "percent", "--without", "percent") == ["difference"]
    run("check", "--rule", "growth", "--fail-on", "error")
    assert "đã tính lại 1 phép" in run("check", "--rule", "percent").stderr
    monkeypatch.setenv("BAOCAO_WITHOUT", "percent change")
    assert rules() == ["part_sum"]


def test_a_single_file_is_analysed_without_a_rule(tmp_path: Path) -> None:
    (tmp_path / "bc.txt").write_text(TEXT, "utf-8")
    words = ("analyze", str(tmp_path / "bc.txt"), "--json", "--without", "percent")
    found = json.loads(run(*words).stdout)["findings"]
    assert sorted(row["kind"] for row in found) == ["part_sum", "part_sum"]


def test_a_rule_that_was_switched_off_is_off_everywhere(store: str) -> None:
    assert run("rules", "--off", "change", "--off", "percent", "--why", "thử", "--by", "Lan").stderr
    assert rules() == ["part_sum"]
    assert rules("--all") == ["part_sum"]
    opened = open_store(store)
    with opened.read() as connection:
        assert connection.scalars(select(v.findings.c.rule)).all() == ["part_sum"]
        assert connection.scalars(select(v.checks.c.rule)).all() == ["part_sum"]
    opened.close()
    marked = run("show", "bc.txt", "--no-color", "--mark", "finding").stdout
    assert marked.count("[[SAI") == 1
    # What only such a rule was about is bound to nothing any more.
    quotes = [
        row["quote"] for row in json.loads(run("check", "--unbound", "--format", "json").stdout)
    ]
    assert "57%" in quotes
    rows = json.loads(run("rules", "--format", "json").stdout)
    off = {row["id"]: (row["why"], row["decided_by"]) for row in rows if row["state"] == "off"}
    assert off == dict.fromkeys(("difference", "growth", "percent"), ("thử", "Lan"))
    # What they found is kept.
    assert run("rules", "--on", "change", "--on", "percent").stderr == "đã bật: change, percent\n"
    assert rules() == ["difference", "part_sum", "percent"]


def test_what_is_switched_off_is_said_and_not_passed_over(store: str) -> None:
    run("rules", "--off", "percent", "--off", "opening")
    said = "Quy tắc đang tắt: percent (bật lại: baocao rules --on QUY_TẮC).\n"
    assert run("check").stderr.endswith(said)
    assert run("check", "--rule", "percent").stderr.endswith(said)
    assert "đang tắt" not in run("check", "--rule", "part_sum").stderr
    across = run("check", "--across").stderr
    assert across.endswith("Quy tắc đang tắt: opening (bật lại: baocao rules --on QUY_TẮC).\n")
    english = run("check", "--lang", "en").stderr
    assert "Rules that are switched off: percent (on again: baocao rules --on RULE)." in english
    run("rules", "--on", "percent", "--on", "opening")
    assert "đang tắt" not in run("check").stderr


def ledger(url: str) -> list[str]:
    """The rules of all rows in the store, also of what no view shows."""
    opened = open_store(url)
    with opened.read() as connection:
        found = connection.scalars(select(t.ledger.c.rule).where(t.ledger.c.severity != "ok"))
        rows = sorted(found)
    opened.close()
    return rows


def test_a_rule_that_is_off_does_not_run_and_is_made_up_for(store: str, tmp_path: Path) -> None:
    run("rules", "--off", "change", "--off", "percent")
    (tmp_path / "khác.txt").write_text(TEXT.replace("AN HÒA", "BÌNH AN"), "utf-8")
    run("ingest", str(tmp_path / "khác.txt"), "--jobs", "1")
    assert ledger(store) == ["difference", "part_sum", "part_sum", "percent"]
    # Ingested again while it is off, nothing changes; switched on, both reports have all.
    run("ingest", str(tmp_path / "khác.txt"), "--jobs", "1")
    assert rules() == ["part_sum", "part_sum"]
    assert run("rules", "--on", "percent").stderr == (
        "đã bật: percent\nđã kiểm tra lại 1 báo cáo được nạp trong lúc tắt\n"
    )
    assert rules() == ["part_sum", "part_sum", "percent", "percent"]
    assert run("rules", "--on", "percent").stderr == "đã bật: percent\n"
    run("rules", "--on", "change")
    assert rules() == ledger(store) == sorted(["difference", "part_sum", "percent"] * 2)


def test_the_switches_answer_in_english(store: str, tmp_path: Path) -> None:
    assert run("rules", "--off", "percent", "--lang", "en").stderr == "switched off: percent\n"
    (tmp_path / "khác.txt").write_text(TEXT.replace("AN HÒA", "BÌNH AN"), "utf-8")
    run("ingest", str(tmp_path / "khác.txt"), "--jobs", "1")
    assert run("rules", "--on", "percent", "--lang", "en").stderr.splitlines() == [
        "switched on: percent",
        "checked 1 report again that came in while it was off",
    ]


def test_a_rule_left_out_of_one_run_is_made_up_for_by_the_next(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "khác.txt").write_text(TEXT.replace("AN HÒA", "BÌNH AN"), "utf-8")
    words = ("ingest", str(tmp_path / "khác.txt"), "--jobs", "1")
    run(*words, "--without", "change", "--without", "percent")
    assert rules() == ["difference", "part_sum", "part_sum", "percent"]
    monkeypatch.setenv("BAOCAO_WITHOUT", "change")
    run(*words)
    monkeypatch.delenv("BAOCAO_WITHOUT")
    assert rules() == ["difference", "part_sum", "part_sum", "percent", "percent"]
    made_up = run(*words)
    assert "không đổi 1" in made_up.stdout
    assert made_up.stderr == (
        "Đã kiểm tra bù 1 báo cáo (quy tắc trước đó bị bỏ, số liệu đã sửa).\n"
    )
    assert rules() == sorted(["difference", "part_sum", "percent"] * 2)
    run(*words, "--without", "hình như", code=2)


def test_a_rule_left_out_does_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that fails on some text can be left out until it is mended."""

    def fail(_: object) -> None:
        raise RuntimeError("hỏng")

    fail.__module__ = "pipeline.checking.part_sum"
    monkeypatch.setattr("pipeline.checking.RULES", (fail,))
    with pytest.raises(RuntimeError):
        analyze_text(TEXT)
    assert analyze_text(TEXT, without=frozenset(["part_sum"])).checks == ()


def test_the_python_face_leaves_rules_out() -> None:
    assert {
        check.rule for check in baocao.analyze(TEXT, without=["change", "percent"]).findings
    } == {"part_sum"}
    with pytest.raises(QueryError, match="Không có quy tắc “hình như”"):
        baocao.analyze(TEXT, without=["hình như"])


def test_findings_of_a_kind_are_left_out() -> None:
    kinds = {check.kind for check in analyze_text(TEXT, without=frozenset(["percent*"])).checks}
    assert kinds == {"part_sum"}


@pytest.mark.parametrize(
    "words",
    [("check", "--rule", "percnt"), ("check", "--without", "percnt"), ("rules", "--off", "percnt")],
)
def test_an_unknown_rule_names_those_that_there_are(words: tuple[str, ...]) -> None:
    refused = run(*words, code=2)
    assert "Không có quy tắc “percnt” (có phải percent?). Các quy tắc: " in refused.stderr
    assert all(name in refused.stderr for name in rule_ids())
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--rule", "growth", "--without", "change"), "--without bỏ hết"),
        (("rules", "--why", "thử"), "--why và --by chỉ đi cùng --off hoặc --on"),
        (("rules", "--by", "Lan"), "--why và --by chỉ đi cùng --off hoặc --on"),
    ],
)
def test_what_would_be_passed_over_is_refused(words: tuple[str, ...], said: str) -> None:
    refused = run(*words, code=2)
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_rule_left_out_by_the_environment_hinders_no_other_list(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAOCAO_WITHOUT", "growth")
    run("check", "--unbound")
    run("check", "--decided")


def test_a_kind_is_no_rule_to_be_switched_off() -> None:
    with pytest.raises(QueryError, match="Không có quy tắc “conflict”"):
        ids_meant(["conflict"], kinds=False)
    with pytest.raises(QueryError, match="Không có quy tắc “hình như”"):
        choose_rules(["hình như"], [])


def test_every_row_of_the_ledger_bears_the_id_of_a_rule() -> None:
    """A rule whose rows bear another name than its module must list it in `IDS`."""
    known = {id_ for ids in rule_ids().values() for id_ in ids}
    for path in sorted((Path(__file__).parent.parent / "corpus" / "reports").glob("*.txt")):
        rows = analyze_text(path.read_text(encoding="utf-8")).checks
        assert {row.rule for row in rows} <= known, path.name
