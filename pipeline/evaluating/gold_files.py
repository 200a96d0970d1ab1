"""Gold annotations read from JSON files; see docs/EVALUATION.md for the format.

`read_gold(path)` gives the annotations of one report and raises `GoldError` with every problem of
the file's shape, not only the first.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, get_args

from pipeline.evaluating import gold_entries as read
from pipeline.evaluating.gold import (
    GoldDocument,
    GoldError,
    GoldKinRole,
    GoldReport,
    GoldRole,
    Origin,
)
from pipeline.evaluating.gold_fields import Entry, WrongEntry

_T = TypeVar("_T")


def read_gold(path: Path) -> GoldReport:
    """The annotations in a gold file. Raises `GoldError`, also where there is no such file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError([f"{path}: cannot be read: {error.strerror}"]) from None
    except ValueError as error:
        raise GoldError([f"{path}: is not JSON in UTF-8: {error}"]) from None
    return parse_gold(content, path)


def parse_gold(content: object, path: Path) -> GoldReport:
    """The annotations in a decoded gold file; `path` names it in messages."""
    if not isinstance(content, dict):
        raise GoldError([f"{path}: must hold one JSON object"])
    problems: list[str] = []

    def entries(key: str, reader: Callable[[Entry], _T]) -> tuple[_T, ...]:
        items = content.get(key)
        if not isinstance(items, list):
            problems.append(f"{key}: a list is missing")
            return ()
        out: list[_T] = []
        for index, item in enumerate(items):
            try:
                if not isinstance(item, dict):
                    raise WrongEntry("must be an object")
                out.append(reader(item))
            except WrongEntry as error:
                problems.append(f"{key}[{index}]: {error}")
        return tuple(out)

    source = content.get("source")
    if not isinstance(source, str) or Path(source).name != source:
        problems.append("source: the name of the report's file is missing")
    origin = content.get("origin", "authored")
    if origin not in get_args(Origin):
        problems.append(f"origin: {origin!r} is none of {', '.join(get_args(Origin))}")
    report = GoldReport(
        name=path.stem,
        source=str(source),
        origin=origin,
        document=_document(content.get("document"), problems),
        headings=entries("headings", read.heading),
        footnotes=entries("footnotes", read.footnote),
        citations=entries("citations", read.citation),
        percentages=entries("percentages", read.percentage),
        ratios=entries("ratios", read.ratio),
        counts=entries("counts", read.count),
        limitations=entries("limitations", read.statement(GoldRole)),
        findings=entries("findings", read.check),
        checks_passed=entries("checks_passed", read.check),
        statements=(
            entries("statements", read.statement(GoldKinRole)) if "statements" in content else None
        ),
    )
    if problems:
        raise GoldError([f"{path}: {problem}" for problem in problems])
    return report


def _document(entry: object, problems: list[str]) -> GoldDocument:
    if not isinstance(entry, dict):
        problems.append("document: an object is missing")
        entry = {}
    try:
        return read.document(entry)
    except WrongEntry as error:
        problems.append(f"document: {error}")
        return GoldDocument("other", None, None, None, None, "")
