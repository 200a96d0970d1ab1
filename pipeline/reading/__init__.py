"""Files into source text: `read_source(path) -> SourceText`, or a `ReadError` that says why not.

What a file is gets decided by its content, never by its name. The text is the file decoded and
otherwise untouched: newlines and decomposed letters stay as they are, because every offset that
the project stores counts code points of this text; only a byte order mark is not part of it.
"""

from pipeline.reading.errors import ReadError
from pipeline.reading.source import MAX_BYTES, SourceText, read_source

__all__ = [
    "MAX_BYTES",
    "ReadError",
    "SourceText",
    "read_source",
]
