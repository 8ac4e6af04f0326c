"""G2: whoever was found is told in time, or locked and queued for deletion."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.recruit.law.clock import notice_due, notice_duty
from renown.recruit.law.duties import duties, locked, writing
from renown.recruit.law.kept import Kept, Step

DAY = date(2026, 5, 4)
FOUND = Kept(basis="6(1)(f)", visibility="public", collected=DAY)


def found(*steps: Step) -> Kept:
    return Kept(basis="6(1)(f)", visibility="public", collected=DAY, steps=steps)


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        ((), date(2026, 6, 4)),
        ((Step("message", date(2026, 5, 10)),), date(2026, 5, 10)),
        ((Step("disclosure", date(2026, 5, 8)), Step("message", date(2026, 5, 10))), date(2026, 5, 8)),
        ((Step("message", date(2026, 7, 1)),), date(2026, 6, 4)),
    ],
)
def test_g2_due_is_the_earliest_of_month_message_and_disclosure(steps: tuple[Step, ...], due: date) -> None:
    assert notice_due(found(*steps)) == due


def test_g2_whoever_gave_their_data_needs_no_such_notice() -> None:
    for basis in ("6(1)(b)", "6(1)(a)"):
        assert notice_due(Kept(basis=basis, visibility="consent", collected=DAY)) is None


def test_g2_it_warns_on_day_25_and_locks_after_due() -> None:
    states = {day: notice_duty(FOUND, DAY + timedelta(days=day)) for day in (0, 24, 25, 31, 32)}
    assert [(day, duty.state, duty.act) for day, duty in states.items() if duty] == [
        (0, "open", "notice"),
        (24, "open", "notice"),
        (25, "soon", "notice"),
        (31, "soon", "notice"),
        (32, "due", "erase"),
    ]
    assert [bool(locked(FOUND, DAY + timedelta(days=day))) for day in (31, 32)] == [False, True]


def test_g2_told_in_time_ends_it_and_told_too_late_does_not() -> None:
    in_time, late = found(Step("notice", date(2026, 6, 4))), found(Step("notice", date(2026, 6, 5)))
    assert notice_duty(in_time, date(2026, 8, 1)) is None and not locked(in_time, date(2026, 8, 1))
    [erase] = [duty for duty in duties(late, date(2026, 6, 5)) if duty.act == "erase"]
    assert (erase.rule, erase.state) == ("G2", "due") and locked(late, date(2026, 6, 5))


def test_g2_a_message_before_the_notice_is_late_the_day_after() -> None:
    written = found(Step("message", DAY + timedelta(days=2)))
    assert not locked(written, DAY + timedelta(days=2)) and locked(written, DAY + timedelta(days=3))


def test_g2_the_first_message_holds_the_notice() -> None:
    assert "has to hold the notice" in writing(FOUND, DAY)
    assert writing(FOUND, DAY, told=True) == writing(found(Step("notice", DAY)), DAY) == ""
    assert "not told in time" in writing(FOUND, date(2026, 6, 5), told=True)


def test_g11_nothing_goes_to_whoever_objected() -> None:
    assert "on any channel" in writing(found(Step("notice", DAY)), DAY, objected=True, told=True)


@given(
    collected=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    spoken=st.one_of(st.none(), st.integers(0, 60)),
    told=st.one_of(st.none(), st.integers(0, 60)),
    on=st.integers(0, 90),
)
def test_g2_nobody_untold_is_usable_a_month_after(
    collected: date, spoken: int | None, told: int | None, on: int
) -> None:
    steps = [
        Step(kind, collected + timedelta(days=d))
        for kind, d in (("message", spoken), ("notice", told))
        if d is not None
    ]
    kept = Kept(
        basis="6(1)(f)", visibility="public", collected=collected, steps=tuple(sorted(steps, key=lambda s: s.on))
    )
    due = notice_due(kept)
    assert due is not None and due <= collected + timedelta(days=31)
    known = told is not None and collected + timedelta(days=told) <= due
    if collected + timedelta(days=on) > due and not known:
        assert locked(kept, collected + timedelta(days=on))
    if known and on < 90:
        assert not locked(kept, collected + timedelta(days=on))
