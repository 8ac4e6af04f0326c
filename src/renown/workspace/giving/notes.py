"""From one line to what the desk keeps: names become people, and nothing is kept until each name means one.

Invariant: a person is never guessed; where several fit, they are listed, those the owner knows best first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from renown.desk.giving.records import FavourRecord, NewFavour, NewNote, NewPromise, NewThanks, PromiseRecord
from renown.errors import AmbiguousError, InputError
from renown.identity.search import folded
from renown.model.wording import day_in_words
from renown.ties.giving.exchange import said_as
from renown.ties.giving.notes.draft import GIVEN, PROMISE_MINE, PROMISES, RECEIVED, THANKS, Draft, Span
from renown.ties.giving.notes.reading import MEANINGS, read
from renown.ties.own import Tie
from renown.workspace.context import Context
from renown.workspace.giving.answers import Choice, NameRead, Understood
from renown.workspace.register import account_of, name_of, people_called

LOOKED_THROUGH = 500
SHOWN = 8

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


def understand(context: Context, text: str, today: date, chosen: Chosen, known: Known, ledger: Ledger) -> Understood:
    """What a line says, with the people it names."""
    draft = read(text, today)
    people = tuple(_named(context, span, chosen, known) for span in draft.people)
    about = _named(context, draft.about, chosen, known) if draft.about else None
    names = (*people, *([about] if about else []))
    unclear = (*draft.unclear, *(_missing(n) for n in names if n.person is None and not n.choices))
    ready = bool(people) and bool(draft.what) and all(n.person is not None for n in names)
    favour = _favour_meant(draft, people, ledger) if ready else None
    promise = _promise_kept(draft, people, about, ledger) if ready else None
    return Understood(
        draft.text,
        draft.what,
        draft.kind,
        people,
        about,
        draft.day,
        draft.due,
        draft.words,
        draft.language,
        _in_words(draft, people, about),
        draft.read,
        unclear,
        ready,
        favour,
        promise,
    )


def as_note(context: Context, understood: Understood) -> NewNote:
    """What the desk is to keep. Raises InputError or AmbiguousError while something is open."""
    _must_be_ready(understood)
    accounts = [account_of(context, n.person) for n in understood.people if n.person is not None]
    third = understood.about.person if understood.about else None
    about = None if third is None else account_of(context, third)
    everybody = tuple(dict.fromkeys([*accounts, *([] if about is None else [about])]))
    note = NewNote(everybody, understood.what, understood.day, understood.text)
    return _TOLD.get(understood.what, _nothing_more)(note, understood, accounts, about)


def _must_be_ready(understood: Understood) -> None:
    for named in understood.names:
        if named.person is None and named.choices:
            raise AmbiguousError(
                f"{named.text!r} fits {len(named.choices)}{' people and more' if named.more else ' people'}",
                matches=tuple(f"{c.person}  {c.name}  {c.sub}" for c in named.choices),
                hint=f"say which: --as '{named.text}=ID'",
            )
    if not understood.ready:
        raise InputError("; ".join(understood.unclear) or "whom it is about could not be read")


def _favours(note: NewNote, u: Understood, accounts: list[int], about: int | None) -> NewNote:
    """Favours; one that was promised keeps the promise instead."""
    if u.promise is not None:
        return replace(note, kept=(u.promise,))
    made = (NewFavour(a, u.kind, u.what == GIVEN, u.day, u.words, about) for a in accounts)
    return replace(note, favours=tuple(made))


def _promises(note: NewNote, u: Understood, accounts: list[int], about: int | None) -> NewNote:
    made = (NewPromise(a, u.kind, u.what == PROMISE_MINE, u.day, u.due, u.words, about) for a in accounts)
    return replace(note, promises=tuple(made))


def _thanks(note: NewNote, u: Understood, accounts: list[int], about: int | None) -> NewNote:
    return replace(note, thanks=tuple(NewThanks(a, u.day, u.words, u.favour) for a in accounts))


def _nothing_more(note: NewNote, u: Understood, accounts: list[int], about: int | None) -> NewNote:
    return note


_TOLD: Mapping[str, Callable[[NewNote, Understood, list[int], int | None], NewNote]] = {
    **dict.fromkeys((GIVEN, RECEIVED), _favours),
    **dict.fromkeys(PROMISES, _promises),
    THANKS: _thanks,
}


def _named(context: Context, span: Span, chosen: Chosen, known: Known) -> NameRead:
    """Whom a name means: the one the owner chose, or the only one who fits."""
    if span.text in chosen:
        person = chosen[span.text]
        return NameRead(span.text, person, name_of(context, person))
    found = _fitting(context, span.text, known)
    if len(found) == 1:
        return NameRead(span.text, found[0].person, found[0].name)
    return NameRead(span.text, None, "", tuple(found[:SHOWN]), len(found) > SHOWN)


def _fitting(context: Context, text: str, known: Known) -> list[Choice]:
    """Everybody but the owner whom a name may mean, the warmest first.

    It must stand in the name, a handle or an address; of names whole words win: "Ben" means Ben Lund rather than
    Benedikta. A name in small letters may have taken in the words behind it: without anybody of that name its last word
    is left off.
    """
    wanted = folded(text)
    rows = [r for r in people_called(context, text, limit=LOOKED_THROUGH) if r["person"] not in known.owners]
    whole = [r for r in rows if set(wanted.split()) <= set(folded(r["name"]).replace("-", " ").split())]
    called = [r for r in rows if any(w.startswith(wanted) for w in folded(r["name"]).split())]
    fitting = whole or called or [r for r in rows if _is_key(wanted.removeprefix("@"), r) or text.isdecimal()]
    if not fitting and text == text.lower() and " " in text:
        return _fitting(context, text.rsplit(" ", 1)[0], known)
    fitting.sort(key=lambda r: (*known.coldness(r["person"]), r["name"], r["person"]))
    return [Choice(r["person"], r["name"], _handles(r["handles"])) for r in fitting]


def _handles(told: str) -> str:
    """What tells people of one name apart; the key of a card in an address book says nothing to anybody.

    >>> _handles("contacts:5ffefda5-c81b;slack:ana"), _handles("contacts:5ffefda5-c81b")
    ('slack:ana', 'contacts:5ffefda5-c81b')
    """
    handles = told.split(";")
    return ", ".join([handle for handle in handles if not handle.startswith("contacts:")] or handles)


def _is_key(wanted: str, row: Mapping[str, str]) -> bool:
    return wanted in {folded(handle.partition(":")[2]) for handle in row["handles"].split(";")}


def _missing(named: NameRead) -> str:
    return f"nobody here is called {named.text!r}"


def _favour_meant(draft: Draft, people: tuple[NameRead, ...], ledger: Ledger) -> int | None:
    """The favour that thanks are for: the latest of that kind without thanks; without a kind, the only one."""
    if draft.what != THANKS or len(people) != 1:
        return None
    theirs = [f for f in ledger.unthanked if ledger.person_of.get(f.account) == people[0].person]
    same = [f for f in theirs if f.kind == draft.kind]
    if same:
        return max(same, key=lambda f: (f.day, f.id)).id
    return theirs[0].id if draft.kind == "other" and len(theirs) == 1 else None


def _promise_kept(draft: Draft, people: tuple[NameRead, ...], about: NameRead | None, ledger: Ledger) -> int | None:
    """The open promise that a favour keeps: same giver and kind, and no other third person; the next due."""
    if draft.what not in (GIVEN, RECEIVED) or len(people) != 1 or draft.kind == "other":
        return None
    third = about.person if about else None
    fitting = [
        p
        for p in ledger.promises
        if p.mine is (draft.what == GIVEN)
        and p.kind == draft.kind
        and ledger.person_of.get(p.account) == people[0].person
        and (third is None or p.about is None or ledger.person_of.get(p.about) == third)
    ]
    return min(fitting, key=lambda p: (p.due or date.max, p.id)).id if fitting else None


_SENTENCES = {
    "promise_mine": "You promised {who} {thing}",
    "promise_theirs": "{who} promised you {thing}",
    "given": "You gave {who} {thing}",
    "received": "{who} gave you {thing}",
    "thanks": "You thanked {who} for {thing}",
    "asked": "You asked {who} for {thing}",
    "met": "You met {who}{words}",
    "note": "A note on {who}{words}",
}


def _in_words(draft: Draft, people: tuple[NameRead, ...], about: NameRead | None) -> str:
    """The whole of it in a sentence."""
    if draft.what not in MEANINGS:
        return "This line could not be read."
    who = " and ".join(n.name or n.text for n in people) or "somebody"
    thing = said_as(draft.kind, draft.words, (about.name or about.text) if about else "") if draft.kind else ""
    words = f": {draft.words}" if draft.words else ""
    due = f", by {day_in_words(draft.due)}" if draft.due else ""
    return f"{_SENTENCES[draft.what].format(who=who, thing=thing, words=words)}{due} ({day_in_words(draft.day)})."
