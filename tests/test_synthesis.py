"""Synthetic reports: reproducible, annotated to the letter, and never accused where they hold."""

import json
import tracemalloc
from collections import Counter
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from snapshots import snapshot

from corpus.synthesis import SyntheticReport, generate
from corpus.synthesis.changes import FAULT_KINDS, apply_change, digit_changes
from corpus.synthesis.cli import main
from corpus.synthesis.draft import Draft, Places, Relation
from corpus.synthesis.edits import apply_edits, expand_characters
from corpus.synthesis.grammar import CountOf, GrammarError, ListOf, parse_template
from corpus.synthesis.relations import judge_values
from pipeline.analysis import analyze_text
from pipeline.evaluating.gold_files import parse_gold
from pipeline.evaluating.seeded import main as seeded_main
from pipeline.evaluating.seeded import seeded_fault_recall, summarise
from pipeline.evaluating.validating import problems_of
from pipeline.ingesting import ingest
from pipeline.reading import read_source
from pipeline.storing import open_store
from pipeline.units import read_roster
from schemas.facts import Check, Report, Severity

slowly = settings(max_examples=25, deadline=None, derandomize=True, database=None)
places = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))


def one(index: int, seed: int = 1, noise: float = 0.5, faults: float = 0.3) -> SyntheticReport:
    return next(generate(1, seed, start=index, noise=noise, faults=faults))


def test_same_seed_same_bytes_and_no_report_depends_on_how_many() -> None:
    first = [(r.name, r.data, r.gold) for r in generate(9, 4)]
    assert [(r.name, r.data, r.gold) for r in generate(9, 4)] == first
    assert [(r.name, r.data, r.gold) for r in generate(4, 4, start=5)] == first[5:]
    assert next(generate(1, 5)).data != first[0][1]


def test_noise_and_faults_leave_everything_else_alone() -> None:
    plain = one(3, noise=0.0, faults=0.0)
    noisy = one(3, noise=1.0, faults=0.0)
    assert plain.data.decode("utf-8") == plain.text
    assert noisy.noise
    for key in ("citations", "percentages", "ratios", "counts", "headings", "limitations"):
        assert len(noisy.gold[key]) == len(plain.gold[key]), key


def test_annotations_fit_their_text_whatever_the_noise() -> None:
    noises: Counter[str] = Counter()
    for report in generate(45, 2, noise=1.0, faults=0.5):
        gold = parse_gold(json.loads(json.dumps(report.gold)), Path(f"{report.name}.json"))
        assert problems_of(gold, report.text) == [], (report.name, report.noise)
        noises.update(report.noise)
    assert {"pages", "slips", "old tones", "dashes", "nfd", "crlf", "utf-16"} <= set(noises)


def test_bytes_decode_to_the_annotated_text(tmp_path: Path) -> None:
    for report in generate(30, 6, noise=1.0):
        path = tmp_path / f"{report.name}.txt"
        path.write_bytes(report.data)
        assert read_source(path).text == report.text, report.noise


def test_every_kind_of_fault_is_planted_and_annotated() -> None:
    kinds: Counter[str] = Counter()
    for report in generate(140, 1, noise=0.0, faults=1.0):
        assert report.fault is not None
        kinds[report.fault.kind] += 1
        errors = [f for f in report.gold["findings"] if f["severity"] == "error"]
        assert errors, report.fault
        assert any(tuple(f["spans"][0]) == report.fault.at for f in errors), report.fault
        assert report.fault.before != report.fault.after
    assert set(kinds) == set(FAULT_KINDS)


def test_reports_without_a_fault_have_no_findings() -> None:
    for report in generate(30, 8, faults=0.0):
        assert report.gold["findings"] == []
        assert report.gold["checks_passed"]


def test_figures_are_as_dense_as_in_real_reports() -> None:
    reports = list(generate(50, 9, noise=0.0))
    characters = sum(len(report.text) for report in reports)
    counts = sum(not c.get("table") for report in reports for c in report.gold["counts"])
    assert 2.0 <= counts * 1000 / characters <= 3.2
    assert min(len(report.text) for report in reports) < 8000
    assert max(len(report.text) for report in reports) > 25000


def quoted(report: Report) -> list[tuple[str, str]]:
    facts = (
        *report.citations, *report.percentages, *report.ratios, *report.counts, *report.statements
    )  # fmt: skip
    spans = [fact.span for fact in facts] + [heading.span for heading in report.headings]
    return [(report.text[span.start : span.end], span.text) for span in spans]


@slowly
@given(place=places, noise=st.sampled_from([0.0, 1.0]))
def test_facts_quote_the_source_and_consistent_reports_are_not_accused(
    place: tuple[int, int], noise: float
) -> None:
    report = one(place[0], seed=place[1], noise=noise, faults=0.0)
    analysed = analyze_text(report.text)
    assert all(found == said for found, said in quoted(analysed))
    assert accusations(analysed) == []


def accusations(report: Report) -> list[Check]:
    """The errors that the program finds."""
    return [check for check in report.findings if check.severity == "error"]


def test_part_of_a_total_written_with_a_slash_is_not_accused() -> None:
    report = analyze_text(
        "I. KẾT QUẢ\n\nCó 212 đảng viên được xếp loại, gồm HTXSNV: 42, HTTNV: 135, HTNV: 35; "
        "hoàn thành tốt nhiệm vụ trở lên 177 đồng chí/tổng số 212 đồng chí, đạt 83,5%.\n"
    )
    assert [check for check in report.findings if check.severity == "error"] == []


@slowly
@given(place=places)
def test_a_changed_digit_breaks_a_relation_and_nothing_else_moves(place: tuple[int, int]) -> None:
    report = one(place[0], seed=place[1], noise=0.0, faults=0.0).annotated
    changes = list(digit_changes(report))
    assert changes
    change = changes[place[1] % len(changes)]
    faulty = apply_change(report, change)
    shift = len(faulty.fault.after) - len(faulty.fault.before)
    assert len(faulty.report.text) == len(report.text) + shift
    assert faulty.fault.broken
    for number, span in enumerate(report.spans):
        if number != report.numbers[change.number].at and span[1] <= faulty.fault.at[0]:
            assert faulty.report.quote(number) == report.quote(number)


def test_order_and_number_of_processes_do_not_matter(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    result = CliRunner().invoke(main, ["5", str(folder), "--seed", "3", "--quiet"])
    assert result.exit_code == 0, result.output
    stores = [open_store(str(tmp_path / f"{jobs}.db")) for jobs in (1, 2)]
    for jobs, store in enumerate(stores, start=1):
        ingest([folder], store, jobs=jobs, units_csv=folder / "units.csv")
    assert snapshot(stores[0]) == snapshot(stores[1])


def test_memory_does_not_grow_with_the_number_of_reports() -> None:
    reports = generate(10**6, 1, noise=0.0)
    list(islice(reports, 10))
    tracemalloc.start()
    for _ in islice(reports, 20):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20


def test_command_writes_a_set_in_parts_and_refuses_other_folders(tmp_path: Path) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, [*arguments, "--quiet"])
        return result.exit_code, result.output

    whole, parts = tmp_path / "whole", tmp_path / "parts"
    assert run("6", str(whole), "--seed", "7")[0] == 0
    assert run("3", str(parts), "--seed", "7", "--start", "3")[0] == 0
    assert run("3", str(parts), "--seed", "7")[0] == 0
    names = sorted(str(p.relative_to(whole)) for p in whole.rglob("*") if p.is_file())
    assert names == sorted(str(p.relative_to(parts)) for p in parts.rglob("*") if p.is_file())
    assert all((whole / name).read_bytes() == (parts / name).read_bytes() for name in names)
    assert len(read_roster(whole / "units.csv")) == 2

    code, output = run("2", str(parts), "--seed", "8")
    assert (code, "other settings" in output) == (1, True)
    foreign = tmp_path / "mine"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("…", encoding="utf-8")
    code, output = run("2", str(foreign))
    assert (code, "not empty" in output) == (1, True)
    assert [p.name for p in foreign.iterdir()] == ["letter.txt"]


def test_seeded_faults_are_found_mostly_and_accuse_nobody_else() -> None:
    seeded = list(seeded_fault_recall(6, 1, faults_per_report=3))
    pooled, kinds = summarise(seeded)
    assert pooled.total == len(seeded) == 18
    assert pooled.recall > 0.3
    assert pooled.accused == 0
    assert sum(one.total for one in kinds["fault"]) == 18


def test_seeded_command_reports_what_falls_short() -> None:
    result = CliRunner().invoke(
        seeded_main, ["--reports", "2", "--faults", "2", "--format", "json", "--min", "recall=1"]
    )
    data = json.loads(result.stdout)
    assert data["all"]["seeded"] == 4
    assert result.exit_code == (data["all"]["recall"] < 1)
    bad = CliRunner().invoke(seeded_main, ["--reports", "1", "--min", "nonsense=1"])
    assert (bad.exit_code, "no measure nonsense" in bad.output) == (2, True)


@pytest.mark.parametrize(
    ("kind", "complete", "values", "severity"),
    [
        ("part_sum", "closed", ("59", "53", "6"), "ok"),
        ("part_sum", "closed", ("59", "53", "5"), "error"),
        ("part_sum", "declared", ("59", "53", "5"), "suspect"),
        ("part_sum", "open", ("59", "53", "5"), None),
        ("part_sum", "open", ("59", "53", "7"), "error"),
        ("percent", "closed", ("81.3", "48", "59"), "rounding"),
        ("percent", "closed", ("81.2", "48", "59"), "error"),
        ("percent", "closed", ("81.4", "48", "59"), "ok"),
        ("percent", "closed", ("81", "48", "59"), "ok"),
        ("percent", "closed", ("66.6", "2", "3"), "rounding"),
        ("percent_sum", "closed", ("33.3", "33.3", "33.3"), "ok"),
        ("percent_sum", "closed", ("33.3", "33.3", "43.3"), "error"),
        ("ratio", "closed", ("14", "13"), "error"),
        ("conflict", "closed", ("22", "22", "23"), "error"),
        ("other", "closed", ("24", "59", "35"), "ok"),
        ("other", "closed", ("25", "59", "35"), "error"),
    ],
)
def test_relations_are_judged_exactly(
    kind: str, complete: str, values: tuple[str, ...], severity: Severity | None
) -> None:
    relation = Relation(kind, tuple(range(len(values))), complete)  # type: ignore[arg-type]
    verdict = judge_values(relation, [Decimal(value) for value in values])
    assert verdict.severity == severity


def test_edits_move_spans() -> None:
    draft = Draft()
    draft.put("có ")
    number = draft.put_span("198")
    draft.put(" đảng viên")
    report = draft.finish(Places(number, number, None, None, None, None))
    assert report.quote(number) == "198"
    longer = apply_edits(report, [(0, 0, "Xã "), (3, 6, "1988"), (6, 7, "\n\n12\n\n")])
    assert (longer.text, longer.quote(number)) == ("Xã có 1988\n\n12\n\nđảng viên", "1988")
    marks = expand_characters(longer, {"\n": "\r\n", "ã": "a\u0303"})
    assert marks.quote(number) == "1988"


def test_grammar_reads_nested_templates() -> None:
    assert parse_template("{=m # *đảng viên* nữ}")[0] == CountOf(
        "m", parse_template("# *đảng viên* nữ")
    )
    assert parse_template("{*b.types branch}") == (ListOf("b.types", "branch"),)
    for broken in ("{=m #", "[một|hai", "ba]"):
        with pytest.raises(GrammarError):
            parse_template(broken)
