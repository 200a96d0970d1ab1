"""Views of the units themselves: their place, their life, and where a series breaks."""

from sqlalchemy import Date, Integer, select

from schemas import tables as t
from schemas.columns import String
from schemas.views.definition import view

_above = t.unit.alias("unit_above")
_before = t.unit.alias("unit_before")

units = view(
    "units",
    "Every unit that a report, a roster or the life of another unit names.",
    select(
        t.unit.c.name.label("unit"),
        t.unit.c.key.label("unit_key"),
        t.unit.c.folded.label("unit_folded"),
        t.unit.c.sort_key.label("unit_sort"),
        _above.c.name.label("parent"),
        t.unit.c.parent.label("parent_key"),
        t.unit.c.level,
        t.unit.c.depth,
        t.unit.c.valid_from,
        t.unit.c.valid_to,
    ).select_from(t.unit.outerjoin(_above, _above.c.key == t.unit.c.parent)),
    unit=String,
    unit_key=String,
    unit_folded=String,
    unit_sort=String,
    parent=String,
    parent_key=(String, "key of the unit above it"),
    level=(String, t.UNIT_LEVELS),
    depth=(Integer, "0 without a parent, else the parent's + 1"),
    valid_from=(Date, "first day of its life, where somebody said it"),
    valid_to=(Date, "last day: said, or the day before its successor's first"),
)

unit_breaks = view(
    "unit_breaks",
    "What each unit was formed out of: its figures from that day on are another series, not the "
    "growth of a predecessor's.",
    select(
        t.unit.c.name.label("unit"),
        t.unit_predecessor.c.unit_key,
        t.unit.c.folded.label("unit_folded"),
        t.unit.c.sort_key.label("unit_sort"),
        t.unit_predecessor.c.day,
        _before.c.name.label("predecessor"),
        t.unit_predecessor.c.predecessor.label("predecessor_key"),
    ).select_from(
        t.unit_predecessor.join(t.unit, t.unit.c.key == t.unit_predecessor.c.unit_key).join(
            _before, _before.c.key == t.unit_predecessor.c.predecessor
        )
    ),
    unit=String,
    unit_key=String,
    unit_folded=String,
    unit_sort=String,
    day=(Date, "first day of the new unit, or null where nobody said it"),
    predecessor=(String, "name of a unit that went into it"),
    predecessor_key=(String, "its key; the unit's own where it was formed anew"),
)
