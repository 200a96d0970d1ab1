"""Several texts of one submission: a scan beside its original, appendices beside their report."""

from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from snapshots import view_rows

import schemas
from pipeline.ingesting import ingest
from pipeline.linking.attachments import Attachment, attachment_of
from pipeline.storing import open_store
from schemas.views import drop_statements

REPORT = """ĐẢNG BỘ HUYỆN VÍ DỤ                     ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ AN HÒA
*                                       An Hòa, ngày 12 tháng 10 năm 2024
Số 152-BC/ĐU

BÁO CÁO
kết quả thực hiện Chỉ thị số 05-CT/TW năm 2024
-----

Thực hiện Công văn số 21-CV/HU, ngày 01/9/2024 của Ban Thường vụ Huyện ủy, Đảng ủy xã báo cáo:

I. TÌNH HÌNH
Đảng bộ có 210 đảng viên và 15 chi bộ.
"""
SCAN = REPORT.replace("15 chi bộ", "l5 chi bô").replace("TÌNH HÌNH", "TÌNH  HINH")
APPENDIX = """PHỤ LỤC 01
(Kèm theo Báo cáo số 152-BC/ĐU, ngày 12/10/2024 của Đảng ủy xã An Hòa)

Có 37 đảng viên nữ.
"""
UNNAMED = "PHỤ LỤC\nSố liệu chi tiết\n\nCó 41 đảng viên trẻ.\n"

HEADS = [
    (APPENDIX, Attachment("152-bc/đu", date(2024, 10, 12))),
    (UNNAMED, Attachment()),
    (
        "BIỂU SỐ 1\n(kèm theo báo cáo số: 7-BC/CB ngày 2 tháng 3 năm 2024)\n",
        Attachment("7-bc/cb", date(2024, 3, 2)),
    ),
    ("PHỤ LỤC\n(Kèm theo Báo cáo số 152-BC/ĐU, ngày 32/13/2024)", Attachment("152-bc/đu")),
    # A report stays one, whatever it says later of its appendices.
    (REPORT, None),
    (REPORT + "(Phụ lục kèm theo)\nPHỤ LỤC 1\n", None),
    ("BÁO CÁO\nkết quả\n(Kèm theo Báo cáo số 1-BC/ĐU)", None),
    ("Phụ lụcx\nBÁO CÁO", None),
    ("", None),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_what_an_appendix_says_of_its_report(head: str, expected: Attachment | None) -> None:
    assert attachment_of(head) == expected


def parts(tmp_path: Path, url: str, **texts: str) -> tuple[list[object], list[object]]:
    """Names, roles and versions of the files, and the words of the figures that count."""
    folder = tmp_path / "nộp"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    store = open_store(url)
    ingest([folder], store, jobs=0)
    found = (
        view_rows(store, "files", "name", "role", "version"),
        view_rows(store, "figures", "report", "file", "quote"),
    )
    store.close()
    return list(found[0]), sorted(found[1])


def test_a_scan_and_its_original_count_once(tmp_path: Path, store_url: str) -> None:
    assert parts(tmp_path, store_url, gốc=REPORT, scan=SCAN) == (
        [("gốc.txt", "main", "current"), ("scan.txt", "variant", "current")],
        [
            ("gốc.txt", "gốc.txt", "15 chi bộ"),
            ("gốc.txt", "gốc.txt", "210 đảng viên"),
        ],
    )


def test_the_facts_of_an_appendix_are_counted_with_its_report(
    tmp_path: Path, store_url: str
) -> None:
    files, figures = parts(tmp_path, store_url, báo=REPORT, phụ=APPENDIX, riêng=UNNAMED)
    assert files == [
        ("báo.txt", "main", "current"),
        ("phụ.txt", "appendix", "current"),
        ("riêng.txt", "appendix", "current"),
    ]
    assert figures == [
        ("báo.txt", "báo.txt", "15 chi bộ"),
        ("báo.txt", "báo.txt", "210 đảng viên"),
        ("báo.txt", "phụ.txt", "37 đảng viên nữ"),
        ("báo.txt", "riêng.txt", "41 đảng viên"),
    ]


def test_an_appendix_of_an_unknown_report_is_in_doubt(tmp_path: Path, store_url: str) -> None:
    files, _ = parts(tmp_path, store_url, phụ=APPENDIX)
    assert files == [("phụ.txt", "main", "unsure")]
    # Its report comes, and all is well, in whatever order.
    files, _ = parts(tmp_path, store_url, báo=REPORT)
    assert files == [("báo.txt", "main", "current"), ("phụ.txt", "appendix", "current")]


def test_an_appendix_without_a_number_beside_two_reports_is_in_doubt(
    tmp_path: Path, store_url: str
) -> None:
    other = REPORT.replace("152-BC", "153-BC").replace("Chỉ thị số 05-CT/TW", "công tác dân vận")
    files, _ = parts(tmp_path, store_url, một=REPORT, hai=other, phụ=UNNAMED)
    assert ("phụ.txt", "main", "unsure") in files


def test_another_number_is_another_document(tmp_path: Path, store_url: str) -> None:
    other = SCAN.replace("152-BC", "153-BC").replace("thực hiện Chỉ thị số 05-CT/TW", "dân vận")
    files, _ = parts(tmp_path, store_url, một=REPORT, hai=other)
    assert files == [("hai.txt", "main", "current"), ("một.txt", "main", "current")]


def test_what_is_removed_from_the_folder_can_be_forgotten(tmp_path: Path, store_url: str) -> None:
    parts(tmp_path, store_url, một=REPORT, hai=REPORT.replace("XÃ AN HÒA", "XÃ BÌNH MINH"))
    (tmp_path / "nộp" / "hai.txt").unlink()
    store = open_store(store_url)
    kept = ingest([tmp_path / "nộp"], store, jobs=0)
    assert (len(kept.missing), kept.removed) == (1, 0)
    gone = ingest([tmp_path / "nộp"], store, jobs=0, remove_missing=True)
    assert (gone.missing, gone.removed) == ((), 1)
    assert view_rows(store, "files", "name") == [("một.txt",)]
    assert view_rows(store, "reports", "report") == [("một.txt",)]
    store.close()


def test_an_older_store_is_brought_up_to_date(tmp_path: Path, store_url: str) -> None:
    parts(tmp_path, store_url, một=REPORT, phụ=APPENDIX)
    store = open_store(store_url)
    with store.write() as connection:
        for statement in drop_statements():
            connection.exec_driver_sql(statement)
        config = Config()
        folder = Path(schemas.__path__[0]) / "migrations"
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    store.close()
    store = open_store(store_url)
    assert view_rows(store, "files", "name", "role") == [("một.txt", "main"), ("phụ.txt", None)]
    # The next ingest finds the appendix again.
    ingest([tmp_path / "nộp"], store, jobs=0)
    assert view_rows(store, "files", "name", "role") == [
        ("một.txt", "main"),
        ("phụ.txt", "appendix"),
    ]
    store.close()
