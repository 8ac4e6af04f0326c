"""Mail through the real door, against counts worked out by hand."""

from __future__ import annotations

import runpy
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from renown.errors import InputError
from renown.model.rows import (
    AccountRow,
    CoverageRow,
    FileIgnored,
    FileRead,
    InteractionRow,
    Item,
    PostRow,
    Problem,
    Progress,
)
from renown.sources.archive import open_archive
from renown.sources.mbox.importer import SOURCE

Build = Callable[[str, str], Path]
Read = Callable[..., list[Item]]
MADE = runpy.run_path(str(Path(__file__).parent / "exports.py"))
MARA, ODO, ZOE, KIM = (f"{name}@example.org" for name in ("mara", "odo", "zoe", "kim"))


def acts(items: list[Item]) -> Counter[tuple[str, str, str, str]]:
    found = [item for item in items if isinstance(item, InteractionRow)]
    return Counter((row.kind, row.actor, row.target, row.direction) for row in found)


def owners(items: list[Item]) -> set[str]:
    return {item.key for item in items if isinstance(item, AccountRow) and item.owner}


@pytest.mark.parametrize("era", list(MADE["EXPORTS"]))
def test_every_kind_is_recognised_and_accounted_for(era: str, build: Build, read: Read) -> None:
    path = build("mbox", era)
    with open_archive(path) as archive:
        recognition = SOURCE.recognise(archive)
        seen = [entry.path for entry in archive.entries()]
    items = read("mbox", path)
    assert recognition is not None
    assert sorted(i.file for i in items if isinstance(i, FileRead | FileIgnored)) == sorted(seen)
    assert all(i.read == i.kept + sum(i.skipped.values()) for i in items if isinstance(i, FileRead))
    assert not any("Secret" in repr(item) for item in items)


def test_own_mail_of_a_takeout(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "gmail-takeout"))
    una, work = "x500:/o=mill/ou=staff/cn=recipients/cn=una.vale", "m.lindqvist@work.example"
    assert owners(items) == {MARA, work}
    assert acts(items) == {
        ("mail", ODO, MARA, "in"): 2,
        ("mail", MARA, ODO, "out"): 1,
        ("mail", ZOE, MARA, "in"): 1,
        ("mail", ZOE, ODO, "observed"): 1,
        ("mail", ZOE, KIM, "observed"): 1,
        ("mail", KIM, MARA, "in"): 2,
        ("mail", una, MARA, "in"): 1,
        ("mail", work, ODO, "out"): 1,
        ("reply", ODO, KIM, "observed"): 1,
        ("reply", MARA, KIM, "out"): 1,
        ("reply", ZOE, MARA, "in"): 1,
    }


def test_what_is_left_out_says_why(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "gmail-takeout"))
    (file,) = (item for item in items if isinstance(item, FileRead))
    assert (file.read, file.kept) == (len(MADE["TAKEOUT"]), 13)
    assert file.skipped == {
        "a copy of a message already read": 1,
        "draft": 1,
        "spam or trash": 1,
        "newsletter or bulk mail": 2,
        "written by a machine": 2,
        "problem": 2,
        "no recipient but hidden ones or the sender": 1,
    }
    lines = "".join(map(MADE["letter"], MADE["TAKEOUT"])).splitlines()
    problems = [item for item in items if isinstance(item, Problem)]
    assert [problem.found for problem in problems] == ["Fri, 1 Jan 2100 00:00:00 +0000", "nobody at all"]
    for problem, name in zip(problems, ("Date", "From"), strict=True):
        assert lines[problem.line - 1] == f"{name}: {problem.found}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_problem_names_the_line_of_the_field_or_of_the_message(end: str, read: Read, tmp_path: Path) -> None:
    mails = [
        {"From": "Odo <odo@example.org>", "To": MARA, "Date": "Wed, 12 Mar 2025 13:00:00 +0100"},
        {"Subject": "x", "From": "nobody", "Date": "Wed, 12 Mar 2025 13:00:00 +0100"},
        {"From": "Odo <odo@example.org>", "To": MARA},
    ]
    text = "".join(map(MADE["letter"], mails))
    (tmp_path / "a.mbox").write_bytes(text.replace("\n", end).encode())
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("From 1@xxx")]
    found = [(p.line, p.found) for p in read("mbox", tmp_path / "a.mbox") if isinstance(p, Problem)]
    assert found == [(starts[1] + 2, "nobody"), (starts[2], "no Date")]


def test_folders_of_thunderbird_today(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "thunderbird-today"))
    assert owners(items) == {MARA}
    assert acts(items) == {("mail", ODO, MARA, "in"): 1, ("mail", ZOE, MARA, "in"): 1, ("mail", MARA, ODO, "out"): 1}
    files = {item.file: (item.read, dict(item.skipped)) for item in items if isinstance(item, FileRead)}
    unsent, junk = "a template, or waiting to be sent", "spam or trash"
    assert files == {
        "INBOX": (4, {junk: 2}),
        "Sent": (2, {unsent: 1}),
        "Templates": (1, {unsent: 1}),
        "Unsent Messages": (1, {unsent: 1}),
        "INBOX.sbd/Old v1.2": (1, {"draft": 1}),
    }


def test_mails_in_files_of_their_own(build: Build, read: Read) -> None:
    path = build("mbox", "single-files")
    items = read("mbox", path)
    assert acts(items) == {("mail", ODO, MARA, "in"): 3, ("mail", MARA, ODO, "out"): 1}
    skipped = {item.file: dict(item.skipped) for item in items if isinstance(item, FileRead) and item.skipped}
    assert skipped == {
        "Apple/INBOX.mbox/Messages/2.emlx": {"spam or trash": 1},
        "Apple/INBOX.mbox/Messages/3.partial.emlx": {"draft": 1},
        "windows/waiting.eml": {"a template, or waiting to be sent": 1},
    }
    only = read("mbox", path / "windows" / "one.eml", owner=MARA)
    assert acts(only) == {("mail", ODO, MARA, "in"): 1}


def test_a_delivery_that_has_not_ended_is_not_read(build: Build, read: Read) -> None:
    root = build("mbox", "maildir")
    (root / "tmp").mkdir()
    (root / "tmp" / "1741784409.M9P1.host").write_text("From: x@example.org\nTo: mara@example.org\n\nhalf", "utf-8")
    items = read("mbox", root)
    assert FileIgnored("tmp/1741784409.M9P1.host", "a delivery to a Maildir that has not ended") in items
    assert sum(acts(items).values()) == 3


def test_a_patch_in_a_list_mail_is_nobodys_post(read: Read, tmp_path: Path) -> None:
    patch = (
        "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"
        "From: Never Posted <never@example.org>\nDate: Mon, 10 Mar 2025 13:00:00 +0100\nSubject: [PATCH] beans\n\n---\n"
    )
    text = MADE["letter"](MADE["own"]("l1", "Odo <odo@example.org>", "garden@example.org", **MADE["GARDEN"])) + patch
    (tmp_path / "a.mbox").write_text(text, "utf-8")
    items = read("mbox", tmp_path / "a.mbox")
    assert [row.author for row in items if isinstance(row, PostRow)] == [ODO]
    assert "never@example.org" not in {row.key for row in items if isinstance(row, AccountRow)}


def test_names_sizes_and_clocks(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "gmail-takeout"))
    names = {item.key: item.name for item in items if isinstance(item, AccountRow) and item.name}
    assert {names[ODO], names[ZOE], names[KIM]} == {"Brandt, Odo", "Zoë Roe", "Kim Teal"}
    mails = [row for row in items if isinstance(row, InteractionRow) and row.kind == "mail"]
    sizes = {row.group_size for row in mails if row.actor == ZOE}
    assert sizes == {4}
    clocks = [
        (r.ts, r.zone_known) for r in items if isinstance(r, InteractionRow) and (r.kind, r.actor) == ("mail", KIM)
    ]
    assert clocks == [(datetime(2025, 3, 12, 14), False), (datetime(2025, 3, 13, 14), True)]


def test_a_list_in_a_mailbox_is_a_community(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "gmail-takeout"))
    posts = {row.key: row for row in items if isinstance(row, PostRow)}
    assert {key: (p.author, p.place, p.thread) for key, p in posts.items()} == {
        "g1@x": (KIM, "garden.example.org", None),
        "g2@x": (ODO, "garden.example.org", "g1@x"),
        "g3@x": (MARA, "garden.example.org", "g1@x"),
        "g4@x": (ZOE, "garden.example.org", "m17@x"),
        "m17@x": (MARA, "garden.example.org", None),
    }
    assert posts["g1@x"].text == "[garden] Which beans?"
    covered = {(row.kind, row.scope, row.account) for row in items if isinstance(row, CoverageRow)}
    assert covered == {("mail", "owner", MARA), ("reply", "community", None)}


def test_folders_of_a_mail_program(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "thunderbird"))
    assert owners(items) == {MARA}
    assert acts(items) == {("mail", ODO, MARA, "in"): 1, ("mail", ZOE, MARA, "in"): 1, ("mail", MARA, ODO, "out"): 1}
    assert {i.file: i.reason for i in items if isinstance(i, FileIgnored)} == {
        "Drafts": "empty",
        "INBOX.msf": "no mail file",
    }


def test_a_public_archive_is_a_list_named_by_its_prefix(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "pipermail"))
    ann, bob, cyd = (f"{name}@example.org" for name in ("ann", "bob", "cyd"))
    assert owners(items) == set()
    assert acts(items) == {
        ("reply", bob, ann, "observed"): 1,
        ("reply", cyd, bob, "observed"): 1,
        ("reply", ann, cyd, "observed"): 1,
    }
    assert {row.place for row in items if isinstance(row, PostRow)} == {"Orchard-dev"}
    assert len([row for row in items if isinstance(row, PostRow)]) == 6
    (covered,) = (row for row in items if isinstance(row, CoverageRow))
    assert (covered.scope, covered.since, covered.until) == (
        "community",
        datetime(2004, 1, 1, 9, 11, 12),
        datetime(2004, 1, 6, 9, 11, 12),
    )
    assert {row.name for row in items if isinstance(row, AccountRow)} == {"Ann Larkspur", "Bob Teasel", "Cyd Yarrow"}


def test_a_lists_own_mbox(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "list-mbox"))
    assert acts(items) == {
        ("reply", "bob@example.org", "ann@example.org", "observed"): 1,
        ("reply", "ann@example.org", "bob@example.org", "observed"): 1,
    }
    assert {row.place for row in items if isinstance(row, PostRow)} == {"dev.trees.example"}


def test_maildir(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "maildir"))
    assert acts(items) == {("mail", ODO, MARA, "in"): 1, ("mail", ZOE, MARA, "in"): 1, ("mail", MARA, ODO, "out"): 1}


def test_the_owner_may_be_named(build: Build, read: Read) -> None:
    items = read("mbox", build("mbox", "pipermail"), owner="Ann@example.org")
    assert {(row.actor, row.direction) for row in items if isinstance(row, InteractionRow)} == {
        ("bob@example.org", "in"),
        ("cyd@example.org", "observed"),
        ("ann@example.org", "out"),
    }


def test_an_owner_that_is_no_address_is_refused(build: Build, read: Read) -> None:
    with pytest.raises(InputError, match="no mail address"):
        read("mbox", build("mbox", "gzipped"), owner="Mara")


def test_progress_is_told_while_a_long_file_is_read(read: Read, tmp_path: Path) -> None:
    mails = (MADE["letter"](MADE["own"](f"n{i}", "Odo <odo@example.org>", "mara@example.org")) for i in range(5001))
    (tmp_path / "long.mbox").write_text("".join(mails), "utf-8")
    told = [item for item in read("mbox", tmp_path / "long.mbox") if isinstance(item, Progress)]
    midway, end = told
    assert 0 < midway.done < midway.total == end.done


@pytest.mark.parametrize("text", ["From here on all is text.\n", "a,b\n1,2\n", "", "<html>From: x</html>"])
def test_other_files_are_not_taken_for_mail(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(text or " ", "utf-8")
    with open_archive(tmp_path / "x.txt") as archive:
        assert SOURCE.recognise(archive) is None
