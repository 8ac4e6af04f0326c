"""Made-up Telegram exports: one function per shape, each writes into an empty folder and returns the path to import."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

ANN, BOB, CYD, FEED = 1000001, 1000002, 5000000003, 2000009
NAMES = {ANN: "Ann Larkspur", BOB: "Bob Teasel", CYD: "Cyd Yarrow"}
START = 1704103200
SHIFT = timedelta(hours=2)


def at(minutes: int) -> dict[str, str]:
    """The time as an export on a machine two hours east of Greenwich writes it."""
    seconds = START + 60 * minutes
    local = datetime(1970, 1, 1) + timedelta(seconds=seconds) + SHIFT
    return {"date": local.isoformat(), "date_unixtime": str(seconds)}


def message(number: int, who: int, text: object, **more: Any) -> dict[str, Any]:
    entities = text if isinstance(text, list) else [{"type": "plain", "text": text}] if text else []
    entities = [{"type": "plain", "text": part} if isinstance(part, str) else part for part in entities]
    said = {"id": number, "type": "message", **at(number), "from": NAMES.get(who), "from_id": f"user{who}"}
    return said | {"text": text, "text_entities": entities} | more


def service(number: int, who: int, action: str, **more: Any) -> dict[str, Any]:
    told = {"id": number, "type": "service", **at(number), "actor": NAMES.get(who), "actor_id": f"user{who}"}
    return told | {"action": action, "text": "", "text_entities": []} | more


def sign(emoji: str, count: int, *who: tuple[int, int]) -> dict[str, Any]:
    """A reaction; who put it there, and at which minute (as local time)."""
    recent = [{"from": NAMES.get(key), "from_id": f"user{key}", "date": at(minute)["date"]} for key, minute in who]
    return {"type": "emoji", "count": count, "emoji": emoji} | ({"recent": recent} if recent else {})


CHAT: dict[str, Any] = {
    "name": "Bob Teasel",
    "type": "personal_chat",
    "id": BOB,
    "messages": [
        message(1, BOB, "Are the beans in?"),
        message(2, ANN, "They are", reply_to_message_id=1, reactions=[sign("👍", 1, (BOB, 4))]),
        message(3, ANN, "", photo="(File not included)", width=800, height=600),
        service(5, BOB, "phone_call", duration_seconds=61, discard_reason="hangup"),
        service(6, ANN, "phone_call", discard_reason="missed"),
        service(7, ANN, "pin_message", message_id=1),
        message(
            8, BOB, "A sticker", media_type="sticker", file="s.webp", edited="2024-01-01T12:20:00", edited_unixtime="1"
        ),
    ],
}
GARDEN: dict[str, Any] = {
    "name": "Seed Swap",
    "type": "public_supergroup",
    "id": 3000001,
    "messages": [
        service(1, ANN, "create_group", title="Seed Swap", members=["Ann Larkspur"]),
        service(2, BOB, "join_group_by_link", inviter="Group"),
        service(3, ANN, "invite_members", members=["Somebody Named Only"]),
        service(4, CYD, "invite_members", members=["Cyd Yarrow"]),
        message(
            10,
            ANN,
            [
                "Who has beans? ",
                {"type": "mention_name", "text": "Cyd", "user_id": CYD},
                " or ",
                {"type": "mention", "text": "@bob_teasel"},
            ],
            reactions=[sign("🌱", 3, (BOB, 12), (CYD, 13), (BOB, 14)), sign("🔥", 4)],
        ),
        message(15, CYD, "I do", reply_to_message_id=10),
        message(16, BOB, "So do I", reply_to_message_id=15),
        message(17, BOB, [{"type": "mention", "text": "@seedbot"}, " ", {"type": "mention", "text": "@Ann_Lark"}]),
        message(18, CYD, "Found elsewhere", forwarded_from="Bob Teasel", forwarded_from_id=f"user{BOB}"),
        message(19, 7000007, "I am gone", reply_to_message_id=10) | {"from": None},
        message(20, 7000008, "Vote!", inline_bot_buttons=[[{"type": "callback", "text": "yes", "data": ""}]]),
        message(21, ANN, "Beans", reply_to_message_id=999, via_bot="@gif"),
        message(22, 7, "A notice", from_id="channel3000009") | {"from": "Seed News"},
    ],
}
QUIET: dict[str, Any] = {
    "name": "Family",
    "type": "private_group",
    "id": 4000001,
    "messages": [message(1, BOB, "Not to be kept"), message(2, ANN, "Nor this", reply_to_message_id=1)],
}
CHANNEL: dict[str, Any] = {
    "name": "Seed News",
    "type": "public_channel",
    "id": 3000009,
    "messages": [
        {
            **message(1, 0, "Frost tonight"),
            "from": "Seed News",
            "from_id": "channel3000009",
            "reactions": [sign("❄", 7)],
        },
        {**message(2, 0, "Said again"), "from": "Seed News", "from_id": "channel3000009", "author": "Ann"},
    ],
}
FULL: dict[str, Any] = {
    "about": "Here is the data you requested.",
    "personal_information": {
        "user_id": ANN,
        "first_name": "Ann",
        "last_name": "Larkspur",
        "phone_number": "+44 20 7946 0001",
        "username": "@ann_lark",
        "bio": "Gardener",
    },
    "profile_pictures": [{**at(0), "photo": "(File not included)"}],
    "contacts": {
        "about": "Your contacts.",
        "list": [
            {"user_id": BOB, "first_name": "Bob", "last_name": "Teasel", "phone_number": "+44 20 7946 0002", **at(0)},
            {"user_id": 0, "first_name": "Not", "last_name": "There", "phone_number": "+44 20 7946 0003", **at(0)},
        ],
    },
    "frequent_contacts": {"about": "", "list": [{"id": BOB, "category": "people", "type": "user", "name": "Bob"}]},
    "chats": {
        "about": "Your chats.",
        "list": [
            CHAT,
            GARDEN,
            QUIET,
            CHANNEL,
            {
                "name": "Feed",
                "type": "bot_chat",
                "id": FEED,
                "messages": [message(1, FEED, "hello"), message(2, ANN, "/start")],
            },
            {"type": "saved_messages", "id": ANN, "messages": [message(1, ANN, "a note to myself")]},
        ],
    },
    "left_chats": {
        "about": "",
        "list": [{"name": "Old Plot", "type": "private_supergroup", "id": 9, "messages": [message(1, BOB, "bye")]}],
    },
}


def older(number: int, who: int, text: object, **more: Any) -> dict[str, Any]:
    """Before 2021: ids as numbers with the kind in the upper half, no Unix time, entities inside the text."""
    said = {"id": number, "type": "message", "date": at(number)["date"], "edited": "1970-01-01T01:00:00"}
    return said | {"from": NAMES.get(who), "from_id": (1 << 32) + who, "text": text} | more


OLD: dict[str, Any] = {
    "name": "Bob Teasel",
    "type": "personal_chat",
    "id": (1 << 32) + BOB,
    "messages": [older(1, BOB, ["See ", {"type": "link", "text": "example.org"}]), older(2, ANN, "I did")],
}


def written(folder: Path, content: dict[str, Any], name: str) -> Path:
    """An export as Telegram Desktop leaves it: a folder with `result.json`, and pictures beside it."""
    (folder / name / "photos").mkdir(parents=True)
    (folder / name / "result.json").write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / name / "photos" / "photo_1.jpg").write_bytes(b"\xff\xd8\xff")
    return folder / name


EXPORTS: dict[str, Callable[[Path], Path]] = {
    "full": lambda folder: written(folder, FULL, "DataExport_2024-01-02"),
    "chat": lambda folder: written(folder, CHAT, "ChatExport_2024-01-02"),
    "group": lambda folder: written(folder, GARDEN, "ChatExport_2024-01-02"),
    "channel": lambda folder: written(folder, CHANNEL, "ChatExport_2024-01-02"),
    "before 2021": lambda folder: written(folder, OLD, "ChatExport_2020-03-04"),
}
