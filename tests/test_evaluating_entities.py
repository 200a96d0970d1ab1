"""What named entities would add: counted by a stand-in that names what the test says."""

from pathlib import Path

from click.testing import CliRunner

from pipeline.evaluating.entities import Gain, entities_of, main, measure, render
from pipeline.evaluating.gold_files import parse_gold
from pipeline.evaluating.running import Annotated

TEXT = """BÁO CÁO
kết quả công tác năm 2023

Chi bộ thôn Đông báo cáo như sau:

I. KẾT QUẢ

Chi bộ họp đều.

Người viết Lý Thị Hoa
"""


def recognise(line: str) -> list[tuple[str, str, str, str]]:
    """ "Chi bộ thôn Đông" is a body and "Lý Thị Hoa" a person, word by word."""
    kinds = {"Chi": "B-ORG", "bộ": "I-ORG", "thôn": "I-ORG", "Đông": "I-ORG"}
    kinds |= {"Lý": "B-PER", "Thị": "I-PER", "Hoa": "I-PER"}
    return [(word, "", "", kinds.get(word, "O")) for word in line.split()]


def annotated(unit: str | None, name: str | None) -> Annotated:
    signatory = {"name": name, "role": "BÍ THƯ"} if name else None
    document = {"kind": "report", "title": None, "unit": unit, "date": None, "signatory": signatory}
    kinds = ("headings", "footnotes", "citations", "percentages", "ratios", "counts")
    empty: dict[str, list[object]] = {kind: [] for kind in (*kinds, "limitations", "findings")}
    content = {"source": "a.txt", "document": document, **empty, "checks_passed": []}
    return Annotated(parse_gold(content, Path("a.json")), TEXT)


def test_entities_are_joined_from_their_words() -> None:
    assert list(entities_of(recognise, "Chi bộ thôn Đông họp.\nChi bộ", "ORG")) == [
        "Chi bộ thôn Đông",
        "Chi bộ",
    ]
    assert list(entities_of(recognise, TEXT, "PER")) == ["Lý Thị Hoa"]


def test_what_entities_gain() -> None:
    """The unit is known to both, the signatory to the entities alone; what has no gold is left."""
    reports = [annotated("Chi bộ thôn Đông", "Lý Thị Hoa"), annotated("Chi bộ thôn Tây", None)]
    gains, _ = measure(reports, recognise)
    assert gains == [Gain("unit", 2, 1, 1, 0), Gain("signatory", 1, 0, 1, 1)]
    assert render(gains, 2.0).splitlines()[:2] == [
        "field           of   rules  entities  gained",
        "unit             2       1         1       0",
    ]


def test_a_folder_without_gold_is_told_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 1
    assert "no gold annotations" in result.output
