"""Units, rounds and versions, derived from what is known in whatever order it came."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.linking.collation import sort_key
from pipeline.linking.derive import Linked, derive
from pipeline.linking.likeness import similar_units
from pipeline.linking.records import (
    AliasRecord,
    ContentRecord,
    Decision,
    FileRecord,
    Known,
    RosterRecord,
    RoundRecord,
    Verdict,
)
from pipeline.linking.subjects import compare_subjects, subject_of

MORNING = datetime(2021, 10, 5, 8, tzinfo=UTC)
YEAR = (date(2021, 1, 1), date(2021, 12, 31))


def content(name: str, unit: str | None = "Đảng ủy A", **fields: object) -> ContentRecord:
    base = ContentRecord(
        sha256=name,
        kind="report",
        title="Báo cáo tổng kết công tác đảng viên",
        unit_name=unit,
        parent_unit=None,
        day=date(2021, 10, 5),
        draft=False,
        period=YEAR,
        in_reply_to="421-CV/ĐUK",
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def file(
    name: str, path: str | None = None, round_name: str | None = None, minutes: int = 0
) -> FileRecord:
    when = MORNING + timedelta(minutes=minutes)
    return FileRecord(path or f"/nộp/{name}.txt", name, round_name, when)


def roster(name: str, line: int = 2, round_name: str = "Đợt 1", **fields: object) -> RosterRecord:
    base = RosterRecord(round_name, name, None, None, None, line)
    return replace(base, **fields)  # type: ignore[arg-type]


def known(
    contents: Sequence[ContentRecord],
    files: Sequence[FileRecord] | None = None,
    units: Sequence[RosterRecord] = (),
    aliases: Sequence[AliasRecord] = (),
) -> Known:
    made = files if files is not None else [file(c.sha256) for c in contents]
    rounds = {row.round for row in units} | {f.round for f in made if f.round}
    return Known(
        tuple(made),
        tuple(contents),
        tuple(units),
        tuple(aliases),
        tuple(RoundRecord(name) for name in sorted(rounds)),
    )


def versions(linked: Linked) -> dict[str, tuple[str, str | None]]:
    """State of each submission and the content that replaces it."""
    contents = {one.submission.id: one.submission.content.sha256 for one in linked.submissions}
    return {
        one.submission.content.sha256: (
            one.state.version,
            contents.get(one.state.superseded_by or ""),
        )
        for one in linked.submissions
    }


def doubts(linked: Linked) -> dict[str, str | None]:
    return {one.submission.content.sha256: one.state.doubt for one in linked.submissions}


CURRENT = ("current", None)
UNSURE = ("unsure", None)
DRAFT = ("draft", None)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        # The same in everything: the later date wins, whatever the order of names.
        ({"day": date(2021, 10, 6)}, {"a": ("superseded", "b"), "b": CURRENT}),
        ({"day": date(2021, 10, 4)}, {"a": CURRENT, "b": ("superseded", "a")}),
        # Written in another way, still the same.
        (
            {
                "day": date(2021, 10, 6),
                "unit_name": "BAN CHẤP HÀNH ĐẢNG BỘ A",
                "title": "BÁO CÁO tổng kết công tác đảng viên (ngày 6/10/2021)",
                "in_reply_to": "421 -CV/ĐUK",
            },
            {"a": ("superseded", "b"), "b": CURRENT},
        ),
        # One day, received at one moment: nobody can tell.
        ({}, {"a": UNSURE, "b": UNSURE}),
        ({"day": None}, {"a": UNSURE, "b": UNSURE}),
        # Another unit, request, subject, period or kind of document: unrelated.
        ({"unit_name": "Đảng ủy B"}, {"a": CURRENT, "b": CURRENT}),
        ({"unit_name": None}, {"a": CURRENT, "b": CURRENT}),
        ({"in_reply_to": "12-CV/ĐUK"}, {"a": CURRENT, "b": CURRENT}),
        ({"title": "Báo cáo công tác kiểm tra"}, {"a": CURRENT, "b": CURRENT}),
        ({"period": (date(2020, 1, 1), date(2020, 12, 31))}, {"a": CURRENT, "b": CURRENT}),
        ({"kind": "article"}, {"a": CURRENT, "b": CURRENT}),
        # Something that decides is missing or nearly equal.
        ({"in_reply_to": None, "day": date(2021, 10, 6)}, {"a": UNSURE, "b": UNSURE}),
        ({"title": None, "day": date(2021, 10, 6)}, {"a": UNSURE, "b": UNSURE}),
        ({"period": None, "day": date(2021, 10, 6)}, {"a": UNSURE, "b": UNSURE}),
        (
            {"title": "Báo cáo tổng kết công tác đãng viên", "day": date(2021, 10, 6)},
            {"a": UNSURE, "b": UNSURE},
        ),
        # A draft is a status; the final report replaces it.
        ({"draft": True, "day": date(2021, 10, 1)}, {"a": CURRENT, "b": ("superseded", "a")}),
        ({"draft": True}, {"a": CURRENT, "b": ("superseded", "a")}),
        (
            {"draft": True, "title": "Báo cáo tổng kết công tác đảng viên (Dự thảo lần 2)"},
            {"a": CURRENT, "b": ("superseded", "a")},
        ),
        ({"draft": True, "day": date(2021, 10, 9)}, {"a": CURRENT, "b": DRAFT}),
        ({"draft": True, "period": None}, {"a": CURRENT, "b": DRAFT}),
    ],
)
def test_two_reports(second: dict[str, object], expected: dict[str, object]) -> None:
    linked = derive(known([content("a"), content("b", **second)]))
    assert versions(linked) == expected


def test_received_later_wins_on_one_day() -> None:
    both = [content("a"), content("b")]
    linked = derive(known(both, [file("a", minutes=30), file("b")]))
    assert versions(linked) == {"a": CURRENT, "b": ("superseded", "a")}


def test_three_versions_point_at_the_last() -> None:
    days = {"a": 7, "b": 5, "c": 6}
    linked = derive(known([content(n, day=date(2021, 10, d)) for n, d in days.items()]))
    assert versions(linked) == {
        "a": CURRENT,
        "b": ("superseded", "a"),
        "c": ("superseded", "a"),
    }


def test_a_draft_alone_and_the_later_of_two_drafts() -> None:
    drafts = [content(n, draft=True, day=date(2021, 10, d)) for n, d in (("a", 1), ("b", 2))]
    assert versions(derive(known(drafts[:1]))) == {"a": DRAFT}
    assert versions(derive(known(drafts))) == {"a": ("superseded", "b"), "b": DRAFT}


def test_reports_that_answer_nothing_known_are_not_replaced_silently() -> None:
    bare = {"in_reply_to": None, "period": None}
    linked = derive(known([content("a", **bare), content("b", **bare, day=date(2021, 10, 6))]))
    assert versions(linked) == {"a": UNSURE, "b": UNSURE}
    assert doubts(linked)["a"] == (
        "Có thể là một bản khác của “b.txt”: không rõ đợt và kỳ báo cáo; "
        "hãy quyết định: baocao versions {a} --replaces {b} (bản này thay bản kia), "
        "--replaced-by (bản kia thay bản này) hoặc --apart-from (hai báo cáo khác nhau)"
    ).format(**{one.submission.content.sha256: one.submission.id for one in linked.submissions})


BARE = {"in_reply_to": None, "period": None}
REPLACES: Verdict = "replaces"
APART: Verdict = "apart"


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        ([("a", "b", REPLACES)], {"a": CURRENT, "b": ("superseded", "a")}),
        ([("b", "a", REPLACES)], {"a": ("superseded", "b"), "b": CURRENT}),
        ([("a", "b", APART)], {"a": CURRENT, "b": CURRENT}),
        # A circle that two people made on two copies of a store: never nothing left.
        (
            [("a", "b", REPLACES), ("b", "a", REPLACES)],
            {"a": CURRENT, "b": ("superseded", "a")},
        ),
        # A text that is not there.
        ([("x", "b", REPLACES), ("a", "y", REPLACES)], {"a": UNSURE, "b": UNSURE}),
    ],
)
def test_a_decision_goes_before_the_rules(
    decided: list[tuple[str, str, Verdict]], expected: dict[str, tuple[str, str | None]]
) -> None:
    both = known([content("a", **BARE), content("b", **BARE, day=date(2021, 10, 6))])
    decisions = tuple(Decision(*one) for one in decided)
    linked = derive(replace(both, decisions=decisions))
    assert versions(linked) == expected
    settled = expected != {"a": UNSURE, "b": UNSURE}
    assert (doubts(linked) == {"a": None, "b": None}) == settled


def test_a_certain_replacement_can_be_taken_back() -> None:
    later = known([content("a"), content("b", day=date(2021, 10, 6))])
    assert versions(derive(later))["a"] == ("superseded", "b")
    apart = derive(replace(later, decisions=(Decision("b", "a", APART),)))
    assert versions(apart) == {"a": CURRENT, "b": CURRENT}


def test_a_chain_of_decisions_ends_in_the_one_that_stands() -> None:
    three = known([content(n, **BARE) for n in "abc"])
    chain = (Decision("b", "a", REPLACES), Decision("c", "b", REPLACES))
    assert versions(derive(replace(three, decisions=chain))) == {
        "a": ("superseded", "c"),
        "b": ("superseded", "c"),
        "c": CURRENT,
    }


def test_a_decision_holds_within_a_unit() -> None:
    two = known([content("a", "Đảng ủy A"), content("b", "Đảng ủy B")])
    linked = derive(replace(two, decisions=(Decision("a", "b", REPLACES),)))
    assert versions(linked) == {"a": CURRENT, "b": CURRENT}


def test_doubt_says_what_is_missing() -> None:
    linked = derive(known([content("a"), content("b", period=None, title=None)]))
    assert "không rõ kỳ báo cáo, tên báo cáo" in (doubts(linked)["b"] or "")


def test_one_text_sent_twice_by_one_unit_counts_once() -> None:
    files = [
        file("a", "/nộp/2/bản sao.txt", minutes=5),
        file("a", "/nộp/1/gốc.txt"),
        file("a", "/khác/gốc.txt", "Đợt 1", minutes=9),
    ]
    linked = derive(known([content("a", in_reply_to=None)], files))
    (one,) = linked.submissions
    assert one.submission.round == "Đợt 1"
    assert [f.path for f in one.submission.files] == [
        "/nộp/1/gốc.txt",
        "/nộp/2/bản sao.txt",
        "/khác/gốc.txt",
    ]


def test_one_text_sent_by_two_units_is_two_reports() -> None:
    units = [roster("Đảng ủy A", 2, pattern="a_*"), roster("Đảng ủy B", 3, pattern="b_*")]
    files = [file("x", "/nộp/a_1.txt", "Đợt 1"), file("x", "/nộp/b_1.txt", "Đợt 1")]
    linked = derive(known([content("x", "Đảng ủy A")], files, units))
    assert sorted(one.submission.unit or "" for one in linked.submissions) == [
        "đảng bộ a",
        "đảng bộ b",
    ]


def test_the_roster_pattern_goes_before_the_report() -> None:
    units = [roster("Đảng ủy B", 3, pattern="b_*")]
    linked = derive(known([content("x")], [file("x", "/nộp/b_1.txt", "Đợt 1")], units))
    assert linked.submissions[0].submission.unit == "đảng bộ b"
    assert linked.file_units == {"/nộp/b_1.txt": "đảng bộ b"}


def test_a_file_that_two_patterns_claim_is_claimed_by_none() -> None:
    units = [roster("Đảng ủy A", 2, pattern="*bc*"), roster("Đảng ủy B", 3, pattern="b*")]
    linked = derive(known([content("x", None)], [file("x", "/nộp/bc.txt", "Đợt 1")], units))
    assert linked.submissions[0].submission.unit is None
    assert linked.warnings == (
        "/nộp/bc.txt khớp mẫu tệp của nhiều đơn vị (“Đảng ủy A”, “Đảng ủy B”); "
        "đơn vị được đọc từ báo cáo.",
    )


def unit_names(linked: Linked) -> dict[str, tuple[str, str | None, int]]:
    return {unit.key: (unit.name, unit.parent, unit.depth) for unit in linked.units}


def test_units_have_the_name_of_the_roster_and_its_parents() -> None:
    units = [
        roster("Đảng ủy A", 2, parent_name="Đảng ủy Khối"),
        roster("Đảng ủy Khối", 3, parent_name="Tỉnh ủy Q"),
    ]
    linked = derive(known([content("a", "ĐẢNG BỘ A", parent_unit="Đảng ủy Khác")], units=units))
    assert unit_names(linked) == {
        "đảng bộ a": ("Đảng ủy A", "đảng bộ khối", 2),
        "đảng bộ khác": ("Đảng ủy Khác", None, 0),
        "đảng bộ khối": ("Đảng ủy Khối", "đảng bộ tỉnh q", 1),
        "đảng bộ tỉnh q": ("Tỉnh ủy Q", None, 0),
    }
    assert linked.submissions[0].submission.unit == "đảng bộ a"


def test_without_a_roster_the_commonest_name_that_is_not_in_capitals() -> None:
    names = ["ĐẢNG ỦY A", "ĐẢNG ỦY A", "Đảng uỷ A", "Đảng ủy A", "Đảng ủy A"]
    linked = derive(known([content(str(i), name) for i, name in enumerate(names)]))
    assert unit_names(linked) == {"đảng bộ a": ("Đảng ủy A", None, 0)}


def test_one_name_under_two_parents_is_two_units() -> None:
    contents = [
        content("a", "Chi bộ 1", parent_unit="Đảng ủy A"),
        content("b", "Chi bộ 1", parent_unit="ĐẢNG UỶ B"),
        content("c", "Chi bộ 1", parent_unit="Đảng bộ A", day=date(2021, 10, 9)),
        content("d", "Chi bộ 1"),
    ]
    linked = derive(known(contents))
    assert {o.submission.content.sha256: o.submission.unit for o in linked.submissions} == {
        "a": "chi bộ 1 < đảng bộ a",
        "b": "chi bộ 1 < đảng bộ b",
        "c": "chi bộ 1 < đảng bộ a",
        "d": "chi bộ 1",
    }
    assert versions(linked)["a"] == ("superseded", "c")


def test_a_roster_that_lists_a_name_once_is_the_authority_on_it() -> None:
    units = [roster("Đảng ủy A", parent_name="Đảng ủy Khối các cơ quan")]
    contents = [
        content("a", parent_unit="Đảng ủy Khối CQ"),
        content("b", parent_unit="Đảng ủy khối các cơ quan và doanh nghiệp"),
    ]
    linked = derive(known(contents, units=units))
    assert {one.submission.unit for one in linked.submissions} == {"đảng bộ a"}


def test_parents_in_a_circle_are_cut() -> None:
    contents = [
        content("a", "Đảng ủy A", parent_unit="Đảng ủy B"),
        content("b", "Đảng ủy B", parent_unit="Đảng ủy A"),
        content("c", "Đảng ủy C", parent_unit="Đảng ủy C"),
    ]
    assert unit_names(derive(known(contents))) == {
        "đảng bộ a": ("Đảng ủy A", "đảng bộ b", 1),
        "đảng bộ b": ("Đảng ủy B", None, 0),
        "đảng bộ c": ("Đảng ủy C", None, 0),
    }


def test_aliases_join_names_and_ambiguous_ones_do_not() -> None:
    contents = [content("a", "Đảng ủy SXD"), content("b", "Đảng ủy X")]
    aliases = [
        AliasRecord("đảng bộ sxd", "đảng bộ sở xây dựng"),
        AliasRecord("đảng bộ x", "đảng bộ y"),
        AliasRecord("đảng bộ x", "đảng bộ z"),
    ]
    linked = derive(known(contents, aliases=aliases))
    assert sorted(one.submission.unit or "" for one in linked.submissions) == [
        "đảng bộ sở xây dựng",
        "đảng bộ x",
    ]


def test_names_that_differ_in_a_tone_mark_are_suggested_not_joined() -> None:
    contents = [content("a", "Đảng ủy xã Hòa"), content("b", "Đảng ủy xã Hóa"), content("c")]
    linked = derive(known(contents))
    assert len({one.submission.unit for one in linked.submissions}) == 3
    pairs = [{left.name, right.name} for left, right in similar_units(linked.units)]
    assert pairs == [{"Đảng ủy xã Hòa", "Đảng ủy xã Hóa"}]


def test_a_name_that_says_its_place_too_is_suggested_under_one_parent() -> None:
    names = ("Đảng ủy Sở Y tế", "Đảng ủy Sở Y tế tỉnh A", "Chi bộ Sở Y tế")
    contents = [content(str(number), name) for number, name in enumerate(names)]
    linked = derive(known(contents))
    pairs = [(left.name, right.name) for left, right in similar_units(linked.units)]
    assert pairs == [names[:2]]
    apart = [replace(content("x", names[0]), parent_unit="Tỉnh ủy A"), content("y", names[1])]
    assert similar_units(derive(known(apart)).units) == []


def rounds(linked: Linked) -> dict[str, tuple[str | None, date | None, bool]]:
    return {one.name: (one.asked, one.deadline, one.declared) for one in linked.rounds}


def test_a_round_is_what_the_report_answers() -> None:
    linked = derive(known([content("a"), content("b", "Đảng ủy B", in_reply_to=None)]))
    assert rounds(linked) == {"421-CV/ĐUK": ("421-CV/ĐUK", None, False)}
    assert {one.submission.round for one in linked.submissions} == {"421-CV/ĐUK", None}


@pytest.mark.parametrize("name", ["Tổng kết 421-CV/ĐUK", "421-CV/ĐUK", "Đợt 1"])
def test_a_named_round_takes_the_reports_that_answer_the_same(name: str) -> None:
    """From the symbol in its name, or from what its own reports answer."""
    contents = [content("a"), content("b", "Đảng ủy B")]
    linked = derive(known(contents, [file("a", round_name=name), file("b")]))
    assert {one.submission.round for one in linked.submissions} == {name}
    assert rounds(linked) == {name: ("421-CV/ĐUK", None, True)}


def test_two_named_rounds_for_one_request_decide_nothing() -> None:
    contents = [content("a"), content("b", "Đảng ủy B"), content("c", "Đảng ủy C")]
    files = [file("a", round_name="Đợt 1"), file("b", round_name="Đợt 2"), file("c")]
    linked = derive(known(contents, files))
    assert {o.submission.content.sha256: o.submission.round for o in linked.submissions} == {
        "a": "Đợt 1",
        "b": "Đợt 2",
        "c": "421-CV/ĐUK",
    }


def test_late_is_judged_by_the_date_in_the_report_first() -> None:
    units = [
        roster("Đảng ủy A", 2, deadline=date(2021, 10, 5)),
        roster("Đảng ủy B", 3, deadline=date(2021, 10, 4)),
        roster("Đảng ủy C", 4, deadline=date(2021, 10, 5)),
        roster("Đảng ủy D", 5, deadline=date(2021, 10, 5)),
        roster("Đảng ủy E", 6),
    ]
    contents = [
        content("a", "Đảng ủy A"),
        content("b", "Đảng ủy B"),
        content("c", "Đảng ủy C", day=None),
        content("d", "Đảng ủy D", day=None),
        content("e", "Đảng ủy E", day=date(2022, 1, 1)),
    ]
    minutes = {"a": 10_000, "d": 16 * 60}  # 00:00 of the next day in Viet Nam
    files = [file(c.sha256, round_name="Đợt 1", minutes=minutes.get(c.sha256, 0)) for c in contents]
    linked = derive(known(contents, files, units))
    late = {o.submission.content.sha256: o.late for o in linked.submissions}
    assert late == {"a": False, "b": True, "c": False, "d": True, "e": False}


def test_the_common_deadline_is_the_rounds() -> None:
    units = [roster("Đảng ủy A", 2, deadline=date(2021, 10, 4)), roster("Đảng ủy B", 3)]
    contents = [content("b", "Đảng ủy B")]
    linked = derive(known(contents, [file("b", round_name="Đợt 1")], units))
    assert rounds(linked) == {"Đợt 1": ("421-CV/ĐUK", date(2021, 10, 4), True)}
    assert linked.submissions[0].late


def test_order_never_matters() -> None:
    shuffle = random.Random(7)
    names = ["Đảng ủy A", "ĐẢNG BỘ A", "Đảng ủy B", "Chi bộ 1", None]
    contents = [
        content(
            f"{i:03}",
            shuffle.choice(names),
            parent_unit=shuffle.choice([None, "Đảng ủy A", "Đảng ủy B", "Chi bộ 1"]),
            day=shuffle.choice([None, date(2021, 10, 5), date(2021, 10, 6)]),
            title=shuffle.choice([None, "Báo cáo năm 2020", "Báo cáo năm 2021"]),
            draft=shuffle.random() < 0.2,
            in_reply_to=shuffle.choice([None, "421-CV/ĐUK"]),
        )
        for i in range(60)
    ]
    files = [
        file(c.sha256, f"/nộp/{j}/{c.sha256}.txt", shuffle.choice([None, "Đợt 1"]), j)
        for c in contents
        for j in range(shuffle.randint(1, 3))
    ]
    units = [roster("Đảng ủy A", 2, pattern="00*"), roster("Đảng ủy B", 3, pattern="01*")]
    first = derive(known(contents, files, units))
    for _ in range(5):
        shuffle.shuffle(contents)
        shuffle.shuffle(files)
        shuffle.shuffle(units)
        assert derive(known(contents, files, units)) == first


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (None, ""),
        ("BÁO CÁO", ""),
        ("Báo cáo tổng kết Chỉ thị 05-CT/TW", "tổng kết chỉ thị 05 ct tw"),
        ("Báo cáo (Dự thảo lần 2) về tổ chức đảng", "về tổ chức đảng"),
        ("Dự thảo báo cáo về tổ chức đảng", "về tổ chức đảng"),
        ("Báo cáo năm 2021 (tính đến ngày 30/9/2021)", "năm 2021"),
        ("Báo cáo ngày 05 tháng 10 năm 2021 về Đại hội", "về đại hội"),
        ("Báo cáo tuần (bản bổ sung) quý I", "tuần quý i"),
    ],
)
def test_subjects(title: str | None, subject: str) -> None:
    assert subject_of(title) == subject


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("tổng kết nghị quyết 18", "tổng kết nghị quyết 18", "same"),
        ("tổng kết nghị quyết 18", "tổng kết nghị quyết 19", "different"),
        ("công tác năm 2020", "công tác năm 2021", "different"),
        ("tổng kết công tác xây dựng đảng", "tổng kết công tác xây dưng đảng", "unsure"),
        ("tổng kết công tác xây dựng đảng", "công tác kiểm tra, giám sát", "different"),
        ("", "công tác kiểm tra", "unsure"),
        ("", "", "unsure"),
    ],
)
def test_comparing_subjects(left: str, right: str, expected: str) -> None:
    assert compare_subjects(left, right) == expected


def test_names_sort_as_vietnamese_does() -> None:
    names = [
        "An Bình",
        "Ân Thi",
        "Ba Đồn",
        "Chi bộ 2",
        "Chi bộ 10",
        "Da",
        "Đa",
        "Hoa",
        "Hòa",
        "Hỏa",
        "Hõa",
        "Hóa",
        "Họa",
        "Hoa Lư",
        "Ô",
        "Ơ",
        "Ư",
    ]
    shuffled = random.Random(3).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names
