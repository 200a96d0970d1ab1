"""The grammar of citations, built from named atoms.

Symbols are found by their digits, the type word is then read backwards from them: a pattern that
begins with an optional type word would try every letter of the text.
"""

import re

import regex

from schemas.registry.loader import document_types

# "TW" is also typed "T.Ư", "T.W".
_LETTERS = r"\p{Lu}[\p{L}\d&]{0,14}(?:(?<=T)\.[ƯUW](?![\p{L}\d]))?"
_DASH = r"\s?-\s?"
_SLASH = r"\s?/\s?"

# "05-CT/TW", "1193 - QĐ/TU", "06-HD/BTCTW-BTGTW", "858CV/ĐUK", "75/KH- UBND", "30/2020/NĐ-CP",
# "14/2008/TTLT/BTC-BTNMT", "72/2025/QH15", "217/QĐ-TW", "7b/NQ-TLĐ". OCR leaves l and O among the digits.
SYMBOL_RE = regex.compile(
    rf"""
    (?<![\w/.,\-])(?P<number>[1-9lIO]?\d[\dlO]{{0,4}}(?:[a-eđ](?=\s?[/\-]))?|\dl|l\d)
    (?:
        {_SLASH}(?P<year>(?:19|20)\d{{2}}){_SLASH}
            (?P<state>{_LETTERS}(?:{_SLASH}{_LETTERS})?(?:{_DASH}{_LETTERS}){{0,4}})
      | (?:{_DASH}|\s)?(?P<ptype>\p{{Lu}}[\p{{L}}]{{0,5}}(?:-\p{{Lu}}\p{{L}}{{0,4}})?){_SLASH}
            (?P<party>{_LETTERS}(?:(?:{_DASH}|/){_LETTERS}){{0,3}})
      | {_SLASH}(?P<stype>\p{{Lu}}[\p{{L}}&]{{0,8}})(?:{_DASH}|/)
            (?P<issuer>{_LETTERS}(?:{_DASH}{_LETTERS}){{0,3}})
    )
    """,
    regex.VERBOSE,
)

_TYPE_WORDS = "|".join(
    regex.escape(kind.name.lower()).replace(r"\ ", r"\s+")
    for kind in sorted(document_types(), key=lambda kind: -len(kind.name))
)
# The type word right before the number, with or without "số".
DIRECT_RE = regex.compile(rf"(?<!\p{{L}})(?P<type>{_TYPE_WORDS})(?:\s+số)?\s*[:.]?\s*[(\"“]?\s*$")
# An issuer or the name of a law in between: "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
# "Quy định của Ban Bí thư (số 196-QĐ/TW".
DISTANT_RE = regex.compile(
    r"(?<!\p{L})(?:(?P<law>bộ\s+luật|luật|pháp\s+lệnh)"
    rf"|(?P<type>{_TYPE_WORDS})(?=\s+(?:của|do)\s))"
    r"(?:\s+(?!\d)[^\s;.:!?()\d]+){1,16}\s*\(?\s*số\s*:?\s*$"
)
BEFORE_WINDOW = 120
# Between two symbols of one list: "18-NQ/TW, 19-NQ/TW", "11-NQ/ĐUK và số 01-NQ/ĐUK".
LIST_JOINT_RE = regex.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:số\s*)?")
# Numbers of a list that share the code of the last one: "số 18, 19-NQ/TW", "số 18 và 19-NQ/TW".
SHARED_CODE_RE = regex.compile(r"(?:\d{1,4}\s*(?:,|và|;)\s*)+(?:số\s*)?$")

# A type word and a bare number: "Chỉ thị 05", "Kết luận số 01", "Nghị quyết 57, 59, 66, 68",
# "Nghị định số 30/2020". The letter case of the type word and "số" are weighed by the extractor.
SHORT_TYPES = "|".join(
    regex.escape(kind.name.lower()).replace(r"\ ", r"\s+")
    for kind in sorted(document_types(), key=lambda kind: -len(kind.name))
    if kind.short != "no"
)
SHORT_NUMBER_RE = regex.compile(
    r"(?<=\s)(?P<number>\d{1,4}(?:/(?:19|20)\d{2})?)(?![\d.,]*\d|\p{L}|\s?[/%]|-\p{Lu})"
    r"(?P<more>(?:(?:\s*,\s*|\s+và\s+)(?:số\s+)?\d{1,3}(?![\d.,]*\d|\p{L}|\s?[/%-]))*)"
)
# The last words of the types, and "số": a number behind any other word is no short form.
SHORT_LAST_WORDS = frozenset(
    (*(kind.name.lower().split()[-1] for kind in document_types()), "số", "số:")
)
SHORT_BEFORE_RE = regex.compile(rf"(?<!\p{{L}})(?P<type>{SHORT_TYPES})(?P<so>\s+số\s*:?)?\s+$")
# "NQ 21": the code for the type word, only where the report cites that document in full.
SHORT_CODE_RE = regex.compile(
    r"(?<![\p{L}\d/\-])(?P<type>NQ|CT|KL|HD|QĐ|QĐi|NĐ)\s(?:số\s)?(?P<number>\d{1,3})(?![\d.,]*\d|\p{L}|\s?[/%]|-\p{Lu})"
)
NUMBER_RE = regex.compile(r"\d{1,4}")

_ORDINAL = r"(?:\d{1,2}|nhất|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|tư|lăm|năm))?)"
_TERM = r"(?:[IVXl]{1,5}|\d{1,2})"
_TERM_WORD = r"(?i:các\s+khóa|các\s+khoá|khóa|khoá|k\.)"
# A plenum's resolution or conclusion, with the term or terms after it.
PLENUM_RE = regex.compile(
    rf"""
    (?<!\p{{L}})
    (?:
        (?P<type>(?i:nghị\s+quyết|kết\s+luận))\s+(?i:của\s+)?(?:(?i:các\s+)?(?i:hội\s+nghị)\s+)?
        (?:
            (?i:lần\s+thứ)\s+(?P<plenum1>{_ORDINAL})(?:\s*,?\s*(?i:của\s+)?(?i:ban\s+chấp\s+hành\s+trung\s+ương|bchtw|bch\s+trung\s+ương|trung\s+ương)(?:\s+(?i:đảng))?)
          | (?:(?i:ban\s+chấp\s+hành|bch)\s+)?(?:(?i:trung\s+ương)(?:\s+(?i:đảng))?|TW|T\.Ư|TƯ)\s*,?\s*(?:(?i:lần\s+thứ|lần)\s+)?(?P<plenum2>{_ORDINAL})(?![\d/-])
        )
      | (?P<abbreviation>NQ|KL)\s?T\.?[WƯ]\.?\s?(?P<plenum3>\d{{1,2}})(?!\d)
    )
    (?P<term>\s*,?\s*\(?\s*{_TERM_WORD}\s*{_TERM}(?:\s*(?:,|;|và|,\s*và|/)\s*(?:{_TERM_WORD}\s*)?[IVXl]{{1,5}}(?!\p{{L}}))*\s*\)?)?
    (?!\p{{L}})
    """,
    regex.VERBOSE,
)
PLENUM_START_RE = re.compile(r"nghị\s+quyết|kết\s+luận|(?:nq|kl)\s?t")
CONGRESS_START_RE = re.compile(r"nghị\s+quyết\s+(?:của\s+)?đại\s+hội")
TERM_RE = regex.compile(r"(?<!\p{L})(?:[IVXl]{1,5}|\d{1,2})(?!\p{L})")

# A congress's resolution carries no number: it is noted, never identified.
CONGRESS_RE = regex.compile(
    r"(?i:nghị\s+quyết)\s+(?i:của\s+)?(?i:đại\s+hội)(?!\s+đồng)[^.;:\n“\"]{0,120}?"
    r"(?:(?i:lần\s+thứ)\s+[IVX]+(?:,?\s+(?i:nhiệm\s+kỳ)\s+\d{4}\s*-\s*\d{4})?"
    r"|(?i:nhiệm\s+kỳ)\s+\d{4}\s*-\s*\d{4}|(?i:các\s+cấp)|(?i:khóa|khoá)\s+[IVX]+"
    r"|(?=[,.;:\n)(]|\s(?i:và|đã|gắn|về|của\s+đảng\s+bộ)\s))"
)

# What may stand between a symbol and its date or its issuer.
TO_DATE_RE = regex.compile(
    r"\s*(?:,|\()?\s*(?:(?:ban\s+hành|ký|đề)\s+)?(?=[Nn]gày\s|NGÀY\s|\d{1,2}[/.\-])"
)
TO_ISSUER_RE = regex.compile(r"\s*,?\s*(?:của|CỦA|do)\s+(?=\p{L})")
# Words that end an issuer's name.
ISSUER_END_RE = regex.compile(
    r"[,.;:\n“\"”()]|\s(?i:về|v/v|ngày|năm|gắn|trong|đối\s+với|đã|để|hướng\s+dẫn|quy\s+định|ban\s+hành|nhằm|là|được|tại|tiếp\s+tục|triển\s+khai|thực\s+hiện|đến|cho|khi|như|tới|từ|theo|bổ\s+sung|sửa\s+đổi|thay\s+thế|nêu|yêu\s+cầu|chỉ\s+đạo|phê\s+duyệt|giao|khởi\s+xướng|phát\s+động|có|với|bằng|một\s+số)(?!\p{L})"
    r"|\s(?:chưa|không|còn|phải|cần|sẽ|vẫn|cũng)(?!\p{L})|\svà\s+(?=\d)"
    r"|\svà\s+(?!(?i:doanh\s+nghiệp|đào\s+tạo|phát\s+triển\s+nông|dân\s+vận|thể\s+thao|môi\s+trường|đầu\s+tư|truyền\s+thông|công\s+nghệ|xã\s+hội|gia\s+đình|cơ\s+quan|chống|tìm\s+kiếm))(?=\p{Ll})"
    r"|\s(?:và|,)\s+(?=(?i:chỉ\s+thị|nghị\s+quyết|kết\s+luận|quy\s+định|hướng\s+dẫn|kế\s+hoạch|quyết\s+định|công\s+văn|nghị\s+định|thông\s+tư|luật|đề\s+án|chương\s+trình|xây\s+dựng|gần\s+đây|quy\s+chế|các|việc|số)\b)"
)
ISSUER_TERM_RE = regex.compile(r"\s*,?\s*\(?(?i:khóa|khoá)\s+[IVX]{1,5}\)?")
