"""What the place of a block says: the role of its section or list, and where its causes lie."""

from dataclasses import dataclass
from typing import cast

from extractors.limitations.patterns import cues, opens, values
from schemas.document import Block, CleanDocument, SectionRole
from schemas.facts import Origin, StatementRole
from schemas.folding import fold_tone

_ROLES: dict[SectionRole, StatementRole] = {
    "limitations": "limitation",
    "causes": "cause",
    "lessons": "lesson",
    "tasks": "task",
    "proposals": "proposal",
}


@dataclass(frozen=True, slots=True)
class Place:
    """What a section or an announcement says of the statements in it.

    `role` is None where they may be of any kind; `in_section` tells a section from a list.
    """

    role: StatementRole | None = None
    origin: Origin | None = None
    in_section: bool = True


def place_of_section(doc: CleanDocument, section: int | None) -> Place:
    """What the headings around say; the innermost that says something decides."""
    role = next(doc.section_roles(section), None)
    if role is None or role == "situation" or role == "strengths":
        # "Khó khăn" beside "Thuận lợi", or under the situation: what the unit has to live with.
        path = doc.section_path(section)
        if path and path[-1].role in (None, role) and _names_difficulties(path[-1].title):
            return Place("difficulty")
    origin = _origin_of_section(doc, section)
    if role != "strengths" and origin is not None and role not in _ROLES:
        return Place("cause", origin)
    return Place(_ROLES.get(role) if role else None, origin)


def _names_difficulties(title: str) -> bool:
    return fold_tone(title).startswith("khó khăn")


def _origin_of_section(doc: CleanDocument, section: int | None) -> Origin | None:
    """What the section's own captions say, up to the first that is about something else."""
    for heading in reversed(doc.section_path(section)):
        folded = fold_tone(heading.title)
        if opens("cause", folded + ":", 0, len(folded) + 1):
            if origin := origin_in(folded, 0, len(folded)):
                return origin
        elif heading.role != "causes":
            return None
    return None


def origin_in(view: str, start: int, end: int) -> Origin | None:
    """ "Nguyên nhân chủ quan", "Về khách quan": where a cause lies; None where both stand there."""
    found = {cue.value for cue in cues(view, start, end, "origin")}
    return cast(Origin, found.pop()) if len(found) == 1 else None


def announced(view: str, block: Block) -> Place | None:
    """ "… còn một số hạn chế sau:" says what the items after it are; None where nothing does."""
    if opens("success", view, block.body, block.end):
        return None
    # On its own, so that "^" in a pattern is the beginning of the line.
    line = view[block.body : block.end]
    found = {cue.value for cue in cues(line, 0, len(line), "announcement")}
    value = next((value for value in values("announcement") if value in found), None)
    if value is None:
        return None
    role = None if value == "other" else cast(StatementRole, value)
    return Place(role, origin_in(line, 0, len(line)), in_section=False)


def is_announcement(doc: CleanDocument, block: Block) -> bool:
    """Does the block end in a colon?"""
    return doc.text.endswith(":", block.start, block.end)
