"""Plain text files as units send them, and the files that are none."""

import codecs
import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.reading import ReadError, read_source
from pipeline.reading.legacy import from_tcvn3, from_vni
from pipeline.reading.syllables import is_syllable
from schemas.failures import ERROR_KINDS

TEXT = (
    "ĐẢNG BỘ HUYỆN VÍ DỤ\r\n\r\nBÁO CÁO\nkết quả thực hiện Chỉ thị số 05-CT/TW\n"
    "Đảng bộ xã có 198 đảng viên, trong đó có 56 đảng viên nữ; uỷ ban và ủy ban.\r"
)
# What such files look like where the font is missing: the bytes read as Windows-1252.
TCVN3 = "§¶ng bé x· cã 198 ®¶ng viªn, chi bé hoµn thµnh tèt nhiÖm vô."
VNI = "Ñaûng boä xaõ coù 198 ñaûng vieân, chi boä hoaøn thaønh toát nhieäm vuï."


def decomposed(text: str) -> str:
    """As Windows-1258 has it: tone marks apart, the other letters whole."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        base = "".join(part for part in parts if part not in tones)
        out.append(unicodedata.normalize("NFC", base))
        out += [part for part in parts if part in tones]
    return "".join(out)


def windows_1252(byte: int) -> str:
    """As editors have it: the five bytes without a letter stand for themselves."""
    return bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")


NFD = unicodedata.normalize("NFD", TEXT)
ENCODED = [
    # (bytes, encoding, text)
    (TEXT.encode(), "utf-8", TEXT),
    (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig", TEXT),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
    (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
    (NFD.encode(), "utf-8", NFD),
    (decomposed(TEXT).encode("cp1258"), "cp1258", decomposed(TEXT)),
    (b"Bao cao khong dau, 59 dang vien.\n", "utf-8", "Bao cao khong dau, 59 dang vien.\n"),
]


@pytest.mark.parametrize(("content", "encoding", "text"), ENCODED)
def test_text_is_decoded_and_otherwise_untouched(
    tmp_path: Path, content: bytes, encoding: str, text: str
) -> None:
    # The suffix lies on purpose: what counts is the content.
    path = tmp_path / "báo cáo đã gửi.pdf"
    path.write_bytes(content)
    source = read_source(path)
    assert (source.text, source.encoding, source.warnings) == (text, encoding, ())
    assert (source.sha256, source.size) == (hashlib.sha256(content).hexdigest(), len(content))


REFUSED = [
    # (content, kind, words of the message)
    (b"", "empty", "0 byte"),
    (b" \r\n\t\n", "empty", "không có chữ"),
    (codecs.BOM_UTF8, "empty", "không có chữ"),
    (codecs.BOM_UTF16_LE, "empty", "không có chữ"),
    ("\u200b\xa0\n".encode(), "empty", "không có chữ"),
    (b"%PDF-1.7\n1 0 obj", "unsupported", "PDF"),
    (b"\n\n%PDF-1.4", "unsupported", "PDF"),
    (b"PK\x03\x04....word/document.xml", "unsupported", ".docx"),
    (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "unsupported", ".odt"),
    (b"PK\x03\x04....", "unsupported", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "unsupported", ".doc"),
    (b"{\\rtf1\\ansi Bao cao}", "unsupported", "RTF"),
    (b"\xef\xbb\xbf <!DOCTYPE html>\n<html><p>Bao cao", "unsupported", "HTML"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unsupported", "PNG"),
    (b"\x7fELF\x02\x01\x01" + bytes(64), "unsupported", "chương trình"),
    (bytes(1000), "unsupported", "nhị phân"),
    (bytes(range(256)) * 40, "unsupported", "nhị phân"),
    (b"Bao cao 59 dang vien\x00 va 11 du bi, dai hon nua.\n", "unsupported", "nhị phân"),
    (b"\x01\x02\x03\x04 abc", "unsupported", "nhị phân"),
    (codecs.BOM_UTF16_LE + "Đảng".encode("utf-16-le") + b"\x00\xd8", "corrupt", "UTF-16-LE"),
    (TCVN3.encode("cp1252"), "legacy_font", "TCVN3"),
    (VNI.encode("cp1252"), "legacy_font", "VNI"),
    (TCVN3.encode(), "legacy_font", "TCVN3"),
    (VNI.encode(), "legacy_font", "VNI"),
    ("".join(map(windows_1252, TEXT.encode())).encode(), "corrupt", "hai lần"),
    # French in Latin-1: some table would give letters, but no one knows which is right.
    ("Le comité a été félicité à l'été passé.".encode("latin-1"), "unsupported", "bảng mã"),
    ("наша партия и её устав".encode("cp1251"), "unsupported", "bảng mã"),
]


@pytest.mark.parametrize(("content", "kind", "words"), REFUSED)
def test_what_is_no_readable_text_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, kind: str, words: str
) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_source(path)
    assert caught.value.kind == kind
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_torn_letter_does_not_cost_the_report(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes((TEXT * 10).encode()[:-1] + "ộ".encode()[:2])
    source = read_source(path)
    assert source.text == (TEXT * 10)[:-1] + "\ufffd"
    assert len(source.warnings) == 1


def test_a_file_larger_than_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(ReadError) as caught:
        read_source(path)
    assert (caught.value.kind, "200,0 MB" in str(caught.value)) == ("too_large", True)
    path.write_bytes(b"a" * 11)
    with pytest.raises(ReadError, match="11 byte"):
        read_source(path, max_bytes=10)
    path.write_bytes(b"a" * 10)
    assert read_source(path, max_bytes=10).size == 10


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    cases = [
        (fifo, "unsupported"),
        (Path("/dev/zero"), "unsupported"),
        (tmp_path, "unsupported"),
        (loop, "unreadable"),
        (tmp_path / "missing.txt", "unreadable"),
        (tmp_path / ("x" * 300), "unreadable"),
        (Path("a\x00b"), "unreadable"),
        (fifo / "below.txt", "unreadable"),
    ]
    kinds = []
    for path, _ in cases:
        with pytest.raises(ReadError) as caught:
            read_source(path)
        kinds.append(caught.value.kind)
    assert kinds == [kind for _, kind in cases]
    assert set(kinds) <= set(ERROR_KINDS)


def test_legacy_fonts_are_read_as_their_readers_see_them() -> None:
    expected = "Đảng bộ xã có 198 đảng viên, chi bộ hoàn thành tốt nhiệm vụ."
    assert from_tcvn3(TCVN3) == expected
    assert unicodedata.normalize("NFC", from_vni(VNI)) == expected


@pytest.mark.parametrize(
    ("word", "possible"),
    [
        ("nghiêng", True),
        ("QUỲNH", True),
        ("khuỷu", True),
        ("thuở", True),
        ("giếng", True),
        ("uỷ", True),
        ("ủy", True),
        (unicodedata.normalize("NFD", "nguyễn"), True),
        ("ạc", True),
        ("àc", False),  # a syllable that ends in c carries the sharp or the heavy tone only
        ("été", False),
        ("ñaûng", False),
        ("®¶ng", False),
        ("đảngg", False),
    ],
)
def test_possible_syllables(word: str, possible: bool) -> None:
    assert is_syllable(word) is possible
