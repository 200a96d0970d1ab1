"""Texts for measuring: reports that this process has not seen, long ones, and hostile ones.

Synthetic reports are made anew for each seed; they hold as many figures to a page as real ones do.
Variants of given reports differ in their numbers and names, while the structure stays, and what
agreed agrees. So no cache of an earlier call can flatter a timing.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import regex

from corpus.synthesis import generate

# Dates stay dates and labels stay in order, as in any report; all other numbers change, and
# percentages stay what they are of them.
_NUMBER_RE = re.compile(
    r"(?P<kept>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|^[ \t*]*\d+(?:\.\d+)*|(?:19|20)\d\d"
    r"|\d+(?:[.,]\d+)?\s?%)"
    r"|\d{1,3}(?:\.\d{3})+|\d+",
    re.MULTILINE,
)
_LARGEST_FACTOR = 19
# A name: at least two capitalised syllables that are no shouted heading.
_NAME_RE = regex.compile(r"(?<!\p{L})\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+(?!\p{L})")
_SYLLABLES = ("An", "Bình", "Châu", "Hạnh", "Hòa", "Khánh", "Minh", "Ngọc", "Phước", "Thủy", "Yên")
# Words of offices and documents: another name must not unmake a citation or an organisation.
_KEPT_RE = regex.compile(
    "Ban|Báo|Bí|Bộ|Các|Chấp|Chi|Chính|Chỉ|Chủ|Chương|Cộng|Công|Đại|Đảng|Đoàn|Hội|Hồ|Huyện|Kết|Kế|Kiểm|Nam|"
    "Nghị|Nhà|Ủy|Uỷ|Quy|Quyết|Thường|Tổ|Tổng|Tỉnh|Trung|Ương|Việt|Văn|Xã"
)

_FIRST_SECTION_RE = re.compile(
    r"^[ \t*]*(?:(?:I|A|PHẦN THỨ NHẤT|Phần I|PHẦN I)\b[-./):]?|1[./-] )", re.MULTILINE
)
_FOOT_RE = re.compile(
    r"^[ \t*|]*(?:Nơi nhận|NƠI NHẬN|T/M|TM\.|KT\.|BÍ THƯ|CHỦ TỊCH|TRƯỞNG BAN)", re.MULTILINE
)


_REPORTS = 16
"""Synthetic reports in one round: about as many characters as the authored ones have."""


@cache
def sample_reports() -> tuple[str, ...]:
    """The sample reports of the project, in the order of their names."""
    return reports_in(files("corpus") / "reports")


def reports_in(folder: Traversable) -> tuple[str, ...]:
    """The texts (*.txt, UTF-8) of a folder, in the order of their names."""
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".txt")), key=lambda p: p.name)
    # Decoded by hand: reading as text would change the line ends.
    return tuple(path.read_bytes().decode("utf-8-sig") for path in paths)


def variant(text: str, rng: random.Random) -> str:
    """The text with other names and with all numbers multiplied by one factor, so that sums and
    shares hold as they did; dates, labels, years and percentages stay what they are.
    """
    factor = rng.randint(2, _LARGEST_FACTOR)

    def number(match: re.Match[str]) -> str:
        if match["kept"]:
            return match[0]
        changed = int(match[0].replace(".", "")) * factor
        if "." in match[0]:
            return f"{changed:,}".replace(",", ".")
        return f"{changed:0{len(match[0])}}"

    def name(match: regex.Match[str]) -> str:
        return " ".join(
            syllable if _KEPT_RE.fullmatch(syllable) else rng.choice(_SYLLABLES)
            for syllable in match[0].split(" ")
        )

    return _NAME_RE.sub(name, _NUMBER_RE.sub(number, text))


def unseen_reports(seed: int, reports: Sequence[str] = ()) -> list[str]:
    """A variant of each of the reports, or else synthetic ones; another seed gives other texts."""
    if not reports:
        return [report.text for report in generate(_REPORTS, seed)]
    rng = random.Random(seed)
    return [variant(text, rng) for text in reports]


def long_text(length: int, seed: int, reports: Sequence[str] = ()) -> str:
    """One report of `length` characters: a head and the bodies of all the reports in turn."""
    rng = random.Random(seed)
    reports = reports or unseen_reports(seed)
    head = reports[0][: _body(reports[0])[0]]
    parts: list[str] = [variant(head, rng)]
    size = len(parts[0])
    while size < length:
        for text in reports:
            parts.append(variant(text[slice(*_body(text))], rng))
            size += len(parts[-1]) + 1
            if size >= length:
                break
    return "\n".join(parts)[:length]


def _body(text: str) -> tuple[int, int]:
    """Where the first section begins and where the recipients or the signature do.

    Reports merely put together would be read as one report with a very long foot.
    """
    first = _FIRST_SECTION_RE.search(text)
    foot = _FOOT_RE.search(text, len(text) // 2)
    return first.start() if first else 0, foot.start() if foot else len(text)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _numbered(line: str, size: int, head: str = "") -> Callable[[int], str]:
    """Lines numbered from 1; `size` characters are one line on average."""
    return lambda length: head + "".join(line.format(n) for n in range(1, length // size + 1))


def _numbers_table(length: int) -> str:
    """A table of three rows that hold nothing but numbers; a column takes about 26 characters."""
    columns = range(1, length // 26 + 1)
    rows = ["".join(f"| Tổ {n} " for n in columns)]
    rows += ["".join(f"| {(n + row) % 900} " for n in columns) for row in range(3)]
    return "\n".join(f"{row}|" for row in rows)


def _nested(length: int) -> str:
    """Counts, each in the bracket of the one before."""
    depth = length // 16
    return "".join(f"{n} đảng viên (" for n in range(depth, 0, -1)) + ")" * depth


def _around(before: str, unit: str, after: str = "") -> Callable[[int], str]:
    """One thing again and again between two others."""
    repeated = _repeated(unit)
    return lambda length: before + repeated(length - len(before) - len(after)) + after


def _wide_table(length: int) -> str:
    """A header of two rows, of which the second divides the first, and one row of figures."""
    return "".join(cell * (length // len(cell) // 3) + "\n" for cell in ("a| | ", "b|b|", "c|1|"))


def _tables_of(head: str, cell: str) -> Callable[[int], str]:
    """Small tables of twelve columns in which all cells say the same: whatever is asked of two or
    more columns, no row answers no."""
    rows = [f"| Chi bộ |{f' {head} |' * 11}", *[f"| Bắc |{f' {cell} |' * 11}"] * 8]
    return _repeated("\n".join(rows) + "\n\nTiếp theo:\n\n")


MEGABYTE = 1_000_000

HOSTILE: Mapping[str, tuple[Callable[[int], str], int]] = {
    "one character": (_repeated("a"), MEGABYTE),
    "one capital letter": (_repeated("A"), MEGABYTE),
    "spaces": (_repeated(" "), MEGABYTE),
    "line ends": (_repeated("\n"), MEGABYTE),
    "full stops": (_repeated("."), MEGABYTE),
    "combining marks": (_repeated("a\u0301\u0323\u0301"), MEGABYTE),
    "a line of words": (_repeated("Đảng bộ có chi bộ và đảng viên "), MEGABYTE),
    "numbered headings": (_numbered("{}. Mục tiếp theo\n", 20), 2 * MEGABYTE),
    "one heading again": (_repeated("I. TÌNH HÌNH\n"), MEGABYTE),
    "capital lines": (_repeated("ĐẢNG BỘ TỈNH\n"), MEGABYTE),
    "bullets": (_repeated("- Việc triển khai còn chậm\n"), MEGABYTE),
    "table rows": (_repeated("| Chi bộ | 12 | 13 |\n"), MEGABYTE),
    "footnotes": (_repeated("¹ Chú thích\n"), 500_000),
    "type words": (_repeated("Chỉ thị số "), 200_000),
    "citations on a line": (_repeated("Chỉ thị số 05-CT/TW ngày 15/5/2016, "), 500_000),
    "citations in lines": (_repeated("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.\n"), 500_000),
    "symbols in a list": (_repeated("18-NQ/TW, "), 500_000),
    "half a symbol": (_repeated("05-CT/"), MEGABYTE),
    "digits": (_repeated("1234567890"), MEGABYTE),
    "digits and dots": (_repeated("123."), MEGABYTE),
    "digits and commas": (_repeated("12,"), MEGABYTE),
    "digits and slashes": (_repeated("1/"), MEGABYTE),
    "brackets": (_repeated("("), MEGABYTE),
    "bracketed numbers": (_repeated("(1) "), MEGABYTE),
    "percentages": (_repeated("81,3% "), 500_000),
    "ratios": (_repeated("165/174 đồng chí "), 500_000),
    "counts on a line": (_repeated("59 đảng viên, trong đó nam 48, nữ 11; "), 500_000),
    "counts in lines": (_repeated("Có 59 đảng viên, trong đó nam 48, nữ 11 (18,6%).\n"), 500_000),
    "values of one quantity": (_numbered("Toàn Đảng bộ có {} đảng viên. ", 34), 300_000),
    "counts of many bodies": (_numbered("Đảng bộ xã An{0} có {0} đảng viên.\n", 34), 300_000),
    "shares in a sentence": (_numbered("{} đồng chí (12,5%), ", 22), 200_000),
    "shares of millions": (
        _repeated("Có 987.654.321 người, 123.456.789 người nữ (12,5%). "),
        200_000,
    ),
    "nested counts": (_nested, 300_000),
    "items of one list": (_numbered("- Chi bộ thôn {0}: {0} đảng viên\n", 34, "Gồm:\n"), 300_000),
    "skipped headings": (_repeated("1. Mục một\n3. Mục ba\n"), 300_000),
    "a table of numbers": (_numbers_table, 300_000),
    "divisions": (_repeated("10 chi bộ: 03 thôn, 03 trường học, 01 công an.\n"), 300_000),
    "later dates": (
        _numbered(
            "Ngày 15/12/2024, Đảng ủy đã họp theo Chỉ thị số 05-CT/TW, ngày 15/5/2025 (lần {}).\n",
            84,
            "An Hòa, ngày 10 tháng 12 năm 2020\n\nBÁO CÁO\n",
        ),
        300_000,
    ),
    "shortcomings": (_repeated("Tuy nhiên còn hạn chế "), 500_000),
    "marks on one letter": (_around("a", "\u0301\u0323"), MEGABYTE),
    "Cyrillic letters": (_repeated("\u043e"), MEGABYTE),
    "a gap behind one word": (_around("", "a", " .    x"), MEGABYTE),
    "spaces behind a bullet": (_around("-", " ", "++++"), MEGABYTE),
    "causes in a heading": (_around("I. ", "nguyên nhân "), MEGABYTE),
    "footnotes and marks": (_repeated("Đảng bộ¹ có\n¹ Chú thích\n"), 500_000),
    "footnotes and plain marks": (_repeated("Đảng bộ(1) có\n(1) Chú thích\n"), 500_000),
    "items in a sentence": (_around("Gồm (1) chi bộ;\n", "(2) tổ đảng;\n"), 500_000),
    "pages in mid-sentence": (_around("Đảng bộ, " * 14 + "\f\n", "Chi bộ,\f\n"), 500_000),
    "tables of zeros": (_tables_of("Đảng viên", "0"), 200_000),
    "tables of equal shares": (_tables_of("Tỷ lệ", "100"), 200_000),
    "tables of equal averages": (_tables_of("Bình quân", "10"), 200_000),
    "a wide table": (_wide_table, 500_000),
    "lacks in a sentence": (_repeated("còn chậm; "), 500_000),
    "ratios and lacks": (_numbered("còn {0}/9{0} chi bộ chưa đạt; ", 29), 200_000),
    "concessions": (_repeated("mặc dù khắc phục hạn chế còn chậm "), 500_000),
    "averages in a sentence": (_numbered("bình quân {0} đảng viên/chi bộ ", 31), 200_000),
    "holders of one office": (
        _repeated("đồng chí Trần Thị Hạnh, Bí thư Đảng ủy xã; "),
        500_000,
    ),
    "shares of ratios": (_numbered("{0}/9{0} đảng viên (đạt 37,40%). ", 32), 200_000),
    "laws in a sentence": (_numbered("Luật số {}/2014/QH13, ", 23), 200_000),
    "plans of many bodies": (
        _numbered(
            "Nghị quyết số 12-NQ/ĐU, ngày 15/5/2020 của Đảng ủy xã An{} về phát triển kinh tế số. ",
            86,
        ),
        500_000,
    ),
    "a heading that does not end": (
        _around("I. ", "Tổng số 59 đảng viên, tăng 12 đảng viên; "),
        200_000,
    ),
    "changes in brackets": (
        _around("Gồm ", "trong đó tăng 12 đảng viên (5,3%) so với năm 2020; "),
        200_000,
    ),
    "dates to come": (
        _numbered(
            "từ ngày 15/12/2024 đến ngày 16/12/2024 có {} đại biểu, ",
            56,
            "An Hòa, ngày 10 tháng 12 năm 2020\n\nBÁO CÁO\n",
        ),
        200_000,
    ),
    "disciplines": (_numbered("khiển trách {0}, cảnh cáo {0}, khai trừ 2 ", 41), 200_000),
    "branches of bodies": (_repeated("14 thôn, 14 chi bộ thôn. "), 200_000),
}
"""Texts that strangers might send: how each is made for a length, and its full length."""
