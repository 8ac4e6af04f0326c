"""X: made-up archives of each era and the sample, through the real door."""

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
    FieldsUnread,
    FileIgnored,
    FileRead,
    InteractionRow,
    Item,
    PostRow,
    Problem,
)

SAMPLE = Path(__file__).parents[3].parent / "shared" / "samples" / "x"
OWNER, RIA, SAM, UMA = "9007199254740993", "201", "202", "1790000000000000001"
Read = Callable[..., list[Item]]
Build = Callable[[str, str], Path]


def acts(items: list[Item], *kinds: str) -> list[tuple[str, str, str, str | None]]:
    rows = [item for item in items if isinstance(item, InteractionRow) and item.kind in kinds]
    return sorted((row.kind, row.actor, row.target, row.object) for row in rows)


def of(items: list[Item], kind: type) -> list:
    return [item for item in items if isinstance(item, kind)]


def archive(folder: Path, **files: str) -> Path:
    account = (
        'window.YTD.account.part0 = [{"account": {"accountId": "7", "username": "me", "accountDisplayName": "Me"}}]'
    )
    folder.mkdir(exist_ok=True)
    for name, content in ({"account": account} | files).items():
        (folder / f"{name.replace('_', '-')}.js").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def modern(build: Build, read: Read) -> list[Item]:
    return read("x", build("x", "modern"))


def test_sample_counts(read: Read) -> None:
    # Counted by eye in the six files: one account, two followers, two followed; three files of settings.
    items = read("x", SAMPLE)
    assert [(file.file, file.read, file.kept) for file in of(items, FileRead)] == [
        ("account.js", 1, 1),
        ("follower.js", 2, 2),
        ("following.js", 2, 2),
    ]
    assert [file.file for file in of(items, FileIgnored)] == ["account-suspension.js", "app.js", "saved-search.js"]
    assert acts(items, "follow") == [
        ("follow", "12497", "12158", None),
        ("follow", "12497", "547842573", None),
        ("follow", "386025404", "12497", None),
        ("follow", "73747798", "12497", None),
    ]
    owner = next(account for account in of(items, AccountRow) if account.owner)
    assert (owner.key, owner.handle, owner.url) == ("12497", "simonw", "x.com/simonw")
    assert len(of(items, AccountRow)) == 5
    assert not of(items, Problem) and not of(items, FieldsUnread)


def test_acts_of_posts(modern: list[Item]) -> None:
    assert acts(modern, "reply", "repost", "quote", "mention") == [
        ("mention", OWNER, SAM, "1002"),
        ("mention", OWNER, "@gone", "1009"),
        ("mention", OWNER, "@tove", "1008"),
        ("quote", OWNER, "@tove", "1005"),
        ("reply", OWNER, RIA, "1002"),
        ("repost", OWNER, SAM, "1003"),
        ("repost", OWNER, "@gone", "1004"),
    ]
    assert {row.direction for row in of(modern, InteractionRow) if row.object} == {"out"}


def test_reposts_are_no_posts_of_the_owner(modern: list[Item]) -> None:
    posts = {post.key: post for post in of(modern, PostRow)}
    assert sorted(posts) == ["1001", "1002", "1005", "1006", "1007", "1008", "1009"]
    assert posts["1001"].text == "Beans & peas"
    assert (posts["1001"].ts, posts["1001"].url) == (datetime(2025, 3, 12, 13), "https://x.com/i/status/1001")
    assert (posts["1007"].thread, posts["1002"].thread, posts["1001"].thread) == ("1006", "900", None)


def test_long_posts_get_their_words(modern: list[Item]) -> None:
    text = next(post.text for post in of(modern, PostRow) if post.key == "1008")
    assert text.endswith("a child woke up and asked @tove")
    notes = next(file for file in of(modern, FileRead) if file.file == "data/note-tweet.js")
    assert (notes.read, notes.kept, notes.skipped) == (2, 1, {"no post goes with it": 1})


def test_ids_keep_all_their_digits(modern: list[Item]) -> None:
    keys = {account.key for account in of(modern, AccountRow)}
    assert {OWNER, UMA} <= keys
    assert not [key for key in keys if "e" in key.removeprefix("@gone").removeprefix("@tove")]


def test_people_are_named_from_wherever_the_archive_names_them(modern: list[Item]) -> None:
    accounts = {account.key: account for account in of(modern, AccountRow)}
    assert (accounts[OWNER].owner, accounts[OWNER].email, accounts[OWNER].headline) == (
        True,
        "olive@example.org",
        "grows beans",
    )
    assert (accounts[RIA].handle, accounts[RIA].name, accounts[RIA].url) == ("ria", "Ria Rue", "x.com/ria")
    assert (accounts[UMA].handle, accounts[UMA].url) == (None, f"x.com/i/user/{UMA}")
    assert (accounts["@tove"].handle, accounts["@tove"].url) == ("tove", "x.com/tove")


def test_followers_are_undated(modern: list[Item]) -> None:
    follows = [row for row in of(modern, InteractionRow) if row.kind == "follow"]
    assert {(row.actor, row.target, row.direction) for row in follows} == {
        (RIA, OWNER, "in"),
        (UMA, OWNER, "in"),
        (OWNER, RIA, "out"),
    }
    assert {(row.ts, row.precision) for row in follows} == {(None, "none")}


def test_lists_are_put_on_by_their_makers(modern: list[Item]) -> None:
    lists = [(row.actor, row.target, row.place) for row in of(modern, InteractionRow) if row.kind == "list_add"]
    assert lists == [("@tove", OWNER, "gardeners"), (RIA, OWNER, "bébés")], "Ria's number is known from a mention"


def test_messages_reach_those_who_were_there(modern: list[Item]) -> None:
    messages = [row for row in of(modern, InteractionRow) if row.kind == "message"]
    assert [(row.actor, row.target, row.group_size, row.direction) for row in messages] == [
        (OWNER, SAM, 2, "out"),
        (SAM, OWNER, 3, "in"),
        (SAM, UMA, 3, "observed"),
        (UMA, OWNER, 2, "in"),
        (OWNER, RIA, 2, "out"),
        (RIA, OWNER, 2, "in"),
    ]
    assert not [post for post in of(modern, PostRow) if post.text == "private"]


def test_signs_under_messages_count_once(modern: list[Item]) -> None:
    assert acts(modern, "like") == [("like", RIA, OWNER, None), ("like", OWNER, RIA, None)]


def test_likes_name_nobody_and_say_so(modern: list[Item]) -> None:
    likes = next(file for file in of(modern, FileRead) if file.file == "data/like.js")
    assert (likes.read, likes.kept, likes.skipped) == (1, 0, {"no author in the export": 1})
    assert "like" not in {row.kind for row in of(modern, CoverageRow)}


def test_counts_on_own_posts(modern: list[Item]) -> None:
    counts = [(count.post, count.measure, count.value, count.ts) for count in of(modern, CountRow)]
    assert counts == [("1001", "likes", 3, datetime(2025, 3, 20)), ("1001", "reposts", 1, datetime(2025, 3, 20))]


def test_coverage(modern: list[Item]) -> None:
    assert {(row.kind, row.direction) for row in of(modern, CoverageRow)} == {
        ("reply", "out"),
        ("repost", "out"),
        ("quote", "out"),
        ("mention", "out"),
        ("follow", "in"),
        ("follow", "out"),
        ("message", "both"),
        ("list_add", "in"),
    }
    assert {(row.scope, row.account) for row in of(modern, CoverageRow)} == {("owner", OWNER)}
    reply = next(row for row in of(modern, CoverageRow) if row.kind == "reply")
    assert (reply.since, reply.until) == (datetime(2025, 3, 12, 13), datetime(2025, 3, 12, 21))


def test_private_files_are_ignored_with_a_reason(modern: list[Item]) -> None:
    reasons = {file.file: file.reason for file in of(modern, FileIgnored)}
    assert "private" in reasons["data/block.js"] and "deleted" in reasons["data/deleted-tweets.js"]
    assert reasons["data/tweets_media/1001-pic.jpg"] == "pictures and films"


def test_bare_rows_of_2019(build: Build, read: Read) -> None:
    items = read("x", build("x", "bare"))
    assert acts(items, "reply", "repost", "mention") == [
        ("mention", OWNER, SAM, "1002"),
        ("reply", OWNER, RIA, "1002"),
        ("repost", OWNER, SAM, "1003"),
    ]
    assert Counter(row.kind for row in of(items, InteractionRow))["message"] == 2


def test_grailbird_names_the_original_of_a_repost(build: Build, read: Read) -> None:
    items = read("x", build("x", "grailbird"))
    assert acts(items, "reply", "repost", "mention") == [("reply", OWNER, RIA, "501"), ("repost", OWNER, SAM, "800")]
    assert [(post.key, post.ts) for post in of(items, PostRow)] == [("501", datetime(2012, 5, 1, 10))]
    assert next(account for account in of(items, AccountRow) if account.owner).headline == "beans"


def test_an_archive_without_an_owner_asks_for_one(tmp_path: Path, read: Read) -> None:
    archive(tmp_path / "a", follower='window.YTD.follower.part0 = [{"follower": {"accountId": "8"}}]')
    (tmp_path / "a" / "account.js").unlink()
    with pytest.raises(InputError, match="does not say whose it is"):
        read("x", tmp_path / "a")
    assert acts(read("x", tmp_path / "a", owner="@Me"), "follow") == [("follow", "8", "@me", None)]
    assert acts(read("x", tmp_path / "a", owner="7"), "follow") == [("follow", "8", "7", None)]


def test_the_manifest_names_the_owner_and_what_is_missing(tmp_path: Path, read: Read) -> None:
    files = [
        {"fileName": "data/follower.js"},
        {"fileName": "data/tweets-part3.js"},
        {"fileName": "data/ad-engagements.js"},
    ]
    manifest = {"userInfo": {"accountId": "7", "userName": "me"}, "dataTypes": {"x": {"files": files}}}
    path = archive(
        tmp_path / "a",
        manifest=f"window.__THAR_CONFIG = {json.dumps(manifest)}",
        follower='window.YTD.follower.part0 = [{"follower": {"accountId": "8"}}]',
    )
    (path / "account.js").unlink()
    items = read("x", path)
    assert [(problem.file, problem.found) for problem in of(items, Problem)] == [
        ("data/tweets-part3.js", "no such file")
    ]
    assert acts(items, "follow") == [("follow", "8", "7", None)]


def test_damage_in_one_file_leaves_the_others(tmp_path: Path, read: Read) -> None:
    path = archive(
        tmp_path / "a",
        tweets='window.YTD.tweets.part0 = [\n{"id_str": "1", "created_at": "Wed Mar 12 13:00:00 +0000 2025"},\n{"twe',
        follower='window.YTD.follower.part0 = [{"follower": {"accountId": "8"}}, {"follower": {}}, 5]',
        following="<!DOCTYPE html><html></html>",
    )
    items = read("x", path)
    assert [(problem.file, problem.line) for problem in of(items, Problem)] == [
        ("tweets.js", 3),
        ("follower.js", 1),
        ("follower.js", 1),
        ("following.js", 1),
    ]
    assert [post.key for post in of(items, PostRow)] == ["1"]
    assert acts(items, "follow") == [("follow", "8", "7", None)]
    assert "HTML version" in of(items, Problem)[-1].hint


def test_two_archives_in_a_folder_count_once(build: Build, read: Read, tmp_path: Path) -> None:
    once = read("x", build("x", "modern"))
    path = tmp_path / "twitter-2025-03-20-0a1b.zip"
    (tmp_path / "again.zip").write_bytes(path.read_bytes())
    both = read("x", tmp_path)
    for kind in (InteractionRow, PostRow, CountRow):
        assert of(both, kind) == of(once, kind)


def test_new_fields_are_reported(tmp_path: Path, read: Read) -> None:
    path = archive(
        tmp_path / "a", follower='window.YTD.follower.part0 = [{"follower": {"accountId": "8", "since": "x"}}]'
    )
    assert of(read("x", path), FieldsUnread) == [FieldsUnread("follower.js", ("since",))]
