"""The owner's posts: what they answered, passed on, quoted and named, and the words of their own.

Invariants: a repost is no post of the owner; an address line of an answer is no mention; who is not named by
id or handle is not invented.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from renown.model.rows import CountRow, InteractionRow, PostRow, Row
from renown.model.values.date import parse
from renown.sources.shape import list_of, number_of, object_of, text_of
from renown.sources.x.notes import Notes
from renown.sources.x.people import NETWORK, People, valid_id

_REPOST = re.compile(r"RT @(\w{1,20}):? ")
_STATUS = re.compile(r"(?:https?://)?(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(\w{1,20})/status(?:es)?/(\d+)", re.I)
_ADDRESSED = re.compile(r"(?:@\w{1,20}\s+)+")
_NO_OWNER_IN_URL = frozenset({"i", "statuses"})

POST_FIELDS = frozenset(
    # Read.
    {"id", "id_str", "created_at", "full_text", "text", "in_reply_to_status_id_str", "in_reply_to_user_id_str"}
    | {"in_reply_to_status_id", "in_reply_to_user_id", "in_reply_to_screen_name", "entities", "retweeted_status"}
    | {"favorite_count", "retweet_count"}
    # The rest: looks, places, the app, and flags that X always exports as false.
    | {"extended_entities", "edit_info", "source", "lang", "truncated", "display_text_range", "favorited", "retweeted"}
    | {"possibly_sensitive", "possibly_sensitive_appealable", "coordinates", "geo", "place", "contributors", "user"}
    | {"withheld_copyright", "withheld_in_countries", "withheld_scope", "scopes", "community_id", "community_id_str"}
    | {"quoted_status_id", "quoted_status_id_str", "quoted_status_permalink", "is_quote_status", "card", "card_uri"}
    | {"note_tweet", "limited_actions", "reply_count", "quote_count", "bookmark_count", "view_count", "metadata"}
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the archive, its fields taken for what they should be."""

    key: str
    ts: datetime
    text: str
    raw: Mapping[str, Any]


def post_of(raw: Mapping[str, Any]) -> Post | None:
    """The post in a record, bare or wrapped in `tweet`; None without an id or a time."""
    key = valid_id(text_of(raw.get("id_str")) or text_of(raw.get("id")))
    moment = parse(text_of(raw.get("created_at")) or "")
    if key is None or moment is None:
        return None
    text = text_of(raw.get("full_text")) or text_of(raw.get("text")) or ""
    return Post(key, moment.ts, html.unescape(text), raw)


class PostReader:
    """Turns the owner's posts into rows. `exported`: when the counts were taken, if the archive says so."""

    def __init__(self, people: People, notes: Notes, owner: str, exported: datetime | None) -> None:
        self._people = people
        self._notes = notes
        self._owner = owner
        self._exported = exported

    def rows(self, post: Post) -> Iterator[Row]:
        """The rows of one post: a repost gives the act alone, anything else the post and its acts."""
        yield from self._named(post)
        repost = _REPOST.match(post.text)
        original = object_of(post.raw.get("retweeted_status"))
        if repost or original:
            yield from self._repost(post, original, repost[1] if repost else None)
            return
        note = self._notes.take(_uncut(post.text), post.ts)
        answered = valid_id(_either(post.raw, "in_reply_to_status_id"))
        yield PostRow(
            NETWORK,
            post.key,
            author=self._owner,
            ts=post.ts,
            thread=answered,
            text=(note.text if note else post.text) or None,
            url=f"https://x.com/i/status/{post.key}",
        )
        yield from self._counts(post)
        yield from self._answer(post)
        yield from self._quotes(post)
        yield from self._mentions(post, note.handles if note else ())

    def _named(self, post: Post) -> Iterator[Row]:
        """Learn every person that the post names with number and handle."""
        for mention in _mentioned(post.raw):
            handle, name = text_of(mention.get("screen_name")), text_of(mention.get("name"))
            yield from self._people.meet(_mention_id(mention), name, handle)
        handle = text_of(post.raw.get("in_reply_to_screen_name"))
        yield from self._people.meet(valid_id(_either(post.raw, "in_reply_to_user_id")), handle=handle)

    def _repost(self, post: Post, original: Mapping[str, Any], handle: str | None) -> Iterator[Row]:
        author = object_of(original.get("user"))
        key = valid_id(_either(author, "id"))
        handle = text_of(author.get("screen_name")) or handle
        yield from self._people.meet(key, author.get("name"), handle)
        passed_on = valid_id(_either(original, "id")) or post.key
        yield from self._act("repost", post, self._people.key(key or self._id_of(post, handle), handle), passed_on)

    def _id_of(self, post: Post, handle: str | None) -> str | None:
        """The number of a handle among the post's mentions."""
        for mention in _mentioned(post.raw):
            if handle and (text_of(mention.get("screen_name")) or "").casefold() == handle.casefold():
                return _mention_id(mention)
        return None

    def _answer(self, post: Post) -> Iterator[Row]:
        handle = text_of(post.raw.get("in_reply_to_screen_name"))
        target = self._people.key(_either(post.raw, "in_reply_to_user_id"), handle)
        yield from self._act("reply", post, target, post.key)

    def _quotes(self, post: Post) -> Iterator[Row]:
        """A link to a post of somebody is a quote of it; one per person."""
        for handle in _quoted(post.raw):
            yield from self._act("quote", post, self._people.key(None, handle), post.key)

    def _mentions(self, post: Post, more: tuple[str, ...]) -> Iterator[Row]:
        """Everybody named in the words; the line of addresses that an answer begins with is left out."""
        answers = bool(text_of(post.raw.get("in_reply_to_screen_name")) or _either(post.raw, "in_reply_to_user_id"))
        line = _ADDRESSED.match(post.text) if answers else None
        addressed = {word.lstrip("@").casefold() for word in line[0].split()} if line else set()
        found = {text_of(mention.get("screen_name")): _mention_id(mention) for mention in _mentioned(post.raw)}
        targets: dict[str, None] = {}
        for handle, key in [*found.items(), *((handle, None) for handle in more if handle not in found)]:
            target = self._people.key(key, handle)
            if target and (handle or "").casefold() not in addressed:
                targets[target] = None
        for target in targets:
            yield from self._act("mention", post, target, post.key)

    def _counts(self, post: Post) -> Iterator[Row]:
        for name, measure in (("favorite_count", "likes"), ("retweet_count", "reposts")):
            value = number_of(post.raw.get(name))
            if value:
                yield CountRow(NETWORK, measure, value, post=post.key, ts=self._exported)

    def _act(self, kind: str, post: Post, target: str | None, on: str) -> Iterator[Row]:
        if target is None or self._people.settled(target) == self._owner:
            return
        if not target.startswith("@"):
            yield from self._people.meet(target)
        yield InteractionRow(NETWORK, kind, self._owner, target, post.ts, object=on, direction="out")


def _either(raw: Mapping[str, Any], name: str) -> str | None:
    """A field under its `_str` name, else under its own."""
    return text_of(raw.get(f"{name}_str")) or text_of(raw.get(name))


def _mentioned(raw: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for mention in list_of(object_of(raw.get("entities")).get("user_mentions")):
        if isinstance(mention, dict):
            yield mention


def _mention_id(mention: Mapping[str, Any]) -> str | None:
    return valid_id(_either(mention, "id"))


def _quoted(raw: Mapping[str, Any]) -> dict[str, str]:
    """The handles whose posts are linked -> the post."""
    found: dict[str, str] = {}
    for url in list_of(object_of(raw.get("entities")).get("urls")):
        match = _STATUS.match(text_of(object_of(url).get("expanded_url")) or "")
        if match and match[1].lower() not in _NO_OWNER_IN_URL:
            found.setdefault(match[1].lower(), match[2])
    return found


def _uncut(text: str) -> str:
    """The words without the link to the rest that X appends to a cut post.

    >>> _uncut("A long story… https://t.co/abc")
    'A long story'
    """
    return re.sub(r"…\s*(?:https://t\.co/\w+)?\s*$", "", text)
