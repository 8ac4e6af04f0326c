"""Slack: made-up exports of each era and the sample, through the real door."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from renown.errors import InputError
from renown.model.rows import (
    AccountRow,
    CountRow,
    CoverageRow,
    FactRow,
    FieldsUnread,
    FileRead,
    InteractionRow,
    Item,
    PostRow,
    Problem,
)
from renown.sources.archive import open_archive
from renown.sources.registry import recognise, unrecognised

SAMPLE = Path(__file__).parents[3].parent / "shared" / "samples" / "slack"
ANN, BOB, CYD, ROBOT, GUEST = "U0ANN00001", "U0BOB00002", "U0CYD00003", "U0BOT00004", "U0GST00009"
Read = Callable[..., list[Item]]
Build = Callable[[str, str], Path]


def acts(items: list[Item], kind: str) -> list[tuple[str, str, str | None]]:
    return [(i.actor, i.target, i.object) for i in items if isinstance(i, InteractionRow) and i.kind == kind]


def of(items: list[Item], kind: type) -> list:
    return [item for item in items if isinstance(item, kind)]


@pytest.fixture
def modern(build: Build, read: Read) -> list[Item]:
    return read("slack", build("slack", "modern"))


def write(folder: Path, files: dict[str, object]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def small(folder: Path, messages: object, **lists: object) -> Path:
    users = [{"id": key, "name": key.lower(), "profile": {}} for key in ("U1", "U2", "U3")]
    files = {"users.json": users, "channels.json": [{"id": "C1", "name": "talk"}], "talk/2024-01-01.json": messages}
    return write(folder, files | {f"{name}.json": content for name, content in lists.items()})


def test_sample_counts(read: Read) -> None:
    # Counted by a script of its own over the raw JSON: 158 messages, of which 97 by bots, 8 joins and 53 by people,
    # in which people name another member 14 times. The only reaction stands under a bot's message.
    items = read("slack", SAMPLE)
    files = of(items, FileRead)
    days = [file for file in files if file.file.count("-") >= 2]
    assert (len(days), sum(file.read for file in days), sum(file.kept for file in days)) == (17, 158, 61)
    assert Counter(reason for file in files for reason in file.skipped) == {"bot": 14}
    assert sum(file.skipped.get("bot", 0) for file in files) == 97
    assert len(of(items, PostRow)) == 53
    assert (len(acts(items, "mention")), len(acts(items, "reply")), len(acts(items, "like"))) == (14, 0, 0)
    assert len(of(items, FactRow)) == 8
    assert Counter(account.kind for account in of(items, AccountRow)) == {"person": 4, "bot": 3}
    assert not of(items, Problem) and not of(items, FieldsUnread)


def test_members_are_told_apart_from_bots_and_guests(modern: list[Item]) -> None:
    accounts = {account.key: account for account in of(modern, AccountRow)}
    assert (accounts[ANN].handle, accounts[ANN].email, accounts[ANN].headline) == ("ann", "ann@example.org", "Gardener")
    assert accounts[BOB].name == "Bob Teasel", "marks of direction are cleaned away"
    assert accounts[CYD].name == "Cyd Yarrow", "deleted members are kept"
    assert accounts[GUEST].name == "Guest Mallow", "taken from the message"
    assert {key for key, account in accounts.items() if account.kind == "bot"} == {ROBOT, "B0FEED0001", "B0RMND0001"}
    assert len(accounts) == len(of(modern, AccountRow)), "each account once"


def test_acts_of_a_thread(modern: list[Item]) -> None:
    first = "C0GARDEN01/1704100001.000100"
    assert acts(modern, "reply") == [
        (BOB, ANN, "C0GARDEN01/1704100060.000200"),
        (GUEST, ANN, "C0GARDEN01/1704100080.000400"),
    ]
    assert acts(modern, "mention") == [(ANN, BOB, first), (ANN, CYD, first), (ANN, BOB, "C0GARDEN01/1704100070.000300")]
    likes = [i for i in of(modern, InteractionRow) if i.kind == "like" and i.object == first]
    assert [(like.actor, like.precision, like.place) for like in likes] == [(BOB, "d", "garden"), (CYD, "d", "garden")]


def test_no_bot_acts_or_is_acted_on(modern: list[Item]) -> None:
    bots = {account.key for account in of(modern, AccountRow) if account.kind == "bot"}
    assert not [i for i in of(modern, InteractionRow) if {i.actor, i.target} & bots]
    assert not [post for post in of(modern, PostRow) if post.author in bots]


def test_posts_hold_plain_words(modern: list[Item]) -> None:
    posts = {post.key: post for post in of(modern, PostRow)}
    first = posts["C0GARDEN01/1704100001.000100"]
    assert first.text == "Who waters <beans>? @bob or @cyd, @here see the plan"
    assert (first.place, first.thread, first.ts) == ("garden", None, datetime(2024, 1, 1, 9, 6, 41, 100))
    assert posts["C0GARDEN01/1704100060.000200"].thread == first.key
    assert posts["C0GARDEN01/1704100095.001000"].text == "beans.jpg"
    assert Counter(post.place for post in posts.values()) == {"garden": 7, "quiet": 1}


def test_private_messages_give_contact_and_no_words(modern: list[Item]) -> None:
    contacts = [(i.actor, i.target, i.group_size, i.place) for i in of(modern, InteractionRow) if i.kind == "message"]
    assert sorted(contacts) == [(ANN, BOB, 2, None), (BOB, ANN, 2, None), (CYD, ANN, 3, None), (CYD, BOB, 3, None)]
    assert not [post for post in of(modern, PostRow) if "D0ANNBOB01" in post.key or "G0THREE001" in post.key]
    assert (BOB, ANN, None) in acts(modern, "like"), "a heart under a private message"


def test_unnamed_reactions_are_counted(modern: list[Item]) -> None:
    assert [(count.measure, count.value) for count in of(modern, CountRow)] == [("reactions_unnamed", 2)]


def test_memberships_are_dated_by_joins(modern: list[Item]) -> None:
    found = [(fact.account, fact.value, fact.since is not None) for fact in of(modern, FactRow)]
    assert found == [
        (ANN, "garden", True),
        (BOB, "garden", False),
        (CYD, "garden", False),
        (ANN, "quiet", False),
        (BOB, "quiet", False),
    ]


def test_every_message_is_accounted_for(modern: list[Item]) -> None:
    skipped = {file.file: dict(file.skipped) for file in of(modern, FileRead)}
    assert skipped["garden/2024-01-01.json"] == {"bot": 2, "deleted": 1, "setting of the channel": 1}
    assert skipped["garden/2024-01-02.json"] == {"twice in this export": 1}


def test_new_fields_and_subtypes_are_reported(tmp_path: Path, read: Read) -> None:
    messages = [
        {"type": "message", "subtype": "novelty", "user": "U1", "text": "", "ts": "1.1"},
        {"type": "message", "user": "U1", "text": "", "ts": "2.1", "odd_field": 1},
    ]
    items = read("slack", small(tmp_path, messages))
    assert of(items, FieldsUnread) == [FieldsUnread("talk/2024-01-01.json", ("odd_field", "subtype=novelty"))]
    assert of(items, FileRead)[-1].skipped == {"subtype novelty": 1}


def test_coverage(modern: list[Item], build: Build, read: Read, tmp_path: Path) -> None:
    assert [row.kind for row in of(modern, CoverageRow)] == ["like", "reply", "mention", "message"]
    assert {(row.scope, row.direction) for row in of(modern, CoverageRow)} == {("community", "both")}
    assert {row.since for row in of(modern, CoverageRow)} == {datetime(2024, 1, 1, 9, 6, 40, 1)}
    public = of(read("slack", small(tmp_path / "public", [])), CoverageRow)
    assert [(row.kind, row.since) for row in public] == [("like", None), ("reply", None), ("mention", None)]


def test_an_old_export_in_a_zip_of_a_zip(build: Build, read: Read) -> None:
    items = read("slack", build("slack", "wrapped"))
    assert [file.file for file in of(items, FileRead)] == ["users.json", "channels.json", "talk/2016-02-07.json"]
    assert acts(items, "mention") == [(ANN, BOB, "C0OLD00001/1454884927.000002")]
    assert acts(items, "reply") == [(BOB, ANN, "C0OLD00001/1454884928.000002")], "a comment on a file answers its owner"
    assert [post.text for post in of(items, PostRow)] == ["@bob: see", "a fine file"]


def test_an_owner_may_be_named(build: Build, read: Read) -> None:
    path = build("slack", "modern")
    items = read("slack", path, owner="ANN@example.org")
    assert [account.key for account in of(items, AccountRow) if account.owner] == [ANN]
    directions = {(i.actor == ANN, i.target == ANN): i.direction for i in of(items, InteractionRow)}
    assert (
        directions[True, False] == "out" and directions[False, True] == "in" and directions[False, False] == "observed"
    )
    with pytest.raises(InputError, match="nobody in this Slack export is 'zoe'"):
        read("slack", path, owner="zoe")


def test_a_damaged_day_is_one_problem_and_the_rest_goes_on(tmp_path: Path, read: Read) -> None:
    message = {"type": "message", "user": "U1", "text": "a", "ts": "1704100000.000001"}
    cut = json.dumps([message, message | {"ts": "1704100001.000001"}], indent=1)[:-30]
    path = small(tmp_path, [message | {"ts": "1704000000.000001"}])
    write(path, {"talk/2024-01-02.json": cut, "talk/2024-01-03.json": [message | {"ts": "1704300000.000001"}]})
    items = read("slack", path)
    problem = of(items, Problem)[0]
    assert len(of(items, Problem)) == 1 and len(of(items, PostRow)) == 3
    assert (problem.file, problem.line) == ("talk/2024-01-02.json", 12) and "JSON" in problem.expected
    broken = next(file for file in of(items, FileRead) if file.file == "talk/2024-01-02.json")
    assert (broken.read, broken.kept, broken.skipped) == (2, 1, {"problem": 1})


@pytest.mark.parametrize(
    ("content", "found", "hint"),
    [
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "<!DOCTYPE html>", "HTML version"),
        ("", "an empty file", "again"),
        ('"text"', '"text"', "again"),
        ("[1, null]", "1", "mend"),
        ('[{"type": "message", "ts": "noon"}]', "noon", "mend"),
    ],
)
def test_wrong_day_files_are_explained(tmp_path: Path, read: Read, content: str, found: str, hint: str) -> None:
    problem = of(read("slack", small(tmp_path, content)), Problem)[0]
    assert problem.file == "talk/2024-01-01.json"
    assert found in problem.found and hint in problem.hint


def test_a_day_file_in_utf16_reads_like_any_other(tmp_path: Path, read: Read) -> None:
    path = small(tmp_path, [])
    text = json.dumps(
        [{"type": "message", "user": "U1", "text": "grüße <@U2>", "ts": "1704100000.000001"}], ensure_ascii=False
    )
    (path / "talk/2024-01-01.json").write_bytes(text.encode("utf-16"))
    assert [post.text for post in of(read("slack", path), PostRow)] == ["grüße @u2"]


def test_an_export_in_utf16_is_recognised(tmp_path: Path) -> None:
    path = small(tmp_path, [{"type": "message", "user": "U1", "text": "", "ts": "1.1"}])
    for file in path.rglob("*.json"):
        file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))
    with open_archive(path) as archive:
        assert [source.card.name for source, _ in recognise(archive)] == ["slack"]


def test_lone_surrogates_become_signs_that_can_be_stored(tmp_path: Path, read: Read) -> None:
    path = small(
        tmp_path, '[{"type": "message", "user": "U1", "text": "\\ud83d! \\ud83d\\ude00", "ts": "1704100000.1"}]'
    )
    assert [post.text for post in of(read("slack", path), PostRow)] == ["\ufffd! \U0001f600"]


def test_self_acts_and_notes_to_self_give_nothing(tmp_path: Path, read: Read) -> None:
    own = {"type": "message", "user": "U1", "text": "<@U1>", "ts": "1.1", "reactions": [{"users": ["U1"], "count": 1}]}
    answer = {"type": "message", "user": "U1", "text": "", "ts": "2.1", "thread_ts": "1.1", "parent_user_id": "U1"}
    path = small(tmp_path, [own, answer], dms=[{"id": "D00000001", "members": ["U1", "U1"]}])
    write(path, {"D00000001/2024-01-01.json": [own]})
    items = read("slack", path)
    assert not of(items, InteractionRow)
    assert [file.skipped for file in of(items, FileRead) if file.file.startswith("D")] == [{"to oneself": 1}]


def test_private_folders_without_lists_never_become_posts(tmp_path: Path, read: Read) -> None:
    message = [{"type": "message", "user": "U1", "text": "secret", "ts": "1.1"}]
    path = small(tmp_path, [])
    write(path, {"D012345678/2024-01-01.json": message, "mpdm-a--b-1/2024-01-01.json": message})
    items = read("slack", path)
    assert not of(items, PostRow)
    assert [file.skipped for file in of(items, FileRead) if file.skipped] == [{"members unknown": 1}] * 2


def test_a_thread_without_parent_ids_finds_who_began_it(tmp_path: Path, read: Read) -> None:
    first = {"type": "message", "user": "U1", "text": "q", "ts": "10.1", "replies": [{"user": "U2", "ts": "11.1"}]}
    answer = {"type": "message", "user": "U2", "text": "a", "ts": "11.1", "thread_ts": "10.1"}
    assert acts(read("slack", small(tmp_path, [first, answer])), "reply") == [("U2", "U1", "C1/11.1")]


def test_the_folder_of_one_channel_gets_a_hint(tmp_path: Path) -> None:
    (tmp_path / "2024-01-01.json").write_text('[{"type": "message", "user": "U1", "text": "", "ts": "1.1"}]')
    with open_archive(tmp_path) as archive:
        assert recognise(archive) == []
        assert "2024-01-01.json holds messages of one Slack channel: give the whole export" in str(
            unrecognised(archive)
        )
