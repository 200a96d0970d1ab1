"""The period that a title or an opening sentence states, in the many ways people write one."""

import datetime as dt

import pytest

from extractors.letterhead.period import period_of, period_told
from pipeline.analysis import analyze_text
from schemas.facts import Period

# By the day of the report: (title, first and last day or None).
TITLES: dict[str | None, list[tuple[str, str | None]]] = {
    "2024-07-05": [
        ("kết quả công tác 6 tháng đầu năm 2024", "2024-01-01..2024-06-30"),
        (
            "kết quả công tác 06 tháng đầu năm, phương hướng nhiệm vụ 6 tháng cuối năm 2024",
            "2024-01-01..2024-06-30",
        ),
        ("sáu tháng đầu năm 2024", "2024-01-01..2024-06-30"),
        (
            "công tác xây dựng Đảng quý II, nhiệm vụ trọng tâm quý III năm 2024",
            "2024-04-01..2024-06-30",
        ),
        ("công tác xây dựng Đảng quý II/2024", "2024-04-01..2024-06-30"),
        ("công tác quý 1 năm 2024", "2024-01-01..2024-03-31"),
        ("công tác 9 tháng đầu năm 2023, nhiệm vụ 3 tháng cuối năm 2023", "2023-01-01..2023-09-30"),
        ("công tác 9 tháng năm 2023", "2023-01-01..2023-09-30"),
        ("công tác 9 tháng và phương hướng quý IV năm 2023", "2023-01-01..2023-09-30"),
        ("tổng kết năm học 2023-2024", "2023-09-01..2024-05-31"),
        (
            "tổng kết năm học 2023 - 2024, phương hướng năm học 2024 - 2025",
            "2023-09-01..2024-05-31",
        ),
        ("học kỳ I năm học 2023-2024", "2023-09-01..2024-01-15"),
        ("sơ kết học kỳ II năm học 2023-2024", "2024-01-16..2024-05-31"),
        ("tổng kết công tác đảng nhiệm kỳ 2020-2025", "2020-01-01..2025-12-31"),
        ("kết quả thực hiện nghị quyết giai đoạn 2016 - 2020", "2016-01-01..2020-12-31"),
        ("tổng kết 10 năm (2013-2023) thực hiện Nghị quyết số 11-NQ/ĐUK", "2013-01-01..2023-12-31"),
        ("tổng kết 10 năm 2013-2023 thực hiện Nghị quyết", "2013-01-01..2023-12-31"),
        ("kết quả từ ngày 15/12/2022 đến ngày 14/12/2023", "2022-12-15..2023-12-14"),
        ("kết quả công tác (từ ngày 01/01/2024 đến 15/6/2024)", "2024-01-01..2024-06-15"),
        ("số liệu (tính đến ngày 30/6/2024)", None),
        ("kết quả công tác năm 2024 (tính đến ngày 30/6/2024)", "2024-01-01..2024-06-30"),
        ("kết quả trong 5 năm qua (2016-2020)", "2016-01-01..2020-12-31"),
        (
            "sơ kết 03 năm thực hiện Đề án số 01-ĐA/TU, ngày 31/5/2021 của Ban Thường vụ Tỉnh uỷ",
            None,
        ),
        ("sơ kết 3 năm thực hiện Chỉ thị số 05-CT/TW (2016-2019)", "2016-01-01..2019-12-31"),
        ("kết quả thực hiện từ năm 2016 đến nay", "2016-01-01..2024-07-05"),
        ("kết quả thực hiện từ năm 2016 đến tháng 6 năm 2024", "2016-01-01..2024-06-30"),
        ("kết quả thực hiện từ năm 2016 đến tháng 6/2024", "2016-01-01..2024-06-30"),
        ("kết quả thực hiện từ tháng 1/2016 đến tháng 6/2024", "2016-01-01..2024-06-30"),
        ("kết quả thực hiện từ tháng 12 năm 2022 đến tháng 11 năm 2023", "2022-12-01..2023-11-30"),
        ("kết quả thực hiện từ tháng 01 đến tháng 6 năm 2024", "2024-01-01..2024-06-30"),
        (
            "kiểm điểm của Ban Chấp hành lâm thời Đảng bộ Quận 12 (Từ 1/4/1997 đến tháng 12/1997)",
            "1997-04-01..1997-12-31",
        ),
        ("kết quả từ ngày 01/4/1997 đến hết tháng 12/1997", "1997-04-01..1997-12-31"),
        ("kết quả từ tháng 6/2020 đến ngày 30/6/2024", "2020-06-01..2024-06-30"),
        ("kết quả từ tháng 6/2020 đến nay", "2020-06-01..2024-07-05"),
        ("kết quả từ ngày 01/6/2020 đến nay", "2020-06-01..2024-07-05"),
        ("kết quả từ 01/01 đến 30/6/2024", "2024-01-01..2024-06-30"),
        ("kết quả từ ngày 01/01 đến ngày 30/6/2024", "2024-01-01..2024-06-30"),
        (
            "kết quả từ ngày 15 tháng 12 năm 2022 đến ngày 14 tháng 12 năm 2023",
            "2022-12-15..2023-12-14",
        ),
        ("kết quả từ ngày 01 tháng 01 đến ngày 30 tháng 6 năm 2024", "2024-01-01..2024-06-30"),
        (
            "6 tháng đầu năm 2024 thực hiện Kế hoạch phát triển đảng viên đến năm 2025",
            "2024-01-01..2024-06-30",
        ),
        ("tổng kết công tác năm 2023; phương hướng, nhiệm vụ năm 2024", "2023-01-01..2023-12-31"),
        ("công tác tháng 6, nhiệm vụ trọng tâm tháng 7 năm 2024", "2024-06-01..2024-06-30"),
        ("công tác tháng 6/2024", "2024-06-01..2024-06-30"),
        ("công tác tuần 25 năm 2024", None),
        ("công tác quý IV và cả năm 2023", "2023-01-01..2023-12-31"),
        ("công tác quý IV và năm 2023", "2023-01-01..2023-12-31"),
        ("sơ kết 01 năm thực hiện Nghị quyết số 21-NQ/TW", None),
        (
            "tổng kết 20 năm thực hiện Nghị quyết số 37-NQ/TW ngày 01/7/2004 đến năm 2020",
            None,
        ),
        ("kết quả 2 năm 2022 - 2023", "2022-01-01..2023-12-31"),
        ("kết quả hai năm 2022, 2023", "2022-01-01..2023-12-31"),
        ("kết quả các năm 2021, 2022 và 2023", "2021-01-01..2023-12-31"),
        (
            "kết quả giai đoạn 2021-2023 và phương hướng giai đoạn 2024-2025",
            "2021-01-01..2023-12-31",
        ),
        (
            "tổng kết 10 năm thực hiện Nghị quyết số 11-NQ/HU, ngày 18/12/2013 và 12 năm",
            None,
        ),
        ("kết quả công tác kiểm tra, giám sát 6 tháng cuối năm 2023", "2023-07-01..2023-12-31"),
        ("kết quả nửa đầu năm 2024", "2024-01-01..2024-06-30"),
        ("kết quả 3 tháng đầu năm 2024", "2024-01-01..2024-03-31"),
        ("kết quả nửa nhiệm kỳ 2020-2025", None),
        ("kết quả giữa nhiệm kỳ Đại hội Đảng bộ (2020-2023)", "2020-01-01..2023-12-31"),
        ("công tác năm", None),
        ("sơ kết thực hiện Kết luận số 21 năm 2022", None),
        ("kết quả 5 năm (từ 2019 đến 2024)", "2019-01-01..2024-12-31"),
        ("kết quả 5 năm (từ năm 2019 đến năm 2024)", "2019-01-01..2024-12-31"),
        ("kết quả 5 năm (2019 - 6/2024)", "2019-01-01..2024-06-30"),
        ("kết quả (2019 - tháng 6 năm 2024)", "2019-01-01..2024-06-30"),
        ("kết quả 4 tháng đầu năm, nhiệm vụ 8 tháng cuối năm", "2024-01-01..2024-04-30"),
        ("kết quả năm 2023 và 6 tháng đầu năm 2024", "2023-01-01..2024-06-30"),
        ("kết quả đầu nhiệm kỳ 2020-2025 đến nay", "2020-01-01..2024-07-05"),
        ("kết quả từ đầu nhiệm kỳ 2020-2025 đến nay", "2020-01-01..2024-07-05"),
        ("kết quả từ đầu năm 2024 đến nay", "2024-01-01..2024-07-05"),
        ("kết quả từ đầu năm đến nay", "2024-01-01..2024-07-05"),
        ("KẾT QUẢ CÔNG TÁC QUÝ III NĂM 2024", "2024-07-01..2024-09-30"),
        ("tình hình thực hiện Nghị quyết số 42 năm 2023 của Chính phủ", None),
        ("tổng kết Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017", None),
        ("tổng kết thực hiện Luật Thanh niên năm 2005", None),
        (
            "tổng kết thực hiện Luật Thanh niên năm 2020 trong giai đoạn 2021 - 2023",
            "2021-01-01..2023-12-31",
        ),
        ("kết quả lấy phiếu tín nhiệm giữa nhiệm kỳ 2021-2026", None),
        ("kiểm điểm tập thể, cá nhân năm 2023", "2023-01-01..2023-12-31"),
        (
            "Kết quả thực hiện Chương trình mục tiêu quốc gia năm 2023 và kế hoạch năm 2024",
            "2023-01-01..2023-12-31",
        ),
        ("niên khóa 2022-2023", "2022-09-01..2023-05-31"),
    ],
    "2016-07-29": [
        (
            "thực hiện Nghị quyết số 35/NQ-CP ngày 16/5/2016 về doanh nghiệp đến năm 2020",
            None,
        ),
        (
            "thực hiện Nghị quyết số 05-NQ/TU về nông thôn giai đoạn 2016-2020, hướng đến 2030",
            None,
        ),
        (
            "thực hiện Kế hoạch số 5-KH/TU về đảng viên đến năm 2020, tầm nhìn 2030",
            None,
        ),
        (
            "thực hiện Đề án phát triển đảng viên đến năm 2020 trong 6 tháng đầu năm 2016",
            "2016-01-01..2016-06-30",
        ),
    ],
    "2022-12-05": [
        (
            "kết quả thực hiện Chương trình hành động nhiệm kỳ 2020-2025 năm 2022",
            "2022-01-01..2022-12-31",
        ),
        (
            "kết quả năm 2022 thực hiện Nghị quyết Đại hội nhiệm kỳ 2020-2025",
            "2022-01-01..2022-12-31",
        ),
        ("kết quả thực hiện Nghị quyết Đại hội Đảng bộ nhiệm kỳ 2020-2025", None),
    ],
    None: [
        (
            "kết quả thực hiện Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020-2025",
            "2020-01-01..2025-12-31",
        ),
        ("tổng kết công tác năm 2023 và phương hướng, nhiệm vụ năm 2024", "2023-01-01..2023-12-31"),
    ],
    "2021-01-29": [
        (
            "kết quả thực hiện Nghị quyết số 05-NQ/TU về nông thôn mới giai đoạn 2016-2020",
            "2016-01-01..2020-12-31",
        ),
    ],
    "2023-02-05": [
        ("giữa nhiệm kỳ 2020-2025", None),
        ("nửa đầu nhiệm kỳ 2020-2025", None),
        (
            "thực hiện Quy chế nửa đầu nhiệm kỳ 2020 - 2025 (từ tháng 7/2020 đến tháng 12/2022)",
            "2020-07-01..2022-12-31",
        ),
        ("từ đầu nhiệm kỳ 2020 - 2025 đến nay", "2020-01-01..2023-02-05"),
    ],
    "2025-06-05": [
        (
            "kết quả thực hiện Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2020-2025",
            "2020-01-01..2025-12-31",
        ),
    ],
}

OPENINGS = [
    (
        "Theo Kế hoạch số 3-KH/HU, Đảng ủy xin báo cáo kết quả 6 tháng đầu năm 2024 như sau:",
        "2024-01-01..2024-06-30",
    ),
    (
        "Đảng ủy báo cáo kết quả 5 năm (2019-2023) thực hiện Nghị quyết, cụ thể:",
        "2019-01-01..2023-12-31",
    ),
    # Other words for what is told, a term that began in a month.
    (
        "Đảng ủy tổng hợp kết quả trong thời gian từ năm 2014 đến hết tháng 6 năm 2024, cụ thể:",
        "2014-01-01..2024-06-30",
    ),
    (
        "Đảng ủy đánh giá kết quả từ đầu nhiệm kỳ (tháng 6/2020) đến tháng 12/2023 như sau:",
        "2020-06-01..2023-12-31",
    ),
    ("Thực hiện Công văn ngày 05/5/2024, Chi bộ báo cáo cụ thể như sau:", None),
    ("Năm 2023, Chi bộ có nhiều thuận lợi.", None),
]


def written(period: Period | None) -> str | None:
    return period and f"{period.start}..{period.end}"


@pytest.mark.parametrize(
    ("date", "title", "period"),
    [(date, *row) for date, rows in TITLES.items() for row in rows],
)
def test_the_period_of_a_title(date: str | None, title: str, period: str | None) -> None:
    day = dt.date.fromisoformat(date) if date else None
    assert written(period_of(f"BÁO CÁO {title}", day)) == period
    assert written(period_of(f"BÁO CÁO {title}".upper(), day)) == period


@pytest.mark.parametrize(("opening", "period"), OPENINGS)
def test_the_period_of_an_opening(opening: str, period: str | None) -> None:
    assert written(period_told(opening, dt.date(2024, 7, 5))) == period


NQ18 = "tổng kết 05 năm thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017"
# Reviews whose title tells how many years: (date, title, opening, period).
REVIEWS = [
    # What the opening says of its figures, …
    (
        "12/12/2023",
        NQ18,
        "Chi bộ báo cáo như sau (số liệu từ tháng 11/2018 đến tháng 11/2023):",
        "2018-11-01..2023-11-30",
    ),
    (
        "12/12/2023",
        NQ18,
        "Chi bộ báo cáo như sau:\n\nThời gian lấy số liệu: từ ngày 01/7/2018 đến ngày 30/6/2023.",
        "2018-07-01..2023-06-30",
    ),
    # … as many years, which another number or a plan's years are not, …
    (
        "12/12/2023",
        NQ18,
        "Qua các năm 2018-2023, Chi bộ đã lãnh đạo thực hiện kế hoạch giai đoạn 2021-2030.",
        "2018-01-01..2023-12-31",
    ),
    # … the years from the document's, to the one that the report is of.
    ("12/12/2022", NQ18, "Chi bộ báo cáo như sau:", "2017-01-01..2022-12-31"),
    ("20/12/2021", NQ18, "Chi bộ báo cáo như sau:", "2017-01-01..2021-12-31"),
    ("15/01/2023", NQ18, "Chi bộ báo cáo như sau:", "2017-01-01..2022-12-31"),
    # The registry knows the day of a document that everybody carries out.
    (
        "12/6/2021",
        "sơ kết 5 năm thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị",
        "Chi bộ báo cáo như sau:",
        "2016-01-01..2021-12-31",
    ),
    # Silent where the years do not fit, nobody tells the document's, or the report has no date.
    ("12/12/2026", NQ18, "Chi bộ báo cáo như sau:", None),
    ("12/12/2022", "tổng kết 05 năm thực hiện Nghị quyết Đại hội", "Chi bộ báo cáo:", None),
    (None, NQ18, "Chi bộ báo cáo như sau:", None),
    # Time that is told of something else.
    (
        "12/12/2023",
        "tổng kết 10 năm thực hiện quy chế dân chủ",
        "Thời gian nghỉ dịch từ tháng 3/2020 đến tháng 5/2020, Chi bộ không họp.",
        None,
    ),
]


@pytest.mark.parametrize(("date", "title", "opening", "period"), REVIEWS)
def test_the_period_of_a_review(
    date: str | None, title: str, opening: str, period: str | None
) -> None:
    head = "ĐẢNG BỘ XÃ AN HÒA\nCHI BỘ THÔN ĐÔNG\n"
    if date is not None:
        day, month, year = date.split("/")
        head += f"An Hòa, ngày {day} tháng {month} năm {year}\n"
    body = "I. KẾT QUẢ\n\nChi bộ đã họp đều và thực hiện tốt nhiệm vụ."
    text = f"{head}\nBÁO CÁO\n{title}\n\n{opening}\n\n{body}\n"
    assert written(analyze_text(text).document.period) == period


def test_the_years_of_a_review_in_a_heading() -> None:
    text = (
        "CHI BỘ THÔN ĐÔNG\nAn Hòa, ngày 12 tháng 12 năm 2023\n\nBÁO CÁO\n"
        "tổng kết 05 năm thực hiện quy chế dân chủ\n\nChi bộ báo cáo như sau:\n\n"
        "I. KẾT QUẢ 05 NĂM (2018 - 2023)\n\nChi bộ đã họp đều.\n"
    )
    assert written(analyze_text(text).document.period) == "2018-01-01..2023-12-31"


@pytest.mark.parametrize(
    "title",
    [
        "kết quả từ ngày 31/02/2024 đến ngày 30/6/2024",
        "kết quả từ tháng 13 đến tháng 14 năm 2024",
        "kết quả từ năm 2024 đến năm 2019",
        "kết quả từ ngày 15/13/2023 đến nay",
    ],
)
def test_no_such_period(title: str) -> None:
    assert period_of(title, dt.date(2024, 7, 5)) is None
