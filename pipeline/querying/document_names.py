"""All names that a person may call a document, in a form that can be compared."""

import regex

from pipeline.querying.documents import Document, registered_documents
from schemas.folding import fold

_TOKEN = regex.compile(r"[a-z]+|\d+")
_SYMBOL = regex.compile(r"(\d+)(?:/\d{4})?[-/]?(\p{L}*)")
_NOISE = frozenset({"so", "ngay", "nam"})


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
