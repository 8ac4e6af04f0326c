"""The pages of events, on the made-up calendar: the agenda, capture, the queue, and what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.demo import World
from renown.web import application, served
from renown.workspace import Workspace


@pytest.fixture(scope="module")
def built(sixty: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the owner's calendar alone."""
    path = tmp_path_factory.mktemp("built") / "workspace"
    with Workspace.create(path) as ws:
        ws.imports.add(next(p for p in sixty.exports if p.suffix == ".ics"))
        for candidate in ws.people.owner_candidates():
            ws.people.confirm_owner(candidate.account)
    return path


@pytest.fixture
def browser(built: Path) -> Iterator[Client]:
    key = served.enter(built).secret("pages").hex()
    application.adjust(built, 8765, key)
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{served.desk().create_link()}/")
    yield client
    served.leave()


def yesterday() -> str:
    return next(e.id for e in served.workspace().events.past(networking=True) if e.title == "Brackwater community day")


def test_the_agenda_shows_what_is_to_come_and_ordinary_meetings_when_asked(browser):
    page = browser.get("/events/").content.decode()
    assert "Storage summit (conference)" in page
    assert "Quality circle" not in page
    assert "Quality circle" in browser.get("/events/?all=1").content.decode()


def test_somebody_met_is_noted_in_one_field_and_comes_off_the_queue(browser):
    event = yesterday()
    name = served.workspace().events.event(event).guests[0].name
    kept = browser.post("/events/met/", {"event": event, "text": f"{name}: tide tables"}, follow=True)
    number = re.search(r'id="met-(\d+)"', kept.content.decode())[1]
    assert "tide tables" in kept.content.decode()
    assert name in browser.get("/events/").content.decode()
    browser.post(f"/events/met/{number}/followed/")
    assert [due.name for due in served.workspace().events.follow_ups()] == []
    browser.post(f"/events/met/{number}/unfollowed/", {"back": event})
    assert [due.name for due in served.workspace().events.follow_ups()] == [name]
    for odd in ("//evil.example", "a b", "ä", "\n", "../", "?x"):
        answer = browser.post(f"/events/met/{number}/unfollowed/", {"back": odd})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/events/"), odd
    browser.post(f"/events/met/{number}/undo/", {"back": event})
    assert served.workspace().events.event(event).met == ()


def test_a_name_nobody_has_goes_into_the_address_book_from_the_page(browser):
    browser.post("/events/met/", {"event": yesterday(), "text": "Quill Unheard-Of: sundials"})
    (met,) = served.workspace().events.event(yesterday()).met
    assert "Quill Unheard-Of" in browser.get(f"/events/{yesterday()}/").content.decode()
    form = {"name": met.name, "organisation": "Sundial Works", "back": yesterday()}
    assert browser.post(f"/events/met/{met.number}/add/", form).status_code == 302
    assert served.workspace().events.event(yesterday()).met[0].person is not None
    served.workspace().events.unmeet(served.workspace().events.event(yesterday()).met[0].number)


def test_goal_cost_kind_and_expected_people_are_kept(browser):
    event = served.workspace().events.find("Storage summit")
    guest = served.workspace().events.event(event).guests[0]
    browser.post(f"/events/{event}/change/", {"goal": f"meet {guest.name}", "cost": "12,50", "hours": "9"})
    line = served.workspace().events.event(event).line
    assert (line.cost, line.hours) == (12.5, 9.0)
    assert "Your goal names" in browser.get(f"/events/{event}/").content.decode()
    browser.post(f"/events/{event}/change/", {"networking": "no"})
    assert not served.workspace().events.event(event).line.networking
    browser.post(f"/events/{event}/change/", {"networking": "yes"})
    stranger = served.workspace().events.event(yesterday()).guests[0]
    browser.post(f"/events/{event}/change/", {"expect": str(stranger.person)})
    assert stranger.person in {g.person for g in served.workspace().events.event(event).guests}


def test_a_note_from_an_event_stands_on_its_page_and_names_it(browser):
    title = served.workspace().events.event(yesterday()).line.title
    made = browser.post("/note/", {"line": "The hall was cold", "event": yesterday()})
    assert title in browser.get(made.url).content.decode()
    assert "The hall was cold" in browser.get(f"/events/{yesterday()}/").content.decode()
    form = {"version": "1", "do": "leave-out", "value": "event"}
    assert title in browser.get(browser.post(f"{made.url.split('?')[0]}change/", form).url).content.decode(), "offered"
    assert "The hall was cold" not in browser.get(f"/events/{yesterday()}/").content.decode()


def test_an_event_is_written_down_and_taken_back(browser):
    made = browser.post("/events/", {"title": "Sundial fair", "since": "2031-05-01T10:00", "until": "2031-05-01T12:00"})
    assert "Sundial fair" in browser.get(made.url).content.decode()
    browser.post(f"{made.url}change/", {"remove": "1"})
    assert browser.get(made.url).status_code == 404


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/events/", {"title": "Nothing", "since": "soon"}),
        ("/events/", {"title": " ", "since": "2031-05-01T10:00"}),
        ("/events/met/", {"text": ""}),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(browser, path, form):
    answer = browser.post(path, form)
    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()
