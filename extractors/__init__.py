"""CleanDocument to facts: one folder for one kind of fact, each usable alone in a spaCy pipeline.

`dates` and `numerals` are the grammar that the kinds share.
"""
