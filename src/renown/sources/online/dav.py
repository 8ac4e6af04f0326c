"""Address books and calendars from a WebDAV server (RFC 4918, 6352 CardDAV, 4791 CalDAV, 6764 where to begin).

Invariant: a collection is taken whole, as it stands at one state, or not at all; only asking methods are used
(PROPFIND, REPORT); the password goes to the host it was given for and to no other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.sax.saxutils import escape

import httpx
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from renown.errors import InputError, ServerError
from renown.sources.online.server import PATIENCE, Server, Sort

CARDS_AT_ONCE = 100
_TRIES = 3
_REDIRECTS = (301, 302, 307, 308)
_NAMESPACES = {"d": "DAV:", "c": "", "cs": "http://calendarserver.org/ns/"}
_FAULTS = (httpx.HTTPError, httpx.InvalidURL)


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
    with httpx.Client(auth=(server.user, password), timeout=PATIENCE, follow_redirects=False) as client:
        try:
            yield Dav(client, server)
        except _FAULTS as error:
            words = str(error) or type(error).__name__
            raise ServerError(
                f"{server.host}: the connection ended ({words})",
                hint="what was imported before stands; run it again",
            ) from error


class Dav:
    """One server, asked in one dialect."""

    def __init__(self, client: httpx.Client, server: Server) -> None:
        if server.sort not in DIALECTS:
            raise InputError(f"found {server.sort!r}, expected carddav or caldav")
        self._client, self._server = client, server
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
            content = b"".join(self._objects(collection.url, tell))
            after = self._state(collection.url)
            if after == state:
                return content, state
            state = after
        raise ServerError(f"{collection.name} keeps changing while it is read", hint="try again later")

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
        here = unquote(urlsplit(url).path).rstrip("/")
        answer = self._ask("PROPFIND", url, "1", "d:propfind", "<d:prop><d:getetag/><d:resourcetype/></d:prop>")
        return {
            href: props["{DAV:}getetag"].text or ""
            for href, props in answer
            if unquote(urlsplit(href).path).rstrip("/") != here
            and "{DAV:}getetag" in props
            and not len(props.get("{DAV:}resourcetype", ()))
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
                return self._same_host(urljoin(url, inner.text.strip()))
        return None

    def _collections_in(self, answer: list[tuple[str, dict[str, Any]]]) -> tuple[Collection, ...]:
        found = []
        for href, props in answer:
            kinds = {child.tag for child in props.get("{DAV:}resourcetype", ())}
            if self._own(self.dialect.collection) in kinds:
                url = self._same_host(urljoin(self._server.url, href))
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
        if answer.status_code in (404, 405, 501) and may_miss:
            return []
        if answer.status_code == 401:
            raise ServerError(
                f"{self._server.host} refuses {self._server.user} with this password",
                hint="many providers want a password made for one programme (an app password)",
            )
        if answer.status_code != 207:
            raise ServerError(f"{url} answered {answer.status_code} to {method}, expected 207 (WebDAV)")
        return _answers(answer.content, url)

    def _sent(self, method: str, url: str, depth: str, body: str) -> httpx.Response:
        headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
        for _ in range(5):
            answer = self._client.request(method, url, headers=headers, content=body.encode())
            if answer.status_code not in _REDIRECTS or "location" not in answer.headers:
                return answer
            url = self._same_host(urljoin(url, answer.headers["location"]))
        raise ServerError(f"{self._server.host} sends one round and round", hint="check the address")

    def _same_host(self, url: str) -> str:
        """The address, if it is on the host that the password was given for."""
        parts, own = urlsplit(url), urlsplit(self._server.url)
        if (parts.scheme, parts.hostname, parts.port) != (own.scheme, own.hostname, own.port):
            raise ServerError(
                f"{own.hostname} sends one on to {parts.scheme}://{parts.hostname}",
                hint="if that is your provider too, give its address instead: the password goes to one host only",
            )
        return url

    def _own(self, name: str) -> str:
        return f"{{{self.dialect.namespace}}}{name}"


def _answers(content: bytes, url: str) -> list[tuple[str, dict[str, Any]]]:
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise ServerError(f"{url} answered with XML that cannot be read ({error})") from error
    return [
        (response.findtext("d:href", "", _NAMESPACES).strip(), {prop.tag: prop for prop in _granted(response)})
        for response in root.findall("d:response", _NAMESPACES)
    ]


def _granted(response: Any) -> Iterator[Any]:
    """The properties that the server found."""
    for stat in response.findall("d:propstat", _NAMESPACES):
        prop = stat.find("d:prop", _NAMESPACES)
        if prop is not None and re.search(r"\b200\b", stat.findtext("d:status", "", _NAMESPACES)):
            yield from prop
