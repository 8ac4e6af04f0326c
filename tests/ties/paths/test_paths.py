"""Warm paths: who can lead to whom by contact that was seen, with what evidence, and what is no tie."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.bonds import bonds_of
from renown.ties.everybody import Everybody
from renown.ties.paths.paths import Acquaintance, warmth_both_ways, why_none
from renown.ties.paths.willingness import Asked, Experience, willingness

OWNER, NOW = 1, 100


def both(act, a, b, days, **more):
    """Two people write to each other on each of the days."""
    return [x for d in days for x in (act(a, b, d, **more), act(b, a, d + 0.1, **more))]


@pytest.fixture
def known(house, act):
    """1 knows 2 well and 3 a little; both know 4, who alone knows 5; 5 knows 6."""
    acts = [*both(act, 1, 2, [80, 90, 99]), *both(act, 1, 3, [20]), *both(act, 2, 4, [70], network="x")]
    acts += [*both(act, 3, 4, [99]), *both(act, 4, 5, [95]), *both(act, 5, 6, [95])]
    return Acquaintance(Everybody(house.contact_days(acts), NOW))


def people_of(path):
    return [path.hops[0].giver, *(hop.taker for hop in path.hops)]


def test_paths_come_best_first_with_evidence_and_the_weakest_hop(known):
    paths = known.paths(OWNER, [4])
    assert [people_of(path) for path in paths] == [[1, 2, 4], [1, 3, 4]]
    best = paths[0]
    assert best.person == 4 and best.weakest == 1
    assert best.chance == pytest.approx(best.hops[0].chance * best.hops[1].chance)
    hop = best.hops[1]
    assert (hop.networks, hop.days, hop.last) == (("x",), 1, date(1970, 3, 12))
    assert hop.words == "1 day of contact on X, the last 30 days ago"
    assert hop.chance == pytest.approx(float(willingness(hop.warmth)))


def test_three_hops_are_reached_and_four_are_not(known):
    assert people_of(known.paths(OWNER, [5])[0]) == [1, 2, 4, 5]
    assert known.paths(OWNER, [6]) == ()


def test_a_path_ends_at_the_first_of_several_targets(known):
    assert {tuple(people_of(path)) for path in known.paths(OWNER, [4, 5])} == {(1, 2, 4), (1, 3, 4)}
    assert people_of(known.paths(OWNER, [OWNER, 2, 77])[0]) == [1, 2]


def test_who_is_not_known_has_no_path(known):
    assert known.paths(77, [4]) == known.paths(OWNER, [77]) == known.paths(OWNER, [OWNER]) == ()
    assert known.known_by(77) == 0 and known.known_by(4) == 3


def test_no_path_leads_through_a_bot(house, act):
    days = house.contact_days([*both(act, 1, 8, [99]), *both(act, 8, 4, [99])])
    assert Acquaintance(Everybody(days, NOW)).paths(OWNER, [4])
    assert Acquaintance(Everybody(days, NOW, without=[8])).paths(OWNER, [4]) == ()


def test_a_circular_is_no_tie_and_later_days_are_not_seen(house, act):
    circular = house.contact_days(both(act, 1, 4, [99], group_size=30))
    assert Acquaintance(Everybody(circular, NOW)).paths(OWNER, [4]) == ()
    assert Acquaintance(Everybody(house.contact_days(both(act, 1, 4, [101])), NOW)).paths(OWNER, [4]) == ()


def test_writing_to_somebody_who_never_answers_warms_nothing(house, act):
    acts = [act(1, 4, d) for d in range(50, 100)]
    (path,) = Acquaintance(Everybody(house.contact_days(acts), NOW)).paths(OWNER, [4])
    assert path.chance == pytest.approx(0.10)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_one_more_day_on_which_both_spoke_makes_no_path_worse(house, act, data):
    pairs = st.sampled_from([(1, 2), (1, 3), (2, 3), (2, 4), (3, 4)])
    talks = data.draw(st.lists(st.tuples(pairs, st.integers(0, 99), st.booleans()), min_size=1, max_size=15))
    acts = [x for (a, b), d, back in talks for x in (both(act, a, b, [d]) if back else [act(a, b, d)])]
    (a, b), day = data.draw(pairs), data.draw(st.integers(0, 99))
    before, after = (
        Acquaintance(Everybody(house.contact_days(list(found)), NOW)).paths(OWNER, [4])
        for found in (acts, [*acts, *both(act, a, b, [day])])
    )
    assert len(after) >= len(before)
    assert all(new.chance >= old.chance - 1e-12 for new, old in zip(after, before, strict=False))


def test_warmth_both_ways_is_that_of_the_fainter_side(house, act):
    bonds = bonds_of(house.contact_days([*both(act, 1, 2, [90]), act(1, 2, 95), act(1, 2, 99)]), NOW)
    answered = bonds_of(house.contact_days(both(act, 1, 2, [90])), NOW)
    assert bonds.bond_in.tolist() == answered.bond.tolist() and bonds.bond_out[0] > bonds.bond_in[0]
    assert warmth_both_ways(bonds)[0] < bonds.warmth[0]


def test_why_there_is_none_and_what_would_help():
    assert "your own mailbox" in why_none(0, 5)
    assert "nobody was seen in contact with them" in why_none(3, 0)
    assert "1 person was" in why_none(3, 1) and "2 people were" in why_none(3, 2)


def test_outcomes_change_the_owners_introducers_and_nobody_else(known):
    taught = Experience([Asked(2, d, 0.4, False, declined=True) for d in (10, 20)], NOW)
    before, after = known.paths(OWNER, [4]), known.paths(OWNER, [4], experience=taught)
    assert [people_of(path) for path in after] == [[1, 3, 4], [1, 2, 4]]
    assert (after[1].hops[0].willing.agreed, after[1].hops[0].willing.answered) == (0, 2)
    assert after[1].hops[1].chance == before[0].hops[1].chance
    assert known.paths(OWNER, [2], experience=taught)[0].chance == known.paths(OWNER, [2])[0].chance


def test_who_is_left_in_peace_is_on_no_path(known):
    asked = Experience([Asked(2, 95, 0.4), Asked(2, 96, 0.4)], NOW)
    assert [people_of(path) for path in known.paths(OWNER, [4], experience=asked)] == [[1, 3, 4]]


def test_a_path_has_a_range_that_holds_its_chance(known):
    for path in known.paths(OWNER, [4, 5]):
        assert 0.0 <= path.low < path.chance < path.high <= 1.0
