"""What a figure means: the body it speaks of, its time, what it says of its quantity, its place in
a group, and the indicator that a part takes from its whole.

The figures are read before and judged without this step; nothing here changes a value.
"""

import re
from collections.abc import Iterable, Sequence

import regex

from extractors.figures.bodies import Bodies
from extractors.figures.change import Change
from extractors.figures.divisions import division, telling_dimensions
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.inheritance import inherited_indicators
from extractors.figures.labelled_parts import BARE
from extractors.figures.patterns import CHANGE_RE
from extractors.figures.single_parts import single_parts
from extractors.figures.times import Times
from extractors.matching import LETTER, holds_any
from schemas.document import CleanDocument, Range
from schemas.facts import (
    Aspect,
    Count,
    DocumentInfo,
    FigureKind,
    Percentage,
    Ratio,
    TimeSource,
)
from schemas.registry.indicators import indicator_kinds
from schemas.replacing import replaced
from schemas.textview import folded_view, window_start

# What ends a window is read backwards, (?r): `match` looks at its end alone.
_AVERAGE_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:bình\s+quân|trung\s+bình|mỗi\s+(?:năm|tháng|quý|chi\s+bộ|buổi|đảng\s+bộ|xã))(?!\p{L})[^.,;:()\d%]{0,30}\Z"
)
_AVERAGE_AFTER_RE = re.compile(
    rf"\s*(?:/\s*(?:năm|tháng|quý|chi\s+bộ)|(?:mỗi|một)\s+(?:năm|tháng|quý|chi\s+bộ))(?!{LETTER})"
)
# What `CHANGE_RE` ends in, white space aside.
_CHANGE_ENDS = ("tăng", "giảm", "hơn", "thêm", "vượt", "được", "/")
_AVERAGE_WORDS = ("bình", "mỗi")  # the pattern cannot do without one of them
_TARGET_RE = regex.compile(
    r"(?r)(?<!\p{L})(?<!\d\s)(?:(?:chỉ\s+tiêu|mục\s+tiêu|kế\s+hoạch)(?:\s+(?!đạt|đã|được(?!\s+giao)|thực\s+hiện)[\p{L}\d]+){0,6}\s*[(:]?\s*|(?:chỉ|mục)\s+tiêu\s+(?:đến\s+)?(?:năm|nhiệm\s+kỳ)\s+\d{4}(?:\s*-\s*\d{4})?\s*:[^.;:\d]{0,60}|(?:phấn\s+đấu|dự\s+kiến|đề\s+ra\s+(?:mỗi|đến|phải|là))(?!\p{L})[^.;]{0,80})\Z"
)
_TARGET_WORDS = ("tiêu", "hoạch", "phấn", "kiến", "đề")
# "giảm 78 vụ/276 bị can": one change of two things.
_SLASHED_RE = regex.compile(r"\d[\d.]*\s+\p{L}+(?:\s+\p{L}+)?/\s?$")
# "so với đầu nhiệm kỳ tăng 2 chi bộ, 45 đảng viên": the second is a change too.
_COORDINATED_RE = regex.compile(
    r"(?r)so\s+với[^.;()]{1,60}(?:tăng|giảm)(?:\s+thêm)?\s+\d[\d.]*\s+\p{L}+(?:\s+\p{L}+){0,2}(?:,|\s+và)\s+\Z"
)
_REACH = 100
_LOOKING_BACK = frozenset(("limitations", "causes", "strengths", "assessment", "results"))


class Meaning:
    """Fills in what the figures of one report mean; `claimed` are the ranges of cited documents."""

    def __init__(
        self,
        doc: CleanDocument,
        info: DocumentInfo,
        counts: Sequence[Count],
        groups: Sequence[Group],
        governed: Sequence[Governed],
        changes: Sequence[Change],
        claimed: Sequence[Range] = (),
    ) -> None:
        self._doc = doc
        self._view = folded_view(doc.text)
        self._times = Times(doc, self._view, info, claimed)
        self._bodies = Bodies(doc, self._view, info.unit)
        self._amounts = {id(change.amount) for change in changes if change.amount is not None}
        sound = [group for group in groups if group.sound]
        self._parts = {id(part): group for group in sound for part in group.parts}
        self._single = single_parts(governed, groups, changes)
        wholes = (*(group.whole for group in sound), *self._single.values())
        self._wholes = {id(whole) for whole in wholes}
        self._of_wholes: dict[int, str | None] = {}
        self._kinds = indicator_kinds()
        self._planned = {
            section for section in range(len(doc.headings)) if "tasks" in doc.section_roles(section)
        }
        told = info.period.end if info.period else info.date
        self._last_year = str(told.year) if told else None
        self._indicators = inherited_indicators(counts, groups, governed, changes)

    def counts(self, counts: Iterable[Count]) -> tuple[Count, ...]:
        """The counts with body, time, aspect, place in a group and inherited indicator."""
        return tuple(map(self._count, counts))

    def percentages(self, percentages: Iterable[Percentage]) -> tuple[Percentage, ...]:
        """The percentages with body and time."""
        out = []
        for figure in percentages:
            time, source = figure.time, figure.time_from  # by the heads of a table
            if time is None:
                time, source = self._times.of(*figure.at)
            out.append(replaced(figure, body=self._bodies.of(figure), time=time, time_from=source))
        return tuple(out)

    def ratios(self, ratios: Iterable[Ratio]) -> tuple[Ratio, ...]:
        """The ratios with body and time."""
        out = []
        for figure in ratios:
            time, source = self._times.of(*figure.at)
            out.append(replaced(figure, body=self._bodies.of(figure), time=time, time_from=source))
        return tuple(out)

    def _time(self, count: Count, whole: Count | None) -> tuple[str | None, TimeSource | None]:
        if count.rule.endswith(".table") and count.as_of is not None:
            return count.as_of, "list"
        if count.rule == "count.respective" and count.as_of is not None:
            return count.as_of, "sentence"
        time, source = self._times.of(*_number_place(count))
        if source != "sentence" and whole is not None:
            of_whole, whole_source = self._times.of(*_number_place(whole))
            if whole_source == "sentence":
                return of_whole, "list"
        return time, source

    def _is_to_come(self, count: Count, time: str | None) -> bool:
        """Is the time of a section after the last year that the report tells of? Not so in a table,
        nor under "Hạn chế và nhiệm vụ năm 2024", which looks back as well.
        """
        if time is None or self._last_year is None or time[:4] <= self._last_year:
            return False
        roles = set(self._doc.section_roles(count.section))
        return not (count.rule.endswith(".table") or roles & _LOOKING_BACK)

    def _count(self, count: Count) -> Count:
        group = self._parts.get(id(count))
        aspect = self._aspect(count)
        single = self._single.get(id(count)) if aspect == "level" else None
        whole = group.whole if group else single
        time, source = self._time(count, whole)
        if aspect == "level" and source == "section" and self._is_to_come(count, time):
            aspect = "target"  # "III. MỘT SỐ CHỈ TIÊU NĂM 2024" of a report on 2023
        indicator = self._indicators.get(id(count), count.indicator)
        if indicator == "admit.total" and aspect == "target":
            indicator = "admit.target"
        dimension = _dimension(group.dimensions) if group else count.dimension
        if single is not None:
            dimension = _dimension(telling_dimensions(count))
        body = self._bodies.of(count)
        if body is None and whole is not None:
            body = self._body_of_whole(whole)  # "Chi bộ Trường có 14 đảng viên, trong đó nữ 09"
        return replaced(
            count,
            kind=self._kind(count, indicator),
            body=body,
            time=time,
            time_from=source,
            aspect=aspect,
            place="part" if whole else "whole" if id(count) in self._wholes else count.place,
            dimension=dimension,
            division=division(count, indicator, dimension, self._view),
            indicator=indicator,
            whole=whole.value if whole else count.whole,
        )

    def _body_of_whole(self, whole: Count) -> str | None:
        """The body of a whole: many parts ask for it."""
        if id(whole) not in self._of_wholes:
            self._of_wholes[id(whole)] = self._bodies.of(whole)
        return self._of_wholes[id(whole)]

    def _kind(self, count: Count, indicator: str | None) -> FigureKind:
        """ "127 TCCSĐ, dự phân loại: 127, HTXS NV: 24": a label without a noun counts what its
        indicator counts.
        """
        if count.rule != "count.label" or indicator is None:
            return count.kind
        return self._kinds.get(indicator, count.kind)

    def _aspect(self, count: Count) -> Aspect:
        if count.rule.endswith(".table"):
            return count.aspect
        if id(count) in self._amounts:
            return "change"
        start, end = count.at
        if count.rule == "count.label":
            start = count.number_at[0]
        before = self._view[window_start(self._view, start, _REACH) : start]
        if before.rstrip().endswith(_CHANGE_ENDS) and CHANGE_RE.match(
            _SLASHED_RE.sub("", before) if "/" in before[-2:] else before
        ):
            return "change"
        if "so với" in before and _COORDINATED_RE.match(before):
            return "change"
        if holds_any(before, _AVERAGE_WORDS) and _AVERAGE_RE.match(before):
            return "average"
        if _AVERAGE_AFTER_RE.match(self._view, end, end + 24):
            return "average"
        if holds_any(before, _TARGET_WORDS) and _TARGET_RE.match(before):
            return "target"
        if count.indicator == "admit.target":
            return "target"
        if count.section in self._planned:
            return "target"
        return "level"


def _dimension(dimensions: Iterable[str]) -> str | None:
    """What the parts divide by, of several the first by name; "kind" for kinds of a noun."""
    found = min(dimensions, default=None)
    return "kind" if found is not None and found.startswith("noun:") else found


def _number_place(count: Count) -> Range:
    """Where the number stands: of "năm 2022: 15" behind the time that its label names."""
    if count.rule in ("count.label", "count.part", BARE):
        return count.number_at[0], count.at[1]
    return count.at
