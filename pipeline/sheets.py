"""Tables that people keep in Excel and save as CSV: the roster, the table of other names.

Headers are Vietnamese or English, in any order, with or without diacritics; other columns are left
alone. The separator is a comma, a semicolon or a tab.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.folding import fold

_LARGEST = 5 * 1024 * 1024


class RosterError(Exception):
    """The file cannot be used; `str()` is one line that names the place and the way out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file may hold: for each field the headers that it is known by, the Vietnamese one
    first. `what` and `option` name the file in messages."""

    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    what: str
    option: str

    def field(self, header: str) -> str | None:
        """The field that a header means, or None for a column of the user's own."""
        folded = fold(header).strip(" *:")
        return next((f for f, names in self.columns.items() if folded in map(fold, names)), None)


def read_sheet(path: Path, sheet: Sheet) -> list[tuple[int, dict[str, str]]]:
    """The rows below the header as (line of the file, values by field, white space folded).

    Raises `RosterError`.
    """
    text = _read(path, sheet)
    first_line = text.partition("\n")[0]
    separator = max(";\t,", key=first_line.count)
    rows: list[tuple[int, dict[str, str]]] = []
    fields: list[str | None] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not fields:
                fields = _fields(path, sheet, cells)
                continue
            if any(cell.strip() for cell in cells[len(fields) :]):
                raise RosterError(
                    f"{path.name}, dòng {line}: có nhiều ô hơn dòng tiêu đề; "
                    f"hãy đặt ô chứa dấu “{separator}” trong dấu ngoặc kép."
                )
            pairs = zip(fields, cells, strict=False)
            rows.append((line, {f: " ".join(cell.split()) for f, cell in pairs if f is not None}))
    except csv.Error as error:
        raise RosterError(
            f"{path.name}, dòng {reader.line_num}: không đọc được ({error}); "
            "hãy kiểm tra dấu ngoặc kép."
        ) from error
    return rows


def _read(path: Path, sheet: Sheet) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise RosterError(f"{path.name}: tệp quá lớn; {sheet.what} phải dưới 5 MB.")
        content = path.read_bytes()
    except OSError as error:
        raise RosterError(
            f"Không đọc được {sheet.what} {path} ({error.strerror}); hãy kiểm tra {sheet.option}."
        ) from error
    try:
        text = content.decode(
            "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        )
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RosterError(
            f"{path.name}, dòng {line}: không phải mã UTF-8; "
            "trong Excel hãy chọn “Save As” loại “CSV UTF-8”."
        ) from error
    if "\0" in text:
        raise RosterError(f"{path.name}: không phải tệp văn bản; hãy lưu lại thành CSV UTF-8.")
    return text


def _fields(path: Path, sheet: Sheet, cells: list[str]) -> list[str | None]:
    fields = [sheet.field(cell) for cell in cells]
    for field in sheet.required:
        if field not in fields:
            wanted = ", ".join(names[0] for names in sheet.columns.values())
            raise RosterError(
                f"{path.name}, dòng tiêu đề: thiếu cột “{sheet.columns[field][0]}” ({field}); "
                f"các cột nhận được là {wanted}."
            )
    for named in filter(None, set(fields)):
        if fields.count(named) > 1:
            title = cells[len(fields) - 1 - fields[::-1].index(named)].strip()
            raise RosterError(f"{path.name}, dòng tiêu đề: cột “{title}” bị lặp; hãy bỏ một cột.")
    return fields
