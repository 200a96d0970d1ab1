"""Symbols to their canonical form: "QÐ 87 /ĐU" is written in many ways, the document has one id."""

from functools import cache

import regex

from schemas.registry.documents import document_types, issuer_codes, issuers

OCR_DIGITS = str.maketrans("lIO", "110")
_SPACE_RE = regex.compile(r"\s+")
# "03-CT/T.Ư", "05-CT/TƯ", "BTCTƯ": Trung ương.
_CENTRAL_RE = regex.compile(r"T(?:\.?Ư|\.W)(?=-|$)")
# Party bodies: their documents put the dash before the type and the slash before the issuer.
_PARTY_ISSUER_RE = regex.compile(
    r"(?:.*TW|T[UƯ]|HU|QU|THU|TXU|ĐU\p{L}*|ĐUK.*|CB.*|ĐB|UBKT.*)(?:-.*)?"
)


@cache
def _codes() -> dict[str, str]:
    """Code in capitals → the code as it is printed ("CTR" → "CTr")."""
    out: dict[str, str] = {}
    for kind in document_types():
        for code in kind.codes[:1]:
            out.setdefault(code.upper(), code)
    for kind in document_types():
        for code in kind.codes[1:]:
            out.setdefault(code.upper(), kind.codes[0])
    out["QĐ"] = "QĐ"
    return out


@cache
def types_of_code() -> dict[str, str]:
    """Code as printed → the kind of document that it names first ("CT" → "Chỉ thị")."""
    out: dict[str, str] = {}
    for kind in document_types():
        for code in kind.codes[:1]:
            out.setdefault(code, kind.name)
    return out


@cache
def _bearers() -> dict[str, frozenset[str]]:
    """Code as printed → the kinds of documents that bear it."""
    out: dict[str, set[str]] = {}
    for kind in document_types():
        for code in kind.codes:
            out.setdefault(canonical_code(code) or code, set()).add(kind.name)
    # Central quy định bear QĐ or QĐi by turns.
    out["QĐ"].add("Quy định")
    out["QĐi"].add("Quyết định")
    return {code: frozenset(kinds) for code, kinds in out.items()}


def may_bear(type_: str, code: str) -> bool:
    """May a document of that type have that code? Unknown types and codes speak against nothing."""
    bearers = _bearers().get(code)
    coded = any(kind.codes for kind in document_types() if kind.name == type_)
    return bearers is None or not coded or type_ in bearers


_STATE_SYMBOL_RE = regex.compile(r"\d/(?:\d{4}/)?(?P<code>[^\W\d_]+)[-/]")


@cache
def state_types_of_code() -> dict[str, str]:
    """The same of the state: "TT" is a Thông tư there, a Thông tri in the Party."""
    out = dict(types_of_code())
    for kind in document_types():
        match = _STATE_SYMBOL_RE.search(kind.example)
        if match and kind.codes and match["code"] == kind.codes[0]:
            out[kind.codes[0]] = kind.name
    return out


def canonical_code(code: str) -> str | None:
    """The type code as printed, or None where no kind of document has it."""
    return _codes().get(code.upper())


# What scanners make of issuer codes.
_MISREAD = {"PDU": "ĐU", "DU": "ĐU", "ÐU": "ĐU", "HDND": "HĐND", "DUK": "ĐUK"}


@cache
def _issuer_spelling() -> dict[str, str]:
    return {**{code.upper(): code for code in issuer_codes()}, **_MISREAD}


def canonical_issuer(issuer: str) -> str:
    """The issuer code without spaces, in capitals but for those printed otherwise ("TTg")."""
    compact = _CENTRAL_RE.sub("TW", _SPACE_RE.sub("", issuer))
    parts = [_issuer_spelling().get(part.upper(), part) for part in compact.split("-")]
    return "-".join(part.upper() if part.islower() else part for part in parts)


def canonical_number(number: str, party: bool) -> str:
    """ "5" → "05" for a Party document; state numbers stay as printed. OCR letters go."""
    letter = number[-1:] if number[-1:].islower() and number[-1:] != "l" else ""
    digits = number[: len(number) - len(letter)].translate(OCR_DIGITS)
    return (digits.zfill(2) if party else digits) + letter


_KNOWN_BODY_RE = regex.compile(r"(?:ĐU|CB|ĐB|BTC|BTG|BDV|UBKT|VP|TW|UBND|HĐND|BCĐ|BCS|BCH|BTV).*")


def is_known_issuer(id_: str) -> bool:
    """Does the symbol end in a code of the registry, or in one made like them?"""
    tail = id_.rpartition("/")[2].split("-")
    return any(
        part.upper() in _issuer_spelling() or _KNOWN_BODY_RE.fullmatch(part.upper()) is not None
        for part in tail
    ) or bool(_ASSEMBLY_RE.search(id_))


_ASSEMBLY_RE = regex.compile(r"QH\d{1,2}$")


def is_party_issuer(issuer: str) -> bool:
    """Does the code name a Party body ("TW", "ĐUK", "HU")?"""
    return bool(_PARTY_ISSUER_RE.fullmatch(issuer.upper()))


@cache
def _state_codes() -> frozenset[str]:
    """Codes of the state's bodies, but for those that a Party code begins with ("BTC", "BTCTW")."""
    party = [body.code for body in issuers() if body.system != "state"]
    return frozenset(
        body.code
        for body in issuers()
        if body.system == "state" and not any(code.startswith(body.code) for code in party)
    )


def is_state_issuer(issuer: str) -> bool:
    """Does the code name a body of the state ("UBND", "TTg")?"""
    return issuer.partition("-")[0] in _state_codes()
