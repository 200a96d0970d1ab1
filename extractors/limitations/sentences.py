"""What one sentence states by its words alone: a shortcoming, a difficulty, a cause, a task …"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.limitations.hedging import is_hedged
from extractors.limitations.patterns import Cue, cues, holds, opens
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
    states = admits(view, start, end, lacks)
    hedged = is_hedged(view, start, end, lacks)
    if opens("contrast", view, start, end):
        if len(lacks) >= 2 or states or hedged or _turns(view, start, end):
            return Reading("limitation", "statement.contrast")
        return None
    if admitting and (len(lacks) >= 2 or hedged or holds("subject", view, start, end)):
        return Reading("limitation", "statement.continued")
    if states:
        return Reading("limitation", "statement.admission")
    if hedged:
        return Reading("limitation", "statement.hedged")
    return None


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
    benefits = [cue.start for cue in cues(view, start, end, "benefit")]
    hard = [cue for cue in cues(view, start, end, "hardship") if cue.start not in benefits]
    if not hard or holds("own", view, start, end):
        return False
    if any(not any(cue.start <= lack.start < cue.end for cue in hard) for lack in lacks):
        return False
    # "Đã tháo gỡ khó khăn do mưa lũ": where no word of lack is affirmed, work may have undone it.
    return bool(lacks) or not holds("work", view, start, end)


def read_opening(view: str, start: int, end: int) -> Reading | None:
    """What a sentence outside of the closing parts states by its first words."""
    if opens("lesson", view, start, end):
        return Reading("lesson", "statement.lesson_sentence")
    if opens("difficulty", view, start, end):
        return Reading("difficulty", "statement.difficulty_sentence")
    if opens("cause", view, start, end) and not opens("success", view, start, end):
        return Reading("cause", "statement.cause_sentence")
    return None


def is_no_statement(view: str, start: int, end: int) -> bool:
    """ "Trên đây là báo cáo …", "Không có kiến nghị": closes, or says that there is none."""
    return opens("closing", view, start, end) or opens("nothing", view, start, end)
