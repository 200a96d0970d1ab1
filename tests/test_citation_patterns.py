"""The patterns of citations against texts that nobody writes: linear, and each within its time."""

import re
import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
import regex

from extractors import dates
from extractors.citations import extract as citations
from extractors.citations import full, patterns, places, plenums, relations, short, symbols, topics
from pipeline.analysis import clean

MODULES: tuple[ModuleType, ...] = (
    *(dates, full, patterns, places, plenums),
    *(relations, short, symbols, topics),
)
# Anchored at the end of a window, or matched whole on one: they never see a long text.
WINDOW = 240
# What each pattern repeats, begins with or stumbles over.
HOSTILE = [
    *("1", "l", "1-", "1/", "05-CT/", "05-CT", "A-", "A/", "1/2020/", "05-ct/", "1 , ", "18, "),
    *("nghị quyết ", "kết luận số ", "nghị quyết trung ương 4, ", "trung ương 4, 5, ", "khóa xi, "),
    *("nq tw 4 khóa xi, ", "nghị quyết đại hội ", "chỉ thị 05, ", "nghị quyết này ", "số "),
    *("ngày 1/1/", "ngày 15 tháng 5 năm ", "của Bộ ", ", và ", "luật Tổ chức ", "(", "“về ", " "),
    *("của ban bí thư về thực hiện ", "thay thế ", "xã Hải Yến ", "về sinh hoạt ", "khóa "),
]


def compiled() -> Iterator[tuple[str, Any]]:
    """Every pattern of the modules, and those that come from the registry."""
    for module in MODULES:
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern | regex.Pattern):
                yield f"{module.__name__.rpartition('.')[2]}.{name}", value
            elif isinstance(value, tuple) and value and isinstance(value[0], re.Pattern):
                yield from ((f"{name}[{i}]", pattern) for i, pattern in enumerate(value))
    for kind, _, words, pattern in relations._cues():
        yield f"relation.{kind}.{words[0]}", pattern


PATTERNS = dict(compiled())


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def of_length(part: str, length: int) -> str:
    return (part * (length // len(part) + 1))[:length]


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 30
    assert {"patterns.SYMBOL_RE", "plenums._HEAD_RE", "dates.DATE_RE"} <= set(PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_in_its_worst_window(name: str) -> None:
    pattern = PATTERNS[name]
    for part in HOSTILE:
        text = of_length(part, WINDOW)
        spent = seconds(lambda text=text: (pattern.search(text), pattern.fullmatch(text)))
        assert spent < 0.1, (name, part, spent)


# Those that run over a whole report.
WHOLE = [
    *("patterns.SYMBOL_START_RE", "patterns.SMALL_SYMBOL_RE", "patterns.SHORT_NUMBER_RE"),
    *("_JOINT_RES[0]", "dates.DATE_RE", "BACKWARD_RES[0]"),
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_pattern_over_a_whole_text_is_linear(name: str) -> None:
    pattern = PATTERNS[name]
    for part in HOSTILE:
        texts = [of_length(part, length) for length in (20_000, 40_000)]
        once, twice = (
            seconds(lambda text=text: sum(1 for _ in pattern.finditer(text))) for text in texts
        )
        assert twice < 2.6 * once + 0.02, (name, part, once, twice)


@pytest.mark.parametrize("part", HOSTILE)
def test_the_stage_is_linear_on_hostile_text(part: str) -> None:
    docs = [clean(of_length(part, n)) for n in (20_000, 40_000)]
    once, twice = (
        seconds(lambda doc=doc: relations.find_relations(doc, citations.extract(doc)))
        for doc in docs
    )
    assert twice < 2.7 * once + 0.05, (part, once, twice)


def test_a_pattern_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.citations.short.LONGEST_SEARCH", 1e-6)
    with pytest.raises(TimeoutError):
        citations.extract(clean("Chỉ thị 05 và " * 20_000))
