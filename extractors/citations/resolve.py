"""Which document a mention means. Links only when exactly one candidate is left, else abstains.

Short forms mean the one document of this report with that type and number, else one of the
registry; plenums are told by their subject, "này" by its paragraph. Keys are made in `keys`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from extractors.citations.keys import CitedReport, cited_report, key_of, term_of_mention
from extractors.citations.mentions import Mention
from extractors.citations.places import Level
from extractors.citations.topics import nearest, speaks, topic_after, touches
from schemas.folding import fold_tone
from schemas.registry.documents import Directive

_CENTRAL = (
    "bộ chính trị",
    "ban bí thư",
    "ban chấp hành trung ương",
    "trung ương đảng",
    "bch trung ương",
    "bch tw",
    "bchtw",
)
_MOST_NEAR = 20  # mentions of one type in one paragraph that may be meant


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with its id and key, either None where it cannot be known.

    `candidates` are the keys that remained where several documents are possible.
    """

    mention: Mention
    id: str | None
    key: str | None
    candidates: tuple[str, ...] = ()


def resolve(
    mentions: Sequence[Mention],
    text: str,
    report_date: dt.date | None,
    places: Mapping[Level, str],
    opening: int,
) -> Iterator[Resolved]:
    """Each mention with what it means.

    `places` are those that the report names as its own, by level; before `opening` (clean offset)
    the report says what it is about; nothing younger than `report_date` is meant.

    A weak short form ("Kế hoạch 13") that names no known document is dropped, and so is "Nghị
    quyết này" where no resolution was named before.
    """
    report = cited_report(mentions, text, report_date, places, opening)
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
    if (
        found.key is not None
        or len(known) != 1
        or term_of_mention(found.mention)
        or found.mention.date
    ):
        return found
    key = next(iter(known))
    if found.candidates and key not in found.candidates:
        return found
    return replace(found, key=key, candidates=())


def _resolved(mention: Mention, report: CitedReport) -> Resolved | None:
    if mention.form == "short":
        if mention.number is None:
            return None
        found = _short(mention, report)
        weak = mention.rule == "citation.short_weak" and mention.date is None
        return None if weak and found.id is None and not found.candidates else found
    if mention.form == "named":
        return _plenum(mention, report)
    if mention.form == "full" and mention.id:
        key, candidates = key_of(mention.id, mention, report)
        return Resolved(mention, mention.id, key, candidates)
    return Resolved(mention, None, None)


def _short(mention: Mention, report: CitedReport) -> Resolved:
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
        key, candidates = key_of(id_, mention, report)
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
    mention: Mention, written: str, issuer: str, central: bool, report: CitedReport
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
    if term := term_of_mention(mention):
        found = tuple(item for item in found if item.term == term)
    topic = topic_after(report.text, mention.tail or mention.end)
    if len(found) > 1 and topic is not None:
        found = nearest(topic, found) or found
    if len(found) > 1:
        name = fold_tone(f"{mention.type} {written}")
        called = tuple(item for item in found if name in map(fold_tone, item.aliases))
        found = called if len(called) == 1 else found
    return found


def _plenum(mention: Mention, report: CitedReport) -> Resolved:
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


def _backward(mention: Mention, report: CitedReport, named: Sequence[Resolved]) -> Resolved | None:
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
