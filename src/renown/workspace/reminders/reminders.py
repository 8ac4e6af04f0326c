"""The room `reminders`: what the owner wants to be reminded of, of whom, on which day, and again when.

Invariant: what is due stays due until it is answered; nothing else decides whether it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, timedelta, tzinfo

from renown.desk.records import recorded
from renown.desk.reminders.records import DONE, LATER, NewReminder, ReminderRecord
from renown.errors import InputError, NotFoundError
from renown.model.local_time import localised
from renown.ties.giving.notes.dates import find_days
from renown.ties.reminders import Every, Next, every_of, next_of, plain
from renown.workspace.context import AsOf, Context
from renown.workspace.register import account_of, called
from renown.workspace.reminders.answers import ReminderLine
from renown.workspace.room import Room

MOST_LETTERS = 2_000
"""So many letters a reminder may have; a note has room for more."""

MOST_DAYS = 3650


class Reminders(Room):
    """Reminders of people and of things, each a decision: kept, done, put off, removed, and all of it taken back."""

    def add(self, words: str, when: str, every: str = "", person: int | None = None) -> int:
        """Be reminded from a day on; returns the number.

        when: a day such as 2026-12-24, 24 Dec, next Friday, in 3 weeks, in English, German or Spanish. every: once,
        year, month, week, or a number of them such as "2 weeks". Raises InputError, NotFoundError for nobody.
        """
        text, rhythm = words.strip(), every_of(every)
        if not text and person is None:
            raise InputError("nothing was said to be reminded of", hint="say what, or of whom")
        if len(text) > MOST_LETTERS:
            raise InputError(f"found {len(text)} letters", hint=f"say it in {MOST_LETTERS}; keep the rest in a note")
        day = day_of_words(when, self._context.today().date(), again=rhythm.number > 0)
        account = None if person is None else account_of(self._context, person)
        return int(self._context.desk.reminders.add(NewReminder(account, text, day, rhythm.number, rhythm.unit)))

    def list(self, person: int | None = None, as_of: AsOf = None) -> tuple[ReminderLine, ...]:
        """The reminders that are due or still to come, the next first; of one person or of all."""
        found = lines_of(self._context, as_of)
        return tuple(line for line in found if person in (None, line.person))

    def due(self, as_of: AsOf = None) -> tuple[ReminderLine, ...]:
        """The reminders whose day is here, the oldest first."""
        return tuple(line for line in lines_of(self._context, as_of) if line.due)

    def done(self, reminder: int) -> int:
        """It is done, until it comes again; done ahead of its day, that day is left out. Returns the answer's number.

        Raises NotFoundError where there is no such reminder, or it is over.
        """
        return int(self._context.desk.reminders.step(reminder, DONE, max(self._today(), self._standing(reminder).day)))

    def later(self, reminder: int, days: int = 7) -> int:
        """Not before so many days have passed; returns the answer's number. Raises InputError, NotFoundError."""
        if not 1 <= days <= MOST_DAYS:
            raise InputError(f"{days} days is no time to wait", hint=f"give 1 to {MOST_DAYS} days")
        until = max(self._today(), self._standing(reminder).day) + timedelta(days)
        return int(self._context.desk.reminders.step(reminder, LATER, until))

    def undo(self, step: int) -> bool:
        """Take an answer (done, later) back by its number; False when that was done already. Raises NotFoundError."""
        return bool(self._context.desk.reminders.undo(step))

    def remove(self, reminder: int) -> bool:
        """Be reminded no longer; False when that was so already. Raises NotFoundError."""
        return bool(self._context.desk.reminders.remove(reminder))

    def restore(self, reminder: int) -> bool:
        """Take a reminder up again that was removed; False when it stands. Raises NotFoundError."""
        return bool(self._context.desk.reminders.restore(reminder))

    def _today(self) -> date:
        return self._context.today().date()

    def _standing(self, reminder: int) -> Next:
        row = next((row for row in self._context.desk.reminders.list() if row.id == reminder), None)
        found = None if row is None else coming(row, self._today(), self._context.zone)
        if found is None:
            raise NotFoundError(f"there is no reminder {reminder} that is still to come", hint="see: renown remind")
        return found


def day_of_words(text: str, today: date, *, again: bool) -> date:
    """The day that is meant. again: it may lie behind, for it comes again. Raises InputError.

    >>> str(day_of_words("in 2 weeks", date(2026, 11, 30), again=False))
    '2026-12-14'
    >>> str(day_of_words("1985-04-12", date(2026, 11, 30), again=True))
    '1985-04-12'
    """
    said = plain(text[:80])
    found, _ = find_days(said, today)
    whole = [one for one in found if said[one.start : one.end].strip() == said]
    day = next((one.ahead or (one.past if again else None) for one in whole), None)
    if day is None or (day < today and not again):
        hint = "give one that lies ahead, such as 2026-12-24, next Friday, in 3 weeks"
        raise InputError(f"found {text[:80]!r} as a day", hint=hint)
    return day


def coming(row: ReminderRecord, today: date, zone: tzinfo) -> Next | None:
    """When a reminder comes next; None when it is over. What lay behind when it was written down never came."""
    begun = localised(row.at, zone).date() - timedelta(1)
    return next_of(row.first, Every(row.number, row.unit), max(begun, row.done or begun), row.later, today)


def lines_of(context: Context, as_of: AsOf = None) -> tuple[ReminderLine, ...]:
    """Every reminder that is due or to come, the next first; those of people who are gone are left out."""
    today, rows, zone = context.moment(as_of).date(), context.desk.reminders.list(), context.zone
    persons = context.derivation(as_of).person_by_account([row.account for row in rows if row.account is not None])
    names = called(context, sorted(set(persons.values())))
    found = []
    for row in rows:
        person, at = (None if row.account is None else persons.get(row.account)), coming(row, today, zone)
        if at is not None and (row.account is None or person is not None):
            name, every = "" if person is None else names[person], str(Every(row.number, row.unit))
            found.append(recorded(ReminderLine, row, person=person, name=name, every=every, **asdict(at)))
    return tuple(sorted(found, key=lambda line: (line.day, line.id)))


def next_reminders(context: Context, as_of: AsOf = None) -> Mapping[int, date]:
    """The day of the next reminder of each person who has one."""
    found: dict[int, date] = {}
    for line in lines_of(context, as_of):
        if line.person is not None:
            found.setdefault(line.person, line.day)
    return found
