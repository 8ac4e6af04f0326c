"""Reads mail: one's own becomes contact between people, community lists become posts and replies.

Invariant: bodies are never read, subjects of private mail never stored; every message ends as kept, skipped
with a reason, or a problem; a message that lies in several folders counts once.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from itertools import islice

from renown.errors import InputError
from renown.model.ids import hash63
from renown.model.rows import (
    AccountKind,
    AccountRow,
    CoverageRow,
    Direction,
    FileIgnored,
    InteractionRow,
    Item,
    PostRow,
    Problem,
    Progress,
)
from renown.model.values import EMAIL
from renown.model.values.date import Moment, zone_named
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.mbox.folders import folder_of, is_unfinished
from renown.sources.mbox.headers import Headers, Mailbox
from renown.sources.mbox.messages import Lines, Message, is_mbox, is_single, line_of, messages
from renown.sources.mbox.sorting import author_of, delivered_to, is_robot, list_of, reason_to_skip, sent_at
from renown.sources.mbox.survey import LIMIT, Survey, archive_of, delivered_most, owners_of, survey
from renown.sources.roll import Roll
from renown.sources.tally import PROBLEM, Span, Tally
from renown.sources.walk import parted, until_damage, walked

NETWORK = "email"
COPY = "a copy of a message already read"
UNADDRESSED = "no recipient but hidden ones or the sender"
UNFINISHED = "a delivery to a Maildir that has not ended"

FIRST = 500
"""So many messages of a file tell whether two lie there of whom each has mail of their own."""

_EVERY = 5_000
_ANSWER = re.compile(r"\A\s*+(?:re|aw|sv|antw|odp|vs|r)\s*(?:\[\d+\])?:", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What is remembered while the files of one archive are read."""

    owners: tuple[str, ...]
    lists: dict[str, str]
    now: datetime
    zone: tzinfo | None
    seen: set[int] = field(default_factory=set)
    roll: Roll = field(default_factory=lambda: Roll(NETWORK))
    known: set[Mailbox] = field(default_factory=set)
    authors: dict[str, str] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, list[InteractionRow]] = field(default_factory=dict)
    mail: Span = field(default_factory=Span)
    posts: Span = field(default_factory=Span)

    def message(self, path: str, message: Message, lines: Lines, archive: str | None) -> Generator[Item, None, str]:
        """The rows of one message; ends with the reason it was left out, or with nothing."""
        headers = Headers(message.block)
        place = archive or list_of(headers) or self._posted_to(headers)
        if reason := reason_to_skip(headers, folder_of(path, headers, message.noted), listed=place is not None):
            return reason
        key = next(iter(headers.ids("message-id")), "") or _made_up(headers)
        if hash(key) in self.seen:
            return COPY
        self.seen.add(hash(key))
        author, moment = author_of(headers, place is not None), sent_at(headers, self.now, self.zone)
        if author is None or moment is None:
            wanted = "from" if author is None else "date"
            yield _problem(path, line_of(message, wanted, lines.at(message.offset)), headers, wanted)
            return PROBLEM
        if place is not None:
            yield from self._post(key, place, author, moment, headers)
            return ""
        return (yield from self._letter(author, moment, headers))

    def _posted_to(self, headers: Headers) -> str | None:
        """The list a mail was sent to: mailboxes keep the sender's own copy, which has no list headers."""
        if not self.lists:
            return None
        to = (box.key for name in ("to", "cc") for box in headers.mailboxes(name))
        return next((self.lists[address] for address in to if address in self.lists), None)

    def _post(self, key: str, place: str, author: Mailbox, moment: Moment, headers: Headers) -> Iterator[Item]:
        self.posts.include(moment.ts)
        yield from self._meet(author)
        thread = self._thread(key, headers)
        yield PostRow(NETWORK, key, author.key, moment.ts, place, thread, headers.text("subject") or None)
        self.authors[key] = author.key
        for row in self.waiting.pop(key, []):
            yield self._aimed(row, author.key)
        if parent := _parent(headers):
            yield from self._reply(_act("reply", author.key, moment, key=key, place=place), parent)

    def _reply(self, row: InteractionRow, parent: str) -> Iterator[Item]:
        """A reply to a post already read; else it waits, since archives are not always in order."""
        if parent in self.authors:
            yield self._aimed(row, self.authors[parent])
        else:
            self.waiting.setdefault(parent, []).append(row)

    def _thread(self, key: str, headers: Headers) -> str | None:
        """The thread's first post: what `References` starts with, else for an answer where Gmail's thread began."""
        if named := headers.ids("references") or headers.ids("in-reply-to"):
            return named[0]
        number = headers.raw("x-gm-thrid").strip()
        if number and _ANSWER.match(headers.text("subject")):
            return self.roots.get(number)
        if number:
            self.roots.setdefault(number, key)
        return None

    def _letter(self, author: Mailbox, moment: Moment, headers: Headers) -> Generator[Item, None, str]:
        people = self._recipients(author, headers)
        targets = [box for box in people if not (author.key in self.owners and box.key in self.owners)]
        if not targets:
            return UNADDRESSED
        self.mail.include(moment.ts)
        yield from self._meet(author)
        for box in targets:
            yield from self._meet(box)
            yield self._aimed(_act("mail", author.key, moment, size=1 + len(people)), box.key)
        return ""

    def _recipients(self, author: Mailbox, headers: Headers) -> list[Mailbox]:
        named = {box.key: box for name in ("to", "cc") for box in headers.mailboxes(name)}
        mailbox = delivered_to(headers)
        # A hidden copy names its reader nowhere but in the delivery.
        hidden = mailbox in self.owners and author.key not in self.owners and not named.keys() & set(self.owners)
        if mailbox and hidden:
            named[mailbox] = Mailbox(mailbox, None)
        return [box for box in named.values() if box.key != author.key]

    def _aimed(self, row: InteractionRow, target: str) -> InteractionRow:
        """The act with its target, and its direction as the owner sees it."""
        direction: Direction = "observed"
        if row.actor in self.owners:
            direction = "out"
        elif target in self.owners:
            direction = "in"
        return replace(row, target=target, direction=direction)

    def _meet(self, box: Mailbox) -> Iterator[AccountRow]:
        """The account, the first time it is met and once more when its name becomes known."""
        if box not in self.known:
            self.known.add(box)
            if box.name or box.key not in self.roll:
                yield from self.roll.learn(self.account(box))

    def account(self, box: Mailbox) -> AccountRow:
        """What a mail says of somebody."""
        email = box.key if EMAIL.validate(box.key) else None
        kind: AccountKind = "bot" if is_robot(box.key) else "person"
        return AccountRow(NETWORK, box.key, None, box.name, email, None, kind, box.key in self.owners)

    def coverage(self) -> Iterator[Item]:
        """What the archive could show, and the owner's accounts."""
        for key in self.owners:
            if key not in self.roll and self.mail.since:
                yield self.account(Mailbox(key, None))
        if self.mail.since:
            owner = self.owners[0] if self.owners else None
            yield CoverageRow(NETWORK, "mail", "owner", "both", owner, self.mail.since, self.mail.until)
        if self.posts.since:
            yield CoverageRow(NETWORK, "reply", "community", "both", None, self.posts.since, self.posts.until)


class MboxSource:
    """Mail files."""

    card = Card(
        name="mbox",
        title="E-mail (mbox, Maildir, .eml, .emlx)",
        tier="dealings",
        ways=(
            (
                "Gmail",
                (
                    "Open takeout.google.com",
                    "Choose Deselect all, then Mail, then Next step, then Create export",
                    "Give the zip, or the .mbox file in it",
                ),
            ),
            (
                "Thunderbird",
                ("Find the folder of the account with Help, then Troubleshooting, then Profile folder", "Give it"),
            ),
            ("Apple Mail", ("Choose a mailbox", "Choose Mailbox, then Export Mailbox", "Give the .mbox folder")),
            ("Outlook", ("Drag mails into a folder, as .eml; or its mailbox into Thunderbird", "Give the folder")),
            ("Mailing lists", ("Download the archive's monthly mbox files", "Give them, as many as there are")),
        ),
        reads="headers only: who wrote to whom and when; community lists and their public archives: posts and replies",
        seen="2026-03",
        minimum={"accounts": 1},
        loose=True,
        folders=r".+\.(mbox|sbd|mbx)|\..+|cur|new",
        ignored={
            "bodies": "never read",
            "Subject of private mail": "not stored",
            "Bcc": "hidden by the sender's wish",
            "newsletters, machines, drafts, templates, spam, trash": "not people dealing with each other",
        },
    )

    def recognise(self, archive: Archive) -> Recognition | None:
        """Mail is known by its first lines, whatever its name."""
        for entry in archive.entries():
            if is_mbox(entry):
                return Recognition(0.9, f"{entry.path} starts like an mbox file")
            if is_single(entry):
                return Recognition(0.8, f"{entry.path} is a message")
        return None

    def owners(self, archive: Archive, *, sure: bool) -> Sequence[str]:
        """Whose mail it is, by the first messages of each file; sure: by where it was delivered alone."""
        surveys = _surveys(filter(_is_mail, archive.entries()), FIRST)
        own = _of_own_mail(surveys)
        return delivered_most(own) if sure else owners_of(own, None)

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the rows of every message and the account of every file.

        Raises:
            InputError: the owner named in the options is no mail address, or the zone no zone.
        """
        files, others = parted(archive, _is_mail)
        surveys = _surveys(files)
        reading = _begin(surveys, options)
        yield from (FileIgnored(entry.path, _why_not(entry)) for entry in others)
        places = (archive_of(surveys[entry.path]) if entry.path in surveys else None for entry in files)
        yield from walked([(entry, _file(reading, entry, place)) for entry, place in zip(files, places, strict=True)])
        yield from reading.coverage()


def _file(reading: _Reading, entry: Entry, place: str | None) -> Iterator[Item]:
    tally = Tally(entry.path, frozenset())
    with closing(Lines(entry.open)) as lines:
        for number, message in enumerate(until_damage(entry, messages(entry)), 1):
            if isinstance(message, Problem):
                tally.problem()
                yield message
            else:
                outcome = reading.message(entry.path, message, lines, place)
                yield from tally.take(outcome, partial(lines.at, message.offset))
                if number % _EVERY == 0:
                    yield Progress(min(message.offset, entry.size), entry.size, entry.path)
    yield from tally.results()


def _is_mail(entry: Entry) -> bool:
    return is_mbox(entry) or is_single(entry)


def _why_not(entry: Entry) -> str:
    if is_unfinished(entry.path):
        return UNFINISHED
    return "no mail file" if entry.size else "empty"


def _looked_at(entry: Entry) -> Iterator[Headers]:
    whole = (message for message in until_damage(entry, messages(entry)) if isinstance(message, Message))
    return (Headers(message.block) for message in whole)


def _surveys(files: Iterable[Entry], limit: int = LIMIT) -> dict[str, Survey]:
    """One survey per mbox file, and one over all messages that are files of their own, under the empty path."""
    found: dict[str, Survey] = {}
    singles = Survey("")
    for entry in files:
        if is_mbox(entry):
            found[entry.path] = survey(entry.path, islice(_looked_at(entry), limit))
        elif singles.messages < limit:
            singles.path = entry.path
            for headers in islice(_looked_at(entry), 1):
                singles.add(headers)
    return {**found, "": singles}


def _begin(surveys: dict[str, Survey], options: ReadOptions) -> _Reading:
    own = _of_own_mail(surveys)
    given = EMAIL.clean(options.owner) if options.owner else None
    if options.owner and given is None:
        raise InputError(f"{options.owner!r} is no mail address", hint="Name the owner by a mail address")
    lists = {address: name for seen in surveys.values() for address, name in seen.lists.items()}
    zone = zone_named(options.zone)
    return _Reading(owners_of(own, given), lists, datetime.now(UTC).replace(tzinfo=None), zone)


def _of_own_mail(surveys: dict[str, Survey]) -> list[Survey]:
    return [seen for path, seen in surveys.items() if not path or archive_of(seen) is None]


def _act(
    kind: str, actor: str, moment: Moment, size: int = 2, key: str | None = None, place: str | None = None
) -> InteractionRow:
    """An act whose target is still to be found."""
    return InteractionRow(NETWORK, kind, actor, "", moment.ts, moment.precision, moment.zone_known, key, place, size)


def _parent(headers: Headers) -> str | None:
    """The message that is answered: `In-Reply-To`, else the last of `References`."""
    found: Sequence[str] = headers.ids("in-reply-to")[:1] or headers.ids("references")[-1:]
    return found[0] if found else None


def _made_up(headers: Headers) -> str:
    """A key for a message without an id, the same for the same message."""
    return f"no-id-{hash63(''.join(headers.raw(name) for name in ('from', 'date', 'subject')))}"


def _problem(path: str, line: int, headers: Headers, wanted: str) -> Problem:
    expected = "a From header with an address" if wanted == "from" else "a Date, or a Received, that can be true"
    return Problem(path, line, headers.raw(wanted) or f"no {wanted.title()}", expected, "the message is left out")


SOURCE = MboxSource()
"""The source of mail."""
