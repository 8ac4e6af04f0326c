"""Everybody's ties at a moment: what makes one, and the part of them among some people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.bonds import bonds_of
from renown.ties.everybody import Everybody
from renown.ties.groups.network import Network


def test_a_tie_is_as_strong_as_it_is_warm(house, act):
    days = house.contact_days([act(1, 2, 5), act(2, 1, 6), act(3, 2, 1)])
    network, bonds = Network(Everybody(days, 9)), bonds_of(days, 9)
    assert network.people.tolist() == [1, 2, 3]
    assert network.whole.warmth.tolist() == bonds.warmth.tolist()
    assert network.whole.first.tolist() == [5, 1] and network.whole.last.tolist() == [6, 1]


def test_circulars_bots_and_days_ahead_make_no_tie(house, act):
    acts = [act(1, 2, 5), act(1, 4, 5), act(1, 5, 50), *(act(1, other, 5, group_size=30) for other in (6, 7))]
    network = Network(Everybody(house.contact_days(acts), 9, without=[4]))
    assert network.people.tolist() == [1, 2]
    assert network.node(4) is None and network.node(2) == 1


def test_nobody_seen_is_an_empty_network(house):
    network = Network(Everybody(house.contact_days([]), 9))
    assert network.people.tolist() == [] and network.node(1) is None
    assert network.among([3, 4]).people.tolist() == [3, 4]


@pytest.fixture(scope="module")
def pairs():
    return [(1, 2), (2, 3), (3, 4), (4, 5), (1, 5), (2, 5)]


@pytest.fixture(scope="module")
def six(house, act, pairs):
    return Network(Everybody(house.contact_days([act(a, b, 5) for a, b in pairs]), 9))


@settings(max_examples=25, deadline=None)
@given(some=st.sets(st.integers(1, 8)))
def test_among_keeps_exactly_the_ties_between_them(six, pairs, some):
    inside = six.among(some)
    people = inside.people.tolist()
    assert people == sorted(some)
    found = {(people[a], people[b]) for a, b in zip(inside.a.tolist(), inside.b.tolist(), strict=True)}
    assert found == {(a, b) for a, b in pairs if a in some and b in some}
