"""What a pattern cannot do without stands wherever it matches."""

import pytest
import regex

from extractors.needed_words import needed_words
from schemas.registry.indicators import indicator_cues

CUES = [
    pattern
    for cue in indicator_cues()
    for pattern in (cue.own, cue.before, cue.after, cue.context, cue.excluded)
    if pattern
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("huy hiệu", ("huy hiệu",)),
        ("đảng viên[^;]*$", ("đảng viên",)),
        (r"kết nạp lại\s+(?:cho\s+)?$", ("kết nạp lại",)),
        ("tặng|khen thưởng", ("tặng", "khen thưởng")),
        # The words of a group, where nothing outside is longer.
        (r"(?:học tập|quán triệt)[^.;]{0,60}$", ("học tập", "quán triệt")),
        (r"(?:xóa|xoá) tên\s+(?:\w+\s+){0,2}$", (" tên",)),
        ("(?:đảng bộ|(?:chi|tổ) đoàn)", ("đảng bộ", " đoàn")),
        # What may be missing is not needed, nor is a letter that may.
        ("(?:đã )?thôi(?: việc)*", ("thôi",)),
        ("nộpx?|thux*|chi{0,2}|vay{,3}|gửix{1,2}", ()),
        ("nộpx?|thux*|gửix{1,2}|rútt+", ("nộp", "thu", "gửix", "rútt")),
        # What must not stand, or only beside the match.
        ("(?!khai trừ)kỷ luật(?!.*dấu hiệu)", ("kỷ luật",)),
        (r"(?<=thành phố )\d+", ()),
        # Signs that stand for many, and alternatives that need nothing.
        (r"[a-z)\]|]+\d+\p{L}.", ()),
        (r"hai|\d+", ()),
        ("đầu|", ()),
        ("tổ\\.chức", ("chức",)),
        # Flags change what letters mean.
        ("(?i)kỷ luật", ()),
        ("(?>kỷ) luật", ()),
    ],
)
def test_the_longest_words_that_no_match_lacks(pattern: str, words: tuple[str, ...]) -> None:
    assert needed_words(pattern) == words


@pytest.mark.parametrize("pattern", CUES)
def test_a_cue_finds_nothing_without_its_words(pattern: str) -> None:
    words = needed_words(pattern)
    for cue in indicator_cues():
        for example in (cue.example, cue.counter_example):
            found = regex.search(pattern, example.lower())
            assert not words or found is None or any(word in found[0] for word in words)


def test_most_cues_need_words() -> None:
    assert sum(map(bool, map(needed_words, CUES))) > 0.7 * len(CUES)
