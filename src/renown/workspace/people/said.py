"""What can be said of a person by hand, brought into the form in which it is kept, and told again in words.

Invariant: whatever is typed, what is kept is a value as the importers would keep it; nothing that would run is an
address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from renown.errors import InputError
from renown.model.values import EMAIL, NAME, PHONE, PROFILE
from renown.model.values.link import would_run
from renown.model.values.profile import link_to
from renown.sources.contact import address_text, birthday, kind_of, number, parts_of

LONGEST_DETAIL = 500

_DAY = re.compile(r"(?:\d{4}-\d\d-\d\d|--\d\d-\d\d)", re.ASCII)
_KINDS = frozenset({"email", "phone", "profile", "address"})
_NEEDED = frozenset({"name"})
"""What can be replaced and not taken away."""


class Said(Protocol):
    """A word on a person's details, as the desk keeps it."""

    @property
    def fact(self) -> str: ...
    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def beside(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is kept. since: the day that a date is of."""

    new: str
    old: str
    kind: str = ""
    beside: str = ""
    since: date | None = None


def cleaned(fact: str, new: str, old: str, kind: str, beside: str) -> Word:
    """What is said of a fact, in the form in which it is kept. Raises InputError.

    >>> cleaned("phone", "+49 30 901820", "", "Mobile", "")
    Word(new='+4930901820', old='', kind='cell', beside='', since=None)
    >>> cleaned("birthday", "12 April 1985", "", "", "").new
    '1985-04-12'
    """
    for text in (new, old, kind, beside):
        if len(text) > LONGEST_DETAIL:
            raise InputError(
                f"found {len(text):,} letters, at most {LONGEST_DETAIL} can stand there", hint="say it shorter"
            )
    told = _clean(fact, new) if new.strip() else ""
    if not told and not (fact == "position" and beside.strip()) and (not old.strip() or fact in _NEEDED):
        raise InputError(f"nothing was said of the {TITLES[fact].lower()}", hint="say what it is, or which one goes")
    found = birthday(told) if fact in ("birthday", "anniversary", "date") and told else None
    since = found[1].date() if found and found[1] else None
    label = kind_of(kind.split(",")) if fact in _KINDS else ""
    return Word(told, old.strip(), label, NAME.clean(beside) or "", since)


def in_words(word: Said) -> str:
    """A word on a person's details as one reads it."""
    title = TITLES.get(word.fact, word.fact)
    if word.fact == "photo":
        return "Picture of your own" if word.new else "Picture taken away"
    new = ", ".join(filter(None, (shown(word.fact, word.new), word.beside, word.label)))
    old = shown(word.fact, word.old)
    if word.new or word.beside:
        return f"{title}: {new}" + (f" in place of {old}" if old and old != shown(word.fact, word.new) else "")
    return f"{title} taken away: {old}"


def shown(fact: str, value: str) -> str:
    """A value as people write it.

    >>> shown("phone", "+4930901820"), shown("birthday", "--04-12"), shown("address", "1 Quay Lane; Saltby; ; SB1")
    ('+49 30 901820', '12 April', '1 Quay Lane, SB1 Saltby')
    """
    if fact == "phone":
        return PHONE.show(value)
    if fact in ("birthday", "anniversary", "date"):
        return _day_shown(value)
    if fact == "address":
        street, place, region, code, country = parts_of(value)
        return ", ".join(filter(None, (street, " ".join(filter(None, (code, place))), region, country)))
    return value


def _day_shown(value: str) -> str:
    if not _DAY.fullmatch(value):
        return value
    day = date(2000 if value.startswith("--") else int(value[:4]), int(value[-5:-3]), int(value[-2:]))
    return f"{day.day} {day:%B}" + ("" if value.startswith("--") else f" {day.year}")


def _clean(fact: str, text: str) -> str:
    found = _CLEAN.get(fact, NAME.clean)(text)
    if not found:
        raise InputError(f"found {text.strip()[:80]!r}, expected {_EXPECTED.get(fact, 'some words')}")
    return found


def _phone(text: str) -> str | None:
    return number(text) or None


def _page(text: str) -> str | None:
    clean = PROFILE.clean(text) or NAME.clean(text)
    return clean if clean and not would_run(clean) and link_to(clean) else None


def _day(text: str) -> str | None:
    found = birthday(text)
    if not found or not _DAY.fullmatch(found[0]):
        return None
    try:
        date.fromisoformat(found[0].replace("--", "2000-", 1) if found[0].startswith("--") else found[0])
    except ValueError:
        return None
    return found[0]


def _address(text: str) -> str | None:
    parts = [part.strip() for part in text.split(";")]
    return address_text(tuple([*parts, *[""] * 5][:5])) or None  # type: ignore[arg-type]


_CLEAN: dict[str, Callable[[str], str | None]] = {
    "email": EMAIL.clean,
    "phone": _phone,
    "profile": _page,
    "birthday": _day,
    "anniversary": _day,
    "date": _day,
    "address": _address,
}
_EXPECTED = {
    "email": "a mail address like name@example.org",
    "phone": "a number with its country, like +49 30 901820",
    "profile": "the address of a page, like https://example.org/ana",
    **dict.fromkeys(("birthday", "anniversary", "date"), "a day like 1985-04-12, or --04-12 without its year"),
    "address": "a street, a place, a region, a code or a country, parted by ;",
}

TITLES = {
    "email": "E-mail",
    "phone": "Number",
    "profile": "Page",
    "address": "Address",
    "birthday": "Birthday",
    "anniversary": "Anniversary",
    "date": "Date",
    "nickname": "Nickname",
    "relation": "Relation",
    "position": "Work",
    "name": "Name",
    "title": "Role",
    "organisation": "Organisation",
    "department": "Department",
    "photo": "Picture",
}
EDITED = tuple(fact for fact in TITLES if fact != "relation")
"""What can be said by hand."""
