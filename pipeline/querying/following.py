"""What the next version of a report makes of a place that somebody spoke about.

The next version of a text is the one that replaced it, the text that its file holds now, or that
which counts now where its own does no longer (a corrected copy of the same submission). A
sentence is the same one if it reads the same with its numbers left out, else the one most like it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from sqlalchemy import Connection, select

from pipeline.querying.references import NUMBER_RE
from pipeline.querying.sentences import sentences_in
from schemas import tables as t
from schemas.folding import fold_tone

_ALIKE = 0.8
"""How alike two sentences without their numbers must be to be two versions of one."""

State = Literal["none", "lost", "same", "changed", "dropped"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text: its sentence on one line, and how many numbers stand before it there.

    `path` is that of the file that held the text.
    """

    content: str
    path: str
    sentence: str | None
    nth: int


@dataclass(frozen=True, slots=True)
class Following:
    """The place in the next version.

    `none`: there is no next version; `lost`: the text is not in the store any more, nor another one
    in its file; `same`: the sentence says the same number; `changed`: it says another one, `now`;
    `dropped`: there is no such sentence. `contents` are all texts of the next version, `start` and
    `end` the sentence in `content`.
    """

    state: State
    report_id: str | None = None
    contents: tuple[str, ...] = ()
    content: str | None = None
    start: int = 0
    end: int = 0
    before: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    content: str
    start: int
    end: int
    numbers: tuple[str, ...]
    masked: str


class Followers:
    """Looks places up in the next versions; each version is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[tuple[str, ...], list[_Sentence]] = {}
        self._reports: dict[str, tuple[str, str | None]] = {
            row.id: (row.content, row.superseded_by)
            for row in connection.execute(
                select(t.report.c.id, t.report.c.content, t.report.c.superseded_by)
            )
        }
        self._of_content: dict[str, list[str]] = {}
        self._contents: dict[str, list[str]] = {}
        self._counted: set[str] = set()
        held = t.report_file.c
        for row in connection.execute(
            select(held.report_id, held.content, held.role).order_by(
                held.report_id, held.role.desc(), held.file
            )
        ):
            self._of_content.setdefault(row.content, []).append(row.report_id)
            if row.role in ("main", "appendix"):
                self._counted.add(row.content)
                self._contents.setdefault(row.report_id, []).append(row.content)

    def follow(self, place: Place) -> Following:
        """The place in the next version of its text."""
        next_id = self._next(place)
        if next_id is None:
            known = place.content in self._of_content
            return Following("none" if known else "lost")
        contents = tuple(dict.fromkeys(self._contents.get(next_id, ())))
        found = self._find(place, contents)
        if found is None:
            return Following("dropped", next_id, contents)
        before, now = _numbers(place, found)
        state: State = "same" if before == now else "changed"
        return Following(
            state, next_id, contents, found.content, found.start, found.end, before, now
        )

    def _next(self, place: Place) -> str | None:
        """The report that stands for the text now, where it is not the text's own."""
        ids = self._of_content.get(place.content, [])
        if not ids:
            path = select(t.file.c.sha256).where(t.file.c.path == place.path)
            content = self._connection.execute(path).scalar_one_or_none()
            ids = self._of_content.get(content or "", [])
            return self._standing(ids[0]) if ids else None
        standing = [id_ for id_ in ids if self._reports[id_][1] is None]
        if standing:
            return None if place.content in self._counted else standing[0]
        return self._standing(ids[0])

    def _standing(self, id_: str) -> str:
        seen = {id_}
        while (later := self._reports[id_][1]) is not None and later not in seen:
            seen.add(later)
            id_ = later
        return id_

    def _find(self, place: Place, contents: tuple[str, ...]) -> _Sentence | None:
        if place.sentence is None:
            return None
        if contents not in self._texts:
            self._texts[contents] = list(_sentences(self._connection, contents))
        wanted = _masked(place.sentence)
        numbers = NUMBER_RE.findall(place.sentence)
        same = [one for one in self._texts[contents] if one.masked == wanted]
        if same:
            # A list says one sentence of every year: the one with most numbers in common.
            return max(same, key=lambda one: _shared(numbers, one.numbers))
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        best, likeness = None, _ALIKE
        for one in self._texts[contents]:
            matcher.set_seq1(one.masked)
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < likeness:
                continue
            if (ratio := matcher.ratio()) >= likeness:
                best, likeness = one, ratio
        return best


def _sentences(connection: Connection, contents: Sequence[str]) -> Iterable[_Sentence]:
    p = t.passage.c
    rows = connection.execute(
        select(p.content, p.start, p.text)
        .where(p.content.in_(contents))
        .order_by(p.content, p.ordinal)
    )
    for row in rows:
        for start, end, sentence in sentences_in(row.text):
            numbers = tuple(NUMBER_RE.findall(sentence))
            yield _Sentence(
                row.content, row.start + start, row.start + end, numbers, _masked(sentence)
            )


def _masked(sentence: str) -> str:
    return NUMBER_RE.sub("#", fold_tone(sentence))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(left == right for left, right in zip(one, other, strict=False))


def _numbers(place: Place, found: _Sentence) -> tuple[str | None, str | None]:
    """The number of the place as it was and as it is now; a number that moved is the same."""
    numbers = NUMBER_RE.findall(place.sentence or "")
    before = numbers[place.nth] if place.nth < len(numbers) else None
    if len(numbers) == len(found.numbers) and before is not None:
        return before, found.numbers[place.nth]
    return before, before if before in found.numbers else None
