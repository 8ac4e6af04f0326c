"""From what a user types to one person; and rows of people from the listing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field
from typing import Any, ClassVar, Protocol, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.desk.records import recorded
from renown.errors import AmbiguousError, InputError, NotFoundError
from renown.identity.search import folded
from renown.reckoning.scoring import Scoring
from renown.workspace.answers import PersonRow
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import T, kept
from renown.workspace.search import finder

Flags = Any
"""An Arrow array of booleans."""

PEOPLE_SORTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "score": (),
    "match": (),
    "name": (("folded_name", "ascending"),),
    "community": (("community_name", "ascending"), ("community", "ascending"), ("score", "descending")),
}
"""The orders in which people are listed. The listing comes in the first; what a search finds, in the second."""


class Row(Protocol):
    """A row from below: a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class RowOfPerson(Row, Protocol):
    """A row about a person."""

    @property
    def person(self) -> int:
        """Whom it is about."""


Listed = TypeVar("Listed", bound=RowOfPerson)

FITS_LISTED = 10
LIKE_LISTED = 5
PARTS_LOOKED_AT = 200
DIGITS = 19

Called = dict[str, Any]
"""Somebody as they are called: person, name, handles."""


def find_person(context: Context, text: str, *, exact: bool = False) -> int:
    """The one person an id, a handle or a name means.

    An exact id, handle or address wins over an exact name, that over whole words of a name, and those over the
    beginning of a name, a handle or an address. Somebody of whom the words are merely a part is offered, never taken.
    exact: words of a name are not enough, for what cannot be taken back.
    Raises NotFoundError, or AmbiguousError with the people that fit.
    """
    if not folded(text):
        raise NotFoundError("no person was named", hint="give an id, a handle or a name")
    found = people_called(context, text, exact=exact)
    if len(found) == 1:
        return int(found[0]["person"])
    if found:
        raise AmbiguousError(
            f"{text!r} fits {'more than ' if len(found) > FITS_LISTED else ''}{min(len(found), FITS_LISTED)} people",
            matches=tuple(f"{r['person']}  {r['name']}  {r['handles']}" for r in found[:FITS_LISTED]),
            hint="use the id in front of the one you mean",
        )
    word = "exactly " if exact else ""
    like = "; ".join(f"{r['name']} ({r['person']})" for r in people_like(context, text))
    hint = f"did you mean {like}?" if like else "look with: renown people PART-OF-THE-NAME"
    raise NotFoundError(f"nobody here is {word}called {text!r}", hint=hint)


def people_called(context: Context, text: str, *, exact: bool = False, limit: int = FITS_LISTED + 1) -> list[Called]:
    """The people that an id, a handle or a name may mean, by name; see `find_person`."""
    wanted = folded(text)
    people = context.derivation().people
    for fits in _conditions(people, text.strip(), wanted) if wanted else []:
        if found := _called(people.filter(fits()), limit):
            return found
    for some in () if exact or not wanted else finder(context).called(text)[:2]:
        if found := _called(context.derivation().of_people(some.tolist()), limit):
            return found
    return []


def people_like(context: Context, text: str, limit: int = LIKE_LISTED) -> list[Called]:
    """The people of whose names, handles or addresses the words are a part: to be offered where nobody is called so."""
    found = finder(context)
    part = found.called(text)[2]
    named = part[~np.isin(part, found.persons[found.nameless])]
    return _called(context.derivation().of_people(named[:PARTS_LOOKED_AT].tolist()), limit)


def _called(people: pa.Table, limit: int) -> list[Called]:
    if not people.num_rows:
        return []
    by_name = people.select(["person", "name", "handles"]).sort_by([("name", "ascending"), ("person", "ascending")])
    rows: list[Called] = by_name.slice(0, limit).to_pylist()
    return rows


def _conditions(people: pa.Table, text: str, wanted: str) -> list[Callable[[], Flags]]:
    bare = wanted.removeprefix("@")
    exact: list[Callable[[], Flags]] = [
        lambda: pc.match_substring(people["keys"], f";{bare};"),
        lambda: pc.equal(people["folded_name"], wanted),
    ]
    is_id = text.isdecimal() and len(text) <= DIGITS and int(text) < 1 << 63
    return [lambda: pc.equal(people["person"], int(text)), *exact] if is_id else exact


def rows_of(context: Context, persons: Sequence[int], as_of: AsOf = None) -> tuple[PersonRow, ...]:
    """The rows of these people, best score first; people who are gone are left out."""
    if not persons:
        return ()
    listing = context.scoring(as_of).listing
    return person_rows(listing.filter(pc.is_in(listing["person"], pa.array(list(persons), pa.int64()))))


def known_network(context: Context, network: str) -> str:
    """A network that people are seen on. Raises NotFoundError, with those that there are."""
    there = context.derivation().networks()
    if network not in there:
        raise NotFoundError(f"nobody is seen on {network!r}", hint=f"there are: {', '.join(there) or 'none yet'}")
    return network


def hidden_people(context: Context, scoring: Scoring | None = None) -> frozenset[int]:
    """Those whom the owner hid: not listed, proposed or suggested anywhere."""
    entries = tuple(entry.account for entry in context.desk.marks.hidden())
    return _persons_of(context, scoring or context.scoring(), entries) if entries else frozenset()


def without_hidden(context: Context, rows: Sequence[Listed], limit: int) -> list[Listed]:
    """The first so many rows about people, without those whom the owner hid."""
    hidden = hidden_people(context)
    return [row for row in rows if row.person not in hidden][:limit]


@kept(most=2)
def _persons_of(context: Context, scoring: Scoring, accounts: tuple[int, ...]) -> frozenset[int]:
    return frozenset(scoring.derivation.person_by_account(accounts).values())


def sort_keys(sort: str) -> tuple[tuple[str, str], ...]:
    """The columns of an order. Raises InputError for one that people are not listed in."""
    if sort not in PEOPLE_SORTS:
        raise InputError(f"sort: found {sort!r}, expected {', '.join(PEOPLE_SORTS)}")
    return PEOPLE_SORTS[sort]


def ordered(listing: pa.Table, keys: Sequence[tuple[str, str]]) -> pa.Table:
    """The listing in one of its orders, each of them total."""
    return listing.sort_by([*keys, ("person", "ascending")]) if keys else listing


def person_rows(listing: pa.Table) -> tuple[PersonRow, ...]:
    """A piece of the listing as rows for the doors."""
    return tuple(person_row(row) for row in listing.to_pylist())


def person_row(row: dict[str, Any]) -> PersonRow:
    """One line of the listing; somebody without a score has been seen too little for one."""
    scored = row["score"] is not None
    return PersonRow(
        person=row["person"],
        name=row["name"],
        kind=row["kind"],
        handles=tuple(filter(None, row["handles"].split(";"))),
        networks=tuple(filter(None, row["networks"].split(";"))),
        community=row["community"],
        community_name=row["community_name"],
        headline=row["headline"] or row["organisation"] or "",
        score=row["score"] if scored else 0.0,
        low=row["low"] if scored else 0.0,
        high=row["high"] if scored else 100.0,
        seen="enough" if row["enough"] else "not_enough",
        percentile=row["percentile"],
    )


def names_of(context: Context, persons: Sequence[int]) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Name and networks of each of these people."""
    if not persons:
        return {}
    rows = context.derivation().of_people(persons).select(["person", "name", "networks"]).to_pylist()
    return {r["person"]: (r["name"], tuple(filter(None, r["networks"].split(";")))) for r in rows}


class Names(dict[int, str]):
    """People by what they are called; somebody of whom nothing is known (any more) is called by their number.

    >>> names = Names({7: "Ana"})
    >>> names[7], names[8], 8 in names
    ('Ana', '8', False)
    """

    def __missing__(self, person: int) -> str:
        return str(person)


def called(context: Context, persons: Sequence[int]) -> Names:
    """What each of these people is called."""
    return Names((person, name) for person, (name, _) in names_of(context, persons).items())


def grown(kind: Callable[..., T], row: Row, /, **more: object) -> T:
    """An answer that says what a row from below does, and more, such as what its person is called."""
    return recorded(kind, row, **more)


def with_names(context: Context, kind: Callable[..., T], rows: Sequence[RowOfPerson]) -> tuple[T, ...]:
    """Rows about people as answers of a kind that adds what each of them is called."""
    names = called(context, [row.person for row in rows])
    return tuple(grown(kind, row, name=names[row.person]) for row in rows)


def name_of(context: Context, person: int) -> str:
    """A person's name; their id where nothing is known."""
    return called(context, [person])[person]


def account_of(context: Context, person: int) -> int:
    """The account under which a decision about a person is kept. Raises NotFoundError."""
    if context.derivation().person_by_account([person]).get(person) == person:
        return person
    return accounts_of(context, person)[0]


def accounts_of(context: Context, person: int) -> tuple[int, ...]:
    """Every account of a person, at least one. Raises NotFoundError for nobody."""
    accounts = context.derivation().accounts_of(person)
    if not accounts:
        raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
    return tuple(accounts)
