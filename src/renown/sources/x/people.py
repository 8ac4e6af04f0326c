"""People on X: the number is the key, the handle is learned from wherever the archive names both.

Invariants: ids stay texts (they exceed what a float holds); a person known by handle only has the key
`@handle`, and is settled to the number at the end if the archive tells it anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from renown.model.networks import describe
from renown.model.rows import AccountRow
from renown.model.values.handle import HANDLE
from renown.model.values.name import NAME
from renown.sources.roll import Roll
from renown.sources.shape import name_of

NETWORK = "x"


def valid_id(value: str | None) -> str | None:
    """The id, or None for what stands there when X does not know it (`-1`, `0`).

    >>> valid_id("12"), valid_id("-1"), valid_id("0"), valid_id(None)
    ('12', None, None, None)
    """
    return value if value and value.isascii() and value.isdigit() and value.strip("0") else None


class People(Roll):
    """Everybody an archive names, and what is known of each."""

    def __init__(self) -> None:
        super().__init__(NETWORK)
        self._ids: dict[str, str] = {}

    def own(self, key: str, handle: str | None, name: str | None, email: str | None, bio: str | None) -> AccountRow:
        """The owner's account, as the archive states it."""
        self.owner = key
        clean = self._noted(key, handle)
        account = AccountRow(NETWORK, key, clean, NAME.clean(name or ""), email, profile_url(key, clean), owner=True)
        return self.enter(replace(account, headline=NAME.clean(bio or "")))

    def meet(self, key: str | None, name: object = None, handle: str | None = None) -> Iterator[AccountRow]:
        """Give the account the first time it is met, and again when its handle is learned."""
        if key is None:
            return
        clean = self._noted(key, handle)
        if clean or name or key not in self:
            yield from self.learn(AccountRow(NETWORK, key, clean, name_of(name), url=profile_url(key, clean)))

    def key(self, key: str | None, handle: str | None) -> str | None:
        """What to store a person under: the number, else `@handle`, else None."""
        clean = HANDLE.clean(handle or "")
        return valid_id(key) or (f"@{clean}" if clean else None)

    def settled(self, key: str) -> str:
        """The number of a person who was known by handle only, if it has been learned since."""
        return self._ids.get(key[1:], key) if key.startswith("@") else key

    def settle(self, key: str) -> Iterator[AccountRow]:
        """Give the account of a person whose number never showed."""
        if key.startswith("@"):
            yield from self.learn(AccountRow(NETWORK, key, key[1:], url=profile_url(key, key[1:])))

    def _noted(self, key: str, handle: str | None) -> str | None:
        clean = HANDLE.clean(handle or "")
        if clean:
            self._ids.setdefault(clean, key)
        return clean


def profile_url(key: str, handle: str | None) -> str:
    """The profile's canonical address.

    >>> profile_url("12", "jane"), profile_url("12", None)
    ('x.com/jane', 'x.com/i/user/12')
    """
    return describe(NETWORK).page_of(handle) or f"x.com/i/user/{key}"
