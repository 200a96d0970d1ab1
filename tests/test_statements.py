"""Every way in which reports admit, hedge, deny, plan, require and excuse, sentence by sentence."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

# (sentence, of how many, how far): each is a shortcoming wherever it stands.
ADMITTED: list[tuple[str, str | None, str]] = [
    # The contrast opens it.
    ("Tuy nhiên, việc sơ kết nghị quyết ở một số chi bộ chưa đúng thời gian.", "some", "plain"),
    ("Song, vai trò nêu gương của một bộ phận cán bộ có lúc chưa rõ.", "some", "hedged"),
    ("Bên cạnh đó, không ít chi ủy vẫn còn khoán trắng cho bí thư.", "many", "strong"),
    ("Ngoài ra, còn tình trạng họp ghép, họp dồn ở vài chi bộ.", "few", "plain"),
    ("Dù vậy, công tác dự báo tình hình chưa theo kịp thực tiễn.", None, "plain"),
    ("Đáng lưu ý, vẫn còn 03 chi bộ chưa tổ chức sinh hoạt chuyên đề.", None, "plain"),
    ("Tuy nhiên, đa số cấp ủy viên kiêm nhiệm, ít thời gian cho công tác đảng.", "most", "plain"),
    ("Nhưng so với yêu cầu, kết quả đạt được còn khiêm tốn, chưa đều.", None, "plain"),
    # The contrast stands inside.
    ("Tỷ lệ dự họp tăng hằng năm nhưng chưa bền vững.", None, "plain"),
    ("Phong trào được duy trì, song ở một số nơi còn hình thức.", "some", "plain"),
    ("Hồ sơ được lưu đủ, tuy nhiên cách sắp xếp chưa khoa học, còn lúng túng.", None, "plain"),
    # No contrast at all: hedged.
    ("Việc nắm tình hình tư tưởng đảng viên có lúc chưa kịp thời.", None, "hedged"),
    ("Tính chiến đấu trong sinh hoạt chưa thể hiện rõ nét.", None, "plain"),
    ("Một vài đồng chí còn ngại phát biểu trong các buổi họp.", "few", "plain"),
    ("Có nơi chi ủy chưa họp trước khi họp chi bộ.", "few", "plain"),
    ("Sự phối hợp giữa hai cơ quan đôi lúc thiếu nhịp nhàng.", None, "hedged"),
    ("Nhiều đảng viên trẻ còn thụ động, trông chờ cấp trên.", "many", "plain"),
    ("Phần lớn chi hội chưa có quỹ riêng nên hoạt động còn chật vật.", "most", "plain"),
    ("Số ít đảng viên thiếu gương mẫu trong chấp hành quy ước thôn.", "few", "plain"),
    ("Cá biệt, có đồng chí còn vi phạm nồng độ cồn.", "few", "plain"),
    # No contrast and no hedge.
    ("Chất lượng tham mưu của cán bộ kiêm nhiệm chưa cao.", None, "plain"),
    ("Công tác kiểm tra còn nhiều hạn chế, bất cập.", None, "strong"),
    ("Tiến độ giải ngân vốn sự nghiệp rất chậm.", None, "strong"),
    ("Công tác quản lý hồ sơ bị buông lỏng, để xảy ra sai phạm kéo dài.", None, "strong"),
    ("Việc tự học của đảng viên chưa được coi trọng đúng mức.", None, "plain"),
    ("Nội dung sinh hoạt còn nghèo nàn, đơn điệu.", None, "plain"),
    ("Công tác phối hợp thiếu chặt chẽ.", None, "plain"),
    ("Năng lực cụ thể hóa nghị quyết của cấp ủy chưa đáp ứng yêu cầu.", None, "plain"),
    # What is granted is no lack, what is said against it is one.
    ("Tuy còn khó khăn về kinh phí nhưng nhiều chi bộ chưa chủ động xoay xở.", "many", "plain"),
    ("Mặc dù đã được nhắc nhở, một số chi bộ vẫn nộp báo cáo chậm.", "some", "plain"),
    # Work on faults ends where the next clause begins; work that is named is slow itself.
    ("Đã chấn chỉnh việc ghi biên bản, song một số chi bộ còn sơ sài.", "some", "plain"),
    ("Việc khắc phục hạn chế sau kiểm điểm ở một số nơi còn chậm.", "some", "plain"),
    ("Tuy nhiên, chưa kịp thời uốn nắn những biểu hiện lệch lạc.", None, "plain"),
    ("Không để xảy ra điểm nóng nhưng công tác hòa giải còn yếu.", None, "plain"),
    # Nobody did.
    ("Tuy nhiên, chưa có chi bộ nào tổ chức được sinh hoạt trực tuyến.", "all", "strong"),
    # The unit's own work that is hard.
    ("Tuy nhiên, việc tạo nguồn gặp nhiều khó khăn do thanh niên đi làm ăn xa.", None, "plain"),
]


@pytest.mark.parametrize(("sentence", "extent", "strength"), ADMITTED)
def test_a_shortcoming(sentence: str, extent: str | None, strength: str) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", f"Chi bộ đã họp đều. {sentence}"))
    found = [(s.role, s.span.text, s.extent, s.strength) for s in report.statements]
    assert found == [("limitation", sentence, extent, strength)]
    span = report.statements[0].span
    assert report.text[span.start : span.end] == sentence


NO_STATEMENT = [
    # Denied.
    "Đến nay trên địa bàn không còn đơn thư tồn đọng, vượt cấp.",
    "Trong kỳ không có đảng viên nào bị xử lý kỷ luật do vi phạm.",
    "Chi bộ không để nợ đọng đảng phí kéo dài.",
    "Qua kiểm tra chưa phát hiện sai phạm.",
    "Không xảy ra tình trạng mất đoàn kết nội bộ.",
    # Done about.
    "Qua đó kịp thời uốn nắn những hạn chế, lệch lạc trong sinh hoạt.",
    "Cấp ủy đã tập trung tháo gỡ khó khăn, vướng mắc cho các chi bộ còn yếu.",
    "Những hạn chế, khuyết điểm nêu năm trước cơ bản đã được khắc phục.",
    "Đảng ủy đã phân công cấp ủy viên giúp đỡ một số chi bộ còn chậm.",
    "Đã làm rõ ưu điểm, khuyết điểm, tồn tại và nguyên nhân.",
    "Công tác kiểm tra góp phần ngăn chặn, đẩy lùi biểu hiện thiếu gương mẫu.",
    # Required.
    "Các chi bộ nộp báo cáo còn chậm cần khẩn trương hoàn thành.",
    "Cấp ủy phải kiên quyết chống bệnh hình thức, nể nang, né tránh.",
    "Tình hình mới đòi hỏi mỗi đảng viên phải vượt qua tư tưởng ngại khó.",
    "Đảng viên không được né tránh, đùn đẩy trách nhiệm.",
    # Granted, and then praised.
    "Tuy nguồn lực còn hạn chế nhưng chi bộ đã hoàn thành vượt chỉ tiêu.",
    "Mặc dù khối lượng việc lớn, một số đồng chí còn thiếu kinh nghiệm, tập thể vẫn đoàn kết.",
    # Words that only look alike.
    "Số còn lại 15 đảng viên được học bổ sung trong tháng 7.",
    "Tuyên truyền bằng nhiều hình thức, chủ yếu qua loa truyền thanh.",
    "Bên cạnh đó, chi bộ đã tặng quà cho 12 hộ khó khăn.",
    "Tỷ lệ hộ nghèo giảm còn 2,1%, thấp nhất trong huyện.",
    "Cán bộ không quản ngại khó khăn, bám bản, bám dân.",
    "Đảng bộ có 33 đồng chí chưa qua đào tạo lý luận chính trị.",
    # A cause of what went well, a thing asked for and done.
    "Nguyên nhân của những kết quả trên là sự đoàn kết của tập thể.",
    "Đề nghị Ban Thường vụ Huyện ủy tặng giấy khen cho 03 tập thể, đã được chấp thuận.",
]


@pytest.mark.parametrize("sentence", NO_STATEMENT)
def test_no_statement(sentence: str) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", f"Chi bộ đã họp đều. {sentence}"))
    assert [(s.role, s.rule, s.span.text) for s in report.statements] == []


KIN = [
    # The world outside is hard.
    ("difficulty", "Bão số 5 gây thiệt hại nặng cho nhà cửa, hoa màu của nhân dân."),
    ("difficulty", "Dịch bệnh Covid-19 diễn biến phức tạp, ảnh hưởng đến mọi mặt đời sống."),
    ("difficulty", "Tuy nhiên, địa bàn rộng, dân cư phân tán, giao thông đi lại khó khăn."),
    ("difficulty", "Giá cả vật tư, phân bón biến động, gây khó khăn cho sản xuất."),
    ("difficulty", "Bên cạnh đó, thời tiết khắc nghiệt, hạn hán kéo dài đã tác động đến đời sống."),
    ("difficulty", "Khó khăn lớn nhất là địa hình chia cắt, kinh phí hạn hẹp."),
    # What will be done, whatever faults it names.
    ("task", "Thời gian tới, tập trung khắc phục những tồn tại, hạn chế đã nêu."),
    ("task", "Từ nay đến cuối năm, phấn đấu không còn chi bộ yếu kém."),
    ("task", "Năm tới, mỗi chi bộ kết nạp ít nhất 01 đảng viên."),
    # Why.
    ("cause", "Nguyên nhân chủ yếu là do cấp ủy chưa sâu sát, thiếu kiểm tra."),
    ("cause", "Về khách quan, quy định của cấp trên thay đổi nhiều lần."),
    # What was learnt.
    ("lesson", "Bài học rút ra là phải dựa vào dân, tin dân."),
    ("lesson", "Thực tiễn cho thấy, nơi nào bí thư gương mẫu thì nơi đó phong trào mạnh."),
]


@pytest.mark.parametrize(("role", "sentence"), KIN)
def test_their_kin(role: str, sentence: str) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", f"Chi bộ đã họp đều. {sentence}"))
    assert [(s.role, s.span.text) for s in report.statements] == [(role, sentence)]
    assert report.limitations == (report.statements if role == "cause" else ())


def stated(*lines: str) -> list[tuple[str, bool, str]]:
    report = analyze_text(report_with(*lines))
    for statement in report.statements:
        for start, end in statement.span.pieces or [(statement.span.start, statement.span.end)]:
            assert report.text[start:end].strip(), statement
        assert report.text[statement.span.start : statement.span.end] == statement.span.text
    return [(s.role, s.in_section, s.span.text) for s in report.statements]


def test_a_list_is_what_the_line_before_it_announces() -> None:
    assert stated(
        "I- KẾT QUẢ",
        "Tuy nhiên, chi bộ còn một số hạn chế, khuyết điểm sau:",
        # One statement for the bullet, whatever its sentences say by themselves.
        "- Nội dung sinh hoạt đơn điệu. Cấp ủy đã nhắc nhở nhiều lần.",
        "- Đảng viên đi làm ăn xa nhiều.",
        "Các tổ đảng khác họp đều.",
        "- Kết nạp 02 đảng viên.",
        "Trong thời gian tới, chi bộ tập trung vào các việc sau:",
        "- Khắc phục hạn chế đã nêu.",
    ) == [
        ("limitation", False, "Nội dung sinh hoạt đơn điệu. Cấp ủy đã nhắc nhở nhiều lần."),
        ("limitation", False, "Đảng viên đi làm ăn xa nhiều."),
        ("task", False, "Khắc phục hạn chế đã nêu."),
    ]


def test_a_list_of_what_went_well_announces_nothing() -> None:
    assert (
        stated("I- ĐÁNH GIÁ", "Nguyên nhân của kết quả trên là:", "- Cấp ủy đoàn kết, thống nhất.")
        == []
    )


def test_the_closing_parts() -> None:
    assert stated(
        "III- BÀI HỌC KINH NGHIỆM",
        "Từ thực tiễn lãnh đạo, Đảng bộ rút ra một số bài học sau:",
        "Một là, giữ vững đoàn kết. Đây là gốc của thành công.",
        "IV- PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "1- Mục tiêu",
        "Phấn đấu không còn chi bộ yếu kém. Mỗi năm kết nạp 05 đảng viên.",
        "2- Nhiệm vụ",
        "- Củng cố các chi bộ còn yếu, còn hình thức.",
        "V- KIẾN NGHỊ",
        "Kính đề nghị Đảng ủy xem xét hỗ trợ kinh phí cho chi bộ. Chi bộ xin trân trọng cảm ơn.",
        "Trên đây là báo cáo kết quả công tác của Chi bộ thôn Đông./.",
    ) == [
        ("lesson", True, "Một là, giữ vững đoàn kết. Đây là gốc của thành công."),
        ("task", True, "Phấn đấu không còn chi bộ yếu kém. Mỗi năm kết nạp 05 đảng viên."),
        ("task", True, "Củng cố các chi bộ còn yếu, còn hình thức."),
        ("proposal", True, "Kính đề nghị Đảng ủy xem xét hỗ trợ kinh phí cho chi bộ."),
    ]


@pytest.mark.parametrize("nothing", ["Không.", "không", "Không có", "Không có kiến nghị gì."])
def test_nothing_to_propose(nothing: str) -> None:
    assert stated("V- ĐỀ XUẤT, KIẾN NGHỊ", nothing) == []


def test_difficulties_have_a_section_and_are_found_among_shortcomings() -> None:
    assert stated(
        "I- ĐẶC ĐIỂM TÌNH HÌNH",
        "1- Thuận lợi",
        "- Được cấp trên quan tâm.",
        "2- Khó khăn",
        "- Đường vào thôn xa, kinh phí eo hẹp.",
        "- Một số cấp ủy viên còn nể nang, ngại va chạm.",
        "II- HẠN CHẾ, TỒN TẠI",
        "- Mưa lũ kéo dài gây thiệt hại lớn, ảnh hưởng đến thu nhập của hội viên.",
        "- Việc thu quỹ gặp khó khăn do mưa lũ.",
    ) == [
        ("difficulty", True, "Đường vào thôn xa, kinh phí eo hẹp."),
        ("limitation", True, "Một số cấp ủy viên còn nể nang, ngại va chạm."),
        (
            "difficulty",
            True,
            "Mưa lũ kéo dài gây thiệt hại lớn, ảnh hưởng đến thu nhập của hội viên.",
        ),
        ("limitation", True, "Việc thu quỹ gặp khó khăn do mưa lũ."),
    ]


# Where the causes lie: by a caption, by a line that announces, by their own words, or unsaid.
ORIGINS = [
    (["2- Nguyên nhân", "a) Khách quan", "- Địa bàn rộng, dân cư phân tán."], "objective"),
    (["2.1. Nguyên nhân chủ quan", "- Cấp ủy thiếu sâu sát cơ sở."], "subjective"),
    (["2- Nguyên nhân", "- Về chủ quan: cấp ủy thiếu sâu sát cơ sở."], "subjective"),
    (["2- Nguyên nhân", "Về chủ quan có mấy lý do sau:", "- Cấp ủy ngại khó."], "subjective"),
    (["2- Nguyên nhân", "Do cả khách quan và chủ quan.", "- Cấp ủy thiếu sâu sát."], None),
    (["2- Nguyên nhân", "- Cấp ủy đánh giá chưa khách quan."], None),
]


@pytest.mark.parametrize(("lines", "origin"), ORIGINS)
def test_where_a_cause_lies(lines: list[str], origin: str | None) -> None:
    report = analyze_text(report_with("I- HẠN CHẾ VÀ NGUYÊN NHÂN", *lines))
    assert report.statements[-1].role == "cause"
    assert report.statements[-1].origin == origin


def test_the_caption_of_one_origin_ends_at_the_next() -> None:
    report = analyze_text(
        report_with(
            "I- NGUYÊN NHÂN",
            "* Khách quan",
            "- Địa bàn rộng, dân cư phân tán.",
            "* Chủ quan",
            "- Cấp ủy thiếu sâu sát cơ sở.",
            "II- BÀI HỌC KINH NGHIỆM",
            "- Phải dựa vào dân.",
        )
    )
    assert [s.origin for s in report.statements] == ["objective", "subjective", None]


def test_a_bullet_that_a_page_cuts_is_one_statement() -> None:
    source = (
        report_with(
            "I- HẠN CHẾ",
            "- Một số chi bộ họp chưa đều¹. Nội dung sinh hoạt còn đơn điệu, nặng về nghề, ít",
        )
        + "\n¹ Chi bộ Đông, chi bộ Đoài.\n\n2\n\nbàn về xây dựng Đảng.\n\n- Hồ sơ còn sơ sài.\n"
    )
    report = analyze_text(source)
    cut, whole = report.limitations
    pieces = [source[start:end] for start, end in cut.span.pieces]
    assert " ".join(piece.strip() for piece in pieces) == (
        "Một số chi bộ họp chưa đều¹. Nội dung sinh hoạt còn đơn điệu, nặng về nghề, ít"
        " bàn về xây dựng Đảng."
    )
    assert cut.span.text == max(pieces, key=len)
    assert (cut.extent, whole.span.text) == ("some", "Hồ sơ còn sơ sài.")


def test_the_widest_extent_and_the_strongest_word_count() -> None:
    report = analyze_text(
        report_with(
            "I- HẠN CHẾ",
            "- Một vài chi bộ có lúc họp muộn. Nhiều chi bộ còn buông lỏng quản lý đảng viên.",
        )
    )
    assert [(s.extent, s.strength) for s in report.statements] == [("many", "strong")]


def test_an_extent_bears_on_the_words_of_lack_of_its_own_clause() -> None:
    sentence = "Tuy nhiên, nhiều chi bộ đã họp đều nhưng nội dung còn nghèo nàn."
    report = analyze_text(report_with("I- KẾT QUẢ", sentence))
    assert [s.extent for s in report.statements] == [None]


def test_only_what_is_admitted_is_hedged() -> None:
    report = analyze_text(
        report_with("I- NHIỆM VỤ", "- Củng cố một số chi bộ còn nhiều hạn chế, yếu kém.")
    )
    assert [(s.role, s.extent, s.strength) for s in report.statements] == [("task", None, None)]
