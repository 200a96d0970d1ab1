"""What is lacking or too much in a sum, where the text itself tells it.

"24 đoàn, trong đó … 14 đoàn (02 đoàn liên ngành)" of parts that make two too many; "Ghi chú: 10
đồng chí tham gia hai lớp" under a table whose rows make ten more than their total. Whoever counts
the difference knows of it: such a sum is no slip, and a reader may look at it at most.
"""

from collections.abc import Sequence
from decimal import Decimal

import regex

from extractors.matching import match_near
from extractors.numerals import NUMERAL, numeral_value
from pipeline.checking.evidence import Evidence
from pipeline.checking.overlaps import says_twice
from schemas.facts import Count, Severity
from schemas.grid import Table

_NUMBER_RE = regex.compile(rf"(?<![\p{{L}}\d.,/-]){NUMERAL}(?![\d/%-]|[.,]\d)")
# The bracket behind a list, its next clause, or a sentence that goes on with those left out.
_TOLD = r"(?:[^.;\n]|\.(?=\d)){1,160}"
_BEHIND_RE = regex.compile(
    r"[^.,;:()\n\d]{0,60}\((?P<said>[^()\n]{1,160})\)"
    rf"|\)?[,;]\s+(?P<said>(?:trong\s+đó(?:\s+có)?|có)\s+{_TOLD})"
    rf"|\)?[.;,]\s+(?P<said>(?:còn|riêng)\s+{_TOLD})"
    rf"|\)?[.;]\s+(?P<said>(?=\d){_TOLD})",
    regex.IGNORECASE,
)
_BELOW = 250  # characters under a table


def lowered(severity: Severity, text: str, whole: Count, parts: Sequence[Count]) -> Severity | None:
    """What is left of the severity of a sum that does not come out.

    Where the first number of the bracket or clause right behind the list, or behind a whole that
    follows it, counts the difference, an error is suspect and a suspicion nothing.
    """
    off = abs(sum((part.value for part in parts), Decimal(0)) - whole.value)
    last = parts[-1].at[1]
    if not any(_is_told(text, end, off) for end in {last, max(last, whole.at[1])}):
        return severity
    return "suspect" if severity == "error" else None


def _is_told(text: str, end: int, off: Decimal) -> bool:
    said = match_near(_BEHIND_RE, text, end)
    first = _NUMBER_RE.search(said["said"]) if said else None
    return first is not None and numeral_value(first[0]) == off


def is_told_below(evidence: Evidence, table: Table, off: Decimal) -> bool:
    """Does the paragraph under the table count by how much (`off`) the parts are more or less than
    the whole; or, where they are more, say that one is counted twice?
    """
    doc = evidence.doc
    following = table.blocks[-1] + 1
    if following >= len(doc.blocks) or doc.blocks[following].kind in ("table", "heading"):
        return False
    block = doc.blocks[following]
    end = min(block.end, block.start + _BELOW)
    told = _NUMBER_RE.finditer(doc.text, block.start, end)
    counted = any(numeral_value(number[0]) == abs(off) for number in told)
    return counted or (off > 0 and says_twice(doc.text[block.start : end]))
