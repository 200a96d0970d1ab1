"""Which documents the units cite, side by side."""

from sqlalchemy import Connection

from pipeline.comparing.matrix import grouped, matrix
from pipeline.exporting import Column, Listing
from pipeline.querying.documents import cited_documents, group_of
from pipeline.querying.fact_rows import fact_rows
from pipeline.querying.filters import EVERYTHING, Filters
from pipeline.querying.status import reporting_units
from schemas import views as v


def compare_citations(connection: Connection, filters: Filters = EVERYTHING) -> Listing:
    """Documents by units: how often each unit mentions each document."""
    documents = cited_documents(connection)
    cells = grouped(fact_rows(connection, v.citations, filters, texts=False), group_of)
    names = {group: documents[group].full_name for group in cells}
    order = sorted(
        cells,
        key=lambda group: (-len(cells[group]), -sum(map(len, cells[group].values())), names[group]),
    )
    return matrix(
        "So sánh viện dẫn",
        (Column("document", "Văn bản"),),
        [((names[group],), cells[group]) for group in order],
        reporting_units(connection, filters),
        lambda rows: len(rows) or None,
    )
