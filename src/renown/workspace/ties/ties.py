"""The room `ties`: who is close, who has gone quiet, what is owed, what was given, who is known where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from renown.ties import given, organisations, owed, quiet, ties, warmth
from renown.workspace.answers import Contact, Owed, Quiet, Tie, Warmth, WarmthCheck
from renown.workspace.context import AsOf, Context
from renown.workspace.me import me
from renown.workspace.register import called
from renown.workspace.ties import corrections
from renown.workspace.ties.answers import CorrectedTie
from renown.workspace.ties.warmth import check_of

LIST = "this list is about you"


class Ties:
    """Lists about the owner's own ties. They need no score, only contact days."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def quiet(self, as_of: AsOf = None, limit: int = 20) -> tuple[Quiet, ...]:
        """People gone quiet against their own rhythm with the owner."""
        with self._context.lock:
            own, day = me(self._context, as_of), self._context.derivation(as_of).day
            owner = own.require(LIST)
            return tuple(self._named(Quiet, quiet.gone_quiet(own.days, owner, day, limit)))

    def warmth(self, as_of: AsOf = None, limit: int = 20) -> tuple[Warmth, ...]:
        """Whom the owner is closest to, warmest first; what the owner says of a tie counts.

        Who was never seen in contact is listed by the owner's word alone.
        """
        with self._context.lock:
            own, day = me(self._context, as_of), self._context.derivation(as_of).day
            owner = own.require(LIST)
            return tuple(self._named(Warmth, warmth.warmest(own.days, owner, day, limit, own.said)))

    def warmth_with(self, person: int, as_of: AsOf = None) -> Warmth | None:
        """The owner's tie with a person; None without an owner, and where no contact was seen and nothing said."""
        with self._context.lock:
            own, day = me(self._context, as_of), self._context.derivation(as_of).day
            if own.person is None:
                return None
            found = warmth.warmth_with(own.days, own.person, person, day, own.said)
            return next(iter(self._named(Warmth, [] if found is None else [found])), None)

    def correct(self, person: int, value: str | float, why: str = "") -> None:
        """Say how warm the tie with a person is: 0 to 100, or cold, cool, warm, close. Raises InputError."""
        with self._context.lock:
            corrections.correct(self._context, person, value, why)

    def uncorrect(self, person: int) -> bool:
        """Take that word back, so that the computed warmth counts again; False when there was none."""
        with self._context.lock:
            return corrections.uncorrect(self._context, person)

    def corrections(self, as_of: AsOf = None) -> tuple[CorrectedTie, ...]:
        """What the owner says of ties, with the computed warmth beside it; the last said first."""
        with self._context.lock:
            return corrections.corrections(self._context, me(self._context, as_of))

    def owed(self, as_of: AsOf = None, limit: int = 20) -> tuple[Owed, ...]:
        """People whose last word to the owner has no answer yet."""
        with self._context.lock:
            derivation, owner = self._context.derivation(as_of), me(self._context, as_of).require(LIST)
            facts = derivation.lake.facts("interactions")
            last_words = owed.exchanges_of(facts, derivation.mapping, owner, derivation.before)
            rows = derivation.fetch(last_words, "last words with the owner")
            return tuple(self._named(Owed, owed.replies_owed(rows, derivation.before, limit)))

    def backtest(self, as_of: AsOf = None) -> WarmthCheck:
        """Of the people warmth called warm on days past, how many were in touch in the 30 days after."""
        with self._context.lock:
            own = me(self._context, as_of)
            return check_of(own.days, own.require(LIST))

    def given(self, as_of: AsOf = None, limit: int = 20) -> tuple[Tie, ...]:
        """Whom the owner gave most, beside what came back."""
        with self._context.lock:
            derivation, owner = self._context.derivation(as_of), me(self._context, as_of).require(LIST)
            return tuple(self._named(Tie, given.most_given(derivation.ledger_around(owner), owner, limit)))

    def at(self, organisation: str, limit: int = 50) -> tuple[Contact, ...]:
        """Whom the owner knows at an organisation; without an owner, everybody known to be there."""
        with self._context.lock:
            derivation, own = self._context.derivation(), me(self._context)
            days = own.days if own.person is not None else derivation.fetch(derivation.contact_days, "contact days")
            people, told = derivation.people, derivation.positions
            found = organisations.contacts_at(people, told, organisation, days, own.person, limit)
            return tuple(self._named(Contact, found))

    def of(self, person: int, as_of: AsOf = None, limit: int = 12) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
        """Who acted because of a person, and because of whom the person acted; most first."""
        with self._context.lock:
            derivation = self._context.derivation(as_of)
            ins, outs = ties.ties_of(derivation.ledger_around(person), person, limit)
            named = self._named(Tie, [*ins, *outs])
            return tuple(named[: len(ins)]), tuple(named[len(ins) :])

    def _named(self, view: type[Any], rows: Sequence[Any]) -> list[Any]:
        """The rows as the doors see them, each with the person's name."""
        known = called(self._context, [row.person for row in rows])
        made = []
        for row in rows:
            values = {f: getattr(row, f) for f in view.__slots__ if hasattr(row, f)}
            made.append(view(**{**values, "name": known[row.person]}))
        return made
