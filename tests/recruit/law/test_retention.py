"""D1, D2, G5: how long somebody may be kept, where, and what stops the deletion."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from renown.recruit.law.duties import duties, locked, recipients
from renown.recruit.law.kept import Kept, Step
from renown.recruit.law.retention import POLICIES, end_of, least_until, policy_of

DAY = date(2026, 1, 15)
NO = Step("rejected", DAY, "no Python yet")


def applied(*steps: Step, **more: Any) -> Kept:
    told = {"basis": "6(1)(b)", "visibility": "consent", "collected": DAY - timedelta(days=20), "steps": steps}
    return Kept(**{**told, **more})


def states(kept: Kept, *days: int) -> list[str]:
    return [duty.state for day in days for duty in duties(kept, DAY + timedelta(days=day)) if duty.act == "erase"]


@pytest.mark.parametrize(
    ("place", "end"),
    [
        ("DE", DAY + timedelta(days=183)),
        ("AT", date(2026, 8, 15)),
        ("US-CA", date(2030, 1, 15)),
        ("FR", DAY + timedelta(days=183)),
        ("de", DAY + timedelta(days=183)),
    ],
)
def test_d1_each_place_has_its_time_after_a_rejection(place: str, end: date) -> None:
    kept = applied(NO, jurisdiction=place)
    assert end_of(kept) is not None and end_of(kept)[0] == end  # type: ignore[index]


def test_d1_germany_deletes_on_day_183_and_not_before() -> None:
    assert states(applied(NO), 0, 168, 169, 182, 183) == ["open", "open", "soon", "soon", "due"]
    assert [bool(locked(applied(NO), DAY + timedelta(days=day))) for day in (182, 183)] == [False, True]


def test_d1_a_dispute_stops_the_deletion_until_it_is_over() -> None:
    held = applied(NO, Step("hold", DAY + timedelta(days=30), "claim of 3 March"))
    assert states(held, 100, 200) == ["open", "held"]
    [duty] = duties(held, DAY + timedelta(days=200))
    assert "claim of 3 March" in duty.words
    over = applied(*held.steps, Step("release", DAY + timedelta(days=201)))
    assert states(over, 202) == ["due"]


def test_d1_california_shows_that_a_statute_asks_to_keep_longer() -> None:
    assert least_until(applied(NO, jurisdiction="US-CA")) == date(2030, 1, 15)
    assert least_until(applied(NO)) is None
    assert {place for place, policy in POLICIES.items() if policy.least} == {"US-CA"}
    assert policy_of("unheard of").why.startswith("no figure of that place")


def test_d2_a_consent_ends_is_asked_for_before_and_taken_back_at_once() -> None:
    pool = applied(basis="6(1)(a)", until=DAY + timedelta(days=365))
    acts = {d: {(x.act, x.state) for x in duties(pool, DAY + timedelta(days=d))} for d in (0, 334, 335, 366)}
    assert acts == {
        0: {("erase", "open"), ("ask", "open")},
        334: {("erase", "open"), ("ask", "open")},
        335: {("erase", "open"), ("ask", "due")},
        366: {("erase", "due")},
    }
    back = applied(Step("withdrawn", DAY + timedelta(days=3)), basis="6(1)(a)", until=DAY + timedelta(days=365))
    assert states(back, 3) == ["due"]


def test_d2_whoever_was_rejected_and_agreed_to_the_pool_stays_to_its_end() -> None:
    kept = applied(NO, Step("consent", DAY + timedelta(days=2), "form", until=DAY + timedelta(days=400)))
    assert end_of(kept) is not None and end_of(kept)[:2] == (DAY + timedelta(days=401), "D2")  # type: ignore[index]


def test_g5_only_what_the_person_does_begins_the_time_anew() -> None:
    found = {"basis": "6(1)(f)", "visibility": "public", "collected": DAY}
    told = Step("notice", DAY)
    plain, corrected, wrote = (
        Kept(**found, steps=(told, *more))  # type: ignore[arg-type]
        for more in ((), (Step("correction", date(2026, 9, 1)),), (Step("answer", date(2026, 9, 1)),))
    )
    ends = [end_of(kept) for kept in (plain, corrected, wrote)]
    assert [end[0] for end in ends if end] == [date(2027, 1, 15), date(2027, 1, 15), date(2027, 9, 1)]


def test_whoever_was_let_go_can_be_taken_up_for_a_week() -> None:
    gone = applied(gone=DAY)
    assert states(gone, 0, 6, 7) == ["soon", "soon", "due"] and locked(gone, DAY)


def test_g9_recipients_hear_of_a_correction_once() -> None:
    shown = Step("disclosure", DAY, "Client GmbH")
    later = Step("disclosure", DAY + timedelta(days=9), "Other GmbH")
    fixed = applied(shown, Step("correction", DAY + timedelta(days=5)), later)
    assert recipients(fixed) == ("Client GmbH", "Other GmbH")
    [duty] = duties(fixed, DAY + timedelta(days=6))
    assert duty.rule == "G9" and duty.words.endswith("Client GmbH") and duty.state == "soon"
    assert duties(applied(*fixed.steps, Step("told", DAY + timedelta(days=10))), DAY + timedelta(days=10)) == ()
    assert duties(applied(shown), DAY) == () == duties(applied(Step("correction", DAY)), DAY)
