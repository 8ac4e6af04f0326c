"""Notes on the pages: whatever is sent is kept, every chip can be changed, and nothing that was typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from renown.web import application, served
from renown.web.templatetags.notes import markdown
from renown.workspace import Workspace
from renown.workspace.giving.answers import NoteLine


@pytest.fixture
def browser(export: Path, tmp_path: Path) -> Iterator[Client]:
    """The owner's browser on a workspace with one import."""
    folder = tmp_path / "workspace"
    with Workspace.create(folder) as workspace:
        workspace.imports.add(export)
        workspace.people.confirm_owner("p0")
    desk = served.enter(folder)
    application.adjust(folder, 8765, desk.secret("pages").hex())
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{desk.create_link()}/")
    yield client
    served.leave()


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    shown = answer.content.decode()
    assert " style=" not in shown and "<script>" not in shown and " onclick" not in shown
    return shown


def keep(client: Client, line: str, **more: str) -> str:
    answer = client.post("/note/", {"line": line, **more})
    assert answer.status_code == 302, answer.content.decode()
    return page(client, answer.headers["Location"])


def last() -> NoteLine:
    return served.workspace().notes.list().rows[0]


def change(client: Client, do: str, status: int = 302, **sent: Any) -> str:
    answer = client.post(f"/note/{last().id}/change/", {"version": last().version, "do": do, **sent})
    assert answer.status_code == status, answer.content.decode()
    return page(client, answer.headers["Location"]) if status == 302 else answer.content.decode()


def test_a_line_is_kept_and_each_chip_of_it_changed(browser: Client) -> None:
    shown = keep(browser, "Lunch with Person 1 yesterday")
    assert "Kept." in shown and "Lunch with Person 1" in shown
    person = served.workspace().people.find("Person 2")
    change(browser, "what", value="coffee")
    change(browser, "day", value="2026-01-05")
    change(browser, "due", value="2030-01-04")
    change(browser, "topic", value="maps")
    change(browser, "person", person=person)
    shown = change(browser, "drop", person=served.workspace().people.find("Person 1"))
    note = last()
    assert (note.what, str(note.day), str(note.due), note.topic) == ("coffee", "2026-01-05", "2030-01-04", "maps")
    assert [c.name for c in note.people] == ["Person 2"]
    for words in ("Coffee", "5 Jan 2026", "4 Jan 2030", "maps", "Person 2", "6 earlier versions"):
        assert words in shown
    change(browser, "leave-out", value="due")
    change(browser, "revert")
    assert str(last().due) == "2030-01-04"


def test_a_name_that_fits_several_is_kept_and_chosen_by_a_button(browser: Client) -> None:
    shown = keep(browser, "Person helped me")
    assert "Who is Person?" in shown and served.workspace().favours.lines() == ()
    person = served.workspace().people.find("p3")
    assert f'value="{person}"' in shown
    change(browser, "person", person=person)
    assert [line.person for line in served.workspace().favours.lines()] == [person]


def test_somebody_unknown_is_added_from_the_note(browser: Client) -> None:
    assert "Add Yolanda Mir as a person" in keep(browser, "Coffee with Yolanda Mir")
    shown = change(browser, "add", name="Yolanda Mir")
    assert [c.name for c in last().people] == ["Yolanda Mir"] and "Add Yolanda" not in shown


def test_what_cannot_be_read_is_kept_and_harmless(browser: Client) -> None:
    shown = keep(browser, "<script>alert(1)</script> & [x](javascript:alert(1)) ![p](https://example.org/p.png)")
    assert "<script>alert" not in shown and "&lt;script&gt;" in shown and "<img" not in shown
    assert 'href="javascript' not in shown and last().what == "note"
    assert page(browser, "/note/?q=ALERT").count('class="who-name"') == 1
    assert "Nothing yet." in page(browser, "/note/?q=nowhere") and "1 note" in page(browser, "/note/?alone=1")


def test_a_note_of_a_hundred_kilobytes_is_kept_and_shown(browser: Client) -> None:
    text = "# A long day\n\n" + "\n".join(f"- **{at}** a line of it, and *more*" for at in range(3_000))
    assert len(text) > 100_000
    shown = keep(browser, text)
    assert "<strong>2999</strong>" in shown and "<h3>A long day</h3>" in shown and last().words == text
    assert len(page(browser, "/note/")) < 20_000


def test_what_was_refused_stands_in_the_field_again(browser: Client) -> None:
    answer = browser.post("/note/", {"line": "x" * 200_001})
    assert answer.status_code == 400 and "x" * 200_001 in answer.content.decode()
    assert browser.post("/note/", {"line": "  "}).status_code == 400


def test_the_later_of_two_windows_is_told_and_keeps_its_text(browser: Client) -> None:
    keep(browser, "Lunch with Person 1")
    change(browser, "what", value="coffee")
    late = browser.post(f"/note/{last().id}/change/", {"version": "1", "do": "text", "text": "What I typed here"})
    shown = late.content.decode()
    assert late.status_code == 409 and "changed in another window" in shown and "What I typed here" in shown
    assert last().words == "Lunch with Person 1"
    browser.post(f"/note/{last().id}/undo/")
    late = browser.post(f"/note/{last().id}/change/", {"version": "2", "do": "what", "value": "met"})
    assert late.status_code == 409 and "Stands again." in page(
        browser, browser.post(f"/note/{last().id}/back/").headers["Location"]
    )


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"do": "dance"}, 404),
        ({"do": "what", "value": "dance"}, 400),
        ({"do": "day", "value": "soon"}, 400),
        ({"do": "person", "person": "x"}, 400),
        ({"do": "person", "who": "nobody at all"}, 404),
        ({"do": "event", "value": "../x"}, 400),
        ({"do": "leave-out", "value": "words"}, 404),
    ],
)
def test_what_makes_no_sense_changes_nothing(browser: Client, sent: dict[str, str], status: int) -> None:
    keep(browser, "Lunch with Person 1")
    assert browser.post(f"/note/{last().id}/change/", {"version": "1", **sent}).status_code == status
    assert last().version == 1
    assert browser.get("/note/99/").status_code == 404 and browser.post(f"/note/{last().id}/dance/").status_code == 404


def test_the_list_has_pages(browser: Client) -> None:
    for at in range(21):
        served.workspace().notes.keep(f"Thought {at}")
    first = page(browser, "/note/?q=thought")
    assert "21 notes" in first and "q=thought&amp;page=2" in first
    assert re.findall(r"Thought \d+", page(browser, "/note/?q=thought&page=2"))[0] == "Thought 0"


@pytest.mark.parametrize("piece", ["[", "*a ", "> ", "`", "![", "_a__", "- ", "<a", "[a](", "&", "\\", "~", "a@"])
def test_hostile_markdown_is_shown_in_the_time_its_length_explains(piece: str) -> None:
    assert markdown(piece * (100_000 // len(piece)))
