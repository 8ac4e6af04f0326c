"""The Telegram importer: all chats, one chat or one group, read message by message.

Invariants: words are kept only of groups and channels that anybody can read; only people act, channels do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from sys import intern
from typing import Any

from renown.model.networks import describe
from renown.model.rows import AccountKind, AccountRow, FactRow, PostRow, Row, WordsRow
from renown.model.values import HANDLE, PHONE
from renown.model.values.date import Moment
from renown.model.values.name import fold
from renown.sources.base import Card, ReadOptions
from renown.sources.json_records import Record
from renown.sources.json_source import JsonReading, JsonSource
from renown.sources.shape import list_of, name_of, number_of, object_of, text_of, whole_of
from renown.sources.tally import Tally
from renown.sources.walk import Outcome, refused

NETWORK = "telegram"
ALONE = {"saved_messages": "to oneself", "bot_chat": "bot", "replies": "repeats what groups say"}
JOINS = frozenset({"create_group", "create_channel", "join_group_by_link", "join_group_by_request", "invite_members"})
_KEY = re.compile(r"(?:user|chat|channel)\d+")
Raw = Mapping[str, Any]


class _Reading(JsonReading):
    network = NETWORK
    covers = {"community": ("reply", "mention", "like", "repost"), "owner": ("message", "call")}

    def __init__(self, owner: AccountRow | None, options: ReadOptions) -> None:
        super().__init__(owner, options)
        self._authors: dict[str, dict[int, str]] = defaultdict(dict)
        self._roots: dict[str, str] = {}
        self._words = options.words

    def read(self, record: Record, tally: Tally) -> Outcome:
        raw, chat = record.value, record.around[-1] if record.around else {}
        tally.note(raw)
        if record.path in ("", "contacts.list"):
            return (yield from self._contact(raw)) if record.path else None
        at, author = self.clock.read(raw.get("date_unixtime"), raw.get("date")), _author(raw)
        action, sort, key = text_of(raw.get("action")), str(chat.get("type")), whole_of(raw.get("id"))
        if at is None:
            return (yield from refused(tally.file, record, "a message with a date_unixtime like 1736478514"))
        if sort in ALONE or (raw.get("type") == "service" and action not in {*JOINS, "phone_call"}):
            return ALONE.get(sort) or f"notice: {action}"[:60]
        if author is None or (raw.get("inline_bot_buttons") and author.startswith("user") and not raw.get("via_bot")):
            return "bot" if author else "no author"
        if key in (held := self._authors[_room(chat)]):
            return "twice in this export"
        held.update({} if key is None else {key: author})
        yield from self.meet(author, raw.get("from") or raw.get("actor"))
        if sort == "personal_chat":
            return (yield from self._with_one(raw, author, _peer(chat, raw), at))
        if action == "invite_members" and raw.get("members") != [raw.get("actor")]:
            return "invited by name only"
        place = name_of(chat.get("name")) or _room(chat)
        joined = [FactRow(NETWORK, author, "membership", place, since=at.ts)]
        yield from joined if action else self._post(raw, author, chat, at)
        return ""

    def kind_of(self, key: str) -> AccountKind:
        return "person" if key.startswith(("user", "name:")) else "unknown" if key[0] == "@" else "organisation"

    def _contact(self, raw: Raw) -> Outcome:
        if not (key := number_of(raw.get("user_id"))):
            return "not on Telegram"
        yield from self.meet(f"user{key}", name_of(raw.get("first_name"), raw.get("last_name")))
        if phone := PHONE.clean(text_of(raw.get("phone_number")) or ""):
            yield FactRow(NETWORK, f"user{key}", "phone", phone)
        return ""

    def _with_one(self, raw: Raw, author: str, peer: str, at: Moment) -> Outcome:
        other, call = self.owner if author == peer else peer, raw.get("action")
        if self.owner is None or self.owner not in (author, other):
            return "whose chat it is, is not said"
        if call and not number_of(raw.get("duration_seconds")):
            return "missed call"
        self.spans["owner"].include(at.ts)
        yield from self.act("call" if call else "message", author, other, at)
        if self._words and not call and other and (text := _said(raw)):
            yield WordsRow(NETWORK, author, other, at.ts, text)
        yield from self._signs(raw, author, at)
        return ""

    def _post(self, raw: Raw, author: str, chat: Raw, at: Moment) -> Iterator[Row]:
        room, parent = _room(chat), whole_of(raw.get("reply_to_message_id"))
        answered = None if raw.get("reply_to_peer_id") else self._authors[room].get(parent or 0)
        place, post = name_of(chat.get("name")) or room, f"{room}/{text_of(raw.get('id')) or f'{author}@{at.ts}'}"
        if answered:
            self._roots[post] = self._roots.get(f"{room}/{parent}", f"{room}/{parent}")
        parts = list_of(raw.get("text_entities")) or list_of(raw.get("text"))
        open_words = _said(raw) if str(chat.get("type")).startswith("public") and not raw.get("forwarded_from") else ""
        self.spans["community"].include(at.ts)
        row = PostRow(NETWORK, post, author, at.ts, place, self._roots.get(post), open_words or None)
        yield row
        acts = [("reply", answered), ("repost", _key(raw.get("forwarded_from_id")))]
        acts += [("mention", self._mentioned(object_of(part))) for part in parts]
        for kind, target in dict.fromkeys(acts) if self.kind_of(author) == "person" else ():
            yield from self.act(kind, author, target, at, post, place)
        yield from self._signs(raw, author, at, row)

    def _mentioned(self, part: Raw) -> str | None:
        if part.get("type") == "mention_name" and (key := number_of(part.get("user_id"))):
            return f"user{key}"
        handle = text_of(part.get("text")) or "" if part.get("type") == "mention" else ""
        return None if handle.casefold().endswith("bot") else self.named(handle)

    def _signs(self, raw: Raw, author: str, at: Moment, post: PostRow | None = None) -> Iterator[Row]:
        signs, date = [object_of(sign) for sign in list_of(raw.get("reactions"))], raw.get("date")
        recent = [object_of(one) for sign in signs for one in list_of(sign.get("recent"))]
        told = ((_key(r.get("from_id")), r.get("from"), self.clock.beside(r.get("date"), date, at)) for r in recent)
        return self.likes(author, told, sum(number_of(sign.get("count")) or 0 for sign in signs), post)


def _said(raw: Raw) -> str:
    """What a message says, its pieces joined."""
    parts = list_of(raw.get("text_entities")) or list_of(raw.get("text"))
    return text_of(raw.get("text")) or "".join(text_of(p) or text_of(object_of(p).get("text")) or "" for p in parts)


def _room(chat: Raw) -> str:
    """The key of a chat: people, groups and channels are counted apart."""
    sort, key = str(chat.get("type")), text_of(chat.get("id")) or name_of(chat.get("name")) or ""
    return f"{'channel' if sort.endswith(('channel', 'supergroup')) else 'chat' if 'group' in sort else 'user'}{key}"


def _author(raw: Raw) -> str | None:
    """Who wrote; in files that another program made over, and dropped the keys of, only a name."""
    name = "" if "from_id" in raw else fold(text_of(raw.get("from")) or "")
    return _key(raw.get("from_id") or raw.get("actor_id")) or (f"name:{name}" if name else None)


def _peer(chat: Raw, raw: Raw) -> str:
    key, old = number_of(chat.get("id")) or 0, isinstance(raw.get("from_id") or raw.get("actor_id"), int)
    return f"user{key & 0xFFFFFFFF if old else key}"


def _key(value: object) -> str | None:
    """The key of an account; until 2021 a number, whose upper half says what it is the key of."""
    if isinstance(value, int) and (whole := number_of(value)):
        return intern(f"{'channel' if whole >> 32 == 2 else 'user'}{whole & 0xFFFFFFFF}")
    return intern(value) if isinstance(value, str) and _KEY.fullmatch(value) else None


class TelegramSource(JsonSource):
    """What Telegram Desktop exports: everybody's acts in groups and channels, and the owner's own chats."""

    card = Card(
        name="telegram",
        title="Telegram",
        tier="community",
        ways=(
            (
                "Telegram Desktop, all chats",
                (
                    "Open Settings, then Advanced, then Export Telegram data",
                    "Choose the format machine-readable JSON",
                    "Give the folder that it writes",
                ),
            ),
            (
                "Telegram Desktop, one chat",
                (
                    "In the chat: Export chat history",
                    "Choose the format machine-readable JSON",
                    "Give the folder that it writes",
                ),
            ),
        ),
        reads="posts, replies, mentions, reactions and forwards of groups and channels; own chats, calls and contacts",
        seen="2025-01",
        minimum={"accounts": 1},
        loose=True,
        ignored={"words of private chats and groups": "private", "pictures, films, files": "nobody's acts"},
    )
    reading = _Reading
    sign = re.compile(r'"(?:personal_information|date_unixtime)"|"type" *: *"(?:private|public|personal|saved)_[a-z]+"')
    lists = ("contacts.list", "chats.list.messages", "left_chats.list.messages", "messages")
    others = "a picture, a file, or a page that shows the chats"

    def owner(self, record: Record, said: str) -> AccountRow | None:
        """As the export says, as the user says, or who keeps messages, or answers in a chat of two."""
        raw = object_of(record.value)
        root, *_, chat = (*record.around, *record.around) or (raw, raw)
        about, author, peer = object_of(root.get("personal_information")), _author(raw), _peer(chat, raw)
        if key := number_of(about.get("user_id")):
            handle, line = HANDLE.clean(text_of(about.get("username")) or ""), name_of(about.get("bio"))
            name, url = name_of(about.get("first_name"), about.get("last_name")), describe(NETWORK).page_of(handle)
            return AccountRow(NETWORK, f"user{key}", handle, name, url=url, owner=True, headline=line)
        own = {"saved_messages": peer, "personal_chat": None if author == peer else author}.get(str(chat.get("type")))
        known = f"user{said}" if said.isdecimal() else said if _KEY.fullmatch(said) else own
        return AccountRow(NETWORK, known, owner=True) if known else None


SOURCE = TelegramSource()
