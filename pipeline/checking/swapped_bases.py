"""A percentage of change that tells how what was before was meant to be written."""

from fractions import Fraction

from extractors.figures.change import Change
from pipeline.checking.intervals import compare
from pipeline.checking.slips import digits
from schemas.facts import Percentage


def is_of_swapped_base(change: Change, stated: Percentage) -> bool:
    """ "486 ca, giảm 63,0% so với năm 2022 (3.112 ca)": of 1.312, two of whose digits stand the
    other way round. Any other digit would fit some growth by chance.
    """
    before, after = change.before, change.after
    if before is None or after is None or change.amount is not None:
        return False
    written = digits(before.value)
    for at in range(len(written) - 1):
        swapped = written[:at] + written[at + 1] + written[at] + written[at + 2 :]
        was = Fraction(before.value) * int(swapped) / int(written)
        if swapped[0] == "0" or swapped == written or was <= 0:
            continue
        grown = 100 * change.direction * (Fraction(after.value) - was) / was
        if compare(grown, stated.value, stated.numeral, "exact") == "ok":
            return True
    return False
