"""What one sentence states by its words alone: a shortcoming, a difficulty, a cause, a task …"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.limitations.hedging import is_hedged
from extractors.limitations.patterns import Cue, cues, holds, opening, opens, within
from extractors.limitations.scopes import admits
from extractors.matching import REACH
from schemas.facts import StatementRole


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence states, and by which rule."""

    role: StatementRole
    rule: str


def read_lack(
    view: str, start: int, end: int, lacks: Sequence[Cue], *, admitting: bool
) -> Reading | None:
    """The shortcoming that `view[start:end]` admits; `lacks` are the words of lack that it affirms.

    `admitting` is true after a sentence that admitted one: the paragraph may go on in that vein.
    """
    if not lacks or opens("plan", view, start, end) or _requires(view, start, end):
        return None
    several = len(lacks) >= 2
    if opens("contrast", view, start, end):
        states = several or admits(view, start, end, lacks) or _turns(view, start, end)
        if states or is_hedged(view, start, end, lacks):
            return Reading("limitation", "statement.contrast")
        return None
    if admitting and (several or holds("subject", view, start, end)):
        return Reading("limitation", "statement.continued")
    if admits(view, start, end, lacks):
        return Reading("limitation", "statement.admission")
    if is_hedged(view, start, end, lacks):
        return Reading("limitation", f"statement.{'continued' if admitting else 'hedged'}")
    return None


def may_admit(view: str, start: int, end: int, written: Sequence[Cue], *, admitting: bool) -> bool:
    """A quick look: can the sentence, with the words of lack in it, admit anything at all?"""
    if not written:
        return False
    if admitting or any(lack.value == "predicate" for lack in written):
        return True
    return opens("contrast", view, start, end) or holds("admission", view, start, end)


def _turns(view: str, start: int, end: int) -> bool:
    """ "Tuy nhiên", "Song": what follows speaks against what was said, one lack is enough."""
    first = next(cues(view, start, end, "termination"), None)
    return first is not None and first.start == start and first.value == "clause"


def _requires(view: str, start: int, end: int) -> bool:
    return opens("requirement", view, start, min(end, start + REACH))


def is_difficulty(view: str, start: int, end: int, lacks: Sequence[Cue]) -> bool:
    """Does `view[start:end]` speak of a world outside that is hard, and of nothing lacking inside?

    "Dịch bệnh ảnh hưởng đến sinh hoạt" is one, "việc kết nạp gặp khó khăn do dân cư phân tán" is
    the unit's own work and none. `lacks` are the words of lack that the sentence affirms.
    """
    if not holds("outside", view, start, end):
        return False
    benefits = {cue.start for cue in cues(view, start, end, "benefit")}
    hard = [cue for cue in cues(view, start, end, "hardship") if cue.start not in benefits]
    if not hard or holds("own", view, start, end):
        return False
    if sum(len(within(lacks, cue.start, cue.end)) for cue in hard) < len(lacks):
        return False
    # "Đã tháo gỡ khó khăn do mưa lũ": where no word of lack is affirmed, work may have undone it.
    return bool(lacks) or not holds("work", view, start, end)


_OPENINGS: dict[str, tuple[StatementRole, str]] = {
    "lesson": ("lesson", "statement.lesson_sentence"),
    "difficulty": ("difficulty", "statement.difficulty_sentence"),
    "cause": ("cause", "statement.cause_sentence"),
    "proposal": ("proposal", "statement.proposal_sentence"),
    "plan": ("task", "statement.plan"),
}


def read_opening(view: str, start: int, end: int) -> Reading | None:
    """What a sentence outside of the closing parts states by its first words."""
    cue = opening(view, start, end, *_OPENINGS)
    if cue is None or (cue.kind == "cause" and opens("success", view, start, end)):
        return None
    return Reading(*_OPENINGS[cue.kind])


def is_no_statement(view: str, start: int, end: int) -> bool:
    """ "Trên đây là báo cáo …", "Không có kiến nghị": closes, or says that there is none."""
    return opens("closing", view, start, end) or opens("nothing", view, start, end)
