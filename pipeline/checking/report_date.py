"""report_date: what a report tells as done, dated after the report itself.

A document that it cites, or an event of the past ("Ngày 15/12/2024, Đảng ủy đã tổ chức …" in a
report of 10/12/2024). Plans, deadlines and what takes effect lie in the future rightly. Either of
the two dates may be the wrong one, so it is suspect; where several things are later, the report's
own date is challenged, once.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import regex

from extractors.dates import find_dates
from pipeline.checking.evidence import Evidence
from schemas.document import Span
from schemas.facts import Check
from schemas.textview import folded_view

RULE = "report_date"
_HEAD = frozenset(("letterhead", "recipients", "signature"))
_COMING_RE = regex.compile(
    r"(?<!\p{L})(?:sẽ|dự kiến|kế hoạch|chuẩn bị|tiến tới|hướng tới|chào mừng|hạn|chậm nhất"
    r"|trước ngày|đến ngày|đến hết|từ ngày|kể từ|hiệu lực|phấn đấu|chỉ tiêu|nhiệm vụ|thời gian tới"
    r"|sắp|đăng ký|ấn định|chọn|thống nhất|xin chủ trương|đề nghị|đề xuất|lịch|mời|triệu tập"
    r"|phương án|chương trình|gia hạn|dự thảo)(?!\p{L})"
)
_DRAFTED_RE = regex.compile(r"(?<!\p{L})(?:sẽ|dự kiến|sắp|dự thảo|đang trình)(?!\p{L})")
# "đã tổ chức lễ kết nạp vào ngày …": what was done, and nothing else that the day might be of
# ("đã hoàn thành hồ sơ trao Huy hiệu dịp …", "đã trao đợt … và xét đợt …").
_DONE_RE = regex.compile(
    r"(?<!\p{L})đã (?:tổ chức|khai mạc|bế mạc|kết nạp|khánh thành|diễn ra|tiến hành|công bố|họp"
    r"|thăm)"
    r"(?: (?!(?:đợt|dịp|và|xét|hồ sơ|để|cho|nhân|xong)(?!\p{L}))\p{L}+){0,8} (?:vào |trong )?$"
)
_OPENING_RE = regex.compile(r"(?:^|[.;:\-+•*]\s*|\d[.)]\s*)(?:vào |trong |sáng |chiều |hôm )?$")
_THEN_DONE_RE = regex.compile(r",?(?: (?!(?:là|dịp|nhân)(?!\p{L}))[^\s,.;:]+){0,14}? đã(?!\p{L})")


@dataclass(frozen=True, slots=True)
class _Later:
    date: dt.date
    spans: tuple[Span, ...]
    section: int | None
    what: str


def check(evidence: Evidence) -> Iterator[Check]:
    """One row at most: the thing that is later than the report, or the report's date itself."""
    own = evidence.report_date
    if own is None:
        return
    later = sorted(
        (*_cited(evidence, own), *_told(evidence, own)), key=lambda item: item.spans[0].start
    )
    if not later:
        return
    first = later[0]
    head = _head_span(evidence, own)
    if len({item.what for item in later}) == 1 or head is None:
        spans = (*(span for item in later for span in item.spans), *((head,) if head else ()))
        yield _row(spans, first.date, own, ">", first.section)
    else:
        spans = (head, *(span for item in later for span in item.spans))
        yield _row(spans, own, max(item.date for item in later), "<", None)


def _cited(evidence: Evidence, own: dt.date) -> Iterator[_Later]:
    view = folded_view(evidence.doc.text)
    for citation in evidence.citations:
        if citation.date is None or citation.date <= own:
            continue
        if not _is_coming(evidence, view, citation.at[0], _DRAFTED_RE):
            spans = (citation.date_span or citation.span, citation.span)
            what = f"{citation.id}@{citation.date}"
            yield _Later(citation.date, spans, citation.section, what)


def _told(evidence: Evidence, own: dt.date) -> Iterator[_Later]:
    doc, view = evidence.doc, folded_view(evidence.doc.text)
    cited = sorted(
        (c.date_span.start, c.date_span.end) for c in evidence.citations if c.date_span is not None
    )
    reach = list(accumulate((end for _, end in cited), max))  # the furthest end of those so far
    for mention in find_dates(doc.text):
        start, end = mention.at
        sentence = doc.sentence_at(start)
        if mention.date is None or mention.date <= own or sentence is None:
            continue
        span = doc.span(start, end)
        index = bisect_left(cited, (span.end,)) - 1
        if index >= 0 and span.start < reach[index]:
            continue  # the date of a document
        before, after = view[sentence.start : start], view[end : sentence.end]
        worded = view.startswith("ngày", start)
        done = (worded and _DONE_RE.search(before) is not None) or (
            _OPENING_RE.search(before) is not None and _THEN_DONE_RE.match(after) is not None
        )
        if done and not _is_coming(evidence, view, start, _COMING_RE):
            yield _Later(mention.date, (span,), doc.section_at(start), mention.date.isoformat())


def _is_coming(evidence: Evidence, view: str, offset: int, words: "regex.Pattern[str]") -> bool:
    """Does the sentence, or the section around it, speak of what is to come?"""
    doc = evidence.doc
    block = doc.block_at(offset)
    if block.kind in _HEAD or {"tasks", "proposals"} & set(doc.section_roles(block.section)):
        return True
    sentence = doc.sentence_at(offset)
    start, end = (sentence.start, sentence.end) if sentence else (block.start, block.end)
    return words.search(view, start, end) is not None


def _head_span(evidence: Evidence, own: dt.date) -> Span | None:
    doc = evidence.doc
    for block in doc.blocks:
        if block.kind in _HEAD:
            for mention in find_dates(doc.text, block.start, block.end):
                if mention.date == own:
                    return doc.span(*mention.at)
    return None


def _row(
    spans: tuple[Span, ...], stated: dt.date, expected: dt.date, sign: str, section: int | None
) -> Check:
    return Check(
        kind="other",
        severity="suspect",
        rule=RULE,
        spans=spans,
        stated=stated.isoformat(),
        expected=expected.isoformat(),
        equation=f"{stated:%d/%m/%Y} {sign} {expected:%d/%m/%Y}",
        section=section,
    )
