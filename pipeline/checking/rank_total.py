"""rank_total: rankings against what is told of them elsewhere.

"Năm 2019 có 02 chi bộ hoàn thành xuất sắc, 08 hoàn thành tốt, 01 hoàn thành nhiệm vụ; như vậy 10/11
chi bộ hoàn thành tốt trở lên": the best two ranks together. "Trong 03 năm đã đánh giá, xếp loại 541
lượt tổ chức cơ sở đảng": the rankings of the years together, of a list or a footnote. Only rows
that hold: a sum over years may leave one out.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import regex

from extractors.figures.kindred import PEOPLE
from extractors.matching import places_of_word
from pipeline.checking.evidence import Evidence
from pipeline.checking.rankings import LEVELS, Ranking, Term, level_of, rankings_of
from pipeline.checking.sums import terms_row
from schemas.facts import Check, Count, Ratio
from schemas.textview import folded_view

RULE = "rank_total"
_BETTER_RE = regex.compile(
    r"(?:hoàn\s+thành\s+tốt|httnv|htt)(?!\p{L})(?:\([^()\n]{0,80}\)|[^.;\d()]){0,60}?trở\s+lên"
)
# Between a number and what it is said to have reached: its noun.
_NOUN_RE = regex.compile(r"[^.,;:()\d]{0,50}?(?=hoàn\s+thành\s+tốt|htt)")
_ASSESSED_RE = regex.compile(r"(?<!\p{L})(?:đánh\s+giá|xếp\s+loại|phân\s+loại)(?!\p{L})")
_NAMED_RE = regex.compile(
    r"\s+(?:(?:được|đạt|mức|là|đánh\s+giá|xếp\s+loại)\s+)*(?P<rank>(?:không\s+)?(?:hoàn\s+thành|yếu)[^.;,%(]*)"
)
_BEHIND, _BEFORE, _REACH = 130, 110, 3000
_LEAST_NEAR, _LEAST, _LEAST_YEARS = 3, 10, 3
_MOST = 40  # rankings of one year, lines of ratios


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each number that the rankings add up to."""
    view = folded_view(evidence.doc.text)
    if "trở lên" not in view and "lượt" not in view:
        return
    rankings = rankings_of(evidence)
    if "trở lên" in view:
        yield from _better(evidence, view, rankings)
    if "lượt" in view:
        yield from _over_years(evidence, view, rankings)


def _better(evidence: Evidence, view: str, rankings: Sequence[Ranking]) -> Iterator[Check]:
    """Numbers of those that reached "hoàn thành tốt nhiệm vụ trở lên"."""
    by_year: dict[tuple[str | None, bool], list[Ranking]] = {}
    by_sentence: dict[int, list[Ranking]] = {}
    for ranking in rankings:
        by_year.setdefault((ranking.year, ranking.of_people), []).append(ranking)
        by_sentence.setdefault(ranking.sentence, []).append(ranking)
    better = list(places_of_word(view, "trở lên"))
    for figure in evidence.meant:
        if not isinstance(figure, Count | Ratio) or figure.approx != "exact":
            continue
        near = bisect_left(better, figure.at[0] - _BEFORE)
        if near == len(better) or better[near] > figure.at[1] + _BEHIND:
            continue
        sentence = evidence.doc.sentence_at(figure.at[0])
        if sentence is None or not _is_better(view, figure, sentence.start, sentence.end):
            continue
        stated = Decimal(figure.num) if isinstance(figure, Ratio) else figure.value
        people = _is_of_people(figure)
        able = [r for r in by_sentence.get(sentence.start, ()) if r.of_people == people]
        least = _LEAST_NEAR if able else _LEAST
        if figure.time is not None and figure.time[:4].isdigit() and len(figure.time) == 4:
            able += by_year.get((figure.time, people), [])
        if least == _LEAST_NEAR and isinstance(figure, Ratio):
            # "02 hoàn thành xuất sắc, 08 hoàn thành tốt và 01 hoàn thành; như vậy 10/11".
            terms = able[0].terms(range(len(LEVELS)))
            if len(terms) > 2 and _sum(terms) == figure.den:
                yield terms_row(RULE, (figure.span, Decimal(figure.den)), terms, figure.section)
        for ranking in able[:_MOST]:
            terms = ranking.terms((0, 1))
            if _sum(terms) == stated and stated >= least and figure.span not in dict(terms):
                yield terms_row(RULE, (figure.span, stated), terms, figure.section)
                break


def _is_better(view: str, figure: Count | Ratio, start: int, end: int) -> bool:
    if _BETTER_RE.search(view[max(start, figure.at[0] - _BEFORE) : figure.at[0]]):
        return True
    behind = view[figure.at[1] : min(end, figure.at[1] + _BEHIND)]
    noun = _NOUN_RE.match(behind)
    return noun is not None and _BETTER_RE.match(behind, noun.end()) is not None


def _is_of_people(figure: Count | Ratio) -> bool:
    if isinstance(figure, Count):
        return figure.kind == "people"
    return (figure.unit or "đảng viên").lower() in PEOPLE


def _over_years(evidence: Evidence, view: str, rankings: Sequence[Ranking]) -> Iterator[Check]:
    """Numbers of times ("lượt") that bodies or members were assessed, against the years."""
    counts = [f for f in evidence.meant if isinstance(f, Count) and f.rule != "count.table"]
    counts.sort(key=lambda count: count.at)
    starts = [count.at[0] for count in counts]
    runs = _ratios_by_year(evidence)
    by_kind = {
        people: _series([ranking for ranking in rankings if ranking.of_people == people])
        for people in (True, False)
    }
    for index, whole in enumerate(counts):
        if not whole.unit.lower().startswith("lượt") or whole.value < _LEAST:
            continue
        sentence = evidence.doc.sentence_at(whole.at[0])
        if sentence is None:
            continue
        start = max(sentence.start, whole.at[0] - _BEFORE)
        if not _ASSESSED_RE.search(view, start, min(sentence.end, whole.at[1] + _BEHIND)):
            continue
        people = whole.kind == "people"
        series = by_kind[people]
        terms = [term for ranking in series for term in ranking.assessed_terms]
        if terms and _sum(terms) == whole.value:
            yield terms_row(RULE, (whole.span, whole.value), terms, whole.section)
            parts = counts[index + 1 : bisect_left(starts, sentence.end)]
            yield from _levels_over_years(view, parts, series)
        elif not people and (terms := _of_ratios(runs, whole, counts, starts)):
            yield terms_row(RULE, (whole.span, whole.value), terms, whole.section)


def _series(rankings: Sequence[Ranking]) -> list[Ranking]:
    """One ranking for each of three consecutive years and more; none where a year has two."""
    dated = sorted((int(r.year), i, r) for i, r in enumerate(rankings) if r.year is not None)
    years = [year for year, _, _ in dated]
    if len(years) < _LEAST_YEARS or any(b != a + 1 for a, b in pairwise(years)):
        return []
    return [ranking for _, _, ranking in dated]


def _levels_over_years(
    view: str, parts: Sequence[Count], series: Sequence[Ranking]
) -> Iterator[Check]:
    """ "trong đó 486 lượt hoàn thành tốt nhiệm vụ trở lên; 49 lượt hoàn thành nhiệm vụ"."""
    for part in parts:
        behind = view[part.at[1] : part.at[1] + _BEHIND]
        found = _NAMED_RE.match(behind)
        if part.unit.lower().startswith("lượt") and found is not None:
            level = next((i for i, words in enumerate(LEVELS) if words.search(found["rank"])), 2)
            better = _BETTER_RE.match(behind, found.start("rank")) is not None
            levels = range(level + 1) if better else (level,)
            terms = [term for ranking in series for term in ranking.terms(levels)]
            if terms and _sum(terms) == part.value:
                yield terms_row(RULE, (part.span, part.value), terms, part.section)


def _ratios_by_year(evidence: Evidence) -> list[tuple[list[Ratio], int]]:
    """The ratios of each sentence that tells one of each of three consecutive years and more, with
    the end of the sentence."""
    by_sentence: dict[tuple[int, int], list[Ratio]] = {}
    for ratio in evidence.meant:
        sentence = evidence.doc.sentence_at(ratio.at[0]) if isinstance(ratio, Ratio) else None
        if isinstance(ratio, Ratio) and sentence is not None:
            by_sentence.setdefault((sentence.start, sentence.end), []).append(ratio)
    out: list[tuple[list[Ratio], int]] = []
    for (_, end), run in by_sentence.items():
        run.sort(key=lambda ratio: ratio.at)
        years = [int(r.time) for r in run if r.time and r.time.isdigit() and r.num <= r.den]
        if len(run) == len(years) >= _LEAST_YEARS and all(b == a + 1 for a, b in pairwise(years)):
            out.append((run, end))
    return out


def _of_ratios(
    runs: Sequence[tuple[list[Ratio], int]],
    whole: Count,
    counts: Sequence[Count],
    starts: Sequence[int],
) -> list[Term]:
    """ "năm 2021 có 7/7, năm 2022 có 7/7, năm 2023 có 6/8 chi bộ hoàn thành tốt, 01 chi bộ hoàn
    thành": the first numbers, and the counts of lower ranks behind them."""
    for run, end in runs[:_MOST]:
        if abs(run[0].at[0] - whole.at[0]) > _REACH:
            continue
        terms: list[Term] = []
        for ratio, stop in zip(run, [*(r.at[0] for r in run[1:]), end], strict=True):
            terms.append((ratio.span, Decimal(ratio.num)))
            behind = counts[bisect_left(starts, ratio.at[1]) : bisect_left(starts, stop)]
            terms += [(c.span, c.value) for c in behind if (level_of(c) or 0) > 1]
        if _sum(terms) == whole.value:
            return terms
    return []


def _sum(terms: Sequence[Term]) -> Decimal:
    return sum((value for _, value in terms), Decimal(0))
