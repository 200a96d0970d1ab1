"""What each percentage relates: the part before it and the whole that governs the part.

A *declared* whole is one that the text ties to the part: the second number of a ratio, the whole of
the sentence or of the list, a named whole ("trên tổng dân số của xã"). An *inferred* one stands
nearby and is accepted only where it reconciles the percentage. No whole found: the percentage stays
unbound, and nothing is said about it.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.figures.bare_parts import bare_shares
from extractors.figures.class_rates import class_rates
from extractors.figures.deeds import whole_of_deed
from extractors.figures.far_ratios import share_of_far_ratio
from extractors.figures.governed import Governed
from extractors.figures.group import Group
from extractors.figures.group_shares import (
    among_siblings,
    of_ranking,
    of_sound_groups,
    ranked_parts,
)
from extractors.figures.handed_down import is_handed_down
from extractors.figures.held_shares import held_shares
from extractors.figures.kindred import is_kindred
from extractors.figures.named_afar import is_of_number
from extractors.figures.named_parts import parts_of
from extractors.figures.named_totals import is_of_another_total
from extractors.figures.named_wholes import preceding, share_of_governing, share_of_named
from extractors.figures.parts_before import paired_with, part_of
from extractors.figures.probable_shares import probable_share
from extractors.figures.respective_shares import respective_shares
from extractors.figures.respects import counts_noun, respect_of, share_in_respect
from extractors.figures.share import Share, reconciles
from extractors.figures.sibling_shares import sibling_shares
from extractors.figures.slips import share_slip
from extractors.figures.tied_shares import tied_share
from extractors.figures.unstated_wholes import shares_of_unstated
from extractors.matching import match_near
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage, Ratio
from schemas.textview import folded_view

_REACHED_RE = regex.compile(r"(?<!\p{L})đạt(?!\p{L})")
_SHARE_WORD_RE = regex.compile(r"chiếm|(?:tỷ|tỉ)\s+lệ")
_NAMED_RE = regex.compile(
    r"\s*(?:trở\s+lên\s+)?(?:(?:/|trên|so\s+với|của|trong)\s*(?P<name>(?:tổng\s+(?:số\s+)?|số\s+)?\p{L}+(?:\s+\p{L}+){0,5})"
    r"|(?P<bare>(?:tổng(?:\s+số)?|số)\s+\p{L}+(?:\s+\p{L}+){1,5}))"
)
_ALL_RE = regex.compile(r"\s*(?:(?:trên|trong|so\s+với|của)\s+)?tổng\s+(?:số\s+)?\p{L}")
_TARGET_RE = regex.compile(
    r"\s*(?:chỉ\s+tiêu|kế\s+hoạch|(?:kh|ct|ctkh|nq)(?!\p{L})|nghị\s+quyết|so\s+với(?!\s+tổng)|dự\s+toán|mục\s+tiêu|năm\s+\d)"
)


def bind_shares(
    doc: CleanDocument,
    percentages: Sequence[Percentage],
    counts: Sequence[Count],
    ratios: Sequence[Ratio],
    governed: Sequence[Governed],
    groups: Sequence[Group],
) -> list[Share]:
    """The percentages whose part and whole can be told, in reading order."""
    view = folded_view(doc.text)
    figures: list[Count | Ratio] = sorted([*counts, *ratios], key=lambda figure: figure.at)
    wholes = {id(item.count): item for item in governed}
    ranked = ranked_parts(groups)
    respective = respective_shares(view, percentages, figures, wholes)
    out: list[Share] = []
    unbound: dict[int, Percentage] = {}  # id of a part → its percentage
    loose: list[tuple[Percentage, Count]] = []
    for percentage in percentages:
        tied = tied_share(doc, view, percentage, figures)
        if tied is not None:
            out.append(tied)
            continue
        if (own := respective.get(id(percentage))) is not None:
            out.append(own)
            continue
        if is_of_number(view, percentage):
            continue
        noun = respect_of(view, percentage)
        if noun and (held := share_in_respect(doc, view, percentage, noun, counts)):
            out.append(held)
            continue
        named = next(parts_of(doc, view, percentage, figures), None)
        part = named or part_of(view, percentage, figures)
        if part is None:
            if (far := share_of_far_ratio(view, percentage, figures)) is not None:
                out.append(far)
            continue
        if noun and isinstance(part, Count) and not counts_noun(part, noun):
            continue
        share = of_ranking(percentage, part, ranked) or _bind(
            doc, view, percentage, part, counts, wholes
        )
        if id(percentage) in respective and not (share and reconciles(share, units=1)):
            continue
        if (first := paired_with(view, part, figures)) is not None:
            # "1.206 vụ/2.085 bị cáo, đạt 88,2%": of the cases or of the accused; "740 hội viên/
            # 1.086 phụ nữ": the one of the other.
            of_first = _bind(doc, view, percentage, first, counts, wholes)
            of_other = (
                Share(percentage, first, part, "inferred") if isinstance(part, Count) else None
            )
            either = (found for found in (of_first, share, of_other) if found is not None)
            share = next((found for found in either if reconciles(found, units=1)), None)
            if share is None:
                continue
        if named is not None and (share is None or not reconciles(share, units=1)):
            # "tỷ lệ nữ" may be of others than the women before it.
            loose.append((percentage, named))
        elif share is not None:
            if not _is_handed_down(view, share, percentages, figures):
                out.append(share)
        elif not _is_apart(wholes.get(id(part))) and not match_near(
            _TARGET_RE, view, percentage.at[1]
        ):
            unbound[id(part)] = percentage
    out = of_sound_groups(groups, out)
    out += among_siblings(groups, out, unbound)
    out.sort(key=lambda share: share.percentage.at)
    parts = {id(figure): figure for figure in figures}
    alone = [
        (percentage, part)
        for key, percentage in unbound.items()
        if isinstance(part := parts[key], Count) and part.value_max is None
    ]
    unstated = shares_of_unstated(doc, alone, counts, ratios)
    alone = [pair for pair in alone if pair[0].at not in unstated]
    out += sibling_shares(doc, alone, out, ratios)
    out.sort(key=lambda share: share.percentage.at)
    settled = {share.percentage.at for share in out}
    loose += [pair for pair in alone if pair[0].at not in settled]
    others = [part for _, part in loose]
    listed = frozenset(id(part) for group in groups if group.complete for part in group.parts)
    probable = (probable_share(doc, view, *pair, counts, out, others, listed) for pair in loose)
    out += [
        share
        for share in probable
        if share is not None and not _is_handed_down(view, share, percentages, figures)
    ]
    settled = {share.percentage.at for share in out}
    left = [percentage for percentage in percentages if percentage.at not in settled]
    beyond = list(held_shares(doc, view, left, counts))
    settled = {share.percentage.at for share in beyond}
    left = [percentage for percentage in left if percentage.at not in settled]
    rated = list(class_rates(doc, view, left, counts, groups))
    settled = {share.percentage.at for share in rated}
    left = [percentage for percentage in left if percentage.at not in settled]
    out += [*beyond, *rated, *bare_shares(doc, view, left, counts)]
    out = [share for share in out if not is_of_another_total(view, share, percentages)]
    return sorted(out, key=lambda share: share.percentage.at)


def _is_apart(governed: Governed | None) -> bool:
    """Is the count a part of nothing that is counted before it?"""
    return governed is not None and governed.declared and not governed.wholes


def _is_handed_down(
    view: str, share: Share, percentages: Sequence[Percentage], figures: Sequence[Count | Ratio]
) -> bool:
    """Is the share of the base that the percentage behind its whole has, or of a plan too?"""
    if share.binding not in ("declared", "named", "probable"):
        return False
    index = bisect_left(percentages, share.whole.at[1], key=lambda found: found.at[0])
    behind = percentages[index] if index < len(percentages) else share.percentage
    if behind is share.percentage:
        return False
    bases = [match_near(_ALL_RE, view, found.at[1]) for found in (behind, share.percentage)]
    if all(bases) and not reconciles(share, units=1):
        return True  # "432 đại biểu (87,45% tổng số), 8 không tán thành (1,62% tổng số)": one base
    if part_of(view, behind, figures) is not share.whole:
        return False
    # "20.000 người (đạt 100,5% kế hoạch), trong đó 981 người đi nước ngoài (đạt 57,7%)": of a plan.
    reached = _REACHED_RE.search(view, share.part.at[1], share.percentage.at[0]) is not None
    if reached and match_near(_TARGET_RE, view, behind.at[1]) and not reconciles(share, units=1):
        return True
    return is_handed_down(share, behind)


def _bind(
    doc: CleanDocument,
    view: str,
    percentage: Percentage,
    part: Count | Ratio,
    counts: Sequence[Count],
    wholes: dict[int, Governed],
) -> Share | None:
    if isinstance(part, Ratio):
        share = Share(percentage, part, part, "ratio")
        # "444/444 đại biểu có mặt, bằng 92,5% tổng số đại biểu": of all, not of those present.
        apart = match_near(_ALL_RE, view, percentage.at[1]) and not reconciles(share, units=1)
        return None if apart else share
    if part.value_max is not None:
        return None
    after = percentage.at[1]
    if named := match_near(_NAMED_RE, view, after):
        done = whole_of_deed(doc, view, percentage, part, counts)
        if done is not None:
            return Share(percentage, part, done, "named")
        name = named["name"] or named["bare"]
        by_name = share_of_named(name, percentage, part, counts)
        above = wholes.get(id(part))
        if by_name is not None or above is None or not above.declared:
            return by_name
        return share_of_governing(name, percentage, part, above.wholes)
    if match_near(_TARGET_RE, view, after):
        return None
    governing = wholes.get(id(part))
    fitting = [whole for whole in governing.wholes if _fits(whole, part)] if governing else []
    declared = governing is not None and governing.declared
    if part.value == 0 and not declared:
        # None is 0% of everything: of the largest, most likely.
        fitting = sorted(fitting, key=lambda whole: -whole.value)
    for whole in fitting:
        share = Share(percentage, part, whole, "declared" if declared else "inferred")
        if reconciles(share, units=1 if declared else 0):
            return share
    for whole in _nearby(doc, part, counts):
        share = Share(percentage, part, whole, "inferred")
        if reconciles(share):
            return share
    # "đạt 120%" may be of a plan that nobody names; "chiếm 559,9%" can be of nothing.
    share_said = _SHARE_WORD_RE.search(view[part.at[1] : percentage.at[0]]) is not None
    if not declared or not fitting:
        return None
    whole = fitting[0]
    slipped = share_slip(percentage.value, percentage.numeral, part.value, whole.value)
    if percentage.value <= 100 or share_said or slipped:
        return Share(percentage, part, whole, "declared")
    return None


def _fits(whole: Count, part: Count) -> bool:
    return is_kindred(whole, part) and whole.value >= part.value


_NEARBY_REACH = 60  # how many counts back a whole is looked for


def _nearby(doc: CleanDocument, part: Count, counts: Sequence[Count]) -> list[Count]:
    """Larger counts of the same kind before the part in its section, the nearest first."""
    if part.value == 0:
        return []  # none is 0% of everything
    section = doc.section_at(part.at[0])
    return [
        count
        for count in reversed(preceding(counts, part, _NEARBY_REACH))
        if count.value > part.value
        and count.kind == part.kind
        and count.value_max is None
        and (doc.section_at(count.at[0]) == section or part.at[0] - count.at[0] < 1500)
    ][:12]
