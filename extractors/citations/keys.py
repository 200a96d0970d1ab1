"""The key of a document: number, symbol, and date or term, for a local document its place.

The same number comes back every term, in every province. A key is `id@date`, for a local document
`id@date@place`; an act of the state that bears its year and is of no place is known by its symbol
alone. Where several documents are possible there is no key.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractors.citations.mentions import Mention
from extractors.citations.places import Level, is_local, level_of, place_in
from extractors.citations.topics import nearest, speaks, topic_after, touches
from schemas.folding import fold_tone
from schemas.registry.documents import Directive, term_of
from schemas.registry.index import DirectiveIndex, directive_index, number_of

_TERM_RE = regex.compile(r"khóa\s+([ivxl]+|\d+)")
_YEAR_RE = regex.compile(r"\d+[a-zđ]?/(?:19|20)\d{2}/")
_ARABIC = {"9": "ix", "10": "x", "11": "xi", "12": "xii", "13": "xiii", "14": "xiv"}


@dataclass(frozen=True, slots=True)
class CitedReport:
    """What the report as a whole says of documents; before `opening` it says what it is about."""

    text: str
    date: dt.date | None
    places: Mapping[Level, str]
    opening: int
    full: Mapping[tuple[str, int | None], tuple[str, ...]]
    named: Mapping[str | None, frozenset[str]]
    dates: Mapping[tuple[str, str | None], frozenset[dt.date]]
    placed: Mapping[str, frozenset[str]]
    index: DirectiveIndex


def cited_report(
    mentions: Sequence[Mention],
    text: str,
    date: dt.date | None,
    places: Mapping[Level, str],
    opening: int,
) -> CitedReport:
    """What the mentions of one report say together; parameters as in `resolve`."""
    full = tuple(m for m in mentions if m.form == "full" and m.id)
    dates: dict[tuple[str, str | None], set[dt.date]] = {}
    placed: dict[str, set[str]] = {}
    for mention in full:
        assert mention.id is not None
        place = _own_place(mention)
        if place is not None:
            placed.setdefault(mention.id, set()).add(place)
        if mention.date:
            dates.setdefault((mention.id, place), set()).add(mention.date)
            dates.setdefault((mention.id, None), set()).add(mention.date)
    numbered: dict[tuple[str, int | None], list[str]] = {}
    for mention in full:
        numbered.setdefault((mention.type, number_of(mention.id or "")), []).append(
            mention.id or ""
        )
    named: dict[str | None, set[str]] = {}
    for mention in mentions:
        if mention.form == "named" and mention.id:
            named.setdefault(mention.number, set()).add(mention.id)
    return CitedReport(
        text,
        date,
        places,
        opening,
        {key: tuple(dict.fromkeys(ids)) for key, ids in numbered.items()},
        {number: frozenset(ids) for number, ids in named.items()},
        {key: frozenset(found) for key, found in dates.items()},
        {key: frozenset(found) for key, found in placed.items()},
        directive_index(),
    )


def _own_place(mention: Mention) -> str | None:
    """The place in the mention's issuer, if it is of the level of the document's code."""
    if mention.id is None or not mention.issuer or not is_local(mention.id):
        return None
    found = place_in(mention.issuer)
    level = level_of(mention.id)
    return found[1] if found and (level is None or level == found[0]) else None


def _place(id_: str, mention: Mention, report: CitedReport) -> str | None:
    """Where a local document comes from, as far as the report tells."""
    if not is_local(id_):
        return None
    if own := _own_place(mention):
        return own
    elsewhere = report.placed.get(id_, frozenset())
    if elsewhere:
        return next(iter(elsewhere)) if len(elsewhere) == 1 else None
    level = level_of(id_)
    return report.places.get(level) if level else None


def key_of(id_: str, mention: Mention, report: CitedReport) -> tuple[str | None, tuple[str, ...]]:
    """The key, or None and the keys that are possible."""
    place = _place(id_, mention, report)
    known = _known(id_, place, report)
    if _YEAR_RE.match(id_) and not is_local(id_):
        # The year is part of the symbol: a wrong date beside it makes no other document.
        return (known[0].key if len(known) == 1 else id_), ()
    if mention.date is not None:
        return _dated(id_, mention.date, place, report), ()
    dates = report.dates.get((id_, _own_place(mention)), frozenset())
    term = term_of_mention(mention)
    if term is not None:
        dates = frozenset(day for day in dates if term_of(day) == term)
    keys = sorted({_dated(id_, day, place, report) for day in dates})
    if keys:
        return (keys[0], ()) if len(keys) == 1 else (None, tuple(keys))
    if term is not None and not is_local(id_):
        in_term = [item for item in known if item.term == term]
        return (in_term[0].key if len(in_term) == 1 else f"{id_}@{term}"), ()
    if report.date is not None:
        known = tuple(item for item in known if item.date <= report.date)
    return _chosen(known, mention, report)


def _known(id_: str, place: str | None, report: CitedReport) -> tuple[Directive, ...]:
    """The registry's documents of that symbol, none of another place."""
    found = report.index.by_id.get(id_, ())
    return tuple(item for item in found if not item.place or place in (None, item.place))


def _chosen(
    known: Sequence[Directive], mention: Mention, report: CitedReport
) -> tuple[str | None, tuple[str, ...]]:
    """The one document left, by the words on its subject where several are; else all keys.

    Of several, the youngest is meant where people call it, and no other, by its bare number.
    """
    topic = topic_after(report.text, mention.tail or mention.end)
    left = tuple(known)
    if topic is not None and speaks(topic):
        if len(left) == 1 and not touches(topic, left[0]) and not _called_by_number(left[0]):
            # The number belongs to another term's document, which the registry does not know.
            return None, (left[0].key,)
        left = nearest(topic, left) or left
    if len(left) == 1:
        return left[0].key, ()
    called = [item for item in left if _called_by_number(item)]
    if len(called) == 1 and called[0].date == max(item.date for item in left):
        return called[0].key, ()
    return None, tuple(item.key for item in left)


def _called_by_number(item: Directive) -> bool:
    """Do people call the document by its bare number ("Chỉ thị 05")?"""
    name = fold_tone(f"{item.type} {item.id[: len(item.id) - len(item.id.lstrip('0123456789'))]}")
    return name in map(fold_tone, item.aliases)


def _dated(id_: str, date: dt.date, place: str | None, report: CitedReport) -> str:
    """The key of the document of that day.

    "08-QĐ/TW" of 25/10/2018 is 08-QĐi/TW: the two codes are written for one another. A number
    comes once in a term, so that a central document with a day of its term that is not its own is
    still that document, wrongly dated.
    """
    known = _known(id_, place, report)
    same_day = [item for item in known if item.date == date]
    if not same_day:
        twin = id_.replace("-QĐ/", "-QĐi/") if "-QĐ/" in id_ else id_.replace("-QĐi/", "-QĐ/")
        same_day = [item for item in _known(twin, place, report) if item.date == date]
    if len(same_day) == 1:
        return same_day[0].key
    if not is_local(id_):
        in_term = [item for item in known if item.term and item.term == term_of(date)]
        if len(in_term) == 1:
            return in_term[0].key
    return f"{id_}@{date.isoformat()}" + (f"@{place}" if place else "")


def term_of_mention(mention: Mention) -> str | None:
    """The term of the congress that the mention names ("XII"), or None."""
    return term_written(mention.issuer, mention.term)


@lru_cache(maxsize=1024)
def term_written(issuer: str | None, term: str | None) -> str | None:
    """The term in an issuer's name, or in the words behind the mention: "Ban Bí thư khóa X"."""
    match = _TERM_RE.search(fold_tone(issuer or "")) or _TERM_RE.search(fold_tone(term or ""))
    if match is None:
        return None
    return _ARABIC.get(match[1], match[1]).replace("l", "i").upper()
