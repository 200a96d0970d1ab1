"""Topics of statements: the registry's proofs, and what a statement is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import report_with

from extractors.limitations.topics import topics_of
from pipeline.analysis import analyze_text
from schemas.registry.statements import TopicCue, topic_cues, topics

KEYS = [topic.key for topic in topics()]


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.key)
def test_a_topic_claims_its_example_and_not_its_counter_example(topic) -> None:  # type: ignore[no-untyped-def]
    assert topic.key in topics_of(topic.example)
    assert topic.key not in topics_of(topic.counter_example)


@pytest.mark.parametrize("cue", topic_cues(), ids=lambda cue: f"{cue.topic}-{cue.words}")
def test_a_cue_claims_its_example_and_not_its_counter_example(cue: TopicCue) -> None:
    assert cue.topic in {*KEYS, "none"}
    first = cue.words.split("…")[0].strip()
    assert first in cue.example.lower().replace("uỷ", "ủy")
    if cue.topic != "none":
        assert cue.topic in topics_of(cue.example)
    if cue.counter_example:
        assert cue.topic not in topics_of(cue.counter_example)


def test_every_topic_has_cues_and_every_key_stands_once() -> None:
    assert len(KEYS) == len(set(KEYS))
    assert {cue.topic for cue in topic_cues()} == {*KEYS, "none"}


STATEMENTS = [
    # several topics, in the order of the registry
    (
        "Công tác kiểm tra chưa thường xuyên; sinh hoạt chuyên đề còn ít.",
        ("branch_meetings", "inspection"),
    ),
    # a longer cue hides the shorter one inside it: signs of an offence are inspection's business
    ("Chưa chủ động phát hiện dấu hiệu vi phạm.", ("inspection",)),
    # a look-alike hides: water for living is no meeting
    ("Nước sinh hoạt của thôn còn thiếu.", ()),
    # none allowed
    ("Địa bàn rộng, đường sá đi lại khó khăn.", ()),
    # a gap holds six syllables and no comma
    ("Năng lực của một số cấp ủy còn hạn chế.", ("committee_capacity",)),
    ("Năng lực sản xuất tốt, cấp ủy vui mừng.", ("economy",)),
    # the school of tone marks and case do not matter
    ("CẤP UỶ CHƯA QUAN TÂM việc này.", ("committee_capacity",)),
    # no syllable is cut: "rác" is not in "rách", nor "thuốc" in a longer syllable
    ("Cờ đã rách.", ()),
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_what_a_statement_is_about(text: str, expected: tuple[str, ...]) -> None:
    assert topics_of(text) == expected


@given(st.lists(st.sampled_from([cue.words.replace("…", " ") for cue in topic_cues()]), max_size=6))
def test_topics_are_known_ordered_and_blind_to_case_and_space(words: list[str]) -> None:
    text = ", ".join(words)
    found = topics_of(text)
    assert list(found) == [key for key in KEYS if key in found]
    assert topics_of(text.upper().replace(" ", "\n ")) == found


@given(st.text())
def test_any_text_has_topics_or_none(text: str) -> None:
    assert set(topics_of(text)) <= set(KEYS)


def test_the_analysis_fills_the_topics_of_statements_of_every_role() -> None:
    report = analyze_text(
        report_with(
            "II- HẠN CHẾ",
            "- Sinh hoạt chuyên đề ở một số chi bộ chưa đều.",
            "III- NHIỆM VỤ",
            "- Đẩy mạnh chuyển đổi số trong công tác đảng.",
        )
    )
    assert [(s.role, s.topics) for s in report.statements] == [
        ("limitation", ("branch_meetings",)),
        ("task", ("digital",)),
    ]
