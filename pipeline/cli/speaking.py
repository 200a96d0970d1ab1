"""The language that a run of the command speaks: that of `--lang`, or of BAOCAO_LANG.

It is asked for before click parses anything, so that what click refuses is told in it as well.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = ("vi", "en")
_CAPITALS_RE = re.compile(r"[^\W\d]{2,}")
_spoken: ContextVar[str] = ContextVar("spoken", default="vi")


def spoken() -> str:
    """The language of this run: "vi" or "en"."""
    return _spoken.get()


@contextmanager
def speaking(arguments: Sequence[str]) -> Iterator[None]:
    """Speak the language that the arguments of the command ask for."""
    token = _spoken.set(_asked(arguments))
    try:
        yield
    finally:
        _spoken.reset(token)


def said(line: str) -> str:
    """The Vietnamese line in the language of this run."""
    if spoken() == "vi":
        return line
    # Here, because most runs never need the table.
    from pipeline.english import english

    return english(line)


def said_placeholders(text: str) -> str:
    """The text with its words in capitals (“[MÃ...]”) in the language of this run."""
    if spoken() == "vi":
        return text
    return _CAPITALS_RE.sub(lambda match: said(match[0]) if match[0].isupper() else match[0], text)


def _asked(arguments: Sequence[str]) -> str:
    """The value of the last `--lang` that names a language, else of the variable, else "vi"."""
    language = os.environ.get("BAOCAO_LANG", "")
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            following = arguments[place + 1] if place + 1 < len(arguments) else ""
            value = value if equals else following
            language = value if value in LANGUAGES else language
    return language if language in LANGUAGES else "vi"
