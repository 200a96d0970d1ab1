"""`compare`: units side by side, one command for a subject, and one for two units."""

import click

from pipeline.cli.comparing.citations import citations
from pipeline.cli.comparing.copies import copies
from pipeline.cli.comparing.figures import figures
from pipeline.cli.comparing.grouping import CompareGroup
from pipeline.cli.comparing.limitations import limitations
from pipeline.cli.comparing.sections import sections


@click.group(cls=CompareGroup)
def compare() -> None:
    """Đặt các đơn vị cạnh nhau: viện dẫn, số liệu, hạn chế, đoạn trùng nhau, đề cương.

    Thay cho tên lệnh có thể ghi tên hai đơn vị: mọi điều hai đơn vị cùng nói hoặc chỉ một bên nói.

    \b
    Ví dụ:
      baocao compare "Hải Yến" "Sở Xây dựng"
      baocao compare citations
      baocao compare figures --unit "Hải Yến" --unit "Sở Xây dựng"
      baocao compare limitations --quotes
      baocao compare copies
      baocao compare sections --outline de-cuong.yaml
    """


for _command in (citations, figures, limitations, copies, sections):
    compare.add_command(_command)

__all__ = ["compare"]
