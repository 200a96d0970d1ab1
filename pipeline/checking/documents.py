"""What a report says beside the number of a document: whose it is, and what it is about."""

from bisect import bisect_right

import regex

from extractors.citations.places import is_local
from extractors.citations.topics import topic_after
from extractors.dates import date_at
from extractors.matching import match_near
from pipeline.checking.evidence import Evidence
from schemas.facts import Citation
from schemas.folding import fold, fold_tone

_CENTRAL = (
    "bộ chính trị",
    "ban bí thư",
    "ban chấp hành trung ương",
    "ban tổ chức trung ương",
    "ban tuyên giáo trung ương",
    "ủy ban kiểm tra trung ương",
    "văn phòng trung ương",
    "chính phủ",
    "quốc hội",
)
# "Đảng ủy xã Hải Yến", "Chi bộ thôn 3", "UBND xã Tân Lập": a body with a name of its own.
_BODY_RE = regex.compile(
    r"(?<!\p{L})(?:(?i:đảng\s+(?:ủy|uỷ|bộ)|chi\s+(?:bộ|ủy|uỷ)|(?:huyện|quận|thị|thành|tỉnh)\s+(?:ủy|uỷ)"
    r"|ubnd|hđnd|(?:ủy|uỷ)\s+ban\s+nhân\s+dân|mttq|hội|đoàn|công\s+đoàn|trường|xã|phường|thị\s+trấn|huyện|tỉnh|thôn|sở))"
    r"(?:\s+\p{Ll}[\p{L}]*){0,4}(?P<name>(?:\s+(?:\p{Lu}[\p{L}]*|\d{1,3}(?![\d/\-])))+)"
)
# "UBND huyện", "Tỉnh ủy": the level of a body that has no name of its own. A city may be of two.
_LEVELS = {
    "tỉnh": "tỉnh",
    **dict.fromkeys(("huyện", "quận", "thị xã"), "huyện"),
    **dict.fromkeys(("xã", "phường", "thị trấn"), "xã"),
}
_LEVEL_RE = regex.compile(
    r"(?<!\p{L})(?P<level>thị\s+xã|thị\s+trấn|thành\s+phố|tỉnh|huyện|quận|xã|phường)(?!\p{L})",
    regex.I,
)
_JOINT_RE = regex.compile(r"\s*,?\s*\(?(?:ban\s+hành\s+)?")
_ISSUER_RE = regex.compile(r"\s*,?\s*(?:của|do)\s+")
_CLAUSE_END_RE = regex.compile(r"[,(“\"]|\s(?:được|đã|tới)\s")
_TERM_RE = regex.compile(r"\s*,?\s*\(?(?:khóa|khoá)\s+[\dIVX]{1,5}\)?", regex.I)


def central_bodies(issuer: str) -> set[str]:
    """The central bodies in an issuer's name; none where it names another one, or the Party."""
    folded = fold_tone(issuer).replace("bch trung ương", "ban chấp hành trung ương")
    return {body for body in _CENTRAL if body in folded}


def is_shared(evidence: Evidence, citation: Citation) -> bool:
    """Does the issuer stand behind a later document of the list only?

    "Quy định số 37-QĐ/TW và Hướng dẫn số 01-HD/TW của Ban Bí thư" may mean the second alone.
    """
    if citation.issuer is None:
        return False
    starts = evidence.citation_starts
    index = bisect_right(starts, citation.at[0])
    end = starts[index] if index < len(starts) else len(evidence.doc.text)
    behind = " ".join(evidence.doc.text[citation.at[1] : end].split())
    return " ".join(citation.issuer.split()) not in behind


# "Đảng ủy Quân sự huyện ban hành Kế hoạch số 15-KH/ĐU": who issued what stands behind.
_ISSUING_RE = regex.compile(
    r"(?i)(?<!\p{L})(?P<body>(?:(?:đảng|huyện|tỉnh|thành)\s+(?:ủy|uỷ)|chi\s+bộ|ubnd|hđnd|mttq|(?:ủy|uỷ)\s+ban|ban\s+chỉ\s+huy"
    r"|công\s+đoàn|hội|đoàn)(?:\s+\p{L}+){0,6}?)\s+(?:(?:đã|cũng)\s+)?(?:ban\s+hành|xây\s+dựng)(?!\p{L})"
)


def may_share_issuer(evidence: Evidence, one: Citation, other: Citation) -> bool:
    """Could the two mentions name a document of one body? Only two named bodies speak against it,
    or issuers of two levels ("UBND huyện", "UBND xã").

    The body is the issuer, or for a local document the one that the sentence names last before
    the mention ("Chi bộ thôn 1 ban hành Kế hoạch số 02-KH/CB").
    """
    if one.issuer and other.issuer:
        left, right = fold(one.issuer), fold(other.issuer)
        if left in right or right in left:
            return True
        levels = _level(one.issuer), _level(other.issuer)
        if all(levels) and levels[0] != levels[1]:
            return False
    names = _own_name(evidence, one), _own_name(evidence, other)
    return not all(names) or names[0] == names[1]


def are_told_of_two(evidence: Evidence, one: Citation, other: Citation) -> bool:
    """Do the clauses before the mentions say of two bodies that they issued it ("Đảng ủy xã ban
    hành …", "Đảng ủy Quân sự huyện ban hành …")?
    """
    bodies = [_ISSUING_RE.search(_clause_before(evidence, citation)) for citation in (one, other)]
    named = [fold(found["body"]) for found in bodies if found is not None]
    if len(named) < 2:
        return False
    return named[0] not in named[1] and named[1] not in named[0]


def subject_of(evidence: Evidence, citation: Citation) -> tuple[str, ...]:
    """The words on the document's subject up to a comma or a verb, folded; or none.

    They stand behind its number, date and issuer: "về nâng cao chất lượng sinh hoạt chi bộ".
    """
    text = evidence.doc.text
    position = citation.at[1]
    for _ in range(2):
        joint = match_near(_JOINT_RE, text, position)
        written = date_at(text, joint.end()) if joint else None
        if written is not None:
            position = written.at[1]
            position += text[position : position + 1] == ")"
        joint = match_near(_ISSUER_RE, text, position)
        if citation.issuer and joint and text.startswith(citation.issuer, joint.end()):
            position = joint.end() + len(citation.issuer)
        if term := match_near(_TERM_RE, text, position):
            position = term.end()
    topic = _CLAUSE_END_RE.split(topic_after(text, position) or "", maxsplit=1)[0]
    return tuple(fold_tone(topic).split())


def _level(issuer: str) -> str | None:
    """The level that the name of a body begins with, if it tells one."""
    found = _LEVEL_RE.search(issuer)
    return _LEVELS.get(" ".join(found["level"].lower().split())) if found else None


def _own_name(evidence: Evidence, citation: Citation) -> str | None:
    """The proper name of the body whose document it is, folded: "hai yen", "1"."""
    named = citation.issuer or ""
    if not named and is_local(citation.id or ""):
        named = _clause_before(evidence, citation)
    found = list(_BODY_RE.finditer(named))
    return fold(found[-1]["name"]) if found else None


def _clause_before(evidence: Evidence, citation: Citation) -> str:
    sentence = evidence.doc.sentence_at(citation.at[0])
    start = sentence.start if sentence else citation.at[0]
    return evidence.doc.text[start : citation.at[0]].rpartition(";")[2]
