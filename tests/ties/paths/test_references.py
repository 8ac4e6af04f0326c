"""References: consent first, skills and freshness next, rest for the tired; and what to stress."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.paths.references import (
    A_YEAR,
    COOL_DOWN,
    RELATIONS,
    Use,
    Voucher,
    consent_words,
    fatigue,
    points,
    ranking,
    thanks_due,
)

DAY = date(2026, 5, 4)
JOB = "Data lead: storage, SQL and mentoring of a small team"
BO = Voucher(2, "peer", ("SQL", "storage"), 50.0, "given", DAY - timedelta(days=30))

VOUCHERS = st.builds(
    Voucher,
    st.integers(1, 5),
    st.sampled_from(sorted(RELATIONS)),
    st.lists(st.sampled_from(["SQL", "storage", "cooking"]), min_size=1, max_size=3, unique=True).map(tuple),
    st.none() | st.floats(0, 100),
    st.sampled_from(["", "asked", "given", "refused"]),
    st.none(),
    st.lists(st.builds(Use, st.integers(0, 500).map(lambda d: DAY - timedelta(days=d))), max_size=4).map(tuple),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(VOUCHERS, unique_by=lambda v: v.person))
def test_consent_stands_before_everything_and_a_no_is_a_no(pool):
    found = ranking(pool, JOB, DAY)
    assert {r.person for r in found} == {v.person for v in pool if v.consent != "refused"}
    named = [r.may_be_named for r in found]
    assert named == sorted(named, reverse=True)
    assert {r.person for r in found if r.may_be_named} == {v.person for v in pool if v.consent == "given"}


@settings(max_examples=50, deadline=None)
@given(VOUCHERS, st.integers(0, 800))
def test_one_use_more_never_raises_anybody(voucher, ago):
    more = replace(voucher, consent="given", uses=(*voucher.uses, Use(DAY - timedelta(days=ago))))
    (before,) = ranking([replace(voucher, consent="given")], JOB, DAY)
    (after,) = ranking([more], JOB, DAY)
    assert after.number <= before.number


def test_skills_that_the_job_names_count_as_whole_words():
    assert ranking([BO], JOB, DAY)[0].fits == ("storage", "SQL")
    other = replace(BO, person=3, skills=("store", "mentor"))
    assert ranking([other], JOB, DAY)[0].fits == ()
    assert [r.person for r in ranking([other, BO], JOB, DAY)] == [2, 3]


def test_unknown_warmth_is_neither_warm_nor_cold():
    order = ranking(
        [replace(BO, person=1, warmth=0.0), replace(BO, person=2, warmth=None), replace(BO, person=3)], JOB, DAY
    )
    assert [r.person for r in order] == [3, 2, 1]
    assert "unknown" in " ".join(order[1].words)


@pytest.mark.parametrize(("ago", "rest"), [(0, 0.75), (COOL_DOWN - 1, 0.75), (COOL_DOWN, 1.0), (400, 1.0)])
def test_who_was_just_asked_has_a_rest(ago, rest):
    assert fatigue([Use(DAY - timedelta(days=ago))], DAY).rest == rest


def test_who_was_asked_often_rests_until_the_year_is_over():
    uses = [Use(DAY - timedelta(days=100 * n + 61)) for n in range(A_YEAR)]
    found = fatigue(uses, DAY)
    assert (found.uses, found.rest) == (A_YEAR, 0.4)
    assert found.ready == DAY - timedelta(days=261) + timedelta(days=365)
    assert fatigue(uses, found.ready).rest == 1.0


def test_consent_is_said_with_its_day_and_asked_anew_after_two_years():
    assert consent_words(BO, DAY) == "said yes on 4 Apr 2026"
    assert "ask again" in consent_words(BO, DAY + timedelta(days=800))
    assert consent_words(replace(BO, consent="refused"), DAY).startswith("said no")


def test_thanks_are_due_with_the_outcome_or_after_a_week():
    fresh, waited = Use(DAY - timedelta(days=6)), Use(DAY - timedelta(days=7))
    told = replace(fresh, outcome="offer")
    assert thanks_due([fresh, told, waited, replace(waited, thanked=DAY)], DAY) == (waited, told)


def test_three_points_at_most_those_the_job_names_first_then_those_with_a_line():
    cv = "- Led a team of four\n- Moved 4 TB of storage\n- Cooking for thirty"
    found = points(("gardening", "cooking", "SQL", "storage"), JOB, cv)
    assert [(p.skill, p.named, p.line) for p in found] == [
        ("storage", True, "Moved 4 TB of storage"),
        ("SQL", True, ""),
        ("cooking", False, "Cooking for thirty"),
    ]
