"""Contact that the owner noted: it adds what no source shows, once, and nothing to anybody else."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.networks import NOTED
from renown.ties.bonds import Bonds, bonds_of
from renown.ties.everybody import Everybody
from renown.ties.noted import NotedContact, NotedDay, with_noted

OWNER, DAY = 5, 60

PEOPLE = st.sampled_from([1, 2, 7, 9])
DAYS = st.integers(0, DAY + 5)
NOTES = st.lists(st.builds(NotedDay, PEOPLE, DAYS, st.booleans(), st.booleans(), st.integers(1, 4)), max_size=12)
SEEN = st.lists(
    st.tuples(st.sampled_from([1, 2, 5, 7, 9]), PEOPLE, st.integers(0, DAY), st.integers(1, 9)), max_size=20
)


def table(seen: list[tuple[int, int, int, int]]) -> pa.Table:
    rows = [
        {"a": min(x, y), "b": max(x, y), "network": "slack", "day": day, "out": 1, "in_": size % 2, "weight": 1 / size}
        for x, y, day, size in seen
        if x != y
    ]
    types = {"a": pa.int64(), "b": pa.int64(), "network": pa.string(), "day": pa.int32(), "out": pa.int32()}
    return pa.Table.from_pylist(rows, pa.schema({**types, "in_": pa.int32(), "weight": pa.float64()}))


def noted(notes: list[NotedDay]) -> dict[tuple[int, int], NotedDay]:
    return NotedContact(notes).by_person({n: n for n in (1, 2, 5, 7, 9)}, OWNER, DAY)


def same(a: Bonds, b: Bonds) -> bool:
    return all(np.array_equal(getattr(a, name), getattr(b, name)) for name in Bonds.__slots__)


@settings(max_examples=80, deadline=None)
@given(SEEN, NOTES)
def test_no_noted_day_loses_contact_and_other_ties_stay(seen, notes):
    before, after = bonds_of(table(seen), DAY), bonds_of(with_noted(table(seen), noted(notes), OWNER), DAY)
    told = dict(zip(zip(before.a.tolist(), before.b.tolist(), strict=True), range(len(before.a)), strict=True))
    for at, pair in enumerate(zip(after.a.tolist(), after.b.tolist(), strict=True)):
        if pair in told:
            was = told[pair]
            assert after.bond[at] >= before.bond[was] - 1e-9 and after.last[at] >= before.last[was]
            if OWNER not in pair:
                assert after.warmth[at] == before.warmth[was]
        else:
            assert OWNER in pair, "somebody else's tie was made up"
    assert set(told) <= set(zip(after.a.tolist(), after.b.tolist(), strict=True))


@settings(max_examples=80, deadline=None)
@given(SEEN, NOTES)
def test_everybody_with_the_owners_days_is_as_if_all_were_worked_out_anew(seen, notes):
    days = with_noted(table(seen), noted(notes), OWNER)
    near = days.filter(pc.or_(pc.equal(days["a"], OWNER), pc.equal(days["b"], OWNER)))
    found, anew = Everybody(table(seen), DAY).with_own(near, OWNER), Everybody(days, DAY)
    assert same(found.bonds, anew.bonds)
    pairs = [sorted(tuple(row.values()) for row in each.pairs.to_pylist()) for each in (found, anew)]
    assert pairs[0] == pairs[1]


@settings(max_examples=60, deadline=None)
@given(SEEN, NOTES, st.randoms())
def test_said_twice_or_in_another_order_it_is_the_same(seen, notes, random):
    shuffled = [*notes, *notes]
    random.shuffle(shuffled)
    assert NotedContact(notes) == NotedContact(shuffled) and hash(NotedContact(notes)) == hash(NotedContact(shuffled))
    days = [with_noted(table(seen), noted(each), OWNER) for each in (notes, shuffled)]
    assert days[0].equals(days[1])


def test_what_the_facts_show_of_a_day_counts_once_and_a_circular_does_not_stand_for_a_lunch():
    seen = table([(OWNER, 7, 9, 1), (OWNER, 9, 9, 8)])  # a talk with 7 in both directions, a circular to 9
    found = with_noted(seen, noted([NotedDay(7, 9), NotedDay(9, 9)]), OWNER)
    assert found.filter(pc.equal(found["network"], NOTED))["b"].to_pylist() == [9]


def test_later_days_the_owner_themself_and_people_who_are_gone_are_no_contact():
    notes = NotedContact([NotedDay(7, DAY + 1), NotedDay(OWNER, 3), NotedDay(8, 3), NotedDay(7, -4)])
    assert notes.by_person({7: 7, OWNER: OWNER}, OWNER, DAY) == {}


def test_a_lunch_with_three_counts_a_third_for_each():
    (row,) = with_noted(table([]), noted([NotedDay(7, 9, among=3)]), OWNER).to_pylist()
    assert (row["a"], row["b"], row["out"], row["in_"], round(row["weight"], 3)) == (5, 7, 1, 1, 0.667)
