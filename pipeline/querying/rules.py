"""Which rules a question is about, by the names that people give."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from sqlalchemy import Connection, func, select

from pipeline.exporting import Cell, Column, Listing
from pipeline.querying.filters import QueryError
from schemas import tables as t
from schemas.facts import CheckKind
from schemas.views import STANDS


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The rows of the ledger that are meant: `only` these (None: all), `without` those.

    Both hold ids of rules and kinds of relations.
    """

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def takes(self, rule: str, kind: str) -> bool:
        """Whether a row of that rule and kind is meant."""
        if rule in self.without or f"{kind}*" in self.without:
            return False
        return self.only is None or rule in self.only or f"{kind}*" in self.only


ALL_RULES = RuleChoice()


def choose_rules(only: Iterable[str], without: Iterable[str]) -> RuleChoice:
    """The choice that the names mean; raises `QueryError` for one that is no rule's and no kind's,
    and where nothing is left of `only`.

    A name is a rule's ("percent"), an id's within a rule ("growth"), or that of a kind of relations
    that several rules share ("conflict").
    """
    wanted, unwanted = list(only), list(without)
    if not wanted and not unwanted:
        return ALL_RULES
    kept, left_out = frozenset(ids_meant(wanted)), frozenset(ids_meant(unwanted))
    if wanted and kept <= left_out:
        raise QueryError(
            f"--without bỏ hết những quy tắc mà --rule chọn ({', '.join(wanted)}); "
            "hãy bớt một trong hai (kể cả biến BAOCAO_WITHOUT)."
        )
    return RuleChoice(kept if wanted else None, left_out)


def ids_meant(names: Iterable[str], *, kinds: bool = True) -> list[str]:
    """The ids of rules that the names mean, kinds as "conflict*"; raises as `choose_rules`."""
    # Here, because it brings the whole of checking along.
    from pipeline.rule_names import rule_ids

    known = rule_ids()
    single = {id_ for ids in known.values() for id_ in ids}
    out: list[str] = []
    for name in names:
        if name in known:
            out += known[name]
        elif name in single:
            out.append(name)
        elif kinds and name in get_args(CheckKind):
            out.append(f"{name}*")
        else:
            close = get_close_matches(name, [*known, *single], n=1)
            near = f" (có phải {close[0]}?)" if close else ""
            raise QueryError(
                f"Không có quy tắc “{name}”{near}. Các quy tắc: {', '.join(sorted(known))}."
            )
    return out


def within_and_between(choice: RuleChoice) -> tuple[bool, bool]:
    """Whether rules are meant that hold the figures of one report, and such that hold several."""
    if choice.only is None:
        return True, True
    between = _between()
    return not choice.only <= between, bool(choice.only & between)


def switched_off(
    connection: Connection, choice: RuleChoice = ALL_RULES, *, across: bool = False
) -> list[str]:
    """The ids of the rules meant that are off in this store: those within one report, or `across`
    several."""
    between = _between()
    off = connection.scalars(select(t.rule_off.c.rule).order_by(t.rule_off.c.rule))
    meant = (rule for rule in off if choice.only is None or rule in choice.only)
    return [rule for rule in meant if (rule in between) is across]


def _between() -> frozenset[str]:
    """The ids of the rules that hold reports against each other."""
    # Here, because it brings the whole of checking along.
    from pipeline.rule_names import across_rules, rule_ids

    return frozenset(id_ for name in across_rules() for id_ in rule_ids()[name])


def rules_listing(connection: Connection) -> Listing:
    """Every id that rows of the ledger bear, with its rule, its outcomes in the store, and whether
    it is on."""
    # Here, because they bring the whole of checking along.
    from pipeline.querying.across import found_across
    from pipeline.rule_names import first_words, rule_ids

    c = t.ledger.c
    counts: dict[str, dict[str, int]] = {}
    for rule, severity, count in connection.execute(
        select(c.rule, c.severity, func.count()).where(STANDS).group_by(c.rule, c.severity)
    ):
        counts.setdefault(rule, {})[severity] = count
    for contrast in found_across(connection):
        of_rule = counts.setdefault(contrast.rule, {})
        of_rule[contrast.severity] = of_rule.get(contrast.severity, 0) + 1
    off = {row.rule: row for row in connection.execute(select(t.rule_off))}
    said = first_words()
    names = {id_: name for name, ids in rule_ids().items() for id_ in ids}
    columns = (
        Column("rule", "Quy tắc"),
        Column("id", "Mã"),
        Column("state", "Tình trạng", words={"on": "bật", "off": "tắt"}),
        Column("checked", "Đã tính lại"),
        Column("ok", "Khớp"),
        Column("rounding", "Làm tròn"),
        Column("suspect", "Nghi ngờ"),
        Column("error", "Sai"),
        Column("why", "Lý do tắt", wide=True),
        Column("decided_by", "Người tắt"),
        Column("decided_at", "Lúc"),
        Column("meaning", "Nội dung", wide=True, technical=True),
    )
    rows: list[tuple[Cell, ...]] = []
    # What an older or newer program found is told as well.
    for id_ in sorted({*names, *counts, *off}, key=lambda id_: (names.get(id_, id_), id_)):
        found, switch = counts.get(id_, {}), off.get(id_)
        rows.append(
            (
                names.get(id_, id_),
                id_,
                "on" if switch is None else "off",
                sum(found.values()),
                *(found.get(severity, 0) for severity in ("ok", "rounding", "suspect", "error")),
                switch.why if switch else None,
                switch.decided_by if switch else None,
                switch.decided_at if switch else None,
                said.get(names.get(id_, "")),
            )
        )
    return Listing("Quy tắc", columns, tuple(rows), "rules")
