"""Who is who in one export: keys of accounts, names that stand for exactly one of them, and the owner.

Invariant: a person without a profile address is matched to one only if exactly one profile in the same export
bears the name; `LinkedIn Member` (deleted or hidden) is nobody, and never the same nobody twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from renown.errors import InputError
from renown.model.ids import hash63
from renown.model.rows import AccountRow
from renown.model.values import NAME, PROFILE
from renown.model.values.name import fold
from renown.model.values.profile import key_of
from renown.sources.roll import Roll

NETWORK = "linkedin"
HIDDEN = "a hidden or deleted member"

_MEMBERS = ("LinkedIn Member", "LinkedIn-Mitglied", "Membre de LinkedIn", "Miembro de LinkedIn", "Usuário do LinkedIn")
_MORE = ("Membro do LinkedIn", "Membro di LinkedIn", "LinkedIn-lid", "Medlem på LinkedIn", "Пользователь LinkedIn")
_NOBODY = frozenset(map(fold, _MEMBERS + _MORE))
_COMPANY = ("linkedin.com/company/", "linkedin.com/showcase/", "linkedin.com/school/")


@lru_cache(maxsize=65536)
def slug_of(url: str) -> str | None:
    """The key of a profile or company address, or None.

    >>> slug_of("www.linkedin.com/in/Jane-Doe/"), slug_of("https://www.linkedin.com/company/acme")
    ('jane-doe', 'company:acme')
    """
    canonical = PROFILE.clean(url) if url else None
    if canonical is None or not canonical.startswith("linkedin.com/"):
        return None
    if canonical.startswith(_COMPANY):
        return f"company:{canonical.split('/')[2]}"
    return key_of(canonical)


@dataclass(slots=True)
class Signs:
    """What tells the owner: profiles and names that stand where only the owner can, and who is in each conversation."""

    slugs: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    conversations: dict[str, set[str]] = field(default_factory=dict)
    oldest: str = ""

    def everywhere(self) -> str | None:
        """The one profile that stands in more than half of all conversations, of which there are several."""
        seen = Counter(slug for slugs in self.conversations.values() for slug in slugs)
        common = [slug for slug, count in seen.items() if count > len(self.conversations) / 2 and count > 1]
        return common[0] if len(common) == 1 else None


@dataclass(slots=True)
class People:
    """Everybody met so far. `owner` is a key, `owner_name` as the profile or the direction of messages says."""

    slugs: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    days: dict[str, set[str]] = field(default_factory=dict)
    signs: Signs = field(default_factory=Signs)
    owner: str = ""
    owner_name: str = ""
    _roll: Roll = field(default_factory=lambda: Roll(NETWORK))

    def learn(self, name: str, url: str) -> None:
        """Note, before anything is read, that a profile bears a name."""
        if (slug := slug_of(url)) and (folded := fold(name)) and folded not in _NOBODY:
            self.slugs.setdefault(folded, set()).add(slug)
            self.names.setdefault(slug, name)

    def learn_connection(self, name: str, url: str, day: str) -> None:
        """The same for a connection; those without an address are told apart by the day if they share a name."""
        self.learn(name, url)
        if not slug_of(url) and name:
            self.days.setdefault(fold(name), set()).add(day)

    def settle(self, given: str | None) -> None:
        """Decide who the owner is: as given, by where only the owner can stand, by name, else without a name.

        given: the profile's address, slug or full name the user named; a mail address says nothing here.

        An export that tells nothing of its owner (connections alone) gets a key made of its oldest connection,
        which the owner's next export shares.

        Raises:
            InputError: not even that is there.
        """
        given = (given or "").strip()
        named = next((name for name, _ in self.signs.names.most_common(1)), "")
        self.owner_name = (given if " " in given else "") or self.owner_name or named
        # A mail address names the owner elsewhere; here it would make one person two.
        slug = slug_of(given) or (given.casefold() if given and not {" ", "@"} & set(given) else None)
        slug = slug or next((slug for slug, _ in self.signs.slugs.most_common(1)), None)
        slug = slug or self._slug_by_name(self.owner_name) or self.signs.everywhere()
        self.owner_name = self.owner_name or self.names.get(slug or "", "")
        self.owner = slug or self._nameless()

    def key(self, name: str, url: str = "") -> str | None:
        """The key of whom a row names; None for nobody."""
        if slug := slug_of(url):
            return slug
        folded = fold(name)
        if not folded or folded in _NOBODY:
            return None
        if folded == fold(self.owner_name):
            return self.owner
        return self._slug_by_name(name) or f"name:{folded}"

    def connection_key(self, name: str, url: str, day: str) -> str | None:
        """The key of a connection. Namesakes without an address stay apart by the day they connected."""
        folded = fold(name)
        if not slug_of(url) and folded and folded not in _NOBODY and len(self.days.get(folded, ())) > 1:
            return f"name:{folded}@{day}"
        return self.key(name, url)

    def known(self, name: str) -> bool:
        """Whether the export knows somebody of this name otherwise."""
        folded = fold(name)
        return folded in self.slugs or folded in self.days or (bool(folded) and folded == fold(self.owner_name))

    def meet(self, key: str, name: str = "") -> Iterator[AccountRow]:
        """The account, the first time it is met and once more when its name becomes known."""
        if name or key not in self._roll:
            yield from self._roll.learn(self._row(key, NAME.clean(name)))

    def account(
        self,
        key: str,
        name: str | None,
        email: str | None = None,
        headline: str | None = None,
        organisation: str | None = None,
    ) -> AccountRow:
        """What the export says of an account."""
        row = replace(self._row(key, name), email=email, headline=headline, organisation=organisation)
        return self._roll.enter(row)

    def _row(self, key: str, name: str | None) -> AccountRow:
        company = key.startswith("company:")
        url = None if ":" in key else f"linkedin.com/in/{key}"
        return AccountRow(
            NETWORK,
            key,
            None,
            name,
            url=f"linkedin.com/company/{key[8:]}" if company else url,
            kind="organisation" if company else "person",
            owner=key == self.owner,
        )

    def _nameless(self) -> str:
        if folded := fold(self.owner_name):
            return f"name:{folded}"
        if self.signs.oldest:
            return f"owner:{hash63(self.signs.oldest)}"
        raise InputError("this part of a LinkedIn export does not say whose it is", hint="Give your profile's address")

    def _slug_by_name(self, name: str) -> str | None:
        found = self.slugs.get(fold(name), set())
        return next(iter(found)) if len(found) == 1 else None
