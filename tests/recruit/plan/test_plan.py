"""The engine of plans: days, sums, texts that fit or say that they do not, and nothing invented."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.channels.card import Card
from renown.recruit.channels.registry import all_cards, card_named
from renown.recruit.plan.days import monday, working_day
from renown.recruit.plan.ideas import ideas
from renown.recruit.plan.links import tracked
from renown.recruit.plan.plan import verdict
from renown.recruit.plan.posts import looked_at, proposed
from renown.recruit.plan.sums import costs, loads
from renown.recruit.plan.told import GAP, Told, gaps, told_by
from renown.recruit.plan.words import PlanFrame
from renown.recruit.vacancies.advert import pasted
from renown.recruit.vacancies.reading import read_vacancy

DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 1))
CARDS = st.sampled_from(all_cards())
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=160)
LINK = "https://jobs.example.org/7"
AD = """Nurse (m/f/d)
Haven Clinic Ltd. Location: Cork

Your tasks:
- look after twelve people
- teach two apprentices

Requirements:
- three years of care
- [English] B2

Pay: 20 to 22 EUR an hour. Contact: Mara Quill, jobs@haven.example
"""


def told_of(text: str) -> Told:
    advert = pasted(text)
    return told_by(read_vacancy(advert), advert)


@given(DAYS, st.integers(0, 60))
def test_steps_fall_on_working_days_in_their_order(start: date, after: int) -> None:
    day = working_day(start, after)
    assert day.weekday() < 5 and day >= start
    between = [start + timedelta(days=n) for n in range((day - start).days)]
    assert sum(one.weekday() < 5 for one in between) == after


@given(DAYS, st.integers(1, 52), st.lists(st.tuples(st.none() | DAYS, st.none() | st.integers(0, 9_999)), max_size=60))
def test_every_minute_with_a_day_is_in_one_week_and_what_is_unknown_is_counted(
    start: date, weeks: int, due: list[tuple[date | None, int | None]]
) -> None:
    found = loads(start, weeks, due, 10, 100)
    assert sum(week.once for week in found) == sum(minutes or 0 for day, minutes in due if day)
    assert sum(week.unknown for week in found) == sum(minutes is None for day, minutes in due if day)
    assert sum(week.regular for week in found) == 10 * weeks
    assert len({week.monday for week in found}) == len(found) and all(week.monday.weekday() == 0 for week in found)
    assert all(week.over == max(0, week.minutes - 100) for week in found)
    assert monday(start) in {week.monday for week in found}


def test_a_plan_says_plainly_what_does_not_fit_and_what_is_not_known() -> None:
    frame = PlanFrame(date(2026, 12, 1), 2, 60, 100.0)
    weeks = loads(frame.start, 2, [(date(2026, 12, 2), 90), (None, None), (date(2026, 12, 8), None)], 30, 60)
    said = " ".join(verdict(frame, weeks, costs([("A", 130.0), ("B", None)], 100.0)))
    assert "does not fit your time: in 1 of 2 weeks, by up to 60 minutes" in said
    assert "1 of the things to do have no minutes" in said
    assert "not said for B: that is unknown, not zero" in said and "30.00 above 100.00" in said
    nothing = " ".join(verdict(PlanFrame(frame.start), loads(frame.start, 4, [], 0, None), costs([], None)))
    assert "time you have in a week is not said" in nothing and "spend in a month is not said" in nothing
    fits = verdict(frame, loads(frame.start, 2, [], 60, 60), costs([("A", 100.0)], 100.0))
    assert fits == (
        "The plan fits the 60 minutes that you have in a week.",
        "The plan fits your budget: 100.00 of 100.00 in a month.",
    )


def test_a_text_says_what_the_vacancy_says_and_nothing_else() -> None:
    told = told_of(AD)
    _headline, text = proposed(told, card_named("linkedin"), LINK)
    assert text.splitlines()[:5] == [
        "We are looking for: Nurse (m/f/d)",
        "Haven Clinic Ltd, Cork",
        "Pay: 20 to 22 EUR an hour",
        "What there is to do: look after twelve people; teach two apprentices",
        "What you bring: three years of care; (English) B2",
    ]
    assert gaps(text) == 1  # why one works there: nobody said
    bare = proposed(told_of("Come to us!\nWe are nice."), card_named("linkedin"), "")[1]
    assert {"[employer]", "[place]", "[pay, from and to]", "[link to the vacancy]"} <= set(GAP.findall(bare))


def test_a_german_advertisement_gets_german_texts_and_another_language_english_ones() -> None:
    text = proposed(told_of("Koch\nWir suchen dich für die Küche und das Team."), card_named("xing"), "")[1]
    assert text.startswith("Wir suchen: Koch (m/w/d)\n[Arbeitgeber], [Ort]\n[Gehalt, von und bis]")
    arabic = proposed(told_of("مهندس برمجيات\nنبحث عن مهندس في برلين"), card_named("xing"), "")[1]
    assert arabic.startswith("We are looking for: ") and "مهندس" in arabic


@given(CARDS, st.sampled_from(["de", "en"]), st.lists(WORDS, min_size=6, max_size=6), st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_proposed_text_fits_its_channel_or_nothing_shorter_can_be_said(
    card: Card, language: str, words: list[str], linked: bool
) -> None:
    title, employer, place, pay, task, must = (" ".join(w.replace("[", "").replace("]", "").split()) for w in words)
    told = Told(language, title, title, employer, place, pay, (), (task,), (must,))
    link = tracked(LINK, card, "vacancy-1") if linked else ""
    headline, text = proposed(told, card, link)
    post = looked_at(card, headline, text, link)
    if post.fit is not None and post.fit.problems:
        assert len(text.splitlines()) <= 3  # a label, the title, the link
    assert link in text or card.kind == "advertising"
    assert post.open == gaps(text) + gaps(headline)


def test_the_ad_check_marks_a_text_that_somebody_wrote() -> None:
    post = looked_at(card_named("x"), "", "Wir sind ein junges Team und suchen Sie für die Küche. " + "a" * 300, "")
    assert post.fit and post.fit.problems and [finding.words for finding in post.findings] == ["junges Team"]
    assert looked_at(card_named("x"), "", "x" * 250_000, "").findings == ()


@pytest.mark.parametrize("link", [LINK, f"{LINK}?a=1&b=%20#x", f"{LINK}?utm_source=own", "http://[::1]/"])
def test_a_link_keeps_what_it_says_and_gains_each_word_once(link: str) -> None:
    for card in all_cards():
        told = tracked(link, card, "vacancy-1")
        assert told.split("?")[0] == link.split("?")[0].split("#")[0] and told.count("utm_source=") <= 1
        assert ("utm_source=own" in link) == ("utm_source=own" in told) and told.endswith("#x") == link.endswith("#x")
        assert not card.utm.source or "utm_campaign=vacancy-1" in told


def test_ideas_are_drafts_of_seven_kinds_and_of_what_is_talked_about() -> None:
    found = ideas(told_of(AD), ["night [shifts]", "", "pay", "beds", "more"], LINK)
    assert [idea.kind for idea in found[:7]] == ["day", "team", "questions", "behind", "pay", "process", "referral"]
    assert [idea.title for idea in found[7:]] == ["What is talked about: night (shifts)", "What is talked about: pay"]
    assert all(idea.open == len(re.findall(r"\[[^\]]+\]", idea.words)) > 0 for idea in found)
    assert "20 to 22 EUR an hour" in found[4].words and LINK in found[6].words
