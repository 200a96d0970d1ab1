"""The floors of quality in `.ci/floors`: lines SET.NAME=VALUE, which may only rise.

    floors.py check           refuse floors below those of any earlier commit, or gone since
    floors.py minima SET      print the options `--min NAME=VALUE` of one set

`check` reads every version of the file in the history of HEAD, so that several commits in one push,
a merge, a removed line or another name for it hide nothing. Where the history is cut off or cannot
be read, it says so and compares with what there is.
"""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PLACE = ".ci/floors"
_LINE_RE = re.compile(r"(?P<name>[a-z]+\.[a-z0-9_.]+)=(?P<value>[01](?:\.\d+)?)")


class FloorsError(Exception):
    """The floors cannot be accepted; the message has one problem a line."""


def parse(content: str) -> dict[str, float]:
    """The floors of a file. Raises `FloorsError` for a line that would otherwise be passed over."""
    floors: dict[str, float] = {}
    problems: list[str] = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE_RE.fullmatch(line)
        if match is None or float(match["value"]) > 1:
            problems.append(f"{PLACE}:{number}: {line!r} is not SET.NAME=VALUE with 0 to 1")
        elif match["name"] in floors:
            problems.append(f"{PLACE}:{number}: {match['name']} stands twice")
        else:
            floors[match["name"]] = float(match["value"])
    if problems:
        raise FloorsError("\n".join(problems))
    return floors


def highest(versions: Mapping[str, str]) -> dict[str, tuple[float, str]]:
    """The highest value that each floor ever had, with the commit; `versions` are by commit."""
    reached: dict[str, tuple[float, str]] = {}
    for commit, content in versions.items():
        # An earlier version may be of a form that is refused now: what can be read counts.
        for match in re.finditer(rf"^{_LINE_RE.pattern}$", content, re.MULTILINE):
            value = float(match["value"])
            if value > reached.get(match["name"], (-1.0, ""))[0]:
                reached[match["name"]] = (value, commit)
    return reached


def lowered(now: Mapping[str, float], reached: Mapping[str, tuple[float, str]]) -> list[str]:
    """A line for each floor that is lower than it was, or gone."""
    return [
        f"floor {name} was {value:g} in {commit[:12]} and is {now.get(name, 'gone')}"
        for name, (value, commit) in reached.items()
        if name not in now or now[name] < value
    ]


def history() -> tuple[dict[str, str], str | None]:
    """Every version of the file in the history of HEAD, by commit, and what is missing of it."""
    try:
        cut = _git("rev-parse", "--is-shallow-repository").strip() == "true"
        commits = _git("log", "--full-history", "--format=%H", "HEAD", "--", PLACE).split()
        listed = {c: _git("ls-tree", "--name-only", c, "--", PLACE) for c in commits}
        versions = {c: _git("show", f"{c}:{PLACE}") for c in commits if listed[c]}
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or error
        return {}, f"floors not compared, the history cannot be read: {str(reason).strip()}"
    note = "floors compared with a part of the history; all of it: git fetch --unshallow"
    return versions, note if cut else None


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def main(arguments: list[str]) -> int:
    """0 where every floor stands or rose, else 1; 2 for a wrong call. Runs in the root."""
    try:
        match arguments:
            case ["check"]:
                now = parse(Path(PLACE).read_text(encoding="utf-8"))
                versions, note = history()
                if note is not None:
                    print(note, file=sys.stderr)
                if problems := lowered(now, highest(versions)):
                    raise FloorsError("\n".join(problems))
            case ["minima", chosen]:
                floors = parse(Path(PLACE).read_text(encoding="utf-8"))
                of_set = {
                    n.partition(".")[2]: v for n, v in floors.items() if n.startswith(f"{chosen}.")
                }
                if not of_set:
                    raise FloorsError(f"{PLACE} has no floors of the set {chosen}")
                print(" ".join(f"--min {name}={value}" for name, value in of_set.items()))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except (FloorsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
