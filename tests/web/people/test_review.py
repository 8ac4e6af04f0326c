"""The page that asks who is who: one card, three answers, one way back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from renown.workspace.people.answers.review import ReviewProgress


def test_the_card_shows_both_sides_and_why(owner: Client) -> None:
    text = owner.get("/people/review/").content.decode()
    for word in ("Slack", "LinkedIn", "lena-k", "both at Atlas", "likely", "7 pairs to look at", "12 answered"):
        assert word in text
    for key, word in (("y", "yes"), ("n", "no"), ("l", "later")):
        assert f'value="{word}" data-key="{key}"' in text
    assert 'data-key="u"' in text and "%" not in text.split("Why it may be so")[1].split("</ul>")[0]


@pytest.mark.parametrize("word", ["yes", "no", "later"])
def test_an_answer_is_given_and_leads_to_the_next(owner: Client, hand_made: Any, word: str) -> None:
    said: list[tuple[int, int, str]] = []
    hand_made.people.answer = lambda *answer: said.append(answer)
    answer = owner.post("/people/review/", {"a": "11", "b": "12", "word": word})
    assert answer.headers["Location"] == "/people/review/" and said == [(11, 12, word)]


def test_the_last_answer_is_taken_back(owner: Client, hand_made: Any) -> None:
    done: list[str] = []
    hand_made.people.take_back = lambda: done.append("undone")
    assert owner.post("/people/review/", {"undo": "1"}).status_code == 302
    assert done == ["undone"]


def test_where_nothing_waits_the_page_says_so_and_people_has_no_link(owner: Client, hand_made: Any) -> None:
    assert "7 pairs may be one person" in owner.get("/people/").content.decode()
    hand_made.people.review = lambda _: ()
    hand_made.people.review_progress = lambda: ReviewProgress(0, 0, 0, 0)
    hand_made.people.answers = lambda _: ()
    text = owner.get("/people/review/").content.decode()
    assert "Nothing waits to be looked at" in text and 'data-key="u"' not in text
    assert "may be one person" not in owner.get("/people/").content.decode()


def test_an_account_of_a_person_can_be_said_to_be_somebody_elses(owner: Client, hand_made: Any) -> None:
    said: list[tuple[int, str]] = []
    hand_made.people.split = lambda *split: said.append(split)
    assert 'name="account" value="slack:T1/U7"' in owner.get("/people/1/").content.decode()
    owner.post("/people/1/split/", {"account": "slack:T1/U7"})
    assert said == [(1, "slack:T1/U7")]
