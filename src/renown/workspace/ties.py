"""The room `ties`: who is close, who has gone quiet, what is owed, what was given, who is known where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from renown.errors import NotFoundError
from renown.intake.derive import Derivation
from renown.lake.expressions import _
from renown.ties import given, organisations, owed, quiet, ties, warmth
from renown.ties.corrected import corrected
from renown.workspace import correcting
from renown.workspace.context import AsOf, Context
from renown.workspace.finding import names_of
from renown.workspace.views import Contact, Owed, Quiet, Tie, Warmth, WarmthCheck
from renown.workspace.views.favours import CorrectedTie
from renown.workspace.warmth import check_of


class Ties:
    """Lists about the owner's own ties. They need no score, only contact days."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def quiet(self, as_of: AsOf = None, limit: int = 20) -> tuple[Quiet, ...]:
        """People gone quiet against their own rhythm with the owner."""
        with self._context.lock:
            derivation, owner = self._owner(as_of)
            days = self._contact_days(derivation, owner)
            return tuple(self._named(Quiet, quiet.gone_quiet(days, owner, derivation.day, limit)))

    def warmth(self, as_of: AsOf = None, limit: int = 20) -> tuple[Warmth, ...]:
        """Whom the owner is closest to, warmest first; who was never seen in contact is not listed."""
        with self._context.lock:
            derivation, owner = self._owner(as_of)
            days = self.own_days(owner, as_of)
            return tuple(self._named(Warmth, warmth.warmest(days, owner, derivation.day, limit)))

    def warmth_with(self, person: int, as_of: AsOf = None) -> Warmth | None:
        """The owner's tie with a person; None without an owner, and where no contact was seen."""
        with self._context.lock:
            derivation = self._context.derivation(as_of)
            owners = derivation.persons_of(derivation.judgements.owners)
            if not owners:
                return None
            days = self.own_days(owners[0], as_of)
            found = warmth.warmth_with(days, owners[0], person, derivation.day)
            return next(iter(self._named(Warmth, [] if found is None else [found])), None)

    def correct(self, person: int, value: str | float, why: str = "") -> None:
        """Say how warm the tie with a person is: 0 to 100, or cold, cool, warm, close. Raises InputError."""
        with self._context.lock:
            correcting.correct(self._context, person, value, why)

    def uncorrect(self, person: int) -> bool:
        """Take that word back, so that the computed warmth counts again; False when there was none."""
        with self._context.lock:
            return correcting.uncorrect(self._context, person)

    def corrections(self, as_of: AsOf = None) -> tuple[CorrectedTie, ...]:
        """What the owner says of ties, with the computed warmth beside it; the last said first."""
        with self._context.lock:
            return correcting.corrections(self._context, self._computed(as_of))

    def warmth_that_counts(self, as_of: AsOf = None) -> dict[int, float]:
        """Warmth per person, the owner's word in place of the computed one; who is in neither is unknown."""
        with self._context.lock:
            computed = self._computed(as_of)
            said = correcting.corrections(self._context, computed)
            return corrected(computed, {tie.person: tie.value for tie in said})

    def _computed(self, as_of: AsOf) -> Mapping[int, float]:
        """The warmth of every tie of the owner that was seen; empty without an owner."""
        scoring = self._context.scoring(as_of)
        derivation = scoring.derivation
        owners = derivation.persons_of(derivation.judgements.owners)
        if not owners:
            return {}
        days = self.own_days(owners[0], as_of)
        return self._context.remembered(
            "computed warmth", scoring, lambda: warmth.warmth_by_person(days, owners[0], derivation.day)
        )

    def owed(self, as_of: AsOf = None, limit: int = 20) -> tuple[Owed, ...]:
        """People whose last word to the owner has no answer yet."""
        with self._context.lock:
            derivation, owner = self._owner(as_of)
            facts = derivation.lake.facts("interactions")
            last_words = owed.exchanges_of(facts, derivation.mapping, owner, derivation.before)
            rows = derivation.fetch(last_words, "last words with the owner")
            return tuple(self._named(Owed, owed.replies_owed(rows, derivation.before, limit)))

    def backtest(self, as_of: AsOf = None) -> WarmthCheck:
        """Of the people warmth called warm on days past, how many were in touch in the 30 days after."""
        with self._context.lock:
            owner = self._owner(as_of)[1]
            return check_of(self.own_days(owner, as_of), owner)

    def given(self, as_of: AsOf = None, limit: int = 20) -> tuple[Tie, ...]:
        """Whom the owner gave most, beside what came back."""
        with self._context.lock:
            derivation, owner = self._owner(as_of)
            return tuple(self._named(Tie, given.most_given(derivation.ledger_around(owner), owner, limit)))

    def at(self, organisation: str, limit: int = 50) -> tuple[Contact, ...]:
        """Whom the owner knows at an organisation; without an owner, everybody known to be there."""
        with self._context.lock:
            derivation = self._context.derivation()
            owners = derivation.persons_of(derivation.judgements.owners)
            owner = owners[0] if owners else None
            days = self._contact_days(derivation, owner)
            described = derivation.fetch(derivation.described, "read descriptions")
            facts = derivation.lake.facts("facts").filter(_.fact == "position")
            positions = facts.inner_join(derivation.mapping, "account")
            told = derivation.fetch(positions, "positions")
            found = organisations.contacts_at(described, told, organisation, days, owner, limit)
            return tuple(self._named(Contact, found))

    def of(self, person: int, as_of: AsOf = None, limit: int = 12) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
        """Who acted because of a person, and because of whom the person acted; most first."""
        with self._context.lock:
            derivation = self._context.derivation(as_of)
            ins, outs = ties.ties_of(derivation.ledger_around(person), person, limit)
            named = self._named(Tie, [*ins, *outs])
            return tuple(named[: len(ins)]), tuple(named[len(ins) :])

    def _owner(self, as_of: AsOf) -> tuple[Derivation, int]:
        derivation = self._context.derivation(as_of)
        owners = derivation.persons_of(derivation.judgements.owners)
        if not owners:
            raise NotFoundError("this list is about you, and nobody said who you are", hint="see: renown owner")
        return derivation, owners[0]

    def own_days(self, owner: int, as_of: AsOf) -> pa.Table:
        """The owner's contact days, read once while the data stand: every person's page asks for them."""
        scoring = self._context.scoring(as_of)
        return self._context.remembered("own days", scoring, lambda: self._contact_days(scoring.derivation, owner))

    def _contact_days(self, derivation: Derivation, person: int | None) -> pa.Table:
        days = derivation.contact_days
        near = days if person is None else days.filter((days.a == person) | (days.b == person))
        return derivation.fetch(near, "contact days of a person")

    def _named(self, view: type[Any], rows: Sequence[Any]) -> list[Any]:
        """The rows as the doors see them, each with the person's name."""
        known = names_of(self._context, [row.person for row in rows])
        made = []
        for row in rows:
            values = {f: getattr(row, f) for f in view.__slots__ if hasattr(row, f)}
            made.append(view(**{**values, "name": known.get(row.person, (str(row.person), ()))[0]}))
        return made
