"""The funnel: counts that add up, shares of known fates only, skipped stages passed, weeks of those that went on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ties.paths.funnel import CLOSED, STAGES, check_stage, passages, reached_by, weeks_in_stage
from renown.ties.share import interval

START = date(2026, 1, 5)


@st.composite
def lead(draw):
    last = draw(st.integers(0, len(STAGES) - 1))
    between = draw(st.sets(st.integers(1, last))) if last else set()
    names = [STAGES[i] for i in sorted({0, last} | between)]
    names += [CLOSED] if draw(st.booleans()) else []
    return [(name, START + timedelta(days=7 * i)) for i, name in enumerate(names)]


@settings(max_examples=50, deadline=None)
@given(st.lists(lead(), max_size=12))
def test_the_funnel_adds_up(leads):
    found = passages(leads)
    assert [p.stage for p in found] == list(STAGES[:-1]) and found[0].reached == len(leads)
    for p in found:
        assert p.reached == p.went_on + p.closed + p.waiting
        known = p.went_on + p.closed
        assert (p.share, p.low, p.high) == ((p.went_on / known, *interval(p.went_on, known)) if known else (None,) * 3)
    for before, after in pairwise(found):
        assert after.reached == before.went_on
    for steps in leads:
        names = []
        for name, _ in steps:
            check_stage(names, name)
            names.append(name)


def test_weeks_are_those_of_leads_that_went_on():
    leads = [
        [("lead", START), ("asked", START + timedelta(days=14))],
        [("lead", START), ("talk", START + timedelta(days=28))],
        [("lead", START), ("closed", START + timedelta(days=700))],
    ]
    first = passages(leads)[0]
    assert first.weeks == 3.0 and passages(leads)[1].weeks is None
    assert weeks_in_stage(leads[0], START + timedelta(days=21)) == 1.0
    assert [reached_by(steps) for steps in leads] == ["asked", "talk", "lead"]


def test_no_stage_comes_twice():
    with pytest.raises(InputError):
        check_stage(["lead"], "lead")
