"""One reading of one archive: the owner first, then posts, followers, private contacts and lists.

Invariants: the owner is known before any act is read; an act towards a person known by handle only is held
back until every file has been read, because a later one may tell the number; every record is counted once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote

from renown.model.rows import (
    CoverageRow,
    Direction,
    InteractionRow,
    Item,
    PostRow,
    Problem,
    Row,
)
from renown.sources.base import Archive, ReadOptions
from renown.sources.json_records import Record
from renown.sources.shape import object_of, text_of
from renown.sources.tally import Span, Tally
from renown.sources.walk import Outcome, left_out, read_json, read_objects, refused, walked
from renown.sources.x.about import FIELDS, About
from renown.sources.x.layout import READ, Part, named_type, parts
from renown.sources.x.messages import CONVERSATION_FIELDS, EVENT_FIELDS, MessageReader
from renown.sources.x.notes import NOTE_FIELDS, Note, Notes, note_of
from renown.sources.x.people import NETWORK, People, valid_id
from renown.sources.x.posts import POST_FIELDS, PostReader, post_of

_FIELDS: dict[str, frozenset[str]] = {
    **FIELDS,
    "notes": NOTE_FIELDS,
    "tweets": POST_FIELDS,
    "likes": frozenset({"like", "tweetId", "fullText", "expandedUrl"}),
    "followers": frozenset({"follower", "accountId", "userLink"}),
    "following": frozenset({"following", "accountId", "userLink"}),
    "messages": CONVERSATION_FIELDS | EVENT_FIELDS,
    "lists": frozenset({"userListInfo", "url", "urls"}),
}
TWICE = "twice in this export"

Handler = Callable[[Record, Tally], Outcome]


class Reading:
    """Reads an archive to the end, once."""

    def __init__(self, archive: Archive, options: ReadOptions) -> None:
        self._archive = archive
        self._options = options
        self._people = People()
        self._about = About()
        self._notes = Notes()
        self._noted: list[tuple[Tally, list[Note]]] = []
        self._owner = ""
        self._held: list[InteractionRow] = []
        self._seen: set[str] = set()
        self._spans: dict[str, Span] = {}

    def items(self) -> Iterator[Item]:
        """Everything, in a fixed order."""
        found, ignored = parts(self._archive.entries())
        for entry, reason in ignored:
            yield from left_out([entry], reason)
        for part in found:
            if part.kind in FIELDS:
                yield from read_json(part.entry, _FIELDS[part.kind], self._about_reader(part.kind))
        yield from self._missing()
        account = self._about.own(self._people, self._options.owner, self._archive.name)
        self._owner = account.key
        yield account
        yield from self._acts([part for part in found if part.kind not in FIELDS])
        yield from self._note_results()
        yield from self._settled()
        yield from self._coverage()

    def _acts(self, found: list[Part]) -> Iterator[Item]:
        posts = PostReader(self._people, self._notes, self._owner, self._about.exported)
        readers: dict[str, Handler] = {
            "tweets": lambda record, tally: self._post(record, tally, posts),
            "likes": _like,
            "followers": self._follow,
            "following": self._follow,
            "messages": MessageReader(self._people, self._owner, words=self._options.words).read,
            "lists": self._list,
        }
        files = [(part.entry, self._of_part(part, readers)) for part in found]
        yield from walked(files)

    def _of_part(self, part: Part, readers: Mapping[str, Handler]) -> Iterator[Item]:
        span = self._spans.setdefault(part.kind, Span())
        if part.kind == "notes":
            return self._note_file(part)
        return self._watched(read_json(part.entry, _FIELDS[part.kind], readers[part.kind]), span)

    def _watched(self, items: Iterator[Item], span: Span) -> Iterator[Item]:
        """Hold back acts of or towards handles, and note the times seen."""
        for item in items:
            if isinstance(item, InteractionRow | PostRow) and item.ts is not None:
                span.include(item.ts)
            if isinstance(item, InteractionRow) and "@" in item.actor + item.target:
                self._held.append(item)
            else:
                yield item

    def _about_reader(self, kind: str) -> Handler:
        def read(record: Record, tally: Tally) -> Outcome:
            if not self._about.take(kind, record.value):
                return (yield from refused(tally.file, record, "the owner's accountId"))
            tally.note(record.value)
            tally.note(object_of(record.value.get(kind)))
            return ""

        return read

    def _missing(self) -> Iterator[Problem]:
        """Files that the manifest names, that would be read, and that are not there."""
        present = {PurePosixPath(entry.path).name for entry in self._archive.entries()}
        for path in self._about.files:
            if PurePosixPath(path).name not in present and named_type(path) in READ:
                yield Problem(path, 0, "no such file", "a file that the manifest names", "import the whole archive")

    def _note_file(self, part: Part) -> Iterator[Item]:
        """Take in the long posts of a file; what became of them is told when all posts have been read."""
        tally = Tally(part.entry.path, _FIELDS["notes"])
        notes: list[Note] = []

        def read(record: Record, tally: Tally) -> Outcome:
            note = note_of(record.value, tally)
            if note is None:
                return (yield from refused(tally.file, record, "a noteTweet with words"))
            notes.append(note)
            self._notes.add(note)
            return None

        self._noted.append((tally, notes))
        return read_objects(part.entry, tally, read)

    def _note_results(self) -> Iterator[Item]:
        for tally, notes in self._noted:
            for note in notes:
                if note.used:
                    tally.keep()
                else:
                    tally.skip("no post goes with it")
            yield from tally.results()

    def _post(self, record: Record, tally: Tally, posts: PostReader) -> Outcome:
        raw = object_of(record.value.get("tweet")) or record.value
        tally.note(raw)
        post = post_of(raw)
        if post is None:
            return (yield from refused(tally.file, record, "a post with id_str and created_at"))
        if post.key in self._seen:
            return TWICE
        self._seen.add(post.key)
        yield from posts.rows(post)
        return ""

    def _follow(self, record: Record, tally: Tally) -> Outcome:
        inward = "follower" in record.value
        raw = object_of(record.value.get("follower") or record.value.get("following"))
        tally.note(record.value)
        tally.note(raw)
        other = valid_id(text_of(raw.get("accountId")))
        if other is None or other == self._owner:
            return (yield from refused(tally.file, record, "an accountId of somebody"))
        actor, target = (other, self._owner) if inward else (self._owner, other)
        if f"{actor}>{target}" in self._seen:
            return TWICE
        self._seen.add(f"{actor}>{target}")
        yield from self._people.meet(other)
        yield self._undated("follow", actor, target)
        return ""

    def _list(self, record: Record, tally: Tally) -> Outcome:
        """A list that the owner was put on: its maker and name stand in its address."""
        raw = object_of(record.value.get("userListInfo")) or record.value
        tally.note(record.value)
        tally.note(raw)
        match = _LIST.search(text_of(raw.get("url")) or "")
        maker = self._people.key(None, match["maker"]) if match and match["maker"] != "i" else None
        if match is None or maker is None:
            return "no maker in the list's address"
        if match[0].casefold() in self._seen:
            return TWICE
        self._seen.add(match[0].casefold())
        yield replace(self._undated("list_add", maker, self._owner), place=unquote(match["name"]))
        return ""

    def _undated(self, kind: str, actor: str, target: str) -> InteractionRow:
        direction: Direction = "in" if target == self._owner else "out"
        return InteractionRow(NETWORK, kind, actor, target, precision="none", direction=direction)

    def _settled(self) -> Iterator[Row]:
        """The acts held back, their people by number where one was learned."""
        for row in self._held:
            actor, target = self._people.settled(row.actor), self._people.settled(row.target)
            if actor != target:
                yield from self._people.settle(actor)
                yield from self._people.settle(target)
                yield replace(row, actor=actor, target=target)

    def _coverage(self) -> Iterator[Row]:
        for kind in self._spans:
            span = self._spans[kind]
            for act, direction in _SHOWN.get(kind, ()):
                yield CoverageRow(NETWORK, act, "owner", direction, self._owner, span.since, span.until)


_LIST = re.compile(r"(?:twitter|x)\.com/(?P<maker>\w{1,20})/lists/(?P<name>[^/?#]+)", re.I)
_SHOWN: dict[str, tuple[tuple[str, Literal["in", "out", "both"]], ...]] = {
    "tweets": (("reply", "out"), ("repost", "out"), ("quote", "out"), ("mention", "out")),
    "followers": (("follow", "in"),),
    "following": (("follow", "out"),),
    "messages": (("message", "both"),),
    "lists": (("list_add", "in"),),
}
"""Kind of file -> the acts it can show. Likes name nobody, so they show none."""


def _like(record: Record, tally: Tally) -> Outcome:
    """A like of the owner: the export names neither the author nor the time, so nobody can be named."""
    yield from ()
    tally.note(record.value)
    tally.note(object_of(record.value.get("like")))
    return "no author in the export"
