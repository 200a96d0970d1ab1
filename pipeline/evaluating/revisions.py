"""The analyser of another commit, run over texts in a process of its own.

`analyses_at(repository, ref, texts)` checks the commit out beside the repository, hands the texts
to the `pipeline.analysis` of that checkout, and removes it again.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Json = dict[str, Any]

# Run by an interpreter that stands in the checkout, which may be older than this file: it relies
# on nothing but `analyze_text` and the contract. An editable installation must not step in for a
# package that the commit does not have.
_DRIVER = """
import json, os, pathlib, sys
out = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
from pipeline.analysis import analyze_text
from schemas.contract import report_to_json
here = pathlib.Path.cwd().resolve()
for name in ("pipeline.analysis", "schemas.contract", *sys.modules):
    file = getattr(sys.modules[name], "__file__", None)
    if name.partition(".")[0] in ("pipeline", "schemas", "extractors") and file:
        if here not in pathlib.Path(file).resolve().parents:
            raise ImportError(f"{name} is not part of it")
for source, text in json.load(sys.stdin):
    report = analyze_text(text, source=source)
    print(json.dumps(report_to_json(report, lambda check: "")), file=out, flush=True)
"""

# A hook runs with these set, and they would send git to another repository.
_GIT_PLACES = frozenset(("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"))


class RevisionError(Exception):
    """The other commit cannot be had or cannot be run; the message says why, in Vietnamese."""


def program_folder() -> Path:
    """The folder that holds the packages of this program."""
    return Path(__file__).resolve().parents[2]


def commit_of(repository: Path, ref: str) -> str:
    """The full hash of the commit that `ref` names. Raises `RevisionError`."""
    try:
        _git(repository, "rev-parse", "--git-dir")
    except subprocess.CalledProcessError:
        raise RevisionError(
            f"{repository} không nằm trong kho git nào, nên không so sánh được với {ref}; "
            "hãy chạy từ một bản clone của dự án."
        ) from None
    try:
        spec = f"{ref}^{{commit}}"
        return _git(repository, "rev-parse", "--verify", "-q", "--end-of-options", spec)
    except subprocess.CalledProcessError:
        raise RevisionError(
            f"kho git không có commit nào tên “{ref}”; xem các tên bằng git branch -a và git log."
        ) from None


@contextmanager
def checked_out(repository: Path, commit: str) -> Iterator[Path]:
    """A temporary folder with the program as it was at `commit`; removed in any case."""
    # The program may be a folder of a larger repository.
    inside = _git(repository, "rev-parse", "--show-prefix")
    with tempfile.TemporaryDirectory(prefix="baocao-eval-") as folder:
        tree = Path(folder) / "tree"
        no_hooks = ("-c", f"core.hooksPath={os.devnull}")
        try:
            _git(repository, *no_hooks, "worktree", "add", "--detach", "-f", str(tree), commit)
            yield tree / inside
        except subprocess.CalledProcessError as error:
            raise RevisionError(f"không lấy được commit {commit[:12]}: {_last(error)}") from None
        finally:
            # Nothing is there to remove where git failed or was stopped early.
            _git(repository, "worktree", "remove", "--force", "--force", str(tree), check=False)
            _git(repository, "worktree", "prune", check=False)


def analyses_in(folder: Path, name: str, texts: Sequence[tuple[str, str]]) -> list[Json]:
    """The contract of each (source, text) by the analyser in `folder`, in the same order.

    Raises `RevisionError`, which calls the analyser `name`, where it cannot be run.
    """
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _DRIVER],
            cwd=folder,
            env=environment,
            input=json.dumps(list(texts)),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        analyses = [json.loads(line) for line in done.stdout.splitlines()]
    except (OSError, ValueError) as error:
        raise RevisionError(f"không chạy được {name}: {error}") from None
    except subprocess.CalledProcessError as error:
        raise RevisionError(f"không chạy được {name}: {_last(error)}") from None
    if len(analyses) != len(texts):
        raise RevisionError(f"{name} chỉ phân tích {len(analyses)} trong {len(texts)} báo cáo.")
    return analyses


def analyses_at(repository: Path, ref: str, texts: Sequence[tuple[str, str]]) -> list[Json]:
    """The contract of each (source, text) by the analyser of the commit `ref`."""
    commit = commit_of(repository, ref)
    with checked_out(repository, commit) as folder:
        return analyses_in(folder, f"commit {ref} ({commit[:12]})", texts)


def _last(error: subprocess.CalledProcessError) -> str:
    lines = (error.stderr or "").strip().splitlines()
    return lines[-1] if lines else f"mã thoát {error.returncode}"


def _git(repository: Path, *arguments: str, check: bool = True) -> str:
    environment: Mapping[str, str] = {
        name: value for name, value in os.environ.items() if name not in _GIT_PLACES
    }
    try:
        done = subprocess.run(
            ["git", "-C", str(repository), *arguments],
            env={**environment, "LC_ALL": "C"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=check,
        )
    except FileNotFoundError:
        raise RevisionError("máy này không có git; hãy cài git rồi chạy lại.") from None
    return done.stdout.strip()
