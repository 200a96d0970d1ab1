"""What the program says in Vietnamese has an English that `--lang en` says instead."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import regex
from click.testing import CliRunner, Result

from pipeline.cli import cli
from pipeline.cli.comparing.pair import pair
from pipeline.english import english, rows
from pipeline.ingesting import ingest
from pipeline.storing import errors
from schemas.registry.indicators import indicators

ROOT = Path(__file__).parent.parent
_VIETNAMESE_RE = regex.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", regex.IGNORECASE
)
_QUOTED_RE = regex.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_PLACEHOLDER_RE = regex.compile(r"\{(\w+)\}")
_TOLD = ("tell", "said", "fail", "ReadError", "_unsupported")
"""Functions whose arguments are told to people; what is raised is told as well."""


def filled(template: str) -> str:
    """The template with a word for each placeholder."""
    return _PLACEHOLDER_RE.sub(lambda match: f"<{match[1]}>", template)


def test_every_row_is_found_by_its_own_words() -> None:
    """No row hides another one, and both sides of a row have the same placeholders."""
    table = rows()
    assert len({vietnamese for vietnamese, _ in table}) == len(table)
    for vietnamese, translation in table:
        names = [sorted(_PLACEHOLDER_RE.findall(side)) for side in (vietnamese, translation)]
        assert names[0] == names[1], vietnamese
        expected = filled(translation)
        if vietnamese[:1].isupper():
            expected = expected[:1].upper() + expected[1:]
        assert english(filled(vietnamese)) == expected


def template_of(node: ast.expr) -> str | None:
    """The text of a string or f-string, what changes in it as "<0>"."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [
            part.value if isinstance(part, ast.Constant) else f"<{number}>"
            for number, part in enumerate(node.values)
        ]
        return "".join(map(str, parts))
    return None


def messages() -> Iterator[tuple[str, str]]:
    """Each Vietnamese message of the program with its place."""
    paths = (path for floor in ("pipeline", "schemas") for path in (ROOT / floor).rglob("*.py"))
    for path in sorted(paths):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                call = node.exc
            elif isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name not in _TOLD:
                    continue
                call = node
            else:
                continue
            for argument in call.args:
                template = template_of(argument)
                if template is not None and _VIETNAMESE_RE.search(template):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", template


def test_every_message_has_an_english() -> None:
    found = dict(messages())
    assert len(found) > 150
    lacking = [
        f"{place}: {message}"
        for place, message in found.items()
        if _VIETNAMESE_RE.search(_QUOTED_RE.sub("", english(message)))
    ]
    assert lacking == []


def test_every_failure_of_the_store_has_an_english() -> None:
    told = [message for *_, message in (*errors._SQLITE, *errors._POSTGRES)]
    assert [message for message in told if english(filled(message)) == filled(message)] == []


COMMANDS = [
    [],
    *([name] for name in cli.commands),
    *(["compare", name] for name in cli.commands["compare"].commands),  # type: ignore[attr-defined]
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_an_english_help(command: list[str]) -> None:
    page = run(*command, "--help", "--lang", "en").stdout
    assert page.startswith(f"Usage: baocao{''.join(f' {name}' for name in command)} [OPTIONS]")
    examples = page.partition("Examples:")
    assert examples[1]
    # The examples are Vietnamese names; what explains the options is not.
    explained = examples[0] + examples[2].partition("Options:")[2]
    words = set(_VIETNAMESE_WORD_RE.findall(_QUOTED_RE.sub("", explained)))
    assert words <= _NAMES, words - _NAMES
    assert "--lang [vi|en]" in page


_VIETNAMESE_WORD_RE = regex.compile(rf"\S*{_VIETNAMESE_RE.pattern}\S*", regex.IGNORECASE)
# Words of the reports themselves, which a user types.
_NAMES = {
    *("thị,", "Bí", "thư,", "quả", "hạn", "chế", "nhiệm", "vụ", "tên,", "đơn", "vị)."),
    *("(results),", "kết", "Chỉ"),
}


def test_the_help_of_two_units_has_an_english() -> None:
    paragraph = (pair.help or "").split("\n\n")[0]
    assert english(paragraph).startswith("Two units beside each other: reports, citations")


def run(*words: str, code: int = 0, **environment: str) -> Result:
    result = CliRunner(env=environment).invoke(cli, words, prog_name="baocao")
    assert result.exit_code == code, result.output
    return result


REFUSED = [
    # (words, exit code, the line)
    (("cite",), 2, "No such command cite (do you mean cites?). See: baocao --help"),
    (
        ("check", "--lng", "1"),
        2,
        "No such option --lng (do you mean --lang, --all?). See: baocao check --help",
    ),
    (
        ("check", "--fail-on", "all"),
        2,
        "The value of '--fail-on' must be one of: error, suspect, rounding. See: baocao",
    ),
    (("check", "--unit"), 2, "The option --unit needs a value. See: baocao check --help"),
    (("check", "--all=1"), 2, "The option --all takes no value. See: baocao check --help"),
    (("ingest",), 2, "'PATH...' is missing. See: baocao ingest --help"),
    (("ingest", "x", "--jobs", "0"), 2, "The value of '--jobs' must be a whole number from 1 on."),
    (("cites", "a", "b"), 2, "Unexpected argument (b). See: baocao cites --help"),
    (("cites", "-o", "/"), 2, "The value of '-o' / '--output' is a folder;"),
    (("cites", "--since", "31/2/2021"), 2, "'--since': the calendar has no day “31/2/2021”."),
    (("cites", "--family"), 2, "--family needs a document, for example: baocao cites 05-CT/TW"),
    (("check", "--dismiss", "kaaaaaaaa"), 2, '--dismiss needs a reason; please add --why "…".'),
    (("check", "kaaaaaaaa"), 2, "An ID goes with one of --accept, --dismiss, --corrected, --undo"),
    (("check", "--decided", "--all"), 2, "--decided does not go with --all. See: baocao check"),
    (("check", "--across", "--unbound"), 2, "--unbound and --across are lists of their own;"),
    (("check", "--rule", "percnt"), 2, "There is no rule “percnt” (do you mean percent?). The"),
    (("correct", "--undo"), 2, "Please give an ID, for example: baocao correct s3kq7mzxa --value"),
    (("rules", "--why", "x"), 2, "--why and --by go with --off or --on only. See: baocao rules"),
    (("units", "--merge", "x"), 2, "Please give both: baocao units --merge"),
    (("eval", "--min", "x"), 2, "'--min': “x” is not of the form NAME=VALUE with a value from 0"),
    (("check", "--db", "/none/x.db"), 1, "There is no database /none/x.db yet; please run"),
    (("check", "--unit", "nowhere"), 1, "There is no unit that fits “nowhere”. See: baocao units"),
    (("check", "--accept", "12"), 1, "“12” is no ID of a finding. For the IDs see: baocao check"),
    (("check", "--undo", "kaaaaaaaa"), 1, "Nothing has been said of the finding kaaaaaaaa."),
    (("correct", "{figure}", "--value", "a"), 1, "“a” is no number; please write it like 8.201 or"),
    (("correct", "{figure}", "--role", "task"), 1, "{figure} is a count; it can be put right by"),
    (("check", "--accept", "{figure}"), 1, "{figure} is the ID of a figure; please use: baocao"),
    (("show", "nothing"), 1, "There is no report that fits “nothing”. See: baocao status"),
    (("ingest", "/none"), 1, "There is no “/none”; please check the path."),
    (("analyze", "/none"), 1, "There is no such file; please check the path."),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a store with one report."""
    folder = tmp_path_factory.mktemp("nộp")
    text = "ĐẢNG ỦY XÃ AN HÒA\n\nBÁO CÁO\nkết quả công tác\n\nĐảng bộ có 59 đảng viên.\n"
    (folder / "bc.txt").write_text(text, "utf-8")
    ingest([folder], f"sqlite:///{folder}/b.db", jobs=0)
    return f"sqlite:///{folder}/b.db"


@pytest.mark.parametrize(("words", "code", "line"), REFUSED)
def test_what_is_refused_is_told_in_english(
    store: str, words: tuple[str, ...], code: int, line: str
) -> None:
    figures = run("figures", "--format", "csv", "--lang", "en", BAOCAO_DB=store).stdout
    name = regex.search(r"\bs[a-z2-7]{8}\b", figures)
    assert name is not None
    said = [word.format(figure=name[0]) for word in words]
    refused = run(said[0], "--lang", "en", *said[1:], code=code, BAOCAO_DB=store)
    assert refused.stderr.startswith(f"Error: {line.format(figure=name[0])}")
    assert (refused.stdout, refused.stderr.count("\n")) == ("", 1)
    # In front of the command, or by the variable, it is the same.
    assert run("--lang", "en", *said, code=code, BAOCAO_DB=store).stderr == refused.stderr
    told = run(*said, code=code, BAOCAO_DB=store, BAOCAO_LANG="en")
    assert told.stderr == refused.stderr
    assert run(*said, code=code, BAOCAO_DB=store).stderr.startswith("Lỗi: ")


def test_an_unknown_language_is_refused_in_the_one_that_is_spoken() -> None:
    assert "phải là một trong: vi, en" in run("check", "--lang", "fr", code=2).stderr
    refused = run("check", "--lang", "fr", code=2, BAOCAO_LANG="en")
    assert "must be one of: vi, en" in refused.stderr
    # The last one counts, as it does for the command itself; behind "--" there is none.
    twice = run("check", "--lang", "en", "--lang=vi", "--lng", code=2)
    assert twice.stderr.startswith("Lỗi: ")
    assert run("search", "--db", "/none/x.db", "--", "--lang", "en", code=1).stderr[:3] == "Lỗi"


def test_what_became_of_files_is_told_in_english(tmp_path: Path) -> None:
    folder, url = tmp_path / "nộp", f"sqlite:///{tmp_path}/b.db"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_text("Đảng bộ có 59 đảng viên.\n", "utf-8")
    said = run("ingest", str(folder), "--jobs", "1", "--db", url, "--lang", "en", code=3)
    assert said.stdout == "new 1 · unchanged 0 · updated 0 · failed 2\n"
    real = os.path.realpath(folder)
    assert said.stderr.splitlines() == [
        f"Error: {real}/a.txt: The file is a PNG image, which this version cannot read yet; "
        "please save it as plain text (.txt, UTF-8) and read it again.",
        f"Error: {real}/b.txt: The file is empty (0 bytes); please ask the unit to send it again.",
    ]
    # The store keeps the reason in Vietnamese; who asks in English reads it in English.
    status = run("status", "--files", "--db", url, "--lang", "en", "--format", "csv").stdout
    assert "The file is empty (0 bytes)" in status
    assert "Tệp rỗng" in run("status", "--files", "--db", url, "--format", "csv").stdout


def test_indicators_between_reports_have_english_names() -> None:
    from pipeline.across.quantities import FLOWS, STOCKS

    names = {item.key: item.names[0] for item in indicators()}
    for key in (*STOCKS, *FLOWS):
        assert english(names[key]) != names[key]


def test_a_line_that_nobody_translated_stays() -> None:
    assert english("Đảng ủy xã Hải Yến") == "Đảng ủy xã Hải Yến"
    assert english("") == ""
    assert english(" Ví dụ: một; hai.") == " For example: một; hai."


def test_click_still_has_the_words_that_are_translated() -> None:
    """A newer click that words a usage error anew would be told in its own English."""
    with pytest.raises(click.UsageError, match="Got unexpected extra argument"):
        cli.commands["cites"].main(["a", "b"], standalone_mode=False)
