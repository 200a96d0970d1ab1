"""The count that the subject of a sentence names: "Số hồ sơ trực tuyến chiếm 63,7%, tăng 35,4%".

The count itself stands further up ("trong đó trực tuyến 7.938 hồ sơ"): it has the subject's noun,
and the words that narrow the noun stand beside it. Where several values would do none is meant.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures import patterns as p
from schemas.document import CleanDocument
from schemas.facts import Count

_SUBJECT_RE = regex.compile(
    r"(?:tổng\s+)?số\s+(?:lượng\s+)?(?P<name>\p{L}+(?:\s+\p{L}+){1,8}?)\s+(?:chiếm|đạt|bằng|tăng|giảm)\s"
)
_REACH = 1500
_AROUND = 60
_VERB = 6  # letters of the verb, at which `position` may be


def subject_of(
    doc: CleanDocument, view: str, position: int, counts: Sequence[Count]
) -> Count | None:
    """The count of the subject of the sentence at `position`; `counts` by place."""
    sentence = doc.sentence_at(position)
    if sentence is None:
        return None
    subject = _SUBJECT_RE.match(view, sentence.start, position + _VERB)
    noun = p.noun_at(view, subject.start("name")) if subject else None
    if subject is None or noun is None or noun.end >= subject.end("name"):
        return None
    words = " ".join(view[noun.end : subject.end("name")].split())
    first = bisect_left(counts, sentence.start - _REACH, key=lambda count: count.at[0])
    last = bisect_left(counts, sentence.start, key=lambda count: count.at[0])
    found = [
        count
        for count in counts[first:last]
        if count.unit.lower() == noun.phrase
        and count.approx == "exact"
        and count.value_max is None
        and f" {words} " in f" {_beside(view, count)} "
    ]
    return found[-1] if len({count.value for count in found}) == 1 else None


def _beside(view: str, count: Count) -> str:
    """The words of the count's own clause."""
    start, end = count.at
    before = regex.split(r"[,;.:()\n]", view[max(0, start - _AROUND) : start])[-1]
    after = regex.split(r"[,;.:()\n]", view[end : end + _AROUND])[0]
    return " ".join(f"{before} {view[start:end]} {after}".split())
