"""Explanations: sentences that can be recounted, at most four reasons, networks and areas named."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from renown.errors import NotFoundError
from renown.influence.deeds import deeds_of
from renown.influence.explain import Explanation, explain
from renown.influence.factors import FACTORS
from renown.influence.observable import Observable
from renown.influence.standing import Standing
from renown.ledger.areas import catalogue

NO_CURATION = Observable(frozenset(FACTORS) - {"curation"})


def told(ledgers: Any, acts: list[Any], trusted: set[int], observable: Observable = NO_CURATION) -> Explanation:
    """The explanation of the one person these acts are towards; communities are the tens of the ids."""
    deeds = deeds_of(ledgers.of(acts), ledgers.today, ledgers.formula)
    weight = np.isin(deeds.people, sorted(trusted)).astype(float)
    return explain(
        deeds, Standing(weight, (deeds.people // 10).astype(np.int32), guarded=True), ledgers.formula, observable
    )


def the_example(ledgers: Any) -> list[Any]:
    """Twenty people of two communities; half of them answered lately, half two years ago."""
    return [
        ledgers.act(actor, 777, "slack" if actor < 15 else "x", "reply", 3 if actor % 2 else 700) for actor in range(20)
    ]


def test_the_words_can_be_recounted(ledgers: Any) -> None:
    lines = {line.name: line for line in told(ledgers, the_example(ledgers), set(range(12))).factors}
    assert lines["resonance"].words == "20 people in 2 communities acted because of this person; 12 of them trusted."
    assert lines["breadth"].words == "Those who acted belong to 2 communities; the largest brought 10 of them."
    assert lines["endurance"].words == "Somebody acted in 1 of the past 52 weeks, in 1 of them trusted people."
    assert lines["curation"].words == "No source imported so far can show this: unknown, not zero."


def test_without_seeds_nobody_is_called_trusted(ledgers: Any) -> None:
    deeds = deeds_of(ledgers.of(the_example(ledgers)), ledgers.today, ledgers.formula)
    standing = Standing(np.ones(deeds.people.size), np.zeros(deeds.people.size, dtype=np.int32), guarded=False)
    explanation = explain(deeds, standing, ledgers.formula)
    assert not any(
        "trusted" in words for words in (*(line.words for line in explanation.factors[:3]), *explanation.holds_down)
    )


def test_networks_add_up_and_tell_what_each_would_give_alone(ledgers: Any) -> None:
    explanation = told(ledgers, the_example(ledgers), set(range(12)))
    slack, x = explanation.networks
    assert (slack.network, slack.actors, x.network, x.actors) == ("slack", 15, "x", 5)
    assert slack.points + x.points == pytest.approx(explanation.score)
    only = told(ledgers, [act for act in the_example(ledgers) if act.network == "x"], set(range(12)))
    assert x.alone == pytest.approx(only.score)


def test_at_most_four_reasons_and_the_costliest_first(ledgers: Any) -> None:
    explanation = told(ledgers, the_example(ledgers), set(range(12)), Observable(frozenset(FACTORS)))
    assert len(explanation.holds_down) == 4
    assert explanation.holds_down[0].startswith("Nobody has listed, endorsed, recommended or cited this person;")
    assert any("10 more trusted people would be worth" in reason for reason in explanation.holds_down)


def test_what_cannot_be_seen_is_no_reason(ledgers: Any) -> None:
    explanation = told(ledgers, the_example(ledgers), set(range(12)))
    assert not any("listed" in reason for reason in explanation.holds_down)
    assert explanation.observable_points == 70.0


def test_a_reason_states_what_scoring_again_gives(ledgers: Any) -> None:
    acts = [ledgers.act(actor, 777, "slack", "mention", 3) for actor in range(400)]
    some, everybody = told(ledgers, acts, set(range(5))), told(ledgers, acts, set(range(400)))
    gain = everybody.score - some.score
    expected = f"395 people who acted are not trusted yet; if all were, the score would be {gain:.1f} points higher."
    assert expected in some.holds_down


def test_with_strangers_only_the_reasons_say_so(ledgers: Any) -> None:
    reasons = told(ledgers, the_example(ledgers), set()).holds_down
    assert "No trusted people of any community acted yet." in reasons
    assert not any("0.0 points" in reason for reason in reasons)


def test_contributions_are_strongest_first(ledgers: Any) -> None:
    acts = [*the_example(ledgers), *(ledgers.act(5, 777, "slack", "mention", ago) for ago in range(30))]
    table = told(ledgers, acts, {5}).contributions
    totals = sum(table[name].to_numpy() for name in FACTORS)
    assert table["actor"][0].as_py() == 5
    assert (np.diff(totals) <= 1e-12).all()


def test_the_areas_stand_in_the_catalogue(ledgers: Any) -> None:
    known = {area.name for area in catalogue(["slack", "x"], ["reply", "mention", "list_add"])}
    acts = [*the_example(ledgers), ledgers.act(3, 777, "x", "list_add", 3)]
    for line in told(ledgers, acts, set(range(12))).factors:
        assert line.areas
        assert set(line.areas) <= known


def test_deeds_towards_several_people_or_nobody_are_refused(ledgers: Any) -> None:
    with pytest.raises(NotFoundError, match="nobody was seen to act because of them"):
        told(ledgers, [], {1})
    with pytest.raises(NotFoundError, match="expected one"):
        told(ledgers, [ledgers.act(1, 2, "x", "like", 1), ledgers.act(1, 3, "x", "like", 1)], {1})
