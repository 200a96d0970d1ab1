"""The sentence around a fact, cut from the paragraph that holds it."""

from functools import lru_cache

_LABEL = 4


def sentence_around(passage: str | None, at: int) -> str | None:
    """The sentence of `passage` that holds offset `at`, as written but on one line.

    None where there is no passage; the whole passage where the offset lies outside of it.
    """
    if passage is None:
        return None
    for _, end, sentence in sentences_in(passage):
        if at < end:
            return sentence
    return _on_one_line(passage)


# The facts of a paragraph follow one another, and a paragraph of figures has dozens.
@lru_cache(maxsize=8)
def sentences_in(passage: str) -> tuple[tuple[int, int, str], ...]:
    """The sentences of a paragraph: (start, end, the sentence on one line)."""
    # Here, because its package brings the whole of segmenting along.
    from pipeline.segmenting.sentences import split_sentences

    out: list[tuple[int, int, str]] = []
    first = None
    for start, end in split_sentences(passage, 0, len(passage)):
        first = start if first is None else first
        # "1." is the label of what follows, no sentence.
        if any(char.isalpha() for char in passage[first:end]):
            out.append((first, end, _on_one_line(passage[first:end])))
        if end - start > _LABEL:
            first = None
    return tuple(out)


def _on_one_line(text: str) -> str:
    """Without line breaks and without the dash of a list item."""
    return " ".join(text.split()).lstrip("-–—+*• ")


@lru_cache(maxsize=1024)
def place(path: str | None, title: str | None) -> str | None:
    """Where a fact stands: the labels of its headings and the title of the innermost."""
    where, name = (" ".join((part or "").split()) for part in (path, title))
    last = where.rsplit(" > ", 1)[-1].removesuffix("…")
    if last and name.startswith(last):  # a heading without a label is its own label
        where = where[: len(where) - len(where.rsplit(" > ", 1)[-1])].rstrip()
    return " ".join(filter(None, (where, name))) or None
