"""Options that commands share: the database, the filters, the output."""

import functools
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from pipeline.cli.group import LANGUAGE
from pipeline.exporting import FORMATS
from pipeline.querying.filters import Filters, QueryError

DEFAULT_DB = "sqlite:///baocao.db"

F = TypeVar("F", bound=Callable[..., Any])

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Day(click.ParamType[date]):
    """A day: 2021-10-05, 05/10/2021; a month or a year means its first (or last) day."""

    name = "ngày"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """How the help page writes the value."""
        return "NGÀY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        if match := _ISO.fullmatch(text):
            year, month, day = match.groups()
        elif match := _DAY_FIRST.fullmatch(text):
            day, month, year = match.groups()
        elif match := _MONTH.fullmatch(text):
            month, year = match.groups()
            day = None
        else:
            self.fail(f"“{text}” không phải ngày (ví dụ 05/10/2021 hoặc 2021-10-05).", param, ctx)
        try:
            return self._day(int(year), int(month or 0), int(day or 0))
        except ValueError:
            self.fail(f"“{text}” không phải ngày có thật.", param, ctx)

    def _day(self, year: int, month: int, day: int) -> date:
        if day:
            return date(year, month or 1, day)
        if not self.last:
            return date(year, month or 1, 1)
        following = date(year, month + 1, 1) if month and month < 12 else date(year + 1, 1, 1)
        return date.fromordinal(following.toordinal() - 1)


def database_option(command: F) -> F:
    """`--db`, passed on as `db`."""
    return click.option(
        "--db",
        default=DEFAULT_DB,
        envvar="BAOCAO_DB",
        metavar="URL",
        help=f"Cơ sở dữ liệu (mặc định {DEFAULT_DB}, hoặc biến BAOCAO_DB).",
    )(command)


def registry_option(command: F) -> F:
    """`--registry`, which counts from here on in this process and its workers; passed on to none.

    Without it, the files named by the environment variable BAOCAO_REGISTRY count.
    """

    def use(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> None:
        if value:
            from pathlib import Path

            from schemas.registry.additions import use_files
            from schemas.registry.documents import check_added

            use_files(map(Path, value))
            check_added()

    return click.option(
        "--registry",
        multiple=True,
        metavar="TỆP",
        type=click.Path(),
        expose_value=False,
        is_eager=True,
        callback=use,
        help="Thêm danh mục văn bản của mình (TSV, nhiều lần được; hoặc biến BAOCAO_REGISTRY).",
    )(command)


def language_option(command: F) -> F:
    """`--lang`, passed on as `lang`."""
    return click.option("--lang", **LANGUAGE)(command)


def by_option(command: F) -> F:
    """`--by`, passed on as `by`: who decides."""
    return click.option(
        "--by", metavar="TÊN", help="Ai quyết định (mặc định: biến BAOCAO_USER, hoặc tên máy)."
    )(command)


def ids_option(command: F) -> F:
    """`--ids`, passed on as `ids`: show the references by which facts are corrected."""
    return click.option("--ids", is_flag=True, help="Ghi cả mã, để sửa bằng baocao correct.")(
        command
    )


def rule_options(command: F) -> F:
    """`--rule` and `--without`, passed on together as `rules`."""

    @functools.wraps(command)
    def with_rules(*args: Any, **kwargs: Any) -> Any:
        from pipeline.querying.rules import choose_rules

        only, without = kwargs.pop("rule"), kwargs.pop("without")
        try:
            rules = choose_rules(only, without)
        except QueryError as error:
            raise click.UsageError(error.message) from None
        return command(*args, rules=rules, **kwargs)

    decorated: Any = with_rules
    for option in (
        _without_option(),
        click.option(
            "--rule",
            multiple=True,
            metavar="QUY_TẮC",
            help="Chỉ quy tắc này (dùng được nhiều lần). Xem: baocao rules.",
        ),
    ):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def without_option(command: F) -> F:
    """`--without`, passed on as `without`: a choice of rules."""

    @functools.wraps(command)
    def with_choice(*args: Any, **kwargs: Any) -> Any:
        from pipeline.querying.rules import choose_rules

        try:
            without = choose_rules((), kwargs.pop("without"))
        except QueryError as error:
            raise click.UsageError(error.message) from None
        return command(*args, without=without, **kwargs)

    decorated: F = _without_option()(with_choice)
    return decorated


def _without_option() -> Callable[[Any], Any]:
    return click.option(
        "--without",
        multiple=True,
        envvar="BAOCAO_WITHOUT",
        metavar="QUY_TẮC",
        help="Bỏ quy tắc này (dùng được nhiều lần; hoặc biến BAOCAO_WITHOUT).",
    )


def output_option(command: F) -> F:
    """`-o`, the name of a file or None."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False),
        metavar="TỆP",
        help="Ghi vào tệp này thay vì in ra.",
    )(command)


def year_option(command: F) -> F:
    """`--year`, the year that figures are of."""
    return click.option(
        "--year", type=click.IntRange(1930, 2100), metavar="NĂM", help="Số liệu của năm này."
    )(command)


def output_options(command: F) -> F:
    """`--format`, `-o` and `--lang`, passed on as `fmt`, `output` and `lang`."""
    for option in (
        click.option(
            "--format",
            "fmt",
            type=click.Choice(FORMATS),
            metavar="[" + "|".join(FORMATS) + "]",
            help="Dạng kết quả (mặc định theo đuôi tệp của -o, nếu không thì là bảng).",
        ),
        output_option,
    ):
        command = option(command)
    return language_option(command)


def filter_options(command: F) -> F:
    """The filters, passed on together as `filters`."""

    @functools.wraps(command)
    def with_filters(*args: Any, **kwargs: Any) -> Any:
        chosen = {name: kwargs.pop(name) for name in Filters.__dataclass_fields__}
        chosen["unit"] = chosen["unit"] or None
        return command(*args, filters=Filters(**chosen), **kwargs)

    decorated: Any = with_filters
    for option in (
        click.option(
            "--section",
            metavar="MỤC",
            help="Chỉ trong mục này: nhãn (II.2.1) hoặc một phần tên mục.",
        ),
        click.option("--until", type=Day(last=True), help="Báo cáo đến hết ngày này."),
        click.option("--since", type=Day(last=False), help="Báo cáo từ ngày này."),
        click.option("--round", metavar="ĐỢT", help="Chỉ đợt báo cáo này."),
        click.option(
            "--report", metavar="BÁO_CÁO", help="Chỉ báo cáo này (tên tệp, số, trích yếu)."
        ),
        click.option(
            "--unit",
            metavar="ĐƠN_VỊ",
            multiple=True,
            help="Chỉ đơn vị này (một phần tên, không cần dấu; dùng được nhiều lần).",
        ),
    ):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]
