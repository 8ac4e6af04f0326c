"""The interface for programs, over a real workspace: tokens, answers, errors of one form, and nothing left out."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.deferred import Deferred
from renown.web import application
from renown.web import served as lobby
from renown.web.api.routes import ELSEWHERE, ROOMS, ROUTES
from renown.workspace import Workspace

from .programs import Program


@pytest.fixture
def workspace(tmp_path: Path, export: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "w")
    made.imports.add(export)
    made.people.confirm_owner("p0")
    desk = lobby.show(made)
    application.adjust(made.path, 8765, desk.secret("pages").hex())
    yield made
    lobby.leave()


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


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere/at/all", 404),
        ("GET", "/", 404),
        ("GET", "/../v2/people", 404),
        ("GET", "/people/7/", 404),
        ("PUT", "/people", 405),
        ("DELETE", "/openapi.json", 405),
        ("TRACE", "/people/7", 405),
        ("GET", f"/people/{1 << 64}", 422),
        ("DELETE", f"/people/{1 << 63}", 422),
        ("DELETE", f"/owner/{1 << 70}", 400),
        ("GET", "/people/-1", 422),
        ("GET", "/people/one", 422),
    ],
)
def test_where_nothing_answers_it_is_said_in_the_same_form(
    workspace: Workspace, method: str, path: str, status: int
) -> None:
    found, told = Program(workspace.desk.tokens.create("a helper", writes=True)).ask(method, path)
    assert (found, set(told["error"])) == (status, {"kind", "message", "hint", "matches"})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"name": NaN}', 400),
        (b"[" * 100_000, 400),
        (b"null", 422),
        (b'["Cara"]', 422),
        (b'{"name": "Cara", "nmae": "Lind"}', 422),
        (b'{"name": 7}', 422),
        (b'{"name": "Cara", "anyway": "yes"}', 422),
        (b'{"name": "\\ud800"}', 422),
        (b'{"name": "' + b"a" * 3_000_000 + b'"}', 413),
        (b"", 422),
    ],
)
def test_a_body_that_is_none_is_refused_in_the_same_form(workspace: Workspace, body: bytes, status: int) -> None:
    before = workspace.people.page().total
    token = workspace.desk.tokens.create("a helper", writes=True)
    client = Client(headers={"host": "127.0.0.1:8765", "authorization": f"Bearer {token}"})
    answer = client.post("/api/v1/people", body, content_type="application/json")
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"kind", "message", "hint", "matches"}
    assert workspace.people.page().total == before


def test_what_nobody_foresaw_is_told_in_the_same_form(
    workspace: Workspace, reader: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(workspace.people), "page", lambda *_, **__: 1 / 0)
    status, told = reader.get("/people")
    assert (status, told["error"]["kind"]) == (500, "UnforeseenError")
    assert Client(headers={"host": "evil.example"}).get("/api/v1/people").json()["error"]["kind"] == "InputError"


def test_an_argument_that_nothing_takes_is_refused(reader: Program) -> None:
    status, told = reader.get("/people", asof="latest")
    assert status == 400 and "'asof'" in told["error"]["message"] and "as_of" in told["error"]["message"]
    assert reader.get("/people", circle="")[0] == 200
    assert reader.get("/people/find", text="Person 3", exact="1")[0] == 422


def test_the_description_is_whole_loads_nothing_from_elsewhere_and_needs_a_token(
    workspace: Workspace, reader: Program
) -> None:
    assert Program().get("/openapi.json")[0] == 401
    status, told = reader.get("/openapi.json")
    assert status == 200
    for route in ROUTES:
        operation = told["paths"][f"/api/v1{route.path}"][route.method.lower()]
        assert operation["summary"].rstrip(".")
    assert Client(headers={"host": "127.0.0.1:8765"}).get("/api/v1/docs").status_code == 404


def test_a_program_names_people_and_no_files(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("p3\n")
    program = Program(workspace.desk.tokens.create("a helper", writes=True))
    status, told = program.post("/seeds", who=str(tmp_path / "names.txt"))
    assert (status, told["error"]["kind"]) == (404, "NotFoundError") and workspace.seeds.list() == ()
    assert len(workspace.seeds.add_from(tmp_path / "names.txt")) == 1


def test_a_request_along_no_path_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    program = Program(workspace.desk.tokens.create("a helper", writes=True))
    people = [row["person"] for row in program.get("/people")[1]["rows"]]
    me, friend, other = (program.get("/people/find", text=f"p{i}")[1] for i in (0, 1, 2))
    for target, through in (
        (0, [friend]),
        (7, [friend]),
        (me, [friend]),
        (friend, [friend]),
        (other, []),
        (other, [0]),
    ):
        status, told = program.post("/requests", target=target, through=through, words="Hello")
        assert status in (400, 404), (target, through, told)
    assert program.post("/requests", target=other, through=people, words="Hello")[0] == 400
    assert program.get("/requests") == (200, [])


def test_every_public_method_of_every_room_is_served_or_named(workspace: Workspace) -> None:
    rooms = [name for name, value in vars(Workspace).items() if isinstance(value, Deferred)]
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
