"""The benchmarks measure what they say they measure; how fast is left to the benchmark itself."""

import json
import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.analysis import analyze_text, clean
from pipeline.benchmarking.cli import main
from pipeline.benchmarking.floors import shortfalls
from pipeline.benchmarking.growth import Growth, Run, measure_growth
from pipeline.benchmarking.stages import ANALYSIS, RULES, STAGES, WORDS, Throughput, run_stages
from pipeline.benchmarking.texts import (
    HOSTILE,
    long_text,
    sample_reports,
    unseen_reports,
    variant,
)
from pipeline.benchmarking.timing import Speed, fastest


def test_a_variant_keeps_the_length_of_numbers_and_the_order_of_labels() -> None:
    text = "2.1. Kết quả\nNgày 15/5/2016, năm 2020, ông Trần Văn Nam và 105 đảng viên (93,50%)."
    changed = variant(text, random.Random(7))
    assert changed != text
    shape = re.escape(text).replace("105", r"[1-9]0[1-9]").replace("93,50", r"[1-9]{2},[1-9]0")
    shape = shape.replace(r"Trần\ Văn\ Nam", r"[A-ZĐ]\w+ Văn Nam")
    assert re.fullmatch(shape, changed)


def test_variants_are_reproducible_and_all_different() -> None:
    assert unseen_reports(1) == unseen_reports(1)
    texts = [*sample_reports(), *unseen_reports(1), *unseen_reports(2)]
    assert len(set(texts)) == len(texts)


def test_a_long_text_is_one_report_of_prose() -> None:
    text = long_text(60_000, seed=3)
    assert len(text) == 60_000
    doc = clean(text)
    prose = sum(b.end - b.start for b in doc.blocks if b.kind in ("paragraph", "item"))
    # A second letterhead or signature in the middle would take the rest out of the analysis.
    assert prose > 0.75 * len(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_have_their_length(name: str) -> None:
    make, full = HOSTILE[name]
    assert full >= 200_000
    assert len(make(10_000)) == pytest.approx(10_000, rel=0.1)


def test_there_are_a_hundred_thousand_headings() -> None:
    make, full = HOSTILE["numbered headings"]
    assert make(full).count("\n") == 100_000


@pytest.mark.parametrize("text", unseen_reports(5)[:3])
def test_the_stages_are_those_of_the_analysis(text: str) -> None:
    seconds, checks = run_stages(text)
    assert tuple(seconds) == STAGES
    assert checks == analyze_text(text).checks


def test_the_best_round_counts() -> None:
    assert fastest([Speed(1000, 2.0), Speed(3000, 3.0)]) == Speed(3000, 3.0)
    assert Speed(3000, 3.0).kchar_per_second == 1.0


def runs(*seconds: float) -> tuple[Run, ...]:
    return tuple(Run(1000 << i, value, 100.0, 80.0) for i, value in enumerate(seconds))


FACTORS = [
    (runs(0.1, 0.2, 0.5), 2.5),
    (runs(0.001, 0.002), None),  # too short to say anything
    (runs(1.0), None),
    ((), None),
]


@pytest.mark.parametrize(("measured", "factor"), FACTORS)
def test_the_factor_is_that_of_the_last_doubling(
    measured: tuple[Run, ...], factor: float | None
) -> None:
    assert Growth("x", measured, None).factor == factor


def test_floors_name_what_is_missed() -> None:
    def speed(ratio: float) -> Speed:
        return Speed(int(ratio * 1000), 1.0)

    slow = Throughput("reports", 1, 1, {RULES: speed(4), ANALYSIS: speed(3.5), WORDS: speed(1)})
    growths = [
        Growth("linear", runs(1.0, 2.1), None),
        Growth("square", runs(1.0, 4.0), None),
        Growth("endless", (), "1000 characters take more than 5 s"),
    ]
    assert list(shortfalls([slow], growths, 0.4)) == [
        "reports: rules is 4.00x word_tokenize, not 5x",
        "square: twice the text takes 4.00x the time",
        "endless: 1000 characters take more than 5 s",
        "baocao --help takes 0.40 s, not 0.25 s",
    ]


def test_growth_is_measured_in_processes_of_its_own() -> None:
    growth = measure_growth("spaces", shorter=100, steps=2)
    assert growth.failure is None
    assert [run.characters for run in growth.runs] == [5_000, 10_000]


def test_a_measurement_that_does_not_end_is_a_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.benchmarking.growth._START", 0.0)
    growth = measure_growth("numbered headings", limit=0.2, steps=1)
    assert (growth.runs, growth.failure) == ((), "2000000 characters take more than 0.2 s")


def test_the_command_writes_its_results(tmp_path: Path) -> None:
    path = tmp_path / "kết quả.json"
    result = CliRunner().invoke(main, ["--quick", "--only", "start", "--json", str(path)])
    assert result.exit_code == 0, result.output
    content = json.loads(path.read_text(encoding="utf-8"))
    assert set(content) == {"speed", "growth", "start", "missed"}
    assert 0 < content["start"]["python"] < content["start"]["baocao_help"]
