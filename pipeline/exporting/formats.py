"""The formats by name and by suffix, and the bytes of a listing in each."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Literal, get_args

from pipeline.exporting.cells import as_json, inert, worded
from pipeline.exporting.listing import Cell, Column, Listing

Format = Literal["table", "json", "jsonl", "csv", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

_SUFFIXES: dict[str, Format] = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
}


def format_of(suffix: str) -> Format | None:
    """The format that a file's suffix stands for, or None."""
    return _SUFFIXES.get(suffix.lower())


def render(listings: Sequence[Listing], fmt: Format, *, lang: str = "vi") -> bytes:
    """The listings in the format, as bytes.

    JSON of one listing is an array, of several an object with their names; JSON lines of several
    say in "list" which one a record is of; a workbook has a sheet for each; CSV and a table hold
    the first. Raises `ValueError` where a workbook cannot hold the rows.
    """
    listing = listings[0]
    if fmt == "xlsx":
        from pipeline.exporting.workbook import render_workbook

        return render_workbook(listings, lang=lang)
    if fmt == "json":
        one = len(listings) == 1
        data = _records(listing) if one else {item.name: _records(item) for item in listings}
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
    if fmt == "jsonl":
        records = (
            record if len(listings) == 1 else {"list": item.name, **record}
            for item in listings
            for record in _records(item)
        )
        return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode()
    if fmt == "csv":
        return _csv(listing, lang)
    from pipeline.exporting.table import render_table

    return render_table(listing, lang=lang).encode()


def _records(listing: Listing) -> list[dict[str, object]]:
    return [{key: as_json(cell) for key, cell in record.items()} for record in listing.records()]


def _csv(listing: Listing, lang: str) -> bytes:
    """UTF-8 with a byte order mark: without it Excel takes the text for Windows-1252."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([c.title if lang == "vi" else c.key for c in listing.columns])
    for row in listing.rows:
        writer.writerow(
            [
                _csv_cell(cell, column, lang)
                for cell, column in zip(row, listing.columns, strict=True)
            ]
        )
    return target.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell, column: Column, lang: str) -> str:
    value = worded(cell, column, lang)
    if value is None:
        return ""
    return inert(value) if isinstance(value, str) else str(as_json(value))
