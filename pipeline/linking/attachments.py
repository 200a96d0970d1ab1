"""Files that are no report of their own: appendices, as their first lines say."""

import unicodedata
from dataclasses import dataclass
from datetime import date

import regex

from pipeline.linking.symbols import SYMBOL, symbol_key

HEAD = 1500
"""So many letters of a text are looked at."""

_APPENDIX = regex.compile(r"\W*phụ lục(?:\W|$)", regex.IGNORECASE)
_REPORT = regex.compile(r"\W*báo cáo(?:\W|$)", regex.IGNORECASE)
_WITH = regex.compile(
    r"kèm theo\s+(?:báo cáo|bc)(?:\s+số)?\s*:?\s*(?P<number>" + SYMBOL + r")?"
    r"(?:\W{0,3}ngày\s+(?P<day>\d{1,2})\s*(?:[/.\-]|tháng)\s*(?P<month>\d{1,2})"
    r"\s*(?:[/.\-]|năm)\s*(?P<year>\d{4}))?",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """What an appendix says of its report: the number folded, and the date, where it names them."""

    number: str | None = None
    day: date | None = None


def attachment_of(head: str) -> Attachment | None:
    """What the first letters of a text say of the report that it belongs to, or None for a text
    of its own.

    An appendix is called "Phụ lục" before anything is called "Báo cáo", or names the report that
    it goes with before any title does.

    >>> attachment_of("PHỤ LỤC 1 (Kèm theo Báo cáo số 152-BC/ĐU, ngày 12/10/2024)")
    Attachment(number='152-bc/đu', day=datetime.date(2024, 10, 12))
    """
    text = unicodedata.normalize("NFC", head[:HEAD])
    named = _WITH.search(text)
    for line in regex.finditer(r"[^\n]+", text):
        if named is not None and line.end() > named.start():
            return Attachment(_number(named), _day(named))
        if _APPENDIX.match(line[0]):
            return Attachment(_number(named), _day(named)) if named else Attachment()
        if _REPORT.match(line[0]):
            return None
    return None


def _number(named: "regex.Match[str]") -> str | None:
    return symbol_key(named["number"]) if named["number"] else None


def _day(named: "regex.Match[str]") -> date | None:
    if not named["year"]:
        return None
    try:
        return date(int(named["year"]), int(named["month"]), int(named["day"]))
    except ValueError:
        return None
