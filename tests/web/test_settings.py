"""The page of settings: what is kept there shows at once, on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from renown.web import application, served
from renown.workspace import Workspace


@pytest.fixture
def empty(tmp_path: Path) -> Any:
    """A workspace with nothing in it, that the pages show."""
    workspace = Workspace.create(tmp_path / "workspace")
    application.adjust(workspace.path, 8765, served.show(workspace).secret("pages").hex())
    yield workspace
    served.leave()


@pytest.fixture
def browser(empty: Workspace) -> Client:
    client = Client(headers={"host": "127.0.0.1:8765"})
    assert client.get(f"/enter/{empty.desk.create_link()}/").status_code == 302
    return client


def test_what_is_kept_is_said_and_shows_on_every_page(browser: Client, empty: Workspace, tmp_path: Path) -> None:
    for what, form in (
        ("time", {"zone": "Pacific/Auckland"}),
        ("look", {"theme": "dark"}),
        ("letters", {"letters": "es"}),
        ("backups", {"folder": str(tmp_path)}),
        ("backup", {}),
    ):
        told = browser.post(f"/settings/{what}/", form, follow=True).content.decode()
        assert 'role="status"' in told, what
    page = browser.get("/settings/").content.decode()
    assert "<option selected>Pacific/Auckland</option>" in page and str(tmp_path) in page and "Backup" in page
    assert (
        'data-theme="dark"' in page
        and 'data-keys="off"' in page
        and 'data-theme="dark"' in browser.get("/").content.decode()
    )
    assert len(list(tmp_path.glob("*.backup"))) == 1


@pytest.mark.parametrize(
    ("what", "form"),
    [
        ("time", {"zone": "Mars/Base"}),
        ("time", {"zone": "x" * 10_000}),
        ("look", {"theme": "pink"}),
        ("letters", {"letters": "<b>"}),
        ("backups", {"folder": "/nowhere/at/all"}),
        ("backups", {"folder": "a\0b"}),
        ("backup", {}),
    ],
)
def test_what_cannot_be_is_refused_in_words(browser: Client, empty: Workspace, what: str, form: dict[str, str]) -> None:
    before = empty.preferences.all()
    answer = browser.post(f"/settings/{what}/", form)
    assert answer.status_code == 400 and "<h1>" in answer.content.decode()
    assert empty.preferences.all() == before
    assert browser.post("/settings/nothing/").status_code == 404


def test_the_browser_tells_its_zone_until_the_owner_names_one(browser: Client, empty: Workspace) -> None:
    assert 'data-zone="UTC"' in browser.get("/settings/").content.decode()
    browser.cookies["renown_zone"] = "../../etc/passwd"
    browser.get("/settings/")
    assert empty.preferences.all().zone_from == "machine"
    browser.cookies["renown_zone"] = "America%2FSt_Johns"
    told = browser.get("/settings/").content.decode()
    assert (
        empty.preferences.all().zone == "America/St_Johns"
        and "as your browser said" in told
        and "data-zone" not in told
    )
    browser.cookies["renown_zone"] = "Asia%2FTokyo"
    assert "Use Asia/Tokyo" in browser.get("/settings/").content.decode()
    assert empty.preferences.all().zone == "America/St_Johns"


def test_an_event_is_written_down_and_shown_in_the_owners_time(browser: Client, empty: Workspace) -> None:
    empty.preferences.set(zone="Europe/Berlin")
    # In the night of the clock change the hour from two to three is left out; what is typed in it is after it.
    form = {"title": "Night of the clocks", "since": "2026-03-29T02:30", "until": "2026-03-29T04:00"}
    assert browser.post("/events/", form).status_code == 302
    (event,) = empty.desk.events.own()
    assert (event.since.isoformat(), event.until.isoformat()) == ("2026-03-29T01:30:00", "2026-03-29T02:00:00")
