"""event_order: what happened in an order that cannot be (kind `other`).

"Thực hiện Chỉ thị số 77-CT/TW ngày 10/6/2021, Đảng ủy đã ban hành Kế hoạch số 13-KH/ĐU ngày
10/5/2021": what carries a document out is issued after it. "Ngày 05/3/2024 công bố Quyết định số
30-QĐ/ĐU ngày 12/3/2024", "khai mạc ngày 20/6, bế mạc ngày 18/6": an event after its own decision,
an end before its beginning. Any of the dates may be the wrong one: suspect.

Of several documents that are carried out, or where the sentence tells what was amended, renewed or
continued, nobody can say which came first.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import regex

from extractors.dates import DateMention, find_dates
from extractors.matching import match_near, places_of_words
from pipeline.checking.evidence import Evidence
from schemas.document import Sentence, Span
from schemas.facts import Check, Citation
from schemas.textview import folded_view

RULE = "event_order"
_BASIS_RE = regex.compile(
    r"(?<!\p{L})(?:(?:thực hiện|triển khai|căn cứ|thi hành|cụ thể hóa|quán triệt)(?:,? (?:và )?))+$"
)
_ISSUED_RE = regex.compile(r"(?<!\p{L})(?:ban hành|xây dựng)(?: \p{L}+){0,2} $")
_ANEW_RE = regex.compile(
    r"(?<!\p{L})(?:tiếp tục|sửa đổi|bổ sung|thay thế|điều chỉnh|trước đó|trước đây|trên cơ sở)"
    r"(?!\p{L})"
)
_BY_RE = regex.compile(
    r",?(?: (?!(?:về|hết|sau|trước|kể)(?!\p{L}))\p{L}+){0,6}? (?:theo|công bố|trao) (?:các )?$"
)
_TELLING = ("theo", "công bố", "trao")
_OPENED_RE = regex.compile(r"(?<!\p{L})khai mạc(?: \p{L}+){0,4} $")
_CLOSED_RE = regex.compile(r"(?<!\p{L})bế mạc(?: \p{L}+){0,4} $")
_OPENS_RE, _CLOSES_RE = (regex.compile(rf",? {word} mạc(?!\p{{L}})") for word in ("khai", "bế"))
_NEAR, _RIGHT_BEHIND = 40, 5


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each pair whose order is told: a suspicion, or that it holds."""
    view = folded_view(evidence.doc.text)
    yield from _carried_out(evidence, view)
    yield from _told_before(evidence, view)
    yield from _ended(evidence, view)


def _carried_out(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "Thực hiện Chỉ thị …, Đảng ủy đã ban hành Kế hoạch …": one basis, the first that follows."""
    for basis, issued in pairwise(evidence.citations):
        if not _BASIS_RE.search(view, max(0, basis.at[0] - _NEAR), basis.at[0]):
            continue
        sentence = evidence.doc.sentence_at(basis.at[0])
        if sentence is None or issued.at[0] >= sentence.end:
            continue
        if _ANEW_RE.search(view, sentence.start, issued.at[0]):
            continue
        between = view[max(basis.at[1], issued.at[0] - _NEAR) : issued.at[0]]
        if _ISSUED_RE.search(between) is None:
            continue
        one, other = _day(basis), _day(issued)
        if one is not None and other is not None:
            yield _row(
                (issued.span, basis.span),
                (other, one),
                (f"{issued.id}: ", f"{basis.id}: "),
                evidence.doc.section_at(issued.at[0]),
            )


def _told_before(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "ngày 05/3/2024 đoàn đã công bố Quyết định số 30-QĐ/ĐU ngày 12/3/2024"."""
    citations, starts = evidence.citations, evidence.citation_starts
    for place, word in places_of_words(view, _TELLING):
        index = bisect_left(starts, place)
        if index == len(citations) or citations[index].at[0] - place - len(word) > _RIGHT_BEHIND:
            continue
        found, sentence = citations[index], evidence.doc.sentence_at(place)
        day = _day(found)
        if day is None or sentence is None or found.at[0] < place + len(word):
            continue
        mention = _last_date(evidence, sentence, place, citations[max(0, index - 2) : index])
        if mention is None or mention.date is None or mention.date >= day:
            continue
        if _BY_RE.fullmatch(view[mention.at[1] : found.at[0]]):
            yield _row(
                (evidence.doc.span(*mention.at), found.span),
                (mention.date, day),
                ("", f"{found.id}: "),
                evidence.doc.section_at(found.at[0]),
            )


def _last_date(
    evidence: Evidence, sentence: Sentence, place: int, cited: Sequence[Citation]
) -> DateMention | None:
    """The last day in front of the place that is not the own one of those last `cited`."""
    mentions = list(find_dates(evidence.doc.text, max(sentence.start, place - 80), place))
    if not mentions:
        return None
    span = evidence.doc.span(*mentions[-1].at)
    own = any(
        c.date_span is not None and c.date_span.start < span.end and span.start < c.date_span.end
        for c in cited
    )
    return None if own else mentions[-1]


def _ended(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "khai mạc ngày 20/6/2025 và bế mạc ngày 18/6/2025"."""
    doc = evidence.doc
    for place, _ in places_of_words(view, ("bế mạc",)):
        sentence = doc.sentence_at(place)
        if sentence is None or "khai mạc" not in view[sentence.start : sentence.end]:
            continue
        opened = closed = None
        for mention in find_dates(doc.text, sentence.start, sentence.end):
            lead = view[max(sentence.start, mention.at[0] - _NEAR) : mention.at[0]]
            if _OPENED_RE.search(lead) or match_near(_OPENS_RE, view, mention.at[1]):
                opened = mention
            elif _CLOSED_RE.search(lead) or match_near(_CLOSES_RE, view, mention.at[1]):
                closed = mention
        if opened and closed and opened.date and closed.date:
            spans = (doc.span(*closed.at), doc.span(*opened.at))
            section = doc.section_at(place)
            yield _row(spans, (closed.date, opened.date), ("", ""), section)


def _day(citation: Citation) -> date | None:
    """The day, where it stands right behind the number."""
    dated = citation.date_span
    near = dated is not None and 0 <= dated.start - citation.span.end <= _NEAR
    return citation.date if near else None


def _row(
    spans: tuple[Span, Span],
    dates: tuple[date, date],
    names: tuple[str, str],
    section: int | None,
) -> Check:
    later, earlier = dates
    holds = later >= earlier
    sign = "≥" if holds else "<"
    return Check(
        kind="other",
        severity="ok" if holds else "suspect",
        rule=RULE,
        spans=spans,
        stated=later.isoformat(),
        expected=f"≥ {earlier:%d/%m/%Y}",
        equation=f"{names[0]}{later:%d/%m/%Y} {sign} {names[1]}{earlier:%d/%m/%Y}",
        section=section,
    )
