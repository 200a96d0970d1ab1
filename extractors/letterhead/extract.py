"""What a report says of itself: issuing unit, number, date, title, period, who signed.

The unit is read, in order of trust, from the letterhead, the opening sentence, the closing, and
the body most often named. Silent where nothing of the kind stands in the text.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from extractors.dates import find_dates
from extractors.letterhead import patterns as p
from extractors.letterhead.period import period_of
from schemas.document import Block, CleanDocument
from schemas.facts import Citation, DocumentInfo, DocumentKind, Signatory
from schemas.folding import fold, fold_tone
from schemas.textview import folded_view

_OPENING = 4000  # characters in which the opening sentence is looked for


def document_date(doc: CleanDocument) -> dt.date | None:
    """The day that the letterhead or the foot states ("Hà Nội, ngày 05 tháng 02 năm 2026")."""
    return _date_of_head(_head_cells(doc)) or _date_of_head(
        _head_cells(doc, ("recipients", "signature"))
    )


def _head_cells(doc: CleanDocument, kinds: tuple[str, ...] = ("letterhead",)) -> list[str]:
    return [
        _text(doc, left, right)
        for block in doc.blocks
        if block.kind in kinds
        for left, right in _cells(block)
    ]


def extract(doc: CleanDocument, citations: Sequence[Citation] = ()) -> DocumentInfo:
    """The document's own data; `citations` tell what it answers."""
    cells = _head_cells(doc)
    title = (
        " ".join(
            _text(doc, block.start, block.end) for block in doc.blocks if block.kind == "title"
        )
        or None
    )
    kind: DocumentKind = "other"
    if title is not None:
        kind = (
            "report" if title.upper().lstrip("( ").startswith(("BÁO CÁO", "DỰ THẢO")) else "article"
        )
    unit, parent = _unit_of_head(cells)
    unit = unit or _unit_of_title(title or "") or _unit_of_text(doc)
    date = document_date(doc) or (_first_date(doc) if kind == "article" else None)
    return DocumentInfo(
        kind=kind,
        title=title,
        unit=_with_place(doc, _as_in_text(doc, unit)) if unit else None,
        parent_unit=_as_in_text(doc, parent) if parent else None,
        number=_number(cells),
        date=date,
        draft=any(p.DRAFT_RE.search(cell) for cell in cells)
        or bool(title and p.DRAFT_RE.search(title)),
        period=period_of(title or "", date),
        in_reply_to=_in_reply_to(citations),
        signatory=_byline(doc) if kind == "article" else _signatory(doc),
        classification=next((m[0] for cell in cells if (m := p.SECRET_RE.search(cell))), None),
    )


def _text(doc: CleanDocument, start: int, end: int) -> str:
    return " ".join(doc.text[start:end].split())


def _cells(block: Block) -> tuple[tuple[int, int], ...]:
    return block.cells or ((block.start, block.end),)


def _number(cells: list[str]) -> str | None:
    for cell in cells:
        if match := p.NUMBER_RE.search(cell):
            return "".join(match["number"].split())
    return None


def _date_of_head(cells: list[str]) -> dt.date | None:
    for cell in cells:
        if p.PLACE_DATE_RE.match(cell) or cell.lower().startswith("ngày"):
            for mention in find_dates(cell):
                return mention.date
    return None


def _first_date(doc: CleanDocument) -> dt.date | None:
    stop = doc.blocks[min(len(doc.blocks), 8) - 1].end if doc.blocks else 0
    return next((mention.date for mention in find_dates(doc.text, 0, stop)), None)


def _unit_of_head(cells: list[str]) -> tuple[str | None, str | None]:
    """(unit, parent) from the left column: the superior body first, the issuing one last."""
    names: list[str] = []
    for cell in cells:
        name = cell.strip(" *-_—.")
        if not name or not name.isupper() or len(name) < 5 or p.MOTTO_RE.search(name):
            continue
        if "/" in name and len(name) < 16:
            continue  # "Số      -BC/ĐU", the number left blank
        if p.SECRET_RE.fullmatch(name) or p.NUMBER_RE.match(name) or p.DRAFT_RE.search(name):
            continue
        if names and p.COUNCIL_RE.search(names[-1]) and p.PLACE_RE.match(name):
            names[-1] = f"{names[-1]} {name}"
        else:
            names.append(name)
    if not names:
        return None, None
    unit, parent = names[-1], names[-2] if len(names) > 1 else None
    if unit in p.GENERIC and parent is not None:
        return f"{unit} {parent}", parent
    return unit, parent


def _unit_of_title(title: str) -> str | None:
    match = p.TITLE_UNIT_RE.search(title)
    return match["unit"] if match else None


def _with_place(doc: CleanDocument, name: str) -> str:
    """ "Đảng ủy Công an thành phố" with the place's name, where the text gives it somewhere."""
    if not p.OPEN_PLACE_RE.search(name):
        return name
    position = doc.text.find(name)
    while position >= 0:
        if place := p.PROPER_RE.match(doc.text, position + len(name)):
            return name + " " + " ".join(place[0].split())
        position = doc.text.find(name, position + 1)
    return name


def _unit_of_text(doc: CleanDocument) -> str | None:
    body = next((block.start for block in doc.blocks if block.kind in ("paragraph", "heading")), 0)
    opening = p.OPENING_RE.search(doc.text, body, min(len(doc.text), body + _OPENING))
    if opening is not None and doc.section_at(opening.start()) is None:
        return _full_name(doc, opening["unit"])
    if closing := p.CLOSING_RE.search(doc.text):
        return _full_name(doc, closing["unit"])
    groups: Counter[str] = Counter()
    first: dict[str, str] = {}
    for match in p.NAMED_RE.finditer(doc.text):
        name = " ".join(match["unit"].split())
        key = fold(name)
        groups[key] += 1
        first.setdefault(key, name)
    # Of names used equally often the one that stands first.
    return first[groups.most_common(1)[0][0]] if groups else None


_SHORT_NAMES = ("Đảng ủy Khối", "Đảng uỷ Khối", "Đảng bộ Khối", "Đảng ủy xã", "Huyện ủy", "Đảng ủy")


def _full_name(doc: CleanDocument, name: str) -> str:
    """ "Ban Thường vụ Đảng ủy Khối" to the first full naming of that body in the report."""
    words = " ".join(name.split())
    for prefix in ("Ban Thường vụ ", "Ban Chấp hành "):
        words = words.removeprefix(prefix)
    if words not in _SHORT_NAMES:
        return words
    for match in p.NAMED_RE.finditer(doc.text):
        full = " ".join(match["unit"].split())
        if full.startswith(words + " ") or (words == "Đảng ủy" and full.startswith("Đảng ủy")):
            return full
    return words


def _as_in_text(doc: CleanDocument, name: str) -> str:
    """A name in capitals as the report writes it in running text, or else as it stands."""
    if not name.isupper():
        return name
    wanted = re.compile(r"\s+".join(map(re.escape, fold_tone(name).split())))
    for match in wanted.finditer(folded_view(doc.text)):
        found = " ".join(doc.text[match.start() : match.end()].split())
        if not found.isupper():
            return found[0].upper() + found[1:]
    return name


def _in_reply_to(citations: Sequence[Citation]) -> str | None:
    """The letter or plan that asked for the report: the first such document of the opening."""
    for citation in citations:
        if citation.section is not None:
            return None
        if citation.basis and citation.type in ("Công văn", "Kế hoạch", "Hướng dẫn", "Thông báo"):
            return citation.id
    return None


def _signatory(doc: CleanDocument) -> Signatory | None:
    foot = [
        _text(doc, left, right)
        for block in doc.blocks
        if block.kind in ("recipients", "signature")
        for left, right in _cells(block)
    ]
    role: str | None = None
    name: str | None = None
    for cell in foot:
        plain = cell.strip(" *.")
        if match := p.ROLE_RE.fullmatch(p.MANDATE_RE.sub("", plain)):
            role = " ".join(match[0].split())
            name = None
        elif (
            role is not None and name is None and not plain.isupper() and p.NAME_RE.fullmatch(plain)
        ):
            name = p.DEGREE_RE.sub("", plain)
    return Signatory(name, role) if role and name else None


def _byline(doc: CleanDocument) -> Signatory | None:
    """The author of an article: a line with a name near the end, the function beside or below."""
    tail = [block for block in doc.blocks[-8:] if block.kind in ("paragraph", "heading", "item")]
    for index, block in enumerate(tail):
        text = _text(doc, block.start, block.end)
        match = p.BYLINE_RE.fullmatch(text)
        if match is None or len(text) > 200:
            continue
        role = (match["role"] or "").rstrip(" )")
        for following in tail[index + 1 : index + 3]:
            line = _text(doc, following.start, following.end)
            if line.startswith((">", "(", "Ảnh")) or len(line) > 120:
                break
            if role and not role.endswith(",") and not p.BODY_RE.match(line):
                break
            role = f"{role} {line}".strip()
        return Signatory(match["name"], role.rstrip(",")) if role else None
    return None
