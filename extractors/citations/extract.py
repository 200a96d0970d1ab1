"""Finds every mention of an official document in a report.

Stays silent where a document cannot be told: "kết luận 141 đảng viên", "Chương trình 135", the
report's own number, "Quy định số …-QĐ/TW" with the number left blank.
"""

import datetime as dt
from dataclasses import replace

import regex

from extractors.citations import patterns as p
from extractors.citations.full import full_mentions
from extractors.citations.keys import term_written
from extractors.citations.mentions import Mention, is_inside
from extractors.citations.places import places_of
from extractors.citations.plenums import plenum_mentions
from extractors.citations.resolve import Resolved, resolve
from extractors.citations.short import backward_mentions, congress_mentions, short_mentions
from extractors.citations.symbols import may_bear
from extractors.dates import date_at
from extractors.matching import match_near
from schemas.document import CleanDocument, Range
from schemas.facts import Citation, CitationForm
from schemas.folding import fold_tone
from schemas.registry.documents import term_of

_SKIPPED = ("letterhead", "addressee", "recipients", "signature")
_NEAR = 40  # what stands before a report's own number on its line
_TAIL = 200  # how far after a mention its date and issuer are looked for


def extract(doc: CleanDocument, report_date: dt.date | None = None) -> tuple[Citation, ...]:
    """All citations of the document, in reading order; `report_date` bounds what can be meant."""
    text = doc.text
    spans = [(block.start, block.end) for block in doc.blocks if block.kind in _SKIPPED]
    mentions = full_mentions(text)
    mentions += plenum_mentions(text, mentions)
    mentions += short_mentions(text, mentions)
    mentions += congress_mentions(text, mentions)
    mentions += backward_mentions(text)
    mentions = [m for m in mentions if not (is_inside(m.start, spans) or _is_own_number(text, m))]
    mentions.sort(key=lambda m: (m.start, m.end, m.id or ""))
    mentions = _with_context(text, mentions)
    places = places_of(doc, (m.issuer for m in mentions if m.issuer))
    resolved = resolve(mentions, text, report_date, places, _opening_end(doc))
    return tuple(_citation(doc, found) for found in resolved)


def _is_own_number(text: str, mention: Mention) -> bool:
    """ "Số: 12-BC/ĐU" alone on its line, where no letterhead was recognised around it."""
    if mention.form != "full":
        return False
    line = text.rfind("\n", max(0, mention.start - _NEAR), mention.start) + 1
    if not line and mention.start > _NEAR:
        return False
    if text[line : mention.start].strip(" :*").lower() != "số":
        return False
    end = text.find("\n", mention.end)
    return not text[mention.end : end if end >= 0 else len(text)].strip(" *")


def _opening_end(doc: CleanDocument) -> int:
    """Where the first section begins: what stands before it says what the report is about."""
    return next((block.start for block in doc.blocks if block.section is not None), 0)


def claimed(citations: tuple[Citation, ...]) -> list[Range]:
    """Clean ranges whose digits belong to citations (not counts)."""
    return [citation.at for citation in citations]


def _citation(doc: CleanDocument, found: Resolved) -> Citation:
    mention = found.mention
    return Citation(
        span=doc.span(mention.start, mention.end),
        at=(mention.start, mention.end),
        section=doc.section_at(mention.start),
        rule=mention.rule,
        type=mention.type,
        form=mention.form,
        id=found.id,
        key=found.key,
        issuer=mention.issuer,
        date=mention.date,
        basis=_is_basis(doc, mention),
        date_span=doc.span(*mention.date_at) if mention.date_at else None,
        candidates=found.candidates,
        flags=("type_symbol",) if _disagrees(mention) else (),
    )


_CODE_RE = regex.compile(r"\d+[a-zđ]?(?:/\d{4})?[-/](?P<code>[^\W\d_&]+)[-/]")


def _disagrees(mention: Mention) -> bool:
    """ "Hướng dẫn số 196-QĐ/TW": the symbol is no Hướng dẫn's."""
    match = _CODE_RE.match(mention.id or "") if mention.form == "full" else None
    return match is not None and not may_bear(mention.type, match["code"])


_BASIS_RE = regex.compile(
    r"(?i:(?:tiếp tục |để )?(?:thực hiện|căn cứ|thi hành|triển khai|chấp hành)|theo|phúc đáp)"
    r"(?!\p{L})"
)


def _is_basis(doc: CleanDocument, mention: Mention) -> bool:
    """In the title, or in an opening sentence of the form "Thực hiện …", "Căn cứ …"."""
    index = doc.block_index(mention.start)
    block = doc.blocks[index]
    if block.kind == "title":
        return True
    if block.section is not None or block.kind != "paragraph":
        return False
    return bool(match_near(_BASIS_RE, doc.text, block.body))


def _with_context(text: str, mentions: list[Mention]) -> list[Mention]:
    """Dates and issuers written after the mentions; those of a list belong to all its members."""
    out = [_tail(text, mention) for mention in mentions]
    for index in range(len(out) - 2, -1, -1):
        here, following = out[index], out[index + 1]
        if following.listed:
            if here.date is None and following.date is not None:
                here = replace(here, date=following.date, date_at=following.date_at)
            if _same_issuer(here, following):
                here = replace(
                    here,
                    issuer=here.issuer or following.issuer,
                    term=here.term or following.term,
                )
        elif here.issuer is None and following.issuer is not None and _same_issuer(here, following):
            gap_start = max(here.end, here.date_at[1] if here.date_at else 0)
            if p.LIST_JOINT_RE.fullmatch(text, gap_start, following.start):
                here = replace(here, issuer=following.issuer)
        out[index] = here
    return out


def _same_issuer(here: Mention, following: Mention) -> bool:
    """ "16-HD/BTCTW và 21-KL/TW của Bộ Chính trị": the codes differ, and so do the issuers."""
    if here.id is None or following.id is None:
        return here.id is following.id
    term = term_written(following.issuer, following.term)
    if term is not None and here.date is not None and term != term_of(here.date):
        return False  # "… ngày 25/10/2017, … ngày 28/01/2008 của Trung ương (khóa X)"
    return here.id.rpartition("/")[2] == following.id.rpartition("/")[2]


def _issuer_at(text: str, position: int, form: CitationForm) -> tuple[str, int] | None:
    """The body behind "của" or "do" at `position`, and where its name ends; None where none is."""
    joint = match_near(p.TO_ISSUER_RE, text, position)
    if joint is None:
        return None
    end = p.ISSUER_END_RE.search(text, joint.end(), joint.end() + _TAIL)
    stop = end.start() if end else min(len(text), joint.end() + _TAIL)
    if term := match_near(p.ISSUER_TERM_RE, text, stop):
        stop = term.end()
    name = text[joint.end() : stop].strip()
    folded = fold_tone(name)
    named = p.CENTRAL_BODY_RE.match(folded) is not None or any(map(str.isupper, name))
    if form == "named" and p.LOCAL_BODY_RE.match(folded):
        named = False  # "Báo cáo … Nghị quyết Trung ương 4 của Đảng ủy Sở": the report's
    return (name, stop) if name and len(name) <= 120 and named else None


def _tail(text: str, mention: Mention) -> Mention:
    """The mention with the date and the issuer that follow it, in either order."""
    position = mention.end
    date: dt.date | None = None
    date_range: Range | None = None
    issuer = mention.issuer
    for _ in range(2):
        if date_range is None and (joint := match_near(p.TO_DATE_RE, text, position)):
            written = date_at(text, joint.end())
            if written is not None:
                date, date_range, position = written.date, written.at, written.at[1]
                if text[position : position + 1] == ")":
                    position += 1
        if issuer is None and (found := _issuer_at(text, position, mention.form)):
            issuer, position = found
    term = match_near(p.ISSUER_TERM_RE, text, position)
    if term is not None:
        position = term.end()
        # "Nghị quyết số 29, khóa XI của BCH TW Đảng": the term first.
        if issuer is None and (found := _issuer_at(text, position, mention.form)):
            issuer, position = found
    if position == mention.end:
        return mention
    return replace(
        mention,
        date=date,
        date_at=date_range,
        issuer=issuer,
        term=term[0] if term else None,
        tail=position,
    )
