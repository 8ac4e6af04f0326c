"""Telegram exports: who wrote to whom, in groups because of whom, and whose words are kept."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from renown.intake.exports import exports_at
from renown.model.rows import (
    AccountRow,
    CountRow,
    CoverageRow,
    FactRow,
    FieldsUnread,
    FileIgnored,
    FileRead,
    InteractionRow,
    Item,
    PostRow,
    Problem,
)
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.registry import load, recognise, unrecognised

MADE: dict[str, Any] = runpy.run_path(str(Path(__file__).with_name("exports.py")))
FULL, CHAT, GARDEN, OLD, message, written = (MADE[n] for n in ("FULL", "CHAT", "GARDEN", "OLD", "message", "written"))
ANN, BOB, CYD = (f"user{MADE[name]}" for name in ("ANN", "BOB", "CYD"))
Read = Callable[..., list[Item]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(content: Any, **options: Any) -> list[Item]:
        path = (
            content
            if isinstance(content, Path)
            else written(tmp_path, content, f"export {len(list(tmp_path.iterdir()))}")
        )
        with open_archive(path) as archive:
            return list(load("telegram").read(archive, ReadOptions(**options)))

    return read


def acts(items: list[Item]) -> list[tuple[str, str, str]]:
    return [(row.kind, row.actor, row.target) for row in items if isinstance(row, InteractionRow)]


def one_file(items: list[Item]) -> FileRead:
    (file,) = [item for item in items if isinstance(item, FileRead)]
    return file


def test_a_chat_of_two_is_contact_without_words(read: Read) -> None:
    items = read(CHAT)
    assert acts(items) == [
        ("message", BOB, ANN),
        ("message", ANN, BOB),
        ("like", BOB, ANN),
        ("message", ANN, BOB),
        ("call", BOB, ANN),
        ("message", BOB, ANN),
    ]
    assert not [item for item in items if isinstance(item, PostRow)]
    first, _, like, *_ = [item for item in items if isinstance(item, InteractionRow)]
    assert (first.ts, first.zone_known, first.direction) == (datetime(2024, 1, 1, 10, 1), True, "in")
    assert like.ts == datetime(2024, 1, 1, 10, 4), "the clock of the machine stood two hours ahead"
    assert one_file(items).skipped == {"missed call": 1, "notice: pin_message": 1}


def test_in_a_group_answers_names_signs_and_forwards_are_acts(read: Read) -> None:
    items = read(FULL)
    there = [row for row in items if isinstance(row, InteractionRow) and row.place == "Seed Swap"]
    assert Counter((row.kind, row.actor, row.target) for row in there) == Counter(
        [
            ("mention", ANN, CYD),
            ("mention", ANN, "@bob_teasel"),
            ("like", BOB, ANN),
            ("like", CYD, ANN),
            ("reply", CYD, ANN),
            ("reply", BOB, CYD),
            ("mention", BOB, ANN),
            ("repost", CYD, BOB),
            ("reply", "user7000007", ANN),
        ]
    )
    posts = {row.key: row for row in items if isinstance(row, PostRow) and row.place == "Seed Swap"}
    assert posts["channel3000001/16"].thread == posts["channel3000001/15"].thread == "channel3000001/10"
    assert posts["channel3000001/10"].text == "Who has beans? Cyd or @bob_teasel"
    assert posts["channel3000001/18"].text is None, "what was forwarded are not one's own words"
    counts = [(row.post, row.value) for row in items if isinstance(row, CountRow)]
    assert counts == [("channel3000001/10", 4), ("channel3000009/1", 7)]
    members = [(row.account, row.value) for row in items if isinstance(row, FactRow) and row.fact == "membership"]
    assert members == [(ANN, "Seed Swap"), (BOB, "Seed Swap"), (CYD, "Seed Swap")]


def test_words_are_kept_only_where_anybody_can_read_them(read: Read) -> None:
    kept = {row.place for row in read(FULL) if isinstance(row, PostRow) and row.text}
    assert kept == {"Seed Swap", "Seed News"}


def test_the_owner_and_contacts_are_known_by_what_the_export_says(read: Read) -> None:
    items = read(FULL, owner="somebody@example.org")
    (own,) = [row for row in items if isinstance(row, AccountRow) and row.owner]
    assert (own.key, own.handle, own.name, own.url) == (ANN, "ann_lark", "Ann Larkspur", "t.me/ann_lark")
    assert [(row.account, row.value) for row in items if isinstance(row, FactRow) and row.fact == "phone"] == [
        (BOB, "+442079460002")
    ]
    assert {row.url for row in items if isinstance(row, AccountRow) and row.key == "@bob_teasel"} == {"t.me/bob_teasel"}
    kinds = {row.key: row.kind for row in items if isinstance(row, AccountRow)}
    assert kinds["channel3000009"] == "organisation" and kinds["@bob_teasel"] == "unknown" and "@seedbot" not in kinds
    assert one_file(items).skipped == {
        "bot": 3,
        "invited by name only": 1,
        "missed call": 1,
        "not on Telegram": 1,
        "notice: pin_message": 1,
        "to oneself": 1,
    }


@pytest.mark.parametrize(("owner", "found"), [(None, None), (str(MADE["CYD"]), CYD), (CYD, CYD), ("Cyd", None)])
def test_of_a_group_alone_the_user_says_who_they_are(read: Read, owner: str | None, found: str | None) -> None:
    items = read(GARDEN, owner=owner)
    ways = {row.direction for row in items if isinstance(row, InteractionRow)}
    assert ways == ({"observed", "in", "out"} if found else {"observed"})
    assert {row.key for row in items if isinstance(row, AccountRow) and row.owner} == ({found} if found else set())


def test_who_keeps_messages_to_themselves_is_the_owner(read: Read) -> None:
    kept = {
        "chats": {"list": [{"type": "saved_messages", "id": MADE["ANN"], "messages": [message(1, 3, "a note")]}, CHAT]}
    }
    assert {row.key for row in read(kept) if isinstance(row, AccountRow) and row.owner} == {ANN}


def test_a_chat_in_which_only_the_other_wrote_needs_the_owner(read: Read) -> None:
    alone = CHAT | {"messages": CHAT["messages"][:1]}
    assert one_file(read(alone)).skipped == {"whose chat it is, is not said": 1}
    assert acts(read(alone, owner=ANN)) == [("message", BOB, ANN)]


def test_before_2021_keys_are_numbers_and_the_zone_is_unknown(read: Read) -> None:
    first, second = [row for row in read(OLD) if isinstance(row, InteractionRow)]
    assert (first.actor, first.target, first.zone_known) == (BOB, ANN, False)
    assert (second.direction, second.ts) == ("out", datetime(2024, 1, 1, 12, 2))
    first, _ = [row for row in read(OLD, zone="Europe/Helsinki") if isinstance(row, InteractionRow)]
    assert (first.ts, first.zone_known) == (datetime(2024, 1, 1, 10, 1), True)


def test_files_made_over_by_other_programs_name_people_by_name(read: Read) -> None:
    said = [{"type": "message", "date_unixtime": "1544006350", "from": name, "text": "hi"} for name in ("Ann", "Bob")]
    items = read({"chats": {"list": [{"name": "Plot", "messages": said}]}})
    assert {row.key for row in items if isinstance(row, AccountRow)} == {"name:ann", "name:bob"}
    assert len({row.key for row in items if isinstance(row, PostRow)}) == 2
    assert one_file(read({"messages": said})).kept == 2


def test_messages_from_before_a_group_grew_have_negative_ids(read: Read) -> None:
    old = message(1, MADE["ANN"], "old") | {"id": -999999990}
    grown = GARDEN | {"messages": [old, message(1, MADE["BOB"], "new", reply_to_message_id=-999999990)]}
    assert acts(read(grown)) == [("reply", BOB, ANN)]


def test_chats_of_one_number_stay_apart(read: Read) -> None:
    """A person, a group and a channel may have the same number; files made over may have none."""
    sorts = ("personal_chat", "private_group", "public_supergroup")
    said = [message(1, MADE["BOB"], "hi")]
    chats = [{"name": f"One {sort}", "type": sort, "id": MADE["BOB"], "messages": said} for sort in sorts]
    assert one_file(read(FULL | {"chats": {"list": chats}, "left_chats": {}})).skipped == {"not on Telegram": 1}
    nameless = [{"name": f"Plot {n}", "messages": said} for n in range(3)]
    items = read({"chats": {"list": nameless}})
    assert one_file(items).kept == 3 and len({row.key for row in items if isinstance(row, PostRow)}) == 3


@pytest.mark.parametrize("date", ["9999-12-31T23:59:59", "0001-01-01T00:00:00", "soon", None, 7])
def test_a_sign_whose_time_cannot_be_true_has_the_day_of_its_message(read: Read, date: object) -> None:
    said = message(1, MADE["ANN"], "beans", reactions=[MADE["sign"]("x", 1, (MADE["BOB"], 2))])
    said["reactions"][0]["recent"][0]["date"] = date
    (like,) = [row for row in read(GARDEN | {"messages": [said]}) if isinstance(row, InteractionRow)]
    assert (like.ts, like.precision) == (datetime(2024, 1, 1, 10, 1), "d")


def test_the_same_chat_in_two_exports_counts_once(tmp_path: Path, read: Read) -> None:
    written(tmp_path / "both", FULL, "all")
    written(tmp_path / "both", GARDEN, "one")
    items = read(tmp_path / "both")
    assert [file.kept for file in items if isinstance(file, FileRead)] == [22, 0]
    assert Counter(acts(items)) == Counter(acts(read(FULL)))


def test_a_cut_export_keeps_every_whole_message_and_names_the_cut(tmp_path: Path, read: Read) -> None:
    long = GARDEN | {"messages": [message(n, (MADE["ANN"], MADE["BOB"])[n % 2], f"line {n}") for n in range(1, 1001)]}
    path = written(tmp_path, long, "cut")
    text = (path / "result.json").read_text(encoding="utf-8")
    cut = text[: text.index('"id": 998,')]
    (path / "result.json").write_text(cut, encoding="utf-8")
    items = read(path)
    assert len([item for item in items if isinstance(item, PostRow)]) == 997
    (problem,) = [item for item in items if isinstance(item, Problem)]
    assert problem.file == "result.json" and problem.line in range(cut.count("\n") - 1, cut.count("\n") + 2)
    assert one_file(items).skipped == {"problem": 1}


def test_bad_messages_are_problems_and_new_fields_are_reported(read: Read) -> None:
    bad = [
        message(1, MADE["BOB"], "hi") | {"date_unixtime": "soon", "date": None},
        "no message",
        message(2, MADE["ANN"], "x", mood=1),
    ]
    bad.append({"id": 3, "type": "service", "date_unixtime": "1704103200", "action": ["odd"], "actor_id": {}})
    items = read(CHAT | {"messages": bad, "colour": "red"})
    problems = [item for item in items if isinstance(item, Problem)]
    assert ["date_unixtime" in problems[0].expected, problems[1].expected] == [True, "an object"]
    assert [item.fields for item in items if isinstance(item, FieldsUnread)] == [("colour", "mood")]


def test_the_pages_for_reading_are_refused_with_what_to_ask_for(tmp_path: Path) -> None:
    for name in ("messages.html", "css/style.css", "js/script.js", "images/back.png"):
        (tmp_path / "ChatExport" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ChatExport" / name).write_text("<!DOCTYPE html>" if name.endswith("html") else "x")
    with open_archive(tmp_path / "ChatExport") as archive:
        assert recognise(archive) == [] and "ask the platform for the JSON version" in str(unrecognised(archive))


def test_pages_beside_the_data_are_left_out(tmp_path: Path, read: Read) -> None:
    path = written(tmp_path, CHAT, "both")
    (path / "messages.html").write_text("<!DOCTYPE html>")
    items = read(path)
    assert {item.file for item in items if isinstance(item, FileIgnored)} == {"messages.html", "photos/photo_1.jpg"}
    assert len(acts(items)) == 6


def test_what_could_be_seen_is_told_by_what_was_there(read: Read) -> None:
    def told(content: Any) -> set[tuple[str, str]]:
        return {(row.kind, row.scope) for row in read(content) if isinstance(row, CoverageRow)}

    groups = {(kind, "community") for kind in ("reply", "mention", "like", "repost")}
    assert told(CHAT) == {("message", "owner"), ("call", "owner")} and told(GARDEN) == groups
    assert told(FULL) == told(CHAT) | groups


def test_known_by_its_beginning_however_it_is_packed(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text("\ufeff" + json.dumps(CHAT, separators=(",", ":")), encoding="utf-8")
    with open_archive(tmp_path / "result.json") as archive:
        assert [source.card.name for source, _ in recognise(archive)] == ["telegram"]


def test_exports_of_two_owners_in_one_place_are_read_apart_and_one_of_many_things_is_found(tmp_path: Path) -> None:
    mine = tmp_path / "Downloads"
    bobs = FULL | {"personal_information": {"user_id": MADE["BOB"], "first_name": "Bob"}}
    for folder, name, content in (("inner/a", "", FULL), ("inner/b", "", bobs), ("", "result (1).json", GARDEN)):
        (mine / folder).mkdir(parents=True, exist_ok=True)
        (mine / folder / (name or "result.json")).write_text(json.dumps(content), encoding="utf-8")
    (mine / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (mine / "book.vcf").write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Jane Doe\nEMAIL:jane@example.org\nEND:VCARD\n")
    with ExitStack() as open_files:
        found, _ = exports_at(mine, None, open_files)
        told = [(export.source.card.name, list(export.source.read(export.archive, ReadOptions()))) for export in found]
    assert Counter(name for name, _ in told) == {"telegram": 3, "vcard": 1}
    owners = [
        [row.key for row in items if isinstance(row, AccountRow) and row.owner]
        for name, items in told
        if name == "telegram"
    ]
    assert sorted(map(set, owners), key=sorted) == [set(), {ANN}, {BOB}]
