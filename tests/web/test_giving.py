"""Give and take on the pages: one line kept with a thumb, and every button undone."""

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
        workspace.people.confirm_owner("p0")
    desk = served.enter(folder)
    application.adjust(folder, 8765, desk.secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{desk.create_link()}/")
    yield client
    served.leave()


def text(client: Client, path: str, **headers: str) -> str:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, path
    shown = answer.content.decode()
    assert " style=" not in shown and "<script>" not in shown and " onclick" not in shown
    return shown


def keep(client: Client, line: str) -> str:
    answer = client.post("/note/", {"line": line})
    assert answer.status_code == 302, answer.content.decode()
    return text(client, answer.headers["Location"])


def test_a_line_is_understood_kept_thanked_and_taken_back(browser: Client) -> None:
    shown = browser.post("/note/understood/", {"line": "p1 helped me with the talk"}).content.decode()
    assert "Person 1 gave you help with the talk" in shown and "<html" not in shown
    assert "Kept." in keep(browser, "p1 helped me with the talk")
    assert "help with the talk" in text(browser, "/give/").split("Not thanked yet")[1]
    answer = browser.post("/give/thanked/1/")
    page = text(browser, answer.headers["Location"])
    assert "Everything that was noted has been thanked for." in page and "Thanks noted." in page
    (undo,) = re.findall(r'action="(/give/thanks/\d+/undo/)"', page)
    assert "Everything that was noted" not in text(browser, browser.post(undo).headers["Location"])
    assert "Taken back." in text(browser, browser.post("/note/1/undo/").headers["Location"])
    assert served.workspace().favours.lines() == ()


def test_a_promise_is_done_and_open_again(browser: Client) -> None:
    keep(browser, "I owe p2 an article by 2030-01-04")
    assert "by 4 Jan 2030" in text(browser, "/give/")
    page = text(browser, browser.post("/give/promises/1/kept/").headers["Location"])
    assert "No promise of yours is open." in page and "Kept as a favour." in page
    assert "/give/promises/1/open/" in page
    browser.post("/give/promises/1/open/")
    assert "by 4 Jan 2030" in text(browser, "/give/")
    assert browser.post("/give/promises/1/broken/").status_code == 404
    assert browser.get("/give/promises/1/kept/").status_code == 405


def test_the_page_of_a_person_shows_give_and_take_and_takes_the_owners_word(browser: Client) -> None:
    person = served.workspace().people.find("p4")
    keep(browser, "p4 introduced me to p5")
    page = text(browser, f"/people/{person}/")
    assert "give first" in page and "thank them for an introduction to Person 5" in page
    assert browser.post(f"/people/{person}/tie/", {"value": "close", "why": "school"}).status_code == 302
    assert "You say: 85" in text(browser, f"/people/{person}/")
    assert "No contact was seen; you say 85." in text(browser, "/ties/")
    browser.post(f"/people/{person}/tie/", {"uncorrect": "1", "value": "warm"})
    assert "You say" not in text(browser, f"/people/{person}/")
    assert browser.post(f"/people/{person}/tie/", {"value": "hot"}).status_code == 400
