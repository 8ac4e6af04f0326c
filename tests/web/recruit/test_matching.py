"""The page of matching: who fits in words, both texts beside each other, the shortlist, and what was shown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.test import Client

from renown.recruit.law.basis import Grounds
from renown.workspace import Workspace
from renown.workspace.recruit.grounds import moment_of

Browser = Callable[[Path], AbstractContextManager[Client]]
AD = "Data engineer (m/f/d)\nRequirements\n- 2 years of Python\n- SQL & <b>Airflow</b>\nNice to have\n- Docker\n"
APPLIED = {
    "purpose": "Data engineer",
    "basis": "6(1)(b)",
    "proof": "their mail of 4 May 2026",
    "visibility": "consent",
}
CVS = {
    "ann.txt": "Ann Alder\nann@example.org\n\nExperience\n2018 - today Data engineer, Harrowfield\n"
    "Python, SQL and Airflow; <script>alert(1)</script>\n",
    "bob.txt": "Bob Birch\nbob@example.org\n\nExperience\n2015 - today Cook, Adler inn\nSoups.\n",
}


@pytest.fixture
def browser(tmp_path: Path, owners_browser: Browser) -> Iterator[Client]:
    with Workspace.create(tmp_path / "recruiting", purpose="recruiting") as ws:
        for name, cv in CVS.items():
            ws.candidates.put_in(
                name, cv.encode(), Grounds(source=name, collected_at=moment_of(None, ws.zone), **APPLIED)
            )
        ws.vacancies.add(AD)
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


def test_from_a_vacancy_to_a_person_on_the_shortlist(browser: Client) -> None:
    assert "Who fits" in words(browser, "/recruit/vacancies/1/")
    told = words(browser, "/recruit/vacancies/1/match/")
    assert told.index("Ann Alder") < told.index("Bob Birch") and "1 to 2 of 2" in told
    assert "Not named: 2 years of Python" in told and "Ask: Python is not named; ask about it." in told
    assert not any(word in told.casefold() for word in ("score", "%", "reject all", "unsuitable"))
    told = words(browser, "/recruit/vacancies/1/match/1/")
    assert "named Python, SQL and Airflow" in told and "not named: ask" in told and "alert(1)" in told
    page = browser.get("/recruit/vacancies/1/match/1/").content.decode()
    assert "<script>alert" not in page and "<b>Airflow" not in page
    for mark in ('id="asked-1"', 'id="said-1"', 'id="need-1"', 'href="#need-1"', 'href="#said-1"'):
        assert page.count(mark) >= 1, mark
    put = "/recruit/vacancies/1/shortlist/put/"
    assert "say in a word or two why" in sent(browser, put, 400, candidate=1, words=" ")
    refused = browser.post(put, {"candidate": 1, "words": "x" * 2500})
    assert refused.status_code == 400 and "x" * 2500 in refused.content.decode()
    told = sent(browser, put, candidate=1, words="knows <tides>")
    assert "On the shortlist, with your word. Nothing was sent." in told and "knows <tides>" in told and "Undo" in told
    assert "knows <tides>" in words(browser, "/recruit/vacancies/1/match/")
    assert "Taken off the shortlist." in sent(browser, "/recruit/vacancies/1/shortlist/take-off/", entry=1)
    told = sent(browser, "/recruit/vacancies/1/shortlist/put-back/", entry=1, candidate=1)
    assert "On the shortlist again." in told and "knows <tides>" in told
    sent(browser, "/recruit/vacancies/1/shortlist/hire/", 400, entry=1)


def test_filters_the_way_back_and_the_log(browser: Client) -> None:
    told = words(browser, "/recruit/vacancies/1/match/?missing=1")
    assert (
        "Nothing that is asked is named, 2 must-haves are open" in told
        and "Ann Alder" not in told
        and "1 to 1 of 1, filtered from 2" in told
    )
    assert "Nobody is left by what you asked for" in words(browser, "/recruit/vacancies/1/match/?place=Lima")
    assert "expected 'none' or the number" in words(browser, "/recruit/vacancies/1/match/?missing=77", 400)
    assert "Nobody" in words(browser, "/recruit/vacancies/1/match/?page=9999999999")
    assert "Which vacancies fit" in words(browser, "/recruit/candidates/1/")
    assert "2 things that are asked are named" in words(browser, "/recruit/candidates/1/fits/")
    log = words(browser, "/recruit/rankings/?vacancy=1")
    assert "Only who does not name: 2 years of Python" in log and "owner was shown 1 of 2; version 1" in log
    assert "Rankings that were shown" in words(browser, "/recruit/law/")
    browser.post("/recruit/candidates/2/erase/")
    log = words(browser, "/recruit/rankings/")
    assert "somebody who is not here any more" in log and "Birch" not in log
    for path in ("/recruit/vacancies/9/match/", "/recruit/vacancies/1/match/2/", "/recruit/candidates/2/fits/"):
        words(browser, path, 404)


def test_another_workspace_says_where_candidates_are_kept(at_home: Client) -> None:
    for path in (
        "vacancies/1/match/",
        "vacancies/1/match/1/",
        "candidates/1/fits/",
        "rankings/",
    ):
        assert "renown init --purpose recruiting" in words(at_home, f"/recruit/{path}")
