"""The owner's decisions about the people of a day, one after the other.

Invariant: a word never removes an earlier one; what stands is what was said last and not taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.day.day_records import Step
from renown.desk.models import Cadence, Done, DoNotContact, FeedAddress, Skip, Snooze, TodayList
from renown.desk.reading import read
from renown.desk.undo import OWNER, undo
from renown.errors import InputError, NotFoundError

Row = Cadence | DoNotContact | Snooze | Skip | Done

TABLES: dict[str, type[Row]] = {"cadence": Cadence, "never": DoNotContact, "snooze": Snooze, "skip": Skip, "done": Done}
ACTIONS = {
    "cadence": "set cadence",
    "never": "do not contact",
    "snooze": "put off",
    "skip": "not for this reason",
    "done": "was in touch",
}
LONGEST = 3650
"""The longest cadence, in days."""


class TodayDesk:
    """Cadences, who is put off, and what was done. Each method answers with the step, which says how it is undone."""

    def set_cadence(self, account: int, days: int, who: str = OWNER) -> Step:
        """Wish for contact every so many days; 0 takes the wish back. Raises InputError."""
        if not 0 <= days <= LONGEST:
            raise InputError(f"a cadence of {days} days cannot be kept", hint=f"give 1 to {LONGEST} days")
        return _add("cadence", account, who, days=days)

    def never(self, account: int, who: str = OWNER) -> Step:
        """Do not suggest this account's holder again."""
        return _add("never", account, who)

    def snooze(self, account: int, until: date, who: str = OWNER) -> Step:
        """Do not suggest them before a day."""
        return _add("snooze", account, who, until=until)

    def skip(self, account: int, reason: str, who: str = OWNER) -> Step:
        """Do not suggest them for the reason of this key."""
        return _add("skip", account, who, reason=reason[:200])

    def done(self, account: int, day: date, how: str = "", who: str = OWNER) -> Step:
        """The owner was in touch with them on a day."""
        return _add("done", account, who, day=day, how=how)

    def undo(self, step: str, who: str = OWNER) -> bool:
        """Take a decision back; False when that was done already. Raises NotFoundError."""
        what, _, number = step.partition("-")
        with store.transaction():
            rows = TABLES[what].objects.filter(pk=int(number)) if what in TABLES and _is_key(number) else None
            row = None if rows is None else rows.first()
            if rows is None or row is None:
                raise NotFoundError(f"there is no decision {step!r}", hint="see them with: renown today steps")
            undone = undo(rows, who)
            if undone:
                audit.record(who, f"take back: {ACTIONS[what]}", [row.account])
        return undone

    @read
    def steps(self) -> tuple[Step, ...]:
        """Every decision that stands, in the order of deciding."""
        with store.refusals():
            found = [_step(what, row) for what, table in TABLES.items() for row in table.objects.filter(undone_at=None)]
        return tuple(sorted(found, key=lambda step: (step.at, step.id)))

    def begin(self, day: date, accounts: Sequence[int], who: str = OWNER) -> None:
        """Keep whom a day begins with; what was kept of the day first stands."""
        with store.transaction():
            if self.began(day) is None:
                TodayList.objects.create(day=day, accounts=list(accounts), who=who, at=timezone.now())
                audit.record(who, "begin day", accounts)

    @read
    def began(self, day: date) -> tuple[int, ...] | None:
        """The accounts of those that a day began with; None while nothing was said on it."""
        with store.refusals():
            row = TodayList.objects.filter(day=day, undone_at=None).order_by("pk").first()
        return None if row is None else tuple(row.accounts)

    def feed_number(self) -> int:
        """Which address of the calendar feed is in force; it grows whenever the address is renewed."""
        with store.refusals():
            last = FeedAddress.objects.order_by("pk").last()
        return last.pk if last else 0

    def renew_feed(self, who: str = OWNER) -> None:
        """Give the calendar feed a new address; the one before answers no longer."""
        with store.transaction():
            new = FeedAddress.objects.create(at=timezone.now())
            FeedAddress.objects.filter(pk__lt=new.pk).delete()
            audit.record(who, "renew feed address")


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) < 19


def _add(what: str, account: int, who: str, **values: Any) -> Step:
    """Write a word down. Said twice, as from two windows, it stands once; a cadence is what was said last."""
    with store.transaction():
        last = TABLES[what].objects.filter(account=account, undone_at=None).order_by("pk").last()
        if last is not None and what != "cadence" and all(getattr(last, name) == values[name] for name in values):
            return _step(what, last)
        row = TABLES[what].objects.create(account=account, who=who, at=timezone.now(), **values)
        audit.record(who, ACTIONS[what], [account])
    return _step(what, row)


_TELLS: dict[str, Callable[[Any], tuple[int, date | None, str]]] = {
    "cadence": lambda row: (row.days, None, ""),
    "never": lambda row: (0, None, ""),
    "snooze": lambda row: (0, row.until, ""),
    "skip": lambda row: (0, None, row.reason),
    "done": lambda row: (0, row.day, row.how),
}


def _step(what: str, row: Row) -> Step:
    number, day, words = _TELLS[what](row)
    return Step(f"{what}-{row.pk}", what, row.account, row.who, row.at, number, day, words)
