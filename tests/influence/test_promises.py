"""The promises of the score (docs/influence.md), each on random graphs; trust and communities are fixed unless said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.influence.deeds import deeds_of
from renown.influence.explain import explain
from renown.influence.factors import FACTORS
from renown.influence.measure import measure
from renown.influence.score import score
from renown.influence.standing import shares, standing_of, trust_of

EXACT = 1e-9
promise = settings(max_examples=40, deadline=None)


@promise
@given(data=st.data())
def test_p1_one_more_reaction_never_lowers_its_target(
    data: st.DataObject, scenes: Any, single_acts: Any, ledgers: Any
) -> None:
    scene, more = data.draw(scenes), data.draw(single_acts)
    before = ledgers.by_person(ledgers.scores(scene.acts, scene.weights, scene.communities))
    after = ledgers.by_person(ledgers.scores([*scene.acts, more], scene.weights, scene.communities))
    assert after.get(more.target, 0.0) >= before.get(more.target, 0.0) - EXACT


@promise
@given(data=st.data(), person=st.integers(1, 10), weight=st.floats(0.0, 1.0))
def test_p1_more_trust_in_an_actor_never_lowers_anybody(
    data: st.DataObject, person: int, weight: float, scenes: Any, ledgers: Any
) -> None:
    scene = data.draw(scenes)
    raised = scene.weights | {person: max(scene.weights[person], weight)}
    before = ledgers.scores(scene.acts, scene.weights, scene.communities).score
    assert (ledgers.scores(scene.acts, raised, scene.communities).score >= before - EXACT).all()


@promise
@given(data=st.data())
def test_p2_what_one_does_does_not_enter_ones_own_score(
    data: st.DataObject, scenes: Any, single_acts: Any, ledgers: Any
) -> None:
    scene, own = data.draw(scenes), data.draw(single_acts)
    before = ledgers.by_person(ledgers.scores(scene.acts, scene.weights, scene.communities))
    after = ledgers.by_person(ledgers.scores([*scene.acts, own], scene.weights, scene.communities))
    others = before.keys() - {own.target}
    assert own.actor == own.target or all(after[person] == before[person] for person in others)


@promise
@given(data=st.data())
def test_p3_another_network_never_lowers_anybody(data: st.DataObject, scenes: Any, ledgers: Any) -> None:
    scene = data.draw(scenes)
    kept = [act for act in scene.acts if act.network != "linkedin"]
    without = ledgers.by_person(ledgers.scores(kept, scene.weights, scene.communities))
    everything = ledgers.by_person(ledgers.scores(scene.acts, scene.weights, scene.communities))
    assert all(everything[person] >= without[person] - EXACT for person in without)


@promise
@given(data=st.data())
def test_p4_points_sum_to_the_score_and_contributions_to_each_x(data: st.DataObject, scenes: Any, ledgers: Any) -> None:
    scene = data.draw(scenes)
    scores = ledgers.scores(scene.acts, scene.weights, scene.communities)
    assert scores.points.sum(axis=1) == pytest.approx(scores.score, abs=EXACT)
    for i, person in enumerate(scores.person.tolist()):
        deeds = deeds_of(ledgers.of(act for act in scene.acts if act.target == person), ledgers.today, ledgers.formula)
        trust = pa.table({"person": list(scene.weights), "weight": list(scene.weights.values())})
        groups = pa.table({"person": list(scene.communities), "community": list(scene.communities.values())})
        told = explain(deeds, standing_of(deeds.people, trust, groups, guarded=True), ledgers.formula)
        assert sum(line.points for line in told.factors) == pytest.approx(told.score, abs=EXACT)
        assert told.score == pytest.approx(scores.score[i], abs=EXACT)
        assert sum(line.points for line in told.networks) == pytest.approx(told.score, abs=EXACT)
        for line in told.factors:
            assert sum(told.contributions[f"x_{line.name}"].to_pylist()) == pytest.approx(line.value, abs=EXACT)
            assert sum(told.contributions[line.name].to_pylist()) == pytest.approx(line.points, abs=EXACT)


def farm(ledgers: Any, fakes: int, target: int, seed: int) -> pa.Table:
    """Fakes who do everything to the target and to each other for a year; nobody honest acts because of them."""
    rng = np.random.default_rng(seed)
    ids, kinds = 1_000_000 + np.arange(fakes), ["like", "mention", "reply", "list_add", "endorse"]
    parts = [(ids, np.full(fakes, target)), (ids, rng.permutation(ids)), (ids, rng.permutation(ids))]
    rows = [
        {"actor": actor[actor != to], "target": to[actor != to], "kind": kind, "network": network}
        for actor, to in parts
        for kind in kinds
        for network in ("x", "slack")
    ]
    tables = []
    for row in rows:
        size = row["actor"].size
        constant = {"n": 900, "days": 365, "first": ledgers.today - 370, "last": ledgers.today, "weeks": (1 << 53) - 1}
        constant |= {f"s{h}": 300.0 for h in (7, 30, 90, 365, 1826)} | {"kind": row["kind"], "network": row["network"]}
        columns = {name: pa.array([value] * size, ledgers.schema.field(name).type) for name, value in constant.items()}
        columns |= {name: pa.array(row[name]) for name in ("actor", "target")}
        tables.append(pa.table([columns[name] for name in ledgers.schema.names], schema=ledgers.schema))
    return pa.concat_tables(tables)


def gain_of_farm(ledgers: Any, seed: int, fakes: int) -> float:
    """Points a member gains by a farm, everything computed anew; the rest of the community must not move."""
    honest = ledgers.of(ledgers.random(seed))
    target = int(np.random.default_rng(seed).integers(0, 40))
    seeds = [0, 1, 2]
    attacked = pa.concat_tables([honest, farm(ledgers, fakes, target, seed)])
    before = ledgers.by_person(measure(honest, ledgers.today, ledgers.formula, seeds).scores)
    after = ledgers.by_person(measure(attacked, ledgers.today, ledgers.formula, seeds).scores)
    assert all(after[person] == pytest.approx(before[person], abs=EXACT) for person in before if person != target)
    return after[target] - before.get(target, 0.0)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_p5_a_hundred_fakes_gain_at_most_the_caps(seed: int, ledgers: Any) -> None:
    caps = sum(curve.cap_points for curve in ledgers.formula.curves.values())
    assert -EXACT <= gain_of_farm(ledgers, seed, 100) <= caps + EXACT


@pytest.mark.parametrize("fakes", [1_000, 10_000])
def test_p5_ten_thousand_fakes_gain_no_more(fakes: int, ledgers: Any) -> None:
    caps = sum(curve.cap_points for curve in ledgers.formula.curves.values())
    assert caps <= 5.0
    assert gain_of_farm(ledgers, 7, fakes) <= caps + EXACT


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), duped=st.integers(0, 12), fakes=st.integers(1, 60))
def test_p5_weights_in_a_region_are_bounded_by_the_flow_into_it(
    seed: int, duped: int, fakes: int, ledgers: Any
) -> None:
    formula, rng = ledgers.formula, np.random.default_rng(seed)
    acts = ledgers.random(seed)
    region = range(1000, 1000 + fakes)
    acts += [ledgers.act(int(a), int(rng.choice(region)), "x", "mention", 1) for a in rng.integers(0, 40, duped)]
    acts += [ledgers.act(int(a), int(b), "x", "mention", 1) for a, b in rng.choice(region, (4 * fakes, 2))]
    deeds = deeds_of(ledgers.of(acts), ledgers.today, formula)
    trust = trust_of(deeds, [0, 1, 2], formula)
    visits = np.zeros(deeds.people.size)
    visits[np.searchsorted(deeds.people, trust["person"].to_numpy())] = trust["visits"].to_numpy()
    inside = deeds.people >= 1000
    crossing = shares(deeds, formula.unspent).tocsr()[~inside][:, inside]
    flow = (1.0 - formula.end) * float((visits[~inside] @ crossing).sum())
    weight = np.minimum(1.0, visits / formula.full_trust)[inside].sum()
    assert weight <= flow / (formula.end * formula.full_trust) + 1e-7


@promise
@given(data=st.data())
def test_p6_renaming_people_changes_nothing(data: st.DataObject, scenes: Any, ledgers: Any) -> None:
    scene = data.draw(scenes)
    new = dict(zip(range(1, 11), data.draw(st.permutations([7, 3, 11, 900, 5, 8, 13, 400, 21, 2])), strict=True))
    renamed = [replace(act, actor=new[act.actor], target=new[act.target]) for act in scene.acts]
    before = ledgers.by_person(ledgers.scores(scene.acts, scene.weights, scene.communities))
    after = ledgers.by_person(
        ledgers.scores(
            renamed,
            {new[person]: weight for person, weight in scene.weights.items()},
            {new[person]: community for person, community in scene.communities.items()},
        )
    )
    assert after == {new[person]: pytest.approx(value, abs=EXACT) for person, value in before.items()}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), seeds=st.sampled_from([None, [0, 1, 2]]))
def test_p6_p8_the_order_and_the_pieces_of_the_ledger_change_nothing(seed: int, seeds: Any, ledgers: Any) -> None:
    acts = ledgers.random(seed)
    whole = ledgers.of(acts)
    pieces = pa.concat_tables([ledgers.of(acts[:120]), ledgers.of(acts[120:])])
    mixed = pieces.take(np.random.default_rng(seed).permutation(pieces.num_rows))
    one, other = (measure(table, ledgers.today, ledgers.formula, seeds) for table in (whole, mixed))
    assert one.scores.person.tolist() == other.scores.person.tolist()
    assert one.scores.score == pytest.approx(other.scores.score, abs=EXACT)
    assert one.scores.low == pytest.approx(other.scores.low, abs=1e-6)
    assert one.communities["community"].equals(other.communities["community"])


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), person=st.integers(0, 39))
def test_p10_without_a_person_all_is_as_if_they_had_never_been(seed: int, person: int, ledgers: Any) -> None:
    acts = ledgers.random(seed)
    ledger = ledgers.of(acts)
    left = ledger.filter(pa.array((ledger["actor"].to_numpy() != person) & (ledger["target"].to_numpy() != person)))
    never = ledgers.of(act for act in acts if person not in (act.actor, act.target))
    everybody = np.arange(40)
    after, expected = (
        score(left, ledgers.today, ledgers.formula, [3, 4], people=everybody),
        score(never, ledgers.today, ledgers.formula, [3, 4]),
    )
    assert ledgers.by_person(after) == pytest.approx(ledgers.by_person(expected), abs=EXACT)


def test_the_caps_of_all_pools_are_below_five_points(ledgers: Any) -> None:
    assert sum(ledgers.formula.curves[name].cap_points for name in FACTORS) <= 5.0
