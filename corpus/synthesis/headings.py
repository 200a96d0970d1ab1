"""Headings in the styles that reports use, numbered group by group."""

from dataclasses import dataclass, field
from random import Random

from corpus.synthesis.draft import Draft, HeadingEntry, Relation

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = "ABCDEFGHIK"
_PARTS = ("NHẤT", "HAI", "BA", "TƯ", "NĂM", "SÁU", "BẢY", "TÁM", "CHÍN")

# For each depth: the kind of label and what stands after its number.
STYLES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("roman", "."), ("arabic", "."), ("dotted", ".")),
    (("roman", "."), ("arabic", "."), ("dotted", "")),
    (("roman", "-"), ("arabic", "-"), ("dotted", "-")),
    (("roman", "/"), ("arabic", "/"), ("caption", "")),
    (("letter", "."), ("roman", "."), ("arabic", ".")),
    (("part", ""), ("roman", "."), ("arabic", ".")),
    (("roman", "."), ("arabic", "."), ("small", ")")),
    (("arabic", "."), ("dotted", "."), ("small", ")")),
    (("roman", "."), ("arabic", "."), ("caption", "")),
)


@dataclass(slots=True)
class Headings:
    """The headings written so far: one counter for each depth, one group for each parent."""

    style: tuple[tuple[str, str], ...]
    upper: bool
    counters: list[int] = field(default_factory=lambda: [0, 0, 0])
    groups: list[int] = field(default_factory=lambda: [0, 0, 0])
    next_group: int = 1

    @classmethod
    def draw(cls, rng: Random) -> "Headings":
        """A style."""
        return cls(rng.choice(STYLES), rng.random() < 0.85)

    def write(self, draft: Draft, depth: int, title: str) -> None:
        """Append a heading and note it."""
        self.counters[depth] += 1
        for below in range(depth + 1, 3):
            self.counters[below] = 0
            self.groups[below] = self.next_group
            self.next_group += 1
        kind, sign = self.style[depth]
        ordinal = self.counters[depth]
        if depth == 0 and self.upper:
            title = title.upper()
        start = draft.length
        marker = label = None
        if kind == "part":
            marker = draft.put_span(f"PHẦN THỨ {_PARTS[ordinal - 1]}")
            draft.put("\n")
        elif kind != "caption":
            at = draft.put_span(self._number(kind, depth, ordinal) + sign)
            draft.put(" ")
            label, marker = (at, None) if kind in ("roman", "arabic", "dotted") else (None, at)
        title_at = draft.put_span(title)
        level = {"roman": 1, "arabic": 2, "dotted": 3}.get(kind, 4)
        draft.headings.append(
            HeadingEntry(
                draft.span(start), label, level, title_at, self.groups[depth], ordinal, marker
            )
        )

    def _number(self, kind: str, depth: int, ordinal: int) -> str:
        match kind:
            case "roman":
                return ROMAN[ordinal - 1]
            case "letter":
                return _LETTERS[ordinal - 1]
            case "small":
                return "abcdeghiklmn"[ordinal - 1]
            case "dotted":
                return f"{self.counters[depth - 1]}.{ordinal}"
            case _:
                return str(ordinal)


def numbering(headings: list[HeadingEntry]) -> list[Relation]:
    """One relation for each group of sibling headings that are numbered."""
    groups: dict[int, list[int]] = {}
    for index, heading in enumerate(headings):
        if heading.label is not None:
            groups.setdefault(heading.group, []).append(index)
    return [
        Relation("numbering", tuple(members)) for members in groups.values() if len(members) > 1
    ]
