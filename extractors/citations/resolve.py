"""Which document a mention means. Links only when exactly one candidate is left, else abstains."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from extractors.citations.mentions import Mention
from schemas.folding import fold_tone
from schemas.registry.loader import Directive, directives

_CENTRAL = (
    "bộ chính trị",
    "ban bí thư",
    "ban chấp hành trung ương",
    "trung ương đảng",
    "bch trung ương",
)
_TERM_RE = regex.compile(r"khóa\s+([ivx]+)")


def resolve(
    mentions: Sequence[Mention], report_date: dt.date | None
) -> Iterator[tuple[Mention, str | None, str | None]]:
    """Each mention with its id and its document's key, either None where it cannot be known.

    A weak short form ("Kế hoạch 13") that names no known document is dropped.
    """
    full = [m for m in mentions if m.form == "full" and m.id]
    named = [m for m in mentions if m.form == "named" and m.id]
    dated = _dates_in_report(full)
    for mention in mentions:
        if mention.form == "short":
            id_ = _short_id(mention, full, report_date)
            if id_ is None and mention.rule == "citation.short_weak" and mention.date is None:
                continue
            yield mention, id_, _key(id_, mention, dated, report_date) if id_ else None
        elif mention.form == "named":
            id_ = mention.id or _only({m.id for m in named if m.number == mention.number})
            yield mention, id_, _plenum_key(id_)
        elif mention.form == "full":
            yield mention, mention.id, _key(mention.id or "", mention, dated, report_date)
        else:
            yield mention, None, None


def _only(candidates: set[str | None]) -> str | None:
    found = candidates - {None}
    return found.pop() if len(found) == 1 else None


_NUMBER_RE = regex.compile(r"\d+")


def _number(id_: str) -> int | None:
    match = _NUMBER_RE.match(id_)
    return int(match[0]) if match else None


def _short_id(mention: Mention, full: Sequence[Mention], report_date: dt.date | None) -> str | None:
    """The document of this report, or failing that of the registry, with that type and number."""
    written = mention.number or ""
    issuer = fold_tone(mention.issuer or "")
    central = any(issuer.startswith(body) for body in _CENTRAL)
    same = [
        m
        for m in full
        if m.type == mention.type
        and m.id
        and (m.id.startswith(written + "/") if "/" in written else _number(m.id) == int(written))
    ]
    if central:
        same = [m for m in same if m.id and m.id.endswith("/TW")]
    found = {m.id for m in same}
    if found:
        return _only(found)
    if "/" in written:
        return _only({d.id for d in directives() if d.id.startswith(written + "/")})
    candidates = [
        d
        for d in directives()
        if d.type == mention.type
        and _number(d.id) == int(written)
        and (report_date is None or d.date <= report_date)
        and (mention.date is None or d.date == mention.date)
    ]
    if central:
        candidates = [d for d in candidates if d.id.endswith("/TW")]
    elif issuer:
        candidates = [d for d in candidates if fold_tone(d.issuer) in issuer]
    else:
        # Without an issuer, only a document that people call by its bare number.
        name = fold_tone(f"{mention.type} {written}")
        candidates = [d for d in candidates if name in map(fold_tone, d.aliases)]
    return _only({d.id for d in candidates})


def _dates_in_report(full: Sequence[Mention]) -> dict[str, set[dt.date]]:
    dates: dict[str, set[dt.date]] = {}
    for mention in full:
        if mention.id and mention.date:
            dates.setdefault(mention.id, set()).add(mention.date)
    return dates


@cache
def _by_id() -> dict[str, tuple[Directive, ...]]:
    out: dict[str, tuple[Directive, ...]] = {}
    for directive in directives():
        out[directive.id] = (*out.get(directive.id, ()), directive)
    return out


def _dated_key(id_: str, date: dt.date) -> str:
    """ "08-QĐ/TW" of 25/10/2018 is 08-QĐi/TW: the two codes are written for one another."""
    twin = id_.replace("-QĐ/", "-QĐi/") if "-QĐ/" in id_ else id_.replace("-QĐi/", "-QĐ/")
    known = {directive.date for directive in _by_id().get(id_, ())}
    if date not in known and date in {directive.date for directive in _by_id().get(twin, ())}:
        id_ = twin
    return f"{id_}@{date.isoformat()}"


def _key(
    id_: str, mention: Mention, dated: dict[str, set[dt.date]], report_date: dt.date | None
) -> str | None:
    """`id@date`: the date written here, else the only one elsewhere, else the registry's."""
    if mention.date is not None:
        return _dated_key(id_, mention.date)
    dates = dated.get(id_, set())
    if len(dates) == 1:
        return f"{id_}@{next(iter(dates)).isoformat()}"
    if dates:
        return None
    candidates = list(_by_id().get(id_, ()))
    if term := _TERM_RE.search(fold_tone(mention.issuer or "")):
        in_term = [d for d in candidates if d.term.lower() == term[1]]
        return in_term[0].key if len(in_term) == 1 else None
    if report_date is not None:
        candidates = [d for d in candidates if d.date <= report_date]
    return candidates[0].key if len(candidates) == 1 else None


@cache
def _plenum_keys() -> dict[str, str]:
    """ "NQTW4-XII" → the key of the one directive whose alias is just that plenum and term."""
    keys: dict[str, set[str]] = {}
    alias_re = regex.compile(r"(nghị quyết|kết luận) trung ương (\d+) khóa ([ivx]+)")
    for directive in directives():
        for alias in directive.aliases:
            if match := alias_re.fullmatch(fold_tone(alias)):
                prefix = "NQ" if match[1] == "nghị quyết" else "KL"
                keys.setdefault(f"{prefix}TW{match[2]}-{match[3].upper()}", set()).add(
                    directive.key
                )
    return {id_: found.pop() for id_, found in keys.items() if len(found) == 1}


def _plenum_key(id_: str | None) -> str | None:
    return _plenum_keys().get(id_) if id_ else None
