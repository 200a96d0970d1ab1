"""The names of the rules: what people switch on and off, and what their findings bear.

A rule is known by the name of its module, which is also the title of its section in
docs/CHECKS.md. Its rows bear that name, unless the module lists other ones in `IDS`.
"""

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from pipeline import across, checking
from pipeline.discovering import rule_ids_of, rule_name


@cache
def rule_ids() -> dict[str, tuple[str, ...]]:
    """Name of each rule → the ids that its findings bear."""
    return {rule_name(rule): rule_ids_of(rule) for rule in _rules()}


def across_rules() -> frozenset[str]:
    """The names of the rules that hold several reports against each other."""
    return frozenset(map(rule_name, across.RULES))


def first_words() -> dict[str, str]:
    """Name of each rule → the first sentence of its module, without the name."""
    out: dict[str, str] = {}
    for rule in _rules():
        paragraph = (sys.modules[rule.__module__].__doc__ or "").partition("\n\n")[0]
        out[rule_name(rule)] = " ".join(paragraph.split()).partition(": ")[2] or paragraph
    return out


def _rules() -> tuple[Callable[..., Any], ...]:
    return (*checking.RULES, *across.RULES)
