"""The names of the rules: what people switch on and off, and what stands in the ledger.

A rule is known by the name of its module, which is also the title of its section in
docs/CHECKS.md. Its rows bear that name, unless the module lists other ones in `IDS`.
"""

import sys
from functools import cache

from pipeline.checking import RULES


@cache
def rule_ids() -> dict[str, tuple[str, ...]]:
    """Name of each rule → the ids that its rows bear."""
    ids: dict[str, tuple[str, ...]] = {}
    for rule in RULES:
        name = rule.__module__.rpartition(".")[2]
        ids[name] = getattr(sys.modules[rule.__module__], "IDS", (name,))
    return ids


def first_words() -> dict[str, str]:
    """Name of each rule → the first sentence of its module, without the name."""
    out: dict[str, str] = {}
    for rule in RULES:
        name = rule.__module__.rpartition(".")[2]
        paragraph = (sys.modules[rule.__module__].__doc__ or "").partition("\n\n")[0]
        out[name] = " ".join(paragraph.split()).partition(": ")[2] or paragraph
    return out
