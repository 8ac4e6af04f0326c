"""Profile addresses: one canonical form per profile, and the network and key that it names.

Canonical: no scheme, no `www.` or country subdomain, no query, no trailing slash, percent-decoded, NFC,
casefolded; what stands behind the profile's own path (a tab, a language) is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from renown.model.networks import ANY_SERVER, NETWORKS
from renown.model.values.value import strip_marks

_BY_HOST = {host: network for network in NETWORKS.values() for host in network.hosts}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]*:/{1,2}|^//")
_HOST = re.compile(r"(?:[\w](?:[\w\-]{0,61}[\w])?\.)+[\w\-]*[^\W\d][\w\-]*(?::\d{1,5})?")
_SUBDOMAIN = re.compile(r"^(?:www\d?|m|mobile|[a-z]{2})\.(?=.+\..+)")
_FACEBOOK_ID = re.compile(r"(?:^|/)profile\.php\?(?:.*&)?id=(\d+).*$")
_FEDIVERSE = re.compile(r"^@([\w.\-]+)@((?:[\w\-]+\.)+[\w\-]+)$")
_ROUNDS = 8
_ABSOLUTE = re.compile(r"https?://(?:[\w.\-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#][^\s\x00-\x1f\\]*)?", re.IGNORECASE)
_BARE = re.compile(r"[\w.\-]+(?::\d{1,5})?(?:/[^\s\x00-\x1f\\]*)?")


@dataclass(frozen=True, slots=True)
class ProfileType:
    """Profile addresses."""

    name: str = "profile"
    telling: float = 1.0

    def clean(self, raw: str) -> str | None:
        """The canonical address, or None when the text is none.

        >>> PROFILE.clean("https://de.linkedin.com/in/Zo%C3%AB-Doe-1a2b/?trk=x")
        'linkedin.com/in/zoë-doe-1a2b'
        >>> PROFILE.clean("@Jane@social.example"), PROFILE.clean("http://twitter.com/JaneDoe/")
        ('social.example/@jane', 'x.com/janedoe')
        """
        text = strip_marks(raw)
        # Percent signs may hide further percent signs, queries and capitals: cut until nothing changes.
        for _ in range(_ROUNDS):
            before, text = text, _cut(text)
            if text == before:
                return text or None
        return None

    def validate(self, value: str) -> bool:
        """Whether this is a canonical address.

        >>> PROFILE.validate("github.com/jane"), PROFILE.validate("https://github.com/jane")
        (True, False)
        """
        return self.clean(value) == value

    def compare(self, a: str, b: str) -> float:
        """1.0 for the same profile, else 0.0.

        >>> PROFILE.compare("github.com/jane", "github.com/john")
        0.0
        """
        return 1.0 if a == b else 0.0

    def show(self, value: str) -> str:
        """The address to open.

        >>> PROFILE.show("github.com/jane")
        'https://github.com/jane'
        """
        return f"https://{value}"


def link_to(address: str | None) -> str | None:
    """The address that a page may link to: absolute, `https` where none is said; None for what is no page's.

    >>> link_to("linkedin.com/in/jane"), link_to(" HTTP://Example.org/a?b=c#d"), link_to("example.org:8080")
    ('https://linkedin.com/in/jane', 'HTTP://Example.org/a?b=c#d', 'https://example.org:8080')
    >>> link_to("javascript:alert(1)"), link_to("//example.org"), link_to("mailto:a@example.org"), link_to("/people")
    (None, None, None, None)
    """
    text = strip_marks(address or "")
    if _ABSOLUTE.fullmatch(text):
        return text
    return f"https://{text}" if _BARE.fullmatch(text) and PROFILE.clean(text) else None


def network_of(url: str) -> str | None:
    """The network a profile address belongs to, or None when it is no known profile page.

    >>> network_of("https://www.linkedin.com/in/jane"), network_of("https://social.example/@jane")
    ('linkedin', 'mastodon')
    >>> network_of("https://example.org/about") is None
    True
    """
    found = _known(url)
    return found[0] if found else None


def is_known(canonical: str) -> bool:
    """Whether a canonical address is a profile page of a known network.

    >>> is_known("linkedin.com/in/jane"), is_known("example.org/about")
    (True, False)
    """
    return _named(canonical) is not None


def key_of(url: str) -> str | None:
    """What identifies the profile on its network: LinkedIn's slug, a handle, `user@host`; None when unknown.

    >>> key_of("www.linkedin.com/in/Jane-Doe/"), key_of("https://social.example/@jane")
    ('jane-doe', 'jane@social.example')
    """
    found = _known(url)
    return found[1] if found else None


def _known(url: str) -> tuple[str, str] | None:
    canonical = PROFILE.clean(url)
    return None if canonical is None else _named(canonical)


def _named(canonical: str) -> tuple[str, str] | None:
    host, _, path = canonical.partition("/")
    network = _BY_HOST.get(host)
    if network:
        found = _match(network.paths, path)
        return (network.key, found["key"]) if found else None
    network_of_any_host, paths = ANY_SERVER
    match = _match(paths, path)
    return (network_of_any_host, f"{match['key']}@{host}") if match else None


def _match(paths: tuple[str, ...], path: str) -> re.Match[str] | None:
    return next((m for pattern in paths if (m := re.match(pattern, path))), None)


def _cut(text: str) -> str:
    text = strip_marks(unquote(text)).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if fediverse := _FEDIVERSE.match(text):
        return f"{fediverse[2]}/@{fediverse[1]}"
    text = _SCHEME.sub("", _FACEBOOK_ID.sub(r"/\1", text) if "profile.php" in text else text)
    host, _, path = re.split(r"[?#]", text, maxsplit=1)[0].partition("/")
    host = _SUBDOMAIN.sub("", host.strip("."))
    if not _HOST.fullmatch(host) or " " in path:
        return ""
    return _joined(host, re.sub(r"/{2,}", "/", path).strip("/"))


def _joined(host: str, path: str) -> str:
    network = _BY_HOST.get(host)
    if network is None:
        return f"{host}/{path}".rstrip("/")
    match = _match(network.paths, path)
    return f"{network.hosts[0]}/{match[0] if match else path}".rstrip("/")


PROFILE = ProfileType()
"""The value type of profile addresses."""
