"""Mail from an IMAP server (RFC 3501, 9051): header fields of messages not seen before, folder by folder.

Invariant: folders are opened for reading only and fields are peeked at, so nothing changes on the server; what
`new_headers` has yielded lies before the mark that it yielded with it.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from renown.errors import ServerError
from renown.sources.online.server import PATIENCE, Server

FIELDS = (
    "From To Cc Date Message-ID In-Reply-To References Subject Sender Reply-To Received Delivered-To List-Id "
    "List-Post List-Unsubscribe Auto-Submitted Precedence"
)
MAILS_AT_ONCE = 500
"""Messages asked for in one command."""

_LEFT_OUT = frozenset({"\\junk", "\\trash", "\\drafts", "\\noselect", "\\nonexistent"})
_UID = re.compile(rb"\bUID (\d+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a folder was read: its validity (RFC 3501, 2.3.1.1) and the highest number seen."""

    validity: int
    last: int


@contextmanager
def signed_in(server: Server, password: str) -> Iterator[BaseMailBox]:
    """A mailbox one may ask. Raises ServerError when the server cannot be reached, refuses, or goes away."""
    try:
        with _closing(_connected(server)) as mailbox:
            mailbox.login(server.user, password, initial_folder=None)
            yield mailbox
            mailbox.logout()
    except MailboxLoginError as error:
        raise ServerError(
            f"{server.host} refuses {server.user} with this password",
            hint="many providers want a password made for one programme (an app password) instead of the usual one",
        ) from error
    except (ImapToolsError, imaplib.IMAP4.error, EOFError, OSError) as error:
        raise ServerError(f"{server.host}: {_reason(error)}", hint="run it again: it goes on where it ended") from error


@contextmanager
def _closing(mailbox: BaseMailBox) -> Iterator[BaseMailBox]:
    """The mailbox, its connection closed at the end without waiting for a server that may be gone."""
    try:
        yield mailbox
    finally:
        with suppress(OSError):
            mailbox.client.shutdown()


def _reason(error: BaseException) -> str:
    words = str(error).strip() or type(error).__name__
    return f"the connection ended ({words})" if isinstance(error, EOFError | imaplib.IMAP4.abort | OSError) else words


def _connected(server: Server) -> BaseMailBox:
    context = ssl.create_default_context()
    if server.secure:
        return MailBox(server.host, server.port or 993, timeout=PATIENCE, ssl_context=context)
    if server.here:
        return MailBoxUnencrypted(server.host, server.port or 143, timeout=PATIENCE)
    return MailBoxStartTls(server.host, server.port or 143, timeout=PATIENCE, ssl_context=context)


def folders(mailbox: BaseMailBox) -> tuple[str, ...]:
    """The folders to read: the one that holds everything where there is one (RFC 6154), else all but junk and such."""
    found = [(info.name, frozenset(flag.lower() for flag in info.flags)) for info in mailbox.folder.list()]
    everything = tuple(name for name, flags in found if "\\all" in flags)
    return everything or tuple(name for name, flags in found if not flags & _LEFT_OUT)


def new_headers(mailbox: BaseMailBox, folder: str, mark: Mark | None) -> Iterator[tuple[Mark, int, list[bytes]]]:
    """Header blocks of messages after the mark, some at a time: the mark reached, how many are to come, the blocks.

    A folder that was made anew (another validity) is read from its start.
    """
    validity = mailbox.folder.status(folder, ("UIDVALIDITY",))["UIDVALIDITY"]
    last = mark.last if mark is not None and mark.validity == validity else 0
    mailbox.folder.set(folder, readonly=True)
    numbers = _numbers(mailbox, last)
    for start in range(0, len(numbers), MAILS_AT_ONCE):
        wanted = numbers[start : start + MAILS_AT_ONCE]
        yield Mark(validity, wanted[-1]), len(numbers) - start - len(wanted), _fetched(mailbox, wanted)


def _numbers(mailbox: BaseMailBox, last: int) -> list[int]:
    """The numbers after `last`, rising; a range that ends in * always holds the newest message, hence the filter."""
    told = _answer(mailbox, "SEARCH", "UID", f"{last + 1}:*")
    return sorted(
        number for part in told if isinstance(part, bytes) for number in map(int, part.split()) if number > last
    )


def _fetched(mailbox: BaseMailBox, numbers: Sequence[int]) -> list[bytes]:
    """The header blocks of these messages, rising; messages deleted meanwhile are left out."""
    parts = _answer(mailbox, "FETCH", ranges(numbers), f"(UID BODY.PEEK[HEADER.FIELDS ({FIELDS})])")
    blocks: dict[int, bytes] = {}
    for part in parts:
        found = _UID.search(part[0]) if isinstance(part, tuple) else None
        if found and isinstance(part, tuple):
            blocks[int(found[1])] = part[1]
    return [blocks[number] for number in numbers if number in blocks]


def _answer(mailbox: BaseMailBox, command: str, *arguments: str) -> list[bytes | tuple[bytes, bytes]]:
    state, parts = mailbox.client.uid(command, *arguments)
    if state != "OK":
        raise imaplib.IMAP4.error(f"{command} was refused: {parts!r}")
    return [part for part in parts if part]


def ranges(numbers: Sequence[int]) -> str:
    """Rising numbers as a command takes them, neighbours drawn together.

    >>> ranges([3, 4, 5, 9])
    '3:5,9'
    """
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return ",".join(f"{first}:{last}" if last > first else str(first) for first, last in runs)
