"""Profile addresses: one canonical form per profile, and the network and key that it names.

Canonical: no scheme, no `www.` or country subdomain, no query, no trailing slash, percent-decoded, NFC,
casefolded; what stands behind the profile's own path (a tab, a language) is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from renown.model.values.value import strip_marks


@dataclass(frozen=True, slots=True)
class Site:
    """A network's profile pages.

    hosts: the host to store first, then others that mean the same.
    paths: patterns of a profile's path; the group `key` is what identifies the profile there.
    """

    network: str
    hosts: tuple[str, ...]
    paths: tuple[str, ...]


_WORD = r"(?P<key>[\w.\-]+)"
_X_PAGES = r"(?!(?:home|i|intent|search|hashtag|share|settings|explore|login|notifications|messages)(?:/|$))"
_GITHUB_PAGES = r"(?!(?:orgs|topics|search|login|settings|features|about|marketplace|sponsors|apps)(?:/|$))"

SITES: tuple[Site, ...] = (
    Site("linkedin", ("linkedin.com",), (r"in/(?P<key>[^/]+)",)),
    Site("x", ("x.com", "twitter.com"), (rf"{_X_PAGES}@?(?P<key>\w{{1,15}})$", r"i/user/(?P<key>\d+)")),
    Site("github", ("github.com",), (rf"{_GITHUB_PAGES}(?P<key>[a-z0-9][a-z0-9\-]{{0,38}})$",)),
    Site("gitlab", ("gitlab.com",), (rf"{_WORD}$",)),
    Site("stackoverflow", ("stackoverflow.com",), (r"users/(?P<key>\d+)",)),
    Site("facebook", ("facebook.com", "fb.com"), (r"people/[^/]+/(?P<key>\d+)", r"(?P<key>[a-z0-9.]+)$")),
    Site("instagram", ("instagram.com",), (r"(?!(?:p|reel|explore|stories)(?:/|$))(?P<key>[\w.]+)$",)),
    Site("threads", ("threads.com", "threads.net"), (r"@(?P<key>[\w.]+)$",)),
    Site("tiktok", ("tiktok.com",), (r"@(?P<key>[\w.]+)",)),
    Site("youtube", ("youtube.com",), (r"@(?P<key>[\w.\-]+)", r"(?:channel|c|user)/(?P<key>[^/]+)")),
    Site("bluesky", ("bsky.app",), (r"profile/(?P<key>[\w.:\-]+)",)),
    Site("xing", ("xing.com",), (r"profile/(?P<key>[^/]+)",)),
    Site("reddit", ("reddit.com",), (r"(?:u|user)/(?P<key>[\w\-]+)",)),
    Site("medium", ("medium.com",), (r"@(?P<key>[\w.\-]+)",)),
    Site("pinterest", ("pinterest.com",), (r"(?P<key>\w+)$",)),
    Site("telegram", ("t.me", "telegram.me"), (r"(?P<key>\w+)$",)),
    Site("vk", ("vk.com", "vkontakte.ru"), (rf"{_WORD}$",)),
    Site("twitch", ("twitch.tv",), (r"(?P<key>\w+)$",)),
    Site("orcid", ("orcid.org",), (r"(?P<key>\d{4}-\d{4}-\d{4}-\d{3}[\dx])",)),
)
"""Every network whose profile pages are known; Mastodon's are known by their path on any other host."""

_BY_HOST = {host: site for site in SITES for host in site.hosts}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]*:/{1,2}|^//")
_HOST = re.compile(r"(?:[\w](?:[\w\-]{0,61}[\w])?\.)+[\w\-]*[^\W\d][\w\-]*(?::\d{1,5})?")
_SUBDOMAIN = re.compile(r"^(?:www\d?|m|mobile|[a-z]{2})\.(?=.+\..+)")
_FACEBOOK_ID = re.compile(r"(?:^|/)profile\.php\?(?:.*&)?id=(\d+).*$")
_FEDIVERSE = re.compile(r"^@([\w.\-]+)@((?:[\w\-]+\.)+[\w\-]+)$")
_ANY_SERVER = (re.compile(r"@(?P<key>\w[\w.\-]*)$"), re.compile(r"users/(?P<key>\w[\w.\-]*)$"))
_ROUNDS = 8


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
    site = _BY_HOST.get(host)
    if site:
        found = _match(site, path)
        return (site.network, found["key"]) if found else None
    for pattern in _ANY_SERVER:
        if match := pattern.fullmatch(path):
            return "mastodon", f"{match['key']}@{host}"
    return None


def _match(site: Site, path: str) -> re.Match[str] | None:
    return next((m for pattern in site.paths if (m := re.match(pattern, path))), None)


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
    site = _BY_HOST.get(host)
    if site is None:
        return f"{host}/{path}".rstrip("/")
    match = _match(site, path)
    return f"{site.hosts[0]}/{match[0] if match else path}".rstrip("/")


PROFILE = ProfileType()
"""The value type of profile addresses."""
