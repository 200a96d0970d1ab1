"""Which of several documents a mention means by the words on its subject.

"Hướng dẫn 12-HD/BTCTW “Về nâng cao chất lượng sinh hoạt chi bộ”" is the one of 2018. Words are
compared in pairs ("sinh hoạt", "hoạt chi"), since single Vietnamese syllables say little; pairs
that stand in the titles of all sorts of documents count for nothing.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from extractors.matching import match_near
from schemas.folding import fold_tone
from schemas.registry.documents import Directive

_LONGEST = 220
_TOPIC_RE = regex.compile(
    r"\s*,?\s*(?:[“\"(*]{0,3}(?:[Vv]ề(?:\s+việc)?|[Vv]/v|VỀ)\s|[“\"]\*?(?=\p{L}))"
    r"(?P<words>[^.;\n”\"]{3,200})"
)
_END_RE = regex.compile(r"\s(?:gắn\s+với|gắn\s+việc|và\s+(?:Chỉ|Nghị|Kết|Quy|Hướng)\s)")
_WORD_RE = regex.compile(r"\p{L}+")
_EVERYWHERE = frozenset(
    tuple(pair.split())
    for pair in (
        *("tăng cường", "nâng cao", "cao chất", "chất lượng", "tiếp tục", "tục đổi", "đổi mới"),
        *("đẩy mạnh", "thực hiện", "công tác", "tình hình", "hình mới", "trong tình", "lãnh đạo"),
        *("sự lãnh", "đạo của", "của đảng", "cường sự", "một số", "số vấn", "vấn đề", "hiệu quả"),
        *("đối với", "với công", "ban hành", "chỉ đạo", "phát triển", "cường lãnh", "lượng hiệu"),
        *("quy định", "hướng dẫn", "tục thực", "hiện chỉ", "chỉ thị", "nghị quyết", "hiện nghị"),
        *("trong đảng", "các cấp", "trong thời", "thời kỳ", "số nội", "nội dung", "việc thực"),
    )
)


def topic_after(text: str, position: int) -> str | None:
    """The words on the subject that begin at `position` of `text`, or None."""
    match = match_near(_TOPIC_RE, text, position, _LONGEST)
    if match is None:
        return None
    words = match["words"]
    end = _END_RE.search(words)
    return words[: end.start()] if end else words


def nearest(topic: str, candidates: Sequence[Directive]) -> tuple[Directive, ...]:
    """The candidates that share most with the topic; none where no candidate shares enough.

    Enough is two pairs of words, or a third of those of a short topic.
    """
    wanted = _pairs(topic)
    shared = [(len(wanted & _pairs_of(item)), item) for item in candidates]
    best = max((number for number, _ in shared), default=0)
    if best == 0 or (best < 2 and best * 3 < len(wanted)):
        return ()
    return tuple(item for number, item in shared if number == best)


def touches(topic: str, item: Directive) -> bool:
    """Does the topic share anything with the document's title?"""
    return bool(_pairs(topic) & _pairs_of(item))


def speaks(topic: str) -> bool:
    """Do the words say enough of a subject to tell documents apart by it?"""
    return len(_pairs(topic)) >= 2


def _pairs(words: str) -> frozenset[tuple[str, ...]]:
    found = _WORD_RE.findall(fold_tone(words))
    return frozenset(pairwise(found)) - _EVERYWHERE


@lru_cache(maxsize=4096)
def _pairs_of(item: Directive) -> frozenset[tuple[str, ...]]:
    return frozenset().union(_pairs(item.title), *map(_pairs, item.aliases))
