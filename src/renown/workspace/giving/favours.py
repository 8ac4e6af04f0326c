"""The room `favours`: what was done and promised between the owner and people, thanks, and what one could give.

Invariant: a decision is kept about an account, and shown of the person who holds that account now; a person who is
gone is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from renown.desk.giving.records import FavourRecord, NewThanks, PromiseRecord
from renown.errors import NotFoundError
from renown.reckoning.scoring import Scoring
from renown.ties.giving import exchange
from renown.ties.giving.notes.draft import ASKED
from renown.workspace.context import AsOf, Context
from renown.workspace.giving.answers import (
    AskCheck,
    Balance,
    FavourLine,
    GiveIdea,
    OpenPromise,
    PastPromise,
    Unthanked,
)
from renown.workspace.giving.ideas import Open, ideas_for
from renown.workspace.kept import T, kept
from renown.workspace.me import me
from renown.workspace.register import called, grown
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.desk.giving.favours import Favours as DeskFavours

R = TypeVar("R", FavourRecord, PromiseRecord)


class Whom(NamedTuple):
    """Whom a row is about: a person, and a third one where there is one."""

    person: int
    name: str
    about: int | None
    about_name: str


class Favours(Room):
    """Favours, promises and thanks, with the people they are about."""

    def promises(self, open_only: bool = True, as_of: AsOf = None) -> tuple[OpenPromise, ...]:
        """Promises still to be kept, the owner's and those of others; the next due first, those without a day last."""
        today = self._day(as_of)
        rows = [r for r in self._desk.promises() if r.since <= today and (not open_only or r.open)]
        found = self._shown(rows, lambda r, who: _open_promise(r, who, today))
        return tuple(sorted(found, key=lambda p: (p.due or date.max, p.since, p.id)))

    def ended(self, limit: int = 10) -> tuple[PastPromise, ...]:
        """Promises that were kept or let go, the latest first."""
        rows = [r for r in self._desk.promises() if not r.open]
        found = self._shown(rows, _past_promise)
        return tuple(sorted(found, key=lambda p: (p.day, p.id), reverse=True)[:limit])

    def unthanked(self, as_of: AsOf = None) -> tuple[Unthanked, ...]:
        """Favours the owner got and has not said thank you for, the latest first: that is when it is easiest."""
        today = self._day(as_of)
        rows = [r for r in self._desk.favours() if not r.given and r.thanked is None and r.day <= today]
        found = self._shown(rows, _unthanked)
        return tuple(sorted(found, key=lambda u: (u.since, u.id), reverse=True))

    def lines(self, person: int | None = None, limit: int = 50) -> tuple[FavourLine, ...]:
        """Favours both ways, the latest first; of one person or of all."""
        found = self._shown(self._desk.favours(), _favour_line)
        of = [f for f in found if person in (None, f.person)]
        return tuple(sorted(of, key=lambda f: (f.day, f.id), reverse=True)[:limit])

    def balances(self, as_of: AsOf = None) -> tuple[Balance, ...]:
        """Who gives and who takes, per person with a favour or promise noted; those who gave the owner most first."""
        today = self._day(as_of)
        favours, promises = self._noted(today)
        found = exchange.balances(favours, promises, self._acts(as_of), today)
        return self._named(found)

    def balance(self, person: int, as_of: AsOf = None) -> Balance:
        """Give and take with one person."""
        today = self._day(as_of)
        favours, promises = self._noted(today)
        found = exchange.balance_of(
            person,
            [f for f in favours if f.person == person],
            [p for p in promises if p.person == person],
            [a for a in self._acts(as_of) if a.person == person],
            today,
        )
        return self._named([found])[0]

    def overall(self, as_of: AsOf = None) -> Balance:
        """Give and take with everybody together."""
        today = self._day(as_of)
        favours, promises = self._noted(today)
        return self._named([exchange.balance_of(None, favours, promises, self._acts(as_of), today)])[0]

    def owes_give(self, as_of: AsOf = None) -> tuple[Balance, ...]:
        """People who gave the owner more than they got, those most so first."""
        today = self._day(as_of)
        favours, promises = self._noted(today)
        return self._named(exchange.gave_more(exchange.balances(favours, promises, [], today)))

    def ideas(self, person: int, limit: int = 3, as_of: AsOf = None) -> tuple[GiveIdea, ...]:
        """What one could give a person, each with its ground; nothing where nothing is known."""
        unthanked = tuple(u for u in self.unthanked(as_of) if u.person == person)
        promises = tuple(p for p in self.promises(as_of=as_of) if p.person == person and p.mine)
        own, scoring = me(self._context, as_of), self._context.scoring(as_of)
        return ideas_for(self._context, scoring, own, Open(person, unthanked, promises), limit)

    def before_asking(self, person: int, as_of: AsOf = None) -> AskCheck:
        """Whether it is time to ask a person for something, or to give first, and what."""
        today = self._day(as_of)
        favours, promises = self._noted(today)
        found = exchange.before_asking(person, favours, promises, self._asks(), self._acts(as_of), today)
        return grown(AskCheck, found, name=self._names([person])[person], ideas=self.ideas(person, as_of=as_of))

    def thank(self, favour: int, as_of: AsOf = None) -> int:
        """The owner has said thank you for a favour; returns the number of the thanks. Raises NotFoundError."""
        found = next((f for f in self._desk.favours() if f.id == favour and not f.given), None)
        if found is None:
            raise NotFoundError(f"there is no favour {favour} to thank for", hint="see: renown favours")
        return int(self._desk.add_thanks(NewThanks(found.account, self._day(as_of), favour=favour)))

    def unthank(self, thanks: int) -> bool:
        """Take thanks back, by their number; False when there are none that stand."""
        return bool(self._desk.undo_thanks(thanks))

    def end(self, promise: int, *, kept: bool, as_of: AsOf = None) -> bool:
        """A promise was kept, and is a favour from now on, or was let go; False when it had ended already."""
        return bool(self._desk.end(promise, self._day(as_of), kept=kept))

    def reopen(self, promise: int) -> bool:
        """A promise has not ended after all; False when it was open."""
        return bool(self._desk.reopen(promise))

    def _asks(self) -> list[exchange.Ask]:
        """When the owner asked people for something: lines that say so, and requests for introductions."""
        notes = self._context.desk.notes.list(what=ASKED)
        said = [(a, n.day) for n in notes if n.undone is None for a in n.accounts[:1]]
        sent = [(r.introducer, r.asked) for r in self._context.desk.requests.list() if r.asked is not None]
        asked = [*said, *sent]
        persons = self._persons([a for a, _ in asked])
        return [exchange.Ask(persons[a], day) for a, day in asked if a in persons]

    @property
    def _desk(self) -> DeskFavours:
        return self._context.desk.favours

    def _day(self, as_of: AsOf) -> date:
        """The day looked from: a moment at midnight is the morning of that day."""
        return self._context.moment(as_of).date()

    def _noted(self, today: date) -> tuple[list[exchange.Favour], list[exchange.Promised]]:
        favours, promises = self._desk.favours(), [p for p in self._desk.promises() if p.open and p.since <= today]
        persons = self._persons([*(f.account for f in favours), *(p.account for p in promises)])
        return (
            [
                exchange.Favour(persons[f.account], f.kind, f.given, f.day, f.thanked is not None)
                for f in favours
                if f.account in persons
            ],
            [exchange.Promised(persons[p.account], p.mine, p.due) for p in promises if p.account in persons],
        )

    def _persons(self, accounts: Sequence[int]) -> dict[int, int]:
        """The person of each account; those that are gone are left out."""
        return self._context.derivation().person_by_account(accounts)

    def _names(self, persons: Sequence[int]) -> dict[int, str]:
        """The name of each person."""
        return called(self._context, persons)

    def _acts(self, as_of: AsOf) -> Sequence[exchange.Acts]:
        owner = me(self._context, as_of).person
        return [] if owner is None else _acts_of(self._context, self._context.scoring(as_of), owner)

    def _shown(self, rows: Sequence[R], show: Callable[[R, Whom], T]) -> list[T]:
        """The rows with the people they are about; the gone are left out."""
        persons = self._persons([a for r in rows for a in (r.account, r.about) if a is not None])
        names = self._names(list(persons.values()))
        found = []
        for row in rows:
            if row.account in persons:
                person, about = persons[row.account], None if row.about is None else persons.get(row.about)
                found.append(show(row, Whom(person, names[person], about, "" if about is None else names[about])))
        return found

    def _named(self, found: Sequence[exchange.Balance]) -> tuple[Balance, ...]:
        names = self._names([b.person for b in found if b.person is not None])
        return tuple(grown(Balance, b, name="" if b.person is None else names[b.person]) for b in found)


def _open_promise(r: PromiseRecord, who: Whom, today: date) -> OpenPromise:
    person, name, about, about_name = who
    late = max((today - r.due) // timedelta(days=1), 0) if r.due else 0
    words = exchange.said_as(r.kind, r.words, about_name)
    return OpenPromise(r.id, person, name, r.mine, words, r.due, r.since, r.kind, about, about_name, late, r.note)


def _past_promise(r: PromiseRecord, who: Whom) -> PastPromise:
    day, words = r.kept or r.let_go or r.since, exchange.said_as(r.kind, r.words, who.about_name)
    return PastPromise(r.id, who.person, who.name, r.mine, words, r.kept is not None, day)


def _unthanked(r: FavourRecord, who: Whom) -> Unthanked:
    words = exchange.said_as(r.kind, r.words, who.about_name)
    return Unthanked(r.id, who.person, who.name, r.kind, words, r.day, who.about_name)


def _favour_line(r: FavourRecord, who: tuple[int, str, int | None, str]) -> FavourLine:
    person, name, about, about_name = who
    words = exchange.said_as(r.kind, r.words, about_name)
    return FavourLine(r.id, person, name, r.kind, r.given, r.day, words, r.thanked, about, about_name, r.note)


@kept()
def _acts_of(context: Context, scoring: Scoring, owner: int) -> tuple[exchange.Acts, ...]:
    return tuple(exchange.acts_of(scoring.derivation.ledger_around(owner), owner))
