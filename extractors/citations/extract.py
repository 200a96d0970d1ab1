"""Finds every mention of an official document in a report.

Stays silent where a document cannot be told: "kết luận 141 đảng viên", "Chương trình 135", the
report's own number, "Quy định số …-QĐ/TW" with the number left blank.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, replace

import regex

from extractors.citations import patterns as p
from extractors.citations.resolve import resolve
from extractors.citations.symbols import (
    canonical_code,
    canonical_issuer,
    canonical_number,
    is_party_issuer,
    types_of_code,
)
from extractors.dates import date_at
from schemas.document import CleanDocument, Range
from schemas.facts import Citation, CitationForm
from schemas.folding import fold_tone
from schemas.registry.loader import document_types, unit_nouns

_SKIPPED = ("letterhead", "recipients", "signature")
_TAIL = 200  # how far after a mention its date and issuer are looked for


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention before resolution. `number` is the bare number of a short form."""

    start: int
    end: int
    type: str
    form: CitationForm
    id: str | None
    rule: str
    number: str | None = None
    listed: bool = False
    date: dt.date | None = None
    date_at: Range | None = None
    issuer: str | None = None


def extract(doc: CleanDocument, report_date: dt.date | None = None) -> tuple[Citation, ...]:
    """All citations of the document, in reading order; `report_date` bounds what can be meant."""
    text = doc.text
    spans = [(block.start, block.end) for block in doc.blocks if block.kind in _SKIPPED]
    mentions = _full(text)
    mentions += _plenum(text, mentions)
    mentions += _short(text, mentions)
    mentions += _congress(text, mentions)
    mentions = [m for m in mentions if not _inside(m.start, spans)]
    mentions.sort(key=lambda m: (m.start, m.end, m.id or ""))
    mentions = _with_context(text, mentions)
    return tuple(
        _citation(doc, mention, id_, key)
        for mention, id_, key in resolve(mentions, report_date)
    )


def claimed(citations: tuple[Citation, ...]) -> list[Range]:
    """Clean ranges whose digits belong to citations (not counts)."""
    return [citation.at for citation in citations]


def _inside(offset: int, ranges: list[Range]) -> bool:
    index = bisect_right(ranges, (offset, 1 << 60)) - 1
    return index >= 0 and offset < ranges[index][1]


def _citation(doc: CleanDocument, mention: Mention, id_: str | None, key: str | None) -> Citation:
    return Citation(
        span=doc.span(mention.start, mention.end),
        at=(mention.start, mention.end),
        section=doc.section_at(mention.start),
        rule=mention.rule,
        type=mention.type,
        form=mention.form,
        id=id_,
        key=key,
        issuer=mention.issuer,
        date=mention.date,
        basis=_is_basis(doc, mention),
        date_span=doc.span(*mention.date_at) if mention.date_at else None,
    )


_BASIS_RE = regex.compile(r"(?i:thực hiện|căn cứ|thi hành|triển khai)")


def _is_basis(doc: CleanDocument, mention: Mention) -> bool:
    """In the title, or in an opening sentence of the form "Thực hiện …", "Căn cứ …"."""
    index = doc.block_index(mention.start)
    block = doc.blocks[index]
    if block.kind == "title":
        return True
    if block.section is not None or block.kind != "paragraph":
        return False
    return bool(_BASIS_RE.match(doc.text, block.body))


def _type_name(word: str) -> str:
    folded = " ".join(word.lower().split())
    return folded[:1].upper() + folded[1:]


def _full(text: str) -> list[Mention]:
    out: list[Mention] = []
    for match in p.SYMBOL_RE.finditer(text):
        id_, kind = _identify(match)
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line, match.start() - p.BEFORE_WINDOW) : match.start()]
        word = p.DIRECT_RE.search(before.lower()) or p.DISTANT_RE.search(before.lower())
        if id_ is None:
            # An official letter has no type code: "Công văn số 4612/BGDĐT-GDTrH".
            if word is None or (match["year"] is None and match["stype"] is None):
                continue
            id_ = _letter_id(match)
        listed = bool(
            word is None
            and out
            and p.LIST_JOINT_RE.fullmatch(text, out[-1].end, match.start())
        )
        start = match.start()
        type_ = kind or (out[-1].type if listed else "Văn bản")
        if word is not None:
            start = match.start() - len(before) + word.start()
            name = word.groupdict().get("type") or word.groupdict().get("law") or ""
            type_ = _type_name(name)
        elif listed and out[-1].type and _compatible(out[-1].type, kind):
            type_ = out[-1].type
        out += _shared_code(text, match, id_, line)
        if out and out[-1].rule == "citation.shared_code" and out[-1].end > match.start() - 12:
            listed, start = True, match.start()
            type_ = out[-1].type
        out.append(Mention(start, match.end(), type_, "full", id_, "citation.full", listed=listed))
    return out


def _compatible(type_: str, kind: str | None) -> bool:
    """ "Quy định số 08-QĐ/TW": the code QĐ names a Quyết định first, a Quy định as well."""
    return kind is None or kind == type_ or {kind, type_} <= {"Quyết định", "Quy định"}


def _identify(match: "regex.Match[str]") -> tuple[str | None, str | None]:
    """The canonical id and the kind of document that the code names, or (None, None)."""
    if match["year"]:
        parts = regex.split(r"\s?[-/]\s?", match["state"])
        number = canonical_number(match["number"], party=False)
        if regex.fullmatch(r"(?:QH|UBTVQH)\d{1,2}", parts[0]):
            return f"{number}/{match['year']}/{parts[0]}", None
        code = canonical_code(parts[0])
        if code is None or len(parts) < 2:
            return None, None
        joint = "/" if "/" in match["state"] else "-"
        issuer = "-".join(canonical_issuer(part) for part in parts[1:])
        return f"{number}/{match['year']}/{code}{joint}{issuer}", types_of_code().get(code)
    if match["ptype"]:
        code = canonical_code(match["ptype"])
        if code is None:
            return None, None
        issuer = canonical_issuer(match["party"])
        number = canonical_number(match["number"], party=True)
        return f"{number}-{code}/{issuer}", types_of_code().get(code)
    code = canonical_code(match["stype"])
    if code is None:
        return None, None
    issuer = canonical_issuer(match["issuer"])
    if is_party_issuer(issuer):
        # "217/QĐ-TW": a Party id typed the state way.
        number = canonical_number(match["number"], party=True)
        return f"{number}-{code}/{issuer}", types_of_code().get(code)
    number = canonical_number(match["number"], party=False)
    return f"{number}/{code}-{issuer}", types_of_code().get(code)


def _letter_id(match: "regex.Match[str]") -> str:
    return regex.sub(r"\s", "", match[0])


def _shared_code(
    text: str, match: "regex.Match[str]", id_: str, line: int
) -> list[Mention]:
    """ "các Nghị quyết số 18, 19-NQ/TW": the numbers before the symbol that share its code."""
    window = max(line, match.start() - p.BEFORE_WINDOW)
    shared = p.SHARED_CODE_RE.search(text, window, match.start())
    if shared is None:
        return []
    word = p.DIRECT_RE.search(text[window : shared.start()].lower())
    if word is None:
        return []
    code = id_[len(match["number"]) :] if id_.startswith(match["number"]) else id_.lstrip("0123456789")
    party = "/" in code and code.startswith("-")
    out: list[Mention] = []
    for number in p.NUMBER_RE.finditer(text, shared.start(), match.start()):
        start = window + word.start() if not out else number.start()
        out.append(
            Mention(
                start,
                number.end(),
                _type_name(word["type"]),
                "full",
                canonical_number(number[0], party) + code,
                "citation.shared_code",
                listed=bool(out),
            )
        )
    return out


_PLENUM_NUMBERS = {
    "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13,
    "mười bốn": 14, "mười tư": 14, "mười lăm": 15,
}  # fmt: skip
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def _plenum(text: str, full: list[Mention]) -> list[Mention]:
    taken = [(m.start, m.end) for m in full]
    out: list[Mention] = []
    for match in p.PLENUM_RE.finditer(text):
        if _inside(match.start(), taken):
            continue
        written = " ".join((match["plenum1"] or match["plenum2"] or match["plenum3"]).lower().split())
        number = int(written) if written.isdigit() else _PLENUM_NUMBERS.get(written, 0)
        conclusion = (match["abbreviation"] or match["type"]).lower().startswith(("kl", "kết"))
        type_ = "Kết luận" if conclusion else "Nghị quyết"
        prefix = f"{'KL' if conclusion else 'NQ'}TW{number}"
        terms = [_term(term[0]) for term in p.TERM_RE.finditer(match["term"] or "")]
        if not terms and match["plenum1"] and "rung" not in match[0].lower():
            continue  # "Nghị quyết Hội nghị lần thứ tư" of some other body
        start, end = match.start(), match.end()
        for term in terms or [None]:
            id_ = f"{prefix}-{term}" if term else None
            out.append(
                Mention(start, end, type_, "named", id_, "citation.plenum", number=prefix)
            )
    return out


def _term(written: str) -> str:
    if written.isdigit():
        return _ROMAN[int(written)] if int(written) < len(_ROMAN) else written
    return written.replace("l", "I")


_NOT_A_NUMBER_RE = regex.compile(r"\s+(?:năm|tháng|ngày|tuần|giờ|lần|%|triệu|tỷ|nghìn)(?!\p{L})")


def _short(text: str, taken_by: list[Mention]) -> list[Mention]:
    taken = sorted((m.start, m.end) for m in taken_by)
    kinds = {kind.name.lower(): kind.short for kind in document_types()}
    nouns = _first_words()
    out: list[Mention] = []
    for match in p.SHORT_RE.finditer(text):
        if _inside(match.start(), taken) or _inside(match.start("number"), taken):
            continue
        word = match["type"]
        type_ = _type_name(word)
        strong = kinds.get(type_.lower()) == "yes"
        numbered = match["so"] is not None
        if not numbered and not word[0].isupper():
            continue
        if not numbered and _NOT_A_NUMBER_RE.match(text, match.end()):
            continue
        following = regex.compile(r"\s+(\p{L}+)").match(text, match.end())
        counted = following is not None and fold_tone(following[1]) in nouns
        if counted and not numbered:
            continue
        rule = "citation.short" if strong else "citation.short_weak"
        out.append(
            Mention(
                match.start(), match.end("number"), type_, "short", None, rule, match["number"]
            )
        )
        for number in p.NUMBER_RE.finditer(text, match.end("number"), match.end()):
            out.append(
                Mention(
                    number.start(), number.end(), type_, "short", None, rule, number[0], listed=True
                )
            )
    for match in p.SHORT_CODE_RE.finditer(text):
        if not _inside(match.start(), taken):
            type_ = types_of_code().get(canonical_code(match["type"]) or "", "")
            out.append(
                Mention(
                    *match.span(), type_, "short", None, "citation.short_weak", match["number"]
                )
            )
    return out


def _first_words() -> frozenset[str]:
    return frozenset(noun.phrase.split()[0] for noun in unit_nouns())


def _congress(text: str, taken_by: list[Mention]) -> list[Mention]:
    taken = sorted((m.start, m.end) for m in taken_by)
    return [
        Mention(*match.span(), "Nghị quyết", "congress", None, "citation.congress")
        for match in p.CONGRESS_RE.finditer(text)
        if not _inside(match.start(), taken)
    ]


def _with_context(text: str, mentions: list[Mention]) -> list[Mention]:
    """Dates and issuers written after the mentions; those of a list belong to all its members."""
    out = [_tail(text, mention) for mention in mentions]
    for index in range(len(out) - 2, -1, -1):
        here, following = out[index], out[index + 1]
        if following.listed:
            if here.date is None and following.date is not None:
                here = replace(here, date=following.date, date_at=following.date_at)
            here = replace(here, issuer=here.issuer or following.issuer)
        elif here.issuer is None and following.issuer is not None:
            gap_start = max(here.end, here.date_at[1] if here.date_at else 0)
            if p.LIST_JOINT_RE.fullmatch(text, gap_start, following.start):
                here = replace(here, issuer=following.issuer)
        out[index] = here
    return out


def _tail(text: str, mention: Mention) -> Mention:
    """The mention with the date and the issuer that follow it, in either order."""
    position = mention.end
    date: dt.date | None = None
    date_range: Range | None = None
    issuer: str | None = None
    for _ in range(2):
        if date_range is None and (joint := p.TO_DATE_RE.match(text, position)):
            written = date_at(text, joint.end())
            if written is not None:
                date, date_range, position = written.date, written.at, written.at[1]
                if text[position : position + 1] == ")":
                    position += 1
        if issuer is None and (joint := p.TO_ISSUER_RE.match(text, position)):
            end = p.ISSUER_END_RE.search(text, joint.end(), joint.end() + _TAIL)
            stop = end.start() if end else min(len(text), joint.end() + _TAIL)
            if term := p.ISSUER_TERM_RE.match(text, stop):
                stop = term.end()
            name = text[joint.end() : stop].strip()
            if name and len(name) <= 120 and any(letter.isupper() for letter in name):
                issuer, position = name, stop
    return replace(mention, date=date, date_at=date_range, issuer=issuer)
