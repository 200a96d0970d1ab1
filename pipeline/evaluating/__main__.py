"""`python -m pipeline.evaluating` is `baocao eval`."""

import sys

from pipeline.cli import cli

cli(["eval", *sys.argv[1:]], prog_name="baocao")
