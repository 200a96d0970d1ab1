"""Bytes into text: find the encoding by what the bytes say, and refuse to guess.

Unicode proves itself (a byte order mark, valid UTF-8, the zero bytes of UTF-16). A single-byte
encoding cannot: Windows-1258, and the legacy fonts on top of Windows-1252, are told apart by
whether the decoded words are possible Vietnamese syllables. Anything else is refused, because a
report read with the wrong table is worse than a report on the list of failures.
"""

import codecs
from dataclasses import dataclass

import regex

from pipeline.reading.errors import ReadError
from pipeline.reading.legacy import legacy_font
from pipeline.reading.syllables import share_of_syllables

# Below this share of possible syllables a text is not Vietnamese in the encoding tried.
_VIETNAMESE = 0.8
_BINARY = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_A_REPORT = (
    "Nội dung không phải văn bản (tệp nhị phân hoặc đã hỏng); "
    "hãy mở tệp gốc và lưu lại thành văn bản thuần (.txt, mã UTF-8)."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of its encoding; `warnings` are Vietnamese sentences."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """The text of the bytes, byte order mark removed.

    Raises `ReadError` with kind `unsupported` (no text, or an encoding that cannot be told),
    `corrupt` (Unicode that is broken) or `legacy_font` (TCVN3, VNI).
    """
    decoded = _unicode(content)
    if decoded is None:
        decoded = _eight_bit(content)
    if len(_BINARY.findall(decoded.text[:100_000])) * 100 > min(len(decoded.text), 100_000):
        raise ReadError("unsupported", _NOT_A_REPORT)
    _refuse_mojibake(decoded.text)
    if "\x00" in decoded.text:
        raise ReadError("corrupt", "Tệp có ký tự NUL giữa văn bản, có thể đã hỏng; " + _RESAVE)
    return decoded


_RESAVE = "hãy lưu lại tệp với mã UTF-8 rồi nạp lại."


def _unicode(content: bytes) -> Decoded | None:
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strict(content, "utf-32", "utf-32")
    if content.startswith(codecs.BOM_UTF16_LE):
        return _strict(content[2:], "utf-16-le", "utf-16-le")
    if content.startswith(codecs.BOM_UTF16_BE):
        return _strict(content[2:], "utf-16-be", "utf-16-be")
    if content.startswith(codecs.BOM_UTF8):
        return _utf8(content[3:], "utf-8-sig")
    if b"\x00" in content:
        return _bare_utf16(content)
    return _utf8(content, "utf-8")


def _strict(content: bytes, codec: str, name: str) -> Decoded:
    try:
        return Decoded(content.decode(codec), name)
    except UnicodeDecodeError:
        raise ReadError("corrupt", f"Văn bản {name.upper()} bị hỏng; {_RESAVE}") from None


def _utf8(content: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), name)
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    accented = sum(not char.isascii() for char in text) - damaged
    # One torn letter in a long UTF-8 text (a copy that was cut) must not cost the report, but
    # eight-bit text never holds hundreds of valid multi-byte letters.
    if name == "utf-8-sig" or accented >= 50 * damaged:
        if damaged * 100 > len(text):
            raise ReadError("corrupt", f"Văn bản UTF-8 bị hỏng; {_RESAVE}")
        return Decoded(text, name, (f"Có {damaged} ký tự UTF-8 bị hỏng, đã thay bằng “\ufffd”.",))
    return None


def _bare_utf16(content: bytes) -> Decoded:
    if len(content) % 2 == 0:
        for codec in ("utf-16-le", "utf-16-be"):
            try:
                text = content.decode(codec)
            except UnicodeDecodeError:
                continue
            if _looks_latin(text):
                return Decoded(text, codec)
    raise ReadError("unsupported", _NOT_A_REPORT)


def _looks_latin(text: str) -> bool:
    """Whether nearly all characters are those of Vietnamese text (in the wrong byte order none)."""
    sample = text[:100_000]
    good = sum(
        char in "\t\n\r" or " " <= char < "\u0370" or "\u1e00" <= char < "\u2300" for char in sample
    )
    return good * 100 >= len(sample) * 95


def _eight_bit(content: bytes) -> Decoded:
    seen = content.decode("cp1252", errors="replace")
    share, words = share_of_syllables(content.decode("cp1258", errors="replace"))
    if words and share >= _VIETNAMESE:
        try:
            return Decoded(content.decode("cp1258"), "cp1258")
        except UnicodeDecodeError:
            raise ReadError("corrupt", f"Văn bản Windows-1258 bị hỏng; {_RESAVE}") from None
    font = legacy_font(seen)
    if font is not None:
        raise _legacy(font)
    if _BINARY.search(seen) is not None:
        raise ReadError("unsupported", _NOT_A_REPORT)
    raise ReadError("unsupported", f"Không nhận ra bảng mã của văn bản; {_RESAVE}")


def _refuse_mojibake(text: str) -> None:
    """Refuse Unicode text whose letters show Vietnamese only in a legacy font, or decoded again."""
    # "ả" is E1 BA A3 in UTF-8 and "ộ" E1 BB 99: read as Windows-1252 they begin with these.
    if text.count("áº") + text.count("á»") >= 3:
        twice = b"".join(map(_as_byte, text[:100_000])).decode("utf-8", errors="ignore")
        if share_of_syllables(twice)[0] >= _VIETNAMESE:
            raise ReadError("corrupt", f"Chữ bị lỗi do chuyển mã UTF-8 hai lần; {_RESAVE}")
    share, words = share_of_syllables(text)
    if words and share < 0.5:
        font = legacy_font(text)
        if font is not None:
            raise _legacy(font)


def _as_byte(char: str) -> bytes:
    """The byte that Windows-1252, as browsers and editors have it, shows as `char`."""
    try:
        return char.encode("latin-1" if char <= "\xff" else "cp1252")
    except UnicodeEncodeError:
        return b""


def _legacy(font: str) -> ReadError:
    family = {"TCVN3": "TCVN3 (.VnTime, ABC)", "VNI": "VNI (VNI-Times)"}[font]
    return ReadError(
        "legacy_font",
        f"Văn bản dùng phông chữ cũ {family}, không phải Unicode; "
        "hãy chuyển sang Unicode (UniKey: Ctrl+Shift+F6) rồi nạp lại.",
    )
