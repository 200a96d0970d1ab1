"""What a report says of itself: issuing unit, number, place and date, title, period, addressees,
recipients, who signed. Silent where nothing of the kind stands in the text.
"""

import datetime as dt
from collections.abc import Sequence

from extractors.dates import find_dates
from extractors.letterhead import patterns as p
from extractors.letterhead.foot import addressees_of, byline_of, recipients_of, signatory_of
from extractors.letterhead.period import period_of, period_told
from extractors.letterhead.reviews import period_of_figures, period_of_review
from extractors.letterhead.unit import unit_and_parent
from schemas.document import Block, CleanDocument
from schemas.facts import Citation, DocumentInfo, DocumentKind, Period

_LONGEST_OPENING = 4000
_FOOT = ("recipients", "signature")


def document_date(doc: CleanDocument) -> dt.date | None:
    """The day that the letterhead or the foot states ("Hà Nội, ngày 05 tháng 02 năm 2026")."""
    return _date_of(_lines(doc, ("letterhead",))) or _date_of(_lines(doc, _FOOT))


def _lines(doc: CleanDocument, kinds: tuple[str, ...]) -> list[str]:
    """The cells of the blocks of these kinds; a converter's "<br>" ends a line."""
    return [
        line
        for block in doc.blocks
        if block.kind in kinds
        for left, right in _cells(block)
        for line in map(str.strip, p.BREAK_RE.split(_text(doc, left, right)))
        if line
    ]


def extract(doc: CleanDocument, citations: Sequence[Citation] = ()) -> DocumentInfo:
    """The document's own data; `citations` tell what it answers."""
    cells, foot = _lines(doc, ("letterhead",)), _lines(doc, _FOOT)
    title = (
        " ".join(
            _text(doc, block.start, block.end) for block in doc.blocks if block.kind == "title"
        )
        or None
    )
    if title is not None and doc.footnotes:
        title = p.NOTE_MARK_RE.sub("", title)
    kind: DocumentKind = "other"
    if title is not None:
        kind = (
            "report" if title.upper().lstrip("( ").startswith(("BÁO CÁO", "DỰ THẢO")) else "article"
        )
    unit, parent = unit_and_parent(doc, cells, foot, title or "", citations)
    date = document_date(doc) or (_first_date(doc) if kind == "article" else None)
    return DocumentInfo(
        kind=kind,
        title=title,
        unit=unit,
        parent_unit=parent,
        number=_number(cells),
        date=date,
        draft=any(p.DRAFT_RE.search(cell) for cell in cells)
        or bool(title and p.DRAFT_RE.search(title)),
        period=_period(doc, title or "", date, kind, citations),
        in_reply_to=_in_reply_to(citations),
        signatory=byline_of(doc) if kind == "article" else signatory_of(foot),
        classification=next((m[0] for cell in cells if (m := p.SECRET_RE.search(cell))), None),
        subject=_subject(title) if kind == "report" else None,
        place=_place(cells) or _place(foot),
        addressees=addressees_of(_lines(doc, ("letterhead", "addressee"))),
        recipients=recipients_of(foot),
    )


def _period(
    doc: CleanDocument,
    title: str,
    date: dt.date | None,
    kind: DocumentKind,
    citations: Sequence[Citation],
) -> Period | None:
    """What the title says, else what the opening of a report does, else what both together tell."""
    period = period_of(title, date)
    if period is not None or kind == "article":
        return period
    opening = _opening(doc)
    return (
        period_told(opening, date)
        or period_of_figures(opening, date)
        or period_of_review(doc, title, opening, date, citations)
    )


def _opening(doc: CleanDocument) -> str:
    """The paragraphs in front of the first heading, each on its line."""
    first = doc.headings[0].at[0] if doc.headings else len(doc.text)
    begin = next((block.start for block in doc.blocks if block.kind == "paragraph"), first)
    return doc.text[begin : min(first, begin + _LONGEST_OPENING)]


def _text(doc: CleanDocument, start: int, end: int) -> str:
    return " ".join(doc.text[start:end].split())


def _cells(block: Block) -> tuple[tuple[int, int], ...]:
    return block.cells or ((block.start, block.end),)


def _number(cells: list[str]) -> str | None:
    for cell in cells:
        if match := p.NUMBER_RE.search(cell):
            return "".join(match["number"].split())
    return None


def _date_of(cells: list[str]) -> dt.date | None:
    for cell in cells:
        plain = cell.strip(" *_")
        if p.PLACE_DATE_RE.match(plain) or plain.lower().startswith("ngày"):
            at = plain.lower().index("ngày")
            scanned = plain[:at] + plain[at:].translate(p.SCANNED_DIGITS)
            for mention in find_dates(scanned):
                return mention.date
    return None


def _place(cells: list[str]) -> str | None:
    """ "Thanh Lâm" of "Thanh Lâm, ngày 05 tháng 10 năm 2021"."""
    for cell in cells:
        if match := p.PLACE_DATE_RE.match(cell.strip(" *_")):
            return " ".join(match["place"].split())
    return None


def _subject(title: str | None) -> str | None:
    """The title without "BÁO CÁO" and the mark of a draft."""
    subject = p.DOCUMENT_WORD_RE.sub("", title or "").strip(" :-*")
    return subject or None


def _first_date(doc: CleanDocument) -> dt.date | None:
    stop = doc.blocks[min(len(doc.blocks), 8) - 1].end if doc.blocks else 0
    return next((mention.date for mention in find_dates(doc.text, 0, stop)), None)


def _in_reply_to(citations: Sequence[Citation]) -> str | None:
    """The letter or plan that asked for the report: the first such document of the opening."""
    for citation in citations:
        if citation.section is not None:
            return None
        if citation.basis and citation.type in ("Công văn", "Kế hoạch", "Hướng dẫn", "Thông báo"):
            return citation.id
    return None
