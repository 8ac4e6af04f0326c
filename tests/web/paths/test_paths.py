"""The pages of warm paths on the made-up world: looking, the letter, sending it, and what came of it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client

from renown.web import served
from renown.workspace.paths.answers.paths import WarmPath


def text_of(browser: Client, address: str, **headers: str) -> str:
    answer = browser.get(address, headers=headers)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.fixture
def way(at_home: Client) -> WarmPath:
    """A path with one person between."""
    ws = served.workspace()
    found = [path for row in ws.ties.warmth(limit=10) for path in ws.paths.to(row.person, limit=30).paths]
    return max((path for path in found if len(path.hops) == 2), key=lambda path: path.chance)


def letter_of(way: WarmPath) -> str:
    return f"/paths/ask/?to={way.person}&through={way.hops[0].taker}"


def test_the_page_stands_without_a_question_and_is_a_tab_under_the_thumb(at_home: Client) -> None:
    page = text_of(at_home, "/paths/")
    assert "Who can lead you there?" in page and 'href="/paths/" aria-current="page"' in page
    assert " style=" not in page and "<script>" not in page


def test_a_person_is_chosen_from_names_and_then_shown_with_ways(at_home: Client, way: WarmPath) -> None:
    choices = text_of(at_home, f"/paths/?kind=person&q={way.name}")
    link = next(a for a in re.findall(r'href="(/paths/\?kind=person[^"]+)"', choices) if f"to={way.person}" in a)
    page = text_of(at_home, link)
    between = way.hops[0].taker_name
    assert f"The warmest ways to {way.name}" in page and f"through {between}" in page
    assert "weakest link" in page and f"Ask {between.split()[0]} for an introduction" in page
    assert "Nobody fits" in text_of(at_home, "/paths/?kind=person&q=nobody+of+this+name")


@pytest.mark.parametrize(("kind", "words"), [("role", "data engineer"), ("topic", "data quality")])
def test_words_say_how_many_fit_and_on_what_ground(at_home: Client, kind: str, words: str) -> None:
    found = served.workspace().paths.to(words, kind)
    page = text_of(at_home, f"/paths/?kind={kind}&q={words}", **{"HX-Request": "true"})
    assert "<html" not in page and f"people fit “{words}”" in page
    for ground, many in found.grounds:
        assert f"{many} · {ground}" in page
    assert found.paths[0].said in page


def test_where_there_is_no_path_it_says_what_would_make_one(at_home: Client) -> None:
    assert "What would make one visible" in text_of(at_home, "/paths/?kind=place&q=Atlantis")


def test_the_letter_can_be_read_in_other_languages_and_opened_as_a_mail(at_home: Client, way: WarmPath) -> None:
    page = text_of(at_home, letter_of(way) + "&language=de-formal&why=ein+Rat")
    assert "Würden Sie" in page and "Worauf ich hoffe: ein Rat" in page and 'lang="de"' in page
    mail = urlsplit(re.search(r'href="(mailto:[^"]+)"', page)[1])  # type: ignore[index]
    asked = parse_qs(mail.query)
    assert way.name in asked["subject"][0] and "\r\n\r\n" in asked["body"][0] and unquote(mail.path).count("@") <= 1
    for language in ("en", "de", "es"):
        assert re.search(rf'href="\?[^"]*language={language}[^-"]*"', page)
    assert "Before you ask" in page and served.workspace().paths.requests() == ()


def test_sending_is_noted_with_the_words_that_were_sent_and_goes_on_step_by_step(
    at_home: Client, way: WarmPath
) -> None:
    form = {"to": way.person, "through": way.hops[0].taker, "language": "en", "why": "maps", "words": "Would you?"}
    page = unescape(at_home.post("/paths/ask/", {**form, "how": "sent"}, follow=True).content.decode())
    (row,) = served.workspace().paths.requests()
    assert (row.words, row.status, row.goal) == ("Would you?", "asked", "maps")
    assert "They agreed" in page and "Would you?" in page
    at_home.post(f"/paths/requests/{row.id}/", {"status": "agreed"})
    assert "We were introduced" in text_of(at_home, "/paths/requests/")
    at_home.post(f"/paths/requests/{row.id}/", {"undo": "yes"})
    assert served.workspace().paths.requests()[0].status == "asked"
    assert at_home.post(f"/paths/requests/{row.id}/", {"status": "met"}).status_code == 400
    assert "1 request under way" in text_of(at_home, "/paths/")


def test_a_draft_is_kept_and_teaches_nothing(at_home: Client, way: WarmPath) -> None:
    form = {"to": way.person, "through": way.hops[0].taker, "words": "Would you?", "how": "draft"}
    page = unescape(at_home.post("/paths/ask/", form, follow=True).content.decode())
    assert "not sent yet" in page and "No outcome is noted yet" in page


@pytest.mark.parametrize("query", ["", "?to=x", "?to=1&through=2", "?to=1"])
def test_letters_along_no_path_are_refused(at_home: Client, query: str) -> None:
    assert at_home.get(f"/paths/ask/{query}").status_code in (400, 404)


def test_the_page_of_a_person_leads_to_the_paths(at_home: Client, way: WarmPath) -> None:
    assert re.search(rf'href="/paths/\?kind=person[^"]*to={way.person}"', text_of(at_home, f"/people/{way.person}/"))


def test_without_an_owner_the_page_asks_who_it_is(at_home: Client) -> None:
    for account in served.desk().owners():
        served.desk().unconfirm(account)
    assert "Which accounts are mine" in text_of(at_home, "/paths/?kind=role&q=data+engineer")


def test_once_the_first_has_agreed_the_letter_to_the_second_is_at_hand(at_home: Client) -> None:
    room = served.workspace().paths
    goals = [row.person for row in served.workspace().ties.warmth(limit=10)]
    long = next(path for goal in goals for path in room.to(goal, limit=200).paths if len(path.hops) == 3)
    first, second = long.hops[0], long.hops[1]
    number = room.ask(long.person, [first.taker, second.taker], "Would you?", "de", goal="Karten")
    assert "who is next" not in text_of(at_home, "/paths/requests/")
    room.step(number, "agreed")
    page = text_of(at_home, "/paths/requests/")
    link = re.search(r'href="(/paths/ask/[^"]+hop=1[^"]*)"', page)
    assert link is not None and f"The letter to {second.taker_name}" in page
    letter = text_of(at_home, link[1].replace("&amp;", "&"))
    assert f"{first.taker_name} meinte" in letter and "I sent it" not in letter
    assert f"Ask {second.taker_name} to introduce you to {long.name}" in letter
