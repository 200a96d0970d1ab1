"""ratio_sum: ratios whose numbers add up with what stands beside them.

"7/9 chi hội vững mạnh, 2/9 chi hội khá": 7 + 2 = 9. "10/11 chi bộ hoàn thành tốt trở lên; 01 chi
bộ hoàn thành nhiệm vụ": 10 + 1 = 11. "125 đảng viên … khối xã 71/120, cơ quan 29/40, trường học
25/40": 71 + 29 + 25 = 125. Only rows that hold: what a ratio leaves out need not be told.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.remainder import is_remainder
from schemas.document import Span
from schemas.facts import Check, CheckKind, Count, Ratio
from schemas.textview import folded_view

RULE = "ratio_sum"
_PART_OF_PART_RE = regex.compile(r"(?<!\p{L})trong\s+đó(?!\p{L})")
_NEAR, _MOST, _LEAST = 260, 4, 20
_AHEAD = 40  # counts behind a ratio that are looked at


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each ratio, or run of ratios, that adds up."""
    view = folded_view(evidence.doc.text)
    for run in _runs(evidence):
        yield from _of_one_whole(run)
        yield from _of_counts(evidence, run)
    counts = [count for count in evidence.counts if count.approx == "exact"]
    for index, ratio in enumerate(evidence.ratios):
        following = evidence.ratios[index + 1 : index + 2]
        end = following[0].at[0] if following else len(view)
        if ratio.num < ratio.den:
            yield from _completed(evidence, view, end, ratio, counts)


def _runs(evidence: Evidence) -> Iterator[Sequence[Ratio]]:
    """Ratios of one sentence, two and more."""
    by_sentence: dict[int, list[Ratio]] = {}
    for ratio in evidence.ratios:
        sentence = evidence.doc.sentence_at(ratio.at[0])
        by_sentence.setdefault(sentence.start if sentence else -1, []).append(ratio)
    return (run for start, run in by_sentence.items() if start >= 0 and len(run) > 1)


def _of_one_whole(run: Sequence[Ratio]) -> Iterator[Check]:
    """ "7/9 chi hội vững mạnh, 2/9 chi hội khá"."""
    whole = run[0].den
    if all(ratio.den == whole for ratio in run) and sum(ratio.num for ratio in run) == whole:
        yield _row(
            "part_sum",
            whole,
            [ratio.num for ratio in run],
            [ratio.span for ratio in run],
            run[0].section,
        )


def _of_counts(evidence: Evidence, run: Sequence[Ratio]) -> Iterator[Check]:
    """ "125 đảng viên … 71/120, 29/40, 25/40": the first numbers or the second, and a count."""
    if len(run) < 3:
        return
    for numbers in ([ratio.num for ratio in run], [ratio.den for ratio in run]):
        total = sum(numbers)
        if total < _LEAST or len(set(numbers)) == 1:
            continue
        block = evidence.doc.block_at(run[0].at[0])
        whole = next(
            (
                count
                for count in evidence.counts
                if count.value == total and block.start <= count.at[0] < run[0].at[0]
            ),
            None,
        )
        if whole is not None:
            yield _row(
                "part_sum",
                total,
                numbers,
                [whole.span, *(ratio.span for ratio in run)],
                whole.section,
            )


def _completed(
    evidence: Evidence, view: str, stop: int, ratio: Ratio, counts: Sequence[Count]
) -> Iterator[Check]:
    """ "10/11 chi bộ hoàn thành tốt trở lên (90,9%), trong đó 02 …; 01 chi bộ hoàn thành".

    `stop` is where the next ratio begins.
    """
    block = evidence.doc.block_at(ratio.at[0])
    end = min(block.end, stop, ratio.at[1] + _NEAR)
    noun = (ratio.unit or "").lower()
    rest: list[Count] = []
    position = ratio.at[1]
    first = bisect_left(counts, ratio.at[1], key=lambda c: c.at[0])
    behind = counts[first : first + _AHEAD]
    for count in behind:
        if count.at[1] > end or len(rest) == _MOST:
            return
        unit = count.unit.lower()
        aside = _PART_OF_PART_RE.search(view, position, count.at[0]) is not None
        position = count.at[1]
        if aside or not noun or not (unit.startswith(noun) or noun.startswith(unit)):
            continue
        rest.append(count)
        total = ratio.num + sum(int(part.value) for part in rest)
        if total == ratio.den:
            numbers = [ratio.num, *(int(part.value) for part in rest)]
            spans = [ratio.span, *(part.span for part in rest)]
            listed = ";" in view[ratio.at[1] : rest[0].at[0]]
            told = rest[0] is behind[0] and is_remainder(view, ratio, rest[0])
            if len(rest) > 1 or (listed and not told):
                yield _row("ratio", ratio.den, numbers, spans, ratio.section)
            return


def _row(
    kind: CheckKind,
    whole: int,
    numbers: Sequence[int],
    spans: Sequence[Span],
    section: int | None,
) -> Check:
    sums = " + ".join(show(Decimal(number)) for number in numbers)
    return Check(
        kind=kind,
        severity="ok",
        rule=RULE,
        spans=tuple(spans),
        stated=Decimal(whole),
        expected=Decimal(whole),
        equation=f"{sums} = {show(Decimal(whole))}",
        section=section,
    )
