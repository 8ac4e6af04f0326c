"""The score against the specification's formula, written out once more with plain loops."""

from __future__ import annotations

import math
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.influence.factors import FACTORS
from renown.influence.observable import Observable
from renown.influence.score import score

REACTIONS = {"like": 1, "reply": 6, "mention": 12, "review_request": 12, "repost": 3}


def by_hand(scene: Any, target: int, formula: Any, today: int) -> dict[str, float]:
    """X of every factor of one person, straight from the acts."""
    acts = [a for a in scene.acts if a.target == target and a.actor != target]
    places = sorted({(a.actor, a.network) for a in acts})
    trusted, pool = dict.fromkeys(FACTORS, 0.0), dict.fromkeys(FACTORS, 0.0)
    crowd: dict[int, float] = {}
    for actor, network in places:
        here = [a for a in acts if (a.actor, a.network) == (actor, network)]
        w = scene.weights[actor]
        amounts = {"depth": math.log2(1 + sum(REACTIONS.get(a.kind, 0) * 0.5 ** (a.ago / 90) for a in here))}
        amounts["resonance"] = max((presence(a.ago) for a in here if a.kind in REACTIONS), default=0.0)
        curated = {a.kind: min(b.ago for b in here if b.kind == a.kind) for a in here if a.kind not in REACTIONS}
        amounts["curation"] = sum(0.5 ** (ago / 1826) for ago in curated.values())
        for name, amount in amounts.items():
            trusted[name] += w * amount
            pool[name] += (1 - w) * amount
        if scene.communities[actor] >= 0:
            crowd[scene.communities[actor]] = crowd.get(scene.communities[actor], 0.0) + w * amounts["resonance"]
    x = {name: trusted[name] + min(formula.curves[name].cap, pool[name]) for name in ("resonance", "depth", "curation")}
    x["breadth"] = sum(1 - math.exp(-gathered / formula.crowd) for gathered in crowd.values())
    return x | {"endurance": weeks_by_hand(acts, scene, formula, today)}


def presence(ago: int) -> float:
    """Whole for 90 days, then halved every year."""
    return 0.5 ** (max(0, ago - 90) / 365)


def weeks_by_hand(acts: list[Any], scene: Any, formula: Any, today: int) -> float:
    """E_t + min(cap, E_all - E_t)."""
    e_t = e_all = 0.0
    for back in range(52):
        active = {(a.actor, a.network) for a in acts if a.kind in REACTIONS and today // 7 - a.day // 7 == back}
        e_t += min(1.0, sum(scene.weights[actor] for actor, _ in active))
        e_all += min(1.0, len(active))
    return e_t + min(formula.curves["endurance"].cap, e_all - e_t)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_every_x_is_what_the_specification_says(data: st.DataObject, scenes: Any, ledgers: Any) -> None:
    scene = data.draw(scenes)
    scores = ledgers.scores(scene.acts, scene.weights, scene.communities)
    for i, person in enumerate(scores.person.tolist()):
        expected = by_hand(scene, person, ledgers.formula, ledgers.today)
        assert scores.x[i].tolist() == pytest.approx([expected[name] for name in FACTORS], abs=1e-9)


def test_points_follow_the_curve_and_end_at_the_weight(ledgers: Any) -> None:
    for name, curve in ledgers.formula.curves.items():
        points = [float(p) for p in curve.points(pa.array([0.0, curve.full / 3, curve.full, 9e9]).to_numpy())]
        expected = curve.weight * math.log(1 + curve.full / 3 / curve.scale) / math.log(1 + curve.full / curve.scale)
        assert points == pytest.approx([0.0, expected, curve.weight, curve.weight]), name


def test_everybody_because_of_whom_somebody_acted_has_a_row(ledgers: Any) -> None:
    acts = [
        ledgers.act(1, 2, "x", "like", 3),
        ledgers.act(3, 4, "x", "list_add", 3),
        ledgers.act(5, 6, "x", "follow", 3),
    ]
    assert score(ledgers.of(acts), ledgers.today, ledgers.formula).person.tolist() == [2, 4]


def test_fewer_than_five_people_are_not_enough_and_accounts_of_one_person_are_one(ledgers: Any) -> None:
    acts = [ledgers.act(actor, 99, network, "reply", 1) for actor in range(4) for network in ("x", "slack")]
    few = score(ledgers.of(acts), ledgers.today, ledgers.formula)
    more = score(ledgers.of([*acts, ledgers.act(7, 99, "x", "list_add", 1)]), ledgers.today, ledgers.formula)
    assert (few.actors.tolist(), few.table()["seen"].to_pylist()) == ([4], ["not_enough"])
    assert (more.actors.tolist(), more.table()["seen"].to_pylist()) == ([5], ["enough"])


def test_an_empty_ledger_has_no_scores(ledgers: Any) -> None:
    for seeds in (None, [1, 2]):
        scores = score(ledgers.of([]), ledgers.today, ledgers.formula, seeds)
        assert scores.table().num_rows == 0


def test_facts_after_the_day_are_refused(ledgers: Any) -> None:
    with pytest.raises(InputError, match="after the as-of day"):
        score(ledgers.of([ledgers.act(1, 2, "x", "like", 0)]), ledgers.today - 1, ledgers.formula)


def test_a_table_that_is_no_ledger_is_refused(ledgers: Any) -> None:
    with pytest.raises(InputError, match="lacks the columns actor"):
        score(pa.table({"target": [1]}), ledgers.today, ledgers.formula)


def test_people_known_beforehand_give_the_same_scores(ledgers: Any) -> None:
    ledger = ledgers.of(ledgers.random(1))
    plain = score(ledger, ledgers.today, ledgers.formula)
    known = score(ledger, ledgers.today, ledgers.formula, people=pa.array(range(-5, 60)).to_numpy())
    assert plain.table().equals(known.table())
    with pytest.raises(InputError, match="not in `people`"):
        score(ledger, ledgers.today, ledgers.formula, people=pa.array(range(3)).to_numpy())


def test_what_cannot_be_seen_costs_no_points_and_widens_the_band_upwards(ledgers: Any) -> None:
    acts = [ledgers.act(actor, 99, "slack", "reply", 1) for actor in range(8)]
    everything = score(ledgers.of(acts), ledgers.today, ledgers.formula)
    part = score(
        ledgers.of(acts), ledgers.today, ledgers.formula, observable=Observable(frozenset(FACTORS) - {"curation"})
    )
    assert part.score.tolist() == everything.score.tolist()
    assert part.low.tolist() == everything.low.tolist()
    assert part.high[0] == pytest.approx(everything.high[0] + 30.0)
    assert (everything.observable_points[0], part.observable_points[0]) == (100.0, 70.0)


def test_an_owner_whose_own_export_shows_more_has_more_observable(ledgers: Any) -> None:
    acts = [ledgers.act(actor, owner, "x", "reply", 1) for actor in range(8) for owner in (98, 99)]
    observable = Observable(frozenset({"resonance"}), {99: frozenset({"curation"})})
    scores = score(ledgers.of(acts), ledgers.today, ledgers.formula, observable=observable)
    assert scores.observable[:, list(FACTORS).index("curation")].tolist() == [False, True]


def test_an_organisation_is_scored_as_a_person_is(ledgers: Any) -> None:
    acts = [ledgers.act(actor, target, "x", "reply", 1) for actor in range(8) for target in (50, 51)]
    person, organisation = score(ledgers.of(acts), ledgers.today, ledgers.formula).score.tolist()
    assert person == organisation
