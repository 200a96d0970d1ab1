"""over_whole: a share of more than all (kind `percent`).

"nữ chiếm 148% tổng số đảng viên": what takes a share of a whole takes 100% of it at most. An error
where the whole is named or its numbers are known, else suspect. What is fulfilled, planned or grown
may be more than 100 ("đạt 135% chỉ tiêu", "chiếm 120% so với kế hoạch").
"""

from collections.abc import Iterator
from decimal import Decimal

import regex

from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from schemas.facts import Check, Percentage
from schemas.textview import folded_view

RULE = "over_whole"
_ALL = Decimal(100)
_TAKES_RE = regex.compile(
    r"(?r)(?<!\p{L})chiếm(?:\s+(?:tỷ\s+lệ|tỉ\s+lệ|tới|đến|là|khoảng|gần|trên|hơn)){0,2}\s+$"
)
_PLANNED_RE = regex.compile(
    r"[^.;,\n]{0,40}?(?<!\p{L})(?:kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|cùng\s+kỳ|định\s+mức|mục\s+tiêu"
    r"|năm\s+trước|dự\s+kiến|thiết\s+kế|đăng\s+ký|được\s+giao|nhu\s+cầu|công\s+suất)(?!\p{L})"
)
_NAMED_RE = regex.compile(r"\s*(?:(?:trên|trong|so\s+với)\s+)?(?:tổng|toàn)(?!\p{L})")


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each share of more than all whose numbers `percent` does not know."""
    over = [percentage for percentage in evidence.percentages if percentage.value > _ALL]
    if not over:
        return
    view = folded_view(evidence.doc.text)
    known = {share.percentage.at for share in evidence.shares}
    for percentage in over:
        if percentage.at in known or not takes_more_than_all(view, percentage):
            continue
        named = match_near(_NAMED_RE, view, percentage.at[1])
        yield Check(
            kind="percent",
            severity="error" if named else "suspect",
            rule=RULE,
            spans=(percentage.span,),
            stated=percentage.value,
            expected=_ALL,
            equation=f"{show(percentage.value)}% > 100%",
            section=percentage.section,
        )


def takes_more_than_all(view: str, percentage: Percentage) -> bool:
    """Is it said to be a share ("chiếm"), and more than 100%? `view` is the folded text."""
    start, end = percentage.at
    return (
        percentage.value > _ALL
        and _TAKES_RE.search(view, max(0, start - 40), start) is not None
        and match_near(_PLANNED_RE, view, end) is None
    )
