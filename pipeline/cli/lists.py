"""The lists beside the findings, for people: what was decided, what was held against no other."""

from datetime import date
from itertools import groupby

from pipeline.cli.findings import UNKNOWN, Record, wrapped
from pipeline.exporting import Cell, Listing
from pipeline.exporting.cells import flat
from pipeline.messages import SEVERITIES, VERDICTS, plural
from pipeline.querying.outcomes import OUTCOMES
from pipeline.wording import date_text

_LABELS = {
    "vi": {"sentence": "Câu", "next": "Bản sau"},
    "en": {"sentence": "Sentence", "next": "Next version"},
}


def render_decided(decided: Listing, width: int | None, lang: str) -> str:
    """What was decided or settled, each with its arithmetic, its sentence and what the next version
    made of it."""
    lines: list[str] = []
    for record in decided.records():
        lines += [""] if lines else []
        lines += _decision(record, width, lang)
    return "".join(f"{line}\n" for line in lines)


def _decision(record: Record, width: int | None, lang: str) -> list[str]:
    why = f" ({_flat(record['why'])})" if record["why"] else ""
    when = record["decided_at"]
    by = [_flat(record["decided_by"]), date_text(when, lang) if isinstance(when, date) else ""]
    severity = SEVERITIES[lang][str(record["severity"])].upper()
    head = f"{record['finding_id']} {severity}: {_flat(record['equation'])}"
    said = f"→ {VERDICTS[lang][str(record['verdict'])]}{why}"
    source = f"{_flat(record['unit']) or UNKNOWN[lang]} · {_flat(record['report'])}"
    details = [
        " · ".join(filter(None, (said, *by))),
        source,
        _labelled("sentence", _flat(record["sentence"]), lang),
        _labelled("next", _outcome(record, lang), lang),
    ]
    return [wrapped(head, 0, width), *(wrapped(text, 4, width) for text in details if text)]


def _outcome(record: Record, lang: str) -> str:
    """ "bản sau đã đổi số: 12 → 13 (bc-sua.txt, k2f7mzxa)"."""
    if not record["next"]:
        return ""
    told = OUTCOMES[lang][str(record["next"])]
    if record["now"]:
        told += f": {_flat(record['before'])} → {_flat(record['now'])}"
    where = ", ".join(filter(None, (_flat(record["next_report"]), _flat(record["next_id"]))))
    return f"{told} ({where})" if where else told


def render_unbound(figures: Listing, width: int | None, lang: str) -> str:
    """The figures that no relation is about, by unit and report, each in its sentence."""

    def source(record: Record) -> tuple[Cell, Cell]:
        return record["unit"], record["report_id"]

    lines: list[str] = []
    for (unit, _), group in groupby(figures.records(), source):
        records = list(group)
        number = len(records)
        count = f"{number} số liệu" if lang == "vi" else plural(number, "figure")
        lines += [""] if lines else []
        head = f"{_flat(unit) or UNKNOWN[lang]} · {_flat(records[0]['report'])}: {count}"
        lines.append(wrapped(head, 0, width))
        for record in records:
            place = f" [{_flat(record['section'])}]" if record["section"] else ""
            lines.append(
                wrapped(f"{record['fact_id']} “{_flat(record['quote'])}”{place}", 2, width)
            )
            lines.append(wrapped(_labelled("sentence", _flat(record["sentence"]), lang), 6, width))
    return "".join(f"{line}\n" for line in lines)


def _labelled(name: str, text: str, lang: str) -> str:
    return f"{_LABELS[lang][name]}: {text}" if text else ""


def _flat(cell: Cell) -> str:
    return flat(str(cell)) if cell else ""
