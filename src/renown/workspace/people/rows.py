"""Whom the table shows, in which order, and what stands in their rows.

Invariant: only the rows that are shown are made; everything before that is done with columns of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.identity.finder import Finder, Found
from renown.model.networks import name_of as network_named
from renown.reckoning.directory import found_at
from renown.reckoning.scoring import Scoring
from renown.ties.contacts import contacts_of
from renown.workspace.circles.circles import known_circle, members_by_circle, people_of
from renown.workspace.context import AsOf, Context
from renown.workspace.me import Me, me
from renown.workspace.people.answers.table import TableRow
from renown.workspace.people.asked import WARMTHS, Asked, community_of, day_of
from renown.workspace.people.everyone import (
    Flags,
    Floats,
    Ints,
    at_organisation,
    flags,
    persons_of,
    places,
    ranks,
    ranks_of_words,
    reached_by,
    ties,
)
from renown.workspace.people.suggestions import order_of, shown
from renown.workspace.people.tags import known_tag, people_tagged, tags_by_person
from renown.workspace.register import grown, hidden_people, known_network, person_row
from renown.workspace.reminders.reminders import next_reminders
from renown.workspace.search import finder

FORTNIGHTS = 26
_DAYS = 14
_RANKED = {"name": "folded_name", "organisation": "organisation", "community": "community"}

Words = Mapping[int, tuple[str, ...]]
Reminders = Mapping[int, date]
NO_PICTURES: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True)
class Narrowed:
    """Whom the table shows: positions among all people, in order; and how many fit besides."""

    context: Context
    scoring: Scoring
    own: Me
    by: Finder
    asked: Asked
    persons: Ints
    at: Ints
    nameless: int
    hidden: int
    reminders: Reminders


def narrowed(context: Context, asked: Asked, as_of: AsOf) -> Narrowed:
    """Who fits what is asked. Raises NotFoundError for a network, a circle or a tag that there is not."""
    scoring, own, by = context.scoring(as_of), me(context, as_of), finder(context, as_of)
    persons = persons_of(scoring)
    found = by.find(asked.query)
    at = found_at(persons, found.persons)
    reminders = next_reminders(context, as_of) if _of_reminders(asked) else {}
    fits = (_fits(context, scoring, own, asked) & _reminded(scoring, asked.reminder, reminders))[at]
    named = np.isin(found.persons, shown(by, found).persons)
    # Who types a name asks for somebody, hidden or not.
    hidden = flags(persons, () if asked.query and asked.show != "hidden" else hidden_people(context, scoring))[at]
    wanted = fits & _listed(asked.show, named, hidden)
    order = _order(context, scoring, own, asked, reminders, found.where(wanted), at[wanted])
    left_out = fits & ~wanted
    return Narrowed(
        context,
        scoring,
        own,
        by,
        asked,
        persons,
        at[wanted][order],
        int((left_out & ~named).sum()),
        int((left_out & named & hidden).sum()),
        reminders,
    )


def _listed(show: str, named: Flags, hidden: Flags) -> Flags:
    wanted = {"nameless": ~named, "hidden": hidden, "all": np.ones(named.size, dtype=bool)}
    return wanted.get(show, named & ~hidden)


def _fits(context: Context, scoring: Scoring, own: Me, asked: Asked) -> Flags:
    """Who fits the filters, of everybody."""
    persons = persons_of(scoring)
    fits = np.ones(persons.size, dtype=bool)
    if asked.network:
        told = scoring.derivation.people["networks"]
        fits &= np.asarray(pc.match_substring(told, f";{known_network(context, asked.network)};"))
    if asked.circle:
        fits &= flags(persons, people_of(context, known_circle(context, asked.circle)))
    if asked.tag:
        fits &= flags(persons, people_tagged(context, known_tag(context, asked.tag)))
    if asked.organisation:
        fits &= at_organisation(context, scoring, asked.organisation)
    if (community := community_of(asked.community)) is not None:
        rows = scoring.listing["community"].take(pa.array(places(context, scoring)))
        fits &= np.asarray(pc.fill_null(pc.equal(rows, community), False))
    return fits & _tied(context, scoring, own, asked) & _reached(context, scoring, asked.has)


def _tied(context: Context, scoring: Scoring, own: Me, asked: Asked) -> Flags:
    tied = ties(context, scoring, own)
    fits = np.ones(tied.last.size, dtype=bool)
    if asked.warmth:
        fits &= tied.standing == WARMTHS.index(asked.warmth)
    if since := day_of(asked.since, "since"):
        fits &= tied.last >= since.toordinal()
    if before := day_of(asked.before, "before"):
        fits &= (tied.last > 0) & (tied.last < before.toordinal())
    return fits


def _reached(context: Context, scoring: Scoring, has: str) -> Flags:
    if not has:
        return np.ones(persons_of(scoring).size, dtype=bool)
    mail, phone = (reached_by(context, scoring, field) for field in ("mail", "phone"))
    return {"mail": mail, "phone": phone, "mail or phone": mail | phone}.get(has, ~(mail | phone))


def _of_reminders(asked: Asked) -> bool:
    return bool(asked.reminder) or asked.by == "reminder" or "reminder" in asked.shown


def _reminded(scoring: Scoring, which: str, reminders: Reminders) -> Flags:
    persons = persons_of(scoring)
    if not which:
        return np.ones(persons.size, dtype=bool)
    today = scoring.derivation.before.date()
    due = (person for person, day in reminders.items() if which != "due" or day <= today)
    found = flags(persons, due)
    return ~found if which == "none" else found


def _order(
    context: Context, scoring: Scoring, own: Me, asked: Asked, reminders: Reminders, found: Found, at: Ints
) -> Ints:
    """The order of those found: by the column asked for, unknown last, then as the listing has them."""
    place = places(context, scoring)[at]
    if asked.by == "match":
        return order_of(context, scoring, own, found)
    if asked.by == "score":
        return np.argsort(_turned(place, scoring, asked) if not asked.falling else place, kind="stable")
    key = (_days(scoring, reminders) if asked.by == "reminder" else _key(context, scoring, own, asked.by))[at]
    return np.lexsort((place, -key if asked.falling else key, key < 0))


def _turned(place: Ints, scoring: Scoring, asked: Asked) -> Ints:
    """The listing upside down, those of whom too little was seen still last."""
    enough = np.asarray(scoring.listing["enough"])
    seen = int(enough.sum())
    return np.where(place < seen, seen - 1 - place, place)


def _days(scoring: Scoring, reminders: Reminders) -> Floats:
    """The day of everybody's next reminder; -1 for none."""
    persons = persons_of(scoring)
    found = np.full(persons.size, -1.0)
    at = found_at(persons, np.fromiter(reminders, dtype=np.int64))
    days = np.array([day.toordinal() for day in reminders.values()], dtype=np.float64)
    found[at[at >= 0]] = days[at >= 0]
    return found


def _key(context: Context, scoring: Scoring, own: Me, by: str) -> Floats:
    """The numbers to sort everybody by, below 0 where nothing is known."""
    persons = persons_of(scoring)
    if by == "warmth":
        return ties(context, scoring, own).warmth
    if by == "last":
        last = ties(context, scoring, own).last
        return np.where(last > 0, last, -1).astype(np.float64)
    if by in _RANKED:
        return ranks(context, scoring, _RANKED[by]).astype(np.float64)
    words = circles_by_person(context) if by == "circles" else tags_by_person(context)
    return ranks_of_words(persons, words).astype(np.float64)


def circles_by_person(context: Context) -> Words:
    """The circles of everybody who is in any."""
    found: dict[int, tuple[str, ...]] = {}
    for person, circle in members_by_circle(context):
        found[person] = (*found.get(person, ()), circle)
    return found


def rows_of(some: Narrowed, at: Ints, pictured: Mapping[int, str] = NO_PICTURES) -> tuple[TableRow, ...]:
    """The rows at these positions. pictured: what the pictures of these people are called."""
    context, scoring = some.context, some.scoring
    listed = scoring.listing.take(pa.array(places(context, scoring)[at])).to_pylist()
    tied, persons = ties(context, scoring, some.own), some.persons[at].tolist()
    contact = _contact(some, persons) if "contact" in some.asked.shown else {}
    circles, tags, hidden = circles_by_person(context), tags_by_person(context), hidden_people(context, scoring)
    rows = []
    for place, row, person in zip(at.tolist(), listed, persons, strict=True):
        last = int(tied.last[place])
        mail, phone = _reach(some, person)
        rows.append(
            grown(
                TableRow,
                person_row(row),
                organisation=row["organisation"] or "",
                circles=circles.get(person, ()),
                tags=tags.get(person, ()),
                warmth=float(tied.warmth[place]) if tied.warmth[place] >= 0 else None,
                standing=WARMTHS[int(tied.standing[place])],
                last=date.fromordinal(last) if last else None,
                reminder=some.reminders.get(person),
                contact=contact.get(person, ()),
                mail=mail,
                phone=phone,
                hidden=person in hidden,
                picture=pictured.get(person, ""),
            )
        )
    return tuple(rows)


def _reach(some: Narrowed, person: int) -> tuple[str, str]:
    """The first address and number, where they are to be shown."""
    if not {"mail", "phone"} & set(some.asked.shown):
        return "", ""
    lines = some.by.lines(person)
    mail, phone = (next((line.words for line in lines if line.field == field), "") for field in ("mail", "phone"))
    return mail, phone


def _contact(some: Narrowed, persons: list[int]) -> dict[int, tuple[int, ...]]:
    """Days of contact of these people in each of the last fortnights."""
    if some.own.person is None:
        return {}
    day = some.scoring.derivation.day
    rows = contacts_of(some.own.days, some.own.person, day)
    rows = rows.filter(pc.is_in(rows["person"], pa.array(persons, pa.int64()))).select(["person", "day"])
    rows = rows.group_by(["person", "day"]).aggregate([])
    found = {person: [0] * FORTNIGHTS for person in persons}
    for row in rows.to_pylist():
        ago = (day - row["day"]) // _DAYS
        if ago < FORTNIGHTS:
            found[row["person"]][FORTNIGHTS - 1 - ago] += 1
    return {person: tuple(counts) for person, counts in found.items()}


def plain_rows(some: Narrowed) -> pa.Table:
    """Every row, with the columns shown, for a file."""
    shown = some.asked.shown
    rows = rows_of(some, some.at)
    cells = [{"name": row.name, **{column: _cell(row, column) for column in shown}} for row in rows]
    names = ("name", *shown)
    return pa.table({name: pa.array([cell[name] for cell in cells], pa.string()) for name in names})


def _cell(row: TableRow, column: str) -> str:
    told: dict[str, object] = {
        "circles": ", ".join(row.circles),
        "tags": ", ".join(row.tags),
        "warmth": "" if row.warmth is None else round(row.warmth),
        "last": "" if row.last is None else row.last.isoformat(),
        "reminder": "" if row.reminder is None else row.reminder.isoformat(),
        "contact": sum(row.contact),
        "score": round(row.score, 1) if row.seen == "enough" else "",
        "networks": ", ".join(map(network_named, row.networks)),
        "community": row.community_name,
    }
    return str(told[column] if column in told else getattr(row, column))
