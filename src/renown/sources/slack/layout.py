"""Where things lie in a Slack export: list files at a root, one folder per conversation, one file per day.

Invariant: files are known by the shape of their paths below any root, so that several exports in one archive,
or one in a folder of any name, are read alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from renown.sources.base import Archive, Entry

Privacy = Literal["channel", "direct", "group"]

USERS = frozenset({"users.json", "org_users.json"})
CONVERSATIONS: dict[str, Privacy] = {
    "channels.json": "channel",
    "groups.json": "channel",
    "mpims.json": "group",
    "dms.json": "direct",
}
IGNORED: dict[str, str] = {
    "integration_logs.json": "installs of apps say nothing about people acting on people",
    "canvases.json": "canvases are documents, without acts of people on people",
    "lists.json": "lists are documents, without acts of people on people",
    "file_conversations.json": "says where files were shared, which the messages say too",
    "huddle_transcripts.json": "what was spoken is not read",
    "canvas_in_the_conversation.json": "canvases are documents, without acts of people on people",
}
DAY = re.compile(r"\A\d{4}-\d{2}-\d{2}\.json")
_DAY = re.compile(r"\A(?:(?P<root>.*)/)?(?P<folder>[^/]+)/\d{4}-\d{2}-\d{2}\.json")
_UNSAFE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class DayFile:
    """The messages of one conversation on one day (of the workspace's zone)."""

    entry: Entry
    root: str
    folder: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of an export, told apart."""

    users: tuple[Entry, ...]
    conversations: tuple[Entry, ...]
    days: tuple[DayFile, ...]
    others: tuple[Entry, ...]


def split(path: str) -> tuple[str, str]:
    """The root (or folder) and the name of a path.

    >>> split("a/users.json"), split("users.json")
    (('a', 'users.json'), ('', 'users.json'))
    """
    root, _, name = path.rpartition("/")
    return root, name


def day_of(entry: Entry) -> DayFile | None:
    """The day file that an entry is, or None."""
    match = _DAY.fullmatch(entry.path)
    return DayFile(entry, match["root"] or "", match["folder"]) if match else None


def folded(folder: str) -> str:
    """A conversation's name as it survives file systems that refuse some signs.

    >>> folded("Team: Süd") == folded("team_ süd")
    True
    """
    return _UNSAFE.sub("_", unicodedata.normalize("NFC", folder).casefold())


def lay_out(archive: Archive) -> Layout:
    """Tell the files of an archive apart by the shape of their paths."""
    users: list[Entry] = []
    conversations: list[Entry] = []
    days: list[DayFile] = []
    others: list[Entry] = []
    for entry in archive.entries():
        name = split(entry.path)[1]
        day = day_of(entry)
        if day is not None:
            days.append(day)
        else:
            (users if name in USERS else conversations if name in CONVERSATIONS else others).append(entry)
    days.sort(key=lambda day: (day.root, day.folder, day.entry.path))
    return Layout(tuple(users), tuple(conversations), tuple(days), tuple(others))
