"""Who works on what: claims, leases, dead workers, and failures that stay failures."""

import os
import socket
import subprocess
import sys
from datetime import timedelta

import plain_analysis
import pytest
from snapshots import snapshot

from pipeline.storing import Store, claims, open_store
from pipeline.storing.ledgers import Judged
from pipeline.storing.owners import this_owner
from schemas import tables as t

LEASE = timedelta(minutes=3)
ELSEWHERE = "máy-khác:1:1"


@pytest.fixture
def store(store_url: str) -> Store:
    store = open_store(store_url)
    with store.write() as connection:
        claims.queue(connection, [("abc", 5), ("def", 6)])
    return store


def claim(store: Store, owner: str, sha256: str = "abc", **options: object) -> str:
    given = {"fingerprint": "1", "owner": owner, "lease": LEASE, **options}
    return claims.claim(store, sha256, **given)  # type: ignore[arg-type]


def row(store: Store, sha256: str = "abc") -> tuple[object, ...]:
    c = t.content.c
    with store.read() as connection:
        found = connection.execute(t.content.select().where(c.sha256 == sha256)).one()
    return found.status, found.error_kind, found.attempts, found.owner


def dead_owner() -> str:
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    return f"{socket.gethostname()}:{process.pid}:1"


def test_a_live_claim_is_left_alone(store: Store) -> None:
    assert claim(store, ELSEWHERE) == "claimed"
    assert claim(store, "máy:2:2") == "busy"
    assert claim(store, ELSEWHERE) == "claimed"
    assert claim(store, "máy:2:2", sha256="def") == "claimed"
    assert row(store) == ("running", None, 0, ELSEWHERE)


def test_a_claim_of_a_live_process_on_this_machine_is_live(store: Store) -> None:
    assert claim(store, this_owner()) == "claimed"
    assert claim(store, "máy:2:2") == "busy"


def test_an_expired_lease_is_taken_over_and_counts(store: Store) -> None:
    assert claim(store, ELSEWHERE, lease=timedelta(seconds=-1)) == "claimed"
    assert claim(store, "máy:2:2") == "claimed"
    assert row(store) == ("running", None, 1, "máy:2:2")


def test_the_claim_of_a_dead_process_is_taken_over_at_once(store: Store) -> None:
    dead = dead_owner()
    assert claim(store, dead) == "claimed"
    assert claim(store, "máy:2:2") == "claimed"
    assert row(store) == ("running", None, 1, "máy:2:2")


def test_a_reused_process_number_is_another_process(store: Store) -> None:
    assert claim(store, f"{socket.gethostname()}:{os.getpid()}:1") == "claimed"
    assert claim(store, "máy:2:2") == "claimed"


def test_after_three_dead_workers_it_is_given_up(store: Store) -> None:
    for _ in range(3):
        assert claim(store, dead_owner()) == "claimed"
    assert claim(store, "máy:2:2") == "failed"
    assert row(store) == ("failed", "crashed", 3, None)
    # Final for this version of the program, open again for the next one.
    assert claim(store, "máy:2:2") == "failed"
    assert claim(store, "máy:2:2", fingerprint="2") == "claimed"
    assert row(store) == ("running", None, 0, "máy:2:2")


def test_the_death_of_a_whole_run_is_nothing_against_the_file(store: Store) -> None:
    """A run that is killed, or cannot even give its claims back on a full disk, five times."""
    for _ in range(5):
        assert claim(store, f"{dead_owner()}+workers") == "claimed"
    assert claim(store, "máy:2:2") == "claimed"
    assert row(store) == ("running", None, 0, "máy:2:2")


def test_a_watching_owner_is_alive_as_long_as_its_process(store: Store) -> None:
    assert claim(store, this_owner(watches_workers=True)) == "claimed"
    assert claim(store, "máy:2:2") == "busy"


def test_a_death_that_the_parent_saw_counts(store: Store) -> None:
    tries = 0
    while True:
        assert claim(store, "máy:2:2") == "claimed"
        tries += 1
        if not claims.worker_died(store, "abc", fingerprint="1", owner="máy:2:2"):
            break
    assert tries == 3
    assert row(store) == ("failed", "crashed", 3, None)


def test_a_worker_that_dies_before_its_claim_is_not_tried_for_ever(store: Store) -> None:
    died = [claims.worker_died(store, "abc", fingerprint="1", owner="máy:2:2") for _ in range(3)]
    assert died == [True, True, False]


def test_failed_is_final_for_one_fingerprint(store: Store) -> None:
    assert claim(store, "máy:2:2") == "claimed"
    failure = {"kind": "empty", "message": "Tệp\0 rỗng", "fingerprint": "1"}
    assert claims.fail(store, "abc", **failure, owner="máy:2:2")
    assert row(store) == ("failed", "empty", 0, None)
    before = snapshot(store, clock=True)
    assert claim(store, "máy:2:2") == "failed"
    assert snapshot(store, clock=True) == before
    assert claim(store, "máy:2:2", retry_failed=True) == "claimed"


def test_whoever_lost_the_claim_writes_nothing(store: Store) -> None:
    report = plain_analysis.analyze("Có 59 đảng viên")
    done = {"encoding": "utf-8", "fingerprint": "1"}
    assert claim(store, ELSEWHERE, lease=timedelta(seconds=-1)) == "claimed"
    assert claim(store, "máy:2:2") == "claimed"
    before = snapshot(store)
    assert not claims.finish(store, "abc", Judged(report, report), **done, owner=ELSEWHERE)
    failure = {"kind": "timeout", "message": "quá lâu", "fingerprint": "1"}
    assert not claims.fail(store, "abc", **failure, owner=ELSEWHERE)
    assert not claims.worker_died(store, "abc", fingerprint="1", owner=ELSEWHERE)
    assert snapshot(store) == before
    assert claims.finish(store, "abc", Judged(report, report), **done, owner="máy:2:2")
    assert row(store) == ("done", None, 0, None)
    assert not claims.finish(store, "abc", Judged(report, report), **done, owner="máy:2:2")


def test_a_failure_takes_the_facts_of_an_older_analysis_away(store: Store) -> None:
    assert claim(store, "máy:2:2") == "claimed"
    report = plain_analysis.analyze("Đơn vị: X\nCó 59 đảng viên")
    claims.finish(
        store, "abc", Judged(report, report), encoding="utf-8", fingerprint="1", owner="máy:2:2"
    )
    assert claim(store, "máy:2:2", fingerprint="2") == "claimed"
    claims.fail(store, "abc", kind="internal", message="x", fingerprint="2", owner="máy:2:2")
    found = snapshot(store)
    assert found["figure"] == found["passage"] == []
    with store.read() as connection:
        content = connection.execute(t.content.select()).first()
    assert content is not None
    assert (content.text, content.kind, content.unit_name) == (None, None, None)


def test_giving_back_counts_no_attempt(store: Store) -> None:
    claim(store, "máy:2:2")
    claim(store, "máy:2:2", sha256="def")
    claims.put_back(store, "def", owner="máy:2:2")
    assert row(store, "def") == ("queued", None, 0, None)
    claims.release(store, "máy:2:2")
    assert row(store) == ("queued", None, 0, None)


def test_a_report_is_whole_or_not_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the middle of writing undoes what was written before it."""
    assert claim(store, "máy:2:2") == "claimed"
    before = snapshot(store)
    report = plain_analysis.analyze("Có 59 đảng viên")
    broken = {"figure": [{"content": "abc", "ordinal": 0}]}
    good = claims.fact_rows
    monkeypatch.setattr(claims, "fact_rows", lambda *given: {**good(*given), **broken})
    with pytest.raises(Exception, match=r"(?i)null"):
        claims.finish(
            store, "abc", Judged(report, report), encoding="x", fingerprint="1", owner="máy:2:2"
        )
    assert snapshot(store) == before
