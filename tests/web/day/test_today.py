"""The home page and the week: what they show, what is said to them with and without htmx, and their odd states."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from renown.web import served
from renown.web.views.day.today import greeting
from renown.workspace.day.answers.welcome import WelcomeStep, WelcomeSteps

HTMX = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def built(sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small made-up world."""
    path = tmp_path_factory.mktemp("day") / "workspace"
    shutil.copytree(sixty_at_home, path)
    return path


@pytest.fixture
def client(built: Path, owners_browser: Callable[[Path], AbstractContextManager[Client]]) -> Iterator[Client]:
    """The owner's browser over that world; what was decided is taken back at the end."""
    with owners_browser(built) as browser:
        yield browser
        for step in served.workspace().today.steps():
            served.workspace().today.undo(step.id)


def listed(text: str) -> list[int]:
    return [int(person) for person in re.findall(r'id="turn-(\d+)"', text)]


def test_the_home_page_shows_the_day(client: Client) -> None:
    text = client.get("/").content.decode()
    assert 1 <= len(listed(text)) <= 5 and "Waiting for your answer" in text
    assert text.count('class="whys"') == len(listed(text)) == text.count('class="give"')


def test_done_is_said_and_taken_back_with_and_without_htmx(client: Client) -> None:
    before = listed(client.get("/").content.decode())
    answer = client.post(f"/today/{before[0]}/", {"what": "done"})
    text = client.get(answer.headers["Location"]).content.decode()
    assert before[0] not in listed(text) and "in touch on" in text
    step = re.search(r'name="step" value="([^"]+)"', text)
    assert step is not None
    assert client.post("/today/undo/", {"step": step[1]}).headers["Location"] == "/?said=taken-back"
    assert listed(client.get("/").content.decode()) == before

    part = client.post(f"/today/{before[0]}/", {"what": "later-7"}, headers=HTMX).content.decode()
    assert "<html" not in part and 'hx-swap-oob="innerHTML"' in part and before[0] not in listed(part)
    step = re.search(r'name="step" value="([^"]+)"', part)
    assert step is not None
    assert listed(client.post("/today/undo/", {"step": step[1]}, headers=HTMX).content.decode()) == before


@pytest.mark.parametrize("what", ["later-1", "later-30", "not-this", "not-90", "never"])
def test_every_button_is_understood(client: Client, what: str) -> None:
    first = listed(client.get("/").content.decode())[0]
    answer = client.post(f"/today/{first}/", {"what": what, "reason": "cadence"}, headers=HTMX)
    assert answer.status_code == 200 and "Undo" in answer.content.decode()


def test_what_is_not_on_the_buttons_is_refused(client: Client) -> None:
    assert client.post("/today/1/", {"what": "shout"}).status_code == 404
    assert client.get("/today/1/").status_code == 405


def decided(text: str) -> list[str]:
    """The names under "Done today"."""
    found = re.search(r'<section class="card decided".*?</section>', text, re.S)
    return re.findall(r"<bdi>(.*?)</bdi>", found[0]) if found else []


def test_the_day_ends_and_every_decision_of_it_is_taken_back_after_a_reload(client: Client) -> None:
    before = listed(client.get("/").content.decode())
    for number, person in enumerate(before, 1):
        what = ("done", "later-7", "not-90", "never", "later-30")[number - 1]
        text = client.post(f"/today/{person}/", {"what": what}, headers=HTMX).content.decode()
        assert listed(text) == before[number:], "nobody takes their place"
        if number < len(before):
            assert f"{number} of {len(before)} done" in text
    text = client.get("/").content.decode()
    assert "That is all for today" in text and f"{len(before)} of {len(before)} done" in text and not listed(text)
    assert len(decided(text)) == len(before)

    more = client.get("/?more=1").content.decode()
    others = listed(more)
    assert others and not set(others) & set(before) and len(others) <= 5
    text = client.post(f"/today/{others[0]}/", {"what": "done", "more": "1"}, headers=HTMX).content.decode()
    assert listed(text) == others[1:] and len(decided(text)) == len(before) + 1
    assert not listed(client.get("/").content.decode())

    steps = re.findall(r'name="step" value="([^"]+)" aria-label="Undo: ', client.get("/").content.decode())
    assert len(steps) == len(before) + 1
    for step in steps:
        client.post("/today/undo/", {"step": step})
    assert listed(client.get("/").content.decode()) == before


def test_what_happened_in_another_window_is_said(client: Client) -> None:
    person = listed(client.get("/").content.decode())[0]
    for headers in (HTMX, {}):
        gone = client.post("/today/1/", {"what": "done"}, headers=headers, follow=True)
        assert gone.status_code == 200 and "They are not here any more" in gone.content.decode()
        nothing = client.post("/today/undo/", {"step": "done-999"}, headers=headers, follow=True).content.decode()
        assert "had been taken back already" in nothing
        old = {"what": "later-7", "day": "2026-01-02"}
        assert (
            "A new day has begun"
            in client.post(f"/today/{person}/", old, headers=headers, follow=True).content.decode()
        )
    for _ in range(2):  # two windows say the same
        client.post(f"/today/{person}/", {"what": "done"})
    assert [step.what for step in served.workspace().today.steps()] == ["done", "snooze"]


def test_who_waits_for_an_answer_can_be_answered_put_off_and_let_be(client: Client) -> None:
    page = client.get("/").content.decode()
    waiting = re.findall(
        r'<li class="waits">.*?action="/today/(\d+)/".*?name="reason" value="(answer:[^"]+)"', page, re.S
    )
    assert waiting and "Answered" in page and "Dismiss" in page
    person, key = waiting[0]
    for what in ("done", "later-7", "not-this"):
        text = client.post(f"/today/{person}/", {"what": what, "reason": key}, headers=HTMX).content.decode()
        assert 'id="waits"' in text and f'value="{key}"' not in text.partition('id="waits"')[2]
        served.workspace().today.undo()
        assert f'value="{key}"' in client.get("/").content.decode()


def test_each_reason_says_what_it_is_beside_its_colour(client: Client) -> None:
    text = client.get("/").content.decode()
    assert (
        text.count('class="why why-') == text.count('class="why-kind">') > 0 and 'class="why-kind"></span>' not in text
    )


def test_what_to_give_comes_alone_or_with_the_whole_page(client: Client) -> None:
    first = listed(client.get("/").content.decode())[0]
    assert "Give" in client.get(f"/today/{first}/idea/", headers=HTMX).content.decode()
    assert client.get(f"/today/{first}/idea/").headers["Location"] == "/?ideas=all"
    assert "Look for something to give" not in client.get("/?ideas=all").content.decode()
    gone = client.get("/today/1/idea/", headers=HTMX)
    assert (gone.status_code, gone.content) == (200, b"")


def test_how_often_is_chosen_on_the_page_of_a_person(client: Client) -> None:
    first = listed(client.get("/").content.decode())[0]
    page = f"/people/{first}/"
    assert "as suggested: every" in client.get(page).content.decode()
    assert client.post(f"/today/{first}/cadence/", {"days": "90"}).headers["Location"] == page
    assert '<option value="90" selected>' in client.get(page).content.decode()
    client.post(f"/today/{first}/cadence/", {"days": "0"})
    assert "as suggested: every" in client.get(page).content.decode()


def test_the_calendar_answers_to_its_secret_address_until_there_is_another(client: Client) -> None:
    address = re.search(r"<code>127.0.0.1:8765(/today/feed/\w{40}.ics)</code>", client.get("/").content.decode())
    assert address is not None
    stranger = Client(headers={"host": "127.0.0.1:8765"})
    found = stranger.get(address[1])
    assert found.headers["Content-Type"].startswith("text/calendar") and b"BEGIN:VEVENT" in found.content
    assert stranger.get("/today/feed/" + "0" * 40 + ".ics").status_code == 404
    assert stranger.post("/today/feed/").status_code == 403
    assert client.post("/today/feed/").headers["Location"] == "/"
    assert stranger.get(address[1]).status_code == 404


def test_the_week_shows_goals_and_keeps_an_answer(client: Client) -> None:
    assert client.post("/goals/add/", {"kind": "revived", "target": "2,0", "weeks": "8"}).status_code == 302
    text = client.get("/goals/").content.decode()
    assert "Dormant ties revived" in text and "In numbers" in text and "None yet of 2" in text
    goal = re.search(r'action="(/goals/\d+/)remove/"', text)
    assert goal is not None
    gone = client.post(f"{goal[1]}remove/").headers["Location"]
    assert "The goal was let go" in client.get(gone).content.decode()
    client.post(f"{goal[1]}restore/")
    assert "None yet of 2" in client.get("/goals/").content.decode()
    client.post("/goals/answer/", {"answer": "Bo & the tiles"})
    assert "Bo &amp; the tiles" in client.get("/goals/").content.decode()
    assert client.post("/goals/add/", {"kind": "revived", "target": "many"}).status_code == 400
    assert client.post("/goals/1/frame/").status_code == 404


def test_before_an_import_the_home_page_welcomes(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, state=replace(hand_made.view.state, imports=0, owner=None))
    steps = WelcomeSteps(True, (WelcomeStep("bring", "open"),), "bring", 0)
    hand_made.welcome.steps = lambda *_: steps
    text = owner.get("/").content.decode()
    assert "Bring something in" in text and "0 of 1 done" in text and "Good" not in text


def test_without_an_owner_the_home_page_asks_who_it_is(owner: Client, hand_made: Any) -> None:
    hand_made.view = replace(hand_made.view, state=replace(hand_made.view.state, owner=None, owner_name=None))
    assert "That is me: Zoe Fischer on Slack" in owner.get("/").content.decode()
    hand_made.candidates = ()
    assert 'name="person"' in owner.get("/").content.decode()
    assert owner.get("/goals/").headers["Location"] == "/"


def test_a_day_without_anybody_says_why(owner: Client, hand_made: Any) -> None:
    hand_made.day = replace(hand_made.day, people=(), words="Nobody waits for you today.")
    assert "Nobody waits for you today." in owner.get("/").content.decode()


def test_names_are_shown_not_run(owner: Client, hand_made: Any) -> None:
    name = '<img src=x onerror="alert(1)">'
    hand_made.day = replace(hand_made.day, people=(replace(hand_made.day.people[0], name=name, sub=name),))
    assert "<img" not in owner.get("/").content.decode()


def test_the_greeting_follows_the_clock() -> None:
    assert {greeting(hour) for hour in (0, 3)} == {"Good evening"}
    assert (greeting(4), greeting(12), greeting(18)) == ("Good morning", "Good afternoon", "Good evening")
