"""Years that a unit passes over: what it states again after a year in which it did not."""

from collections.abc import Iterable

from pipeline.comparing.series import difference
from pipeline.querying.indicators import Stated, quantity_name, spans_years

_TOLD = 5


def skipped_years(pairs: Iterable[tuple[str, Stated, Stated | None]]) -> list[str]:
    """What people must know of changes against another year than the one before, one line each and
    one for how many more there are; `pairs` hold a unit's name, what it states and what it stated
    before."""
    out: list[str] = []
    for unit, one, earlier in pairs:
        if earlier is None or one.year is None or earlier.year is None or spans_years(one.time):
            continue
        if one.year - earlier.year > 1 and difference(one, earlier) is not None:
            out.append(
                f"{unit}: {quantity_name(one.quantity)} tăng, giảm so với năm {earlier.year}, "
                f"vì năm {one.year - 1} không nêu."
            )
    more = len(out) - _TOLD
    if more <= 0:
        return out
    return [*out[:_TOLD], f"{more} chỗ khác cũng so với năm không liền trước (xem -o TỆP.csv)."]


def years_between(stated: Iterable[int], shown: Iterable[int]) -> list[int]:
    """The years since the first of `shown` of which the unit states anything, in order."""
    known = set(shown)
    first = min(known, default=None)
    return [] if first is None else sorted(known | {year for year in stated if year >= first})
