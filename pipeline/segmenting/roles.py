"""What a section is about, from its title: the first cue in the title decides.

"Hạn chế, khuyết điểm và nguyên nhân" is about limitations, "Nguyên nhân của hạn chế" about causes.
The causes of what went well are not causes of shortcomings: "Ưu điểm và nguyên nhân" → strengths.
"""

import re
from functools import cache, lru_cache

from schemas.document import SectionRole
from schemas.folding import fold_tone
from schemas.registry.statements import section_role_cues

# A word also ends at the mark of a footnote, which is a letter to the `\b` of `re`.
_BEFORE, _BEHIND = r"(?<![^\W¹²³⁰-⁹])", r"(?![^\W¹²³⁰-⁹])"
_SUCCESS_RE = re.compile("ưu điểm|thành công|kết quả|đạt được|thuận lợi|thành tích")


@lru_cache(maxsize=2048)
def role_of_title(title: str, parent: SectionRole | None) -> SectionRole | None:
    """The role that the title states, or None; `parent` is the role of the section around it."""
    folded = fold_tone(title)
    pattern = _cue_pattern()
    match = pattern.search(folded)
    if match is None:
        return None
    cue = match[0].rstrip()
    role = _roles().get(cue) or _roles().get(f"^{cue}") or _roles()[f"^{cue}$"]
    if role == "none":
        return None
    effect = folded.partition("nguyên nhân")[2]
    if role == "causes" and (parent == "strengths" or _SUCCESS_RE.search(effect)):
        return "strengths"
    return role  # type: ignore[return-value]


@cache
def _roles() -> dict[str, str]:
    return section_role_cues()


@cache
def _cue_pattern() -> re.Pattern[str]:
    cues = sorted(_roles(), key=len, reverse=True)
    anywhere = "|".join(re.escape(cue) for cue in cues if not cue.startswith("^"))
    first = "|".join(
        re.escape(cue[1:].removesuffix("$")) + r"\s*$" * cue.endswith("$")
        for cue in cues
        if cue.startswith("^")
    )
    return re.compile(rf"{_BEFORE}(?:{anywhere}){_BEHIND}|^(?:{first}){_BEHIND}")
