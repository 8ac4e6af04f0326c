"""Which ties the owner lends: the rules on the desk, applied to the people and the warmth of the day.

Invariant: somebody who is kept out, was erased, is not to be contacted, or with whom no contact was seen is never
lent, whatever rule names them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from renown.desk.team.records import ALL, CIRCLE, NEVER, PERSON, LoanRecord
from renown.model.networks import MAIL
from renown.reckoning.derivation import Derivation
from renown.ties.team.levels import known_by, level_of
from renown.ties.warmth import FEWEST_DAYS
from renown.workspace.circles.circles import people_of
from renown.workspace.context import Context
from renown.workspace.me import me, not_people

DO_NOT_CONTACT = "never"
RULES = {ALL: "everybody", PERSON: "by name"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to lend: the person, how well, the values a colleague's are compared with, and the rule that names them."""

    person: int
    level: str
    values: tuple[str, ...]
    rule: str


def ties_lent(context: Context) -> tuple[Tie, ...]:
    """The ties that the rules lend today, by person."""
    loans = context.desk.team.loans()
    if not any(loan.scope != NEVER for loan in loans):
        return ()
    derivation = context.derivation()
    levels = _levels(context)
    rules = _rules(context, derivation, loans, levels)
    values = _own_values(context, values_of(derivation, sorted(rules)))
    return tuple(Tie(p, levels[p], values[p], rules[p]) for p in sorted(rules) if values.get(p))


def levels_of(ties: Iterable[Tie]) -> dict[str, str]:
    """What the team's folder is to hold: value -> level."""
    return {value: tie.level for tie in ties for value in tie.values}


def values_of(derivation: Derivation, persons: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The addresses, profile pages and phone numbers of each of these people, in the form that is compared."""
    if not persons:
        return {}
    person = {account: one for one in persons for account in derivation.accounts_of(one)}
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in derivation.told("accounts", person).to_pylist():
        held = found[person[row["account"]]]
        held["email"].update(filter(None, (row["email"], row["network"] == MAIL and row["key"])))
        held["profile"].update(filter(None, (row["url"],)))
    for row in derivation.told("facts", person).to_pylist():
        if row["fact"] in ("email", "profile", "phone"):
            found[person[row["account"]]][row["fact"]].add(row["value"])
    return {p: known_by(kinds["email"], kinds["profile"], kinds["phone"]) for p, kinds in found.items()}


def _levels(context: Context) -> dict[int, str]:
    """How well the owner knows everybody with whom contact was seen, bots and organisations left out."""
    others = not_people(context, context.scoring())
    seen = (t for t in me(context).ties.values() if t.computed is not None and t.person not in others)
    return {t.person: level_of(t.counts, t.days if t.said is None else max(t.days, FEWEST_DAYS)) for t in seen}


def _rules(
    context: Context, derivation: Derivation, loans: Sequence[LoanRecord], known: Mapping[int, str]
) -> dict[int, str]:
    """Who of these people is lent, with the rule that says so in words; who is kept out is not among them."""
    named = _people(derivation, loans, PERSON)
    found = dict.fromkeys(known, RULES[ALL]) if any(loan.scope == ALL for loan in loans) else {}
    for loan in loans:
        if loan.scope == CIRCLE:
            found |= dict.fromkeys(people_of(context, loan.circle), f"circle {loan.circle}")
    found |= dict.fromkeys(named, RULES[PERSON])
    out = {*_people(derivation, loans, NEVER), *_not_to_be_contacted(context, derivation)}
    return {person: rule for person, rule in found.items() if person in known and person not in out}


def _people(derivation: Derivation, loans: Iterable[LoanRecord], scope: str) -> set[int]:
    accounts = [loan.account for loan in loans if loan.scope == scope and loan.account is not None]
    return set(derivation.person_by_account(accounts).values())


def _not_to_be_contacted(context: Context, derivation: Derivation) -> set[int]:
    """The people whom the owner asked never to be led to."""
    accounts = [step.account for step in context.desk.today.steps() if step.what == DO_NOT_CONTACT]
    return set(derivation.person_by_account(accounts).values())


def _own_values(context: Context, values: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """The values that are one person's alone, without those of somebody who was erased."""
    holders = Counter(value for held in values.values() for value in held)
    gone = context.desk.team.erased(holders)
    return {p: tuple(v for v in held if holders[v] == 1 and v not in gone) for p, held in values.items()}
