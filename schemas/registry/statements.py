"""Shortcomings and their kin: the words that tell of them, what they are about, their sections."""

import json
import re
from dataclasses import dataclass
from functools import cache

from schemas.registry.loader import load_table


@cache
def section_role_cues() -> dict[str, str]:
    """Cue in a section's title (folded; "^" = only at its beginning, "$" = only at its end) → a
    role, or "none"."""
    return {row["cue"]: row["role"] for row in load_table("section_roles")}


@dataclass(frozen=True, slots=True)
class StatementCue:
    """Words that tell of a shortcoming and its kin; `value` is empty where the kind has none."""

    pattern: str
    kind: str
    value: str


@cache
def statement_cues() -> tuple[StatementCue, ...]:
    """All cues of statements, in the order of the table."""
    return tuple(
        StatementCue(row["pattern"], row["kind"], row["value"])
        for row in load_table("statement_cues")
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that statements are about; `name` is what people read."""

    key: str
    name: str
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class TopicCue:
    """Words that tell a topic (or, topic "none", that hide the cues inside them)."""

    topic: str
    words: str
    example: str
    counter_example: str


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the table."""
    return tuple(
        Topic(row["key"], row["name"], row["example"], row["counter_example"])
        for row in load_table("topics")
    )


@cache
def topic_names() -> dict[str, str]:
    """Key of a topic → what people read, in the order of the table."""
    return {topic.key: topic.name for topic in topics()}


@cache
def topic_cues() -> tuple[TopicCue, ...]:
    """All cues of topics, in the order of the table."""
    return tuple(
        TopicCue(row["topic"], row["cue"], row["example"], row["counter_example"])
        for row in load_table("topic_cues")
    )


@dataclass(frozen=True, slots=True)
class StatementPattern:
    """One spaCy Matcher pattern (JSON with its word lists filled in) and its proof."""

    part: str
    pattern: str
    example: str = ""
    expected: str = ""


@cache
def statement_patterns() -> tuple[StatementPattern, ...]:
    """All patterns by which a shortcoming is read, in the order of the table."""
    return tuple(
        StatementPattern(
            row["part"], filled_pattern(row["pattern"]), row["example"], row["expected"]
        )
        for row in load_table("statement_patterns")
    )


_LIST_RE = re.compile(r'"@(\w+)"')


def filled_pattern(pattern: str) -> str:
    """The pattern with each "@name" replaced by the list of that name in `statement_words`."""
    return _LIST_RE.sub(
        lambda match: json.dumps(statement_words()[match[1]], ensure_ascii=False), pattern
    )


@cache
def statement_words() -> dict[str, tuple[str, ...]]:
    """Name of a list → its words, in the order of the table."""
    out: dict[str, tuple[str, ...]] = {}
    for row in load_table("statement_words"):
        out[row["list"]] = (*out.get(row["list"], ()), row["word"])
    return out
