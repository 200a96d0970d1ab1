"""A listing as a table for people, wrapped to a width where one is given."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tabulate import tabulate

from pipeline.exporting.cells import as_text, is_number
from pipeline.exporting.listing import Listing

_GAP = 2
_HEAD = 2
"""Headers get this much more room than their words (a constant of tabulate)."""
_READABLE = 40
_NAME = 18
_PERIOD = 15
_DATE_RE = re.compile(r"\d+(?:[-/]\d+)*")
_NARROW = 12
_NARROWEST = 6


def render_table(listing: Listing, *, width: int | None = None, lang: str = "vi") -> str:
    """The table as text, ended by a newline; without a `width` each row is one line.

    Technical columns are left out.
    """
    listing = listing.for_people()
    headers = [column.title if lang == "vi" else column.key for column in listing.columns]
    rows = [
        [as_text(cell, column, lang) for cell, column in zip(row, listing.columns, strict=True)]
        for row in listing.rows
    ]
    numeric = [
        all(row[i] is None or is_number(row[i]) for row in listing.rows)
        and any(row[i] is not None for row in listing.rows)
        for i in range(len(headers))
    ]
    if not width:
        return _unwrapped(headers, rows, numeric)
    whole = [
        number or column.key.endswith("_id") or _are_dates([row[i] for row in rows])
        for i, (number, column) in enumerate(zip(numeric, listing.columns, strict=True))
    ]
    limits = _limits(headers, rows, [c.wide for c in listing.columns], whole, width)
    text = tabulate(
        rows,
        headers=headers,
        tablefmt="simple",
        disable_numparse=True,
        colalign=["right" if number else "left" for number in numeric] if rows else None,
        maxcolwidths=limits,
        maxheadercolwidths=[max(limit - _HEAD, 1) for limit in limits],
    )
    return "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


def _are_dates(cells: Sequence[str]) -> bool:
    """Are these days, years or periods ("2024-01/2024-06"), which a line end would make others?"""
    said = [cell for cell in cells if cell]
    return bool(said) and all(len(cell) <= _PERIOD and _DATE_RE.fullmatch(cell) for cell in said)


def _unwrapped(headers: list[str], rows: list[list[str]], numeric: list[bool]) -> str:
    """The table of tabulate's format "simple", each row one line.

    tabulate looks into every cell for escape codes and line ends, of which `as_text` leaves none;
    on the figures of a thousand reports that takes most of the time of the command.
    """
    columns = range(len(headers))
    widths = [
        max(len(headers[i]) + _HEAD, max((len(row[i]) for row in rows), default=0)) for i in columns
    ]
    # Without rows no column is known to hold numbers.
    template = (" " * _GAP).join(
        f"{{:{'>' if numeric[i] and rows else '<'}{widths[i]}}}" for i in columns
    )
    rule = (" " * _GAP).join("-" * width for width in widths)
    lines = (template.format(*row).rstrip() for row in rows)
    return "\n".join([template.format(*headers).rstrip(), rule, *lines]) + "\n"


def render_blocks(
    listing: Listing, heads: int, *, width: int | None = None, lang: str = "vi"
) -> str:
    """A matrix as tables one under the other, each as many columns wide as can be read in `width`.

    The first `heads` columns stand in every table; a row with nothing to say in a table is left
    out of it. Without a `width` it is one table.
    """
    columns = range(heads, len(listing.columns))
    size = len(columns) if width is None else _columns_beside(listing, heads, width, lang)
    if len(columns) <= size:
        return render_table(listing, width=width, lang=lang)
    parts: list[str] = []
    for first in range(heads, len(listing.columns), size):
        block = range(first, min(first + size, len(listing.columns)))
        kept = (*range(heads), *block)
        part = replace(
            listing,
            columns=tuple(listing.columns[i] for i in kept),
            rows=tuple(
                tuple(row[i] for i in kept)
                for row in listing.rows
                if any(row[i] is not None for i in block)
            ),
        )
        place = f"{block[0] - heads + 1}–{block[-1] - heads + 1}/{len(columns)}"
        parts.append(f"[{place}]\n{render_table(part, width=width, lang=lang)}")
    return "\n".join(parts)


def _columns_beside(listing: Listing, heads: int, width: int, lang: str) -> int:
    """How many columns fit beside the heads, which may take half of the width."""
    taken = 0
    for i, column in enumerate(listing.columns[:heads]):
        texts = (as_text(row[i], column, lang) for row in listing.rows)
        taken += _GAP + min(max(map(len, texts), default=0), _NAME)
    each = _GAP + (_READABLE if any(c.wide for c in listing.columns[heads:]) else _NARROW)
    return max((width - min(taken, width // 2)) // each, 2)


def _limits(
    headers: list[str],
    rows: list[list[str]],
    wide: list[bool],
    whole: list[bool],
    width: int,
) -> list[int]:
    """How wide each column may be: the widest gives way first, sentences down to a readable
    width before names, `whole` ones (numbers, dates, and references that people copy) never."""
    columns = range(len(headers))
    natural = [
        max([len(headers[i]) + _HEAD, *(len(row[i]) for row in rows)], default=1) for i in columns
    ]
    # Names of units head the columns of a comparison: better a word too wide than a word cut.
    words = [max(map(len, header.split()), default=0) + _HEAD for header in headers]
    least = [max(_NARROWEST, min(words[i], _NARROW)) for i in columns]
    digits = [max([least[i], *(len(row[i]) for row in rows)]) for i in columns]
    limits = [max(limit, 1) for limit in natural]
    room = width - _GAP * (len(headers) - 1)
    for sentence, name in ((_READABLE, _NAME), (_NARROW, _NARROW), (0, 0)):
        floors = [
            digits[i] if whole[i] else min(natural[i], max(least[i], sentence if wide[i] else name))
            for i in columns
        ]
        while sum(limits) > room:
            candidates = [i for i in columns if limits[i] > floors[i]]
            if not candidates:
                break
            widest = max(candidates, key=lambda i: limits[i])
            next_widest = max(
                (limits[i] for i in candidates if limits[i] < limits[widest]), default=0
            )
            target = max(floors[widest], min(next_widest, limits[widest] - 1))
            limits[widest] -= min(sum(limits) - room, limits[widest] - target)
    return limits
