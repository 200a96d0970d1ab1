"""Which official document a person means by "05-CT/TW", "Chỉ thị 05" or "chi thi 05".

The documents known are those that the reports cite and those of the registry. A document has many
names; the words given must be one of them, all of it, so that "Chỉ thị 05" never means
"Hướng dẫn 05". Where names of several documents fit, one is chosen only if it alone is cited, or
is alone among those cited in being a central document of the registry.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache

import regex
from sqlalchemy import Connection, select

from pipeline.querying.filters import QueryError
from pipeline.querying.matching import listed
from pipeline.querying.scope import Found
from schemas import views as v
from schemas.folding import fold
from schemas.registry import documents as registry
from schemas.registry.loader import registry_hash

_TOKEN = regex.compile(r"[a-z]+|\d+")
_DATE = regex.compile(r"(?:ngay )?\b(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})\b")
_ISO_DATE = regex.compile(r"@? ?\b(\d{4})-(\d{2})-(\d{2})\b")
_ISSUER = regex.compile(r" cua (.+)$")
_SYMBOL = regex.compile(r"(\d+)(?:/\d{4})?[-/]?(\p{L}*)")
# "TƯ" is "Trung ương", while "TU" is "Tỉnh ủy": folding would make them one.
_CENTRAL = regex.compile(r"(?<=\W)[Tt][Ưư]\b")
_PLENUM = regex.compile(r"(?:NQ|KL)TW(\d+)-([IVXLC]+)")
_NOISE = frozenset({"so", "ngay", "nam"})


@dataclass(frozen=True, slots=True)
class Document:
    """One official document. `group` identifies it among the citations (see `group_of`)."""

    group: str
    id: str | None
    key: str | None
    type: str
    issuer: str | None
    date: date | None
    title: str | None
    quotes: tuple[str, ...] = ()
    cited: bool = False
    central: bool = False

    @property
    def name(self) -> str:
        """What lists call it: its symbol, else the words of a report."""
        if self.id is None:
            return self.quotes[0] if self.quotes else self.group
        return self.id

    @property
    def symbol(self) -> str | None:
        """The symbol that the document bears, whatever name the reports use for it."""
        return self.key.partition("@")[0] if self.key is not None else self.id

    @property
    def readable(self) -> str:
        """The name in words: "Chỉ thị 05-CT/TW", "Nghị quyết Trung ương 4 khóa XII"."""
        if self.id is None:
            return self.name
        if match := _PLENUM.fullmatch(self.id):
            return f"{self.type} Trung ương {match[1]} khóa {match[2]}"
        return f"{self.type} {self.id}"

    @property
    def full_name(self) -> str:
        """The name in words with the date, which tells documents of one symbol apart."""
        return f"{self.readable} ({self.date:%d/%m/%Y})" if self.date else self.readable


@dataclass(frozen=True, slots=True)
class Choice:
    """The documents meant, all of one symbol, and what else fitted but was not taken."""

    documents: tuple[Document, ...]
    others: tuple[Document, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        """The groups of citations that are meant."""
        return frozenset(document.group for document in self.documents)

    @property
    def name(self) -> str:
        """How messages call the choice."""
        return self.documents[0].full_name


def group_of(row: Found) -> str:
    """What a row of the view `citations` is grouped by.

    The document's key; without one its symbol; without either its words, folded. Rows with and
    without a key stay apart, because a symbol can belong to several documents.
    """
    if row.key is not None:
        return str(row.key)
    if row.id is not None:
        return str(row.id)
    return f"{fold(row.type)}: {fold(row.quote)}"


def cited_documents(connection: Connection) -> dict[str, Document]:
    """All documents that the reports of the store cite, by group, in a stable order."""
    c = v.citations.c
    rows = connection.execute(
        select(c.type, c.id, c.key, c.issuer, c.date, c.quote)
        .distinct()
        .order_by(c.type, c.id, c.key, c.quote, c.issuer, c.date)
    )
    found: dict[str, list[Found]] = {}
    for row in rows:
        found.setdefault(group_of(row), []).append(row)
    return {group: _document(group, mentions) for group, mentions in found.items()}


def choose_directive(connection: Connection, words: str) -> Choice:
    """The document that the words name; raises `QueryError` where none or several are meant."""
    documents = cited_documents(connection)
    for group, registered in registered_documents().items():
        documents.setdefault(group, registered)
    type_ = _bare_type(words)
    if type_ is not None:
        raise QueryError(
            f"“{words}” chỉ là loại văn bản; hãy ghi cả số, ví dụ “{type_} 05”. "
            "Xem danh sách: baocao cites"
        )
    found = _named(words, list(documents.values()))
    known = [document for document in found if document.id is not None]
    unclear = tuple(document for document in found if document.id is None)
    if not known and not unclear:
        raise QueryError(_unknown(words, documents.values()))
    if not known:
        return Choice(unclear)
    cited = [document for document in known if document.cited]
    for narrowed in (cited or known, [document for document in cited if document.central]):
        if narrowed and len({document.symbol for document in narrowed}) == 1:
            others = [document for document in known if document.symbol != narrowed[0].symbol]
            return Choice(tuple(narrowed), (*others, *unclear))
    names = [document.full_name for document in known]
    raise QueryError(f"“{words}” có thể là nhiều văn bản: {listed(names)}; hãy ghi rõ số, ký hiệu.")


def _document(group: str, rows: Sequence[Found]) -> Document:
    known = registered_documents().get(group)
    first = rows[0]
    dates = {row.date for row in rows if row.date is not None}
    return Document(
        group=group,
        id=first.id,
        key=first.key,
        type=_type_name(first.type),
        issuer=known.issuer if known else next((row.issuer for row in rows if row.issuer), None),
        date=known.date if known else dates.pop() if len(dates) == 1 else None,
        title=known.title if known else None,
        quotes=tuple(dict.fromkeys(" ".join(row.quote.split()) for row in rows)),
        cited=True,
        central=known is not None,
    )


def registered_documents() -> dict[str, Document]:
    """The registry's directives by key."""
    return _registered(registry_hash())


@lru_cache(maxsize=4)
def _registered(_state: str) -> dict[str, Document]:
    return {
        item.key: Document(
            group=item.key,
            id=item.id,
            key=item.key,
            type=item.type,
            issuer=item.issuer,
            date=item.date,
            title=item.title,
            quotes=item.aliases,
            central=True,
        )
        for item in registry.directives()
    }


@cache
def _type_codes() -> dict[str, str]:
    """Name of a type of documents by its codes and by itself."""
    names: dict[str, str] = {}
    for item in registry.document_types():
        for code in (item.name, *item.codes):
            names.setdefault(code, item.name)
    return names


def _type_name(type_: str) -> str:
    return _type_codes().get(type_, type_)


def _bare_type(words: str) -> str | None:
    """The type of documents whose name the words are, with nothing that tells one from others."""
    wanted = fold(words)
    return next((name for code, name in _type_codes().items() if fold(code) == wanted), None)


def _named(words: str, documents: Sequence[Document]) -> list[Document]:
    """The documents of that name; what the words say of date and issuer must not contradict."""
    exact = [d for d in documents if d.key is not None and words.strip() == d.key]
    if exact:
        return exact
    text = fold(_CENTRAL.sub("TW", unicodedata.normalize("NFC", words)))
    day, text = _taken_date(text)
    issuer = None
    if match := _ISSUER.search(text):
        issuer, text = match[1], text[: match.start()]
    wanted = squash(text)
    if not wanted:
        return []
    found = [document for document in documents if wanted in names_of(document)]
    if not found and not any(char.isdigit() for char in wanted) and len(wanted) >= 8:
        found = [d for d in documents if d.title is not None and wanted in squash(d.title)]
    if day is not None:
        found = [d for d in found if d.date == day]
    if issuer is not None:
        found = [d for d in found if d.issuer is None or issuer in fold(d.issuer)] or found
    return found


def _taken_date(text: str) -> tuple[date | None, str]:
    for pattern, order in ((_ISO_DATE, (0, 1, 2)), (_DATE, (2, 1, 0))):
        if match := pattern.search(text):
            parts = [int(match.groups()[i]) for i in order]
            try:
                day = date(*parts)
            except ValueError:
                continue
            return day, text[: match.start()] + " " + text[match.end() :]
    return None, text


def names_of(document: Document) -> frozenset[str]:
    """Everything that a person may call the document, squashed."""
    type_ = fold(document.type)
    names = [*document.quotes, document.readable]
    if registered := registered_documents().get(document.group):
        names += registered.quotes
    for symbol_ in filter(None, {document.id, document.symbol}):
        symbol = _SYMBOL.match(symbol_)
        names += [symbol_, f"{type_} {symbol_}"]
        if symbol is not None:
            number, code = symbol[1], symbol[2]
            names += [f"{type_} {number}", number]
            if code:
                names += [f"{number} {code}", f"{code} {number}", f"{type_} {number} {code}"]
    return frozenset(squash(name) for name in names)


def squash(words: str) -> str:
    """Letters and numbers only, without case, diacritics, leading zeros and the word "số"."""
    out: list[str] = []
    for token in _TOKEN.findall(fold(words)):
        if token in _NOISE:
            continue
        number = token.isdigit()
        if number and out and out[-1][-1].isdigit():
            out.append(".")
        out.append(token.lstrip("0") or "0" if number else token)
    return "".join(out)


def _unknown(words: str, documents: Iterable[Document]) -> str:
    names: dict[str, str] = {}
    for document in sorted(documents, key=lambda d: (not d.cited, d.group)):
        if document.id is not None:
            for name in names_of(document):
                names.setdefault(name, document.full_name)
    wanted = squash(words)
    digits = "".join(char for char in wanted if char.isdigit())
    close = get_close_matches(wanted, [n for n in names if len(n) > len(digits)], n=8, cutoff=0.6)
    near = list(dict.fromkeys(names[name] for name in close))
    ending = f" Gần giống: {listed(near)}." if near else " Xem danh sách: baocao cites"
    return f"Không biết văn bản “{words}”.{ending}"
