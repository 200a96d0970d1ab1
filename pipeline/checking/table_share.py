"""table_share: a column of percentages or averages against the columns that it is made of.

"Kế hoạch | Thực hiện | Đạt (%)": where a column is the share, the growth or the quotient of two
others in every row but at most one, or the share of each row in a total, that one is wrong. Three
rows at least must show it.

True: "108.000 | 106.915 | 97,0" among rows that come out. False alarm avoided: a column that comes
out in two rows; a row whose unit is "%"; what a wrong total makes of its average.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import regex

from extractors.numerals import NUMERAL, numeral_value
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import compare, rounded, show
from pipeline.checking.plausible import is_near
from pipeline.checking.slips import digits, single_digit_slip
from pipeline.checking.table_direction import tells_wrong_way
from pipeline.checking.table_grid import Entry, is_period_total, is_total, numbers_of
from pipeline.checking.table_lines import Columns, Line, Reading, value_of, verdict_of, wanted
from pipeline.checking.table_quotients import readings
from pipeline.checking.table_rates import rate_rows, turned
from pipeline.checking.table_rounding import amount_columns, amount_rows
from pipeline.checking.table_row import check as sums_of_rows
from pipeline.checking.table_subtotal import check as sub_totals
from pipeline.checking.table_sum import check as sums_of_columns
from schemas.document import Range, Span
from schemas.facts import Check, Severity
from schemas.folding import fold
from schemas.grid import Table

RULE = "table_share"
_LEAST_ROWS, _MOST_ROWS, _MOST_COLUMNS = 3, 1000, 14
_SUMS = (sums_of_columns, sub_totals, sums_of_rows)
_BEFORE, _LEAST_WHOLE = 500, 20
_NUMBER_RE = regex.compile(rf"(?<![\p{{L}}\d.,/-]){NUMERAL}(?![\d/%\p{{L}}-]|[.,]\d)")
_SHARE_ROW_RE = regex.compile(r"(?:[-–+*•]\s*)?(?:t[yi] le|co cau|ty trong|toc do|ty suat)\b.*")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each cell of a column of shares, growth or averages that can be recomputed."""
    doc = evidence.doc
    asked: Mapping[Range, Sequence[Decimal]] | None = None
    for table in doc.tables:
        rows = len(table.blocks) - table.header
        if not _LEAST_ROWS <= rows <= _MOST_ROWS or table.width > _MOST_COLUMNS:
            continue
        section = doc.blocks[table.blocks[0]].section
        stated = _stated_before(evidence, table)
        rates = rate_rows(doc, table)
        columns = _columns(evidence, table, rates)
        of_columns = [*readings(columns, stated)]
        found = of_columns[:]
        for rates_first in turned(columns, rates):
            found += readings(rates_first, ())
        for reading in found:
            if asked is None and any(line.verdict != "ok" for line in reading.lines):
                asked = _asked_by_sums(evidence)
            for line in reading.lines:
                severity = _severity(reading, line, asked or {})
                if severity == "suspect" and reading in of_columns:
                    name = table.row_header(doc.text, line.row)
                    shown = _shown(other for other in of_columns if other is not reading)
                    severity = "error" if tells_wrong_way(reading, line, name, shown) else severity
                if severity is not None:
                    spans = [doc.span(*line.said.at), doc.span(*line.part.at)]
                    if line.whole is not None:
                        spans.append(doc.span(*line.whole.at))
                    elif reading.of_text is not None:
                        spans.append(doc.span(*stated[reading.of_text]))
                    yield _row(reading, line, severity, spans, section)


def _shown(found: Iterable[Reading]) -> frozenset[Range]:
    """The places of the numbers that come out as they should."""
    return frozenset(
        line.part.at for reading in found for line in reading.lines if line.verdict == "ok"
    )


def _stated_before(evidence: Evidence, table: Table) -> dict[Decimal, Range]:
    """The numbers right before the table: "phiếu hợp lệ 9.705" over a list of candidates."""
    start = evidence.doc.blocks[table.blocks[0]].start
    return {
        value: found.span()
        for found in _NUMBER_RE.finditer(evidence.doc.text, max(start - _BEFORE, 0), start)
        if (value := numeral_value(found[0])) >= _LEAST_WHOLE
    }


def _columns(evidence: Evidence, table: Table, rates: frozenset[int]) -> Columns:
    doc = evidence.doc
    text = doc.text
    totals = [
        row
        for row in range(table.header, len(table.blocks))
        if is_total(doc, block := doc.blocks[table.blocks[row]]) or is_period_total(doc, block)
    ]
    skipped = rates | frozenset(
        cell.row
        for cell in table.cells
        if _SHARE_ROW_RE.fullmatch(fold(text[slice(*cell.at)].strip()))
    )
    heads = table.column_headers(text)
    numbers = numbers_of(evidence, table)
    return Columns(
        numbers,
        [fold(head) for head in heads],
        totals[0] if len(totals) == 1 else None,
        skipped,
        amount_rows(doc, table, numbers),
        amount_columns(table, text),
    )


def _severity(
    reading: Reading, line: Line, asked: Mapping[Range, Sequence[Decimal]]
) -> Severity | None:
    """ok or rounding; error where one digit would mend the stated number, suspect where it is off
    by little; None where a wrong sum of the table explains it, or it may be of something else.
    """
    if line.verdict == "ok":
        return "ok"
    mended = (
        verdict_of(value_of(reading.kind, part, base), line.said, falls=True)
        for part, base in wanted(line, asked)
        if base > 0
    )
    if any(verdict == "ok" or verdict != line.verdict for verdict in mended):
        return None
    if line.verdict == "rounding":
        return "rounding"
    expected = rounded(abs(line.exact), line.said.numeral)
    slipped = single_digit_slip(digits(line.said.value), digits(expected))
    if line.row == reading.total:
        return "suspect" if slipped and not _is_average(reading, line) else None
    if slipped:
        return "error"
    return "suspect" if is_near(abs(line.said.value), expected) else None


def _is_average(reading: Reading, total: Line) -> bool:
    """Is the rate of the total the average of those of the rows?"""
    rates = [Fraction(line.said.value) for line in reading.lines if line is not total]
    average = sum(rates, Fraction(0)) / len(rates)
    return compare(average, total.said.value, total.said.numeral, "exact") != "error"


def _asked_by_sums(evidence: Evidence) -> dict[Range, list[Decimal]]:
    """Where a sum of a table does not hold: for the place of each of its numbers what it would
    have to be."""
    doc = evidence.doc
    at: dict[tuple[int, int], Entry] = {}
    for table in doc.tables:
        for row in numbers_of(evidence, table).values():
            for entry in row.values():
                span: Span = doc.span(*entry.at)
                at[span.start, span.end] = entry
    out: dict[Range, list[Decimal]] = defaultdict(list)
    for rule in _SUMS:
        for found in rule(evidence):
            stated, expected = found.stated, found.expected
            if found.severity in ("ok", "rounding"):
                continue
            if isinstance(stated, str) or isinstance(expected, str):
                continue
            for number, span in enumerate(found.spans):
                entry = at[span.start, span.end]
                off = stated - expected
                out[entry.at].append(entry.value + (off if number else -off))
    return out


def _row(
    reading: Reading, line: Line, severity: Severity, spans: Sequence[Span], section: int | None
) -> Check:
    stated = line.said
    sign = "" if reading.kind == "average" else "%"
    exact: Fraction = -line.exact if line.exact < 0 <= stated.value else line.exact
    expected = rounded(exact, stated.numeral)
    if reading.kind == "growth":
        change = line.part.value - line.base
        terms = f"{show(abs(change))} / {show(line.base)}"
    else:
        terms = f"{show(line.part.value)} / {show(line.base)}"
    equation = f"{terms} = {show(abs(expected))}{sign}"
    if expected != stated.value:
        equation += f" {'≈' if severity == 'ok' else '≠'} {show(abs(stated.value))}{sign}"
    slip = f"{show(abs(stated.value))}{sign} → {show(abs(expected))}{sign}"
    return Check(
        kind="other" if reading.kind == "average" else "percent",
        severity=severity,
        rule=RULE,
        spans=tuple(spans),
        stated=stated.value,
        expected=expected,
        equation=equation,
        section=section,
        suggestion=slip if severity == "error" else None,
    )
