"""The gold annotations of one report as frozen values.

`pipeline.evaluating.gold_files` reads them from JSON, `pipeline.evaluating.validating` holds them
against the report's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.document import Range
from schemas.facts import CheckKind, CitationForm, FigureKind, Severity

Origin = Literal["authored", "synthetic"]
"""Who annotated: a reader of the report, or the program that generated it."""

GoldRole = Literal["limitation", "cause"]
GoldKinRole = Literal["lesson", "task", "proposal", "difficulty"]
Value = float | str | None


class GoldError(ValueError):
    """The gold cannot be used. The message lists every problem, one a line, with its file."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class GoldHeading:
    """A heading; `label` is None for captions and lettered headings (level 4)."""

    at: Range
    text: str
    label: str | None
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class GoldFootnote:
    """A footnote's text in pieces, and where its mark stands in the body."""

    marker: str
    pieces: tuple[Range, ...]
    ref_at: int | None


@dataclass(frozen=True, slots=True)
class GoldCitation:
    """One mention of a document; `id` is None for congress resolutions, which are not scored."""

    at: Range
    text: str
    type: str
    form: CitationForm
    id: str | None
    issuer: str | None
    date: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPercentage:
    """A percentage, with the numbers that it relates where the report states them."""

    at: Range
    text: str
    value: float
    part: float | None
    whole: float | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldRatio:
    """So many of so many."""

    at: Range
    text: str
    num: float
    den: float
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldCount:
    """A counted noun phrase; table cells and numbers spelt out are `optional` too."""

    at: Range
    text: str
    value: float
    unit: str
    kind: FigureKind
    indicator: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A shortcoming, its cause, or one of their kin.

    `extent`, `strength` and `origin` are "" where nobody annotated them.
    """

    at: Range
    text: str
    role: GoldRole | GoldKinRole
    in_section: bool
    optional: bool
    extent: str | None = ""
    strength: str | None = ""
    origin: str | None = ""


@dataclass(frozen=True, slots=True)
class GoldCheck:
    """A relation that a reader recomputed; the first span is the figure that is challenged."""

    kind: CheckKind
    severity: Severity
    spans: tuple[Range, ...]
    stated: Value
    expected: Value
    note: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """What the report says of itself; `number` is "" where nobody annotated it."""

    kind: str
    title: str | None
    unit: str | None
    date: str | None
    signatory: tuple[str, str] | None
    number: str | None


@dataclass(frozen=True, slots=True)
class GoldReport:
    """Everything annotated in one report. `source` is the name of the report's file."""

    name: str
    source: str
    origin: Origin
    document: GoldDocument
    headings: tuple[GoldHeading, ...]
    footnotes: tuple[GoldFootnote, ...]
    citations: tuple[GoldCitation, ...]
    percentages: tuple[GoldPercentage, ...]
    ratios: tuple[GoldRatio, ...]
    counts: tuple[GoldCount, ...]
    limitations: tuple[GoldStatement, ...]
    findings: tuple[GoldCheck, ...]
    checks_passed: tuple[GoldCheck, ...]
    statements: tuple[GoldStatement, ...] | None = None
    """Lessons, tasks, proposals, difficulties; None where nobody annotated them."""
