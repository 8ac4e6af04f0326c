"""What the sources and the owner say of one person, put together: each thing once, with everybody who says it.

Invariant: nothing is invented here: a value stands in a row of a source or in the owner's word, and says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from renown.model.networks import CONTACTS, MAIL, address_of, name_of
from renown.model.values import EMAIL
from renown.model.values.link import mail_link
from renown.model.values.name import fold
from renown.model.values.profile import link_to
from renown.model.values.zone import zone_of_number, zone_of_place
from renown.reckoning.derivation import Derivation
from renown.reckoning.edits import BY_HAND
from renown.workspace.context import Context
from renown.workspace.people.answers.details import Detail, EditLine, LocalTime, PersonDetails
from renown.workspace.people.said import shown

_REACH = ("email", "phone", "profile", "account")
_DATES = ("birthday", "anniversary", "date")
_LISTED = ("title", "organisation", "department")
_MORE = ("nickname", "relation", "note")

Row = dict[str, Any]


def details_of(
    context: Context, person: int, derivation: Derivation, edits: tuple[EditLine, ...] = ()
) -> PersonDetails:
    """Everything that is known of a person to reach and remember them by."""
    accounts = derivation.accounts_of(person)
    rows = derivation.told("accounts", accounts).to_pylist()
    facts = derivation.told("facts", accounts).to_pylist()
    sources = {made.id: made.name for made in context.lake.imports()}
    standing = {(e.fact, e.edit) for e in edits if e.undone is None}
    found = _merged([*_from_accounts(rows), *facts], sources, edits)
    posts = [one for one in found if one.fact == "position"]
    told = next((_source(r) for r in reversed(rows) if r["headline"] or r["organisation"]), "")
    main = _main(derivation, person, posts, found)
    if main and (by_hand := max((e for fact, e in standing if fact in _LISTED), default=0)):
        main = replace(main, source="you", edit=by_hand)
    elif main and not main.source:
        main = replace(main, source=told)
    work = (*filter(None, [main]), *(p for p in posts if p.until is None))
    places = tuple(one for one in found if one.fact == "address")
    reach = tuple(
        sorted((one for one in found if one.fact in _REACH), key=lambda one: (_REACH.index(one.fact), not one.edit))
    )
    return PersonDetails(
        person,
        reach=reach,
        work=_once(work),
        past=tuple(p for p in posts if p.until is not None),
        dates=tuple(sorted((one for one in found if one.fact in _DATES), key=lambda one: _DATES.index(one.fact))),
        places=places,
        more=tuple(sorted((one for one in found if one.fact in _MORE), key=lambda one: _MORE.index(one.fact))),
        picture=next((row["value"] for row in reversed(facts) if row["fact"] == "photo"), ""),
        clock=clock_of([one.value for one in places] + _work_places(facts), reach),
        edits=edits,
        last=max((e.edit for e in edits), default=0),
    )


def clock_of(places: Iterable[str], reach: Iterable[Detail]) -> LocalTime | None:
    """By which clocks somebody lives, by an address or, where none tells, by a number; None: not known."""
    by_place = ((place, zone) for place in places if (zone := zone_of_place(place)))
    numbers = [(one.shown, zone_of_number(one.value)) for one in reach if one.fact == "phone"]
    zones = {zone for _, zone in numbers if zone}
    by_number = ((number, zone) for number, zone in numbers if zone and len(zones) == 1)
    found = next(by_place, None) or next(by_number, None)
    if found is None:
        return None
    return LocalTime(found[1], shown("address", found[0]))


def _work_places(facts: list[Row]) -> list[str]:
    """Where posts that last are, the newest first."""
    posts = [r for r in facts if r["fact"] == "position" and r["network"] != CONTACTS and r["until"] is None]
    posts.sort(key=lambda row: str(row["since"]), reverse=True)
    return [row["place"] for row in posts if row["place"]]


def _from_accounts(rows: list[Row]) -> Iterator[Row]:
    """What accounts themselves say, as facts."""
    for row in rows:
        told = {"network": row["network"], "import_id": row["import_id"]}
        if EMAIL.validate(address := address_of(row["network"], row["key"], row["email"]) or ""):
            yield {**told, "fact": "email", "value": address}
        if link_to(row["url"]):
            yield {**told, "fact": "profile", "value": row["url"]}
        elif row["network"] not in (CONTACTS, MAIL):
            yield {**told, "fact": "account", "value": row["handle"] or row["name"] or row["key"]}


def _merged(rows: list[Row], sources: dict[int, str], edits: tuple[EditLine, ...]) -> list[Detail]:
    """Each thing once, with every source that says it, by what it says."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        beside = (row.get("organisation") or "") if row["fact"] in ("position", "date") else ""
        groups.setdefault((row["fact"], row["value"], beside), []).append(row)
    return [_detail(key, group, sources, edits) for key, group in groups.items()]


def _detail(
    key: tuple[str, str, str], group: list[Row], sources: dict[int, str], edits: tuple[EditLine, ...]
) -> Detail:
    fact, value, beside = key
    by_hand = any(row["import_id"] == BY_HAND for row in group)
    said = dict.fromkeys(map(_source, reversed(group)))
    words = [e.edit for e in edits if by_hand and e.undone is None and e.fact == fact and shown(fact, value) in e.words]
    return Detail(
        fact,
        value,
        shown(fact, value),
        next((row["place"] for row in group if row.get("place")), ""),
        beside,
        _link(fact, value),
        ", ".join(said),
        tuple(dict.fromkeys(sources[row["import_id"]] for row in reversed(group) if row["import_id"] in sources)),
        _day(_first(group, "since")),
        _day(_first(group, "until")),
        max(words, default=0),
    )


def _source(row: Row) -> str:
    return "you" if row["import_id"] == BY_HAND else name_of(row["network"])


def _first(group: list[Row], column: str) -> Any:
    return next((row[column] for row in group if row.get(column) is not None), None)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _link(fact: str, value: str) -> str:
    if fact == "email":
        return mail_link(value)
    if fact == "phone":
        return f"tel:{value}" if value.startswith("+") else ""
    return (link_to(value) or "") if fact == "profile" else ""


def _main(derivation: Derivation, person: int, posts: list[Detail], found: list[Detail]) -> Detail | None:
    """The role and organisation by which a person is listed, with the day since when a post there lasts."""
    row = next(iter(derivation.of_people([person]).to_pylist()), None)
    if row is None or not (row["headline"] or row["organisation"]):
        return None
    title, firm = row["headline"] or "", row["organisation"] or ""
    same = [p for p in posts if p.until is None and fold(p.beside) == fold(firm) and (not title or p.value == title)]
    department = next((one.value for one in found if one.fact == "department"), "")
    return Detail(
        "title",
        title,
        title,
        department.replace("; ", ", "),
        firm,
        source=next((p.source for p in same), ""),
        since=next((p.since for p in same if p.since), None),
    )


def _once(work: Iterable[Detail]) -> tuple[Detail, ...]:
    """Each post once: the one by which somebody is listed stands for the same post of a source."""
    return tuple({(fold(one.value), fold(one.beside)): one for one in reversed([*work])}.values())[::-1]
