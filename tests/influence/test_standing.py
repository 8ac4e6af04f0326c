"""Standing: seeds give trust, the walk hands it on, and fakes stay where they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.influence.deeds import deeds_of
from renown.influence.measure import as_seen_from, measure
from renown.influence.observable import observable_from
from renown.influence.standing import communities_among, trust_of


def trust_by_person(ledgers: Any, acts: list[Any], seeds: list[int] | None) -> dict[int, float]:
    """Person to weight."""
    table = trust_of(deeds_of(ledgers.of(acts), ledgers.today, ledgers.formula), seeds, ledgers.formula)
    return dict(zip(table["person"].to_pylist(), table["weight"].to_pylist(), strict=True))


def test_without_seeds_everybody_counts_fully_and_the_score_is_unguarded(ledgers: Any) -> None:
    acts = ledgers.random(1)
    assert set(trust_by_person(ledgers, acts, None).values()) == {1.0}
    assert not measure(ledgers.of(acts), ledgers.today, ledgers.formula).scores.guarded
    assert measure(ledgers.of(acts), ledgers.today, ledgers.formula, [1]).scores.guarded


def test_seeds_have_full_weight_and_hand_on_their_share(ledgers: Any) -> None:
    acts = [ledgers.act(1, 2, "x", "mention", 0), ledgers.act(3, 4, "x", "mention", 0)]
    table = trust_of(deeds_of(ledgers.of(acts), ledgers.today, ledgers.formula), [1], ledgers.formula)
    action = np.log2(13.0)
    handed_on = (1.0 - ledgers.formula.end) * action / (action + ledgers.formula.unspent)
    assert table["person"].to_pylist() == [1, 2]
    assert table["visits"].to_pylist() == pytest.approx([1.0, handed_on])
    assert table["weight"].to_pylist() == [1.0, min(1.0, handed_on / ledgers.formula.full_trust)]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), seeds=st.lists(st.integers(0, 39), min_size=1, max_size=5), more=st.integers(0, 39))
def test_vouching_for_one_more_person_lowers_nobody(seed: int, seeds: list[int], more: int, ledgers: Any) -> None:
    acts = ledgers.random(seed)
    before, after = trust_by_person(ledgers, acts, seeds), trust_by_person(ledgers, acts, [*seeds, more])
    assert all(after[person] >= weight - 1e-9 for person, weight in before.items())


def test_communities_hold_trusted_people_only(ledgers: Any) -> None:
    acts = ledgers.random(2)
    acts += [ledgers.act(a, b, "x", "mention", 1) for a in range(900, 920) for b in range(900, 920)]
    deeds = deeds_of(ledgers.of(acts), ledgers.today, ledgers.formula)
    trust = trust_of(deeds, [0, 1], ledgers.formula)
    communities = communities_among(deeds, trust)
    assert communities["person"].to_pylist() == trust["person"].to_pylist()
    assert max(communities["person"].to_pylist()) < 900
    assert len(set(communities["version"].to_pylist())) == 1


def test_as_seen_from_somebody_only_those_they_reach_are_trusted(ledgers: Any) -> None:
    near = [ledgers.act(a, b, "x", "mention", 1) for a in range(8) for b in range(8)]
    far = [ledgers.act(a, b, "x", "mention", 1) for a in range(50, 58) for b in range(50, 58)]
    ledger = ledgers.of([*near, *far])
    communities = measure(ledger, ledgers.today, ledgers.formula).communities
    scores = ledgers.by_person(as_seen_from(ledger, ledgers.today, ledgers.formula, 3, communities))
    assert min(scores[person] for person in range(8)) > max(scores[person] for person in range(50, 58))


def test_given_communities_are_used_as_they_are(ledgers: Any) -> None:
    ledger = ledgers.of(ledgers.random(5))
    first = measure(ledger, ledgers.today, ledgers.formula, [0])
    second = measure(ledger, ledgers.today, ledgers.formula, [0], first.communities)
    assert second.communities is first.communities
    assert second.scores.score.tolist() == first.scores.score.tolist()


def test_coverage_says_what_can_be_seen(ledgers: Any) -> None:
    lines = [
        {"kind": "reply", "scope": "community", "direction": "both", "account": None},
        {"kind": "endorse", "scope": "owner", "direction": "in", "account": 71},
        {"kind": "list_add", "scope": "owner", "direction": "out", "account": 72},
        {"kind": "message", "scope": "owner", "direction": "both", "account": 72},
    ]
    seen = observable_from(pa.Table.from_pylist(lines), {71: 1, 72: 2})
    assert seen.everybody == {"resonance", "depth", "breadth", "endurance"}
    assert seen.factors(1) - seen.everybody == {"curation"}
    assert seen.factors(2) == seen.everybody
