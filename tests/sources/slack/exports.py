"""Made-up Slack exports: one function per era, each writes into an empty folder and returns the path to import."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ANN, BOB, CYD, ROBOT, GUEST = "U0ANN00001", "U0BOB00002", "U0CYD00003", "U0BOT00004", "U0GST00009"


def person(key: str, name: str, shown: str, **more: Any) -> dict[str, Any]:
    profile = {"real_name": name, "display_name": shown, "email": f"{shown}@example.org", "title": "Gardener"}
    user = {"id": key, "team_id": "T0TEAM0001", "name": shown, "deleted": False, "is_bot": False, "profile": profile}
    return user | more


USERS = [
    person(ANN, "Ann Larkspur", "ann"),
    person(BOB, "\u202bBob Teasel\u202c", "bob"),
    person(CYD, "Cyd Yarrow", "cyd", deleted=True),
    person(ROBOT, "Reminder Robot", "robot", is_bot=True),
]

MODERN: dict[str, Any] = {
    "users.json": USERS,
    "channels.json": [{"id": "C0GARDEN01", "name": "garden", "created": 1700000000, "members": [ANN, BOB, CYD, ROBOT]}],
    "groups.json": [{"id": "G0QUIET001", "name": "quiet", "members": [ANN, BOB]}],
    "dms.json": [{"id": "D0ANNBOB01", "created": 1700000000, "members": [ANN, BOB]}],
    "mpims.json": [{"id": "G0THREE001", "name": "mpdm-ann--bob--cyd-1", "members": [ANN, BOB, CYD]}],
    "integration_logs.json": [{"user_id": ANN, "date": "1700000000", "change_type": "added"}],
    "garden/2024-01-01.json": [
        {
            "type": "message",
            "subtype": "channel_join",
            "user": ANN,
            "text": f"<@{ANN}> has joined",
            "ts": "1704100000.000001",
        },
        {
            "type": "message",
            "user": ANN,
            "text": f"Who waters &lt;beans&gt;? <@{BOB}> or <@{CYD}|cyd>, <!here> see <https://example.org/b|the plan>",
            "ts": "1704100001.000100",
            "thread_ts": "1704100001.000100",
            "reply_count": 3,
            "reply_users": [BOB, ANN, GUEST],
            "reactions": [
                {"name": "+1", "users": [BOB, ANN], "count": 4},
                {"name": "seedling", "users": [BOB, CYD, ROBOT], "count": 3},
            ],
        },
        {
            "type": "message",
            "user": BOB,
            "text": "I do",
            "ts": "1704100060.000200",
            "thread_ts": "1704100001.000100",
            "parent_user_id": ANN,
        },
        {
            "type": "message",
            "user": ANN,
            "text": f"Thank you <@{BOB}>",
            "ts": "1704100070.000300",
            "thread_ts": "1704100001.000100",
            "parent_user_id": ANN,
        },
        {
            "type": "message",
            "subtype": "thread_broadcast",
            "user": GUEST,
            "user_profile": {"real_name": "Guest Mallow", "display_name": "mallow", "name": "mallow"},
            "text": "So do I",
            "ts": "1704100080.000400",
            "thread_ts": "1704100001.000100",
        },
        {
            "type": "message",
            "subtype": "bot_message",
            "bot_id": "B0FEED0001",
            "username": "feed",
            "text": f"<@{ANN}>",
            "ts": "1704100090.000500",
        },
        {
            "type": "message",
            "user": ROBOT,
            "bot_id": "B0RMND0001",
            "bot_profile": {"name": "Reminder"},
            "text": "water!",
            "ts": "1704100091.000600",
        },
        {
            "type": "message",
            "subtype": "tombstone",
            "user": "USLACKBOT",
            "text": "This message was deleted.",
            "ts": "1704100092.000700",
        },
        {
            "type": "message",
            "subtype": "channel_topic",
            "user": ANN,
            "topic": "beans",
            "text": "set the topic",
            "ts": "1704100093.000800",
        },
        {"type": "message", "subtype": "me_message", "user": CYD, "text": "waves", "ts": "1704100094.000900"},
        {"type": "message", "user": ANN, "text": "", "files": [{"title": "beans.jpg"}], "ts": "1704100095.001000"},
    ],
    "garden/2024-01-02.json": [
        {"type": "message", "user": CYD, "text": "twice", "ts": "1704200000.000100"},
        {"type": "message", "user": CYD, "text": "twice", "ts": "1704200000.000100"},
    ],
    "quiet/2024-01-02.json": [{"type": "message", "user": BOB, "text": "psst", "ts": "1704200002.000100"}],
    "D0ANNBOB01/2024-01-02.json": [
        {
            "type": "message",
            "user": ANN,
            "text": f"dear <@{BOB}>",
            "ts": "1704200003.000100",
            "reactions": [{"name": "heart", "users": [BOB], "count": 1}],
        },
        {"type": "message", "user": BOB, "text": "hello", "ts": "1704200004.000100"},
    ],
    "mpdm-ann--bob--cyd-1/2024-01-02.json": [
        {"type": "message", "user": CYD, "text": "all of us", "ts": "1704200005.000100"},
    ],
    "garden/canvas_in_the_conversation.json": [],
}


def pack(files: dict[str, Any], target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, json.dumps(content, indent=1))
    return target


def modern(folder: Path) -> Path:
    return pack(MODERN, folder / "export.zip")


def wrapped(folder: Path) -> Path:
    """A free plan's export of 2016, unpacked by hand and packed again on a Mac, in a zip of a zip."""
    old = {
        "__MACOSX/team/._users.json": "junk",
        "team/.DS_Store": "junk",
        "team/users.json": USERS[:2],
        "team/channels.json": [{"id": "C0OLD00001", "name": "talk", "members": [ANN, BOB]}],
        "team/talk/2016-02-07.json": [
            {"type": "message", "user": ANN, "text": f"<@{BOB}|bob>: see", "ts": "1454884927.000002"},
            {
                "type": "message",
                "subtype": "file_comment",
                "text": f"<@{BOB}|bob> commented on <@{ANN}|ann>’s file",
                "file": {"id": "F0BEANS001", "title": "beans", "user": ANN},
                "comment": {"user": BOB, "comment": "a fine file"},
                "ts": "1454884928.000002",
            },
        ],
    }
    inner = pack(old, folder / "team.zip")
    with zipfile.ZipFile(folder / "team.zip.zip", "w") as archive:
        archive.write(inner, "team.zip")
    return folder / "team.zip.zip"


EXPORTS: dict[str, Callable[[Path], Path]] = {"modern": modern, "wrapped": wrapped}
