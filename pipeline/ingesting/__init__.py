"""From paths on disk to whole reports in the store; see `ingest`."""

from pipeline.ingesting.ingest import Limits, ingest
from pipeline.ingesting.registering import DEFAULT_ROUND
from pipeline.ingesting.results import Failure, IngestResult
from pipeline.ingesting.walking import IngestError, NothingFound, PathMissing

__all__ = [
    "DEFAULT_ROUND",
    "Failure",
    "IngestError",
    "IngestResult",
    "Limits",
    "NothingFound",
    "PathMissing",
    "ingest",
]
