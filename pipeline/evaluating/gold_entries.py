"""The entries of a gold file, one reader for each kind; each raises `WrongEntry`."""

from collections.abc import Callable
from typing import get_args

from pipeline.evaluating import gold_fields as fields
from pipeline.evaluating.gold import (
    GoldCheck,
    GoldCitation,
    GoldCount,
    GoldDocument,
    GoldFootnote,
    GoldHeading,
    GoldPercentage,
    GoldRatio,
    GoldStatement,
)
from pipeline.evaluating.gold_fields import Entry, WrongEntry
from schemas.facts import (
    CheckKind,
    CitationForm,
    Extent,
    FigureKind,
    Origin,
    Severity,
    Strength,
)


def document(entry: Entry) -> GoldDocument:
    """What the report is."""
    signatory = entry.get("signatory")
    if signatory is not None and not isinstance(signatory, dict):
        raise WrongEntry("signatory must be an object or null")
    signed = (fields.text(signatory, "name"), fields.text(signatory, "role")) if signatory else None
    return GoldDocument(
        kind=fields.text(entry, "kind"),
        title=fields.maybe_text(entry, "title"),
        unit=fields.maybe_text(entry, "unit"),
        date=fields.maybe_text(entry, "date"),
        signatory=signed,
        number=fields.maybe_text(entry, "number") if "number" in entry else "",
    )


def heading(entry: Entry) -> GoldHeading:
    """A heading with its label, level and title."""
    level = fields.whole(entry, "level")
    return GoldHeading(
        fields.at(entry),
        fields.text(entry, "text"),
        fields.maybe_text(entry, "label"),
        level,
        fields.text(entry, "title"),
    )


def footnote(entry: Entry) -> GoldFootnote:
    """A footnote: its mark, its pieces and where the mark stands in the text."""
    ref = None if entry.get("ref_at") is None else fields.whole(entry, "ref_at")
    return GoldFootnote(fields.text(entry, "marker"), fields.ranges(entry, "pieces"), ref)


def citation(entry: Entry) -> GoldCitation:
    """A mention of a document."""
    return GoldCitation(
        at=fields.at(entry),
        text=fields.text(entry, "text"),
        type=fields.text(entry, "type"),
        form=fields.one_of(entry, "form", get_args(CitationForm)),
        id=fields.maybe_text(entry, "id"),
        issuer=fields.maybe_text(entry, "issuer"),
        date=fields.maybe_text(entry, "date"),
        optional=fields.is_set(entry, "optional"),
    )


def percentage(entry: Entry) -> GoldPercentage:
    """A percentage with its part and whole, where the report states them."""
    return GoldPercentage(
        at=fields.at(entry),
        text=fields.text(entry, "text"),
        value=fields.number(entry, "value"),
        part=fields.maybe_number(entry, "part"),
        whole=fields.maybe_number(entry, "whole"),
        optional=fields.is_set(entry, "optional"),
    )


def ratio(entry: Entry) -> GoldRatio:
    """Two numbers as "165/174"."""
    return GoldRatio(
        at=fields.at(entry),
        text=fields.text(entry, "text"),
        num=fields.number(entry, "num"),
        den=fields.number(entry, "den"),
        optional=fields.is_set(entry, "optional"),
    )


def count(entry: Entry) -> GoldCount:
    """A number of something; table cells and numbers in words are optional."""
    optional = any(fields.is_set(entry, key) for key in ("optional", "table", "word"))
    bare = entry.get("unit") == ""  # a table cell; the 12 of "từ 12 lên 15 đảng viên"
    return GoldCount(
        at=fields.at(entry),
        text=fields.text(entry, "text"),
        value=fields.number(entry, "value"),
        unit="" if bare else fields.text(entry, "unit"),
        kind=fields.one_of(entry, "kind", get_args(FigureKind)),
        indicator=fields.maybe_text(entry, "indicator", absent=None),
        optional=optional,
    )


def statement(roles: object) -> Callable[[Entry], GoldStatement]:
    """A reader of statements whose role is one of `roles`, a `Literal`."""

    def read(entry: Entry) -> GoldStatement:
        return GoldStatement(
            at=fields.at(entry),
            text=fields.text(entry, "text"),
            role=fields.one_of(entry, "role", get_args(roles)),
            in_section=fields.is_set(entry, "in_section"),
            optional=fields.is_set(entry, "optional"),
            extent=fields.one_of(entry, "extent", (*get_args(Extent), None), ""),
            strength=fields.one_of(entry, "strength", (*get_args(Strength), None), ""),
            origin=fields.one_of(entry, "origin", (*get_args(Origin), None), ""),
        )

    return read


def check(entry: Entry) -> GoldCheck:
    """A relation between figures, found or not to hold."""
    spans = fields.ranges(entry, "spans")
    if not spans:
        raise WrongEntry("spans: at least one is needed")
    return GoldCheck(
        kind=fields.one_of(entry, "kind", get_args(CheckKind)),
        severity=fields.one_of(entry, "severity", get_args(Severity)),
        spans=spans,
        stated=fields.value(entry, "stated"),
        expected=fields.value(entry, "expected"),
        note=fields.text(entry, "note"),
        optional=fields.is_set(entry, "optional"),
    )
