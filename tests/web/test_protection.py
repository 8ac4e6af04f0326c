"""Nothing is reachable without a session, and no answer leaves without its headers."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from renown.web.urls import urlpatterns

EXAMPLES: dict[str, Any] = {
    "token": "x",
    "person": 1,
    "factor": "depth",
    "how": "forget",
    "import_id": 1,
    "what": "undo",
    "job": 1,
}
PUBLIC = {"sign-in", "enter", "today-feed", "admit", "certificate"}
"""The ways in, the certificate that a device looks at before it trusts, and the calendar, whose address is a secret."""
PAGES = [route for route in urlpatterns if isinstance(route, URLPattern)]
"""Every page; what programs ask for has tests of its own in `api/`."""

ROUTES = {
    route.name: reverse(str(route.name), kwargs={k: EXAMPLES.get(k, 1) for k in route.pattern.converters})
    for route in PAGES
}


@pytest.mark.parametrize("name", sorted(set(ROUTES) - PUBLIC))
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_is_closed_without_a_session(stranger: Client, name: str, method: str) -> None:
    answer = getattr(stranger, method)(ROUTES[name])
    assert answer.status_code == 403
    assert b"renown link" in answer.content and b"Kovac" not in answer.content
    assert answer.headers["HX-Redirect"] == "/sign-in/"


def test_only_the_way_in_is_public() -> None:
    assert {route.name for route in PAGES if getattr(route.callback, "public", False)} == PUBLIC


def test_a_link_lets_in_once(hand_made: Any, stranger: Client) -> None:
    path = f"/enter/{hand_made.desk.create_link()}/"
    assert stranger.get(path).headers["Location"] == "/"
    assert b"Lena" in stranger.get("/").content
    again = Client(headers={"host": "127.0.0.1:8765"}).get(path)
    assert again.status_code == 403 and b"used up" in again.content


def test_signing_out_closes_the_pages(owner: Client) -> None:
    assert owner.post("/leave/").headers["Location"] == "/sign-in/"
    assert owner.get("/").status_code == 403


def test_a_copied_cookie_is_worth_nothing_after_signing_out(owner: Client, hand_made: Any) -> None:
    name = "renown_session_8765"
    copied = owner.cookies[name].value
    owner.post("/leave/")
    thief = Client(headers={"host": "127.0.0.1:8765"})
    thief.cookies[name] = copied
    assert thief.get("/people/").status_code == 403 and b"Kovac" not in thief.get("/sign-in/").content
    owner.get(f"/enter/{hand_made.desk.create_link()}/")
    assert owner.get("/").status_code == 200 and thief.get("/").status_code == 403


def test_a_session_of_another_workspace_is_worth_nothing(owner: Client, settings: Any) -> None:
    settings.SECRET_KEY = "another workspace's key"
    assert owner.get("/").status_code == 403


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(owner: Client) -> None:
    cookie = owner.cookies["renown_session_8765"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict"


@pytest.mark.parametrize("path", ["/", "/people/", "/nothing-here/", "/sign-in/", "/static/renown.css", "/people/1/"])
def test_every_answer_carries_the_protecting_headers(owner: Client, path: str) -> None:
    for browser in (owner, Client(headers={"host": "localhost:8765"})):
        with closing(browser.get(path)) as answer:
            headers = answer.headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7:8765"])
def test_another_host_name_is_refused_even_for_files(owner: Client, host: str) -> None:
    for path in ("/", "/static/renown.css"):
        answer = owner.get(path, headers={"host": host})
        assert answer.status_code == 400
        assert "Content-Security-Policy" in answer.headers


def test_a_form_from_elsewhere_is_refused(hand_made: Any) -> None:
    browser = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:8765"})
    browser.get(f"/enter/{hand_made.desk.create_link()}/")
    answer = browser.post("/people/1/forget/")
    assert answer.status_code == 403 and b"send the form again" in answer.content


def test_pages_are_not_kept_by_the_browser_but_files_are(owner: Client) -> None:
    assert owner.get("/").headers["Cache-Control"] == "no-store"
    with closing(owner.get("/static/renown.css")) as file:
        assert "max-age=3600" in file.headers["Cache-Control"]


def test_an_address_that_takes_a_form_says_so_when_it_is_opened(owner: Client) -> None:
    answer = owner.get("/servers/")
    assert answer.status_code == 405 and answer.headers["Allow"] == "POST"
    assert b"Nothing to see here" in answer.content and b'href="/"' in answer.content
    assert "Allow" in owner.post("/formula/").headers
