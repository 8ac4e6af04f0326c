"""Messages of one conversation, turned into posts and acts.

Invariants: a message is used once, however often the export holds it; bots neither act nor are acted on;
nobody acts on themselves; a private message gives no post and no words, only the contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from renown.model.rows import FactRow, PostRow, Row, WordsRow
from renown.model.values.date import Moment
from renown.sources.json_records import Record
from renown.sources.shape import instant_of, list_of, number_of, object_of, text_of, texts_of
from renown.sources.slack.layout import Privacy
from renown.sources.slack.markup import mentions, plain
from renown.sources.slack.members import NETWORK, Members
from renown.sources.tally import Span, Tally
from renown.sources.walk import Outcome, refused

HUMAN = frozenset({"thread_broadcast", "me_message", "file_share", "file_comment"})
"""Subtypes of messages that people wrote; most messages have none."""

JOINS = frozenset({"channel_join", "group_join"})

SKIPPED: dict[str, str] = {
    "bot_message": "bot",
    "bot_add": "bot",
    "bot_remove": "bot",
    "bot_enable": "bot",
    "bot_disable": "bot",
    "slackbot_response": "bot",
    "assistant_app_thread": "bot",
    "app_conversation_join": "bot",
    "tombstone": "deleted",
    "message_deleted": "deleted",
    "message_changed": "notice of a change",
    "message_replied": "notice of a reply",
    "reply_broadcast": "notice of a reply",
    "file_mention": "notice of a file",
    "huddle_thread": "huddle",
    "sh_room_created": "huddle",
    "sh_room_shared": "huddle",
    "channel_leave": "left",
    "group_leave": "left",
    "pinned_item": "pin",
    "unpinned_item": "pin",
    "reminder_add": "reminder",
    "reminder_delete": "reminder",
    "joiner_notification": "notice of a new member",
    "joiner_notification_for_inviter": "notice of a new member",
    "tabbed_canvas_updated": "canvas",
    "channel_canvas_updated": "canvas",
    "document_mention": "canvas",
    "ekm_access_denied": "locked by the workspace",
}
"""Subtypes that are no act of a person on a person -> the reason they are skipped under."""

_SETTING = re.compile(
    r"(channel|group)_(topic|purpose|name|archive|unarchive|convert_to_private|convert_to_public|posting_permissions)"
)

MESSAGE_FIELDS = frozenset(
    # Read.
    {"type", "subtype", "user", "bot_id", "username", "bot_profile", "text", "ts", "thread_ts", "parent_user_id"}
    | {"reply_count", "replies", "reactions", "comment", "files", "file", "user_profile"}
    # Said again elsewhere in the same message or thread, or about its looks, its app or its place in a client.
    | {"blocks", "attachments", "client_msg_id", "edited", "reply_users", "reply_users_count", "latest_reply"}
    | {
        "subscribed",
        "is_locked",
        "last_read",
        "team",
        "user_team",
        "source_team",
        "app_id",
        "icons",
        "hidden",
        "mrkdwn",
    }
    | {"upload", "display_as_bot", "upload_reply_to", "parse", "unfurl_links", "unfurl_media", "metadata", "permalink"}
    | {
        "is_starred",
        "pinned_to",
        "pinned_info",
        "item",
        "item_type",
        "channel",
        "event_ts",
        "root",
        "inviter",
        "is_intro",
    }
    | {"topic", "purpose", "old_name", "name", "members", "room", "no_notifications", "bot_link", "saved", "x_files"}
    | {
        "channel_id",
        "channel_name",
        "last_edited",
        "new_broadcast",
        "assistant_app_thread",
        "original_text",
        "streaming",
    }
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A channel (public or private), a direct conversation, or a private group. `members` as the export ends."""

    key: str
    name: str
    privacy: Privacy
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a person, its fields taken for what they should be."""

    ts_text: str
    ts: datetime
    author: str
    text: str
    raw: Mapping[str, Any]


class ConversationReader:
    """Reads the messages of one conversation, day by day."""

    def __init__(
        self,
        conversation: Conversation,
        members: Members,
        names: Mapping[str, str],
        span: Span,
        joined: set[tuple[str, str]],
        *,
        words: bool = False,
    ) -> None:
        """words: whether what private messages say is wanted."""
        self._wanted = words
        self._place = conversation
        self._members = members
        self._names = names
        self._span = span
        self._seen: set[str] = set()
        self._starters: dict[str, str] = {}
        self._joined = joined

    def read(self, record: Record, tally: Tally) -> Outcome:
        """The rows of one message; ends with the reason it was left out, or with nothing."""
        raw = record.value
        ts_text = text_of(raw.get("ts"))
        ts = instant_of(ts_text)
        if ts is None or ts_text is None:
            expected = "a message with a ts like 1736478514.897649"
            return (yield from refused(tally.file, record, expected, ts_text or ""))
        tally.note(raw)
        if reason := self._reason(raw, ts_text, tally):
            yield from self._bots(raw)
            return reason
        self._seen.add(ts_text)
        self._span.include(ts)
        return (yield from self._kept(raw, ts_text, ts))

    def _kept(self, raw: dict[str, Any], ts_text: str, ts: datetime) -> Outcome:
        author = _author(raw) or ""
        yield from self._members.meet(author, profile=object_of(raw.get("user_profile")))
        if raw.get("subtype") in JOINS:
            self._joined.add((self._place.key, author))
            yield FactRow(NETWORK, author, "membership", self._place.name, since=ts)
            return ""
        message = Message(ts_text, ts, author, _words(raw), raw)
        if self._place.privacy != "channel":
            return (yield from self._private(message))
        yield from self._public(message)
        return ""

    def _reason(self, raw: dict[str, Any], ts_text: str, tally: Tally) -> str | None:
        """Why a message is not used, or None."""
        subtype = text_of(raw.get("subtype"))
        if raw.get("type", "message") != "message":
            return "no message"
        if subtype in SKIPPED:
            return SKIPPED[subtype]
        if subtype and _SETTING.fullmatch(subtype):
            return "setting of the channel"
        if subtype and subtype not in HUMAN | JOINS:
            tally.note({f"subtype={subtype}": True})
            return f"subtype {subtype}"
        author = _author(raw)
        if author is None:
            return "bot" if raw.get("bot_id") else "no author"
        if raw.get("bot_id") or self._members.is_bot(author):
            return "bot"
        return "twice in this export" if ts_text in self._seen else None

    def _bots(self, raw: dict[str, Any]) -> Iterator[Row]:
        bot = text_of(raw.get("bot_id"))
        if bot:
            profile = object_of(raw.get("bot_profile"))
            yield from self._members.meet_bot(bot, text_of(profile.get("name")) or text_of(raw.get("username")))

    def _public(self, message: Message) -> Iterator[Row]:
        key = self._key(message.ts_text)
        thread = text_of(message.raw.get("thread_ts"))
        if thread == message.ts_text or message.raw.get("reply_count") or message.raw.get("replies"):
            self._starters[message.ts_text] = message.author
        first = thread if thread != message.ts_text else None
        post = PostRow(
            NETWORK,
            key,
            author=message.author,
            ts=message.ts,
            place=self._place.name,
            thread=self._key(first) if first else None,
            text=plain(message.text, self._shown) or None,
        )
        yield post
        if first:
            yield from self._reply(message, first, key)
        yield from self._file_comment(message, key)
        for mentioned, label in mentions(message.text).items():
            yield from self._members.meet(mentioned, label)
            yield from self._act("mention", message.author, mentioned, message.ts, key)
        yield from self._reactions(message, post)

    def _reply(self, message: Message, first: str, key: str) -> Iterator[Row]:
        starter = text_of(message.raw.get("parent_user_id")) or self._starters.get(first)
        if starter:
            yield from self._act("reply", message.author, starter, message.ts, key)

    def _file_comment(self, message: Message, key: str) -> Iterator[Row]:
        """Until 2018 files had comments of their own: an answer to whoever shared the file."""
        sharer = text_of(object_of(message.raw.get("file")).get("user"))
        if sharer and message.raw.get("subtype") == "file_comment":
            yield from self._act("reply", message.author, sharer, message.ts, key)

    def _reactions(self, message: Message, post: PostRow | None) -> Iterator[Row]:
        """Signs have no time of their own; the time is the message's, so only the day is told."""
        signs = [object_of(reaction) for reaction in list_of(message.raw.get("reactions"))]
        day = Moment(message.ts, "d", True)
        likers = [(user, None, day) for sign in signs for user in texts_of(sign.get("users"))]
        return self._members.likes(message.author, likers, sum(number_of(s.get("count")) or 0 for s in signs), post)

    def _private(self, message: Message) -> Outcome:
        others = [member for member in self._place.members if member != message.author]
        people = [member for member in others if not self._members.is_bot(member)]
        if not people:
            alone = "to oneself" if self._place.members else "members unknown"
            return "bot" if others else alone
        for member in people:
            yield from self._act("message", message.author, member, message.ts, None, group_size=len(people) + 1)
        if self._wanted and len(people) == 1 and message.text:
            yield WordsRow(NETWORK, message.author, people[0], message.ts, plain(message.text, self._shown))
        yield from self._reactions(message, None)
        return ""

    def _act(
        self, kind: str, actor: str, target: str, ts: datetime, post: str | None, group_size: int = 2
    ) -> Iterator[Row]:
        place = self._place.name if self._place.privacy == "channel" else None
        return self._members.act(kind, actor, target, Moment(ts, "s", True), post, place, group_size)

    def _shown(self, key: str) -> str | None:
        return self._members.shown(key) or self._names.get(key)

    def _key(self, ts_text: str) -> str:
        return f"{self._place.key}/{ts_text}"


def _author(raw: Mapping[str, Any]) -> str | None:
    """Who wrote: `user`, or for a comment on a file the comment's own `user`."""
    return text_of(raw.get("user")) or text_of(object_of(raw.get("comment")).get("user"))


def _words(raw: Mapping[str, Any]) -> str:
    """What was written: the comment itself for a comment on a file, the titles of files sent without words."""
    comment = text_of(object_of(raw.get("comment")).get("comment"))
    if comment:
        return comment
    files = [*list_of(raw.get("files")), raw.get("file")]
    titles = [title for file in files if (title := text_of(object_of(file).get("title")))]
    return text_of(raw.get("text")) or ", ".join(titles)
