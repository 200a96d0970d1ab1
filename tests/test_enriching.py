"""Subject, deficiency and keywords of statements; `baocao enrich` on a real store."""

import json
import logging
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pipeline.cli import cli
from pipeline.enriching import stored
from pipeline.enriching.counted_nouns import counted_noun
from pipeline.enriching.reading import read
from pipeline.enriching.tagging import LEVELS, tagged
from pipeline.storing.store import open_store
from pipeline.textkeys import text_key
from schemas import tables as t
from schemas import views as v
from schemas.registry.statements import StatementPattern, statement_patterns

READINGS = [
    # the opening and the place in front are no part of the subject, "có lúc" of neither
    (
        "Tuy nhiên, công tác kiểm tra, giám sát có lúc chưa kịp thời.",
        ("công tác kiểm tra, giám sát", "chưa kịp thời"),
    ),
    ("Bên cạnh đó, ở các thôn vùng sâu, sinh hoạt chuyên đề còn hình thức.",
     ("sinh hoạt chuyên đề", "còn hình thức")),
    ("Một số cấp uỷ viên chậm đổi mới, ngại va chạm.", ("cấp ủy viên", "chậm đổi mới")),
    # where one lack follows another, the first is read
    ("Việc học tập Chỉ thị 05 còn chung chung; báo cáo chậm.",
     ("Việc học tập Chỉ thị 05", "còn chung chung")),
    # a place without a comma in front of the matter
    ("Ở một vài chi bộ việc tự phê bình còn nể nang.", ("việc tự phê bình", "còn nể nang")),
    # how many there are is not what is lacking
    ("Vẫn còn một số cấp ủy chưa chủ động.", ("cấp ủy", "chưa chủ động")),
    ("Số ít chi ủy thiếu kinh nghiệm.", ("chi ủy", "thiếu kinh nghiệm")),
    # a deficiency does not end in the air
    ("Đơn vị chưa thực hiện tốt các chủ trương của cấp trên về việc này.",
     ("Đơn vị", "chưa thực hiện tốt các chủ trương")),
    # nothing is lacking
    ("Đẩy mạnh phong trào thi đua.", (None, None)),
    ("", (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_what_is_lacking_in_what(text: str, expected: tuple[str | None, str | None]) -> None:
    reading = read(text)
    assert (reading.subject, reading.deficiency) == expected


@pytest.mark.parametrize("pattern", statement_patterns(), ids=lambda pattern: pattern.part)
def test_a_pattern_reads_its_example(pattern: StatementPattern) -> None:
    assert getattr(read(pattern.example), pattern.part) == pattern.expected


def test_keywords_are_words_of_several_syllables_that_tell() -> None:
    reading = read("Công tác kiểm tra, giám sát ở một số chi bộ chưa thường xuyên.")
    assert reading.keywords == ("kiểm tra", "giám sát", "thường xuyên")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aăđêộủ Đ.,;:-()/0957\n\t“”ß", max_size=60))
def test_words_lie_over_the_text_whatever_it_holds(text: str) -> None:
    for level in LEVELS[:2]:
        words = tagged(text, level)
        assert all(text[word.start : word.end] == word.text for word in words)
        assert [w.start for w in words] == sorted(w.start for w in words)
    read(text)


def test_reading_leaves_the_log_alone_and_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    handlers = list(logging.root.handlers)
    for level in LEVELS:
        read("Công tác dân vận còn yếu.", level)
    assert logging.root.handlers == handlers


def report(unit: str, *limitations: str) -> str:
    items = "\n".join(f"- {text}" for text in limitations)
    return (
        f"ĐẢNG ỦY XÃ {unit}\n*\nAn Hòa, ngày 30 tháng 5 năm 2023\nBÁO CÁO\nkết quả năm 2023\n\n"
        f"I. KẾT QUẢ\nĐã làm xong.\nII. HẠN CHẾ\n{items}\n"
    )


SHARED = "Sinh hoạt chuyên đề còn hình thức."


@pytest.fixture
def store(tmp_path: Path, store_url: str) -> str:
    own = [f"Việc thứ {word} còn chậm." for word in ("nhất", "hai", "ba")]
    (tmp_path / "a.txt").write_text(report("AN HÒA", SHARED, *own), "utf-8")
    (tmp_path / "b.txt").write_text(report("BÌNH HÒA", SHARED.replace(" ", "  ")), "utf-8")
    run(store_url, "ingest", str(tmp_path), "--jobs", "1")
    return store_url


def run(url: str, *words: str) -> str:
    result = CliRunner().invoke(cli, [*words, "--db", url])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_each_text_is_read_once_whoever_wrote_it(store: str) -> None:
    assert run(store, "enrich") == "đọc mới 4 · đã có 0\n"
    assert run(store, "enrich") == "đọc mới 0 · đã có 4\n"
    database = open_store(store)
    with database.read() as connection:
        columns = v.limitations.c
        rows = connection.execute(
            select(columns.unit, columns.subject, columns.deficiency, columns.keywords)
            .where(columns.topics.is_not(None))
            .order_by(columns.unit, columns.start)
        ).all()
    database.close()
    assert rows[0][1:] == ("Sinh hoạt chuyên đề", "còn hình thức", ["sinh hoạt", "chuyên đề"])
    assert rows[-1][1:] == rows[0][1:]


def test_a_run_that_was_stopped_goes_on_where_it_was(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "_BATCH", 1)
    database = open_store(store)

    def stop(done: int, total: int) -> None:
        assert total == 4
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stored.enrich(database, stop)
    assert stored.enrich(database) == (1, 3)
    monkeypatch.setattr(stored, "reader", lambda: "another program")
    assert stored.enrich(database) == (4, 0)
    database.close()


def test_what_nobody_says_any_more_is_forgotten(store: str, tmp_path: Path) -> None:
    run(store, "enrich")
    (tmp_path / "a.txt").write_text(report("AN HÒA", SHARED), "utf-8")
    run(store, "ingest", str(tmp_path), "--jobs", "1", "--remove-missing")
    database = open_store(store)
    stored.enrich(database)
    with database.read() as connection:
        said = set(connection.execute(select(t.statement.c.text_key)).scalars())
        kept = set(connection.execute(select(t.enrichment.c.text_key)).scalars())
    database.close()
    assert kept == said


def test_readings_not_kept_are_read_now_and_are_the_same(store: str) -> None:
    database = open_store(store)
    with database.read() as connection:
        fresh = stored.readings(connection, [SHARED])
    stored.enrich(database)
    with database.read() as connection:
        assert stored.readings(connection, [SHARED]) == fresh
    database.close()
    assert list(fresh) == [text_key(SHARED)]


def test_statements_of_an_older_program_are_told(store: str) -> None:
    database = open_store(store)
    with database.write() as connection:
        connection.execute(t.statement.update().values(text_key=None))
    database.close()
    result = CliRunner().invoke(cli, ["enrich", "--db", store])
    assert (result.exit_code, result.stdout) == (0, "đọc mới 0 · đã có 0\n")
    assert "baocao ingest" in result.stderr


NOUNS = [
    ("khối dân vận cấp xã", "khối dân", "khối dân vận"),
    ("liên chi đoàn tổ chức các hoạt động", "liên chi", "liên chi đoàn"),
    ("di tích quốc gia", "di tích", "di tích"),
    ("hiện vật, tư liệu", "hiện vật", "hiện vật"),
    # Not the words that the noun begins; nothing behind it.
    ("cấp xã", "khối dân", "khối dân"),
    ("khối", "khối", "khối"),
]


@pytest.mark.parametrize(("words", "noun", "expected"), NOUNS)
def test_an_unknown_noun_is_completed_to_whole_words(words: str, noun: str, expected: str) -> None:
    assert counted_noun(words, noun) == expected


def test_only_unknown_nouns_are_read_and_the_view_shows_them(
    tmp_path: Path, store_url: str
) -> None:
    sentence = "Có 147 khối dân vận cấp xã, 12 chi bộ."
    text = report("AN HÒA", SHARED).replace("Đã làm xong.", sentence)
    (tmp_path / "a.txt").write_text(text, "utf-8")
    run(store_url, "ingest", str(tmp_path), "--jobs", "1")
    shown = ("figures", "--type", "count", "--format", "json")
    counted = [row["counted"] for row in json.loads(run(store_url, *shown))]
    assert counted == ["khối dân", "chi bộ"]
    assert run(store_url, "enrich") == "đọc mới 2 · đã có 0\n"
    counted = [row["counted"] for row in json.loads(run(store_url, *shown))]
    assert counted == ["khối dân vận", "chi bộ"]
    (noun,) = json.loads(run(store_url, "figures", "--unknown-nouns", "--format", "json"))
    assert noun == {"counted": "khối dân vận", "times": 1, "units": 1, "sentence": sentence}
    database = open_store(store_url)
    with database.write() as connection:
        connection.execute(t.figure.update().values(noun_words=None))
    assert stored.enrich(database) == (0, 1)
    with database.read() as connection:
        assert connection.execute(select(t.counted_noun.c.words)).all() == []
    database.close()
