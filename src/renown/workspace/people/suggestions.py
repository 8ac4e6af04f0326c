"""Whom, and which note, a few letters may mean: what the palette and the forms ask while somebody types.

Invariant: who is offered is who the search finds; of people that fit alike, those the owner is closest to come first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from renown.identity.finder import Finder, Fit, Found, Line, both, has_all
from renown.reckoning.directory import found_at
from renown.reckoning.scoring import Scoring
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import kept
from renown.workspace.me import Me, me
from renown.workspace.people.answers.people import Suggestion
from renown.workspace.people.everyone import Ints, persons_of, places, ties
from renown.workspace.register import called, hidden_people
from renown.workspace.search import LONGEST_NOTE, finder

LINE_SHOWN = 90
"""Of a long line so many characters are shown, those around what was found."""

Notes = tuple[tuple[int, int | None, str], ...]
"""Number, account and words of each note."""


def suggested(context: Context, text: str, limit: int, as_of: AsOf) -> tuple[Suggestion, ...]:
    """People and notes; see `People.suggest`."""
    by, scoring = finder(context, as_of), context.scoring(as_of)
    found = shown(by, by.find(text))
    if not text.strip():
        found = found.where(~np.isin(found.persons, list(hidden_people(context, scoring))))
    best = found.persons[order_of(context, scoring, me(context, as_of), found)][:limit].tolist()
    people = scoring.derivation.of_people(best)
    rows = {row["person"]: row for row in people.to_pylist()}
    there = [person for person in best if person in rows]
    named = [_person(rows[person], why, text) for person, why in zip(there, by.whys(there, text), strict=True)]
    return (*named, *_notes(context, scoring, text, limit // 2))


def searched(context: Context, text: str, as_of: AsOf, *, best_first: bool) -> tuple[pa.Table, pa.Array]:
    """The rows of the listing that are found, in its order or the best fit first; and who of them has no name."""
    by, scoring = finder(context, as_of), context.scoring(as_of)
    found = by.find(text)
    at = places(context, scoring)[found_at(by.persons, found.persons)]
    at = at[order_of(context, scoring, me(context, as_of), found)] if best_first else np.sort(at)
    unnamed = np.setdiff1d(found.persons, shown(by, found).persons)
    return scoring.listing.take(pa.array(at)), pa.array(unnamed)


def shown(by: Finder, found: Found) -> Found:
    """Without the nameless, save who is found by the very number."""
    nameless = by.nameless[found_at(by.persons, found.persons)]
    return found.where(~nameless | (found.fit == Fit.WHOLE))


def order_of(context: Context, scoring: Scoring, own: Me, found: Found) -> Ints:
    """In which order those found are told: the best fit first, then the warmest, then the best known."""
    at = found_at(persons_of(scoring), found.persons)
    warm, place = ties(context, scoring, own).warmth[at], places(context, scoring)[at]
    return np.lexsort((place, -warm, found.fit))


def _person(row: dict[str, Any], why: Line | None, text: str) -> Suggestion:
    sub = " · ".join(dict.fromkeys(filter(None, (row["headline"], row["organisation"])))) or _handle(row["handles"])
    field, words = (why.field, around(why.words, text)) if why else ("", "")
    return Suggestion("person", row["person"], row["name"], sub, field, words)


def _handle(handles: str) -> str:
    """A handle that tells somebody something; the id of a card does not."""
    return next((h for h in handles.split(";") if not h.startswith("contacts:")), "")


def around(words: str, text: str) -> str:
    """A line, cut to where the first word of what was typed stands in it.

    >>> len(around("a" * 500 + " Müller", "Müller")), around("Müller  was here", "muller")
    (90, 'Müller was here')
    """
    line = " ".join(words.split())
    at = max(0, line.casefold().find(next(iter(text.casefold().split()), "")) - LINE_SHOWN // 3)
    at = min(at, max(0, len(line) - LINE_SHOWN))
    return line[at : at + LINE_SHOWN]


def _notes(context: Context, scoring: Scoring, text: str, limit: int) -> Iterator[Suggestion]:
    written = tuple(
        (note.id, next(iter((*note.accounts, *note.mentioned_accounts)), None), note.words[:LONGEST_NOTE])
        for note in context.desk.notes.list()
        if note.undone is None
    )
    at = np.flatnonzero(has_all(_folded(context, scoring, written), text)) if written else ()
    whose = scoring.derivation.person_by_account([a for i in at if (a := written[i][1]) is not None])
    hits = [written[i] for i in at if written[i][1] is None or written[i][1] in whose][:limit]
    names = called(context, [whose[account] for _, account, _ in hits if account is not None])
    for number, account, words in hits:
        person = None if account is None else whose[account]
        name = "" if person is None else names[person]
        yield Suggestion("note", person, name, "", "note", around(words, text), number)


@kept(most=2)
def _folded(context: Context, scoring: Scoring, written: Notes) -> pa.Array:
    folded: pa.Array = both(pa.array([words for _, _, words in written], pa.string()))
    return folded
