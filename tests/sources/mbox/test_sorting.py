"""Lists, newsletters, machines and people, told apart by headers alone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from renown.sources.mbox.folders import Folder
from renown.sources.mbox.headers import Headers
from renown.sources.mbox.sorting import author_of, is_robot, list_of, reason_to_skip, sent_at

LISTS = [
    (
        b"List-Id: Trees <trees.example.org>\nList-Post: <mailto:trees@example.org>\nList-Unsubscribe: <x>",
        "trees.example.org",
    ),
    (b"List-Id: trees.example.org", "trees.example.org"),
    (b"List-Post: <mailto:Trees@example.org>", "trees@example.org"),
    (b"List-Id: <news.example.org>\nList-Post: NO (announcements)", None),
    (b"List-Id: <news.example.org>\nList-Unsubscribe: <https://example.org>", None),
    (b"From: jane@example.org", None),
]


@pytest.mark.parametrize(("block", "name"), LISTS)
def test_lists_have_an_address_to_post_to(block: bytes, name: str | None) -> None:
    assert list_of(Headers(block)) == name


@pytest.mark.parametrize(
    ("block", "listed", "reason"),
    [
        (b"Precedence: bulk", True, None),
        (b"Precedence: bulk", False, "newsletter or bulk mail"),
        (b"Precedence: list", False, None),
        (b"Auto-Submitted: no", False, None),
        (b"Auto-Submitted: auto-generated", True, "written by a machine"),
        (b"From: notifications@example.org", True, "written by a machine"),
    ],
)
def test_reasons(block: bytes, listed: bool, reason: str | None) -> None:
    assert reason_to_skip(Headers(block), Folder.OTHER, listed) == reason


@pytest.mark.parametrize(
    "local", ["no-reply", "noreply", "do_not_reply", "bounces+12", "team-noreply", "MAILER-DAEMON"]
)
def test_robots(local: str) -> None:
    assert is_robot(f"{local}@example.org")


@pytest.mark.parametrize("local", ["jane", "rooter", "alertina", "noah.reply", "info"])
def test_people(local: str) -> None:
    assert not is_robot(f"{local}@example.org")


def test_a_rewritten_sender_is_found_in_reply_to() -> None:
    block = b"From: 'Jane Doe' via Trees <trees@example.org>\nReply-To: trees@example.org, Jane Doe <jane@example.org>"
    author = author_of(Headers(block + b"\nList-Post: <mailto:trees@example.org>"), listed=True)
    assert author is not None
    assert (author.key, author.name) == ("jane@example.org", "Jane Doe")


def test_a_time_without_zone_is_read_in_the_users_zone() -> None:
    headers = Headers(b"Date: Fri, 5 Jul 2024 07:08:09")
    berlin = sent_at(headers, datetime(2024, 8, 1), ZoneInfo("Europe/Berlin"))
    nowhere = sent_at(headers, datetime(2024, 8, 1), None)
    assert berlin is not None and nowhere is not None
    assert (berlin.ts, berlin.zone_known) == (datetime(2024, 7, 5, 5, 8, 9), True)
    assert (nowhere.ts, nowhere.zone_known) == (datetime(2024, 7, 5, 7, 8, 9), False)


def test_minus_zero_is_utc_from_an_unknown_zone() -> None:
    moment = sent_at(Headers(b"Date: Fri, 5 Jul 2024 07:08:09 -0000"), datetime(2024, 8, 1), ZoneInfo("Europe/Berlin"))
    assert moment is not None
    assert (moment.ts, moment.zone_known) == (datetime(2024, 7, 5, 7, 8, 9), False)
