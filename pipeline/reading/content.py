"""Recognise by their first bytes the formats that are not plain text."""

import regex

from pipeline.reading.errors import ReadError

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97-2003 (.doc, .xls)"),
    (b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"BZh", "tệp nén BZIP2"),
    (b"\xfd7zXZ\x00", "tệp nén XZ"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7-Zip"),
    (b"Rar!\x1a\x07", "tệp nén RAR"),
    (b"SQLite format 3\x00", "cơ sở dữ liệu SQLite"),
    (b"\x7fELF", "chương trình"),
    (b"MZ\x90\x00", "chương trình Windows"),
)
_HTML = regex.compile(rb"(?i)(?:<!doctype\s+html|<html[\s>]|<\?xml[^>]*>\s*<(?:!doctype\s+)?html)")
# Where the PDF header stands a little after the start, readers still open the file.
_LEADING = b"\xef\xbb\xbf \t\r\n"


def refuse_other_formats(content: bytes) -> None:
    """Raise `ReadError` where the bytes are a known format other than plain text."""
    head = content[:4096]
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        raise _unsupported(_archive_name(content))
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise _unsupported(name)
    stripped = head.lstrip(_LEADING)
    for magic, name in _MAGIC[:2]:
        if stripped.startswith(magic):
            raise _unsupported(name)
    if _HTML.match(stripped):
        raise _unsupported("HTML")


def _archive_name(content: bytes) -> str:
    # The names of the parts stand uncompressed in the archive's directory at its end.
    directory = content[:4096] + content[-65536:]
    if b"word/document.xml" in directory:
        return "Word (.docx)"
    if b"xl/workbook.xml" in directory:
        return "Excel (.xlsx)"
    if b"ppt/presentation.xml" in directory:
        return "PowerPoint (.pptx)"
    if b"opendocument.text" in directory:
        return "OpenDocument (.odt)"
    return "tệp nén ZIP"


def _unsupported(name: str) -> ReadError:
    return ReadError(
        "unsupported",
        f"Tệp là {name}, phiên bản này chưa đọc được; "
        "hãy lưu lại thành văn bản thuần (.txt, mã UTF-8) rồi nạp lại.",
    )
