"""Gold annotations held against the text that they annotate.

`problems_of(gold, text)` says what no reader of the report could have meant: offsets that do not
give back their text, values that are not the numeral's, entries twice. It does not judge whether
the annotations are complete.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from extractors.numerals import numeral_value
from pipeline.evaluating.gold import GoldCheck, GoldReport
from schemas.document import Range

_PERCENT_RE = re.compile(r"(?P<numeral>\d[\d.,]*)\s*%")
_RATIO_RE = re.compile(r"(?P<num>\d[\d.]*)\s*/\s*(?P<den>\d[\d.]*)")
_ROMAN_RE = re.compile(r"[IVXLC]+\b")
_SPANNED = (
    *("headings", "citations", "percentages", "ratios", "counts", "limitations", "statements"),
)
_DECIMAL_RE = re.compile(r"\d+\.\d")


def problems_of(gold: GoldReport, text: str) -> list[str]:
    """What is wrong with the annotations of `text`, one sentence each; empty where nothing is."""
    return [
        *_spans(gold, text),
        *_headings(gold),
        *_citations(gold),
        *_figures(gold),
        *_footnotes(gold, text),
        *_checks("findings", gold.findings, text, ok=False),
        *_checks("checks_passed", gold.checks_passed, text, ok=True),
    ]


def _spans(gold: GoldReport, text: str) -> Iterator[str]:
    for key in _SPANNED:
        last: tuple[Range, str | None] | None = None
        entries = sorted(enumerate(getattr(gold, key) or ()), key=lambda item: item[1].at)
        for index, entry in entries:
            start, end = entry.at
            found = text[start:end]
            if found != entry.text:
                yield f"{key}[{index}]: the text at {start} is {found!r}, not {entry.text!r}"
            elif found != found.strip():
                yield f"{key}[{index}]: {found!r} begins or ends with white space"
            # Documents that are named together share their words ("khóa XI, XII").
            name = entry.id if key == "citations" else None
            if last is not None and start < last[0][1]:
                shared = entry.at == last[0] and name != last[1]
                if not shared:
                    yield f"{key}[{index}]: {entry.text!r} overlaps the entry before it"
            last = entry.at, name


def _headings(gold: GoldReport) -> Iterator[str]:
    for index, heading in enumerate(gold.headings):
        label = heading.label
        if label is None:
            level = 4
        elif _ROMAN_RE.match(label):
            level = 1
        else:
            level = 3 if _DECIMAL_RE.match(label) else 2
        if heading.level != level:
            yield f"headings[{index}]: {label!r} is of level {level}, not {heading.level}"


def _citations(gold: GoldReport) -> Iterator[str]:
    for index, citation in enumerate(gold.citations):
        if (citation.id is None) != (citation.form == "congress"):
            yield f"citations[{index}]: id {citation.id!r} with the form {citation.form}"
        if citation.date is not None and not _is_date(citation.date):
            yield f"citations[{index}]: {citation.date!r} is no date of the form 2016-05-15"


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _figures(gold: GoldReport) -> Iterator[str]:
    for index, percentage in enumerate(gold.percentages):
        match = _PERCENT_RE.fullmatch(percentage.text)
        if match is None or _value(match["numeral"]) != percentage.value:
            yield f"percentages[{index}]: {percentage.text!r} is not {percentage.value}"
    for index, ratio in enumerate(gold.ratios):
        match = _RATIO_RE.fullmatch(ratio.text)
        stated = (_value(match["num"]), _value(match["den"])) if match else None
        if stated != (ratio.num, ratio.den):
            yield f"ratios[{index}]: {ratio.text!r} is not {ratio.num} of {ratio.den}"
    for index, count in enumerate(gold.counts):
        if " ".join(count.unit.split()) not in " ".join(count.text.split()):
            yield f"counts[{index}]: the noun {count.unit!r} is not in {count.text!r}"


def _value(numeral: str) -> float | None:
    try:
        return float(numeral_value(numeral))
    except ArithmeticError:  # "1.2.3"
        return None


def _footnotes(gold: GoldReport, text: str) -> Iterator[str]:
    for index, footnote in enumerate(gold.footnotes):
        for _, end in footnote.pieces:
            if end > len(text):
                yield f"footnotes[{index}]: the text ends before {end}"
        if footnote.ref_at is not None and not text.startswith(footnote.marker, footnote.ref_at):
            yield f"footnotes[{index}]: no {footnote.marker!r} at {footnote.ref_at}"


def _checks(key: str, checks: Sequence[GoldCheck], text: str, *, ok: bool) -> Iterator[str]:
    seen: set[tuple[str, tuple[Range, ...]]] = set()
    for index, check in enumerate(checks):
        if (check.severity == "ok") != ok:
            yield f"{key}[{index}]: the severity {check.severity!r} does not belong here"
        for start, end in check.spans:
            quoted = text[start:end]
            if end > len(text) or quoted != quoted.strip():
                yield f"{key}[{index}]: [{start}, {end}] is {quoted!r}, no figure"
        if len(set(check.spans)) != len(check.spans):
            yield f"{key}[{index}]: a span stands twice"
        same = check.kind, tuple(sorted(check.spans))
        if same in seen:
            yield f"{key}[{index}]: the same check stands twice"
        seen.add(same)
