"""What holds for every text: no crash, exact quotations, no accusation of sums that hold."""

import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from speaking import challenged

from pipeline.analysis import analyze_text, clean
from pipeline.normalising.characters import normalise_characters
from schemas.document import Span
from schemas.facts import Report

quickly = settings(max_examples=60, deadline=None, derandomize=True, database=None)
REPORT = (files("corpus") / "reports" / "chi-bo-thon-ban-lao.txt").read_text(encoding="utf-8")

# Words and signs that the rules look for, in any order, and any characters between them.
_WORDS = [
    *("Chỉ thị số 05-CT/TW", "Nghị quyết Trung ương 4 khóa XI, XII", "ngày 15/5/2016", "của Bộ"),
    *(
        "59 đảng viên",
        "trong đó",
        "(53 chính thức",
        "06 dự bị)",
        "81,3%",
        "165/174",
        "gồm:",
        "1.105",
    ),
    *(
        "I- TÌNH HÌNH",
        "2.1-",
        "a)",
        "- ",
        "¹",
        "² Gồm",
        "12",
        "|",
        "\t",
        "\n",
        "\n\n",
        "\f",
        "\r\n",
    ),
    *(
        "**",
        "*",
        ". ",
        "; ",
        ": ",
        "BÁO CÁO",
        "Nơi nhận:",
        "T/M",
        "Tuy nhiên,",
        "hạn chế",
        "\u00ad",
    ),
    *("\u200b", "\u0301", "ﬁ", "Ð", "\ud7ff", "😀", "٣", "²³", "\x00", "\x85", "\u2028", "0" * 30),
]
texts = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=40).map(" ".join)
glued = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=3)), max_size=40).map("".join)


def spans(report: Report) -> Iterator[Span]:
    """Every quotation of a report."""
    for facts in (report.headings, report.citations, report.percentages, report.ratios):
        yield from (fact.span for fact in facts)
    yield from (fact.span for fact in report.counts)
    yield from (fact.span for fact in report.statements)
    yield from (span for check in report.checks for span in check.spans)


def assert_exact(report: Report) -> None:
    source = report.text
    for span in spans(report):
        assert source[span.start : span.end] == span.text
        assert span.text
        assert all(0 <= a < b <= len(source) for a, b in span.pieces)
        assert list(span.pieces) == sorted(span.pieces)
        assert not span.pieces or (span.start, span.end) in span.pieces
    for note in report.footnotes:
        assert all(0 <= a < b <= len(source) for a, b in note.pieces)
        assert note.ref_at is None or source[note.ref_at] == note.marker[0]


@quickly
@given(st.one_of(texts, glued))
def test_any_text_is_analysed_and_quoted_exactly(text: str) -> None:
    assert_exact(analyze_text(text))


_INSERTED = ["\t", "\f", "\r\n", "\n", "  ", "\u00a0", "\u00ad", "\u200b", "\ufeff", "\n\n7\n\n"]


@settings(quickly, max_examples=25)
@given(
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(_INSERTED)), max_size=20),
)
def test_quotations_are_exact_whatever_a_converter_does(
    form: str, newline: str, insertions: list[tuple[float, str]]
) -> None:
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", REPORT)
    for place, inserted in sorted(insertions, reverse=True):
        at = int(place * len(text))
        text = text[:at] + inserted + text[at:]
    assert_exact(analyze_text(text.replace("\n", newline)))


# What does not change a fact: composition, line ends, spaces that are no spaces, a byte order mark.
@pytest.mark.parametrize(
    "changed",
    [
        unicodedata.normalize("NFD", REPORT),
        REPORT.replace("\n", "\r\n"),
        REPORT.replace(" ", "\u00a0"),
        REPORT.replace(" ", "  "),
        "\ufeff" + REPORT,
        REPORT.replace("Đ", "\u00d0"),
    ],
    ids=["NFD", "CRLF", "NBSP", "two spaces", "BOM", "U+00D0"],
)
def test_the_same_facts_are_found(changed: str) -> None:
    def facts(text: str) -> list[object]:
        report = analyze_text(text)
        return [
            [(h.label, h.level, h.role) for h in report.headings],
            [(c.id, c.date) for c in report.citations],
            [(c.value, c.kind) for c in report.counts],
            [(p.value, p.part, p.whole) for p in report.percentages],
            [(r.num, r.den) for r in report.ratios],
            [s.role for s in report.statements],
            [(c.kind, c.severity, c.equation) for c in report.checks],
        ]

    assert facts(changed) == facts(REPORT)


@quickly
@given(st.one_of(texts, glued))
def test_normalising_a_text_twice_changes_nothing(text: str) -> None:
    once = normalise_characters(text).text
    assert normalise_characters(once).text == once


# Signs whose meaning hangs on their neighbours.
_SIGNS = [
    *("*", "**", "***", "# ", "## ", " ", ".", "(", "“", "\n", "\r\n", "\t", "\\"),
    *("\u200b", "\ufeff", "\u00ad", "\u00ad\n", "\u0301", "\u0323", "e\u0302\u0323"),
    *("ﬁ", "Ð", "\u043e", "\u0440", "\u0422", "a", "là", "Một"),
]


@settings(quickly, max_examples=400)
@given(st.lists(st.sampled_from(_SIGNS), max_size=9).map("".join))
def test_normalising_signs_twice_changes_nothing(text: str) -> None:
    once = normalise_characters(text).text
    assert normalise_characters(once).text == once


@quickly
@given(st.one_of(texts, glued))
def test_the_map_leads_every_clean_character_to_the_source(text: str) -> None:
    doc = clean(text)
    for block in doc.blocks:
        for start, end in doc.map.pieces(block.start, block.end):
            assert 0 <= start <= end <= len(text)
    assert [b.start for b in doc.blocks] == sorted(b.start for b in doc.blocks)


# A division of one whole: (how it is written, names of its parts).
DIVISIONS = [
    ("Chi bộ có {0} đảng viên, trong đó nam {1} đồng chí, nữ {2} đồng chí.", 2),
    ("Chi bộ có {0} đảng viên ({1} chính thức và {2} dự bị).", 2),
    (
        "Chi bộ có {0} đảng viên, trong đó: Kinh {1} đồng chí, Tày {2} đồng chí, Dao {3} đồng chí.",
        3,
    ),
    ("Năm qua dự phân loại: {0}, HTXSNV: {1}, HTTNV: {2}, HTNV: {3}, KHTNV: {4}.", 4),
    ("Đảng bộ có {0} chi bộ, gồm: {1} chi bộ thôn, {2} chi bộ trường học, {3} chi bộ công an.", 3),
]
parts = st.lists(st.integers(2, 4000), min_size=4, max_size=4)


def printed(number: int) -> str:
    return f"{number:02,}".replace(",", ".")


@settings(quickly, max_examples=100)
@given(st.sampled_from(DIVISIONS), parts)
def test_a_division_that_holds_is_never_flagged(
    division: tuple[str, int], sizes: list[int]
) -> None:
    sentence, number = division
    sizes = sizes[:number]
    text = sentence.format(*map(printed, (sum(sizes), *sizes)))
    assert challenged(analyze_text(text)) == []


@settings(quickly, max_examples=100)
@given(st.sampled_from(DIVISIONS), parts, st.integers(0, 3), st.integers(1, 50))
def test_a_part_too_large_is_always_flagged(
    division: tuple[str, int], sizes: list[int], which: int, excess: int
) -> None:
    sentence, number = division
    sizes = sizes[:number]
    whole = sum(sizes)
    changed = which % number
    sizes[changed] += min(excess, whole - sizes[changed])  # no part alone exceeds the whole
    # Where the first parts happen to add up to the whole, the others may be anything.
    assume(all(sum(sizes[:length]) != whole for length in range(1, number)))
    found = challenged(analyze_text(sentence.format(*map(printed, (whole, *sizes)))))
    # What is more than a tenth too large and no slip may be of another whole.
    sure = (sum(sizes) - whole) * 10 <= whole
    assert [kind for kind, _, _ in found] == ["part_sum"]
    assert {severity for _, severity, _ in found} <= ({"error"} if sure else {"error", "suspect"})


@settings(quickly, max_examples=100)
@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_a_percentage_rounded_half_up_is_never_flagged(part: int, rest: int, digits: int) -> None:
    whole = part + rest
    scaled = (part * 100 * 10**digits * 2 + whole) // (2 * whole)
    numeral = f"{scaled // 10**digits}" + (f",{scaled % 10**digits:0{digits}}" if digits else "")
    text = f"Có {printed(part)}/{printed(whole)} đảng viên dự học, đạt {numeral}%."
    report = analyze_text(text)
    assert challenged(report) == []
    assert [c.kind for c in report.checks] == ["percent"]
