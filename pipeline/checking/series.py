"""series: the figures of consecutive years against the total that is told elsewhere.

"Kết nạp: 6 tháng cuối năm 2020 được 09 đảng viên; năm 2021: 12; …; 5 tháng đầu năm 2025: 04"
against "trong 05 năm đã kết nạp 71 đảng viên". A row where they agree. Where they do not, an error
only if the years are those of the total, one digit would mend the sum, and the total is borne out
elsewhere; else suspect. States ("số đảng viên") are no additions and are left alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from extractors.figures.change import alike
from extractors.figures.kindred import PEOPLE
from extractors.figures.slips import sum_slips
from pipeline.checking.described import FUNCTION_WORDS
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.slips import sum_slip
from pipeline.checking.told_differences import lowered
from schemas.facts import Check, Count, Severity
from schemas.textview import folded_view

RULE = "series"
# What is done in one year and again in the next.
_FLOWS = ("admit.total", "convert.", "exit.", "card.", "badge.", "discipline.", "inspect.",
          "supervise.", "complaint.", "study.", "train.", "doc.", "cadre.moves", "cadre.training",
          "dialogue")  # fmt: skip
_YEAR_RE = regex.compile(
    r"(?:(?<!\d)(?P<months>\d{1,2})\s+tháng\s+(?:đầu|cuối)\s+)?(?<!\p{L})năm\s+(?P<year>(?:19|20)\d{2})(?!\d)|(?P<year>(?:19|20)\d{2})\s*:"
)
# Between the year and its figure: "được", "có", a colon; no other clause.
_TO_FIGURE_RE = regex.compile(r"[\s:,(–-]*(?:\p{L}+[\s:]+){0,4}")
_JOINT_RE = regex.compile(r"[^.\n\d%]{0,60}")
_TERM_RE = regex.compile(
    r"(?<!\p{L})(?:(?:trong|sau|qua)\s+)?(?P<years>\d{1,2})\s+năm(?!\s+(?:tuổi|\d))"
    r"|(?:từ\s+năm|giai\s+đoạn|từ)\s+(?P<first>(?:19|20)\d{2})\s*(?:-|–|đến(?:\s+năm)?)\s*(?P<last>(?:19|20)\d{2})"
    r"|(?P<term>nhiệm\s+kỳ)"
)
_WORD_RE = regex.compile(r"\p{L}+")
# Words before the years that narrow nothing: "Kết quả công tác cụ thể từng năm như sau: năm 2021".
_PLAIN = frozenset(
    _WORD_RE.findall(
        """kết quả công tác số liệu cụ thể như sau qua các năm hằng hàng theo từng chi tiết đầu cuối
        tổng nhiệm kỳ giai đoạn toàn đảng bộ huyện xã tỉnh"""
    )
)
_TERM = 5
_LEAD, _REACH = 110, 40


@dataclass(frozen=True, slots=True)
class _Series:
    """Counts of consecutive years; `months` are those of years told in part."""

    counts: tuple[Count, ...]
    years: tuple[int, ...]
    months: int

    @property
    def total(self) -> Decimal:
        return sum((count.value for count in self.counts), Decimal(0))

    def is_of(self, lead: str) -> bool:
        """Do the words before a total name the years of the series, all and no more?"""
        named = list(_TERM_RE.finditer(lead))
        if not named:
            return False
        said = named[-1]
        if said["first"]:
            return (int(said["first"]), int(said["last"])) == (self.years[0], self.years[-1])
        wanted = int(said["years"]) if said["years"] else _TERM
        return abs(12 * wanted - self.months) <= 1


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each series whose total is told outside of it."""
    view = folded_view(evidence.doc.text)
    divided = [
        {id(part) for part in group.parts}
        for group in evidence.groups
        if group.declared or group.total == group.whole.value
    ]
    for series in _series(view, evidence.counts):
        own = {id(count) for count in series.counts}
        if any(own <= parts for parts in divided):
            continue  # of part_sum
        if _is_flow(series.counts[0]):
            totals = [count for count in evidence.counts if _is_total(series, count, view)]
        else:
            totals = list(_noted_total(evidence, view, series))
        if not totals:
            continue
        held = next((count for count in totals if count.value == series.total), None)
        if held is not None:
            yield _row(series, held, "ok")
            continue
        total = max(totals, key=lambda count: (id(count) in evidence.borne_out, -count.at[0]))
        if any(count.value != total.value for count in totals):
            continue  # which of them is right is another rule's question
        if not sum_slips(total.value, [count.value for count in series.counts]):
            continue
        sure = not _is_narrowed(evidence, view, series, total) and (
            id(total) in evidence.borne_out or _is_told_again(evidence, series, total)
        )
        judged: Severity = "error" if sure else "suspect"
        severity = lowered(judged, evidence.doc.text, total, series.counts)
        if severity is not None:
            yield _row(series, total, severity)


def _series(view: str, counts: Sequence[Count]) -> Iterator[_Series]:
    """Runs of three counts and more, each behind its year, year after year."""
    run: list[tuple[Count, int, int]] = []
    for count in counts:
        found = _year_of(view, count)
        goes_on = (
            found is not None
            and run
            and found[0] == run[-1][1] + 1
            and alike(run[-1][0], count)
            and _is_joined(view, run[-1][0], count)
        )
        if not goes_on:
            yield from _closed(run)
            run = []
        if found is not None:
            run.append((count, *found))
    yield from _closed(run)


def _closed(run: Sequence[tuple[Count, int, int]]) -> Iterator[_Series]:
    if len(run) >= 3 and all(count.approx == "exact" for count, _, _ in run):
        counts, years, months = zip(*run, strict=True)
        yield _Series(counts, years, sum(months))


def _year_of(view: str, count: Count) -> tuple[int, int] | None:
    """The year right before a count, and how many of its months the count is of."""
    start = count.number_at[0]
    lead = view[max(0, start - _REACH) : start]
    if "20" not in lead and "19" not in lead:
        return None
    found = list(_YEAR_RE.finditer(lead))
    if not found or not _TO_FIGURE_RE.fullmatch(lead, found[-1].end()):
        return None
    months = found[-1]["months"]
    return int(found[-1]["year"]), int(months) if months else 12


def _is_joined(view: str, one: Count, other: Count) -> bool:
    between = view[one.at[1] : other.number_at[0]]
    return _JOINT_RE.fullmatch(_YEAR_RE.sub("", between)) is not None


def _is_flow(count: Count) -> bool:
    return count.indicator is not None and count.indicator.startswith(_FLOWS)


def _is_total(series: _Series, count: Count, view: str) -> bool:
    """Is it the same quantity, of all the years of the series?"""
    first = series.counts[0]
    if count in series.counts or count.indicator != first.indicator or not alike(count, first):
        return False
    if count.approx != "exact" or count.value_max is not None:
        return False
    start = max(view.rfind("\n", 0, count.at[0]) + 1, count.at[0] - _LEAD)
    before = regex.split(r"[.;](?=\s)", view[start : count.at[0]])[-1]
    after = regex.split(r"[.;,](?=\s)", view[count.at[1] : count.at[1] + _REACH])[0]
    return series.is_of(before) or series.is_of(after)


def _noted_total(evidence: Evidence, view: str, series: _Series) -> Iterator[Count]:
    """ "Trong 5 năm đã kết nạp 118 đảng viên mới¹", where the series is the note: the number right
    before its mark."""
    doc, first = evidence.doc, series.counts[0]
    note = doc.block_at(first.at[0])
    if note.kind != "footnote" or not note.marker:
        return
    mark = view.rfind(note.marker, 0, note.start)
    sentence = doc.sentence_at(mark - 1) if mark > 0 else None
    if sentence is None:
        return
    index = bisect_left(evidence.counts, mark, key=lambda count: count.at[0]) - 1
    total = evidence.counts[index] if index >= 0 else None
    if (
        total is not None
        and sentence.start <= total.at[0]
        and mark - total.at[1] <= _REACH
        and (alike(total, first) or (total.kind == "people" and first.unit.lower() in PEOPLE))
        and (total.indicator is None or _is_flow(total))
        and total.approx == "exact"
        and series.is_of(view[max(sentence.start, total.at[0] - _LEAD) : total.at[0]])
    ):
        yield total


def _is_narrowed(evidence: Evidence, view: str, series: _Series, total: Count) -> bool:
    """ "Kết nạp từ học viên lớp cảm tình: năm 2021: 12, …": do words before the years say of whom,
    and the sentence of the total does not?
    """
    doc = evidence.doc
    block, sentence = doc.block_at(series.counts[0].at[0]), doc.sentence_at(total.at[0])
    lead = view[block.body : series.counts[0].number_at[0]]
    first = _YEAR_RE.search(lead)
    said = regex.split(r"[.;](?=\s)", lead[: first.start()])[-1] if first else lead
    told = view[sentence.start : sentence.end] if sentence is not None else ""
    known = _PLAIN | FUNCTION_WORDS | set(_WORD_RE.findall(told))
    return not set(_WORD_RE.findall(said)) <= known


def _is_told_again(evidence: Evidence, series: _Series, total: Count) -> bool:
    """Is the total stated a second time?"""
    return any(
        count is not total
        and count not in series.counts
        and count.value == total.value
        and count.indicator == total.indicator
        for count in evidence.counts
    )


def _row(series: _Series, total: Count, severity: Severity) -> Check:
    parts = [count.value for count in series.counts]
    equation = f"{' + '.join(map(show, parts))} = {show(series.total)}"
    holds = severity == "ok"
    return Check(
        kind="part_sum",
        severity=severity,
        rule=RULE,
        spans=(total.span, *(count.span for count in series.counts)),
        stated=total.value,
        expected=series.total,
        equation=equation if holds else f"{equation} ≠ {show(total.value)}",
        section=total.section,
        suggestion=None if holds else sum_slip(total.value, parts),
    )
