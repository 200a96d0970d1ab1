"""What the values of facts are called in Vietnamese."""

VERSIONS = {
    "current": "hiện hành",
    "unsure": "chưa rõ",
    "draft": "dự thảo",
    "superseded": "đã thay thế",
}
FIGURE_TYPES = {
    "count": "số lượng",
    "percentage": "tỷ lệ %",
    "ratio": "tỷ số",
    "amount": "tiền, diện tích, khối lượng",
}
FIGURE_KINDS = {
    "people": "người",
    "organisation": "tổ chức",
    "event": "hoạt động",
    "document": "văn bản",
    "other": "khác",
}
APPROXIMATIONS = {
    "exact": "",
    "at_least": "ít nhất",
    "at_most": "nhiều nhất",
    "about": "khoảng",
}
ASPECTS = {"level": "", "change": "tăng, giảm", "average": "bình quân", "target": "chỉ tiêu"}
PLACES = {"whole": "tổng", "part": "phần"}
TIME_SOURCES = {
    "sentence": "câu",
    "list": "danh sách",
    "section": "mục",
    "report": "báo cáo",
    "person": "người sửa",
}
STATEMENT_ROLES = {
    "limitation": "hạn chế",
    "cause": "nguyên nhân",
    "lesson": "bài học",
    "task": "nhiệm vụ",
    "proposal": "kiến nghị",
    "difficulty": "khó khăn",
}

EXTENTS = {
    "few": "số ít",
    "some": "một số",
    "many": "nhiều",
    "most": "phần lớn",
    "all": "tất cả",
}
STRENGTHS = {"hedged": "có lúc, có mặt", "plain": "", "strong": "nặng"}
ORIGINS = {"subjective": "chủ quan", "objective": "khách quan"}

FORMS = {"full": "đầy đủ", "short": "viết tắt", "named": "theo tên", "congress": "đại hội"}
