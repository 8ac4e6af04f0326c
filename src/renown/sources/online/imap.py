"""Mail from an IMAP server (RFC 3501, 9051): header fields of messages not seen before, folder by folder.

Invariant: folders are opened for reading only and fields are peeked at, so nothing changes on the server; what
`new_headers` has yielded lies before the mark that it yielded with it.
"""

from __future__ import annotations

import imaplib
import io
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError, MailboxStarttlsError
from imap_tools.utils import check_command_status

from renown.errors import ServerError
from renown.sources.online import patience
from renown.sources.online.patience import ImpatientError, Patience, PatientReader
from renown.sources.online.server import Server

FIELDS = (
    "From To Cc Date Message-ID In-Reply-To References Subject Sender Reply-To Received Delivered-To List-Id "
    "List-Post List-Unsubscribe Auto-Submitted Precedence"
)
MAILS_AT_ONCE = 500
"""Messages asked for in one command."""

IMAP_ANSWER = 128 << 20
"""Bytes of one answer: all header fields of the messages asked for at once."""

_LEFT_OUT = frozenset({"\\junk", "\\trash", "\\drafts", "\\noselect", "\\nonexistent"})
# What the libraries raise when an answer is not what they expect, beside errors of their own.
_NO_SENSE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError)
_UID = re.compile(rb"\bUID (\d+)")


class _Patient(imaplib.IMAP4):
    """A client that waits so long and takes so much, and no more."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._patience = Patience(IMAP_ANSWER)
        super().__init__(*args, **more)

    @property
    def file(self) -> Any:
        """What the server sends."""
        return self._file

    @file.setter
    def file(self, stream: Any) -> None:
        self._file = io.BufferedReader(PatientReader(stream.detach(), self._patience))

    def send(self, data: bytes) -> None:  # type: ignore[override]
        """Ask something."""
        self._patience.begin()
        super().send(data)

    def read(self, size: int) -> bytes:
        """So many bytes, if that is not too much."""
        if size > IMAP_ANSWER:
            raise ImpatientError(
                f"it announces {size:,} bytes, more than the {IMAP_ANSWER >> 20} MB an answer may have"
            )
        return super().read(size)


class _PatientSecure(_Patient, imaplib.IMAP4_SSL):
    """The same, encrypted from the first byte."""


class _Plain(MailBoxUnencrypted):
    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return _Patient(self._host, self._port, self._timeout)


class _Upgraded(MailBoxStartTls):
    def _get_mailbox_client(self) -> imaplib.IMAP4:
        client = _Patient(self._host, self._port, self._timeout)
        check_command_status(client.starttls(self._ssl_context), MailboxStarttlsError)
        return client


class _Secure(MailBox):
    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return _PatientSecure(self._host, self._port, ssl_context=self._ssl_context, timeout=self._timeout)


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
            with _understood(server.host):
                mailbox.login(server.user, password, initial_folder=None)
            yield mailbox
            # All is read by now: a farewell that goes wrong takes nothing away.
            with suppress(ImapToolsError, imaplib.IMAP4.error, EOFError, OSError, *_NO_SENSE):
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
    context, seconds = ssl.create_default_context(), patience.SECONDS
    with _understood(server.host):
        if server.secure:
            return _Secure(server.host, server.port or 993, timeout=seconds, ssl_context=context)
        if server.here:
            return _Plain(server.host, server.port or 143, timeout=seconds)
        return _Upgraded(server.host, server.port or 143, timeout=seconds, ssl_context=context)


@contextmanager
def _understood(host: str) -> Iterator[None]:
    """Turn what an answer that makes no sense raises in the libraries into a sentence; they have no root for it."""
    try:
        yield
    except _NO_SENSE as error:
        raise ServerError(
            f"{host} answers what no mail server says ({type(error).__name__}: {str(error)[:120]})",
            hint="check that the address is that of a mail server (IMAP)",
        ) from error


def folders(mailbox: BaseMailBox) -> tuple[str, ...]:
    """The folders to read: the one that holds everything where there is one (RFC 6154), else all but junk and such."""
    with _understood(mailbox.client.host):
        found = [(info.name, frozenset(flag.lower() for flag in info.flags)) for info in mailbox.folder.list()]
    everything = tuple(name for name, flags in found if "\\all" in flags)
    return everything or tuple(name for name, flags in found if not flags & _LEFT_OUT)


def new_headers(mailbox: BaseMailBox, folder: str, mark: Mark | None) -> Iterator[tuple[Mark, int, list[bytes]]]:
    """Header blocks of messages after the mark, some at a time: the mark reached, how many are to come, the blocks.

    A folder that was made anew (another validity) is read from its start.
    """
    with _understood(mailbox.client.host):
        validity = mailbox.folder.status(folder, ("UIDVALIDITY",))["UIDVALIDITY"]
        last = mark.last if mark is not None and mark.validity == validity else 0
        mailbox.folder.set(folder, readonly=True)
        numbers = _numbers(mailbox, last)
    for start in range(0, len(numbers), MAILS_AT_ONCE):
        wanted = numbers[start : start + MAILS_AT_ONCE]
        with _understood(mailbox.client.host):
            blocks = _fetched(mailbox, wanted)
        yield Mark(validity, wanted[-1]), len(numbers) - start - len(wanted), blocks


def _numbers(mailbox: BaseMailBox, last: int) -> list[int]:
    """The numbers after `last`, rising; a range that ends in * always holds the newest message, hence the filter.

    What is marked as deleted or as a draft is no mail, in whatever folder it lies.
    """
    told = _answer(mailbox, "SEARCH", "UID", f"{last + 1}:*", "UNDELETED", "UNDRAFT")
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
