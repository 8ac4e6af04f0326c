"""The owner's own word on ties, beside what was worked out."""

from __future__ import annotations

from renown.errors import InputError
from renown.ties.own import value_of
from renown.workspace.context import Context
from renown.workspace.me import Me, me
from renown.workspace.register import account_of, called
from renown.workspace.ties.answers import CorrectedTie


def correct(context: Context, person: int, value: str | float, why: str) -> None:
    """Keep the owner's word on a tie. Raises InputError, also for the owner, and NotFoundError."""
    if person in me(context).persons:
        raise InputError("found you yourself, and warmth is of a tie to somebody else", hint="name somebody else")
    context.desk.corrections.correct(account_of(context, person), value_of(value), why)


def uncorrect(context: Context, person: int) -> bool:
    """Take the owner's word on a tie back; False when there was none."""
    derivation = context.derivation()
    standing = {row.account for row in context.desk.corrections.list()}
    accounts = [account for account in derivation.accounts_of(person) if account in standing]
    for account in accounts:
        context.desk.corrections.uncorrect(account)
    return bool(accounts)


def corrections(context: Context, own: Me) -> tuple[CorrectedTie, ...]:
    """Every word of the owner on a tie, with the computed warmth beside it; the last said first."""
    rows = context.desk.corrections.list()
    persons = context.derivation().person_by_account([row.account for row in rows])
    names = called(context, list(persons.values()))
    found: dict[int, CorrectedTie] = {}
    for row in reversed(rows):
        person = persons.get(row.account, -1)
        if person in own.ties and person not in found:  # two accounts that were joined since: the last word counts
            name = names[person]
            computed = own.ties[person].computed
            found[person] = CorrectedTie(person, name, row.value, computed, row.why, row.who, row.at)
    return tuple(found.values())
