"""The made-up world as a whole: from a seed to its exports on disk, with the story that the pages should reveal.

Invariant: `build_world` with the same arguments writes the same bytes; nothing is dated today or later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from renown.demo.address_book import COMPANY, AddressBook
from renown.demo.calendar import OwnCalendar
from renown.demo.cast import STORY, Person, make_cast
from renown.demo.dealings import QUIET_SINCE, Dealing, Plan, plan_dealings, talks
from renown.demo.linkedin import LinkedInExport
from renown.demo.mail import MailingList, OwnMail, write_list
from renown.demo.rhythm import Calendar
from renown.demo.slack import SlackExport
from renown.demo.talk import Message, Talk, received
from renown.demo.x_archive import XArchive
from renown.errors import InputError

FEWEST_PEOPLE = 60
VOUCHED = 10
SHOWN = 2
"""So many people of one part of the story are shown round."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the made-up world: the name, the handle and key on Slack, and the keys elsewhere."""

    name: str
    handle: str
    slack_id: str
    email: str
    x_handle: str
    linkedin: str


@dataclass(frozen=True, slots=True)
class Beat:
    """One part of the story: who it is about, and what their page should show."""

    role: str
    who: tuple[Member, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class World:
    """What was written: the exports in the order to import them, whose they are, and whom the owner vouches for.

    exports: Slack, the mailing list, the owner's mailbox, LinkedIn, X, the calendar and the
    address book.
    company: where the owner knows many people.
    today: the day after the story ends.
    """

    exports: tuple[Path, ...]
    owner: Member
    vouched: tuple[Member, ...]
    beats: tuple[Beat, ...]
    company: str
    today: date

    @property
    def owner_email(self) -> str:
        """The owner's address: what an export that cannot say whose it is should be told."""
        return self.owner.email

    @property
    def owner_handles(self) -> tuple[str, ...]:
        """What the owner is called on each platform that has such names."""
        return self.owner.handle, self.owner.x_handle

    @property
    def vouch_for(self) -> tuple[str, ...]:
        """The Slack handles of the ten people the owner vouches for."""
        return tuple(m.handle for m in self.vouched)

    @property
    def story(self) -> str:
        """Who one is there, and whom to look for, in two lines: what to see in them stands in the tour of the pages."""
        first = ", ".join(beat.who[0].name for beat in self.beats if beat.who)
        return (
            f"You are {self.owner.name}, of the made-up Brackwater community. The page Today leads round it.\n"
            f"Look for: {first}; and for {self.company}, where you know people."
        )

    @property
    def tour(self) -> tuple[tuple[Member, str, str], ...]:
        """Whom to look at, in which role, and what their pages should show; of each part of the story a few."""
        return tuple((one, beat.role, beat.sentence) for beat in self.beats for one in beat.who[:SHOWN])


SENTENCES = {
    "mover": "writes once a month, and each time the people whom others follow answer",
    "bought": "is cheered by {fakes} accounts to which nobody ever reacted",
    "faded": "was the loudest voice for fourteen weeks, and has been silent for ten months",
    "newcomer": "came four months ago and rises",
    "connector": "is heard in two communities that hardly know each other",
    "pod": "react to each other every day, and nobody else does",
    "quiet": "wrote with you every week, and no longer do",
    "owed": "wait for your answer",
}


def build_world(folder: Path, seed: int = 7, people: int = 600, *, today: date) -> World:
    """Write the exports of a made-up community into a folder.

    folder: made if it is not there. seed: another seed tells the same story about other people.
    people: how many live in the community, at least 60; throwaway accounts come on top.
    today: the story ends the evening before.

    Raises `InputError` when fewer than 60 people are asked for.

    >>> from tempfile import mkdtemp
    >>> world = build_world(Path(mkdtemp()), people=120, today=date(2026, 1, 5))
    >>> [path.suffix for path in world.exports], world.owner.name
    (['.zip', '.mbox', '.mbox', '.zip', '.zip', '.ics', '.vcf'], 'Ana Ferreira-Lund')
    """
    if people < FEWEST_PEOPLE:
        raise InputError(
            f"a made-up community of {people} people is too small for its story", hint="ask for 60 or more"
        )
    folder.mkdir(parents=True, exist_ok=True)
    return _Builder(folder, seed, people, Calendar(today)).build()


class _Builder:
    """Makes one export after the other; each draws from a stream of its own, so that one may change alone."""

    def __init__(self, folder: Path, seed: int, people: int, calendar: Calendar) -> None:
        streams = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(10)]
        cast_rng, self._ties, self._talk, self._slack, self._list, self._mail, self._linkedin, self._x = streams[:8]
        self._days, self._book = streams[8:]
        self._folder, self._calendar = folder, calendar
        self._cast, self._outside = make_cast(cast_rng, people)
        self._owner = self._cast[STORY["owner"]]

    def build(self) -> World:
        friends = self._friends()
        plans = self._plans(friends)
        quiet = self._contacts(plans, "quiet")
        for person in quiet:  # whoever has gone quiet has gone quiet everywhere
            person.life[QUIET_SINCE:] = 0.0
        messages = Talk(self._talk, self._cast, self._calendar).hold()
        slack = SlackExport(self._slack, self._cast, self._calendar)
        exports = (slack.write(self._folder / "slack-brackwater.zip", messages), *self._private_exports(friends, plans))
        dealt = {"quiet": quiet, "owed": self._contacts(plans, "owed")}
        return World(
            exports,
            member(self._owner),
            self._vouched(messages),
            tuple(self._beats(dealt)),
            COMPANY,
            self._calendar.today,
        )

    def _friends(self) -> list[Person]:
        lasting = [p for p in self._cast if p.role == "" and float(p.life.min()) > 0.5]
        others = [p for p in self._cast if p.role == "" and float(p.life.min()) <= 0.5]
        order = self._ties.permutation(len(lasting)).tolist()
        return [*(lasting[i] for i in order), *others]

    def _plans(self, friends: list[Person]) -> dict[str, list[Dealing]]:
        third, half = len(friends) // 3, len(friends) // 2
        mail = [*friends[: min(34, third)], *self._outside[:20]]
        linkedin = [*friends[third : third + 18], *self._outside[20:50]]
        return {
            "mail": plan_dealings(self._ties, mail, Plan(5, 4, 3, 42)),
            "linkedin": plan_dealings(self._ties, linkedin, Plan(3, 2, 1, 42)),
            "x": plan_dealings(self._ties, friends[half : half + 14], Plan(1, 1, 1, 11)),
        }

    def _contacts(self, plans: dict[str, list[Dealing]], kind: str) -> list[Person]:
        return [d.contact for plan in plans.values() for d in plan if d.kind == kind]

    def _vouched(self, messages: list[Message]) -> tuple[Member, ...]:
        heard = received(messages, len(self._cast))
        known = [
            (-float(drawn), place)
            for place, (drawn, person) in enumerate(zip(heard, self._cast, strict=True))
            if person.role in ("", "shepherd", "teacher", "connector") and float(person.life[-8:].mean()) > 0.5
        ]
        return tuple(member(self._cast[place]) for _, place in sorted(known)[:VOUCHED])

    def _private_exports(self, friends: list[Person], plans: dict[str, list[Dealing]]) -> list[Path]:
        spoken = {medium: talks(self._ties, self._calendar, plan) for medium, plan in plans.items()}
        mails = MailingList(self._list, self._cast, self._calendar).hold()
        takeout = OwnMail(self._mail, self._owner, self._calendar)
        connected = [*friends[: min(260, len(friends) * 2 // 3)], *self._outside]
        linkedin = LinkedInExport(self._linkedin, self._owner, connected, self._calendar)
        half, day = len(friends) // 2, self._calendar.today
        x = XArchive(self._x, self._owner, friends[half : half + 90], self._calendar)
        return [
            write_list(self._folder / "brackwater-dev.mbox", mails),
            takeout.write(self._folder / "All mail Including Spam and Trash.mbox", spoken["mail"], mails),
            linkedin.write(self._folder / f"Complete_LinkedInDataExport_{day:%m-%d-%Y}.zip", spoken["linkedin"]),
            x.write(self._folder / f"twitter-{day:%Y-%m-%d}-made-up.zip", spoken["x"]),
            self._own_calendar(friends, plans),
            AddressBook(self._book, self._owner, day).write(self._folder / "All Contacts.vcf", friends, self._outside),
        ]

    def _own_calendar(self, friends: list[Person], plans: dict[str, list[Dealing]]) -> Path:
        silent = {p.email for kind in ("quiet", "owed") for p in self._contacts(plans, kind)}
        crowd = [p for p in (*friends[:200], *self._outside) if p.email not in silent]
        regulars = [d.contact for d in plans["mail"] if d.kind == "steady"]
        calendar = OwnCalendar(self._days, self._owner, self._calendar)
        return calendar.write(self._folder / f"{self._owner.email}.ics", regulars, crowd)

    def _beats(self, dealings: dict[str, list[Person]]) -> list[Beat]:
        by_role = {role: [p for p in self._cast if p.role == role] for role in SENTENCES}
        fakes = sum(p.role == "throwaway" for p in self._cast)
        who = {role: people or dealings.get(role, []) for role, people in by_role.items()}
        return [
            Beat(role, tuple(member(p) for p in who[role]), sentence.format(fakes=fakes))
            for role, sentence in SENTENCES.items()
        ]


def member(person: Person) -> Member:
    """What the world tells about a person."""
    return Member(
        person.name, person.handle, person.slack_id, person.email, person.x_handle, f"linkedin.com/in/{person.slug}"
    )
