"""A first look at a mail file: whose it is, which addresses are lists, and whether it is a list's public archive.

Invariant: it reads at most `LIMIT` messages of a file, so that its cost does not grow with the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from renown.sources.mbox.folders import Folder, folder_of
from renown.sources.mbox.headers import Headers
from renown.sources.mbox.sorting import delivered_to, list_of, post_address

LIMIT = 20_000

_PREFIX = re.compile(r"\A(?:(?:re|fwd?|aw|wg|sv|antw)\s*:\s*)*+\[([^\]\n]{1,60})\]", re.IGNORECASE)
# What mail servers put before the subjects of mail from outside; no list is called so.
_WARNINGS = frozenset(
    {"ext", "extern", "external", "externe", "externo", "extern!", "spam", "suspected spam", "caution"}
)
_DATED = re.compile(r"\d{4}(?:-\w+)?|\d{6,8}", re.IGNORECASE)
_VEILED = re.compile(r"\S(?: at |\(a\)| \[at\] )[\w\-]+\.", re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What the first messages of a file show, counted. `lists`: address to post to -> name of the list."""

    path: str
    messages: int = 0
    own: int = 0
    received: int = 0
    listed: int = 0
    veiled: int = 0
    senders: Counter[str] = field(default_factory=Counter)
    sent_from: Counter[str] = field(default_factory=Counter)
    delivered: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    addressed: Counter[str] = field(default_factory=Counter)
    prefixes: Counter[str] = field(default_factory=Counter)
    lists: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    parents: list[str] = field(default_factory=list)

    def add(self, headers: Headers) -> None:
        """Count one message."""
        self.messages += 1
        senders = [box.key for box in headers.mailboxes("from")]
        self.senders.update(senders)
        to = {box.key for name in ("to", "cc") for box in headers.mailboxes(name)}
        self.addressed.update(to)
        if list_of(headers) is None:
            self.named.update(to.union(senders))
        self.received += "received" in headers
        self.veiled += _VEILED.search(headers.raw("from")) is not None
        self._add_owner(headers, senders)
        self._add_list(headers)

    def _add_owner(self, headers: Headers, senders: list[str]) -> None:
        mailbox = delivered_to(headers)
        self.own += mailbox is not None or "x-gmail-labels" in headers
        if mailbox:
            self.delivered[mailbox] += 1
        if folder_of(self.path, headers) is Folder.SENT:
            self.sent_from.update(senders)

    def _add_list(self, headers: Headers) -> None:
        name = list_of(headers)
        self.listed += name is not None
        if name and (address := post_address(headers)):
            self.lists[address] = name
        if prefix := _PREFIX.match(headers.text("subject")):
            self.prefixes[prefix[1].strip()] += 1
        self.ids.update(headers.ids("message-id"))
        self.parents += headers.ids("in-reply-to")[:1]


def survey(path: str, messages: Iterable[Headers]) -> Survey:
    """The first look at a file's messages.

    >>> survey("a.mbox", [Headers(b"From: jane@example.org")]).senders["jane@example.org"]
    1
    """
    seen = Survey(path)
    for number, headers in enumerate(messages):
        if number >= LIMIT:
            break
        seen.add(headers)
    return seen


def archive_of(seen: Survey) -> str | None:
    """The list whose public archive a file is, or None when it is somebody's own mail.

    In doubt it is own mail, whose subjects are never stored. An archive has several senders and nothing that a
    mailbox writes (delivery, labels, list headers, servers' notes). Its senders are veiled; or all is addressed to one
    place, and the subjects share its prefix or the mails that are answered stand in it too.
    """
    few = seen.messages / 10
    if not seen.messages or seen.own or seen.received > few or seen.listed > few or len(seen.senders) < 3:
        return None
    prefix, count = next(
        (found for found in seen.prefixes.most_common() if found[0].casefold() not in _WARNINGS), ("", 0)
    )
    shared = count >= 0.3 * seen.messages
    answered = sum(parent in seen.ids for parent in seen.parents)
    closed = bool(seen.parents) and answered >= 0.3 * len(seen.parents)
    if seen.veiled <= seen.messages / 2 and not (_one_place(seen) and (shared or closed)):
        return None
    return prefix if shared else _named_after(seen.path)


def _one_place(seen: Survey) -> bool:
    """Whether the messages name no recipients, as archives leave them out, or one address that never writes."""
    if seen.addressed.total() <= seen.messages / 10:
        return True
    address, count = seen.addressed.most_common(1)[0]
    return count >= 0.8 * seen.messages and address not in seen.senders


def owners_of(surveys: Iterable[Survey], given: str | None) -> tuple[str, ...]:
    """The owner's addresses, the main one first: as given, delivered to, sent from, or named nearly everywhere."""
    seen = list(surveys)
    lists = frozenset[str]().union(*(s.lists for s in seen))
    sent = sum((s.sent_from for s in seen), Counter[str]())
    found = [given] if given else []
    found += delivered_most(seen)
    # What the owner sends from are aliases, if used more than by accident.
    found += [address for address, count in sent.most_common() if count >= 0.05 * sent.total()]
    return tuple(dict.fromkeys(found)) or _everywhere(seen, lists)


def delivered_most(seen: list[Survey]) -> tuple[str, ...]:
    """The address most mail was delivered to, which is no list's; none where mail does not say."""
    lists = frozenset[str]().union(*(s.lists for s in seen))
    delivered = sum((s.delivered for s in seen), Counter[str]())
    return tuple(address for address, _ in delivered.most_common() if address not in lists)[:1]


def _everywhere(seen: list[Survey], lists: frozenset[str]) -> tuple[str, ...]:
    named, messages = sum((s.named for s in seen), Counter[str]()), sum(s.messages - s.listed for s in seen)
    common = [(address, count) for address, count in named.most_common(3) if address not in lists]
    # Two addresses that stand in every mail (a mailbox with one friend) cannot be told apart.
    if not common or common[0][1] < 0.6 * messages or (len(common) > 1 and common[1][1] == common[0][1]):
        return ()
    return (common[0][0],)


def _named_after(path: str) -> str:
    """The list's name by its file, or by the folder of a file that is named after a month."""
    file = PurePosixPath(path)
    stem = re.sub(r"\.(?:mbox|mbx|txt)$", "", file.name, flags=re.IGNORECASE)
    return file.parent.name if _DATED.fullmatch(stem) and file.parent.name else stem
