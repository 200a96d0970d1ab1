"""The floors of quality only rise, whatever a change does to their file or its history."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "floors.py"
FIRST = "# reached\nauthored.citation=0.9\nauthored.heading_1=0.8\n\nacceptance.citation=1.0\n"


def git(root: Path, *arguments: str) -> None:
    named = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, content: str) -> None:
    (root / ".ci" / "floors").write_text(content, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")


def floors(root: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".ci").mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, FIRST)
    return tmp_path


def test_what_stands_or_rises_is_accepted(root: Path) -> None:
    for content in (FIRST, FIRST.replace("0.9", "0.95") + "authored.ratio=0.5\n"):
        commit(root, content)
        assert floors(root, "check") == (0, "")


# What a change does to the file, and words of the refusal.
DROPS = [
    (FIRST.replace("0.9", "0.89"), "authored.citation was 0.9 in "),
    (FIRST.replace("authored.heading_1=0.8\n", ""), "authored.heading_1 was 0.8 in "),
    (FIRST.replace("authored.citation", "authored.cited"), "and is gone"),
    (FIRST.replace("authored.", "autored."), "authored.heading_1 was 0.8 in "),
    (FIRST.replace("acceptance.", "# acceptance."), "acceptance.citation was 1 in "),
    (FIRST + "authored.citation=0.1\n", "floors:6: authored.citation stands twice"),
    (FIRST.replace("heading_1=0.8", "heading_1 = 0.8"), "is not SET.NAME=VALUE"),
    (FIRST.replace("0.8", "1.8"), "is not SET.NAME=VALUE"),
    ("", "and is gone"),
]


@pytest.mark.parametrize(("content", "refusal"), DROPS)
@pytest.mark.parametrize("commits", [0, 1, 3])
def test_a_drop_is_refused_however_many_commits_hide_it(
    root: Path, content: str, refusal: str, commits: int
) -> None:
    if not commits:  # not committed at all
        (root / ".ci" / "floors").write_text(content, encoding="utf-8")
    for _ in range(commits):
        commit(root, content)
    code, said = floors(root, "check")
    assert code == 1
    assert refusal in said


def test_a_floor_that_was_gone_for_a_while_comes_back_as_it_was(root: Path) -> None:
    commit(root, "acceptance.citation=1.0\n")
    commit(root, FIRST.replace("0.9", "0.7"))
    assert "authored.citation was 0.9" in floors(root, "check")[1]
    git(root, "rm", "-q", ".ci/floors")
    git(root, "commit", "-q", "-m", "x")
    (root / ".ci").mkdir()
    commit(root, FIRST)
    assert floors(root, "check") == (0, "")


def test_a_floor_that_rose_on_a_merged_branch_stays(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "side")
    commit(root, FIRST.replace("0.9", "0.99"))
    git(root, "checkout", "-q", "main")
    commit(root, FIRST)
    git(root, "merge", "-q", "--no-commit", "-s", "ours", "side")
    git(root, "commit", "-q", "-m", "x")
    assert "authored.citation was 0.99" in floors(root, "check")[1]


def test_a_history_that_is_cut_off_is_said_to_be(root: Path, tmp_path: Path) -> None:
    commit(root, FIRST + "authored.ratio=0.5\n")
    clone = tmp_path / "clone"
    git(root, "clone", "-q", "--depth", "1", root.as_uri(), str(clone))
    code, said = floors(clone, "check")
    assert (code, "git fetch --unshallow" in said) == (0, True)
    # What is there still counts.
    (clone / ".ci" / "floors").write_text(FIRST, encoding="utf-8")
    code, said = floors(clone, "check")
    assert (code, "authored.ratio was 0.5" in said) == (1, True)


def test_without_a_history_nothing_is_compared(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "floors").write_text(FIRST, encoding="utf-8")
    code, said = floors(tmp_path, "check")
    assert (code, "floors not compared" in said) == (0, True)


def test_the_options_of_one_set(root: Path) -> None:
    assert floors(root, "minima", "authored") == (0, "--min citation=0.9 --min heading_1=0.8\n")
    assert floors(root, "minima", "other") == (1, ".ci/floors has no floors of the set other\n")
    assert floors(root)[0] == 2


def test_the_floors_of_this_project_can_be_read() -> None:
    code, options = floors(SCRIPT.parent.parent, "minima", "authored")
    assert (code, "--min citation=1.0 " in options) == (0, True)
