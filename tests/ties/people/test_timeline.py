"""A timeline read page by page: every entry once, newest first, whatever the pages."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.errors import InputError
from renown.model.kinds import KINDS as ACTS
from renown.ties.people.timeline import KINDS, SENTENCES, TOLD, acts_of_kind, cursor_of, kind_of, window

LISTS = st.lists(
    st.lists(st.integers(-3, 9), max_size=14).map(lambda t: np.array(sorted(t)[::-1], np.int64)), max_size=3
)


@given(LISTS, st.integers(1, 5))
def test_every_entry_comes_once_and_in_order_whatever_the_pages(lists, limit):
    seen: list[tuple[int, int]] = []
    before = None
    while True:
        page = window(lists, before, limit)
        assert len(page.places) <= limit
        seen += page.places
        if page.more is None:
            break
        assert len(page.places) == limit
        before = cursor_of(str(page.more))
    times = [int(lists[of][place]) for of, place in seen]
    assert times == sorted(times, reverse=True)
    assert sorted(seen) == [(of, place) for of, each in enumerate(lists) for place in range(len(each))]


@given(LISTS, st.integers(1, 5), st.integers(10, 20))
def test_what_comes_in_later_moves_no_older_page(lists, limit, newer):
    page = window(lists, None, limit)
    if page.more is not None:
        after = window([np.append(newer, each) for each in lists], page.more, limit)
        assert [(of, place - 1) for of, place in after.places] == list(window(lists, page.more, limit).places)


def test_every_act_has_a_kind_and_a_sentence():
    assert set(SENTENCES) == set(TOLD) == set(ACTS) - {"view", "join"}
    assert {kind_of(act) for act in TOLD} <= set(KINDS)
    assert sorted(act for kind in KINDS for act in acts_of_kind(kind)) == sorted(TOLD)
    assert acts_of_kind("") == TOLD and acts_of_kind("note") == ()


@pytest.mark.parametrize("text", ["x", "1", "1.", ".1", "1.2.3", "9" * 30 + ".1", "1.-1", "１.１", "' OR 1"])
def test_a_place_that_was_never_given_out_is_refused(text):
    with pytest.raises(InputError, match="place in a timeline"):
        cursor_of(text)
