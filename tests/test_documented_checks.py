"""The page on the checks: every rule has an example that it tells of and one that it leaves alone,
and both are what the program does with them.
"""

from dataclasses import dataclass

import pytest
import regex

from pipeline.analysis import analyze_text
from pipeline.documenting import ROOT
from pipeline.rule_names import across_rules, first_words, rule_ids

PAGE = (ROOT / "docs" / "CHECKS.md").read_text(encoding="utf-8")
_SECTION_RE = regex.compile(r"^## (?P<name>\w+)\n(?P<text>.*?)(?=^## |\Z)", regex.M | regex.S)
# "* Found, suspect: …" up to the next example, a paragraph or a block of text.
_EXAMPLE_RE = regex.compile(
    r"^\* (?P<word>Found|Held|Silent)(?:[ ,(]+(?P<severity>error|suspect|rounding)\)?)?: "
    r"(?P<said>(?:(?!^\* |\n\n|```).)*)(?:```text\n(?P<block>.*?)```)?",
    regex.M | regex.S,
)
_QUOTED_RE = regex.compile(r'"([^"]+)"')


@dataclass(frozen=True)
class Example:
    """One example of the page: `word` is Found, Held or Silent, `text` a report."""

    rule: str
    word: str
    severity: str | None
    text: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.word}: {self.text[:40]}"


def examples() -> list[Example]:
    """The examples in the order of the page; quotations of one example are its paragraphs."""
    out: list[Example] = []
    for section in _SECTION_RE.finditer(PAGE):
        for match in _EXAMPLE_RE.finditer(section["text"]):
            quoted = (" ".join(part.split()) for part in _QUOTED_RE.findall(match["said"]))
            text = match["block"] or "\n\n".join(quoted)
            out.append(Example(section["name"], match["word"], match["severity"], text))
    return out


EXAMPLES = [example for example in examples() if example.rule not in across_rules()]


def test_every_rule_between_reports_has_both_examples_too() -> None:
    """What they say of several reports is tested in test_across."""
    found = {(example.rule, example.word) for example in examples()}
    assert {(rule, word) for rule in across_rules() for word in ("Found", "Silent")} <= found


@pytest.mark.parametrize("rule", sorted(rule_ids().keys() - across_rules()))
def test_every_rule_has_an_example_that_it_tells_of_and_one_that_it_leaves_alone(rule: str) -> None:
    words = {example.word for example in EXAMPLES if example.rule == rule and example.text}
    assert words & {"Found", "Held"}, f"docs/CHECKS.md: {rule} has no example “* Found: …”"
    assert "Silent" in words, f"docs/CHECKS.md: {rule} has no example “* Silent: …”"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_program_does_with_an_example_what_the_page_says(example: Example) -> None:
    ids = rule_ids()[example.rule]
    rows = [check for check in analyze_text(example.text).checks if check.rule in ids]
    severities = {check.severity for check in rows}
    if example.word == "Silent":
        assert severities <= {"ok"}
    elif example.word == "Held":
        assert severities == {"ok"}
    else:
        assert severities - {"ok"}
        assert example.severity in (None, *severities)


def test_every_rule_says_in_one_sentence_what_it_holds_against_what() -> None:
    assert all(len(words) > 20 for words in first_words().values())
