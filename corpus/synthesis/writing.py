"""A folder of synthetic reports: NAME.txt, gold/NAME.json and the roster units.csv."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.synthesis.copying import CopyingReport, truth
from corpus.synthesis.generating import SyntheticReport
from corpus.synthesis.golden import gold_json
from corpus.synthesis.world import REPORTS_PER_UNIT, units

MANIFEST = "synthesis.json"


class FolderError(Exception):
    """The folder cannot be written to; `str()` is one line that says why and the way out."""


def open_folder(folder: Path, settings: dict[str, float | int]) -> None:
    """Make the folder ready for reports of these settings (seed and shares).

    Raises `FolderError` where it holds anything that was not generated with the same settings.
    """
    manifest = folder / MANIFEST
    try:
        if folder.exists() and not folder.is_dir():
            raise FolderError(f"{folder} is a file; name a folder")
        if manifest.is_file():
            before = json.loads(manifest.read_text(encoding="utf-8"))
            if before != settings:
                raise FolderError(
                    f"{folder} holds reports of other settings ({_line(before)}); "
                    f"give the same ones or another folder"
                )
        elif folder.is_dir() and any(folder.iterdir()):
            raise FolderError(
                f"{folder} is not empty and was not made by this command; name another folder"
            )
        (folder / "gold").mkdir(parents=True, exist_ok=True)
        manifest.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    except OSError as error:
        raise FolderError(f"{folder}: {error.strerror}") from None
    except ValueError:
        raise FolderError(f"{manifest} cannot be read; name another folder") from None


def _line(settings: object) -> str:
    if not isinstance(settings, dict):
        return str(settings)
    return ", ".join(f"{key} {value}" for key, value in settings.items())


def write_reports(reports: Iterable[SyntheticReport], folder: Path) -> Iterator[SyntheticReport]:
    """Write each report with its gold and give it back. Raises `FolderError`."""
    for report in reports:
        try:
            (folder / f"{report.name}.txt").write_bytes(report.data)
            gold = folder / "gold" / f"{report.name}.json"
            gold.write_text(gold_json(report.gold), encoding="utf-8")
        except OSError as error:
            raise FolderError(f"{folder}: {error.strerror}") from None
        yield report


def write_copying(reports: Iterable[CopyingReport], folder: Path) -> int:
    """Write each report, and `copies.json` with the passages that they share; how many these are.
    Raises `FolderError`."""
    made: list[CopyingReport] = []
    try:
        for report in reports:
            (folder / f"{report.name}.txt").write_bytes(report.data)
            made.append(report)
        pairs = truth(made)
        lines = ",\n ".join(json.dumps(pair, ensure_ascii=False) for pair in pairs)
        (folder / "copies.json").write_text(f"[{lines}]\n", encoding="utf-8")
    except OSError as error:
        raise FolderError(f"{folder}: {error.strerror}") from None
    return len(pairs)


def write_roster(folder: Path, seed: int, until: int) -> None:
    """Write the units of the reports before number `until`, for `baocao ingest --units`.

    A longer roster of the same seed is left alone, so that parts of one set may be written in any
    order.
    """
    path = folder / "units.csv"
    count = -(-until // REPORTS_PER_UNIT)
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            if sum(1 for _ in file) > count:
                return
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(("đơn vị", "cấp trên", "tệp"))
    for unit in units(seed, count):
        above = unit.parent if unit.parent_number is not None else ""
        rows.writerow((unit.name, above, f"*-u{unit.number:06}-*"))
    path.write_text(out.getvalue(), encoding="utf-8")
