"""Who takes part in an event, and whose calendar it is.

Invariant: rooms, things and calendars are nobody; somebody without a mail address is nobody here, too.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from renown.errors import InputError
from renown.model.values import EMAIL, NAME
from renown.sources.ical.splitter import unfolded

ACCEPTED, DECLINED, TENTATIVE, UNANSWERED = "accepted", "declined", "tentative", "unanswered"

_ANSWERS = {"ACCEPTED": ACCEPTED, "COMPLETED": ACCEPTED, "DECLINED": DECLINED, "TENTATIVE": TENTATIVE}
_NOBODY = frozenset({"ROOM", "RESOURCE", "GROUP"})
_CALENDARS = ("@resource.calendar.google.com", "@group.calendar.google.com", "@group.v.calendar.google.com")
_MORE_CALENDARS = ("@import.calendar.google.com", "@calendar.google.com")
_NAMED = re.compile(rb"^(?:ORGANIZER|ATTENDEE)[;:].*?mailto:([^\s;,\"?]+)", re.IGNORECASE | re.MULTILINE)
_OFTEN = 0.5


class Guest(NamedTuple):
    """Somebody in an event: the key of the account (a cleaned address), a name if there is one, the answer."""

    key: str
    name: str | None
    answer: str


@dataclass(frozen=True, slots=True)
class Party:
    """Everybody in an event. `organiser` may be missing: some exports leave it out."""

    organiser: Guest | None
    guests: tuple[Guest, ...]

    def everybody(self) -> dict[str, Guest]:
        """All people by key, the organiser first."""
        first = (self.organiser,) if self.organiser else ()
        return {guest.key: guest for guest in (*reversed(self.guests), *first)}

    def present(self) -> list[str]:
        """Who organises it or has accepted, sorted."""
        found = {guest.key for guest in self.guests if guest.answer == ACCEPTED}
        declined = {guest.key for guest in self.guests if guest.answer == DECLINED}
        if self.organiser and self.organiser.key not in declined:
            found.add(self.organiser.key)
        return sorted(found)

    def invited(self) -> list[Guest]:
        """Whom the organiser asked."""
        return [guest for guest in self.guests if self.organiser and guest.key != self.organiser.key]


def party_of(event: Any) -> Party:
    """Everybody in a parsed event."""
    organisers = [guest for raw in listed(event.get("ORGANIZER")) if (guest := _guest(raw))]
    guests = {guest.key: guest for raw in listed(event.get("ATTENDEE")) if (guest := _guest(raw))}
    return Party(organisers[0] if organisers else None, tuple(guests.values()))


def is_nobody(address: str) -> bool:
    """Whether an address is that of a room or of a calendar.

    >>> is_nobody("c_1@resource.calendar.google.com"), is_nobody("jane@example.org")
    (True, False)
    """
    return address.endswith(_CALENDARS + _MORE_CALENDARS)


@dataclass(slots=True)
class Signs:
    """What tells whose calendar it is: addresses that calendars are called by, and who is in how many events."""

    claimed: list[str] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)
    events: int = 0

    def add_name(self, value: str) -> None:
        """The name of a calendar, or of its owner."""
        if (address := EMAIL.clean(value)) and not is_nobody(address):
            self.claimed.append(address)

    def add_event(self, data: bytes) -> None:
        """An event, not parsed."""
        found = (EMAIL.clean(raw.decode("utf-8", "replace")) for raw in _NAMED.findall(unfolded(data)))
        keys = {key for key in found if key and not is_nobody(key)}
        self.events += bool(keys)
        self.named.update(keys)

    def owner(self, given: str | None) -> str | None:
        """The owner's address: as given; else what a calendar is called by; else who is in most events.

        Raises:
            InputError: what was given is no mail address.
        """
        if given:
            address = EMAIL.clean(given)
            if address is None:
                raise InputError(f"{given!r} is no mail address", hint="Name the owner by a mail address")
            return address
        if self.claimed:
            # Calendars of others that one follows are called by their addresses, too.
            return max(self.claimed, key=lambda address: self.named[address])
        common = self.named.most_common(2)
        alone = len(common) == 1 or (len(common) == 2 and common[0][1] > common[1][1])
        return common[0][0] if alone and self.events > 1 and common[0][1] > _OFTEN * self.events else None


def listed(value: Any) -> list[Any]:
    """The values of a property that may stand once, several times or not at all.

    >>> listed("a"), listed(["a", "b"]), listed(None)
    (['a'], ['a', 'b'], [])
    """
    return value if isinstance(value, list) else [] if value is None else [value]


def _guest(raw: Any) -> Guest | None:
    given = {name: _text(value) for name, value in getattr(raw, "params", {}).items()}
    # Some programs put a path of their own where the address belongs, and the address beside it.
    key = EMAIL.clean(str(raw)) or EMAIL.clean(given.get("EMAIL", ""))
    if key is None or is_nobody(key) or given.get("CUTYPE", "").upper() in _NOBODY:
        return None
    name = NAME.clean(given.get("CN", "").strip("'\""))
    answer = _ANSWERS.get(given.get("PARTSTAT", "").upper(), UNANSWERED)
    return Guest(key, None if name is None or "@" in name else name, answer)


def _text(value: Any) -> str:
    """A parameter; one with a comma outside of quotes is read as several."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
