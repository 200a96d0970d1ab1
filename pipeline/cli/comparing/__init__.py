"""`compare`: units side by side, one command for a subject."""

import click

from pipeline.cli.comparing.citations import citations
from pipeline.cli.comparing.copies import copies
from pipeline.cli.comparing.figures import figures
from pipeline.cli.comparing.limitations import limitations
from pipeline.cli.comparing.sections import sections
from pipeline.cli.group import BaocaoGroup


@click.group(cls=BaocaoGroup)
def compare() -> None:
    """Đặt các đơn vị cạnh nhau: viện dẫn, số liệu, hạn chế, đoạn trùng nhau, đề cương.

    \b
    Ví dụ:
      baocao compare citations
      baocao compare figures --unit "Hải Yến" --unit "Sở Xây dựng"
      baocao compare limitations --quotes
      baocao compare copies
      baocao compare sections --outline de-cuong.yaml
    """


for _command in (citations, figures, limitations, copies, sections):
    compare.add_command(_command)

__all__ = ["compare"]
