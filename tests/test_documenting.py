"""The documentation says what the program does."""

import subprocess
import sys
from pathlib import Path

import pytest
import regex

from pipeline.across import RULES as ACROSS
from pipeline.checking import RULES
from pipeline.documenting import ROOT, TOURS, filled, sample_runner, sql_page

PYTHON_BLOCK = regex.compile(r"```python\n(.*?)```", regex.DOTALL)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample") / "sample.db"


def test_the_page_on_sql_is_the_views_themselves() -> None:
    page = (ROOT / "docs" / "SQL.md").read_text(encoding="utf-8")
    assert page == sql_page(), "run: python -m pipeline.documenting"


def test_the_tours_print_what_the_commands_print(sample: Path) -> None:
    run = sample_runner(sample)
    for name in TOURS:
        page = (ROOT / name).read_text(encoding="utf-8")
        assert page == filled(page, run), f"{name}: run: python -m pipeline.documenting"


@pytest.mark.parametrize("name", TOURS)
def test_the_python_of_the_readmes_runs(sample: Path, name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    code = "\n".join(PYTHON_BLOCK.findall(page))
    assert "open_store" in code
    if not sample.exists():
        sample_runner(sample)
    code = code.replace("sqlite:///build/sample.db", f"sqlite:///{sample}")
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_every_rule_has_its_section_in_the_page_on_checks() -> None:
    page = (ROOT / "docs" / "CHECKS.md").read_text(encoding="utf-8")
    for rule in (*RULES, *ACROSS):
        name = rule.__module__.rpartition(".")[2]
        assert f"\n## {name}\n" in page
