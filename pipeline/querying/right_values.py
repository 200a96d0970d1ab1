"""What a person put right, in words."""

from pipeline.querying.fact_words import FIGURE_KINDS, STATEMENT_ROLES
from pipeline.querying.scope import Found
from pipeline.wording import number_text

_WORDS = {**FIGURE_KINDS, **STATEMENT_ROLES}
_TITLES = {
    "counted": "đối tượng",
    "figure_kind": "nhóm",
    "indicator": "chỉ tiêu",
    "as_of": "thời điểm",
    "key": "văn bản",
    "role": "loại",
}


def right_words(row: Found, lang: str) -> str | None:
    """What was put right, in words: "410; thời điểm: 2021", in English "410; as_of: 2021"."""
    words, titles, nothing = (_WORDS, _TITLES, "(không)") if lang == "vi" else ({}, {}, "(none)")
    if row.wrong:
        return "(bỏ)" if lang == "vi" else "(left out)"
    parts: list[str] = []
    if row.value is not None:
        upper = f"-{number_text(row.value_max, lang)}" if row.value_max is not None else ""
        parts.append(number_text(row.value, lang) + upper)
    if row.num is not None:
        parts.append(f"{number_text(row.num, lang)}/{number_text(row.den, lang)}")
    for name in _TITLES:
        value = getattr(row, name)
        if value is not None:
            parts.append(f"{titles.get(name, name)}: {words.get(value, value) or nothing}")
    return "; ".join(parts) or None
