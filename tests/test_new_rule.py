"""A new rule is a new file and nothing else: it runs, is listed, decided on and switched off."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
WITHIN = '''"""too_round: a number of members that ends in three noughts (suspect)."""

from collections.abc import Iterator

from pipeline.checking.evidence import Evidence
from schemas.facts import Check


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each count of whole thousands."""
    for count in evidence.counts:
        if count.value >= 1000 and count.value % 1000 == 0:
            equation = f"{count.value} % 1000 = 0"
            yield Check(
                "other", "suspect", "too_round", (count.span,), count.value, count.value, equation
            )
'''
BETWEEN = '''"""unmoved: a membership that one report closes with as another one does (suspect)."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.across.contrast import Contrast
from pipeline.across.quantities import Body


def check(body: Body) -> Iterator[Contrast]:
    """One row for each two reports of a unit that close with one number."""
    for key in body.sent:
        totals = [body.closing(report, "member.total") for report in body.of_unit(key)]
        for one, other in pairwise(total for total in totals if total is not None):
            if one.value == other.value:
                equation = f"{one.value} = {other.value}"
                yield Contrast(
                    "unmoved", "suspect", one.indicator, other.value, one.value, equation,
                    (other, one),
                )
'''
REPORT = """ĐẢNG ỦY XÃ AN HÒA

An Hòa, ngày 20 tháng 12 năm {year}

BÁO CÁO
kết quả công tác xây dựng Đảng năm {year}

Đảng bộ xã An Hòa có 2.000 đảng viên.
"""
RUN = """
import json, re, sys
from click.testing import CliRunner
from pipeline.cli import cli

done = []
for words in json.loads(sys.argv[1]):
    ids = [id_ for one in done for id_ in re.findall(r'"finding_id": "(k[a-z2-7]+)"', one[1])]
    result = CliRunner().invoke(cli, [ids[0] if word == "FIRST" else word for word in words])
    done.append([result.exit_code, result.stdout, result.stderr])
print(json.dumps(done))
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program with a file more for each kind of rule, and reports beside it."""
    for package in ("baocao", "extractors", "pipeline", "schemas"):
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    (tmp_path / "pipeline" / "checking" / "too_round.py").write_text(WITHIN, "utf-8")
    (tmp_path / "pipeline" / "across" / "unmoved.py").write_text(BETWEEN, "utf-8")
    (tmp_path / "nộp").mkdir()
    for year in (2023, 2024):
        (tmp_path / "nộp" / f"{year}.txt").write_text(REPORT.format(year=year), "utf-8")
    return tmp_path


def run(program: Path, *commands: list[str]) -> list[tuple[int, str, str]]:
    """Exit code, output and messages of each command, run by that copy of the program; the word
    FIRST stands for the first finding that one of them listed."""
    environment = {**os.environ, "BAOCAO_DB": f"sqlite:///{program}/b.db", "PYTHONPATH": "."}
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(commands)],
        cwd=program,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [tuple(one) for one in json.loads(done.stdout)]


def test_a_rule_is_a_file(program: Path) -> None:
    data = ["--format", "json"]
    _, within, between, listed, asked, dismissed, off, left, none, on, again = run(
        program,
        ["ingest", "nộp", "--jobs", "1"],
        ["check", *data],
        ["check", "--across", *data],
        ["rules", *data],
        ["check", "--rule", "too_round", "--lang", "en", "--fail-on", "suspect"],
        ["check", "--dismiss", "FIRST", "--why", "đã đếm"],
        ["rules", "--off", "too_round", "--off", "unmoved"],
        ["check", *data],
        ["check", "--across", *data],
        ["rules", "--on", "too_round", "--on", "unmoved"],
        ["check", *data],
    )
    found: list[dict[str, Any]] = json.loads(within[1])
    assert [(row["rule"], row["equation"]) for row in found] == [
        ("too_round", "2000 % 1000 = 0"),
        ("too_round", "2000 % 1000 = 0"),
    ]
    [contrast] = json.loads(between[1])
    assert (contrast["rule"], contrast["equation"]) == ("unmoved", "2000 = 2000")
    rules = {row["id"]: row for row in json.loads(listed[1])}
    counts = [(rules[id_]["checked"], rules[id_]["suspect"]) for id_ in ("too_round", "unmoved")]
    assert counts == [(2, 2), (1, 1)]
    assert rules["too_round"]["meaning"].startswith(
        "a number of members that ends in three noughts"
    )
    assert asked[0] == 4
    assert f"SUSPECT {found[0]['finding_id']}: Please check: the report says 2,000" in asked[1]
    assert [one[0] for one in (dismissed, off, on)] == [0, 0, 0]
    assert (json.loads(left[1]), json.loads(none[1])) == ([], [])
    assert [row["finding_id"] for row in json.loads(again[1])] == [found[1]["finding_id"]]
