"""The grammar of citations, built from named atoms.

Symbols are found by their digits, the type word is then read backwards from them: a pattern that
begins with an optional type word would try every letter of the text.
"""

import re

import regex

from schemas.registry.documents import document_types, issuer_codes

# "TW" is also typed "T.Ư", "T.W".
_LETTERS = r"\p{Lu}[\p{L}\d&]{0,14}(?:(?<=T)\.[ƯUW](?![\p{L}\d]))?"
_DASH = r"\s?-\s?"
_SLASH = r"\s?/\s?"

# "05-CT/TW", "1193 - QĐ/TU", "06-HD/BTCTW-BTGTW", "858CV/ĐUK", "75/KH- UBND", "30/2020/NĐ-CP",
# "14/2008/TTLT/BTC-BTNMT", "72/2025/QH15", "217/QĐ-TW", "7b/NQ-TLĐ". OCR leaves l and O among the digits.
# Matched where SYMBOL_START_RE finds that it may begin.
SYMBOL_START_RE = regex.compile(r"(?<![\w/.,\-])[\dlIO]")
SYMBOL_RE = regex.compile(
    rf"""
    (?P<number>[1-9lIO]?\d[\dlO]{{0,4}}(?:[a-eđ](?=\s?[/\-]))?|\dl|l\d)
    (?:
        {_SLASH}(?P<year>(?:19|2[0O])[\dlO]{{2}}){_SLASH}
            (?P<state>{_LETTERS}(?:{_SLASH}{_LETTERS})?(?:{_DASH}{_LETTERS}){{0,4}})
      | (?:{_DASH}|\s)?(?P<ptype>\p{{Lu}}[\p{{L}}]{{0,5}}(?:-\p{{Lu}}\p{{L}}{{0,4}})?)(?:{_SLASH}|(?P<dash>-))
            (?P<party>{_LETTERS}(?:(?:{_DASH}|/){_LETTERS}){{0,3}})
      | {_SLASH}(?P<stype>\p{{Lu}}[\p{{L}}&]{{0,8}})(?:{_DASH}|/)
            (?P<issuer>{_LETTERS}(?:{_DASH}{_LETTERS}){{0,3}})
      | {_SLASH}(?P<sender>\p{{Lu}}[\p{{L}}&]{{1,12}})(?![\p{{L}}\d]|\s?[/\-]\s?[\p{{L}}\d])
    )
    """,
    regex.VERBOSE,
)

# The same in small letters ("05-ct/tw", "123/qđ-ubnd"): only codes and issuers of the registry, since
# small letters behind a number are mostly words.
_CODES = "|".join(
    regex.escape(code)
    for code in sorted(
        {code.lower() for kind in document_types() for code in kind.codes},
        key=lambda c: (-len(c), c),
    )
)
_ISSUERS = "|".join(
    regex.escape(code)
    for code in sorted({code.lower() for code in issuer_codes()}, key=lambda c: (-len(c), c))
)
SMALL_SYMBOL_RE = regex.compile(
    rf"""
    (?=\d)(?<![\w/.,\-])(?=\d{{1,6}}\s?[-/])(?P<number>\d{{1,5}})
    (?:
        {_SLASH}(?P<year>(?:19|20)\d{{2}}){_SLASH}
            (?P<state>(?:{_CODES})-(?:{_ISSUERS})(?:-(?:{_ISSUERS})){{0,3}}|(?:ubtv)?qh\d{{2}})
      | {_DASH}(?P<ptype>{_CODES}){_SLASH}(?P<party>(?:{_ISSUERS})(?:-(?:{_ISSUERS}))?)
      | {_SLASH}(?P<stype>{_CODES})-(?P<issuer>(?:{_ISSUERS})(?:-(?:{_ISSUERS})){{0,3}})
    )
    (?![\p{{L}}\d])
    """,
    regex.VERBOSE,
)

_TYPE_WORDS = "|".join(
    regex.escape(kind.name.lower()).replace(r"\ ", r"\s+")
    for kind in sorted(document_types(), key=lambda kind: -len(kind.name))
)
# The type word right before the number, with or without "số". What stands at the end of a window is
# read backwards: (?r).
DIRECT_RE = regex.compile(
    rf"(?r)(?<!\p{{L}})(?P<type>{_TYPE_WORDS})(?:\s+số)?\s*[:.]?\s*[(\"“]?\s*$"
)
# An issuer, what it does or the name of a law in between: "Quy định của Ban Bí thư (số 196-QĐ/TW",
# "Báo cáo thẩm định số 18/BCTĐ-STP", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15".
DISTANT_RE = regex.compile(
    r"(?r)(?<!\p{L})(?:(?P<law>bộ\s+luật|luật|pháp\s+lệnh)"
    rf"|(?P<type>{_TYPE_WORDS})(?=\s+(?:của|do)\s|\s+(?:(?!và\s|các\s|theo\s|tại\s|gồm\s)\p{{Ll}}+\s+){{1,4}}số\s))"
    r"(?P<between>(?:\s+(?:năm\s+(?:19|20)\d{2}|(?!\d)[^\s;.:!?()\d]+)){1,16})\s*\(?\s*số\s*:?\s*$"
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
# "NQ 21": the code for the type word, only where the report cites that document in full.
SHORT_CODES = ("NQ", "CT", "KL", "HD", "QĐ", "QĐi", "NĐ")
# The last words of the types, and "số": a number behind any other word is no short form.
SHORT_LAST_WORDS = frozenset(
    (
        *(kind.name.lower().split()[-1] for kind in document_types()),
        *(code.lower() for code in SHORT_CODES),
        *("số", "số:"),
    )
)
_LAST_LETTERS = regex.escape(
    "".join(sorted({form for word in SHORT_LAST_WORDS for form in (word[-1], word[-1].upper())}))
)
SHORT_NUMBER_RE = regex.compile(
    rf"(?=\d)(?<=[{_LAST_LETTERS}]\s)"
    r"(?P<number>\d{1,4}(?:/(?:19|20)\d{2})?)(?![\d.,]*\d|\p{L}|\s?[/%]|-\p{Lu})"
    r"(?P<more>(?:(?:\s*,\s*|\s+và\s+)(?:số\s+)?\d{1,3}(?![\d.,]*\d|\p{L}|\s?[/%-]))*)"
)
SHORT_BEFORE_RE = regex.compile(rf"(?r)(?<!\p{{L}})(?P<type>{SHORT_TYPES})(?P<so>\s+số\s*:?)?\s+$")
SHORT_CODE_BEFORE_RE = regex.compile(
    rf"(?r)(?<![\p{{L}}\d/\-])(?P<type>{'|'.join(SHORT_CODES)})\s(?:số\s)?$"
)
NUMBER_RE = regex.compile(r"\d{1,4}")
# "Nghị quyết này", "Chỉ thị nói trên": a document of that type named before.
BACKWARD_RES = (re.compile(r"này(?!\w)"), re.compile(r"trên(?!\w)"))
BACKWARD_TYPE_RE = regex.compile(
    rf"(?r)(?<!\p{{L}})(?P<type>{SHORT_TYPES})\s+(?:này|(?:nói|nêu)\s+trên)$"
)
MANY_RE = regex.compile(r"(?<!\p{L})(?:các|những|hai|ba|bốn|\d+)\s+$")

CONGRESS_START_RE = re.compile(r"nghị\s+quyết\s+(?:của\s+)?đại\s+hội")
# A congress's resolution carries no number: it is noted, never identified.
CONGRESS_RE = regex.compile(
    r"(?i:nghị\s+quyết)\s+(?i:của\s+)?(?i:đại\s+hội)(?!\s+đồng)[^.;:\n“\"]{0,120}?"
    r"(?:(?i:lần\s+thứ)\s+[IVX]+(?:,?\s+(?i:nhiệm\s+kỳ)\s+\d{4}\s*-\s*\d{4})?"
    r"|(?i:nhiệm\s+kỳ)\s+\d{4}\s*-\s*\d{4}|(?i:các\s+cấp)|(?i:khóa|khoá)\s+[IVX]+"
    r"|(?=[,.;:\n)(]|\s(?i:và|đã|gắn|về|của\s+đảng\s+bộ)\s))"
)

# What may stand between a symbol and its date or its issuer.
TO_DATE_RE = regex.compile(
    r"\s*(?:[,(]\s*)?(?:(?:ban\s+hành|ký|đề)\s+)?(?=[Nn]gày\s|NGÀY\s|\d{1,2}[/.\-])"
)
TO_ISSUER_RE = regex.compile(r"\s*,?\s*(?:của|CỦA|do)\s+(?=\p{L})")
# Words that end an issuer's name.
ISSUER_END_RE = regex.compile(
    r"[,.;:\n“\"”()]|\s(?i:về|v/v|ngày|năm|gắn|trong|đối\s+với|đã|để|hướng\s+dẫn|quy\s+định|ban\s+hành|nhằm|là|được|tại|tiếp\s+tục|triển\s+khai|thực\s+hiện|đến|cho|khi|như|tới|từ|theo|bổ\s+sung|sửa\s+đổi|thay\s+thế|nêu|yêu\s+cầu|chỉ\s+đạo|phê\s+duyệt|giao|khởi\s+xướng|phát\s+động|có|với|bằng|một\s+số)(?!\p{L})"
    r"|\s(?:chưa|không|còn|phải|cần|sẽ|vẫn|cũng)(?!\p{L})|\svà\s+(?=\d)"
    r"|\svà\s+(?!(?i:doanh\s+nghiệp|đào\s+tạo|phát\s+triển\s+nông|dân\s+vận|thể\s+thao|môi\s+trường|đầu\s+tư|truyền\s+thông|công\s+nghệ|xã\s+hội|gia\s+đình|cơ\s+quan|chống|tìm\s+kiếm))(?=\p{Ll})"
    r"|\s(?:và|,)\s+(?=(?i:chỉ\s+thị|nghị\s+quyết|kết\s+luận|quy\s+định|hướng\s+dẫn|kế\s+hoạch|quyết\s+định|công\s+văn|nghị\s+định|thông\s+tư|luật|đề\s+án|chương\s+trình|xây\s+dựng|gần\s+đây|quy\s+chế|các|việc|số)\b)"
)
ISSUER_TERM_RE = regex.compile(
    r"\s*,?\s*(?:\((?i:khóa|khoá)\s+(?:[IVXl]{1,5}|\d{1,2})\)|(?i:khóa|khoá)\s+(?:[IVXl]{1,5}|\d{1,2})(?![\p{L}\d]))"
)
# Bodies below the centre, in folded words.
LOCAL_BODY_RE = regex.compile(
    r"(?:(?:ban thường vụ|ban chấp hành|thường trực) )?"
    r"(?:đảng ủy|đảng bộ|chi bộ|(?:tỉnh|thành|huyện|quận|thị) ủy|sở|ủy ban nhân dân)(?!\p{L})"
)
# Bodies that are known even in small letters; of others an issuer's name has a capital.
CENTRAL_BODY_RE = regex.compile(
    r"bộ chính trị|ban bí thư|ban chấp hành trung ương|bch trung ương|bch ?tw|trung ương đảng"
    r"|ban (?:tổ chức|tuyên giáo|dân vận|nội chính) trung ương|ủy ban kiểm tra trung ương"
    r"|chính phủ|thủ tướng chính phủ|quốc hội|ủy ban thường vụ quốc hội"
)
