"""The pages of vacancies: check without keeping, keep, accept, dismiss, edit, versions."""

from __future__ import annotations

import html
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

AD = """Koch (m/w)
Wir sind ein junges Team und suchen dich für die Küche in Kiel.
Ihr Profil:
- Kochen
<script>alert("x")</script>
"""
PAGE = "/recruit/vacancies/"


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def keep(client: Client) -> str:
    answer = client.post(PAGE, {"text": AD})
    assert answer.status_code == 302
    return answer["Location"].split("?")[0]


def act(client: Client, page: str, do: str, status: int = 302, **fields: object) -> str:
    answer = client.post(page, {"do": do, **fields})
    assert answer.status_code == status
    return answer["Location"] if status == 302 else answer.content.decode()


def test_a_check_keeps_nothing_and_can_be_kept(at_home: Client) -> None:
    answer = at_home.post(f"{PAGE}check/", {"text": AD})
    page = answer.content.decode()
    assert answer.status_code == 200 and 'href="#finding-' in page and "engagiertes Team" in page
    assert "<script>alert" not in page and html.escape('alert("x")') in page
    assert "None yet" in text_of(at_home, PAGE)
    kept = re.search(r'<textarea[^>]*name="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert kept and html.unescape(kept[1]).strip() == AD.strip()


def test_a_file_is_checked_and_kept_like_pasted_text(at_home: Client) -> None:
    file = SimpleUploadedFile("ad.html", f"<h1>Koch</h1><p>{AD}</p>".encode())
    answer = at_home.post(f"{PAGE}check/", {"file": file, "text": ""})
    assert answer.status_code == 200 and "junges Team" in answer.content.decode()
    file = SimpleUploadedFile("ad.txt", AD.encode())
    assert at_home.post(PAGE, {"file": file}).status_code == 302
    assert "Koch" in text_of(at_home, PAGE)


def test_what_is_refused_says_why_and_loses_no_word(at_home: Client) -> None:
    answer = at_home.post(PAGE, {"text": "x" * 200_001})
    page = answer.content.decode()
    assert answer.status_code == 400 and 'role="alert"' in page and "x" * 200_001 in page
    assert at_home.post(f"{PAGE}check/", {"text": "  "}).status_code == 400


def test_a_proposal_is_accepted_and_undone(at_home: Client) -> None:
    page = keep(at_home)
    fields = {"finding": "age.young|junges team", "start": AD.index("junges Team"), "version": 1}
    after = act(at_home, page, "accept", **fields)
    shown = text_of(at_home, after)
    assert "ein engagiertes Team" in html.unescape(shown) and 'name="earlier" value="1"' in shown
    act(at_home, page, "restore", version=2, earlier=1)
    assert "Back to version 2" in text_of(at_home, page)
    assert act(at_home, page, "accept", 409, **fields).count("changed in another window") == 1


def test_a_finding_is_dismissed_with_a_reason_and_counts_again(at_home: Client) -> None:
    page = keep(at_home)
    act(at_home, page, "dismiss", 400, finding="age.young|junges team", reason=" ")
    done = act(at_home, page, "dismiss", finding="age.young|junges team", reason="the <b>oldest</b> is 64")
    shown = text_of(at_home, done)
    assert "the &lt;b&gt;oldest&lt;/b&gt; is 64" in shown and "Let it count" in shown
    act(at_home, page, "write", version=1, text="Neu\n\n" + AD)
    assert "Let it count" in text_of(at_home, page)
    act(at_home, page, "undismiss", finding="age.young|junges team")
    assert "Let it count" not in text_of(at_home, page)


def test_a_field_is_edited_and_given_back_to_the_text(at_home: Client) -> None:
    page = keep(at_home)
    act(at_home, page, "edit", version=1, field="must", value="Kochen\nBacken")
    assert "said by you" in text_of(at_home, page)
    act(at_home, page, "reread", version=2, field="must")
    assert "said by you" not in text_of(at_home, page)
    act(at_home, page, "edit", 400, version=3, field="nonsense", value="1")


def test_a_text_that_was_late_stands_in_the_field(at_home: Client) -> None:
    page = keep(at_home)
    act(at_home, page, "edit", version=1, field="title", value="Bäcker")
    late = act(at_home, page, "write", 409, version=1, text="My words\nthat were late")
    assert "My words\nthat were late</textarea>" in late


def test_a_vacancy_is_taken_off_and_put_back(at_home: Client) -> None:
    page = keep(at_home)
    act(at_home, page, "remove")
    assert "None yet" in text_of(at_home, PAGE)
    assert "Put it back" in text_of(at_home, page)
    act(at_home, page, "back")
    assert "Koch" in text_of(at_home, PAGE)
    assert at_home.post(page, {"do": "explode"}).status_code == 404
    text_of(at_home, f"{PAGE}999/", 404)
