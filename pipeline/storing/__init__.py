"""The store: open it, claim a content, write what a report says in one transaction."""

from pipeline.storing.errors import StoreError
from pipeline.storing.store import DEFAULT_URL, Store, connect_store, open_store

__all__ = ["DEFAULT_URL", "Store", "StoreError", "connect_store", "open_store"]
