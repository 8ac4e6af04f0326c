"""Signs of openness: what they rest on, how they fade, and what they never are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.errors import InputError
from renown.recruit.openness.own_word import own_word
from renown.recruit.openness.signs import Around, Noted, around, require_decent, seeking, signs
from renown.recruit.openness.stays import FEWEST_STAYS, Stay, stays_of, usual
from renown.recruit.resumes.resume import Passage, Period, Position, Resume, When

TODAY = date(2026, 11, 30)
ALONE = Around(None, {})


def job(employer: str, start: int, end: int | None = None, month: int = 1) -> Position:
    period = Period(When(start, month), When(end, month) if end else None, end is None)
    return Position("Cook", employer, period=period)


def cv(*jobs: Position, headline: str = "", lines: Iterable[str] = ()) -> Resume:
    return Resume(positions=jobs, headline=headline, passages=(Passage("other", "", tuple(lines)),))


def said(toward: str, on: date) -> Noted:
    return Noted(kind="said", toward=toward, on=on, words="told me on the phone", source="Ana, by phone")


def test_of_few_stays_nothing_is_usual_and_those_that_last_count_as_at_least_so_long() -> None:
    gone = [Stay("A", 2.0, TODAY)] * (FEWEST_STAYS - 1)
    assert usual(gone) is None
    assert usual([*gone, Stay("A", 2.0, TODAY)]) is not None
    # Twenty left after two years, forty are there for ten: the mean of those who left would say two.
    assert usual([Stay("A", 2.0, TODAY)] * 20 + [Stay("A", 10.0)] * 40) is None
    # Twenty of whom nobody knows more than a year, ten who left at three and five at nine.
    told = usual([Stay("A", 1.0)] * 20 + [Stay("A", 3.0, TODAY)] * 10 + [Stay("A", 9.0, TODAY)] * 5)
    assert told is not None and (told.years, told.stays, told.ended) == (3.0, 35, 15)


@given(st.lists(st.floats(0.1, 40), min_size=FEWEST_STAYS, max_size=60))
def test_where_everybody_left_the_usual_stay_is_the_median(lengths: list[float]) -> None:
    told = usual(Stay("A", length, TODAY) for length in lengths)
    assert told is not None and told.years == sorted(lengths)[(len(lengths) - 1) // 2]


def test_jobs_with_one_employer_are_one_stay_and_jobs_without_days_none() -> None:
    resume = cv(job("Adler", 2015, 2018), job("ADLER ", 2018, None), job("Brot", 2010, 2015), Position("Cook", "Kiel"))
    assert [(s.employer, s.years, s.left is None) for s in stays_of(resume, date(2026, 1, 1))] == [
        ("Adler", 11.0, True),
        ("Brot", 5.1, False),
    ]


def pool(years: int = 3) -> Around:
    others = [[(TODAY, cv(job("Adler", 2026 - years, 2026)))] for _ in range(FEWEST_STAYS)]
    return around(others, TODAY)


def test_longer_than_usual_is_a_sign_as_of_the_papers_and_says_on_how_many_it_rests() -> None:
    on = date(2026, 6, 1)
    [sign] = signs([(on, cv(job("Nordwind", 2019)))], pool(), {}, TODAY)
    assert (sign.kind, sign.on, sign.old) == ("tenure", on, False)
    assert sign.words.startswith("7.4 years at Nordwind; half of the 30 stays") and "ask" in sign.ask
    assert signs([(on, cv(job("Nordwind", 2025)))], pool(), {}, TODAY) == ()
    assert signs([(on, cv(job("Nordwind", 2019, 2024)))], pool(), {}, TODAY) == (), "they are not there any more"
    [old] = signs([(date(2023, 1, 1), cv(job("Nordwind", 2010)))], pool(), {}, TODAY)
    assert old.old and old.words.startswith("13 years") and seeking([old], applied=False) == "no sign"


def test_an_employer_that_many_left_is_a_sign_for_those_who_are_there() -> None:
    left = [[(TODAY, cv(job("Nordwind", 2020, 2026, month)))] for month in (1, 5, 9)]
    before = [[(TODAY, cv(job("Nordwind", 2010, 2020)))]]
    here = [(TODAY, cv(job("NORDWIND", 2024)))]
    [sign] = signs(here, around([*left, *before, here], TODAY), {}, TODAY)
    assert (sign.kind, sign.words) == (
        "employer",
        "3 of 5 people in your pool who were at NORDWIND left it within a year",
    )
    assert signs(here, around([*left[:2], *before, here], TODAY), {}, TODAY) == ()
    assert signs(left[0], around([*left, here], TODAY), {}, TODAY) == ()


def test_their_own_word_stands_before_all_signs_and_fades() -> None:
    papers = [(TODAY, cv(job("Nordwind", 2010), headline="Cook, open to new opportunities"))]
    found = signs(papers, pool(), {}, TODAY)
    assert [sign.kind for sign in found] == ["said", "tenure"] and seeking(found, applied=False) == "said so"
    later = signs(papers, pool(), {4: said("closed", TODAY)}, TODAY + timedelta(days=1))
    assert {sign.number for sign in later if sign.toward == "closed"} == {4}
    no = signs([(TODAY - timedelta(days=9), papers[0][1])], pool(), {4: said("closed", TODAY)}, TODAY)
    assert seeking(no, applied=True) == "not looking"
    [faded] = signs((), ALONE, {4: said("closed", TODAY - timedelta(days=366))}, TODAY)
    assert faded.old and seeking([faded], applied=False) == "no sign" and seeking([faded], applied=True) == "applied"


def test_newer_papers_are_a_sign_when_they_come_later_than_with_the_same_application() -> None:
    first = (TODAY - timedelta(days=200), cv())
    assert signs([(TODAY, cv()), first], ALONE, {}, TODAY)[0].kind == "renewed"
    assert signs([(first[0] + timedelta(days=20), cv()), first], ALONE, {}, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "toward"),
    [
        ("Köchin, offen für neue Herausforderungen", "open"),
        ("Suche neue Stelle ab Mai", "open"),
        ("En busca de nuevas oportunidades", "open"),
        ("Currently not looking for new opportunities", "closed"),
        ("Derzeit nicht auf Jobsuche. Bitte keine Headhunter", "closed"),
        ("No busco trabajo", "closed"),
        ("open source, looking for bugs, seeking perfection", ""),
        ("Ich suche neuen Kontakt zu Kunden", ""),
        ("open to " * 20_000, ""),
    ],
)
def test_only_words_that_say_just_that_are_their_own_word(text: str, toward: str) -> None:
    assert own_word(text)[0] == toward


@pytest.mark.parametrize("words", ["back from sick leave", "ist schwanger", "left the works council", "muslimisch"])
def test_what_the_law_guards_is_no_sign(words: str) -> None:
    with pytest.raises(InputError, match=r"G6: .* is no sign to go by"):
        require_decent("told by a colleague", words)
