"""Percentages one after the other, of as many counts: "210 nữ và 130 đồng chí trẻ, tương ứng chiếm
32,3% và 20%"."""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.governed import Governed
from extractors.figures.share import Share, reconciles
from schemas.facts import Count, Percentage, Ratio

_JOINT_RE = regex.compile(r"\s*(?:,|,?\s*và)\s*")
_FAR = 90  # characters between the last count and the first percentage


def respective_shares(
    view: str,
    percentages: Sequence[Percentage],
    figures: Sequence[Count | Ratio],
    wholes: dict[int, Governed],
) -> dict[int, Share | None]:
    """Id of a percentage that others stand right beside → its share, None where none holds.

    `percentages` and `figures` by place; `wholes` by the id of a count.
    """
    out: dict[int, Share | None] = {}
    for run in _runs(view, percentages):
        start = run[0].at[0]
        last = bisect_left(figures, start, key=lambda figure: figure.at[0])
        parts = figures[max(0, last - len(run)) : last]
        if len(parts) < len(run) or start - parts[-1].at[1] > _FAR:
            continue
        for percentage, part in zip(run, parts, strict=True):
            out[id(percentage)] = _share(percentage, part, wholes)
    return out


def _share(
    percentage: Percentage, part: Count | Ratio, wholes: dict[int, Governed]
) -> Share | None:
    governed = wholes.get(id(part))
    if governed is None or not isinstance(part, Count):
        return None
    shares = (Share(percentage, part, whole, "inferred") for whole in governed.wholes)
    return next((share for share in shares if reconciles(share)), None)


def _runs(view: str, percentages: Sequence[Percentage]) -> list[list[Percentage]]:
    """Two percentages or more with nothing but a comma or "và" in between."""
    runs: list[list[Percentage]] = []
    for percentage in percentages:
        if runs and _JOINT_RE.fullmatch(view, runs[-1][-1].at[1], percentage.at[0]):
            runs[-1].append(percentage)
        else:
            runs.append([percentage])
    return [run for run in runs if len(run) > 1]
