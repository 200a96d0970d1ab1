"""Which labelled lines are headings, which are list items, which bare lines are captions.

A label alone does not tell: "1. Công tác tư tưởng" is a heading, "1. Đề nghị Tỉnh ủy xem xét …."
a list item. Siblings decide together: labelled lines that are full sentences with nothing under
them are a list.
"""

from dataclasses import dataclass
from itertools import zip_longest

import regex

from pipeline.segmenting.blocks import RawBlock, ending, goes_on

# The rank of a label's style in the tree of sections; captions stand below all labels.
RANKS = {"part": 0, "letter": 1, "roman": 2, "arabic": 3, "decimal": 4, "minor": 6}
CAPTION_RANK = 7
BULLET_CAPTION_RANK = 8

_TWO_SENTENCES_RE = regex.compile(r"\p{Ll}{2}[\")”]?\.\s+\p{Lu}")
_RUN_IN_RE = regex.compile(r"\s*:\s*")
_CAPTION_LENGTH = 110
_SENTENCE_LENGTH = 160
_LONGEST_TITLE = 1_000
# "… còn một số hạn chế sau:" announces a list, it is no heading of one.
_ANNOUNCEMENT_RE = regex.compile(
    r"(?<!\p{L})(?:sau|như|gồm|là|đó|cụ thể)(?:\s+đây)?\s*:$"
    r"|^(?:Bên cạnh|Tuy nhiên|Tuy vậy|Song|Qua|Từ)\s"
)
# Figures make a line a statement, a year or a half-year does not: "Nhiệm vụ năm 2025".
_DATA_RE = regex.compile(
    r"\d(?<!(?i:năm|nhiệm kỳ|giai đoạn|quý|-)\s*\d{1,4})(?!\s+tháng|\d{0,3}\s*-\s*\d{4})"
)


@dataclass(frozen=True, slots=True)
class HeadingPlan:
    """A raw block that is a heading: its rank in the tree and where its title ends."""

    rank: int
    end: int


def plan_headings(blocks: list[RawBlock], first: int, last: int) -> dict[int, HeadingPlan]:
    """Headings among `blocks[first:last]`, by index."""
    plans: dict[int, HeadingPlan] = {}
    body = [index for index in range(first, last) if blocks[index].kind not in ("footnote", "rule")]
    labelled = [
        index
        for index in body
        if (label := blocks[index].label) is not None and label.style in RANKS
    ]
    following = dict(zip_longest(body, body[1:]))
    for group in _sibling_groups(blocks, labelled):
        features = [_features(blocks, index, following[index]) for index in group]
        style = blocks[group[0]].label.style  # type: ignore[union-attr]
        listed = style not in ("part", "roman", "letter") and _is_list(features)
        for index, feature in zip(group, features, strict=True):
            if not listed and not feature.prose:
                plans[index] = HeadingPlan(_rank(blocks[index]), feature.title_end)
    before = dict(zip(body[1:], body, strict=False))
    structured = any(plan.rank <= RANKS["minor"] for plan in plans.values())
    for index in body:
        # In running text without numbered headings a short line is as likely a picture's legend.
        if not structured and (blocks[index].length > 60 or ". " in blocks[index].text):
            continue
        above = before.get(index)
        if above is not None and above not in plans and blocks[above].last.endswith(","):
            continue  # the second line of a by-line, the rest of an enumeration
        if index not in plans and (caption := _caption(blocks, index, following[index], plans)):
            plans[index] = caption
    return plans


def _rank(block: RawBlock) -> int:
    label = block.label
    assert label is not None
    if label.style == "decimal":
        return RANKS["decimal"] + (len(label.numbers) > 2)
    if label.style == "arabic" and ")" in label.text:
        return 5
    return RANKS[label.style]


def _sibling_groups(blocks: list[RawBlock], labelled: list[int]) -> list[list[int]]:
    """Runs of labelled lines of one style under one parent.

    A list that starts again at 1 with another delimiter inside a group ("1/ …" with "1. … 2. …"
    below) is a group of its own.
    """
    groups: list[list[int]] = []
    open_groups: dict[float, list[int]] = {}
    for index in labelled:
        label = blocks[index].label
        assert label is not None
        rank: float = _rank(blocks[index])
        outer = open_groups.get(rank)
        inner = open_groups.get(rank + 0.5)
        if outer is not None and _delimiter(blocks[outer[-1]]) != _delimiter(blocks[index]):
            starts = label.numbers[-1:] == (1,)
            continues = inner is not None and _follows(blocks[inner[-1]], blocks[index])
            if starts or continues:
                if starts:
                    open_groups.pop(rank + 0.5, None)
                rank += 0.5
        for other in [r for r in open_groups if r > rank]:
            del open_groups[other]
        group = open_groups.get(rank)
        if group is None:
            group = open_groups[rank] = []
            groups.append(group)
        group.append(index)
    return groups


def _delimiter(block: RawBlock) -> str:
    assert block.label is not None
    return block.label.text[-1]


def _follows(before: RawBlock, here: RawBlock) -> bool:
    assert before.label is not None
    assert here.label is not None
    return (
        _delimiter(before) == _delimiter(here)
        and len(before.label.numbers) == len(here.label.numbers)
        and before.label.numbers[-1:] == (here.label.numbers[-1] - 1,)
    )


@dataclass(frozen=True, slots=True)
class _Features:
    sentence: bool  # looks like a full sentence
    prose: bool  # several sentences, or one that does not end: never a title
    body: bool  # has text of its own beneath
    run_in: bool
    title_end: int
    long: bool = False


def _features(blocks: list[RawBlock], index: int, following: int | None) -> _Features:
    block = blocks[index]
    label = block.label
    assert label is not None
    text = block.text
    title = text[label.body :]
    run_in = _RUN_IN_RE.search(text, label.body)
    if run_in and run_in.end() < len(text) and run_in.start() - label.body <= _SENTENCE_LENGTH:
        return _Features(False, False, True, True, run_in.start())
    end = len(text) - (1 if text.endswith(":") else 0)
    body = False
    if following is not None:
        other = blocks[following].label
        body = other is None or other.style not in RANKS or _rank(blocks[following]) > _rank(block)
    closed = ending(text) in ".;"
    several = bool(_TWO_SENTENCES_RE.search(title)) or (
        "; " in title and closed and len(title) > 300
    )
    sentence = closed or len(title) > _SENTENCE_LENGTH
    prose = (several and len(title) > _CAPTION_LENGTH) or len(title) > _LONGEST_TITLE
    return _Features(sentence, prose, body, False, end, len(title) >= _LONG_TITLE)


def _is_list(features: list[_Features]) -> bool:
    """A list has mostly full sentences (or three long lines and more without a stop) and nothing
    beneath its items (the last one may be followed by the text that comes after the list)."""
    bare = [f for f in features if not f.run_in]
    if not bare:
        return False
    sentences = sum(f.sentence or f.prose for f in bare)
    with_body = sum(f.body for f in bare[:-1])
    if len(bare) > 2 and not with_body and all(f.long for f in bare):
        return True  # sentences that forgot their stops: no title stands over nothing
    if len(bare) == 1:
        return bare[0].prose or (bare[0].sentence and not bare[0].body)
    return sentences * 2 > len(bare) and with_body * 2 < len(bare) - 1 + (len(bare) == 2)


_LONG_CAPTION = 40
_LONG_TITLE = 30
_YEAR_END_RE = regex.compile(r"(?<!\p{L})(?:(?i:năm)|[-–])\s*(?:19|20)\d{2}$")


def _caption(
    blocks: list[RawBlock], index: int, following: int | None, plans: dict[int, HeadingPlan]
) -> HeadingPlan | None:
    """A short line without a stop that stands over other text: "Nguyên nhân chủ quan"."""
    block = blocks[index]
    if following is None or block.lines > 2 or len(text := block.text) > _CAPTION_LENGTH:
        return None
    if block.kind in ("table", "columns") or following in plans:
        return None
    below = blocks[following]
    if below.label is None and (
        goes_on(below.first) or (below.first[0].isdigit() and len(text) > _LONG_CAPTION)
    ):
        return None  # "… của xã, dân số hơn" over "2920 khẩu; …": a sentence goes on
    bullet = block.label is not None and block.label.style in ("bullet", "word")
    if block.label is not None and not bullet:
        return None
    start = block.label.body if block.label else 0
    if not text[start : start + 1].isupper() or _DATA_RE.search(text):
        return None
    last = text[-1]
    if last == ":":
        if _ANNOUNCEMENT_RE.search(text):
            return None
        return (
            HeadingPlan(_caption_rank(bullet), len(text) - 1) if len(text) - start <= 60 else None
        )
    # "Trọng tâm năm 2025": a year may end it, any other number is data.
    if not (last.isalpha() or last in ')”"' or _YEAR_END_RE.search(text)):
        return None
    if bullet:
        # "- Nhận thức của cán bộ" over a paragraph or over "+" items, not one bullet among others.
        other = blocks[following]
        if other.label is not None and other.label.style == "bullet":
            if other.label.text[:1] == (block.label.text[:1] if block.label else ""):
                return None
        elif other.length < len(text):
            return None
    elif blocks[following].length < 40 and blocks[following].label is None:
        return None
    return HeadingPlan(_caption_rank(bullet), len(text))


def _caption_rank(bullet: bool) -> int:
    return BULLET_CAPTION_RANK if bullet else CAPTION_RANK
