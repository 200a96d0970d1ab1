"""Synthetic reports with their gold annotations, for evaluation at any scale.

>>> from corpus.synthesis import generate
>>> report = next(generate(1, seed=1))
>>> [report.text[c["start"] : c["end"]] == c["text"] for c in report.gold["counts"]][:1]
[True]
"""

from corpus.synthesis.changes import Fault
from corpus.synthesis.generating import SyntheticReport, generate

__all__ = ["Fault", "SyntheticReport", "generate"]
