"""The page of a person and its edits, as the owner's browser sees them."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from renown.web import served


def text(browser: Client, path: str) -> str:
    return browser.get(path, follow=True).content.decode()


@pytest.fixture
def friend(at_home: Client) -> int:
    return served.workspace().ties.warmth(limit=1)[0].person


def png(size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


def upload(browser: Client, person: int, content: bytes, name: str = "me.png") -> object:
    return browser.post(f"/people/{person}/picture/", {"picture": SimpleUploadedFile(name, content)})


def test_a_number_is_added_shown_to_tap_and_taken_back(at_home: Client, friend: int) -> None:
    page, edit = f"/people/{friend}/", f"/people/{friend}/details/"
    sent = {"fact": "phone", "new": "+49 30 901820", "kind": "Mobile", "seen": "0"}
    said = at_home.post(edit, sent, follow=True).content.decode()
    assert 'href="tel:+4930901820"' in said and "+49 30 901820" in said and ">cell<" in said and "by you" in said
    assert "Kept:" in said and "there (Berlin)" in said
    number = re.search(r'name="edit" value="(\d+)"', said)
    assert number is not None
    at_home.post(f"{edit}undo/", {"edit": number[1]})
    assert "tel:+4930901820" not in text(at_home, page) and "taken back" in text(at_home, edit)


def test_what_is_wrong_or_was_changed_meanwhile_is_said_on_the_page(at_home: Client, friend: int) -> None:
    edit = f"/people/{friend}/details/"
    wrong = at_home.post(edit, {"fact": "email", "new": "nobody"})
    assert wrong.status_code == 400 and "a mail address like" in wrong.content.decode()
    at_home.post(edit, {"fact": "name", "new": "Zoë Quill", "seen": "0"})
    late = at_home.post(edit, {"fact": "name", "new": "Zoe", "seen": "0"})
    assert late.status_code == 400 and "in another window: Name: Zoë Quill" in late.content.decode()
    assert "<h1><bdi>Zoë Quill</bdi>" in text(at_home, f"/people/{friend}/")
    assert "Zoë Quill" in text(at_home, "/people/?q=Quill").partition("<table")[2]


def test_a_picture_is_served_as_what_it_is_and_to_the_owner_alone(at_home: Client, friend: int) -> None:
    assert at_home.get(f"/people/{friend}/picture/").status_code == 404
    assert upload(at_home, friend, png()).status_code == 302  # type: ignore[attr-defined]
    seen = at_home.get(f"/people/{friend}/picture/")
    assert (seen.headers["Content-Type"], seen.headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "default-src 'none'" in seen.headers["Content-Security-Policy"] and seen.content[:2] == b"\xff\xd8"
    assert f'src="/people/{friend}/picture/' in text(at_home, f"/people/{friend}/")
    assert Client(headers={"host": "127.0.0.1:8765"}).get(f"/people/{friend}/picture/").status_code == 403
    at_home.post(f"/people/{friend}/picture/", {"away": "1"})
    assert at_home.get(f"/people/{friend}/picture/").status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no picture that can be read"),
        (b"GIF89a" + b"<script>", "no picture that can be read"),
        (b"\x89PNG" + bytes(11_000_000), "is 11 MB large, at most 10 MB"),
        (png((20_001, 2)), "too many points"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(
    at_home: Client, friend: int, content: bytes, words: str
) -> None:
    answer = upload(at_home, friend, content)
    assert answer.status_code == 400 and words in answer.content.decode()  # type: ignore[attr-defined]
    assert at_home.post(f"/people/{friend}/picture/").status_code == 400


def test_somebody_who_became_another_is_found_and_somebody_forgotten_is_said(at_home: Client, friend: int) -> None:
    people = served.workspace().people
    other = served.workspace().ties.warmth(limit=2)[1].person
    people.link(friend, other)
    gone = other if served.workspace().details.where(other) != other else friend
    now = served.workspace().details.where(gone)
    moved = at_home.get(f"/people/{gone}/")
    assert moved.status_code == 302 and moved.headers["Location"].startswith(f"/people/{now}/")
    assert "Two people turned out to be one" in text(at_home, f"/people/{gone}/")
    late = at_home.post(f"/people/{gone}/details/", {"fact": "phone", "new": "+49 30 901820"})
    assert late.status_code == 404 and f'href="/people/{now}/"' in late.content.decode()
    people.forget(now)
    for path in (f"/people/{gone}/", f"/people/{now}/"):
        answer = at_home.get(path)
        assert answer.status_code == 404 and "forgotten" in answer.content.decode()


def test_long_names_and_other_scripts_stay_text(at_home: Client, friend: int) -> None:
    for name in ("<b>" + "a" * 490, "مريم حداد", "🦜🎻"):
        at_home.post(f"/people/{friend}/details/", {"fact": "name", "new": name})
        page = text(at_home, f"/people/{friend}/")
        assert "<bdi>" in page and name.replace("<b>", "&lt;b&gt;") in page
