"""What a report says of itself: the head, the title, the foot."""

import datetime as dt

import pytest

from pipeline.analysis import analyze_text
from schemas.facts import DocumentInfo, Period, Signatory

PARTY = """\
ĐẢNG BỘ HUYỆN ĐÔNG GIANG              ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ THANH LÂM
*                                      Thanh Lâm, ngày 05 tháng 10 năm 2021
Số 45-BC/ĐU

BÁO CÁO
kết quả công tác xây dựng Đảng 6 tháng đầu năm 2021
-----

Thực hiện Công văn số 421-CV/HU ngày 10/9/2021 của Huyện ủy Đông Giang, Đảng ủy xã Thanh Lâm báo \
cáo như sau:

I- TÌNH HÌNH

Đảng bộ có 12 chi bộ.

Nơi nhận:                              T/M ĐẢNG ỦY
- Huyện ủy,                            BÍ THƯ
- Lưu VP.

                                       Trần Văn Hòa
"""

STATE = """\
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN TÂN KHÁNH          Độc lập - Tự do - Hạnh phúc

Số: 123/BC-UBND          Tân Khánh, ngày 12 tháng 7 năm 2022

BÁO CÁO
Kết quả cải cách hành chính quý III năm 2022

Căn cứ Kế hoạch số 75/KH-UBND ngày 02/4/2021 của UBND tỉnh, UBND huyện báo cáo như sau:

I. KẾT QUẢ

Công việc đạt kết quả tốt.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Thị Mai
"""

DRAFT = """\
(DỰ THẢO)

BÁO CÁO
Tổng kết 10 năm thực hiện Chỉ thị số 03-CT/TW giai đoạn 2013 - 2023

Đảng ủy phường Bắc Hà báo cáo như sau:

I. KẾT QUẢ

Công việc đạt kết quả tốt.
"""

ARTICLE = """\
Đảng bộ huyện Tân Khánh xây dựng tổ chức cơ sở vững mạnh

Ngày 10/3/2022

Những năm qua, Đảng bộ huyện Tân Khánh đã chú trọng xây dựng chi bộ bốn tốt ở vùng cao biên giới.

Trong thời gian tới, Đảng bộ huyện Tân Khánh tiếp tục đổi mới phương thức lãnh đạo.

Nguyễn Kim Sơn, Ủy viên Ban Thường vụ Huyện ủy
"""

DOCUMENTS = [
    # Superior body first, issuing body last; two columns; what the report answers; the foot.
    (
        PARTY,
        DocumentInfo(
            kind="report",
            title="BÁO CÁO kết quả công tác xây dựng Đảng 6 tháng đầu năm 2021",
            unit="Đảng ủy xã Thanh Lâm",
            parent_unit="ĐẢNG BỘ HUYỆN ĐÔNG GIANG",
            number="45-BC/ĐU",
            date=dt.date(2021, 10, 5),
            period=Period(dt.date(2021, 1, 1), dt.date(2021, 6, 30)),
            in_reply_to="421-CV/HU",
            signatory=Signatory("Trần Văn Hòa", "BÍ THƯ"),
            subject="kết quả công tác xây dựng Đảng 6 tháng đầu năm 2021",
            place="Thanh Lâm",
            recipients=("Huyện ủy", "Lưu VP"),
        ),
    ),
    # The name of the body over two lines; "Số:"; signed by a deputy.
    (
        STATE,
        DocumentInfo(
            kind="report",
            title="BÁO CÁO Kết quả cải cách hành chính quý III năm 2022",
            unit="ỦY BAN NHÂN DÂN HUYỆN TÂN KHÁNH",
            number="123/BC-UBND",
            date=dt.date(2022, 7, 12),
            period=Period(dt.date(2022, 7, 1), dt.date(2022, 9, 30)),
            in_reply_to="75/KH-UBND",
            signatory=Signatory("Lê Thị Mai", "PHÓ CHỦ TỊCH"),
            subject="Kết quả cải cách hành chính quý III năm 2022",
            place="Tân Khánh",
        ),
    ),
    # A draft without a head: the unit is read from the opening sentence.
    (
        DRAFT,
        DocumentInfo(
            kind="report",
            title="BÁO CÁO Tổng kết 10 năm thực hiện Chỉ thị số 03-CT/TW giai đoạn 2013 - 2023",
            unit="Đảng ủy phường Bắc Hà",
            draft=True,
            period=Period(dt.date(2013, 1, 1), dt.date(2023, 12, 31)),
            subject="Tổng kết 10 năm thực hiện Chỉ thị số 03-CT/TW giai đoạn 2013 - 2023",
        ),
    ),
    # An article: headline, date line, by-line.
    (
        ARTICLE,
        DocumentInfo(
            kind="article",
            title="Đảng bộ huyện Tân Khánh xây dựng tổ chức cơ sở vững mạnh",
            unit="Đảng bộ huyện Tân Khánh",
            date=dt.date(2022, 3, 10),
            signatory=Signatory("Nguyễn Kim Sơn", "Ủy viên Ban Thường vụ Huyện ủy"),
        ),
    ),
    # A text that says nothing of itself.
    ("Chi bộ đã họp đều.", DocumentInfo()),
]


@pytest.mark.parametrize(("text", "document"), DOCUMENTS)
def test_the_document_itself(text: str, document: DocumentInfo) -> None:
    assert analyze_text(text).document == document


def year(first: int, last: int | None = None) -> Period:
    return Period(dt.date(first, 1, 1), dt.date(last or first, 12, 31))


MARCH = dt.date(2023, 3, 1)

# (title, period): the report is of 05/10/2021.
PERIODS = [
    ("kết quả công tác 6 tháng đầu năm 2024", Period(dt.date(2024, 1, 1), dt.date(2024, 6, 30))),
    # The year is left out: that of the report.
    ("kết quả công tác 6 tháng đầu năm", Period(dt.date(2021, 1, 1), dt.date(2021, 6, 30))),
    # … or stands at the end.
    (
        "công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024",
        Period(dt.date(2024, 1, 1), dt.date(2024, 6, 30)),
    ),
    ("công tác 6 tháng cuối năm 2024", Period(dt.date(2024, 7, 1), dt.date(2024, 12, 31))),
    ("công tác quý III năm 2022", Period(dt.date(2022, 7, 1), dt.date(2022, 9, 30))),
    ("công tác quý 4/2021", Period(dt.date(2021, 10, 1), dt.date(2021, 12, 31))),
    ("công tác 9 tháng đầu năm 2022", Period(dt.date(2022, 1, 1), dt.date(2022, 9, 30))),
    ("công tác tháng 02/2024", Period(dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
    ("công tác năm 2021", year(2021)),
    # What comes next is not reported on.
    ("công tác năm 2023, phương hướng năm 2024", year(2023)),
    ("tổng kết 10 năm (2013-2023)", year(2013, 2023)),
    ("tổng kết giai đoạn 2016 – 2020", year(2016, 2020)),
    ("nhiệm kỳ 2020 - 2025", year(2020, 2025)),
    ("từ năm 2016 đến năm 2020", year(2016, 2020)),
    ("công tác xây dựng Đảng", None),
    ("công tác quý III/2024", Period(dt.date(2024, 7, 1), dt.date(2024, 9, 30))),
    ("CÔNG TÁC QUÝ IV/2024", Period(dt.date(2024, 10, 1), dt.date(2024, 12, 31))),
    ("công tác quý I, nhiệm vụ quý II năm 2023", Period(dt.date(2023, 1, 1), dt.date(2023, 3, 31))),
    ("tổng kết 10 năm 2013-2023 thực hiện Nghị quyết", year(2013, 2023)),
    ("công tác 11 tháng năm 2023", Period(dt.date(2023, 1, 1), dt.date(2023, 11, 30))),
    ("công tác 3 tháng đầu năm 2023", Period(dt.date(2023, 1, 1), dt.date(2023, 3, 31))),
    ("công tác tháng 3, nhiệm vụ tháng 4 năm 2023", Period(MARCH, dt.date(2023, 3, 31))),
    ("tổng kết năm học 2022-2023", Period(dt.date(2022, 9, 1), dt.date(2023, 5, 31))),
    ("tổng kết năm học: 2022 - 2023", Period(dt.date(2022, 9, 1), dt.date(2023, 5, 31))),
    ("tổng kết năm học (2022-2023)", Period(dt.date(2022, 9, 1), dt.date(2023, 5, 31))),
    ("kết quả các năm 2021, 2022 và 2023", year(2021, 2023)),
    ("kết quả từ năm 2016 đến nay", Period(dt.date(2016, 1, 1), dt.date(2021, 10, 5))),
    # The first day and the last.
    (
        "công tác từ ngày 15/12/2022 đến ngày 14/12/2023",
        Period(dt.date(2022, 12, 15), dt.date(2023, 12, 14)),
    ),
    # The first one named is reported on, wherever the others stand …
    ("công tác năm 2023; nhiệm vụ 6 tháng đầu năm 2024", year(2023)),
    # … unless the next one holds it.
    ("công tác quý IV và năm 2023", year(2023)),
    ("công tác quý III và 9 tháng đầu năm 2022", Period(dt.date(2022, 1, 1), dt.date(2022, 9, 30))),
    # The date of a document is no period.
    ("thực hiện Chỉ thị số 05-CT/TW ngày 15 tháng 5 năm 2016 của Bộ Chính trị", None),
    ("thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị", None),
    # The years of a plan are not those of a review of its first three.
    ("sơ kết 03 năm thực hiện Đề án giai đoạn 2021-2030", None),
    ("tổng kết 10 năm thực hiện Đề án giai đoạn 2014 - 2023", year(2014, 2023)),
    # The term that a congress opens, and half of a term.
    ("chính trị trình Đại hội nhiệm kỳ 2025-2030", None),
    ("sơ kết giữa nhiệm kỳ 2020-2025", None),
    # What comes next only.
    ("kết quả công tác Đảng; phương hướng, nhiệm vụ năm 2024", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "period"), PERIODS)
def test_periods(title: str, period: Period | None) -> None:
    text = PARTY.replace("kết quả công tác xây dựng Đảng 6 tháng đầu năm 2021", title)
    assert analyze_text(text).document.period == period


# (the line of the number, number)
NUMBERS = [
    ("Số 45-BC/ĐU", "45-BC/ĐU"),
    ("Số: 45 - BC/ĐU", "45-BC/ĐU"),
    ("Số 45–BC/ĐU", "45-BC/ĐU"),
    ("Số 102/BC-UBND", "102/BC-UBND"),
    ("*", None),
]


@pytest.mark.parametrize(("line", "number"), NUMBERS)
def test_numbers(line: str, number: str | None) -> None:
    assert analyze_text(PARTY.replace("Số 45-BC/ĐU", line)).document.number == number


def test_a_number_left_blank_is_no_name_of_a_unit() -> None:
    blank = PARTY.replace("Số 45-BC/ĐU", "Số        -BC/ĐU")
    assert analyze_text(blank).document.unit == "Đảng ủy xã Thanh Lâm"


# (what stands in the foot, who signed)
FOOTS = [
    ("T/M ĐẢNG ỦY\nBÍ THƯ\n\nTrần Văn Hòa", Signatory("Trần Văn Hòa", "BÍ THƯ")),
    ("**T/M CHI BỘ**\n**BÍ THƯ**\n\n**Lý Thị Hoa**", Signatory("Lý Thị Hoa", "BÍ THƯ")),
    ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nTrần Văn Hòa", Signatory("Trần Văn Hòa", "PHÓ TRƯỞNG BAN")),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n(Đã ký)\nY Ban Êban", Signatory("Y Ban Êban", "PHÓ BÍ THƯ")),
    # In lower case, and roles of other bodies.
    ("T/M CHI BỘ\nBí thư\n\nTrần Văn Hòa", Signatory("Trần Văn Hòa", "Bí thư")),
    ("T/M Chi ủy\nBí thư chi bộ\n\nLý Thị Hoa", Signatory("Lý Thị Hoa", "Bí thư chi bộ")),
    ("Người báo cáo\n\nTrần Văn Hòa", Signatory("Trần Văn Hòa", "Người báo cáo")),
    ("KT. CHÁNH ÁN\nPHÓ CHÁNH ÁN\n\nLý Thị Hoa", Signatory("Lý Thị Hoa", "PHÓ CHÁNH ÁN")),
    ("VIỆN TRƯỞNG\n\nTrần Văn Hòa", Signatory("Trần Văn Hòa", "VIỆN TRƯỞNG")),
    # The table that held it.
    (
        "| Nơi nhận:<br>- Huyện ủy; | T/M ĐẢNG ỦY<br>PHÓ BÍ THƯ<br><br>Trần Văn Hòa |",
        Signatory("Trần Văn Hòa", "PHÓ BÍ THƯ"),
    ),
    # Nobody has signed yet.
    ("T/M ĐẢNG ỦY\nBÍ THƯ", None),
]


@pytest.mark.parametrize(("foot", "signatory"), FOOTS)
def test_who_signed(foot: str, signatory: Signatory | None) -> None:
    head, _, _ = PARTY.partition("Nơi nhận:")
    assert analyze_text(f"{head}{foot}\n").document.signatory == signatory


@pytest.mark.parametrize(
    "unit",
    [
        "Chi bộ trường Tiểu học số 2 Phú Sơn",
        "Đảng bộ trường Đại học Nông Lâm Hải Sơn",
        "Chi bộ trường Trung học cơ sở Lê Lai",
        "Đảng bộ Trường Đại học Kỹ thuật Công nghiệp",
        "Đảng bộ Sở Giáo dục và Đào tạo",
        "Đảng ủy Sở Lao động - Thương binh và Xã hội",
        "Chi bộ Chi cục Kiểm lâm",
    ],
)
def test_a_body_is_named_in_full(unit: str) -> None:
    text = f"Năm qua, {unit} đã kết nạp 05 đảng viên. {unit} giữ vững nền nếp.\n"
    assert analyze_text(text).document.unit == unit


def test_a_title_goes_on_with_its_year_and_ends_before_the_addressee() -> None:
    text = (
        "TRƯỜNG THCS HẢI SƠN\n\nBÁO CÁO\n\nKẾT QUẢ NHIỆM VỤ\n\nNăm học: 2022-2023\n"
        "Kính gửi: Phòng Giáo dục và Đào tạo\n\nNhà trường báo cáo như sau.\n"
    )
    assert analyze_text(text).document.title == "BÁO CÁO KẾT QUẢ NHIỆM VỤ Năm học: 2022-2023"


def test_the_body_above_is_not_the_unit() -> None:
    text = "Trường được thành lập năm 1997, trực thuộc UBND huyện An Khánh từ năm 1999.\n"
    assert analyze_text(text).document.unit is None


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("QUYẾT ĐỊNH\n\nV/v ban hành quy chế làm việc", "QUYẾT ĐỊNH V/v ban hành quy chế làm việc"),
        ("HƯỚNG DẪN\n\nCÔNG TÁC THI ĐUA", "HƯỚNG DẪN CÔNG TÁC THI ĐUA"),
    ],
)
def test_other_documents_with_a_letterhead(title: str, whole: str) -> None:
    text = (
        "ĐẢNG ỦY XÃ AN HÒA\n*\nSố: 11-QĐ/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        f"An Hòa, ngày 10 tháng 3 năm 2024\n\n{title}\n\n-----\n\n"
        "Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương.\n"
    )
    report = analyze_text(text)
    info = report.document
    assert (info.title, info.unit, info.number, info.date) == (
        whole,
        "ĐẢNG ỦY XÃ AN HÒA",
        "11-QĐ/ĐU",
        dt.date(2024, 3, 10),
    )
    assert [citation.id for citation in report.citations] == ["24-QĐ/TW"]


def test_a_branch_of_the_youth_union_below_its_commune() -> None:
    text = (
        "XÃ ĐOÀN PHÚ SƠN\nCHI ĐOÀN THÔN ĐÔNG\n***\nSố: 20BC/ĐTN\n\nĐOÀN TNCS HỒ CHÍ MINH\n\n"
        "Phú Sơn, ngày 04 tháng 02 năm 2016\n\nBÁO CÁO\nTổng kết công tác Đoàn năm 2015\n\n"
        "Chi đoàn đã sinh hoạt đều.\n"
    )
    info = analyze_text(text).document
    assert (info.unit, info.parent_unit, info.number) == (
        "CHI ĐOÀN THÔN ĐÔNG",
        "XÃ ĐOÀN PHÚ SƠN",
        "20BC/ĐTN",
    )
