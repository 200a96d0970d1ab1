"""`baocao eval --planted`: what people planted in invented reports, and what is found of it."""

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.evaluating.planted import (
    Planted,
    PlantedFound,
    Raised,
    planted_errors,
    planted_reports,
)
from schemas.document import Span
from schemas.facts import Check, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "suspect", "error")


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["eval", *words], prog_name="baocao")
    return result.exit_code, result.stdout, result.stderr


def test_accusations_of_the_reports_hold() -> None:
    code, out, _ = run("--planted", "--format", "json", "--min", "error_precision=0.95")
    found = json.loads(out)
    assert code == 0
    assert found["reports"] >= 68
    assert found["error"]["raised"] * found["error_precision"] == pytest.approx(
        found["error"]["right"], abs=0.01
    )
    assert run("--planted", "--min", "error_recall=1.0")[0] == 1


def test_misses_and_doubts_are_told() -> None:
    _, out, _ = run("--planted", "--errors")
    assert "MISSED " in out
    assert out.splitlines()[-1].endswith(tuple("0123456789"))


def test_other_sets_are_refused_beside_it() -> None:
    code, _, error = run("--planted", "--seeded", "3")
    assert code == 2
    assert "--planted" in error


def test_every_quote_stands_once_in_its_report() -> None:
    texts = planted_reports()
    errors = planted_errors(texts)
    assert {error.report for error in errors} < set(texts)
    assert all(texts[e.report][e.start : e.end] == e.quote for e in errors)
    broken = {name: text * 2 for name, text in texts.items()}
    with pytest.raises(ValueError, match="2 times"):
        planted_errors(broken)


def test_what_is_counted() -> None:
    first, second = (Planted("a.txt", start, start + 5, "12345", "") for start in (0, 50))
    checks = [
        Check("part_sum", severity, "part_sum", (Span(2, 4, "34"),), Decimal(34), Decimal(43), "")
        for severity in SEVERITIES
    ]
    held = (True, True, False)
    raised = [Raised("a.txt", check, right) for check, right in zip(checks, held, strict=True)]
    found = PlantedFound(1, (first, second), frozenset({first}), frozenset(), raised)
    assert found.measures == {"error_precision": 0.5, "error_recall": 0.5, "recall": 0.5}
