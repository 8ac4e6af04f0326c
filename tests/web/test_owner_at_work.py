"""The owner at work on a real workspace: says who they are, vouches, looks closer, and lets somebody go for good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.web import application, served
from renown.workspace import Workspace


@pytest.fixture
def browser(export: Path, tmp_path: Path) -> Iterator[Client]:
    """The owner's browser on a workspace with one import."""
    folder = tmp_path / "workspace"
    with Workspace.create(folder) as workspace:
        workspace.imports.add(export)
    desk = served.enter(folder)
    application.adjust(folder, 8765, desk.secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{desk.create_link()}/")
    yield client
    served.leave()


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def person(client: Client, name: str) -> str:
    """The address of the one person of this name."""
    (found,) = set(re.findall(r'href="(/people/\d+/)"', text(client, f"/people/?q={name}")))
    return str(found)


def test_a_day_of_decisions(browser: Client) -> None:
    assert not served.workspace().state().guarded
    browser.post("/owner/", {"person": "p0"})
    assert "Hello, Person 0" in text(browser, "/influence/")

    friend = person(browser, "Person 1")
    assert browser.post(f"{friend}vouch/").headers["Location"] == friend
    assert "vouched for" in text(browser, friend)
    assert "Person 1" in text(browser, "/seeds/").split("People to choose from")[0]
    assert served.workspace().state().guarded
    browser.post(f"{friend}vouch/", {"vouch": "no"})
    assert ">vouched for<" not in text(browser, friend)

    for factor in ("resonance", "depth", "curation", "breadth", "endurance"):
        assert "What stands behind" in text(browser, f"{friend}evidence/{factor}/")
    assert "areas" in text(browser, f"{friend}areas/?q=mention")
    assert browser.get(f"{friend}evidence/beauty/").status_code == 404


def test_an_account_with_an_id_of_19_digits_is_mine_and_not_mine(browser: Client) -> None:
    for name in ("p0", "p1", "p2", "p3", "p4", "p5"):
        browser.post("/owner/", {"person": name})
    account = next(a for a in served.desk().owners() if len(str(a)) == 19)
    assert f'value="{account}"' in text(browser, "/owner/")
    browser.post("/owner/", {"account": str(account), "confirm": "no"})
    assert account not in served.desk().owners()
    assert browser.post("/owner/", {"account": str(account), "back": "owner"}).headers["Location"] == "/owner/"
    assert account in served.desk().owners()


@pytest.mark.parametrize("text", ["", "x", "-1", "9" * 19, "9" * 20, "9" * 5000])
def test_a_number_that_no_id_can_be_is_refused(browser: Client, text: str) -> None:
    assert browser.post("/owner/", {"account": text}).status_code == 400
    assert browser.post("/owner/", {"account": text, "confirm": "no"}).status_code == 400
    if text:
        assert browser.get("/people/", {"community": text}).status_code == 400
    if text.startswith("9"):
        assert browser.post("/owner/", {"person": text}).status_code == 400
        assert browser.get(f"/people/{text}/").status_code == 404


@pytest.mark.parametrize("how", ["forget", "object"])
def test_who_is_let_go_is_gone_also_after_another_import(browser: Client, export: Path, how: str) -> None:
    browser.post("/owner/", {"person": "p0"})
    gone = person(browser, "Person 3")
    assert "cannot be undone" in text(browser, f"{gone}{how}/")
    assert "certificate" in browser.post(f"{gone}{how}/").content.decode()
    assert browser.get(gone).status_code == 404
    served.workspace().imports.add(export)
    for path in ("/", "/people/", "/people/?q=Person+3", "/seeds/", "/sources/"):
        assert "Person 3" not in text(browser, path).replace('value="Person 3"', "")
    traces = [f for f in served.workspace().path.rglob("*") if f.is_file() and b"p3@maps.example" in f.read_bytes()]
    assert traces == []


def test_a_name_that_fits_several_is_not_guessed(browser: Client) -> None:
    answer = browser.post("/seeds/", {"who": "Person"})
    assert answer.status_code == 409 and "fits 6 people" in answer.content.decode()
    assert browser.post("/seeds/", {"who": "Nobody"}).status_code == 404


def test_old_facts_are_seen_from_their_own_day(browser: Client) -> None:
    browser.post("/look-from/", {"as_of": "latest"})
    assert "the day after the newest fact" in text(browser, "/influence/")
