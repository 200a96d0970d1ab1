"""Which rules of the indicators are tried: the words around a count rule out none that fits."""

import pytest

from corpus.synthesis import generate
from extractors.citations import extract as citations
from extractors.figures import extract as figures
from extractors.figures import indicators
from pipeline.analysis import clean
from schemas.facts import Count
from schemas.registry.indicators import indicator_cues

SENTENCES = [
    *(cue.example for cue in indicator_cues()),
    *(cue.counter_example for cue in indicator_cues() if cue.counter_example),
    # Two spaces, a line of its own, no word before or behind.
    "Trong năm kết nạp  12 đảng viên.\n34 chi bộ\n59 đảng viên",
    "Kết nạp được12 đảng viên (12 đảng viên được phát thẻ), khiển trách: 2 đồng chí",
]


def _found() -> list[tuple[Count, ...]]:
    texts = [*SENTENCES, *(report.text for report in generate(4, 11))]
    out = []
    for doc in map(clean, texts):
        counts, _, _ = figures.extract(doc, citations.claimed(citations.extract(doc)))
        out.append(indicators.with_indicators(doc, counts))
    return out


def test_the_words_around_a_count_rule_out_no_rule_that_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = _found()

    def every(unit: str, state: str) -> frozenset[int]:
        return frozenset(range(len(indicators._rules_for(unit, state))))

    monkeypatch.setattr(indicators, "_by_needed", lambda *of: (("", every(*of)),))
    monkeypatch.setattr(indicators, "_leading", lambda word, *of: every(*of))
    assert found == _found()


def test_the_words_around_a_count_rule_out_most_rules() -> None:
    state = indicators.registry_hash()
    rules = indicators._rules_for("đảng viên", state)
    words = "trong năm đã kết nạp được "
    needing = indicators._by_needed("đảng viên", state)
    tried = {place for word, places in needing if word in words for place in places}
    assert 0 < len(tried) < len(rules) / 4
    assert {rules[place].indicator for place in tried} >= {"admit.total", "admit.target"}
