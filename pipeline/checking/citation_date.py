"""citation_date: one document cited with two dates.

The same number comes back every term, at every level: two dates years apart may be two documents
and are no finding. Local bodies begin anew with every year: theirs of two years are two documents,
unless their words of the subject, or day and month, are the same. Within one year they are one
document with one date. Of a local document that is an error only where the dates look like one
slip, in the day or in the month, and no other subject is named: a body that was merged, or a
congress in between, counts anew within the year. Who sets two dates side by side in one sentence
sees both: that is suspect at most.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from extractors.citations.places import is_local
from pipeline.checking.documents import are_told_of_two, may_share_issuer, subject_of
from pipeline.checking.evidence import Evidence
from schemas.facts import Check, Citation
from schemas.registry.documents import directives

RULE = "citation_date"
_A_YEAR = 366
_SPEAKING = 4
"""Words of a subject that say something."""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each document that is dated more than once."""
    dated: dict[str, list[Citation]] = {}
    for citation in evidence.citations:
        if citation.form == "full" and citation.id and citation.date:
            dated.setdefault(citation.id, []).append(citation)
    known = {(directive.id, directive.date) for directive in directives()}
    for id_, mentions in dated.items():
        if len(mentions) < 2:
            continue
        dates = Counter(mention.date for mention in mentions)
        if len(dates) == 1:
            yield _row(mentions, "ok", mentions[0], mentions[0])
            continue
        usual = max(
            dates, key=lambda date: ((id_, date) in known, dates[date], -_first(mentions, date))
        )
        right = next(mention for mention in mentions if mention.date == usual)
        for mention in mentions:
            if mention.date == usual or (id_, mention.date) in known:
                continue
            assert mention.date is not None
            assert usual is not None
            if not may_share_issuer(evidence, mention, right):
                continue
            together = _are_in_one_sentence(evidence, mention, right)
            if mention.date.year == usual.year:
                certain = not is_local(id_) or _is_slip(mention.date, usual)
                apart = together or are_told_of_two(evidence, mention, right)
                sure = certain and not apart and not _differ(evidence, mention, right)
                yield _row([mention, right], "error" if sure else "suspect", mention, right)
            elif abs((mention.date - usual).days) <= _A_YEAR and (
                not is_local(id_)
                or (_is_one_day(mention.date, usual) and not together)
                or _agree(evidence, mention, right)
            ):
                yield _row([mention, right], "suspect", mention, right)


def _are_in_one_sentence(evidence: Evidence, one: Citation, other: Citation) -> bool:
    sentence = evidence.doc.sentence_at(one.at[0])
    return sentence is not None and sentence.start <= other.at[0] < sentence.end


def _is_slip(one: dt.date, other: dt.date) -> bool:
    """Of one year: does only the day, or only the month, differ?"""
    return one.day == other.day or one.month == other.month


def _is_one_day(one: dt.date, other: dt.date) -> bool:
    """Of two years: is only the year another?"""
    return (one.day, one.month) == (other.day, other.month)


def _agree(evidence: Evidence, one: Citation, other: Citation) -> bool:
    """Do the two mentions name one subject, but for a few words ("… năm 2022", "… năm 2023" are
    two)?
    """
    words, others = (set(subject_of(evidence, citation)) for citation in (one, other))
    least = min(len(words), len(others))
    if any(word.isdigit() for word in words ^ others):
        return False
    return least >= _SPEAKING and 4 * len(words & others) >= 3 * least


def _differ(evidence: Evidence, one: Citation, other: Citation) -> bool:
    """Do the two mentions name subjects that have next to nothing in common?"""
    words, others = (set(subject_of(evidence, citation)) for citation in (one, other))
    least = min(len(words), len(others))
    return least >= _SPEAKING and 3 * len(words & others) < least


def _first(mentions: list[Citation], date: object) -> int:
    return next(index for index, mention in enumerate(mentions) if mention.date == date)


def _row(mentions: list[Citation], severity: str, stated: Citation, expected: Citation) -> Check:
    assert stated.date is not None
    assert expected.date is not None
    sign = "=" if severity == "ok" else "≠"
    return Check(
        kind="citation_date",
        severity=severity,  # type: ignore[arg-type]
        rule=RULE,
        spans=tuple(mention.span for mention in mentions),
        stated=stated.date.isoformat(),
        expected=expected.date.isoformat(),
        equation=f"{stated.id}: {stated.date:%d/%m/%Y} {sign} {expected.date:%d/%m/%Y}",
        section=stated.section,
    )
