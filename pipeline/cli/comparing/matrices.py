"""How a matrix of units is shown: on a terminal in blocks of columns, else as a listing."""

from pipeline.cli.facts import give
from pipeline.exporting import Format, Listing


def give_matrix(listing: Listing, fmt: Format | None, output: str | None, lang: str) -> None:
    """Write a comparison; its first columns are repeated in every block of units."""

    def text(width: int | None) -> str:
        from pipeline.comparing.matrix import HEADS
        from pipeline.exporting.table import render_blocks

        heads = sum(key in HEADS for key in listing.keys)
        return render_blocks(listing, heads, width=width, lang=lang)

    give(listing, fmt, output, lang, text=text)
