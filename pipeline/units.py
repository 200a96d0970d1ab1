"""The roster of a round: who must report, read from `units.csv`.

    đơn vị;cấp trên;tệp;hạn;tên khác
    Đảng ủy Sở Xây dựng;Đảng ủy Khối các cơ quan tỉnh;*xay_dung*;15/10/2021;Đảng bộ Sở XD

Headers are Vietnamese or English, in any order; other columns are left alone. The separator is a
comma, a semicolon or a tab; other names of a unit are separated by "|".
"""

import csv
import io
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import regex

from schemas.folding import fold, fold_tone

_HEADERS: dict[str, tuple[str, ...]] = {
    "name": ("don vi", "ten don vi", "name", "unit", "unit name"),
    "parent": ("cap tren", "don vi cap tren", "truc thuoc", "parent", "parent unit"),
    "pattern": ("tep", "mau tep", "ten tep", "pattern", "file", "files", "file pattern"),
    "deadline": ("han", "han nop", "han bao cao", "thoi han", "deadline", "due"),
    "alias": ("ten khac", "bi danh", "ten goi khac", "alias", "aliases"),
}
_FIELD = {header: field for field, headers in _HEADERS.items() for header in headers}
_DATES = (
    regex.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4})"),
    regex.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)
_LARGEST = 5 * 1024 * 1024
_LONGEST = 200


class RosterError(Exception):
    """`units.csv` cannot be used; `str()` is one line that names the place and the way out."""


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """One unit that must report. `line` is its line in the file."""

    name: str
    line: int
    parent: str | None = None
    pattern: str | None = None
    deadline: date | None = None
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name folded for identity."""
        return unit_key(self.name)


def read_roster(path: Path) -> tuple[RosterUnit, ...]:
    """The units of the file, in its order. Raises `RosterError`."""
    text = _read(path)
    first_line = text.partition("\n")[0]
    separator = max(";\t,", key=first_line.count)
    units: list[RosterUnit] = []
    fields: list[str | None] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not fields:
                fields = _fields(path, cells)
                continue
            if any(cell.strip() for cell in cells[len(fields) :]):
                raise RosterError(
                    f"{path.name}, dòng {line}: có nhiều ô hơn dòng tiêu đề; "
                    f"hãy đặt ô chứa dấu “{separator}” trong dấu ngoặc kép."
                )
            units.append(_unit(path, line, dict(zip(fields, cells, strict=False))))
    except csv.Error as error:
        raise RosterError(
            f"{path.name}, dòng {reader.line_num}: không đọc được ({error}); "
            "hãy kiểm tra dấu ngoặc kép."
        ) from error
    if not units:
        raise RosterError(f"{path.name}: không có đơn vị nào; hãy thêm mỗi đơn vị một dòng.")
    _check(path, units)
    return tuple(units)


_BODIES: tuple[tuple[regex.Pattern[str], str], ...] = tuple(
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bbch\b", "ban chấp hành"),
        (r"\bbtv\b", "ban thường vụ"),
        (r"\bubnd\b", "ủy ban nhân dân"),
        (r"\bhđnd\b", "hội đồng nhân dân"),
        (r"\btp\b\.?\s*", "thành phố "),
        # A committee and the organisation that it leads report as one.
        (r"^(?:ban chấp hành|ban thường vụ) (?=đảng|chi|tỉnh|huyện|thành|thị|quận|xã|phường)", ""),
        (r"^đảng ủy\b", "đảng bộ"),
        (r"^chi ủy\b", "chi bộ"),
        (r"^tỉnh ủy\b", "đảng bộ tỉnh"),
        (r"^huyện ủy\b", "đảng bộ huyện"),
        (r"^thành ủy\b", "đảng bộ thành phố"),
        (r"^thị ủy\b", "đảng bộ thị xã"),
        (r"^quận ủy\b", "đảng bộ quận"),
    )
)
_PUNCTUATION = regex.compile(r"[\s.,;:*_\"“”'’]+")
_DASHES = regex.compile(r"\s*[-‐‑–—−]\s*")


def unit_key(name: str) -> str:
    """The name folded for identity: one key for what is certainly one unit, diacritics kept.

    >>> unit_key("Ban Chấp hành Đảng bộ Sở Xây dựng") == unit_key("ĐẢNG UỶ SỞ XÂY DỰNG")
    True
    """
    key = _DASHES.sub("-", _PUNCTUATION.sub(" ", fold_tone(name))).strip(" -")
    for pattern, replacement in _BODIES:
        key = pattern.sub(replacement, key)
    return " ".join(key.split())


def matches(pattern: str, path: str) -> bool:
    """Whether a file belongs to the unit: the glob is tried on the file's name, or, where it holds
    a slash, on the end of its path; case and the place of tone marks do not matter."""
    glob = fold_tone(pattern).replace("\\", "/")
    subject = fold_tone(path).replace("\\", "/")
    if "/" not in glob:
        return fnmatchcase(subject.rpartition("/")[2], glob)
    return fnmatchcase(subject, glob) or fnmatchcase(subject, "*/" + glob.lstrip("/"))


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise RosterError(f"{path.name}: tệp quá lớn; danh sách đơn vị phải dưới 5 MB.")
        content = path.read_bytes()
    except OSError as error:
        raise RosterError(
            f"Không đọc được danh sách đơn vị {path} ({error.strerror}); hãy kiểm tra --units."
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


def _fields(path: Path, cells: list[str]) -> list[str | None]:
    fields = [_FIELD.get(fold(cell).strip(" *:")) for cell in cells]
    if "name" not in fields:
        raise RosterError(
            f"{path.name}, dòng tiêu đề: thiếu cột “đơn vị” (name); các cột nhận được là "
            "đơn vị, cấp trên, tệp, hạn, tên khác."
        )
    for field in set(fields) - {None}:
        if fields.count(field) > 1:
            title = cells[len(fields) - 1 - fields[::-1].index(field)].strip()
            raise RosterError(f"{path.name}, dòng tiêu đề: cột “{title}” bị lặp; hãy bỏ một cột.")
    return fields


def _unit(path: Path, line: int, row: dict[str | None, str]) -> RosterUnit:
    values = {field: " ".join(value.split()) for field, value in row.items()}
    name = values.get("name", "")
    if not unit_key(name):
        raise RosterError(f"{path.name}, dòng {line}: thiếu tên đơn vị.")
    aliases = tuple(filter(None, (alias.strip() for alias in values.get("alias", "").split("|"))))
    if max(map(len, (name, values.get("parent", ""), *aliases))) > _LONGEST:
        raise RosterError(f"{path.name}, dòng {line}: tên quá dài (hơn {_LONGEST} chữ).")
    parent = values.get("parent") or None
    if parent is not None and unit_key(parent) == unit_key(name):
        raise RosterError(f"{path.name}, dòng {line}: “{name}” là cấp trên của chính nó.")
    return RosterUnit(
        name=name,
        line=line,
        parent=parent,
        pattern=values.get("pattern") or None,
        deadline=_date(path, line, values.get("deadline", "")),
        aliases=aliases,
    )


def _date(path: Path, line: int, text: str) -> date | None:
    if not text:
        return None
    for pattern in _DATES:
        match = pattern.match(text)
        if match and not text[match.end() :].strip(" 0:"):
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                break
    raise RosterError(
        f"{path.name}, dòng {line}: hạn “{text}” không phải một ngày; hãy ghi như 15/10/2021."
    )


def _check(path: Path, units: list[RosterUnit]) -> None:
    """No unit twice, and no alias that means two units or names another one."""
    lines: dict[tuple[str, str], int] = {}
    for unit in units:
        identity = (unit.key, unit_key(unit.parent or ""))
        if identity in lines:
            raise RosterError(
                f"{path.name}, dòng {unit.line}: “{unit.name}” đã có ở dòng {lines[identity]}; "
                "hãy bỏ một dòng, hoặc ghi cấp trên để phân biệt."
            )
        lines[identity] = unit.line
    names = {unit.key: unit for unit in units}
    meaning: dict[str, RosterUnit] = {}
    for unit in units:
        for alias in unit.aliases:
            key = unit_key(alias)
            other = meaning.setdefault(key, unit) if key not in names else names[key]
            if other.key != unit.key:
                raise RosterError(
                    f"{path.name}, dòng {unit.line}: tên khác “{alias}” cũng là tên của "
                    f"“{other.name}” (dòng {other.line}); hãy bỏ một chỗ."
                )
    _check_cycles(path, units)


def _check_cycles(path: Path, units: list[RosterUnit]) -> None:
    above = {unit.key: unit_key(unit.parent) for unit in units if unit.parent}
    for unit in units:
        seen = {unit.key}
        key = above.get(unit.key)
        while key is not None and key not in seen:
            seen.add(key)
            key = above.get(key)
        if key == unit.key:
            raise RosterError(
                f"{path.name}, dòng {unit.line}: cấp trên của “{unit.name}” đi thành vòng."
            )
