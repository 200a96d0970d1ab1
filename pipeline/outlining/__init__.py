"""Compiling by outline (đề cương): what the units wrote under each heading of an outline.

`outline` is the outline as a value and as a YAML file, `matching` decides which section of a report
belongs under which of its headings, `drafting` makes a first outline from the reports themselves.
Nothing here knows of the store.
"""

from pipeline.outlining.drafting import draft
from pipeline.outlining.matching import Section, sections_of
from pipeline.outlining.outline import Item, Outline, OutlineError, parse_outline, to_yaml

__all__ = [
    "Item",
    "Outline",
    "OutlineError",
    "Section",
    "draft",
    "parse_outline",
    "sections_of",
    "to_yaml",
]
