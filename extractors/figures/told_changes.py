"""Changes told behind what they are changes of, in the next sentence or clause.

"Đường bộ xảy ra 4.683 vụ, làm chết 2.699 người. So với cùng kỳ giảm 789 vụ (giảm 14,42%), giảm 43
người chết (1,57%)" → after 4.683, amount 789, percentage 14,42. What was before may stand in
brackets, or further up with the same words of time ("Đầu nhiệm kỳ có 264 đảng viên, nay có 291 đảng
viên. So với đầu nhiệm kỳ tăng 27 đảng viên"). The noun ties a change to its count, and so do the
words beside it ("chết", "bị thương"); of several that may be meant none is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractors.figures.change import Change
from extractors.figures.change_words import change_before, direction_of
from extractors.figures.extract import Figures
from extractors.figures.group import Group
from extractors.figures.placed import Placed
from extractors.figures.told_counts import (
    Told,
    ToldCounts,
    is_exact,
    is_of_one_noun,
    only,
    words_of,
)
from extractors.matching import match_near, places_of_word
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage
from schemas.textview import folded_view

_WHEN = (
    r"(?:cùng\s+kỳ(?:\s+năm)?|(?:kỳ|năm|tháng|quý|nhiệm\s+kỳ|giai\s+đoạn)\s+(?:trước|ngoái)"
    r"|(?:đầu|cuối)\s+(?:năm|kỳ|nhiệm\s+kỳ|giai\s+đoạn)|năm|nhiệm\s+kỳ)"
    r"(?:\s+(?:năm\s+)?(?:trước|ngoái|(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?))?"
)
_REFERENCE_RE = regex.compile(rf"so\s+với\s+(?P<when>{_WHEN})(?![\p{{L}}\d])")
_FORMER_RE = regex.compile(r"\s*\(?\s*(?:(?:là|có|chỉ\s+có)\s+)?")
# What was before in a bracket, and its end: "20 người chết, 37 người bị thương) giảm 07 vụ".
_CLOSING_RE = regex.compile(r"(?:\s+\p{L}+){0,3}\s*\)")
_AND_RE = regex.compile(r"(?:\s+\p{L}+){0,2}\s*(?:[,;/]|(?<!\p{L})và)\s*(?:có\s+)?")
_FORMER_BRACKET_RE = regex.compile(
    r"(?:\s+\p{L}+){0,3}\s*\([^()\n%;]{0,60}?(?:19|20)\d{2}[^()\n%;\d]{0,40}"
)
_TO_REFERENCE_RE = regex.compile(r"(?:\s+\p{L}+){0,3}?\s*,?\s*(?=so\s)")
# Between one change and the next: "(giảm 14,42%), giảm", ", số người chết giảm", " và tăng".
_NEXT_RE = regex.compile(
    r"(?:\s+\p{L}+){0,4}\s*(?:\([^()\n]*\))?\s*(?:[,;]|(?<!\p{L})và)\s*(?P<label>(?:\p{L}+\s+){0,6})"
)
_LABEL_RE = regex.compile(r"[\s,)]*(?:thì\s+)?(?P<label>(?:\p{L}+\s+){0,6})")
_PERCENT_RE = regex.compile(
    r"(?:\s+\p{L}+){0,4}\s*\(\s*(?:(?:tăng|giảm|bằng|tương\s+(?:ứng|đương)|chiếm)\s+)?[-+–]?\s*"
)
_TAIL_RE = regex.compile(r"(?:\s+(?!và(?!\p{L})|so(?!\p{L})|trong(?!\p{L}))\p{L}+){1,3}")
_NEAR, _REACH = 40, 120

Bound = tuple[Sequence[Group], Sequence[Change]]
"""What is tied together already: wholes with their parts, and changes within their sentence."""


def told_changes(doc: CleanDocument, figures: Figures, bound: Bound) -> Iterator[Change]:
    """Each change of which the amount and the figure that it led to are known, and of what was
    before and the percentage one at least; those that `bound` holds whole are left out.
    """
    view = folded_view(doc.text)
    reader = _Reader(doc, figures, bound, view)
    for place in places_of_word(view, "so với"):
        if (reference := match_near(_REFERENCE_RE, view, place)) is not None:
            yield from reader.told(reference)
    for change in bound[1]:
        yield from reader.completed(change)


class _Reader:
    """Looks for figures around the words "so với"."""

    def __init__(self, doc: CleanDocument, figures: Figures, bound: Bound, view: str) -> None:
        self._doc = doc
        self._view = view
        self._counts, self._percentages = Placed(figures[0]), Placed(figures[1])
        groups, changes = bound
        parts = {id(part) for group in groups if group.sound for part in group.parts}
        self._told = {id(change.amount) for change in changes}
        self._stated = ToldCounts(doc, view, self._counts, parts | self._told)

    def told(self, reference: "regex.Match[str]") -> Iterator[Change]:
        """The changes that stand behind "so với …", in their order."""
        view = self._view
        sentence = self._doc.sentence_at(reference.start())
        if sentence is None:
            return
        found: list[Told] = []
        before: list[Count] = []
        at, when = reference.end(), " ".join(reference["when"].split())
        for count in self._counts.between(at, sentence.end):
            start = count.number_at[0]
            if start - at > _REACH or not is_exact(count):
                break
            word = change_before(view, start, at)
            if word is None:
                joint = view[at:start]
                if not found and (_FORMER_RE if not before else _AND_RE).fullmatch(joint):
                    before.append(count)
                    at = count.at[1]
                    continue
                if not (found and before and _AND_RE.fullmatch(joint)):
                    break  # "tăng 20 đảng viên, 01 chi bộ": of what stood in brackets
                direction, label = found[-1].direction, ""
            else:
                direction = direction_of(word["word"])
                closing = match_near(_CLOSING_RE, view, at) if before and not found else None
                between = view[closing.end() if closing else at : word.start()].lstrip(")")
                match = (_NEXT_RE if found else _LABEL_RE).fullmatch(between)
                if match is None:
                    break
                label = match["label"]
            percentage = self._percentage_behind(count.at[1])
            said = words_of(label) | self._tail(count)
            found.append(Told(direction, count, percentage, None, when, said))
            at = percentage.at[1] if percentage else count.at[1]
        before = before or self._in_bracket(at)
        fresh = [one for one in found if id(one.amount) not in self._told]
        pool = self._stated.pool(reference.start()) if fresh else ()
        for one in fresh:
            same = [c for c in before if is_of_one_noun(c, one.amount)]
            # "(20 người chết, 37 người bị thương)": one noun, and the words behind it tell which.
            former = only(same) or only(c for c in same if one.said and one.said <= self._tail(c))
            yield from self._stated.changes_of(replace(one, before=former), pool)

    def completed(self, change: Change) -> Iterator[Change]:
        """ "52 lớp. Tăng 7 lớp so với năm 2023 (45 lớp)"; "Năm 2023 kết nạp 45 đảng viên. Năm 2024
        kết nạp 52 đảng viên, tăng 8 đảng viên so với năm 2023": one of the three stands further up.
        """
        amount = change.amount
        in_front = change.inferred and change.after is None  # what was, in a bracket before it
        if amount is None or not is_exact(amount) or (change.percentage and not in_front):
            return
        told = Told(change.direction, amount, None, change.before, "", self._tail(amount))
        if change.after is None:
            sentence = self._doc.sentence_at(amount.at[0])
            if sentence is not None and (
                in_front or not self._stated.between(sentence.start, amount.at[0])
            ):
                yield from self._stated.changes_of(told, self._stated.of_last(sentence.start))
        elif change.before is None and is_exact(change.after):
            gap = match_near(_TO_REFERENCE_RE, self._view, amount.at[1])
            if gap and (reference := match_near(_REFERENCE_RE, self._view, gap.end())):
                told = replace(told, when=" ".join(reference["when"].split()))
                yield from self._stated.changes_of(told, (change.after,))

    def _percentage_behind(self, end: int) -> Percentage | None:
        """ "789 vụ TNGT (giảm 14,42%)"."""
        found = self._percentages.after(end)
        if found is None or found.at[0] - end > _NEAR:
            return None
        return found if _PERCENT_RE.fullmatch(self._view[end : found.at[0]]) else None

    def _in_bracket(self, end: int) -> list[Count]:
        """ "tăng 131 đơn (6 tháng đầu năm 2019 tiếp nhận 1.405 đơn)": what was before."""
        opening = match_near(_FORMER_BRACKET_RE, self._view, end)
        if opening is None:
            return []
        close = self._view.find(")", opening.end(), opening.end() + _REACH)
        inside = self._counts.between(opening.end(), close)[:4]
        return [count for count in inside if count.at[1] <= close]

    def _tail(self, count: Count) -> frozenset[str]:
        """The words right behind the change's noun: "43 người chết"."""
        match = match_near(_TAIL_RE, self._view, count.at[1])
        return words_of(match[0]) if match else frozenset()
