"""One reading of one archive: the owner first, then posts, followers, private contacts and lists.

Invariants: the owner is known before any act is read; an act towards a person known by handle only is held
back until every file has been read, because a later one may tell the number; every record is counted once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote

from renown.model.rows import (
    CoverageRow,
    Direction,
    FileIgnored,
    InteractionRow,
    Item,
    PostRow,
    Problem,
    Progress,
    Row,
)
from renown.sources.base import Archive, ReadOptions
from renown.sources.json_records import Record, records
from renown.sources.shape import object_of, outline, text_of
from renown.sources.tally import Span, Tally
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
_MEND = "mend or remove it"

Found = Iterator[Row | Problem]
Handler = Callable[[Record, Tally], Found]


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
        yield from (FileIgnored(entry.path, reason) for entry, reason in ignored)
        for part in found:
            if part.kind in FIELDS:
                yield from self._file(part, self._about_reader(part.kind))
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
            "messages": MessageReader(self._people, self._owner).read,
            "lists": self._list,
        }
        total = sum(part.entry.size for part in found)
        done = 0
        for part in found:
            span = self._spans.setdefault(part.kind, Span())
            if part.kind == "notes":
                yield from self._note_file(part)
            else:
                yield from self._watched(self._file(part, readers[part.kind]), span)
            done += part.entry.size
            yield Progress(done, total, part.entry.path)

    def _file(self, part: Part, read: Handler) -> Iterator[Item]:
        tally = Tally(part.entry.path, _FIELDS[part.kind])
        yield from _records(part, tally, read)
        yield from tally.results()

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
        def read(record: Record, tally: Tally) -> Found:
            if self._about.take(kind, record.value):
                tally.note(record.value)
                tally.note(object_of(record.value.get(kind)))
                tally.keep()
            else:
                tally.problem()
                yield Problem(tally.file, record.line, outline(record.value), "the owner's accountId", _MEND)

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

        def read(record: Record, tally: Tally) -> Found:
            note = note_of(record.value, tally)
            if note is None:
                tally.problem()
                yield Problem(tally.file, record.line, outline(record.value), "a noteTweet with words", _MEND)
                return
            notes.append(note)
            self._notes.add(note)

        self._noted.append((tally, notes))
        yield from _records(part, tally, read)

    def _note_results(self) -> Iterator[Item]:
        for tally, notes in self._noted:
            for note in notes:
                if note.used:
                    tally.keep()
                else:
                    tally.skip("no post goes with it")
            yield from tally.results()

    def _post(self, record: Record, tally: Tally, posts: PostReader) -> Found:
        raw = object_of(record.value.get("tweet")) or record.value
        tally.note(raw)
        post = post_of(raw)
        if post is None:
            tally.problem()
            yield Problem(tally.file, record.line, outline(raw), "a post with id_str and created_at", _MEND)
        elif post.key in self._seen:
            tally.skip("twice in this export")
        else:
            self._seen.add(post.key)
            tally.keep()
            yield from posts.rows(post)

    def _follow(self, record: Record, tally: Tally) -> Found:
        inward = "follower" in record.value
        raw = object_of(record.value.get("follower") or record.value.get("following"))
        tally.note(record.value)
        tally.note(raw)
        other = valid_id(text_of(raw.get("accountId")))
        if other is None or other == self._owner:
            tally.problem()
            yield Problem(tally.file, record.line, outline(record.value), "an accountId of somebody", _MEND)
            return
        actor, target = (other, self._owner) if inward else (self._owner, other)
        if f"{actor}>{target}" in self._seen:
            tally.skip("twice in this export")
            return
        self._seen.add(f"{actor}>{target}")
        tally.keep()
        yield from self._people.meet(other, None)
        yield self._undated("follow", actor, target)

    def _list(self, record: Record, tally: Tally) -> Found:
        """A list that the owner was put on: its maker and name stand in its address."""
        raw = object_of(record.value.get("userListInfo")) or record.value
        tally.note(record.value)
        tally.note(raw)
        match = _LIST.search(text_of(raw.get("url")) or "")
        maker = self._people.key(None, match["maker"]) if match and match["maker"] != "i" else None
        if match is None or maker is None:
            tally.skip("no maker in the list's address")
            return
        if match[0].casefold() in self._seen:
            tally.skip("twice in this export")
            return
        self._seen.add(match[0].casefold())
        tally.keep()
        yield replace(self._undated("list_add", maker, self._owner), place=unquote(match["name"]))

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


def _like(record: Record, tally: Tally) -> Found:
    """A like of the owner: the export names neither the author nor the time, so nobody can be named."""
    tally.note(record.value)
    tally.note(object_of(record.value.get("like")))
    tally.skip("no author in the export")
    yield from ()


def _records(part: Part, tally: Tally, read: Handler) -> Found:
    """The records of a file through their reader; what is no object is a problem."""
    for record in records(part.entry):
        if isinstance(record, Problem):
            tally.problem()
            yield record
        elif not isinstance(record.value, dict):
            tally.problem()
            yield Problem(part.entry.path, record.line, outline(record.value), "an object", _MEND)
        else:
            yield from read(record, tally)
