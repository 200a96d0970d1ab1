"""The heads and feet that stand on page after page, beside the text."""

from collections import Counter

import regex

from pipeline.segmenting.lines import Line

_ROWS = ("rule", "table", "columns")
# "ĐẢNG ỦY XÃ AN HÒA      Trang 12", "12 | Báo cáo năm 2023": a head that bears the page's number.
_HEAD_NUMBER_RE = regex.compile(
    r"^\d{1,3}(?=\s*\||[ \t]{2,})"
    r"|(?:[ \t]{2,}|[|\t-]\s*|(?i:trang|page)\s*)\d{1,3}(?:\s*/\s*\d{1,3})?$"
)
_HEAD_KINDS = ("prose", "label", "columns", "table")


def running_heads(lines: list[Line]) -> frozenset[str]:
    """Short lines that stand beside the page breaks of three pages or more, word for word but for
    the number of the page. The head of a table that goes on is none."""
    near = [
        (" ".join(_HEAD_NUMBER_RE.sub(" #", line.text).split()), index)
        for index, line in enumerate(lines)
        if line.kind in _HEAD_KINDS
        and len(line.text) <= 100
        and line.text[-1] not in ".;:,"
        and not line.text[0].islower()
        and _is_beside_break(lines, index)
    ]
    pages = Counter(words for words, _ in near)
    alone = Counter(words for words, index in near if not _has_rows_beside(lines, index))
    return frozenset(
        lines[index].text for words, index in near if pages[words] >= 3 and alone[words] >= 2
    )


def _is_beside_break(lines: list[Line], index: int) -> bool:
    """Is the line the first or the last of its page?"""
    if index == 0 or lines[index].page_before or lines[index - 1].kind == "page_number":
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is not None and (after.page_before or after.kind == "page_number")


def _has_rows_beside(lines: list[Line], index: int) -> bool:
    if lines[index].kind not in _ROWS:
        return False
    page_before = lines[index].page_before
    beside = lines[index + 1 : index + 2] if page_before else lines[max(0, index - 1) : index]
    return any(line.kind in _ROWS for line in beside)
