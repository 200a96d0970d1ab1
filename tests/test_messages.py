"""One sentence for people about each kind of check."""

from decimal import Decimal
from typing import get_args

import pytest

from pipeline.messages import counted, message
from pipeline.wording import equation_text, number_text
from schemas.facts import Check, CheckKind, Severity


def check(
    kind: CheckKind,
    severity: Severity,
    stated: Decimal | str,
    expected: Decimal | str,
    equation: str,
    suggestion: str | None = None,
) -> Check:
    return Check(kind, severity, "rule", (), stated, expected, equation, None, suggestion)


WORDED = [
    (
        check("part_sum", "error", Decimal(8201), Decimal(8200), "8.000 + 200 = 8.200 ≠ 8.201"),
        "Cộng các phần được 8.200 nhưng báo cáo ghi 8.201 (8.000 + 200 = 8.200 ≠ 8.201).",
        "The parts add up to 8,200 but the report says 8,201 (8,000 + 200 = 8,200 ≠ 8,201).",
    ),
    (
        check("percent", "error", Decimal("8.7"), Decimal("18.6"), "11 / 59 = 18,6%", "8,7 → 18,6"),
        "Báo cáo ghi 8,7% nhưng tính lại được 18,6% (11 / 59 = 18,6%). "
        "Có thể viết nhầm: 8,7 → 18,6.",
        "The report says 8.7% but it works out at 18.6% (11 / 59 = 18.6%). "
        "Perhaps a slip: 8.7 → 18.6.",
    ),
    (
        check("percent", "rounding", Decimal("50.0"), Decimal("50.1"), "a"),
        "Chỉ lệch do làm tròn: báo cáo ghi 50,0% nhưng tính lại được 50,1% (a).",
        "Only rounded differently: the report says 50.0% but it works out at 50.1% (a).",
    ),
    (
        check("numbering", "suspect", "5-", "4", "3- → 5-"),
        "Cần xem lại: mục được đánh số “5-”, theo thứ tự phải là 4 (3- → 5-).",
        "Please check: the section is numbered “5-” where 4 was due (3- → 5-).",
    ),
    (
        check("citation_date", "error", "2016-05-16", "2016-05-15", ""),
        "Ngày của văn bản được ghi là 16/05/2016, chỗ khác là 15/05/2016.",
        "The document is dated 2016-05-16 here and 2016-05-15 elsewhere.",
    ),
    (
        check("part_sum", "ok", Decimal(3), Decimal(3), "1 + 2 = 3"),
        "Khớp (1 + 2 = 3).",
        "Holds (1 + 2 = 3).",
    ),
]


@pytest.mark.parametrize(("one", "vietnamese", "english"), WORDED)
def test_messages(one: Check, vietnamese: str, english: str) -> None:
    assert (message(one), message(one, "en")) == (vietnamese, english)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("severity", get_args(Severity))
@pytest.mark.parametrize("kind", get_args(CheckKind))
def test_every_kind_has_a_sentence(kind: CheckKind, severity: Severity, lang: str) -> None:
    text = message(check(kind, severity, "{x}", "b", "{0}"), lang)
    assert text.endswith("({0}).")
    assert text[0].isupper()


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (Decimal("1105"), "1.105", "1,105"),
        (Decimal("81.30"), "81,30", "81.30"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (0, "0", "0"),
        (-1234.5, "-1.234,5", "-1,234.5"),
    ],
)
def test_numbers_as_people_write_them(value: Decimal, vietnamese: str, english: str) -> None:
    assert (number_text(value), number_text(value, "en")) == (vietnamese, english)


EQUATIONS = [
    # (as the ledger keeps it, in English)
    ("8.201 / 10.000 = 82,01% ≠ 82,1%", "8,201 / 10,000 = 82.01% ≠ 82.1%"),
    ("1.234.567,5 + 0,5 = 1.234.568", "1,234,567.5 + 0.5 = 1,234,568"),
    ("59 - 06 = 53", "59 - 06 = 53"),
    ("05-CT/TW: 15/06/2016 ≠ 15/05/2016", "05-CT/TW: 2016-06-15 ≠ 2016-05-15"),
    ("230/2020/NĐ-CP: 2021", "230/2020/NĐ-CP: 2021"),
    ("2.1. → 3.2.", "2.1. → 3.2."),
    ("14 > 13", "14 > 13"),
]


@pytest.mark.parametrize(("vietnamese", "english"), EQUATIONS)
def test_an_equation_in_english_has_english_figures(vietnamese: str, english: str) -> None:
    assert equation_text(vietnamese, "en") == english
    assert equation_text(vietnamese) == vietnamese


@pytest.mark.parametrize(
    ("number", "severity", "vietnamese", "english"),
    [
        (1, "error", "1 sai", "1 error"),
        (3, "error", "3 sai", "3 errors"),
        (2, "suspect", "2 nghi ngờ", "2 suspicions"),
        (5, "ok", "5 khớp", "5 ok"),
    ],
)
def test_findings_are_counted_in_words(
    number: int, severity: str, vietnamese: str, english: str
) -> None:
    assert counted(number, severity) == vietnamese
    assert counted(number, severity, "en") == english
