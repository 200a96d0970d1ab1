"""Which sections a report has, how long they are, and which figures stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpus.synthesis.world import Period, Unit

_FIGURES: dict[str, tuple[str, ...]] = {
    "situation": ("f.poor",),
    "body": (
        "f.branches",
        "f.members",
        "f.makeup",
        "f.change",
        "f.committee",
        "table",
        "f.hard.members",
    ),
    "lead": ("f.documents", "f.study"),
    "politics": ("f.yearly", "f.hard.mixed"),
    "example": ("f.pledge", "f.awards"),
    "members": ("f.admit", "f.badges"),
    "meetings": ("f.meetings",),
    "ranking": ("f.ranko", "f.rankm", "f.hard.ranks"),
    "inspection": ("f.inspect", "f.discipline"),
    "mass": ("f.mass", "f.dialogue"),
    "tasks": ("f.service", "f.hard.plans"),
    "digital": ("f.digital",),
    "cadres": ("f.cadres",),
    "org": ("f.hard.years",),
}
_TOPIC = {symbol: topic for topic, symbols in _FIGURES.items() for symbol in symbols}
_NOT_IN_BRANCHES = frozenset(
    (
        "f.branches",
        "f.ranko",
        "f.committee",
        "f.cadres",
        "f.service",
        "table",
        "f.mass",
        "f.hard.ranks",
        "f.hard.members",
    )
)
_CIVIL = ("commune", "ward", "district")
_COUNTS_OF_A_PASSAGE, _CHARACTERS_OF_A_PASSAGE = 3.6, 300


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its figures, then prose on its topic of about `length` characters."""

    depth: int
    title: str
    topic: str
    figures: tuple[str, ...]
    length: int
    bullets: bool
    stray: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole report: the sections, and how many entries its closing parts have."""

    sections: tuple[Section, ...]
    strengths: int
    restated: bool
    limitations: int
    causes: int
    lessons: int
    tasks: int
    proposals: int
    noted: float

    def topic_of(self, symbol: str) -> str:
        """The topic whose prose goes with a passage of figures."""
        topic = _TOPIC.get(symbol, "lead")
        return "situation" if topic == "body" else topic


def draw_plan(rng: Random, unit: Unit, period: Period) -> Plan:
    """A plan: most reports have 8,000 to 40,000 characters, one in six is short."""
    short = rng.random() < 0.16
    length = rng.randint(2600, 8000) if short else round(8000 + 32000 * rng.betavariate(1.3, 3.2))
    density = rng.gauss(2.5, 0.5)
    topics = [t for t in _FIGURES if t not in ("situation", "body", "lead")]
    wanted = max(2, min(len(topics), round(length / 2200)))
    chosen = [t for t in topics if t in set(rng.sample(topics, wanted))]
    allowed = _allowed(unit, period, ["situation", "body", "lead", *chosen])
    passages = max(3, round(density * length / 1000 / _COUNTS_OF_A_PASSAGE))
    figures = set(rng.sample(allowed, min(passages, len(allowed))))
    closing = 1600 if short else 4200
    prose = max(0, length - closing - _CHARACTERS_OF_A_PASSAGE * len(figures))
    each = prose // (wanted + 2)
    sections = _sections(rng, chosen, figures, each)
    scale = 0.45 if short else 1.0
    return Plan(
        sections=tuple(sections),
        strengths=rng.randint(2, 4) if not short or rng.random() < 0.5 else 0,
        restated=rng.random() < 0.7,
        limitations=max(2, round(rng.randint(3, 8) * scale)),
        causes=round(rng.randint(2, 5) * scale),
        lessons=rng.randint(2, 5) if not short and rng.random() < 0.6 else 0,
        tasks=max(2, round(rng.randint(4, 8) * scale)),
        proposals=rng.randint(1, 3) if rng.random() < 0.7 else 0,
        noted=rng.choice((0.0, 0.0, 0.1, 0.25)),
    )


def _allowed(unit: Unit, period: Period, topics: Sequence[str]) -> list[str]:
    symbols = [symbol for topic in topics for symbol in _FIGURES[topic]]
    if unit.kind == "branch":
        symbols = [symbol for symbol in symbols if symbol not in _NOT_IN_BRANCHES]
    if unit.kind not in _CIVIL:
        symbols = [symbol for symbol in symbols if symbol not in ("f.poor", "f.service")]
    if unit.kind in ("province", "district"):
        symbols = [symbol for symbol in symbols if symbol != "table"]
    if period.kind != "review":
        symbols = [symbol for symbol in symbols if symbol not in ("f.yearly", "f.hard.years")]
    return symbols


def _sections(rng: Random, topics: list[str], figures: set[str], each: int) -> list[Section]:
    def section(depth: int, title: str, topic: str, own: Sequence[str], share: float) -> Section:
        mine = tuple(symbol for symbol in own if symbol in figures)
        return Section(
            depth, title, topic, mine, round(each * share), rng.random() < 0.35,
            rng.random() < 0.22,
        )  # fmt: skip

    out = [
        Section(0, "situation", "situation", (), 0, False, False),
        section(1, "general", "situation", _FIGURES["situation"], 0.6),
        section(1, "body", "situation", _FIGURES["body"], 0.4),
        section(0, "lead", "lead", _FIGURES["lead"], 1.0),
        Section(0, "results", "lead", (), 0, False, False),
    ]
    out += [section(1, topic, topic, _FIGURES[topic], 1.0) for topic in topics]
    return out
