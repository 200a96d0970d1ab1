"""Clean characters to a `CleanDocument`: blocks, sections, footnotes, sentences."""

from pipeline.segmenting.segment import segment

__all__ = ["segment"]
