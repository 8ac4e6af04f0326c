"""Best paths: the answers of an exhaustive search, in the same order to the last bit, and what they never do."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.graph.paths import Web, order

MODEST = settings(max_examples=50, deadline=None)


def web_of(chances):
    """A web from {(source, target): chance} among eight nodes or more."""
    nodes = max((max(hop) for hop in chances), default=0) + 1
    hops = np.array(list(chances) or np.zeros((0, 2)), dtype=np.int64).reshape(-1, 2)
    return Web(hops[:, 0], hops[:, 1], np.array(list(chances.values()), dtype=float), max(nodes, 8))


def exhaustive(chances, start, goal, limit, closed=()):
    """Every simple path of at most three hops, tried one by one; products from left to right."""
    inner = [n for n in range(12) if n not in {start, goal, *closed}]
    found = []
    for between in range(3):
        for middle in permutations(inner, between):
            nodes = (start, *middle, goal)
            hops = list(pairwise(nodes))
            if all(hop in chances for hop in hops):
                product = 1.0
                for hop in hops:
                    product *= chances[hop]
                found.append((-product, len(nodes), nodes))
    return [(nodes, -negative) for negative, _, nodes in sorted(found)[:limit]]


def found_in(web, start, goal, limit, closed=()):
    return [(path.nodes, path.chance) for path in web.best_paths(start, goal, limit, closed)]


def random_chances(rng):
    """Hops of a random web: sparse or dense, one-way or both ways, with many equal chances or hardly any."""
    nodes, dense = int(rng.integers(2, 12)), rng.random()
    levels = rng.choice([3, 1000])
    hops = [(i, j) for i in range(nodes) for j in range(nodes) if i != j and rng.random() < dense]
    made = {hop: float(rng.integers(1, levels + 1)) / levels for hop in hops}
    return made | {(j, i): c for (i, j), c in made.items()} if rng.random() < 0.5 else made


@pytest.mark.parametrize("hundred", range(10))
def test_agrees_with_an_exhaustive_search_on_a_thousand_random_graphs(hundred):
    rng = np.random.default_rng(hundred)
    for _ in range(100):
        chances = random_chances(rng)
        start, goal = (int(n) for n in rng.choice(8, 2, replace=False))
        limit, closed = int(rng.integers(1, 12)), tuple(int(n) for n in rng.choice(8, rng.integers(0, 3)))
        found = found_in(web_of(chances), start, goal, limit, closed)
        assert found == exhaustive(chances, start, goal, limit, closed)


@pytest.mark.parametrize("hundred", range(10))
def test_agrees_with_it_where_the_hops_out_of_the_start_are_worth_something_else(hundred):
    rng = np.random.default_rng(1000 + hundred)
    for _ in range(100):
        chances = random_chances(rng)
        start, goal = (int(n) for n in rng.choice(8, 2, replace=False))
        web = web_of(chances)
        first = rng.integers(0, 4, len(web.neighbours(start)[0])) / 4.0
        own = dict(zip(web.neighbours(start)[0].tolist(), first.tolist(), strict=True))
        others = {hop: c for hop, c in chances.items() if hop[0] != start}
        others |= {(start, node): chance for node, chance in own.items() if chance}
        found = [(path.nodes, path.chance) for path in web.best_paths(start, goal, 7, (), first)]
        assert found == exhaustive(others, start, goal, 7)


def test_from_oneself_to_oneself_there_is_no_path():
    assert web_of({(0, 1): 0.5, (1, 0): 0.5}).best_paths(0, 0) == ()


def test_four_hops_are_not_a_path():
    assert web_of({(0, 1): 1.0, (1, 2): 1.0, (2, 3): 1.0, (3, 4): 1.0}).best_paths(0, 4) == ()


def test_a_closed_goal_is_reached_but_not_passed_through():
    chances = {(0, 1): 0.5, (1, 2): 0.5, (0, 2): 0.1}
    assert found_in(web_of(chances), 0, 2, 9, closed=(1, 2)) == [((0, 2), 0.1)]


@pytest.mark.parametrize("hops", [[(1, 1, 0.5)], [(0, 1, 0.5), (0, 1, 0.6)], [(0, 1, 0.0)], [(0, 1, 1.5)]])
def test_what_is_no_web_is_refused(hops):
    source, target, chance = (np.array(column) for column in zip(*hops, strict=True))
    with pytest.raises(InputError):
        Web(source, target, chance, 3)


@MODEST
@given(seed=st.integers(0, 2**32 - 1), more=st.floats(0.0, 1.0))
def test_paths_never_get_worse_when_one_tie_gets_warmer(seed, more):
    rng = np.random.default_rng(seed)
    chances = random_chances(rng)
    if not chances:
        return
    hop = list(chances)[int(rng.integers(len(chances)))]
    warmer = chances | {hop: min(1.0, chances[hop] + more)}
    before, after = (web_of(c).best_paths(0, 1, 5) for c in (chances, warmer))
    assert len(after) == len(before)
    assert all(new.chance >= old.chance for new, old in zip(after, before, strict=True))


@MODEST
@given(seed=st.integers(0, 2**32 - 1))
def test_the_order_of_the_hops_does_not_matter_and_paths_come_in_order(seed):
    rng = np.random.default_rng(seed)
    chances = random_chances(rng)
    mixed = {hop: chances[hop] for hop in (list(chances)[i] for i in rng.permutation(len(chances)))}
    found = web_of(chances).best_paths(0, 1, 6)
    assert found == web_of(mixed).best_paths(0, 1, 6) and list(found) == sorted(found, key=order)
    assert all(len(set(path.nodes)) == len(path.nodes) <= 4 for path in found)
