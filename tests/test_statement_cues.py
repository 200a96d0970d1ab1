"""The registry of statement cues and its proofs: each cue does in its example what its kind says,
and does not do it in its counter-example."""

from collections.abc import Callable, Sequence

import pytest
import regex
from speaking import report_with

from pipeline.analysis import analyze_text
from schemas.facts import Statement
from schemas.folding import modern_tone
from schemas.registry import loader

CUES = loader.load_table("statement_cues")
Found = Sequence[Statement]


def among_results(sentence: str) -> Found:
    """Behind a sentence that says nothing, where neither section nor list tells the role."""
    text = report_with("I- CÔNG TÁC KHÁC", f"Chi bộ đã họp đều. {sentence}")
    return analyze_text(text).statements


def among_proposals(sentence: str) -> Found:
    return analyze_text(report_with("I- KIẾN NGHỊ", sentence)).statements


def among_difficulties(sentence: str) -> Found:
    return analyze_text(report_with("I- TÌNH HÌNH", "2. Khó khăn", f"- {sentence}")).statements


def before_items(sentence: str) -> Found:
    item = "- Phân công đảng viên phụ trách từng hộ gia đình."
    return analyze_text(report_with("I- CÔNG TÁC KHÁC", sentence, item, item)).statements


def roles(found: Found) -> set[str]:
    return {statement.role for statement in found}


Judge = Callable[[Found, str], bool]


def states(role: str) -> Judge:
    return lambda found, _: roles(found) == {role}


def states_no(role: str) -> Judge:
    return lambda found, _: role not in roles(found)


def states_its_value(found: Found, value: str) -> bool:
    return roles(found) == ({value} - {"other"})


def states_nothing(found: Found, _: str) -> bool:
    return not found


def has(field: str) -> Judge:
    return lambda found, value: [getattr(s, field) for s in found] == [value]


def has_not(field: str) -> Judge:
    return lambda found, value: value not in {getattr(s, field) for s in found}


# kind: (where its sentences stand, what the example must show, what the counter-example)
PROOFS: dict[str, tuple[Callable[[str], Found], Judge, Judge]] = {
    "contrast": (among_results, states("limitation"), states_no("limitation")),
    "admission": (among_results, states("limitation"), states_no("limitation")),
    "extent": (among_results, has("extent"), has_not("extent")),
    "strength": (among_results, has("strength"), has_not("strength")),
    "pseudo": (among_results, states_no("limitation"), states("limitation")),
    "work": (among_results, states_no("limitation"), states("limitation")),
    "absence": (among_results, states_no("limitation"), states("limitation")),
    "resolved": (among_results, states_no("limitation"), states("limitation")),
    "concession": (among_results, states_no("limitation"), states("limitation")),
    "duty": (among_results, states_no("limitation"), states("limitation")),
    "requirement": (among_results, states_no("limitation"), states("limitation")),
    "termination": (among_results, states("limitation"), states_no("limitation")),
    "nominal": (among_results, states("limitation"), states_no("limitation")),
    "verbal": (among_results, states_no("limitation"), states("limitation")),
    "plan": (among_results, states("task"), states_no("task")),
    "outside": (among_results, states("difficulty"), states_no("difficulty")),
    "hardship": (among_results, states("difficulty"), states_no("difficulty")),
    "benefit": (among_results, states_nothing, states("difficulty")),
    "own": (among_results, states("limitation"), states("difficulty")),
    "difficulty": (among_results, states("difficulty"), states_no("difficulty")),
    "cause": (among_results, states("cause"), states_no("cause")),
    "success": (among_results, states_no("cause"), states("cause")),
    "lesson": (among_results, states("lesson"), states_no("lesson")),
    "proposal": (among_results, states("proposal"), states_no("proposal")),
    "closing": (among_proposals, states_nothing, states("proposal")),
    "nothing": (among_proposals, states_nothing, states("proposal")),
    "announcement": (before_items, states_its_value, states_nothing),
    "failing": (among_difficulties, states("limitation"), states("difficulty")),
}
# Words alone: what they do is proved by the kinds above, which look for them.
WORDS = {"deficiency", "subject", "origin"}


def test_every_kind_is_proved() -> None:
    assert {row["kind"] for row in CUES} == PROOFS.keys() | WORDS


def name(row: dict[str, str]) -> str:
    return f"{row['kind']}: {row['pattern'][:24]}"


@pytest.mark.parametrize("row", CUES, ids=name)
def test_a_cue_matches_its_example(row: dict[str, str]) -> None:
    assert row["example"]
    pattern = regex.compile(rf"(?<!\p{{L}})(?:{row['pattern']})(?![\p{{L}}])")
    if not row["pattern"][0].isalpha() and row["pattern"][0] not in "(^":
        pattern = regex.compile(regex.escape(row["pattern"]))
    assert pattern.search(modern_tone(row["example"].lower()))


@pytest.mark.parametrize("row", [row for row in CUES if row["kind"] in PROOFS], ids=name)
def test_a_cue_does_what_its_kind_says(row: dict[str, str]) -> None:
    where, judge, _ = PROOFS[row["kind"]]
    assert judge(where(row["example"]), row["value"])


@pytest.mark.parametrize(
    "row", [row for row in CUES if row["kind"] in PROOFS and row["counter_example"]], ids=name
)
def test_a_cue_does_not_do_it_in_its_counter_example(row: dict[str, str]) -> None:
    where, _, judge = PROOFS[row["kind"]]
    assert judge(where(row["counter_example"]), row["value"])


PHRASES = [
    phrase
    for row in CUES
    if row["kind"] == "deficiency" and row["counter_example"]
    for phrase in row["counter_example"].split("; ")
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_that_only_holds_a_word_of_lack_admits_nothing(phrase: str) -> None:
    assert states_nothing(among_results(f"Trong năm, cấp ủy {phrase}."), "")
