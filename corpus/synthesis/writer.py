"""Expands templates into a draft: chooses among paraphrases, and notes what it writes."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from corpus.synthesis.documents import Documents
from corpus.synthesis.draft import CountEntry, Draft, Number, PercentEntry, RatioEntry, Relation
from corpus.synthesis.facts import Fact, Facts
from corpus.synthesis.grammar import (
    Choice,
    Cite,
    CountOf,
    Grammar,
    ListOf,
    Loose,
    ShareOf,
    Sign,
    Symbol,
    Template,
)
from schemas.facts import FigureKind
from schemas.registry.nouns import unit_nouns

_KINDS: Mapping[str, FigureKind] = {noun.phrase: noun.kind for noun in unit_nouns()}
_DECLARING = "gom"
"""The symbol whose words say that a list is all of its whole."""
_INCIDENTAL = {"x.few": (2, 9), "x.some": (10, 90), "x.many": (110, 2900)}
_KNOWN_BY_NAME = frozenset(("m", "b", "a"))
"""Members, branches and admissions: any reader knows that two such figures are one quantity."""


class Writer:
    """Writes templates into `draft`; the same generator of random numbers gives the same text."""

    def __init__(
        self,
        rng: Random,
        grammar: Grammar,
        facts: Facts,
        documents: Documents,
        variables: Mapping[str, str],
    ) -> None:
        self.rng = rng
        self.grammar = grammar
        self.facts = facts
        self.documents = documents
        self.variables = dict(variables)
        self.draft = Draft()
        self.padded = rng.random() < 0.75
        self.grouped = rng.random() < 0.92
        self._precision = 1
        self._scope: dict[str, list[int]] = defaultdict(list)
        self._shares: list[tuple[int, PercentEntry]] = []
        self._declared = False
        self.mentions: dict[str, list[int]] = defaultdict(list)

    def write(self, symbol: str, *, capital: bool = True) -> None:
        """One alternative of a symbol."""
        options = self.grammar[symbol]
        self.draft.capital = capital
        self.render(options[int(self.rng.random() * len(options))])
        self.draft.capital = False

    def numeral(self, value: int) -> str:
        """A whole number as this report writes it: "06", "1.105"."""
        if value < 10 and self.padded and value > 0:
            return f"0{value}"
        return f"{value:,}".replace(",", ".") if self.grouped else str(value)

    def render(self, template: Template, item: tuple[str, str] | None = None) -> None:
        """Write the nodes; `item` is the (key, label) of the list member that they speak of."""
        for node in template:
            if isinstance(node, str):
                self.draft.put(node)
            elif isinstance(node, Symbol):
                self._symbol(node, item)
            elif isinstance(node, Choice):
                self.render(node.options[int(self.rng.random() * len(node.options))], item)
            elif isinstance(node, CountOf):
                self._count(node, item)
            elif isinstance(node, ShareOf):
                self._share(node, item)
            elif isinstance(node, ListOf):
                self._list(node)
            elif isinstance(node, Loose):
                self._loose(node)
            elif isinstance(node, Cite):
                self.documents.cite(self.draft, self.rng, node.words)
            elif node.sign == "$L" and item is not None:
                self.draft.put(item[1])
            else:
                self.draft.put(node.sign)

    def _symbol(self, node: Symbol, item: tuple[str, str] | None) -> None:
        if node.capital:
            self.draft.capital = True
        if node.name in self.variables:
            self.draft.put(self.variables[node.name])
            return
        if node.name == _DECLARING:
            self._declared = True
        options = self.grammar[node.name]
        self.render(options[int(self.rng.random() * len(options))], item)

    def _count(self, node: CountOf, item: tuple[str, str] | None) -> None:
        key = _key(node.key, item)
        fact = self.facts.values[key] if key in self.facts.values else self._incidental(key)
        start = self.draft.length
        number_at = noun_from = noun = -1
        for part in node.body:
            if not isinstance(part, Sign):
                self.render((part,), item)
            elif part.sign == "#":
                number_at = self.draft.put_span(self.numeral(fact.value))
            elif part.sign == "$L":
                self.render((part,), item)
            elif noun_from < 0:
                noun_from = self.draft.length
            else:
                noun = self.draft.span(noun_from)
        at = self.draft.span(start)
        kind = fact.kind
        if noun >= 0:
            left, right = self.draft.spans[noun]
            words = self._tail(left, right)
            kind = _KINDS.get(words.lower(), kind)
        number = self.add_number(number_at, at, Decimal(fact.value), key)
        indicator = fact.indicator
        self.draft.counts.append(
            CountEntry(at, number, noun if noun >= 0 else None, kind, indicator)
        )

    def _incidental(self, key: str) -> Fact:
        """ "x.few", "x.some@doc.issued": a figure that stands alone, drawn anew each time."""
        size, _, indicator = key.partition("@")
        low, high = _INCIDENTAL[size]
        return Fact(self.rng.randint(low, high), "other", indicator or None)

    def _tail(self, start: int, end: int) -> str:
        """The text of a place that was just written."""
        pieces: list[str] = []
        length = self.draft.length
        for piece in reversed(self.draft.pieces):
            pieces.append(piece)
            length -= len(piece)
            if length <= start:
                break
        text = "".join(reversed(pieces))
        return text[start - length : end - length]

    def add_number(self, at: int, owner: int, value: Decimal, key: str) -> int:
        """Note a number of the quantity `key`."""
        self.draft.numbers.append(Number(at, owner, value, key))
        index = len(self.draft.numbers) - 1
        self._scope[key].append(index)
        self.mentions[key].append(index)
        return index

    def _share(self, node: ShareOf, item: tuple[str, str] | None) -> None:
        part, whole = _key(node.part, item), _key(node.whole, item)
        above, below = self.facts.values[part].value, self.facts.values[whole].value
        if node.sign == "/":
            self._ratio(part, whole, above, below)
            return
        step = Decimal(1).scaleb(-self._precision)
        value = (Decimal(above) * 100 / Decimal(below)).quantize(step, ROUND_HALF_UP)
        if value == value.to_integral_value() and self.rng.random() < 0.5:
            value = value.quantize(Decimal(1))
        entry = self._percentage(value, part, whole)
        self._shares.append((entry.number, entry))

    def _percentage(self, value: Decimal, part: str, whole: str) -> PercentEntry:
        start = self.draft.length
        number_at = self.draft.put_span(str(value).replace(".", ","))
        self.draft.put("%")
        at = self.draft.span(start)
        self.draft.numbers.append(Number(number_at, at, value, f"{part}/{whole}"))
        entry = PercentEntry(at, len(self.draft.numbers) - 1, part, whole)
        self.draft.percentages.append(entry)
        return entry

    def _loose(self, node: Loose) -> None:
        if node.sign == "~":
            tenths = self.rng.randint(node.low * 10, node.high * 10)
            self._percentage(Decimal(tenths) / 10, "", "")
        else:
            self.draft.put(self.numeral(self.rng.randint(node.low, node.high)))

    def _ratio(self, part: str, whole: str, above: int, below: int) -> None:
        start = self.draft.length
        num_at = self.draft.put_span(self.numeral(above))
        self.draft.put("/")
        den_at = self.draft.put_span(self.numeral(below))
        at = self.draft.span(start)
        num = self.add_number(num_at, at, Decimal(above), part)
        den = self.add_number(den_at, at, Decimal(below), whole)
        self.draft.ratios.append(RatioEntry(at, num, den))
        self.draft.relations.append(Relation("ratio", (num, den), required=False))

    def _list(self, node: ListOf) -> None:
        members = self.facts.groups[node.group]
        options = self.grammar[node.item]
        template = options[int(self.rng.random() * len(options))]
        # A list of lines ("- Nam: 48 đồng chí;") or one within the sentence.
        between = ";" if node.item.startswith("lines.") else ", "
        last = between if between == ";" or self.rng.random() < 0.6 else " và "
        for index, member in enumerate(members):
            if index:
                self.draft.put(last if index == len(members) - 1 else between)
            self.render(template, member)

    def begin(self) -> None:
        """A new paragraph: figures of the one before no longer stand near."""
        self._scope.clear()
        self._shares.clear()
        self._declared = False
        draw = self.rng.random()
        self._precision = 1 if draw < 0.72 else 2 if draw < 0.9 else 0

    def end(self) -> None:
        """Note the relations between the figures of the paragraph that ends."""
        if not self._scope:
            return
        for total in self.facts.sums:
            whole = self._scope.get(total.whole)
            if not whole or len(total.parts) < 2:
                continue
            parts = [self._scope.get(part) for part in total.parts]
            if all(parts):
                members = (whole[0], *(part[0] for part in parts if part))
                complete = "closed" if total.closed else "declared" if self._declared else "open"
                self._relate(Relation("part_sum", members, complete))  # type: ignore[arg-type]
                self._sum_of_shares(total.whole, total.parts)
        for number, entry in self._shares:
            part = self._scope.get(entry.part)
            near = self._scope.get(entry.whole)
            whole = near or self.mentions.get(entry.whole)
            if part and whole:
                members = (number, part[-1], whole[-1])
                self._relate(Relation("percent", members, required=bool(near)))
        for change in self.facts.changes:
            places = [self._scope.get(key) for key in change]
            if all(places):
                members = tuple(place[0] for place in places if place)
                self._relate(Relation("other", members, required=False))

    def _sum_of_shares(self, whole: str, parts: tuple[str, ...]) -> None:
        shares = {entry.part: number for number, entry in self._shares if entry.whole == whole}
        if all(part in shares for part in parts):
            self._relate(Relation("percent_sum", tuple(shares[part] for part in parts)))

    def _relate(self, relation: Relation) -> None:
        self.draft.relations.append(relation)

    def restatements(self) -> None:
        """At the end of the report: each quantity that was stated more than once."""
        for key, indexes in self.mentions.items():
            # Incidental figures ("x.…") are other things each time.
            if len(indexes) > 1 and not key.startswith("x."):
                known = key in _KNOWN_BY_NAME
                self._relate(Relation("conflict", tuple(indexes), required=known))


def _key(key: str, item: tuple[str, str] | None) -> str:
    """ "." is the key of the list member that is being written, ".w" one beside it."""
    if item is None or not key.startswith("."):
        return key
    return item[0] + key[1:] if key == "." else item[0] + key
