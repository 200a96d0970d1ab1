"""The table of other names that people edit: what `baocao units --aliases -o FILE.csv` writes.

    Tên;Đơn vị
    Đảng ủy xã Hải Yên;Đảng ủy xã Hải Yến

A row whose source is a round comes from its `units.csv` and is changed there; a row that states
another relation than "là tên khác của" (as the export names it) is no name.
"""

from pathlib import Path

from pipeline.sheets import RosterError, Sheet, read_sheet
from pipeline.unit_names import full_key
from schemas.folding import fold

_ALIASES = Sheet(
    columns={
        "name": ("tên", "tên khác", "bí danh", "name", "alias"),
        "unit": ("đơn vị", "tên đơn vị", "unit"),
        "verdict": ("quan hệ", "verdict"),
        "source": ("nguồn", "source"),
    },
    required=("name", "unit"),
    what="bảng tên khác",
    option="--aliases-from",
)
_SAME = ("", "la ten khac cua", "same")
_FROM_PEOPLE = ("", "nguoi dung")


def read_aliases(path: Path) -> list[tuple[str, str]]:
    """(other name, name of the unit) in the order of the file. Raises `RosterError`."""
    pairs: dict[str, tuple[int, str, str]] = {}
    for line, row in read_sheet(path, _ALIASES):
        if fold(row.get("verdict", "")) not in _SAME:
            continue
        if fold(row.get("source", "")) not in _FROM_PEOPLE:
            continue
        name, unit = row.get("name", ""), row.get("unit", "")
        key, meant = full_key(name), full_key(unit)
        if not key or not meant:
            raise RosterError(f"{path.name}, dòng {line}: thiếu tên hoặc đơn vị.")
        if key == meant:
            raise RosterError(f"{path.name}, dòng {line}: “{name}” đã là một tên với “{unit}”.")
        if key in pairs and full_key(pairs[key][2]) != meant:
            raise RosterError(
                f"{path.name}, dòng {line}: “{name}” đã là tên của “{pairs[key][2]}” ở dòng "
                f"{pairs[key][0]}; hãy bỏ một chỗ."
            )
        pairs.setdefault(key, (line, name, unit))
    return [(name, unit) for _, name, unit in pairs.values()]
