"""The evaluation against gold annotations as text or JSON."""

import json
from collections.abc import Sequence

from pipeline.evaluating import printing
from pipeline.evaluating.changes import compare
from pipeline.evaluating.running import Annotated, evaluate_annotated, evaluate_revisions
from pipeline.evaluating.scores import pool


def gold_text(
    annotated: Sequence[Annotated], base: str | None, *, as_json: bool = False, errors: bool = False
) -> tuple[dict[str, float], str]:
    """The pooled measures by name, and the whole evaluation as text.

    With `base`, a commit of the program, it is what got better and worse since; with `errors` each
    mistake stands in its sentence.
    """
    changes = None
    if base is None:
        runs = list(evaluate_annotated(annotated))
    else:
        before, runs = evaluate_revisions(annotated, base)
        changes = compare(base, before, runs)
    pooled = pool(f"all {len(runs)} reports", [run.scores for run in runs])
    measures = {name: pooled.value(name) for name in pooled.measures}
    if as_json:
        content = printing.as_json(pooled, runs, mistakes=errors, changes=changes)
        return measures, json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    parts: list[str] = []
    for run in runs:
        # Beside another commit only what differs is of interest in the single reports.
        if changes is None:
            parts.append(printing.table(run.scores))
        if errors:
            head = [] if changes is None else [f"{run.scores.name}:"]
            parts.append("\n".join([*head, *printing.mistake_lines(run.text, run.scores.mistakes)]))
    parts.append(printing.table(pooled))
    if changes is not None:
        parts.append(printing.changes_text(changes))
    parts.append(f"These figures come from {printing.ORIGINS[runs[0].origin]}.")
    return measures, "\n\n".join(parts) + "\n"
