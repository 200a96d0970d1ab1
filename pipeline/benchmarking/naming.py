"""How fast underthesea.ner names people and places, on a sample: it is some hundred times slower
than the rules.
"""

import gc
import logging
from collections.abc import Callable, Sequence
from functools import partial

from pipeline.analysis import clean
from pipeline.benchmarking.timing import Speed, timed


class NoEntities(Exception):
    """underthesea.ner cannot be run here; the message says why."""


def entity_recogniser() -> Callable[[str], object]:
    """underthesea's ner, warmed up: its first call loads a model that ships with the package.

    Its import adds a handler to the root logger, which is taken away again. Raises `NoEntities`.
    """
    handlers = list(logging.getLogger().handlers)
    try:
        from underthesea import ner

        ner("Đảng ủy xã báo cáo Huyện ủy.")
    except Exception as error:  # a model that is missing fails in many ways
        raise NoEntities(f"{type(error).__name__}: {error}") from None
    finally:
        logging.getLogger().handlers[:] = handlers
    recognise: Callable[[str], object] = ner
    return recognise


def entity_speed(texts: Sequence[str], sentences: int) -> Speed:
    """The speed of ner on at most so many sentences, taken evenly from the prose of the texts.

    Raises `NoEntities`.
    """
    recognise = entity_recogniser()
    chosen = sample_of(texts, sentences)
    gc.collect()
    seconds = sum(timed(partial(recognise, sentence))[1] for sentence in chosen)
    return Speed(sum(map(len, chosen)), seconds)


def sample_of(texts: Sequence[str], sentences: int) -> list[str]:
    """At most so many sentences, evenly from all the texts."""
    every: list[str] = []
    for text in texts:
        doc = clean(text)
        every += [doc.text[sentence.start : sentence.end] for sentence in doc.sentences]
    step = max(len(every) // sentences, 1)
    return every[::step][:sentences]
