"""The spaCy Language of Vietnamese reports: a blank `vi` with a tokenizer that keeps every offset.

`spacy.blank("vi")` as it comes needs pyvi and rewrites text. Ours splits at the level of syllables
with one pattern, so that `nlp(text).text == text` for any string; with `words=True` underthesea's
word segmentation joins the syllables of a word ("đảng viên"), never moving a boundary.

    >>> nlp = vi_language(["baocao_citations"])
    >>> [span.kb_id_ for span in nlp("theo Chỉ thị số 05-CT/TW").spans["citations"]]
    ['05-CT/TW']
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from extractors.figures.extract import Meant
from pipeline.analysis import clean, figures_of
from schemas.document import CleanDocument

# A run of letters with its marks, a numeral with its separators, or any other single sign.
_TOKEN_RE = regex.compile(r"\s+|[\p{L}\p{M}]+|\d+(?:[.,]\d+)*|.", regex.DOTALL)
FACTORIES = ("baocao_letterhead", "baocao_citations", "baocao_figures", "baocao_limitations")


class ViTokenizer(DummyTokenizer):
    """Text to a Doc with the same text. `words` joins syllables by underthesea's segmentation."""

    def __init__(self, vocab: Vocab, *, words: bool = False) -> None:
        self.vocab = vocab
        self.words = words

    def __call__(self, text: str) -> Doc:
        tokens = _TOKEN_RE.findall(text)
        if self.words:
            tokens = join_words(tokens)
        words: list[str] = []
        spaces: list[bool] = []
        for token in tokens:
            if token == " " and spaces and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Vocab, bool]]:
        return _rebuild, (self.vocab, self.words)

    def to_bytes(self, **_: object) -> bytes:
        """The tokenizer has no state but its option."""
        return b"1" if self.words else b"0"

    def from_bytes(self, data: bytes, **_: object) -> "ViTokenizer":
        """Restores the option that `to_bytes` wrote."""
        self.words = data == b"1"
        return self

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Writes the option to `path`."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: Path | str, **_: object) -> "ViTokenizer":
        """Reads the option from `path`."""
        return self.from_bytes(Path(path).read_bytes())


def _rebuild(vocab: Vocab, words: bool) -> ViTokenizer:
    return ViTokenizer(vocab, words=words)


def join_words(tokens: Sequence[str]) -> list[str]:
    """The tokens with the syllables of one word joined, line by line, by underthesea.

    Its words are used as lengths only: counted without white space they must cover the line
    exactly, and a boundary inside one of our tokens is ignored. Otherwise the line stays as it is.
    """
    from underthesea import word_tokenize

    out: list[str] = []
    line: list[str] = []
    for token in [*tokens, "\n"]:
        if "\n" in token:
            out += _join_line(line, word_tokenize) if line else []
            line = []
            out.append(token)
        else:
            line.append(token)
    out.pop()
    return out


def _join_line(line: Sequence[str], word_tokenize: Callable[..., list[str]]) -> list[str]:
    text = "".join(line)
    if not text.strip():
        return list(line)
    words = word_tokenize(text, use_token_normalize=False)
    lengths = [len("".join(word.split())) for word in words]
    if sum(lengths) != len("".join(text.split())):
        return list(line)
    ends, covered = set(), 0
    for length in lengths:
        covered += length
        ends.add(covered)
    out: list[str] = []
    buffer, covered = "", 0
    for token in line:
        if token.isspace() and covered in ends:
            out += [buffer] if buffer else []
            out.append(token)
            buffer = ""
            continue
        buffer += token
        covered += len(token.strip())
        if covered in ends:
            out.append(buffer)
            buffer = ""
    return out + ([buffer] if buffer else [])


def create_vi_tokenizer(words: bool = False) -> Callable[[Language], ViTokenizer]:
    """The tokenizer factory for a spaCy config: `{"@tokenizers": "baocao.ViTokenizer.v1"}`."""

    def create(nlp: Language) -> ViTokenizer:
        return ViTokenizer(nlp.vocab, words=words)

    return create


def create_segmenter() -> Callable[[str], CleanDocument]:
    """Text to `CleanDocument`, remembered for the components that follow on the same text."""
    return lru_cache(maxsize=4)(clean)


def create_figure_reader() -> Callable[[str], Meant]:
    """Text to its figures with what they mean, as the analysis of the text reads them."""
    return lru_cache(maxsize=4)(figures_of)


registry.tokenizers.register("baocao.ViTokenizer.v1", func=create_vi_tokenizer)
registry.misc.register("baocao.segmenter.v1", func=create_segmenter)
registry.misc.register("baocao.figures.v1", func=create_figure_reader)


def vi_language(pipes: Iterable[str] = FACTORIES, *, words: bool = False) -> Language:
    """A blank `vi` Language with our tokenizer and the named components."""
    tokenizer = {"@tokenizers": "baocao.ViTokenizer.v1", "words": words}
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}})
    nlp.max_length = 50_000_000  # rules need no parser; the reader bounds what comes in
    for name in pipes:
        nlp.add_pipe(name)
    return nlp
