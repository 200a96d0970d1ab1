"""`baocao eval`: folders of gold, what it prints, and the comparison with another commit."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.analysis import analyze_text
from pipeline.cli import cli
from pipeline.evaluating import evaluate_folder
from pipeline.evaluating.revisions import RevisionError, analyses_at, checked_out, commit_of
from schemas.contract import report_to_json

TEXT = "I. TÌNH HÌNH\nThực hiện Chỉ thị số 05-CT/TW, Đảng bộ có 59 đảng viên.\n"


EMPTY = ("footnotes", "percentages", "ratios", "limitations", "findings", "checks_passed")
COUNTED = {"value": 59, "unit": "đảng viên", "kind": "people", "indicator": "member.total"}


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["eval", *args], prog_name="baocao")


def entry(quote: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "text": quote, **fields}


def gold_json(**changed: Any) -> dict[str, Any]:
    dated = {"title": None, "unit": None, "date": "2024-01-08", "signatory": None}
    cited = {"type": "Chỉ thị", "form": "full", "id": "05-CT/TW", "issuer": None, "date": None}
    return {
        "source": "mau.txt",
        "document": {"kind": "other", **dated},
        "headings": [entry("I. TÌNH HÌNH", label="I.", level=1, title="TÌNH HÌNH")],
        "citations": [entry("Chỉ thị số 05-CT/TW", **cited)],
        "counts": [entry("59 đảng viên", **COUNTED)],
        **{key: [] for key in EMPTY},
        **changed,
    }


def write_gold(path: Path, **changed: Any) -> None:
    path.write_text(json.dumps(gold_json(**changed)), encoding="utf-8")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    gold, reports = tmp_path / "gold", tmp_path / "báo cáo"
    gold.mkdir()
    reports.mkdir()
    write_gold(gold / "mau.json")
    (reports / "mau.txt").write_text(TEXT, encoding="utf-8")
    return str(gold), str(reports)


def test_it_prints_measures_and_their_origin(folders: tuple[str, str]) -> None:
    result = run(*folders)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "citation_exact" in result.stdout
    assert "authored reports (annotated from the text" in result.stdout


def test_errors_stand_in_their_sentence_once(folders: tuple[str, str]) -> None:
    write_gold(Path(folders[0]) / "mau.json", counts=[])
    lines = run(*folders, "--errors").stdout.splitlines()
    at = lines.index(
        "WRONG  count, count_exact, count_people, count_people_org @55 59 đảng viên (people)"
    )
    assert lines[at + 1].strip() == "Thực hiện Chỉ thị số 05-CT/TW, Đảng bộ có ⟦59 đảng viên⟧."


def test_json(folders: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "kết quả.json"
    result = run(*folders, "--errors", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content == json.loads(run(*folders, "--errors", "--format", "json").stdout)
    assert content["origin"] == "authored"
    assert content["reports"][0]["name"] == "mau"
    assert content["all"]["measures"]["citation"]["found"] == 1
    assert [mistake["measure"] for mistake in content["reports"][0]["mistakes"]] == [
        "document.date"
    ]


@pytest.mark.parametrize(
    ("floor", "code"),
    [("citation=1", 0), ("document.date=0", 0), ("document.date=1", 1), ("x=1", 2), ("ratio=2", 2)],
)
def test_floors(folders: tuple[str, str], floor: str, code: int) -> None:
    result = run(*folders, "--min", floor)
    assert result.exit_code == code
    if code == 1:
        assert result.stderr == "document.date is 0.0000, below 1\n"
    if code == 2:
        assert result.stderr.startswith("Lỗi: ")


@pytest.mark.parametrize("options", [[], ["--validate"], ["--base", "HEAD"]])
@pytest.mark.parametrize("lost", ["gold", "report"])
def test_a_lost_file_is_named(folders: tuple[str, str], lost: str, options: list[str]) -> None:
    path = Path(folders[0]) / "mau.json" if lost == "gold" else Path(folders[1]) / "mau.txt"
    path.unlink()
    result = run(*folders, *options)
    assert result.exit_code == 1
    assert folders[0] in result.output


def test_validating_good_gold(folders: tuple[str, str]) -> None:
    result = run("--validate", *folders)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 báo cáo, chú giải khớp với văn bản.\n"


def test_validating_lists_every_problem_of_every_file(folders: tuple[str, str]) -> None:
    gold = Path(folders[0])
    counted = {**entry("59 đảng viên", **COUNTED), "start": 14, "unit": "đoàn viên"}
    write_gold(gold / "a.json", counts=[counted])
    write_gold(gold / "b.json", origin="synthetic", ratios=None)
    (gold / "c.json").write_text("{", encoding="utf-8")
    write_gold(gold / "d.json", origin="synthetic")
    result = run("--validate", *folders)
    assert result.exit_code == 1
    problems = result.stdout.splitlines()
    assert [problem.removeprefix(str(gold))[:40] for problem in problems] == [
        "/a.json: counts[0]: the text at 14 is 'h",
        "/a.json: counts[0]: the noun 'đoàn viên'",
        "/b.json: ratios: a list is missing",
        "/c.json: is not JSON in UTF-8: Expecting",
        ": authored and synthetic gold must not b",
    ]
    assert json.loads(run("--validate", *folders, "--format", "json").stdout) == {
        "problems": problems
    }


def test_validating_measures_nothing(folders: tuple[str, str]) -> None:
    result = run("--validate", "--errors", *folders)
    assert (result.exit_code, result.stderr[:12]) == (2, "Lỗi: --valid")


def test_the_module_is_the_same_command() -> None:
    command = [sys.executable, "-m", "pipeline.evaluating", "--help"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == run("--help").stdout.split()


# A program of two commits in its own repository: the older one misses the citation and counts a
# year, the newer one reads everything.
ANALYSIS = """
import json, pathlib

def analyze_text(text, *, source=""):
    return json.loads((pathlib.Path(__file__).parent / "said.json").read_text(encoding="utf-8"))
"""
CONTRACT = """
def report_to_json(report, message):
    print("a word on stdout does no harm")
    return report
"""


def git(repository: Path, *arguments: str) -> str:
    named = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    done = subprocess.run(
        ["git", *named, *arguments],
        cwd=repository,
        env={name: value for name, value in os.environ.items() if name != "GIT_DIR"},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(repository: Path, said: dict[str, Any] | None = None) -> None:
    for package, module, code in (
        ("pipeline", "analysis", ANALYSIS),
        ("schemas", "contract", CONTRACT),
    ):
        folder = repository / package
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
    if said is not None:
        (repository / "pipeline" / "said.json").write_text(json.dumps(said), encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "kho mã"
    folder.mkdir()
    git(folder, "init", "-q")
    said = report_to_json(analyze_text(TEXT, source="mau.txt"), lambda check: "")
    year = {**said["counts"][0], **entry("05"), "value": 5}
    commit(folder, {**said, "citations": [], "counts": [*said["counts"], year]})
    git(folder, "tag", "cu")
    commit(folder, said)
    monkeypatch.setattr("pipeline.evaluating.running.program_folder", lambda: folder)
    temporary = tmp_path / "tạm"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    yield folder
    assert git(folder, "worktree", "list").count("\n") == 0
    assert list(temporary.iterdir()) == []


def test_gains_and_losses_are_judged_against_gold(
    repository: Path, folders: tuple[str, str]
) -> None:
    result = run(*folders, "--base", "cu")
    assert result.exit_code == 0, result.output
    assert (
        "GONE MISSED citation, citation_exact, citation_span @23 05-CT/TW (full)" in result.stdout
    )
    assert "Thực hiện ⟦Chỉ thị số 05-CT/TW⟧, Đảng bộ có 59 đảng viên." in result.stdout
    assert (
        "GONE WRONG  count, count_exact, count_people, count_people_org @34 5 đảng viên"
        in result.stdout
    )
    assert "Since cu: 0 mistakes are new, 2 are gone." in result.stdout


def test_the_other_way_round_gains_are_losses(repository: Path, folders: tuple[str, str]) -> None:
    git(repository, "tag", "moi")
    git(repository, "checkout", "-q", "cu")
    content = json.loads(run(*folders, "--base", "moi", "--format", "json").stdout)
    base = content["base"]
    assert base["all"]["measures"]["citation"]["f1"] == 1.0
    assert content["all"]["measures"]["citation"]["f1"] == 0.0
    assert {"measure": "count", "before": 1.0, "now": 0.6667} in base["changes"]
    (report,) = base["reports"]
    assert report["gone"] == []
    assert [(m["measure"], m["sort"], m["text"]) for m in report["new"]][:2] == [
        ("citation", "missed", "Chỉ thị số 05-CT/TW"),
        ("citation_exact", "missed", "Chỉ thị số 05-CT/TW"),
    ]


def test_a_commit_beside_itself_changes_nothing(
    repository: Path, folders: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "elsewhere")  # as in a hook
    assert "Nothing changed since HEAD." in run(*folders, "--base", "HEAD").stdout


def test_what_is_not_committed_counts_as_now(repository: Path, folders: tuple[str, str]) -> None:
    said = repository / "pipeline" / "said.json"
    content = json.loads(said.read_text(encoding="utf-8"))
    said.write_text(json.dumps({**content, "counts": []}), encoding="utf-8")
    assert "1 mistakes are new, 0 are gone" in run(*folders, "--base", "HEAD").stdout


@pytest.mark.parametrize("ref", ["khong-co", "--help", "HEAD:pipeline", ""])
def test_an_unknown_commit(repository: Path, folders: tuple[str, str], ref: str) -> None:
    result = run(*folders, f"--base={ref}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Lỗi: kho git không có commit nào tên “{ref}”")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="không nằm trong kho git nào"):
        commit_of(tmp_path, "main")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="không có git"):
        commit_of(tmp_path, "main")


BROKEN = [
    ("analysis.py", "raise ValueError('hỏng')", "ValueError: hỏng"),
    ("analysis.py", "import os; os._exit(9)", "mã thoát 9"),
    ("analysis.py", None, "pipeline.analysis"),
    ("said.json", '{"source": ""}', "the key 'document' is missing"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BROKEN)
def test_a_commit_that_cannot_be_run(
    repository: Path, folders: tuple[str, str], name: str, content: str | None, reason: str
) -> None:
    path = repository / "pipeline" / name
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    git(repository, "commit", "-q", "-a", "-m", "x")
    git(repository, "tag", "hong")
    git(repository, "checkout", "-q", "HEAD~1")
    result = run(*folders, "--base", "hong")
    assert (result.exit_code, result.stdout) == (1, "")
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_installed_program_does_not_stand_in_for_the_commit(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "rm", "-q", "-r", "schemas")
    git(repository, "commit", "-q", "-m", "x")
    with pytest.raises(RevisionError, match="schemas"):
        analyses_at(repository, "HEAD", [("mau.txt", TEXT)])


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, RuntimeError])
def test_the_checkout_is_removed_whatever_happens(
    repository: Path, stop: type[BaseException]
) -> None:
    def stopped() -> None:
        with checked_out(repository, commit_of(repository, "cu")) as folder:
            assert (folder / "pipeline" / "said.json").exists()
            raise stop

    with pytest.raises(stop):
        stopped()
    # The fixture looks for what is left.


def test_evaluating_in_python_is_the_same(folders: tuple[str, str]) -> None:
    (only,) = evaluate_folder(Path(folders[0]), Path(folders[1]))
    assert only.scores.value("citation") == 1.0


def test_seeded_faults_are_counted() -> None:
    result = run("--seeded", "2", "--format", "json")
    assert result.exit_code == 0, result.output
    measured = json.loads(result.stdout)
    assert measured["origin"] == "synthetic"
    assert measured["all"]["seeded"] == 8
    again, other = (
        run("--seeded", "2", "--seed", "1", "--errors"),
        run("--seeded", "2", "--seed", "7"),
    )
    assert run("--seeded", "2", "--errors").stdout == again.stdout != other.stdout


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--seeded", "1", "--min", "nonsense=1"), 2, "có độ đo nonsense"),
        (("--seeded", "1", "--base", "HEAD"), 2, "--seeded không đi cùng"),
        (("--seeded", "0"), 2, "số nguyên từ 1"),
        (("--seed", "7"), 2, "--seed chỉ đi cùng --seeded hoặc --copies"),
    ],
)
def test_seeded_faults_are_not_mixed_with_gold(
    words: tuple[str, ...], code: int, message: str
) -> None:
    result = run(*words)
    assert (result.exit_code, message in result.stderr) == (code, True), result.output
