"""Copied passages: found whatever the copier changed, with both places; boilerplate is no copy."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import baocao
from corpus.synthesis.cli import main as synthesis
from corpus.synthesis.copying import generate_copying, shared_passages
from pipeline.cli import cli
from pipeline.reading import read_source
from pipeline.reuse import detect, worded
from pipeline.reuse.boilerplate import most_units

HEAD = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ {unit}

{place}, ngày 10 tháng 12 năm {year}

BÁO CÁO
kết quả công tác năm {year}
-----

I. KẾT QUẢ
{first}

II. HẠN CHẾ
{second}
"""
ORIGINAL = (
    "Sau trận lũ quét, tổ thợ mộc bản Nậm đã dựng lại 12 nhà sàn bằng gỗ tận thu ven suối. "
    "Mỗi nhà góp một công làm và hai bó lạt, không ai phải bỏ tiền thuê thợ ngoài. "
    "Đến rằm tháng chạp, lớp học bên gốc đa lại sáng đèn, bà con tới tập đọc kín chiếu."
)
PAGED = ORIGINAL.replace("bằng gỗ tận thu", "bằng gỗ\n\n4\n\ntận thu")
NEARLY = ORIGINAL.replace("12 nhà", "27 nhà").replace("bản Nậm", "bản Pá").replace("kín", "đầy")
TITLE = (
    "Chi ủy tổ chức học Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập "
    "và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh."
)
DROPPED = " ".join((ORIGINAL.split(". ")[0] + ".", ORIGINAL.split(". ")[2]))
OTHERS = (
    "Đội bóng chuyền thôn Đoài thắng giải cụm, được thưởng một con lợn và ba bao phân.",
    "Hồ chứa nước thượng nguồn cạn sớm nên vụ mùa phải chuyển sang trồng đỗ xanh, vừng.",
    "Chợ phiên dời ra bãi mới, tiểu thương kêu xa nhưng đường đỡ tắc hơn trước nhiều.",
    "Xe cứu hỏa tập dượt hai lần, dân xóm Bến biết cách dùng bình bọt và chăn ướt.",
)
REPORTS = {
    # file: (unit, year, first section, second section)
    "an hòa.txt": ("AN HÒA", 2022, f"{OTHERS[0]}\n{ORIGINAL}", TITLE),
    "an hòa 2023.txt": ("AN HÒA", 2023, OTHERS[1], ORIGINAL),
    "bình hòa.txt": ("BÌNH HÒA", 2022, f"{TITLE}\n{OTHERS[2]}", f"Còn hạn chế. {PAGED}"),
    "cát hòa.txt": ("CÁT HÒA", 2022, f"{OTHERS[3]}\n- {NEARLY}", TITLE),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nộp")
    for name, (unit, year, first, second) in REPORTS.items():
        text = HEAD.format(unit=unit, place="Ví Dụ", year=year, first=first, second=second)
        (folder / name).write_text(text, "utf-8")
    result = CliRunner().invoke(
        cli, ["ingest", str(folder), "--jobs", "1", "--db", f"sqlite:///{folder}/b.db"]
    )
    assert result.exit_code == 0, result.output
    return folder


def copies(folder: Path, *options: str) -> list[dict[str, Any]]:
    command = ["compare", "copies", "--db", f"sqlite:///{folder}/b.db", "--format", "json"]
    result = CliRunner().invoke(cli, [*command, *options])
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_each_pair_of_units_with_both_places(folder: Path) -> None:
    found = copies(folder)
    assert [(r["report"], r["other_report"], r["how"]) for r in found] == [
        ("an hòa.txt", "bình hòa.txt", "verbatim"),
        ("an hòa.txt", "cát hòa.txt", "nearly"),
        ("an hòa 2023.txt", "bình hòa.txt", "verbatim"),
        ("an hòa 2023.txt", "cát hòa.txt", "nearly"),
        ("bình hòa.txt", "cát hòa.txt", "nearly"),
    ]
    assert (found[0]["section"], found[0]["other_section"]) == ("I. KẾT QUẢ", "II. HẠN CHẾ")
    for row in found:
        for side in ("", "other_"):
            text = (folder / row[f"{side}report"]).read_text("utf-8")
            assert text[row[f"{side}start"] : row[f"{side}end"]] == row[f"{side}quote"]
    # The passage without the stop; the page number stands within it in one of the reports.
    assert (found[0]["quote"], found[0]["other_quote"]) == (ORIGINAL[:-1], PAGED[:-1])
    assert found[0]["other_pieces"] is None or len(found[0]["other_pieces"]) == 2


def test_the_share_of_each_report(folder: Path) -> None:
    (row,) = copies(folder, "--report", "an hòa 2023")[:1]
    words = {name: len(worded((folder / name).read_text("utf-8")).words) for name in REPORTS}
    assert row["share"] == pytest.approx(100 * row["words"] / words["an hòa 2023.txt"], abs=0.06)


def test_what_one_unit_repeats_is_shown_apart(folder: Path) -> None:
    (row,) = copies(folder, "--same-unit")
    assert (row["report"], row["other_report"]) == ("an hòa.txt", "an hòa 2023.txt")
    assert row["how"] == "verbatim"


def test_filters(folder: Path) -> None:
    assert len(copies(folder, "--unit", "bình hòa")) == 3
    assert len(copies(folder, "--until", "2022")) == 3
    assert len(copies(folder, "--section", "II")) == 4
    assert copies(folder, "--min-words", "80") == []


def test_for_people(folder: Path) -> None:
    database = f"sqlite:///{folder}/b.db"
    result = CliRunner().invoke(cli, ["compare", "copies", "--db", database])
    assert "an hòa.txt ↔" in result.stdout
    assert "[II. HẠN CHẾ] “Sau trận lũ quét" in result.stdout
    assert "Phần trùng của mỗi báo cáo" in result.stdout
    assert "Đã so 4 báo cáo của 3 đơn vị" in result.stderr
    with baocao.open_store(database) as store:
        assert len(store.copies()) == 5
        assert len(store.copies(same_unit=True)) == 1


KINDS = [
    # (what the copier made of it, is it found)
    (ORIGINAL, True),
    (NEARLY, True),
    (PAGED, True),
    (DROPPED, True),
    (ORIGINAL.upper(), True),
    (ORIGINAL.replace(". ", ".\n\n- "), True),
    (ORIGINAL.split(". ")[0] + ".", True),
    ("Tổ thợ mộc bản Nậm đã làm việc tốt.", False),
]


@pytest.mark.parametrize(("copy", "found"), KINDS)
def test_what_a_copier_does(copy: str, found: bool) -> None:
    least = 15
    pairs = detect([ORIGINAL, f"{OTHERS[0]}\n\n{copy}"], ["a", "b"], min_words=least).pairs
    assert [len(pair.passages) for pair in pairs] == ([1] if found else [])


def test_what_many_units_say_is_no_copy() -> None:
    few, many = [f"{OTHERS[i % 4]}\n\n{ORIGINAL}" for i in range(3)], [OTHERS[1]] * 40
    owners = [str(number) for number in range(43)]
    assert len(detect([*few, *many], owners).pairs) == 3
    assert detect([ORIGINAL, *[f"{text}\n\n{ORIGINAL}" for text in many]], owners[:41]).pairs == ()


@pytest.mark.parametrize(("units", "most"), [(2, 5), (60, 6), (190, 19), (334, 20), (5000, 20)])
def test_how_many_units_may_say_what_is_somebodys_own(units: int, most: int) -> None:
    assert most_units(units) == most


def test_figures_and_titles_are_no_copies() -> None:
    table = (
        "Đại học {} đồng chí, chiếm {}%; cao đẳng {} đồng chí, chiếm {}%; trung cấp {} đồng chí."
    )
    figures = [table.format(*range(start, start + 5)) for start in (10, 30)]
    assert detect(figures, ["a", "b"]).pairs == ()
    branches = (
        "Đảng bộ huyện có {} tổ chức cơ sở đảng, gồm {} đảng bộ cơ sở và {} chi bộ cơ sở; {} chi "
        "bộ trực thuộc ({} chi bộ thôn, tổ dân phố, {} chi bộ trường học, {} chi bộ trạm y tế, {} "
        "chi bộ công an, {} chi bộ quân sự, {} chi bộ cơ quan và {} chi bộ doanh nghiệp)."
    )
    assert detect([branches.format(*range(n, n + 11)) for n in (5, 40)], ["a", "b"]).pairs == ()
    titles = "đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
    texts = [f"{OTHERS[0]} {TITLE} {TITLE}", f"{TITLE} {OTHERS[2]}"]
    assert detect(texts, ["a", "b"]).pairs != ()
    assert detect(texts, ["a", "b"], titles=[titles]).pairs == ()


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_span_of_a_passage_is_the_passage(first: int, second: int) -> None:
    before = "".join(chr(97 + (first >> 2 * i) % 26) + " " for i in range(9))
    after = "".join(chr(97 + (second >> 2 * i) % 26) + " " for i in range(9))
    texts = [f"Qua {before}\n\n{ORIGINAL}\n\n{after}", f"{after}\n\nRồi {ORIGINAL}"]
    ((passage,),) = [pair.passages for pair in detect(texts, ["a", "b"]).pairs]
    left = worded(texts[0])
    span = left.document.span(*left.range(*passage.left))
    assert ORIGINAL[:-1] in span.text
    assert passage.likeness > 0.8


def test_planted_places_hold_the_sentences_that_both_have() -> None:
    reports = {report.name: report for report in generate_copying(40, 5)}
    assert [r.data for r in generate_copying(3, 5, start=37)] == [
        r.data for r in list(reports.values())[37:]
    ]
    pairs = list(shared_passages(reports.values()))
    assert {pair.same_unit for pair in pairs} == {False, True}
    for pair in pairs:
        if set(pair.kinds) <= {"own", "again", "verbatim"} and not reports[pair.left].number % 2:
            sides = [
                set(worded(reports[name].text[slice(*at)]).folded)
                for name, at in ((pair.left, pair.left_at), (pair.right, pair.right_at))
            ]
            assert len(sides[0] & sides[1]) >= 0.9 * len(sides[0])


def test_a_folder_of_planted_copies(tmp_path: Path) -> None:
    folder = tmp_path / "mẫu"
    result = CliRunner().invoke(synthesis, ["12", str(folder), "--copies", "0.6", "--quiet"])
    assert result.exit_code == 0, result.output
    pairs = json.loads((folder / "copies.json").read_text("utf-8"))
    assert pairs
    for pair in pairs:
        text = read_source(folder / f"{pair['left']}.txt").text
        start, end = pair["left_at"]
        assert text[start].isupper() or not text[start].isspace()
        assert end <= len(text)
    assert (folder / "units.csv").is_file()


def test_planted_copies_are_measured() -> None:
    result = CliRunner().invoke(
        cli,
        ["eval", "--copies", "100", "--format", "json", "--min", "recall=0.98", "--min",
         "precision=0.98"],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    measured = json.loads(result.stdout)
    assert measured["planted"] >= 40
    assert measured["planted"] == sum(kind["planted"] for kind in measured["kinds"].values())
