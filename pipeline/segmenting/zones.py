"""The parts of an official document around its body: letterhead, title, recipients, signature."""

import re
from dataclasses import dataclass

import regex

from pipeline.segmenting.raw_block import RawBlock

_TITLE_RE = regex.compile(
    r"(?:\(?DỰ THẢO\)?\s*)?(?:BÁO\s?CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|BIÊN BẢN|ĐỀ ÁN|NGHỊ QUYẾT)\b(?P<rest>.*)",
    regex.DOTALL,
)
# Titles of other documents, where a letterhead stands above; in a body they are captions.
_OTHER_TITLE_RE = regex.compile(
    r"(?:QUYẾT ĐỊNH|QUY ĐỊNH|QUY CHẾ|HƯỚNG DẪN|CHƯƠNG TRÌNH|CHỈ THỊ|PHƯƠNG ÁN|THÔNG TRI)(?!\p{L})(?P<rest>.*)",
    regex.DOTALL,
)
_HEAD_LINE_RE = regex.compile(
    r"(?i:số)\s*:?\s*\d{0,5}\s*[-/]|(?i:cộng h(?:òa|oà) xã hội|đảng cộng sản việt nam)"
)
_ABOUT_RE = regex.compile(r"(?i:v/v|về việc)(?!\p{L})")
# "Báo cáo kết quả công tác năm 2023": a title in sentence case, on a line of its own.
_SMALL_TITLE_RE = regex.compile(
    r"Báo\s+cáo(?:$|\s+(?:kết\s+quả|tổng\s+kết|sơ\s+kết|tổng\s+hợp|kiểm\s+điểm|tự\s+kiểm|công\s+tác|tình\s+hình|chính\s+trị|chuyên\s+đề|tham\s+luận|thực\s+hiện|việc|về)(?!\p{L}))"
)
_OPENING_RE = regex.compile(
    r"(?i:thực hiện|căn cứ|kính gửi|triển khai|thi hành|theo|tiếp tục|ngày \d|trong (?:năm|\d)|năm \d)"
)
_PLACE_DATE_RE = regex.compile(r"[\p{L}\s.\-]{2,40},\s*ngày\s[^\n]{4,40}$")
_LONGEST_SIGNING, _LONGEST_HEADLINE = 120, 200
_LONGEST_KICKER = 80  # what may stand over a headline and end with a full stop
_ADDRESSED_RE = regex.compile(r"(?i:kính\s+gửi)(?!\p{L})")
# "Năm học: 2015-2016" below a title, often behind a blank line.
_YEAR_LINE_RE = regex.compile(
    r"(?i:\(?năm(?:\s+học)?\s*:?\s*(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?\)?)"
)
_FIRST_CAPTION_RE = regex.compile(r"(?:PHẦN |LỜI )?(?:MỞ|NÓI) ĐẦU|ĐẶT VẤN ĐỀ")
# "BÁO CÁO" over "kết quả công tác", "NĂM 2023" below: what a title in small letters ends with.
_GOES_ON_IN_CAPITALS_RE = regex.compile(
    r"(?:NĂM|NHIỆM KỲ|GIAI ĐOẠN|QUÝ|THÁNG|KHÓA|KHOÁ|LẦN|TRÌNH|VÀ|CỦA|TẠI|TRÊN|VỀ|TRONG|TỪ|THEO|THỰC HIỆN)(?!\p{L})"
)
_APPENDIX_RE = regex.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU(?: SỐ| MẪU)?|Biểu(?: số| mẫu)?|DANH SÁCH|BẢNG TỔNG HỢP)\s*[\p{Lu}\d:.]*(?:\s|$)"
)
# "| Nơi nhận: … | T/M ĐẢNG ỦY … |": what a converter makes of the table that holds the foot.
_RECIPIENTS_RE = re.compile(r"(?:\|[\s*]*)?(?i:nơi\s+(?:nhận|gửi(?=\s*:)))\s*:?")
_SIGNING_RE = regex.compile(
    r"(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|Q\.|THAY MẶT)\s+\p{Lu}|"
    r"(?:PHÓ |QUYỀN )?(?:BÍ THƯ|CHỦ TỊCH|TRƯỞNG BAN|CHỦ NHIỆM|GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG (?:PHÒNG|THÔN|BẢN|ẤP|KHOA|TRẠM|CÔNG AN|ĐOÀN)|(?:VIỆN|CỤC|TỔ|ĐỘI|THỦ|HỘI|BỘ|THỨ) TRƯỞNG|CHÁNH (?:ÁN|THANH TRA)|CHÍNH TRỊ VIÊN|TỔNG (?:GIÁM ĐỐC|BIÊN TẬP)|NGƯỜI BÁO CÁO|NGƯỜI LẬP)\b[\p{Lu}\s,]*$"
)
# The same in lower case, alone on its line.
_SMALL_SIGNING_RE = regex.compile(
    r"(?:(?:Phó )?(?:Bí thư|Chủ tịch)(?: (?:chi bộ|chi ủy|đảng ủy|đảng bộ))?|Người (?:viết |lập )?báo cáo)$"
)
_LONGEST_ROLE = 32
_NAME_RE = regex.compile(r"(?:\p{Lu}\p{Ll}*\.?\s+){1,5}\p{Lu}\p{Ll}+")


@dataclass(frozen=True, slots=True)
class Zones:
    """Indexes of raw blocks: the title's first and last, where the body begins (behind the
    addressees), where the foot begins and where it ends (before an appendix)."""

    title: tuple[int, int] | None
    body: int
    foot: int
    end: int


def find_zones(blocks: list[RawBlock]) -> Zones:
    """Where the head ends and the foot begins; an article without "BÁO CÁO" has no title zone."""
    title = _find_title(blocks)
    body = _behind_addressees(blocks, title[1] + 1) if title else 0
    end = _find_appendix(blocks, body)
    return Zones(title, body, _find_foot(blocks, body, end), end)


def _behind_addressees(blocks: list[RawBlock], first: int) -> int:
    """Index of the first block behind "Kính gửi: …" and the bodies listed below it."""
    line = first
    while line < len(blocks) and blocks[line].kind == "rule":
        line += 1
    if line >= len(blocks) or not _ADDRESSED_RE.match(blocks[line].text):
        return first
    last = line + 1
    while last < len(blocks) and _is_bullet(blocks[last]):
        last += 1
    return last


def _is_bullet(block: RawBlock) -> bool:
    return block.label is not None and block.label.style == "bullet" and block.length <= 200


def _find_appendix(blocks: list[RawBlock], first: int) -> int:
    """Index of the first block of an appendix behind a foot, else the number of blocks."""
    foot = False
    for index in range(first, len(blocks)):
        block = blocks[index]
        if len(block.first) > _LONGEST_SIGNING:
            continue
        foot = foot or _RECIPIENTS_RE.match(block.first) is not None or is_signing(block.first)
        if foot and _APPENDIX_RE.match(block.first):
            return index
    return len(blocks)


def _find_title(blocks: list[RawBlock]) -> tuple[int, int] | None:
    headed = False
    for index, block in enumerate(blocks[:40]):
        if block.kind != "prose":
            if block.label is not None and block.label.style in ("roman", "part"):
                return None
            continue
        titled = _TITLE_RE.match(block.text) or _is_small_title(block.text)
        if not titled and not (headed and _OTHER_TITLE_RE.match(block.text)):
            headed = headed or _HEAD_LINE_RE.match(block.text) is not None
            continue
        last = index
        for following in blocks[index + 1 : index + 8]:
            if following.kind != "prose" or not _goes_on_title(
                blocks[last], following, last == index
            ):
                break
            last += 1
        return index, last
    return _find_headline(blocks)


def _is_small_title(text: str) -> bool:
    return len(text) <= 300 and text[-1] not in ".:;," and bool(_SMALL_TITLE_RE.match(text))


def _find_headline(blocks: list[RawBlock]) -> tuple[int, int] | None:
    """The headline of an article: its first line of some words in sentence case."""
    for index, block in enumerate(blocks[:6]):
        if block.kind != "prose":
            return None
        text = block.text
        if len(text) > _LONGEST_HEADLINE or (len(text) > _LONGEST_KICKER and text[-1] == "."):
            return None  # a paragraph: the body has begun
        if (
            len(text) >= 20
            and not text.isupper()
            and text[0].isupper()
            and text[-1] not in ".:;,"
            and not _OPENING_RE.match(text)
        ):
            return index, index
    return None


def _goes_on_title(block: RawBlock, following: RawBlock, bare: bool) -> bool:
    text = following.text
    if _ADDRESSED_RE.match(text):
        return False
    if _YEAR_LINE_RE.fullmatch(text) or (_ABOUT_RE.match(text) and len(text) <= 300):
        return True
    if _OPENING_RE.match(text) and not text.isupper() and len(text) > 60:
        return False
    if bare and block.text.strip(" *").upper() in ("BÁO CÁO", "BÁOCÁO"):
        return len(text) <= 600 and not text.endswith(":")
    if text.startswith("("):
        return len(text) <= 200
    if text.isupper() and following.blank_before and not _ends_title(block, text):
        return False
    if text[0].islower() or text.isupper():
        return len(text) <= 300 and not text.endswith((".", ":", ";"))
    # A title in sentence case goes on over a forced line end, with nothing between the lines.
    return not following.blank_before and len(text) <= 160 and text[-1] not in ".:;"


def _ends_title(block: RawBlock, text: str) -> bool:
    """May the line in capitals behind a blank one be the title's, not the first caption's?"""
    if _FIRST_CAPTION_RE.match(text):
        return False
    return block.last.isupper() or _GOES_ON_IN_CAPITALS_RE.match(text) is not None


def _find_foot(blocks: list[RawBlock], first: int, end: int) -> int:
    """Index of the first block of the foot: recipients or the signing block, whichever is first.

    `end` is where the foot ends: an appendix or the number of blocks.
    """
    # Notes at the end of the report do not make its foot stand early.
    lines = [index for index in range(end) if blocks[index].kind not in ("footnote", "rule")]
    for place, index in enumerate(lines):
        block = blocks[index]
        if index < first:
            continue
        if place >= len(lines) // 4 and _RECIPIENTS_RE.match(block.text):
            return index
        if (
            place >= len(lines) // 2
            and len(lines) - place <= 14
            and block.length <= 80
            and is_signing(block.text)
        ):
            dated = index > first and _PLACE_DATE_RE.match(blocks[index - 1].text)
            return index - 1 if dated else index
    return end


def begins_foot(text: str) -> bool:
    """ "Nơi nhận:", a line of the signing block, the name of an appendix."""
    return bool(
        _RECIPIENTS_RE.match(text)
        or (len(text) <= _LONGEST_SIGNING and (is_signing(text) or _APPENDIX_RE.match(text)))
    )


def is_signing(text: str) -> bool:
    """ "T/M ĐẢNG ỦY", "BÍ THƯ", "KT. CHỦ TỊCH": a line of a signing block."""
    # Two letters in lower case begin most lines: no pattern need look at them.
    if text[:2].isupper():
        return _SIGNING_RE.match(text) is not None
    return len(text) <= _LONGEST_ROLE and _SMALL_SIGNING_RE.match(text) is not None


def is_person_name(text: str) -> bool:
    """ "Hà Ngọc Chung": two to six capitalised words and nothing else."""
    return bool(_NAME_RE.fullmatch(text.strip()))
