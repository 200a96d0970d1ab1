"""The Python face: `analyze` for one report, `open_store` for questions to many.

>>> report = analyze("Đảng bộ có 59 đảng viên, trong đó có 11 đảng viên dự bị.")
>>> report.findings
()
"""

import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.reading import ReadError, read_source
from schemas.facts import Report

_PATH_SUFFIXES = (".txt", ".doc", ".docx", ".pdf", ".odt", ".rtf", ".html", ".htm")


def analyze(text_or_path: str | os.PathLike[str], *, without: Iterable[str] = ()) -> Report:
    """Everything that can be said of one report; no database, nothing kept.

    A `Path` is a file. A text is analysed as it is, unless it is one line that is the path of a
    file, or ends like one ("bao-cao.txt"). The rules of the checks `without` (names as of `baocao
    rules`) do not run. Raises `pipeline.reading.ReadError` for a file that cannot be read,
    `QueryError` for a rule that there is not.
    """
    left_out = frozenset[str]()
    if without:
        from pipeline.querying.rules import choose_rules

        left_out = choose_rules((), without).without
    if isinstance(text_or_path, str) and not _is_path(text_or_path):
        from pipeline.analysis import analyze_text

        return analyze_text(text_or_path, without=left_out)
    return analyze_file(Path(text_or_path), left_out)[0]


def analyze_file(
    path: Path, without: frozenset[str] = frozenset()
) -> tuple[Report, tuple[str, ...]]:
    """The report in the file, and the reader's warnings; raises `ReadError`. `without` holds ids
    of rules that do not run."""
    source = read_source(path)
    from pipeline.analysis import analyze_text

    report = analyze_text(source.text, source=str(path), sha256=source.sha256, without=without)
    return report, source.warnings


def _is_path(text: str) -> bool:
    if len(text) > 4096 or any(char in text for char in "\n\r\x00"):
        return False
    return text.lower().endswith(_PATH_SUFFIXES) or os.path.isfile(text)


__all__ = ["ReadError", "analyze", "analyze_file"]
