"""Errors that people planted in invented reports: how many are found, how many accusations hold.

`corpus/planted` holds whole reports written without regard to the rules, consistent but for the
errors of `errors.tsv`: `report`, `quote` (stands once in the report and holds the wrong figure) and
`error` (what is wrong). A finding is right where one of its figures lies in the quote of an error.
Every other finding of severity error is a false accusation.
"""

from collections.abc import Iterator, Mapping, Sequence
from csv import QUOTE_NONE, DictReader
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from json import dumps

from tabulate import tabulate

from pipeline.analysis import analyze_text
from schemas.facts import Check, Severity

_CHALLENGING: tuple[Severity, ...] = ("error", "suspect")


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted error; `start` and `end` are the quote's code points in its report."""

    report: str
    start: int
    end: int
    quote: str
    error: str


@dataclass(frozen=True, slots=True)
class Raised:
    """One finding of a report, and whether it lies on a planted error."""

    report: str
    check: Check
    right: bool


@dataclass(frozen=True, slots=True)
class PlantedFound:
    """What was found of the errors planted in `reports` reports."""

    reports: int
    planted: Sequence[Planted]
    as_error: frozenset[Planted]
    as_suspect: frozenset[Planted]
    raised: Sequence[Raised]

    @property
    def measures(self) -> dict[str, float]:
        """Precision and recall of the severity error, and the share that is found at all."""
        accused = self.of("error")
        found = len(self.as_error) + len(self.as_suspect)
        return {
            "error_precision": _share(sum(one.right for one in accused), len(accused)),
            "error_recall": _share(len(self.as_error), len(self.planted)),
            "recall": _share(found, len(self.planted)),
        }

    def of(self, severity: Severity) -> list[Raised]:
        """The findings of that severity."""
        return [one for one in self.raised if one.check.severity == severity]


def planted_reports() -> dict[str, str]:
    """The texts by file name."""
    folder = files("corpus") / "planted"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    return {name: (folder / name).read_bytes().decode("utf-8") for name in names}


def planted_errors(texts: Mapping[str, str]) -> list[Planted]:
    """The errors of `errors.tsv`. Raises ValueError for a quote that does not stand there once."""
    table = (files("corpus") / "planted" / "errors.tsv").read_text(encoding="utf-8")
    found = []
    for row in DictReader(StringIO(table), delimiter="\t", quoting=QUOTE_NONE):
        text, quote = texts[row["report"]], row["quote"].replace("\\t", "\t")
        if text.count(quote) != 1:
            raise ValueError(f"{row['report']}: {text.count(quote)} times: {quote}")
        start = text.index(quote)
        found.append(Planted(row["report"], start, start + len(quote), quote, row["error"]))
    return found


def measure_planted() -> PlantedFound:
    """Analyse all the reports and hold what is found against what was planted."""
    texts = planted_reports()
    planted = planted_errors(texts)
    raised: list[Raised] = []
    hits: dict[Severity, set[Planted]] = {severity: set() for severity in _CHALLENGING}
    for name, text in texts.items():
        own = [error for error in planted if error.report == name]
        for check in analyze_text(text).checks:
            if check.severity not in _CHALLENGING:
                continue
            hit = [error for error in own if _lies_on(check, error)]
            raised.append(Raised(name, check, bool(hit)))
            hits[check.severity].update(hit)
    return PlantedFound(
        len(texts),
        planted,
        frozenset(hits["error"]),
        frozenset(hits["suspect"] - hits["error"]),
        raised,
    )


def _lies_on(check: Check, error: Planted) -> bool:
    return any(span.start < error.end and error.start < span.end for span in check.spans)


def planted_text(*, as_json: bool, errors: bool) -> tuple[dict[str, float], str]:
    """The measures, and all of it as text; with `errors` each miss and each false accusation."""
    found = measure_planted()
    if as_json:
        return found.measures, dumps(_fields(found), ensure_ascii=False, indent=1) + "\n"
    return found.measures, "\n".join(_lines(found, errors=errors)) + "\n"


def _lines(found: PlantedFound, *, errors: bool) -> Iterator[str]:
    if errors:
        for error in found.planted:
            if error not in found.as_error | found.as_suspect:
                yield f"MISSED {error.report}: {' '.join(error.quote.split())} ({error.error})"
        for one in found.raised:
            if not one.right:
                mark = "WRONG " if one.check.severity == "error" else "DOUBT "
                yield f"{mark} {one.report} {one.check.rule}: {one.check.equation}"
        yield ""
    rows = [
        (severity, len(found.of(severity)), sum(one.right for one in found.of(severity)), hits)
        for severity, hits in zip(
            _CHALLENGING, (len(found.as_error), len(found.as_suspect)), strict=True
        )
    ]
    heads = ["severity", "raised", "on an error", "errors found"]
    yield tabulate(rows, headers=heads)
    yield ""
    named = ", ".join(f"{name} {value:.3f}" for name, value in found.measures.items())
    yield f"{len(found.planted)} errors planted in {found.reports} reports: {named}"


def _fields(found: PlantedFound) -> dict[str, object]:
    return {
        "reports": found.reports,
        "planted": len(found.planted),
        **{
            severity: {
                "raised": len(found.of(severity)),
                "right": sum(one.right for one in found.of(severity)),
            }
            for severity in _CHALLENGING
        },
        **{name: round(value, 4) for name, value in found.measures.items()},
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
