"""Names of units folded for identity."""

from functools import lru_cache

import regex

from schemas.folding import fold_tone
from schemas.registry.units import unit_abbreviations

_BODIES: tuple[tuple[regex.Pattern[str], str], ...] = tuple(
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\s*&\s*", " và "),
        (r"\blao động-thương binh\b", "lao động thương binh"),
        (r"^(?:đoàn )?(tỉnh|huyện|quận|xã|phường) đoàn\b", r"đoàn \1"),
        (r"^thành đoàn\b", "đoàn thành phố"),
        (r"^thị đoàn\b", "đoàn thị xã"),
        # A committee and the organisation that it leads report as one.
        (
            r"^(?:ban chấp hành|ban thường vụ|(?:ban )?thường trực)(?: lâm thời)? "
            r"(?=đảng|chi|tỉnh|huyện|thành|thị|quận|xã|phường|đặc khu|hội|đoàn|công đoàn|liên"
            r"|ủy ban (?:mttq|mặt trận))",
            "",
        ),
        (r"^đảng ủy\b", "đảng bộ"),
        (r"^chi ủy\b", "chi bộ"),
        (r"^tỉnh ủy\b", "đảng bộ tỉnh"),
        (r"^huyện ủy\b", "đảng bộ huyện"),
        (r"^thành ủy\b", "đảng bộ thành phố"),
        (r"^thị ủy\b", "đảng bộ thị xã"),
        (r"^quận ủy\b", "đảng bộ quận"),
        # "Thành ủy TP. Hồ Chí Minh", "Đoàn Thanh niên xã" and "Đoàn xã".
        (r"^(đảng bộ|đoàn) (thành phố|tỉnh|huyện|quận|thị xã) \2\b", r"\1 \2"),
        (r"^đoàn thanh niên(?: cộng sản)?(?: hồ chí minh)?(?= )", "đoàn"),
    )
)
_PUNCTUATION = regex.compile(r"[\s.,;:*_\"“”'’]+")
_DASHES = regex.compile(r"\s*[-‐‑–—−]\s*")


def unit_key(name: str) -> str:
    """The name folded for identity: one key for what is certainly one unit, diacritics kept.

    >>> unit_key("Ban Chấp hành Đảng bộ Sở Xây dựng") == unit_key("ĐẢNG UỶ SỞ XÂY DỰNG")
    True
    """
    plain = fold_tone(name).replace("\u00f0", "đ")  # eth, typed or recognised in its place
    key = _DASHES.sub("-", _PUNCTUATION.sub(" ", plain)).strip(" -")
    key = _abbreviations().sub(lambda found: unit_abbreviations()[found[0]], key)
    for pattern, replacement in _BODIES:
        key = pattern.sub(replacement, key)
    return " ".join(key.split())


@lru_cache(maxsize=1)
def _abbreviations() -> "regex.Pattern[str]":
    words = "|".join(map(regex.escape, sorted(unit_abbreviations(), key=len, reverse=True)))
    return regex.compile(rf"(?<![\w&])(?:{words})(?![\w&])")


def full_key(name: str) -> str:
    """The key of a name that may say its superior unit, as keys do: "Chi bộ 1 < Đảng ủy A"."""
    return " < ".join(filter(None, map(unit_key, name.split(" < "))))
