"""Who signed a report, to whom it is addressed, and who receives it."""

from collections.abc import Iterator, Sequence

from extractors.letterhead import patterns as p
from schemas.document import CleanDocument
from schemas.facts import Signatory

_ENDS = (",", ";", ".", "/")
"""Signs that end an entry of the recipients."""


def signatory_of(lines: Sequence[str]) -> Signatory | None:
    """Name and role from the lines of the foot: the last role that has a name below it. A secretary
    who signs as such has his office in the administration on the next line: it is not the role."""
    role: str | None = None
    name: str | None = None
    secretary = False
    for line in lines:
        plain = line.strip(" *.")
        if match := p.ROLE_RE.fullmatch(p.MANDATE_RE.sub("", plain)):
            party = p.SECRETARY_RE.search(match[0]) is not None
            if secretary and name is None and not party:
                continue
            role = " ".join(match[0].split())
            name = None
            secretary = party and not p.INSTEAD_RE.match(plain)
        elif role is not None and name is None and not plain.isupper():
            bare = p.DEGREE_RE.sub("", plain)
            if p.NAME_RE.fullmatch(bare):
                name = bare
    return Signatory(name, role) if role and name else None


def byline_of(doc: CleanDocument) -> Signatory | None:
    """The author of an article: a line with a name near the end, the function beside or below."""
    tail = [block for block in doc.blocks[-8:] if block.kind in ("paragraph", "heading", "item")]
    for index, block in enumerate(tail):
        text = " ".join(doc.text[block.start : block.end].split())
        match = p.BYLINE_RE.fullmatch(text)
        if match is None or len(text) > 200:
            continue
        role = (match["role"] or "").rstrip(" )")
        for following in tail[index + 1 : index + 3]:
            line = " ".join(doc.text[following.start : following.end].split())
            if line.startswith((">", "(", "Ảnh")) or len(line) > 120:
                break
            if role and not role.endswith(",") and not p.BODY_RE.match(line):
                break
            role = f"{role} {line}".strip()
        return Signatory(match["name"], role.rstrip(",")) if role else None
    return None


def addressees_of(lines: Sequence[str]) -> tuple[str, ...]:
    """Who stands behind "Kính gửi", one body each, as written."""
    out: list[str] = []
    begun = False
    for line in lines:
        if match := p.ADDRESSED_RE.match(line):
            begun = True
            line = line[match.end() :]
        if begun:
            out += _bodies(line)
    return tuple(out)


def recipients_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The entries under "Nơi nhận", one each, as written, without dash and closing sign."""
    out: list[str] = []
    begun = unfinished = False
    for line in lines:
        if match := p.RECEIVED_RE.match(line):
            begun = True
            line = line[match.end() :]
        elif not p.BULLET_RE.match(line):
            # The rest of an entry, if not the other column or what follows the list.
            if unfinished and line[-1] in _ENDS and not line.isupper():
                out[-1] = " ".join((out[-1], *_bodies(line)))
                unfinished = False
            continue
        if begun:
            out += _bodies(line)
            unfinished = bool(out) and line.rstrip(" *")[-1:] not in _ENDS
    return tuple(out)


def _bodies(line: str) -> Iterator[str]:
    for part in line.split(";"):
        body = p.BULLET_RE.sub("", part.strip(" *_")).rstrip(" ,;./")
        if any(map(str.isalpha, body)):
            yield body
