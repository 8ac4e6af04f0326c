"""After every action a page says what happened, once, and takes it back where it can."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from renown.web import application, served


@pytest.fixture(scope="module")
def at_home(sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the made-up world, which the tests of this file change one after the other."""
    path = tmp_path_factory.mktemp("acting") / "workspace"
    shutil.copytree(sixty_at_home, path)
    return path


@pytest.fixture
def browser(at_home: Path) -> Iterator[Client]:
    desk = served.enter(at_home)
    application.adjust(at_home, 8765, desk.secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{desk.create_link()}/")
    yield client
    served.leave()


def said(client: Client, path: str, sent: dict[str, str | list[str]] | None = None) -> str:
    """What the page that follows an action says of it."""
    page = client.post(path, sent or {}, follow=True).content.decode()
    lines = re.findall(r'<div class="notice"><p><bdi>(.*?)</bdi>', page, re.S)
    return unescape(" ".join(lines))


def undo(client: Client, path: str, sent: dict[str, str | list[str]] | None = None) -> str:
    """The same, and then of taking it back by the button beside it."""
    page = client.post(path, sent or {}, follow=True).content.decode()
    (form,) = re.findall(r'class="told".*?<form method="post" action="([^"]+)">(.*?)</form>', page, re.S)
    fields = re.findall(r'name="([^"]+)" value="([^"]*)"', form[1])
    return said(client, form[0], {name: unescape(value) for name, value in fields})


def somebody(at: int = 5) -> tuple[int, str]:
    row = served.workspace().people.page(per_page=20).rows[at]
    return row.person, row.name


def test_vouching_works_the_scores_out_anew_and_says_what_changed(browser: Client) -> None:
    person, name = somebody()
    before = served.workspace().people.row(person).score
    line = said(browser, f"/people/{person}/vouch/")
    assert line.startswith(f"You vouch for {name}. ") and "All scores were worked out anew" in line
    after = served.workspace().people.row(person).score
    told = re.search(rf"{re.escape(name)} (?:went from (\d+) to (\d+)|stays (\d+))", line)
    assert told is not None
    assert [int(told[1] or told[3]), int(told[2] or told[3])] == [round(before), round(after)]
    days = served.workspace().scores.history(person)
    assert days and days[-1].score == pytest.approx(after), "what was worked out anew stands in the history"
    # Once said, it is not said again.
    assert "You vouch for" not in browser.get(f"/people/{person}/").content.decode()
    assert said(browser, f"/people/{person}/vouch/", {"vouch": "no"}).startswith(f"You vouch for {name} no longer.")
    assert undo(browser, f"/people/{person}/vouch/").startswith(f"You vouch for {name} no longer.")


def test_suggestions_for_circles_are_taken_one_by_one_ticked_or_all_and_all_is_taken_back(browser: Client) -> None:
    room = served.workspace().circles
    hints = [f"{hint.person}:{hint.circle}" for hint in room.suggest(25)]
    assert len(hints) > 2
    people = {circle.name: circle.people for circle in room.list()}
    assert said(browser, "/circles/", {"offered": hints}) == "Nobody was ticked, so nothing changed."
    assert said(browser, "/circles/", {"put": hints[0]}).endswith(": put in.")
    assert undo(browser, "/circles/", {"offered": hints, "all": "1"}) == f"Taken back: {len(hints)} people."
    assert {circle.name: circle.people for circle in room.list()} == people
    assert "not suggested again" in said(browser, "/circles/", {"reject": hints[1]})
    page = browser.get("/circles/").content.decode()
    assert len(re.findall(r"<button(?! class=\"quiet)", page.split("<main")[1])) == 1, "one main button"


def test_what_no_view_says_is_said_from_the_log(browser: Client) -> None:
    person, name = somebody(7)
    assert said(browser, f"/people/{person}/tie/", {"value": "80", "why": "we are neighbours"}) == (
        f"Your word on {name} counts from now on."
    )
    assert said(browser, f"/people/{person}/tie/", {"uncorrect": "1"}).startswith("The computed warmth of")
    assert said(browser, f"/people/{person}/tie/", {"uncorrect": "1"}) == "Nothing changed: it was so already."
    assert said(browser, "/look-from/", {"as_of": "latest", "back": "/people/"}) == "Seen as of the newest fact."
    assert said(browser, f"/people/{person}/circle/", {"own": "Choir <b>"}) == f"{name} is in Choir <b>."


def test_what_was_said_of_somebody_who_is_forgotten_names_nobody(browser: Client) -> None:
    person, name = somebody(9)
    served.workspace().seeds.add(person)
    assert any(name in line.words for line in served.workspace().decided())
    served.workspace().people.forget(person)
    assert not any(name in line.words for line in served.workspace().decided())
