"""Questions to the store, answered from its documented views.

`filters` (what to look at), `matching` and `directives` (which unit, report or document the words
of a user mean), then one module for each subject. Every answer is a `Listing`, or raises
`QueryError` with a sentence for people.
"""
