"""Where the links of the pages lead: to another page of ours, or by a whole address to a page of the web or a mail."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from renown.web import application, served

LEADS = re.compile(r"[/?#]|https?://|mailto:|tel:|$")


def links_of(browser: Client, address: str) -> set[str]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return {unescape(link) for link in re.findall(r'href="([^"]*)"', answer.content.decode())}


@pytest.fixture
def browser(sixty_at_home: Path, tmp_path: Path) -> Iterator[Client]:
    path = tmp_path / "workspace"
    shutil.copytree(sixty_at_home, path)
    application.adjust(path, 8765, served.enter(path).secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{served.desk().create_link()}/")
    yield client
    served.leave()


def test_no_link_is_relative_by_mistake(browser: Client) -> None:
    ws = served.workspace()
    on_linkedin = ws.people.page(network="linkedin", per_page=5).rows
    people = [f"/people/{row.person}/" for row in (*on_linkedin, *ws.people.page(network="x", per_page=3).rows)]
    pages = [*people, "/", "/talk/", "/people/review/", f"/people/{ws.people.page().rows[0].person}/evidence/depth/"]
    found = {link for page in pages for link in links_of(browser, page)}
    assert [link for link in found if not LEADS.match(link)] == []
    profiles = {link for link in found if "linkedin.com/in/" in link}
    assert profiles and all(link.startswith("https://linkedin.com/in/") for link in profiles)
    assert not [link for link in found if link.startswith("//")]
