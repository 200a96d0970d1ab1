"""The grammar of paraphrases: text files in which every phrase has several ways to be said.

A file holds symbols ("@members" on a line of its own), each followed by its alternatives, one a
line; "#" opens a comment line. Within an alternative:

* `{name}` the expansion of a symbol or the value of a variable; `{^name}` with a capital;
* `[one|two|]` one of several, possibly nothing;
* `{=key # *noun* more}` a count: `#` is the number, the stars mark the counted noun; `x.few`,
  `x.some`, `x.many` are figures that stand alone, `x.few@inspect.org` with their indicator;
* `{%part/whole}` a percentage, `{/part/whole}` a ratio;
* `{~low high}` a percentage that relates nothing, `{?low high}` a number that counts nothing;
* `{*group item}` the members of a group, each by the symbol `item`, in which `.` is the member's
  key and `$L` its label; a symbol "lines.…" puts each member on a line (`\\n`) of its own;
* `{cite words}` a citation of a document whose title holds the words; `{cite !}` any document,
  `{cite own}`, `{cite above}` one of the unit or of its superior unit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


class GrammarError(ValueError):
    """A template cannot be read; the message names the symbol and the template."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several templates."""

    options: tuple["Template", ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """The expansion of a symbol or a variable."""

    name: str
    capital: bool


@dataclass(frozen=True, slots=True)
class CountOf:
    """A number with its noun phrase."""

    key: str
    body: "Template"


@dataclass(frozen=True, slots=True)
class ShareOf:
    """A percentage (`sign` "%") or a ratio (`sign` "/") of two figures."""

    sign: str
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A number drawn on the spot: a percentage (`sign` "~") or a bare number (`sign` "?")."""

    sign: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ListOf:
    """The members of a group, each by the symbol `item`."""

    group: str
    item: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation of a document about `words`."""

    words: str


@dataclass(frozen=True, slots=True)
class Sign:
    """In a count "#" is the number, "*" an edge of the noun; in a list item "$L" is the label."""

    sign: str


Node = str | Choice | Symbol | CountOf | ShareOf | Loose | ListOf | Cite | Sign
Template = tuple[Node, ...]
Grammar = Mapping[str, tuple[Template, ...]]

_TOKEN_RE = re.compile(r"[{}\[\]|#*]|\$L|[^{}\[\]|#*$]+|\$")
_SHARE_RE = re.compile(r"([%/])\s*(\S+)/(\S+)")


@cache
def load_grammar() -> Grammar:
    """All symbols of the grammar files. Raises `GrammarError`."""
    rules: dict[str, list[Template]] = {}
    for entry in sorted(files("corpus.synthesis").joinpath("grammar").iterdir(), key=str):
        if not entry.name.endswith(".txt"):
            continue
        current: list[Template] | None = None
        for line in entry.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("# "):
                continue
            if line.startswith("@"):
                current = rules.setdefault(line[1:].strip(), [])
            elif current is None:
                raise GrammarError(f"{entry.name}: {line!r} stands before the first symbol")
            else:
                current.append(parse_template(line.replace("\\n", "\n")))
    return {name: tuple(options) for name, options in rules.items()}


@cache
def parse_template(text: str) -> Template:
    """The nodes of one alternative. Raises `GrammarError`."""
    tokens = _TOKEN_RE.findall(text)
    nodes, rest = _sequence(tokens, 0, "")
    if rest != len(tokens):
        raise GrammarError(f"unbalanced brackets in {text!r}")
    return nodes


def _sequence(tokens: list[str], at: int, closing: str) -> tuple[Template, int]:
    nodes: list[Node] = []
    while at < len(tokens) and tokens[at] not in closing:
        token = tokens[at]
        if token == "{":
            node, at = _braces(tokens, at + 1)
        elif token == "[":
            node, at = _choice(tokens, at + 1)
        elif token in ("}", "]"):
            break
        else:
            node = Sign(token) if token in ("#", "*", "$L") else token
            at += 1
        nodes.append(node)
    return tuple(nodes), at


def _choice(tokens: list[str], at: int) -> tuple[Choice, int]:
    options: list[Template] = []
    while True:
        option, at = _sequence(tokens, at, "|]")
        options.append(option)
        if at >= len(tokens):
            raise GrammarError(f"no closing bracket in {''.join(tokens)!r}")
        at += 1
        if tokens[at - 1] == "]":
            return Choice(tuple(options)), at


def _braces(tokens: list[str], at: int) -> tuple[Node, int]:
    head = tokens[at]
    if head.startswith("="):
        key, _, rest = head[1:].partition(" ")
        body, end = _sequence(tokens, at + 1, "}")
        return CountOf(key, (rest, *body) if rest else body), end + 1
    end = _closing(tokens, at)
    inner = "".join(tokens[at : end - 1])
    if inner[0] in "%/":
        match = _SHARE_RE.fullmatch(inner)
        if match is None:
            raise GrammarError(f"{inner!r} is no share")
        return ShareOf(*match.groups()), end
    if inner[0] in "~?":
        low, high = map(int, inner[1:].split())
        return Loose(inner[0], low, high), end
    if inner[0] == "*":
        group, _, item = inner[1:].partition(" ")
        return ListOf(group, item), end
    if inner.split()[0] == "cite":
        return Cite(inner[4:].strip()), end
    return Symbol(inner.lstrip("^"), inner.startswith("^")), end


def _closing(tokens: list[str], at: int) -> int:
    depth = 1
    while at < len(tokens):
        depth += (tokens[at] == "{") - (tokens[at] == "}")
        at += 1
        if depth == 0:
            return at
    raise GrammarError(f"no closing brace in {''.join(tokens)!r}")
