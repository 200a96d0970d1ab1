"""abbreviation: one abbreviation with D here and with Đ there ("TCCSD", "TCCSĐ").

Only abbreviations of four letters or more, and none that the text explains in both forms.
"""

import re
from collections import Counter
from collections.abc import Iterator

import regex

from pipeline.checking.evidence import Evidence
from schemas.facts import Check

RULE = "abbreviation"
# `re` passes over small letters fast where a pattern begins with a class.
_WORD_RE = re.compile(r"[A-ZĐÐ](?<![^\W_][A-ZĐÐ])(?<![/\-][A-ZĐÐ])[A-ZĐÐ]{3,}(?![^\W_]|[/\-])")
_EXPLAINED_RE = regex.compile(r"\(\s*(?:(?:gọi|viết)\s+tắt\s+(?:là\s+)?)?[“\"]?$")
_BARRED = str.maketrans("Ð", "Đ")
_SHOWN = 2


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each abbreviation that is written both ways."""
    text = evidence.doc.text
    found: dict[str, list[tuple[str, int, int]]] = {}
    for block in evidence.doc.blocks:
        matches = list(_WORD_RE.finditer(text, block.start, block.end))
        if matches and text[block.start : block.end].isupper():
            continue  # words in capitals are no abbreviations
        for match in matches:
            word = match[0].translate(_BARRED)
            found.setdefault(word.replace("Đ", "D"), []).append((word, *match.span()))
    for mentions in found.values():
        forms = Counter(word for word, _, _ in mentions)
        if len(forms) < 2:
            continue
        explained = {
            word
            for word, start, _ in mentions
            if _EXPLAINED_RE.search(text, max(0, start - 24), start)
        }
        if len(explained) > 1:
            continue
        # Of forms used equally often the one with Đ is taken as right.
        right = max(forms, key=lambda form: (forms[form], form.count("Đ")))
        wrong = [mention for mention in mentions if mention[0] != right]
        witnesses = [mention for mention in mentions if mention[0] == right][:_SHOWN]
        yield Check(
            kind="name",
            severity="suspect",
            rule=RULE,
            spans=tuple(evidence.doc.span(s, e) for _, s, e in (*wrong, *witnesses)),
            stated=wrong[0][0],
            expected=right,
            equation=f"{wrong[0][0]} ({len(wrong)}) ≠ {right} ({forms[right]})",
            section=evidence.doc.section_at(wrong[0][1]),
        )
