"""The page on the checks: every rule has an example that it tells of and one that it leaves alone,
and both are what the program does with them.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import regex
from click.testing import CliRunner

from pipeline.analysis import analyze_text
from pipeline.cli import cli
from pipeline.documenting import ROOT
from pipeline.ingesting import ingest
from pipeline.rule_names import across_rules, first_words, rule_ids

PAGE = (ROOT / "docs" / "CHECKS.md").read_text(encoding="utf-8")
_SECTION_RE = regex.compile(r"^## (?P<name>\w+)\n(?P<text>.*?)(?=^## |\Z)", regex.M | regex.S)
# "* Found, suspect: …" up to the next example, a paragraph or a block of text.
_EXAMPLE_RE = regex.compile(
    r"^\* (?P<word>Found|Held|Silent)(?:[ ,(]+(?P<severity>error|suspect|rounding)\)?)?: "
    r"(?P<said>(?:(?!^\* |\n\n|```).)*)(?:```(?:text|reports)\n(?P<block>.*?)```)?",
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


# One report on a line: the unit, what the report is on, what it says.
_REPORT_RE = regex.compile(r"^(?P<unit>[^,\n]+), (?P<period>[^:\n]+): (?P<text>.+)$", regex.M)
BETWEEN = [
    example
    for example in examples()
    if example.rule in across_rules() and _REPORT_RE.match(example.text)
]


def test_every_rule_between_reports_has_both_examples_too() -> None:
    found = {(example.rule, example.word) for example in BETWEEN}
    assert {(rule, word) for rule in across_rules() for word in ("Found", "Silent")} <= found


@pytest.mark.parametrize("example", BETWEEN, ids=str)
def test_the_command_does_with_reports_what_the_page_says(example: Example, tmp_path: Path) -> None:
    folder, url = tmp_path / "nộp", f"sqlite:///{tmp_path}/b.db"
    folder.mkdir()
    roster = ["đơn vị;cấp trên", "Huyện ủy Tân An;"]
    for number, line in enumerate(_REPORT_RE.finditer(example.text)):
        unit, period, text = line["unit"], line["period"], line["text"]
        month = 6 if period.startswith("6 tháng") else 12
        head = f"{unit.upper()}\n\nTân An, ngày 20 tháng {month} năm {period[-4:]}\n\nBÁO CÁO\n"
        (folder / f"{number}.txt").write_text(
            f"{head}kết quả công tác xây dựng Đảng {period}\n\n{text}\n", "utf-8"
        )
        if "xã" in unit and f"{unit};Huyện ủy Tân An" not in roster:
            roster.append(f"{unit};Huyện ủy Tân An")
    (tmp_path / "units.csv").write_text("\n".join(roster), "utf-8")
    ingest([folder], url, round_name="đợt", units_csv=tmp_path / "units.csv", jobs=0)
    words = ("check", "--across", "--rule", example.rule, "--all", "--format", "json", "--db", url)
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    severities = {row["severity"] for row in json.loads(result.stdout)}
    assert severities == {"Found": {"suspect"}, "Held": {"ok"}, "Silent": set()}[example.word]


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
