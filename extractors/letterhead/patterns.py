"""The grammar of the head and foot of official documents."""

import regex

NUMBER_RE = regex.compile(r"(?i:số)\s*:?\s*(?P<number>\d{0,5}\s*[-/]\s*\p{Lu}[\p{L}\d\-/& ]*\p{L})")
PLACE_DATE_RE = regex.compile(r"^[\p{L}\s.\-']{2,60},\s*(?:[Nn]gày)")
MOTTO_RE = regex.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H[ÒO][ÀA]? XÃ HỘI|CỘNG HOÀ XÃ HỘI|[Đđ]ộc lập\s*-|ĐOÀN TNCS HỒ CHÍ MINH$|ĐOÀN THANH NIÊN CỘNG SẢN"
)
SECRET_RE = regex.compile(r"(?<!\p{L})(?:TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|THƯỢNG KHẨN|KHẨN)(?!\p{L})")
DRAFT_RE = regex.compile(r"(?i:dự\s+thảo)")

# Words that open the name of a body.
BODY = (
    r"(?:Ban\s+(?:Thường\s+vụ|Chấp\s+hành)\s+)?(?:Đảng\s+(?:ủy|uỷ|bộ)|ĐẢNG\s+(?:ỦY|UỶ|BỘ)|Chi\s+(?:bộ|ủy|uỷ)|Huyện\s+(?:ủy|uỷ)|Quận\s+(?:ủy|uỷ)|Thành\s+(?:ủy|uỷ)|Thị\s+(?:ủy|uỷ)|Tỉnh\s+(?:ủy|uỷ)"
    r"|(?:Ủy|Uỷ)\s+ban\s+(?:nhân\s+dân|[Kk]iểm\s+tra|MTTQ|Mặt\s+trận\s+Tổ\s+quốc(?:\s+Việt\s+Nam)?)|UBND|HĐND|UBKT"
    r"|Ban\s+(?:Tổ\s+chức|Tuyên\s+giáo(?:\s+và\s+Dân\s+vận)?|Dân\s+vận|Nội\s+chính|Xây\s+dựng\s+Đảng)|Văn\s+phòng"
    r"|Hội\s+(?:Nông\s+dân|Liên\s+hiệp\s+Phụ\s+nữ|Cựu\s+chiến\s+binh|đồng\s+nhân\s+dân)|(?:Huyện|Tỉnh|Thành|Xã)?\s*[Đđ]oàn(?:\s+(?:thanh\s+niên|Thanh\s+niên|TNCS|xã|huyện|phường))?|Liên\s+đoàn\s+Lao\s+động|Công\s+đoàn|Sở|Trung\s+tâm\s+Y\s+tế|Bệnh\s+viện|Trường)"
)
BODY_RE = regex.compile(BODY)
_TAIL = r"(?:\s+(?!báo\s+cáo|xin|kính|trân|đã|và\s+Chi|tổ\s+chức|ban\s+hành|về|tại|được|hiện|luôn|có|là|khóa|khoá|nhiệm|họp|tiếp|tập)[\p{L}\d\-&]+){0,12}?"
# "… . Đảng ủy Sở Xây dựng báo cáo cụ thể như sau:"
OPENING_RE = regex.compile(
    rf"(?P<unit>{BODY}{_TAIL})\s*,?\s*(?:xin\s+|trân\s+trọng\s+)?(?:báo\s+cáo|tổng\s+hợp\s+báo\s+cáo|kiểm\s+điểm)(?!\s+của)"
)
# "Trên đây là báo cáo … của Đảng ủy Sở Xây dựng; …"
CLOSING_RE = regex.compile(
    rf"[Tt]rên\s+đây\s+là\s+[^\n]*?\s+của\s+(?P<unit>{BODY}{_TAIL})(?=[,;.\n])"
)
# "… năm 2024 của Đảng bộ Trung tâm Y tế quận Hải Sơn" at the end of a title; behind a symbol or a
# date the same words name the issuer of what is carried out.
TITLE_UNIT_RE = regex.compile(
    rf"(?<![/\-]\p{{L}}{{1,8}})(?<!/\d{{4}})\s+của\s+(?P<unit>{BODY}\s[^,;“\"]{{3,80}})$"
)
# What a name that stops at a kind of place lacks: "Đảng ủy Công an thành phố" + "Trà Giang".
OPEN_PLACE_RE = regex.compile(
    r"(?i:thành\s+phố|tỉnh|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|thôn)$"
)
PROPER_RE = regex.compile(r"(?:\s+\p{Lu}[\p{L}\-]*){1,4}")
# A body with its own name: "Đảng ủy xã Hải Yến", "Đảng bộ Khối các cơ quan tỉnh".
NAMED_RE = regex.compile(
    r"(?P<unit>(?:Đảng\s+(?:ủy|uỷ|bộ)|Chi\s+bộ|Huyện\s+(?:ủy|uỷ)|Hội\s+Nông\s+dân|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|UBND)\s+"
    r"(?:(?:xã|phường|thị\s+trấn|huyện|quận|tỉnh|thành\s+phố|thôn|cơ\s+sở|Sở|sở|Công\s+ty|công\s+ty|Trường|trường|Bệnh\s+viện|bệnh\s+viện|Trung\s+tâm|Tổng\s+công\s+ty|Cục|Chi\s+cục|Khối)\s+)"
    r"(?:(?:các\s+)?(?:cơ\s+quan|doanh\s+nghiệp|Cơ\s+quan|Doanh\s+nghiệp|và|tỉnh|báo\s+chí)(?!\p{L})\s*|\p{Lu}[\p{L}\-]*\s*){1,8})"
)

# Generic bodies that are told apart by the body above them.
GENERIC = frozenset(
    ("ỦY BAN KIỂM TRA", "UỶ BAN KIỂM TRA", "BAN TỔ CHỨC", "BAN TUYÊN GIÁO", "BAN DÂN VẬN", "VĂN PHÒNG",
     "BAN NỘI CHÍNH", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "BAN XÂY DỰNG ĐẢNG", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH")
)  # fmt: skip
COUNCIL_RE = regex.compile(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND)$")
PLACE_RE = regex.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s")

MANDATE_RE = regex.compile(r"(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|THAY MẶT)\s+")
ROLE_RE = regex.compile(
    r"(?:PHÓ\s+|QUYỀN\s+|Q\.\s*)?(?:BÍ\s+THƯ|CHỦ\s+TỊCH|TRƯỞNG\s+BAN|CHỦ\s+NHIỆM|GIÁM\s+ĐỐC|HIỆU\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG|TRƯỞNG\s+PHÒNG|TRƯỞNG\s+TRẠM|CHỈ\s+HUY|CHÍNH\s+ỦY|ỦY\s+VIÊN|UỶ\s+VIÊN|NGƯỜI\s+BÁO\s+CÁO|TỔ\s+TRƯỞNG)[\p{Lu}\s]*"
)
# "Bs CKII. Vũ Trọng Khoát", "Thượng tá Ngô Quý Hoà": degrees and ranks are not the name.
DEGREE_RE = regex.compile(
    r"^(?:(?:PGS|GS|TS|ThS|Ths|BS|Bs|BSCK|CK|KS|CN|Luật sư|(?:Đại|Thượng|Trung|Thiếu)\s+(?:tá|úy|uý|tướng))(?:I{1,2}|\d)?[.,]?\s*)+(?=\p{Lu})"
)
NAME_RE = regex.compile(r"(?:\p{Lu}[\p{L}'’]*\.?\s+){1,5}\p{Lu}[\p{L}'’]+")
# "Nguyễn Kim Long, Ủy viên Ban Thường vụ," at the end of an article.
BYLINE_RE = regex.compile(
    r"(?P<name>(?:\p{Lu}\p{Ll}+\s+){1,4}\p{Lu}\p{Ll}+)(?:\s*[,\-(]\s*(?P<role>\p{Lu}.*))?"
)

_YEAR = r"(?P<year>(?:19|20)\d{2})"
SIX_MONTHS_RE = regex.compile(
    rf"(?:6|06|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+{_YEAR})?", regex.I
)
NINE_MONTHS_RE = regex.compile(rf"(?:9|09|chín)\s+tháng(?:\s+đầu)?\s+năm\s+{_YEAR}", regex.I)
QUARTER_RE = regex.compile(
    rf"quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])(?:[^\n]*?năm|\s*/)\s*{_YEAR}", regex.I
)
YEARS_RE = regex.compile(
    r"(?:\(|giai\s+đoạn|nhiệm\s+kỳ|từ\s+năm|các\s+năm)?\s*\(?(?P<first>(?:19|20)\d{2})\s*(?:-|đến\s+năm|đến)\s*(?P<last>(?:19|20)\d{2})",
    regex.I,
)
MONTH_RE = regex.compile(rf"tháng\s+(?P<month>\d{{1,2}})(?:\s+năm\s+|\s*/\s*){_YEAR}", regex.I)
ONE_YEAR_RE = regex.compile(rf"năm\s+{_YEAR}", regex.I)
