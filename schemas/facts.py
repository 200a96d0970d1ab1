"""What the extractors and the checks say about one report, as frozen values.

Every fact carries `span` (its quotation in the source text), `at` (the same place in the clean
text), `section` (index into the report's headings, or None) and `rule` (the id of the rule that
made it). The JSON form is in `schemas.contract`, the SQL form in `schemas.tables`.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from schemas.document import Footnote, Heading, Range, Span
from schemas.making import quickly_made

CitationForm = Literal["full", "short", "named", "congress"]
FigureKind = Literal["people", "organisation", "event", "document", "other"]
Approximation = Literal["exact", "at_least", "at_most", "about"]
Aspect = Literal["level", "change", "average", "target"]
"""What a count says of its quantity: how much it is, its change, its mean, what it shall be."""
TimeSource = Literal["sentence", "list", "section", "report"]
Place = Literal["whole", "part"]
StatementRole = Literal["limitation", "cause", "lesson", "task", "proposal", "difficulty"]
Extent = Literal["few", "some", "many", "most", "all"]
"""Of how many a statement says it: "số ít", "một số", "không ít", "phần lớn", "tất cả"."""

Strength = Literal["hedged", "plain", "strong"]
"""How far an admission goes: "có lúc chưa kịp thời", "chưa kịp thời", "còn nhiều yếu kém"."""

Origin = Literal["subjective", "objective"]
"""Where a cause lies: with those who report (chủ quan), or outside of them (khách quan)."""

Severity = Literal["ok", "rounding", "suspect", "error"]
CheckKind = Literal[
    "part_sum",
    "percent",
    "percent_sum",
    "ratio",
    "conflict",
    "citation_date",
    "citation_number",
    "numbering",
    "name",
    "registry",
    "other",
]


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of an official document.

    `id` is the canonical symbol ("05-CT/TW"), `key` the document itself ("12-HD/BTCTW@2018-07-06"),
    None where several documents are possible. `date` is the date written beside the mention.
    `basis` is true where the report names the document as what it carries out. `candidates` are
    the keys (or symbols) of the documents that remain possible where `key` is None. `flags` names
    what is odd: "type_symbol" where type word and symbol disagree.
    """

    span: Span
    at: Range
    section: int | None
    rule: str
    type: str
    form: CitationForm
    id: str | None
    key: str | None = None
    issuer: str | None = None
    date: dt.date | None = None
    basis: bool = False
    date_span: Span | None = None
    candidates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


RelationKind = Literal["replaces", "amends", "repeals", "implements"]


@dataclass(frozen=True, slots=True)
class Relation:
    """One document does something to another, as the text states it.

    `subject` and `object` are indexes into the report's citations: the subject replaces, amends,
    repeals or implements the object. The span runs from the first of the two mentions to the end
    of the second.
    """

    span: Span
    at: Range
    section: int | None
    rule: str
    kind: RelationKind
    subject: int
    object: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Percentage:
    """A stated percentage. `part` and `whole` are the numbers that it relates, where stated.

    Of a range ("70 - 80 %") `value` is the lower and `value_max` the upper end.
    """

    span: Span
    at: Range
    section: int | None
    rule: str
    value: Decimal
    numeral: str
    approx: Approximation = "exact"
    part: Decimal | None = None
    whole: Decimal | None = None
    part_at: Range | None = None
    whole_at: Range | None = None
    value_max: Decimal | None = None
    body: str | None = None
    time: str | None = None
    time_from: TimeSource | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Ratio:
    """ "165/174 đồng chí": so many of so many. `unit` is the noun after it, or None."""

    span: Span
    at: Range
    section: int | None
    rule: str
    num: int
    den: int
    unit: str | None = None
    approx: Approximation = "exact"
    body: str | None = None
    time: str | None = None
    time_from: TimeSource | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: `unit` is the head noun as written, `qualifiers` narrow it.

    `label` is the noun phrase in front of the number, where the phrase precedes ("Nam: 48",
    "HTXSNV: 935"); `as_of` the year that the sentence states ("2021"), or None.

    Every figure has: `body`, the body that it speaks of, as written ("Chi bộ thôn Đông"), None for
    the unit itself; `time`, what it is of ("2023-12-31", "2023", "2014/2023"), and `time_from`,
    where that is said. `place` and `dimension` tell a count's place in a group ("part" by
    "gender"), `division` which part it is ("nữ"), `whole` is the value of its whole.
    """

    span: Span
    at: Range
    section: int | None
    rule: str
    value: Decimal
    numeral: str
    unit: str
    kind: FigureKind
    qualifiers: tuple[str, ...] = ()
    value_max: Decimal | None = None
    approx: Approximation = "exact"
    indicator: str | None = None
    as_of: str | None = None
    label: str | None = None
    number_at: Range = (0, 0)
    body: str | None = None
    time: str | None = None
    time_from: TimeSource | None = None
    aspect: Aspect = "level"
    place: Place | None = None
    dimension: str | None = None
    whole: Decimal | None = None
    division: str | None = None


Figure = Percentage | Ratio | Count


@dataclass(frozen=True, slots=True)
class Statement:
    """A shortcoming, its cause, a lesson, a task, a proposal or an outside difficulty.

    `extent` is the widest extent that the words of lack are said to have, None where they are said
    of nobody in particular; `strength` how far the admission goes, None for a lesson, task or
    proposal; `origin` where a cause lies, None where the report does not say so (and for all that
    are no causes).
    """

    span: Span
    at: Range
    section: int | None
    rule: str
    role: StatementRole
    in_section: bool
    topics: tuple[str, ...] = ()
    extent: Extent | None = None
    strength: Strength | None = None
    origin: Origin | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Check:
    """One relation that was recomputed. `spans` are the figures, the challenged one first.

    `equation` is the arithmetic in figures, the same in every language; `expected` what the stated
    value should be; `suggestion` the likeliest slip for an error, or None.
    """

    kind: CheckKind
    severity: Severity
    rule: str
    spans: tuple[Span, ...]
    stated: Decimal | str
    expected: Decimal | str
    equation: str
    section: int | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, and as what ("BÍ THƯ")."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Period:
    """The period reported on, both days included."""

    start: dt.date
    end: dt.date


DocumentKind = Literal["report", "article", "other"]


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the report says of itself. Names are as written, white space folded.

    `subject` is the title without "BÁO CÁO"; `place` stands before the date; `addressees` behind
    "Kính gửi", `recipients` under "Nơi nhận".
    """

    kind: DocumentKind = "other"
    title: str | None = None
    unit: str | None = None
    parent_unit: str | None = None
    number: str | None = None
    date: dt.date | None = None
    draft: bool = False
    period: Period | None = None
    in_reply_to: str | None = None
    signatory: Signatory | None = None
    classification: str | None = None
    subject: str | None = None
    place: str | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the analysis of one text found; depends on content and program only."""

    source: str
    sha256: str
    program: str
    registry: str
    text: str
    document: DocumentInfo
    headings: tuple[Heading, ...]
    footnotes: tuple[Footnote, ...]
    citations: tuple[Citation, ...]
    percentages: tuple[Percentage, ...]
    ratios: tuple[Ratio, ...]
    counts: tuple[Count, ...]
    statements: tuple[Statement, ...]
    checks: tuple[Check, ...]
    relations: tuple[Relation, ...] = ()
    amounts: tuple[Count, ...] = ()
    """Sums of money, areas, lengths and weights that count something, and are no counts; `kind` is
    "other", `rule` says what is measured ("amount.money")."""

    @property
    def limitations(self) -> tuple[Statement, ...]:
        """Shortcomings and their causes."""
        return tuple(s for s in self.statements if s.role in ("limitation", "cause"))

    @property
    def findings(self) -> tuple[Check, ...]:
        """Relations that do not hold exactly: errors, rounding slips, suspicions."""
        return tuple(check for check in self.checks if check.severity != "ok")

    @property
    def checks_passed(self) -> tuple[Check, ...]:
        """Relations that were recomputed and hold."""
        return tuple(check for check in self.checks if check.severity == "ok")
