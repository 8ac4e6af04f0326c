"""The room `notes`: what the owner writes down in their own words.

Invariants: a note never refuses. Its words are kept first, as they were typed; what they mean is read after that, and
whatever goes wrong there leaves a plain note. What is certain counts at once, the rest waits for the owner's word; all
of it can be changed, and taken back.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from renown.desk.giving.records import FAVOUR_KINDS, FavourRecord, NewNote, NoteRecord, PromiseRecord
from renown.desk.records import recorded
from renown.desk.reminders.records import NewReminder
from renown.errors import ChangedError, InputError, NotFoundError
from renown.ties.giving.exchange import said_as
from renown.ties.giving.notes.draft import FACT, LEDGER, NOTE, PLAN, PROMISES, WHATS
from renown.ties.giving.notes.letters import plain
from renown.workspace.context import AsOf
from renown.workspace.giving.answers import Choice, EarlierNote, NameRead, NoteCard, NoteLine, NotesPage, Understood
from renown.workspace.giving.drafts import (
    Known,
    Ledger,
    Meaning,
    as_note,
    fitting,
    meaning_of,
    sentence,
    understand,
)
from renown.workspace.me import me
from renown.workspace.register import called
from renown.workspace.room import Room

if TYPE_CHECKING:
    from renown.desk.giving.notes import Notes as DeskNotes

LONGEST_KEPT = 200_000
"""So many characters a note may have: a hundred kB in any script, and more in most."""

LONGEST_TOPIC = 100
LONGEST_REMINDER = 300
OPEN_SHOWN = 12
_BIRTHDAY = re.compile(r"\b(?:birthday|geburtstag|cumpleanos)\b")
_EVENT_KEY = re.compile(r"[-\w]{1,12}", re.ASCII)
Role = Literal["with", "about", "named"]
Part = Literal["due", "topic", "event"]

_log = logging.getLogger(__name__)


class Notes(Room):
    """Notes in the owner's own words, and what they were understood as."""

    def understand(self, text: str, as_of: AsOf = None, chosen: Mapping[str, int] | None = None) -> Understood:
        """What a note says; nothing is kept. chosen: the person meant by a name in it, where several fit."""
        return understand(self._context, _checked(text), self._day(as_of), chosen or {}, self._known(), self._ledger())

    def keep(self, text: str, as_of: AsOf = None, chosen: Mapping[str, int] | None = None, event: str = "") -> NoteCard:
        """Keep a note, whatever it says, and tell what it was understood as.

        A favour, a promise or thanks counts at once when each name means one person and nothing is unclear. The note
        that was kept last, sent once more (a form sent twice), is the same note. event: the key of the event.
        """
        text, today = _checked(text), self._day(as_of)
        for last in self._desk.list(1):
            if last.undone is None and (last.words, last.event) == (text, event) and last.written == today:
                return self.card(last.id, as_of)
        number = self._desk.write(NewNote((), NOTE, today, text, event=_event(event), written=today))
        try:
            found = understand(self._context, text, today, chosen or {}, self._known(), self._ledger())
            self._desk.settle(number, self._as_note(text, meaning_of(found, event), self._desk.get(number)))
            self._remind(number, anew=found.what == PLAN or _comes_yearly(self._desk.get(number)))
        except Exception:  # noqa: BLE001 - whatever its words do to the reading, they are kept
            _log.exception("note %d could not be read", number)
        return self.card(number, as_of)

    def card(self, note: int, as_of: AsOf = None) -> NoteCard:
        """A note with what it was understood as and what waits for a word. Raises NotFoundError."""
        row = self._desk.get(note)
        line = self._lines([row])[0]
        try:
            found: Understood | None = self._read_again(row)
        except Exception:  # noqa: BLE001 - the note is shown all the same
            _log.exception("note %d could not be read", note)
            found = None
        waits = line.what in LEDGER and not line.told and line.undone is None
        changed = len(self._desk.versions(note))
        if found is None:
            return NoteCard(line, _says(line, ""), (), (), ("this note could not be read",), waits, changed)
        open_ = self._open(found, line)
        unclear = found.unclear if row.version == 1 and not line.told else ()
        return NoteCard(line, _says(line, found.words), open_, found.read, unclear, waits, changed)

    def list(
        self,
        query: str = "",
        person: int | None = None,
        what: str = "",
        event: str = "",
        page: int = 1,
        per_page: int = 20,
    ) -> NotesPage:
        """Notes, newest first: those with all words of a query, about a person, of one meaning, from an event.

        person 0: those about nobody. Notes that were taken back are among them, and say so.
        """
        rows: Sequence[NoteRecord] = [r for r in self._desk.list() if what in ("", r.what) and event in ("", r.event)]
        words = plain(query).split()
        rows = [r for r in rows if all(word in plain(r.words) for word in words)] if words else rows
        if person is not None:
            rows = self._about(rows, person)
        per_page = max(1, min(per_page, 200))
        page = max(1, min(page, -(-len(rows) // per_page) or 1))
        shown = rows[(page - 1) * per_page : page * per_page]
        return NotesPage(tuple(self._lines(shown)), len(rows), page, per_page)

    def write(self, note: int, version: int, text: str) -> NoteCard:
        """Let a note have another text. What was read of it is read anew, unless the owner had said otherwise.

        version: of the note, as it was seen. Raises ChangedError when it was changed or taken back meanwhile.
        """
        row, text = self._desk.get(note), _checked(text)
        meant = self._meaning(row)
        if replace(meant, event="") == replace(meaning_of(self._read_again(row)), event=""):
            meant = meaning_of(self._understood(text, self._first_day(row)), row.event)
        return self._changed(row, version, text, meant)

    def change(
        self,
        note: int,
        version: int,
        what: str = "",
        kind: str = "",
        day: date | None = None,
        due: date | None = None,
        topic: str = "",
    ) -> NoteCard:
        """Say what a note is; what is not given stays. A favour, promise or thanks then counts if somebody is named.

        what, kind: see `understand`. day: when it was. due: until when. Raises InputError, ChangedError.
        """
        row = self._desk.get(note)
        meant = self._meaning(row)
        _check("what", what, WHATS)
        _check("kind", kind, FAVOUR_KINDS)
        meant = replace(
            meant,
            what=what or meant.what,
            kind=(kind or meant.kind) if (what or meant.what) in (*LEDGER, "asked") else "",
            day=day or meant.day,
            due=due or meant.due,
            topic=topic.strip()[:LONGEST_TOPIC] or meant.topic,
        )
        return self._changed(row, version, row.words, replace(meant, told=meant.what in LEDGER))

    def confirm(self, note: int, version: int) -> NoteCard:
        """Say that a note was understood rightly: what it tells of favours, promises and thanks counts from now on."""
        return self.change(note, version)

    def leave_out(self, note: int, version: int, part: Part) -> NoteCard:
        """Let a note be without its day of reminding, its topic or its event."""
        row = self._desk.get(note)
        meant = self._meaning(row)
        without = {
            "due": replace(meant, due=None),
            "topic": replace(meant, topic=""),
            "event": replace(meant, event=""),
        }
        return self._changed(row, version, row.words, without[part])

    def remind(self, note: int, version: int) -> NoteCard:
        """Be reminded of a note on the day it names. Raises InputError where it names none that is still to come."""
        row = self._desk.get(note)
        if row.version != version:
            raise ChangedError(f"note {note} was changed meanwhile", hint="look at it again, then change it")
        if row.due is None or row.due < self._day(None):
            raise InputError("this note names no day that is still to come", hint="give it one")
        self._remind(note, anew=True)
        return self.card(note)

    def attach(self, note: int, version: int, event: str) -> NoteCard:
        """Say which event a note is from, by its key."""
        row = self._desk.get(note)
        return self._changed(row, version, row.words, replace(self._meaning(row), event=_event(event)))

    def add_person(self, note: int, version: int, person: int, role: Role = "with") -> NoteCard:
        """Say that a note is about a person ("with"), about them as the third one ("about"), or only names them.

        When no name in it waits any longer, what it tells counts.
        """
        row = self._desk.get(note)
        meant = self._meaning(row).without(person)
        if role == "with":
            meant = replace(meant, people=(*meant.people, person))
        elif role == "about":
            meant = replace(meant, about=person)
        else:
            meant = replace(meant, mentioned=(*meant.mentioned, person))
        return self._changed(row, version, row.words, replace(meant, told=self._may_tell(row, meant)))

    def drop_person(self, note: int, version: int, person: int) -> NoteCard:
        """Say that a note is not about a person."""
        row = self._desk.get(note)
        return self._changed(row, version, row.words, self._meaning(row).without(person))

    def reread(self, note: int, version: int) -> NoteCard:
        """Read a note again from its words, as if it had just been written."""
        row = self._desk.get(note)
        meant = meaning_of(self._understood(row.words, self._first_day(row)), row.event)
        return self._changed(row, version, row.words, meant)

    def revert(self, note: int, version: int) -> NoteCard:
        """Let a note say again what it said before it was changed last."""
        row = self._desk.get(note)
        before = next(iter(self._desk.versions(note)), None)
        if before is None:
            raise InputError(f"note {note} was never changed", hint="take it back with: renown note undo")
        then = recorded(NoteRecord, before, id=row.id, at=row.at, undone=row.undone)
        return self._changed(row, version, before.words, self._meaning(then))

    def versions(self, note: int) -> tuple[EarlierNote, ...]:
        """What a note said before it was changed, the last first."""
        self._desk.get(note)
        return tuple(EarlierNote(v.version, v.what, v.day, v.words, v.at) for v in self._desk.versions(note))

    def undo(self, note: int | None = None) -> int:
        """Take back a note and all it told, the last one that stands if none is named; returns its number."""
        if note is None:
            note = next((n.id for n in self._desk.list() if n.undone is None), None)
        if note is None:
            raise NotFoundError("there is no note to take back", hint='write one: renown note "Ana helped me"')
        self._desk.undo(note)
        self._remind(note, anew=False)
        return note

    def bring_back(self, note: int) -> NoteCard:
        """Let a note that was taken back stand again, with all it told."""
        row = self._desk.get(note)
        self._desk.bring_back(note, self._as_note(row.words, self._meaning(row), row))
        self._remind(note, anew=row.what == PLAN or row.reminder is not None or _comes_yearly(row))
        return self.card(note)

    def _changed(self, row: NoteRecord, version: int, text: str, meant: Meaning) -> NoteCard:
        """The note with another text or meaning; the ledger is written anew where that changes what it tells."""
        if row.version != version:
            raise ChangedError(f"note {row.id} was changed meanwhile", hint="look at it again, then change it")
        before, meant = self._meaning(row), replace(meant, told=meant.told and bool(meant.people))
        if (text, meant) != (row.words, replace(before, words=meant.words)):
            retell = _tells(before) != _tells(meant)
            said = replace(self._as_note(text, replace(meant, told=False), row), told=row.told)
            new = (lambda: self._as_note(text, meant, row)) if retell else None
            self._desk.change(row.id, version, said, new)
            anew = meant.due is not None and (meant.due != row.due or meant.what == PLAN != row.what)
            self._remind(row.id, anew=anew)
        return self.card(row.id)

    def _remind(self, note: int, *, anew: bool) -> None:
        """Let the reminder that was made of a note be on its day and of its person; anew: let there be one.

        A promise needs none: what was promised stands on Today by itself.
        """
        row, room = self._desk.get(note), self._context.desk.reminders
        account = next(iter(row.accounts), None)
        new = None
        stands = next((r for r in room.list() if r.id == row.reminder), None)
        coming = row.undone is None and row.due is not None and row.due >= self._day(None)
        if coming and row.due and (anew or stands is not None) and row.what not in PROMISES:
            number, unit = (1, "year") if _comes_yearly(row) else (0, "")
            new = NewReminder(account, " ".join(row.words.split())[:LONGEST_REMINDER], row.due, number, unit)
        if stands is not None and new is not None and (stands.account, stands.first) == (new.account, new.first):
            return
        if stands is not None:
            room.remove(stands.id)
        if stands is not None or new is not None:
            self._desk.remind(note, None if new is None else room.add(new))

    def _may_tell(self, row: NoteRecord, meant: Meaning) -> bool:
        """Whether no name of a favour, a promise or thanks waits any longer, once these people are in it."""
        if meant.what not in LEDGER:
            return False
        if row.told:
            return True
        found, known = self._read_again(row), self._known()
        slots = (*found.people, *([found.about] if found.about else []))
        return not found.unclear and all(self._is_settled(n, meant.everybody, known) for n in slots)

    def _is_settled(self, named: NameRead, people: Sequence[int], known: Known) -> bool:
        """Whether one of these people is whom a name means."""
        if named.person is not None:
            return named.person in people
        return any(choice.person in people for choice in fitting(self._context, named.text, known))

    def _open(self, found: Understood, line: NoteLine) -> tuple[NameRead, ...]:
        """The names that wait for a word. Somebody who was left out on purpose is offered again, as one of several."""
        known, people = self._known(), _people_of(line)
        waiting = (n for n in found.names if line.undone is None and not self._is_settled(n, people, known))
        shown = (n if n.person is None else replace(n, choices=(Choice(n.person, n.name, ""),)) for n in waiting)
        return tuple({named.text: named for named in shown}.values())[:OPEN_SHOWN]

    def _meaning(self, row: NoteRecord) -> Meaning:
        """What a note means as it stands; people who are gone are left out."""
        persons = self._persons([*row.accounts, *row.mentioned_accounts])
        about = None if row.about_account is None else persons.get(row.about_account)
        people = dict.fromkeys(persons[a] for a in row.accounts if a in persons and a != row.about_account)
        mentioned = dict.fromkeys(persons[a] for a in row.mentioned_accounts if a in persons)
        rest = tuple(p for p in mentioned if p not in people and p != about)
        words = self._words(row)
        return Meaning(
            tuple(people), about, rest, row.what, row.kind, row.day, row.due, row.topic, row.event, row.told, words
        )

    def _words(self, row: NoteRecord) -> str:
        """What remains to be said of a favour, as far as the note is what it was read as."""
        if row.what not in LEDGER:
            return ""
        found = self._read_again(row)
        return found.words if found.what == row.what else ""

    def _read_again(self, row: NoteRecord) -> Understood:
        return self._understood(row.words, self._first_day(row))

    def _understood(self, text: str, today: date) -> Understood:
        return understand(self._context, text, today, {}, self._known(), self._ledger())

    def _first_day(self, row: NoteRecord) -> date:
        """The day on which a note was written: "yesterday" is seen from there."""
        return row.written or row.at.date()

    def _as_note(self, text: str, meant: Meaning, before: NoteRecord) -> NewNote:
        new = as_note(self._context, text, meant, self._ledger())
        return replace(new, written=before.written, reminder=before.reminder)

    def _about(self, rows: Sequence[NoteRecord], person: int) -> Sequence[NoteRecord]:
        if not person:
            return [r for r in rows if not r.accounts and not r.mentioned_accounts]
        persons = self._persons(sorted({a for r in rows for a in (*r.accounts, *r.mentioned_accounts)}))
        return [r for r in rows if person in {persons.get(a) for a in (*r.accounts, *r.mentioned_accounts)}]

    def _lines(self, rows: Sequence[NoteRecord]) -> Sequence[NoteLine]:
        persons = self._persons(sorted({a for r in rows for a in (*r.accounts, *r.mentioned_accounts)}))
        names = called(self._context, list(persons.values()))
        choices = {account: Choice(person, names[person], "") for account, person in persons.items()}
        return [_line(row, choices) for row in rows]

    def _known(self) -> Known:
        own = me(self._context)
        return Known(own.ties, own.persons)

    def _ledger(self) -> Ledger:
        favours = self._context.desk.favours
        promises = tuple(p for p in favours.promises() if p.open)
        unthanked = tuple(f for f in favours.favours() if not f.given and f.thanked is None)
        noted: tuple[PromiseRecord | FavourRecord, ...] = (*promises, *unthanked)
        accounts = {a for r in noted for a in (r.account, r.about) if a is not None}
        return Ledger(self._persons(sorted(accounts)), promises, unthanked)

    def _persons(self, accounts: Sequence[int]) -> dict[int, int]:
        """The person of each account; those that are gone are left out."""
        return self._context.derivation().person_by_account(accounts)

    @property
    def _desk(self) -> DeskNotes:
        return self._context.desk.notes

    def _day(self, as_of: AsOf) -> date:
        """The day looked from: a moment at midnight is the morning of that day."""
        return self._context.moment(as_of).date()


def _line(row: NoteRecord, choices: Mapping[int, Choice]) -> NoteLine:
    about = None if row.about_account is None else choices.get(row.about_account)
    people = (choices[a] for a in row.accounts if a in choices)
    mentioned = (choices[a] for a in row.mentioned_accounts if a in choices)
    return recorded(
        NoteLine, row, people=tuple(dict.fromkeys(people)), about=about, mentioned=tuple(dict.fromkeys(mentioned))
    )


def _comes_yearly(row: NoteRecord) -> bool:
    """Whether a note tells the birthday of somebody, which comes again."""
    return row.what == FACT and bool(row.accounts) and _BIRTHDAY.search(plain(row.words)) is not None


def _people_of(line: NoteLine) -> tuple[int, ...]:
    return tuple(choice.person for choice in (*line.people, *line.mentioned))


def _says(line: NoteLine, words: str) -> str:
    third = line.about.name if line.about else ""
    who = " and ".join(c.name for c in line.people if c != line.about)
    return sentence(line.what, who, said_as(line.kind or "other", words, third), line.day, line.due)


def _tells(meant: Meaning) -> tuple[object, ...]:
    """What enters the ledger of favours from a note that means this."""
    if not meant.told:
        return ()
    return meant.what, meant.kind, meant.people, meant.about, meant.day, meant.due, meant.words


def _checked(text: str) -> str:
    """The text of a note, as it was typed. Raises InputError where there is none, or too much."""
    if not text.strip():
        raise InputError("found an empty note", hint="write what happened, or what to remember")
    if len(text) > LONGEST_KEPT:
        raise InputError(
            f"found a note of {len(text):,} characters", hint=f"keep it under {LONGEST_KEPT:,}, in two notes"
        )
    return text.replace("\r\n", "\n").replace("\0", "")


def _check(what: str, found: str, known: Sequence[str]) -> None:
    if found and found not in known:
        raise InputError(f"{what}: found {found!r}", hint=f"expected one of: {', '.join(known)}")


def _event(key: str) -> str:
    if key and not _EVENT_KEY.fullmatch(key):
        raise InputError(f"found {key[:40]!r} as the key of an event", hint="see the keys with: renown events")
    return key
