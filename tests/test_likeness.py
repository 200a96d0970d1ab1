"""Statements of one meaning in one group, whatever their order; and how well that is measured."""

import json
from random import Random

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.comparing.likeness import alike_pairs, groups, neighbours, vectors
from pipeline.documenting import ROOT
from pipeline.evaluating.enrichment import BCubed, _b_cubed, gold_rows

TEXTS = [
    "kiểm_tra giám_sát chưa thường_xuyên",
    "công_tác kiểm_tra giám_sát chưa thường_xuyên",
    "nguồn phát_triển đảng_viên cạn dần",
    "phát_triển đảng_viên nguồn cạn dần",
    "nước sạch còn thiếu",
]
WORDS = [text.split() for text in TEXTS]


def grouped(words: list[list[str]]) -> set[frozenset[str]]:
    made = groups(len(words), alike_pairs(vectors(words)))
    return {frozenset(" ".join(words[i]) for i in group) for group in made}


def test_what_says_the_same_is_one_group() -> None:
    assert grouped(WORDS) == {
        frozenset(TEXTS[:2]),
        frozenset(TEXTS[2:4]),
        frozenset(TEXTS[4:]),
    }


def test_every_statement_is_in_one_group_and_the_order_does_not_matter() -> None:
    words = [row["text"].lower().split() for row in gold_rows("groups")]
    expected = grouped(words)
    for seed in range(3):
        mixed = words.copy()
        Random(seed).shuffle(mixed)
        assert grouped(mixed) == expected
    made = groups(len(words), alike_pairs(vectors(words)))
    assert sorted(i for group in made for i in group) == list(range(len(words)))


def test_nothing_and_one_statement_are_grouped_too() -> None:
    assert groups(0, alike_pairs(vectors([]))) == []
    assert groups(1, alike_pairs(vectors([["một"]]))) == [[0]]
    assert groups(2, alike_pairs(vectors([["."], [";"]]))) == [[0], [1]]


def test_blocks_find_the_same_pairs_as_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.comparing import likeness

    words = [row["text"].lower().split() for row in gold_rows("groups")]
    whole = neighbours(len(words), alike_pairs(vectors(words), 0.3))
    monkeypatch.setattr(likeness, "_BLOCK", 7)
    parts = neighbours(len(words), alike_pairs(vectors(words), 0.3))
    assert [[other for other, _ in near] for near in parts] == [
        [other for other, _ in near] for near in whole
    ]


def test_b_cubed_counts_strangers_in_a_group_and_members_outside() -> None:
    rows = [
        {"split": "tuned", "group": "1"},
        {"split": "tuned", "group": "1"},
        {"split": "tuned", "group": "2"},
    ]
    assert _b_cubed(rows, [[0, 1], [2]], "tuned") == BCubed(1.0, 1.0, 3)
    # texts that are not annotated (3) count for nothing
    assert _b_cubed(rows, [[0, 1, 2, 3]], "tuned") == BCubed(pytest.approx(5 / 9), 1.0, 3)
    assert _b_cubed(rows, [[0], [1], [2]], "tuned") == BCubed(1.0, pytest.approx(2 / 3), 3)


def test_the_command_that_measures_all_this() -> None:
    floors = ["--min", "topic.held_out=0.88", "--min", "subject.held_out=1"]
    result = CliRunner().invoke(cli, ["eval", "--enrichment", "--format", "json", *floors])
    assert result.exit_code == 1, result.output
    assert "subject.held_out is" in result.stderr
    assert "topic.held_out" not in result.stderr
    reached = json.loads(result.stdout)
    assert reached["deficiency.held_out"] >= 0.9
    assert reached["group.held_out"] >= 0.93
    for page in ("README.md", "README.vi.md"):
        assert result.stdout in (ROOT / page).read_text("utf-8"), page
    clash = CliRunner().invoke(cli, ["eval", "--enrichment", "--seeded", "3"])
    assert clash.exit_code == 2
