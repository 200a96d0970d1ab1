"""Which unit a report is from, and which one stands above it.

In order of trust: the letterhead (the opening sentence may name the same body more fully), the
title, the opening sentence, the closing, the mandate of the signature ("T/M CHI BỘ TRƯỜNG …"), the
body most often named. Names are as written; what a report writes in capitals only there is given as
its running text has it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.letterhead import patterns as p
from extractors.letterhead.fuller import fuller
from schemas.document import CleanDocument
from schemas.facts import Citation
from schemas.folding import fold, fold_tone
from schemas.textview import folded_view

_OPENING = 4000  # characters in which the opening sentence is looked for
_LONGEST = 160  # characters of a name in a letterhead


def unit_and_parent(
    doc: CleanDocument,
    head: Sequence[str],
    foot: Sequence[str],
    title: str,
    citations: Sequence[Citation],
) -> tuple[str | None, str | None]:
    """(unit, parent), each None where the report does not tell. `head` and `foot` are the lines
    before the title and behind the body."""
    unit, parent = _of_head(head)
    if unit is not None and (opened := _opened(doc)) is not None:
        unit = fuller(unit, " ".join(opened.split()))
    unit = unit or _of_title(title) or _of_text(doc) or _of_signature(foot) or _most_named(doc)
    if unit is not None:
        unit = _with_place(doc, _as_in_text(doc, unit))
    if parent is not None:
        return unit, _as_in_text(doc, parent)
    return unit, _asked_and_told(unit, foot, citations)


def _of_head(cells: Sequence[str]) -> tuple[str | None, str | None]:
    """(unit, parent) from the left column: the superior body first, the issuing one last."""
    names: list[str] = []
    for cell in cells:
        name = cell.strip(" *-_—.")
        if not _may_be_name(name):
            continue
        left, _, right = name.partition(" - ")
        if p.HEAD_RE.match(left) and p.HEAD_RE.match(right):
            names += (left.strip(), right.strip())
            continue
        begins = p.HEAD_RE.match(name)
        if names and not begins and name.isupper():
            names[-1] = f"{names[-1]} {name}"
        elif begins or name.isupper():
            names.append(name)
    if not names:
        return None, None
    unit, above = names[-1], names[:-1]
    if above and p.COMMITTEE_RE.fullmatch(unit):
        return f"{unit} {above[-1]}", above[-2] if len(above) > 1 else None
    if above and p.GENERIC_RE.fullmatch(unit):
        return f"{unit} {p.OF_BODY_RE.sub('', above[-1])}", above[-1]
    if above and p.BARE_RE.fullmatch(unit) and not p.PARTY_RE.match(above[-1]):
        return f"{unit} {above[-1]}", above[-2] if len(above) > 1 else None
    return _with_place_above(unit, above[-1]) if above else unit, above[-1] if above else None


def _with_place_above(unit: str, above: str) -> str:
    """ "CÔNG AN HUYỆN TÂN KHÁNH" over "ĐẢNG ỦY CÔNG AN HUYỆN": the place is said above."""
    words = unit.split()
    if p.OPEN_PLACE_RE.search(unit) or p.OPEN_BODY_RE.search(unit):
        for start in range(1, len(words) - 1):
            same = " ".join(words[start:])
            if above.startswith(f"{same} "):
                return unit + above.removeprefix(same)
    return unit


def _may_be_name(name: str) -> bool:
    if not 4 <= len(name) <= _LONGEST or not any(map(str.isalpha, name)):
        return False
    if p.MOTTO_RE.search(fold(name)) or p.DRAFT_RE.search(name) or p.PLACE_DATE_RE.match(name):
        return False
    if (
        p.DOCUMENT_WORD_RE.match(name)
        or p.SECRET_RE.fullmatch(name)
        or p.NUMBER_RE.match(name)
        or ("/" in name and len(name) < 16)
    ):
        return False  # also "Số      -BC/ĐU", the number left blank
    if name.isupper():
        return True
    # Written small, a line is a name only where nothing but a name stands in it.
    return bool(p.BODY_RE.match(name)) and name[-1].isalnum() and not p.SENTENCE_RE.search(name)


def _of_title(title: str) -> str | None:
    match = p.TITLE_UNIT_RE.search(title) or p.CONGRESS_TITLE_RE.search(title)
    if match is None:
        match = p.MID_TITLE_UNIT_RE.search(title)
        if match is None or p.DIRECTIVE_RE.search(title, 0, match.start()):
            return None
    return str(match["unit"])


def _of_text(doc: CleanDocument) -> str | None:
    """The unit that the opening sentence names, or else the closing one."""
    if (opened := _opened(doc)) is not None:
        return _full_name(doc, _capitalised(opened))
    closing = p.CLOSING_RE.search(doc.text) or p.CLOSING_REPORT_RE.search(doc.text)
    return _full_name(doc, closing["unit"]) if closing else None


def _opened(doc: CleanDocument) -> str | None:
    """The unit of the opening sentence ("… Đảng ủy Sở Xây dựng báo cáo …"), as written."""
    body = next((block.start for block in doc.blocks if block.kind in ("paragraph", "heading")), 0)
    stop = min(len(doc.text), body + _OPENING)
    for pattern in (p.OPENING_RE, p.SMALL_OPENING_RE):
        opening = pattern.search(doc.text, body, stop)
        if (
            opening is not None
            and doc.section_at(opening.start()) is None
            and not p.NAMELESS_RE.fullmatch(opening["unit"])
        ):
            return str(opening["unit"])
    return None


def _of_signature(foot: Sequence[str]) -> str | None:
    """ "T/M CHI BỘ TRƯỜNG THCS AN HÒA": a mandate that says more than the kind of body."""
    for line in foot:
        mandate = p.MANDATE_RE.match(line.strip(" *"))
        if mandate is None:
            continue
        name = line.strip(" *.")[mandate.end() :].strip()
        for prefix in ("BAN THƯỜNG VỤ ", "BAN CHẤP HÀNH "):
            name = name.removeprefix(prefix)
        if p.HEAD_RE.match(name) and len(name.split()) > 3 and not p.ROLE_RE.match(name):
            return name
    return None


def _most_named(doc: CleanDocument) -> str | None:
    groups: Counter[str] = Counter()
    first: dict[str, str] = {}
    for match in p.NAMED_RE.finditer(doc.text):
        name = " ".join(match["unit"].split())
        key = fold(name)
        groups[key] += 1
        first.setdefault(key, name)
    # Of names used equally often the one that stands first.
    return first[groups.most_common(1)[0][0]] if groups else None


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


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
            return _capitalised(found)
    return name


def _asked_and_told(
    unit: str | None, foot: Sequence[str], citations: Sequence[Citation]
) -> str | None:
    """The body that asked for the report and is the first that receives it: the superior one.

    Either alone does not tell: a commune may answer the province, and copies go to many.
    """
    asked = next(
        (
            citation.issuer
            for citation in citations
            if citation.section is None and citation.basis and citation.issuer
        ),
        None,
    )
    told = next((m["body"] for line in foot if (m := p.TOLD_RE.search(line))), None)
    if asked is None or told is None or unit is None:
        return None
    body = p.OF_BODY_RE.sub("", " ".join(asked.split()))
    receiver = p.OF_BODY_RE.sub("", " ".join(told.split()))
    same = fold(body).startswith(fold(receiver)) and p.SUPERIOR_RE.match(body)
    return body if same and fold_tone(body) != fold_tone(unit) else None
