"""Options of `check` that would be passed over in silence beside others are refused."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.querying.rules import RuleChoice

_LISTS = {
    "unbound": "--unbound",
    "decided": "--decided",
    "dismissed": "--dismissed",
    "between": "--across",
}
_OF_FINDINGS = {
    "everything": "--all",
    "fail_on": "--fail-on",
    "rule": "--rule",
    "without": "--without",
}


_OF_LISTS = {
    **{name: f"--{name}" for name in ("unit", "report", "round", "since", "until", "section")},
    **{"fmt": "--format", "output": "-o"},
}


def _typed(ctx: click.Context, names: dict[str, str]) -> list[str]:
    source = click.core.ParameterSource.COMMANDLINE
    return [option for name, option in names.items() if ctx.get_parameter_source(name) is source]


def refuse_beside_a_decision(ctx: click.Context) -> None:
    """A decision is about the findings named: what chooses or shows others has no say in it."""
    if _typed(ctx, {**_LISTS, "everything": "--all", "fail_on": "--fail-on"}):
        raise click.UsageError("Ghi quyết định và liệt kê là hai lệnh riêng; hãy chạy lần lượt.")
    odd = _typed(ctx, {**_OF_LISTS, "rule": "--rule", "without": "--without"})
    if odd:
        raise click.UsageError(f"quyết định chỉ theo MÃ; hãy bỏ {', '.join(odd)}.")


def refuse_what_says_nothing(ctx: click.Context, rules: "RuleChoice") -> None:
    """An option that the list asked for would pass over in silence is refused; a variable of the
    environment (BAOCAO_WITHOUT) holds where it can."""
    lists = _typed(ctx, _LISTS)
    if len(lists) > 1:
        raise click.UsageError(f"{' và '.join(lists)} là những bảng riêng; hãy chạy lần lượt.")
    odd = _typed(ctx, _OF_FINDINGS)
    if lists and lists != ["--across"] and odd:
        raise click.UsageError(f"{lists[0]} không đi cùng {', '.join(odd)}.")
    if lists == ["--across"] and _typed(ctx, {"section": "--section"}):
        raise click.UsageError("--across không đi cùng --section.")
    if _typed(ctx, {"rule": "--rule"}):
        _refuse_rules_of_the_other_list(rules, ", ".join(ctx.params["rule"]), across=bool(lists))


def _refuse_rules_of_the_other_list(rules: "RuleChoice", named: str, *, across: bool) -> None:
    from pipeline.querying.rules import within_and_between

    within, between = within_and_between(rules)
    if across and not between:
        raise click.UsageError(
            f"--rule chỉ là của các quy tắc trong một báo cáo ({named}); hãy bỏ --across."
        )
    if not across and not within:
        raise click.UsageError(
            f"--rule chỉ là của các quy tắc giữa các báo cáo ({named}); hãy thêm --across."
        )
