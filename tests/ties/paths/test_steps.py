"""The steps of a request: every status can be reached, every way ends, and what each history came to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ties.paths.steps import NEXT, OPEN, STATUSES, check_step, outcome_of, refused


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_walk_along_the_steps_ends_and_its_outcome_is_told_once(data):
    walk, status = [], ""
    while NEXT[status]:
        status = data.draw(st.sampled_from(NEXT[status]))
        walk.append(status)
        assert len(walk) < 10
    assert walk[-1] == "thanked" and walk[-1] not in OPEN
    assert outcome_of(walk) is ("agreed" in walk)
    assert not (refused(walk) and outcome_of(walk))


def test_every_status_can_be_reached_and_no_other_follows():
    assert {after for follows in NEXT.values() for after in follows} == set(STATUSES)
    with pytest.raises(InputError, match="What can follow: agreed"):
        check_step("asked", "met")
    with pytest.raises(InputError, match="The request is finished"):
        check_step("thanked", "met")
