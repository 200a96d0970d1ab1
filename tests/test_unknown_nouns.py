"""The ablation of unknown nouns: five ways of reading them, scored on the sample reports."""

from collections.abc import Sequence

from pipeline.analysis import analyze_text
from pipeline.evaluating.running import read_annotated, sample_folders
from pipeline.evaluating.unknown_nouns import ablate, by_rules, by_tags, by_words

TAGS = {"bụi": "Nc", "tre": "N", "xanh": "A", "ven": "E", "đường": "N", "trồng": "V"}


def tag(words: str) -> Sequence[tuple[str, str]]:
    """Each syllable a word, tagged by a small lexicon."""
    return [(word, TAGS.get(word, "X")) for word in words.rstrip(".").split()]


SENTENCE = "Trồng 300 bụi tre xanh ven đường."


def test_tags_take_the_run_of_nouns_and_rules_two_words() -> None:
    (count,) = analyze_text(SENTENCE).counts
    by_noun = by_tags(tag, only_nouns=True)(count, SENTENCE)
    by_rule = by_rules(count, SENTENCE)
    assert (by_noun and by_noun.unit, by_rule and by_rule.unit) == ("bụi tre", "bụi tre")


def test_words_complete_what_the_rules_cut() -> None:
    text = "Toàn tỉnh có 147 khối dân vận cấp xã."
    (count,) = analyze_text(text).counts
    by_rule, by_word = by_rules(count, text), by_words(count, text)
    assert (by_rule and by_rule.unit, by_word and by_word.unit) == ("khối dân", "khối dân vận")


def test_what_is_no_noun_counts_nothing_or_is_kept_as_it_is() -> None:
    text = "Có 300 xanh ven đường."
    (count,) = analyze_text(text).counts
    kept = by_tags(tag, only_nouns=False)(count, text)
    assert by_tags(tag, only_nouns=True)(count, text) is None
    assert kept is not None
    assert kept.unit == "xanh"


def test_the_five_ways_are_scored_on_the_same_counts() -> None:
    annotated = read_annotated(*sample_folders())[:2]
    left_out, rules, words, tags, nouns = ablate(annotated, tag, hidden=["other"])
    assert left_out.read == 0
    assert rules.read == words.read >= nouns.read
    assert words.unit >= rules.unit
    assert tags.recall >= nouns.recall >= left_out.recall
    assert rules.recall > left_out.recall
