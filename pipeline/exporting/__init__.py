"""Listings out of the house: tables for people, JSON, CSV and Excel for their programs.

A report is a stranger's text: nothing in a cell may act as a formula, a link or a terminal code.
"""

from pipeline.exporting.formats import FORMATS, Format, format_of, render
from pipeline.exporting.listing import YES_NO, Cell, Column, Listing

__all__ = ["FORMATS", "YES_NO", "Cell", "Column", "Format", "Listing", "format_of", "render"]
