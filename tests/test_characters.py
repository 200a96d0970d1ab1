"""Characters: what is made plain, what stays as written, and where it all comes from."""

import unicodedata

import pytest

from pipeline.analysis import clean
from pipeline.normalising.characters import normalise_characters

# Each row: (what a file holds, what the rules read). The comment says what leaves such text behind.
PLAIN = [
    # A text in NFD, as macOS writes it.
    (unicodedata.normalize("NFD", "Đảng ủy xã Thượng Lâm"), "Đảng ủy xã Thượng Lâm"),
    # Two marks on one letter in the wrong order are one letter all the same.
    ("Đa\u0309ng vie\u0302\u0323n", "Đảng viện"),
    # Word ties a number to its noun with a no-break space; PDF files hold thin and wide ones.
    ("59\u00a0đảng\u202fviên\u3000mới", "59 đảng viên mới"),
    # A soft hyphen is a place to break, not a letter.
    ("sinh ho\u00adạt chi bộ", "sinh hoạt chi bộ"),
    ("sinh ho\u00ad\n  ạt chi bộ", "sinh hoạt chi bộ"),
    # Zero-width spaces, joiners and direction marks come with text copied from the web.
    ("Chỉ\u200b thị\u200d số\u200e 05-CT/TW\ufeff", "Chỉ thị số 05-CT/TW"),
    # U+00D0 (Icelandic eth) looks like Đ and is typed or recognised in its place.
    ("Quy định số 08-QÐi/TW, ðảng ủy", "Quy định số 08-QĐi/TW, đảng ủy"),
    # Every dash that Word and scanners make.
    ("05‐CT 05‑CT 05‒CT 05–CT 05—CT 05―CT 05−CT", " ".join(["05-CT"] * 7)),
    # Ligatures of PDF fonts.
    ("o\ufb03ce \ufb01le \ufb02ow", "office file flow"),
    # Cyrillic о, р and Т inside words that are Latin otherwise, also under a tone mark.
    ("trong đ\u043e\u0301 có họ\u0440", "trong đó có họp"),
    ("05-C\u0422/TW của Bộ Chính tr\u1ecb", "05-CT/TW của Bộ Chính trị"),
    # A word that is Cyrillic throughout is a foreign name, not a slip.
    ("đoàn \u041c\u043e\u0441\u043a\u0432\u0430 sang thăm", "đoàn Москва sang thăm"),
    # Markdown emphasis left by converters.
    ("**T/M ĐẢNG ỦY**", "T/M ĐẢNG ỦY"),
    ("*Một là*, nêu gương", "Một là, nêu gương"),
    ("***Ưu điểm:*** tốt", "Ưu điểm: tốt"),
    ("421 người (**50 %**), đạt *‘tốt’*", "421 người (50 %), đạt ‘tốt’"),
    # Not emphasis: a bullet, the lone star of a letterhead, a footnote mark, a product.
    ("* Ưu điểm\n* Hạn chế", "* Ưu điểm\n* Hạn chế"),
    ("ĐẢNG ỦY\n*\nSố 45-BC/ĐU", "ĐẢNG ỦY\n*\nSố 45-BC/ĐU"),
    ("12 chi bộ (*) và 3 * 4", "12 chi bộ (*) và 3 * 4"),
    # … of its headings.
    ("## I. TÌNH HÌNH\n# # Kết quả\n#1 và 2 # 3", "I. TÌNH HÌNH\nKết quả\n#1 và 2 # 3"),
    # … and the escapes that keep the text's own signs from being such marks.
    (
        "\\- Các chi bộ\n1\\. Số 05\\-CT/TW, 12 đồng chí\\*",
        "- Các chi bộ\n1. Số 05-CT/TW, 12 đồng chí*",
    ),
    ("\\*Một là\\*, \\\\# D:\\báo cáo", "Một là, # D:\\báo cáo"),
    # The strokes of a drawn table.
    ("Nam │ 48 ┃ ５", "Nam | 48 | 5"),
    # What is hidden between a sign and its neighbour hides nothing.
    ("họ\u200b\u0440", "họp"),
    ("**\u200bMột là**, nêu gương", "Một là, nêu gương"),
    ("\ufeff# **Kết quả**", "Kết quả"),
    ("*Một là **nêu gương** luôn*", "Một là nêu gương luôn"),
    ("a\u200b\u0323\ufeff\u0302 \ufb01\u0301", "ậ fí"),
    # Full-width digits and signs.
    ("đạt ８５％", "đạt 85%"),
]


@pytest.mark.parametrize(("written", "plain"), PLAIN)
def test_characters_are_made_plain(written: str, plain: str) -> None:
    assert normalise_characters(written).text == plain


# What belongs to the unit's own hand stays: tone marks of the old school, case, misspellings.
AS_WRITTEN = ["Đảng uỷ, khoá XII, hoà bình", "SINH HỌAT CHI BỘ", "Ðồng chí".replace("Ð", "Đ"), ""]


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_the_hand_of_the_unit_stays(written: str) -> None:
    assert normalise_characters(written).text == written


@pytest.mark.parametrize("written", [written for written, _ in PLAIN] + AS_WRITTEN)
def test_normalising_twice_changes_nothing(written: str) -> None:
    once = normalise_characters(written).text
    assert normalise_characters(once).text == once


def test_newlines_and_tabs_keep_their_places() -> None:
    assert normalise_characters("a\tb\r\nc\fd\n").text == "a\tb\r\nc\fd\n"


# (written, a phrase of the clean text, the quotation that it must give back)
QUOTED = [
    (unicodedata.normalize("NFD", "Có 59 đảng viên mới."), "đảng viên", "đảng viên"),
    ("Có 59\u00a0đảng viên mới.", "59 đảng viên", "59\u00a0đảng viên"),
    ("Về sinh ho\u00adạt chi bộ.", "sinh hoạt", "sinh ho\u00adạt"),
    ("Theo **Chỉ thị 05-CT/TW** đã nêu.", "Chỉ thị 05-CT/TW", "Chỉ thị 05-CT/TW"),
    ("Số 08-QÐi/TW đã nêu.", "08-QĐi/TW", "08-QÐi/TW"),
    # A mark that stands inside the phrase is no foreign text: the quotation runs over it.
    ("Theo Chỉ thị **05-CT/TW** đã nêu.", "thị 05-CT/TW", "thị **05-CT/TW"),
    ("Có  59 \t đảng  viên.", "59 đảng viên", "59 \t đảng  viên"),
    ("Theo Chỉ thị số 05-\nCT/TW đã nêu.", "05-CT/TW", "05-\nCT/TW"),
    ("Tại o\ufb03ce mới.", "office", "o\ufb03ce"),
    # Found in the second round: the quotation is that of the source all the same.
    ("Đã họ\u200b\u0440 đều.", "họp đều", "họ\u200b\u0440 đều"),
    ("**\u200bMột là**, nêu gương.", "Một là, nêu", "Một là**, nêu"),
    ("Về sinh ho\u00ad\nạt chi bộ.", "sinh hoạt", "sinh ho\u00ad\nạt"),
]


@pytest.mark.parametrize(("source", "phrase", "quotation"), QUOTED)
def test_a_phrase_of_the_clean_text_leads_back_to_the_source(
    source: str, phrase: str, quotation: str
) -> None:
    doc = clean(source)
    start = doc.text.index(phrase)
    span = doc.span(start, start + len(phrase))
    assert (unicodedata.normalize("NFC", span.text), span.pieces) == (quotation, ())
    assert source[span.start : span.end] == span.text


def test_half_a_ligature_quotes_the_whole_of_it() -> None:
    doc = clean("Tại o\ufb03ce mới.")
    start = doc.text.index("fice")
    assert doc.span(start, start + 4).text == "\ufb03ce"
