"""The pages of warm paths on the made-up world: looking, the letter, sending it, and what came of it."""

from __future__ import annotations

import re
from collections import Counter
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
    names = [row.name for row in served.workspace().ties.warmth(limit=60)]
    (several, many), *_ = Counter(word[:3] for name in names for word in name.split()).most_common(1)
    assert many > 1, "words that mean one person alone need no question"
    choices = text_of(at_home, f"/paths/?kind=person&q={several}")
    assert "Whom do you mean?" in choices
    page = text_of(at_home, f"/paths/?kind=person&q={way.name.lower()}")
    assert "Whom do you mean?" not in page, "one exact match needs no question"
    between = way.hops[0].taker_name
    assert f"The warmest ways to {way.name}" in page and f"through {between}" in page
    assert "weakest link" in page and f"Ask {between.split()[0]} for an introduction" in page
    owner = served.workspace().state().owner_name
    assert "That is you" in text_of(at_home, f"/paths/?kind=person&q={owner}")
    assert "That is you" in text_of(at_home, f"/paths/?kind=person&q=x&to={served.workspace().state().owner}")
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
        assert f'name="in" value="{language}"' in page
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
    served.workspace().paths.ask(way.person, [way.hops[0].taker], "Would you?", draft=True)
    page = text_of(at_home, "/paths/requests/")
    assert "not sent yet" in page and "No outcome is noted yet" in page


def field(page: str, name: str) -> str:
    """What stands in a field of the letter."""
    box = re.search(r'<textarea[^>]* name="words"[^>]*>(.*?)</textarea>', page, re.S)
    hidden = re.search(rf'name="{name}" value="([^"]*)"', page)
    return box[1] if name == "words" and box else hidden[1] if hidden else ""


def form_of(page: str, **changes: object) -> dict[str, object]:
    names = ("to", "through", "hop", "language", "why", "chosen", "hope", "draft", "dropped", "words")
    return {name: field(page, name) for name in names} | changes


def test_own_words_outlive_the_language_a_reload_and_a_suggestion_and_are_what_is_sent(
    at_home: Client, way: WarmPath
) -> None:
    page = text_of(at_home, letter_of(way))
    suggested = field(page, "words")
    # What is as it was suggested goes with the language.
    german = unescape(at_home.post("/paths/ask/", form_of(page, **{"in": "de"}), follow=True).content.decode())
    assert field(german, "words").startswith("Hallo") and not served.workspace().paths.drafts()

    own = "Hi Bo,\r\n\r\nwould you & could you?\r\nAna"
    sent = at_home.post("/paths/ask/", form_of(page, words=own, **{"in": "de"}))
    page = text_of(at_home, sent.headers["Location"])
    assert field(page, "words") == own.replace("\r\n", "\n") and "Use the suggestion in Deutsch (du)" in page
    assert 'value="de" aria-pressed="true"' in page and 'lang="en"' in page
    body = parse_qs(urlsplit(re.search(r'href="(mailto:[^"]+)"', page)[1]).query)["body"][0]  # type: ignore[index]
    assert body == own
    assert field(text_of(at_home, letter_of(way)), "words") == field(page, "words"), "kept over a reload"

    back = at_home.post("/paths/ask/", form_of(page, how="suggestion"))
    restored = text_of(at_home, back.headers["Location"])
    assert field(restored, "words").startswith("Hallo") and "Take my own words back" in restored
    at_home.post("/paths/ask/", form_of(restored, how="bring-back"))
    page = text_of(at_home, letter_of(way))
    assert field(page, "words") == own.replace("\r\n", "\n") != suggested

    listing = unescape(at_home.post("/paths/ask/", form_of(page, how="keep"), follow=True).content.decode())
    assert "Letters you are writing" in listing and "would you & could you?" in listing
    at_home.post("/paths/ask/", form_of(page, how="sent", words=own + " Now."))
    (row,) = served.workspace().paths.requests()
    assert (row.words, row.language) == (own.replace("\r\n", "\n") + " Now.", "en")
    assert not served.workspace().paths.drafts()


def test_what_another_window_wrote_is_not_overwritten(at_home: Client, way: WarmPath) -> None:
    page = text_of(at_home, letter_of(way))
    htmx = {"HX-Request": "true"}
    first = at_home.post("/paths/ask/write/", form_of(page, words="From here"), headers=htmx).content.decode()
    assert "Kept as you wrote it" in first
    second = at_home.post("/paths/ask/write/", form_of(page, words="From there"), headers=htmx).content.decode()
    assert "another window" in second
    again = at_home.post("/paths/ask/", form_of(page, words="From there", how="keep")).content.decode()
    assert "another window" in again and "From there" in again
    assert [draft.words for draft in served.workspace().paths.drafts()] == ["From here"]
    at_home.post("/paths/ask/", form_of(unescape(again), how="keep"))
    assert [draft.words for draft in served.workspace().paths.drafts()] == ["From there"]
    served.workspace().people.forget(way.hops[0].taker)
    assert not served.workspace().paths.drafts()


def test_a_letter_too_long_for_a_link_is_copied(at_home: Client, way: WarmPath) -> None:
    page = text_of(at_home, letter_of(way))
    kept = unescape(at_home.post("/paths/ask/write/", form_of(page, words="é" * 9000)).content.decode())
    link = re.search(r'href="(mailto:[^"]+)"', kept)
    assert link is not None and len(link[1]) < 2000 and "body" not in link[1]
    assert 'id="too-long"' in kept and 'id="too-long" hidden' not in kept
    assert at_home.post("/paths/ask/write/", form_of(page, words="x" * 30_000)).status_code == 200


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
