"""The page of the team on a real workspace: beginning, inviting, lending, asking, answering, removing, leaving."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from renown.publish.team.asks import Question
from renown.publish.team.team import Team
from renown.reckoning.derivation import day_of
from renown.ties.team.levels import LEVELS
from renown.web import application, served
from renown.workspace import Workspace

TODAY = day_of(datetime.now(UTC).replace(tzinfo=None))
FRIEND, STRANGER = "email:p1@maps.example", "email:p9@maps.example"


@pytest.fixture
def browser(export: Path, tmp_path: Path) -> Iterator[Client]:
    """The browser of Ana, who is Person 0 of the export."""
    folder = tmp_path / "workspace"
    with Workspace.create(folder) as workspace:
        workspace.imports.add(export)
        workspace.people.confirm_owner("p0")
    desk = served.enter(folder)
    application.adjust(folder, 8765, desk.secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{desk.create_link()}/")
    yield client
    served.leave()


def text(client: Client) -> str:
    answer = client.get("/team/")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def act(client: Client, what: str, **fields: str) -> str:
    """Do something on the page; what the page shows afterwards."""
    answer = client.post(f"/team/{what}/", fields)
    assert answer.status_code in (200, 302), answer.content.decode()
    return answer.content.decode() if answer.status_code == 200 else text(client)


def begun(client: Client, tmp_path: Path, role: str = "member") -> Team:
    """Ana's team with Bo, who joined by the code that her page showed."""
    act(client, "create", folder=str(tmp_path / "shared"), name="Ana")
    found = re.search(r"renown1-[\w-]+", act(client, "invite", role=role))
    assert found is not None
    (tmp_path / "bo").mkdir()
    return Team.join(tmp_path / "bo", tmp_path / "shared", found[0], "Bo")


def test_without_a_team_the_page_offers_to_begin_or_join_one(browser: Client) -> None:
    shown = text(browser)
    assert "Begin the team" in shown and "Join the team" in shown


@pytest.mark.parametrize("folder", ["shared", "../shared", "~/shared", ""])
def test_a_folder_is_named_from_its_root_on(browser: Client, folder: str) -> None:
    answer = browser.post("/team/create/", {"folder": folder, "name": "Ana"})
    assert answer.status_code == 400 and "from its root on" in answer.content.decode()


def test_a_wrong_code_is_said_in_a_sentence(browser: Client, tmp_path: Path) -> None:
    answer = browser.post("/team/join/", {"folder": str(tmp_path), "code": "renown1-x", "name": "Ana"})
    assert answer.status_code == 400 and "not a whole invitation code" in answer.content.decode()


def test_a_team_from_beginning_to_end(browser: Client, tmp_path: Path) -> None:
    bo = begun(browser, tmp_path)
    assert "Bo" in text(browser) and "Make a code" in text(browser)
    shown = act(browser, "lend", person="Person 1")
    assert "You lend 1 tie<" in shown
    assert "has an address of Person 1 can learn: someone in the team knows Person 1 well." in shown
    assert bo.look_up([FRIEND], LEVELS, TODAY).levels == {"well"}

    bo.lend({"email:p2@maps.example": "some"}, TODAY)
    assert "Someone in the team knows Person 2." in act(browser, "who", person="Person 2")
    assert "Nobody in the team lends a tie to Person 3." in act(browser, "who", person="Person 3")
    assert "Person 2" in act(browser, "ask", person="Person 2", words="Hello")
    [asked] = bo.inbox(["email:p2@maps.example"], TODAY)
    assert (asked.asker.name, asked.words) == ("Ana", "Hello")
    assert "will introduce you" not in text(browser)
    bo.agree(asked, TODAY)
    assert "Bo will introduce you" in text(browser)

    bo.ask(b"a nonce", Question((FRIEND,), "What a talk!", TODAY + 9), LEVELS, TODAY)
    shown = text(browser)
    assert "<strong>Bo</strong> asks to meet <strong>Person 1</strong>" in shown and "What a talk!" in shown
    found = re.search(r'name="ask" value="(\w+)"', shown)
    assert found is not None
    assert "you said no" in act(browser, "answer", ask=found[1], answer="no")
    assert bo.answers([b"a nonce"]) == ()
    assert "you said yes" in act(browser, "answer", ask=found[1], answer="yes")
    assert [answer.introducer.name for answer in bo.answers([b"a nonce"])] == ["Ana"]

    assert ">Bo<" not in act(browser, "remove", member=bo.keys.name)
    assert "Begin the team" in act(browser, "leave")


def test_rules_are_shown_and_taken_back(browser: Client, tmp_path: Path) -> None:
    bo = begun(browser, tmp_path)
    assert "You lend 1 tie<" in act(browser, "lend", scope="all")
    shown = act(browser, "lend", scope="not", person="Person 1")
    assert "Never Person 1" in shown and "You lend 0 ties" in shown
    assert bo.look_up([FRIEND], LEVELS, TODAY).levels == set()
    found = re.search(r'value="not">\s*<input type="hidden" name="who" value="(\d+)"', shown)
    assert found is not None
    assert "You lend 1 tie<" in act(browser, "take-back", scope="not", who=found[1])
    assert "You lend 0 ties" in act(browser, "take-back", scope="all")


def test_a_path_says_that_somebody_in_the_team_knows_them(browser: Client, tmp_path: Path) -> None:
    bo = begun(browser, tmp_path)
    bo.lend({"email:p2@maps.example": "well"}, TODAY)
    person = served.workspace().people.find("Person 2")
    line = "Someone in the team knows Person 2 well."
    for path in (f"/people/{person}/", f"/paths/?kind=person&to={person}"):
        shown = browser.get(path).content.decode()
        assert line in shown and f'href="/team/?ask={person}"' in shown
    assert "introduce you" in browser.get(f"/team/?ask={person}").content.decode()
    bo.lend({}, TODAY)
    assert line not in browser.get(f"/people/{person}/").content.decode()


def test_a_member_is_told_what_admins_do(browser: Client, tmp_path: Path) -> None:
    (tmp_path / "cy").mkdir()
    cy = Team.create(tmp_path / "cy", tmp_path / "shared", "Cy")
    act(browser, "join", folder=str(tmp_path / "shared"), code=cy.invite("guest"), name="Ana")
    shown = text(browser)
    assert "Make a code" not in shown and "As a guest you lend ties" in shown
    for what, fields in (("invite", {"role": "admin"}), ("remove", {"member": "Cy"}), ("who", {"person": "Person 1"})):
        answer = browser.post(f"/team/{what}/", fields)
        assert answer.status_code == 403, what
    assert [member.name for member in cy.members()] == ["Ana", "Cy"]


def test_a_folder_out_of_reach_is_told_and_can_be_left(browser: Client, tmp_path: Path) -> None:
    begun(browser, tmp_path)
    (tmp_path / "shared").rename(tmp_path / "away")
    assert "The team cannot be shown" in text(browser)
    assert browser.get("/people/").status_code == 200
    assert "Begin the team" in act(browser, "leave", anyway="yes")


def test_nothing_is_done_by_looking(browser: Client, tmp_path: Path) -> None:
    begun(browser, tmp_path)
    for what in ("lend", "leave", "remove", "invite", "answer"):
        assert browser.get(f"/team/{what}/").status_code == 405
    assert browser.post("/team/beauty/").status_code == 404
    assert Client(headers={"host": "127.0.0.1:8765"}).post("/team/leave/").status_code == 403


def test_a_copy_of_a_workspace_says_what_to_do_on_a_page(browser: Client, tmp_path: Path) -> None:
    begun(browser, tmp_path)
    here = served.workspace().path
    copy = Path(shutil.copytree(here, tmp_path / "copy"))
    served.enter(copy)
    shown = text(browser)
    assert "The team cannot be shown" in shown and "renown team here" in shown and "Leave the team" in shown
