"""The community's Slack export, as a workspace owner downloads it: public channels, all members, day files.

The shape is that of exports of 2025: users.json, channels.json, integration_logs.json, <channel>/YYYY-MM-DD.json.
Invariant: times are the messages' `ts`; a thread's opener lists its replies. Three records are damaged on purpose.
"""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from renown.demo.cast import WEEKS, Person, slack_key
from renown.demo.package import as_json, write_zip
from renown.demo.rhythm import DAY, SECOND, Calendar, as_datetime
from renown.demo.talk import Message
from renown.demo.words import read_words

TEAM = "T0BRACKWTR1"
BOT = "B0WEIRBOT01"
MENTION = re.compile(r"(<@\w+>)")
Record = dict[str, Any]


class SlackExport:
    """Writes the conversation of a community as Slack would."""

    def __init__(self, rng: np.random.Generator, cast: list[Person], calendar: Calendar) -> None:
        self._rng, self._cast, self._calendar = rng, cast, calendar
        topics = [t for name, t in read_words("slack").items() if name not in ("shared", "growth", "pod")]
        self._purposes = {t["channel"]: t["purpose"] for t in topics}

    def write(self, path: Path, messages: Iterable[Message]) -> Path:
        """Write the zip and return its path."""
        start = self._calendar.start // SECOND
        entries: dict[str, str | bytes] = {
            "channels.json": as_json([self._channel(name, start) for name in self._purposes]),
            "integration_logs.json": as_json([self._log_line(start)]),
            "users.json": as_json([self._user(person, start) for person in self._cast]),
        }
        for file, records in sorted(self._days(messages).items()):
            entries[file] = as_json(records)
        self._damage(entries)
        return write_zip(path, entries, self._calendar.today)

    def _days(self, messages: Iterable[Message]) -> dict[str, list[Record]]:
        records = [(m.moment, m.place, self._message(m)) for m in messages]
        records += [(moment, place, r) for moment, place, r in self._joins()]
        records += [(moment, "pipelines", r) for moment, r in self._robot()]
        days: dict[str, list[Record]] = {}
        for moment, place, record in sorted(records, key=lambda r: r[0]):
            days.setdefault(f"{place}/{as_datetime(moment):%Y-%m-%d}.json", []).append(record)
        return days

    def _message(self, message: Message) -> Record:
        user = self._cast[message.author].slack_id
        record: Record = {
            "user": user,
            "type": "message",
            "ts": stamp(message.moment),
            "client_msg_id": str(uuid.UUID(bytes=self._rng.bytes(16), version=4)),
            "text": escape(message.text),
            "team": TEAM,
            "blocks": [{"type": "rich_text", "block_id": self._rng.bytes(3).hex(), "elements": []}],
        }
        if message.opener:
            record |= {"thread_ts": stamp(message.opener.moment)}
            record |= {"parent_user_id": self._cast[message.opener.author].slack_id}
        elif message.replies:
            record |= self._thread(message)
        if message.reactions:
            record["reactions"] = [self._reaction(*reaction) for reaction in message.reactions.items()]
        return record

    def _thread(self, message: Message) -> Record:
        seen = [r for r in message.replies if r.moment < self._calendar.end]
        users = list(dict.fromkeys(self._cast[r.author].slack_id for r in seen))
        return {
            "thread_ts": stamp(message.moment),
            "reply_count": len(seen),
            "reply_users_count": len(users),
            "latest_reply": stamp(max((r.moment for r in seen), default=message.moment)),
            "reply_users": users,
            "replies": [{"user": self._cast[r.author].slack_id, "ts": stamp(r.moment)} for r in seen],
            "is_locked": False,
            "subscribed": False,
        }

    def _reaction(self, emoji: str, users: list[int]) -> Record:
        return {"name": emoji, "users": [self._cast[u].slack_id for u in users], "count": len(users)}

    def _joins(self) -> list[tuple[int, str, Record]]:
        found = []
        for person in self._cast:
            week = int(np.argmax(person.life > 0))
            if week:
                moment = self._calendar.moment(self._rng, week, person.offset)
                place = "general" if person.role else read_words("slack")[person.home]["channel"]
                text = f"<@{person.slack_id}> has joined the channel"
                record = {"type": "message", "subtype": "channel_join", "user": person.slack_id, "text": text}
                found.append((moment, place, record | {"ts": stamp(moment)}))
        return found

    def _robot(self) -> list[tuple[int, Record]]:
        found = []
        for week in range(WEEKS):
            moment = self._calendar.start + week * 7 * DAY + 6 * 3600 * SECOND + week
            text = f"weirbot: {int(self._rng.integers(180, 420))} runs last week, {int(self._rng.integers(9))} failed."
            record = {"type": "message", "subtype": "bot_message", "bot_id": BOT, "text": text, "ts": stamp(moment)}
            found.append((moment, record))
        return found

    def _channel(self, name: str, created: int) -> Record:
        note = {"value": self._purposes[name], "creator": self._cast[0].slack_id, "last_set": created}
        return {
            "id": slack_key(self._rng, "C"),
            "name": name,
            "created": created,
            "creator": self._cast[0].slack_id,
            "is_archived": False,
            "is_general": name == "general",
            "members": [p.slack_id for p in self._cast],
            "topic": {"value": "", "creator": "", "last_set": 0},
            "purpose": note,
        }

    def _user(self, person: Person, updated: int) -> Record:
        title = f"{person.title}, {person.company}" if person.company else ""
        return {
            "id": person.slack_id,
            "team_id": TEAM,
            "name": person.handle,
            "deleted": False,
            "real_name": person.name,
            "tz": person.zone,
            "tz_offset": int(person.offset * 3600),
            "profile": {
                "title": title,
                "real_name": person.name,
                "real_name_normalized": person.name,
                "display_name": person.handle,
                "display_name_normalized": person.handle,
                "email": person.email,
            },
            "is_admin": person.role in ("owner", "shepherd"),
            "is_owner": person.role == "shepherd",
            "is_bot": False,
            "is_app_user": False,
            "updated": updated,
        }

    def _log_line(self, start: int) -> Record:
        line = {"user_id": self._cast[0].slack_id, "user_name": self._cast[0].handle, "date": str(start)}
        return line | {"change_type": "added", "service_type": "weirbot", "scope": "incoming-webhook"}

    def _damage(self, entries: dict[str, str | bytes]) -> None:
        """What a real archive of this age tends to hold: a cut file, a message without a time, a strange one."""
        days = [name for name in entries if name.startswith("charts-and-maps/")]
        cut = str(entries[days[3]])
        entries[days[3]] = cut[: len(cut) * 2 // 3]
        for name, wrong in ((days[9], {"type": "message", "text": "(imported)"}), (days[20], {"ts": "yesterday"})):
            records = str(entries[name]).rstrip("]\n")
            entries[name] = f"{records},\n{as_json({'user': self._cast[0].slack_id, **wrong})}\n]"


def stamp(moment: int) -> str:
    """A moment as Slack's `ts`.

    >>> stamp(1_736_478_514_897_649)
    '1736478514.897649'
    """
    return f"{moment // SECOND}.{moment % SECOND:06d}"


def escape(text: str) -> str:
    """Text as Slack escapes it; mentions stay marked up.

    >>> escape("a < b & c <@U1>")
    'a &lt; b &amp; c <@U1>'
    """
    parts = MENTION.split(text)
    return "".join(p if MENTION.fullmatch(p) else html.escape(p, quote=False) for p in parts)
