"""Compiling by outline: what each unit wrote under each heading, with sources, and who did not."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import baocao
from pipeline.cli import cli
from pipeline.exporting.document import Chapter, Entry, as_html, as_markdown
from pipeline.outlining import Item, Outline, OutlineError, parse_outline, to_yaml
from pipeline.outlining.matching import match
from schemas.folding import fold_tone

HEAD = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ {unit}

{place}, ngày 10 tháng 12 năm 2023

BÁO CÁO
kết quả công tác năm 2023
-----

"""
REPORTS = {
    "an hòa.txt": (
        "AN HÒA",
        """I. KẾT QUẢ CÔNG TÁC NĂM 2023
1. Phát triển đảng viên
Kết nạp 5 đảng viên từ đoàn thanh niên.
2. Học tập chuyên đề
2.1. Lớp thứ nhất
Mở tại nhà văn hóa, bà con

7

tới dự đông.

II. HẠN CHẾ, NGUYÊN NHÂN
Một số chi bộ họp muộn.
- Sổ sách <b>còn</b> *ghi* chậm.

III. KIẾN NGHỊ
Xin cấp thêm tài liệu.
""",
    ),
    "bình hòa.txt": (
        "BÌNH HÒA",
        """I. KẾT QUẢ THỰC HIỆN
1. Công tác phát triển đảng viên
Chưa có nguồn.
II. NHỮNG TỒN TẠI, HẠN CHẾ
III. ĐỀ XUẤT, KIẾN NGHỊ
Không có.
""",
    ),
    "cát hòa.txt": (
        "CÁT HÒA",
        """I. KẾT QUẢ ĐẠT ĐƯỢC
Đảng ủy đã làm tốt mọi việc.
II. LỜI CẢM ƠN
Xin cảm ơn.
""",
    ),
}
OUTLINE = """tên: Đề cương năm 2023
mục:
  - tên: Kết quả
    từ khóa: [ket qua]
    mục:
      - Phát triển đảng viên
  - tên: Tồn tại
    từ khóa: hạn chế
  - title: Kiến nghị
    keywords: [đề xuất]
"""
AN_HOA, BINH_HOA, CAT_HOA = "đảng ủy xã an hòa", "đảng ủy xã bình hòa", "đảng ủy xã cát hòa"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nộp")
    for name, (unit, text) in REPORTS.items():
        (folder / name).write_text(HEAD.format(unit=unit, place="Ví Dụ") + text, "utf-8")
    (folder / "de-cuong.yaml").write_text(OUTLINE, "utf-8")
    reports = [str(folder / name) for name in REPORTS]
    result = CliRunner().invoke(
        cli, ["ingest", *reports, "--jobs", "1", "--db", f"sqlite:///{folder}/b.db"]
    )
    assert result.exit_code == 0, result.output
    return folder


def sections(folder: Path, *options: str) -> Result:
    words = ["compare", "sections", "--db", f"sqlite:///{folder}/b.db", *options]
    return CliRunner().invoke(cli, words)


def compiled(folder: Path, *options: str) -> dict[str, list[dict[str, Any]]]:
    outline = str(folder / "de-cuong.yaml")
    result = sections(folder, "--outline", outline, "--format", "json", *options)
    assert result.exit_code == 0, result.output
    found: dict[str, list[dict[str, Any]]] = json.loads(result.stdout)
    return found


def test_what_every_unit_wrote_with_its_source(folder: Path) -> None:
    found = compiled(folder)["sections"]
    assert [(row["number"], row["report"], row["section"]) for row in found] == [
        ("1", "an hòa.txt", "I. KẾT QUẢ CÔNG TÁC NĂM 2023"),
        ("1", "cát hòa.txt", "I. KẾT QUẢ ĐẠT ĐƯỢC"),
        ("1.1", "an hòa.txt", "I. > 1. Phát triển đảng viên"),
        ("1.1", "bình hòa.txt", "I. > 1. Công tác phát triển đảng viên"),
        ("2", "an hòa.txt", "II. HẠN CHẾ, NGUYÊN NHÂN"),
        ("3", "an hòa.txt", "III. KIẾN NGHỊ"),
        ("3", "bình hòa.txt", "III. ĐỀ XUẤT, KIẾN NGHỊ"),
    ]
    # Deeper headings stay in the text, a page that ended within a paragraph does not show.
    assert found[0]["text"].splitlines() == [
        "2. Học tập chuyên đề",
        "2.1. Lớp thứ nhất",
        "Mở tại nhà văn hóa, bà con tới dự đông.",
    ]
    for row in found:
        text = (folder / row["report"]).read_text("utf-8")[row["start"] : row["end"]]
        assert text.split()[0] == row["text"].split()[0]
        assert text.split()[-1] == row["text"].split()[-1]


def test_who_left_what_empty(folder: Path) -> None:
    missing = compiled(folder)["missing"]
    assert [(row["item"], row["unit"].lower(), row["state"]) for row in missing] == [
        ("Phát triển đảng viên", CAT_HOA, "no_heading"),
        ("Tồn tại", BINH_HOA, "no_text"),
        ("Tồn tại", CAT_HOA, "no_heading"),
        ("Kiến nghị", CAT_HOA, "no_heading"),
    ]


def test_filters(folder: Path) -> None:
    assert {row["report"] for row in compiled(folder, "--unit", "bình hòa")["sections"]} == {
        "bình hòa.txt"
    }
    assert {row["number"] for row in compiled(folder, "--section", "kiến nghị")["sections"]} == {
        "3"
    }


def test_for_people_and_as_files(folder: Path, tmp_path: Path) -> None:
    outline = ["--outline", str(folder / "de-cuong.yaml")]
    shown = sections(folder, *outline)
    text = shown.stdout.lower()
    assert f"▸ {AN_HOA} [an hòa.txt, ii. hạn chế, nguyên nhân, 10/12/2023]" in text
    assert f"để trống: {BINH_HOA}; {CAT_HOA}" in text
    assert "1 đề mục lớn của báo cáo không thuộc mục nào" in shown.stderr
    for suffix in ("csv", "xlsx", "html", "md", "jsonl"):
        result = sections(folder, *outline, "-o", str(tmp_path / f"a.{suffix}"))
        assert result.exit_code == 0, result.output
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 8
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Tổng hợp theo đề cương", "Mục để trống", "Đặt cạnh nhau"]
    head = [str(cell.value).lower() for cell in book["Đặt cạnh nhau"][1]]
    assert head == ["số mục", "mục đề cương", AN_HOA, BINH_HOA, CAT_HOA]
    assert "an hòa.txt" in str(book["Đặt cạnh nhau"]["C4"].value)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "&lt;b&gt;còn&lt;/b&gt;" in page
    assert "<h3>1.1. Phát triển đảng viên</h3>" in page
    markdown = (tmp_path / "a.md").read_text("utf-8")
    assert r"\- Sổ sách \<b\>còn\</b\>" in markdown


def test_the_same_from_python(folder: Path) -> None:
    with baocao.open_store(f"sqlite:///{folder}/b.db") as store:
        assert len(store.sections(folder / "de-cuong.yaml")) == 7


def test_a_draft_is_made_and_compiles_the_reports_it_is_made_of(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "nháp.yaml"
    result = sections(folder, "--draft", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    drafted = parse_outline(path.read_bytes(), path.name)
    assert [(item.number, item.title) for item in drafted.items] == [
        ("1", "Kết quả đạt được"),
        ("1.1", "Phát triển đảng viên"),
        ("2", "Hạn chế, nguyên nhân"),
        ("3", "Kiến nghị"),
    ]
    found = json.loads(sections(folder, "--outline", str(path), "--format", "json").stdout)[
        "sections"
    ]
    assert len([row for row in found if row["number"] == "3"]) == 2


WRONG = [
    # (file, words of the one line)
    ("- a\n  b: [", "dòng 2: không đúng cách viết YAML"),
    ("", "đề cương phải có danh sách “mục”"),
    ("tên: a\nmục: []", "đề cương không có mục nào"),
    ("- tên: a\n  mục: b", "mục 1 phải có danh sách “mục”"),
    ("- từ khóa: [a]", "mục 1 thiếu “tên”"),
    ("- tên: a\n  màu: đỏ", "mục 1: không hiểu “màu”"),
    ("- tên: [a]", "tên mục 1: phải là chữ"),
    ("- tên: a\n  từ khóa: {b: c}", "“từ khóa” của mục 1 phải là danh sách"),
    ("!!python/object/apply:os.system ['true']", "không đúng cách viết YAML"),
    ("&a\n- tên: b\n  mục: *a", "đề cương quá lớn"),
    ("\n".join(["- a"] * 501), "đề cương quá lớn"),
    ("tên: a\nmục: [b]\ntên: c", "dòng 3: “tên” được ghi hai lần; hãy gộp làm một"),
    ("- tên: a\n  từ khóa: [b]\n  mục:\n    - c\n  từ khóa: [d]", "dòng 5: “từ khóa” được"),
    ("- tên: a\n  từ khóa: [b]\n  keywords: [c]", "mục 1: “keywords” được ghi hai lần"),
    ("- Hạn chế\n- Kết quả\n- HẠN  CHẾ", "mục 1 và mục 3 cùng tên “HẠN CHẾ”; hãy gộp"),
    ("- tên: a\n  mục: [b, c, b]", "mục 1.1 và mục 1.3 cùng tên “b”"),
    ("- " + "a" * 501, "dài quá 500 chữ"),
    ("[" * 100_000, "không đúng cách viết YAML"),
    ("- a\n" * 300_000, "lớn quá 1000 KB"),
    ("- \x00", "không đúng cách viết YAML"),
]


def test_one_title_may_stand_under_two_headings() -> None:
    outline = parse_outline("- tên: a\n  mục: [Hạn chế]\n- tên: b\n  mục: [Hạn chế]".encode(), "x")
    assert [item.number for item in outline.items] == ["1", "1.1", "2", "2.1"]


@pytest.mark.parametrize(("content", "words"), WRONG)
def test_a_wrong_outline_is_told_in_one_line(content: str, words: str) -> None:
    with pytest.raises(OutlineError) as caught:
        parse_outline(content.encode(), "đc.yaml")
    assert words in str(caught.value)
    assert str(caught.value).startswith("đc.yaml")
    assert "\n" not in str(caught.value)


def test_wrong_use_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("- mục".encode("utf-16"))
    for options, code, words in (
        ([], 2, "hãy dùng --outline TỆP, hoặc --draft"),
        (["--draft", "--outline", "x"], 2, "hãy dùng --outline TỆP, hoặc --draft"),
        (["--draft", "--format", "csv"], 2, "--draft viết YAML"),
        (["--outline", str(tmp_path / "không có.yaml")], 1, "Không tìm thấy tệp"),
        (["--outline", str(tmp_path / "latin.yaml")], 1, "không phải văn bản UTF-8"),
    ):
        result = sections(folder, *options)
        assert (result.exit_code, result.stderr.count("\n")) == (code, 1), result.stderr
        assert words.casefold() in result.stderr.casefold()


MATCHES = [
    # (title of a section, the outline's heading around it, the outline's heading that it means)
    ("III. Hạn chế và nguyên nhân", None, "2"),
    ("Nguyên nhân của hạn chế", None, "2.1"),
    ("NHỮNG HẠN CHẾ, TỒN TẠI", None, "2"),
    ("Nguyên nhân", 0, "1.1"),
    ("Nguyên nhân", 2, "2.1"),
    ("Hạn chếch", None, None),
    ("Ket qua", None, None),
    ("KẾT QUẢ", None, "1"),
]


@pytest.mark.parametrize(("title", "around", "number"), MATCHES)
def test_the_heading_that_a_title_means(title: str, around: int | None, number: str | None) -> None:
    outline = Outline(
        "",
        (
            Item("1", "Kết quả", (), None),
            Item("1.1", "Nguyên nhân thành công", ("nguyên nhân",), 0),
            Item("2", "Hạn chế", ("tồn tại",), None),
            Item("2.1", "Nguyên nhân", ("nguyên nhân của hạn chế",), 2),
        ),
    )
    found = match(title, outline, around)
    assert (outline.items[found].number if found is not None else None) == number


titles = st.text(min_size=1, max_size=30).filter(lambda text: text.strip())


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(
    titles,
    st.lists(
        st.tuples(titles, st.lists(titles, max_size=3)),
        min_size=1,
        max_size=5,
        unique_by=lambda entry: fold_tone(" ".join(entry[0].split())),
    ),
)
def test_an_outline_is_read_as_it_was_written(
    title: str, entries: list[tuple[str, list[str]]]
) -> None:
    def tidy(text: str) -> str:
        return " ".join(text.split())

    items = tuple(
        Item(str(place), tidy(name), tuple(map(tidy, words)), None)
        for place, (name, words) in enumerate(entries, start=1)
    )
    outline = Outline(tidy(title), items)
    assert parse_outline(to_yaml(outline).encode(), "x") == outline


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=60))
def test_no_text_of_a_report_is_mark_up(text: str) -> None:
    chapter = Chapter("1", text, 1, (Entry(text, text, (text,)),), (text,))
    page = as_html("a", [chapter], {"missing": "–"})
    plain = as_html("a", [Chapter("1", "", 1, (Entry("", "", ("",)),), ("",))], {"missing": "–"})
    assert page.count("<") == plain.count("<")
    for line in as_markdown("a", [chapter], {"missing": "–"}).splitlines()[4:]:
        assert not line.lstrip().startswith(("#", "- ", "> ", "<", "+ ", "|"))
