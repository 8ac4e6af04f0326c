"""People one knows already, as an export, an address book or another workspace tells of them: who, and what they do.

Invariants: nothing of it stays; who is one person is what the house says everywhere (`identity`); the owner of an
export is not among them; where nothing says what somebody does, they are left, and counted.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from renown.errors import NotFoundError
from renown.intake.imports import import_path
from renown.lake.derived import Derived
from renown.lake.engine import Engine
from renown.lake.lake import Lake
from renown.model.rows import NOT_PEOPLE
from renown.reckoning.derivation import Derivation, Judgements
from renown.recruit.law.marks import Reach
from renown.recruit.resumes.resume import Contact, Link, Period, Position, Resume, When
from renown.workspace.config import is_workspace

Row = dict[str, Any]

NO_WORK = "nothing is said of their work"
NO_NAME = "they have no name"
OWNERS = "the export is theirs"
NO_PERSON = "they are no person"


@dataclass(frozen=True, slots=True)
class Acquainted:
    """Somebody one knows. resume: what is said of their work, with their name and the ways to reach them."""

    reach: Reach
    resume: Resume
    networks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everybody in a source who can be taken in, by name; left: how many cannot, by reason."""

    people: tuple[Acquainted, ...]
    left: Mapping[str, int]


def people_at(path: Path, engine: Engine) -> Gathered:
    """Whom an export, an address book, or the folder of a workspace tells of. Raises InputError, NotFoundError."""
    with tempfile.TemporaryDirectory(prefix="renown-known-") as folder:
        if is_workspace(path):
            lake = Lake.open(path, engine)
        else:
            if not path.exists():
                raise NotFoundError(f"{path} does not exist", hint="give an export, an address book or a workspace")
            lake = Lake.create(Path(folder, "lake"), engine)
            import_path(lake, path)
        derivation = Derivation(lake, Derived(Path(folder), engine), Judgements(), datetime.max)
        return _gathered(derivation)


def _gathered(derivation: Derivation) -> Gathered:
    accounts, facts = _accounts(derivation), _facts(derivation)
    left: defaultdict[str, int] = defaultdict(int)
    found = []
    people = derivation.fetch(derivation.described.select("person", "name", "kind"), "whom one knows").to_pylist()
    for row in sorted(people, key=lambda row: (row["name"] or "", row["person"])):
        own = accounts.get(row["person"], [])
        one = _acquainted(row["name"] or "", own, facts.get(row["person"], []))
        if why := _why_not(row, own, one):
            left[why] += 1
        else:
            found.append(one)
    return Gathered(tuple(found), dict(left))


def _why_not(row: Row, accounts: Iterable[Row], one: Acquainted) -> str:
    if row["kind"] in NOT_PEOPLE:
        return NO_PERSON
    if any(account["owner"] for account in accounts):
        return OWNERS
    if not (row["name"] or "").strip():
        return NO_NAME
    return "" if one.resume.positions or one.resume.headline else NO_WORK


def _accounts(derivation: Derivation) -> Mapping[int, list[Row]]:
    known = derivation.facts("accounts").inner_join(derivation.mapping, "account")
    wanted = known.select("person", "network", "email", "url", "owner", "headline", "organisation")
    return _by_person(derivation.fetch(wanted, "their accounts").to_pylist())


def _facts(derivation: Derivation) -> Mapping[int, list[Row]]:
    known = derivation.facts("facts").inner_join(derivation.mapping, "account")
    told = known.filter(known.fact.isin(["email", "phone", "profile", "position"]))
    wanted = told.select("person", "fact", "value", "organisation", "since", "until")
    return _by_person(derivation.fetch(wanted, "what is told of them").to_pylist())


def _by_person(rows: Iterable[Row]) -> Mapping[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["person"]].append(row)
    return found


def _acquainted(name: str, accounts: list[Row], facts: list[Row]) -> Acquainted:
    told = {kind: [row["value"] for row in facts if row["fact"] == kind] for kind in ("email", "phone", "profile")}
    reach = Reach(
        name,
        _each([*(row["email"] for row in accounts), *told["email"]]),
        _each(told["phone"]),
        _each([*(row["url"] for row in accounts), *told["profile"]]),
    )
    jobs = tuple(dict.fromkeys([*_jobs(accounts), *_positions(facts)]))
    headline = next((row["headline"] for row in accounts if row["headline"] and not row["organisation"]), "")
    resume = Resume(
        contact=Contact(name, reach.emails, reach.phones),
        headline=headline,
        positions=jobs,
        links=tuple(Link(url) for url in reach.links),
    )
    return Acquainted(reach, resume, tuple(sorted({row["network"] for row in accounts})))


def _jobs(accounts: Iterable[Row]) -> Iterator[Position]:
    """What somebody does now, as a list of contacts says it: since when is not known."""
    for row in accounts:
        if row["organisation"]:
            yield Position(row["headline"] or "", row["organisation"], period=Period(ongoing=True))


def _positions(facts: Iterable[Row]) -> Iterator[Position]:
    for row in facts:
        if row["fact"] == "position":
            start, end = _when(row["since"]), _when(row["until"])
            yield Position(row["value"] or "", row["organisation"] or "", period=Period(start, end, end is None))


def _when(moment: datetime | None) -> When | None:
    return None if moment is None else When(moment.year, moment.month)


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
