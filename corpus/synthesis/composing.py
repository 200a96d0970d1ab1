"""One consistent report of a unit on a period, from its letterhead to its signature."""

import datetime as dt
from random import Random

from corpus.synthesis.documents import Document, Documents
from corpus.synthesis.draft import Annotated, FootnoteEntry, Places, Relation, StatementEntry
from corpus.synthesis.face import put_head, put_signature
from corpus.synthesis.facts import draw_facts
from corpus.synthesis.grammar import load_grammar
from corpus.synthesis.headings import Headings, numbering
from corpus.synthesis.outline import Plan, draw_plan
from corpus.synthesis.tables import put_table
from corpus.synthesis.wording import variables
from corpus.synthesis.world import Period, Unit
from corpus.synthesis.writer import Writer

_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
_LESSONS = ("Một là", "Hai là", "Ba là", "Bốn là", "Năm là")


def compose(rng: Random, unit: Unit, period: Period) -> Annotated:
    """A report whose relations all hold."""
    reported = _reporting_day(rng, period)
    facts = draw_facts(rng, unit, period)
    documents = Documents(rng, unit, reported)
    writer = Writer(rng, load_grammar(), facts, documents, variables(rng, unit, period))
    return _Composer(writer, unit, period, reported, draw_plan(rng, unit, period)).compose()


def _reporting_day(rng: Random, period: Period) -> dt.date:
    if period.kind == "half":
        return dt.date(period.end_year, 6, 10) + dt.timedelta(days=rng.randint(0, 40))
    return dt.date(period.end_year, 12, 5) + dt.timedelta(days=rng.randint(0, 90))


class _Composer:
    def __init__(
        self, writer: Writer, unit: Unit, period: Period, reported: dt.date, plan: Plan
    ) -> None:
        self.writer = writer
        self.draft = writer.draft
        self.rng = writer.rng
        self.unit = unit
        self.period = period
        self.reported = reported
        self.plan = plan
        self.headings = Headings.draw(self.rng)
        self.gap = "\n\n" if self.rng.random() < 0.75 else "\n"
        self.bullet = self.rng.choice(("- ", "- ", "+ ", "* "))
        self.notes = 0
        self._unused: dict[str, list[int]] = {}

    def compose(self) -> Annotated:
        head = put_head(self.draft, self.rng, self.unit, self.period, self.reported, self._basis())
        self._sentences(["opening"])
        for section in self.plan.sections:
            self._heading(section.depth, section.title)
            for symbols in self._paragraphs(section.figures):
                self._figures(symbols, section.bullets)
            self._filler(section.topic, section.length, section.bullets)
            if section.stray:
                self._stray()
        self._assessment()
        self._sentences(["closing"])
        signer, role = put_signature(self.draft, self.rng, self.unit)
        self.writer.restatements()
        self._dates()
        self.draft.relations += numbering(self.draft.headings)
        return self.draft.finish(
            Places(head.title, head.unit, head.number, signer, role, self.reported.isoformat())
        )

    def _basis(self) -> Document | None:
        """The document that a review is about."""
        if self.period.kind != "review":
            return None
        first = self.period.start_year
        known = [d for d in self.writer.documents.central if first - 1 <= d.date.year <= first]
        if known and self.unit.parent_code != "TW":
            return self.rng.choice(known)
        date = dt.date(first, self.rng.randint(1, 12), self.rng.randint(1, 28))
        code = self.unit.parent_code if self.unit.parent_code != "TW" else "TU"
        issuer = self.unit.parent if self.unit.parent_code != "TW" else self.unit.name
        return Document(f"0{self.rng.randint(1, 9)}-ĐA/{code}", "Đề án", issuer, date, "")

    def _heading(self, depth: int, title: str) -> None:
        options = self.writer.grammar[f"title.{title}"]
        (text,) = self.rng.choice(options)
        self.draft.put("\n\n")
        self.headings.write(self.draft, depth, str(text))

    def _open(self, mark: str = "") -> int:
        self.draft.put(self.gap)
        self.draft.put(mark)
        self.writer.begin()
        return self.draft.length

    def _close(self, start: int) -> None:
        self.draft.prose.append(self.draft.span(start))
        self.writer.end()

    def _sentences(self, symbols: list[str], mark: str = "") -> None:
        start = self._open(mark)
        for index, symbol in enumerate(symbols):
            if index:
                self.draft.put(" ")
            self._sentence(symbol)
        self._close(start)

    def _sentence(self, symbol: str) -> None:
        """An alternative that this report has not used yet, as long as there is one."""
        options = self.writer.grammar[symbol]
        left = self._unused.get(symbol)
        if not left:
            left = self._unused[symbol] = self.rng.sample(range(len(options)), len(options))
        self.draft.capital = True
        self.writer.render(options[left.pop()])
        self.draft.capital = False

    def _paragraphs(self, symbols: tuple[str, ...]) -> list[list[str]]:
        """Now and then two passages stand in one paragraph."""
        out: list[list[str]] = []
        for symbol in symbols:
            joined = out and "table" not in (symbol, *out[-1]) and self.rng.random() < 0.35
            if joined:
                out[-1].append(symbol)
            else:
                out.append([symbol])
        return out

    def _figures(self, symbols: list[str], bullets: bool) -> None:
        if symbols == ["table"]:
            self.draft.put(self.gap)
            put_table(self.writer)
            return
        start = self._open(self.bullet if bullets else "")
        for index, symbol in enumerate(symbols):
            if index:
                self._join()
            self.writer.write(symbol)
        noted = self.notes < len(_MARKS) and self.rng.random() < self.plan.noted
        if noted:
            ref = self._mark()
        if self.rng.random() < 0.5 and symbols != ["f.restate"]:
            self.draft.put(" ")
            self._sentence(f"fill.{self.plan.topic_of(symbols[0])}")
        self._close(start)
        if noted:
            self._note(ref)

    def _join(self) -> None:
        """Go on with another passage, sometimes within the sentence."""
        if self.draft.pieces[-1].endswith(".") and self.rng.random() < 0.4:
            self.draft.pieces[-1] = self.draft.pieces[-1][:-1] + ";"
        self.draft.put(" ")

    def _mark(self) -> int:
        """A footnote's mark before the full stop that ends the sentence."""
        mark = _MARKS[self.notes]
        self.notes += 1
        last = self.draft.pieces[-1]
        if last.endswith("."):
            self.draft.pieces[-1] = last[:-1]
            self.draft.length -= 1
            ref = self.draft.put_span(mark)
            self.draft.put(".")
            return ref
        return self.draft.put_span(mark)

    def _note(self, ref: int) -> None:
        mark = self.draft.pieces and _MARKS[self.notes - 1]
        self.draft.put(f"{self.gap}{mark} ")
        self.writer.begin()
        start = self.draft.length
        self.writer.write("note")
        at = self.draft.span(start)
        self.writer.end()
        self.draft.footnotes.append(FootnoteEntry(str(mark), at, ref))

    def _filler(self, topic: str, length: int, bullets: bool) -> None:
        until = self.draft.length + length
        while self.draft.length < until:
            symbols = [f"fill.{topic}"] * self.rng.randint(2, 4)
            self._sentences(symbols, self.bullet if bullets else "")

    def _stray(self) -> None:
        start = self._open()
        self._sentence(f"fill.{self.rng.choice(('lead', 'tasks'))}")
        self.draft.put(" ")
        left = self.draft.length
        self._sentence("stray")
        self.draft.statements.append(StatementEntry(self.draft.span(left), "limitation", False))
        self._close(start)

    def _assessment(self) -> None:
        plan = self.plan
        self._heading(0, "assessment")
        if plan.strengths:
            self._heading(1, "strengths")
            self._sentences(["strength"] * plan.strengths)
            if plan.restated:
                self._figures(["f.restate"], False)
        self._heading(1, "limitations")
        self._bullets("lim", "limitation", plan.limitations)
        if plan.causes:
            self._heading(1, "causes")
            if plan.causes > 2:
                self._heading(2, "objective")
                self._bullets("cause.objective", "cause", plan.causes // 2)
                self._heading(2, "subjective")
            self._bullets("cause.subjective", "cause", plan.causes - plan.causes // 2)
        if plan.lessons:
            self._heading(1, "lessons")
            for ordinal in _LESSONS[: plan.lessons]:
                start = self._open()
                self.draft.put(f"{ordinal}, ")
                self.writer.write("lesson", capital=False)
                self._close(start)
        self._heading(0, "work")
        for _ in range(plan.tasks):
            self._sentences(["task"], self.bullet)
        if plan.proposals:
            self._heading(0, "proposals")
            for _ in range(plan.proposals):
                self._sentences(["proposal"], self.bullet)

    def _bullets(self, symbol: str, role: str, count: int) -> None:
        for _ in range(count):
            start = self._open(self.bullet)
            self._sentence(symbol)
            entry = StatementEntry(self.draft.span(start), role, True)  # type: ignore[arg-type]
            self.draft.statements.append(entry)
            self._close(start)

    def _dates(self) -> None:
        """Documents that were dated more than once."""
        dated: dict[str, list[int]] = {}
        for index, citation in enumerate(self.draft.citations):
            if citation.date_at is not None:
                dated.setdefault(citation.id, []).append(index)
        self.draft.relations += [
            Relation("citation_date", tuple(members))
            for members in dated.values()
            if len(members) > 1
        ]
