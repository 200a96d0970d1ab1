"""One cause told once: the rows of the ledger that one wrong figure breaks become one row.

"200 đảng viên, trong đó nam 130 đồng chí (60%), nữ 80 đồng chí (40%)" breaks a sum and a share, and
with 120 for 130 both hold. Rows that a figure ties together are held against every one-digit edit
of the figures that all of them have (a digit changed, dropped, doubled, swapped; for a total also
the sum of its parts, a total not updated). An edit counts where it makes each row hold that touches
its figure, those that hold already as well. Where there is exactly one, it is the likeliest slip,
and the rows are told as one: the worst of them, with the arithmetic and the figures of the others.
A sum and a share that one edit mends prove it together: an error, though each alone were suspect.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from extractors.numerals import decimals
from pipeline.checking.intervals import compare, rounded, show
from pipeline.checking.slips import single_digit_slip
from schemas.document import Span
from schemas.facts import Approximation, Check, Figure, Percentage, Ratio

_Key = tuple[int, int, str]
"""Where a number stands in the source; of a ratio its first or its second one."""
_MOST = 12
"""Rows that one figure may break; more of them are a table read wrongly."""
_SLACK = 0.001
"""What floats may be off by; the arithmetic that decides is exact."""
_NARROW = 20
"""Of so few values each is looked at; where there are more, each edit."""
_BAD = ("error", "suspect")
_ORDER = ("part_sum", "ratio", "percent", "conflict")
"""Which of several rows tells the cause."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as written."""

    value: Decimal
    numeral: str
    approx: Approximation
    percent: bool


_Values = Mapping[_Key, Decimal]
_Holds = Callable[[_Values], bool]
_Bounds = Callable[[_Values, _Key], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Relation:
    """A row of the ledger that can be recomputed with other values.

    `bounds` are those between which it may hold with another value of one of its numbers.
    """

    index: int
    check: Check
    keys: tuple[_Key, ...]
    holds: _Holds
    bounds: _Bounds | None = None
    whole: _Key | None = None

    @property
    def bad(self) -> bool:
        return self.check.severity in _BAD


def with_root_causes(checks: Sequence[Check], figures: Iterable[Figure]) -> list[Check]:
    """The rows with those of one cause told as one; `figures` are all numbers of the report."""
    places = {_place(span) for check in checks if check.severity in _BAD for span in check.spans}
    if not places:
        return list(checks)
    # Only what an accused figure is part of can change.
    concerned = {
        index: check
        for index, check in enumerate(checks)
        if any(_place(span) in places for span in check.spans)
    }
    places = {_place(span) for check in concerned.values() for span in check.spans}
    numbers = dict(_numbers(figure for figure in figures if _place(figure.span) in places))
    values = {key: number.value for key, number in numbers.items()}
    found = (_relation(index, check, numbers) for index, check in concerned.items())
    touching: dict[_Key, list[_Relation]] = defaultdict(list)
    bad: list[_Relation] = []
    for relation in found:
        if relation is None:
            continue
        for key in set(relation.keys):
            touching[key].append(relation)
        if relation.bad:
            bad.append(relation)
    out: dict[int, Check | None] = {}
    for tied in _tied(bad):
        causes = _causes(tied, touching, numbers, values) if len(tied) <= _MOST else []
        if len(causes) == 1:
            out |= _told_once(tied, _slip(numbers[causes[0][0]], causes[0][1]))
        elif _are_of_one_ratio(tied) or (causes and len(tied) == 1):
            out |= _told_once(tied, None)  # several edits would do: none is the likeliest
    kept = (out.get(index, check) for index, check in enumerate(checks))
    return [check for check in kept if check is not None]


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _numbers(figures: Iterable[Figure]) -> Iterator[tuple[_Key, _Number]]:
    for figure in figures:
        start, end = figure.span.start, figure.span.end
        if isinstance(figure, Ratio):
            for side, value in (("num", figure.num), ("den", figure.den)):
                number = _Number(Decimal(value), str(value), figure.approx, percent=False)
                yield (start, end, side), number
        elif figure.value_max is None:
            percent = isinstance(figure, Percentage)
            yield (start, end, ""), _Number(figure.value, figure.numeral, figure.approx, percent)


def _relation(index: int, check: Check, numbers: Mapping[_Key, _Number]) -> _Relation | None:
    """The row as a relation between numbers, where its arithmetic is one of those known."""
    keys: list[_Key] = []
    for span in check.spans:
        place = (span.start, span.end)
        sides = [(*place, side) for side in ("", "num", "den") if (*place, side) in numbers]
        if not sides:
            return None
        keys += sides
    read = {"part_sum": _sum, "percent": _share, "ratio": _part, "conflict": _equal}.get(check.kind)
    if read is None or len(set(keys)) != len(keys) or isinstance(check.stated, str):
        return None
    found = read(check, keys, numbers)
    if found is None:
        return None
    whole = keys[0] if check.kind == "part_sum" and len(keys) > 2 else None
    return _Relation(index, check, tuple(keys), *found, whole)


_Arithmetic = tuple[_Holds, _Bounds | None]


def _sum(check: Check, keys: list[_Key], numbers: Mapping[_Key, _Number]) -> _Arithmetic | None:
    """Parts and their whole, or what was, what changed and what is."""
    if keys[0][2] == "num":  # "117/126 tin, còn 09 tin": the second number is the whole
        keys[0], keys[1] = keys[1], keys[0]
    values = [numbers[key].value for key in keys]
    if values[0] != check.stated or len(keys) < 3:
        return None
    total = sum(values[1:], Decimal(0))
    if check.expected == total:
        return _linear([(-1, keys[0]), *((1, key) for key in keys[1:])])
    if len(keys) == 3 and check.expected == values[1] - values[2]:
        return _linear([(-1, keys[0]), (1, keys[1]), (-1, keys[2])])
    return None


def _linear(terms: Sequence[tuple[int, _Key]]) -> _Arithmetic:
    """Numbers that add up to nought, each with its sign."""
    sign_of = {key: sign for sign, key in terms}

    def off(v: _Values) -> Decimal:
        return sum((v[key] if sign > 0 else -v[key] for sign, key in terms), Decimal(0))

    def bounds(v: _Values, key: _Key) -> tuple[float, float]:
        value = float(v[key] - sign_of[key] * off(v))
        return value - _SLACK, value + _SLACK

    return lambda v: not off(v), bounds


def _share(check: Check, keys: list[_Key], numbers: Mapping[_Key, _Number]) -> _Arithmetic | None:
    """A percentage with its part and its whole."""
    if len(keys) != 3 or not numbers[keys[0]].percent:
        return None
    said, part, whole = keys
    number, least = numbers[said], ("ok",) if check.severity in _BAD else ("ok", "rounding")
    base = numbers[whole].value
    if base <= 0 or number.value != check.stated:
        return None
    exact = Fraction(100 * numbers[part].value) / Fraction(base)
    if check.expected != rounded(exact, number.numeral):
        return None
    # No rounding is further off.
    most = 2 * 10.0 ** -decimals(number.numeral) if number.approx == "exact" else float("inf")

    def holds(v: _Values) -> bool:
        if v[whole] <= 0:
            return False
        share = Fraction(100 * v[part]) / Fraction(v[whole])
        return compare(share, v[said], number.numeral, number.approx) in least

    def bounds(v: _Values, key: _Key) -> tuple[float, float]:
        exact = 100 * float(v[part]) / float(v[whole])
        if key == said:
            return exact - most, exact + most
        low, high = (float(v[said]) - most) / 100, (float(v[said]) + most) / 100
        if key == part:
            return low * float(v[whole]), high * float(v[whole])
        return float(v[part]) / high, float(v[part]) / low if low > 0 else float("inf")

    return holds, bounds


def _part(check: Check, keys: list[_Key], numbers: Mapping[_Key, _Number]) -> _Arithmetic | None:
    """A part that is no larger than its whole."""
    if len(keys) != 2 or keys[0][2] != "num":
        return None
    part, whole = keys
    return lambda v: v[part] <= v[whole], None


def _equal(check: Check, keys: list[_Key], numbers: Mapping[_Key, _Number]) -> _Arithmetic | None:
    """One quantity told twice."""
    first, last = keys[0], keys[-1]
    if (numbers[first].value, numbers[last].value) != (check.stated, check.expected):
        return None
    keys[:] = first, last  # "104/112 xã" as the second: its first number is no side of this
    return _linear([(1, first), (-1, last)])


def _tied(relations: Sequence[_Relation]) -> list[list[_Relation]]:
    """The relations in groups that figures tie together, in reading order."""
    group_of: dict[_Key, list[_Relation]] = {}
    groups: list[list[_Relation]] = []
    for relation in relations:
        joined = [relation]
        for group in {id(g): g for key in relation.keys if (g := group_of.get(key))}.values():
            joined = [*group, *joined]
            groups = [other for other in groups if other is not group]
        groups.append(joined)
        group_of |= {key: joined for member in joined for key in member.keys}
    return groups


def _causes(
    tied: Sequence[_Relation],
    touching: Mapping[_Key, Sequence[_Relation]],
    numbers: Mapping[_Key, _Number],
    values: Mapping[_Key, Decimal],
) -> list[tuple[_Key, Decimal]]:
    """The figures of all of them with the values that would mend everything they touch."""
    shared = set.intersection(*(set(relation.keys) for relation in tied))
    bounded = [relation.bounds for relation in tied if relation.bounds is not None]
    found: list[tuple[_Key, Decimal]] = []
    for key in sorted(shared):
        limits = [bounds(values, key) for bounds in bounded]
        least = max((low for low, _ in limits), default=0.0)
        most = min((high for _, high in limits), default=float("inf"))
        wanted = {*_edits(numbers[key], least, most)}
        if len(tied) > 1:
            wanted |= {
                sum((values[part] for part in relation.keys[1:]), Decimal(0))
                for relation in tied
                if relation.whole == key
            }
        wanted.discard(values[key])
        if not wanted:
            continue
        edited = {k: values[k] for relation in touching[key] for k in relation.keys}
        for value in sorted(wanted):
            edited[key] = value
            if all(relation.holds(edited) for relation in touching[key]):
                found.append((key, value))
    return found


def _edits(number: _Number, least: float, most: float) -> Iterator[Decimal]:
    """The values from `least` to `most` that one digit changed, dropped, added or swapped with the
    next would give.
    """
    said = "".join(character for character in number.numeral if character.isdigit())
    scale = decimals(number.numeral) if number.percent else 0
    low = max(least * 10**scale - _SLACK, 0)
    high = min(most * 10**scale + _SLACK, 10.0 ** (len(said) + 1))
    if high - low > _NARROW:
        found = {int(text) for text in _edited(said) if text and low <= int(text) <= high}
    else:
        lengths = range(max(len(said) - 1, 1), len(said) + 2)
        found = {
            value
            for value in range(ceil(low), floor(high) + 1)
            if any(
                single_digit_slip(said, written)
                for length in lengths
                if len(written := f"{value:0{length}}") == length
            )
        }
    yield from (Decimal(value).scaleb(-scale) for value in found)


def _edited(said: str) -> Iterator[str]:
    """The digits after each edit."""
    for i in range(len(said) + 1):
        left, right = said[:i], said[i:]
        yield from (left + digit + right for digit in "0123456789")
        if right:
            yield from (left + digit + right[1:] for digit in "0123456789")
            yield from (left + right[1:], left + right[1:2] + right[:1] + right[2:])


def _slip(cause: _Number, value: Decimal) -> str:
    sign = "%" if cause.percent else ""
    return f"{show(cause.value)}{sign} → {show(value)}{sign}"


def _are_of_one_ratio(tied: Sequence[_Relation]) -> bool:
    """ "207/126 tin, đạt 92,9%": a part over its whole has no share that could be right."""
    ratios = [set(relation.keys) for relation in tied if relation.check.kind == "ratio"]
    return len(tied) > 1 and any(all(pair <= {*r.keys} for r in tied) for pair in ratios)


def _told_once(tied: Sequence[_Relation], slip: str | None) -> dict[int, Check | None]:
    """The rows by their place: the first of the worst tells all, the others are left out."""
    ranked = sorted(tied, key=lambda r: (_BAD.index(r.check.severity), _ORDER.index(r.check.kind)))
    first, others = ranked[0], sorted(ranked[1:], key=lambda relation: relation.index)
    spans = dict.fromkeys(span for r in (first, *others) for span in r.check.spans)
    proven = {"part_sum", "percent"} <= {relation.check.kind for relation in tied}
    told = replace(
        first.check,
        severity="error" if proven else first.check.severity,
        spans=tuple(spans),
        equation="; ".join(dict.fromkeys(r.check.equation for r in (first, *others))),
        suggestion=slip,
    )
    return {**{relation.index: None for relation in others}, first.index: told}
