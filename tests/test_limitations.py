"""Shortcomings, causes, lessons, tasks and proposals, and what only looks like one."""

import pytest
from speaking import report_with

from pipeline.analysis import analyze_text

# Sentences outside of a section on shortcomings that admit one.
ADMITTED = [
    # A contrast, of whom, and what is lacking.
    "Tuy nhiên, một số chi bộ chưa duy trì nền nếp sinh hoạt.",
    "Song, nội dung còn nghèo nàn, hình thức chậm đổi mới.",
    "Bên cạnh những kết quả đạt được, vẫn còn một số cấp ủy chưa chủ động.",
    "Nhưng vẫn còn chi bộ sinh hoạt hình thức.",
    # A contrast and one lack are enough.
    "Tuy nhiên, chất lượng sinh hoạt chi bộ chưa cao.",
    "Tuy vậy, việc tự phê bình và phê bình còn hạn chế.",
    # The turn stands inside.
    "Tay nghề từng bước được nâng lên nhưng chưa đồng đều, lao động qua đào tạo còn ít.",
    # Without a contrast, but strong in itself.
    "Việc nắm nguyên tắc còn nhiều hạn chế, có mặt còn lúng túng.",
    "Nhiều chỉ tiêu của chi đoàn chưa hoàn thành.",
    # Work on faults ends where some case of it is said to lag.
    "Xử lý đơn thư có trường hợp còn chậm.",
]


@pytest.mark.parametrize("sentence", ADMITTED)
def test_a_sentence_that_admits(sentence: str) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", f"Chi bộ đã họp đều. {sentence}"))
    found = [(s.role, s.in_section, s.span.text) for s in report.statements]
    assert found == [("limitation", False, sentence)]


# Sentences that hold the words and admit nothing.
NOTHING = [
    # "chưa tốt", but of another word.
    "Có 49 cán bộ chưa tốt nghiệp trung học phổ thông.",
    # There is none.
    "Không có nơi còn chậm nộp báo cáo.",
    # Work done on faults.
    "Cấp ủy đã kịp thời khắc phục hạn chế sau kiểm điểm.",
    "Đã uốn nắn những lệch lạc, thiếu sót trong sinh hoạt.",
    "Bên cạnh đó, cấp ủy đã khắc phục những khuyết điểm, tồn tại.",
    # What is no more, what was prevented, what was not found.
    "Đến nay không còn đơn thư tồn đọng kéo dài.",
    "Tuy nhiên, không để xảy ra điểm nóng.",
    "Chưa phát hiện đảng viên vi phạm.",
    "Không có đảng viên vi phạm phải xử lý kỷ luật.",
    # Duties.
    "Mô hình này đòi hỏi cấp ủy phải khắc phục khó khăn.",
    "Tuy nhiên, nhiệm vụ mới đòi hỏi cấp ủy còn phải chủ động hơn.",
    "Yêu cầu các chi bộ chưa nộp báo cáo thực hiện ngay.",
    # Words that contain a cue.
    "Cấp ủy đã tổ chức nhiều hình thức tuyên truyền phong phú.",
    "Bên cạnh đó, cấp ủy đã chú trọng đổi mới hình thức tuyên truyền.",
    "Tuy nhiên, số còn lại 12 đảng viên đã được học bổ sung.",
    "Đây là nhiệm vụ trọng yếu, chủ yếu do cấp ủy thực hiện.",
    "Tỷ lệ hộ nghèo giảm, tiếp tục giảm nghèo bền vững.",
    # A contrast that praises.
    "Tuy gặp nhiều khó khăn nhưng Đảng bộ đã hoàn thành nhiệm vụ.",
    # A violation that others committed.
    "Đã kiểm tra 02 tổ chức đảng khi có dấu hiệu vi phạm.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_that_admits_nothing(sentence: str) -> None:
    report = analyze_text(report_with("I- KẾT QUẢ", f"Chi bộ đã họp đều. {sentence}"))
    assert [(s.role, s.span.text) for s in report.statements] == []


def test_an_admission_goes_on_until_praise() -> None:
    sentences = [
        "Tuy nhiên, một số chi bộ chưa duy trì nền nếp sinh hoạt.",
        "Một bộ phận đảng viên còn ngại phát biểu, né tránh va chạm.",
        "Các chi bộ khác đã họp đều.",
    ]
    report = analyze_text(report_with("I- KẾT QUẢ", " ".join(sentences)))
    assert [s.span.text for s in report.limitations] == sentences[:2]


def test_every_bullet_of_its_section() -> None:
    report = analyze_text(
        report_with(
            "I- HẠN CHẾ, NGUYÊN NHÂN",
            "1- Hạn chế",
            # An announcement is none.
            "Bên cạnh những kết quả đã đạt được, chi bộ còn một số hạn chế, khuyết điểm như sau:",
            # The whole bullet without its dash, though it has several sentences, or no cue.
            "- Nội dung sinh hoạt đơn điệu. Hình thức chậm đổi mới.",
            "- Đảng viên đi làm ăn xa nhiều.",
            "2- Nguyên nhân",
            "a) Khách quan: dịch bệnh kéo dài ảnh hưởng đến sinh hoạt.",
            "b) Chủ quan: một số cấp ủy chưa chủ động.",
            "II- BÀI HỌC KINH NGHIỆM",
            "Một là, giữ vững đoàn kết nội bộ.",
            "III- PHƯƠNG HƯỚNG, NHIỆM VỤ",
            "- Khắc phục hạn chế, khuyết điểm.",
            "IV- ĐỀ XUẤT, KIẾN NGHỊ",
            "Đề nghị Huyện ủy hỗ trợ kinh phí.",
        )
    )
    assert [(s.role, s.in_section, s.span.text) for s in report.statements] == [
        ("limitation", True, "Nội dung sinh hoạt đơn điệu. Hình thức chậm đổi mới."),
        ("limitation", True, "Đảng viên đi làm ăn xa nhiều."),
        ("cause", True, "dịch bệnh kéo dài ảnh hưởng đến sinh hoạt."),
        ("cause", True, "một số cấp ủy chưa chủ động."),
        ("lesson", True, "Một là, giữ vững đoàn kết nội bộ."),
        ("task", True, "Khắc phục hạn chế, khuyết điểm."),
        ("proposal", True, "Đề nghị Huyện ủy hỗ trợ kinh phí."),
    ]


def test_a_short_announcement_is_no_section_of_its_own() -> None:
    report = analyze_text(
        report_with(
            "I- HẠN CHẾ",
            "Bên cạnh kết quả đạt được, chi bộ còn một số hạn chế sau:",
            "- Nội dung sinh hoạt đơn điệu.",
        )
    )
    assert [(s.role, s.span.text) for s in report.statements] == [
        ("limitation", "Nội dung sinh hoạt đơn điệu.")
    ]


def test_a_paragraph_in_a_section_on_shortcomings_is_read_by_sentence() -> None:
    report = analyze_text(
        report_with(
            "I- HẠN CHẾ",
            "Chi bộ có 23 đảng viên. Một số đồng chí chưa dự họp đều. Việc ghi chép còn sơ sài.",
        )
    )
    assert [(s.role, s.in_section, s.span.text) for s in report.statements] == [
        ("limitation", True, "Một số đồng chí chưa dự họp đều."),
        ("limitation", True, "Việc ghi chép còn sơ sài."),
    ]


def test_a_cause_among_shortcomings() -> None:
    report = analyze_text(
        report_with(
            "I- HẠN CHẾ, NGUYÊN NHÂN",
            "- Việc học nghị quyết ở một số chi bộ còn chậm.",
            "- Nguyên nhân chủ yếu là do cấp ủy thiếu sâu sát.",
        )
    )
    assert [s.role for s in report.statements] == ["limitation", "cause"]


def test_shortcomings_inside_strengths_and_causes_of_success() -> None:
    report = analyze_text(
        report_with(
            "I- ƯU ĐIỂM VÀ NGUYÊN NHÂN",
            "1- Ưu điểm",
            "- Cấp ủy đoàn kết, thống nhất.",
            "2- Nguyên nhân của ưu điểm",
            "- Có sự quan tâm của cấp trên.",
        )
    )
    assert report.statements == ()
