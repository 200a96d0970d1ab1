"""The domain's knowledge as data files, and the loader that reads them.

Every table is a tab-separated file beside this module, read into frozen values by the module of its
subject (`documents`, `nouns`, `statements`, …). A line that starts with "#" is a comment.
`loader.registry_hash` names the state of all of them: it is part of a report's fingerprint, so that
an edited registry makes older analyses stale.
"""
