"""The documents that one report cites, and the ways to cite them.

Central documents are those of the registry that are verified, with their real date and issuer;
those of the unit and its superior unit are invented.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from random import Random

from corpus.synthesis.draft import CitationEntry, Draft
from corpus.synthesis.world import Unit
from schemas.facts import CitationForm
from schemas.registry.documents import directives, document_types

_DIGIT_RE = re.compile(r"\d")
_SHORT = frozenset(kind.name for kind in document_types() if kind.short == "yes")
_OWN_TYPES = (
    ("Kế hoạch", "KH"), ("Kế hoạch", "KH"), ("Chương trình hành động", "CTr"), ("Nghị quyết", "NQ"),
    ("Hướng dẫn", "HD"), ("Công văn", "CV"), ("Thông báo", "TB"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """An official document as a report may cite it."""

    id: str
    type: str
    issuer: str
    date: dt.date
    title: str


@cache
def _central() -> tuple[Document, ...]:
    return tuple(
        Document(row.id, row.type, row.issuer, row.date, row.title)
        for row in directives()
        if row.verified and row.type in _SHORT and row.date.year >= 2011 and "(" not in row.title
    )


@cache
def _central_until(year: int) -> tuple[Document, ...]:
    """One document for each symbol: the youngest of the twelve years before `year`."""
    known: dict[str, Document] = {}
    for document in sorted(_central(), key=lambda item: item.date):
        if year - 12 <= document.date.year < year:
            known[document.id] = document
    return tuple(known.values())


@cache
def _pairs(documents: tuple[Document, ...]) -> tuple[tuple[Document, Document], ...]:
    """Two documents of one kind, issuer and day, which are cited in one breath."""
    return tuple(
        (one, two)
        for one in documents
        for two in documents
        if one.id < two.id and (one.type, one.issuer, one.date) == (two.type, two.issuer, two.date)
    )


class Documents:
    """What this report cites; remembers what was cited in full, so that short forms are clear."""

    def __init__(self, rng: Random, unit: Unit, reported: dt.date) -> None:
        self.central = _central_until(reported.year)
        own, above = unit.name.replace("Chi bộ", "Chi ủy Chi bộ"), unit.parent
        self.own = _invented(rng, unit.code, own, reported, 6)
        self.above = _invented(rng, unit.parent_code, f"Ban Thường vụ {above}", reported, 4)
        self._favourites = rng.sample(self.central, min(14, len(self.central)))
        self._cited: dict[str, Document] = {}
        self._comma = rng.random() < 0.7
        self._dotted = rng.random() < 0.08
        self._long_date = rng.random() < 0.1

    def cite(self, draft: Draft, rng: Random, words: str) -> None:
        """Append a citation of a document about `words` and note it."""
        if words == "plenum":
            _plenum(draft, rng)
            return
        if words == "pair":
            self._pair(draft, rng)
            return
        self._one(draft, rng, self._choose(rng, words))

    def basis(self, draft: Draft, document: Document) -> None:
        """Append the full citation of the document that the report carries out."""
        self._full(draft, document, dated=True, issued=True)

    def favourite(self, rng: Random) -> Document:
        """A document that this report comes back to."""
        return rng.choice(self._favourites)

    def _choose(self, rng: Random, words: str) -> Document:
        if words == "own":
            return rng.choice(self.own)
        if words == "above":
            return rng.choice(self.above)
        about = [item for item in self.central if words and words in item.title]
        if about and rng.random() < 0.8:
            return rng.choice(about[-6:])
        return rng.choice(self._favourites)

    def _one(self, draft: Draft, rng: Random, document: Document) -> None:
        seen = document.id in self._cited
        # "Hướng dẫn 12" of the unit's own would be read as the central one of that number.
        numbered = document.type in _SHORT and document.id.endswith("/TW")
        if seen and numbered and rng.random() < 0.35 and self._is_clear(document):
            number = document.id.partition("-")[0]
            at = draft.put_span(f"{document.type} {number}")
            _note(draft, document, at, "short", None, None)
            return
        bare = rng.random() < (0.4 if seen else 0.08)
        self._full(draft, document, dated=not bare, issued=not bare and rng.random() < 0.85)
        # A title that cites another document would be a citation of its own.
        if not seen and not _DIGIT_RE.search(document.title) and rng.random() < 0.35:
            draft.put(f" về {document.title}" if document.title else "")

    def _is_clear(self, document: Document) -> bool:
        number = document.id.partition("-")[0]
        same = [
            other
            for other in self._cited.values()
            if other.type == document.type and other.id.partition("-")[0] == number
        ]
        return len(same) == 1

    def _full(self, draft: Draft, document: Document, *, dated: bool, issued: bool) -> None:
        at = draft.put_span(f"{document.type} số {document.id}")
        self._cited[document.id] = document
        date_at = issuer_at = None
        if dated:
            draft.put(", ngày " if self._comma else " ngày ")
            date_at = draft.put_span(self._date(document.date))
        if issued:
            draft.put(" của ")
            issuer_at = draft.put_span(document.issuer)
        date = document.date.isoformat() if dated else None
        _note(draft, document, at, "full", issuer_at, date, date_at)

    def _pair(self, draft: Draft, rng: Random) -> None:
        pairs = _pairs(self.central)
        if not pairs:
            self._one(draft, rng, rng.choice(self._favourites))
            return
        pair = rng.choice(pairs)
        draft.capital = False
        first = draft.put_span(f"{pair[0].type} số {pair[0].id}")
        draft.put(rng.choice((", ", " và ")))
        second = draft.put_span(pair[1].id)
        draft.put(", ngày " if self._comma else " ngày ")
        draft.put(self._date(pair[0].date))
        draft.put(" của ")
        issuer_at = draft.put_span(pair[0].issuer)
        for document, at in zip(pair, (first, second), strict=True):
            self._cited[document.id] = document
            date = document.date.isoformat()
            _note(draft, document, at, "full", issuer_at, date, None)

    def _date(self, date: dt.date) -> str:
        return written_date(date, long=self._long_date, dotted=self._dotted)


def written_date(date: dt.date, *, long: bool = False, dotted: bool = False) -> str:
    """A date as reports write it: "09/5/2024", "15.5.2016", "09 tháng 5 năm 2024"."""
    month = f"{date.month:02}" if date.month < 3 else str(date.month)
    if long:
        return f"{date.day:02} tháng {month} năm {date.year}"
    sign = "." if dotted else "/"
    return f"{date.day:02}{sign}{month}{sign}{date.year}"


def _note(
    draft: Draft,
    document: Document,
    at: int,
    form: CitationForm,
    issuer_at: int | None,
    date: str | None,
    date_at: int | None = None,
) -> None:
    draft.citations.append(
        CitationEntry(at, document.type, form, document.id, issuer_at, date, date_at)
    )


def _plenum(draft: Draft, rng: Random) -> None:
    """ "Nghị quyết Trung ương 4 khóa XI, XII": one document for each term."""
    draft.capital = False
    name = rng.choice(("Nghị quyết Trung ương 4", "Nghị quyết Hội nghị Trung ương 4"))
    terms = rng.choice((("XII",), ("XI", "XII"), ("XI",)))
    listed = ", ".join(terms)
    at = draft.put_span(f"{name} {rng.choice((f'khóa {listed}', f'(khóa {listed})'))}")
    for term in terms:
        draft.citations.append(
            CitationEntry(at, "Nghị quyết", "named", f"NQTW4-{term}", None, None, None)
        )


def _invented(
    rng: Random, code: str, issuer: str, reported: dt.date, count: int
) -> tuple[Document, ...]:
    out: dict[str, Document] = {}
    if code == "TW":
        return _central_until(reported.year)[-count:]
    while len(out) < count:
        name, short = rng.choice(_OWN_TYPES)
        symbol = f"{rng.randint(11, 190)}-{short}/{code}"
        date = reported - dt.timedelta(days=rng.randint(40, 900))
        out.setdefault(symbol, Document(symbol, name, issuer, date, ""))
    return tuple(out.values())
