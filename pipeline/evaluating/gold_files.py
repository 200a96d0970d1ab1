"""Gold annotations read from JSON files; see docs/EVALUATION.md for the format.

`read_gold(path)` gives the annotations of one report and raises `GoldError` with every problem of
the file's shape, not only the first.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

from pipeline.evaluating.gold import (
    GoldCheck,
    GoldCitation,
    GoldCount,
    GoldDocument,
    GoldError,
    GoldFootnote,
    GoldHeading,
    GoldKinRole,
    GoldPercentage,
    GoldRatio,
    GoldReport,
    GoldRole,
    GoldStatement,
    Value,
)
from pipeline.evaluating.gold import Origin as GoldOrigin
from schemas.document import Range
from schemas.facts import (
    CheckKind,
    CitationForm,
    Extent,
    FigureKind,
    Origin,
    Severity,
    Strength,
)


class _Wrong(Exception):
    """One entry has the wrong shape."""


_Entry = dict[str, Any]
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

    def entries(key: str, read: Callable[[_Entry], _T]) -> tuple[_T, ...]:
        items = content.get(key)
        if not isinstance(items, list):
            problems.append(f"{key}: a list is missing")
            return ()
        out: list[_T] = []
        for index, item in enumerate(items):
            try:
                if not isinstance(item, dict):
                    raise _Wrong("must be an object")
                out.append(read(item))
            except _Wrong as error:
                problems.append(f"{key}[{index}]: {error}")
        return tuple(out)

    source = content.get("source")
    if not isinstance(source, str) or Path(source).name != source:
        problems.append("source: the name of the report's file is missing")
    origin = content.get("origin", "authored")
    if origin not in get_args(GoldOrigin):
        problems.append(f"origin: {origin!r} is none of {', '.join(get_args(GoldOrigin))}")
    document = content.get("document")
    if not isinstance(document, dict):
        problems.append("document: an object is missing")
        document = {}
    report = GoldReport(
        name=path.stem,
        source=str(source),
        origin=origin,
        document=_document(document, problems),
        headings=entries("headings", _heading),
        footnotes=entries("footnotes", _footnote),
        citations=entries("citations", _citation),
        percentages=entries("percentages", _percentage),
        ratios=entries("ratios", _ratio),
        counts=entries("counts", _count),
        limitations=entries("limitations", _statement(GoldRole)),
        findings=entries("findings", _check),
        checks_passed=entries("checks_passed", _check),
        statements=(
            entries("statements", _statement(GoldKinRole)) if "statements" in content else None
        ),
    )
    if problems:
        raise GoldError([f"{path}: {problem}" for problem in problems])
    return report


def _document(entry: _Entry, problems: list[str]) -> GoldDocument:
    try:
        signatory = entry.get("signatory")
        if signatory is not None and not isinstance(signatory, dict):
            raise _Wrong("signatory must be an object or null")
        return GoldDocument(
            kind=_text(entry, "kind"),
            title=_maybe_text(entry, "title"),
            unit=_maybe_text(entry, "unit"),
            date=_maybe_text(entry, "date"),
            signatory=(_text(signatory, "name"), _text(signatory, "role")) if signatory else None,
            number=_maybe_text(entry, "number") if "number" in entry else "",
        )
    except _Wrong as error:
        problems.append(f"document: {error}")
        return GoldDocument("other", None, None, None, None, "")


def _heading(entry: _Entry) -> GoldHeading:
    level = _whole(entry, "level")
    return GoldHeading(
        _at(entry), _text(entry, "text"), _maybe_text(entry, "label"), level, _text(entry, "title")
    )


def _footnote(entry: _Entry) -> GoldFootnote:
    ref = None if entry.get("ref_at") is None else _whole(entry, "ref_at")
    return GoldFootnote(_text(entry, "marker"), _ranges(entry, "pieces"), ref)


def _citation(entry: _Entry) -> GoldCitation:
    return GoldCitation(
        at=_at(entry),
        text=_text(entry, "text"),
        type=_text(entry, "type"),
        form=_one_of(entry, "form", get_args(CitationForm)),
        id=_maybe_text(entry, "id"),
        issuer=_maybe_text(entry, "issuer"),
        date=_maybe_text(entry, "date"),
        optional=_is_set(entry, "optional"),
    )


def _percentage(entry: _Entry) -> GoldPercentage:
    return GoldPercentage(
        at=_at(entry),
        text=_text(entry, "text"),
        value=_number(entry, "value"),
        part=_maybe_number(entry, "part"),
        whole=_maybe_number(entry, "whole"),
        optional=_is_set(entry, "optional"),
    )


def _ratio(entry: _Entry) -> GoldRatio:
    return GoldRatio(
        at=_at(entry),
        text=_text(entry, "text"),
        num=_number(entry, "num"),
        den=_number(entry, "den"),
        optional=_is_set(entry, "optional"),
    )


def _count(entry: _Entry) -> GoldCount:
    optional = any(_is_set(entry, key) for key in ("optional", "table", "word"))
    bare = entry.get("unit") == ""  # a table cell; the 12 of "từ 12 lên 15 đảng viên"
    return GoldCount(
        at=_at(entry),
        text=_text(entry, "text"),
        value=_number(entry, "value"),
        unit="" if bare else _text(entry, "unit"),
        kind=_one_of(entry, "kind", get_args(FigureKind)),
        indicator=_maybe_text(entry, "indicator", absent=None),
        optional=optional,
    )


def _statement(roles: object) -> Callable[[_Entry], GoldStatement]:
    def read(entry: _Entry) -> GoldStatement:
        return GoldStatement(
            at=_at(entry),
            text=_text(entry, "text"),
            role=_one_of(entry, "role", get_args(roles)),
            in_section=_is_set(entry, "in_section"),
            optional=_is_set(entry, "optional"),
            extent=_one_of(entry, "extent", (*get_args(Extent), None), ""),
            strength=_one_of(entry, "strength", (*get_args(Strength), None), ""),
            origin=_one_of(entry, "origin", (*get_args(Origin), None), ""),
        )

    return read


def _check(entry: _Entry) -> GoldCheck:
    spans = _ranges(entry, "spans")
    if not spans:
        raise _Wrong("spans: at least one is needed")
    return GoldCheck(
        kind=_one_of(entry, "kind", get_args(CheckKind)),
        severity=_one_of(entry, "severity", get_args(Severity)),
        spans=spans,
        stated=_value(entry, "stated"),
        expected=_value(entry, "expected"),
        note=_text(entry, "note"),
        optional=_is_set(entry, "optional"),
    )


_REQUIRED = object()


def _get(entry: _Entry, key: str) -> Any:
    if key not in entry:
        raise _Wrong(f"{key} is missing")
    return entry[key]


def _text(entry: _Entry, key: str) -> str:
    value = _get(entry, key)
    if not isinstance(value, str) or not value:
        raise _Wrong(f"{key} must be a text, not {value!r}")
    return value


def _maybe_text(entry: _Entry, key: str, absent: object = _REQUIRED) -> str | None:
    if absent is None and key not in entry:
        return None
    return None if _get(entry, key) is None else _text(entry, key)


def _whole(entry: _Entry, key: str) -> int:
    value = _get(entry, key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Wrong(f"{key} must be a whole number, not {value!r}")
    return value


def _number(entry: _Entry, key: str) -> float:
    value = _get(entry, key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _Wrong(f"{key} must be a number, not {value!r}")
    return value


def _maybe_number(entry: _Entry, key: str) -> float | None:
    return None if _get(entry, key) is None else _number(entry, key)


def _value(entry: _Entry, key: str) -> Value:
    value = _get(entry, key)
    return value if value is None or isinstance(value, str) else _number(entry, key)


def _is_set(entry: _Entry, key: str) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise _Wrong(f"{key} must be true or false, not {value!r}")
    return value


def _one_of(
    entry: _Entry, key: str, allowed: tuple[str | None, ...], absent: object = _REQUIRED
) -> Any:
    if absent is not _REQUIRED and key not in entry:
        return absent
    value = _get(entry, key)
    if value not in allowed:
        raise _Wrong(f"{key} is {value!r}, not one of {', '.join(str(word) for word in allowed)}")
    return value


def _at(entry: _Entry) -> Range:
    return _range([_get(entry, "start"), _get(entry, "end")])


def _ranges(entry: _Entry, key: str) -> tuple[Range, ...]:
    values = _get(entry, key)
    if not isinstance(values, list):
        raise _Wrong(f"{key} must be a list of [start, end]")
    return tuple(_range(value) for value in values)


def _range(value: object) -> Range:
    match value:
        case [int(start), int(end)] if 0 <= start < end:
            return start, end
    raise _Wrong(f"{value!r} is not a range of offsets [start, end]")
