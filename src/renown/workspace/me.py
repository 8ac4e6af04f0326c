"""The owner as of a moment, and their ties: asked here by everybody who shows or uses either.

Invariants: this is the only place that says who the owner is, and that refuses where nobody is; a tie has one warmth,
which is the owner's word where there is one (`ties.own`); contact that the owner noted is contact wherever the owner's
ties are looked at, and of nobody else's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import pyarrow as pa

from renown.desk.ties.records import CorrectionRecord
from renown.errors import NotFoundError
from renown.model.rows import NOT_PEOPLE
from renown.reckoning.scoring import Scoring
from renown.ties.bonds import Bonds, bonds_of
from renown.ties.everybody import Everybody
from renown.ties.noted import NotedContact, NotedDay, with_noted
from renown.ties.own import Tie, own_ties
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import kept

Ties = Mapping[int, Tie]
Corrections = tuple[CorrectionRecord, ...]


class Me:
    """Who the owner is, and what is known of their ties. Without an owner there is no tie, only `require` refuses.

    Two are equal when the facts, the moment, the owner and all that the owner says of ties are: an answer that is kept
    may rest on one.
    """

    def __init__(self, context: Context, scoring: Scoring) -> None:
        self._context = context
        self._scoring = scoring
        self.persons = _persons(context, scoring)
        """Every person that holds an account of the owner's: one, unless the owner said that two are not."""

        self.person = next(iter(self.persons), None)
        """The owner, or None while nobody said who that is."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Me) and self._stands_for == other._stands_for

    def __hash__(self) -> int:
        return hash(self._stands_for)

    @cached_property
    def _stands_for(self) -> tuple[object, ...]:
        return self._scoring.state, self.persons, self.corrections, self.noted

    def require(self, why: str) -> int:
        """The owner. Raises NotFoundError, with the reason why they are needed, while nobody said who that is."""
        if self.person is None:
            raise NotFoundError(f"{why}, and nobody said who you are", hint="see: renown owner")
        return self.person

    def in_the_morning(self) -> Me:
        """The owner as the day began: without the contact that they noted on it."""
        made, day = Me(self._context, self._scoring), self._scoring.derivation.day
        made.noted = NotedContact(noted for noted in self.noted.days if noted.day < day)
        return made

    def besides_meeting(self) -> Me:
        """The owner without the meetings at events that they noted: a meeting is no word that followed it."""
        made = Me(self._context, self._scoring)
        made.noted = self._context.desk.contacts.besides_meeting()
        return made

    @property
    def days(self) -> pa.Table:
        """The owner's contact days, those that they noted among them."""
        return own_days(self._context, self._scoring, self.person, self.noted)

    @property
    def seen_days(self) -> pa.Table:
        """The owner's contact days that the facts alone show."""
        return _seen_days(self._context, self._scoring, self.person)

    @property
    def bonds(self) -> Bonds:
        """What was computed of the owner's ties, one position per other person."""
        return _bonds(self._context, self._scoring, self.person, self.noted)

    @property
    def said(self) -> Mapping[int, float]:
        """The warmth that the owner says ties have, by person; of joined accounts the last word counts."""
        return said_of_ties(self._context, self._scoring, self.corrections)

    @property
    def ties(self) -> Ties:
        """Every tie of the owner, by person."""
        return _ties(self._context, self._scoring, self)

    @property
    def acquaintances(self) -> Mapping[int, float]:
        """The warmth, where there is any, of the ties to people who are known by more than mails to many."""
        return _acquaintances(self._context, self._scoring, self)

    def warmth_with(self, person: int) -> float | None:
        """The warmth that counts; None where no contact was seen and the owner said nothing."""
        tie = self.ties.get(person)
        return None if tie is None else tie.counts

    @cached_property
    def corrections(self) -> Corrections:
        """The owner's words on ties as they stand, in the order of saying."""
        return self._context.desk.corrections.list()

    @cached_property
    def noted(self) -> NotedContact:
        """The days of contact that the owner noted."""
        return self._context.desk.contacts.noted()


def me(context: Context, as_of: AsOf = None) -> Me:
    """The owner as of a moment."""
    return Me(context, context.scoring(as_of))


@kept(most=8)
def _persons(context: Context, scoring: Scoring) -> tuple[int, ...]:
    return scoring.derivation.persons_of(scoring.derivation.judgements.owners)


@kept()
def _seen_days(context: Context, scoring: Scoring, owner: int | None) -> pa.Table:
    """The contact days of a person, as the owner's; none for nobody."""
    # Nobody has the number 0, and a table without rows has its columns.
    return scoring.derivation.contact_days_around(0 if owner is None else owner)


@kept()
def own_days(context: Context, scoring: Scoring, owner: int | None, noted: NotedContact) -> pa.Table:
    """The same with the days that the owner noted."""
    days = _seen_days(context, scoring, owner)
    return days if owner is None else with_noted(days, noted_by(context, scoring, owner, noted), owner)


@kept()
def noted_by(context: Context, scoring: Scoring, owner: int, noted: NotedContact) -> Mapping[tuple[int, int], NotedDay]:
    """What the owner noted up to the moment, one row per person and day."""
    persons = scoring.derivation.person_by_account(sorted({day.account for day in noted.days}))
    return MappingProxyType(noted.by_person(persons, owner, scoring.derivation.day))


@kept()
def _bonds(context: Context, scoring: Scoring, owner: int | None, noted: NotedContact) -> Bonds:
    return bonds_of(own_days(context, scoring, owner, noted), scoring.derivation.day)


@kept()
def said_of_ties(context: Context, scoring: Scoring, corrections: Corrections) -> Mapping[int, float]:
    """The warmth that the owner says ties have, by person."""
    persons = scoring.derivation.person_by_account([row.account for row in corrections])
    said = {persons[row.account]: float(row.value) for row in corrections if row.account in persons}
    return MappingProxyType(said)


@kept()
def _ties(context: Context, scoring: Scoring, own: Me) -> Ties:
    return MappingProxyType({} if own.person is None else own_ties(own.bonds, own.person, own.said))


@kept()
def _acquaintances(context: Context, scoring: Scoring, own: Me) -> Mapping[int, float]:
    others = not_people(context, scoring)
    known = (tie for tie in own.ties.values() if not tie.circular and tie.counts > 0.0 and tie.person not in others)
    return MappingProxyType({tie.person: tie.counts for tie in known})


@kept()
def not_people(context: Context, scoring: Scoring) -> frozenset[int]:
    """Bots and organisations."""
    described = scoring.derivation.described
    rows = scoring.derivation.fetch(described.filter(described.kind.isin(NOT_PEOPLE)).select("person"), "bots")
    return frozenset(rows["person"].to_pylist())


@kept(most=2)
def everybody(context: Context, scoring: Scoring, owner: int | None, noted: NotedContact) -> Everybody:
    """Everybody's contact as of the moment, the owner's with what they noted, for networks, paths and strangers."""
    seen = _everybody_seen(context, scoring)
    if owner is None or not noted.days:
        return seen
    return seen.with_own(own_days(context, scoring, owner, noted), owner)


@kept(most=2)
def _everybody_seen(context: Context, scoring: Scoring) -> Everybody:
    """The same as the facts alone show it, read once: many are asked of it whenever something is noted."""
    derivation = scoring.derivation
    days = derivation.fetch(derivation.contact_days, "contact days of everybody")
    return Everybody(days, derivation.day, not_people(context, scoring))
