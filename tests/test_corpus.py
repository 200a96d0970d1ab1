"""The sample reports against their gold annotations: exact places, and floors that only rise."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from pipeline.analysis import analyze_text
from schemas.contract import report_to_json

Fact = dict[str, Any]
Alike = Callable[[Fact, Fact], bool]

CORPUS = files("corpus")
STEMS = sorted(
    entry.name.removesuffix(".json")
    for entry in (CORPUS / "gold").iterdir()
    if entry.name.endswith(".json")
)

# F1 over all sample reports. A change that lowers one of them is a step back.
FLOORS = {
    "headings": 0.99,
    "citations": 0.99,
    "dates": 0.99,
    "percentages": 0.99,
    "ratios": 0.99,
    "counts": 0.99,
    "limitations": 0.98,
}


@cache
def gold_of(stem: str) -> Fact:
    loaded: Fact = json.loads((CORPUS / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def text_of(stem: str) -> str:
    source: str = gold_of(stem)["source"]
    return (CORPUS / "reports" / source).read_bytes().decode("utf-8-sig")


@cache
def analysis_of(stem: str) -> Fact:
    return report_to_json(analyze_text(text_of(stem)), lambda check: check.equation)


def overlap(one: Fact, other: Fact) -> float:
    """Common characters over all characters of two spans."""
    inner = min(one["end"], other["end"]) - max(one["start"], other["start"])
    outer = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(inner, 0) / outer if outer else 0.0


def matched(wanted: Iterable[Fact], found: Iterable[Fact], alike: Alike) -> int:
    """How many wanted facts are found, each found one taken once, the closest first."""
    left = list(found)
    number = 0
    for fact in wanted:
        fitting = [other for other in left if alike(fact, other)]
        if fitting:
            left.remove(max(fitting, key=lambda other: overlap(fact, other)))
            number += 1
    return number


def optional(fact: Fact) -> bool:
    return any(fact.get(mark) for mark in ("optional", "table", "word"))


def same(*keys: str, least: float = 0.3) -> Alike:
    """Facts with equal values of `keys` that share a part of their place."""
    return lambda a, b: overlap(a, b) >= least and all(a[key] == b[key] for key in keys)


def shortcomings(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.get("role", "limitation") == "limitation"]


def numbered(facts: list[Fact]) -> list[Fact]:
    """Headings with a number; letters, parts and captions are all of level 4 in the gold."""
    return [fact for fact in facts if fact["label"] and fact["level"] != 4]


def identified(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact["id"] and fact["form"] != "congress"]


def with_date(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in identified(facts) if fact.get("date")]


def whole(facts: list[Fact]) -> list[Fact]:
    return facts


# kind → (key of the facts, which of them count, when two are one)
KINDS: dict[str, tuple[str, Callable[[list[Fact]], list[Fact]], Alike]] = {
    "headings": (
        "headings",
        numbered,
        lambda a, b: abs(a["start"] - b["start"]) <= 3 and a["level"] == b["level"],
    ),
    "citations": ("citations", identified, same("id", least=0.5)),
    "dates": ("citations", with_date, same("date", least=0.5)),
    "percentages": ("percentages", whole, same("value")),
    "ratios": ("ratios", whole, same("num", "den")),
    "counts": ("counts", whole, same("value", least=0.2)),
    "limitations": ("limitations", shortcomings, same(least=0.5)),
}


def f1(kind: str) -> float:
    """F1 of one kind over all sample reports; optional facts are neither missed nor wrong."""
    key, chosen, alike = KINDS[kind]
    hits = wanted_number = found_number = 0
    for stem in STEMS:
        gold = gold_of(stem)[key]
        maybe = [fact for fact in gold if optional(fact)]
        wanted = chosen([fact for fact in gold if not optional(fact)])
        found = [
            fact
            for fact in chosen(analysis_of(stem)[key])
            if not any(overlap(fact, other) > 0.2 for other in maybe)
        ]
        hits += matched(wanted, found, alike)
        wanted_number += len(wanted)
        found_number += len(found)
    return 2 * hits / (wanted_number + found_number)


def test_there_is_a_corpus() -> None:
    assert len(STEMS) >= 3


@pytest.mark.parametrize("stem", STEMS)
def test_gold_offsets_give_back_their_text(stem: str) -> None:
    text = text_of(stem)
    gold = gold_of(stem)
    facts = [
        fact for key in ("headings", "citations", "percentages", "ratios") for fact in gold[key]
    ]
    for fact in [*facts, *gold["counts"], *gold["limitations"]]:
        assert text[fact["start"] : fact["end"]] == fact["text"]


@pytest.mark.parametrize("stem", STEMS)
def test_offsets_of_the_analysis_give_back_their_text(stem: str) -> None:
    text = text_of(stem)
    analysis = analysis_of(stem)
    for key, facts in analysis.items():
        if isinstance(facts, list) and facts and "start" in facts[0]:
            for fact in facts:
                assert text[fact["start"] : fact["end"]] == fact["text"], key


@pytest.mark.parametrize("kind", KINDS)
def test_the_floor_of_a_kind(kind: str) -> None:
    assert f1(kind) >= FLOORS[kind]


def errors(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact["severity"] == "error"]


def touch(one: Fact, other: Fact) -> bool:
    return any(a < d and c < b for a, b in one["spans"] for c, d in other["spans"])


@pytest.mark.parametrize("stem", STEMS)
def test_no_report_is_accused_of_what_the_gold_does_not_know(stem: str) -> None:
    text = text_of(stem)
    known = gold_of(stem)["findings"]
    accused = [
        (finding["kind"], finding["equation"], [text[a:b] for a, b in finding["spans"]])
        for finding in errors(analysis_of(stem)["findings"])
        if not any(touch(finding, other) for other in known)
    ]
    assert accused == []


RULES = ("part_sum", "percent", "percent_sum", "ratio", "citation_date", "numbering")
FOUND_OF_PLANTED = 0.75


def test_the_floor_of_planted_errors() -> None:
    planted = [
        (stem, finding)
        for stem in STEMS
        for finding in errors(gold_of(stem)["findings"])
        if finding["kind"] in RULES
    ]
    found = [
        finding
        for stem, finding in planted
        if any(touch(finding, other) for other in errors(analysis_of(stem)["findings"]))
    ]
    assert len(found) / len(planted) >= FOUND_OF_PLANTED


@pytest.mark.parametrize("stem", STEMS)
def test_the_document_itself(stem: str) -> None:
    document = gold_of(stem)["document"]
    found = analysis_of(stem)["document"]
    keys = ("kind", "title", "date", "signatory")
    stated = {key: document[key] for key in keys if key in document}
    assert {key: found[key] for key in stated} == stated


@pytest.mark.parametrize("stem", [stem for stem in STEMS if gold_of(stem).get("footnotes")])
def test_footnotes(stem: str) -> None:
    def places(analysis: Fact) -> list[tuple[str, int]]:
        return [(note["marker"], note["pieces"][0][0]) for note in analysis["footnotes"]]

    assert places(analysis_of(stem)) == places(gold_of(stem))
