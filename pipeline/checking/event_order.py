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
from extractors.excerpts import Excerpts
from extractors.matching import places_of_words
from pipeline.checking.evidence import Evidence
from schemas.document import Sentence, Span
from schemas.facts import Check, Citation
from schemas.textview import folded_view

RULE = "event_order"
_BASIS_RE = regex.compile(
    r"(?<!\p{L})(?:(?:thực hiện|triển khai|căn cứ|thi hành|cụ thể hóa|quán triệt)(?:,? (?:và )?))+$"
)
_BASIS_ENDS = ("hiện", "khai", "cứ", "hành", "hóa", "triệt", "và")
_ISSUED_RE = regex.compile(r"(?<!\p{L})(?:ban hành|xây dựng)(?: \p{L}+){0,2} $")
_ANEW_RE = regex.compile(
    r"(?<!\p{L})(?:tiếp tục|sửa đổi|bổ sung|thay thế|điều chỉnh|trước đó|trước đây|trên cơ sở)"
    r"(?!\p{L})"
)
_BY_RE = regex.compile(
    r",?(?: (?!(?:về|hết|sau|trước|kể)(?!\p{L}))\p{L}+){0,6}? (?:theo|công bố|trao) (?:các )?$"
)
_TELLING = ("theo", "công bố", "trao")
# What begins and what ends it; each has its day behind it, or in front of it.
_COURSES = (
    ("khai mạc", "bế mạc"),
    ("khai giảng", "bế giảng"),
    ("bắt đầu", "kết thúc"),
    ("khởi công", "khánh thành"),
    ("kết nạp", "công nhận chính thức"),
    ("kết nạp", "công nhận đảng viên chính thức"),
)
_LEAD_RE = regex.compile(r"(?: \p{L}+){0,4} ")
# "Căn cứ Kế hoạch … ngày 20/7/2024 của Huyện ủy, ngày 15/6/2024 Đảng ủy đã tổ chức …".
_THEN_RE = regex.compile(r"(?: (?:của|về)(?: \p{L}+){1,20})?, ?(?:vào |trong )?")
_DONE_RE = regex.compile(
    r",?(?: \p{L}+){0,8}? "
    r"(?:tổ chức|tiến hành|triển khai|ban hành|khai mạc|mở|họp|thành lập)(?!\p{L})"
)
_NEAR, _FAR, _RIGHT_BEHIND = 40, 160, 5
_LONGEST_TELLING = max(map(len, _TELLING)) + _RIGHT_BEHIND


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each pair whose order is told: a suspicion, or that it holds."""
    view = folded_view(evidence.doc.text)
    yield from _carried_out(evidence, view)
    yield from _told_before(evidence, view)
    yield from _done_before(evidence, view)
    yield from _ended(evidence, view)


def _carried_out(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "Thực hiện Chỉ thị …, Đảng ủy đã ban hành Kế hoạch …": one basis, the first that follows."""
    for basis, issued in pairwise(evidence.citations):
        before = view[max(0, basis.at[0] - _NEAR) : basis.at[0]]
        if not before.rstrip(" ,").endswith(_BASIS_ENDS) or not _BASIS_RE.search(before):
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
    leads = Excerpts(view, ((max(0, start - _LONGEST_TELLING), start) for start in starts))
    for place, word in leads.places_of_words(_TELLING):
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


def _done_before(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "Căn cứ Kế hoạch … ngày 20/7/2024, ngày 15/6/2024 Đảng ủy đã tổ chức hội nghị"."""
    doc, starts = evidence.doc, evidence.citation_starts
    for basis in evidence.citations:
        day, dated = _day(basis), basis.date_span
        if day is None or dated is None:
            continue
        before = view[max(0, basis.at[0] - _NEAR) : basis.at[0]]
        if not before.rstrip(" ,").endswith(_BASIS_ENDS) or not _BASIS_RE.search(before):
            continue
        sentence = doc.sentence_at(basis.at[0])
        if sentence is None or _ANEW_RE.search(view, sentence.start, sentence.end):
            continue
        start = basis.at[1] + dated.end - basis.span.end
        mention = next(find_dates(doc.text, start, min(sentence.end, start + _FAR)), None)
        if mention is None or mention.date is None:
            continue
        if bisect_left(starts, mention.at[0]) - bisect_left(starts, basis.at[0]) > 1:
            continue  # another document stands between them
        if _THEN_RE.fullmatch(view, start, mention.at[0]) and _DONE_RE.match(view, mention.at[1]):
            yield _row(
                (doc.span(*mention.at), basis.span),
                (mention.date, day),
                ("", f"{basis.id}: "),
                doc.section_at(basis.at[0]),
            )


def _ended(evidence: Evidence, view: str) -> Iterator[Check]:
    """ "khai mạc ngày 20/6/2025 và bế mạc ngày 18/6/2025"."""
    doc = evidence.doc
    for first, last in _COURSES:
        for place, _ in places_of_words(view, (last,)):
            sentence = doc.sentence_at(place)
            if sentence is None or first not in view[sentence.start : sentence.end]:
                continue
            days: dict[str, list[tuple[date, Span]]] = {first: [], last: []}
            for mention in find_dates(doc.text, sentence.start, sentence.end):
                word = _word_of((first, last), view, sentence, mention)
                if mention.date is not None and word is not None:
                    days[word].append((mention.date, doc.span(*mention.at)))
            if len(days[first]) == len(days[last]) == 1:
                (opened, begins), (closed, ends) = days[first][0], days[last][0]
                yield _row((ends, begins), (closed, opened), ("", ""), doc.section_at(place))


def _word_of(
    words: tuple[str, str], view: str, sentence: Sentence, mention: DateMention
) -> str | None:
    """The word that the day stands behind, else the one that it stands right in front of."""
    start, end = mention.at
    for word in words:
        before = view.rfind(word, max(sentence.start, start - _NEAR), start)
        if before >= 0 and _LEAD_RE.fullmatch(view, before + len(word), start):
            return word
    behind = (w for w in words if view.startswith((f" {w}", f", {w}"), end))
    return next(behind, None)


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
