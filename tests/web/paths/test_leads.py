"""The page of jobs on the made-up world: companies with insiders, leads by stage, and where nothing is known."""

from __future__ import annotations

from html import unescape

from django.test import Client

from renown.web import served


def page_of(browser: Client) -> str:
    answer = browser.get("/leads/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_an_empty_board_says_what_a_lead_is_and_calls_folklore_folklore(at_home: Client) -> None:
    page = page_of(at_home)
    assert "No lead yet" in page and "folklore" in page and "no lead came here yet" in page
    assert " style=" not in page and "<script>" not in page


def test_a_company_shows_who_is_there_and_can_be_taken_off(at_home: Client) -> None:
    form = {"name": "Saltmarsh Analytics", "role": "data engineer", "why": "kind people", "digital": "no"}
    page = unescape(at_home.post("/leads/companies/", form, follow=True).content.decode())
    (company,) = served.workspace().leads.companies()
    best = served.workspace().leads.insiders(company.name)[0]
    assert company.digital is False and best.name in page and best.words in page and "kind people" in page
    assert at_home.post("/leads/companies/", form).status_code == 400
    assert "Saltmarsh" not in unescape(
        at_home.post("/leads/companies/", {"drop": company.id}, follow=True).content.decode()
    )


def test_a_lead_moves_over_the_board_and_back(at_home: Client) -> None:
    friend = served.workspace().ties.warmth(limit=1)[0]
    form = {"organisation": "Oakum <Insurance>", "role": "baker", "contact": str(friend.person), "words": "ovens"}
    answer = at_home.post("/leads/add/", form, follow=True)
    assert b"Oakum &lt;Insurance&gt;" in answer.content and friend.name in unescape(answer.content.decode())
    (row,) = served.workspace().leads.list()
    at_home.post(f"/leads/{row.id}/", {"stage": "talk"})
    assert "1 of 1 went on" in page_of(at_home)
    assert at_home.post(f"/leads/{row.id}/", {"stage": "asked"}).status_code == 400
    at_home.post(f"/leads/{row.id}/", {"stage": "closed"})
    assert "1 closed lead" in page_of(at_home)
    for _ in range(3):
        at_home.post(f"/leads/{row.id}/", {"undo": "yes"})
    assert served.workspace().leads.list() == () and "No lead yet" in page_of(at_home)


def test_a_contact_whom_nobody_knows_is_refused(at_home: Client) -> None:
    answer = at_home.post("/leads/add/", {"organisation": "Oakum", "contact": "nobody of this name"})
    assert answer.status_code == 404 and served.workspace().leads.list() == ()


def test_without_an_owner_the_page_still_stands(at_home: Client) -> None:
    ws = served.workspace()
    ws.leads.aim("Saltmarsh Analytics")
    for account in ws.desk.owners():
        ws.desk.unconfirm(account)
    assert "Saltmarsh Analytics" in page_of(at_home)
