"""Lines to raw blocks: paragraphs made whole again, furniture dropped, footnotes taken out."""

from pipeline.segmenting.joints import CLOSED, CLOSING_RE, STOPPED, ending, goes_on, is_unfinished
from pipeline.segmenting.labels import Label
from pipeline.segmenting.lines import Line, wrap_width
from pipeline.segmenting.raw_block import ROWS, RawBlock, is_bare_part, is_caps_heading
from pipeline.segmenting.rejoining import rejoin
from pipeline.segmenting.running_heads import running_heads

_LONGEST_ITEM = 8
"""Lines of an item inside of a sentence; without a limit the time would grow with the square."""
_LONG_LINE = 60


def raw_blocks(lines: list[Line]) -> list[RawBlock]:
    """The lines joined to blocks, in reading order, without page numbers and running heads."""
    width = wrap_width(lines)
    furniture = running_heads(lines)
    blocks: list[RawBlock] = []
    page = False
    head: str | None = None  # of the table that the line before belongs to
    for line in lines:
        if line.kind == "page_number" or line.text in furniture:
            page = True
            continue
        if line.kind in ("table", "columns"):
            if head is not None and (page or line.page_before) and line.text == head:
                page = True  # the head of a table said again on the next page
                continue
            head = head or line.text
        elif line.kind != "rule":
            head = None
        if line.kind == "rule":
            if blocks:
                blocks.append(_block(line, page))
            continue
        if blocks and _same_block(blocks[-1], line, width, page or line.page_before):
            blocks[-1].append([(line.start, line.end)], [line.text], [])
        else:
            blocks.append(_block(line, page or line.page_before))
        page = False
    return rejoin(blocks, width)


def _block(line: Line, page: bool) -> RawBlock:
    return RawBlock(
        line.kind,
        [(line.start, line.end)],
        [line.text],
        len(line.text),
        line.label,
        line.marker,
        line.body,
        line.blank_before,
        page,
        line.indent,
    )


def _same_block(block: RawBlock, line: Line, width: int | None, page: bool) -> bool:
    """Does the physical line go on with the block, with no blank line between them?"""
    if line.blank_before or page or block.kind in ROWS:
        return False
    if line.kind != "prose":
        return _is_inside_a_list(block, line.label)
    if CLOSING_RE.match(line.text) and not block.last.endswith(","):
        return False
    last = ending(block.last)
    if is_bare_part(block) or (is_caps_heading(block) and line.text.isupper()):
        return True
    if is_unfinished(block.last) and not line.text.isupper():
        return True
    if width is None:
        # "… huấn luyện dân quân cho" + "62 đồng chí": a list or a number goes on.
        counting = line.text[0].isdigit() and block.label is None and last not in CLOSED
        cut = (last == "," or counting) and len(block.last) >= _LONG_LINE
        return cut or (goes_on(line.text) and last not in STOPPED)
    if line.indent >= block.indent + 2 and block.lines > 1 and last in CLOSED:
        return False
    if last in CLOSED and line.text[0].isupper() and _had_room(block.last, line.text, width):
        return False
    if len(block.last) >= 0.7 * width:
        if block.label is not None and block.capitals and not line.text.isupper():
            return goes_on(line.text)
        return True
    if block.label is not None and block.capitals:
        return line.text.isupper() and len(block.last) >= 0.45 * width
    return goes_on(line.text) and last not in STOPPED


def _is_inside_a_list(block: RawBlock, label: Label | None) -> bool:
    """ "… gồm: (1) học tập;" + "(2) làm theo": the list began in the middle of the block."""
    if label is None or label.style != "bracket" or block.label is not None:
        return False
    number = label.numbers[-1] if label.numbers else 0
    before = f"({number - 1})"
    return number > 1 and any(before in part for part in block.parts[-_LONGEST_ITEM:])


def _had_room(last: str, following: str, width: int) -> bool:
    """Would the next line's first word have fitted on this one? Then its end was meant."""
    return len(last) + 1 + len(following.split(maxsplit=1)[0]) <= 0.85 * width
