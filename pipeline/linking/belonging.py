"""Several texts of one submission: the Word original and the signed scan, and the appendices.

Two texts with one unit, number, date and subject are one document: the one delivered last counts
(a scan and its original are delivered together; then it is the one that more can be read from), the
others are variants of it, whose facts are not counted. An appendix belongs to the report that it
names, else to the only one of its unit in its folder; its facts are counted with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pipeline.linking.records import FileRecord, Part, Role, Submission, report_id
from pipeline.linking.subjects import compare_subjects
from pipeline.linking.symbols import symbol_key

ONE_DELIVERY = timedelta(seconds=60)
"""Files of one delivery are written within moments, in no meaningful order."""

_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)


def gather(submissions: Iterable[Submission]) -> tuple[tuple[Submission, ...], dict[str, str]]:
    """The submissions with their variants and appendices, and by id what is in doubt of the
    appendices that belong to none."""
    ordered = sorted(submissions, key=lambda one: one.id)
    appendices = [one for one in ordered if one.content.attachment is not None]
    reports = _one_document([one for one in ordered if one.content.attachment is None])
    doubts: dict[str, str] = {}
    for appendix in appendices:
        owners = _owners(appendix, reports)
        if owners is None:
            reports.append(appendix)
            doubts[appendix.id] = _doubt(appendix)
        for owner in owners or ():
            place = reports.index(owner)
            reports[place] = replace(owner, parts=(*owner.parts, *_parts(appendix, "appendix")))
    return tuple(sorted(reports, key=lambda one: one.id)), doubts


def _one_document(submissions: Sequence[Submission]) -> list[Submission]:
    groups: dict[tuple[object, ...], list[list[Submission]]] = defaultdict(list)
    for one in submissions:
        for group in groups[_document(one)]:
            if all(_same(one, other) for other in group):
                group.append(one)
                break
        else:
            groups[_document(one)].append([one])
    return [_joined(group) for same in groups.values() for group in same]


def _document(one: Submission) -> tuple[object, ...]:
    """Equal for one document only; a report without number or date is told by nothing."""
    content = one.content
    if one.unit is None or content.number is None or content.day is None or not one.subject:
        return (one.id,)
    return (one.unit, content.kind, symbol_key(content.number), content.day, content.draft)


def _same(left: Submission, right: Submission) -> bool:
    """Whether two texts with one number and date are one document: a scan may misread a letter
    of the title."""
    rounds = {left.round, right.round} - {None}
    return len(rounds) <= 1 and compare_subjects(left.subject, right.subject) != "different"


def _joined(group: Sequence[Submission]) -> Submission:
    if len(group) == 1:
        return group[0]
    last = max(one.received_at or _EARLIEST for one in group)
    late = [one for one in group if last - (one.received_at or _EARLIEST) < ONE_DELIVERY]
    main = max(late, key=lambda one: (one.content.facts, one.content.sha256))
    round_name = next((one.round for one in group if one.round is not None), None)
    parts = [part for one in group if one is not main for part in _parts(one, "variant")]
    return replace(
        main,
        id=report_id(main.unit, round_name, main.content.sha256),
        round=round_name,
        received_at=min((one.received_at for one in group if one.received_at), default=None),
        parts=tuple(parts),
    )


def _parts(one: Submission, role: Role) -> list[Part]:
    """The files of a text: the first in that role, the others as copies of it."""
    sha256 = one.content.sha256
    return [
        Part(file, sha256, role if number == 0 else "copy") for number, file in enumerate(one.files)
    ]


def _owners(appendix: Submission, reports: Sequence[Submission]) -> list[Submission] | None:
    """The report that the appendix belongs to (once for each round in which it was sent), or None
    where there is none or nobody can tell."""
    attachment = appendix.content.attachment
    assert attachment is not None
    found = [
        one
        for one in reports
        if one.content.attachment is None
        and (appendix.unit is None or one.unit is None or appendix.unit == one.unit)
        and (appendix.round is None or one.round is None or appendix.round == one.round)
    ]
    if attachment.number is not None:
        found = [
            one
            for one in found
            if one.content.number is not None
            and symbol_key(one.content.number) == attachment.number
            and (
                attachment.day is None
                or one.content.day is None
                or attachment.day == one.content.day
            )
        ]
    if attachment.number is None or len({one.content.sha256 for one in found}) > 1:
        folders = {_folder(file) for file in appendix.files}
        found = [one for one in found if folders & {_folder(file) for file in one.files}]
    return found if len({one.content.sha256 for one in found}) == 1 else None


def _doubt(appendix: Submission) -> str:
    attachment = appendix.content.attachment
    if attachment is not None and attachment.number is not None:
        return (
            f"Phụ lục kèm theo Báo cáo số {attachment.number.upper()}, nhưng chưa có báo cáo đó "
            "của đơn vị này; hãy nạp báo cáo, hoặc kiểm tra số ghi trong phụ lục."
        )
    return (
        "Không rõ phụ lục này kèm theo báo cáo nào; hãy để phụ lục và báo cáo của nó trong một "
        "thư mục riêng, hoặc ghi “Kèm theo Báo cáo số …” ở đầu phụ lục, rồi nạp lại."
    )


def _folder(file: FileRecord) -> str:
    return file.path.replace("\\", "/").rpartition("/")[0]
