"""The figures behind a change or one side of it, reached over words that tie them together."""

from collections.abc import Sequence

import regex

from extractors.figures.placed import Placed
from extractors.matching import match_near
from schemas.facts import Count, Percentage

# Between a change and its percentage: "(4,3%)", ", tương ứng 25,8%", ", bằng 16,3%".
TO_PERCENTAGE_RE = regex.compile(
    r"\s*[,(]?\s*(?:(?:tương\s+(?:ứng|đương)|bằng|tức|hay|đạt|chiếm|là|tỷ\s+lệ)\s+){0,2}(?:với\s+)?(?:(?:tăng|giảm)\s+)?(?:tỷ\s+lệ\s+)?$"
)
# "(tăng 50 hội viên, chiếm 27,8% số dân)": what there is now is a share of all, not the change.
OF_ALL_RE = regex.compile(r"\s*(?:(?:trên|trong|so\s+với|của)\s+)?(?:tổng|số|dân\s+số)(?!\p{L})")
_YEARS_RE = regex.compile(
    r"(?<!\d)(?:\d{1,2}/){0,2}(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,2}/\d{1,2}(?!\d)"
)
REACH = 110
"""Characters between a figure and another one that a change ties to it."""
_TO_PERCENTAGE = 60


def without_years(words: str) -> str:
    """The words without the years and days in them, which are no figures."""
    return _YEARS_RE.sub("", words)


class Beside:
    """The counts and percentages of a text, for finding what stands beside a place of it."""

    def __init__(
        self, view: str, counts: Sequence[Count], percentages: Sequence[Percentage]
    ) -> None:
        """`view` is the folded text; the figures stand in reading order."""
        self.view = view
        self.counts = Placed(counts)
        self.percentages = Placed(percentages)

    def count_after(self, end: int, joint: "regex.Pattern[str]") -> Count | None:
        """The next count, where the text up to it is a `joint` (years left out)."""
        found = self.counts.after(end)
        if found is None or found.number_at[0] - end > REACH:
            return None
        between = without_years(self.view[end : found.number_at[0]])
        return found if joint.fullmatch(between) else None

    def percentage_after(
        self, end: int, joint: "regex.Pattern[str]" = TO_PERCENTAGE_RE
    ) -> Percentage | None:
        """The next percentage, where the text up to it is a `joint` and it is no share of all."""
        found = self.percentages.after(end)
        if found is None or found.at[0] - end > _TO_PERCENTAGE:
            return None
        between = self.view[end : found.at[0]]
        if not joint.fullmatch(between):
            return None
        of_all = "chiếm" in between and match_near(OF_ALL_RE, self.view, found.at[1])
        return None if of_all else found
