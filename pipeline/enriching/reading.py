"""Subject, deficiency and keywords of one statement, read by spaCy Matcher patterns.

    >>> read("Tuy nhiên, công tác kiểm tra, giám sát có lúc chưa kịp thời.")
    Reading(subject='công tác kiểm tra, giám sát', deficiency='chưa kịp thời', ...)

The patterns are data (`schemas/registry/statement_patterns.tsv`). Silent where no word of lack is
found: both are None then.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.language import BaseDefaults
from spacy.matcher import Matcher
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab, create_vocab

from pipeline.enriching.clauses import first_clause
from pipeline.enriching.tagging import Level, Word, tagged
from pipeline.textkeys import plain_text
from schemas.registry.statements import StatementPattern, statement_patterns, statement_words

LEVEL: Level = "words"
"""What is asked of underthesea: tags and chunks add nothing (`baocao eval --enrichment`)."""

_KEYWORDS = 8
_KEYWORD_TAGS = frozenset({"N", "V", "A", "Np", ""})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one statement says: of what, what is lacking, and its telling words, as written.

    `words` are all its words in lower case, the syllables of each joined by "_".
    """

    subject: str | None
    deficiency: str | None
    keywords: tuple[str, ...]
    words: tuple[str, ...]


Patterns = tuple[StatementPattern, ...]


def read(text: str, level: Level = LEVEL, patterns: Patterns | None = None) -> Reading:
    """The reading of a statement; white space is folded and tone marks are modern.

    `patterns` takes the place of the registry's.
    """
    chosen = statement_patterns() if patterns is None else patterns
    plain = plain_text(text)
    view = plain.lower()
    words = tagged(plain, level)
    clause = first_clause(view) if len(view) == len(plain) else None
    subject = deficiency = None
    if clause is not None:
        inside = [w for w in words if clause.start <= w.start and w.end <= clause.end]
        subject = _first_phrase(plain, inside, clause.start, _matcher(chosen, "subject"))
        after = [w for w in words if w.end > clause.lack]
        deficiency = _first_phrase(plain, after, clause.lack, _matcher(chosen, "deficiency"))
    return Reading(
        subject=subject,
        deficiency=deficiency,
        keywords=_keywords(words),
        words=tuple("_".join(word.text.lower().split()) for word in words),
    )


def _first_phrase(text: str, words: Sequence[Word], start: int, matcher: Matcher) -> str | None:
    """The text of the longest match that begins with the first word."""
    ends = [end for _, begin, end in matcher(_doc(words)) if begin == 0]
    if not ends:
        return None
    kept = max(ends)
    while kept > 1 and words[kept - 1].text.lower() in _dangling():
        kept -= 1
    return text[start : words[kept - 1].end].strip(" ,")


@cache
def _dangling() -> frozenset[str]:
    return frozenset(statement_words()["dangling"])


@lru_cache(maxsize=16)
def _matcher(patterns: Patterns, part: str) -> Matcher:
    matcher = Matcher(_vocab())
    matcher.add(part, [json.loads(item.pattern) for item in patterns if item.part == part])
    return matcher


@cache
def _vocab() -> Vocab:
    Token.set_extension("lack", default=False, force=True)
    Token.set_extension("chunk", default="", force=True)
    return create_vocab("vi", BaseDefaults)


def _doc(words: Sequence[Word]) -> Doc:
    """The words as a spaCy Doc whose first word is marked as the lack."""
    doc = Doc(_vocab(), words=[word.text for word in words])
    for token, word in zip(doc, words, strict=True):
        token.tag_ = word.tag
        token._.chunk = word.chunk
        token._.lack = token.i == 0
    return doc


def _keywords(words: Sequence[Word]) -> tuple[str, ...]:
    """Words of several syllables that are not too common, each once, as they come."""
    plain = frozenset(statement_words()["plain"])
    found = (
        " ".join(word.text.lower().split())
        for word in words
        if len(word.text.split()) > 1
        and word.tag in _KEYWORD_TAGS
        and word.text.replace(" ", "").isalpha()
    )
    return tuple(word for word in dict.fromkeys(found) if word not in plain)[:_KEYWORDS]
