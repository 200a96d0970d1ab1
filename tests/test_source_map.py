"""From a fact back to its words in the source, over pages, footnotes and marks."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text, clean

# (source, quotation, pieces as text): one mention in each.
INTERRUPTED = [
    # A line break belongs to the mention.
    (
        "Theo Chỉ thị số 05-\nCT/TW đã học tập.",
        "Chỉ thị số 05-\nCT/TW",
        [],
    ),
    # So does a page break, and white space of any length.
    (
        "Theo Chỉ thị số 05-\f\n  CT/TW đã học tập.",
        "Chỉ thị số 05-\f\n  CT/TW",
        [],
    ),
    # A page number is foreign text: the longest piece is the span, all pieces are listed.
    (
        "Theo Chỉ thị số 05-\n\n12\n\nCT/TW đã học tập.",
        "Chỉ thị số 05-",
        ["Chỉ thị số 05-", "CT/TW"],
    ),
    # A footnote at the foot of the page.
    (
        "Cấp ủy¹ theo Chỉ thị số\n\n¹ Gồm 05 đồng chí.\n\n05-CT/TW đã học tập.",
        "Chỉ thị số",
        ["Chỉ thị số", "05-CT/TW"],
    ),
]


@pytest.mark.parametrize(("source", "quotation", "pieces"), INTERRUPTED)
def test_a_citation_over_a_break(source: str, quotation: str, pieces: list[str]) -> None:
    text = report_with("I- KẾT QUẢ", source)
    (citation,) = analyze_text(text).citations
    span = citation.span
    assert citation.id == "05-CT/TW"
    assert text[span.start : span.end] == span.text == quotation
    assert [text[start:end] for start, end in span.pieces] == pieces


def test_every_block_leads_back_to_its_words() -> None:
    source = report_with("I- KẾT QUẢ", "- Họp  đều.\r\n\r\n+ Đủ   người.", "a) Khác: không có.")
    doc = clean(source)
    for block in doc.blocks:
        quotation = doc.span(block.start, block.end)
        assert quotation.text.split() == doc.text[block.start : block.end].replace("|", " ").split()


def test_a_joint_between_blocks_stands_for_nothing() -> None:
    doc = clean("Chi bộ họp.\n\nĐảng viên dự đủ.\n")
    joint = doc.text.index("\n")
    assert doc.span(joint, joint + 1).text == ""


def test_a_quotation_over_two_paragraphs_is_one_span() -> None:
    source = "Chi bộ họp đều.\n\nĐảng viên dự đủ."
    doc = clean(source)
    assert doc.span(0, len(doc.text.rstrip())).text == source


# Newlines are counted as they are; the byte order mark is not the analysis's concern.
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_offsets_count_every_code_point(newline: str) -> None:
    source = report_with("I- KẾT QUẢ", "Chi bộ có 59 đảng viên.").replace("\n", newline)
    (count,) = analyze_text(source).counts
    assert source[count.span.start : count.span.end] == "59 đảng viên"


def test_letters_beyond_the_basic_plane_are_one_code_point() -> None:
    source = "😀 Chi bộ có 59 đảng viên."
    (count,) = analyze_text(source).counts
    assert (count.span.start, count.span.end) == (12, 24)


@pytest.mark.parametrize("source", ["", "\n", " \t\f", "\ufeff", "12", "¹", "|", "-"])
def test_a_text_without_words_has_no_facts(source: str) -> None:
    report = analyze_text(source)
    assert (report.headings, report.citations, report.counts, report.checks) == ((), (), (), ())


# White space behind a label is folded; what follows keeps its first letter.
@pytest.mark.parametrize("gap", [" ", "  ", "\t", "   ", " \t "])
def test_white_space_behind_a_label(gap: str) -> None:
    text = report_with(f"I-{gap}HẠN CHẾ", f"-{gap}Một số đồng chí chưa dự họp đều.")
    report = analyze_text(text)
    assert [(h.title, h.role) for h in report.headings] == [("HẠN CHẾ", "limitations")]
    assert [s.span.text for s in report.limitations] == ["Một số đồng chí chưa dự họp đều."]
