"""The same body named more fully: "ĐẢNG ỦY SỞ Y TẾ" in the letterhead, "Đảng ủy Sở Y tế tỉnh Lâm
Việt" in the opening sentence.

A name is the fuller one where it says the shorter one's words in their order and besides only a
place behind them or a company's legal form. Anything else between or behind ("Đảng ủy xã An Hòa",
"Đảng ủy Trường Tiểu học xã An Hòa") may be another body, and the letterhead stands.
"""

import regex

from schemas.folding import fold_tone

_COMMITTEE_RE = regex.compile(
    r"(?i)^(?:(?:ban\s+(?:thường\s+vụ|chấp\s+hành|thường\s+trực)|btv|bch)(?:\s+lâm\s+thời)?)\s+"
)
_LEGAL_FORM_RE = regex.compile(
    r" (?:tnhh(?: mtv)?|mtv|cp|cổ phần|trách nhiệm hữu hạn|một thành viên|hai thành viên)(?= )"
)
_ORGANISATION_RE = regex.compile(r"^(đảng|chi) ủy\b")
_PLACE_RE = regex.compile(
    r"(?:\s+(?:tỉnh|huyện|quận|thị\s+xã|thành\s+phố|TP\.?|xã|phường|thị\s+trấn|đặc\s+khu|thôn|bản|khu"
    r"|(?:\p{Lu}[\p{L}\-'’]*|\d{1,2})))+$"
)


def fuller(name: str, opened: str) -> str:
    """`opened` (as the opening sentence writes it) where it is `name` said more fully, or the same
    organisation by another of its committees; else `name`."""
    short, long = _words(name), _words(opened)
    plain = _LEGAL_FORM_RE.sub("", long)
    if short == long:
        other = _COMMITTEE_RE.match(name) and _COMMITTEE_RE.match(opened)
        return opened if other and name.isupper() else name
    if plain == short:
        return opened
    if not plain.startswith(short + " "):
        return name
    words = opened.split()
    behind = len(plain.split()) - len(short.split())
    tail = " " + " ".join(words[len(words) - behind :])
    return opened if _PLACE_RE.fullmatch(tail) else name


def _words(name: str) -> str:
    """The name folded, without the committee in front of it."""
    folded = " ".join(fold_tone(_COMMITTEE_RE.sub("", name)).split())
    return _ORGANISATION_RE.sub(r"\1 bộ", folded)
