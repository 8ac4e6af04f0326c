"""The roll of accounts: each is given the first time it is met, and again when more is known of it.

Invariant: an account is given before the first row that names it; one that is merely met again gives no row.
"""

from __future__ import annotations

from collections.abc import Iterator

from renown.model.rows import AccountRow

_TOLD = ("handle", "name", "email", "url", "headline", "organisation")


class Roll:
    """Everybody given so far."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __contains__(self, key: str) -> bool:
        """Whether an account was given."""
        return key in self._known

    def meet(self, account: AccountRow) -> Iterator[AccountRow]:
        """The account, if it is new or says what none of its rows said before.

        >>> roll = Roll()
        >>> [len(list(roll.meet(AccountRow("x", "12", name=name)))) for name in (None, "Jane", None, "Jane Doe")]
        [1, 1, 0, 0]
        """
        known = self._known.get(account.key)
        if known is None or _says(account) & ~known:
            yield self.enter(account)

    def enter(self, account: AccountRow) -> AccountRow:
        """The account, whatever was said before: a list of accounts has the last word."""
        self._known[account.key] = self._known.get(account.key, 0) | _says(account)
        return account


def _says(account: AccountRow) -> int:
    return sum(1 << place for place, field in enumerate(_TOLD) if getattr(account, field))
