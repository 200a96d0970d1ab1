"""conflict: how many were admitted, said again with a value that the report rules out.

"Kết nạp 317 đảng viên, trong đó …" and in the closing words "riêng 318 đảng viên mới được kết nạp".
Always suspect: the second may be of a part of the time or of the body.

True: "kết nạp 317 đảng viên (nam 200, nữ 117) … 371 đảng viên mới được kết nạp". False alarm
avoided: "năm 2021 có 31 đảng viên mới được kết nạp", one year of several.
"""

from collections.abc import Iterator

import regex

from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from pipeline.checking.quantities import Mention, mentions_of, row
from pipeline.checking.slips import digits, single_digit_slip
from schemas.facts import Check, Count
from schemas.textview import folded_view

RULE = "admissions"
_ADMITTED = "admit.total"
_BEHIND_RE = regex.compile(r"(?:\s+mới)?\s+được\s+kết\s+nạp(?!\p{L})")
_BEFORE_RE = regex.compile(
    r"kết\s+nạp\s+(?:mới\s+)?(?:cả|trong)\s+(?:kỳ|giai\s+đoạn|nhiệm\s+kỳ)\s+$"
)
# "Kết quả kết nạp đảng viên trong năm 2022 là 317 đồng chí".
_RESULT_RE = regex.compile(r"(?<!\p{L})kết\s+nạp\s+đảng\s+viên\s[^:;]*(?<!\p{L})(?:là|được)\s+$")
_PART_RE = regex.compile(
    r"(?<!\p{L})(?:năm|quý|tháng|đợt|chi\s+bộ|khối|trường|xã|thôn|huyện|chỉ\s+tiêu|kế\s+hoạch|phấn\s+đấu|so\s+với|nữ|đoàn\s+viên)(?!\p{L})"
)
_CLAUSE_RE = regex.compile(r"[.;,](?=\s)|\n")
_AROUND = 90


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each count of those admitted that is one digit away from how many they were."""
    view = folded_view(evidence.doc.text)
    wholes = {id(group.whole) for group in evidence.groups if group.total == group.whole.value}
    wholes |= {id(share.whole) for share in evidence.shares if share.binding != "probable"}
    known = wholes & evidence.borne_out
    admitted = (c for c in evidence.counts if id(c) in known and _are_admitted(view, c))
    right = mentions_of(evidence.doc, admitted, least=0)
    if len({mention.value for mention in right}) != 1:
        return
    number = digits(right[0].value)
    slips = (
        count
        for count in evidence.counts
        if id(count) not in evidence.borne_out and single_digit_slip(digits(count.value), number)
    )
    for mention in mentions_of(evidence.doc, slips, least=0):
        of_members = mention.unit.startswith(("đảng viên", "đồng chí"))
        if of_members and _is_of_whole_time(view, mention):
            yield row(RULE, (mention, right[0]), "suspect")


def _are_admitted(view: str, count: Count) -> bool:
    before = _CLAUSE_RE.split(view[max(0, count.at[0] - _AROUND) : count.at[0]])[-1]
    return count.indicator == _ADMITTED or (
        count.indicator is None and _RESULT_RE.search(before) is not None
    )


def _is_of_whole_time(view: str, mention: Mention) -> bool:
    start, end = mention.figure.at
    before = view[max(0, start - _AROUND) : start]
    if mention.dimensions or mention.year is not None:
        return False
    if _BEFORE_RE.search(before):
        return True
    clause = _CLAUSE_RE.split(before)[-1]
    return match_near(_BEHIND_RE, view, end) is not None and _PART_RE.search(clause) is None
