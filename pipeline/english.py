"""What the program says in Vietnamese, in English.

Messages are worded in Vietnamese where they arise, and some of them are kept in the store (why a
file could not be read). `english.tsv` beside this module holds each one with its translation; a
placeholder `{name}` stands for what changes from case to case.

>>> english("Không có đơn vị nào khớp “Hải”. Xem: baocao units")
'There is no unit that fits “Hải”. See: baocao units'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

_PLACEHOLDER_RE = regex.compile(r"\{(\w+)\}")
_STANDS_FOR = {"word": r"\S*"}
"""A placeholder of this name stands for one word, any other for anything."""


@dataclass(frozen=True, slots=True)
class _Template:
    """A row with placeholders: `anchor` is the longest of its fixed parts, `fixed` their length."""

    pattern: "regex.Pattern[str]"
    translation: str
    anchor: str
    fixed: int


def english(line: str) -> str:
    """The line in English, with the same spaces around it and the same case of its first letter; a
    line that the table does not hold comes back as it is.

    Of several rows that fit, the one with the most fixed letters counts. What stands for a
    placeholder is translated where the table holds it as well.
    """
    text = line.strip()
    found = _found(text)
    if found is None:
        return line
    if text[:1].isupper():
        found = found[:1].upper() + found[1:]
    start = line.index(text)
    return f"{line[:start]}{found}{line[start + len(text) :]}"


def _found(text: str) -> str | None:
    if not text:
        return None
    whole, templates = _table()
    if (known := whole.get(_lowered(text))) is not None:
        return known
    lowered = text.lower()
    for template in templates:
        if template.anchor in lowered and (match := template.pattern.fullmatch(text)):
            return _filled(template.translation, match.groupdict())
    return None


def _filled(translation: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER_RE.sub(lambda place: english(values[place[1]]), translation)


@cache
def _table() -> tuple[dict[str, str], tuple[_Template, ...]]:
    """Rows without placeholders by their text, and the others, those that say most first."""
    whole: dict[str, str] = {}
    templates: list[_Template] = []
    for vietnamese, translation in rows():
        parts = _PLACEHOLDER_RE.split(vietnamese)
        if len(parts) == 1:
            whole[_lowered(vietnamese)] = translation
            continue
        fixed = parts[::2]
        pattern = "".join(
            f"(?P<{part}>{_STANDS_FOR.get(part, '.*?')})" if i % 2 else _escaped(part, first=i == 0)
            for i, part in enumerate(parts)
        )
        anchor = max(fixed, key=len).lower()
        templates.append(
            _Template(
                regex.compile(pattern, regex.DOTALL), translation, anchor, sum(map(len, fixed))
            )
        )
    return whole, tuple(sorted(templates, key=lambda template: -template.fixed))


def rows() -> list[tuple[str, str]]:
    """The rows of the table, the Vietnamese first; "{name}" are placeholders in both."""
    text = (files("pipeline") / "english.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pairs = (line.split("\t") for line in lines[1:])
    return [(vietnamese, translation) for vietnamese, translation in pairs]


def _escaped(part: str, *, first: bool) -> str:
    """The part as a pattern; the first letter of a message is large or small."""
    if not first or not part:
        return str(regex.escape(part, special_only=True))
    return f"(?i:{regex.escape(part[0])}){regex.escape(part[1:], special_only=True)}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
