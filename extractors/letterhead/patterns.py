"""The grammar of the head and foot of official documents."""

import regex

NUMBER_RE = regex.compile(
    r"(?i:số)\s*:?\s*(?P<number>\d{0,5}(?:\s*[-/]\s*|\s*(?=\p{Lu}\p{L}{0,4}\s?/))\p{Lu}[\p{L}\d\-/& ]*\p{L})"
)
PLACE_DATE_RE = regex.compile(r"^(?P<place>[\p{L}\s.\-']{2,60}?)\s*,\s*(?i:ngày)(?!\p{L})")
# "ngày l5 tháng 1O năm 2O21" as a scanner reads it; only behind "ngày".
SCANNED_DIGITS = {ord("O"): "0", ord("l"): "1", ord("I"): "1"}
BREAK_RE = regex.compile(r"<br\s*/?>", regex.I)
DOCUMENT_WORD_RE = regex.compile(r"^\(?(?i:dự\s+thảo)?\)?\s*(?i:báo\s?cáo)(?!\p{L})")
# The mark of a footnote behind a word of the title.
NOTE_MARK_RE = regex.compile(r"(?<=[\p{L}\d”\"’)])[ ]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
ADDRESSED_RE = regex.compile(r"(?i:kính\s+gửi)\s*:?\s*")
RECEIVED_RE = regex.compile(r"(?i:nơi\s+(?:nhận|gửi(?=\s*:)))\s*:?\s*")
BULLET_RE = regex.compile(r"^(?:[-+•*]\s*)+")
# In folded text, since a scanner loses the marks: "ĐẢNG CỘNG SẢN VIÊT NAM".
MOTTO_RE = regex.compile(
    r"dang cong san viet|cong hoa xa hoi|doc lap\s*-\s*tu do|^doan tncs ho chi minh$|doan thanh nien cong san"
)
SECRET_RE = regex.compile(r"(?<!\p{L})(?:TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|THƯỢNG KHẨN|KHẨN)(?!\p{L})")
DRAFT_RE = regex.compile(r"(?i:dự\s+thảo)")

# Words that open the name of a body.
BODY = (
    r"(?:Ban\s+(?:Thường\s+vụ|Chấp\s+hành)\s+(?:[Ll]âm\s+thời\s+)?)?(?:Đảng\s+(?:ủy|uỷ|bộ)|ĐẢNG\s+(?:ỦY|UỶ|BỘ)|Chi\s+(?:bộ|ủy|uỷ)|Huyện\s+(?:ủy|uỷ)|Quận\s+(?:ủy|uỷ)|Thành\s+(?:ủy|uỷ)|Thị\s+(?:ủy|uỷ)|Tỉnh\s+(?:ủy|uỷ)"
    r"|(?:Ủy|Uỷ)\s+ban\s+(?:nhân\s+dân|[Kk]iểm\s+tra|MTTQ|Mặt\s+trận\s+Tổ\s+quốc(?:\s+Việt\s+Nam)?)|UBND|HĐND|UBKT"
    r"|Ban\s+(?:Tổ\s+chức|Tuyên\s+giáo(?:\s+và\s+Dân\s+vận)?|Dân\s+vận|Nội\s+chính|Xây\s+dựng\s+Đảng)|Văn\s+phòng"
    r"|Hội\s+(?:Nông\s+dân|Liên\s+hiệp\s+Phụ\s+nữ|Cựu\s+chiến\s+binh|đồng\s+nhân\s+dân)|(?:Huyện|Tỉnh|Thành|Xã)?\s*[Đđ]oàn(?:\s+(?:thanh\s+niên|Thanh\s+niên|TNCS|xã|huyện|phường))?|Liên\s+đoàn\s+Lao\s+động|Công\s+đoàn|Sở|Trung\s+tâm\s+Y\s+tế|Bệnh\s+viện|Trường)"
)
BODY_RE = regex.compile(BODY)
# What a body's name begins with in a letterhead; a line that begins otherwise goes on with the
# name above it ("ỦY BAN NHÂN DÂN" + "HUYỆN TÂN KHÁNH").
HEAD = r"(?i:(?:đảng|chi|liên chi)\s+(?:ủy|uỷ|bộ)|(?:chi|liên\s+chi|liên)\s+(?:đoàn(?!\s+lao)|đội|hội)|đảng\s+đoàn|ban\s+cán\s+sự|(?:tỉnh|thành|huyện|quận|thị|xã|phường|quân)\s+(?:ủy|uỷ|đoàn)|(?:ủy|uỷ)\s+ban|ubnd|hđnd|ubmttq|ubkt|hội\b|ban\b|bch\b|btv\b|đoàn\b|liên\s+(?:đoàn|hiệp|minh)|công\s+(?:đoàn|ty|an)|mặt\s+trận|văn\s+phòng|sở\b|bộ\b|cục\b|chi\s+cục|tổng\b|phòng\b|trường\b|học\s+viện|viện\b|bệnh\s+viện|trung\s+tâm|trạm\b|tòa\b|toà\b|kho\s+bạc|bảo\s+hiểm|điện\s+lực|ngân\s+hàng|tập\s+đoàn|quân\s+khu|đồn\b|hạt\b|thanh\s+tra|đài\b|báo\b|tạp\s+chí|nhà\b|xí\s+nghiệp|hợp\s+tác\s+xã|quỹ\b|thường\s+trực)"
HEAD_RE = regex.compile(HEAD)
_TAIL = r"(?:\s+(?!báo\s+cáo|xin|kính|trân|đã|và\s+Chi|tổ\s+chức|ban\s+hành|về|tại|được|hiện|luôn|có|là|khóa|khoá|nhiệm|họp|tiếp|tập|cũng|đều|phải|cần|trực\s+thuộc|cùng|nghiêm)[\p{L}\d\-&]+){0,12}?"
# "… . Đảng ủy Sở Xây dựng báo cáo cụ thể như sau:"
OPENING_RE = regex.compile(
    rf"(?P<unit>{BODY}{_TAIL})\s*,?\s*(?:xin\s+|trân\s+trọng\s+)?(?:báo\s+cáo|tổng\s+hợp\s+báo\s+cáo|kiểm\s+điểm)(?!\s+của)"
)
# A kind of body, no body: "Đảng ủy cơ sở kiểm điểm".
NAMELESS_RE = regex.compile(r"(?i)(?:đảng|chi)\s+(?:ủy|uỷ|bộ)\s+(?:cơ\s+sở|trực\s+thuộc)")
# "Trên đây là báo cáo … của Đảng ủy Sở Xây dựng; …"
CLOSING_RE = regex.compile(
    rf"[Tt]rên\s+đây\s+là\s+[^\n]*?\s+của\s+(?P<unit>{BODY}{_TAIL})(?=[,;.\n])"
)
# "…, chi bộ Chi cục Thuế huyện Tân Khánh xin báo cáo": written small, with a name of its own.
SMALL_OPENING_RE = regex.compile(
    rf"(?<!các\s)(?<!\p{{L}})(?P<unit>(?:chi\s+bộ|chi\s+(?:ủy|uỷ)|đảng\s+(?:ủy|uỷ|bộ))(?=(?:\s+\p{{Ll}}+){{0,4}}\s+\p{{Lu}}){_TAIL})\s*,?\s*(?:xin\s+|trân\s+trọng\s+|kính\s+)?báo\s+cáo(?!\s+của)"
)
# "Trên đây là kết quả …, Đảng ủy xã An Hòa kính báo cáo Ban Thường vụ Huyện ủy."
CLOSING_REPORT_RE = regex.compile(
    rf"[Tt]rên\s+đây\s+là\s+[^\n]*?[,;.]\s+(?P<unit>{BODY}{_TAIL})\s+(?:xin\s+|trân\s+trọng\s+|kính\s+)?(?:báo\s+cáo|đề\s+nghị|mong)"
)
# "BÁO CÁO CHÍNH TRỊ CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN HÒA KHÓA XX TRÌNH …"
CONGRESS_TITLE_RE = regex.compile(
    r"(?i:\bcủa\s+(?:ban\s+chấp\s+hành\s+)?(?P<unit>(?:đảng|chi)\s+bộ\s[^,;“\"]{3,80}?)\s*,?\s+(?:khóa|khoá|nhiệm\s+kỳ|trình|tại)\s)"
)
# "- BTV Đảng ủy Khối (Báo cáo),": the body that the report is for.
TOLD_RE = regex.compile(
    r"(?P<body>\p{Lu}[^();,\n]{3,80}?)\s*\((?i:để\s+)?(?i:b/c|b\.c|báo\s+cáo)\)"
)
OF_BODY_RE = regex.compile(
    r"(?i)^(?:(?:Ban\s+)?(?:Thường\s+vụ|Thường\s+trực|Chấp\s+hành)|BTV|TT|BCH)\s+"
)
SUPERIOR_RE = regex.compile(
    r"(?:Đảng|Huyện|Quận|Thành|Thị|Tỉnh)\s+(?:ủy|uỷ|bộ)(?!\p{L})|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|UBND"
)
# "… năm 2024 của Đảng bộ Trung tâm Y tế quận Hải Sơn" at the end of a title; behind a symbol or a
# date the same words name the issuer of what is carried out.
TITLE_UNIT_RE = regex.compile(
    rf"(?<![/\-]\p{{L}}{{1,8}})(?<!/\d{{4}})\s+của\s+(?P<unit>{BODY}\s(?:(?!năm\s+\d)[^,;“\"()]){{3,80}}?)(?:\s*\([^()]*\))?$"
)
# "… công tác của Đảng ủy xã An Hòa năm 2023, phương hướng …": a time or the next subject follows.
MID_TITLE_UNIT_RE = regex.compile(
    rf"(?<![/\-]\p{{L}}{{1,8}})(?<!/\d{{4}})\s+(?i:của)\s+(?P<unit>(?:{BODY}|(?=\p{{Lu}}{{2}}){HEAD})\s[^,;“\"()]{{1,80}}?)"
    r"\s*(?:[,;(]|(?i:(?:trong\s+)?(?:năm|quý|nhiệm\s+kỳ|giai\s+đoạn|từ|\d{1,2}\s+(?:tháng|năm)|tháng))(?!\p{L}))"
)
# What another body may have issued: behind its name "của …" is not the unit that reports.
DIRECTIVE_RE = regex.compile(
    r"(?i)(?<!\p{L})(?:nghị\s+quyết|chỉ\s+thị|kết\s+luận|quyết\s+định|quy\s+định|quy\s+chế|kế\s+hoạch|đề\s+án|dự\s+án|chương\s+trình|hướng\s+dẫn|công\s+văn|thông\s+tri|thông\s+báo|điều\s+lệ|luật)(?!\p{L})"
)
# What a name that stops at a kind of place lacks: "Đảng ủy Công an thành phố" + "Trà Giang".
OPEN_PLACE_RE = regex.compile(
    r"(?i:thành\s+phố|tỉnh|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|thôn)$"
)
# … or at a kind of committee: "VĂN PHÒNG ĐẢNG ỦY" below "ĐẢNG ỦY XÃ AN HÒA".
OPEN_BODY_RE = regex.compile(r"(?i)(?<=\s)(?:đảng|tỉnh|thành|huyện|quận|thị)\s+(?:ủy|uỷ|bộ)$")
PROPER_RE = regex.compile(r"(?:[ ]\p{Lu}[\p{L}\-]*){1,4}")
# Words of names whose later syllables are written small: "Sở Giáo dục và Đào tạo".
_COMPOUNDS = "|".join(
    words.replace(" ", r"\s+")
    for words in (
        *("Giáo dục", "Đào tạo", "Văn h(?:óa|oá)", "Thể thao", "Du lịch", "Lao động", "Xã hội"),
        *(
            "Thương binh",
            "Nông nghiệp",
            "Môi trường",
            "Phát triển nông thôn",
            "Nông thôn",
            "Lâm nghiệp",
        ),
        *("Khoa học", "Công nghệ", "Thông tin", "Truyền thông", "Tư pháp", "Tài chính", "Nội vụ"),
        *(
            "Xây dựng",
            "Giao thông",
            "Vận tải",
            "Công [Tt]hương",
            "Kế hoạch",
            "Đầu tư",
            "Tài nguyên",
        ),
        *("Ngoại vụ", "Dân tộc", "Tôn giáo", "Thanh tra", "Kiểm tra", "Trung ương", "Kỹ thuật"),
        *("Công nghiệp", "Kinh tế", "Quản lý", "Sư phạm", "Ngoại ngữ", "Bách khoa", "Nông lâm"),
        *("Thủy lợi", "Điện lực", "Bảo hiểm", "Kho bạc", "Nhà nước", "Ngân hàng", "Chính sách"),
        *("Quân sự", "Công an", "Biên phòng", "Hải quan", "Kiểm lâm", "Kiểm sát", "Tòa án"),
        *(
            "[Nn]hân dân",
            "Mặt trận",
            "Tổ quốc",
            "Phụ nữ",
            "Nông dân",
            "Thanh niên",
            "Y tế",
            "Đa khoa",
        ),
        *(
            "Chính trị",
            "Hành chính",
            "Dân vận",
            "Tuyên giáo",
            "Tổ chức",
            "Dân quân",
            "Doanh nghiệp",
        ),
    )
)
# A body with its own name: "Đảng ủy xã Hải Yến", "Đảng bộ Khối các cơ quan tỉnh".
NAMED_RE = regex.compile(
    r"(?<!trực\s+thuộc\s+)(?P<unit>(?:Đảng\s+(?:ủy|uỷ|bộ)|Chi\s+bộ|Huyện\s+(?:ủy|uỷ)|Hội\s+Nông\s+dân|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|UBND)\s+"
    r"(?:(?:xã|phường|thị\s+trấn|huyện|quận|tỉnh|thành\s+phố|thôn|cơ\s+sở|Sở|sở|Công\s+ty|công\s+ty|Trường|trường|Bệnh\s+viện|bệnh\s+viện|Trung\s+tâm|Tổng\s+công\s+ty|Cục|Chi\s+cục|Khối)\s+)"
    r"(?:(?:các\s+)?(?:cơ\s+quan|doanh\s+nghiệp|Cơ\s+quan|Doanh\s+nghiệp|tỉnh|báo\s+chí)(?!\p{L})[ ]*"
    r"|và(?=\s+(?:(?:các\s+)?[Dd]oanh\s+nghiệp|Đào\s+tạo|Xã\s+hội|Phát\s+triển|Thể\s+thao|Du\s+lịch|Môi\s+trường|Công\s+nghệ|Truyền\s+thông|Đầu\s+tư|Tôn\s+giáo|Dân\s+vận))[ ]*"
    r"|(?:(?<=Đại\s|Trung\s|Tiểu\s)học|(?<=học\s)(?:phổ\s+thông|cơ\s+sở)|[Tt]iểu\s+học|[Mm]ầm\s+non|số\s+\d{1,2})(?![\p{L}\d])[ ]*"
    rf"|(?:{_COMPOUNDS})(?!\p{{L}})[ ]*|[-–][ ]+(?=\p{{Lu}})|\p{{Lu}}[\p{{L}}\-'’]*[ ]*){{1,12}})"
)

# Bodies that are told apart by the one above them: the office of a committee is another unit …
GENERIC_RE = regex.compile(
    r"(?:ỦY|UỶ) BAN KIỂM TRA|BAN (?:TỔ CHỨC|TUYÊN GIÁO(?: VÀ DÂN VẬN)?|DÂN VẬN|NỘI CHÍNH|XÂY DỰNG ĐẢNG|PHÁP CHẾ|KINH TẾ - XÃ HỘI)|VĂN PHÒNG"
)
# … its own standing part is not.
COMMITTEE_RE = regex.compile(r"(?:BAN )?(?:THƯỜNG VỤ|CHẤP HÀNH|THƯỜNG TRỰC)|BCH|BTV")
# "ĐẢNG ỦY" alone below the name of a company or a school is its committee.
BARE_RE = regex.compile(r"(?i)(?:đảng|chi)\s+(?:ủy|uỷ|bộ)")
PARTY_RE = regex.compile(
    r"(?i)(?:đảng|chi|liên\s+chi|tỉnh|thành|huyện|quận|thị|quân)\s+(?:ủy|uỷ|bộ)(?!\p{L})"
)
# A line of prose among the lines of a letterhead.
SENTENCE_RE = regex.compile(r"(?i:báo\s+cáo|thực\s+hiện|ban\s+hành|\d{4})|[.;:]\s")
MANDATE_RE = regex.compile(r"(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|THAY MẶT)\s+")
# "KT. BÍ THƯ", "T/L BÍ THƯ": whose role stands on the next line.
INSTEAD_RE = regex.compile(r"(?:K/T|KT\.?|T/L|TL\.?|TUQ\.?)\s")
SECRETARY_RE = regex.compile(r"(?i)bí\s+thư(?!\p{L})")
ROLE_RE = regex.compile(
    r"(?:PHÓ\s+|QUYỀN\s+|Q\.\s*)?(?:BÍ\s+THƯ|CHỦ\s+TỊCH|TRƯỞNG\s+BAN|CHỦ\s+NHIỆM|GIÁM\s+ĐỐC|HIỆU\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG|TRƯỞNG\s+PHÒNG|TRƯỞNG\s+TRẠM|CHỈ\s+HUY|CHÍNH\s+ỦY|ỦY\s+VIÊN|UỶ\s+VIÊN|NGƯỜI\s+BÁO\s+CÁO|(?:\p{Lu}{2,}\s+){1,2}TRƯỞNG|TRƯỞNG\s+\p{Lu}{2,}|CHÁNH\s+ÁN|CHÁNH\s+THANH\s+TRA|CHÍNH\s+TRỊ\s+VIÊN|TỔNG\s+(?:GIÁM\s+ĐỐC|BIÊN\s+TẬP))[\p{Lu}\s]*"
    r"|(?:Phó\s+|Quyền\s+)?(?:Bí\s+thư|Chủ\s+tịch|Chủ\s+nhiệm|(?:Tổng\s+)?[Gg]iám\s+đốc|Trưởng\s+\p{Ll}+|(?:Hiệu|Tổ|Thủ|Viện|Cục|Hội)\s+trưởng|Chánh\s+[Vv]ăn\s+phòng|Người\s+(?:viết\s+|lập\s+)?báo\s+cáo)(?:\s+\p{L}+){0,6}"
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
