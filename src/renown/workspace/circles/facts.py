"""What circles are suggested from, read from the tables: only what can concern the owner, so that it stays small."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from renown.lake.engine import Expression
from renown.model.networks import CONTACTS
from renown.model.rows import PEOPLE
from renown.model.values.name import fold
from renown.reckoning.derivation import Derivation
from renown.ties.circles import Known, Shared, Told
from renown.ties.organisations import words_of

FACTS = ("category", "relation", "position", "education")
NOBODY = -1


def known_of(derivation: Derivation, owner: int) -> Known:
    """What is known of the owner (or of `NOBODY`) and the people around, as of the derivation's moment."""
    told = _told(derivation)
    return Known(
        owner,
        told,
        _organisations(derivation, owner, told),
        _addresses(derivation, owner),
        () if owner == NOBODY else _shared(derivation, owner),
        _people(derivation, told, owner),
    )


def _told(derivation: Derivation) -> tuple[Told, ...]:
    facts = derivation.facts("facts")
    wanted = facts.filter(facts.fact.isin(list(FACTS)) & ((facts.network == CONTACTS) | (facts.fact != "category")))
    columns = ("person", "fact", "value", "organisation", "until")
    rows = _fetch(derivation, wanted.inner_join(derivation.mapping, "account").select(*columns), "facts for circles")
    return tuple(
        Told(r["person"], r["fact"], r["value"], r["organisation"] or "", _is_over(r["until"], derivation))
        for r in rows
    )


def _is_over(until: datetime | None, derivation: Derivation) -> bool:
    return until is not None and until < derivation.before


def _organisations(derivation: Derivation, owner: int, told: tuple[Told, ...]) -> tuple[tuple[int, str], ...]:
    """Person and organisation where it is one of the owner's; names are cut into words once each."""
    described = derivation.described
    people = described.filter(described.organisation.notnull() & described.kind.isin(PEOPLE))
    table = derivation.fetch(people.select("person", "organisation"), "organisations of people")
    own = {words_of(t.organisation) for t in told if t.person == owner and t.fact == "position"}
    own |= {words_of(name) for name in table.filter(pc.equal(table["person"], owner))["organisation"].to_pylist()}
    same = [name for name in pc.unique(table["organisation"]).to_pylist() if words_of(name) in own - {()}]
    return _pairs(table.filter(pc.is_in(table["organisation"], value_set=pa.array(same, pa.string()))), "organisation")


def _addresses(derivation: Derivation, owner: int) -> tuple[tuple[int, str], ...]:
    """Person and address at a domain where the owner has one too."""
    accounts = derivation.facts("accounts")
    held = accounts.filter(accounts.email.notnull()).inner_join(derivation.mapping, "account")
    held = held.mutate(domain=held.email.lower().re_extract("@([^@]+)$", 1))
    own = derivation.fetch(held.filter(held.person == owner).select("domain").distinct(), "the owner's domains")
    near = held.filter(held.domain.isin(own["domain"].to_pylist())).select("person", "email").distinct()
    return _pairs(derivation.fetch(near, "addresses at the owner's domains"), "email") if own.num_rows else ()


def _shared(derivation: Derivation, owner: int) -> tuple[Shared, ...]:
    """How much passed between the owner and others at each open place."""
    acts = derivation.lake.facts("interactions", derivation.before)
    own = list(derivation.accounts_of(owner))
    out = acts.filter(acts.place.notnull() & acts.actor.isin(own)).select("network", "place", account="target")
    back = acts.filter(acts.place.notnull() & acts.target.isin(own)).select("network", "place", account="actor")
    both = out.union(back).inner_join(derivation.mapping, "account")
    counted = both.group_by(["person", "network", "place"]).aggregate(acts=both.count())
    rows = _fetch(derivation, counted, "places shared with the owner")
    return tuple(Shared(row["person"], row["network"], row["place"], row["acts"]) for row in rows)


def _people(derivation: Derivation, told: tuple[Told, ...], owner: int) -> dict[str, int]:
    """Those whom relations name: a name that one person alone has, or a card's id."""
    named = {who.partition(": ")[2] for who in (t.value for t in told if t.fact == "relation")} - {""}
    if not named:
        return {}
    described = derivation.described
    rows = _fetch(derivation, described.select("person", "name").filter(described.name.notnull()), "names of people")
    wanted = {fold(name) for name in named}
    found: dict[str, int | None] = {}
    for row in rows:
        if (name := fold(row["name"])) in wanted:
            found[name] = row["person"] if name not in found else None
    return {name: person for name, person in found.items() if person is not None} | _cards(derivation, named)


def _cards(derivation: Derivation, named: set[str]) -> dict[str, int]:
    ids = [who.lower().removeprefix("urn:uuid:") for who in named if who.lower().startswith("urn:uuid:")]
    if not ids:
        return {}
    accounts = derivation.facts("accounts")
    cards = accounts.filter((accounts.network == CONTACTS) & accounts.key.isin(ids))
    table = derivation.fetch(cards.inner_join(derivation.mapping, "account").select("person", "key"), "cards by id")
    return {key: person for person, key in _pairs(table, "key")}


def _pairs(table: pa.Table, column: str) -> tuple[tuple[int, str], ...]:
    return tuple(zip(table["person"].to_pylist(), table[column].to_pylist(), strict=True))


def _fetch(derivation: Derivation, expression: Expression, step: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = derivation.fetch(expression, step).to_pylist()
    return rows
