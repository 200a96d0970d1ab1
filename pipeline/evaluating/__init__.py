"""How well the program reads: its analysis of reports against the gold of each.

`evaluate(gold, report)` compares one report; `evaluate_folder(gold, reports)` a folder of them.

>>> from pathlib import Path
>>> runs = evaluate_folder(Path("corpus/gold"), Path("corpus/reports"))  # doctest: +SKIP
>>> pool("all", [run.scores for run in runs]).value("citation")  # doctest: +SKIP
0.97
"""

from pipeline.evaluating.gold import GoldError, GoldReport
from pipeline.evaluating.gold_files import parse_gold, read_gold
from pipeline.evaluating.running import Evaluated, evaluate, evaluate_folder
from pipeline.evaluating.scores import Accuracy, Mistake, Scores, Tally, pool

__all__ = [
    "Accuracy",
    "Evaluated",
    "GoldError",
    "GoldReport",
    "Mistake",
    "Scores",
    "Tally",
    "evaluate",
    "evaluate_folder",
    "parse_gold",
    "pool",
    "read_gold",
]
