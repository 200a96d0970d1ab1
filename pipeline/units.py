"""The roster of a round: who must report, read from `units.csv`.

    đơn vị;cấp trên;tệp;hạn;tên khác;từ ngày;đến ngày;tiền thân
    Đảng ủy Sở Xây dựng;Đảng ủy UBND tỉnh;*xay_dung*;15/10/2025;ĐU SXD;01/03/2025;;Sở XD cũ|Sở GT

Headers are Vietnamese or English, in any order; other columns are left alone. The separator is a
comma, a semicolon or a tab; other names of a unit, and the units that went into it, are separated
by "|".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import regex

from pipeline.sheets import RosterError as RosterError
from pipeline.sheets import Sheet, read_sheet
from pipeline.unit_names import unit_key as unit_key
from schemas.folding import fold_tone

_ROSTER = Sheet(
    columns={
        "name": ("đơn vị", "tên đơn vị", "name", "unit", "unit name"),
        "parent": ("cấp trên", "đơn vị cấp trên", "trực thuộc", "parent", "parent unit"),
        "pattern": ("tệp", "mẫu tệp", "tên tệp", "pattern", "file", "files", "file pattern"),
        "deadline": ("hạn", "hạn nộp", "hạn báo cáo", "thời hạn", "deadline", "due"),
        "alias": ("tên khác", "bí danh", "tên gọi khác", "alias", "aliases"),
        "valid_from": ("từ ngày", "thành lập", "ngày thành lập", "valid from", "from", "since"),
        "valid_to": ("đến ngày", "giải thể", "ngày giải thể", "valid to", "to", "until"),
        "predecessors": ("tiền thân", "hợp nhất từ", "sáp nhập từ", "predecessors", "formed from"),
    },
    required=("name",),
    what="danh sách đơn vị",
    option="--units",
)
_DATES = (
    regex.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4})"),
    regex.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """One unit that must report. `line` is its line in the file."""

    name: str
    line: int
    parent: str | None = None
    pattern: str | None = None
    deadline: date | None = None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name folded for identity."""
        return unit_key(self.name)


def read_roster(path: Path) -> tuple[RosterUnit, ...]:
    """The units of the file, in its order. Raises `RosterError`."""
    units = [_unit(path, line, values) for line, values in read_sheet(path, _ROSTER)]
    if not units:
        raise RosterError(f"{path.name}: không có đơn vị nào; hãy thêm mỗi đơn vị một dòng.")
    _check(path, units)
    return tuple(units)


def matches(pattern: str, path: str) -> bool:
    """Whether a file belongs to the unit: the glob is tried on the file's name, or, where it holds
    a slash, on the end of its path; case and the place of tone marks do not matter."""
    glob = fold_tone(pattern).replace("\\", "/")
    subject = fold_tone(path).replace("\\", "/")
    if "/" not in glob:
        return fnmatchcase(subject.rpartition("/")[2], glob)
    return fnmatchcase(subject, glob) or fnmatchcase(subject, "*/" + glob.lstrip("/"))


def _unit(path: Path, line: int, values: Mapping[str, str]) -> RosterUnit:
    name = values.get("name", "")
    if not unit_key(name):
        raise RosterError(f"{path.name}, dòng {line}: thiếu tên đơn vị.")
    aliases = _several(values.get("alias", ""))
    predecessors = _several(values.get("predecessors", ""))
    if max(map(len, (name, values.get("parent", ""), *aliases, *predecessors))) > _LONGEST:
        raise RosterError(f"{path.name}, dòng {line}: tên quá dài (hơn {_LONGEST} chữ).")
    parent = values.get("parent") or None
    if parent is not None and unit_key(parent) == unit_key(name):
        raise RosterError(f"{path.name}, dòng {line}: “{name}” là cấp trên của chính nó.")
    valid_from = _date(path, line, "từ ngày", values.get("valid_from", ""))
    valid_to = _date(path, line, "đến ngày", values.get("valid_to", ""))
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        raise RosterError(f"{path.name}, dòng {line}: “{name}” có đến ngày trước từ ngày.")
    return RosterUnit(
        name=name,
        line=line,
        parent=parent,
        pattern=values.get("pattern") or None,
        deadline=_date(path, line, "hạn", values.get("deadline", "")),
        aliases=aliases,
        valid_from=valid_from,
        valid_to=valid_to,
        predecessors=predecessors,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split("|"))))


def _date(path: Path, line: int, column: str, text: str) -> date | None:
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
        f"{path.name}, dòng {line}: {column} “{text}” không phải một ngày; hãy ghi như 15/10/2021."
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
