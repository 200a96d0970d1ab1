"""Which document a mention means. Links only when exactly one candidate is left, else abstains.

A document is known by type, number, symbol, issuer, and date or term: the same number comes back
every term, in every province. Its key is `id@date`, for a local document `id@date@place`; an act
of the state that bears its year and is of no place is known by its symbol alone.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

import regex

from extractors.citations.mentions import Mention
from extractors.citations.places import Level, is_local, level_of, place_in
from extractors.citations.topics import nearest, speaks, topic_after, touches
from schemas.folding import fold_tone
from schemas.registry.index import DirectiveIndex, directive_index, number_of
from schemas.registry.loader import Directive, term_of

_CENTRAL = (
    "bộ chính trị",
    "ban bí thư",
    "ban chấp hành trung ương",
    "trung ương đảng",
    "bch trung ương",
)
_TERM_RE = regex.compile(r"khóa\s+([ivxl]+|\d+)")
_YEAR_RE = regex.compile(r"\d+[a-zđ]?/(?:19|20)\d{2}/")
_MOST_NEAR = 20  # mentions of one type in one paragraph that may be meant
_ARABIC = {"9": "ix", "10": "x", "11": "xi", "12": "xii", "13": "xiii", "14": "xiv"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with its id and key, either None where it cannot be known.

    `candidates` are the keys that remained where several documents are possible.
    """

    mention: Mention
    id: str | None
    key: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Report:
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


def resolve(
    mentions: Sequence[Mention],
    text: str,
    report_date: dt.date | None,
    places: Mapping[Level, str],
    opening: int,
) -> Iterator[Resolved]:
    """Each mention with what it means.

    A weak short form ("Kế hoạch 13") that names no known document is dropped, and so is "Nghị
    quyết này" where no resolution was named before.
    """
    report = _of_report(mentions, text, report_date, places, opening)
    alone = [_resolved(mention, report) for mention in mentions]
    keys: dict[str, set[str]] = {}
    for found in alone:
        if found is not None and found.id and found.key:
            keys.setdefault(found.id, set()).add(found.key)
    before: dict[str, list[Resolved]] = {}
    for mention, found in zip(mentions, alone, strict=True):
        if mention.rule == "citation.backward":
            found = _backward(mention, report, before.get(mention.type, []))
        if found is not None:
            found = _as_elsewhere(found, keys)
            if found.id:
                before.setdefault(mention.type, []).append(found)
            yield found


def _as_elsewhere(found: Resolved, keys: Mapping[str, set[str]]) -> Resolved:
    """The document that the other mentions of its id mean, where they all mean one."""
    known = keys.get(found.id or "", set())
    if found.key is not None or len(known) != 1 or _term(found.mention) or found.mention.date:
        return found
    key = next(iter(known))
    if found.candidates and key not in found.candidates:
        return found
    return replace(found, key=key, candidates=())


def _resolved(mention: Mention, report: _Report) -> Resolved | None:
    if mention.form == "short":
        if mention.number is None:
            return None
        found = _short(mention, report)
        weak = mention.rule == "citation.short_weak" and mention.date is None
        return None if weak and found.id is None and not found.candidates else found
    if mention.form == "named":
        return _plenum(mention, report)
    if mention.form == "full" and mention.id:
        key, candidates = _key(mention.id, mention, report)
        return Resolved(mention, mention.id, key, candidates)
    return Resolved(mention, None, None)


def _of_report(
    mentions: Sequence[Mention],
    text: str,
    date: dt.date | None,
    places: Mapping[Level, str],
    opening: int,
) -> _Report:
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
    return _Report(
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


def _place(id_: str, mention: Mention, report: _Report) -> str | None:
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


def _key(id_: str, mention: Mention, report: _Report) -> tuple[str | None, tuple[str, ...]]:
    """The key, or None and the keys that are possible."""
    place = _place(id_, mention, report)
    known = _known(id_, place, report)
    if _YEAR_RE.match(id_) and not is_local(id_):
        # The year is part of the symbol: a wrong date beside it makes no other document.
        return (known[0].key if len(known) == 1 else id_), ()
    if mention.date is not None:
        return _dated(id_, mention.date, place, report), ()
    dates = report.dates.get((id_, _own_place(mention)), frozenset())
    term = _term(mention)
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


def _known(id_: str, place: str | None, report: _Report) -> tuple[Directive, ...]:
    """The registry's documents of that symbol, none of another place."""
    found = report.index.by_id.get(id_, ())
    return tuple(item for item in found if not item.place or place in (None, item.place))


def _chosen(
    known: Sequence[Directive], mention: Mention, report: _Report
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


def _dated(id_: str, date: dt.date, place: str | None, report: _Report) -> str:
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


def _term(mention: Mention) -> str | None:
    return term_written(mention.issuer, mention.term)


def term_written(issuer: str | None, term: str | None) -> str | None:
    """The term in an issuer's name, or in the words behind the mention: "Ban Bí thư khóa X"."""
    match = _TERM_RE.search(fold_tone(issuer or "")) or _TERM_RE.search(fold_tone(term or ""))
    if match is None:
        return None
    return _ARABIC.get(match[1], match[1]).replace("l", "i").upper()


def _short(mention: Mention, report: _Report) -> Resolved:
    """The document of this report, or failing that of the registry, of that type and number."""
    written = mention.number or ""
    issuer = fold_tone(mention.issuer or "")
    central = issuer == "trung ương" or any(issuer.startswith(body) for body in _CENTRAL)
    number = int(written.partition("/")[0])
    ids = {
        id_
        for id_ in report.full.get((mention.type, number), ())
        if ("/" not in written or id_.startswith(written + "/"))
        and (not central or id_.endswith("/TW"))
    }
    if ids:
        if len(ids) > 1:
            return Resolved(mention, None, None, tuple(sorted(ids)))
        id_ = ids.pop()
        key, candidates = _key(id_, mention, report)
        return Resolved(mention, id_, key, candidates)
    found = _of_registry(mention, written, issuer, central, report)
    if len(found) == 1:
        return Resolved(mention, found[0].id, found[0].key)
    if not found and mention.rule == "citation.short" and "/" not in written:
        numbered = report.index.by_number.get((mention.type, int(written)), ())
        left = (i for i in numbered if report.date is None or i.date <= report.date)
        return Resolved(mention, None, None, tuple(item.key for item in left))
    known_ids = {item.id for item in found}
    id_or_none = known_ids.pop() if len(known_ids) == 1 else None
    return Resolved(mention, id_or_none, None, tuple(item.key for item in found))


def _of_registry(
    mention: Mention, written: str, issuer: str, central: bool, report: _Report
) -> tuple[Directive, ...]:
    """What the registry knows by that short name at the time of the report."""
    if "/" in written:
        found = tuple(
            item
            for id_, items in report.index.by_id.items()
            if id_.startswith(written + "/")
            for item in items
            if item.type == mention.type
        )
    elif central:
        numbered = report.index.by_number.get((mention.type, int(written)), ())
        found = tuple(item for item in numbered if item.id.endswith("/TW"))
    elif issuer:
        numbered = report.index.by_number.get((mention.type, int(written)), ())
        found = tuple(item for item in numbered if fold_tone(item.issuer) in issuer)
    else:
        # Without an issuer, only a document that people call by its bare number.
        found = report.index.by_alias.get(fold_tone(f"{mention.type} {written}"), ())
    if report.date is not None:
        found = tuple(item for item in found if item.date <= report.date)
    if mention.date is not None:
        found = tuple(item for item in found if item.date == mention.date)
    if term := _term(mention):
        found = tuple(item for item in found if item.term == term)
    topic = topic_after(report.text, mention.tail or mention.end)
    if len(found) > 1 and topic is not None:
        found = nearest(topic, found) or found
    if len(found) > 1:
        name = fold_tone(f"{mention.type} {written}")
        called = tuple(item for item in found if name in map(fold_tone, item.aliases))
        found = called if len(called) == 1 else found
    return found


def _plenum(mention: Mention, report: _Report) -> Resolved:
    """A plenum's resolution by its subject, else the one that its bare name means by habit."""
    id_ = mention.id
    if id_ is None:
        ids = sorted(report.named.get(mention.number, ()))
        if len(ids) != 1:
            return Resolved(mention, None, None, tuple(ids))
        id_ = ids[0]
    passed = report.index.plenums.get(id_, ())
    plain = report.index.plain.get(id_, ())
    topic = topic_after(report.text, mention.tail or mention.end)
    left = passed
    if topic is not None and speaks(topic):
        left = nearest(topic, passed) or tuple(item for item in plain if touches(topic, item))
        if not left:
            return Resolved(mention, id_, None, tuple(item.key for item in passed))
    if len(left) > 1:
        left = tuple(item for item in left if item in plain) or left
    if len(left) == 1:
        return Resolved(mention, id_, left[0].key)
    return Resolved(mention, id_, None, tuple(item.key for item in left))


def _backward(mention: Mention, report: _Report, named: Sequence[Resolved]) -> Resolved | None:
    """ "Nghị quyết này": the document of that type named in its paragraph, else the last before.

    The document that the report is about may be meant as well: where both differ, nobody knows.
    `named` are all of that type named before.
    """
    if not named:
        return None
    paragraph = report.text.rfind("\n", 0, mention.start) + 1
    in_paragraph = takewhile(lambda found: found.mention.start >= paragraph, reversed(named))
    near = list(islice(in_paragraph, _MOST_NEAR)) or named[-1:]
    of_subject = takewhile(lambda found: found.mention.start < report.opening, named)
    subject = list(islice(of_subject, _MOST_NEAR))
    meant = {found.key or found.id: found for found in (*subject, *near)}
    if len(meant) == 1:
        found = next(iter(meant.values()))
        return Resolved(mention, found.id, found.key, found.candidates)
    return Resolved(mention, None, None, tuple(sorted(key for key in meant if key)))
