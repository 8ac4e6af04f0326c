"""Positions in a group, against networkx and hand-counted cases."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.graph.ego import Ties
from renown.ties.groups.groups import Group, dependency, group_of
from renown.ties.groups.network import Inside

MODEST = settings(max_examples=30, deadline=None)
DAY = 1000


def inside_of(graph: nx.Graph, first: int = 100) -> Inside:
    """A group whose members are the nodes, ids ten times their position."""
    rows = sorted((min(a, b), max(a, b), w) for a, b, w in graph.edges(data="weight", default=10.0))
    a, b, warmth = (np.array([row[i] for row in rows]) for i in range(3))
    days = np.full(len(rows), first)
    people = 10 * np.arange(graph.number_of_nodes())
    return Inside(people, a.astype(np.int64), b.astype(np.int64), warmth.astype(float), days, days + 1)


def roles(group: Group, role: str) -> list[int]:
    return [r.person for r in group.roles if r.role == role]


def two_cliques(bridges: int = 1) -> nx.Graph:
    """0 to 4 and 5 to 9 all know each other; as many links between as asked for, all of them of 0."""
    graph = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    graph.add_edges_from((0, 5 + i) for i in range(bridges))
    return graph


def test_two_circles_joined_by_one_person() -> None:
    group = group_of(inside_of(two_cliques(2)), DAY)
    assert {frozenset(s) for s in group.subgroups} == {frozenset(range(0, 50, 10)), frozenset(range(50, 100, 10))}
    assert roles(group, "gatekeeper") == [0]
    assert 0 in roles(group, "bridge")
    risk = next(r for r in group.risks if r.kind == "only_link")
    assert (risk.people, risk.sizes) == ((0,), (5, 5))
    assert risk.join is not None and 0 not in risk.join and {p // 50 for p in risk.join} == {0, 1}
    cut = next(r for r in group.risks if r.kind == "cut_off")
    assert (cut.people, cut.sizes) == ((0,), (4,))  # the larger side counts as the main part
    split = next(r for r in group.risks if r.kind == "split")
    assert split.number == pytest.approx(2 / 22) and group.outward == pytest.approx(2 * 2 / 22 - 1)


def test_a_single_tie_between_two_circles_has_a_keeper_at_either_end() -> None:
    assert sorted(roles(group_of(inside_of(two_cliques(1)), DAY), "gatekeeper")) == [0, 50]


def test_one_circle_has_no_sub_groups_and_no_risk() -> None:
    group = group_of(inside_of(nx.complete_graph(6)), DAY)
    assert (group.subgroups, group.outward, group.risks, group.leanings) == ((), None, (), ())
    assert roles(group, "hub") == roles(group, "gatekeeper") == roles(group, "bridge") == []


def test_a_star_hangs_on_its_middle() -> None:
    group = group_of(inside_of(nx.star_graph(6)), DAY)
    assert roles(group, "hub")[:1] == [0]
    half = next(r for r in group.risks if r.kind == "half")
    assert (half.people, half.number) == ((0,), 1.0)


def test_who_is_new_and_who_knows_nobody() -> None:
    graph = nx.complete_graph(5)
    graph.add_node(5)
    told = inside_of(graph)
    first = told.first.copy()
    first[(told.a == 4) | (told.b == 4)] = DAY - 20
    group = group_of(Inside(told.people, told.a, told.b, told.warmth, first, told.last), DAY)
    assert roles(group, "newcomer") == [40] and roles(group, "isolate") == [50]
    assert next(r for r in group.risks if r.kind == "isolates").sizes == (1,)
    young = Inside(told.people, told.a, told.b, told.warmth, np.full(len(first), DAY - 20), told.last)
    assert roles(group_of(young, DAY), "newcomer") == []  # where all are new, nobody is a newcomer


def test_leaning_is_the_share_of_contact_and_power_the_difference() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from([(0, 1, 60.0), (0, 2, 20.0), (1, 2, 40.0), (1, 3, 100.0), (3, 2, 100.0)])
    leaning = next(row for row in group_of(inside_of(graph), DAY).leanings if row.person == 0)
    assert (leaning.on, leaning.share) == (10, pytest.approx(0.75))
    assert leaning.power == pytest.approx(0.75 - 60 / 200)


@MODEST
@given(st.integers(0, 10_000), st.integers(4, 24), st.floats(0.1, 0.6))
def test_dependencies_sum_to_one_and_who_cuts_off_is_a_cut_vertex(seed: int, nodes: int, chance: float) -> None:
    graph = nx.gnp_random_graph(nodes, chance, seed=seed)
    rng = np.random.default_rng(seed)
    nx.set_edge_attributes(graph, {e: float(rng.uniform(1, 90)) for e in graph.edges()}, "weight")
    told = inside_of(graph)
    ties: Ties = told.ties
    for one in graph:
        shares = [dependency(ties, one, two) for two in graph]
        assert sum(shares) == pytest.approx(1.0 if graph.degree(one) else 0.0)
    group = group_of(told, DAY)
    vertices = {10 * v for v in nx.articulation_points(graph)}
    assert {r.people[0] for r in group.risks if r.kind == "cut_off"} <= vertices
    assert set(roles(group, "isolate")) == {10 * v for v in nx.isolates(graph)}
    assert {r.person for r in group.roles} <= set(group.people)
    inside_two = [p for s in group.subgroups for p in s]
    assert len(inside_two) == len(set(inside_two)) and len(group.subgroups) != 1


@MODEST
@given(st.integers(0, 10_000))
def test_the_order_of_ties_does_not_matter(seed: int) -> None:
    graph = nx.gnp_random_graph(14, 0.3, seed=seed)
    told = inside_of(graph)
    order = np.random.default_rng(seed).permutation(len(told.a))
    columns = (getattr(told, name)[order] for name in ("a", "b", "warmth", "first", "last"))
    assert group_of(Inside(told.people, *columns), DAY) == group_of(told, DAY)
