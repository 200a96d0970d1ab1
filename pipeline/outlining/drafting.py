"""A first outline from the headings that most reports share.

Headings are one where their titles are, but for years, numbers and case, or where both are the
outermost section of their report on the same subject (situation, results, limitations …).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

import regex

from pipeline.outlining.outline import Item, Outline
from schemas.document import Heading
from schemas.folding import fold_tone
from schemas.registry.statements import section_role_cues

_DEEPEST = 3
_LEAST_SHARE = 0.5
_MOST_KEYWORDS = 8
_NOISE_RE = regex.compile(
    r"\(.*?\)|(?:trong |của )?(?:năm|giai đoạn|nhiệm kỳ|quý|tháng) [\divx/ –-]+|\d+|[^\w\s,]"
)
_YEAR_RE = regex.compile(r"(?i)\s+(?:trong |của )?(?:năm|giai đoạn|nhiệm kỳ) \d{4}.*$")
_OPENING_RE = regex.compile(r"^(?:về|công tác|việc|một số|những|các) ")


@dataclass(slots=True)
class _Cluster:
    titles: Counter[str] = field(default_factory=Counter)
    owners: set[str] = field(default_factory=set)
    places: list[float] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    above: Counter[str] = field(default_factory=Counter)


def draft(
    reports: Sequence[Sequence[Heading]], owners: Sequence[str], title: str = "Đề cương tổng hợp"
) -> Outline:
    """The outline of the headings that at least half of the owners have; empty where there are
    none. `owners` are the units, one for each report."""
    clusters: dict[str, _Cluster] = {}
    for headings, owner in zip(reports, owners, strict=True):
        keys = _keys(headings)
        for index, heading in enumerate(headings):
            if heading.depth > _DEEPEST or not keys[index]:
                continue
            cluster = clusters.setdefault(keys[index], _Cluster())
            cluster.titles[" ".join(heading.title.split())] += 1
            cluster.owners.add(owner)
            cluster.places.append(index / len(headings))
            cluster.depths.append(heading.depth)
            above = keys[heading.parent] if heading.parent is not None else ""
            cluster.above[above] += 1
    least = max(len(set(owners)) * _LEAST_SHARE, min(2, len(set(owners))))
    kept = {key: cluster for key, cluster in clusters.items() if len(cluster.owners) >= least}
    order = sorted(kept, key=lambda key: (_mean(kept[key].places), key))
    items: list[Item] = []
    _add(items, kept, order, "", None, set())
    return Outline(title, tuple(items))


def _add(
    items: list[Item],
    kept: dict[str, _Cluster],
    order: list[str],
    above: str,
    parent: int | None,
    used: set[str],
) -> None:
    """The clusters that stand under `above` mostly; what hangs on none of those kept is
    outermost."""
    mine = [key for key in order if key not in used and _parent(key, kept) == above]
    used.update(mine)
    # Two clusters may be titled alike, one found by its subject and one by its words.
    titled: dict[str, str] = {}
    for key in mine:
        titled.setdefault(fold_tone(_title(kept[key].titles)), key)
    for place, key in enumerate(titled.values(), start=1):
        number = f"{items[parent].number}.{place}" if parent is not None else str(place)
        index = len(items)
        title = _title(kept[key].titles)
        items.append(Item(number, title, _keywords(key, kept[key], title), parent))
        _add(items, kept, order, key, index, used)


def _parent(key: str, kept: dict[str, _Cluster]) -> str:
    """The kept cluster under which this one stands most often, "" for none; never a circle."""
    above, _ = kept[key].above.most_common(1)[0]
    if above not in kept or above == key or _mean(kept[above].depths) >= _mean(kept[key].depths):
        return ""
    return above


def _keys(headings: Sequence[Heading]) -> list[str]:
    """What makes headings one; "" for a title that says nothing."""
    outermost: dict[str, int] = {}
    for index, heading in enumerate(headings):
        role = heading.role
        if role is not None and (
            role not in outermost or heading.depth < headings[outermost[role]].depth
        ):
            outermost[role] = index
    firsts = {index: role for role, index in outermost.items()}
    return [
        f"role:{firsts[index]}" if index in firsts else _bare(heading.title)
        for index, heading in enumerate(headings)
    ]


def _bare(title: str) -> str:
    """The title without years, numbers and marks, and without the words that open any title."""
    bare = " ".join(_NOISE_RE.sub(" ", fold_tone(title)).split())
    return _OPENING_RE.sub("", bare).strip(" ,")


def _title(titles: Counter[str]) -> str:
    """The commonest title, the shortest of several; capitals throughout become a sentence's."""
    most = max(titles.values())
    title = min((t for t, count in titles.items() if count == most), key=lambda t: (len(t), t))
    title = _YEAR_RE.sub("", title.removeprefix("Về ")).strip(" .:;-–")
    return title.capitalize() if title.isupper() else title[:1].upper() + title[1:]


def _keywords(key: str, cluster: _Cluster, title: str) -> tuple[str, ...]:
    """The cues of the subject, then the titles that the heading has elsewhere."""
    words: list[str] = []
    if key.startswith("role:"):
        cues = section_role_cues().items()
        words += [cue for cue, role in cues if role == key[5:] and not cue.startswith("^")]
        words = words[:_MOST_KEYWORDS]
    for other, _ in cluster.titles.most_common():
        bare = _bare(other)
        if bare and len(words) < 2 * _MOST_KEYWORDS and not any(w in bare for w in words):
            words.append(bare)
    own = fold_tone(title)
    return tuple(word for word, _ in groupby(words) if word != own)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
