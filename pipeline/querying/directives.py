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

import regex
from sqlalchemy import Connection

from pipeline.querying.document_names import names_of, squash
from pipeline.querying.documents import (
    Document,
    cited_documents,
    registered_documents,
    type_names,
)
from pipeline.querying.filters import QueryError
from pipeline.querying.matching import listed
from schemas.folding import fold

_DATE = regex.compile(r"(?:ngay )?\b(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})\b")
_ISO_DATE = regex.compile(r"@? ?\b(\d{4})-(\d{2})-(\d{2})\b")
_ISSUER = regex.compile(r" cua (.+)$")
# "TƯ" is "Trung ương", while "TU" is "Tỉnh ủy": folding would make them one.
_CENTRAL = regex.compile(r"(?<=\W)[Tt][Ưư]\b")


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


def _bare_type(words: str) -> str | None:
    """The type of documents whose name the words are, with nothing that tells one from others."""
    wanted = fold(words)
    return next((name for code, name in type_names().items() if fold(code) == wanted), None)


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
