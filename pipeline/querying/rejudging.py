"""What became of the relations of a text when a person put one of its facts right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from pipeline.messages import VERDICTS
from pipeline.querying.right_values import right_words
from pipeline.querying.scope import Found
from schemas import tables as t
from schemas import views as v

_NOTES = {
    "vi": {
        "right": "đã sửa “{quote}” thành {right}",
        "wrong": "đã bỏ “{quote}” (đọc sai)",
        "other": "đã tính lại với những số liệu được sửa",
        "before": "trước khi sửa số liệu đã quyết định “{verdict}”{why}",
    },
    "en": {
        "right": "“{quote}” was put right: {right}",
        "wrong": "“{quote}” was marked as misread",
        "other": "recomputed with the figures that were put right",
        "before": "before that it was marked “{verdict}”{why}",
    },
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation that does not hold: what people call it, how bad it is, and its arithmetic."""

    ref: str
    severity: str
    equation: str


def corrections_behind(connection: Connection, row: Found) -> Sequence[Found]:
    """What people said of the facts that the row of `checks` is about, in reading order."""
    c, s = t.fact_correction.c, t.ledger_span.c
    of_row = select(s.start, s.end).where(s.content == row.content, s.ledger == row.ordinal)
    places = connection.execute(of_row).all()
    said = (
        select(t.fact_correction)
        .where(
            c.content == row.content,
            c.fact.in_(["figure", "citation"]),
            or_(*((c.start < place.end) & (c.end > place.start) for place in places)),
        )
        .order_by(c.start, c.ref)
    )
    return connection.execute(said).all()


def note_of(connection: Connection, row: Found, lang: str) -> str:
    """Why a row of the view `checks` that is `revised` says what it says."""
    notes = _NOTES[lang]
    words = [
        notes["wrong" if one.wrong else "right"].format(
            quote=" ".join(one.quote.split()), right=right_words(one, lang)
        )
        for one in corrections_behind(connection, row)
    ]
    return "; ".join([*(words or [notes["other"]]), *_decided_before(connection, row, lang)])


def _decided_before(connection: Connection, row: Found, lang: str) -> Iterator[str]:
    """What a person decided of the same figure before it was put right."""
    d = t.finding_decision.c
    place = (d.content == row.content, d.start == row.start, d.end == row.end)
    for one in connection.execute(
        select(d.verdict, d.why)
        .where(*place, d.kind == row.kind, d.ref != row.finding_id)
        .order_by(d.decided_at)
    ):
        why = f" ({one.why})" if one.why else ""
        verdict = VERDICTS[lang][one.verdict]
        yield _NOTES[lang]["before"].format(verdict=verdict, why=why)


def standing(connection: Connection, content: str) -> dict[str, Standing]:
    """The findings of the text that stand and that nobody settled, by reference."""
    relation, said = t.ledger.c, t.finding_decision.c
    rows = connection.execute(
        select(relation.ref, relation.severity, relation.equation)
        .select_from(
            t.ledger.outerjoin(
                t.finding_decision,
                (said.content == relation.content) & (said.ref == relation.ref),
            )
        )
        .where(
            relation.content == content,
            relation.severity != "ok",
            v.STANDS,
            v.RULE_IS_ON,
            or_(said.verdict.is_(None), said.verdict.not_in(v.SETTLED)),
        )
        .order_by(relation.start, relation.ordinal)
    )
    return {row.ref: Standing(*row) for row in rows}


def changes(
    before: Mapping[str, Standing], after: Mapping[str, Standing]
) -> tuple[list[Standing], list[Standing]]:
    """The findings that stand no more, and those that came or became another severity."""
    gone = [one for ref, one in before.items() if ref not in after]
    come = [
        one
        for ref, one in after.items()
        if ref not in before or before[ref].severity != one.severity
    ]
    return gone, come
