"""Where to go: a place with more of one's own comes first, and never one where one is already."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.groups.places import Place, Presence, where_to_go

MODEST = settings(max_examples=40, deadline=None)
OWNER = 1
PLACES = [Place("slack", "channel", name) for name in ("choir", "maps", "tides")]
present = st.lists(st.builds(Presence, st.sampled_from(PLACES), st.integers(1, 12), st.booleans()), max_size=40)
ties = st.dictionaries(st.integers(2, 12), st.floats(0.0, 100.0), max_size=8)


@MODEST
@given(present, ties, st.frozensets(st.integers(2, 12), max_size=4))
def test_who_is_counted_and_what_is_left_out(
    rows: list[Presence], warmth: dict[int, float], wanted: frozenset[int]
) -> None:
    found = where_to_go(rows, OWNER, warmth, wanted)
    joined = {row.place for row in rows if row.person == OWNER}
    assert not joined & {row.place for row in found}
    for row in found:
        here = [r for r in rows if r.place == row.place]
        there = ({r.person for r in here if r.speaks} or {r.person for r in here}) - {OWNER}
        assert set(row.ties) == there & warmth.keys()
        assert set(row.wanted) == (there & wanted) - warmth.keys()
        assert row.people == len(there) and len(row.ties) + len(row.wanted) >= 2
        worth = sum(warmth[p] for p in row.ties) / 100 + len(row.wanted) / 2
        assert row.score == pytest.approx(worth / math.log(2 + len(there)))
    assert [(-r.score, r.place) for r in found] == sorted((-r.score, r.place) for r in found)


@MODEST
@given(present, ties, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Presence], warmth: dict[int, float], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = rows.copy()
    random.shuffle(shuffled)
    assert where_to_go(shuffled, OWNER, warmth) == where_to_go(rows, OWNER, warmth)


def test_a_small_place_of_friends_comes_before_one_where_everybody_is() -> None:
    small, large = PLACES[0], PLACES[1]
    rows = [Presence(small, p, True) for p in (2, 3, 4)] + [Presence(large, p, True) for p in range(2, 90)]
    warmth = {2: 60.0, 3: 50.0, 4: 45.0}
    assert [row.place for row in where_to_go(rows, OWNER, warmth)] == [small, large]


def test_one_acquaintance_is_not_enough() -> None:
    assert where_to_go([Presence(PLACES[0], 2, True), Presence(PLACES[0], 30, True)], OWNER, {2: 90.0}) == ()
