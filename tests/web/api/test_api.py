"""The interface for programs, over a real workspace: tokens, answers, errors of one form, and nothing left out."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from renown.web import application, lobby
from renown.web.api.routes import ELSEWHERE, ROOMS, ROUTES
from renown.workspace import Workspace
from renown.workspace.lobby import Room


@pytest.fixture
def workspace(tmp_path: Path, export: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "w")
    made.imports.add(export)
    made.people.confirm_owner("p0")
    desk = lobby.show(made)
    application.adjust(made.path, 8765, desk.secret("pages").hex())
    yield made
    lobby.leave()


class Program:
    """A program with a token."""

    def __init__(self, token: str = "") -> None:
        bearer = {"authorization": f"Bearer {token}"} if token else {}
        self._client = Client(headers={"host": "127.0.0.1:8765", **bearer})

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        answer = self._client.get(f"/api/v1{path}", query)
        return answer.status_code, json.loads(answer.content) if answer.content else None

    def post(self, path: str, **body: Any) -> tuple[int, Any]:
        answer = self._client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json")
        return answer.status_code, json.loads(answer.content) if answer.content else None


@pytest.fixture
def reader(workspace: Workspace) -> Program:
    return Program(workspace.desk.tokens.create("a notebook"))


@pytest.fixture
def writer(workspace: Workspace) -> Program:
    return Program(workspace.desk.tokens.create("a helper", writes=True))


def test_without_a_token_nothing_is_told(workspace: Workspace) -> None:
    for program in (Program(), Program("renown_guessed")):
        status, told = program.get("/people")
        assert status == 401
        assert told["error"]["kind"] == "Unauthorised"


def test_a_token_that_reads_changes_nothing_and_one_taken_back_reads_nothing(
    workspace: Workspace, reader: Program
) -> None:
    assert reader.get("/people")[1]["total"] == 6
    assert reader.post("/people", name="Cara Lind")[0] == 403
    (token,) = workspace.desk.tokens.all()
    workspace.desk.tokens.take_back(token.id)
    assert reader.get("/people")[0] == 401


def test_people_are_listed_found_added_and_forgotten(workspace: Workspace, writer: Program) -> None:
    status, page = writer.get("/people", query="Person 3")
    assert (status, [row["name"] for row in page["rows"]]) == (200, ["Person 3"])
    person = page["rows"][0]["person"]
    assert writer.get("/people/find", text="p3") == (200, person)
    assert writer.get(f"/people/{person}")[1]["row"]["name"] == "Person 3"
    status, made = writer.post("/people", name="Cara Lind", organisation="Saltworks")
    assert status == 200
    assert workspace.people.name(made) == "Cara Lind"


def test_errors_have_one_form(reader: Program) -> None:
    for path, query, status, kind in (
        ("/people/7", {}, 404, "NotFoundError"),
        ("/people/find", {"text": "Person"}, 409, "AmbiguousError"),
        ("/people", {"sort": "height"}, 400, "InputError"),
        ("/people", {"page": "many"}, 422, "InputError"),
        ("/people/find", {}, 422, "InputError"),
        ("/people", {"as_of": "some day"}, 400, "InputError"),
    ):
        found, told = reader.get(path, **query)
        assert (found, told["error"]["kind"]) == (status, kind), told
        assert set(told["error"]) == {"kind", "message", "hint", "matches"}
    assert len(reader.get("/people/find", text="Person")[1]["error"]["matches"]) == 6


def test_an_address_where_nothing_answers_says_so_in_the_same_form(reader: Program) -> None:
    status, told = reader.get("/nowhere/at/all")
    assert (status, told["error"]["kind"]) == (404, "NotFoundError")


def test_the_description_is_whole_and_loads_nothing_from_elsewhere(workspace: Workspace) -> None:
    status, told = Program().get("/openapi.json")
    assert status == 200
    for route in ROUTES:
        operation = told["paths"][f"/api/v1{route.path}"][route.method.lower()]
        assert operation["summary"].rstrip(".")
    assert Client(headers={"host": "127.0.0.1:8765"}).get("/api/v1/docs").status_code == 404


def test_every_public_method_of_every_room_is_served_or_named(workspace: Workspace) -> None:
    rooms = {name for name, found in vars(type(workspace)).items() if isinstance(found, Room)}
    assert {name: type(getattr(workspace, name)) for name in rooms} == ROOMS
    methods = {
        f"{name}.{verb}"
        for name, room in ROOMS.items()
        for verb, value in inspect.getmembers(room, inspect.isfunction)
        if not verb.startswith("_")
    }
    served = {route.answers for route in ROUTES}
    assert methods - served - set(ELSEWHERE) == set()
    assert set(ELSEWHERE) & served == set()
    assert (set(ELSEWHERE) | served) - methods == set()
