"""Finds what a report admits: shortcomings and their causes, and the lessons, tasks and proposals.

One statement per list item of a section that is about them, one per sentence elsewhere. "Khắc phục
hạn chế" as work done, duties and requirements are none.
"""

from collections.abc import Iterator

from extractors.limitations import patterns as p
from extractors.matching import match_near
from schemas.document import Block, CleanDocument, SectionRole
from schemas.facts import Statement, StatementRole
from schemas.textview import folded_view

_IN_SECTION: dict[SectionRole, StatementRole] = {
    "limitations": "limitation",
    "causes": "cause",
    "lessons": "lesson",
    "tasks": "task",
    "proposals": "proposal",
}
_PROSE = ("paragraph", "item")


def extract(doc: CleanDocument) -> tuple[Statement, ...]:
    """All statements of the document, in reading order."""
    view = folded_view(doc.text)
    out: list[Statement] = []
    sentences: dict[int, list[tuple[int, int]]] = {}
    for sentence in doc.sentences:
        sentences.setdefault(sentence.block, []).append((sentence.start, sentence.end))
    for index, block in enumerate(doc.blocks):
        if block.kind not in _PROSE:
            continue
        role = next(doc.section_roles(block.section), None)
        statement_role = _IN_SECTION.get(role) if role else None
        if statement_role is not None:
            out += _in_section(doc, view, index, block, statement_role, sentences.get(index, []))
        else:
            out += _elsewhere(doc, view, sentences.get(index, []))
    return tuple(out)


def _in_section(
    doc: CleanDocument,
    view: str,
    index: int,
    block: Block,
    role: StatementRole,
    sentences: list[tuple[int, int]],
) -> Iterator[Statement]:
    text = doc.text
    if text[block.start : block.end].rstrip().endswith(":") and block.kind == "paragraph":
        return  # "… còn một số hạn chế sau:" only announces
    if block.kind == "item" and block.end - block.body < 12:
        return
    if role == "limitation" and match_near(p.CAUSE_RE, view, block.body):
        role = "cause"
    run_in = index > 0 and doc.blocks[index - 1].kind == "heading" and _same_line(doc, index)
    if block.kind == "item" or run_in or len(sentences) == 1 or role not in ("limitation", "cause"):
        if block.kind == "paragraph" and role in ("limitation", "cause") and not run_in:
            yield from _paragraph(doc, view, role, sentences)
            return
        yield _statement(doc, block.body, block.end, role, f"statement.{role}_item", True)
        return
    yield from _paragraph(doc, view, role, sentences)


def _paragraph(
    doc: CleanDocument, view: str, role: StatementRole, sentences: list[tuple[int, int]]
) -> Iterator[Statement]:
    for start, end in sentences:
        if role == "cause" or p.deficiencies(view, start, end):
            found: StatementRole = "cause" if match_near(p.CAUSE_RE, view, start) else role
            yield _statement(doc, start, end, found, f"statement.{found}_sentence", True)


def _same_line(doc: CleanDocument, index: int) -> bool:
    """Did the block stand behind its heading on one line ("a) Khách quan: dịch bệnh …")?"""
    left = doc.span(doc.blocks[index - 1].start, doc.blocks[index - 1].end)
    right = doc.span(doc.blocks[index].start, doc.blocks[index].end)
    return "\n" not in doc.source[left.end : right.start]


def _elsewhere(
    doc: CleanDocument, view: str, sentences: list[tuple[int, int]]
) -> Iterator[Statement]:
    """Sentences outside of such sections; after one, the paragraph goes on in the same vein."""
    admitting = False
    for start, end in sentences:
        lacking = p.deficiencies(view, start, end)
        contrast = p.opens_with_contrast(view, start, end)
        if not lacking or p.is_duty(view, start, end) or p.opens_a_plan(view, start, end):
            admitting = False
            continue
        if contrast and _states_lack(view, start, end, lacking):
            rule = "statement.contrast"
        elif admitting and p.is_hedged(view, start, end):
            rule = "statement.continued"
        elif p.is_strong(view, start, end) and lacking >= 2 and not contrast:
            rule = "statement.strong"
        else:
            admitting = admitting and lacking > 1
            if not admitting:
                continue
            rule = "statement.continued"
        admitting = True
        yield _statement(doc, start, end, "limitation", rule, False)


def _states_lack(view: str, start: int, end: int, lacking: int) -> bool:
    return lacking >= 1 and (
        lacking >= 2
        or p.turns_against(view, start, end)
        or p.is_hedged(view, start, end)
        or p.is_strong(view, start, end)
    )


def _statement(
    doc: CleanDocument, start: int, end: int, role: StatementRole, rule: str, in_section: bool
) -> Statement:
    return Statement(
        span=doc.span(start, end),
        at=(start, end),
        section=doc.section_at(start),
        rule=rule,
        role=role,
        in_section=in_section,
    )
