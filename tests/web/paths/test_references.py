"""The pages of references: taken in, asked, named, briefed, thanked; without consent a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.demo import World
from renown.web import application, served
from renown.workspace import Workspace


@pytest.fixture
def browser(sixty: World, tmp_path: Path) -> Iterator[Client]:
    """The owner's browser over a workspace of the owner's calendar alone."""
    with Workspace.create(tmp_path / "ws") as ws:
        ws.imports.add(next(p for p in sixty.exports if p.suffix == ".ics"))
        for candidate in ws.people.owner_candidates():
            ws.people.confirm_owner(candidate.account)
    application.adjust(tmp_path / "ws", 8765, served.enter(tmp_path / "ws").secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{served.desk().create_link()}/")
    yield client
    served.leave()


def test_from_the_pool_to_the_thanks(browser):
    friend = served.workspace().ties.warmth(limit=1)[0]
    form = {
        "who": friend.name,
        "skills": "SQL, storage",
        "relation": "manager",
        "position": "Head",
        "since": "2024-01-01",
    }
    browser.post("/references/", form)
    page = browser.get("/references/?job=storage").content.decode()
    assert friend.name in page and "ask first" in page
    refused = browser.post(f"/references/{friend.person}/", {"job": "Data lead"})
    assert refused.status_code == 400
    assert "was not asked" in refused.content.decode()
    for step in ("asked", "given"):
        browser.post(f"/references/{friend.person}/", {"consent": step})
    form = {"job": "Data lead", "company": "Lumenfold", "text": "storage", "cv": "Moved 4 TB of storage"}
    named = browser.post(f"/references/{friend.person}/", form)
    number = re.fullmatch(r"/references/uses/(\d+)/", named.url)[1]
    pack = browser.get(f"{named.url}?language=de").content.decode()
    assert "Moved 4 TB of storage" in pack and "danke" in pack
    text = browser.get(f"{named.url}?as=text")
    assert text.headers["Content-Type"].startswith("text/markdown")
    assert text.content.decode().startswith(f"# Briefing: {friend.name}")
    browser.post(f"{named.url}briefed/")
    browser.post(f"{named.url}outcome/", {"words": "an offer"})
    assert "A thank-you is due" in browser.get("/references/").content.decode()
    browser.post(f"{named.url}thanked/")
    assert "A thank-you is due" not in browser.get("/references/").content.decode()
    assert browser.post(f"/references/uses/{number}/eaten/").status_code == 404
    browser.post(f"{named.url}undo/")
    assert browser.get(named.url).status_code == 404
    browser.post(f"/references/{friend.person}/", {"undo": "1"})
    assert served.workspace().references.pool()[0].consent == "asked"
    browser.post(f"/references/{friend.person}/", {"remove": "1"})
    assert served.workspace().references.pool() == ()


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/references/", {"who": "", "skills": "x"}),
        ("/references/", {"who": "Ana Ferreira-Lund", "skills": "x", "since": "soon"}),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(browser, path, form):
    answer = browser.post(path, form)
    assert answer.status_code in (400, 404)
    assert "<h1>" in answer.content.decode()
