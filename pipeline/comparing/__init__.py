"""Units side by side: what they cite, what they count, what they admit."""

from typing import Literal, get_args

from sqlalchemy import Connection

from pipeline.comparing.citations import compare_citations
from pipeline.comparing.figures import compare_figures
from pipeline.comparing.limitations import compare_limitations
from pipeline.exporting import Listing
from pipeline.querying.filters import EVERYTHING, Filters

Subject = Literal["citations", "figures", "limitations"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


def compare(
    connection: Connection,
    subject: Subject,
    filters: Filters = EVERYTHING,
    *,
    quotes: bool = False,
) -> Listing:
    """The matrix of the subject; `quotes` puts the words of the reports into limitations' cells."""
    if subject == "citations":
        return compare_citations(connection, filters)
    if subject == "figures":
        return compare_figures(connection, filters)
    return compare_limitations(connection, filters, quotes=quotes)


__all__ = [
    "SUBJECTS",
    "Subject",
    "compare",
    "compare_citations",
    "compare_figures",
    "compare_limitations",
]
