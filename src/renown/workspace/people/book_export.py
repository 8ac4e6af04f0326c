"""People as contacts, ready to be written: one card each, put together from all their accounts.

Invariant: what an address book said of somebody stands in their card; nothing is in it that was worked out here
(no score, no warmth), save the circles, which the owner said.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from renown.lake.engine import Expression
from renown.model.networks import CONTACTS, address_of
from renown.model.rows import PEOPLE
from renown.model.values.picture import unpacked
from renown.reckoning.derivation import Derivation
from renown.reckoning.edits import BY_HAND
from renown.sources.contact import OF_A_KIND, Contact, Employer, kind_and_name, parts_of
from renown.ties.circles import circle_meant
from renown.workspace.circles.circles import members_by_circle
from renown.workspace.context import Context
from renown.workspace.people.tags import tags_by_person

_SPACE = uuid.UUID("c2a7e0d4-2f0b-5b0e-8a6e-6d8f3b0c9d11")
"""What the ids of cards are made in for people who have none."""

_KINDS = (*PEOPLE, "organisation")
_ACCOUNT = ("person", "network", "key", "name", "email", "url", "headline", "organisation", "import_id")
_TOLD = ("person", "fact", "value", "organisation", "place", "import_id")
_FACTS = (
    "email phone profile birthday anniversary date relation category nickname address note department position photo"
).split()

Row = dict[str, Any]


def contacts_of(context: Context, persons: Sequence[int] | None = None) -> list[Contact]:
    """The cards of these people, or of everybody but bots, by name; people who are gone are left out.

    Of everybody, those of whom only a number is known are left out too, unless an address book has them.
    """
    derivation = context.derivation()
    described = derivation.described
    wanted = described.filter(described.kind.isin(_KINDS))
    if persons is not None:
        wanted = wanted.filter(wanted.person.isin(list(persons)))
    people = _fetch(derivation, wanted.select("person", "name", "kind", "folded_name"), "people to export")
    if persons is None:
        people = _with_a_name(derivation, people)
    people.sort(key=lambda row: (row["folded_name"] or "", row["person"]))
    ids = None if persons is None else [row["person"] for row in people]
    accounts = _by_person(_accounts(derivation, ids))
    facts = _by_person(_facts(derivation, ids))
    photos = _photos(context, derivation, facts)
    groups = _groups(context)
    found = [
        _contact(row, accounts.get(row["person"], []), facts.get(row["person"], []), groups.get(row["person"], []))
        for row in people
    ]
    for row, contact in zip(people, found, strict=True):
        contact.photo = photos.get(row["person"], b"")
    return found


def _photos(context: Context, derivation: Derivation, facts: dict[int, list[Row]]) -> dict[int, bytes]:
    """The newest picture of each person who has one."""
    named = {person: name for person, rows in facts.items() if (name := _newest(rows, "photo"))}
    if not named:
        return {}
    pictures = derivation.lake.facts("pictures")
    wanted = pictures.filter(pictures.digest.isin(sorted(set(named.values())))).select("digest", "content").distinct()
    content = {row["digest"]: unpacked(row["content"]) for row in _fetch(derivation, wanted, "pictures to export")}
    given = {person for person, rows in facts.items() if any(r["import_id"] == BY_HAND for r in rows)} & named.keys()
    for person in given:
        own = context.desk.details.picture(derivation.accounts_of(person), named[person])
        content |= {named[person]: unpacked(own)} if own else {}
    return {person: content[name] for person, name in named.items() if name in content}


def _newest(rows: list[Row], fact: str) -> str:
    """What the newest import says."""
    told = [row for row in rows if row["fact"] == fact]
    return str(max(told, key=lambda row: row["import_id"])["value"]) if told else ""


def _with_a_name(derivation: Derivation, people: list[Row]) -> list[Row]:
    findable = derivation.findable
    unnamed = set(findable["person"].filter(findable["nameless"]).to_pylist())
    networks = derivation.of_people(unnamed).select(["person", "networks"]).to_pylist()
    unnamed -= {row["person"] for row in networks if f";{CONTACTS};" in row["networks"]}
    return [row for row in people if row["person"] not in unnamed]


def _groups(context: Context) -> dict[int, list[str]]:
    """The circles and the tags of each person, a word that is both once."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person, circle in members_by_circle(context):
        found[person].append(circle)
    for person, tags in tags_by_person(context).items():
        held = {name.casefold() for name in found[person]}
        found[person] += [tag for tag in tags if tag.casefold() not in held]
    return found


def _accounts(derivation: Derivation, persons: list[int] | None) -> list[Row]:
    """The accounts of people, those of address books first, the newest words first."""
    rows = _of(derivation, derivation.facts("accounts"), persons).select(*_ACCOUNT)
    found = _fetch(derivation, rows, "accounts to export")
    found.sort(key=lambda row: (row["network"] != CONTACTS, row["network"], row["key"], -row["import_id"]))
    return found


def _facts(derivation: Derivation, persons: list[int] | None) -> list[Row]:
    facts = derivation.facts("facts")
    rows = _of(derivation, facts.filter((facts.network == CONTACTS) & facts.fact.isin(_FACTS)), persons)
    found = _fetch(derivation, rows.select(*_TOLD), "facts to export")
    found.sort(key=lambda row: (row["fact"], row["value"]))
    return found


def _of(derivation: Derivation, rows: Expression, persons: list[int] | None) -> Expression:
    mapping = derivation.mapping
    if persons is not None:
        mapping = mapping.filter(mapping.person.isin(persons))
    return rows.inner_join(mapping, "account")


def _fetch(derivation: Derivation, rows: Expression, step: str) -> list[Row]:
    found: list[Row] = derivation.fetch(rows, step).to_pylist()
    return found


def _by_person(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["person"]].append(row)
    return dict(found)


def _contact(person: Row, accounts: list[Row], facts: list[Row], circles: list[str]) -> Contact:
    """One card. The address book's own words stand before those of other networks."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for row in facts:
        told[row["fact"]].append(row["value"])
    kinds = {row["value"]: row["place"] for row in facts if row["fact"] in OF_A_KIND and row["place"]}
    mails = [address_of(row["network"], row["key"], row["email"]) for row in accounts]
    return Contact(
        uid=_uid(person["person"], accounts),
        name=_own_name(person, accounts),
        emails=_each([*mails, *told["email"]]),
        phones=_each(told["phone"]),
        urls=_each([*(row["url"] for row in accounts), *told["profile"]]),
        title=_first(accounts, "headline"),
        organisation=_first(accounts, "organisation"),
        birthday=next(iter(told["birthday"]), ""),
        relations=[kind_and_name(value) for value in _each(told["relation"])],
        categories=[*told["category"], *_beside(told["category"], circles)],
        company=person["kind"] == "organisation",
        anniversary=next(iter(told["anniversary"]), ""),
        nicknames=_each(told["nickname"]),
        addresses=[*map(parts_of, _each(told["address"]))],
        notes=_each(told["note"]),
        kinds=kinds,
        department=next(iter(told["department"]), ""),
        also=_each_employer(facts),
        dates=list(dict.fromkeys((row["organisation"] or "", row["value"]) for row in facts if row["fact"] == "date")),
    )


def _each_employer(facts: list[Row]) -> list[Employer]:
    """The employers beside the first, as address books tell of them."""
    told = (Employer(r["value"], r["organisation"] or "", r["place"] or "") for r in facts if r["fact"] == "position")
    return list(dict.fromkeys(told))


def _beside(categories: list[str], circles: list[str]) -> list[str]:
    """The circles that no group of the book stands for already: “Family” and family are one."""
    held = {word.casefold() for name in categories for word in (name, circle_meant(name))}
    return [circle for circle in circles if circle.casefold() not in held]


def _uid(person: int, accounts: list[Row]) -> str:
    """The id of the person's card in the address book; one made from the person's where they have none there."""
    keys = [row["key"] for row in accounts if row["network"] == CONTACTS]
    return keys[0] if keys else str(uuid.uuid5(_SPACE, str(person)))


def _own_name(person: Row, accounts: list[Row]) -> str:
    """The name in the address book, else the best of all; a card that names nobody stays without."""
    if accounts and accounts[0]["network"] == CONTACTS:
        return _first([row for row in accounts if row["network"] == CONTACTS], "name") or _first(accounts, "name")
    return str(person["name"])


def _first(rows: list[Row], column: str) -> str:
    return next((row[column] for row in rows if row[column]), "")


def _each(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
