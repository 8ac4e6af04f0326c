"""Servers on the Sources page: added with a password that is kept, brought in by the worker, let go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.web import application, served
from renown.workspace import Workspace

SECRET = "a-made-up-secret"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Client]:
    """The owner's browser before a real, empty workspace."""
    workspace = Workspace.create(tmp_path / "w")
    desk = served.show(workspace)
    application.adjust(workspace.path, 8765, desk.secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{desk.create_link()}/")
    yield client
    served.leave()


def add(browser: Client, **changes: str) -> int:
    form = {"sort": "imap", "address": "imap://127.0.0.1:1", "user": "ana@postbox.example", "password": SECRET}
    return browser.post("/servers/", {**form, **changes}).status_code


def test_a_server_is_kept_and_its_password_enters_no_list(browser: Client) -> None:
    assert add(browser) == 302
    (job,) = served.desk().jobs.pending()
    assert (job.kind, job.arguments) == ("sync", {"server": 1})
    page = browser.get("/sources/").content.decode()
    assert "ana@postbox.example" in page
    assert SECRET not in page
    database = (served.workspace().path / "desk.sqlite3").read_bytes()
    assert SECRET.encode() not in database


def test_a_server_is_let_go(browser: Client) -> None:
    add(browser)
    assert browser.post("/servers/1/remove/").status_code == 302
    assert served.workspace().servers.list() == ()
    assert browser.post("/servers/1/sync/").status_code == 302
    assert browser.post("/servers/1/burn/").status_code == 404


@pytest.mark.parametrize(
    "changes", [{"password": ""}, {"sort": "fax"}, {"address": "http://cloud.example", "sort": "caldav"}, {"user": ""}]
)
def test_what_cannot_be_kept_is_a_sentence(browser: Client, changes: dict[str, str]) -> None:
    assert add(browser, **changes) == 400
    assert served.workspace().servers.list() == ()
