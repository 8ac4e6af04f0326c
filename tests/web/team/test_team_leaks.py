"""No page, answer, export, file or line of a log on one member's side shows anything of another's contacts."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import typer
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.publish.team.keyring import read_keyring
from renown.publish.team.records import bytes_of
from renown.publish.team.seal import Keys
from renown.web import application, served
from renown.workspace import Workspace

from . import two_members
from .two_members import MARKS, SHARED

SLUGS = ("resonance", "forget", "undo", "who", "answer", "card", "lend")
FILES = {"path", "folder", "file"}
"""Arguments that name a file; every other is given a person."""

WAITS = {"serve", "start", "link", "demo"}
"""Commands that start a server; what it shows is asked of the pages themselves."""

LAST = ("forget", "object", "leave", "remove")
"""Commands after which there would be little left to ask."""


@dataclass
class Pair:
    """Two workspaces and the folder between them; only one is open at a time, as in two processes."""

    root: Path
    people_of_ana: tuple[int, ...] = ()

    @property
    def bo(self) -> Path:
        return self.root / "bos" / "bo"

    @property
    def folder(self) -> Path:
        return self.root / "shared"

    def as_ana(self, do: Callable[[Workspace], object]) -> object:
        """Let Ana do something; Bo's pages are closed meanwhile."""
        served.leave()
        with Workspace.open(self.root / "anas" / "ana") as ws:
            return do(ws)

    def pages(self) -> Client:
        """Bo's browser, signed in."""
        desk = served.enter(self.bo)
        application.adjust(self.bo, 8765, desk.secret("pages").hex())
        client = Client(headers={"host": "127.0.0.1:8765"}, raise_request_exception=False)
        assert client.get(f"/enter/{desk.create_link()}/").status_code == 302
        return client


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two workspaces, before there is a team."""
    root = tmp_path_factory.mktemp("built")
    for side in ("anas", "bos"):
        (root / side).mkdir()
    two_members.ana(root / "anas")
    two_members.bo(root / "bos")
    return root


@pytest.fixture
def pair(built: Path, tmp_path: Path) -> Iterator[Pair]:
    """Ana lends everybody she knows; Bo, a member, lends nothing."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    made = Pair(tmp_path)

    def begin(ws: Workspace) -> str:
        ws.team.create(made.folder, "Ana")
        lent = ws.team.lend(everybody=True)
        assert [tie.name for tie in lent if tie.level == "well"]
        made.people_of_ana = tuple(row.person for row in ws.people.page().rows)
        return ws.team.invite("member")

    code = str(made.as_ana(begin))
    with Workspace.open(made.bo) as ws:
        ws.team.join(made.folder, code, "Bo")
    yield made
    served.leave()


def seen(content: bytes | str) -> set[str]:
    """Which of Ana's marks stand in something."""
    text = (content if isinstance(content, str) else content.decode("utf-8", "replace")).lower()
    return {mark for mark in MARKS if mark in text}


# --- every page ----------------------------------------------------------------------------------------------------


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address, those of the interface for programs too."""
    for pattern in resolver.url_patterns:
        told = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, told)
        else:
            assert isinstance(pattern, URLPattern), pattern
            yield told


def paths(ids: tuple[int, ...]) -> Iterator[str]:
    """Every address, with every value that is of use in it."""
    doors = [get_resolver(addresses) for addresses in ("renown.web.urls", "renown.web.api.addresses")]
    for route in sorted({route for door in doors for route in routes(door)}):
        found = {name: kind for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route)}
        assert set(found.values()) <= {"id", "slug", "str", "int", ""}, f"{route}: say what may stand in it"
        people = ids if "person" in found else ids[:1]
        for who in people:
            for slug in SLUGS if "slug" in found.values() else ("",):
                yield "/" + filled(route, str(who), slug)


def filled(route: str, who: str, slug: str) -> str:
    """A route with values in it."""
    values = {"person": who, "factor": "resonance", "circle": "friends"}
    kinds = {"id": who, "slug": slug, "str": "nothing"}
    return re.sub(r"<(?:(\w+):)?(\w+)>", lambda m: kinds.get(m[1]) or values.get(m[2], "1"), route)


def look_everywhere(client: Client, ids: tuple[int, ...], where: str = "") -> int:
    """Open every page and part of it, ask the interface for programs, and search; returns how many answered."""
    shown = 0
    token = {"Authorization": f"Bearer {served.desk().tokens.create('a program')}"}
    for path in paths(ids):
        if path in ("/leave/", "/enter/nothing/") or where not in path:
            continue
        for query in ("", f"?q=xia&ask={ids[0]}&kind=person&to={ids[-1]}&page=1"):
            answer = client.get(path + query, headers=token | ({"HX-Request": "true"} if query else {}))
            assert not seen(answer.content), (path, query)
            shown += answer.status_code == 200
            if where or path.startswith("/api/"):
                break
    return shown


def person_of_bo(ws: Workspace) -> int:
    return ws.people.find("Xia from the fair")


def test_no_page_shows_anything_of_anothers_contacts(pair: Pair, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = pair.pages()
    xia = person_of_bo(served.workspace())
    ids = (xia, pair.people_of_ana[1])
    assert look_everywhere(client, ids[:1], "people") > 5

    words = client.post("/team/who/", {"person": "Xia from the fair"}).content.decode()
    assert "Someone in the team knows Xia from the fair well." in words and not seen(words)
    assert client.post("/team/ask/", {"person": str(xia), "words": "Hello"}).status_code == 302
    pair.as_ana(lambda ws: ws.team.inbox())
    client = pair.pages()
    assert "will introduce you" not in client.get("/team/").content.decode()
    assert look_everywhere(client, ids[:1], "team") > 5

    pair.as_ana(lambda ws: ws.team.answer(ws.team.inbox()[0].id, yes=True))
    client = pair.pages()
    assert "Ana will introduce you" in client.get("/team/").content.decode()
    assert look_everywhere(client, ids) > 90
    assert not seen(caplog.text)
    assert not seen_in_files(pair)


def test_what_is_not_lent_cannot_be_told_from_what_is_unknown(pair: Pair) -> None:
    pair.as_ana(lambda ws: ws.team.unlend(everything=True))
    client = pair.pages()
    told = {
        address: client.post("/team/who/", {"person": address}).content.decode().replace(address, "ADDRESS")
        for address in ("zanthor1@home.example", "stranger@home.example")
    }
    alike = {re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text) for text in told.values()}
    assert len(alike) == 1


# --- every file ----------------------------------------------------------------------------------------------------


def seen_in_files(pair: Pair) -> set[str]:
    """Ana's marks in Bo's workspace and in the team's folder: as it lies there, and opened with every key Bo has."""
    found: set[str] = set()
    for file in (f for top in (pair.bo, pair.folder) for f in top.rglob("*") if f.is_file()):
        found |= seen(file.read_bytes())
    ring = read_keyring(pair.bo)
    assert ring is not None and ring.epoch.reading
    opened = 0
    for file in pair.folder.glob("*/*"):
        body = bytes_of(json.loads(file.read_bytes())["body"])
        found |= seen(body)
        for keys in (Keys(ring.epoch.reading), ring.keys, *(loan.keys for loan in ring.loans)):
            for purpose in (b"lent", b"ask", b"answer", b"epoch"):
                plain = keys.unseal(body, purpose)
                opened += plain is not None
                found |= seen(plain or b"")
    assert opened >= 2
    return found


def test_no_file_shows_anything_of_anothers_contacts(pair: Pair) -> None:
    assert not seen_in_files(pair)
    # The same search finds Ana's marks where they are: in her own workspace.
    assert {mark for f in (pair.root / "anas").rglob("*") if f.is_file() for mark in seen(f.read_bytes())} > {"vexmark"}


# --- every command -------------------------------------------------------------------------------------------------


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command of the command line, those of groups too; what removes things last."""
    found: list[tuple[tuple[str, ...], click.Command]] = []

    def walk(group: click.Command, name: tuple[str, ...]) -> None:
        if not hasattr(group, "commands") or getattr(group, "invoke_without_command", False):
            found.append((name, group))
        if hasattr(group, "commands"):
            for verb, command in group.commands.items():
                walk(command, (*name, verb))

    walk(typer.main.get_command(app), ())
    yield from sorted((each for each in found if each[0]), key=lambda each: (each[0][-1] in LAST, each[0]))


def arguments(command: click.Command, who: str, out: Path) -> list[str]:
    """What the command needs: this person wherever a value is asked for, files in a folder of their own."""
    told = []
    for param in command.params:
        if param.param_type_name == "argument" and param.required:
            told.append(str(out / "given") if param.name in FILES else who)
        elif param.name in ("as_json", "yes"):
            told.append(param.opts[0])
        elif param.required or param.name == "to":
            told += [param.opts[0], who]
    return told


def takes_person(name: tuple[str, ...], command: click.Command) -> bool:
    """Whether somebody whom only Ana knows could be named to a command by the number they have there."""
    names = {param.name for param in command.params}
    return name[0] in ("team", "why", "paths", "evidence") and bool(names & {"person", "who", "to"})


def test_no_command_shows_anything_of_anothers_contacts(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(pair.bo) as ws:
        xia = person_of_bo(ws)
        ws.team.ask(xia, "Hello")
    pair.as_ana(lambda ws: ws.team.answer(ws.team.inbox()[0].id, yes=True))
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    monkeypatch.setenv("RENOWN_WORKSPACE", str(pair.bo))
    monkeypatch.setenv("COLUMNS", "300")
    done = []
    for name, command in commands():
        if name[-1] in WAITS:
            continue
        for who in (str(xia), str(pair.people_of_ana[1])) if takes_person(name, command) else (str(xia),):
            result = CliRunner().invoke(app, [*name, *arguments(command, who, out)], input="n\n")
            assert not seen(result.output), name
            done.append((name, result.exit_code))
    assert len({name for name, _ in done}) > 40
    assert len({name for name, code in done if code == 0}) > 15
    assert not {mark for file in out.rglob("*") if file.is_file() for mark in seen(file.read_bytes())}
    assert not seen_in_folder(pair)


def seen_in_folder(pair: Pair) -> set[str]:
    return {mark for file in pair.folder.rglob("*") if file.is_file() for mark in seen(file.read_bytes())}


@pytest.mark.parametrize("step", ["lent", "asked", "agreed"])
def test_the_commands_of_the_team_at_every_step(pair: Pair, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RENOWN_WORKSPACE", str(pair.bo))
    monkeypatch.setenv("COLUMNS", "300")
    if step != "lent":
        assert CliRunner().invoke(app, ["team", "ask", "Xia from the fair", "-m", "Hello"]).exit_code == 0
    if step == "agreed":
        pair.as_ana(lambda ws: ws.team.answer(ws.team.inbox()[0].id, yes=True))
    for verb in (["lent"], ["asks"], ["inbox"], ["who", "Xia from the fair"], ["who", SHARED], []):
        for form in ([], ["--json"]) if step == "agreed" else (["--json"],):
            result = CliRunner().invoke(app, ["team", *verb, *form])
            assert result.exit_code == 0, result.output
            assert not seen(result.output)
            told = result.output.replace('"name": "Ana"', "")
            if step != "agreed" and verb:
                assert "Ana" not in told
    shutil.rmtree(pair.folder)
    assert CliRunner().invoke(app, ["team", "who", SHARED]).exit_code in (3, 7)
    assert CliRunner().invoke(app, ["warm"]).exit_code == 0
