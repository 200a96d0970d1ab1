"""The JSON form of a report: keys that other programs rely on, spans that give back text."""

import json
from typing import Any

import pytest
from speaking import report_with

from pipeline.analysis import PROGRAM, analyze_text
from schemas.contract import report_to_json
from schemas.registry.loader import registry_hash

# One of everything: a footnote that cuts a sentence, a wrong sum, a wrong percentage.
TEXT = report_with(
    "Thực hiện Công văn số 37-CV/ĐU ngày 10/6/2024 của Đảng ủy xã, chi bộ báo cáo như sau:",
    "I- KẾT QUẢ",
    "Chi bộ có 59 đảng viên¹ (54 chính thức và 06 dự bị) và luôn học tập Chỉ thị 05-",
    "¹ Theo danh sách.",
    "CT/TW. Có 178/180 đồng chí dự học, đạt 98,9%. Có 22/24 chi bộ, đạt 50,0%.",
    "II- HẠN CHẾ",
    "- Một số đồng chí chưa dự họp đều.",
    "III- NHIỆM VỤ",
    "- Kết nạp khoảng 02 đảng viên mới.",
)

_SPAN = {"start", "end", "text"}
_FACT = {*_SPAN, "section", "rule"}
_STATEMENT = {*_FACT, "role", "topics", "in_section", "extent", "strength", "origin"}
_CHECK = {
    *("kind", "severity", "rule", "section", "spans", "stated", "expected"),
    *("equation", "message", "suggestion"),
}
KEYS = {
    "headings": {*_FACT, "label", "level", "title", "depth", "parent", "role"},
    "footnotes": {"marker", "pieces", "ref_at", "rule"},
    "citations": {*_FACT, "type", "form", "id", "key", "issuer", "date", "basis"},
    "percentages": {*_FACT, "value", "numeral", "part", "whole", "approx"},
    "ratios": {*_FACT, "num", "den"},
    "counts": {
        *_FACT,
        *("value", "numeral", "value_max", "approx", "unit"),
        *("kind", "qualifiers", "indicator", "as_of"),
    },
    "limitations": _STATEMENT,
    "statements": _STATEMENT,
    "findings": _CHECK,
    "checks_passed": _CHECK,
}


@pytest.fixture(scope="module")
def analysis() -> dict[str, Any]:
    report = analyze_text(TEXT, source="báo cáo.txt", sha256="00ff")
    return report_to_json(report, lambda check: f"{check.rule}!")


def test_the_keys_of_a_report(analysis: dict[str, Any]) -> None:
    assert set(analysis) >= {"source", "sha256", "program", "registry", "document", *KEYS}
    head = [analysis[key] for key in ("source", "sha256", "program", "registry")]
    assert head == ["báo cáo.txt", "00ff", PROGRAM, registry_hash()]


@pytest.mark.parametrize("kind", KEYS)
def test_the_keys_of_a_fact(analysis: dict[str, Any], kind: str) -> None:
    assert analysis[kind], "the text holds one of every kind"
    for fact in analysis[kind]:
        assert set(fact) >= KEYS[kind], fact


def test_the_keys_of_the_document(analysis: dict[str, Any]) -> None:
    assert set(analysis["document"]) >= {
        *("kind", "title", "unit", "parent_unit", "number", "date", "draft"),
        *("period", "in_reply_to", "signatory", "classification"),
    }
    assert analysis["document"]["in_reply_to"] == "37-CV/ĐU"


def test_it_is_json(analysis: dict[str, Any]) -> None:
    assert json.loads(json.dumps(analysis, ensure_ascii=False, allow_nan=False)) == analysis


@pytest.mark.parametrize("kind", [kind for kind in KEYS if "start" in KEYS[kind]])
def test_spans_give_back_their_text(analysis: dict[str, Any], kind: str) -> None:
    for fact in analysis[kind]:
        assert TEXT[fact["start"] : fact["end"]] == fact["text"]
        assert fact["text"].strip() == fact["text"] != ""
        assert fact["section"] is None or 0 <= fact["section"] < len(analysis["headings"])
        pieces = fact.get("pieces")
        assert pieces is None or [fact["start"], fact["end"]] in pieces


def test_a_fact_over_a_footnote_lists_its_pieces(analysis: dict[str, Any]) -> None:
    (fact,) = [c for c in analysis["citations"] if c["id"] == "05-CT/TW"]
    assert [TEXT[a:b] for a, b in fact["pieces"]] == ["Chỉ thị 05-", "CT/TW"]


def test_a_finding(analysis: dict[str, Any]) -> None:
    (finding,) = [f for f in analysis["findings"] if f["kind"] == "part_sum"]
    spans = [TEXT[a:b] for a, b in finding["spans"]]
    assert spans == ["59 đảng viên", "54 chính thức", "06 dự bị"]
    assert {**finding, "spans": None} == {
        "spans": None,
        "kind": "part_sum",
        "severity": "error",
        "rule": "part_sum",
        "section": 0,
        "stated": 59,
        "expected": 60,
        "equation": "54 + 6 = 60 ≠ 59",
        "message": "part_sum!",
        "suggestion": None,
    }


def test_findings_and_passed_checks_share_the_ledger(analysis: dict[str, Any]) -> None:
    assert {f["severity"] for f in analysis["findings"]} <= {"error", "rounding", "suspect"}
    assert {f["severity"] for f in analysis["checks_passed"]} == {"ok"}


def test_numbers_are_numbers(analysis: dict[str, Any]) -> None:
    found = [(p["value"], p["numeral"], p["part"], p["whole"]) for p in analysis["percentages"]]
    assert found == [(98.9, "98,9", 178, 180), (50, "50,0", 22, 24)]


def test_the_same_text_gives_the_same_analysis(analysis: dict[str, Any]) -> None:
    again = analyze_text(TEXT, source="báo cáo.txt", sha256="00ff")
    assert report_to_json(again, lambda check: f"{check.rule}!") == analysis
