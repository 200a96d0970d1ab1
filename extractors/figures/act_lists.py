"""Numbers in a row of acts: "Bổ nhiệm 03, điều động 02, luân chuyển 01 đồng chí".

Only the last has the noun, and all of them count it. The words are data
(`schemas/registry/acts.tsv`); a number that does not follow one of them ends the row.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import regex

from extractors.figures.shared_nouns import ListNoun, count_of_list
from schemas.document import CleanDocument, Range
from schemas.facts import Count
from schemas.registry.acts import acts
from schemas.replacing import replaced

_MOST, _REACH = 12, 60
_YEARS = range(1900, 2101)


def with_acts(
    view: str, doc: CleanDocument, counts: Sequence[Count], mask: bytearray
) -> list[Count]:
    """The counts, in reading order, with those of such rows that have no noun of their own.

    `view` is the folded text; digits that `mask` covers belong to something else. A number that was
    read as a count of the act ("Kết nạp 12, chuyển chính thức 10 đảng viên") is one of the noun.
    """
    known = {count.number_at: index for index, count in enumerate(counts)}
    out = list(counts)
    for found in _of_rows(view, doc, counts, known):
        index = known.get(found.number_at)
        if index is not None:
            out[index] = replaced(out[index], unit=found.unit, kind=found.kind)
        elif not mask[found.at[0]]:
            out.append(found)
    return sorted(out, key=lambda count: count.at) if len(out) > len(counts) else out


def _of_rows(
    view: str, doc: CleanDocument, counts: Sequence[Count], known: Mapping[Range, int]
) -> Iterator[Count]:
    floor, last = 0, 0
    for count in counts:
        floor, last = (last, count.number_at[1]) if count.rule == "count.noun" else (floor, last)
        if count.rule != "count.noun" or count.label is None or count.value_max is not None:
            continue
        if not count.label.endswith(acts()):
            continue
        own = _own_re().search(view, max(floor, count.at[0] - _REACH), count.at[0])
        place = own.start() if own else -1
        for _ in range(_MOST):
            item = _item_re().search(view, max(floor, place - _REACH), place) if place > 0 else None
            if item is None or int(item["number"]) in _YEARS:
                break
            index = known.get(item.span("number"))
            if index is not None and counts[index].rule != "count.label":
                break
            noun = ListNoun(count.unit, count.kind, item["act"])
            yield count_of_list(doc, view, item.span("number"), noun, "count.act", count.as_of)
            place = item.start()


# Both are read backwards, (?r).
@cache
def _own_re() -> "regex.Pattern[str]":
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{_words()})\s+(?:được\s+)?\Z")


@cache
def _item_re() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?r)(?<!\p{{L}})(?P<act>{_words()})\s+(?:được\s+)?(?P<number>\d{{1,4}})\s*(?:,|;|,?\s+và)\s+\Z"
    )


def _words() -> str:
    return "|".join(
        r"\s+".join(map(regex.escape, act.split())) for act in sorted(acts(), key=len, reverse=True)
    )
