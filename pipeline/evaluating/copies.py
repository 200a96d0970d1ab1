"""Planted copies: what the detection of shared passages finds of them, and in which time.

The reports are those of `corpus.synthesis.copying`. Only pairs of different units are looked for.
A planted pair is *found* when passages of the same two reports cover at least half of its text on
both sides. A passage is *right* when at least half of it, on both sides, lies in one planted pair;
every other one is wrong, although the grammar that writes the reports may have said the same twice
by chance. `covered` and `inside` are the same by characters: the share of the planted text that
passages cover, and the share of the passages' text that was planted.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tabulate import tabulate

from corpus.synthesis.copying import CopyingReport, SharedPassage, generate_copying, shared_passages
from pipeline.reuse import Reuse, detect, registered_titles, worded
from schemas.document import Range

_HALF = 0.5
_COMPARED = 500
"""Reports from which on the time is compared with that of a tenth of them."""

Both = tuple[Range, Range]
"""Places of one passage in the source texts of two reports."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in `reports` reports of `units` units, in `seconds` of processor time.

    `kinds` gives for each pair of kinds how many pairs were planted and how many found; `wrong`
    are the passages that are in no planted pair, as the names of the reports and both texts.
    """

    reports: int
    units: int
    seconds: float
    kinds: Mapping[str, tuple[int, int]]
    passages: int
    wrong: tuple[tuple[str, str, str, str], ...]
    covered: float
    inside: float

    @property
    def planted(self) -> int:
        """How many pairs were planted."""
        return sum(planted for planted, _ in self.kinds.values())

    @property
    def recall(self) -> float:
        """The share of planted pairs that was found."""
        return sum(found for _, found in self.kinds.values()) / max(self.planted, 1)

    @property
    def precision(self) -> float:
        """The share of passages that were planted."""
        return 1 - len(self.wrong) / max(self.passages, 1)

    @property
    def measures(self) -> dict[str, float]:
        """The measures by name."""
        return {
            "recall": self.recall,
            "precision": self.precision,
            "covered": self.covered,
            "inside": self.inside,
        }


def measure_copies(reports: int, seed: int) -> Found:
    """Generate so many reports with planted copies and look for them."""
    generated = list(generate_copying(reports, seed))
    titles = registered_titles()
    start = time.process_time()
    reuse = detect((r.text for r in generated), [r.unit.name for r in generated], titles=titles)
    seconds = time.process_time() - start
    return _scored(generated, reuse, seconds)


def copies_text(
    reports: int, seed: int, *, as_json: bool = False, errors: bool = False
) -> tuple[dict[str, float], str]:
    """The measures by name, and the whole measurement as text."""
    found = measure_copies(reports, seed)
    smaller = measure_copies(reports // 10, seed) if reports >= _COMPARED else None
    if as_json:
        content: dict[str, object] = {"origin": "synthetic", **_fields(found)}
        if smaller is not None:
            content["smaller"] = _fields(smaller)
        if errors:
            content["wrong"] = found.wrong
        return found.measures, json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return found.measures, "\n".join(_lines(found, smaller, errors=errors)) + "\n"


def _scored(generated: list[CopyingReport], reuse: Reuse, seconds: float) -> Found:
    planted: dict[tuple[str, str], list[SharedPassage]] = {}
    for pair in shared_passages(generated):
        if not pair.same_unit:
            planted.setdefault((pair.left, pair.right), []).append(pair)
    kinds: dict[str, tuple[int, int]] = {}
    wrong: list[tuple[str, str, str, str]] = []
    passages = inside = size = covered = total = 0
    seen: set[tuple[str, str]] = set()
    for (left, right), places in _places(generated, reuse):
        names = left.name, right.name
        seen.add(names)
        pairs = planted.get(names, [])
        right_ones = [both for both in places if any(_inside(both, pair) for pair in pairs)]
        for both in places:
            passages += 1
            size += _size(both)
            inside += max((_shared(both, pair) for pair in pairs), default=0)
            if both not in right_ones:
                texts = left.text[slice(*both[0])], right.text[slice(*both[1])]
                wrong.append((*names, *texts))
        for pair in pairs:
            reached = [_reached(pair.left_at, [one for one, _ in right_ones]),
                       _reached(pair.right_at, [other for _, other in right_ones])]  # fmt: skip
            whole = _length(pair.left_at), _length(pair.right_at)
            covered += sum(reached)
            total += sum(whole)
            _count(kinds, pair, all(r >= _HALF * w for r, w in zip(reached, whole, strict=True)))
    for names, pairs in planted.items():
        for pair in pairs if names not in seen else ():
            total += _length(pair.left_at) + _length(pair.right_at)
            _count(kinds, pair, False)
    return Found(
        len(generated),
        reuse.units,
        seconds,
        dict(sorted(kinds.items())),
        passages,
        tuple(wrong),
        covered / max(total, 1),
        inside / max(size, 1),
    )


def _places(
    generated: list[CopyingReport], reuse: Reuse
) -> Iterator[tuple[tuple[CopyingReport, CopyingReport], list[Both]]]:
    """The passages of each pair of reports, as places in their source texts."""
    for pair in reuse.pairs:
        left, right = generated[pair.left], generated[pair.right]
        texts = worded(left.text), worded(right.text)
        places: list[Both] = []
        for passage in pair.passages:
            spans: list[Range] = []
            for text, words in zip(texts, (passage.left, passage.right), strict=True):
                span = text.document.span(*text.range(*words))
                pieces = span.pieces or ((span.start, span.end),)
                spans.append((min(p[0] for p in pieces), max(p[1] for p in pieces)))
            places.append((spans[0], spans[1]))
        yield (left, right), places


def _count(kinds: dict[str, tuple[int, int]], pair: SharedPassage, found: bool) -> None:
    kind = " and ".join(sorted(k for k in pair.kinds if k not in ("own", "again"))) or "own"
    planted, reached = kinds.get(kind, (0, 0))
    kinds[kind] = planted + 1, reached + found


def _inside(both: Both, pair: SharedPassage) -> bool:
    return all(
        _meeting(one, other) >= _HALF * _length(one)
        for one, other in zip(both, (pair.left_at, pair.right_at), strict=True)
    )


def _shared(both: Both, pair: SharedPassage) -> int:
    return _meeting(both[0], pair.left_at) + _meeting(both[1], pair.right_at)


def _reached(place: Range, passages: Iterable[Range]) -> int:
    """Characters of the place that any of the passages covers."""
    covered: set[int] = set()
    for start, end in passages:
        covered.update(range(max(start, place[0]), min(end, place[1])))
    return len(covered)


def _meeting(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _length(place: Range) -> int:
    return place[1] - place[0]


def _size(both: Both) -> int:
    return _length(both[0]) + _length(both[1])


def _lines(found: Found, smaller: Found | None, *, errors: bool) -> Iterator[str]:
    rows = [
        (kind, planted, reached, reached / planted)
        for kind, (planted, reached) in found.kinds.items()
    ]
    yield tabulate(rows, headers=["kind of copy", "planted", "found", "R"], floatfmt=".3f")
    if errors:
        for left, right, one, other in found.wrong:
            yield f"WRONG {left} and {right}"
            yield from (f"       {' '.join(text.split())}" for text in (one, other))
    yield ""
    yield (
        f"{found.planted} planted pairs in {found.reports} reports of {found.units} units: "
        f"recall {found.recall:.4f}; {found.passages} passages: precision {found.precision:.4f}"
    )
    yield f"by characters: {found.covered:.4f} covered, {found.inside:.4f} inside"
    each = found.seconds / found.reports * 1000
    line = f"{found.seconds:.1f} s of processor time, {each:.1f} ms a report"
    if smaller is not None:
        before = smaller.seconds / smaller.reports * 1000
        line += f" ({smaller.reports} reports: {before:.1f} ms, factor {each / before:.2f})"
    yield line


def _fields(found: Found) -> dict[str, object]:
    return {
        "reports": found.reports,
        "units": found.units,
        "planted": found.planted,
        "passages": found.passages,
        **{name: round(value, 4) for name, value in found.measures.items()},
        "seconds": round(found.seconds, 2),
        "kinds": {
            kind: {"planted": planted, "found": reached}
            for kind, (planted, reached) in found.kinds.items()
        },
    }
