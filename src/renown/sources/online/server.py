"""What is known of a server: of which sort it is, its address, and as whom one signs in.

Invariant: a password is never part of an address, of an error, or of anything that is printed.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import unquote, urlsplit

from renown.errors import InputError

Sort = Literal["imap", "carddav", "caldav"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_SCHEMES = {"imaps": "imap", "imap": "imap", "carddavs": "carddav", "caldavs": "caldav"}
_EXPECTED = "expected imaps://USER@HOST for mail, or https://USER@HOST/PATH with --as carddav or caldav"


@dataclass(frozen=True, slots=True)
class Server:
    """A server: `url` is without user and password; `secure` whether it is encrypted from the first byte."""

    sort: Sort
    url: str
    user: str
    host: str
    port: int | None
    secure: bool

    @property
    def here(self) -> bool:
        """Whether it runs on this machine."""
        return is_here(self.host)


def read_server(address: str, user: str = "", sort: str | None = None) -> Server:
    """A server from the address a person typed.

    sort: imap, carddav or caldav, where the address does not say. Raises InputError.

    >>> read_server("imaps://ana%40postbox.example@mail.postbox.example").user
    'ana@postbox.example'
    >>> read_server("http://cloud.example/dav", "ana", "carddav")
    Traceback (most recent call last):
    ...
    renown.errors.InputError: http://cloud.example/dav would send the password unencrypted. Use https
    """
    parts = urlsplit(address)
    if parts.password:
        raise InputError("found a password in the address", hint="leave it out: it is asked for, and never printed")
    found = sort or _SCHEMES.get(parts.scheme, "")
    if found not in SORTS or not parts.hostname or (found == "imap") != parts.scheme.startswith("imap"):
        raise InputError(f"found {address!r}, {_EXPECTED}")
    who = user or unquote(parts.username or "")
    if not who:
        raise InputError(f"{address} says nobody's name", hint="write it before the host, as in imaps://ana@host")
    return _server(found, address, who)


def _server(sort: Sort, address: str, user: str) -> Server:
    parts = urlsplit(address)
    host = parts.hostname or ""
    scheme = "https" if parts.scheme in ("carddavs", "caldavs") else parts.scheme
    secure = scheme in ("imaps", "https")
    url = f"{scheme}://{host}{f':{parts.port}' if parts.port else ''}{parts.path}"
    if scheme == "http" and not is_here(host):
        raise InputError(f"{url} would send the password unencrypted", hint="use https")
    return Server(sort, url, user, host, parts.port, secure)


def is_here(host: str) -> bool:
    """Whether a host is this machine.

    >>> is_here("localhost"), is_here("127.0.0.1"), is_here("mail.postbox.example")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
