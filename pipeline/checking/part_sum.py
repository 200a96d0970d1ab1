"""part_sum: the parts of a whole, within one dimension, against the whole.

Equal: ok. Parts over their whole: error where the text ties them together. Parts under it: error
only where the list is known to be complete (a closed class such as nam/nữ, or a second division of
another whole by the same values that does add up); a list that says it is all ("gồm") is suspect,
and so is one of the whole's own noun that misses it by a tenth at most; else the list may be open,
and nothing is said.

True: "59 đảng viên (53 chính thức và 06 dự bị)" holds. False alarm avoided: "198 đảng viên, trong
đó 56 nữ, 12 miễn sinh hoạt" divides by two dimensions.
"""

from collections.abc import Iterator

from pipeline.checking.evidence import Evidence
from pipeline.checking.intervals import show
from pipeline.checking.other_totals import are_all_of_some, are_of_another_whole, shares_by_part
from pipeline.checking.slips import sum_slip
from pipeline.checking.sum_severity import severity_of
from schemas.facts import Check

RULE = "part_sum"


def check(evidence: Evidence) -> Iterator[Check]:
    """One row for each group whose parts can be added up and judged."""
    reported: set[tuple[object, object]] = set()
    shares = shares_by_part(evidence.shares)
    for group in evidence.groups:
        severity = severity_of(group, evidence)
        if severity is None:
            continue
        if severity != "ok" and (
            are_of_another_whole(group, shares) or are_all_of_some(group, shares)
        ):
            continue
        if severity == "error":
            # A wrong total is one fault, however many divisions show it.
            if (group.whole.at, group.total) in reported:
                continue
            reported.add((group.whole.at, group.total))
        parts = [part.value for part in group.parts]
        total = group.total
        equation = f"{' + '.join(map(show, parts))} = {show(total)}"
        wrong = severity in ("error", "suspect")
        if total != group.whole.value:
            equation += f" {'≠' if wrong else '≈'} {show(group.whole.value)}"
        yield Check(
            kind="part_sum",
            severity=severity,
            rule=RULE,
            spans=(group.whole.span, *(part.span for part in group.parts)),
            stated=group.whole.value,
            expected=total,
            equation=equation,
            section=group.whole.section,
            suggestion=sum_slip(group.whole.value, parts) if wrong else None,
        )
