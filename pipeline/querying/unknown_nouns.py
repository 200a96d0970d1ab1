"""What the reports count that the registry does not know, the most frequent first."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from pipeline.enriching.counted_nouns import UNKNOWN
from pipeline.exporting import Column, Listing
from pipeline.querying.fact_rows import fact_rows, sentence_of
from pipeline.querying.filters import EVERYTHING, Filters
from schemas import views as v


@dataclass(slots=True)
class _Noun:
    """What is known of a noun while the rows are read."""

    example: str | None
    times: int = 0
    units: set[str | None] = field(default_factory=set)


def unknown_nouns(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """The counted nouns that `unit_nouns.tsv` has not, each with a sentence.

    They are whole words once `baocao enrich` has run, and before what the rules took.
    """
    nouns: dict[str, _Noun] = {}
    for row in fact_rows(connection, v.figures, filters, [v.figures.c.rule == UNKNOWN]):
        name = " ".join((row.counted or "").lower().split())
        noun = nouns.setdefault(name, _Noun(sentence_of(row)))
        noun.times += 1
        noun.units.add(row.unit)
    columns = (
        Column("counted", "Đối tượng"),
        Column("times", "Số lần"),
        Column("units", "Số đơn vị"),
        Column("sentence", "Câu", wide=True),
    )
    rows = tuple(
        (name, noun.times, len(noun.units), noun.example)
        for name, noun in sorted(nouns.items(), key=lambda item: (-item[1].times, item[0]))
    )
    return Listing("Danh từ chưa có trong danh mục", columns, rows, "unknown_nouns")
