"""The evaluation, on annotations and reports made by hand."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluating import Accuracy, GoldError, Scores, Tally, evaluate, parse_gold, pool
from pipeline.evaluating.contract_files import report_from_json
from pipeline.evaluating.matching import match_best, overlap
from pipeline.evaluating.validating import problems_of
from schemas.contract import report_to_json
from schemas.document import Footnote, Heading, Range, Span
from schemas.facts import (
    Check,
    Citation,
    Count,
    DocumentInfo,
    Percentage,
    Ratio,
    Report,
    Signatory,
    Statement,
)

TEXT = (
    "I. TÌNH HÌNH\n"
    "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và Nghị quyết Trung ương 4 khóa"
    " XI, XII, Đảng bộ có 59 đảng viên, trong đó nam 48, nữ 12; 11/59 đảng viên dự bị (18,6%).\n"
    "1. Hạn chế\n"
    "- Sinh hoạt chi bộ còn hình thức.\n"
)


def at(quote: str) -> Range:
    start = TEXT.index(quote)
    return start, start + len(quote)


def span(quote: str) -> Span:
    return Span(*at(quote), quote)


def entry(quote: str, **fields: Any) -> dict[str, Any]:
    start, end = at(quote)
    return {"start": start, "end": end, "text": quote, **fields}


DIRECTIVE, PLENUM = "Chỉ thị số 05-CT/TW", "Nghị quyết Trung ương 4 khóa XI, XII"
PARTS = [at("59 đảng viên"), at("nam 48"), at("nữ 12")]


def gold_json(**changed: Any) -> dict[str, Any]:
    named = {"type": "Nghị quyết", "form": "named", "issuer": None, "date": None}
    return {
        "source": "mau.txt",
        "document": {
            "kind": "report",
            "title": None,
            "unit": "Đảng ủy xã A",
            "date": "2024-01-08",
            "signatory": {"name": "Lý Văn B", "role": "BÍ THƯ"},
        },
        "headings": [
            entry("I. TÌNH HÌNH", label="I.", level=1, title="TÌNH HÌNH"),
            entry("1. Hạn chế", label="1.", level=2, title="Hạn chế"),
        ],
        "footnotes": [],
        "citations": [
            entry(
                DIRECTIVE,
                type="Chỉ thị",
                form="full",
                id="05-CT/TW",
                issuer="Bộ Chính trị",
                date="2016-05-15",
            ),
            entry(PLENUM, id="NQTW4-XI", **named),
            entry(PLENUM, id="NQTW4-XII", **named),
        ],
        "percentages": [entry("18,6%", value=18.6, part=11, whole=59)],
        "ratios": [entry("11/59", num=11, den=59)],
        "counts": [
            entry("59 đảng viên", value=59, unit="đảng viên", kind="people"),
            entry("nam 48", value=48, unit="nam", kind="people"),
            entry("nữ 12", value=12, unit="nữ", kind="people"),
        ],
        "limitations": [
            entry("Sinh hoạt chi bộ còn hình thức.", role="limitation", in_section=True)
        ],
        "findings": [
            {
                "kind": "part_sum",
                "severity": "error",
                "spans": PARTS,
                "stated": 59,
                "expected": 60,
                "note": "48 + 12 = 60",
            }
        ],
        "checks_passed": [
            {
                "kind": "percent",
                "severity": "ok",
                "spans": [at("18,6%"), at("11/59")],
                "stated": 18.6,
                "expected": 18.64,
                "note": "11/59 = 18.64%",
            }
        ],
        **changed,
    }


def gold(**changed: Any) -> Any:
    # Through JSON, as from a file: ranges become lists.
    return parse_gold(json.loads(json.dumps(gold_json(**changed))), Path("mau.json"))


def citation(quote: str, id_: str, **fields: Any) -> Citation:
    values: dict[str, Any] = {"type": "Nghị quyết", "form": "named", **fields}
    return Citation(span=span(quote), at=at(quote), section=0, rule="r", id=id_, **values)


def count(quote: str, value: int, unit: str, kind: Any = "people") -> Count:
    return Count(span(quote), at(quote), 0, "r", Decimal(value), str(value), unit, kind)


def heading(quote: str, label: str, level: Any) -> Heading:
    return Heading(span(quote), at(quote), label, level, quote, level, None, None)


def check(kind: Any, severity: Any, *quotes: str) -> Check:
    return Check(kind, severity, "r", tuple(map(span, quotes)), Decimal(59), Decimal(60), "48 + 12")


def report(**changed: Any) -> Report:
    """What a program that reads everything right would say."""
    perfect: dict[str, Any] = {
        "document": DocumentInfo(
            "report",
            unit="Đảng uỷ xã A",
            date=dt.date(2024, 1, 8),
            signatory=Signatory("Lý Văn B", "BÍ THƯ"),
        ),
        "headings": (heading("I. TÌNH HÌNH", "I.", 1), heading("1. Hạn chế", "1.", 2)),
        "footnotes": (),
        "citations": (
            citation(
                DIRECTIVE,
                "05-CT/TW",
                type="Chỉ thị",
                form="full",
                issuer="Bộ Chính trị",
                date=dt.date(2016, 5, 15),
            ),
            citation(PLENUM, "NQTW4-XI"),
            citation(PLENUM, "NQTW4-XII"),
        ),
        "percentages": (
            Percentage(
                span("18,6%"),
                at("18,6%"),
                0,
                "r",
                Decimal("18.6"),
                "18,6",
                part=Decimal(11),
                whole=Decimal(59),
            ),
        ),
        "ratios": (Ratio(span("11/59"), at("11/59"), 0, "r", 11, 59),),
        "counts": (
            count("59 đảng viên", 59, "đảng viên"),
            count("nam 48", 48, "nam"),
            count("nữ 12", 12, "nữ"),
        ),
        "statements": (statement("Sinh hoạt chi bộ còn hình thức.", "limitation"),),
        "checks": (
            check("part_sum", "error", "59 đảng viên", "nam 48", "nữ 12"),
            check("percent", "ok", "18,6%", "11/59"),
        ),
        **changed,
    }
    return Report("mau.txt", "", "", "", TEXT, **perfect)


def statement(quote: str, role: Any) -> Statement:
    return Statement(span(quote), at(quote), 1, "r", role, True)


def test_a_perfect_report_scores_one_everywhere() -> None:
    scores = evaluate(gold(), report())
    assert {name: scores.value(name) for name in scores.measures} == dict.fromkeys(
        scores.measures, 1.0
    )
    assert scores.mistakes == ()
    assert scores.tallies["citation"] == Tally(3, 0, 0)
    assert scores.tallies["finding"] == Tally(1, 0, 0)
    assert scores.accuracies["not_accused"] == Accuracy(1, 1)


def test_an_empty_report_misses_everything_and_accuses_nobody() -> None:
    nothing = report(
        headings=(),
        citations=(),
        percentages=(),
        ratios=(),
        counts=(),
        statements=(),
        checks=(),
        document=DocumentInfo(),
    )
    scores = evaluate(gold(), nothing)
    assert scores.tallies["citation"] == Tally(0, 3, 0)
    assert scores.tallies["citation"].precision == 1.0
    assert scores.value("citation") == 0.0
    assert scores.accuracies["not_accused"] == Accuracy(1, 1)
    assert scores.accuracies["check_coverage"] == Accuracy(0, 1)


# What the program says in the place of the perfect answer, and the measures that change.
DEVIATIONS: list[tuple[str, dict[str, Any], dict[str, Tally | Accuracy]]] = [
    (
        "one of two documents that share a span is lost",
        {"citations": (report().citations[0], report().citations[1])},
        {"citation": Tally(2, 1, 0), "citation_exact": Tally(2, 1, 0)},
    ),
    (
        "the span is shorter than a reader's",
        {"citations": (citation("số 05-CT/TW", "05-CT/TW", date=dt.date(2016, 5, 15)),)},
        {
            "citation": Tally(1, 2, 0),
            "citation_exact": Tally(0, 3, 1),
            "citation.type": Accuracy(0, 1),
            "citation.issuer": Accuracy(0, 1),
            "citation.date": Accuracy(1, 1),
        },
    ),
    (
        "the right place with the wrong symbol",
        {"citations": (citation(DIRECTIVE, "05-CT/TU"),)},
        {"citation": Tally(0, 3, 1), "citation_span": Tally(1, 2, 0)},
    ),
    (
        "a percentage of another whole",
        {"percentages": (replace(report().percentages[0], whole=Decimal(53)),)},
        {
            "percentage": Tally(1, 0, 0),
            "percentage.part": Accuracy(1, 1),
            "percentage.whole": Accuracy(0, 1),
        },
    ),
    (
        "another value at the right place",
        {"counts": (count("59 đảng viên", 58, "đảng viên"),)},
        {"count": Tally(0, 3, 1), "count_people": Tally(0, 3, 0)},
    ),
    (
        "another kind for the right value",
        {"counts": (count("59 đảng viên", 59, "đảng viên", "organisation"),)},
        {
            "count": Tally(1, 2, 0),
            "count_organisation": Tally(0, 0, 0),
            "count_people_org": Tally(1, 2, 0),
            "count.kind": Accuracy(0, 1),
        },
    ),
    (
        "one fact twice",
        {"ratios": (report().ratios[0], report().ratios[0])},
        {"ratio": Tally(1, 0, 1)},
    ),
    (
        "a shortcoming taken for a cause",
        {"statements": (statement("Sinh hoạt chi bộ còn hình thức.", "cause"),)},
        {
            "limitation": Tally(0, 1, 0),
            "cause": Tally(0, 0, 1),
            "limitation.role": Accuracy(0, 1),
        },
    ),
    (
        "a heading of another level",
        {"headings": (heading("I. TÌNH HÌNH", "I.", 1), heading("1. Hạn chế", "1.", 3))},
        {
            "heading": Tally(1, 1, 1),
            "heading_1": Tally(1, 0, 0),
            "heading_2": Tally(0, 1, 0),
            "heading_3": Tally(0, 0, 1),
        },
    ),
    (
        "a percentage that holds is accused",
        {"checks": (check("percent", "error", "18,6%", "11/59"),)},
        {
            "finding": Tally(0, 1, 1),
            "not_accused": Accuracy(0, 1),
            "check_coverage": Accuracy(0, 1),
        },
    ),
    (
        "suspicions are neither findings nor accusations",
        {"checks": (check("percent", "suspect", "18,6%", "11/59"),)},
        {
            "finding": Tally(0, 1, 0),
            "finding_suspect": Tally(0, 0, 1),
            "not_accused": Accuracy(1, 1),
        },
    ),
    (
        "an error that is called a rounding slip is of the wrong severity",
        {"checks": (check("part_sum", "rounding", "59 đảng viên", "nam 48", "nữ 12"),)},
        {
            "finding": Tally(0, 1, 0),
            "finding_error": Tally(0, 1, 0),
            "finding_suspect": Tally(0, 0, 0),
            "finding_rounding": Tally(0, 0, 1),
        },
    ),
    (
        "another relation of the challenged figure is no false alarm",
        {"checks": (check("conflict", "error", "59 đảng viên", "11/59"),)},
        {"finding": Tally(0, 1, 0)},
    ),
    (
        "a sentence is no evidence for a figure",
        {"checks": (check("part_sum", "error", TEXT[13:270]),)},
        {"finding": Tally(0, 1, 0)},
    ),
]


@pytest.mark.parametrize(
    ("said", "expected"),
    [(said, expected) for _, said, expected in DEVIATIONS],
    ids=[name for name, _, _ in DEVIATIONS],
)
def test_deviations(said: dict[str, Any], expected: dict[str, Tally | Accuracy]) -> None:
    scores = evaluate(gold(), report(**said))
    got = {**scores.tallies, **scores.accuracies}
    assert {name: got[name] for name in expected} == expected


def test_optional_annotations_are_neither_missed_nor_wrong() -> None:
    counts = gold_json()["counts"]
    optional = [{**counts[0], "optional": True}, {**counts[1], "table": True}, counts[2]]
    for found in (report().counts, report().counts[2:]):
        scores = evaluate(gold(counts=optional), report(counts=found))
        assert scores.tallies["count"] == Tally(1, 0, 0)


def test_findings_with_one_challenged_figure_have_one_cause() -> None:
    finding = gold_json()["findings"][0]
    twin = {**finding, "kind": "conflict", "spans": [PARTS[0], at("11/59")]}
    scores = evaluate(gold(findings=[finding, twin]), report())
    assert scores.tallies["finding"] == Tally(1, 0, 0)
    assert evaluate(gold(findings=[finding, twin]), report(checks=())).tallies["finding"] == Tally(
        0, 1, 0
    )


@pytest.mark.parametrize("severity", ["error", "suspect", "rounding"])
def test_findings_of_each_severity_have_their_tally(severity: Any) -> None:
    finding = {**gold_json()["findings"][0], "severity": severity}
    said = report(checks=(check("part_sum", severity, "59 đảng viên", "nam 48", "nữ 12"),))
    measures = [f"finding_{name}" for name in ("error", "suspect", "rounding")]
    tallies = evaluate(gold(findings=[finding]), said).tallies
    expected = {m: Tally(int(m == f"finding_{severity}"), 0, 0) for m in measures}
    assert {measure: tallies[measure] for measure in measures} == expected


def test_optional_findings_are_neither_missed_nor_wrong() -> None:
    finding = {**gold_json()["findings"][0], "severity": "suspect", "optional": True}
    said = check("part_sum", "suspect", "59 đảng viên", "nam 48", "nữ 12")
    for checks in ((), (said,)):
        scores = evaluate(gold(findings=[finding]), report(checks=checks))
        assert scores.tallies["finding_suspect"] == Tally(0, 0, 0)


@pytest.mark.parametrize("said", [{}, *(said for _, said, _ in DEVIATIONS)])
def test_the_contract_read_back_scores_the_same(said: dict[str, Any]) -> None:
    one = report(**said)
    written = json.loads(json.dumps(report_to_json(one, lambda check: "")))
    assert evaluate(gold(), report_from_json(written, TEXT)) == evaluate(gold(), one)


NO_CONTRACTS: list[tuple[Any, str]] = [
    ([], "no JSON object"),
    ({}, "the key 'source' is missing"),
    ({"headings": [{"start": 0, "level": 7}]}, "7 is no level of a heading"),
    ({"ratios": [5]}, "a value of another form"),
    ({"document": {"kind": "report", "date": "hôm qua"}}, "Invalid isoformat string"),
]


@pytest.mark.parametrize(("content", "problem"), NO_CONTRACTS)
def test_what_is_no_contract_says_why(content: Any, problem: str) -> None:
    if content:
        content = {**report_to_json(report(), lambda check: ""), **content}
    with pytest.raises(ValueError, match=problem):
        report_from_json(content, TEXT)


def test_a_footnote_needs_every_piece() -> None:
    pieces = [at("Chỉ thị"), at("Hạn chế")]
    annotated = gold(footnotes=[{"marker": "¹", "pieces": pieces, "ref_at": None}])

    def tally(*found: Range) -> Tally:
        footnotes = (Footnote("¹", found, None, (0, 1)),)
        return evaluate(annotated, report(footnotes=footnotes)).tallies["footnote"]

    assert tally(*pieces) == Tally(1, 0, 0)
    assert tally(pieces[0]) == Tally(0, 1, 1)


def test_matching_prefers_the_closest_pair_over_the_first() -> None:
    matched = match_best([(0, 10), (8, 18)], [(7, 17)], overlap)
    assert matched.pairs == (((8, 18), (7, 17)),)
    assert matched.missed == ((0, 10),)


def test_pooling_adds_cases_and_not_shares() -> None:
    one = Scores("a", {"ratio": Tally(1, 0, 0)}, {"count.kind": Accuracy(1, 1)})
    two = Scores("b", {"ratio": Tally(1, 2, 1)}, {"count.kind": Accuracy(0, 3)})
    pooled = pool("all", [one, two])
    assert pooled.tallies == {"ratio": Tally(2, 2, 1)}
    assert pooled.accuracies == {"count.kind": Accuracy(1, 4)}
    assert (pooled.tallies["ratio"].precision, pooled.tallies["ratio"].recall) == (2 / 3, 0.5)
    assert pooled.value("ratio") == pytest.approx(4 / 7)


WRONG_SHAPES: list[tuple[dict[str, Any], str]] = [
    ({"source": "../mau.txt"}, "source: the name of the report's file is missing"),
    ({"counts": None}, "counts: a list is missing"),
    ({"ratios": [entry("11/59", num="11", den=59)]}, "ratios[0]: num must be a number, not '11'"),
    ({"ratios": [{"text": "11/59"}]}, "ratios[0]: start is missing"),
    (
        {"headings": [{**entry("I."), "start": 9, "end": 9}]},
        "headings[0]: level is missing",
    ),
    (
        {"limitations": [entry("Hạn chế", role="lesson", in_section=True)]},
        "limitations[0]: role is 'lesson', not one of limitation, cause",
    ),
    ({"origin": "guessed"}, "origin: 'guessed' is none of authored, synthetic"),
]


@pytest.mark.parametrize(("changed", "problem"), WRONG_SHAPES)
def test_gold_of_a_wrong_shape_says_where(changed: dict[str, Any], problem: str) -> None:
    with pytest.raises(GoldError) as caught:
        gold(**changed)
    assert caught.value.problems == (f"mau.json: {problem}",)


WRONG_MEANINGS: list[tuple[dict[str, Any], str]] = [
    (
        {"ratios": [{**entry("11/59", num=11, den=59), "text": "11/60"}]},
        "ratios[0]: the text at 165 is '11/59', not '11/60'",
    ),
    ({"ratios": [entry("11/59", num=11, den=60)]}, "ratios[0]: '11/59' is not 11 of 60"),
    (
        {"percentages": [entry("18,6%", value=18.7, part=None, whole=None)]},
        "percentages[0]: '18,6%' is not 18.7",
    ),
    (
        {"headings": [entry("1. Hạn chế", label="1.", level=3, title="Hạn chế")]},
        "headings[0]: '1.' is of level 2, not 3",
    ),
    (
        {"counts": [gold_json()["counts"][0], entry("đảng viên", value=1, unit="x", kind="other")]},
        "counts[1]: the noun 'x' is not in 'đảng viên'",
    ),
    (
        {"checks_passed": [{**gold_json()["checks_passed"][0], "severity": "error"}]},
        "checks_passed[0]: the severity 'error' does not belong here",
    ),
]


def test_good_gold_has_no_problems() -> None:
    assert problems_of(gold(), TEXT) == []


@pytest.mark.parametrize(("changed", "problem"), WRONG_MEANINGS)
def test_gold_that_does_not_fit_its_text_says_where(changed: dict[str, Any], problem: str) -> None:
    assert problem in problems_of(gold(**changed), TEXT)
