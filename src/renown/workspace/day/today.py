"""The room `today`: whom to turn to, why, and what to give; and what the owner decides about it.

Invariant: what contact says is worked out once per state of the data; a decision only changes who is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from renown.desk.day.day_records import Step
from renown.errors import InputError, NotFoundError
from renown.lake.durable import open_private, storage_errors
from renown.model import networks
from renown.model.wording import day_and_month, day_in_words
from renown.publish.calendar_feed import calendar_text
from renown.publish.mail import Outgoing, message_of, send
from renown.reckoning.scoring import Scoring
from renown.ties.contacts import date_of, days_in_words
from renown.ties.day import occasions
from renown.ties.day.occasions import coming_days
from renown.ties.day.today import MOST, TIERS, Suggestion, suggest
from renown.workspace.answers import PersonRow
from renown.workspace.context import AsOf, Context
from renown.workspace.day.answers.today import ComingDay, Gift, TodayMet, TodayOwed, TodayPage, TodayPerson, TodayStep
from renown.workspace.day.feed import birthdays_of, digest_of, entries_of, reminders_of
from renown.workspace.day.grounds import Grounds, yearly
from renown.workspace.day.occasions import Noted
from renown.workspace.day.reminders import due_reminders
from renown.workspace.events.events import Events
from renown.workspace.giving.favours import Favours
from renown.workspace.giving.ideas import ideas_for
from renown.workspace.kept import kept
from renown.workspace.me import me
from renown.workspace.people.addresses import addresses_of, own_addresses
from renown.workspace.people.pictures import pictures
from renown.workspace.register import account_of, called, grown, name_of, rows_of
from renown.workspace.reminders.reminders import lines_of
from renown.workspace.room import Room, freely
from renown.workspace.ties.ties import Ties

if TYPE_CHECKING:
    from renown.desk.day.today import TodayDesk

SKIP_DAYS = 90
MOST_ASKED = 20
"""So many times five more people can be asked for on one day."""
COMING = 14
"""For so many days ahead the days of people's years are listed."""

GONE = 5
"""So many more are looked at than are listed, should somebody be in no listing of people."""


Suggested = list[tuple[Suggestion, PersonRow]]


class Today(Room):
    """At most five people a day, and done, later, not this person: all of it can be undone.

    The day ends: whom it began with stands in the morning, and nobody takes the place of somebody who is seen to.
    """

    def __init__(self, context: Context, ties: Ties, favours: Favours, events: Events) -> None:
        super().__init__(context)
        self._favours = favours
        self._grounds = Grounds(context, ties, favours, events)

    def list(self, as_of: AsOf = None, limit: int = MOST, *, quick: bool = False) -> tuple[TodayPerson, ...]:
        """Whom there is a reason to turn to now, best first. Raises NotFoundError while nobody said who the owner is.

        Those of the day stand in `page`, where nobody takes the place of somebody who is seen to.
        quick: what to give is told where it is known already, and can be asked for with `idea` elsewhere.
        """
        scoring = self._context.scoring(as_of)
        return self._people(scoring, self._grounds.noted(scoring), limit, quick=quick)

    def idea(self, person: int, as_of: AsOf = None) -> Gift | None:
        """What to give to one of the people there is a reason to turn to; None when they are not among them."""
        scoring = self._context.scoring(as_of)
        noted = self._grounds.noted(scoring)
        found = self._suggested(scoring, noted, MOST * (MOST_ASKED + 1))
        return next((self._idea(scoring, noted, s, quick=False) for s, _ in found if s.person == person), None)

    def page(self, as_of: AsOf = None, *, quick: bool = False, more: int = 0) -> TodayPage:
        """The day with everything that is due. quick: as in `list`, which also says what is raised.

        more: how many times five more people were asked for. Raises InputError for more than 20.
        """
        if not 0 <= more <= MOST_ASKED:
            raise InputError(f"more: found {more}, expected 0 to {MOST_ASKED}")
        scoring = self._context.scoring(as_of)
        noted = self._grounds.noted(scoring)
        began, now = self._of_the_day(scoring, noted, more)
        waiting = [one for one in now if one[0].person in began]
        others = [one for one in now if one[0].person not in began]
        # Whoever was asked for beside them and is seen to, is not made up for either.
        beside = self._seen_to() - began if more else frozenset()
        asked = others[: max(0, MOST * more - len(beside))]
        done = len(began) - len(waiting) + len(beside)
        return TodayPage(
            day=scoring.derivation.before.date(),
            people=self._shown(scoring, noted, [*waiting, *asked], quick=quick),
            reminders=due_reminders(self._context, as_of),
            words="" if began else self._why_nobody(scoring),
            promises=noted.promises,
            follow_ups=noted.follow_ups,
            owed=self._owed(scoring),
            last=next(iter(self.steps(1)), None),
            done=done,
            of=done + len(waiting) + len(asked),
            further=len(others) > len(asked),
            decided=self._decided(),
            met=self._met(scoring, noted),
            coming=self._coming(scoring),
        )

    def _coming(self, scoring: Scoring) -> tuple[ComingDay, ...]:
        """The days of people's years in the next two weeks, the next first; the owner's own is none of them."""
        day, owner = scoring.derivation.before.date(), self._grounds.owner(scoring)
        found = [one for one in coming_days(yearly(self._grounds.facts(scoring)), day, COMING) if one[1] != owner]
        persons = [person for _, person, _ in found]
        names, pictured = called(self._context, persons), pictures(scoring.derivation, persons)
        return tuple(
            ComingDay(
                person,
                names[person],
                coming,
                what,
                f"{what[:1].upper()}{what[1:]}, {day_and_month(coming)}",
                pictured.get(person, ""),
            )
            for coming, person, what in found
        )

    def done(self, person: int, how: str = "") -> TodayStep:
        """The owner was in touch with them today; it counts as contact although no source shows it yet."""
        return self._decide(person, lambda desk, account: desk.done(account, self._context.today().date(), how))

    def snooze(self, person: int, days: int) -> TodayStep:
        """Not before so many days have passed."""
        if not 1 <= days <= 3650:
            raise InputError(f"{days} days is no time to wait", hint="give 1 to 3650 days")
        until = self._context.today().date() + timedelta(days)
        return self._decide(person, lambda desk, account: desk.snooze(account, until))

    def skip(self, person: int, reason: str = "", *, ever: bool = False) -> TodayStep:
        """Not this person: for the reason of this key, never again (ever), or else for 90 days."""
        if ever:
            return self._decide(person, lambda desk, account: desk.never(account))
        if reason:
            return self._decide(person, lambda desk, account: desk.skip(account, reason))
        return self.snooze(person, SKIP_DAYS)

    def cadence(self, person: int, days: int | None) -> TodayStep:
        """Wish for contact every so many days; None takes the wish back, so that one is suggested again."""
        if days == 0:
            raise InputError("a cadence of 0 days cannot be kept", hint="give a number of days, or none at all")
        account = account_of(self._context, person)
        return self._step(self._context.desk.today.set_cadence(account, days or 0))

    @staticmethod
    def tiers() -> tuple[int, ...]:
        """The cadences to choose from, in days; any other number of days does as well."""
        return tuple(TIERS)

    def cadence_of(self, person: int, as_of: AsOf = None) -> tuple[int, bool] | None:
        """How often contact with somebody is wished for, in days, and whether nobody said so but it is suggested.

        None where there is neither, and without an owner.
        """
        scoring = self._context.scoring(as_of)
        if me(self._context, as_of).person is None:
            return None
        wish = self._grounds.wishes(scoring).cadence.get(person)
        if wish:
            return wish[0], False
        known = self._grounds.known(scoring)
        suggested = int(known.cadence[known.person == person].sum())
        return (suggested, True) if suggested else None

    def undo(self, step: str = "last") -> TodayStep:
        """Take a decision back, the newest by default. Raises NotFoundError when there is none."""
        found = [s for s in self._context.desk.today.steps() if step in ("last", s.id)]
        if not found:
            raise NotFoundError("there is nothing to undo", hint="it may have been taken back already")
        told = self._step(found[-1])
        self._context.desk.today.undo(found[-1].id)
        return told

    def steps(self, limit: int | None = None) -> tuple[TodayStep, ...]:
        """The decisions that stand, newest first."""
        newest = tuple(reversed(self._context.desk.today.steps()))[:limit]
        return tuple(self._step(step) for step in newest)

    # --- the day for other programs --------------------------------------------------------------------------

    def digest(self, as_of: AsOf = None, more: int = 0) -> str:
        """The day in words, as it goes by e-mail. more: as in `page`."""
        return digest_of(self.page(as_of, more=more))

    def feed(self, as_of: AsOf = None) -> str:
        """The day as an iCalendar text: the people, promises, follow-ups, reminders, and birthdays of the year."""
        scoring = self._context.scoring(as_of)
        facts = self._grounds.facts(scoring)
        persons = sorted({told.person for told in facts if told.is_day})
        names = called(self._context, persons)
        told, zone = self.page(as_of), self._context.zone
        coming = reminders_of(lines_of(self._context, as_of))
        entries = (*entries_of(told, zone), *coming, *birthdays_of(facts, names, scoring))
        return calendar_text(entries, scoring.derivation.before)

    def feed_token(self) -> str:
        """The secret part of the feed's address, the same until it is renewed."""
        desk = self._context.desk
        secret: bytes = desk.secret(f"today feed {desk.today.feed_number()}")
        return secret.hex()[:40]

    def renew_feed(self) -> str:
        """Give the feed another address, so that the one before answers no longer; returns its secret part."""
        self._context.desk.today.renew_feed()
        return self.feed_token()

    def own_addresses(self) -> tuple[str, ...]:
        """The e-mail addresses of the accounts confirmed as the owner's: only there may the day be sent."""
        return own_addresses(self._context.derivation(), me(self._context).persons)

    def write_feed(self, file: Path, as_of: AsOf = None) -> None:
        """Write the feed into a file. Raises StorageError."""
        text = self.feed(as_of)
        with storage_errors(file), open_private(file) as out:
            out.write(text.encode())

    def outgoing(self) -> Outgoing:
        """The mail server that the settings name."""
        said = self._context.settings
        return Outgoing(said.smtp_host, said.smtp_port, said.smtp_user, said.smtp_starttls, said.smtp_password)

    @freely
    def send(self, to: str = "", server: Outgoing | None = None, as_of: AsOf = None) -> str:
        """Send the day to the owner's own address, with the calendar; returns the address.

        to: one of `own_addresses`, the first by default. server: that of the settings by default.
        Raises InputError for any other address, and ServerError when the server does not take it.
        """
        own = self.own_addresses()
        address = to.strip().casefold() or next(iter(own), "")
        if address not in own:
            known = f"yours are {', '.join(own)}" if own else "confirm an e-mail account with: renown owner"
            raise InputError(f"{to or 'no address'} is not confirmed as your own", hint=known)
        outgoing = server or self.outgoing()
        if not outgoing.host:
            raise InputError("no mail server is named", hint="set RENOWN_SMTP_HOST, _PORT and _USER")
        subject = f"Today, {day_in_words(self._context.moment(as_of))}"
        send(message_of(address, subject, self.digest(as_of), self.feed(as_of)), outgoing)
        self._context.desk.audit("owner", "send the day")
        return address

    # --- what is shown ---------------------------------------------------------------------------------------

    def _people(self, scoring: Scoring, noted: Noted, limit: int, *, quick: bool) -> tuple[TodayPerson, ...]:
        """Whom there is a reason to turn to."""
        return self._shown(scoring, noted, self._suggested(scoring, noted, limit), quick=quick)

    def _shown(self, scoring: Scoring, noted: Noted, found: Suggested, *, quick: bool) -> tuple[TodayPerson, ...]:
        pictured = pictures(scoring.derivation, [s.person for s, _ in found])
        return tuple(
            self._person(scoring, s, row, self._idea(scoring, noted, s, quick=quick), pictured.get(s.person, ""))
            for s, row in found
        )

    def _of_the_day(self, scoring: Scoring, noted: Noted, more: int) -> tuple[frozenset[int], Suggested]:
        """Whom the day began with, and whom there is a reason to turn to now: those of them, and a few more."""
        kept = self._context.desk.today.began(self._context.today().date())
        if kept is None:
            began = frozenset(s.person for s, _ in self._suggested(scoring, noted, MOST, morning=True))
        else:
            began = frozenset(scoring.derivation.person_by_account(list(kept)).values())
        return began, self._suggested(scoring, noted, MOST * (more + 1) + 1)

    def _begin(self) -> None:
        """Keep whom the day began with, before the first word of the day."""
        today, desk = self._context.today().date(), self._context.desk.today
        if desk.began(today) is None and me(self._context).person is not None:
            scoring = self._context.scoring()
            found = self._suggested(scoring, self._grounds.noted(scoring), MOST, morning=True)
            desk.begin(today, [account_of(self._context, s.person) for s, _ in found])

    def _seen_to(self) -> frozenset[int]:
        """Whom a word of today was about."""
        accounts = [step.account for step in self._grounds.decided_today()]
        return frozenset(self._context.derivation().person_by_account(accounts).values())

    def _suggested(self, scoring: Scoring, noted: Noted, limit: int, *, morning: bool = False) -> Suggested:
        """The suggestions, each with the person's line; in the morning: before what was decided and noted since."""
        grounds, day = self._grounds, scoring.derivation.day
        occasions_ = grounds.occasions(scoring, noted, morning=morning)
        known, wishes = grounds.known(scoring, morning=morning), grounds.wishes(scoring, morning=morning)
        found = suggest(known, occasions_, wishes, day, limit + GONE)
        rows = {row.person: row for row in rows_of(self._context, [s.person for s in found], scoring.derivation.before)}
        return [(s, rows[s.person]) for s in found if s.person in rows][:limit]

    def _owed(self, scoring: Scoring) -> tuple[TodayOwed, ...]:
        """Who waits for an answer, with where to write it."""
        write, owed = _addresses(self._context, scoring), self._grounds.owed(scoring)
        pictured = pictures(scoring.derivation, [one.person for one in owed])
        return tuple(
            grown(
                TodayOwed,
                one,
                write=write.get(one.person, ""),
                key=occasions.answer_key(one.since),
                picture=pictured.get(one.person, ""),
            )
            for one in owed
        )

    def _met(self, scoring: Scoring, noted: Noted) -> tuple[TodayMet, ...]:
        """Whom the owner met within two days, at an event or as they noted, each once."""
        write = _addresses(self._context, scoring)
        told = [(met.person, met.name, met.words) for met in noted.follow_ups]
        named = {met.person for met in noted.follow_ups}
        meetings = [(person, note) for person, note in self._grounds.meetings(scoring) if person not in named]
        names = called(self._context, [person for person, _ in meetings])
        told += [(person, names[person], note.words) for person, note in meetings]
        pictured = pictures(scoring.derivation, [person for person, _, _ in told if person is not None])
        return tuple(
            TodayMet(person, name, words, write.get(person or 0, ""), pictured.get(person or 0, ""))
            for person, name, words in told
        )

    def _decided(self) -> tuple[TodayStep, ...]:
        told = (self._step(step) for step in reversed(self._grounds.decided_today()))
        return tuple(step for step in told if step.person is not None)

    def _person(
        self, scoring: Scoring, found: Suggestion, row: PersonRow, idea: Gift | None, picture: str
    ) -> TodayPerson:
        return TodayPerson(
            person=found.person,
            name=row.name,
            sub=row.headline or ", ".join(map(networks.name_of, row.networks)),
            community=row.community,
            priority=found.priority,
            reasons=found.reasons,
            idea=idea,
            cadence=found.cadence,
            suggested=found.suggested,
            last=None if found.last is None else date_of(found.last),
            write=_addresses(self._context, scoring).get(found.person, ""),
            picture=picture,
        )

    def _idea(self, scoring: Scoring, noted: Noted, found: Suggestion, *, quick: bool) -> Gift | None:
        """What the reason asks for, else what is known to be of use to them, else a word."""
        asked = occasions.asked_for(found)
        if asked is not None:
            return Gift(*asked)
        before, person = scoring.derivation.before, found.person
        asking = self._context, scoring, me(self._context, before), noted.about(person), 1
        known = ideas_for.at_hand(*asking) if quick else ideas_for(*asking)
        if known is None:
            return None
        for idea in known:
            return Gift(idea.kind, _sentence(idea.words), _sentence(idea.ground), idea.url)
        last = "" if found.last is None else f"In touch last on {day_in_words(date_of(found.last))}."
        return Gift(*occasions.anyway(person, before.date()), last)

    def _why_nobody(self, scoring: Scoring) -> str:
        if not len(self._grounds.known(scoring).person):
            return "No contact between you and others is seen in these sources, so nobody can be suggested."
        return "Nobody waits for you today: no cadence is over, nobody is quieter than usual, and nothing is due."

    # --- decisions -------------------------------------------------------------------------------------------

    def _decide(self, person: int, say: Callable[[TodayDesk, int], Step]) -> TodayStep:
        account = account_of(self._context, person)
        self._begin()
        return self._step(say(self._context.desk.today, account))

    def _step(self, step: Step) -> TodayStep:
        person = self._context.derivation().person_by_account([step.account]).get(step.account)
        name = "" if person is None else name_of(self._context, person)
        return TodayStep(step.id, step.what, person, name, step_in_words(step), step.at)


@kept(most=2)
def _addresses(context: Context, scoring: Scoring) -> Mapping[int, str]:
    """Where each person can be written to."""
    return MappingProxyType(addresses_of(scoring.derivation))


def step_in_words(step: Step) -> str:
    """A decision as a sentence without the name."""
    day = "" if step.day is None else day_in_words(step.day)
    return {
        "cadence": f"in touch every {days_in_words(step.number)}" if step.number else "no cadence of your own",
        "never": "never suggested",
        "snooze": f"not before {day}",
        "skip": "not for this reason",
        "done": f"in touch on {day}" + (f": {step.words}" if step.words else ""),
    }[step.what]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("." if words and words[-1] not in ".!?" else "")
