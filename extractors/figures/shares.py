"""What each percentage relates: the part before it and the whole that governs the part.

A *declared* whole is one that the text ties to the part: the second number of a ratio, the whole of
the sentence or of the list, a named whole ("trên tổng dân số của xã"). An *inferred* one stands
nearby and is accepted only where it reconciles the percentage. No whole found: the percentage stays
unbound, and nothing is said about it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractors.figures.bare_parts import bare_shares
from extractors.figures.completed_shares import of_sound_groups
from extractors.figures.deeds import whole_of_deed
from extractors.figures.far_ratios import share_of_far_ratio
from extractors.figures.former import holds_former, opens_former
from extractors.figures.governing import Governed
from extractors.figures.group import Group
from extractors.figures.handed_down import is_handed_down
from extractors.figures.held_shares import held_shares
from extractors.figures.kindred import is_kindred
from extractors.figures.named_afar import is_of_number
from extractors.figures.named_parts import parts_of
from extractors.figures.named_totals import is_of_another_total
from extractors.figures.named_wholes import preceding, share_of_named
from extractors.figures.patterns import dividing_values, noun_at
from extractors.figures.probable_shares import probable_share
from extractors.figures.respective_shares import respective_shares
from extractors.figures.respects import counts_noun, respect_of, share_in_respect
from extractors.figures.share import Share, reconciles
from extractors.figures.sibling_shares import sibling_shares
from extractors.figures.slips import share_slip
from extractors.figures.tied_shares import AGE_RE, JOINT_RE, tied_share
from extractors.figures.unstated_wholes import shares_of_unstated
from extractors.matching import match_near
from schemas.document import CleanDocument
from schemas.facts import Count, Percentage, Ratio
from schemas.textview import folded_view

# "486 lượt xếp loại tốt (trước năm 2018 gồm cả trong sạch, vững mạnh) trở lên, đạt 89,8%".
_REMARK_RE = regex.compile(r"\([^()\n%]*\)")
_REACHED_RE = regex.compile(r"(?<!\p{L})đạt(?!\p{L})")
_SHARE_WORD_RE = regex.compile(r"chiếm|(?:tỷ|tỉ)\s+lệ")
_DIGIT_RE = regex.compile(r"\d")
_FAR, _WITH_REMARKS = 90, 200  # characters between a part and its percentage
_GROWTH_RE = regex.compile(r"(?:tăng|giảm|vượt)(?:\s+(?:thêm|khoảng|gần|trên|hơn))?\s*$")
_CHANGE_RE = regex.compile(r"(?:tăng|giảm|vượt)(?:\s+(?:thêm|được))?\s+$")
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
    ranked = _ranked(groups)
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
        share = _of_ranking(percentage, part, ranked) or _bind(
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
    out += _among_siblings(groups, out, unbound)
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
    probable = (probable_share(doc, view, *pair, counts, out, others) for pair in loose)
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
    out += [*beyond, *bare_shares(doc, view, left, counts)]
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


def _among_siblings(
    groups: Sequence[Group], shares: Sequence[Share], unbound: dict[int, Percentage]
) -> Iterator[Share]:
    """ "Xếp loại: xuất sắc 12 (33,08%), khá 36 (69,23%), trung bình 4 (7,69%)": the parts add up to
    52 and most of their percentages are shares of it, so all of them are.
    """
    whole_of = {id(share.part): share.whole for share in shares if reconciles(share)}
    for group in groups:
        if group.total != group.whole.value or not group.dimensions:
            continue
        agreeing = sum(whole_of.get(id(part)) is group.whole for part in group.parts)
        others = [part for part in group.parts if id(part) in unbound]
        if agreeing >= 2 and len(others) < agreeing:
            for part in others:
                yield Share(unbound.pop(id(part)), part, group.whole, "declared")


def _ranked(groups: Sequence[Group]) -> dict[int, Count]:
    """Id of a part of a ranking that adds up → the number assessed, wherever it stands."""
    return {
        id(part): group.whole
        for group in groups
        if "rank" in group.dimensions and group.total == group.whole.value
        for part in group.parts
    }


def _of_ranking(
    percentage: Percentage, part: Count | Ratio, ranked: dict[int, Count]
) -> Share | None:
    whole = ranked.get(id(part))
    if whole is None:
        return None
    share = Share(percentage, part, whole, "declared")
    return share if reconciles(share, units=1) else None


def part_of(
    view: str, percentage: Percentage, figures: Sequence[Count | Ratio]
) -> Count | Ratio | None:
    """The figure right before the percentage, with only words of sharing in between."""
    start = percentage.at[0]
    index = bisect_left(figures, start, key=lambda figure: figure.at[0])
    if index == 0:
        return None
    part = _before_former(view, start, figures, index)
    if not 0 <= start - part.at[1] <= _WITH_REMARKS:
        return None
    if holds_former(view, part.at[1], start):
        return None  # "312 người (khóa trước là 33,4%)"
    between = AGE_RE.sub("", _REMARK_RE.sub("", view[part.at[1] : start]))
    if len(between) > _FAR:
        return None
    if between.lstrip().startswith(")"):
        return None  # "tăng 06 mô hình so với năm 2022 (28 mô hình), bằng 21,4%"
    if _DIGIT_RE.search(between) or not JOINT_RE.fullmatch(between):
        return None
    if between.rstrip().endswith(",") and match_near(_OWN_CLAUSE_RE, view, percentage.at[1]):
        return None  # "2 nữ, 100% là người dân tộc thiểu số"
    if between.rstrip().endswith("(") and match_near(_OF_THEM_RE, view, percentage.at[1]):
        return None
    if isinstance(part, Ratio) and _is_of_each(part, percentage, between):
        return None
    if _has_subject(view, part.at[1], start):
        return None  # "71 người có trình độ đại học, nữ chiếm 17,8%"
    if _GROWTH_RE.search(between) or _CHANGE_RE.search(view[max(0, part.at[0] - 24) : part.at[0]]):
        return None
    return part


def paired_with(view: str, part: Count | Ratio, figures: Sequence[Count | Ratio]) -> Count | None:
    """The count that a stroke ties to the part, of another noun: "1.206 vụ/2.085 bị cáo"."""
    index = bisect_left(figures, part.at[0], key=lambda figure: figure.at[0])
    if index == 0 or not isinstance(part, Count):
        return None
    first = figures[index - 1]
    if not isinstance(first, Count) or first.unit.lower() == part.unit.lower():
        return None
    return first if view[first.at[1] : part.number_at[0]].strip() == "/" else None


def _before_former(
    view: str, start: int, figures: Sequence[Count | Ratio], index: int
) -> Count | Ratio:
    """The figure before the percentage at `start`; in front of the bracket that tells what was
    before: "1.582 đồng chí (khóa trước là 1.104 đồng chí), chiếm 35,9%".
    """
    last = figures[index - 1]
    closing = view.find(")", last.at[1], start)
    if index < 2 or closing < 0 or not _SHARE_WORD_RE.search(view, closing, start):
        return last
    earlier = figures[index - 2]
    opening = view.rfind("(", earlier.at[1], last.at[0])
    return earlier if opening >= 0 and opens_former(view, earlier.at[1], opening) else last


_EACH_FULL_RE = regex.compile(r"\s+[^,;:()\n]*?(?:đạt|hoàn\s+thành)\s+")


def _is_of_each(part: Ratio, percentage: Percentage, between: str) -> bool:
    """ "có 41/87 khu vực đạt 100%": what each of them reached, not how many of them did."""
    return (
        percentage.value == 100
        and part.num != part.den
        and _EACH_FULL_RE.fullmatch(between) is not None
    )


# Behind a percentage that only a comma parts from the count before it: what it is the share of.
_OWN_CLAUSE_RE = regex.compile(
    r"\s+(?!(?:so\s+với|của|trên|trong|tổng|số|chỉ\s+tiêu|kế\s+hoạch|nghị\s+quyết|dự\s+toán|và|tăng|giảm)(?!\p{L}))\p{L}"
)
_SUBJECT_RE = regex.compile(
    r",\s+(?P<subject>\p{L}+(?:\s+\p{L}+){0,6})\s+(?:chiếm|đạt)(?!\p{L})(?!\s+chuẩn(?!\p{L}))"
)
# "160/262 xã có cử tri đi bầu đạt 100%", "26 xã có tỷ lệ đi bầu đạt 100%": what each of them has.
_EACH_RE = regex.compile(
    r"(?<!\p{L})có\s+(?P<subject>\p{L}+(?:\s+\p{L}+){0,6}?)\s+đạt(?:\s+(?:tỷ|tỉ)\s+lệ)?\s*$"
)


# "25 tỉnh có tỷ lệ từ 50% trở lên": what each of them has at least.
_LEAST_RE = regex.compile(
    r"(?<!\p{L})có\s+(?:tỷ|tỉ)\s+lệ(?:\s+\p{L}+){0,6}?\s+(?:từ|trên|dưới|hơn|không\s+quá|tối\s+thiểu|ít\s+nhất)\s*$"
)
# "(67,5% người nghiện đang ở ngoài xã hội)": of them, and what they do.
_OF_THEM_RE = regex.compile(r"\s+\p{L}+(?:\s+\p{L}+){0,4}\s+(?:đang|đã|chưa|không|còn)(?!\p{L})")


def _has_subject(view: str, start: int, end: int) -> bool:
    """Does a noun of its own stand in front of "chiếm" or "đạt" in `view[start:end]`?"""
    if _LEAST_RE.search(view, start, end):
        return True
    each = _EACH_RE.search(view, start, end)
    if each is not None and (
        each["subject"].startswith(("tỷ lệ", "tỉ lệ"))
        or noun_at(view, each.start("subject")) is not None
    ):
        return True
    for found in _SUBJECT_RE.finditer(view, start, end):
        at = found.start("subject")
        if found["subject"] in dividing_values() or noun_at(view, at) is not None:
            return True
    return False


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
        return share_of_named(named["name"] or named["bare"], percentage, part, counts)
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
