"""The Python face: `analyze` for one report, `open_store` for questions to many.

>>> report = analyze("Đảng bộ có 59 đảng viên, trong đó có 11 đảng viên dự bị.")
>>> report.findings
()
"""

import os
from pathlib import Path

from pipeline.reading import ReadError, read_source
from schemas.facts import Report

_PATH_SUFFIXES = (".txt", ".doc", ".docx", ".pdf", ".odt", ".rtf", ".html", ".htm")


def analyze(text_or_path: str | os.PathLike[str]) -> Report:
    """Everything that can be said of one report; no database, nothing kept.

    A `Path` is a file. A text is analysed as it is, unless it is one line that is the path of a
    file, or ends like one ("bao-cao.txt"). Raises `pipeline.reading.ReadError` for a file that
    cannot be read.
    """
    if isinstance(text_or_path, str) and not _is_path(text_or_path):
        from pipeline.analysis import analyze_text

        return analyze_text(text_or_path)
    return analyze_file(Path(text_or_path))[0]


def analyze_file(path: Path) -> tuple[Report, tuple[str, ...]]:
    """The report in the file, and the reader's warnings; raises `ReadError`."""
    source = read_source(path)
    from pipeline.analysis import analyze_text

    return analyze_text(source.text, source=str(path), sha256=source.sha256), source.warnings


def _is_path(text: str) -> bool:
    if len(text) > 4096 or any(char in text for char in "\n\r\x00"):
        return False
    return text.lower().endswith(_PATH_SUFFIXES) or os.path.isfile(text)


__all__ = ["ReadError", "analyze", "analyze_file"]
