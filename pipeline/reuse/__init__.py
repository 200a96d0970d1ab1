"""Text reuse: passages that two reports share word for word or nearly.

Texts become words (`words`); what many units say alike is learnt from frequency (`boilerplate`);
sentences that share what is left are found by MinHash and LSH (`candidates`) and aligned word by
word, so that neighbours join to one passage (`aligning`). `detect` is the journey. Nothing here
knows of the store.
"""

from pipeline.reuse.aligning import Passage
from pipeline.reuse.boilerplate import registered_titles
from pipeline.reuse.detecting import MIN_WORDS, Pair, Reuse, detect
from pipeline.reuse.words import Worded, Words, worded

__all__ = [
    "MIN_WORDS",
    "Pair",
    "Passage",
    "Reuse",
    "Worded",
    "Words",
    "detect",
    "registered_titles",
    "worded",
]
