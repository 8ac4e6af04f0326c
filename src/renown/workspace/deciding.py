"""Under which account a decision about a person is kept, so that it survives joining and parting of people."""

from __future__ import annotations

from renown.errors import NotFoundError
from renown.workspace.context import Context


def account_of(context: Context, person: int) -> int:
    """The account under which a decision about a person is kept. Raises NotFoundError."""
    if context.derivation().person_by_account([person]).get(person) == person:
        return person
    return accounts_of(context, person)[0]


def accounts_of(context: Context, person: int) -> tuple[int, ...]:
    """Every account of a person, at least one. Raises NotFoundError for nobody."""
    accounts = context.derivation().accounts_of(person)
    if not accounts:
        raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
    return tuple(accounts)
