"""The owner's address book as Apple's Contacts gives it (vCard 3.0): family, friends, clients, trades, and colleagues.

Invariant: nobody in it can be reached: numbers are those set aside for plays, addresses end in `.example`. Whoever is
known elsewhere under another address stands here with the same name and employer, and a few share no more than a name.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from renown.demo.cast import Person, plain
from renown.demo.portraits import portrait

COMPANY = "Saltmarsh Analytics"
"""The company that many here work for, and that the owner does business with."""
HERS = "Brackwater Foundation"
HOME = "postbox.example"
SCHOOL = "University of Eastmarch"
NEXT_BIRTHDAYS = (2, 9, 17, 26)
"""So many days after today somebody in the book has a birthday."""

FAMILY = (
    ("Inês Ferreira", "Mother", "--07-19"),
    ("Anders Lund", "Father", "1957-02-11"),
    ("Rui Ferreira-Lund", "Brother", "1991-10-03"),
    ("Matilde Ferreira-Lund", "Daughter", "2017-05-28"),
    ("Sander Vermeulen", "Partner", "1986-12-01"),
    ("Teresa Ferreira", "Grandmother", "--03-30"),
    ("Oline Lund", "Aunt", ""),
)
TRADES = (
    ("Dr. Helga Sandvik", "Dentist", ""),
    ("Benoît Marchand", "Piano tuner", ""),
    ("Ottavia Reis", "Landlady", ""),
    ("Gil Pimenta", "Plumber", "Pimenta & Daughters"),
    ("Prof. Ilka Brandauer", "Supervisor of my thesis", SCHOOL),
    ("Noa Teitelbaum", "Swimming teacher", "Harbour Pool"),
)
FIRMS = ("Harbour Pool", "Pimenta & Daughters", "Tideline Books")
HOMES: tuple[tuple[str, str, str, str, str] | None, ...] = (
    ("3 Heron Row", "Bristol", "", "BS1 0ZZ", "United Kingdom"),
    ("Lotsenweg 8", "Hamburg", "", "20000", "Germany"),
    None,
    ("Rua da Maré 41", "Lisbon", "", "1000-000", "Portugal"),
    ("Fjordveien 2", "Oslo", "", "0000", "Norway"),
)
"""Where friends live: streets that do not exist, in towns whose clocks are known."""

CHOIR = ("Soprano", "Alto", "Tenor", "Bass", "Conductor", "Treasurer", "Pianist")


@dataclass(slots=True)
class Entry:
    """A card. relations: (label, name). birthday: `1985-04-12`, or `--04-12` without the year.

    also: a second employer and the title there. dates: (label, day). pictured: whether there is a portrait.
    """

    name: str
    organisation: str = ""
    title: str = ""
    emails: list[tuple[str, str]] = field(default_factory=list)
    phone: str = ""
    birthday: str = ""
    categories: tuple[str, ...] = ()
    relations: list[tuple[str, str]] = field(default_factory=list)
    note: str = ""
    address: tuple[str, str, str, str, str] | None = None
    profile: str = ""
    department: str = ""
    also: tuple[str, str] = ("", "")
    dates: list[tuple[str, str]] = field(default_factory=list)
    pictured: bool = False


class AddressBook:
    """Writes the owner's book."""

    def __init__(self, rng: np.random.Generator, owner: Person, today: date) -> None:
        self._rng, self._owner, self._today = rng, owner, today
        self._numbers = iter(rng.permutation(900).tolist())

    def write(self, path: Path, friends: Sequence[Person], outside: Sequence[Person]) -> Path:
        """Write the book and return its path. friends: of the community; outside: those known from elsewhere."""
        entries = [self._own(), *self._family(), *self._trades(), *self._choir(outside[100:107])]
        entries += [*self._friends(friends[:18]), *self._colleagues(friends[18:62])]
        entries += [*self._clients(outside[:22]), *self._alumni(outside[22:34]), *self._mentors(friends[62:64])]
        entries += [*self._elsewhere([*friends[64:68], *outside[34:40]]), *self._namesakes(friends[4:7])]
        firms = (self._card(Entry(name, phone=self._number()), company=True) for name in FIRMS)
        path.write_bytes(b"".join([*map(self._card, entries), *firms]))
        return path

    def _own(self) -> Entry:
        """Her own card says how her family is related to her."""
        home = [("Home", f"{plain(self._owner.name).replace(' ', '.')}@{HOME}"), ("Work", self._owner.email)]
        relations = [(label, name) for name, label, _ in FAMILY]
        return Entry(self._owner.name, HERS, "Community lead", home, self._number(), "1988-11-30", relations=relations)

    def _family(self) -> Iterator[Entry]:
        for place, (name, _, birthday) in enumerate(FAMILY):
            mail = [("Home", f"{plain(name).replace(' ', '.')}@{HOME}")] if place % 3 else []
            home = ("Rua do Farol 12", "Salgueira", "", "4900-021", "Portugal") if place < 2 else None
            yield Entry(name, "", "", mail, self._number(), birthday, ("Family",), address=home, pictured=True)

    def _trades(self) -> Iterator[Entry]:
        for name, title, organisation in TRADES:
            yield Entry(name, organisation, title, phone=self._number(), note=f"{title}: call before noon.")

    def _choir(self, singers: Sequence[Person]) -> Iterator[Entry]:
        for person, voice in zip(singers, CHOIR, strict=False):
            mail = [("Home", self._private(person))]
            yield Entry(person.name, "", "", mail, self._number(), categories=("Choir",), note=f"{voice}.")

    def _friends(self, people: Sequence[Person]) -> Iterator[Entry]:
        """Friends have two addresses, a birthday, and sometimes somebody at home."""
        for place, person in enumerate(people):
            mails = [("Home", self._private(person)), ("Work", person.email)]
            entry = self._known(person, mails, ("Friends", "Choir") if place % 6 == 5 else ("Friends",))
            entry.birthday = self._birthday(place)
            entry.address, entry.pictured = HOMES[place % len(HOMES)], place % 4 != 3
            entry.department = "Tides and weather" if entry.organisation and place % 3 == 0 else ""
            entry.also = (FIRMS[place % len(FIRMS)], "Treasurer") if place % 5 == 2 else ("", "")
            entry.dates = [("First tide walk", f"{self._today - timedelta(days=730 - place):%Y-%m-%d}")] * (
                place % 4 == 1
            )
            entry.note = "Likes walks along the mud flats; allergic to nuts." if place % 7 == 3 else ""
            entry.relations = [("Spouse", f"{FAMILY[place % 5][0].split()[0]} {person.name.split()[-1]}")] * (
                place == 4
            )
            yield entry

    def _colleagues(self, people: Sequence[Person]) -> Iterator[Entry]:
        """People of the community with their number; some with their profile, a few at her own employer."""
        for place, person in enumerate(people):
            entry = self._known(person, [("Work", person.email)], ())
            entry.profile = f"https://www.linkedin.com/in/{person.slug}" if place % 3 == 0 else ""
            entry.categories = ("Work",) if person.company == HERS else ()
            yield entry

    def _clients(self, people: Sequence[Person]) -> Iterator[Entry]:
        for place, person in enumerate(people):
            wanted = ("Clients",) if place < 14 or person.company == COMPANY else ()
            yield self._known(person, [("Work", person.email)], wanted)

    def _alumni(self, people: Sequence[Person]) -> Iterator[Entry]:
        for person in people:
            yield self._known(person, [("Work", person.email)], ("Alumni",))

    def _mentors(self, people: Sequence[Person]) -> Iterator[Entry]:
        for person in people:
            yield self._known(person, [("Work", person.email)], ("Mentors",))

    def _elsewhere(self, people: Sequence[Person]) -> Iterator[Entry]:
        """The same name and employer as elsewhere, under an address that is known nowhere else."""
        for person in people:
            yield self._known(person, [("Home", self._private(person))], ())

    def _namesakes(self, people: Sequence[Person]) -> Iterator[Entry]:
        """Other people who bear the name of somebody in the community."""
        for person, (_, title, organisation) in zip(people, TRADES[3:], strict=True):
            yield Entry(person.name, organisation, title, phone=self._number(), note="Not the one from the community.")

    def _known(self, person: Person, emails: list[tuple[str, str]], categories: tuple[str, ...]) -> Entry:
        number = self._number() if self._rng.random() < 0.8 else ""
        organisation = "" if person.company == "Independent" else person.company
        return Entry(person.name, organisation, person.title, emails, number, categories=categories)

    def _private(self, person: Person) -> str:
        return f"{plain(person.name).replace(' ', '.')}{int(self._rng.integers(60, 99))}@{HOME}"

    def _birthday(self, place: int) -> str:
        if place < len(NEXT_BIRTHDAYS):
            return f"--{self._today + timedelta(days=NEXT_BIRTHDAYS[place]):%m-%d}"
        born = date(1960, 1, 1) + timedelta(days=int(self._rng.integers(16_000)))
        return f"{born:%Y-%m-%d}" if place % 2 else f"--{born:%m-%d}"

    def _number(self) -> str:
        """One of the thousand mobile numbers that Britain keeps free for plays."""
        return f"+44 7700 900{next(self._numbers):03}"

    def _card(self, entry: Entry, *, company: bool = False) -> bytes:
        key = str(uuid.UUID(bytes=self._rng.bytes(16), version=4)).upper()
        first, _, last = entry.name.rpartition(" ")
        name = "N:;;;;" if company else f"N:{escape(last)};{escape(first)};;;"
        head = ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//macOS 15.6//EN", name, f"FN:{escape(entry.name)}"]
        tail = [*(["X-ABShowAs:COMPANY"] if company else []), f"UID:{key}", f"X-ABUID:{key}:ABPerson", "END:VCARD"]
        return b"".join(map(folded, [*head, *_lines(entry), *tail]))


def _lines(entry: Entry) -> Iterator[str]:
    """The properties, as Apple writes them: labels stand in a second line of the same group."""
    end = f";{escape(entry.department)}" if entry.department else ";"
    yield from _filled(("ORG", entry.organisation, end), ("TITLE", entry.title, ""))
    yield from _filled(("second.ORG", entry.also[0], ";"), ("second.TITLE", entry.also[1], ""))
    for place, (label, mail) in enumerate(entry.emails):
        yield f"EMAIL;type=INTERNET;type={label.upper()}{';type=pref' if not place else ''}:{mail}"
    if entry.phone:
        yield f"TEL;type=CELL;type=VOICE;type=pref:{entry.phone}"
    if entry.address:
        yield f"ADR;type=HOME;type=pref:;;{';'.join(map(escape, entry.address))}"
    if entry.birthday:
        yearless = entry.birthday.startswith("--")
        yield f"BDAY;X-APPLE-OMIT-YEAR=1604:1604{entry.birthday[1:]}" if yearless else f"BDAY:{entry.birthday}"
    for place, (label, day) in enumerate(entry.dates, 1):
        yield f"day{place}.X-ABDATE:{day}"
        yield f"day{place}.X-ABLabel:{escape(label)}"
    yield from _labelled(entry.relations)
    if entry.profile:
        yield f"X-SOCIALPROFILE;type=linkedin:{entry.profile}"
    if entry.categories:
        yield f"CATEGORIES:{','.join(map(escape, entry.categories))}"
    yield from _filled(("NOTE", entry.note, ""))
    if entry.pictured:
        yield f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(portrait(entry.name)).decode()}"


def _filled(*properties: tuple[str, str, str]) -> Iterator[str]:
    yield from (f"{name}:{escape(value)}{end}" for name, value, end in properties if value)


def _labelled(relations: Iterable[tuple[str, str]]) -> Iterator[str]:
    for place, (label, name) in enumerate(relations, 1):
        yield f"item{place}.X-ABRELATEDNAMES:{escape(name)}"
        yield f"item{place}.X-ABLabel:_$!<{label}>!$_"


def escape(text: str) -> str:
    """A value as a vCard has it.

    >>> print(escape("Doe, Sons; Ltd"))
    Doe\\, Sons\\; Ltd
    """
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A line of at most 75 bytes, and what is left of it behind a space on the next ones."""
    raw, lines = line, []
    while len(raw.encode()) > 74:
        cut = next(n for n in range(74, 0, -1) if len(raw[:n].encode()) <= 74)
        lines.append(raw[:cut])
        raw = raw[cut:]
    return "\r\n ".join([*lines, raw]).encode() + b"\r\n"
