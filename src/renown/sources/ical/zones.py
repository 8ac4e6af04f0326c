"""The time zones that a calendar names: by IANA, by Windows, by Outlook's words, or defined in the file itself.

Invariant: a name leads to one zone or to none, never to an error, a warning or a file of this machine; what one file
defines holds in that file only, wherever in it the definition stands; a definition costs no more than a real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Any
from zoneinfo import available_timezones

import icalendar
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from renown.sources.ical.occurrences import BROKEN_RULE

_LONGEST_NAME = 250
_MOST_BYTES = 256 << 10
_MOST_CHANGES, _MOST_RULES = 400, 60
_RULE = frozenset({"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "INTERVAL", "WKST"})
_OFFSET = re.compile(r"\A\(?(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d\d))?\)?", re.IGNORECASE)
_APART = re.compile(r"[,;/()&]")
_AMERICAN = {
    "atlantic time": "America/Halifax",
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
}


class Zones:
    """The zones of one file; `definitions` are its VTIMEZONEs."""

    def __init__(self, definitions: Iterable[bytes] = ()) -> None:
        # The library keeps what it has learnt for the whole process.
        tzp.use_default()
        self._names: dict[str, str] = {}
        for data in definitions:
            if name := _learnt(data):
                self._names.setdefault(name, name)

    def named(self, name: str) -> str:
        """The name by which the library knows the zone; nothing where nobody knows it.

        >>> Zones().named("W. Europe Standard Time"), Zones().named("/vendor.example/x/Europe/Berlin")
        ('Europe/Berlin', 'Europe/Berlin')
        >>> Zones().named("(UTC+01:00) Amsterdam, Berlin, Bern"), Zones().named("Europe"), Zones().named("x" * 300)
        ('Europe/Amsterdam', '', '')
        """
        plain = name.strip(' "')
        if plain not in self._names:
            self._names[plain] = _known(plain) if len(plain) <= _LONGEST_NAME else ""
        return self._names[plain]


def _learnt(data: bytes) -> str:
    """The name of a definition that the library has taken in; nothing where it is broken or none of a real zone."""
    if len(data) > _MOST_BYTES or data.upper().count(b"BEGIN:") > _MOST_CHANGES:
        return ""
    with suppress(*BROKEN_RULE):
        # Without its rules first: to take it in is to follow them.
        zone: Any = icalendar.Component.from_ical(data.replace(b"VTIMEZONE", b"X-ZONE"))
        rules = [rule for change in zone.subcomponents for rule in _rules(change)]
        if len(rules) <= _MOST_RULES and all(map(_is_yearly, rules)):
            icalendar.Timezone.from_ical(data)
            return str(zone.get("TZID", "")).strip(' "')
    return ""


def _rules(change: Any) -> list[Any]:
    found = change.get("RRULE", [])
    return found if isinstance(found, list) else [found]


def _is_yearly(rule: Any) -> bool:
    """Whether a rule gives a handful of days a year, as the rules of zones do."""
    return (
        [str(part).upper() for part in rule.get("FREQ", ())] == ["YEARLY"]
        and _RULE.issuperset(map(str.upper, rule))
        and all(step >= 1 for step in rule.get("INTERVAL", ()))
        and len(rule.get("BYMONTH", ())) <= 1
        and len(rule.get("BYMONTHDAY", ())) <= 7
    )


def _known(name: str) -> str:
    plain = name.strip("/").casefold()
    names = _iana()
    parts = plain.split("/")
    for start in range(len(parts)):
        if found := names.get("/".join(parts[start:])):
            return found
    return WINDOWS_TO_OLSON.get(name.strip("/")) or _by_offset(plain) or _by_place(plain)


def _by_offset(name: str) -> str:
    """A zone of whole hours that is named by nothing else."""
    match = _OFFSET.fullmatch(name)
    if not match or int(match[3] or 0) or int(match[2]) > 12:
        return ""
    hours = int(match[2])
    # The names of these zones count westwards.
    return f"Etc/GMT{'-' if match[1] == '+' else '+'}{hours}" if hours else "Etc/GMT"


def _by_place(name: str) -> str:
    """The zone of the first place in a name as Outlook shows it: `(UTC+01:00) Amsterdam, Berlin`."""
    places = _places()
    words = [word.strip() for word in _APART.split(name)]
    return next(
        (places.get(word) or _AMERICAN.get(word, "") for word in words if word in places or word in _AMERICAN), ""
    )


@cache
def _iana() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


@cache
def _places() -> dict[str, str]:
    return {
        name.rpartition("/")[2].replace("_", " ").casefold(): name
        for name in sorted(available_timezones(), reverse=True)
        if "/" in name and not name.startswith("Etc/")
    }
