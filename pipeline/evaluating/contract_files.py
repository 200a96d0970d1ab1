"""The JSON contract of a report read back: what another version of the program said of a text.

Only what is scored is read. Keys that an older version did not write have their empty value.
"""

import datetime as dt
from decimal import Decimal
from typing import Any, cast, get_args

from schemas.document import Footnote, Heading, HeadingLevel, Range, Span
from schemas.facts import (
    Check,
    Citation,
    Count,
    DocumentInfo,
    Percentage,
    Ratio,
    Report,
    Signatory,
    Statement,
)

Json = dict[str, Any]


def report_from_json(content: object, text: str) -> Report:
    """The report that `schemas.contract.report_to_json` wrote for `text`.

    Clean offsets are not part of the contract: `at` is the source range. Raises ValueError where
    the object is no such contract.
    """
    if not isinstance(content, dict):
        raise ValueError("no JSON object")
    try:
        return _report(content, text)
    except KeyError as error:
        raise ValueError(f"the key {error} is missing") from None
    except (TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"a value of another form: {error}") from None


def _report(content: Json, text: str) -> Report:
    return Report(
        source=content["source"],
        sha256=content.get("sha256", ""),
        program=content.get("program", ""),
        registry=content.get("registry", ""),
        text=text,
        document=_document(content["document"]),
        headings=tuple(map(_heading, content["headings"])),
        footnotes=tuple(map(_footnote, content["footnotes"])),
        citations=tuple(map(_citation, content["citations"])),
        percentages=tuple(map(_percentage, content["percentages"])),
        ratios=tuple(map(_ratio, content["ratios"])),
        counts=tuple(map(_count, content["counts"])),
        statements=tuple(
            map(_statement, (*content["limitations"], *content.get("statements", ())))
        ),
        checks=tuple(
            _check(item, text) for item in (*content["findings"], *content["checks_passed"])
        ),
    )


def _document(item: Json) -> DocumentInfo:
    signatory = item.get("signatory")
    return DocumentInfo(
        kind=item["kind"],
        title=item.get("title"),
        unit=item.get("unit"),
        number=item.get("number"),
        date=_day(item.get("date")),
        signatory=Signatory(signatory["name"], signatory["role"]) if signatory else None,
    )


def _heading(item: Json) -> Heading:
    level: Any = item["level"]
    if level not in get_args(HeadingLevel):
        raise ValueError(f"{level!r} is no level of a heading")
    return Heading(
        span=_span(item),
        at=_at(item),
        label=item["label"],
        level=level,
        title=item["title"],
        depth=item["depth"],
        parent=item.get("parent"),
        role=item.get("role"),
    )


def _footnote(item: Json) -> Footnote:
    pieces = _pieces(item)
    return Footnote(item["marker"], pieces, item.get("ref_at"), pieces[0] if pieces else (0, 0))


def _citation(item: Json) -> Citation:
    return Citation(
        **_place(item),
        type=item["type"],
        form=item["form"],
        id=item["id"],
        key=item.get("key"),
        issuer=item.get("issuer"),
        date=_day(item.get("date")),
        basis=item.get("basis", False),
    )


def _percentage(item: Json) -> Percentage:
    return Percentage(
        **_place(item),
        value=Decimal(str(item["value"])),
        numeral=item.get("numeral", ""),
        part=_number(item.get("part")),
        whole=_number(item.get("whole")),
    )


def _ratio(item: Json) -> Ratio:
    return Ratio(**_place(item), num=item["num"], den=item["den"], unit=item.get("unit"))


def _count(item: Json) -> Count:
    return Count(
        **_place(item),
        value=Decimal(str(item["value"])),
        numeral=item.get("numeral", ""),
        unit=item["unit"],
        kind=item["kind"],
        qualifiers=tuple(item.get("qualifiers", ())),
        indicator=item.get("indicator"),
        as_of=item.get("as_of"),
    )


def _statement(item: Json) -> Statement:
    return Statement(
        **_place(item),
        role=item["role"],
        in_section=item.get("in_section", False),
        topics=tuple(item.get("topics", ())),
        extent=item.get("extent"),
        strength=item.get("strength"),
        origin=item.get("origin"),
    )


def _check(item: Json, text: str) -> Check:
    return Check(
        kind=item["kind"],
        severity=item["severity"],
        rule=item.get("rule", ""),
        spans=tuple(Span(start, end, text[start:end]) for start, end in item["spans"]),
        stated=_value(item["stated"]),
        expected=_value(item["expected"]),
        equation=item.get("equation", ""),
        section=item.get("section"),
    )


def _place(item: Json) -> Json:
    return {
        "span": _span(item),
        "at": _at(item),
        "section": item.get("section"),
        "rule": item.get("rule", ""),
    }


def _span(item: Json) -> Span:
    return Span(item["start"], item["end"], item["text"], _pieces(item))


def _at(item: Json) -> Range:
    return item["start"], item["end"]


def _pieces(item: Json) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in item.get("pieces", ()))


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _value(value: float | str | None) -> Decimal | str:
    return value if isinstance(value, str) else cast(Decimal, _number(value or 0))
