"""The store as DataFrames, for people who work in Python."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, TypedDict, Unpack

import pandas as pd
from sqlalchemy import Connection

from pipeline.exporting import Cell, Listing
from pipeline.querying import (
    across,
    citing,
    corrected,
    decided,
    facts,
    families,
    findings,
    searching,
    status,
    versions,
)
from pipeline.querying.directives import choose_directive
from pipeline.querying.filters import Filters
from pipeline.querying.unresolved import unresolved
from pipeline.storing.store import DEFAULT_URL
from pipeline.storing.store import Store as Database
from pipeline.storing.store import open_store as open_database


class FilterOptions(TypedDict, total=False):
    """The filters of the command line, as keywords."""

    unit: str | Sequence[str] | None
    report: str | None
    round: str | None
    since: date | str | None
    until: date | str | None
    section: str | None


class Store:
    """Questions to a store. Every method gives a DataFrame and takes the same filters.

        with baocao.open_store("sqlite:///baocao.db") as store:
            store.citations(unit="Hải Yến", since="2023-01-01")

    Raises `QueryError` for a name that fits nothing or several things.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def engine(self) -> Any:
        """The SQLAlchemy engine, for SQL of one's own on the documented views."""
        return self._database.engine

    def citations(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Every mention of an official document."""
        return self._frame(lambda c, f: facts.citations(c, f), filters)

    def figures(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Counts, percentages and ratios as stated."""
        return self._frame(lambda c, f: facts.figures(c, f), filters)

    def limitations(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Shortcomings admitted, and their causes."""
        return self._frame(lambda c, f: facts.limitations(c, f), filters)

    def statements(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Lessons, tasks, proposals, and difficulties of the world outside."""
        return self._frame(lambda c, f: facts.statements(c, f), filters)

    def findings(self, *, lang: str = "vi", **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Figures that cannot be true, with the arithmetic."""
        return self._frame(lambda c, f: findings.findings(c, f, lang=lang), filters)

    def across(self, *, lang: str = "vi", **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """What reports say of one quantity, where it does not agree and nobody settled it."""
        return self._frame(lambda c, f: across.across(c, f, lang=lang)[0], filters)

    def checked(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """How many relations of each report were recomputed, and how they came out."""
        return self._frame(lambda c, f: findings.checked(c, f), filters)

    def decisions(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """What people decided of findings, and what the next version made of it."""
        return self._frame(lambda c, f: decided.decided(c, f), filters)

    def corrections(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """What people put right or marked wrong, and what the next version made of it."""
        return self._frame(lambda c, f: corrected.corrections(c, f), filters)

    def files(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Every file with its state, and the reason where it failed."""
        return self._frame(lambda c, f: status.files(c, f), filters)

    def units(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """The units known."""
        return self._frame(lambda c, f: status.units(c, f), filters)

    def status(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Who has reported in each round."""
        return self._frame(lambda c, f: status.submissions(c, f), filters)

    def versions(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Reports that were replaced, that somebody decided on, or that wait for a decision."""
        return self._frame(lambda c, f: versions.versions(c, f), filters)

    def search(self, words: str, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Paragraphs that hold the words."""
        return self._frame(lambda c, f: searching.search(c, words, f), filters)

    def cites(
        self,
        directive: str | None = None,
        *,
        missing: bool = False,
        **filters: Unpack[FilterOptions],
    ) -> pd.DataFrame:
        """The reports that cite the document (or, `missing`, the units that do not), or all
        documents by number of units."""

        def query(connection: Connection, chosen: Filters) -> Listing:
            if directive is None:
                return citing.directives(connection, chosen)
            choice = choose_directive(connection, directive)
            return (citing.missing if missing else citing.citing)(connection, choice, chosen)

        return self._frame(query, filters)

    def unresolved(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Mentions of which nobody can tell the document, and those that are possible."""
        return self._frame(lambda c, f: unresolved(c, f), filters)

    def relations(self, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """What one document does to another, as the reports state it."""
        return self._frame(lambda c, f: families.relations(c, f), filters)

    def compare(self, subject: str, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Units side by side: "citations", "figures" or "limitations"."""
        from pipeline.comparing import SUBJECTS, compare

        known = next((item for item in SUBJECTS if item == subject), None)
        if known is None:
            raise ValueError(f"subject must be one of {', '.join(SUBJECTS)}")
        return self._frame(lambda c, f: compare(c, known, f), filters)

    def copies(self, *, same_unit: bool = False, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Passages that reports of two units share, or (`same_unit`) that one unit repeats."""
        from pipeline.comparing.copies import compare_copies

        return self._frame(lambda c, f: compare_copies(c, f, same_unit=same_unit).passages, filters)

    def pair(self, first: str, second: str, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """Two units beside each other: a row for each thing that one of them says."""
        from pipeline.comparing.pair import compare_units

        return self._frame(lambda c, f: compare_units(c, first, second, f).summary, filters)

    def sections(self, outline: str | Path, **filters: Unpack[FilterOptions]) -> pd.DataFrame:
        """What the units wrote under each heading of an outline, a YAML file."""
        from pipeline.comparing.sections import compare_sections
        from pipeline.outlining import parse_outline

        path = Path(outline)
        chosen = parse_outline(path.read_bytes(), path.name)
        return self._frame(lambda c, f: compare_sections(c, chosen, f).sections, filters)

    def compare_limitations(
        self,
        view: str,
        *,
        role: Literal["limitation", "cause"] = "limitation",
        most: float | None = None,
        **filters: Unpack[FilterOptions],
    ) -> pd.DataFrame:
        """What units admit: "groups" (shared by several, by meaning), "alone" (by one only),
        "silent" (who says nothing on a topic that more than `most` of the units admit) or
        "over_time" (repeated, new, gone from year to year)."""
        from pipeline.comparing.limitations import LIMITATION_VIEWS, limitation_view

        known = next((item for item in LIMITATION_VIEWS if item == view), None)
        if known is None:
            raise ValueError(f"view must be one of {', '.join(LIMITATION_VIEWS)}")
        return self._frame(lambda c, f: limitation_view(c, known, f, role=role, most=most), filters)

    def enrich(self) -> tuple[int, int]:
        """Read subject, deficiency and keywords of every statement that has none yet.

        Gives (read now, kept from before); `limitations` has them from then on.
        """
        from pipeline.enriching.stored import enrich

        return enrich(self._database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _frame(
        self, query: Callable[[Connection, Filters], Listing], filters: FilterOptions
    ) -> pd.DataFrame:
        unit = filters.get("unit")
        chosen = Filters(
            unit=unit if unit is None or isinstance(unit, str) else tuple(unit),
            report=filters.get("report"),
            round=filters.get("round"),
            since=_day(filters.get("since")),
            until=_day(filters.get("until")),
            section=filters.get("section"),
        )
        unknown = set(filters) - set(Filters.__dataclass_fields__)
        if unknown:
            raise TypeError(f"unknown filter: {', '.join(sorted(unknown))}")
        with self._database.read() as connection:
            listing = query(connection, chosen)
        return as_frame(listing)


def as_frame(listing: Listing) -> pd.DataFrame:
    """The listing with numbers as numbers of NumPy and days as timestamps; lists stay tuples."""
    frame = pd.DataFrame(
        [[_plain(cell) for cell in row] for row in listing.rows], columns=list(listing.keys)
    )
    for place, key in enumerate(listing.keys):
        filled = [row[place] for row in listing.rows if row[place] is not None]
        if filled and all(isinstance(cell, date) for cell in filled):
            frame[key] = pd.to_datetime(frame[key])
    return frame


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def open_store(url: str = DEFAULT_URL) -> Store:
    """The store at `url` (an SQLAlchemy address, or the path of a SQLite file), which must exist.

    Raises `pipeline.storing.errors.StoreError`.
    """
    return Store(open_database(url, create=False))


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
