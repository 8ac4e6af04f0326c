"""The owner as of a moment, and their ties: asked here by everybody who shows or uses either.

Invariants: this is the only place that says who the owner is, and that refuses where nobody is; a tie has one warmth,
which is the owner's word where there is one (`ties.own`).
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
        return self._scoring.state, self.persons, self.corrections

    def require(self, why: str) -> int:
        """The owner. Raises NotFoundError, with the reason why they are needed, while nobody said who that is."""
        if self.person is None:
            raise NotFoundError(f"{why}, and nobody said who you are", hint="see: renown owner")
        return self.person

    @property
    def days(self) -> pa.Table:
        """The owner's contact days."""
        return own_days(self._context, self._scoring, self.person)

    @property
    def bonds(self) -> Bonds:
        """What was computed of the owner's ties, one position per other person."""
        return _bonds(self._context, self._scoring, self.person)

    @property
    def said(self) -> Mapping[int, float]:
        """The warmth that the owner says ties have, by person; of joined accounts the last word counts."""
        return said_of_ties(self._context, self._scoring, self.corrections)

    @property
    def ties(self) -> Ties:
        """Every tie of the owner, by person."""
        return _ties(self._context, self._scoring, self.person, self.corrections)

    @property
    def acquaintances(self) -> Mapping[int, float]:
        """The warmth, where there is any, of the ties to people who are known by more than mails to many."""
        return _acquaintances(self._context, self._scoring, self.person, self.corrections)

    def warmth_with(self, person: int) -> float | None:
        """The warmth that counts; None where no contact was seen and the owner said nothing."""
        tie = self.ties.get(person)
        return None if tie is None else tie.counts

    @cached_property
    def corrections(self) -> Corrections:
        """The owner's words on ties as they stand, in the order of saying."""
        return self._context.desk.corrections.list()


def me(context: Context, as_of: AsOf = None) -> Me:
    """The owner as of a moment."""
    return Me(context, context.scoring(as_of))


@kept(most=8)
def _persons(context: Context, scoring: Scoring) -> tuple[int, ...]:
    return scoring.derivation.persons_of(scoring.derivation.judgements.owners)


@kept()
def own_days(context: Context, scoring: Scoring, owner: int | None) -> pa.Table:
    """The contact days of a person, as the owner's; none for nobody."""
    days = scoring.derivation.contact_days
    near = days.limit(0) if owner is None else days.filter((days.a == owner) | (days.b == owner))
    return scoring.derivation.fetch(near, "contact days of the owner")


@kept()
def _bonds(context: Context, scoring: Scoring, owner: int | None) -> Bonds:
    return bonds_of(own_days(context, scoring, owner), scoring.derivation.day)


@kept()
def said_of_ties(context: Context, scoring: Scoring, corrections: Corrections) -> Mapping[int, float]:
    """The warmth that the owner says ties have, by person."""
    persons = scoring.derivation.person_by_account([row.account for row in corrections])
    said = {persons[row.account]: float(row.value) for row in corrections if row.account in persons}
    return MappingProxyType(said)


@kept()
def _ties(context: Context, scoring: Scoring, owner: int | None, corrections: Corrections) -> Ties:
    if owner is None:
        return MappingProxyType({})
    bonds, said = _bonds(context, scoring, owner), said_of_ties(context, scoring, corrections)
    return MappingProxyType(own_ties(bonds, owner, said))


@kept()
def _acquaintances(
    context: Context, scoring: Scoring, owner: int | None, corrections: Corrections
) -> Mapping[int, float]:
    ties, others = _ties(context, scoring, owner, corrections), not_people(context, scoring)
    known = (tie for tie in ties.values() if not tie.circular and tie.counts > 0.0 and tie.person not in others)
    return MappingProxyType({tie.person: tie.counts for tie in known})


@kept()
def not_people(context: Context, scoring: Scoring) -> frozenset[int]:
    """Bots and organisations."""
    described = scoring.derivation.described
    rows = scoring.derivation.fetch(described.filter(described.kind.isin(NOT_PEOPLE)).select("person"), "bots")
    return frozenset(rows["person"].to_pylist())


@kept(most=2)
def everybody(context: Context, scoring: Scoring) -> Everybody:
    """Everybody's contact as of the moment, read once for whoever asks about networks, paths and strangers."""
    derivation = scoring.derivation
    days = derivation.fetch(derivation.contact_days, "contact days of everybody")
    return Everybody(days, derivation.day, not_people(context, scoring))
