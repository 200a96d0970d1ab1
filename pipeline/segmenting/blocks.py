"""Lines to raw blocks: paragraphs made whole again, furniture dropped, footnotes taken out.

A block is a list of slices of the text. What a page break, a running head or a footnote cut in two
is joined by one rule: the text before is open (no stop at its end) and the text after goes on.
"""

import re
import string
from dataclasses import dataclass, field
from itertools import chain

import regex

from pipeline.reading.syllables import is_syllable
from pipeline.segmenting.labels import Label
from pipeline.segmenting.lines import Line, wrap_width
from pipeline.segmenting.notes import goes_on_listing
from pipeline.segmenting.running_heads import running_heads
from schemas.document import Range


@dataclass(slots=True)
class RawBlock:
    """A block under construction; `text` is the joined text of its slices, `length` that of its
    parts alone."""

    kind: str
    slices: list[Range]
    parts: list[str]
    length: int
    label: Label | None = None
    marker: str | None = None
    body: int = 0
    blank_before: bool = False
    page_before: bool = False
    indent: int = 0
    lines: int = 1
    glued: list[bool] = field(default_factory=list)

    @property
    def last(self) -> str:
        return self.parts[-1]

    @property
    def first(self) -> str:
        return self.parts[0]

    @property
    def capitals(self) -> bool:
        """Are its first and its last line in capitals? (All of them would take the square.)"""
        return self.first.isupper() and self.last.isupper()

    @property
    def shouted(self) -> bool:
        """Is it in capitals? Of a long block the first lines tell."""
        return " ".join(self.parts[:_MOST_SHOUTED]).isupper()

    @property
    def text(self) -> str:
        if not self.glued:
            return self.parts[0]
        joints = ("" if glued else " " for glued in (True, *self.glued))
        return "".join(chain.from_iterable(zip(joints, self.parts, strict=True)))

    def append(self, slices: list[Range], parts: list[str], glued: list[bool]) -> None:
        """Continue the block with the slices of a following one."""
        hyphenated = is_hyphenated(self.last, parts[0])
        if hyphenated:
            start, end = self.slices[-1]
            self.slices[-1], self.parts[-1] = (start, end - 1), self.last[:-1]
            self.length -= 1
        self.length += sum(map(len, parts))
        self.glued.append(hyphenated or _is_glued(self.last, parts[0]))
        self.glued += glued
        self.slices += slices
        self.parts += parts
        self.lines += len(parts)


_ROWS = ("rule", "table", "columns")
_CLOSED = ".:!?…;"
_STOPPED = ".:!?…"
_CLOSING_MARKS = "\"”’')]*¹²³⁴⁵⁶⁷⁸⁹⁰" + string.whitespace
_LAST_LETTERS_RE = regex.compile(r"(?<!\p{L})\p{L}{1,6}$")
_FIRST_LETTERS_RE = regex.compile(r"\p{L}{1,6}(?!\p{L})")
# "05-" + "CT/TW", "NQ/" + "TW": the break fell inside a symbol.
_CUT_SYMBOL_RE = regex.compile(r"(?:\d\s?-|[\p{L}\d]/|\p{Lu}-)$")
_SYMBOL_START_RE = regex.compile(r"\p{Lu}{2}|\p{Lu}\p{L}{0,4}/|\d")
# "… Quy định số" + "08-QĐi/TW", "ngày" + "15/5": a number is wanted.
_WANTS_NUMBER_RE = regex.compile(r"(?i:(?<!\p{L})(?:số|ngày|tháng|năm|khóa|lần\s+thứ))$")
# "… của các" + "Chi bộ trực thuộc": whatever follows, a name or a number, goes on.
_UNFINISHED_RE = regex.compile(r"(?i:(?<![\p{L}])(?:của|và|về|các|những|với|thuộc))$")
# "Đảng bộ xã có" + "12 chi bộ": over the end of a page, where nothing else begins.
_WANTS_MORE_RE = regex.compile(
    r"(?i:(?<![\p{L}])(?:có|là|gồm|cho|do|tại|từ|trong|theo|đạt|hơn|khoảng|để|mà|hoặc|mỗi|nhằm|bằng))$"
)
_LONGEST_ITEM = 8
"""Lines of an item inside of a sentence; without a limit the time would grow with the square."""
_LONG_CAPITALS = 30
_LONG_LINE = 60
_MOST_SHOUTED = 40
_SHARE_RE = re.compile(r"\(\s*\d[\d.,]*\s?%")
_LONGEST_TITLE = 250
_CLOSING_RE = re.compile(
    r"(?i:nơi\s+(?:nhận|gửi\s*:)|kính\s+gửi|t/m|tm\.|k/t|kt\.|t/l|tl\.|tuq\.|trên\s+đây\s+là)"
)


def is_hyphenated(before: str, after: str) -> bool:
    """Did a hyphen part one syllable over two lines: "sinh ho-" + "ạt chi bộ"? The halves of a
    compound ("kinh tế-" + "xã hội") are no syllable together."""
    if before[-1:] != "-" or not before[-2:-1].isalpha() or not after[0].isalpha():
        return False
    left, right = _LAST_LETTERS_RE.search(before[:-1]), _FIRST_LETTERS_RE.match(after)
    if left is None or right is None or left[0][-1].isupper() != right[0][0].isupper():
        return False
    return is_syllable(left[0] + right[0])


def _is_glued(before: str, after: str) -> bool:
    return before[-1] in "-/" and bool(
        _CUT_SYMBOL_RE.search(before[-8:]) and _SYMBOL_START_RE.match(after)
    )


def _is_unfinished(text: str) -> bool:
    if text[-1] == "-":  # "Sở Lao động -" + "Thương binh và Xã hội"
        return text[-2:] == " -" and text[-3:-2].isalpha()
    return text[-1].isalpha() and _UNFINISHED_RE.search(text[-8:]) is not None


def ending(text: str) -> str:
    """The last sign of a text that says whether it is finished, closing marks left out."""
    tail = text[-24:].rstrip(_CLOSING_MARKS)
    return tail[-1:] or text[-1:]


def goes_on(text: str) -> bool:
    """True where a text begins in mid-sentence: with a small letter, a sign that cannot open or a
    percentage in brackets ("… chiếm tỷ lệ" + "(6%); …")."""
    first = text[0]
    if first == "(":
        return _SHARE_RE.match(text) is not None
    return first.islower() or first in ",;.)%/"


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
    return _rejoin(blocks, width)


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
    if line.blank_before or page or block.kind in _ROWS:
        return False
    if line.kind != "prose":
        return _is_inside_a_list(block, line.label)
    if _CLOSING_RE.match(line.text) and not block.last.endswith(","):
        return False
    last = ending(block.last)
    if _is_bare_part(block) or (_is_caps_heading(block) and line.text.isupper()):
        return True
    if _is_unfinished(block.last) and not line.text.isupper():
        return True
    if width is None:
        # "… huấn luyện dân quân cho" + "62 đồng chí": a list or a number goes on.
        counting = line.text[0].isdigit() and block.label is None and last not in _CLOSED
        cut = (last == "," or counting) and len(block.last) >= _LONG_LINE
        return cut or (goes_on(line.text) and last not in _STOPPED)
    if line.indent >= block.indent + 2 and block.lines > 1 and last in _CLOSED:
        return False
    if last in _CLOSED and line.text[0].isupper() and _had_room(block.last, line.text, width):
        return False
    if len(block.last) >= 0.7 * width:
        if block.label is not None and block.capitals and not line.text.isupper():
            return goes_on(line.text)
        return True
    if block.label is not None and block.capitals:
        return line.text.isupper() and len(block.last) >= 0.45 * width
    return goes_on(line.text) and last not in _STOPPED


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


def _is_bare_part(block: RawBlock) -> bool:
    """ "PHẦN THỨ NHẤT" or "I." alone on its line: the title is the next one."""
    label = block.label
    return (
        label is not None
        and label.style in ("part", "roman")
        and block.lines == 1
        and label.body >= len(block.first)
    )


def _is_caps_heading(block: RawBlock) -> bool:
    label = block.label
    if label is None or not block.last.isupper():
        return False
    if label.style in ("arabic", "decimal"):
        return len(block.last) >= _LONG_CAPITALS
    # "Phần thứ nhất" over a title in capitals.
    first = block.parts[label.body >= len(block.first) and block.lines > 1]
    return label.style in ("part", "roman", "letter") and first.isupper()


_TITLED = frozenset({"part", "roman", "letter", "arabic"})


def _is_titled(heading: RawBlock, block: RawBlock, following: RawBlock | None) -> bool:
    """Is the block the title of "PHẦN THỨ NHẤT", or the rest of a title in capitals?

    Behind a blank line only a heading below tells the rest of a part's title from a caption, behind
    the end of a page a line that is long enough to have been cut.
    """
    label = heading.label
    if label is None or label.style not in _TITLED or _CLOSING_RE.match(block.text):
        return False
    if heading.length + block.length > _LONGEST_TITLE or ending(block.last) in _CLOSED:
        return False
    if _is_bare_part(heading):
        return True
    if not (_is_caps_heading(heading) and block.text.isupper()):
        return False
    if not block.blank_before and not block.page_before:
        return True
    if label.style == "part":
        return following is not None and following.label is not None
    return block.page_before and len(heading.last) >= _LONG_CAPITALS


def _rejoin(blocks: list[RawBlock], width: int | None) -> list[RawBlock]:
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
        if block.kind in _ROWS:
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
    return ending(block.last) not in _STOPPED


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
    if _CLOSING_RE.match(block.text):
        return False
    if _is_glued(body.last, block.first):
        return True
    if block.first[0].isdigit() and _WANTS_NUMBER_RE.search(body.last[-10:]):
        return True
    if _is_unfinished(body.last):
        return True
    if between and _WANTS_MORE_RE.search(body.last[-8:]):
        return True
    if goes_on(block.first):
        if last in _STOPPED:
            return False
        return between or last not in ";" or not block.blank_before
    # A capital or a digit may go on too, but only over a break and after a line of prose.
    if last in _CLOSED or body.shouted:
        return False
    long_enough = body.length >= 120 if width is None else len(body.last) >= 0.75 * width
    if not (long_enough and between):
        return False
    return body.label is None or body.label.style in ("bullet", "word") or body.length >= 250
