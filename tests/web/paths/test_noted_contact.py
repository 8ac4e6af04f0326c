"""A call that was noted is contact at once, everywhere: in every room, page and address, and gone when it is undone.

The places are found, not listed, as in `test_one_warmth`: every address that reads, and every answer with a last day.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from renown.errors import RenownError
from renown.web import served
from renown.web.api.routes import ROOMS, ROUTES
from renown.workspace import Workspace

from .recruit_questions import ASKED

OF_ACTS = {"Tie"}
"""Answers whose last day is that of an act that sources show, which a call is not."""

NOT_THE_SAME = {"notes.list", "notes.card", "notes.versions", "servers.list", "imports.reports", "today.feed_token"}
"""What is asked after is not the owner's contact: a note that was taken back is still told of."""


@dataclasses.dataclass(frozen=True)
class Quiet:
    """Somebody gone quiet, and what every address may be asked with."""

    owner: int
    person: int
    last: date
    arguments: dict[str, Any]


@pytest.fixture
def quiet(at_home: Client) -> Quiet:
    ws = served.workspace()
    found = ws.ties.quiet(limit=50)
    row = found[0]
    works_at = next((a.organisation for r in found for a in ws.people.person(r.person).accounts if a.organisation), "x")
    names = {"person": row.person, "target": row.person, "text": str(row.person), "organisation": works_at}
    arguments = names | {"company": works_at, "circle": "work", "factor": "resonance", "job": "maps", "limit": 200}
    arguments |= {"event": ws.events.past()[0].id, "group": ws.groups.list()[0].id, "use": 1, "note": 1}
    owner = ws.state().owner
    assert owner is not None
    return Quiet(owner, row.person, row.last, arguments | {"import_id": ws.imports.reports()[0].import_id})


def told(ws: Workspace, at: Quiet) -> dict[str, Any]:
    """What every address that reads answers; a refusal is an answer too."""
    found: dict[str, Any] = {}
    for route in ROUTES:
        if route.method == "GET" and route.answers not in NOT_THE_SAME and route.room != "team":
            asked = inspect.signature(getattr(ROOMS[route.room], route.verb)).parameters
            known = at.arguments | ASKED.get(route.room, {})
            given = {name: known[name] for name in asked if name in known}
            try:
                found[route.answers] = getattr(getattr(ws, route.room), route.verb)(**given)
            except RenownError as error:
                found[route.answers] = str(error)
    return found


def lasts(answer: Any, at: Quiet) -> Iterator[tuple[str, date]]:
    """The last day of contact with a person wherever an answer tells one, with the kind of answer."""
    if dataclasses.is_dataclass(answer) and not isinstance(answer, type):
        values = {f.name: getattr(answer, f.name) for f in dataclasses.fields(answer)}
        about = at.person == values.get("person") or (values.get("giver"), values.get("taker")) == (at.owner, at.person)
        if about and isinstance(values.get("last"), date) and type(answer).__name__ not in OF_ACTS:
            yield type(answer).__name__, values["last"]
        for value in values.values():
            yield from lasts(value, at)
    elif isinstance(answer, dict | list | tuple):
        for part in answer.values() if isinstance(answer, dict) else answer:
            yield from lasts(part, at)


def note(ws: Workspace, person: int, line: str) -> int:
    """Keep a line in which the person is called WHO."""
    name = ws.people.name(person)
    return ws.notes.keep(line.replace("WHO", name), chosen={name: person}).note.id


def today() -> date:
    return datetime.now(UTC).date()


def test_a_call_is_contact_in_every_room_and_undone_it_never_was(quiet: Quiet) -> None:
    ws = served.workspace()
    before = told(ws, quiet)
    assert {row for row in lasts(before, quiet) if row[1] != quiet.last} == set()
    number = note(ws, quiet.person, "Met WHO today")
    after = told(ws, quiet)
    seen = list(lasts(after, quiet))
    assert {day for _, day in seen} == {today()}, [row for row in seen if row[1] != today()]
    assert {"Warmth", "Hop"} <= {kind for kind, _ in seen}
    was, now = before["ties.warmth_with"], after["ties.warmth_with"]
    assert now.warmth > was.warmth + 5 and now.days == was.days + 1 and now.depth > was.depth
    assert ("noted", 1) in now.by_network and "the last today" in now.words
    assert quiet.person not in {row.person for room in ("quiet", "owed") for row in after[f"ties.{room}"]}
    assert quiet.person not in {row.person for row in after["leads.dormant"]}
    assert after["people.page"] == before["people.page"], "a note moves nobody's score"
    assert after["people.person"].score == before["people.person"].score
    assert after["ties.backtest"] == before["ties.backtest"], "only what sources show measures the formula"
    assert after["ties.given"] == before["ties.given"]
    ws.notes.undo(number)
    undone = told(ws, quiet)
    changed = {n: (str(before[n])[:300], str(undone[n])[:300]) for n in before if undone[n] != before[n]}
    assert changed == {}


def test_no_page_speaks_of_silence_after_a_call(at_home: Client, quiet: Quiet) -> None:
    ws = served.workspace()
    ws.today.cadence(quiet.person, 14)
    silent = (today() - quiet.last).days
    reasons = [r.words for p in ws.today.list(limit=200) if p.person == quiet.person for r in p.reasons]
    assert any(f"Silent for {silent} days" in words for words in reasons)
    note(ws, quiet.person, "Met WHO today")
    assert quiet.person not in {p.person for p in ws.today.list(limit=200)}
    page = at_home.get(f"/people/{quiet.person}/").content.decode()
    assert f"{silent} days ago" not in page and "your notes" in page


def ways(ws: Workspace, person: int) -> dict[str, tuple[Callable[[], Any], Callable[[Any], Any]]]:
    """Every way to say that there was contact, and how it is taken back."""
    start = datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=2)
    event = ws.events.add("Map evening", start, start + timedelta(hours=1))
    other = next(row.person for row in ws.ties.warmth(limit=9) if row.person != person)
    got = note(ws, person, "WHO helped me with the maps yesterday")
    favour = next(line for line in ws.favours.lines(person) if line.note == got).id

    def talk() -> int:
        lead: int = ws.leads.add("Atlas", contact=person)
        ws.leads.step(lead, "talk")
        return lead

    def reference() -> None:
        ws.references.add(person, "maps")
        ws.references.consent(person, "given")

    def asked() -> int:
        number: int = ws.paths.ask(other, [person], "Could you?")
        return number

    return {
        "noted": (lambda: note(ws, person, "Met WHO"), ws.notes.undo),
        "done": (lambda: ws.today.done(person, "by phone"), lambda step: ws.today.undo(step.id)),
        "met": (lambda: ws.events.name(ws.events.capture(event, "Somebody: maps").number, person), ws.events.unmeet),
        "thanked": (lambda: ws.favours.thank(favour), ws.favours.unthank),
        "talk": (talk, ws.leads.undo),
        "consent": (reference, lambda _: ws.references.undo_consent(person)),
        "asked": (asked, ws.paths.undo),
    }


def test_every_decision_that_says_so_is_contact_and_a_plan_is_none(quiet: Quiet) -> None:
    ws = served.workspace()
    for name, (say, take_back) in ways(ws, quiet.person).items():
        before = ws.ties.warmth_with(quiet.person)
        assert before is not None and before.last == quiet.last, name
        said = say()
        found = ws.ties.warmth_with(quiet.person)
        assert found is not None and found.last == today(), name
        take_back(said)
        assert ws.ties.warmth_with(quiet.person) == before, name
    for plan in ("I promised WHO a map", "I helped WHO with maps", "WHO: likes maps"):
        before = ws.ties.warmth_with(quiet.person)
        note(ws, quiet.person, plan)
        assert ws.ties.warmth_with(quiet.person) == before, plan


def test_a_no_raises_no_chance(quiet: Quiet) -> None:
    ws = served.workspace()
    other = next(row.person for row in ws.ties.warmth(limit=9) if row.person != quiet.person)
    request = ws.paths.ask(other, [quiet.person], "Could you?")
    before = ws.ties.warmth_with(quiet.person)
    ws.paths.step(request, "declined")
    assert ws.ties.warmth_with(quiet.person) == before


def test_one_never_seen_before_is_known_by_a_lunch_and_it_follows_who_is_merged(quiet: Quiet) -> None:
    ws = served.workspace()
    known = {row.person for row in ws.ties.warmth(limit=10_000)} | {ws.state().owner}
    rows = ws.people.page(sort="name", per_page=500).rows
    stranger = next(row.person for row in rows if row.person not in known)
    assert ws.ties.warmth_with(stranger) is None
    note(ws, stranger, "Met WHO today")
    found = ws.ties.warmth_with(stranger)
    assert found is not None and (found.last, found.days, found.networks) == (today(), 1, ("noted",))
    ws.people.link(stranger, quiet.person)
    joined = next(row.person for row in ws.ties.warmth() if row.last == today())
    merged = ws.ties.warmth_with(joined)
    assert merged is not None and joined in (stranger, quiet.person) and {"noted"} < set(merged.networks)
    ws.people.forget(joined)
    assert joined not in {row.person for row in ws.ties.warmth(limit=10_000)}
