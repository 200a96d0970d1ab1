"""Which round a report belongs to: the one that the user gave, else the one that it answers."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import regex

from pipeline.linking.records import ContentRecord, FileRecord, Known
from pipeline.linking.symbols import SYMBOL, symbol_key

_SYMBOL = regex.compile(SYMBOL)

_LONGEST = 100
"""No document's symbol is longer."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of the store; see the table `round`."""

    name: str
    asked: str | None
    deadline: date | None
    declared: bool


class Rounds:
    """Finds the round of a file; made once from everything that is known."""

    def __init__(self, known: Known) -> None:
        by_hash = {content.sha256: content for content in known.contents}
        replies: dict[str, set[str]] = defaultdict(set)
        for file in known.files:
            answer = by_hash.get(file.sha256 or "")
            if file.round and answer and answer.in_reply_to:
                replies[file.round].add("".join(answer.in_reply_to.split()))
        declared = {row.name for row in known.rounds}
        self._asked = {name: _asked(name, replies[name]) for name in sorted(declared)}
        self._by_symbol: dict[str, set[str]] = defaultdict(set)
        for name, asked in self._asked.items():
            self._by_symbol[symbol_key(name)].add(name)
            if asked:
                self._by_symbol[symbol_key(asked)].add(name)
        self._deadlines = _common_deadlines(known)
        self._written: dict[str, str] = {}
        for content in known.contents:
            if content.in_reply_to:
                name, key = "".join(content.in_reply_to.split()), symbol_key(content.in_reply_to)
                self._written[key] = min(name, self._written.get(key, name))

    def of(self, file: FileRecord, content: ContentRecord) -> str | None:
        """The name of the round, or None where neither user nor report tells."""
        if file.round:
            return file.round
        if not content.in_reply_to or len(content.in_reply_to) > _LONGEST:
            return None
        key = symbol_key(content.in_reply_to)
        named = self._by_symbol.get(key, set())
        return next(iter(named)) if len(named) == 1 else self._written[key]

    def rounds(self, used: set[str]) -> tuple[Round, ...]:
        """The declared rounds and those of `used` that only reports name, ordered by name."""
        return tuple(
            Round(
                name=name,
                asked=self._asked.get(name, name),
                deadline=self._deadlines.get(name),
                declared=name in self._asked,
            )
            for name in sorted(used | set(self._asked))
        )


def _asked(name: str, replies: set[str]) -> str | None:
    """The symbol in the round's name, else the only one that its reports answer."""
    match = _SYMBOL.search(name)
    if match:
        return match[0]
    return next(iter(replies)) if len(replies) == 1 else None


def _common_deadlines(known: Known) -> Mapping[str, date]:
    deadlines: dict[str, set[date]] = defaultdict(set)
    for row in known.roster:
        if row.deadline:
            deadlines[row.round].add(row.deadline)
    return {name: next(iter(days)) for name, days in deadlines.items() if len(days) == 1}
