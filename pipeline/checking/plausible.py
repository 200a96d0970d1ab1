"""May a figure that does not fit be a slip, or is it more likely one of another whole?

Who writes a wrong figure errs by one digit, or by little: a total that was not updated, a part that
was left out. A sum or a share that misses by much, and that no one digit mends, tells more often
that its numbers do not belong together. Such a row accuses nobody.
"""

from decimal import Decimal
from fractions import Fraction

_LITTLE = 8


def is_near(stated: Decimal, expected: Decimal | Fraction) -> bool:
    """Do the two lie apart by an eighth of the larger one at most?"""
    one, other = Fraction(stated), Fraction(expected)
    return abs(one - other) * _LITTLE <= max(abs(one), abs(other))
