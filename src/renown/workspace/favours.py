"""The room `favours`: what was done and promised between the owner and people, thanks, and what one could give.

Invariant: a decision is kept about an account, and shown of the person who holds that account now; a person who is
gone is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from renown.desk.records_favours import FavourRecord, PromiseRecord
from renown.errors import NotFoundError
from renown.ties import giving
from renown.workspace.context import AsOf, Context
from renown.workspace.finding import names_of
from renown.workspace.give_ideas import ideas_for
from renown.workspace.views.favours import (
    AskCheck,
    Balance,
    FavourLine,
    GiveIdea,
    KindLine,
    OpenPromise,
    PastPromise,
    Unthanked,
)

KIND_WORDS = {
    "introduction": "an introduction",
    "reference": "a reference",
    "review": "a review",
    "referral": "a referral",
    "article": "an article",
    "help": "help",
    "gift": "a gift",
    "advice": "advice",
    "other": "a favour",
}
R = TypeVar("R", FavourRecord, PromiseRecord)


class Favours:
    """Favours, promises and thanks, with the people they are about."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def promises(self, open_only: bool = True, as_of: AsOf = None) -> tuple[OpenPromise, ...]:
        """Promises still to be kept, the owner's and those of others; the next due first, those without a day last."""
        with self._context.lock:
            today = self._day(as_of)
            rows = [r for r in self._desk.promises() if r.since <= today and (not open_only or r.open)]
            found = self._shown(rows, lambda r, who: _open_promise(r, who, today))
            return tuple(sorted(found, key=lambda p: (p.due or date.max, p.since, p.id)))

    def ended(self, limit: int = 10) -> tuple[PastPromise, ...]:
        """Promises that were kept or let go, the latest first."""
        with self._context.lock:
            rows = [r for r in self._desk.promises() if not r.open]
            found = self._shown(rows, _past_promise)
            return tuple(sorted(found, key=lambda p: (p.day, p.id), reverse=True)[:limit])

    def unthanked(self, as_of: AsOf = None) -> tuple[Unthanked, ...]:
        """Favours the owner got and has not said thank you for, the latest first: that is when it is easiest."""
        with self._context.lock:
            today = self._day(as_of)
            rows = [r for r in self._desk.favours() if not r.given and r.thanked is None and r.day <= today]
            found = self._shown(rows, _unthanked)
            return tuple(sorted(found, key=lambda u: (u.since, u.id), reverse=True))

    def lines(self, person: int | None = None, limit: int = 50) -> tuple[FavourLine, ...]:
        """Favours both ways, the latest first; of one person or of all."""
        with self._context.lock:
            found = self._shown(self._desk.favours(), _favour_line)
            of = [f for f in found if person in (None, f.person)]
            return tuple(sorted(of, key=lambda f: (f.day, f.id), reverse=True)[:limit])

    def balances(self, as_of: AsOf = None) -> tuple[Balance, ...]:
        """Who gives and who takes, per person with a favour or promise noted; those who gave the owner most first."""
        with self._context.lock:
            today = self._day(as_of)
            favours, promises = self._noted(today)
            found = giving.balances(favours, promises, self._acts(as_of), today)
            return self._named(found)

    def balance(self, person: int, as_of: AsOf = None) -> Balance:
        """Give and take with one person."""
        with self._context.lock:
            today = self._day(as_of)
            favours, promises = self._noted(today)
            found = giving.balance_of(
                person,
                [f for f in favours if f.person == person],
                [p for p in promises if p.person == person],
                [a for a in self._acts(as_of) if a.person == person],
                today,
            )
            return self._named([found])[0]

    def overall(self, as_of: AsOf = None) -> Balance:
        """Give and take with everybody together."""
        with self._context.lock:
            today = self._day(as_of)
            favours, promises = self._noted(today)
            return self._named([giving.balance_of(None, favours, promises, self._acts(as_of), today)])[0]

    def owes_give(self, as_of: AsOf = None) -> tuple[Balance, ...]:
        """People who gave the owner more than they got, those most so first."""
        with self._context.lock:
            today = self._day(as_of)
            favours, promises = self._noted(today)
            return self._named(giving.gave_more(giving.balances(favours, promises, [], today)))

    def ideas(self, person: int, limit: int = 3, as_of: AsOf = None) -> tuple[GiveIdea, ...]:
        """What one could give a person, each with its ground; nothing where nothing is known."""
        with self._context.lock:
            unthanked = [u for u in self.unthanked(as_of) if u.person == person]
            promises = [p for p in self.promises(as_of=as_of) if p.person == person and p.mine]
            return ideas_for(self._context, person, unthanked, promises, as_of)[:limit]

    def before_asking(self, person: int, as_of: AsOf = None) -> AskCheck:
        """Whether it is time to ask a person for something, or to give first, and what."""
        with self._context.lock:
            today = self._day(as_of)
            favours, promises = self._noted(today)
            found = giving.before_asking(person, favours, promises, self._asks(), self._acts(as_of), today)
            name = names_of(self._context, [person]).get(person, (str(person), ()))[0]
            ideas = self.ideas(person, as_of=as_of)
            return AskCheck(person, name, found.verdict, found.asked_since, found.last_given, found.words, ideas)

    @property
    def _desk(self) -> Any:
        return self._context.desk.favours

    def _day(self, as_of: AsOf) -> date:
        """The day looked from: a moment at midnight is the morning of that day."""
        return self._context.moment(as_of).date()

    def _noted(self, today: date) -> tuple[list[giving.Favour], list[giving.Promised]]:
        favours = self._shown(
            self._desk.favours(), lambda r, who: giving.Favour(who[0], r.kind, r.given, r.day, r.thanked is not None)
        )
        standing = [r for r in self._desk.promises() if r.open and r.since <= today]
        return favours, self._shown(standing, lambda r, who: giving.Promised(who[0], r.mine, r.due))

    def _asks(self) -> list[giving.Ask]:
        """The introductions that the owner asked people for."""
        asked = [(r.introducer, r.asked) for r in self._context.desk.requests.list()]
        persons = self._context.derivation().person_by_account([account for account, _ in asked])
        return [giving.Ask(persons[account], day) for account, day in asked if day and account in persons]

    def _acts(self, as_of: AsOf) -> list[giving.Acts]:
        scoring = self._context.scoring(as_of)
        return self._context.remembered("acts with the owner", scoring, lambda: _acts_of(self._context, as_of))

    def _shown(self, rows: Sequence[R], show: Callable[[Any, tuple[int, str, int | None, str]], Any]) -> list[Any]:
        """The rows with the people they are about: (person, name, third person, their name); the gone are left out."""
        derivation = self._context.derivation()
        accounts = sorted({a for r in rows for a in (r.account, r.about) if a is not None})
        persons = derivation.person_by_account(accounts)
        names = {p: name for p, (name, _) in names_of(self._context, list(persons.values())).items()}
        found = []
        for row in rows:
            if row.account in persons:
                person, about = persons[row.account], None if row.about is None else persons.get(row.about)
                who = person, names.get(person, str(person)), about, "" if about is None else names.get(about, "")
                found.append(show(row, who))
        return found

    def _named(self, found: Sequence[giving.Balance]) -> tuple[Balance, ...]:
        names = names_of(self._context, [b.person for b in found if b.person is not None])
        return tuple(_balance(b, names.get(b.person or -1, (str(b.person or ""), ()))[0]) for b in found)


def account_of(context: Context, person: int) -> int:
    """The account under which a decision about a person is kept. Raises NotFoundError."""
    derivation = context.derivation()
    if derivation.person_by_account([person]).get(person) == person:
        return person
    accounts = derivation.accounts_of(person)
    if not accounts:
        raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
    return accounts[0]


def said_as(kind: str, words: str, about_name: str) -> str:
    """What a favour was, in words: what the owner wrote, else its kind and whom it led to."""
    return words or KIND_WORDS[kind] + (f" to {about_name}" if about_name else "")


def _open_promise(r: PromiseRecord, who: tuple[int, str, int | None, str], today: date) -> OpenPromise:
    person, name, about, about_name = who
    late = max((today - r.due) // timedelta(days=1), 0) if r.due else 0
    words = said_as(r.kind, r.words, about_name)
    return OpenPromise(r.id, person, name, r.mine, words, r.due, r.since, r.kind, about, about_name, late, r.note)


def _past_promise(r: PromiseRecord, who: tuple[int, str, int | None, str]) -> PastPromise:
    day = r.kept or r.let_go or r.since
    return PastPromise(r.id, who[0], who[1], r.mine, said_as(r.kind, r.words, who[3]), r.kept is not None, day)


def _unthanked(r: FavourRecord, who: tuple[int, str, int | None, str]) -> Unthanked:
    return Unthanked(r.id, who[0], who[1], r.kind, said_as(r.kind, r.words, who[3]), r.day, who[3])


def _favour_line(r: FavourRecord, who: tuple[int, str, int | None, str]) -> FavourLine:
    person, name, about, about_name = who
    words = said_as(r.kind, r.words, about_name)
    return FavourLine(r.id, person, name, r.kind, r.given, r.day, words, r.thanked, about, about_name, r.note)


def _balance(b: giving.Balance, name: str) -> Balance:
    kinds = tuple(KindLine(k.kind, k.given, k.received, k.unthanked) for k in b.kinds)
    return Balance(
        b.person,
        name,
        b.given,
        b.received,
        b.balance,
        kinds,
        b.promises_mine,
        b.promises_theirs,
        b.unthanked,
        b.acts_given,
        b.acts_received,
        b.words,
    )


def _acts_of(context: Context, as_of: AsOf) -> list[giving.Acts]:
    derivation = context.derivation(as_of)
    owners = derivation.persons_of(derivation.judgements.owners)
    return [] if not owners else giving.acts_of(derivation.ledger_around(owners[0]), owners[0])
