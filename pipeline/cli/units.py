"""`units`: the units known, and what a person says of their names and their lives."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.asking import ask
from pipeline.cli.facts import give
from pipeline.cli.group import BaocaoCommand
from pipeline.cli.options import Day, database_option, filter_options, output_options
from pipeline.cli.output import tell
from pipeline.exporting import Format
from pipeline.querying.filters import Filters

if TYPE_CHECKING:
    from pipeline.linking import Name
    from pipeline.storing import Store


@click.command(cls=BaocaoCommand)
@click.option("--merge", metavar="ĐƠN_VỊ", help="Tên này là tên khác của đơn vị sau --into.")
@click.option("--into", metavar="ĐƠN_VỊ", help="Đơn vị mà --merge gộp vào.")
@click.option("--apart", metavar="ĐƠN_VỊ", help="Khác với đơn vị sau --from, dù tên gần giống.")
@click.option("--from", "from_", metavar="ĐƠN_VỊ", help="Đơn vị mà --apart tách khỏi.")
@click.option("--formed", metavar="ĐƠN_VỊ", help="Được thành lập từ các đơn vị sau --out-of.")
@click.option(
    "--out-of", metavar="ĐƠN_VỊ", multiple=True, help="Đơn vị tiền thân (dùng được nhiều lần)."
)
@click.option("--on", type=Day(last=False), help="Ngày thành lập của --formed.")
@click.option("--undo", metavar="ĐƠN_VỊ", help="Bỏ các quyết định về tên này.")
@click.option(
    "--suggest",
    is_flag=True,
    help="Các tên chỉ khác ở dấu, ở địa danh; các đơn vị mà báo cáo ghi là mới hợp thành.",
)
@click.option("--aliases", is_flag=True, help="Các tên khác và quyết định đã ghi.")
@click.option(
    "--aliases-from",
    metavar="TỆP",
    type=click.Path(dir_okay=False),
    help="Thay các tên đã gộp bằng bảng này (CSV hoặc TSV; cột: tên, đơn vị).",
)
@filter_options
@output_options
@database_option
def units(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    merge: str | None,
    into: str | None,
    apart: str | None,
    from_: str | None,
    formed: str | None,
    out_of: tuple[str, ...],
    on: date | None,
    undo: str | None,
    suggest: bool,
    aliases: bool,
    aliases_from: str | None,
) -> None:
    """Các đơn vị đã biết: cấp trên, số báo cáo, thời gian tồn tại; gộp và tách tên.

    Quyết định được giữ theo tên, còn nguyên sau mỗi lần nạp lại. Các tên chỉ khác nhau ở dấu không
    bao giờ tự được gộp.

    \b
    Ví dụ:
      baocao units
      baocao units --suggest
      baocao units --merge "xã Hải Yên" --into "xã Hải Yến"
      baocao units --formed "xã Hải Yến" --out-of "xã Hải Yến" --out-of "xã Cao Hà" --on 1/7/2025
      baocao units --undo "xã Hải Yên"
      baocao units --aliases -o ten-khac.csv
      baocao units --aliases-from ten-khac.csv
    """
    for one, other, example in (
        (merge, into, '--merge "tên A" --into "đơn vị B"'),
        (apart, from_, '--apart "đơn vị A" --from "đơn vị B"'),
        (formed, out_of or None, '--formed "đơn vị A" --out-of "đơn vị B" --on 1/7/2025'),
    ):
        if (one is None) != (other is None):
            raise click.UsageError(f"Hãy ghi đủ: baocao units {example}")
    if on is not None and formed is None:
        raise click.UsageError("--on chỉ dùng cùng --formed và --out-of.")
    asked = (merge, apart, formed, undo, suggest or None, aliases or None, aliases_from)
    if sum(words is not None for words in asked) > 1:
        raise click.UsageError(
            "Mỗi lần chỉ một việc: --merge, --apart, --formed, --undo, --suggest, --aliases hoặc "
            "--aliases-from."
        )
    if merge is not None and into is not None:
        _merge(db, merge, into)
    elif apart is not None and from_ is not None:
        _apart(db, apart, from_)
    elif formed is not None:
        _form(db, formed, out_of, on)
    elif undo is not None:
        _undo(db, undo)
    elif aliases_from is not None:
        _import(db, Path(aliases_from))
    else:
        _show(db, filters, fmt, output, lang, suggest=suggest, aliases=aliases)


def _show(
    db: str,
    filters: Filters,
    fmt: Format | None,
    output: str | None,
    lang: str,
    *,
    suggest: bool,
    aliases: bool,
) -> None:
    from pipeline.querying import naming, status

    if suggest:
        listing = ask(db, naming.suggestions)
    elif aliases:
        listing = ask(db, naming.aliases)
    else:
        listing = ask(db, lambda connection: status.units(connection, filters))
    give(listing, fmt, output, lang)


def _merge(db: str, name: str, into: str) -> None:
    from pipeline.linking import merge_units

    def merge(store: "Store") -> str:
        one, other = _chosen(store, name, into)
        merge_units(store, one, other)
        return f"“{one.name}” là tên khác của “{other.name}”."

    tell(_decide(db, merge))


def _apart(db: str, name: str, other: str) -> None:
    from pipeline.linking import apart_units

    def apart(store: "Store") -> str:
        left, right = _chosen(store, name, other)
        apart_units(store, left, right)
        return f"“{left.name}” và “{right.name}” là hai đơn vị."

    tell(_decide(db, apart))


def _form(db: str, name: str, out_of: Sequence[str], day: date | None) -> None:
    from pipeline.linking import form_unit
    from pipeline.querying.naming import named_or_new

    def form(store: "Store") -> str:
        with store.read() as connection:
            unit, *before = [named_or_new(connection, words) for words in (name, *out_of)]
        form_unit(store, unit, before, day)
        listed = ", ".join(f"“{one.name}”" for one in before)
        since = f" từ ngày {day:%d/%m/%Y}" if day is not None else ""
        return f"“{unit.name}” được thành lập từ {listed}{since}."

    tell(_decide(db, form))


def _undo(db: str, name: str) -> None:
    from pipeline.linking import undo_unit
    from pipeline.querying.naming import choose_decided

    def undo(store: "Store") -> str:
        with store.read() as connection:
            chosen = choose_decided(connection, name)
        return f"Đã bỏ {undo_unit(store, chosen)} quyết định về “{chosen.name}”."

    tell(_decide(db, undo))


def _import(db: str, path: Path) -> None:
    from pipeline.alias_file import read_aliases
    from pipeline.linking import Name, replace_names
    from pipeline.unit_names import full_key

    def replace(store: "Store") -> str:
        pairs = [
            (Name(full_key(name), name), Name(full_key(unit), unit))
            for name, unit in read_aliases(path)
        ]
        return f"Bảng tên khác có {replace_names(store, pairs)} tên."

    tell(_decide(db, replace))


def _chosen(store: "Store", *words: str) -> "list[Name]":
    """The units that the words mean."""
    from pipeline.querying.naming import choose_unit

    with store.read() as connection:
        return [choose_unit(connection, one) for one in words]


def _decide(db: str, action: "Callable[[Store], str]") -> str:
    """What the action says of the store, which must be there."""
    from pipeline.storing.store import open_store

    store = open_store(db, create=False)
    try:
        return action(store)
    finally:
        store.close()
