"""The words that a pattern cannot do without, read off the pattern itself.

The cues of the registry are patterns that people may add to. A look for a word (`in`) costs a tenth
of a search: where none of the words stands, the pattern need not be tried.
"""

import regex

_TOKEN_RE = regex.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\.|[.^$])"
    r"|(?P<quantifier>[*+?]|\{\d*,?\d*\})[?+]?"
    r"|(?P<open>\((?:\?(?P<sort>:|P<\w+>|<?[=!]))?)"
    r"|(?P<close>\))|(?P<or>\|)|(?P<letter>.)",
    regex.DOTALL,
)
# Flags and the like may change what the letters mean.
_UNREAD_RE = regex.compile(r"\(\?(?!:|P<|<?[=!])")
_LEAST = 3  # letters; a shorter word stands nearly everywhere

Words = tuple[str, ...]
"""One of them stands wherever the pattern matches; none where nothing can be said."""


def needed_words(pattern: str) -> Words:
    """The longest words that every match of the pattern has one of; () where there are none.

    Nothing is said of patterns with flags, comments and atomic groups.
    """
    if _UNREAD_RE.search(pattern):
        return ()
    return _alternatives(list(_TOKEN_RE.finditer(pattern)), 0)[0]


def _alternatives(tokens: "list[regex.Match[str]]", at: int) -> tuple[Words, int]:
    """What the alternatives from `at` on need, and where they end."""
    needed, at = _sequence(tokens, at)
    found = [needed]
    while at < len(tokens) and tokens[at]["or"]:
        needed, at = _sequence(tokens, at + 1)
        found.append(needed)
    words = tuple(dict.fromkeys(word for one in found for word in one))
    return words if all(found) else (), at


def _sequence(tokens: "list[regex.Match[str]]", at: int) -> tuple[Words, int]:
    """What one alternative from `at` on needs, and where it ends."""
    parts: list[Words] = [("",)]  # what it needs; the last is of the letters that stand together
    while at < len(tokens) and not (tokens[at]["or"] or tokens[at]["close"]):
        token = tokens[at]
        at += 1
        if token["letter"]:
            if _may_be_none(tokens, at):
                parts.append(("",))
            else:
                parts[-1] = (parts[-1][0] + token["letter"],)
            continue
        if token["open"]:
            inside, at = _alternatives(tokens, at)
            at += 1  # behind what closes it
            if token["sort"] in (None, ":") and not _may_be_none(tokens, at):
                parts.append(inside)
        parts.append(("",))
    best = max(parts, key=_least_length)
    return best if _least_length(best) >= _LEAST else (), at


def _may_be_none(tokens: "list[regex.Match[str]]", at: int) -> bool:
    """Does a quantifier follow that allows for none of what is before it?"""
    quantifier = tokens[at]["quantifier"] if at < len(tokens) else None
    return quantifier is not None and (quantifier in "*?" or quantifier.startswith(("{0", "{,")))


def _least_length(words: Words) -> int:
    return min(map(len, words), default=0)
