"""Which report replaces which.

A report replaces another one only where unit, round, what it answers, subject and period are the
same; then the later date wins, for equal dates the one received later. A final report replaces
the drafts before it. Where something that decides is missing or nearly equal, both stay, and both
say what a person has to decide. What a person decided goes before all rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from pipeline.linking.belonging import ONE_DELIVERY
from pipeline.linking.decisions import Decisions
from pipeline.linking.records import Decision, Submission, VersionState
from pipeline.linking.subjects import Likeness, compare_subjects
from pipeline.linking.symbols import symbol_key

# Beyond so many reports of one unit only exact versions are looked for.
_MOST_COMPARED = 200


def link_versions(
    submissions: Iterable[Submission], decided: Sequence[Decision] = ()
) -> dict[str, VersionState]:
    """The state of every submission, by id."""
    states: dict[str, VersionState] = {}
    of_unit: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    ordered = sorted(submissions, key=lambda s: s.id)
    decisions = Decisions(decided, ordered)
    for one in ordered:
        states[one.id] = VersionState("draft" if one.content.draft else "current")
        if one.id in decisions.replaced_by:
            # Nothing else is to be told of it, and it leaves no doubt on others.
            states[one.id] = VersionState("superseded", decisions.replaced_by[one.id])
        elif one.unit is not None:
            of_unit[one.unit, one.content.kind].append(one)
    for _, group in sorted(of_unit.items()):
        if len(group) > 1:
            states |= _link_group(group, decisions)
    return states


def _link_group(group: Sequence[Submission], decisions: Decisions) -> dict[str, VersionState]:
    states: dict[str, VersionState] = {}
    clusters: dict[tuple[object, ...], list[Submission]] = defaultdict(list)
    for one in group:
        clusters[_same_key(one)].append(one)
    for cluster in clusters.values():
        states |= _link_cluster(cluster, decisions)
    standing = [one for one in group if states[one.id].version != "superseded"]
    if len(standing) <= _MOST_COMPARED:
        for left, right in combinations(standing, 2):
            doubt = _doubt(left, right)
            if doubt and not decisions.apart(left, right):
                states |= _unsure(states, left, right, doubt)
    return states


def _same_key(one: Submission) -> tuple[object, ...]:
    """Equal for certain versions of one report only."""
    content = one.content
    reply = symbol_key(content.in_reply_to or "")
    if not one.subject or not (one.round or reply or content.period):
        return (one.id,)
    return (one.round, reply, one.subject, content.period)


def _link_cluster(cluster: Sequence[Submission], decisions: Decisions) -> dict[str, VersionState]:
    states = {one.id: VersionState("draft" if one.content.draft else "current") for one in cluster}
    finals = [one for one in cluster if not one.content.draft]
    drafts = [one for one in cluster if one.content.draft]
    states |= _replace_older(finals, states, decisions)
    standing = [one for one in finals if states[one.id].version != "superseded"]
    for draft in drafts:
        final = next(
            (f for f in standing if not _wins(draft, f) and not decisions.apart(draft, f)), None
        )
        if final is not None:
            states[draft.id] = VersionState("superseded", superseded_by=final.id)
    waiting = [one for one in drafts if states[one.id].version == "draft"]
    return states | _replace_older(waiting, states, decisions)


def _replace_older(
    group: Sequence[Submission], states: dict[str, VersionState], decisions: Decisions
) -> dict[str, VersionState]:
    """Those that another one beats are replaced; several that none beats are unsure."""
    out: dict[str, VersionState] = {}

    def beats(left: Submission, right: Submission) -> bool:
        return _wins(left, right) and not decisions.apart(left, right)

    standing = [one for one in group if not any(beats(other, one) for other in group)]
    for one in group:
        if one not in standing:
            winner = next((top for top in standing if beats(top, one)), None)
            if winner is None:
                winner = next(other for other in group if beats(other, one))
            out[one.id] = VersionState("superseded", superseded_by=winner.id)
    for left, right in combinations(standing, 2):
        if not decisions.apart(left, right):
            out |= _unsure(
                {**states, **out},
                left,
                right,
                "không rõ bản nào mới hơn (cùng ngày hoặc thiếu ngày)",
            )
    return out


def _wins(left: Submission, right: Submission) -> bool:
    """Whether `left` is certainly the later one."""
    if left is right:
        return False
    day, other = left.content.day, right.content.day
    if (day is None) != (other is None):
        return False
    if day is not None and other is not None and day != other:
        return day > other
    if left.received_at is None or right.received_at is None:
        return False
    return left.received_at - right.received_at >= ONE_DELIVERY


def _doubt(left: Submission, right: Submission) -> str | None:
    """Why the two may be versions of one report, or None where they are not, or are known to be."""
    content, other = left.content, right.content
    parts: list[tuple[Likeness, str]] = [
        (_compare(left.round, right.round), "đợt báo cáo"),
        (
            _compare(symbol_key(content.in_reply_to or ""), symbol_key(other.in_reply_to or "")),
            "văn bản yêu cầu",
        ),
        (_compare(content.period, other.period), "kỳ báo cáo"),
    ]
    if any(likeness == "different" for likeness, _ in parts):
        return None
    subject = compare_subjects(left.subject, right.subject)
    if subject == "different":
        return None
    missing = [
        name for likeness, name in (*parts, (subject, "tên báo cáo")) if likeness == "unsure"
    ]
    known = left.round or content.in_reply_to or content.period
    if not missing and known:
        return None
    return "không rõ " + ", ".join(missing or ["đợt và kỳ báo cáo"])


def _compare(left: object, right: object) -> Likeness:
    if left == right:
        return "same"
    return "different" if left and right else "unsure"


def _unsure(
    states: dict[str, VersionState], left: Submission, right: Submission, why: str
) -> dict[str, VersionState]:
    """Both as unsure, each naming the other. A draft stays a draft that says so, and leaves no
    doubt on a final report."""
    out: dict[str, VersionState] = {}
    for one, other in ((left, right), (right, left)):
        if other.content.draft and not one.content.draft:
            continue
        doubt = states[one.id].doubt or (
            f"Có thể là một bản khác của “{_file_name(other)}”: {why}; hãy quyết định: "
            f"baocao versions {one.id} --replaces {other.id} (bản này thay bản kia), "
            "--replaced-by (bản kia thay bản này) hoặc --apart-from (hai báo cáo khác nhau)"
        )
        out[one.id] = VersionState("draft" if one.content.draft else "unsure", doubt=doubt)
    return out


def _file_name(one: Submission) -> str:
    return one.main.path.replace("\\", "/").rpartition("/")[2]
