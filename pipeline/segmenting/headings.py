"""Which labelled lines are headings, which are list items, which bare lines are captions.

A label alone does not tell: "1. Công tác tư tưởng" is a heading, "1. Đề nghị Tỉnh ủy xem xét …."
a list item. Siblings decide together: labelled lines that are full sentences with nothing under
them are a list.
"""

from dataclasses import dataclass
from itertools import zip_longest

import regex

from pipeline.segmenting.captions import caption, over_numbers, with_overs
from pipeline.segmenting.joints import ending
from pipeline.segmenting.plans import CAPTION_LENGTH, RANKS, HeadingPlan
from pipeline.segmenting.raw_block import RawBlock

_TWO_SENTENCES_RE = regex.compile(r"\p{Ll}{2}[\")”]?\.\s+\p{Lu}")
_RUN_IN_RE = regex.compile(r"\s*:\s*")
_SENTENCE_LENGTH = 160
_LONGEST_TITLE = 1_000
_LONG_TITLE = 30
# "b) Dự án 2: Chương trình 135": the number is that of the name, the title goes on.
_NUMBERED_NAME_RE = regex.compile(r"(?<![\d/.,\-])\d{1,2}$")


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
    overs: dict[int, HeadingPlan] = {}
    structured = any(plan.rank <= RANKS["minor"] for plan in plans.values())
    for index in body:
        # In running text without numbered headings a short line is as likely a picture's legend.
        if not structured and (blocks[index].length > 60 or ". " in blocks[index].text):
            continue
        above = before.get(index)
        if index not in plans and (found := over_numbers(blocks, index, following[index], plans)):
            overs[index] = found
            continue
        if above is not None and above not in plans and blocks[above].last.endswith(","):
            continue  # the second line of a by-line, the rest of an enumeration
        if index not in plans and (found := caption(blocks, index, following[index], plans)):
            plans[index] = found
    return with_overs(blocks, plans, overs)


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
    if run_in and _is_title_of_a_number(text, run_in, label.body):
        run_in = None
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
    prose = (several and len(title) > CAPTION_LENGTH) or len(title) > _LONGEST_TITLE
    return _Features(sentence, prose, body, False, end, len(title) >= _LONG_TITLE)


def _is_title_of_a_number(text: str, colon: "regex.Match[str]", start: int) -> bool:
    return (
        _NUMBERED_NAME_RE.search(text[start : colon.start()][-8:]) is not None
        and text[colon.end() : colon.end() + 1].isupper()
        and len(text) <= CAPTION_LENGTH
        and ending(text) not in ".;:"
    )


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
