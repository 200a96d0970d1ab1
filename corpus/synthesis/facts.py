"""What a unit has to report: quantities drawn from distributions, each with its breakdowns."""

from dataclasses import dataclass, field
from random import Random

from corpus.synthesis.world import Period, Unit
from schemas.facts import FigureKind


@dataclass(frozen=True, slots=True)
class Fact:
    """A quantity: its value, what it counts, and the registry's indicator where one applies."""

    value: int
    kind: FigureKind
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A whole and the parts that make it up; `closed` where their classes are all there are."""

    whole: str
    parts: tuple[str, ...]
    closed: bool


@dataclass(slots=True)
class Facts:
    """The quantities of one report by key, their groups of parts, and how they hang together.

    `changes` are (difference, later value, earlier value).
    """

    values: dict[str, Fact] = field(default_factory=dict)
    groups: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    sums: list[Total] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)

    def set(
        self, key: str, value: int, kind: FigureKind = "people", indicator: str | None = None
    ) -> int:
        """Note a quantity and give back its value."""
        self.values[key] = Fact(value, kind, indicator)
        return value

    def divide(
        self,
        rng: Random,
        whole: str,
        group: str,
        weights: dict[str, float],
        *,
        closed: bool = False,
        kind: FigureKind = "people",
        indicator: str | None = None,
    ) -> None:
        """Divide a quantity among labels by weights; labels that get nothing are left out."""
        parts = divide(rng, self.values[whole].value, list(weights.values()))
        members: list[tuple[str, str]] = []
        for index, (label, value) in enumerate(zip(weights, parts, strict=True)):
            key = f"{group}.{index}"
            self.set(key, value, kind, indicator)
            if value:
                members.append((key, label))
        self.groups[group] = tuple(members)
        self.sums.append(Total(whole, tuple(key for key, _ in members), closed))


def divide(rng: Random, total: int, weights: list[float]) -> list[int]:
    """Whole numbers near their share of the total that add up to it."""
    noisy = [weight * rng.uniform(0.75, 1.3) for weight in weights]
    scale = sum(noisy)
    parts = [int(total * weight / scale) for weight in noisy]
    for index in sorted(range(len(parts)), key=lambda i: -noisy[i])[: total - sum(parts)]:
        parts[index] += 1
    parts[0] += total - sum(parts)
    return parts


_BRANCH_TYPES: dict[str, dict[str, float]] = {
    "commune": {
        "thôn": 9, "trường học": 3, "trạm y tế": 1, "cơ quan": 1, "quân sự": 1, "công an": 1,
    },
    "ward": {"khu dân cư": 11, "trường học": 4, "cơ quan": 2, "quân sự": 1, "công an": 1},
    "district": {"thôn": 110, "trường học": 60, "cơ quan": 45, "doanh nghiệp": 12, "quân sự": 20},
    "province": {"thôn": 900, "trường học": 420, "cơ quan": 380, "doanh nghiệp": 120},
    "office": {"phòng chuyên môn": 7, "đơn vị sự nghiệp": 5, "thanh tra": 1},
    "hospital": {"khoa lâm sàng": 8, "khoa cận lâm sàng": 4, "phòng chức năng": 4},
    "school": {"khoa": 7, "phòng chức năng": 5, "trung tâm": 2, "sinh viên": 2},
    "company": {"phân xưởng": 6, "phòng nghiệp vụ": 4, "đội sản xuất": 3},
    "branch": {"tổ": 3},
}  # fmt: skip
_ETHNICITIES = ("Tày", "Nùng", "Thái", "Mường", "Dao", "Mông", "Khmer", "Ê Đê", "Gia Rai")
_RANKS = (
    "hoàn thành xuất sắc nhiệm vụ",
    "hoàn thành tốt nhiệm vụ",
    "hoàn thành nhiệm vụ",
    "không hoàn thành nhiệm vụ",
)
_RANK_CODES = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")


def draw_facts(rng: Random, unit: Unit, period: Period) -> Facts:
    """The quantities of a unit's report on a period."""
    facts = Facts()
    _members(facts, rng, unit, period)
    _branches(facts, rng, unit)
    _admissions(facts, rng, period)
    _rankings(facts, rng)
    _inspections(facts, rng)
    _work(facts, rng, unit, period)
    _yearly(facts, rng, unit, period)
    return facts


def _members(facts: Facts, rng: Random, unit: Unit, period: Period) -> None:
    total = facts.set("m", unit.members(period.end_year), indicator="member.total")
    before = facts.set("m.before", unit.members(period.start_year - 1))
    difference = facts.set("m.change", abs(total - before))
    if difference:
        facts.changes.append(("m.change", "m", "m.before"))
    probationary = facts.set(
        "m.probationary",
        max(1, round(total * rng.uniform(0.015, 0.06))),
        indicator="member.probationary",
    )
    facts.set("m.official", total - probationary, indicator="member.official")
    facts.sums.append(Total("m", ("m.official", "m.probationary"), True))
    female = facts.set(
        "m.female", max(2, round(total * rng.uniform(0.2, 0.62))), indicator="member.female"
    )
    facts.set("m.male", total - female)
    facts.sums.append(Total("m", ("m.male", "m.female"), True))
    exempt = facts.set(
        "m.exempt", max(1, round(total * rng.uniform(0.02, 0.09))), indicator="member.exempt"
    )
    active = facts.set("m.active", total - exempt)
    minority = rng.sample(_ETHNICITIES, 2 if total < 60 else 3)
    facts.divide(rng, "m", "m.ethnic", {"Kinh": 6, **dict.fromkeys(minority, 2.0)})
    facts.set("m.minority", total - facts.values[facts.groups["m.ethnic"][0][0]].value,
              indicator="member.ethnic")  # fmt: skip
    facts.divide(
        rng, "m", "m.degree",
        {"trên đại học": 0.6, "đại học": 4, "cao đẳng": 1, "trung cấp": 2, "chưa qua đào tạo": 2},
    )  # fmt: skip
    facts.divide(
        rng, "m", "m.theory",
        {"cao cấp": 0.5, "trung cấp": 2, "sơ cấp": 4, "chưa qua đào tạo": 2},
    )  # fmt: skip
    facts.divide(
        rng, "m", "m.age",
        {"từ 18 đến 30 tuổi": 2, "từ 31 đến 40 tuổi": 3, "từ 41 đến 50 tuổi": 2.5,
         "từ 51 đến 60 tuổi": 1.5, "trên 60 tuổi": 1.5},
    )  # fmt: skip
    facts.set("m.female.minority", max(1, round(female * rng.uniform(0.08, 0.4))))
    facts.set("m.women.leading", max(1, round(female * rng.uniform(0.02, 0.1))))
    facts.set("m.part", max(2, round(total * rng.uniform(0.2, 0.6))))
    facts.set("m.handbook", max(1, round(active * rng.uniform(0.7, 0.99))))
    facts.set("m.study", max(1, round(active * rng.uniform(0.85, 0.995))))
    facts.set("m.pledge", max(1, round(active * rng.uniform(0.9, 0.998))))


def _branches(facts: Facts, rng: Random, unit: Unit) -> None:
    types = _BRANCH_TYPES[unit.kind]
    total = facts.set("b", unit.branches, "organisation", "org.chi_bo_truc_thuoc")
    if len(types) > 1:
        facts.divide(
            rng, "b", "b.types", types, kind="organisation", indicator="org.chi_bo_theo_loai"
        )
        weights = {label: facts.values[key].value * 1.0 for key, label in facts.groups["b.types"]}
        facts.divide(rng, "m", "m.types", weights)
    facts.set("b.part", max(1, round(total * rng.uniform(0.2, 0.7))), "organisation")
    with_committee = facts.set("b.committee", max(1, round(total * 0.8)), "organisation")
    facts.set("b.none", max(0, total - with_committee), "organisation")
    committee = facts.set("c", rng.choice((11, 13, 15, 19, 27, 33, 39)), "people",
                          "committee.members")  # fmt: skip
    standing = facts.set("c.standing", max(4, committee // 3), "people", "committee.members")
    posts = {"c.secretary": 1, "c.deputy": 2, "c.member": standing - 3}
    for key, value in posts.items():
        facts.set(key, value, "people", "committee.members")
    facts.sums.append(Total("c.standing", ("c.secretary", "c.deputy", "c.member"), False))
    for key in ("c.female", "c.young"):
        facts.set(key, max(1, round(committee * rng.uniform(0.12, 0.33))), "people",
                  "committee.members")  # fmt: skip


def _admissions(facts: Facts, rng: Random, period: Period) -> None:
    yearly = max(1, round(facts.values["m"].value * rng.uniform(0.015, 0.045)))
    spans = period.subdivisions()
    counts = [max(1, round(yearly * rng.uniform(0.7, 1.3) / period.parts)) for _ in spans]
    total = facts.set("a", sum(counts), indicator="admit.total")
    members = []
    for index, (label, value) in enumerate(zip(spans, counts, strict=True)):
        facts.set(f"a.when.{index}", value, indicator="admit.total")
        members.append((f"a.when.{index}", label))
    facts.groups["a.when"] = tuple(members)
    if len(members) > 1:
        facts.sums.append(Total("a", tuple(key for key, _ in members), False))
    facts.set("a.youth", max(1, round(total * rng.uniform(0.55, 0.85))), indicator="admit.youth")
    facts.set("a.minority", max(1, round(total * rng.uniform(0.1, 0.5))))
    female = facts.set("a.female", max(1, round(total * rng.uniform(0.3, 0.6))))
    if total > female:
        facts.set("a.male", total - female)
        facts.sums.append(Total("a", ("a.male", "a.female"), True))
    facts.set("a.target", max(1, round(total * rng.uniform(0.85, 1.3))), indicator="admit.target")
    facts.set("a.yearly", max(1, round(total / max(1.0, period.years))))
    facts.set("a.official", max(1, round(total * 0.9)), indicator="convert.official")
    facts.set("a.aware", total + max(2, round(total * rng.uniform(0.2, 0.8))),
              indicator="train.awareness")  # fmt: skip
    facts.set("badge", max(2, round(facts.values["m"].value * rng.uniform(0.01, 0.05))),
              "people", "badge.total")  # fmt: skip
    facts.divide(rng, "badge", "badge.years",
                 {"30 năm": 4, "40 năm": 3, "45 năm": 2, "50 năm": 1, "55 năm": 1},
                 indicator="badge.total")  # fmt: skip


def _rankings(facts: Facts, rng: Random) -> None:
    away = rng.randint(1, max(1, facts.values["m"].value // 60))
    facts.set("rm", facts.values["m.active"].value - away, indicator="rank.member.assessed")
    shares = (0.17, 0.68, 0.13, 0.008 if rng.random() < 0.6 else 0.0)
    facts.divide(
        rng,
        "rm",
        "rm.levels",
        dict(zip(_RANKS, shares, strict=True)),
        closed=True,
        indicator="rank.member.levels",
    )
    # The same levels by their abbreviations: a report uses the one or the other.
    codes = dict(zip(_RANKS, _RANK_CODES, strict=True))
    levels = facts.groups["rm.levels"]
    facts.groups["rm.codes"] = tuple((key, codes[label]) for key, label in levels)
    facts.set("ro", facts.values["b"].value, "organisation", "rank.org.assessed")
    facts.divide(rng, "ro", "ro.levels", dict(zip(_RANKS, shares, strict=True)), closed=True,
                 kind="organisation", indicator="rank.org.levels")  # fmt: skip
    good = sum(facts.values[key].value for key, _ in facts.groups["rm.levels"][:2])
    facts.set("rm.good", good, indicator="rank.member.levels")


def _inspections(facts: Facts, rng: Random) -> None:
    branches = facts.values["b"].value
    facts.set("i.signs", rng.randint(1, 4), indicator="inspect.signs_member")
    facts.set("i.org", max(1, round(branches * rng.uniform(0.2, 0.7))), "organisation",
              "inspect.org")  # fmt: skip
    facts.set("i.member", rng.randint(2, 12) + branches // 3, "people", "inspect.member")
    facts.set("s.org", max(1, round(branches * rng.uniform(0.15, 0.5))), "organisation",
              "supervise.org")  # fmt: skip
    facts.set("s.member", rng.randint(1, 9) + branches // 4, "people", "supervise.member")
    facts.set("d", rng.randint(3, 9) + branches // 6, "people", "discipline.member")
    facts.divide(rng, "d", "d.forms", {"khiển trách": 6, "cảnh cáo": 2, "khai trừ": 1},
                 indicator="discipline.member")  # fmt: skip


def _work(facts: Facts, rng: Random, unit: Unit, period: Period) -> None:
    size = max(1.0, unit.branches / 12)
    years = max(1.0, period.years)
    documents = facts.set("doc", round(rng.randint(14, 40) * years**0.7), "document", "doc.issued")
    assert documents
    facts.divide(rng, "doc", "doc.types",
                 {"nghị quyết": 2, "kế hoạch": 4, "công văn": 5, "báo cáo": 3}, kind="document",
                 indicator="doc.issued")  # fmt: skip
    facts.set("t.classes", round(rng.randint(4, 15) * years), "event", "study.sessions")
    facts.set("t.people", round(rng.randint(300, 1500) * years * size**0.5))
    facts.set("t.talks", round(rng.randint(10, 80) * years), "event")
    facts.set("t.posts", round(rng.randint(40, 500) * years), "other")
    facts.set("w", round(rng.randint(18, 160) * years), "organisation")
    facts.divide(rng, "w", "w.kinds", {"tập thể": 1, "cá nhân": 2.4}, closed=True)
    facts.set("k", round(rng.randint(8, 40) * size**0.5), "other", "mass.dan_van_kheo")
    facts.divide(rng, "k", "k.fields",
                 {"kinh tế": 4, "văn hóa - xã hội": 3, "quốc phòng - an ninh": 2,
                  "xây dựng hệ thống chính trị": 2}, kind="other",
                 indicator="mass.dan_van_kheo")  # fmt: skip
    facts.set("k.known", max(1, round(facts.values["k"].value * rng.uniform(0.5, 0.95))), "other")
    facts.set("g.talks", round(rng.randint(2, 12) * years), "event", "dialogue")
    opinions = facts.set("g", round(rng.randint(25, 240) * years), "other")
    settled = facts.set("g.settled", max(1, min(opinions - 1, round(opinions * rng.uniform(0.8, 0.98)))), "other")  # fmt: skip # noqa: E501
    facts.set("g.open", opinions - settled, "other")
    facts.sums.append(Total("g", ("g.settled", "g.open"), False))
    files = facts.set("h", round(rng.randint(900, 9000) * size**0.5), "document")
    facts.set("h.timely", min(files - 1, round(files * rng.uniform(0.93, 0.998))), "document")
    households = facts.set("p", rng.randint(600, 2400) * max(1, round(size)), "other")
    facts.set("p.poor", max(2, round(households * rng.uniform(0.02, 0.15))), "other")
    facts.set("p.people", round(households * rng.uniform(3.4, 4.6)))
    facts.set("p.villages", max(3, unit.branches // 2), "organisation")
    meetings = facts.set("e", unit.branches * period.months, "event", "cell.meetings")
    facts.divide(rng, "e", "e.grades", {"tốt": 6, "khá": 3, "trung bình": 0.6}, kind="event",
                 indicator="cell.meetings")  # fmt: skip
    facts.set("e.topics", unit.branches * max(1, period.months // 3), "event", "cell.meetings")
    facts.set("v.gifts", rng.randint(20, 400), "other")
    facts.set("v.houses", rng.randint(2, 60), "other")
    facts.set("v.models", rng.randint(3, 30), "other", "study.hcm_models")
    facts.set("q.posts", rng.randint(20, 90), indicator="cadre.planning")
    facts.set("q.moves", rng.randint(3, 25), indicator="cadre.moves")
    facts.set("q.study", rng.randint(4, 40), indicator="cadre.training")
    assert meetings


def _yearly(facts: Facts, rng: Random, unit: Unit, period: Period) -> None:
    """Who took part in the yearly study, for the last years of a review."""
    members, stocks = [], []
    for year in range(max(period.start_year, period.end_year - 4), period.end_year + 1):
        due = facts.set(f"y.{year}.w", max(4, round(unit.members(year) * 0.93)))
        facts.set(f"y.{year}", max(3, round(due * rng.uniform(0.85, 0.998))))
        members.append((f"y.{year}", f"năm {year}"))
        facts.set(f"z.{year}", unit.members(year))
        stocks.append((f"z.{year}", f"năm {year}"))
    facts.groups["y.study"] = tuple(members)
    facts.groups["z.members"] = tuple(stocks)
