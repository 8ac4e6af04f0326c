"""Where things lie in an X archive: every data file says in its first line what it holds.

Invariant: a file's type is taken from that line (`window.YTD.tweets.part0 = [`), and from its name only when
the line does not say; folders and the numbering of parts never matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from renown.sources.base import Entry
from renown.sources.walk import beginning

_YTD = re.compile(r"window\.YTD\.(\w+)\.part\d+\s*=")
_OTHER_BEGINNINGS = (
    (re.compile(r"window\.__THAR_CONFIG\s*="), "manifest"),
    (re.compile(r"Grailbird\.data\.tweets_\w+\s*="), "grailbird"),
    (re.compile(r"var user_details\s*="), "user_details"),
    (re.compile(r"var (?:payload_details|tweet_index)\s*="), "grailbird_index"),
)
_PART = re.compile(r"[-_]part\d+$")

READ: dict[str, str] = {
    "manifest": "manifest",
    "account": "account",
    "profile": "profile",
    "user_details": "user_details",
    "note_tweet": "notes",
    "note_tweets": "notes",
    "tweet": "tweets",
    "tweets": "tweets",
    "grailbird": "tweets",
    "community_tweet": "tweets",
    "community_tweets": "tweets",
    "like": "likes",
    "likes": "likes",
    "follower": "followers",
    "followers": "followers",
    "following": "following",
    "direct_message": "messages",
    "direct_messages": "messages",
    "direct_message_group": "messages",
    "direct_messages_group": "messages",
    "direct_message_groups": "messages",
    "lists_member": "lists",
}
"""What a data file says it is -> what it is read as, in the order of reading."""

ORDER = tuple(dict.fromkeys(READ.values()))

_NO_ACT = "says nothing about people acting on people"
_DEVICE = "devices, sign-ins and settings are nobody's acts"
_ADVERTS = "advertising and guesses of the platform about the owner"
IGNORED: dict[str, str] = {
    "block": "whom the owner blocks is nobody's influence, and private",
    "mute": "whom the owner mutes is nobody's influence, and private",
    "smartblock": "whom the owner blocks is nobody's influence, and private",
    "deleted_tweets": "posts that the owner deleted stay deleted",
    "deleted_note_tweet": "posts that the owner deleted stay deleted",
    "deleted_tweet_headers": "posts that the owner deleted stay deleted",
    "tweet_headers": "repeats what the posts say",
    "tweetdeck": _DEVICE,
    "direct_message_headers": "repeats what the messages say",
    "direct_message_group_headers": "repeats what the messages say",
    "lists_created": "names lists, not the people on them",
    "lists_subscribed": "names lists, not the people on them",
    "contact": "an address book: knowing an address is no act",
    "article": "long articles are not read yet",
    "article_metadata": "long articles are not read yet",
    "grok_chat_item": "talk with a machine",
    "personalization": _ADVERTS,
    "screen_name_change": "former handles of the owner; the account keeps its number",
    "grailbird_index": "an index over the posts",
    "saved_search": _NO_ACT,
    "account_suspension": _NO_ACT,
    "moment": _NO_ACT,
    "verified": _NO_ACT,
    "phone_number": "a number to sign in with",
    "community_note": "notes do not say whose post they are about",
}
_IGNORED_STARTS = (
    ("ad_", _ADVERTS),
    ("account_", _DEVICE),
    ("app", _DEVICE),
    ("audio_video", _DEVICE),
    ("birdwatch", "notes do not say whose post they are about"),
    ("branch_", _ADVERTS),
    ("catalog_", "shop data"),
    ("commerce_", "shop data"),
    ("community_note", "notes do not say whose post they are about"),
    ("connected_", _DEVICE),
    ("device_", _DEVICE),
    ("email_", _DEVICE),
    ("ip_", _DEVICE),
    ("key_", _DEVICE),
    ("ni_", _DEVICE),
    ("periscope_", "Periscope was closed; its data name no people"),
    ("product_", "shop data"),
    ("professional_", _NO_ACT),
    ("protected_", _NO_ACT),
    ("reply_prompt", _NO_ACT),
    ("spaces_", "who listened to a room is not said"),
    ("sso", _DEVICE),
    ("shop_", "shop data"),
    ("twitter_circle", "circles do not name their members' acts"),
    ("twitter_shop", "shop data"),
    ("user_link_clicks", _NO_ACT),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A data file: what it says it is, and what it is read as."""

    entry: Entry
    stated: str
    kind: str


def stated_type(entry: Entry) -> str | None:
    """What a file says it is, or None for anything that is no data file of an archive."""
    if not entry.path.lower().endswith(".js"):
        return None
    head = beginning(entry, 512)
    if match := _YTD.match(head):
        return match[1].lower()
    return next((name for pattern, name in _OTHER_BEGINNINGS if pattern.match(head)), None)


def data_type(entry: Entry) -> str | None:
    """What a file says it is, else what its name says, if that is something that is read."""
    stated = stated_type(entry)
    if stated is not None:
        return stated
    named = named_type(entry.path)
    return named if named in READ and entry.path.lower().endswith(".js") else None


def parts(entries: Iterable[Entry]) -> tuple[list[Part], list[tuple[Entry, str]]]:
    """The files to read, in the order of reading, and the ones to leave with the reason why."""
    read: list[Part] = []
    ignored: list[tuple[Entry, str]] = []
    for entry in entries:
        stated = data_type(entry)
        if stated is not None and stated in READ:
            read.append(Part(entry, stated, READ[stated]))
        else:
            ignored.append((entry, _reason(entry.path, stated)))
    read.sort(key=lambda part: (ORDER.index(part.kind), part.entry.path))
    return read, ignored


def named_type(path: str) -> str:
    """The type a file's name says.

    >>> named_type("data/tweets-part1.js"), named_type("direct-messages.js")
    ('tweets', 'direct_messages')
    """
    return _PART.sub("", PurePosixPath(path).stem.lower()).replace("-", "_")


def _reason(path: str, stated: str | None) -> str:
    if stated is None:
        return _reason_of_other(path)
    known = IGNORED.get(stated)
    begun = (reason for start, reason in _IGNORED_STARTS if stated.startswith(start))
    return known or next(begun, f"data of type {stated} are not known here")


def _reason_of_other(path: str) -> str:
    parents = PurePosixPath(path).parts[:-1]
    if any(folder.endswith("_media") for folder in parents):
        return "pictures and films"
    if path.lower().endswith(("tweets.csv", ".html", ".htm", "readme.txt")):
        return "shows or repeats the data files"
    if {"assets", "css", "img", "lib", "fonts"} & set(parents):
        return "looks of the archive's own viewer"
    return "no data file of an X archive"
