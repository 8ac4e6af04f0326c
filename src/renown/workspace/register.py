"""From what a user types to one person; and rows of people from the listing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field
from typing import Any, ClassVar, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from renown.desk.records import recorded
from renown.errors import AmbiguousError, InputError, NotFoundError
from renown.identity.search import folded
from renown.workspace.answers import PersonRow
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import T

Flags = Any
"""An Arrow array of booleans."""

PEOPLE_SORTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "score": (),
    "name": (("folded_name", "ascending"),),
    "community": (("community_name", "ascending"), ("community", "ascending"), ("score", "descending")),
}
"""The orders in which people are listed, the usual one, in which the listing comes, first."""


class Row(Protocol):
    """A row from below: a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class RowOfPerson(Row, Protocol):
    """A row about a person."""

    @property
    def person(self) -> int:
        """Whom it is about."""


FITS_LISTED = 10
DIGITS = 19


def find_person(context: Context, text: str, *, exact: bool = False) -> int:
    """The one person an id, a handle or a name means.

    An exact id, handle or address wins over an exact name, and that over a part of a name. exact: a part of a name is
    not enough, for what cannot be taken back.
    Raises NotFoundError, or AmbiguousError with the people that fit.
    """
    wanted = folded(text)
    if not wanted:
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
    raise NotFoundError(f"nobody here is {word}called {text!r}", hint="look with: renown people PART-OF-THE-NAME")


def people_called(
    context: Context, text: str, *, exact: bool = False, limit: int = FITS_LISTED + 1
) -> list[dict[str, Any]]:
    """The people that an id, a handle or a name may mean (person, name, handles), by name; see `find_person`."""
    wanted = folded(text)
    people = context.derivation().people
    for fits in _conditions(people, text.strip(), wanted)[: -1 if exact else None] if wanted else []:
        some = people.filter(fits()).select(["person", "name", "handles"])
        if some.num_rows:
            by_name = some.sort_by([("name", "ascending"), ("person", "ascending")])
            rows: list[dict[str, Any]] = by_name.slice(0, limit).to_pylist()
            return rows
    return []


def _conditions(people: pa.Table, text: str, wanted: str) -> list[Callable[[], Flags]]:
    bare = wanted.removeprefix("@")
    exact: list[Callable[[], Flags]] = [
        lambda: pc.match_substring(people["keys"], f";{bare};"),
        lambda: pc.equal(people["folded_name"], wanted),
        lambda: pc.match_substring(people["search"], wanted),
    ]
    is_id = text.isdecimal() and len(text) <= DIGITS and int(text) < 1 << 63
    return [lambda: pc.equal(people["person"], int(text)), *exact] if is_id else exact


def rows_of(context: Context, persons: Sequence[int], as_of: AsOf = None) -> tuple[PersonRow, ...]:
    """The rows of these people, best score first; people who are gone are left out."""
    if not persons:
        return ()
    listing = context.scoring(as_of).listing
    return person_rows(listing.filter(pc.is_in(listing["person"], pa.array(list(persons), pa.int64()))))


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
