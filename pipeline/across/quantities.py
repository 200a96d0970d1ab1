"""The quantities of all reports, sorted by whose they are and of when.

Which ones are comparable is little: what every report means alike by its words. A count whose
clause names another body ("Chi bộ thôn 1 có 25 đảng viên") is not the reporting unit's own; where
it names a unit below, it is what the report says of that one.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations

import regex

from pipeline.across.moments import Days, closing_day, day_of, period_of
from pipeline.querying.stating import Life, Sent, Told
from pipeline.unit_names import unit_key
from schemas.folding import fold_tone

STOCKS = (
    "member.total",
    "member.official",
    "member.probationary",
    "member.female",
    "org.chi_bo_truc_thuoc",
)
FLOWS = ("admit.total", "convert.official", "exit.died", "exit.removed")
SUMMED = frozenset(
    ("member.total", "member.official", "member.probationary", "member.female", *FLOWS)
)
"""What a superior body has as much of as the bodies below it together."""

# The parts of such a division are bodies, or kinds of them.
_OF_BODIES = frozenset(("body", "row", "kind"))
_NAMED_RE = regex.compile(
    r"(?:[Đđ]ảng (?:bộ|ủy|uỷ)|[Cc]hi (?:bộ|ủy|uỷ)|(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành|[Qq]uận) (?:ủy|uỷ)"
    r"|[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]ỉnh|[Tt]hôn|[Bb]ản|[Ấấ]p|[Tt]rường|[Kk]hối|[Tt]hị trấn"
    r"|[Kk]hu phố|[Tt]ổ dân phố)"
    r"(?: \p{Ll}\p{L}*){0,3}?((?: (?:\p{Lu}\p{L}*|\d{1,2}(?![\d/])))+)"
)


@dataclass(frozen=True, slots=True)
class Body:
    """All that the rules look at: the units, the reports, and what each states.

    `sent` are the reports by unit, `stocks` by (unit, indicator, day), `flows` by (unit, indicator,
    period); `named` are the stocks of other bodies, by report.
    """

    lives: Mapping[str, Life]
    sent: Mapping[str, tuple[Sent, ...]] = field(default_factory=dict)
    stocks: Mapping[tuple[str, str, dt.date], tuple[Told, ...]] = field(default_factory=dict)
    flows: Mapping[tuple[str, str, Days], tuple[Told, ...]] = field(default_factory=dict)
    named: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)

    def stock(self, report: Sent, indicator: str, day: dt.date | None) -> Told | None:
        """What the report states of that day, where it states one value."""
        if day is None:
            return None
        found = self.stocks.get((report.unit_key, indicator, day), ())
        return _only(count for count in found if count.report.id == report.id)

    def closing(self, report: Sent, indicator: str) -> Told | None:
        """What the report states of its last day, where it states one value."""
        return self.stock(report, indicator, closing_day(report))

    def flow(self, report: Sent, indicator: str) -> Told | None:
        """What the report states of its whole period, where it states one value."""
        if report.start is None or report.end is None:
            return None
        return self.flow_of(report, indicator, (report.start, report.end))

    def flow_of(self, report: Sent, indicator: str, period: Days) -> Told | None:
        """What the report states of a period, where it states one value."""
        found = self.flows.get((report.unit_key, indicator, period), ())
        return _only(count for count in found if count.report.id == report.id)

    @property
    def reports(self) -> Iterator[Sent]:
        """All reports, unit by unit."""
        return chain.from_iterable(self.sent.values())

    def of_unit(self, unit_key: str) -> tuple[Sent, ...]:
        """The unit's reports."""
        return self.sent.get(unit_key, ())


def body_of(counts: Iterable[Told], lives: Mapping[str, Life]) -> Body:
    """The counts of the units' own, by day or period, and those of other bodies."""
    sent: dict[str, dict[str, Sent]] = {}
    stocks: dict[tuple[str, str, dt.date], list[Told]] = {}
    flows: dict[tuple[str, str, Days], list[Told]] = {}
    named: dict[str, list[Told]] = {}
    for count in counts:
        unit, indicator = count.report.unit_key, count.indicator
        sent.setdefault(unit, {}).setdefault(count.report.id, count.report)
        if count.body is not None:
            named.setdefault(count.report.id, []).append(count)
        if not _is_own(count):
            continue
        if indicator in STOCKS:
            day = day_of(count)
            if day is not None:
                stocks.setdefault((unit, indicator, day), []).append(count)
        elif (period := period_of(count)) is not None:
            flows.setdefault((unit, indicator, period), []).append(count)
    return Body(
        lives,
        {unit: tuple(reports.values()) for unit, reports in sent.items()},
        {key: tuple(found) for key, found in stocks.items()},
        {key: tuple(found) for key, found in flows.items()},
        {report: tuple(found) for report, found in named.items()},
    )


def report_pairs(counts: Iterable[Told]) -> Iterator[tuple[Sent, Sent]]:
    """Each two reports that state one of the counts, the earlier one first."""
    reports = {count.report.id: count.report for count in counts}.values()
    return combinations(sorted(reports, key=lambda report: (str(report.date), report.id)), 2)


def _only(counts: Iterable[Told]) -> Told | None:
    found = list(counts)
    return found[0] if len({count.value for count in found}) == 1 else None


def _is_unit(name: str, report: Sent) -> bool:
    """Does the name mean the reporting unit ("Đảng bộ huyện Tân An" of Huyện ủy Tân An)?"""
    return unit_key(name) == report.unit_key.partition(" < ")[0]


def _is_own(count: Told) -> bool:
    """Is it said of the whole of the reporting unit, and does the clause name no other body?"""
    if count.body is not None and not _is_unit(count.body, count.report):
        return False
    if count.row is not None:
        return False
    if count.place == "part" and count.dimension in _OF_BODIES:
        return False
    own = set(fold_tone(count.report.unit).split())
    clause = regex.split(r"[;\n]|\.\s", count.before)[-1]
    named = [fold_tone(match[1]).split() for match in _NAMED_RE.finditer(clause)]
    return all(set(words) <= own for words in named)
