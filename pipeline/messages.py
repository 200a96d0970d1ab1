"""One sentence for people about one check, in Vietnamese or English, with the arithmetic.

>>> from decimal import Decimal
>>> from schemas.facts import Check
>>> stated, summed = Decimal(198), Decimal(197)
>>> check = Check("part_sum", "error", "SL01", (), stated, summed, "138 + 39 + 20 = 197")
>>> message(check)
'Cộng các phần được 197 nhưng báo cáo ghi 198 (138 + 39 + 20 = 197).'
"""

from pipeline.rounding_modes import Mode, rounding_mode
from pipeline.wording import equation_text, value_text
from schemas.facts import Check, CheckKind, Severity

_SENTENCES: dict[str, dict[CheckKind, str]] = {
    "vi": {
        "part_sum": "Cộng các phần được {expected} nhưng báo cáo ghi {stated}",
        "percent": "Báo cáo ghi {stated}% nhưng tính lại được {expected}%",
        "percent_sum": "Các tỷ lệ cộng lại là {stated}%, lẽ ra là {expected}%",
        "ratio": "Phần {stated} lớn hơn tổng {expected}",
        "conflict": "Cùng một số liệu mà báo cáo ghi hai giá trị, {stated} và {expected}",
        "citation_date": "Ngày của văn bản được ghi là {stated}, chỗ khác là {expected}",
        "citation_number": "Số của văn bản được ghi là {stated}, chỗ khác là {expected}",
        "numbering": "Mục được đánh số “{stated}”, theo thứ tự phải là {expected}",
        "name": "Tên được ghi là “{stated}”, chỗ khác là “{expected}”",
        "registry": "Báo cáo ghi {stated}, danh mục văn bản ghi {expected}",
        "other": "Báo cáo ghi {stated}, đối chiếu được {expected}",
    },
    "en": {
        "part_sum": "The parts add up to {expected} but the report says {stated}",
        "percent": "The report says {stated}% but it works out at {expected}%",
        "percent_sum": "The percentages add up to {stated}%, not {expected}%",
        "ratio": "The part {stated} is larger than its whole {expected}",
        "conflict": "One quantity has two values in the report, {stated} and {expected}",
        "citation_date": "The document is dated {stated} here and {expected} elsewhere",
        "citation_number": "The document has the number {stated} here and {expected} elsewhere",
        "numbering": "The section is numbered “{stated}” where {expected} was due",
        "name": "The name is written “{stated}” here and “{expected}” elsewhere",
        "registry": "The report says {stated}, the list of documents says {expected}",
        "other": "The report says {stated}, the comparison gives {expected}",
    },
}
_BY_RULE: dict[str, dict[str, str]] = {
    "vi": {
        "registry_date": "Ngày của văn bản được ghi là {stated}, danh mục văn bản ghi {expected}",
        "registry_issuer": "Cơ quan ban hành được ghi là {stated}, danh mục văn bản ghi {expected}",
        "registry_type": "Loại văn bản được ghi là {stated}, ký hiệu lại là của {expected}",
        "registry_replaced": "{stated} đã được thay bằng {expected}",
        "citation_issuer": "Cơ quan ban hành được ghi là {stated}, chỗ khác là {expected}",
        "citation_year": "Số của văn bản mang năm {stated} nhưng ngày ghi năm {expected}",
        "impossible_date": "Lịch không có ngày {stated}",
        "period_order": "Khoảng thời gian kết thúc ({stated}) trước khi bắt đầu",
        "report_date": "Việc đã làm hoặc văn bản đã ban hành ghi ngày sau ngày của báo cáo",
        "relation_order": "Văn bản ghi ngày trước ngày của văn bản mà nó thực hiện hoặc thay thế",
        "over_whole": "Tỷ lệ {stated}% lớn hơn toàn bộ",
        "event_order": "Ngày ghi trước ngày của việc lẽ ra phải có trước",
        "average": "Bình quân ghi {stated} nhưng tính lại được {expected}",
        "average_amount": "Bình quân ghi {stated} nhưng tính lại được {expected}",
    },
    "en": {
        "registry_date": "The document is dated {stated}, the list of documents says {expected}",
        "registry_issuer": "The issuer is given as {stated}, the list of documents says {expected}",
        "registry_type": "The document is called {stated}, its symbol is that of {expected}",
        "registry_replaced": "{stated} had been replaced by {expected}",
        "citation_issuer": "The issuer is given as {stated} here and as {expected} elsewhere",
        "citation_year": "The document's number is of {stated} but its date of {expected}",
        "impossible_date": "There is no day {stated} in the calendar",
        "period_order": "The period ends ({stated}) before it begins",
        "report_date": "What was done or issued is dated after the report itself",
        "relation_order": "The document is dated before the one that it carries out or replaces",
        "over_whole": "The share of {stated}% is more than all",
        "event_order": "It is dated before what must have come first",
        "average": "The average is given as {stated} but works out at {expected}",
        "average_amount": "The average is given as {stated} but works out at {expected}",
    },
}
"""Sentences of rules whose kind covers several matters."""
_OPENINGS: dict[str, dict[Severity, str]] = {
    "vi": {"error": "", "rounding": "Chỉ lệch do làm tròn: ", "suspect": "Cần xem lại: "},
    "en": {"error": "", "rounding": "Only rounded differently: ", "suspect": "Please check: "},
}
_MODES: dict[str, dict[Mode, str]] = {
    "vi": {
        "truncation": "Chỉ lệch do làm tròn (cắt bớt chữ số): ",
        "ceiling": "Chỉ lệch do làm tròn (làm tròn lên): ",
        "last_digit": "Chỉ lệch do làm tròn (một đơn vị ở chữ số cuối): ",
    },
    "en": {
        "truncation": "Only rounded differently (cut off): ",
        "ceiling": "Only rounded differently (up): ",
        "last_digit": "Only rounded differently (one unit in the last digit): ",
    },
}
"""Openings of a rounding slip whose mode can be told."""
_HOLDS = {"vi": "Khớp ({equation}).", "en": "Holds ({equation})."}
_SUGGESTION = {"vi": " Có thể viết nhầm: {suggestion}.", "en": " Perhaps a slip: {suggestion}."}

SEVERITIES: dict[str, dict[str, str]] = {
    "vi": {"error": "sai", "suspect": "nghi ngờ", "rounding": "làm tròn", "ok": "khớp"},
    "en": {"error": "error", "suspect": "suspect", "rounding": "rounding", "ok": "ok"},
}
"""The severities in one word, from the worst to none."""
VERDICTS = {
    "vi": {
        "accepted": "đúng là sai",
        "dismissed": "bỏ qua",
        "corrected": "đã sửa",
        "revised": "hết sai sau khi sửa số liệu",
    },
    "en": {
        "accepted": "accepted",
        "dismissed": "dismissed",
        "corrected": "corrected",
        "revised": "settled by a figure that was put right",
    },
}
"""What became of a finding: what a person said, or `revised` since a figure was put right."""

_NOUNS = {"error": "error", "suspect": "suspicion", "rounding": "rounding slip"}


def counted(number: int, severity: str, lang: str = "vi") -> str:
    """ "3 sai", "1 error", "3 errors"."""
    if lang == "vi" or severity not in _NOUNS:
        return f"{number} {SEVERITIES[lang][severity]}"
    return plural(number, _NOUNS[severity])


def plural(number: int, noun: str) -> str:
    """ "1 report", "3 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def message(check: Check, lang: str = "vi") -> str:
    """One sentence on the check, ended by its equation, and a second one for a suggestion."""
    if check.severity == "ok":
        equation = equation_text(check.equation, lang) or value_text(check.stated, lang)
        return _HOLDS[lang].format(equation=equation)
    stated, expected = value_text(check.stated, lang), value_text(check.expected, lang)
    template = _BY_RULE[lang].get(check.rule, _SENTENCES[lang][check.kind])
    sentence = template.format(stated=stated, expected=expected)
    opening = _OPENINGS[lang][check.severity]
    if check.severity == "rounding" and (mode := rounding_mode(check)) is not None:
        opening = _MODES[lang].get(mode, opening)
    if opening:
        sentence = sentence[0].lower() + sentence[1:]
    equation = f" ({equation_text(check.equation, lang)})" if check.equation else ""
    suggestion = equation_text(check.suggestion or "", lang)
    ending = _SUGGESTION[lang].format(suggestion=suggestion) if suggestion else ""
    return f"{opening}{sentence}{equation}.{ending}"
