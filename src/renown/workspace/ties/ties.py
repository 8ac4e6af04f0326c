"""The room `ties`: who is close, who has gone quiet, what is owed, what was given, who is known where."""

from __future__ import annotations

import math
import sys

import pyarrow as pa

from renown.identity.finder import both, has_all
from renown.reckoning.scoring import Scoring
from renown.ties import given, organisations, owed, quiet, ties, warmth
from renown.ties.noted import with_answers
from renown.ties.owed import ReplyOwed
from renown.ties.quiet import GoneQuiet
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import kept
from renown.workspace.me import Me, me, noted_by
from renown.workspace.register import called, grown, hidden_people, with_names, without_hidden
from renown.workspace.room import Room
from renown.workspace.ties import corrections
from renown.workspace.ties.answers import Contact, CorrectedTie, Owed, Quiet, Tie, TiesPage, Warmth, WarmthCheck
from renown.workspace.ties.warmth import check_of
from renown.workspace.ties.words import said_of

LIST = "this list is about you"
_EVERYBODY, _MOST_A_PAGE = 1_000_000, 500


class Ties(Room):
    """Lists about the owner's own ties. They need no score, only contact days."""

    def quiet(self, as_of: AsOf = None, limit: int = 20) -> tuple[Quiet, ...]:
        """People gone quiet against their own rhythm with the owner."""
        own = me(self._context, as_of)
        own.require(LIST)
        found = gone_quiet(self._context, self._context.scoring(as_of), own, self._with_hidden(limit))
        return with_names(self._context, Quiet, without_hidden(self._context, found, limit))

    def warmth(self, as_of: AsOf = None, limit: int = 20) -> tuple[Warmth, ...]:
        """Whom the owner is closest to, warmest first; what the owner says of a tie counts.

        Who was never seen in contact is listed by the owner's word alone.
        """
        own, day = me(self._context, as_of), self._context.derivation(as_of).day
        owner = own.require(LIST)
        found = warmth.warmest(own.days, owner, day, self._with_hidden(limit), own.said)
        return with_names(self._context, Warmth, without_hidden(self._context, found, limit))

    def page(self, query: str = "", page: int = 1, per_page: int = 20, as_of: AsOf = None) -> TiesPage:
        """A page of the owner's ties, warmest first; query: only those whose name holds these words, in any order."""
        rows = self.warmth(as_of, _EVERYBODY)
        if query.strip():
            fits = has_all(both(pa.array([row.name for row in rows], pa.string())), query)
            rows = tuple(row for row, fit in zip(rows, fits.tolist(), strict=True) if fit)
        per_page = min(max(1, per_page), _MOST_A_PAGE)
        pages = max(1, math.ceil(len(rows) / per_page))
        page = min(max(1, page), pages)
        return TiesPage(rows[(page - 1) * per_page : page * per_page], len(rows), page, pages)

    def warmth_with(self, person: int, as_of: AsOf = None) -> Warmth | None:
        """The owner's tie with a person; None without an owner, and where no contact was seen and nothing said."""
        own, day = me(self._context, as_of), self._context.derivation(as_of).day
        if own.person is None:
            return None
        found = warmth.warmth_with(own.days, own.person, person, day, own.said)
        return next(iter(with_names(self._context, Warmth, [] if found is None else [found])), None)

    def correct(self, person: int, value: str | float, why: str = "") -> None:
        """Say how warm the tie with a person is: 0 to 100, or cold, cool, warm, close. Raises InputError."""
        corrections.correct(self._context, person, value, why)

    def uncorrect(self, person: int) -> bool:
        """Take that word back, so that the computed warmth counts again; False when there was none."""
        return corrections.uncorrect(self._context, person)

    def corrections(self, as_of: AsOf = None) -> tuple[CorrectedTie, ...]:
        """What the owner says of ties, with the computed warmth beside it; the last said first."""
        return corrections.corrections(self._context, me(self._context, as_of))

    def owed(self, as_of: AsOf = None, limit: int = 20) -> tuple[Owed, ...]:
        """People whose last word to the owner has no answer yet."""
        own = me(self._context, as_of)
        own.require(LIST)
        scoring = self._context.scoring(as_of)
        every = replies_owed(self._context, scoring, own, self._with_hidden(limit))
        found = without_hidden(self._context, every, limit)
        said = said_of(self._context, scoring, own, found)
        names = called(self._context, [one.person for one in found])
        return tuple(grown(Owed, one, name=names[one.person], said=said[one.person]) for one in found)

    def backtest(self, as_of: AsOf = None) -> WarmthCheck:
        """Of the people warmth called warm on days past, how many were in touch in the 30 days after.

        What the owner noted is left out of both: only what sources show measures the formula.
        """
        own = me(self._context, as_of)
        return check_of(own.seen_days, own.require(LIST))

    def given(self, as_of: AsOf = None, limit: int = 20) -> tuple[Tie, ...]:
        """Whom the owner gave most, beside what came back."""
        derivation, owner = self._context.derivation(as_of), me(self._context, as_of).require(LIST)
        found = given.most_given(derivation.ledger_around(owner), owner, self._with_hidden(limit))
        return with_names(self._context, Tie, without_hidden(self._context, found, limit))

    def _with_hidden(self, limit: int) -> int:
        """How many rows are to be made so that as many are left without the hidden; no more than Arrow can count."""
        return min(limit + len(hidden_people(self._context)), sys.maxsize)

    def at(self, organisation: str, limit: int = 50) -> tuple[Contact, ...]:
        """Whom the owner knows at an organisation; without an owner, everybody known to be there."""
        derivation, own = self._context.derivation(), me(self._context)
        days = own.days if own.person is not None else derivation.fetch(derivation.contact_days, "contact days")
        people, told = derivation.people, derivation.positions
        found = organisations.contacts_at(people, told, organisation, days, own.person, limit)
        return with_names(self._context, Contact, found)

    def of(self, person: int, as_of: AsOf = None, limit: int = 12) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
        """Who acted because of a person, and because of whom the person acted; most first."""
        derivation = self._context.derivation(as_of)
        ins, outs = ties.ties_of(derivation.ledger_around(person), person, limit)
        return with_names(self._context, Tie, ins), with_names(self._context, Tie, outs)


@kept(most=8)
def gone_quiet(context: Context, scoring: Scoring, own: Me, limit: int) -> tuple[GoneQuiet, ...]:
    """Who has gone quiet with the owner, the most striking first."""
    return quiet.gone_quiet(own.days, own.require(LIST), scoring.derivation.day, limit)


@kept(most=8)
def replies_owed(context: Context, scoring: Scoring, own: Me, limit: int) -> tuple[ReplyOwed, ...]:
    """Whose last word to the owner has no answer yet, those first who need one most; one that was noted is one."""
    owner = own.require(LIST)
    words = with_answers(_last_words(context, scoring, owner), noted_by(context, scoring, owner, own.noted))
    return owed.replies_owed(words, scoring.derivation.before, limit)


@kept()
def _last_words(context: Context, scoring: Scoring, owner: int) -> pa.Table:
    derivation = scoring.derivation
    facts = derivation.lake.facts("interactions")
    words = owed.exchanges_of(facts, derivation.mapping, owner, derivation.before)
    return derivation.fetch(words, "last words with the owner")
