"""One tie, one number: what the owner says of a tie stands wherever its warmth is shown, in rooms, pages and interface.

The places are found, not listed: every address that reads, every page, and every kind of answer that holds a warmth.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern

import renown.workspace
from renown.errors import InputError, NotFoundError
from renown.web import served
from renown.web.api.routes import ROOMS, ROUTES
from renown.web.urls import urlpatterns
from renown.workspace import Workspace

from .recruit_questions import ASKED

SAID = 37.25
SHOWN = "37"


@dataclasses.dataclass(frozen=True)
class Corrected:
    """The owner, the person whose tie was corrected, and what every address may be asked with."""

    owner: int
    person: int
    arguments: dict[str, Any]


@pytest.fixture
def corrected(at_home: Client) -> Corrected:
    ws = served.workspace()
    owner = ws.state().owner
    assert owner is not None
    close, works_at = next(
        (row, account.organisation)
        for row in ws.ties.warmth(limit=50)
        for account in ws.people.person(row.person).accounts
        if account.organisation
    )
    assert round(close.warmth) != round(SAID) and close.said is None
    ws.leads.aim(works_at)
    ws.references.add(close.person, "maps, writing")
    ws.references.consent(close.person, "given")
    number = ws.references.use(close.person, "Cartographer", works_at)
    ws.circles.put(close.person, "work")
    note = ws.notes.keep(f"{close.name} likes old maps").note.id
    ws.ties.correct(close.person, SAID, "we fell out")
    groups, events = ws.groups.list(), ws.events.past()
    return Corrected(
        owner,
        close.person,
        {
            "person": close.person,
            "target": close.person,
            "company": works_at,
            "organisation": works_at,
            "group": next(
                row.id for row in groups if close.person in {n.person for n in ws.groups.group(row.id).members}
            ),
            "event": events[0].id,
            "circle": "work",
            "factor": "resonance",
            "import_id": ws.imports.reports()[0].import_id,
            "text": str(close.person),
            "job": "maps",
            "use": number,
            "note": note,
            "limit": 200,
        },
    )


def answers(ws: Workspace, at: Corrected) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every address that reads, with what to ask it."""
    for route in ROUTES:
        if route.method == "GET":
            asked = inspect.signature(getattr(ROOMS[route.room], route.verb)).parameters
            given = at.arguments | ASKED.get(route.room, {})
            yield route.answers, route.path, {name: given[name] for name in asked if name in given}


def warmths(answer: Any, at: Corrected) -> Iterator[tuple[str, float]]:
    """Every warmth of the corrected tie anywhere in an answer, with the kind of answer; also those in words."""
    if dataclasses.is_dataclass(answer) and not isinstance(answer, type):
        kind = type(answer).__name__
        yield from _told(kind, {f.name: getattr(answer, f.name) for f in dataclasses.fields(answer)}, at)
    elif isinstance(answer, dict):
        yield from _told("object", answer, at)
    elif isinstance(answer, list | tuple):
        for part in answer:
            yield from warmths(part, at)


def _told(kind: str, values: dict[str, Any], at: Corrected) -> Iterator[tuple[str, float]]:
    about = values.get("person") == at.person or (values.get("giver"), values.get("taker")) == (at.owner, at.person)
    for name, value in values.items():
        if about and name == "warmth" and isinstance(value, int | float):
            yield kind, value
        elif about and isinstance(value, str):
            yield from ((f"{kind}.{name}", float(number)) for number in re.findall(r"warmth (\d+)", value))
        else:
            yield from warmths(value, at)


def kinds_with_a_warmth() -> set[str]:
    """The kinds of answer that hold a warmth, wherever they are written."""
    found = set()
    for module in pkgutil.walk_packages(renown.workspace.__path__, "renown.workspace."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if dataclasses.is_dataclass(kind) and kind.__module__.startswith("renown.workspace"):
                fields = {f.name: str(f.type) for f in dataclasses.fields(kind)}
                found |= {name} if fields.get("warmth", "").startswith("float") else set()
    return found


def test_every_room_shows_what_the_owner_said(corrected: Corrected) -> None:
    ws, seen = served.workspace(), set()
    for name, _, asked in answers(ws, corrected):
        room, _, verb = name.partition(".")
        with suppress(NotFoundError, InputError):  # no event is called so, and there is no team
            found = list(warmths(getattr(getattr(ws, room), verb)(**asked), corrected))
            assert {value for _, value in found} <= {SAID, float(SHOWN)}, (name, found)
            seen |= {kind for kind, _ in found}
    assert kinds_with_a_warmth() <= seen and "InsiderLine.words" in seen, "a kind of answer was not looked at"


def test_every_address_for_programs_shows_it(corrected: Corrected) -> None:
    token = served.desk().tokens.create("a notebook")
    headers = {"host": "127.0.0.1:8765", "authorization": f"Bearer {token}"}
    program = Client(headers=headers, raise_request_exception=False)
    told, refused = set(), set()
    for name, path, asked in answers(served.workspace(), corrected):
        query = {key: value for key, value in asked.items() if f"{{{key}}}" not in path}
        answer = program.get(f"/api/v1{path.format(**asked)}", query)
        if answer.status_code != 200:
            refused |= {name}
            continue
        found = list(warmths(json.loads(answer.content), corrected))
        assert {value for _, value in found} <= {SAID, float(SHOWN)}, (name, found)
        told |= {name} if found else set()
    assert {"ties.warmth", "ties.warmth_with", "people.person", "paths.to", "references.pool"} <= told
    assert refused <= refused_by_rooms(served.workspace(), corrected), "an address was not looked at"


def refused_by_rooms(ws: Workspace, at: Corrected) -> set[str]:
    """What has no answer here whichever door it is asked through: nothing is called so, or there is no team."""
    found = set()
    for name, _, asked in answers(ws, at):
        room, _, verb = name.partition(".")
        try:
            getattr(getattr(ws, room), verb)(**asked)
        except (NotFoundError, InputError):
            found |= {name}
    return found


def pages(at: Corrected) -> Iterator[str]:
    """Every page that can be opened with what is known here."""
    for pattern in urlpatterns:
        if isinstance(pattern, URLPattern) and pattern.name not in ("enter", "leave", "today-feed"):
            needed = set(pattern.pattern.converters)
            if needed <= at.arguments.keys():
                yield "/" + re.sub(r"<\w+:(\w+)>", lambda m: str(at.arguments[m[1]]), str(pattern.pattern))


def test_every_page_shows_it(at_home: Client, corrected: Corrected) -> None:
    name, told = served.workspace().people.name(corrected.person), {}
    asked = {
        "/paths/": {"kind": "person", "q": name, "to": corrected.person},
        "/leads/": {"at": corrected.arguments["company"]},
        "/ties/": {"q": name},
    }
    for page in pages(corrected):
        answer = at_home.get(page, asked.get(page, {}))
        assert answer.status_code in (200, 302, 400, 404, 405), page
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            shown = shown_of(answer.content.decode(), corrected.person, page)
            assert set(shown) <= {SHOWN}, (page, shown)
            told |= {page: shown} if shown else {}
    person = f"/people/{corrected.person}/"
    assert {"/ties/", "/paths/", "/references/", person} <= told.keys()


def shown_of(html: str, person: int, page: str) -> list[str]:
    """The numbers shown as the warmth of the tie with a person: in whatever part of the page is about them."""
    rows = re.split(r"<li>|<li |<tr|<section", html)
    here = f"/people/{person}/"
    mine = [row for before, row in pairwise(rows) if (here in row or page == here) and _is_own(before, page)]
    plain = [re.sub(r"<[^>]*>", " ", row) for row in mine]
    found = [number for row in plain for number in re.findall(r"(?i)warmth(?: now)?\s+(\d+)", row)]
    if page == "/ties/":
        found += [number for row in mine for number in re.findall(r'class="number">(\d+)', row)]
    return found


def _is_own(before: str, page: str) -> bool:
    """Whether a row tells of the owner's tie: on a path, the hop after "you" does; the others are of other people."""
    return page != "/paths/" or re.sub(r"<[^>]*>", "", before).split()[-1:] == ["you"]


def test_a_tie_known_by_word_alone_reads_the_same_everywhere(at_home: Client) -> None:
    ws = served.workspace()
    known = {row.person for row in ws.ties.warmth(limit=10_000)} | {ws.state().owner}
    stranger = next(row.person for row in ws.people.page(sort="name", per_page=500).rows if row.person not in known)
    ws.ties.correct(stranger, SAID)
    listed = next(row for row in ws.ties.warmth(limit=10_000) if row.person == stranger)
    assert listed == ws.ties.warmth_with(stranger) == ws.people.person(stranger).warmth
    assert (listed.warmth, listed.computed, listed.depth, listed.last) == (SAID, None, None, None)
    for page, asked in (("/ties/", {"q": ws.people.name(stranger)}), (f"/people/{stranger}/", {})):
        assert shown_of(at_home.get(page, asked).content.decode(), stranger, page) == [SHOWN]
    ws.ties.uncorrect(stranger)
    assert ws.ties.warmth_with(stranger) is None
