"""citation_number: one document cited with two numbers.

Two mentions are of one document where type, date and subject are the same. A body issues several
documents on one day, so that the subject must be said in as many words, the numbers must be a slip
of one digit apart, or the codes of one letter, and no sentence may name both. Decisions and notices
of one day repeat their subject ("về việc kết nạp đảng viên") and are left alone.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checking.documents import may_share_issuer, subject_of
from pipeline.checking.evidence import Evidence
from pipeline.checking.slips import single_digit_slip
from schemas.facts import Check, Citation, Severity
from schemas.registry.documents import directives

RULE = "citation_number"
_SERIAL = frozenset(("Quyết định", "Thông báo", "Công văn", "Văn bản", "Báo cáo", "Tờ trình"))
_LEAST = 5
"""Words of a subject that tell one document from another of the same day."""
_TOLD = 2
"""More numbers under one subject are a series ("Kế hoạch kiểm tra …")."""


@dataclass(frozen=True, slots=True)
class _Mention:
    citation: Citation
    subject: tuple[str, ...]
    block: int

    @property
    def id(self) -> str:
        return self.citation.id or ""


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each document that is cited twice with date and subject."""
    for group in _groups(evidence):
        if len(group) < 2:
            continue
        ids = Counter(mention.id for mention in group)
        if len(ids) == 1:
            yield _row("ok", group[1], group[0], group)
        elif len(ids) == _TOLD and single_digit_slip(*ids) and not _named_together(evidence, *ids):
            yield from _challenge(group, ids)


def _groups(evidence: Evidence) -> list[list[_Mention]]:
    """The mentions that may be of one document, in the order of the first of each group."""
    groups: list[list[_Mention]] = []
    alike: dict[object, list[list[_Mention]]] = {}
    for mention in _mentions(evidence):
        citation = mention.citation
        known = alike.setdefault((citation.type, citation.date, mention.subject), [])
        for group in known:
            if may_share_issuer(evidence, group[0].citation, citation):
                group.append(mention)
                break
        else:
            known.append([mention])
            groups.append(known[-1])
    return groups


def _mentions(evidence: Evidence) -> Iterator[_Mention]:
    for citation in evidence.citations:
        if citation.form != "full" or not citation.id or citation.date is None:
            continue
        subject = subject_of(evidence, citation)
        if len(subject) >= _LEAST and citation.type not in _SERIAL:
            yield _Mention(citation, subject, evidence.doc.block_index(citation.at[0]))


def _named_together(evidence: Evidence, one: str, other: str) -> bool:
    """Does a paragraph name both numbers? Who wrote it knew that they are two."""
    places: dict[str, set[int]] = {one: set(), other: set()}
    for citation in evidence.citations:
        if citation.id in places:
            places[citation.id].add(evidence.doc.block_index(citation.at[0]))
    return bool(places[one] & places[other])


def _challenge(group: list[_Mention], ids: Counter[str]) -> Iterator[Check]:
    known = {(directive.id, directive.date) for directive in directives()}
    registered = [id_ for id_ in ids if (id_, group[0].citation.date) in known]
    if len(registered) == _TOLD:
        return
    # Of numbers used equally often the first one is taken as right.
    right = registered[0] if registered else ids.most_common(1)[0][0]
    rest = [mention for mention in group if mention.id != right]
    witness = next(mention for mention in group if mention.id == right)
    yield _row("suspect", rest[0], witness, [*rest, witness])


def _row(
    severity: Severity, stated: _Mention, expected: _Mention, mentions: list[_Mention]
) -> Check:
    sign = "=" if severity == "ok" else "≠"
    date = expected.citation.date
    return Check(
        kind="citation_number",
        severity=severity,
        rule=RULE,
        spans=tuple(mention.citation.span for mention in mentions),
        stated=stated.id,
        expected=expected.id,
        equation=f"{date:%d/%m/%Y}: {stated.id} {sign} {expected.id}",
        section=stated.citation.section,
    )
