"""The benchmarks measure what they say they measure; how fast is left to the benchmark itself."""

import json
import random
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.analysis import analyze_text, clean
from pipeline.benchmarking.cli import main
from pipeline.benchmarking.collection import (
    Answer,
    Collection,
    measure_collection,
    questions,
    work_on,
    write_collection,
)
from pipeline.benchmarking.floors import shortfalls
from pipeline.benchmarking.growth import Growth, Run, analysis_memory, measure_growth
from pipeline.benchmarking.naming import sample_of
from pipeline.benchmarking.stages import (
    ANALYSIS,
    ENRICH,
    NAMES,
    READING,
    RULES,
    STAGES,
    STAGES_OF,
    WORDS,
    Throughput,
    measure,
    run_stages,
)
from pipeline.benchmarking.tables import Results, as_json, collection_table, speed_table
from pipeline.benchmarking.texts import (
    HOSTILE,
    long_text,
    sample_reports,
    unseen_reports,
    variant,
)
from pipeline.benchmarking.timing import Speed, fastest


def test_a_variant_keeps_sums_and_shares_and_the_order_of_labels() -> None:
    text = (
        "2.1. Kết quả\nNgày 15/5/2016, năm 2020, ông Trần Văn Nam và 1.105 người, nữ 221 (20,0%)."
    )
    changed = variant(text, random.Random(7))
    shape = re.escape(text).replace(r"1\.105", r"(\d+\.\d{3})").replace("221", r"(\d{3,4})")
    shape = shape.replace(r"Trần\ Văn\ Nam", r"[A-ZĐ]\w+ Văn Nam")
    found = re.fullmatch(shape, changed)
    assert found is not None
    assert changed != text
    assert int(found[1].replace(".", "")) == 5 * int(found[2]) > 1105


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


def test_stages_together_take_the_sum_of_their_times() -> None:
    measured = measure("reports", [([unseen_reports(8)[0]], [unseen_reports(9)[0]])])
    speeds = measured.speeds
    for together, stages in STAGES_OF.items():
        seconds = sum(speeds[stage].seconds for stage in stages)
        assert speeds[together].seconds == pytest.approx(seconds)
    assert STAGES_OF[READING] == ("figures", "indicators", "meaning")
    share = speeds["ledger"].seconds / speeds["extraction"].seconds
    assert measured.ledger_share == pytest.approx(share)


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


def collection(reports: int, seconds: dict[str, float], ingest: float) -> Collection:
    answers = {name: Answer(value, 1) for name, value in seconds.items()}
    return Collection(reports, 1000, ingest, ingest, 0.001, 70.0, 1.0, answers)


def test_floors_name_what_is_missed() -> None:
    def speed(ratio: float) -> Speed:
        return Speed(int(ratio * 1000), 1.0)

    speeds = {stage: speed(ratio) for stage, ratio in ((RULES, 4.0), (ANALYSIS, 3.5), (WORDS, 1.0))}
    slow = Throughput("reports", 1, 1, speeds, ledger_share=1.25)
    growths = [
        Growth("linear", runs(1.0, 2.1), None),
        Growth("square", runs(1.0, 4.0), None),
        Growth("endless", (), "1000 characters take more than 5 s"),
    ]
    collections = [
        collection(50, {"check": 1.0}, ingest=9.0),  # too small to be compared with
        collection(100, {"check": 1.0, "cites": 0.001, "compare figures": 1.0}, ingest=4.0),
        collection(1000, {"check": 14.0, "cites": 9.0, "compare figures": 90.0}, ingest=52.0),
        collection(10_000, {"check": 120.0}, ingest=560.0),
    ]
    results = Results([slow], None, growths, collections, (0.4, 0.02))
    assert list(shortfalls(results)) == [
        "reports: rules is 4.00x word_tokenize, not 5x",
        "reports: the ledger takes 1.25x the time of the extraction",
        "square: twice the text takes 4.00x the time",
        "endless: 1000 characters take more than 5 s",
        "check: one report of 1,000 takes 1.40x the time of one of 100",
        "ingest: one report of 10,000 takes 1.40x the time of one of 100",
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
    assert set(content) == {"speed", "memory", "growth", "collections", "start", "missed"}
    assert 0 < content["start"]["python"] < content["start"]["baocao_help"]


def test_ner_is_measured_on_a_sample_and_says_so() -> None:
    reports = unseen_reports(8)[:2]
    throughput = measure("two reports", [(unseen_reports(9)[:2], reports)], named=4)
    assert throughput.note.startswith("ner: on a sample of ")
    ratio = throughput.ratio(ANALYSIS, NAMES)
    assert ratio is not None
    assert throughput.speeds[ENRICH].characters == sum(map(len, reports))
    assert 0 < throughput.speeds[ENRICH].seconds < 60
    assert ratio > throughput.ratio(WORDS, NAMES) / 100  # type: ignore[operator]
    (first, *lines) = speed_table(throughput).splitlines()
    assert first.split()[-3:] == ["word_tokenize", "x", "ner"]
    share = f"{throughput.ledger_share:.2f}"
    assert lines[-2:] == [
        throughput.note,
        f"the ledger takes {share}x the time of the extraction (median of the rounds)",
    ]


def test_without_ner_the_rest_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "underthesea.pipeline.ner", None)
    monkeypatch.delattr("underthesea.ner", raising=False)
    throughput = measure("a text", [(["Chi bộ họp."], ["Chi bộ có 59 đảng viên."])], named=4)
    assert throughput.note.startswith("ner cannot be run here: ")
    assert NAMES not in throughput.speeds
    assert throughput.ratio(RULES, NAMES) is None
    assert as_json(Results([throughput]), [])["speed"][0]["ratio_to_ner"]["rules"] is None


def test_a_sample_is_taken_from_all_the_text() -> None:
    text = "I. KẾT QUẢ\n" + "".join(f"Đảng bộ có {n} chi bộ.\n" for n in range(100))
    sentences = [f"Đảng bộ có {n} chi bộ." for n in range(100)]
    assert sample_of([text], 4) == sentences[::25]
    assert sample_of([text], 500) == sentences
    assert sample_of([], 5) == []


def test_memory_is_that_of_the_analysis_alone() -> None:
    ballast = bytearray(300 * 1024**2)
    ballast[::4096] = b"x" * len(ballast[::4096])
    run = analysis_memory(20_000)
    assert 20 < run.base <= run.peak < 300


def test_a_collection_is_ingested_twice_and_asked_everything(tmp_path: Path) -> None:
    small, large = (measure_collection(reports, seed=3) for reports in (3, 6))
    assert small.characters == write_collection(tmp_path / "reports", 3, seed=3)
    assert [one.reports for one in (small, large)] == [3, 6]
    assert set(small.answers) == set(questions())
    assert small.answers["figures as a table"].rows > 20
    assert small.answers["cites"].rows > 0
    assert 0 < small.again < small.ingest
    assert small.factor("ingest", small) == 1.0
    table = collection_table([small, large])
    assert "6 reports: s    x one of 3" in table
    written = as_json(Results(collections=[small, large]), [])["collections"][1]
    assert written["seconds"]["ingest"] == pytest.approx(large.ingest, abs=1e-4)
    assert written["factor_per_report"]["ingest"] == pytest.approx(
        large.ingest / 6 / (small.ingest / 3), abs=1e-3
    )


def test_collections_of_other_sizes_share_no_report(tmp_path: Path) -> None:
    for reports in (2, 3):
        write_collection(tmp_path / str(reports), reports, seed=1)
    contents = [path.read_bytes() for path in sorted(tmp_path.glob("*/*.txt"))]
    assert len(set(contents)) == len(contents) == 5


def test_a_collection_that_was_not_read_is_no_measurement(tmp_path: Path) -> None:
    write_collection(tmp_path / "reports", 2, seed=1)
    next((tmp_path / "reports").glob("*.txt")).write_bytes(b"")
    with pytest.raises(RuntimeError, match="1 of 2 reports are new: nothing is measured"):
        work_on(tmp_path, 2, 1000)


def test_quick_and_full_exclude_each_other() -> None:
    assert CliRunner().invoke(main, ["--quick", "--full"]).exit_code == 2
