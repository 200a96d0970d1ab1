"""The short names of facts and findings: made of what they are, and of nothing else."""

from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st
from snapshots import view_rows
from sqlalchemy import text

import schemas
from pipeline.analysis import analyze_text
from pipeline.ingesting import ingest
from pipeline.storing import open_store
from pipeline.storing.rows import fact_rows
from schemas.references import LETTERS, fact_reference, finding_reference
from schemas.views import drop_statements

TEXT = """BÁO CÁO
kết quả công tác

Đảng bộ có 8.201 đảng viên, trong đó nam 5.100 đồng chí, nữ 3.111 đồng chí; 5-7 hội nghị; 81,3%;
165/174 đồng chí. Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016, Nghị quyết Đại hội khóa XI, XII.

II. HẠN CHẾ

- Một số chi bộ chưa duy trì nền nếp sinh hoạt.
"""
NAMED = {"figure": "figure", "citation": "citation", "statement": "statement", "ledger": "finding"}


def test_a_reference_never_changes() -> None:
    """Decisions in people's stores are kept by these."""
    text = "0" * 64
    at = {"start": 3, "end": 15}
    count = {**at, "type": "count", "value": Decimal("59.0"), "value_max": None}
    ratio = {**at, "type": "ratio", "num": Decimal(165), "den": Decimal(174)}
    assert [
        finding_reference(text, "part_sum", 3, 15, "59", "60"),
        fact_reference("figure", text, count),
        fact_reference("figure", text, ratio),
        fact_reference("citation", text, {**at, "id": None}),
        fact_reference("statement", text, {**at, "role": "cause"}),
    ] == ["kcw2eajk6", "skks2h3lr", "sei636mpi", "vn4ieyvno", "hksj4n6aq"]


def test_every_fact_has_its_own_reference_with_the_letter_of_its_kind() -> None:
    rows = fact_rows("0" * 64, analyze_text(TEXT))
    for table, named in NAMED.items():
        references = [row["ref"] for row in rows[table]]
        assert len(set(references)) == len(references) > 0, table
        assert all(reference[0] == LETTERS[named] for reference in references)  # type: ignore[index]


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.text(), st.text())
def test_another_place_or_value_is_another_finding(
    start: int, other: int, stated: str, expected: str
) -> None:
    one = finding_reference("0", "percent", start, start + 3, stated, expected)
    assert len(one) == 9
    assert one[0].isalpha()  # no spreadsheet takes it for a number
    assert (one == finding_reference("0", "percent", other, other + 3, stated, expected)) is (
        start == other
    )
    assert one != finding_reference("0", "percent", start, start + 3, stated + "0", expected)
    assert one != finding_reference("1", "percent", start, start + 3, stated, expected)


@pytest.mark.parametrize("view", ["figures", "citations", "limitations", "checks"])
def test_an_older_store_gets_the_same_references(tmp_path: Path, store_url: str, view: str) -> None:
    folder = tmp_path / "nộp"
    folder.mkdir()
    (folder / "bc.txt").write_text(TEXT, encoding="utf-8")
    ingest([folder], store_url, jobs=0)
    column = "finding_id" if view == "checks" else "fact_id"
    store = open_store(store_url)
    before = view_rows(store, view, "start", "quote", column)
    with store.write() as connection:
        for statement in drop_statements():
            connection.execute(text(statement))
        config = Config()
        scripts = Path(schemas.__path__[0]) / "migrations"
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    store.close()
    store = open_store(store_url)
    assert view_rows(store, view, "start", "quote", column) == before != []
    store.close()
