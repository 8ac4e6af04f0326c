"""Private conversations on X: who wrote to whom, and who put a sign under what.

Invariants: words are not read unless they are asked for; in a group a message reaches those who were in it at that
time; every event of a conversation is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from renown.model.rows import Row, WordsRow
from renown.model.values.date import Moment, parse
from renown.sources.json_records import Record
from renown.sources.shape import list_of, object_of, text_of, texts_of
from renown.sources.tally import Tally
from renown.sources.walk import Outcome, refused
from renown.sources.x.people import NETWORK, People, valid_id

CONVERSATION_FIELDS = frozenset({"dmConversation", "conversationId", "messages"})
EVENT_FIELDS = frozenset(
    {f"messageCreate.{name}" for name in ("id", "senderId", "recipientId", "createdAt", "reactions")}
    # Pictures and links are private and left unread; words too, unless they are asked for.
    | {f"messageCreate.{name}" for name in ("text", "mediaUrls", "urls", "editHistory", "attachment", "replyToId")}
)
_CHANGES = frozenset({"joinConversation", "participantsJoin", "participantsLeave"})
_WITHOUT_ACT: dict[str, str] = {
    "conversationNameUpdate": "name of the group",
    "conversationAvatarUpdate": "name of the group",
    "welcomeMessageCreate": "bot",
    "convoEndAvBroadcast": "call without its members",
    "endAvBroadcast": "call without its members",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a conversation. `order` keeps the file's order among equal times."""

    ts: datetime
    order: int
    kind: str
    raw: Mapping[str, Any]


class MessageReader:
    """Turns conversations into contacts."""

    def __init__(self, people: People, owner: str, *, words: bool = False) -> None:
        """words: whether what was said is wanted."""
        self._words = words
        self._people = people
        self._owner = owner
        self._seen: set[str] = set()

    def read(self, record: Record, tally: Tally) -> Outcome:
        """The rows of one conversation; its events are counted in the tally one by one."""
        tally.note(record.value)
        conversation = object_of(record.value.get("dmConversation")) or record.value
        tally.note(conversation)
        key = text_of(conversation.get("conversationId"))
        if key is None:
            return (yield from refused(tally.file, record, "a conversation with an id"))
        events: list[Event] = []
        for order, item in enumerate(list_of(conversation.get("messages"))):
            if event := _event(item, order):
                events.append(event)
            else:
                yield from tally.take(refused(tally.file, replace(record, value=item), "a message with a time"))
        events.sort(key=lambda event: (event.ts, -event.order))
        pair = _pair(key)
        present = set(pair) if pair else self._first_members(events)
        for event in events:
            yield from tally.take(self._event(event, pair, present, tally))
        return None

    def _event(self, event: Event, pair: tuple[str, str] | None, present: set[str], tally: Tally) -> Outcome:
        if event.kind in _CHANGES:
            _change(present, event)
            return "who joined or left the group"
        if event.kind == "messageCreate":
            tally.note(event.raw, "messageCreate.")
            return (yield from self._message(event, pair, present))
        if event.kind == "reactionCreate":
            return (yield from self._old_reaction(event, pair))
        tally.note({event.kind: None} if event.kind not in _WITHOUT_ACT else {})
        return _WITHOUT_ACT.get(event.kind, f"event {event.kind}")

    def _first_members(self, events: list[Event]) -> set[str]:
        """Who was in a group before its first event: everybody who ever wrote and never joined, and the owner."""
        joined = {member for event in events if event.kind == "participantsJoin" for member in _ids(event.raw)}
        writers = {sender for event in events if (sender := valid_id(text_of(event.raw.get("senderId"))))}
        return (writers - joined) | {self._owner}

    def _message(self, event: Event, pair: tuple[str, str] | None, present: set[str]) -> Outcome:
        sender = valid_id(text_of(event.raw.get("senderId")))
        others = self._others(event, sender, pair, present)
        key = text_of(event.raw.get("id"))
        if key in self._seen:
            return "twice in this export"
        if sender is None or not others:
            return "to oneself" if sender else "no author"
        self._seen.update({key} if key else ())
        for other in others:
            yield from self._people.act("message", sender, other, _at(event.ts), size=len(others) + 1)
        if self._words and len(others) == 1 and (text := text_of(event.raw.get("text"))):
            yield WordsRow(NETWORK, sender, others[0], event.ts, text)
        yield from self._reactions(event, sender)
        return ""

    def _others(self, event: Event, sender: str | None, pair: tuple[str, str] | None, present: set[str]) -> list[str]:
        recipient = valid_id(text_of(event.raw.get("recipientId")))
        if recipient:
            return [recipient] if recipient != sender else []
        members = set(pair) if pair else present
        return sorted(members - {sender or ""}, key=lambda member: (len(member), member))

    def _reactions(self, event: Event, author: str) -> Iterator[Row]:
        """One like per person and message, at the time of the first sign."""
        first: dict[str, datetime] = {}
        for reaction in list_of(event.raw.get("reactions")):
            raw = object_of(reaction)
            sender = valid_id(text_of(raw.get("senderId")))
            moment = parse(text_of(raw.get("createdAt")) or "")
            if sender and sender != author:
                ts = moment.ts if moment else event.ts
                first[sender] = min(ts, first.get(sender, ts))
        for sender, ts in first.items():
            yield from self._people.act("like", sender, author, _at(ts))

    def _old_reaction(self, event: Event, pair: tuple[str, str] | None) -> Outcome:
        """Older archives give a sign as an event of its own, without its message: between two it is the other's."""
        sender = valid_id(text_of(event.raw.get("senderId")))
        if pair is None or sender not in pair or pair[0] == pair[1]:
            return "no author of the message"
        sign = f"{sender} {event.ts}"
        if sign in self._seen:
            return "twice in this export"
        self._seen.add(sign)
        yield from self._people.act("like", sender, pair[0] if sender == pair[1] else pair[1], _at(event.ts))
        return ""


def _at(ts: datetime) -> Moment:
    return Moment(ts, "s", True)


def _event(item: object, order: int) -> Event | None:
    for kind, raw in object_of(item).items():
        content = object_of(raw)
        moment = parse(text_of(content.get("createdAt")) or "")
        if moment is not None:
            return Event(moment.ts, order, kind, content)
    return None


def _pair(key: str) -> tuple[str, str] | None:
    """The two of a conversation between two, from its id.

    >>> _pair("12-34"), _pair("1234567")
    (('12', '34'), None)
    """
    first, _, second = key.partition("-")
    return (first, second) if valid_id(first) and valid_id(second) else None


def _ids(raw: Mapping[str, Any]) -> set[str]:
    return {key for text in texts_of(raw.get("userIds")) if (key := valid_id(text))}


def _change(present: set[str], event: Event) -> None:
    if event.kind == "participantsLeave":
        present.difference_update(_ids(event.raw))
        return
    snapshot = {key for text in texts_of(event.raw.get("participantsSnapshot")) if (key := valid_id(text))}
    present.update(snapshot | _ids(event.raw))
