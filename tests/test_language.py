"""The extractors as spaCy components: the same facts as the analysis, on any pipeline."""

from pathlib import Path

import pytest
from spacy.tokens import Doc

from pipeline.analysis import analyze_text, clean
from pipeline.language import FACTORIES, vi_language
from schemas.contract import report_to_json

CORPUS = Path(__file__).parent.parent / "corpus" / "reports"
NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))
KINDS = ("counts", "percentages", "ratios")
TABLE = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ AN HÒA
An Hòa, ngày 10 tháng 12 năm 2023

BÁO CÁO
kết quả công tác năm 2023
-----

I. KẾT QUẢ
Đảng bộ xã có 34 đảng viên, trong đó nữ 12 đồng chí (35,3%); 33/34 đồng chí dự học.

| Chi bộ | Tổng số đảng viên | Nữ |
|---|---|---|
| Chi bộ thôn Đông | 20 | 7 |
| Chi bộ thôn Tây | 14 | 5 |
| Tổng số | 34 | 12 |
"""


def read(text: str, *names: str) -> Doc:
    return vi_language(names or FACTORIES)(text)


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_a_component_are_those_of_the_analysis(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    doc = read(text, "baocao_figures")
    wanted = report_to_json(analyze_text(text), lambda check: check.rule)
    assert {kind: doc._.facts[kind] for kind in KINDS} == {kind: wanted[kind] for kind in KINDS}


def test_tables_and_meaning_are_there_without_other_components() -> None:
    doc = read(TABLE, "baocao_figures")
    facts = [span._.fact for span in doc.spans["counts"]]
    assert [(fact["value"], fact["place"], fact["division"]) for fact in facts[:2]] == [
        (34, "whole", None),
        (12, "part", "nữ"),
    ]
    of_table = [fact for fact in facts if fact["rule"] == "count.table"]
    assert [(fact["value"], fact["body"]) for fact in of_table] == [
        (20, "Chi bộ thôn Đông"),
        (7, "Chi bộ thôn Đông"),
        (14, "Chi bộ thôn Tây"),
        (5, "Chi bộ thôn Tây"),
        (34, None),
        (12, None),
    ]
    (share,) = doc.spans["percentages"]
    assert (share._.fact["part"], share._.fact["whole"], share._.fact["time"]) == (12, 34, "2023")
    (ratio,) = doc.spans["ratios"]
    assert (ratio._.fact["num"], ratio._.fact["den"]) == (33, 34)


def test_every_component_gives_its_spans_their_facts() -> None:
    doc = read(TABLE)
    assert set(doc._.facts) >= {*KINDS, "citations", "statements"}
    for name, facts in doc._.facts.items():
        spans = doc.spans[name]
        assert [(fact["start"], fact["end"]) for fact in facts] == [
            (fact["start"], fact["end"]) for fact in (span._.fact for span in spans)
        ]
        assert all(doc.text[fact["start"] : fact["end"]] == fact["text"] for fact in facts)
    assert doc[0:1]._.fact is None
    assert doc._.letterhead["unit"] == "ĐẢNG ỦY XÃ AN HÒA"


def test_a_doc_outlives_being_written_down() -> None:
    nlp = vi_language(["baocao_figures"])
    doc = Doc(nlp.vocab).from_bytes(nlp(TABLE).to_bytes())
    assert doc._.facts["ratios"][0]["num"] == 33
    assert doc.spans["ratios"][0]._.fact["den"] == 34


def test_the_text_of_a_doc_is_the_text() -> None:
    assert read(TABLE, "baocao_citations").text == TABLE == clean(TABLE).source
