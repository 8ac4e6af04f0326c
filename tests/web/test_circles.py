"""Circles, people added by hand and the address book, on the pages of a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.web import application, served
from renown.workspace import Workspace

CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nUID:{name}\nFN:{name} Quay\nCATEGORIES:Familie\nEND:VCARD\n"
    for name in ("Bo", "Cy", "Di")
)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Client]:
    """The owner's browser on a workspace with three cards."""
    folder = tmp_path / "workspace"
    (tmp_path / "book.vcf").write_text(CARDS)
    with Workspace.create(folder) as workspace:
        workspace.imports.add(tmp_path / "book.vcf")
    desk = served.enter(folder)
    application.adjust(folder, 8765, desk.secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{desk.create_link()}/")
    yield client
    served.leave()


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_suggestions_are_answered_several_at_once_and_one_by_one(browser: Client) -> None:
    bo, cy, di = (served.workspace().people.find(f"{name} Quay") for name in ("Bo", "Cy", "Di"))
    assert "under “Familie”" in text(browser, "/circles/")
    browser.post("/circles/", {"chosen": [f"{bo}:family", f"{cy}:family"]})
    browser.post("/circles/", {"reject": f"{di}:family", "chosen": [f"{di}:family"]})
    assert [m.person for m in served.workspace().circles.members("family")] == [bo, cy]
    assert "Nothing in the data suggests" in text(browser, "/circles/?circle=family")
    assert browser.post("/circles/", {"put": "somebody:family"}).status_code == 400
    found = text(browser, "/people/?circle=family")
    assert "Bo Quay" in found and "Cy Quay" in found and "Di Quay" not in found


def test_the_circles_of_a_person_are_changed_on_their_page(browser: Client) -> None:
    bo = served.workspace().people.find("Bo Quay")
    assert "family?" in text(browser, f"/people/{bo}/")
    browser.post(f"/people/{bo}/circle/", {"circle": "friends", "own": "Rowers"})
    browser.post(f"/people/{bo}/circle/", {"circle": "friends", "own": ""})
    browser.post(f"/people/{bo}/circle/", {"reject": "family"})
    assert served.workspace().circles.of(bo) == ("friends", "Rowers")
    assert "family?" not in text(browser, f"/people/{bo}/")
    back = browser.post(f"/people/{bo}/circle/", {"out": "Rowers", "back": "Rowers"})
    assert back.headers["Location"] == "/circles/?circle=Rowers"
    assert served.workspace().circles.of(bo) == ("friends",)


def test_somebody_is_written_down_and_not_twice(browser: Client) -> None:
    told = {"name": "Odile Brandt", "organisation": "Quayside Books", "note": "Likes maps"}
    page = browser.post("/add-person/", told).headers["Location"]
    assert "Quayside Books" in text(browser, page)
    again = browser.post("/add-person/", told)
    assert again.status_code == 400 and f'href="{page}"' in again.content.decode()
    assert 'value="Odile Brandt"' in again.content.decode() and "anyway" in again.content.decode()
    assert browser.post("/add-person/", told | {"anyway": "yes"}).headers["Location"] == page
    wrong = browser.post("/add-person/", {"name": "Ed", "email": "nowhere"})
    assert wrong.status_code == 400 and "no mail address" in wrong.content.decode()


def test_the_address_book_leaves_after_a_word_of_warning(browser: Client) -> None:
    assert "Share it with care" in text(browser, "/export-contacts/")
    book = browser.post("/export-contacts/", {"form": "vcard3", "circle": ""})
    assert book.headers["Content-Type"].startswith("text/vcard") and "contacts.vcf" in book["Content-Disposition"]
    assert book.content.count(b"BEGIN:VCARD") == 3
    bo = served.workspace().people.find("Bo Quay")
    one = browser.post("/export-contacts/", {"form": "jscontact", "person": str(bo)})
    assert one.json()[0]["name"]["full"] == "Bo Quay" and len(one.json()) == 1
    assert browser.post("/export-contacts/", {"form": "csv"}).status_code == 400
    assert browser.post("/export-contacts/", {"form": "vcard4", "circle": "clients"}).status_code == 404
