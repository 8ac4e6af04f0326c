"""Address books and calendars from a WebDAV server (RFC 4918, 6352 CardDAV, 4791 CalDAV, 6764 where to begin).

Invariant: a collection is taken whole, as it stands at one state, or not at all; only asking methods are used
(PROPFIND, REPORT); the password goes to the host it was given for and to no other.
"""

from __future__ import annotations

import hashlib
import re
import socket
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.sax.saxutils import escape

import httpx
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from renown.errors import InputError, ServerError
from renown.sources.online import patience
from renown.sources.online.patience import ImpatientError, Patience, unpacked
from renown.sources.online.server import Server, Sort

CARDS_AT_ONCE = 100
DAV_ANSWER, COLLECTION = 64 << 20, 512 << 20
"""Bytes of one answer, and of all objects in a collection."""

_TRIES = 3
_REDIRECTS = (301, 302, 307, 308)
_NAMESPACES = {"d": "DAV:", "c": "", "cs": "http://calendarserver.org/ns/"}
_FAULTS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ImpatientError, zlib.error, UnicodeError)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How CardDAV and CalDAV name the same things."""

    namespace: str
    home: str
    collection: str
    multiget: str
    data: str
    well_known: str
    ending: str


DIALECTS: dict[Sort, Dialect] = {
    "carddav": Dialect(
        "urn:ietf:params:xml:ns:carddav",
        "addressbook-home-set",
        "addressbook",
        "addressbook-multiget",
        "address-data",
        "/.well-known/carddav",
        ".vcf",
    ),
    "caldav": Dialect(
        "urn:ietf:params:xml:ns:caldav",
        "calendar-home-set",
        "calendar",
        "calendar-multiget",
        "calendar-data",
        "/.well-known/caldav",
        ".ics",
    ),
}


@dataclass(frozen=True, slots=True)
class Collection:
    """An address book or a calendar: where, what its owner calls it, and the state it is in."""

    url: str
    name: str
    state: str


@contextmanager
def signed_in(server: Server, password: str) -> Iterator[Dav]:
    """A server one may ask. Raises ServerError when it cannot be reached, refuses, or goes away."""
    asked = {"Accept-Encoding": "identity"}
    with httpx.Client(
        auth=(server.user, password), headers=asked, timeout=patience.SECONDS, follow_redirects=False
    ) as client:
        try:
            yield Dav(client, server)
        except _FAULTS as error:
            words = str(error) or type(error).__name__
            raise ServerError(
                f"{server.host}: the connection ended ({words})",
                hint="what was imported before stands; run it again",
            ) from error


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server said: its status, where it sends one on to, and the words, if they are wanted."""

    status: int
    location: str
    content: bytes


class _Line:
    """The connection to a server, and the patience with it."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self._patience = Patience(DAV_ANSWER)
        self._socket: socket.socket | None = None

    def ask(self, method: str, url: str, headers: dict[str, str], body: bytes) -> _Answer:
        """One answer, read whole. Raises ImpatientError when that takes too long or is too much."""
        self._patience.begin()
        # Until the head of the answer is there nothing is in our hands: a server may send it letter by letter.
        watch = threading.Timer(patience.SECONDS, self._hang_up)
        watch.daemon = True
        watch.start()
        try:
            with self._client.stream(
                method, url, headers=headers, content=body, extensions={"trace": self._noticed}
            ) as answer:
                watch.cancel()
                words = b"".join(self._words(answer)) if answer.status_code == 207 else b""
                return _Answer(answer.status_code, answer.headers.get("location", ""), words)
        except httpx.TransportError:
            self._patience.left()
            raise
        finally:
            watch.cancel()

    def _words(self, answer: httpx.Response) -> Iterator[bytes]:
        packed = answer.headers.get("content-encoding", "identity").strip().lower()
        if packed in ("", "identity"):
            yield from self._raw(answer)
        elif packed in ("gzip", "x-gzip", "deflate"):
            yield from unpacked(self._raw(answer), self._patience, DAV_ANSWER)
        else:
            raise ImpatientError(f"it packs its answer as {packed[:40]!r}, which was not asked for")

    def _raw(self, answer: httpx.Response) -> Iterator[bytes]:
        for piece in answer.iter_raw():
            self._patience.took(len(piece))
            self._patience.left()
            yield piece

    def _noticed(self, event: str, told: dict[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = told["return_value"].get_extra_info("socket")

    def _hang_up(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                # Not the method of an encrypted socket, which another thread is reading.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class Dav:
    """One server, asked in one dialect."""

    def __init__(self, client: httpx.Client, server: Server) -> None:
        if server.sort not in DIALECTS:
            raise InputError(f"found {server.sort!r}, expected carddav or caldav")
        self._client, self._server = client, server
        self._line = _Line(client)
        self.sort = server.sort
        self.dialect = DIALECTS[server.sort]

    def collections(self) -> tuple[Collection, ...]:
        """The collections the user has, by address: at the address itself, else in the user's home (RFC 6764)."""
        for start in (self._server.url, urljoin(self._server.url, self.dialect.well_known)):
            there = self._look(start, "1")
            if there and (found := self._collections_in(there)):
                return found
            home = self._home(start)
            if home and (found := self._collections_in(self._look(home, "1"))):
                return found
        raise ServerError(
            f"{self._server.url} shows no {self.dialect.collection} of {self._server.user}",
            hint="give the address that your provider names for " + self._server.sort,
        )

    def download(self, collection: Collection, tell: Callable[[int, int], None]) -> tuple[bytes, str]:
        """Everything in a collection, one object after the other, and the state that it is of.

        tell: called with objects done and objects in all. Raises ServerError when it keeps changing meanwhile.
        """
        state = collection.state
        for _ in range(_TRIES):
            content = b"".join(self._bounded(collection, tell))
            after = self._state(collection.url)
            if after == state:
                return content, state
            state = after
        raise ServerError(f"{collection.name} keeps changing while it is read", hint="try again later")

    def _bounded(self, collection: Collection, tell: Callable[[int, int], None]) -> Iterator[bytes]:
        size = 0
        for content in self._objects(collection.url, tell):
            size += len(content)
            if size > COLLECTION:
                raise ServerError(f"{collection.name} holds more than the {COLLECTION >> 20} MB that are taken at once")
            yield content

    def _objects(self, url: str, tell: Callable[[int, int], None]) -> Iterator[bytes]:
        wanted = sorted(self._members(url))
        for start in range(0, len(wanted), CARDS_AT_ONCE):
            tell(start, len(wanted))
            yield from self._multiget(url, wanted[start : start + CARDS_AT_ONCE])

    def _multiget(self, url: str, wanted: Sequence[str]) -> Iterator[bytes]:
        names = "".join(f"<d:href>{escape(href)}</d:href>" for href in wanted)
        asked = f"<d:prop><d:getetag/><c:{self.dialect.data}/></d:prop>{names}"
        answer = self._ask("REPORT", url, "0", f"c:{self.dialect.multiget}", asked)
        found = {unquote(href): props.get(self._own(self.dialect.data)) for href, props in answer}
        for href in wanted:
            text = found.get(unquote(href))
            if text is not None and (told := (text.text or "").strip()):
                yield told.encode() + b"\r\n"

    def _members(self, url: str) -> dict[str, str]:
        """Objects of a collection and their tags; folders inside it are left out."""
        here = _path(url)
        answer = self._ask("PROPFIND", url, "1", "d:propfind", "<d:prop><d:getetag/><d:resourcetype/></d:prop>")
        return {
            href: props["{DAV:}getetag"].text or ""
            for href, props in answer
            if _path(href) != here and "{DAV:}getetag" in props and not len(props.get("{DAV:}resourcetype", ()))
        }

    def _state(self, url: str) -> str:
        """A name for what a collection holds: the tags of all its objects, which every server has."""
        tags = sorted(self._members(url).items())
        return hashlib.sha256(repr(tags).encode()).hexdigest()[:32]

    def _home(self, start: str) -> str | None:
        who = self._named(start, "{DAV:}current-user-principal", "<d:current-user-principal/>")
        return self._named(who or start, self._own(self.dialect.home), f"<c:{self.dialect.home}/>")

    def _named(self, url: str, name: str, asked: str) -> str | None:
        """The address that a property of a place holds."""
        for _href, props in self._look(url, "0", asked):
            inner = props[name].find("d:href", _NAMESPACES) if name in props else None
            if inner is not None and inner.text:
                return self._same_host(url, inner.text.strip())
        return None

    def _collections_in(self, answer: list[tuple[str, dict[str, Any]]]) -> tuple[Collection, ...]:
        found = []
        for href, props in answer:
            kinds = {child.tag for child in props.get("{DAV:}resourcetype", ())}
            if self._own(self.dialect.collection) in kinds:
                url = self._same_host(self._server.url, href)
                title = props.get("{DAV:}displayname")
                name = (title.text if title is not None else "") or unquote(href).rstrip("/").rsplit("/", 1)[-1]
                found.append(Collection(url, name, self._state(url)))
        return tuple(sorted(found, key=lambda collection: collection.url))

    def _look(
        self, url: str, depth: str, asked: str = "<d:resourcetype/><d:displayname/>"
    ) -> list[tuple[str, dict[str, Any]]]:
        """The properties of a place; nothing where there is no such place."""
        return self._ask("PROPFIND", url, depth, "d:propfind", f"<d:prop>{asked}</d:prop>", may_miss=True)

    def _ask(
        self, method: str, url: str, depth: str, root: str, inner: str, *, may_miss: bool = False
    ) -> list[tuple[str, dict[str, Any]]]:
        """The answers of a multi-status (RFC 4918, 13): place and the properties that were found there."""
        body = f'<?xml version="1.0"?><{root} xmlns:d="DAV:" xmlns:c="{self.dialect.namespace}">{inner}</{root}>'
        answer = self._sent(method, url, depth, body)
        if answer.status in (404, 405, 501) and may_miss:
            return []
        if answer.status == 401:
            raise ServerError(
                f"{self._server.host} refuses {self._server.user} with this password",
                hint="many providers want a password made for one programme (an app password)",
            )
        if answer.status != 207:
            raise ServerError(f"{url} answered {answer.status} to {method}, expected 207 (WebDAV)")
        return _answers(answer.content, url)

    def _sent(self, method: str, url: str, depth: str, body: str) -> _Answer:
        headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
        for _ in range(5):
            answer = self._line.ask(method, url, headers, body.encode())
            if answer.status not in _REDIRECTS or not answer.location:
                return answer
            url = self._same_host(url, answer.location)
        raise ServerError(f"{self._server.host} sends one round and round", hint="check the address")

    def _same_host(self, base: str, place: str) -> str:
        """The address of a place, if it is on the host that the password was given for."""
        own = urlsplit(self._server.url)
        try:
            url = urljoin(base, place)
            parts = urlsplit(url)
            there = parts.scheme, parts.hostname, parts.port
        except ValueError as error:
            raise ServerError(f"{own.hostname} sends one on to {place[:120]!r}, which is no address") from error
        if there != (own.scheme, own.hostname, own.port):
            raise ServerError(
                f"{own.hostname} sends one on to {parts.scheme}://{parts.hostname}",
                hint="if that is your provider too, give its address instead: the password goes to one host only",
            )
        return url

    def _own(self, name: str) -> str:
        return f"{{{self.dialect.namespace}}}{name}"


def _path(href: str) -> str:
    """The path of an address without a slash at its end; the whole of what is no address.

    >>> _path("https://cloud.example/dav/a%20b/"), _path("http://[")
    ('/dav/a b', 'http://[')
    """
    try:
        return unquote(urlsplit(href).path).rstrip("/")
    except ValueError:
        return href


def _answers(content: bytes, url: str) -> list[tuple[str, dict[str, Any]]]:
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        # An encoding that the parser does not know is no fault of syntax to it.
        raise ServerError(f"{url} answered with XML that cannot be read ({error})") from error
    return [
        ((response.findtext("d:href", "", _NAMESPACES) or "").strip(), {prop.tag: prop for prop in _granted(response)})
        for response in root.findall("d:response", _NAMESPACES)
    ]


def _granted(response: Any) -> Iterator[Any]:
    """The properties that the server found."""
    for stat in response.findall("d:propstat", _NAMESPACES):
        prop = stat.find("d:prop", _NAMESPACES)
        if prop is not None and re.search(r"\b200\b", stat.findtext("d:status", "", _NAMESPACES)):
            yield from prop
