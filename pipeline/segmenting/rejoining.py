"""Blocks cut by a page, a running head or a footnote made whole again.

One rule joins them: the text before is open (no stop at its end) and the text after goes on.
"""

from pipeline.segmenting.joints import (
    CLOSED,
    CLOSING_RE,
    STOPPED,
    WANTS_MORE_RE,
    WANTS_NUMBER_RE,
    ending,
    goes_on,
    is_glued,
    is_unfinished,
)
from pipeline.segmenting.notes import goes_on_listing
from pipeline.segmenting.raw_block import (
    LONG_CAPITALS,
    ROWS,
    RawBlock,
    is_bare_part,
    is_caps_heading,
)

_LONGEST_TITLE = 250
_TITLED = frozenset({"part", "roman", "letter", "arabic"})


def rejoin(blocks: list[RawBlock], width: int | None) -> list[RawBlock]:
    """Blocks cut by a page (or a blank line) joined again, footnotes kept apart."""
    out: list[RawBlock] = []
    body: RawBlock | None = None
    note: RawBlock | None = None
    between = False  # foreign text or a page break since the end of `body`
    for index, block in enumerate(blocks):
        if block.kind == "footnote":
            out.append(block)
            note, between = block, True
            continue
        if block.kind in ROWS:
            out.append(block)
            if block.kind != "rule":
                body = None
            continue
        if block.kind == "prose":
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if note is not None and _continues_note(note, body, block, following):
                note.append(block.slices, block.parts, block.glued)
                note = note if _open(note) else None
                between = True
                continue
            cut = between or block.page_before
            if body is not None and (
                _continues(body, block, cut, width) or _is_titled(body, block, following)
            ):
                body.append(block.slices, block.parts, block.glued)
                between = False
                continue
        out.append(block)
        body, between = block, False
    return out


def _open(block: RawBlock) -> bool:
    return ending(block.last) not in STOPPED


def _continues_note(
    note: RawBlock, body: RawBlock | None, block: RawBlock, following: RawBlock | None
) -> bool:
    """Is the block the second half of a footnote that its page cut?

    It goes on in mid-sentence, the note was left open, and the next thing is another note or the
    second half of the body text that the notes interrupt. Behind a capital only what stands between
    the halves of a cut paragraph goes on with the note, or a list of its items.
    """
    if not _open(note):
        return False
    listing = block.page_before and note.last[-1] == ","
    if listing and following is not None and following.kind == "footnote":
        return True  # "… tại các huyện: An Biên," + "Phước Tây." above the next note
    if not (goes_on(block.first) or (block.page_before and block.first[0].isdigit())):
        inside = (
            body is not None
            and _open(body)
            and following is not None
            and following.kind == "prose"
            and goes_on(following.first)
            and body.slices[-1][0] < note.slices[0][0]
        )
        return inside or goes_on_listing(note.parts, block.parts)
    if following is None:
        return body is None or not _open(body)
    if following.kind == "footnote":
        return True
    body_open = body is not None and _open(body)
    return (following.kind == "prose" and goes_on(following.first) and body_open) or not body_open


def _continues(body: RawBlock, block: RawBlock, between: bool, width: int | None) -> bool:
    last = ending(body.last)
    if CLOSING_RE.match(block.text):
        return False
    if is_glued(body.last, block.first):
        return True
    if block.first[0].isdigit() and WANTS_NUMBER_RE.search(body.last[-10:]):
        return True
    if is_unfinished(body.last):
        return True
    if between and WANTS_MORE_RE.search(body.last[-8:]):
        return True
    if goes_on(block.first):
        if last in STOPPED:
            return False
        return between or last not in ";" or not block.blank_before
    # A capital or a digit may go on too, but only over a break and after a line of prose.
    if last in CLOSED or body.shouted:
        return False
    long_enough = body.length >= 120 if width is None else len(body.last) >= 0.75 * width
    if not (long_enough and between):
        return False
    return body.label is None or body.label.style in ("bullet", "word") or body.length >= 250


def _is_titled(heading: RawBlock, block: RawBlock, following: RawBlock | None) -> bool:
    """Is the block the title of "PHẦN THỨ NHẤT", or the rest of a title in capitals?

    Behind a blank line only a heading below tells the rest of a part's title from a caption, behind
    the end of a page a line that is long enough to have been cut.
    """
    label = heading.label
    if label is None or label.style not in _TITLED or CLOSING_RE.match(block.text):
        return False
    if heading.length + block.length > _LONGEST_TITLE or ending(block.last) in CLOSED:
        return False
    if is_bare_part(heading):
        return True
    if not (is_caps_heading(heading) and block.text.isupper()):
        return False
    if not block.blank_before and not block.page_before:
        return True
    if label.style == "part":
        return following is not None and following.label is not None
    return block.page_before and len(heading.last) >= LONG_CAPITALS
