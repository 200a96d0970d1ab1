"""Sentences whose figures are in order, though they do not add up, are accused of nothing."""

import pytest

from pipeline.analysis import analyze_text

SENTENCES = [
    # What "gồm" lists has a subject of its own.
    "Chi bộ có 34 đảng viên; cấp ủy gồm 1 bí thư, 1 phó bí thư và 1 cấp ủy viên.",
    "Công đoàn có 130 đoàn viên, ban chấp hành gồm 1 chủ tịch, 1 phó chủ tịch và 5 ủy viên.",
    # What was is no second value of what is; "hộ" counts many things.
    "Số CĐCS tăng từ 145 lên 148. Đến nay có 148 CĐCS tổ chức đại hội.",
    # The loss is not what the revenue grew from.
    "Doanh thu 1.853 tỷ đồng, tăng 11% so với cùng kỳ nhưng vẫn lỗ sau thuế 90 tỷ đồng.",
    # The number in front is by how much it fell.
    "Tiết kiệm điện 11.250 kWh, giảm 7,7% so với năm 2023 (146.800 kWh).",
    "Truy thu 7.150.000 đồng của 19 đảng viên, bình quân 376.000 đồng/đảng viên.",
    "Đạt huy chương tại kỳ thi Olympic 30/4 lần thứ XXX.",
    (
        "Đại hội có mặt 29 đảng viên trên tổng số 30 đảng viên được triệu tập. Trong đó đảng viên"
        " chính thức 28 đồng chí, đảng viên dự bị 01 đồng chí."
    ),
    (
        "Đại hội có mặt 29 đảng viên trên tổng số 30 đảng viên được triệu tập. Trong đó đảng viên"
        " chính thức 29 đồng chí, đảng viên dự bị 01 đồng chí."
    ),
    (
        "Thu nhập bình quân ước đạt 40 triệu đồng/người/năm, đạt 100% so với Nghị quyết và tăng 10"
        " triệu đồng/người/năm so với đầu nhiệm kỳ."
    ),
    "Có 5.028 hội viên (tăng 503 hội viên, chiếm 27,8% số dân).",
    (
        "Đảng bộ có 12 chi bộ với 320 đảng viên, trong đó nữ 140 đồng chí, đảng viên dự bị 15"
        " đồng chí, đảng viên được miễn sinh hoạt 40 đồng chí, đảng viên là người có đạo 60 "
        "đồng chí, đảng viên dưới 35 tuổi 120 đồng chí."
    ),
    (
        "Năm 2023 kết nạp 45 đảng viên, đạt 112,5% chỉ tiêu; 6 tháng đầu năm 2024 kết nạp 20 "
        "đảng viên, đạt 50% kế hoạch năm."
    ),
    "Đã tổ chức 15 lớp cho 1.200 lượt người, trong đó 400 cán bộ, 900 đảng viên.",
    (
        "Qua kiểm tra 40 tổ chức đảng, phát hiện 5 tổ chức có khuyết điểm (12,5%), đã yêu cầu"
        " 3 tổ chức kiểm điểm, nhắc nhở 4 tổ chức."
    ),
    (
        "Đã tiếp nhận 135 đơn, gồm 90 kiến nghị, 33 phản ánh, 12 khiếu nại, tố cáo; giải quyết "
        "xong 126 đơn, đạt 93,3%; 09 đơn đang giải quyết."
    ),
    (
        "Hai trường có 27 chi đoàn lớp và 2 chi đoàn giáo viên: Trường A 15 chi đoàn lớp, 1 chi "
        "đoàn giáo viên; Trường B 12 chi đoàn lớp, 1 chi đoàn giáo viên."
    ),
    "Số đảng viên tăng từ 290 lên 320, trong đó kết nạp mới 45 đồng chí.",
    (
        "Trong 120 hồ sơ có 100 hồ sơ giải quyết đúng hạn, 15 hồ sơ trước hạn, 20 hồ sơ đang "
        "giải quyết."
    ),
    (
        "Chi bộ có 25 đảng viên; năm 2022 có 22 đảng viên xếp loại hoàn thành tốt nhiệm vụ "
        "trở lên, trong đó 4 đồng chí hoàn thành xuất sắc; năm 2023 có 24/24 đảng viên được "
        "xếp loại."
    ),
    (
        "Toàn tỉnh có 11 đảng bộ huyện, thành phố và 3 đảng bộ trực thuộc; 620 tổ chức cơ sở "
        "đảng, 3.450 chi bộ; 62.350 đảng viên, chiếm 6,2% dân số."
    ),
    (
        "Ủy ban kiểm tra các cấp kiểm tra 210 đảng viên khi có dấu hiệu vi phạm, kết luận 180"
        " đồng chí có vi phạm, đến mức phải thi hành kỷ luật 60 đồng chí, đã thi hành kỷ luật"
        " 58 đồng chí."
    ),
    (
        "Có 98% chi bộ tổ chức sinh hoạt đúng quy định, 85% đảng viên tham gia; 15% chi bộ "
        "xếp loại tốt."
    ),
    (
        "Mỗi năm phát triển từ 10 đến 15 đảng viên; giai đoạn 2020-2025 kết nạp 62 đảng viên,"
        " bình quân 12,4 đảng viên/năm."
    ),
    (
        "Đã huy động 2,5 tỷ đồng, trong đó ngân sách 1,2 tỷ đồng, nhân dân đóng góp 1 tỷ "
        "đồng, còn lại doanh nghiệp ủng hộ."
    ),
    "Kết quả lấy phiếu: đồng chí A 25/27 phiếu (92,6%), đồng chí B 27/27 phiếu (100%).",
    (
        "Đảng bộ có 18 chi bộ (3 chi bộ cơ quan, 1 chi bộ trạm y tế, 3 chi bộ trường học và "
        "11 chi bộ thôn), 410 đảng viên (chính thức 400, dự bị 10), sinh hoạt ở 11 thôn."
    ),
    (
        "Trao tặng Huy hiệu Đảng cho 56 đảng viên (đợt 03/02: 12 đồng chí; đợt 19/5: 15 đồng "
        "chí; đợt 02/9: 20 đồng chí; đợt 07/11: 9 đồng chí)."
    ),
    (
        "Cử 35 đồng chí đi học, trong đó 5 đồng chí học cao cấp, 20 đồng chí học trung cấp lý"
        " luận chính trị, 15 đồng chí bồi dưỡng nghiệp vụ."
    ),
    (
        "Hiện nay có 320 đảng viên (so với đầu nhiệm kỳ tăng 30 đảng viên). Đầu nhiệm kỳ có "
        "290 đảng viên, trong đó 130 nữ."
    ),
    (
        "Xếp loại chi bộ năm 2022: HTXSNV 3, HTTNV 12, HTNV 3; năm 2023: HTXSNV 3, HTTNV 14, "
        "HTNV 1 (tổng số 18 chi bộ)."
    ),
    (
        "Có 12/15 chi bộ đạt trong sạch vững mạnh, chiếm 80%; 3 chi bộ hoàn thành tốt, chiếm "
        "20%. Năm 2021 có 10/15 chi bộ (66,7%)."
    ),
    (
        "Đại hội bầu 15 đồng chí vào Ban Chấp hành (khuyết 02 đồng chí), 05 đồng chí vào Ban "
        "Thường vụ, 03 đồng chí Ủy ban Kiểm tra; bầu 11 đại biểu chính thức, 01 đại biểu dự "
        "khuyết đi dự đại hội cấp trên."
    ),
    (
        "Thực hiện Nghị quyết số 18-NQ/TW, sắp xếp từ 25 thôn xuống còn 15 thôn (giảm 10 "
        "thôn), giảm 40% số thôn; tinh giản 12 biên chế, đạt 10,5%."
    ),
    (
        "Trong năm, có 350 lượt đảng viên vi phạm nồng độ cồn... giảm 12,5% so với năm 2022 "
        "(400 lượt)."
    ),
    (
        "Toàn Đảng bộ có 99,2% đảng viên tham gia học tập (cấp tỉnh 98%, cấp huyện 99,5%, cơ "
        "sở 99,1%)."
    ),
    (
        "Trộm cắp tài sản giảm 5,8% (226/240 vụ); đánh bạc xảy ra ít hơn 03 vụ = 2,5% (117/120 "
        "vụ) so với cùng kỳ."
    ),
    (
        "Có 450 đại biểu trúng cử, trong đó địa phương giới thiệu 312 người (khóa trước là 33,4%), "
        "trung ương giới thiệu 138 người (30,67%); trẻ tuổi 71 người (15,8%), cao hơn khóa VII "
        "(khóa VII có 62 người, 12,4%); tái cử 160 người (35,6%), thấp hơn so với khóa VII (có 157 "
        "người, tỷ lệ 33,4%)."
    ),
    "Ghi nhận 55.863 ca, so với cùng kỳ năm trước (25.759 ca) tăng 117%.",
    "Tiếp nhận 63 đơn (kỳ trước chuyển sang 05 đơn, trong kỳ 58 đơn).",
    (
        "Có 500 đại biểu được bầu, trong đó trung ương giới thiệu 182 người (36,4%), địa phương "
        "giới thiệu 318 người (63,6%). Cơ cấu đại biểu dự họp, gồm có: dân tộc thiểu số 84 người "
        "(17,5%), phụ nữ 132 người (27,5%)."
    ),
    (
        "Đảng bộ xã Đông kết nạp được 52 đảng viên mới, đạt 50,98%; Đảng bộ xã Tây kết nạp 5 đảng "
        "viên mới, đạt 50%; Đảng bộ xã Nam kết nạp 4 đảng viên mới, đạt 50%."
    ),
    (
        "Toàn huyện kết nạp được 603 đảng viên mới, trong đó: đảng viên nữ là 359 đồng chí, người "
        "dân tộc ít người 14 đồng chí, người có đạo 5 đồng chí, khối doanh nghiệp 20 đồng chí."
    ),
    (
        "Xảy ra 180 vụ phạm tội về trật tự xã hội; trộm cắp 54 vụ (30%), đánh bạc 45 vụ (25%). "
        "Phát hiện 120 vụ phạm tội về ma túy."
    ),
    (
        "Bắt giữ 206 vụ, 326 đối tượng, so với cùng kỳ năm trước tăng 93 vụ (206/113 vụ); số án "
        "khởi tố ít hơn 6 vụ (12/6 vụ)."
    ),
    (
        "Án hình sự: Tòa án hai cấp thụ lý 1.367 vụ/2.420 bị cáo, giải quyết 1.206 vụ/2.085 bị "
        "cáo, đạt 88,22%."
    ),
    "Trong số 650 hồ sơ có 600 hồ sơ đúng hạn, 50 hồ sơ trễ hạn, chiếm tỷ lệ 92,3% và 7,7%.",
    (
        "Cả kỳ tiếp nhận 4.120 vụ với 6.480 bị can; giải quyết 4.006 vụ với 6.209 bị can, đạt "
        "97,2% về số vụ và 95,8% về số bị can. Trong đó, năm 2023 tiếp nhận 812 vụ với 1.310 bị "
        "can; giải quyết 771 vụ với 1.204 bị can, đạt tỷ lệ 95,0% về số vụ và 91,9% về số bị can."
    ),
    # What was before, by the number of its term.
    (
        "Người ứng cử là phụ nữ có 1.842 người, chiếm tỷ lệ 38,90% (Quốc hội khóa XIV cả nước là "
        "1.727 người, tỷ lệ 36,04%)."
    ),
    ("Có 31 nữ cấp ủy viên, chiếm 21,5% (nhiệm kỳ 2015-2020 có 28 đồng chí, chiếm 17,2%)."),
    # Places side by side, each with its own number.
    (
        "1. Yên Hà: Có 94 đơn vị hành chính cấp xã, gồm 23 phường, 70 xã và 1 đặc khu.\n"
        "2. Sơn Lâm: Có 99 đơn vị hành chính cấp xã, gồm 66 xã và 33 phường."
    ),
    (
        "Theo Ủy ban bầu cử tỉnh Long Hà, có 59 đại biểu HĐND được bầu từ 95 người. Yên Sơn: bầu "
        "đủ 95 đại biểu HĐND; trong đó có 24 người tái cử (25,26%)."
    ),
    # The shares of one sentence are of one whole, and not of the number right before them.
    (
        "Tổng số cấp ủy viên giới thiệu là 45 đồng chí. Số dư là 6 đồng chí. Trong đó, cán bộ nữ: "
        "11 đồng chí, chiếm 24,44%; cán bộ trẻ: 5 đồng chí, chiếm 10,2%."
    ),
    # Of all deputies, as the percentages say, and not of those who voted.
    (
        "Nghị quyết được thông qua với 441/443 đại biểu tham gia biểu quyết tán thành (bằng 92,1% "
        "tổng số đại biểu Quốc hội)."
    ),
    (
        "Có 421 đại biểu tán thành (chiếm 85,22% tổng số đại biểu), 8 đại biểu không tán thành "
        "(chiếm 1,62% tổng số đại biểu) và 1 đại biểu không biểu quyết (chiếm 0,20% tổng số đại "
        "biểu)."
    ),
    # Of all members, as "đạt" and the distance tell, and not of all who came.
    "Tham gia học tập có 5.260 người; trong đó có 1.950 đảng viên (đạt 96,5%).",
    # A clause of its own, of all eight.
    (
        "Giới thiệu 8 người ứng cử, trong đó 1 người dưới 35 tuổi, 2 nữ, 100% là người dân tộc "
        "thiểu số; 92% có trình độ đại học."
    ),
    # Of the people who live there.
    "Có 5/8 khu phố hoàn thành với tỷ lệ 100% người dân đi bỏ phiếu.",
    # Of all households of a people, not of the poor ones among them.
    (
        "Đầu năm 2016, vùng đồng bào dân tộc thiểu số có 1.250 hộ nghèo. Đến năm 2020, hộ nghèo "
        "vùng đồng bào dân tộc thiểu số có 705 hộ, chiếm 6,96% so với tổng số hộ đồng bào dân tộc "
        "thiểu số."
    ),
    (
        "Toàn tỉnh có 2.946.300 người tham gia bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất "
        "nghiệp, trong đó: bảo hiểm xã hội là 361.700 người; bảo hiểm thất nghiệp là 241.900 "
        "người; bảo hiểm y tế là 2.871.200 người."
    ),
    (
        "Tiếp nhận 7.150 đơn, trong đó có 5.590 đơn đủ điều kiện xử lý với 650 đơn khiếu nại, 280 "
        "đơn tố cáo và 4.660 đơn phản ánh. Giải quyết 2.900 đơn (gồm 360 đơn khiếu nại; 120 đơn tố "
        "cáo và 2.420 đơn phản ánh)."
    ),
    (
        "Đã giải quyết việc làm mới cho 20.500 người (đạt 102,5% kế hoạch), trong đó đưa 940 người "
        "lao động đi làm việc ở nước ngoài (đạt 62,67%)."
    ),
    (
        "Có 5.200 người ứng cử, trong đó phụ nữ 2.100 người, tỷ lệ 40,4% (Hội đồng nhân dân khóa "
        "IX cả nước là 1.930 người, tỷ lệ 37,1%)."
    ),
    (
        "Trường có 17 lớp. Có 118 học sinh giỏi (chiếm 23,8%); 304 học sinh khá (chiếm 61,4%), 71 "
        "học sinh trung bình (chiếm 14,3%)."
    ),
    (
        "Bão làm 53 người chết và mất tích, trong đó 30 người chết, 23 người mất tích. Các huyện "
        "thiệt hại lớn gồm Đông Hà 9 người, Tây Sơn 5 người, Nam Khê 4 người, Bắc Lũng 3 người."
    ),
    (
        "Với sự tán thành của 446/446 đại biểu tham gia biểu quyết (tương đương 92,7% tổng số đại "
        "biểu), hội nghị đã thông qua nghị quyết."
    ),
    (
        "Có 430 đại biểu tham gia biểu quyết trong sáng ngày 12/6 (chiếm 86,9% tổng số đại biểu); "
        "trong đó 421 đại biểu tán thành (chiếm 85,1% tổng số đại biểu), 9 đại biểu không tán thành"
        " (chiếm 1,8% tổng số đại biểu)."
    ),
    (
        "Án dân sự thụ lý và giải quyết 172/31 vụ; án hôn nhân và gia đình thụ lý và giải quyết "
        "328/175 vụ; án hành chính 14/03 vụ."
    ),
    (
        "Toàn tỉnh có 158/260 xã có cử tri đi bầu đạt tỷ lệ 100%; 185/190 khu vực bỏ phiếu có tỷ lệ"
        " cử tri đi bầu đạt 99%."
    ),
    (
        "Toàn thành phố có 697 trang trại gia cầm (190 trang trại quy mô vừa, 507 trang trại quy mô"
        " nhỏ), chiếm 47,3% tổng đàn gà và 52,6% tổng đàn vịt toàn thành phố."
    ),
    (
        "Có 8.120 sản phẩm đạt 3 sao trở lên; trong đó có 66,9% sản phẩm 3 sao, 32,1% sản phẩm 4 "
        "sao, 1,0% sản phẩm 5 sao."
    ),
    (
        "Khách quốc tế đạt gần 7,4 triệu lượt người. Khách đến từ châu Á đạt hơn 5,6 triệu lượt "
        "người, chiếm 76,9% tổng số khách quốc tế."
    ),
    (
        "Các cơ quan đã tiếp 1.240 lượt người, tăng 41 lượt người, bằng 103% so với cùng kỳ năm "
        "trước."
    ),
    (
        "Có 48 tỉnh có tỷ lệ hộ dùng nước sạch từ 35% trở lên, trong đó 21 tỉnh có tỷ lệ từ 50% trở"
        " lên."
    ),
    (
        "Có 4.200 hội viên là người dân tộc thiểu số trong tổng số 9.800 hội viên. Cụ thể: Hội An "
        "Bình: 2.100; Hội An Hòa: 1.200; Hội An Phú: 900."
    ),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_is_accused(sentence: str) -> None:
    accused = [c.equation for c in analyze_text(sentence).checks if c.severity != "ok"]
    assert accused == []


# What agrees here is no share: what each of them had, and none of anything.
UNTIED = [
    "Có 27/27 người đạt trên 50% số phiếu tín nhiệm.",
    "Cả nước có 45/63 địa phương thu nội địa đạt trên 30% dự toán.",
    (
        "Có 01 đại biểu vắng mặt. Số phiếu tín nhiệm thấp: 0 phiếu (chiếm 0% tổng số đại biểu hội "
        "đồng)."
    ),
]


@pytest.mark.parametrize("sentence", UNTIED)
def test_nothing_is_tied(sentence: str) -> None:
    assert [c.equation for c in analyze_text(sentence).checks if c.kind == "percent"] == []
