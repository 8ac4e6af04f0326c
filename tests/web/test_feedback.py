"""After every action a page says what happened, once, and takes it back where it can."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, resolve

from renown.web import served
from renown.web.urls import urlpatterns


@pytest.fixture(scope="module")
def at_home(sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the made-up world, which the tests of this file change one after the other."""
    path = tmp_path_factory.mktemp("acting") / "workspace"
    shutil.copytree(sixty_at_home, path)
    return path


@pytest.fixture
def browser(at_home: Path, owners_browser: Callable[[Path], AbstractContextManager[Client]]) -> Iterator[Client]:
    with owners_browser(at_home) as client:
        yield client


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


def test_a_page_has_no_line_of_feedback_before_anything_was_done(browser: Client) -> None:
    for path in ("/add-person/", "/add-person/?name=Bo", "/people/?q=a", "/people/?sort=name"):
        page = browser.get(path).content.decode()
        assert 'class="told"' not in page and "<title> ·" not in page, path


def test_whoever_is_written_down_is_named(browser: Client) -> None:
    assert said(browser, "/add-person/", {"name": " Dora Newcome "}) == "Dora Newcome is written down."
    # Said too where the people are narrowed.
    assert said(browser, "/people/views/", {"name": "With an a", "back": "?q=a"}) == "The view “With an a” is kept."


def test_what_was_said_of_somebody_who_is_forgotten_names_nobody(browser: Client) -> None:
    person, name = somebody(9)
    served.workspace().seeds.add(person)
    assert any(name in line.words for line in served.workspace().decided())
    served.workspace().people.forget(person)
    assert not any(name in line.words for line in served.workspace().decided())
    gone = [browser.get(f"/people/{person}/{page}").status_code for page in ("", "details/", "timeline/", "areas/")]
    assert gone == [404] * 4, "no page stays of somebody who is gone"


class Forms(HTMLParser):
    """The forms of a page that send something: where to, what they send as they stand, and the page's words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._form: dict[str, str] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form" and has.get("method") == "post":
            self._form = {}
            self.found.append((has.get("action", ""), self._form))
        if self._form is None:
            return
        name = has.get("name", "")
        if tag == "input" and has.get("type") not in ("checkbox", "radio", "file") and name:
            self._form[name] = has.get("value") or FILLED.get(has.get("type", "text"), "Sample words")
        if tag == "textarea" and name:
            self._form[name] = "Sample words"
        if tag == "select":
            self._select = name
        if tag == "option" and self._select and self._select not in self._form:
            self._form[self._select] = has.get("value", "")
        if tag == "button" and name:
            self._form.setdefault(name, has.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "select":
            self._select = ""


FILLED = {"date": "2026-10-01", "datetime-local": "2026-10-01T10:00", "number": "3", "email": "a@b.example"}
APART = {"leave", "farewell", "sources", "servers", "rescore", "take-back", "server", "team-act", "upload"}
"""Signing out, letting somebody go, and long work, which has a page of its own that says how far it is."""


ANSWERS_IN_PART = {"note-understood", "upload"}
"""They decide nothing: what a note was understood as, and a file that is only taken in for a look at it."""


def words_of(answer: HttpResponse) -> str:
    """What a page says of what was just done: its line, its toast, its place that is read aloud, or why it did not."""
    page = b"".join(answer).decode()
    if answer.status_code >= 400:
        return " ".join(re.findall(r"<h1>(.*?)</h1>", page, re.S))
    if "attachment" in answer.headers.get("Content-Disposition", "") or answer.request["PATH_INFO"].startswith(
        "/jobs/"
    ):
        return "a file, or long work that has a page of its own"
    marks = r'(?:role="status"|role="alert"|aria-live="polite"|class="problem")'
    spoken = re.findall(rf"{marks}[^>]*>(.*?)</(?:div|p|section)>", page, re.S)
    return re.sub(r"<[^>]+>|\s+", " ", " ".join(spoken)).strip()


def plain_address(pattern: URLPattern) -> str:
    """An address of this pattern, with nothing there: of a person, an event, a step that do not exist."""
    return "/" + re.sub(r"<(\w+):\w+>", lambda m: "999999" if m[1] == "id" else "nothing", str(pattern.pattern))


def takes_action(path: str) -> bool:
    """Whether something can be sent to this address."""
    found = resolve(path)
    answer = found.func(RequestFactory().put(path), **found.kwargs)
    return "POST" in answer.headers.get("Allow", "")


def test_every_address_that_takes_an_action_answers_an_empty_one_in_words(browser: Client) -> None:
    asked = {str(one.name): plain_address(one) for one in urlpatterns if takes_action(plain_address(one))}
    assert len(asked) > 30
    silent = []
    for name, path in asked.items():
        if name not in ANSWERS_IN_PART | {"leave"} and not words_of(browser.post(path, {}, follow=True)):
            silent.append(name)
    assert silent == []


def test_every_form_of_every_page_says_what_it_did(browser: Client) -> None:
    person, _ = somebody(11)
    plain = [str(one.pattern) for one in urlpatterns if "<" not in str(one.pattern) and "." not in str(one.pattern)]
    pages = [f"/people/{person}/", *(f"/{path}" for path in plain)]
    sent: dict[str, str] = {}
    for page in pages:
        answer = browser.get(page)
        if answer.status_code != 200:
            continue
        forms = Forms()
        forms.feed(answer.content.decode())
        for action, fields in forms.found:
            path = unescape(action or page).partition("?")[0]
            name = str(resolve(path).url_name)
            if name in APART or name in sent:
                continue
            sent[name] = words_of(browser.post(path, fields, follow=True))
    assert len(sent) >= 15, sorted(sent)
    assert {name for name, words in sent.items() if not words} == set()
