"""Read the reports that Vietnamese units submit, and ask them questions.

    import baocao

    report = baocao.analyze("bao-cao.txt")
    report.citations, report.findings

    with baocao.open_store("sqlite:///baocao.db") as store:
        store.citations(unit="Hải Yến")

Nothing heavy is imported before it is used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.face import analyze
    from pipeline.querying.filters import QueryError
    from pipeline.querying.frames import Store, open_store
    from pipeline.reading import ReadError
    from schemas.facts import Report

_HOMES = {
    "QueryError": "pipeline.querying.filters",
    "ReadError": "pipeline.reading",
    "Report": "schemas.facts",
    "Store": "pipeline.querying.frames",
    "analyze": "pipeline.face",
    "open_store": "pipeline.querying.frames",
}

__all__ = ["QueryError", "ReadError", "Report", "Store", "analyze", "open_store"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'baocao' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
