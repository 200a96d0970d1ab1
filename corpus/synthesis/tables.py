"""The table of members by branch, with its total row."""

from decimal import Decimal

from corpus.synthesis.draft import CountEntry, Relation
from corpus.synthesis.facts import divide
from corpus.synthesis.world import name_list
from corpus.synthesis.writer import Writer

_COLUMNS = (("m", "Tổng số đảng viên"), ("m.female", "Nữ"), ("m.probationary", "Dự bị"))


def put_table(writer: Writer) -> None:
    """Write the table: each column adds up to the quantity that the prose states."""
    draft, rng = writer.draft, writer.rng
    writer.begin()
    branches = min(writer.facts.values["b"].value, rng.randint(5, 14))
    first = rng.sample(name_list("first"), branches)
    second = rng.choice(name_list("second"))
    names = [f"Chi bộ {name} {second}" for name in first]
    columns = {
        key: divide(rng, writer.facts.values[key].value, [1.0] * branches) for key, _ in _COLUMNS
    }
    draft.put("| TT | Chi bộ | " + " | ".join(title for _, title in _COLUMNS) + " |\n")
    draft.put("|---" * (2 + len(_COLUMNS)) + "|\n")
    cells: dict[str, list[int]] = {key: [] for key, _ in _COLUMNS}
    for row, name in enumerate(names):
        draft.put(f"| {row + 1} | {name} |")
        for key, _ in _COLUMNS:
            cells[key].append(_cell(writer, columns[key][row], f"{key}.row.{row}"))
        draft.put("\n")
    draft.put("| | Tổng cộng |")
    for key, _ in _COLUMNS:
        total = _cell(writer, writer.facts.values[key].value, key)
        draft.relations.append(Relation("part_sum", (total, *cells[key])))
    draft.put("\n")
    writer.begin()


def _cell(writer: Writer, value: int, key: str) -> int:
    draft = writer.draft
    draft.put(" ")
    at = draft.put_span(f"{value:,}".replace(",", "."))
    draft.put(" |")
    number = writer.add_number(at, at, Decimal(value), key)
    draft.counts.append(CountEntry(at, number, None, "people", None, table=True))
    return number
