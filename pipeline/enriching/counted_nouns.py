"""The noun of a number where the registry does not know it: whole words, as underthesea cuts them.

The rules take one or two syllables behind the number, which may end inside a word: "147 khối dân
vận cấp xã" → "khối dân". underthesea's words complete it → "khối dân vận". Its tags are not asked:
runs of nouns go on into what narrows the noun ("di tích quốc gia") and stop at verbs that are part
of it (`python -m pipeline.evaluating.unknown_nouns`).
"""

from pipeline.enriching.tagging import Level, tagged
from schemas.facts import Count

UNKNOWN = "count.unknown_noun"
"""The rule of counts whose noun the registry does not know."""
REACH = 60
"""Characters that the words behind a number may be."""


def noun_words(count: Count, text: str) -> str | None:
    """The words of the text from the noun on, to the end of the line; None where it is known."""
    if count.rule != UNKNOWN:
        return None
    start = count.span.start + max(0, count.span.text.rfind(count.unit))
    return text[start : start + REACH].partition("\n")[0].rstrip()


def counted_noun(words: str, noun: str, level: Level = "words") -> str:
    """The noun that begins the words, with the rest of the word that it ends in."""
    if not words.startswith(noun):
        return noun
    end = max((word.end for word in tagged(words, level) if word.start < len(noun)), default=0)
    found = words[:end]
    return found if len(found) > len(noun) and found.replace(" ", "").isalpha() else noun
