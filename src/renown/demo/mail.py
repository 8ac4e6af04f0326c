"""Mail as mbox: the community's list, and the owner's own mailbox as Gmail's Takeout gives it.

Invariant: a mail to the list has the same Message-ID in the archive and in the owner's mailbox; addresses end in
`.example`. A few mails are damaged on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta, timezone
from email.header import Header
from email.utils import format_datetime
from pathlib import Path

import numpy as np

from renown.demo.cast import STORY, WEEKS, Numbers, Person
from renown.demo.dealings import Letter
from renown.demo.rhythm import Calendar, as_datetime
from renown.demo.words import Speaker, read_words

LIST = "brackwater-dev"
HOST = "lists.brackwater.example"
LABELS = "Opened,Category Personal"
NEWSLETTERS = (
    ("Palewater Logistics", "no-reply@news.palewater.example", "Your parcel is on its way"),
    ("The Weekly Partition", "hello@weeklypartition.example", "Seven links about data, no. {number}"),
    ("Eastmarch Alumni", "alumni@eastmarch.example", "You are invited: autumn lecture"),
)


@dataclass(slots=True)
class Mail:
    """One mail: its headers in order, and its words."""

    moment: int
    sender: str
    thread: int
    headers: list[tuple[str, str]]
    body: str
    ids: list[str] = field(default_factory=list)

    def as_mbox(self, envelope: str) -> str:
        """The mail as mbox keeps it, `From ` in its words quoted."""
        lines = [envelope, *(f"{name}: {value}" for name, value in self.headers), ""]
        words = [f">{line}" if line.startswith("From ") else line for line in self.body.split("\n")]
        return "\n".join([*lines, *words, "", ""])


def address(name: str, mail: str) -> str:
    """A name and an address as a header shows them.

    >>> address("Ana Lund", "ana@postbox.example"), address("Ekström, Åse", "a@b.example")
    ('Ana Lund <ana@postbox.example>', '=?utf-8?b?RWtzdHLDtm0sIMOFc2U=?= <a@b.example>')
    """
    if name.isascii():
        return f'"{name}" <{mail}>' if "," in name or "." in name else f"{name} <{mail}>"
    return f"{Header(name, 'utf-8').encode()} <{mail}>"


def date_line(moment: int, offset: float) -> str:
    """The Date header, in the sender's own zone."""
    return format_datetime(as_datetime(moment).astimezone(timezone(timedelta(hours=offset))))


def message_id(rng: np.random.Generator, mail: str) -> str:
    """A fresh Message-ID of the sender's host."""
    return f"<{rng.bytes(9).hex()}@{mail.rpartition('@')[2]}>"


class MailingList:
    """The threads of the community's developer list."""

    def __init__(self, rng: np.random.Generator, cast: list[Person], calendar: Calendar) -> None:
        self._rng, self._cast, self._calendar = rng, cast, calendar
        self._speaker = Speaker(read_words("letters")["list"])
        self._members = self._choose(min(140, len(cast) // 4))

    def _choose(self, many: int) -> list[int]:
        weights = np.array([p.voice * p.pull if p.role not in ("bought", "pod") else 0.0 for p in self._cast])
        chance = self._rng.choice(len(weights), size=many, replace=False, p=weights / weights.sum())
        story = [STORY[role] for role in ("owner", "mover", "shepherd", "connector")]
        return list(dict.fromkeys([*story, *chance.tolist()]))

    def hold(self) -> list[Mail]:
        """Every mail of the story, in order of time."""
        mails: list[Mail] = []
        for week in range(WEEKS):
            for _ in range(int(self._rng.poisson(3.2))):
                mails += self._thread(week, len(mails))
        return sorted((m for m in mails if m.moment < self._calendar.end), key=lambda m: m.moment)

    def _weights(self, week: int, power: str) -> Numbers:
        people = [self._cast[i] for i in self._members]
        if power == "open":
            return np.array([(0.05 + p.voice) * np.sqrt(p.pull) * p.life[week] + 1e-9 for p in people])
        return np.array([np.sqrt(0.05 + p.ear) * p.life[week] + 1e-9 for p in people])

    def _thread(self, week: int, number: int) -> list[Mail]:
        weights = self._weights(week, "open")
        author = self._members[int(self._rng.choice(len(weights), p=weights / weights.sum()))]
        person = self._cast[author]
        subject = self._speaker.say(self._rng, "subjects")
        moment = self._calendar.moment(self._rng, week, person.offset)
        mails = [self._mail(number, person, moment, subject, self._speaker.say(self._rng, "first"), None)]
        weights = self._weights(week, "answer")
        many = int(min(14, self._rng.poisson(1.0 + person.pull * 0.45)))
        for who in self._rng.choice(len(weights), size=many, p=weights / weights.sum()).tolist():
            parent = mails[int(self._rng.integers(len(mails)))] if self._rng.random() < 0.35 else mails[0]
            later = self._calendar.later(self._rng, parent.moment, 300.0, 1.1)
            words = self._speaker.say(self._rng, "answers")
            mails.append(self._mail(number, self._cast[self._members[who]], later, f"Re: {subject}", words, parent))
        return mails

    def _mail(self, number: int, person: Person, moment: int, subject: str, words: str, parent: Mail | None) -> Mail:
        own = message_id(self._rng, person.email)
        headers = [
            ("From", address(person.name, person.email)),
            ("To", f"{LIST}@{HOST}"),
            ("Date", date_line(moment, person.offset)),
            ("Message-ID", own),
            *self._parents(parent),
            ("Subject", f"[{LIST}] {subject}" if parent is None else subject.replace("Re: ", f"Re: [{LIST}] ", 1)),
            ("Precedence", "list"),
            ("List-Id", f"Development of Brackwater <{LIST}.{HOST}>"),
            ("List-Post", f"<mailto:{LIST}@{HOST}>"),
            ("List-Unsubscribe", f"<https://{HOST}/options/{LIST}>"),
            ("X-Mailman-Version", "3.3.9"),
            ("Content-Type", "text/plain; charset=utf-8"),
        ]
        quoted = "" if parent is None else "\n".join(f"> {line}" for line in parent.body.split("\n")[:3]) + "\n\n"
        return Mail(moment, person.email, number, headers, f"{quoted}{words}\n\n{person.name.split()[0]}", [own])

    def _parents(self, parent: Mail | None) -> list[tuple[str, str]]:
        if parent is None:
            return []
        return [("In-Reply-To", parent.ids[-1]), ("References", parent.ids[-1])]


def write_list(path: Path, mails: list[Mail]) -> Path:
    """Write the list's archive; three mails have lost what a reader needs."""
    damaged = {len(mails) // 5: "Date", len(mails) // 3: "From", len(mails) // 2: "Date"}
    parts = []
    for place, mail in enumerate(mails):
        lost = damaged.get(place)
        headers = [
            (n, "sometime in spring" if n == lost == "Date" else v) for n, v in mail.headers if n != lost or n == "Date"
        ]
        shown = Mail(mail.moment, mail.sender, mail.thread, headers, mail.body)
        parts.append(shown.as_mbox(f"From {mail.sender} {as_datetime(mail.moment):%a %b %d %H:%M:%S %Y}"))
    path.write_text("".join(parts), encoding="utf-8", newline="\n")
    return path


class OwnMail:
    """The owner's mailbox: letters both ways, list mail that arrived there too, and what robots send."""

    def __init__(self, rng: np.random.Generator, owner: Person, calendar: Calendar) -> None:
        self._rng, self._owner, self._calendar = rng, owner, calendar
        self._speaker = Speaker(read_words("letters")["personal"])

    def write(self, path: Path, talks: list[list[Letter]], list_mails: list[Mail]) -> Path:
        """Write the mailbox and return its path."""
        found = [pair for talk in talks for pair in self._talk(talk)]
        found += [("Inbox,Unread,Category Forums", mail) for mail in list_mails[:: max(1, len(list_mails) // 300)]]
        found += [("Inbox,Category Promotions", mail) for mail in self._robots()]
        found.sort(key=lambda pair: pair[1].moment)
        path.write_text("".join(self._as_takeout(*pair) for pair in found), encoding="utf-8", newline="\n")
        return path

    def _as_takeout(self, labels: str, mail: Mail) -> str:
        thread = 1_700_000_000_000_000_000 + mail.thread * 7_919
        head = [("X-GM-THRID", str(thread)), ("X-Gmail-Labels", labels)]
        head += [] if labels.startswith("Sent") else [("Delivered-To", self._owner.email)]
        shown = Mail(mail.moment, mail.sender, mail.thread, [*head, *mail.headers], mail.body)
        return shown.as_mbox(f"From {thread}@xxx {as_datetime(mail.moment):%a %b %d %H:%M:%S +0000 %Y}")

    def _talk(self, talk: list[Letter]) -> list[tuple[str, Mail]]:
        subject = self._speaker.say(self._rng, "subjects")
        found: list[tuple[str, Mail]] = []
        for place, letter in enumerate(talk):
            parent = found[-1][1] if found else None
            mail = self._letter(letter, subject if place == 0 else f"Re: {subject}", parent)
            found.append((f"Sent,{LABELS}" if letter.by_owner else f"Inbox,{LABELS}", mail))
        return found

    def _letter(self, letter: Letter, subject: str, parent: Mail | None) -> Mail:
        sender, receiver = (self._owner, letter.contact) if letter.by_owner else (letter.contact, self._owner)
        own = message_id(self._rng, sender.email)
        ids = [*(parent.ids if parent else []), own]
        headers = [
            ("MIME-Version", "1.0"),
            ("Date", date_line(letter.moment, sender.offset)),
            ("Message-ID", own),
            *([("In-Reply-To", ids[-2]), ("References", " ".join(ids[:-1]))] if parent else []),
            ("Subject", subject),
            ("From", address(sender.name, sender.email)),
            ("To", address(receiver.name, receiver.email)),
            ("Content-Type", "text/plain; charset=utf-8"),
        ]
        return Mail(letter.moment, sender.email, 100_000 + letter.talk, headers, "(the words stay private)", ids)

    def _robots(self) -> list[Mail]:
        found = []
        for number in range(WEEKS * 2):
            name, mail, subject = NEWSLETTERS[number % len(NEWSLETTERS)]
            moment = self._calendar.moment(self._rng, number // 2, 1.0)
            headers = [
                ("Date", date_line(moment, 0)),
                ("Message-ID", message_id(self._rng, mail)),
                ("Subject", subject.format(number=number)),
                ("From", address(name, mail)),
                ("To", self._owner.email),
                ("List-Unsubscribe", f"<mailto:stop@{mail.rpartition('@')[2]}>"),
                ("Precedence", "bulk"),
            ]
            found.append(Mail(moment, mail, 900_000 + number, headers, "(a newsletter)"))
        return found
