"""The Slack importer: knows an export by its lists and day files, and reads it conversation by conversation.

Invariant: lists are read before messages, so that every member, bot and conversation is known when it acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from renown.errors import InputError
from renown.model.rows import (
    CoverageRow,
    FactRow,
    Item,
    Row,
)
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.json_records import Record
from renown.sources.shape import text_of, texts_of
from renown.sources.slack.layout import CONVERSATIONS, DAY, IGNORED, DayFile, Layout, folded, lay_out, split
from renown.sources.slack.members import MEMBER_FIELDS, NETWORK, Members
from renown.sources.slack.messages import MESSAGE_FIELDS, Conversation, ConversationReader
from renown.sources.tally import Span, Tally
from renown.sources.walk import Outcome, beginning, left_out, read_json, refused, walked

CARD = Card(
    name="slack",
    title="Slack",
    tier="community",
    ways=(
        (
            "Slack, for owners and admins",
            (
                "Open the workspace's name, then Tools & settings, then Workspace settings",
                "Choose Import/Export Data, then Export, and a span of time",
                "All plans give public channels; private conversations need a plan and a permission for them",
                "Give the zip as it is",
            ),
        ),
    ),
    reads="members, messages, threads, mentions and reactions of all members; private contacts where exported",
    seen="2025-01",
    minimum={"accounts": 1, "posts": 1},
    ignored=IGNORED,
    folders="teams",
)

CONVERSATION_FIELDS = frozenset(
    {"id", "name", "members", "is_mpim", "is_im"}
    | {"created", "creator", "is_archived", "is_general", "topic", "purpose", "pins", "previous_names", "shares"}
    | {
        "is_channel",
        "is_group",
        "is_private",
        "is_shared",
        "is_org_shared",
        "is_ext_shared",
        "is_member",
        "num_members",
    }
    | {"name_normalized", "unlinked", "updated", "context_team_id", "is_pending_ext_shared", "pending_shared"}
    | {"shared_team_ids", "is_read_only", "is_frozen", "parent_conversation", "properties", "user", "is_user_deleted"}
)
"""Read: the first five. The others say how the conversation looks and who set it up, not who acted on whom."""


ONE_CHANNEL = (
    "holds messages of one Slack channel: give the whole export (the zip, or the folder in which users.json and the "
    "folders of all channels lie), since only it says who they are from"
)


class SlackSource:
    """The Slack export of a workspace: everybody's public acts, and private contacts where they were exported."""

    card = CARD

    def recognise(self, archive: Archive) -> Recognition | None:
        """Know an export by a list of members or conversations and by day files of messages."""
        layout = lay_out(archive)
        users = any(_begins_with(entry, '"id"', '"name"') for entry in layout.users)
        rooms = any(_begins_with(entry, '"id"') for entry in layout.conversations)
        days = any(_begins_with(day.entry, '"ts"', '"type"') for day in layout.days[:20])
        if users and (rooms or days):
            return Recognition(0.95, "users.json with channels or day files of messages")
        if rooms and days:
            return Recognition(0.85, "channels.json and day files of messages")
        if days:
            return Recognition(0.6, "day files of messages")
        return Recognition(0.5, "users.json alone") if users and not layout.others else None

    def hint(self, entry: Entry) -> str:
        """What to do with messages of a channel whose folder was given without the rest of its export."""
        known = DAY.fullmatch(split(entry.path)[1]) and _begins_with(entry, '"ts"', '"type"')
        return ONE_CHANNEL if known else ""

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield members, then messages by conversation and day, then memberships and coverage.

        Raises:
            InputError: `options.owner` names nobody in the export.
        """
        return _Reading(lay_out(archive), options).items()


SOURCE = SlackSource()


class _Reading:
    """One reading of one export."""

    def __init__(self, layout: Layout, options: ReadOptions) -> None:
        self._layout = layout
        self._owner = options.owner
        self._words = options.words
        self._members = Members(options.owner)
        self._rooms: dict[tuple[str, str], Conversation] = {}
        self._names: dict[str, str] = {}
        self._joined: set[tuple[str, str]] = set()
        self._span = Span()

    def items(self) -> Iterator[Item]:
        """Everything, in a fixed order."""
        yield from self._users()
        for entry in self._layout.conversations:
            yield from self._conversations(entry)
        for entry in self._layout.others:
            yield from left_out([entry], IGNORED.get(split(entry.path)[1], "no part of a Slack export that is read"))
        yield from self._messages()
        yield from self._memberships()
        yield from self._coverage()

    def _users(self) -> Iterator[Item]:
        for entry in self._layout.users:
            yield from read_json(entry, MEMBER_FIELDS, self._user)
        if self._owner is not None and self._members.owner is None:
            raise InputError(
                f"nobody in this Slack export is {self._owner!r}", hint="Give a member's id, user name or address"
            )

    def _user(self, record: Record, tally: Tally) -> Outcome:
        tally.note(record.value)
        account = self._members.add(record.value)
        if account is None:
            return (yield from refused(tally.file, record, "an object with an id"))
        yield account
        return ""

    def _conversations(self, entry: Entry) -> Iterator[Item]:
        root, name = split(entry.path)
        privacy = CONVERSATIONS[name]

        def conversation(record: Record, tally: Tally) -> Outcome:
            raw = record.value
            tally.note(raw)
            key = text_of(raw.get("id"))
            if key is None:
                return (yield from refused(tally.file, record, "an object with an id"))
            title = text_of(raw.get("name")) or key
            kind = "group" if raw.get("is_mpim") is True else "direct" if raw.get("is_im") is True else privacy
            room = Conversation(key, title, kind, tuple(texts_of(raw.get("members"))))
            self._names[key] = title
            self._rooms[root, folded(key)] = self._rooms[root, folded(title)] = room
            return ""

        yield from read_json(entry, CONVERSATION_FIELDS, conversation)

    def _messages(self) -> Iterator[Item]:
        return walked([(day.entry, items) for day, items in self._days()])

    def _days(self) -> Iterator[tuple[DayFile, Iterator[Item]]]:
        for (root, folder), days in groupby(self._layout.days, key=lambda day: (day.root, day.folder)):
            room = self._room(root, folder)
            reader = ConversationReader(room, self._members, self._names, self._span, self._joined, words=self._words)
            yield from ((day, read_json(day.entry, MESSAGE_FIELDS, reader.read)) for day in days)

    def _room(self, root: str, folder: str) -> Conversation:
        """The conversation a folder belongs to; without a list, its name tells whether it is private."""
        found = self._rooms.get((root, folded(folder)))
        if found is not None:
            return found
        if folder.startswith("mpdm-"):
            return Conversation(folder, folder, "group")
        direct = folder.startswith("D") and len(folder) >= 9 and folder.isupper() and folder.isalnum()
        return Conversation(folder, folder, "direct" if direct else "channel")

    def _memberships(self) -> Iterator[Row]:
        """Memberships that no message dates: the lists say who is in, the messages said since when."""
        given: set[str] = set()
        for room in self._rooms.values():
            if room.privacy != "channel" or room.key in given:
                continue
            given.add(room.key)
            for member in room.members:
                if (room.key, member) not in self._joined and not self._members.is_bot(member):
                    yield from self._members.meet(member)
                    yield FactRow(NETWORK, member, "membership", room.name)

    def _coverage(self) -> Iterator[Row]:
        kinds = ["like", "reply", "mention"]
        if any(room.privacy != "channel" for room in self._rooms.values()):
            kinds.append("message")
        for kind in kinds:
            yield CoverageRow(NETWORK, kind, "community", "both", since=self._span.since, until=self._span.until)


def _begins_with(entry: Entry, *signs: str) -> bool:
    """Whether a file is a JSON array whose beginning holds all the signs."""
    text = beginning(entry)
    return text.startswith("[") and all(sign in text for sign in signs)
