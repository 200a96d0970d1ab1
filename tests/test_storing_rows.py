"""A report as rows: whole values, the same on both databases, nothing in them that a database
refuses."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise

import plain_analysis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import snapshot, view_rows

from pipeline.storing import Store, claims, open_store
from pipeline.storing.ledgers import Judged
from pipeline.storing.passages import Sections, split_passages
from pipeline.storing.rows import fact_rows
from pipeline.storing.storable import storable
from schemas import tables as t
from schemas.columns import canonical
from schemas.document import Footnote, Heading, Span
from schemas.facts import Report
from schemas.references import fact_reference, finding_reference

TEXT = """Đơn vị: Đảng ủy Sở Xây dựng
Ngày: 2021-10-05

I. Tình hình
Đảng bộ có 59 đảng viên, đạt 81,3%.
1. Hạn chế
- Chi bộ 1 chưa sinh hoạt đều
theo Chỉ thị 05-CT/TW (165/174).
- Có 60 đảng viên.
"""


def store_report(store: Store, report: Report, owner: str = "máy:1:1") -> None:
    with store.write() as connection:
        claims.queue(connection, [(report.sha256, len(report.text))])
    assert (
        claims.claim(store, report.sha256, fingerprint="f", owner=owner, lease=timedelta(minutes=1))
        == "claimed"
    )
    assert claims.finish(
        store, report.sha256, Judged(report, report), encoding="utf-8", fingerprint="f", owner=owner
    )


def at(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def test_the_rows_of_a_report() -> None:
    rows = fact_rows("abc", plain_analysis.analyze(TEXT))
    passages = [TEXT[row["start"] : row["end"]] for row in rows["passage"]]
    assert passages == [
        "Đơn vị: Đảng ủy Sở Xây dựng\nNgày: 2021-10-05",
        "I. Tình hình",
        "Đảng bộ có 59 đảng viên, đạt 81,3%.",
        "1. Hạn chế",
        "- Chi bộ 1 chưa sinh hoạt đều\ntheo Chỉ thị 05-CT/TW (165/174).",
        "- Có 60 đảng viên.",
    ]
    assert [(row["section"], row["section_path"]) for row in rows["passage"]] == [
        (None, None),
        (0, "I."),
        (0, "I."),
        (1, "I. > 1."),
        (1, "I. > 1."),
        (1, "I. > 1."),
    ]
    assert rows["passage"][4]["folded"] == (
        "- chi bo 1 chua sinh hoat deu theo chi thi 05-ct/tw (165/174)."
    )
    start, end = at("165/174")
    ratio = next(row for row in rows["figure"] if row["type"] == "ratio")
    assert ratio == {
        "content": "abc",
        "ordinal": 2,
        "section": 1,
        "section_path": "I. > 1.",
        "passage": 4,
        "start": start,
        "end": end,
        "quote": "165/174",
        "pieces": None,
        "rule": "stand_in.ratio",
        "type": "ratio",
        "kind": None,
        "value": None,
        "value_max": None,
        "part": None,
        "whole": None,
        "num": Decimal(165),
        "den": Decimal(174),
        "numeral": None,
        "unit": None,
        "qualifiers": None,
        "indicator": None,
        "as_of": None,
        "approx": "exact",
        "label": None,
        "body": None,
        "time": None,
        "time_from": None,
        "year": None,
        "aspect": None,
        "place": None,
        "dimension": None,
        "division": None,
        "noun_words": None,
        "ref": fact_reference("figure", "abc", ratio),
    }
    start, end = at("60 đảng viên")
    assert rows["ledger"] == [
        {
            "content": "abc",
            "ordinal": 0,
            "section": 1,
            "section_path": "I. > 1.",
            "passage": 5,
            "start": start,
            "end": end,
            "quote": "60 đảng viên",
            "pieces": None,
            "rule": "stand_in.conflict",
            "kind": "conflict",
            "severity": "error",
            "stated": "60",
            "expected": "59",
            "stated_value": Decimal(60),
            "expected_value": Decimal(59),
            "equation": "60 ≠ 59",
            "suggestion": None,
            "ref": finding_reference("abc", "conflict", start, end, "60", "59"),
            "revised": None,
        }
    ]
    assert [row["text"] for row in rows["ledger_span"]] == ["60 đảng viên", "59 đảng viên"]


def test_what_is_stored_is_what_the_rows_say(store_url: str) -> None:
    """Also that PostgreSQL and SQLite give the same values back."""
    report = plain_analysis.analyze(TEXT)
    store = open_store(store_url)
    store_report(store, report)
    found = snapshot(store)
    for name, rows in fact_rows(report.sha256, report).items():
        table = t.metadata.tables[name]
        wanted = [tuple(_plain(row[c.name]) for c in table.columns) for row in rows]
        assert found[name] == sorted(wanted, key=repr), name
    store.close()


def _plain(value: object) -> object:
    return repr(value) if isinstance(value, list | dict) else value


def test_storing_again_gives_the_same_rows(store_url: str) -> None:
    store = open_store(store_url)
    report = plain_analysis.analyze(TEXT)
    store_report(store, report)
    before = snapshot(store)
    with store.write() as connection:
        connection.execute(t.content.update().values(fingerprint="older"))
    store_report(store, report, owner="máy:2:2")
    assert snapshot(store) == before
    store.close()


def test_text_that_no_database_takes(store_url: str) -> None:
    """NUL, a lone surrogate, and figures beyond any column cost nothing but themselves."""
    text = "Có\0 59 đảng viên\ud800, " + "9" * 400 + " đảng viên, 12345678901234567890 đảng viên"
    store = open_store(store_url)
    report = plain_analysis.analyze(text, sha256="x")
    store_report(store, report)
    with store.read() as connection:
        kept = connection.execute(t.content.select()).one().text
        values = [row.value for row in connection.execute(t.figure.select()).all()]
    assert kept == text.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    assert len(kept) == len(text)
    assert values == [Decimal(59), None, Decimal("12345678901234600000")]
    store.close()


def test_views_give_one_row_for_each_fact_with_its_place(store_url: str) -> None:
    store = open_store(store_url)
    store_report(store, plain_analysis.analyze(TEXT))
    # Without a file there is no submission yet, so nothing counts.
    assert view_rows(store, "citations", "quote") == []
    store.close()


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("8201", "8201"),
        ("50.0", "50"),
        ("81.3", "81.3"),
        ("0.1", "0.1"),
        ("-3.50", "-3.5"),
        ("1234567890.12345", "1234567890.12345"),
        ("9223372036854775807", "9223372036854775807"),
        ("0.1234567890123456789", "0.123456789012346"),
        ("1E+30", "1000000000000000000000000000000"),
        ("1E+100", None),
        ("NaN", None),
        ("-Infinity", None),
    ],
)
def test_numbers_come_back_equal(store_url: str, number: str, kept: str | None) -> None:
    store = open_store(store_url)
    with store.write() as connection:
        claims.queue(connection, [("abc", 1)])
        row = _figure(Decimal(number))
        connection.execute(t.figure.insert(), row)
    with store.read() as connection:
        value = connection.execute(t.figure.select()).one().value
    assert value == (None if kept is None else Decimal(kept))
    assert kept is None or str(value) == kept
    store.close()


def _figure(value: Decimal) -> dict[str, object]:
    place = {"content": "abc", "ordinal": 0, "start": 0, "end": 1, "quote": "1", "rule": "r"}
    return {**place, "type": "count", "approx": "exact", "value": value}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9)))
def test_canonical_numbers_are_stable(number: Decimal) -> None:
    once = canonical(number)
    assert once is None or canonical(once) == once


def test_numbers_compare_as_numbers_in_sql(store_url: str) -> None:
    store = open_store(store_url)
    with store.write() as connection:
        claims.queue(connection, [("abc", 1)])
        rows = [{**_figure(Decimal(n)), "ordinal": i} for i, n in enumerate(("9", "81.3", "100"))]
        connection.execute(t.figure.insert(), rows)
    with store.read() as connection:
        bigger = t.figure.select().where(t.figure.c.value > Decimal("81.2"))
        order = bigger.order_by(t.figure.c.value)
        assert [row.value for row in connection.execute(order)] == [Decimal("81.3"), Decimal(100)]
    store.close()


def test_moments_come_back_aware_and_equal(store_url: str) -> None:
    moment = datetime(2021, 10, 5, 23, 30, 1, 5, tzinfo=timezone(timedelta(hours=7)))
    store = open_store(store_url)
    with store.write() as connection:
        claims.queue(connection, [("abc", 1)])
        connection.execute(t.content.update().values(lease_until=moment))
    with store.read() as connection:
        kept = connection.execute(t.content.select()).one().lease_until
    assert kept == moment
    assert kept.tzinfo is UTC
    store.close()


@given(st.text())
def test_storable_keeps_length_and_can_be_encoded(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    kept.encode()
    assert "\0" not in kept


@given(st.text(alphabet="ab. -\n\r\t1;Đ\u2028", max_size=200))
def test_passages_cover_every_word_once(text: str) -> None:
    passages = split_passages(text, Sections(()))
    covered = "".join(text[p.start : p.end] for p in passages)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(p.start < p.end for p in passages)
    assert all(a.end <= b.start for a, b in pairwise(passages))


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Một câu.\nHai câu.", ["Một câu.", "Hai câu."]),
        ("Một câu dài\nqua hai dòng", ["Một câu dài\nqua hai dòng"]),
        ("Một câu dài\n\nqua hai trang.", ["Một câu dài\n\nqua hai trang."]),
        ("Một\r\n\r\nHai", ["Một", "Hai"]),
        ("Một\r\rHai", ["Một", "Hai"]),
        ("gồm:\n- một\n- hai\n  ba", ["gồm:", "- một", "- hai\n  ba"]),
        ("gồm\n\na) một\n1.2. hai", ["gồm", "a) một", "1.2. hai"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_where_passages_end(text: str, passages: list[str]) -> None:
    found = split_passages(text, Sections(()))
    assert [text[p.start : p.end] for p in found] == passages


def heading(start: int, text: str, label: str | None, parent: int | None = None) -> Heading:
    span = Span(start, start + len(text), text)
    return Heading(span, (0, 0), label, 1, text, 1, parent, None)


def test_section_paths_name_captions_and_survive_a_loop() -> None:
    caption = "Tình hình chung của Đảng bộ trong năm năm vừa qua"
    headings = (heading(0, "A", "II-", 1), heading(10, caption, None, 0))
    assert Sections(headings).paths == (
        "Tình hình chung của Đảng bộ trong năm n… > II-",
        "II- > Tình hình chung của Đảng bộ trong năm n…",
    )


def test_a_footnote_stands_where_its_mark_stands() -> None:
    text = "I. Một\nchữ(1)\nII. Hai\n(1) chú\nthích"
    report = plain_analysis.analyze(text)
    start = text.index("(1) chú")
    note = Footnote("1", ((start, start + 7), (start + 8, len(text))), text.index("(1)"), (0, 0))
    rows = fact_rows("abc", Report(**{**_fields(report), "footnotes": (note,)}))
    row = rows["footnote"][0]
    assert (row["section_path"], row["quote"], row["pieces"]) == (
        "I.",
        "(1) chú",
        [[start, start + 7], [start + 8, len(text)]],
    )


def _fields(report: Report) -> dict[str, object]:
    return {name: getattr(report, name) for name in Report.__slots__}
