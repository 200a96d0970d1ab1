"""Bare lines that are captions: short, without a stop, over a text or over numbered headings."""

import regex

from pipeline.segmenting.joints import goes_on
from pipeline.segmenting.plans import (
    BULLET_CAPTION_RANK,
    CAPTION_LENGTH,
    CAPTION_RANK,
    HeadingPlan,
)
from pipeline.segmenting.raw_block import RawBlock

# "… còn một số hạn chế sau:" announces a list, it is no heading of one.
_ANNOUNCEMENT_RE = regex.compile(
    r"(?<!\p{L})(?:sau|như|gồm|là|đó|cụ thể)(?:\s+đây)?\s*:$"
    r"|^(?:Bên cạnh|Tuy nhiên|Tuy vậy|Song|Qua|Từ)\s"
)
# Figures make a line a statement, a year or a half-year does not: "Nhiệm vụ năm 2025".
_DATA_RE = regex.compile(
    r"\d(?<!(?i:năm|nhiệm kỳ|giai đoạn|quý|-)\s*\d{1,4})(?!\s+tháng|\d{0,3}\s*-\s*\d{4})"
)
# What frames a report.
_FRAMING_RE = regex.compile(r"(?:PHẦN )?(?:(?:LỜI )?(?:MỞ ĐẦU|NÓI ĐẦU|KẾT)|KẾT LUẬN|ĐẶT VẤN ĐỀ)$")


def over_numbers(
    blocks: list[RawBlock], index: int, following: int | None, plans: dict[int, HeadingPlan]
) -> HeadingPlan | None:
    """A caption right above the first of numbered headings: "KẾT QUẢ NĂM 2024" over "1. Tư tưởng".

    Nothing of its own stands beneath it, and it stands above all of them in the tree.
    """
    block = blocks[index]
    if following is None or following not in plans:
        return None
    below = blocks[following].label
    if below is None or below.style not in ("roman", "arabic") or below.numbers[-1:] != (1,):
        return None
    bullet = block.label is not None and block.label.style == "bullet"
    if not (block.kind == "prose" or bullet) or (block.label is not None and not bullet):
        return None
    text = block.text
    start = block.label.body if block.label is not None else 0
    if block.lines > 2 or len(text) > CAPTION_LENGTH or not text[start : start + 1].isupper():
        return None
    if bullet and text[-1] != ":":
        return None
    end = len(text) - text.endswith(":")
    if not (text[end - 1].isalpha() or _YEAR_END_RE.search(text, 0, end)) or _DATA_RE.search(text):
        return None
    if _ANNOUNCEMENT_RE.search(text):
        return None
    return HeadingPlan(plans[following].rank - 0.5, end)


def with_overs(
    blocks: list[RawBlock], plans: dict[int, HeadingPlan], overs: dict[int, HeadingPlan]
) -> dict[int, HeadingPlan]:
    """`plans` and `overs` with the ranks of captions in capitals: where one stands above numbered
    headings all do, so that "HẠN CHẾ" ends the last number of "KẾT QUẢ"; "KẾT LUẬN" ends all. In
    the same way "* Hạn chế:" does where "* Kết quả:" stands above numbers."""
    out = {**plans, **overs}
    over = min((plan.rank for index, plan in overs.items() if blocks[index].capitals), default=None)
    top = min((plan.rank for plan in out.values()), default=0.0)
    starred = {
        label.text: plan.rank for index, plan in overs.items() if (label := blocks[index].label)
    }
    for index, plan in plans.items():
        label = blocks[index].label
        if plan.rank == BULLET_CAPTION_RANK and label is not None and label.text in starred:
            out[index] = HeadingPlan(starred[label.text], plan.end)
        if plan.rank == CAPTION_RANK and blocks[index].capitals:
            framing = _FRAMING_RE.match(blocks[index].text) is not None
            out[index] = HeadingPlan(
                top if framing else plan.rank if over is None else over, plan.end
            )
    return out


_LONG_CAPTION = 40
_YEAR_END_RE = regex.compile(r"(?<!\p{L})(?:(?i:năm)|[-–])\s*(?:19|20)\d{2}$")


def caption(
    blocks: list[RawBlock], index: int, following: int | None, plans: dict[int, HeadingPlan]
) -> HeadingPlan | None:
    """A short line without a stop that stands over other text: "Nguyên nhân chủ quan"."""
    block = blocks[index]
    if following is None or block.lines > 2 or len(text := block.text) > CAPTION_LENGTH:
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
    elif below.length < 40 and below.label is None and below.kind not in ("table", "columns"):
        return None
    return HeadingPlan(_caption_rank(bullet), len(text))


def _caption_rank(bullet: bool) -> int:
    return BULLET_CAPTION_RANK if bullet else CAPTION_RANK
