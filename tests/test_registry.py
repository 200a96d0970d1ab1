"""The registry's tables, and the proofs in them: examples work, counter-examples do not."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import regex
from speaking import report_with

from pipeline.analysis import analyze_text
from pipeline.segmenting.roles import role_of_title
from schemas.folding import modern_tone
from schemas.registry import documents, loader
from schemas.registry.indicators import IndicatorCue, indicator_cues

TABLES = {
    "amount_cues": ("role", "measures", "before", "after", "example", "counter_example"),
    "dimensions": ("dimension", "class", "value"),
    "division_names": ("dimension", "written", "name"),
    "directives": ("id", "type", "issuer", "date", "title", "aliases", "verified"),
    "document_types": ("type", "codes", "short", "example", "counter_example"),
    "indicator_cues": (
        *("indicator", "units", "own", "before", "after", "context", "not"),
        *("example", "counter_example"),
    ),
    "indicator_parts": ("whole", "dimension", "value", "part", "example"),
    "measures": ("unit", "measure", "example"),
    "relation_cues": ("kind", "direction", "words", "pattern", "example", "counter_example"),
    "indicators": ("key", "names_vi", "kind", "unit", "stock_or_flow", "parts", "split"),
    "issuers": ("abbreviation", "meaning", "system", "level"),
    "section_roles": ("role", "cue", "example", "counter_example"),
    "statement_cues": ("kind", "value", "pattern", "example", "counter_example"),
    "statement_patterns": ("part", "pattern", "example", "expected"),
    "statement_words": ("list", "word"),
    "topic_cues": ("topic", "cue", "example", "counter_example"),
    "topics": ("key", "name", "example", "counter_example"),
    "unit_nouns": ("noun", "kind"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_loads(name: str) -> None:
    rows = loader.load_table(name)
    assert rows
    for row in rows:
        assert set(TABLES[name]) <= set(row), row
        assert None not in row, f"too many cells: {row}"
        for cell in row.values():
            assert cell == unicodedata.normalize("NFC", cell)


# (table, columns that name a row)
KEYS = [
    ("document_types", ("type",)),
    ("indicators", ("key",)),
    ("section_roles", ("cue",)),
    ("statement_cues", ("kind", "pattern")),
    ("unit_nouns", ("noun",)),
    ("dimensions", ("dimension", "value")),
    ("division_names", ("dimension", "written")),
    ("directives", ("id", "date")),
    ("measures", ("unit",)),
    ("relation_cues", ("kind", "pattern")),
]


@pytest.mark.parametrize(("name", "columns"), KEYS)
def test_no_row_stands_twice(name: str, columns: tuple[str, ...]) -> None:
    keys = Counter(tuple(row[column] for column in columns) for row in loader.load_table(name))
    assert [key for key, number in keys.items() if number > 1] == []


@pytest.mark.parametrize("table", ["unit_nouns", "dimensions"])
def test_phrases_are_in_the_form_that_they_are_matched_in(table: str) -> None:
    column = {"unit_nouns": "noun", "dimensions": "value"}[table]
    phrases = [row[column] for row in loader.load_table(table)]
    assert [p for p in phrases if p != modern_tone(p.lower()) or p != p.strip()] == []


def test_vocabularies() -> None:
    def found(table: str, column: str) -> set[str]:
        return {row[column] for row in loader.load_table(table)}

    assert found("unit_nouns", "kind") == {"people", "organisation", "event", "document", "other"}
    assert found("document_types", "short") == {"yes", "weak", "no"}
    assert found("directives", "verified") <= {"yes", "no", "from-knowledge"}
    assert found("dimensions", "class") == {"open", "closed"}


def test_the_class_of_a_dimension_is_one() -> None:
    classes: dict[str, set[str]] = {}
    for row in loader.load_table("dimensions"):
        classes.setdefault(row["dimension"], set()).add(row["class"])
    assert [name for name, found in classes.items() if len(found) > 1] == []


def test_directives() -> None:
    types = {kind.name for kind in documents.document_types()}
    rows = loader.load_table("directives")
    assert [
        row["id"] for row in rows if not regex.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row["date"])
    ] == []
    for directive in documents.directives():
        assert directive.type in types, directive
        assert dt.date(1945, 9, 2) <= directive.date <= dt.date(2030, 1, 1), directive
        for key in (*directive.replaces, *directive.replaced_by):
            assert regex.fullmatch(r"\S.*@\d{4}(-\d\d-\d\d)?", key), directive


def test_only_known_fields_are_confirmed_and_only_dated_rows() -> None:
    for directive in documents.directives():
        assert directive.confirmed <= {"date", "issuer", "replaced_by"}, directive
        assert directive.replaced_by or "replaced_by" not in directive.confirmed, directive


def test_what_a_directive_implements_is_known_and_older() -> None:
    known = {directive.key: directive for directive in documents.directives()}
    for directive in documents.directives():
        for key in directive.implements:
            assert known[key].date < directive.date, directive


RELATION_CUES = loader.load_table("relation_cues")


@pytest.mark.parametrize("row", RELATION_CUES, ids=lambda r: f"{r['kind']}: {r['pattern'][:24]}")
def test_a_relation_cue_is_proved_by_its_examples(row: dict[str, str]) -> None:
    first, second = (0, 1) if row["direction"] == "forward" else (1, 0)
    stated = analyze_text(f"Cấp ủy học tập {row['example']}.").relations
    assert [(r.kind, r.subject, r.object) for r in stated] == [(row["kind"], first, second)]
    assert analyze_text(f"Cấp ủy học tập {row['counter_example']}.").relations == ()


NEW_TYPE = """
import sys
from pathlib import Path
from schemas.registry import documents, loader
loader._FOLDER = Path(sys.argv[1])
from pipeline.analysis import analyze_text
for c in analyze_text("Theo Cẩm nang số 07-CNg/TW và Chỉ thị số 99-CT/TW.").citations:
    print(c.type, c.id, c.key)
"""


def test_a_new_type_and_a_new_directive_need_no_python(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(Path(loader.__file__).parent, folder)
    types, directives = folder / "document_types.tsv", folder / "directives.tsv"
    with types.open("a", encoding="utf-8") as out:
        out.write("\nCẩm nang\tCNg\tweak\tCẩm nang số 07-CNg/TW\t02 cẩm nang\n")
    with directives.open("a", encoding="utf-8") as out:
        out.write("\n99-CT/TW\tChỉ thị\tBan Bí thư\t2024-02-01\tXIII\tví dụ\t\t\t\tno\t\t\n")
    done = subprocess.run(
        [sys.executable, "-c", NEW_TYPE, str(folder)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.splitlines() == [
        "Cẩm nang 07-CNg/TW None",
        "Chỉ thị 99-CT/TW 99-CT/TW@2024-02-01",
    ], done.stderr


def test_successors_are_later() -> None:
    for directive in documents.directives():
        for key in directive.replaced_by:
            assert key.rpartition("@")[2] > directive.date.isoformat()[:4], directive
        for key in directive.replaces:
            assert key.rpartition("@")[2] <= directive.date.isoformat(), directive


def test_the_hash_names_the_state_of_the_tables() -> None:
    assert regex.fullmatch(r"[0-9a-f]{12}", loader.registry_hash())


TYPES = loader.load_table("document_types")


@pytest.mark.parametrize("row", TYPES, ids=lambda r: r["type"])
def test_a_document_type_is_found_by_its_example(row: dict[str, str]) -> None:
    report = analyze_text(f"Cấp ủy đã học tập {row['example']}, chi bộ họp đều.")
    found = [(c.type, c.span.text) for c in report.citations]
    assert found == [(row["type"], row["example"])]


@pytest.mark.parametrize("row", TYPES, ids=lambda r: r["type"])
def test_a_counter_example_is_no_citation(row: dict[str, str]) -> None:
    assert row["counter_example"]
    report = analyze_text(f"Trong năm, cấp ủy đã {row['counter_example']}, chi bộ họp đều.")
    assert report.citations == ()


ROLES = loader.load_table("section_roles")


@pytest.mark.parametrize("row", [row for row in ROLES if row["example"]], ids=lambda r: r["cue"])
def test_a_section_role_is_told_by_its_example(row: dict[str, str]) -> None:
    doc = analyze_text(report_with(row["example"], "Chi bộ đã họp đều và dự đủ trong cả năm."))
    role = doc.headings[0].role if doc.headings else role_of_title(row["example"], None)
    assert role == (None if row["role"] == "none" else row["role"])


@pytest.mark.parametrize(
    "row", [row for row in ROLES if row["counter_example"]], ids=lambda r: r["cue"]
)
def test_a_counter_example_has_another_role(row: dict[str, str]) -> None:
    title = regex.sub(r"^[\dIVX.]+[.\-]?\s", "", row["counter_example"])
    assert role_of_title(title, None) != row["role"]


# How people cite, and the document that they mean: (what is written, keys).
MEANT = [
    ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", ["05-CT/TW@2016-05-15"]),
    ("CHỈ THỊ 05-CT/TW của Bộ Chính trị khoá XII", ["05-CT/TW@2016-05-15"]),
    # The province is known from the sender only.
    ("Quyết định số 1193 - QĐ/TU của Ban Thường vụ Tỉnh ủy", [None]),
    # One number in two terms: the date tells; without one nothing does.
    ("Hướng dẫn số 12-HD/BTCTW ngày 06 tháng 7 năm 2018", ["12-HD/BTCTW@2018-07-06"]),
    ("Hướng dẫn 12-HD/BTCTW ngày 18/01/2022", ["12-HD/BTCTW@2022-01-18"]),
    ("Hướng dẫn 12-HD/BTCTW", [None]),
    ("Kết luận số 18-KL/TW ngày 02/4/2026", ["18-KL/TW@2026-04-02"]),
    ("Quy định số 08-QÐi/TW", ["08-QĐi/TW@2018-10-25"]),
    # People write QĐ for QĐi: one document where type and date agree.
    ("Quy định 08-QĐ/TW ngày 25/10/2018", ["08-QĐi/TW@2018-10-25"]),
    ("Quyết định số 217/QĐ-TW ngày 12/12/2013", ["217-QĐ/TW@2013-12-12"]),
    ("Chỉ thị số 34/CT-TW ngày 07/4/2014", ["34-CT/TW@2014-04-07"]),
    ("Nghị quyết Trung ương 4 khóa XI, XII", ["12-NQ/TW@2012-01-16", "04-NQ/TW@2016-10-30"]),
    (
        "các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017",
        ["18-NQ/TW@2017-10-25", "19-NQ/TW@2017-10-25"],
    ),
    ("NQTW4 (khóa XII)", ["04-NQ/TW@2016-10-30"]),
    ("Nghị quyết Trung ương bốn khóa XI", ["12-NQ/TW@2012-01-16"]),
    ("Kết luận Trung ương 4 (khóa XIII)", ["21-KL/TW@2021-10-25"]),
    (
        "Kết luận số 01 – KL/TW ngày 18/5/2021 về tiếp tục thực hiện Chỉ thị số 05 – CT/TW",
        ["01-KL/TW@2021-05-18", "05-CT/TW@2016-05-15"],
    ),
    (
        "Quy định 69-QĐ/TW (thay thế Quy định 102-QĐ/TW và 07-QĐi/TW)",
        ["69-QĐ/TW@2022-07-06", "102-QĐ/TW@2017-11-15", "07-QĐi/TW@2018-08-28"],
    ),
    ("Chỉ thị 35-CT/TW, ngày 30-5-2019", ["35-CT/TW@2019-05-30"]),
    ("Nghị quyết số 79 NQ/TW ngày 06/01/2026", ["79-NQ/TW@2026-01-06"]),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", ["30/2020/NĐ-CP@2020-03-05"]),
    (
        "Kế hoạch số 17-KH/TU, ngày 05/12/2025 thực hiện Chỉ thị số 38-CT/TW, ngày 30/7/2024",
        ["17-KH/TU@2025-12-05", "38-CT/TW@2024-07-30"],
    ),
    (
        "Quy định 37 về những điều đảng viên không được làm (nay là Quy định 207-QĐ/TW)",
        ["37-QĐ/TW@2021-10-25", "207-QĐ/TW@2026-07-26"],
    ),
    ("Công văn số 858CV/ĐUK ngày 06 tháng 3 năm 2019", ["858-CV/ĐUK@2019-03-06"]),
    ("Chương trình hành động số 06-CTR/TU ngày 12/01/2026", ["06-CTr/TU@2026-01-12"]),
]


@pytest.mark.parametrize(("written", "keys"), MEANT)
def test_the_document_that_is_meant(written: str, keys: list[str | None]) -> None:
    report = analyze_text(f"Cấp ủy đã học tập {written}.")
    assert [c.key for c in report.citations] == keys


# A scanner's P for the first letter of ĐU.
def test_a_scanned_issuer() -> None:
    report = analyze_text("Theo Công văn số 237-CV/PDU đã nêu.")
    assert [c.id for c in report.citations] == ["237-CV/ĐU"]


@pytest.mark.parametrize("cue", indicator_cues(), ids=lambda cue: cue.indicator)
def test_the_example_of_an_indicator_states_it(cue: IndicatorCue) -> None:
    report = analyze_text(f"{cue.example}.")
    assert cue.indicator in {count.indicator for count in (*report.counts, *report.amounts)}


@pytest.mark.parametrize(
    "cue", [cue for cue in indicator_cues() if cue.counter_example], ids=lambda cue: cue.indicator
)
def test_the_counter_example_of_an_indicator_does_not_state_it(cue: IndicatorCue) -> None:
    report = analyze_text(cue.counter_example)
    assert cue.indicator not in {count.indicator for count in (*report.counts, *report.amounts)}


@pytest.mark.parametrize("row", loader.load_table("indicator_parts"), ids=lambda row: row["value"])
def test_the_example_of_a_part_states_it(row: dict[str, str]) -> None:
    report = analyze_text(row["example"])
    assert {row["whole"], row["part"]} <= {count.indicator for count in report.counts}


def test_parts_name_indicators_of_the_registry() -> None:
    known = {row["key"] for row in loader.load_table("indicators")}
    rows = loader.load_table("indicator_parts")
    assert {row[name] for row in rows for name in ("whole", "part")} <= known


def test_cues_name_indicators_of_the_registry() -> None:
    known = {row["key"] for row in loader.load_table("indicators")}
    assert {cue.indicator for cue in indicator_cues()} <= known


def test_the_first_name_of_an_indicator_is_whole() -> None:
    names = [row["names_vi"].split(";")[0] for row in loader.load_table("indicators")]
    assert [name for name in names if name.count("(") != name.count(")")] == []
