"""The owner's own word on ties, beside what was worked out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ties.bonds import bonds_of
from renown.ties.everybody import Everybody
from renown.ties.groups.network import Network
from renown.ties.own import SAID, own_ties, value_of
from renown.ties.warmth import standing_of, warmest, warmth_with

OWNER = 1


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.integers(2, 9), st.floats(0, 100), max_size=6))
def test_a_word_counts_for_its_tie_and_changes_no_other(house_of_six, said):
    bonds = bonds_of(house_of_six, 40)
    before, found = own_ties(bonds, OWNER, {}), own_ties(bonds, OWNER, said)
    assert found.keys() == before.keys() | said.keys()
    for person, tie in found.items():
        assert tie.counts == (said[person] if person in said else before[person].counts)
        assert tie.computed == (before[person].computed if person in before else None)


@pytest.fixture(scope="module")
def house_of_six(house, act):
    days = [(2, 1), (3, 5), (3, 9), (4, 20), (5, 39), (6, 30)]
    acts = [a for p, d in days for a in (act(OWNER, p, d), act(p, OWNER, d + 0.1))]
    return house.contact_days([*acts, act(7, 8, 3)])


def test_lists_and_the_network_say_what_counts(house_of_six):
    said = {2: 93.0, 5: 1.0, 9: 40.0}
    rows = warmest(house_of_six, OWNER, 40, said=said)
    assert [row.person for row in rows][:2] == [2, 9] and rows[-1].person == 5
    told = {row.person: row for row in rows}
    assert {p: told[p].warmth for p in said} == said
    assert told[2].standing == "strong" and told[2].computed == warmest(house_of_six, OWNER, 40)[-1].warmth
    assert told[9].computed is None and told[9].depth is None and told[9].days == 0
    network = Network(Everybody(house_of_six, 40), OWNER, said)
    node = network.node(OWNER)
    assert node is not None
    contacts, weights = network.ties.contacts(node)
    weight = dict(zip(network.people[contacts].tolist(), weights.tolist(), strict=True))
    assert weight == {p: tie.counts for p, tie in own_ties(bonds_of(house_of_six, 40), OWNER, said).items() if p != 9}


def test_one_tie_reads_as_in_the_list_also_by_word_alone(house_of_six):
    said = {2: 93.0, 9: 40.0}
    rows = {row.person: row for row in warmest(house_of_six, OWNER, 40, said=said)}
    assert {p: warmth_with(house_of_six, OWNER, p, 40, said) for p in rows} == rows
    assert warmth_with(house_of_six, OWNER, 7, 40, said) is None


def test_a_word_makes_a_tie_of_a_circular_and_nought_makes_none(house, act):
    days = house.contact_days([act(OWNER, 2, 5, group_size=30), act(OWNER, 3, 5)])
    assert own_ties(bonds_of(days, 9), OWNER, {})[2].circular
    assert not own_ties(bonds_of(days, 9), OWNER, {2: 50.0})[2].circular
    everybody = Everybody(days, 9)
    assert Network(everybody).people.tolist() == [1, 3]
    assert Network(everybody, OWNER, {2: 50.0}).people.tolist() == [1, 2, 3]
    assert Network(everybody, OWNER, {3: 0.0}).people.tolist() == []


def test_each_word_names_a_standing_of_its_own() -> None:
    standings = {word: standing_of(value, 9) for word, value in SAID.items()}
    assert standings == {"cold": "dormant", "cool": "weak", "warm": "familiar", "close": "strong"}


@pytest.mark.parametrize("said", ["hot", "", "-1", "101", "nan"])
def test_what_is_no_warmth_is_refused(said: str) -> None:
    with pytest.raises(InputError, match="as a warmth"):
        value_of(said)
