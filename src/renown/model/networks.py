"""The network registry: everything the house knows of a platform beyond its importer stands here, one entry each.

Invariant: no room outside `sources` and `demo` names a network; what a page, a letter or a rule assumes of one is
read from here. A network without an entry (the user may give any name to a table) is taken for a plain one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

MAIL = "email"
"""The network whose accounts are mail addresses: the key is the address. Mail and calendars speak of it."""

CONTACTS = "contacts"
"""The network of address books: an account is a card, and its groups are what the owner chose."""


NOTED = "noted"
"""Not a platform: contact that the owner noted and no source shows."""


@dataclass(frozen=True, slots=True)
class Network:
    """A platform or a medium.

    key: what rows hold. name: as it is shown.
    one_each: one person has one account there, so that two accounts speak against one person.
    opaque: keys there are numbers or marks that tell people nothing; an account without a handle is shown by its name.
    place, sign: what a place there is called, and the sign before a place's name. dotted: a place is named like a
    host (RFC 2919), and the first part of it is enough in a list.
    messages: what private messages are called there.
    profile: the parts of one's own profile that an export shows; None where nobody has a profile to look after.
    hosts: the host of profile pages to store first, then others that mean the same. paths: patterns of a profile's
    path; the group `key` is what identifies the profile there. page: the canonical address of a handle's profile.
    """

    key: str
    name: str
    one_each: bool = False
    opaque: bool = False
    place: str = "group"
    sign: str = ""
    dotted: bool = False
    messages: str = "messages"
    profile: tuple[str, ...] | None = ()
    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    page: str = ""

    def page_of(self, handle: str | None) -> str | None:
        """The canonical address of the profile of a handle; None where handles lead to none.

        >>> describe("x").page_of("jane"), describe("slack").page_of("jane")
        ('x.com/jane', None)
        """
        return self.page.format(handle) if self.page and handle else None

    def place_name(self, name: str, short: bool = False) -> str:
        """A place as its people call it; short: as it stands in a list of places.

        >>> describe("slack").place_name("maps"), describe("email").place_name("dev.lists.example")
        ('#maps', 'dev.lists.example')
        >>> describe("email").place_name("dev.lists.example", short=True)
        'dev'
        """
        return self.sign + ((short and self.dotted and name.partition(".")[0]) or name)

    def act_name(self, kind: str) -> str:
        """A kind of act as it is called there.

        >>> describe("slack").act_name("message"), describe("slack").act_name("reply")
        ('direct messages', 'reply')
        """
        return self.messages if kind in ("message", "mail") else kind

    def account_name(self, key: str, handle: str | None, name: str | None) -> str:
        """What an account is called where several of one person stand side by side.

        >>> describe("contacts").account_name("5ffe-81b", None, "Jane Doe")
        'Jane Doe'
        >>> describe("x").account_name("12", "jane", "Jane Doe")
        'jane'
        """
        return handle or (self.opaque and name) or key


_WORD = r"(?P<key>[\w.\-]+)$"
_NAME = r"(?P<key>\w+)$"
_X_PAGES = r"(?!(?:home|i|intent|search|hashtag|share|settings|explore|login|notifications|messages)(?:/|$))"
_GITHUB_PAGES = r"(?!(?:orgs|topics|search|login|settings|features|about|marketplace|sponsors|apps)(?:/|$))"

NETWORKS: dict[str, Network] = {
    network.key: network
    for network in (
        Network(
            "slack",
            "Slack",
            one_each=True,
            opaque=True,
            place="channel",
            sign="#",
            messages="direct messages",
            profile=("headline",),
        ),
        Network(
            "x",
            "X",
            opaque=True,
            messages="direct messages",
            profile=("headline",),
            hosts=("x.com", "twitter.com"),
            paths=(rf"{_X_PAGES}@?(?P<key>\w{{1,15}})$", r"i/user/(?P<key>\d+)"),
            page="x.com/{}",
        ),
        Network(
            "linkedin",
            "LinkedIn",
            one_each=True,
            profile=("headline", "position", "skill", "education", "url"),
            hosts=("linkedin.com",),
            paths=(r"in/(?P<key>[^/]+)",),
        ),
        Network(
            "telegram",
            "Telegram",
            opaque=True,
            messages="chats",
            profile=("headline",),
            hosts=("t.me", "telegram.me"),
            paths=(_NAME,),
            page="t.me/{}",
        ),
        Network(MAIL, "e-mail", place="list", dotted=True, messages="mails", profile=None),
        Network(CONTACTS, "address book", opaque=True, profile=None),
        Network(NOTED, "your notes", messages="words", profile=None),
        Network(
            "facebook",
            "Facebook",
            one_each=True,
            hosts=("facebook.com", "fb.com"),
            paths=(
                r"people/[^/]+/(?P<key>\d+)",
                r"(?P<key>[a-z0-9.]+)$",
            ),
        ),
        Network(
            "instagram",
            "Instagram",
            hosts=("instagram.com",),
            paths=(r"(?!(?:p|reel|explore|stories)(?:/|$))(?P<key>[\w.]+)$",),
        ),
        Network("threads", "Threads", hosts=("threads.com", "threads.net"), paths=(r"@(?P<key>[\w.]+)$",)),
        Network("whatsapp", "WhatsApp", one_each=True),
        Network("tiktok", "TikTok", hosts=("tiktok.com",), paths=(r"@(?P<key>[\w.]+)",)),
        Network(
            "youtube",
            "YouTube",
            hosts=("youtube.com",),
            paths=(
                r"@(?P<key>[\w.\-]+)",
                r"(?:channel|c|user)/(?P<key>[^/]+)",
            ),
        ),
        Network("bluesky", "Bluesky", hosts=("bsky.app",), paths=(r"profile/(?P<key>[\w.:\-]+)",)),
        Network("mastodon", "Mastodon"),
        Network("xing", "XING", one_each=True, hosts=("xing.com",), paths=(r"profile/(?P<key>[^/]+)",)),
        Network("reddit", "Reddit", hosts=("reddit.com",), paths=(r"(?:u|user)/(?P<key>[\w\-]+)",)),
        Network("medium", "Medium", hosts=("medium.com",), paths=(r"@(?P<key>[\w.\-]+)",)),
        Network("pinterest", "Pinterest", hosts=("pinterest.com",), paths=(_NAME,)),
        Network("vk", "VK", hosts=("vk.com", "vkontakte.ru"), paths=(_WORD,)),
        Network("twitch", "Twitch", hosts=("twitch.tv",), paths=(_NAME,)),
        Network(
            "github", "GitHub", hosts=("github.com",), paths=(rf"{_GITHUB_PAGES}(?P<key>[a-z0-9][a-z0-9\-]{{0,38}})$",)
        ),
        Network("gitlab", "GitLab", hosts=("gitlab.com",), paths=(_WORD,)),
        Network("stackoverflow", "Stack Overflow", hosts=("stackoverflow.com",), paths=(r"users/(?P<key>\d+)",)),
        Network(
            "orcid", "ORCID", one_each=True, hosts=("orcid.org",), paths=(r"(?P<key>\d{4}-\d{4}-\d{4}-\d{3}[\dx])",)
        ),
    )
}
"""Key -> network: those that are imported, and those whose profile pages are known."""

ANY_SERVER = ("mastodon", (r"@(?P<key>\w[\w.\-]*)$", r"users/(?P<key>\w[\w.\-]*)$"))
"""The network whose profiles live on any host, known by their path alone; their key is `user@host`."""


@cache
def describe(key: str) -> Network:
    """The network of a key; one that has no entry is shown by its key and assumes nothing.

    >>> describe("linkedin").name, describe("our forum").name
    ('LinkedIn', 'our forum')
    """
    return NETWORKS.get(key) or Network(key, key)


def name_of(key: str) -> str:
    """The network as it is shown.

    >>> name_of("slack")
    'Slack'
    """
    return describe(key).name


def address_of(network: str, key: str | None, email: str | None) -> str | None:
    """The mail address of an account: the one it states, else its key where keys are addresses.

    >>> address_of("email", "jane@example.org", None), address_of("x", "12", None)
    ('jane@example.org', None)
    """
    return email or (key if network == MAIL else None)


ONE_EACH: tuple[str, ...] = tuple(n.key for n in NETWORKS.values() if n.one_each)
"""Networks where one person has one account."""
