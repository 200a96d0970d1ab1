"""What is known of a raw block that is a heading: its rank among sections, the end of its title."""

from dataclasses import dataclass

# The rank of a label's style in the tree of sections; captions stand below all labels, but for
# those right above the first of numbered headings.
RANKS = {"part": 0, "letter": 1, "roman": 2, "arabic": 3, "decimal": 4, "minor": 6}
CAPTION_RANK = 7
BULLET_CAPTION_RANK = 8
CAPTION_LENGTH = 110
"""Letters of a caption, or of any title that says several things, at most."""


@dataclass(frozen=True, slots=True)
class HeadingPlan:
    """A raw block that is a heading: its rank in the tree and where its title ends."""

    rank: float
    end: int
