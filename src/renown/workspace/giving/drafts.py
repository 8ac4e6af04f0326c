"""What a note means here: names become people, and what it tells becomes favours, promises and thanks.

Invariants: a person is never guessed; where several fit, they are listed, those the owner knows best first. Nothing
enters the ledger of favours before each name in its place means one person and nothing is unclear, or the owner says
so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pyarrow.compute as pc

from renown.desk.giving.records import FavourRecord, NewFavour, NewNote, NewPromise, NewThanks, PromiseRecord
from renown.identity.search import folded
from renown.model.wording import day_in_words
from renown.reckoning.scoring import Scoring
from renown.ties.giving.exchange import said_as
from renown.ties.giving.notes.draft import (
    ASKED,
    CONTACT,
    FACT,
    GIVEN,
    LEDGER,
    NOTE,
    PLAN,
    PROMISE_MINE,
    PROMISES,
    RECEIVED,
    THANKS,
)
from renown.ties.giving.notes.letters import plain
from renown.ties.giving.notes.names import Roster
from renown.ties.giving.notes.reading import read
from renown.ties.own import Tie
from renown.workspace.context import Context
from renown.workspace.giving.answers import Choice, NameRead, Understood
from renown.workspace.kept import kept
from renown.workspace.me import not_people
from renown.workspace.register import account_of, name_of, people_called

LOOKED_THROUGH = 500
SHOWN = 8
FURTHER = 20
"""So many names behind the first line are looked up."""

LONGEST_WORDS = 300
"""So much of a note is said of a favour where nothing says which words are meant."""

Chosen = Mapping[str, int]
"""Which person a name in the line means, as the owner chose."""


@dataclass(frozen=True, slots=True)
class Known:
    """What reading a line needs to know of people: the owner's ties, and who the owner is."""

    ties: Mapping[int, Tie]
    owners: tuple[int, ...]

    def coldness(self, person: int) -> tuple[bool, float]:
        """By which people come in order: the warmest first, those without a tie last."""
        tie = self.ties.get(person)
        return tie is None, 0.0 if tie is None else -tie.counts


@dataclass(frozen=True, slots=True)
class Ledger:
    """What stands on the desk, seen from people: the person of each account, open promises, favours without thanks."""

    person_of: Mapping[int, int]
    promises: tuple[PromiseRecord, ...]
    unthanked: tuple[FavourRecord, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a note means: all that can be said of it but its text. Whom it is with, the third person, who is named."""

    people: tuple[int, ...]
    about: int | None
    mentioned: tuple[int, ...]
    what: str
    kind: str
    day: date
    due: date | None
    topic: str
    event: str
    told: bool
    words: str

    def without(self, person: int) -> Meaning:
        """The same without a person."""
        return replace(
            self,
            people=tuple(p for p in self.people if p != person),
            about=None if self.about == person else self.about,
            mentioned=tuple(p for p in self.mentioned if p != person),
        )

    @property
    def everybody(self) -> tuple[int, ...]:
        """Everybody it names, once each."""
        third = () if self.about is None else (self.about,)
        return tuple(dict.fromkeys((*self.people, *third, *self.mentioned)))


@kept(most=2)
def roster(context: Context, scoring: Scoring) -> Roster:
    """The words of the names of everybody known who is a person."""
    people = scoring.derivation.people.select(["person", "name"])
    others = not_people(context, scoring)
    rows = zip(people["person"].to_pylist(), people["name"].to_pylist(), strict=True)
    return Roster.of(name for person, name in rows if person not in others and name and not name.isdecimal())


def understand(context: Context, text: str, today: date, chosen: Chosen, known: Known, ledger: Ledger) -> Understood:
    """What a note says, with the people it names."""
    draft = read(text, today, roster(context, context.scoring()))
    people = tuple(_named(context, span.text, "with", chosen, known) for span in draft.people)
    about = _named(context, draft.about.text, "about", chosen, known) if draft.about else None
    besides = (*(span.text for span in draft.others), *draft.further[:FURTHER])
    others = tuple(_named(context, name, "named", chosen, known) for name in dict.fromkeys(besides))
    slots = (*people, *([about] if about else []))
    settled = bool(people) and all(n.person is not None for n in slots) and not draft.unclear
    found = Understood(
        draft.text,
        draft.what,
        draft.kind,
        people,
        about,
        others,
        draft.day,
        draft.due,
        draft.topic,
        draft.words,
        draft.language,
        "",
        draft.read,
        draft.unclear,
        settled,
    )
    meant = meaning_of(found)
    return replace(
        found,
        says=in_words(meant, found),
        favour=favour_meant(meant, ledger) if settled else None,
        promise=promise_kept(meant, ledger) if settled else None,
    )


def meaning_of(found: Understood, event: str = "") -> Meaning:
    """What a note means as far as its names mean one person each; the ledger waits for the others."""
    people = tuple(dict.fromkeys(n.person for n in found.people if n.person is not None))
    about = found.about.person if found.about else None
    mentioned = (n.person for n in found.others if n.person is not None)
    return Meaning(
        people,
        about,
        tuple(p for p in dict.fromkeys(mentioned) if p not in people and p != about),
        found.what,
        found.kind,
        found.day,
        found.due,
        found.topic,
        event,
        found.what in LEDGER and found.settled,
        found.words if found.what in LEDGER else "",
    )


def as_note(context: Context, text: str, meant: Meaning, ledger: Ledger) -> NewNote:
    """What the desk is to keep of a note."""
    accounts = [account_of(context, person) for person in meant.people]
    about = None if meant.about is None else account_of(context, meant.about)
    note = NewNote(
        tuple(dict.fromkeys([*accounts, *([] if about is None else [about])])),
        meant.what,
        meant.day,
        text,
        meant.kind,
        about,
        tuple(account_of(context, person) for person in meant.mentioned),
        meant.due,
        meant.topic,
        meant.event,
        meant.told and bool(accounts),
    )
    return _with_told(note, meant, accounts, ledger) if note.told else note


def _with_told(note: NewNote, meant: Meaning, accounts: Sequence[int], ledger: Ledger) -> NewNote:
    """The note with what it tells; a favour that was promised keeps the promise instead."""
    kind, words = meant.kind or "other", meant.words if meant.kind else " ".join(note.words.split())[:LONGEST_WORDS]
    about = note.about_account
    if meant.what in PROMISES:
        mine, due = meant.what == PROMISE_MINE, meant.due
        return replace(note, promises=tuple(NewPromise(a, kind, mine, meant.day, due, words, about) for a in accounts))
    if meant.what == THANKS:
        favour = favour_meant(meant, ledger)
        return replace(note, thanks=tuple(NewThanks(a, meant.day, words, favour) for a in accounts))
    promise = promise_kept(meant, ledger)
    if promise is not None:
        return replace(note, kept=(promise,))
    given = meant.what == GIVEN
    return replace(note, favours=tuple(NewFavour(a, kind, given, meant.day, words, about) for a in accounts))


def _named(context: Context, text: str, role: str, chosen: Chosen, known: Known) -> NameRead:
    """Whom a name means: the one the owner chose, or the only one who fits."""
    if text in chosen:
        return NameRead(text, chosen[text], name_of(context, chosen[text]), role=role)
    found = fitting(context, text, known)
    if len(found) == 1:
        return NameRead(text, found[0].person, found[0].name, role=role)
    return NameRead(text, None, "", tuple(found[:SHOWN]), len(found) > SHOWN, role)


def fitting(context: Context, text: str, known: Known) -> list[Choice]:
    """Everybody but the owner whom a name may mean, the warmest first.

    It must stand in the name, a handle or an address; of names whole words win: "Ben" means Ben Lund rather than
    Benedikta. A name in small letters, or one with an @, may have taken in the words behind it: without anybody of that
    name its last word is left off.
    """
    wanted = folded(text.removeprefix("@"))
    words = set(plain(wanted).split())
    rows = [r for r in _called(context, wanted) if r["person"] not in known.owners]
    whole = [r for r in rows if words <= set(plain(folded(r["name"])).replace("-", " ").split())]
    called = [r for r in rows if any(w.startswith(wanted) for w in folded(r["name"]).split())]
    found = whole or called or [r for r in rows if _is_key(wanted, r) or text.isdecimal()]
    if not found and (text == text.lower() or text.startswith("@")) and " " in text:
        return fitting(context, text.rsplit(" ", 1)[0], known)
    found.sort(key=lambda r: (*known.coldness(r["person"]), r["name"], r["person"]))
    return [Choice(r["person"], r["name"], _handles(r["handles"])) for r in found]


def _called(context: Context, wanted: str) -> list[dict[str, Any]]:
    """Who may be called so; without accents where nobody is called so with them."""
    rows = people_called(context, wanted, limit=LOOKED_THROUGH)
    return rows or _called_plainly(context, wanted)


def _called_plainly(context: Context, wanted: str) -> list[dict[str, Any]]:
    people = context.derivation().people
    marks = r"\p{Mn}+"
    bare = pc.replace_substring_regex(pc.utf8_normalize(people["folded_name"], form="NFD"), marks, "")
    some = people.filter(pc.match_substring(bare, plain(wanted))).select(["person", "name", "handles"])
    rows: list[dict[str, Any]] = some.slice(0, LOOKED_THROUGH).to_pylist()
    return rows


def _handles(told: str) -> str:
    """What tells people of one name apart; the key of a card in an address book says nothing to anybody.

    >>> _handles("contacts:5ffefda5-c81b;slack:ana"), _handles("contacts:5ffefda5-c81b")
    ('slack:ana', 'contacts:5ffefda5-c81b')
    """
    handles = told.split(";")
    return ", ".join([handle for handle in handles if not handle.startswith("contacts:")] or handles)


def _is_key(wanted: str, row: Mapping[str, Any]) -> bool:
    return wanted in {folded(handle.partition(":")[2]) for handle in row["handles"].split(";")}


def favour_meant(meant: Meaning, ledger: Ledger) -> int | None:
    """The favour that thanks are for: the latest of that kind without thanks; without a kind, the only one."""
    if meant.what != THANKS or len(meant.people) != 1:
        return None
    theirs = [f for f in ledger.unthanked if ledger.person_of.get(f.account) == meant.people[0]]
    same = [f for f in theirs if f.kind == meant.kind]
    if same:
        return max(same, key=lambda f: (f.day, f.id)).id
    return theirs[0].id if meant.kind == "other" and len(theirs) == 1 else None


def promise_kept(meant: Meaning, ledger: Ledger) -> int | None:
    """The open promise that a favour keeps: same giver and kind, and no other third person; the next due."""
    if meant.what not in (GIVEN, RECEIVED) or len(meant.people) != 1 or meant.kind in ("", "other"):
        return None
    found = [
        p
        for p in ledger.promises
        if p.mine is (meant.what == GIVEN)
        and p.kind == meant.kind
        and ledger.person_of.get(p.account) == meant.people[0]
        and (meant.about is None or p.about is None or ledger.person_of.get(p.about) == meant.about)
    ]
    return min(found, key=lambda p: (p.due or date.max, p.id)).id if found else None


_SENTENCES = {
    "promise_mine": "You promised {who} {thing}",
    "promise_theirs": "{who} promised you {thing}",
    "given": "You gave {who} {thing}",
    "received": "{who} gave you {thing}",
    "thanks": "You thanked {who} for {thing}",
    "asked": "You asked {who} for {thing}",
    "call": "A call with {who}",
    "lunch": "Lunch with {who}",
    "coffee": "Coffee with {who}",
    "met": "You met {who}",
    "message": "A message between you and {who}",
    "fact": "About {who}",
    "plan": "To do: {who}",
    "note": "A note on {who}",
}
_NOBODY = {PLAN: "To do", NOTE: "A note", FACT: "A note"}


def in_words(meant: Meaning, found: Understood) -> str:
    """The whole of it in a sentence."""
    names = [n.name or n.text for n in found.people]
    thing = said_as(meant.kind or "other", found.words, (found.about.name or found.about.text) if found.about else "")
    return sentence(meant.what, " and ".join(names), thing, meant.day, meant.due)


def sentence(what: str, who: str, thing: str, day: date, due: date | None) -> str:
    """What a note was taken for, in a sentence. thing: what was promised, given or asked for."""
    until = f", by {day_in_words(due)}" if due else ""
    if not who and what in _NOBODY:
        told = _NOBODY[what]
    else:
        told = _SENTENCES[what].format(who=who or "somebody", thing=thing or "something")
    when = f" ({day_in_words(day)})" if what in (*CONTACT, *LEDGER, ASKED) else ""
    return f"{told}{until}{when}."
