"""Given: whose things the owner took up most."""

from __future__ import annotations

from renown.ties.given import most_given


def test_most_given_first_beside_what_came_back(house, act):
    acts = [act(1, 7, day, kind="like") for day in range(3)] + [act(1, 8, 1), act(8, 1, 2), act(9, 1, 2)]
    rows = most_given(house.ledger(acts), 1)
    assert [(t.person, t.given, t.received) for t in rows] == [(7, 3, 0), (8, 1, 1)]


def test_stops_at_the_limit(house, act):
    assert [t.person for t in most_given(house.ledger([act(1, p, 3) for p in (4, 3, 2)]), 1, limit=2)] == [2, 3]
