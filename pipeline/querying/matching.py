"""Which of the known names a person means: forgiving in case, diacritics and completeness, but
never guessing between two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pipeline.querying.filters import QueryError
from schemas.folding import fold, fold_tone

_LISTED = 5


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a key, the name to show for it, and further names to be known by."""

    key: str
    name: str
    others: tuple[str, ...] = ()


def choose(words: str, candidates: Sequence[Named], kind: str, hint: str) -> Named:
    """The one candidate that `words` means.

    Raises `QueryError` where none does (with the closest names) or where several do (with all of
    them). `kind` and `hint` word the message: "đơn vị", "baocao units".
    """
    found = matches(words, candidates)
    if len(found) == 1:
        return found[0]
    if found:
        names = [_told_apart(item, found) for item in found]
        raise QueryError(f"“{words}” có thể là nhiều {kind}: {listed(names)}; hãy ghi rõ hơn.")
    close = close_names(words, candidates)
    near = f" Gần giống: {listed(close)}." if close else ""
    raise QueryError(f"Không có {kind} nào khớp “{words}”.{near} Xem: {hint}")


def matches(words: str, candidates: Sequence[Named]) -> list[Named]:
    """The candidates that match at the strictest level at which any does."""
    exact, loose = fold_tone(words), fold(words)
    if not loose:
        return []
    parts = loose.split()
    levels = (
        lambda name: name == words,
        lambda name: fold_tone(name) == exact,
        lambda name: fold(name) == loose,
        lambda name: exact in fold_tone(name),
        lambda name: loose in fold(name),
        lambda name: all(part in fold(name).split() for part in parts),
    )
    for level in levels:
        found = [
            item
            for item in candidates
            if any(level(name) for name in (item.key, item.name, *item.others))
        ]
        if found:
            return found
    return []


def close_names(words: str, candidates: Iterable[Named]) -> list[str]:
    """The names that look most like `words`, best first."""
    wanted = fold(words)
    if not wanted:
        return []
    size = len(wanted.split())
    shown: dict[str, list[str]] = {}
    for item in candidates:
        for name in (item.name, *item.others):
            parts = fold(name).split()
            # People type the part of a name that tells it apart: "An Hòa" of "Đảng ủy xã An Hòa".
            for first in range(max(len(parts) - size, 0) + 1):
                shown.setdefault(" ".join(parts[first : first + size]), []).append(item.name)
    close = get_close_matches(wanted, list(shown), n=_LISTED, cutoff=0.7)
    return list(dict.fromkeys(name for part in close for name in shown[part]))


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = "; ".join(" ".join(name.split()) for name in names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown}; … (còn {len(names) - _LISTED})"


def _told_apart(item: Named, found: Sequence[Named]) -> str:
    """The name; of two that have one, with a further name that only this one has, or the key."""
    twins = [other for other in found if other is not item and other.name == item.name]
    if not twins:
        return item.name
    known = {name for twin in twins for name in (twin.name, *twin.others)}
    own = next((name for name in item.others if name not in known), item.key)
    return f"{item.name} [{own}]"
