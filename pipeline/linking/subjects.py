"""What a report is about: its title, without what changes from version to version."""

from difflib import SequenceMatcher
from typing import Literal

import regex

from schemas.folding import fold_tone

Likeness = Literal["same", "unsure", "different"]

_VARYING = regex.compile(
    r"""
      \(?\s*(?:bản\s+)?dự\s+thảo(?:\s+lần(?:\s+thứ)?\s+\w+)?\s*\)?   # (Dự thảo lần 2)
    | \(\s*(?:bản\s+)?(?:chính\s+thức|bổ\s+sung|sửa(?:\s+đổi)?|thay\s+thế)[^)]{0,40}\)
    | \(?\s*(?:tính\s+)?(?:từ|đến|hết)?\s*ngày\s+\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}\s*\)?
    | \b\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}\b
    | \bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\b
    """,
    regex.VERBOSE,
)
_OTHER = regex.compile(r"[^\p{L}\d]+")
_CLOSE = 0.9


def subject_of(title: str | None) -> str:
    """The title folded, without dates, draft marks and the word "báo cáo"; years stay, because
    they tell one period from another where the report names none."""
    words = _OTHER.sub(" ", _VARYING.sub(" ", fold_tone(title or ""))).strip()
    return words.removeprefix("báo cáo").strip()


def compare_subjects(left: str, right: str) -> Likeness:
    """Whether two subjects are one. Missing or nearly equal ones are unsure; subjects that
    differ in a number ("Nghị quyết 18", "Nghị quyết 19") never are."""
    if not left or not right:
        return "unsure"
    if left == right:
        return "same"
    if regex.findall(r"\d+", left) != regex.findall(r"\d+", right):
        return "different"
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    close = matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE
    return "unsure" if close and matcher.ratio() >= _CLOSE else "different"
