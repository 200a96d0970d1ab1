"""share_sum: shares of one whole side by side, without their numbers (kind `percent_sum`).

"chuyên đề học tập chiếm 40%; chuyên môn chiếm 20%; phòng chống tham nhũng chiếm 30%; chuyên đề khác
chiếm 10%" is all there is: 100%. Shares that add up to 100 hold where they are built alike; those
that do not are suspect only where the last one says that it is the rest.

True: "nông nghiệp chiếm 45%, công nghiệp chiếm 30%, còn lại là dịch vụ chiếm 35%". False alarm
avoided: "98% chi bộ họp đúng kỳ, 85% đảng viên dự họp": of different things.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractors.numerals import decimals
from pipeline.checking.evidence import Evidence
from pipeline.checking.percent_sum import sum_row
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Percentage, Severity
from schemas.textview import folded_view

RULE = "share_sum"
_SHARE_RE = regex.compile(r"(?r)(?:chiếm|tỷ\s+trọng)(?:\s+(?:tỷ|tỉ)\s+(?:lệ|trọng))?\s*:?\s*$")
_REST_RE = regex.compile(
    r"(?<!\p{L})(?:còn\s+lại|số\s+khác|(?:\p{L}+\s+)?khác(?=\s+chiếm))(?!\p{L})"
)
_SURE_REST_RE = regex.compile(r"(?<!\p{L})còn\s+lại(?!\p{L})")
# Between two shares: no clause that tells of a change or a plan, no end of a sentence.
_OTHER_RE = regex.compile(
    r"[.:]\s|(?<!\p{L})(?:tăng|giảm|so\s+với|kế\s+hoạch|chỉ\s+tiêu|trong\s+đó)(?!\p{L})"
)
# "99% dân số là dân tộc Nùng, 01% dân tộc Tày": both are told by what they are.
_ETHNIC_RE = regex.compile(
    r"\s*(?:(?:tổng\s+)?(?:dân\s+số|số\s+hộ|số\s+dân)\s+)?(?:là\s+)?(?:người\s+)?dân\s+tộc(?!\p{L})"
)
_NEAR, _MOST_OFF = 120, 10


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each run of shares that is told to be, or comes out as, a whole."""
    view = folded_view(evidence.doc.text)
    bound = {share.percentage.at for share in evidence.shares}
    bound |= {change.percentage.at for change in evidence.changes if change.percentage is not None}
    for run in _runs(evidence, view, bound):
        severity = _severity(view, run)
        if severity is not None:
            yield sum_row(run, severity, RULE)


def _runs(
    evidence: Evidence, view: str, bound: set[tuple[int, int]]
) -> Iterator[Sequence[Percentage]]:
    """Shares of one sentence, each behind the other."""
    run: list[Percentage] = []
    for share in evidence.percentages:
        if run and not _goes_on(evidence, view, run[-1], share):
            yield run
            run = []
        if share.at in bound or share.value_max is not None or share.approx != "exact":
            if run:
                yield run
            run = []
        else:
            run.append(share)
    yield run


def _goes_on(evidence: Evidence, view: str, one: Percentage, other: Percentage) -> bool:
    sentence = evidence.doc.sentence_at(one.at[0])
    between = view[one.at[1] : other.at[0]]
    return (
        sentence is not None
        and other.at[1] <= sentence.end
        and len(between) <= _NEAR
        and any(sign in between for sign in ",;")
        and _OTHER_RE.search(between) is None
    )


def _severity(view: str, run: Sequence[Percentage]) -> Severity | None:
    if len(run) < 2:
        return None
    total = _total(run)
    slack = sum((_half(share) for share in run if decimals(share.numeral)), Decimal(0))
    rest = _SURE_REST_RE.search(view, run[-2].at[1], run[-1].at[0]) is not None
    if abs(total - 100) <= slack:
        return "ok" if rest or _is_division(view, run) else None
    if rest and (abs(total - 100) <= _MOST_OFF or _is_mended(run, total)):
        return "suspect"
    return None


def _is_division(view: str, run: Sequence[Percentage]) -> bool:
    """Are the shares built alike: each behind "chiếm", each of an ethnicity, the last the rest?"""
    if all(_ETHNIC_RE.match(view, share.at[1]) for share in run):
        return True
    shared = all(_SHARE_RE.search(view, max(0, s.at[0] - 30), s.at[0]) for s in run)
    rest = _REST_RE.search(view, run[-2].at[1], run[-1].at[0]) is not None
    return shared and (len(run) >= 3 or rest)


def _is_mended(run: Sequence[Percentage], total: Decimal) -> bool:
    """Would one digit of a share make them add up to 100?"""
    return any(
        single_digit_slip(digits(share.value), digits(share.value + 100 - total))
        for share in run
        if share.value + 100 - total > 0
    )


def _total(run: Sequence[Percentage]) -> Decimal:
    return sum((share.value for share in run), Decimal(0))


def _half(share: Percentage) -> Decimal:
    return Decimal(1).scaleb(-decimals(share.numeral)) / 2
