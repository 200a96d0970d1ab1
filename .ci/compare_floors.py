"""Refuses a change that lowers or drops a floor: `compare_floors.py BEFORE AFTER`."""

import re
import sys
from pathlib import Path


def read_floors(path: str) -> dict[str, float]:
    """The floors of a file with lines SET.NAME=VALUE."""
    pairs = re.findall(r"^([a-z_.]+)=([0-9.]+)$", Path(path).read_text(encoding="utf-8"), re.M)
    return {name: float(value) for name, value in pairs}


def main() -> int:
    """0 where every floor stands or rose, else 1."""
    before, after = read_floors(sys.argv[1]), read_floors(sys.argv[2])
    lowered = [name for name, value in before.items() if after.get(name, 0.0) < value]
    for name in lowered:
        print(f"floor {name} was {before[name]} and is {after.get(name, 'gone')}", file=sys.stderr)
    return 1 if lowered else 0


if __name__ == "__main__":
    sys.exit(main())
