"""What the owner wrote down and decided of a person, as entries of their timeline.

Invariant: one thing that was done is one entry: what a note told stands as that note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from renown.desk.giving.records import NoteRecord
from renown.lake.expressions import _
from renown.model.local_time import beginning_of, localised
from renown.reckoning.scoring import Scoring
from renown.ties.contacts import days_in_words
from renown.ties.events.events import key_of
from renown.ties.giving.exchange import said_as
from renown.ties.giving.notes.draft import ASKED, CALL, COFFEE, LUNCH, MESSAGE, MET, PROMISES, THANKS
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.register import called

Accounts = frozenset[int]

OF_NOTES: Mapping[str, tuple[str, str]] = {
    CALL: ("call", "A call"),
    LUNCH: ("meeting", "Lunch"),
    COFFEE: ("meeting", "Coffee"),
    MET: ("meeting", "You met"),
    MESSAGE: ("message", "A message"),
    ASKED: ("request", "You asked them"),
    THANKS: ("favour", "You said thank you"),
    "given": ("favour", "You did something for them"),
    "received": ("favour", "They did something for you"),
    **dict.fromkeys(PROMISES, ("favour", "A promise")),
}
"""The kind and the words of notes by what they say; any other is a note."""

OF_REQUESTS: Mapping[str, tuple[str, str]] = {
    "asked": ("You asked {introducer} for an introduction to {target}", "You"),
    "agreed": ("{introducer} agreed to introduce you to {target}", ""),
    "declined": ("{introducer} would rather not introduce you to {target}", ""),
    "no answer": ("No answer from {introducer} about {target}", ""),
    "introduced": ("{introducer} introduced you to {target}", ""),
    "met": ("You met {target}, through {introducer}", ""),
    "thanked": ("You thanked {introducer} for the way to {target}", "You"),
}
OF_CONSENT: Mapping[str, str] = {
    "asked": "You asked them to be a reference",
    "given": "They agreed to be a reference",
    "refused": "They would rather be no reference",
}


@dataclass(frozen=True, slots=True)
class Written:
    """An entry that no act of a source is. at: naive UTC, midnight where only the day is known (exact: False)."""

    kind: str
    at: datetime
    exact: bool
    mine: bool | None
    sentence: str
    words: str = ""
    network: str = ""
    note: int | None = None


@dataclass(frozen=True, slots=True)
class _Of:
    """Whose entries they are, and where the owner's clocks stand."""

    context: Context
    accounts: Accounts
    zone: ZoneInfo

    def when(self, day: date, at: datetime) -> tuple[datetime, bool]:
        """When it was: the hour of writing where it was written down on the day itself, else the day alone."""
        if localised(at, self.zone).date() == day:
            return at.astimezone(UTC).replace(tzinfo=None), True
        return datetime.combine(day, time()), False


def written_of(context: Context, accounts: Accounts, scoring: Scoring) -> list[Written]:
    """Everything of a person with these accounts that was written down up to the moment, in no order."""
    of = _Of(context, accounts, context.zone)
    found = [*_notes(of), *_favours(of), *_met(of, scoring), *_requests(of), *_references(of), *_steps(of)]
    ended = beginning_of(scoring.derivation.before.date() + timedelta(1), of.zone)
    return [one for one in found if one.at < ended]


def _notes(of: _Of) -> Iterator[Written]:
    for note in of.context.desk.notes.list():
        if note.undone is None and not of.accounts.isdisjoint((*note.accounts, *note.mentioned_accounts)):
            yield _note(of, note)


def _note(of: _Of, note: NoteRecord) -> Written:
    kind, sentence = OF_NOTES.get(note.what, ("note", "You noted"))
    return Written(kind, *of.when(note.day, note.at), None, sentence, note.words, note=note.id)


def _favours(of: _Of) -> Iterator[Written]:
    desk = of.context.desk.favours
    promises = [p for p in desk.promises() if p.account in of.accounts]
    favours = [f for f in desk.favours() if f.account in of.accounts and f.note is None]
    third = [*(p.about for p in promises), *(f.about for f in favours)]
    names = _names(of.context, [account for account in third if account is not None])
    for promise in promises:
        words = said_as(promise.kind, promise.words, names.get(promise.about or -1, ""))
        who = "You promised" if promise.mine else "They promised"
        if promise.note is None:
            yield Written("favour", *of.when(promise.since, promise.at), promise.mine, who, words)
        if promise.let_go is not None:
            yield Written(
                "favour", datetime.combine(promise.let_go, time()), False, None, "A promise was let go", words
            )
    for favour in favours:
        words = said_as(favour.kind, favour.words, names.get(favour.about or -1, ""))
        who = "You gave" if favour.given else "They gave"
        yield Written("favour", *of.when(favour.day, favour.at), favour.given, who, words)
    noted = {
        (n.day, account) for n in of.context.desk.notes.list(what=THANKS) if n.undone is None for account in n.accounts
    }
    for thanks in desk.thanks():
        if thanks.account in of.accounts and (thanks.day, thanks.account) not in noted:
            yield Written("favour", *of.when(thanks.day, thanks.at), True, "You said thank you", thanks.words)


def _met(of: _Of, scoring: Scoring) -> Iterator[Written]:
    rows = [row for row in of.context.desk.events.met() if row.account in of.accounts]
    titles = event_titles(of.context, scoring) if rows else {}
    for row in rows:
        where = f"You met at {titles[row.key]}" if row.key in titles else "You met at an event"
        yield Written("meeting", *of.when(row.day, row.at), None, where, row.thing)
        if row.followed is not None:
            sent = datetime.combine(row.followed, time())
            yield Written("message", sent, False, True, "You wrote after the event")


def event_titles(context: Context, scoring: Scoring) -> Mapping[str, str]:
    """The title of every event that a calendar or the owner tells of, by its key."""
    own = {event.key: event.title for event in context.desk.events.own()}
    return {**_titles(context, scoring), **own}


@kept(most=2)
def _titles(context: Context, scoring: Scoring) -> Mapping[str, str]:
    facts = scoring.derivation.lake.facts("facts").filter((_.fact == "event") & _.since.notnull())
    rows = scoring.derivation.fetch(facts.select("value", "since").distinct(), "titles of events").to_pylist()
    return MappingProxyType({key_of(row["value"], row["since"]): row["value"] for row in rows})


def _requests(of: _Of) -> Iterator[Written]:
    rows = [r for r in of.context.desk.requests.list() if not of.accounts.isdisjoint((r.introducer, r.target))]
    names = _names(of.context, [account for row in rows for account in (row.introducer, row.target)])
    for row in rows:
        who = {"introducer": names.get(row.introducer, "somebody"), "target": names.get(row.target, "somebody")}
        for step in row.steps:
            if step.status in OF_REQUESTS:
                sentence, mine = OF_REQUESTS[step.status]
                told = sentence.format(**who)
                yield Written("request", *of.when(step.day, step.at), bool(mine) or None, told, step.words)


def _references(of: _Of) -> Iterator[Written]:
    desk = of.context.desk.references
    for consent in desk.consents():
        if consent.account in of.accounts:
            at = datetime.combine(consent.day, time())
            yield Written("request", at, False, None, OF_CONSENT[consent.step], consent.words)
    for use in desk.uses():
        if use.account in of.accounts:
            job = f"{use.job} at {use.company}" if use.company else use.job
            steps = ((use.day, f"You named them for {job}"), (use.briefed, "You told them what to stress"))
            for day, sentence in (*steps, (use.thanked, f"You thanked them for {job}")):
                if day is not None:
                    yield Written("request", datetime.combine(day, time()), False, True, sentence)


def _steps(of: _Of) -> Iterator[Written]:
    for step in of.context.desk.today.steps():
        if step.account in of.accounts and step.what == "done" and step.day is not None:
            yield Written("note", *of.when(step.day, step.at), None, "You were in touch", step.words)
        elif step.account in of.accounts and step.what == "cadence" and step.number:
            every = f"You wish to be in touch every {days_in_words(step.number)}"
            yield Written("plan", step.at.astimezone(UTC).replace(tzinfo=None), True, True, every)


def _names(context: Context, accounts: Sequence[int]) -> Mapping[int, str]:
    persons = context.derivation().person_by_account(sorted(set(accounts)))
    names = called(context, sorted(set(persons.values())))
    return {account: names[person] for account, person in persons.items()}
