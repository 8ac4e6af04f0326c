"""Candidates and the law in the pages: kept, told, rejected, let go, erased; and what another workspace says."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from renown.web import served
from renown.web.views.recruit import candidates as views
from renown.workspace import Workspace

Browser = Callable[[Path], AbstractContextManager[Client]]
WEIGHED = "We look for a data engineer; their public page says they are one; one message, easily refused."
FOUND = {
    "purpose": "Data engineer",
    "basis": "6(1)(f)",
    "proof": WEIGHED,
    "source": "https://code.example.org/ana",
    "visibility": "public",
    "jurisdiction": "DE",
}


@pytest.fixture
def browser(tmp_path: Path, owners_browser: Browser) -> Iterator[Client]:
    Workspace.create(tmp_path / "recruiting", purpose="recruiting").close()
    with owners_browser(tmp_path / "recruiting") as client:
        yield client


def words(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == status
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def sent(client: Client, path: str, status: int = 200, **told: object) -> str:
    answer = client.post(path, told, follow=True)
    assert answer.status_code == status, answer.content.decode()[-800:]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_another_workspace_says_where_candidates_are_kept(at_home: Client) -> None:
    for path in ("/recruit/candidates/", "/recruit/law/"):
        told = words(at_home, path)
        assert "renown init --purpose recruiting" in told and "Keep candidates here" not in told
    assert "the purpose of this workspace stays" in sent(at_home, "/recruit/candidates/", 400, purpose="recruiting")


def test_an_empty_workspace_can_become_one_for_candidates(tmp_path: Path, owners_browser: Browser) -> None:
    Workspace.create(tmp_path / "new").close()
    with owners_browser(tmp_path / "new") as client:
        assert "Keep candidates here" in words(client, "/recruit/law/")
        assert "for candidates now" in sent(client, "/recruit/candidates/", purpose="recruiting")
        assert "Nobody is kept yet" in words(client, "/recruit/candidates/")
    with Workspace.open(tmp_path / "new") as again:
        assert again.recruiting


def test_from_a_cv_to_a_certificate(browser: Client) -> None:
    assert "Nobody is kept yet" in words(browser, "/recruit/candidates/")
    told = sent(browser, "/recruit/candidates/", 400, **{**FOUND, "proof": "weighed", "name": "Ana Lund"})
    assert "the balancing test" in told and "Keep somebody" in told
    assert 'value="Data engineer"' in browser.post("/recruit/candidates/", {**FOUND, "source": "web"}).content.decode()
    cv = SimpleUploadedFile("ana.txt", b"Ana Lund\nana@example.org\n\nSkills\nPython\nIG Metall <b>\n")
    told = sent(browser, "/recruit/candidates/", **FOUND, files=cv)
    assert "Kept: 1." in told and "ana@example.org" in told and "IG Metall (union membership)" in told
    assert "page Law" in told
    assert "1 candidate here Ana Lund" in words(browser, "/recruit/search/?q=python")
    assert "Nobody who is kept fits" in words(browser, "/recruit/search/?q=cobol")
    assert "Kept: notices say it" in sent(
        browser, "/recruit/law/company/", name="Alder GmbH", address="Berlin", contact="jobs@example.org"
    )
    assert "Alder GmbH, Berlin" in words(browser, "/recruit/candidates/1/")
    told = sent(browser, "/recruit/candidates/1/step/", kind="notice")
    assert "Noted." in told and "Take back" in told
    told = sent(browser, "/recruit/candidates/1/step/", 400, kind="consent")
    assert "a consent ends on a day" in told
    opened = signing.dumps(0.0, salt=views.OPENED)
    just = re.search(r'name="opened" value="([^"]+)"', browser.get("/recruit/candidates/1/").content.decode())
    assert just is not None
    assert "G13" in sent(browser, "/recruit/candidates/1/reject/", 400, opened=just[1], reason="no Spark")
    assert "was not open" in sent(browser, "/recruit/candidates/1/reject/", 400, opened="forged", reason="no Spark")
    assert "Rejected, by you" in sent(browser, "/recruit/candidates/1/reject/", opened=opened, reason="no Spark")
    answer = browser.post("/recruit/candidates/1/export/")
    assert answer.headers["Content-Type"] == "application/zip" and answer.content[:2] == b"PK"
    answer = browser.get("/recruit/candidates/1/papers/1/")
    assert answer.content.startswith(b"Ana Lund") and "attachment" in answer.headers["Content-Disposition"]
    told = sent(browser, "/recruit/candidates/1/object/")
    assert "no trace found" in told and "renown erasure certificate 1" in told and "Ana" not in told
    assert "Nobody is kept yet" in words(browser, "/recruit/candidates/")
    words(browser, "/recruit/candidates/1/", 404)


def test_what_is_due_is_done_by_one_click_and_taken_back(browser: Client) -> None:
    ws = served.workspace()
    today = ws._context.today().date()
    for name, days in (("Ana Lund", 27), ("Bob Birch", 60), ("Cy Cedar", 61)):
        ws.candidates.add(
            name,
            *(FOUND[key] for key in views.GROUNDS),
            email=f"{name[:2]}@example.org",
            collected=today - timedelta(days=days),
        )
    told = words(browser, "/recruit/law/")
    assert "GDPR Art. 14" in told and "Now: send them the notice in their language" in told
    assert "Now: one click. They go from every file" in told
    sent(browser, "/recruit/candidates/3/step/", kind="hold", words="claim of 3 March")
    assert "The dispute is over" in words(browser, "/recruit/law/")
    assert "Noted." in sent(browser, "/recruit/candidates/3/step/", kind="release", back="law")
    told = words(browser, "/recruit/law/")
    assert "Erase all 2 who have to go" in told and told.index("Cy Cedar") < told.index("Bob Birch")
    told = sent(browser, "/recruit/law/notice/", number=1)
    assert "Noted." in told and "I told them" not in told
    assert "Taken back." in sent(browser, "/recruit/candidates/1/unstep/", step=3)
    assert "I told them" in words(browser, "/recruit/law/")
    assert "nothing of that kind" in sent(browser, "/recruit/law/ask/", 400, number=1)
    assert "nothing the law asks for" in sent(browser, "/recruit/law/dance/", 400, number=1)
    text = browser.post("/recruit/law/erase/", {"number": 3}).content.decode()
    certificate = html.unescape(re.search(r"<pre[^>]*>(.*?)</pre>", text, re.DOTALL)[1])  # type: ignore[index]
    assert "signed by this workspace" in sent(browser, "/recruit/law/verify/", certificate=certificate)
    assert "changed after it was signed" in sent(
        browser, "/recruit/law/verify/", 400, certificate=certificate.replace('"accounts": 1', '"accounts": 2')
    )
    assert "Erased: 1 person" in sent(browser, "/recruit/law/erase-due/")
    told = sent(browser, "/recruit/candidates/1/let-go/")
    assert "to be erased in a week" in told and "Ana Lund" not in told.replace("Let go", "")
    assert "Ana Lund" in words(browser, "/recruit/candidates/?state=gone")
    assert "Kept again." in sent(browser, "/recruit/candidates/1/take-up/")


def test_no_page_shows_a_candidates_score_or_leads_to_one(browser: Client) -> None:
    ws = served.workspace()
    ws.candidates.add("Ana Lund", *(FOUND[key] for key in views.GROUNDS), email="ana@example.org", text="cook")
    ws.scores.rebuild()
    [person] = (row.person for row in ws.candidates.list())
    pages = ("/", "/people/", f"/people/{person}/", "/recruit/candidates/", "/recruit/candidates/1/", "/recruit/law/")
    for path in (*pages, "/recruit/search/?q=cook"):
        text = browser.get(path, follow=True).content.decode()
        assert "Ana Lund" in text or path in ("/", "/recruit/law/")
        assert not re.search(r"\b[Ss]core", text) and "/influence/" not in text and "/evidence/" not in text, path
    for path in ("/influence/", "/seeds/", "/formula/", f"/people/{person}/evidence/depth/"):
        assert "Nobody is scored in a workspace for candidates" in words(browser, path, 403)
    assert "score" not in ws.table.csv({"columns": "score"}).splitlines()[0]


def test_a_sign_is_noted_on_the_page_and_marks_the_list(browser: Client) -> None:
    sent(browser, "/recruit/candidates/", name="Ana Lund", **FOUND)
    assert "latent: no sign" in words(browser, "/recruit/candidates/?state=latent")
    told = sent(browser, "/recruit/candidates/1/sign/", kind="said", words="wants shorter ways", source="her mail")
    assert "Noted as a sign." in told and "They said that they look." in told and "her mail" in told
    assert "looks, by their own word" in words(browser, "/recruit/candidates/?state=open")
    assert "Nobody fits" in words(browser, "/recruit/candidates/?state=latent")
    sent(browser, "/recruit/candidates/1/sign/", kind="closed", words="is content", source="her mail")
    assert "leave them in peace" in words(browser, "/recruit/candidates/1/")
    refused = sent(browser, "/recruit/candidates/1/sign/", 400, kind="said", words="is pregnant", source="Bo")
    assert "G6" in refused
    assert "The sign is taken back." in sent(browser, "/recruit/candidates/1/unsign/", sign="2")
    assert "looks, by their own word" in words(browser, "/recruit/candidates/")


CONNECTIONS = b"""First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Lund,https://www.linkedin.com/in/ana-l,ana@example.org,Gasthof Adler,Pastry chef,05 Mar 2024
Bo,Birch,https://www.linkedin.com/in/bo-b,,Klinik am See,Nurse,06 Mar 2024
"""


def test_people_one_knows_are_looked_at_taken_in_and_taken_back(browser: Client) -> None:
    known = "/recruit/candidates/known/"
    assert "Take in people you know" in words(browser, "/recruit/candidates/")
    listed = {**FOUND, "source": "connections of Olga Owner, exported on 4 May 2026", "language": "de"}
    told = sent(browser, known, **listed, files=SimpleUploadedFile("Connections.csv", CONNECTIONS))
    assert "2 people would come in" in told and "Pastry chef, Gasthof Adler" in told and "to be told by" in told
    assert "nobody is kept" in words(browser, "/recruit/candidates/").lower()
    page = browser.post(known, {**listed, "files": SimpleUploadedFile("Connections.csv", CONNECTIONS)})
    batch = re.search(r'name="batch" value="([0-9a-f]{32})"', page.content.decode())
    assert batch is not None
    assert "Taken in: 2." in sent(browser, known, **listed, batch=batch[1])
    assert "little is known" in words(browser, "/recruit/candidates/?q=ana")
    assert "2, who are not taken in twice" in sent(
        browser, known, **listed, files=SimpleUploadedFile("Connections.csv", CONNECTIONS)
    )
    assert "Taken back: 2" in sent(browser, "/recruit/candidates/1/untake/")
    assert "Kept again: 2." in sent(browser, "/recruit/candidates/1/retake/")
    assert "G3" in sent(
        browser, known, 400, **{**listed, "source": "internet"}, files=SimpleUploadedFile("a.csv", b"a")
    )
    assert "have not applied" in sent(
        browser, known, 400, **{**listed, "basis": "6(1)(b)"}, files=SimpleUploadedFile("a.csv", b"a")
    )
    sent(browser, known, 400, **listed, batch="../../etc")
