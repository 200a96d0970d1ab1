"""The journey of a report: read, normalise, segment, extract, check, store, link, query, show."""
