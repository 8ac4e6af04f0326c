"""A community keeps its number and its name while most of its people stay together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from renown.graph.communities import communities_of
from renown.reckoning.communities import Known, names_of, numbered

PARTS = st.dictionaries(st.integers(0, 60), st.integers(0, 6), min_size=1)
KNOWN = Known({}, {}, {}, {person: f"Person {person}" for person in range(200)})


def table(community: Mapping[int, int]) -> pa.Table:
    return pa.table({"person": list(community), "community": list(community.values())})


def by_person(numbers: pa.Table) -> dict[int, int]:
    rows = zip(numbers["person"].to_pylist(), numbers["community"].to_pylist(), strict=True)
    return {person: number for person, number in rows if number >= 0}


def names(numbers: dict[int, int], known: Known, before: pa.Table | None = None) -> tuple[dict[int, str], pa.Table]:
    """What each person's community is called."""
    given_now = names_of(numbers, known, before)
    called = dict(zip(given_now["community"].to_pylist(), given_now["name"].to_pylist(), strict=True))
    return {person: called[number] for person, number in numbers.items()}, given_now


@settings(deadline=None)
@given(PARTS, st.permutations(range(7)))
def test_other_labels_for_the_same_communities_change_no_number(parts: dict[int, int], order: list[int]) -> None:
    first = numbered(table(parts))
    again = numbered(table({person: order[label] for person, label in parts.items()}), first)
    assert by_person(again) == by_person(first)


@settings(deadline=None)
@given(PARTS, PARTS)
def test_a_number_is_one_communitys_only_and_a_new_one_takes_none_that_is_remembered(
    before: dict[int, int], now: dict[int, int]
) -> None:
    first = numbered(table(before))
    second = numbered(table(now), first)
    found = by_person(second)
    pairs = {(label, found[person]) for person, label in now.items()}
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    for number in set(found.values()) & set(by_person(first).values()):
        assert {p for p, n in found.items() if n == number} & {p for p, n in by_person(first).items() if n == number}
    # What was left comes back as it was: an import undone and done again changes nothing.
    assert by_person(numbered(table(before), second)).keys() == before.keys()


def test_a_community_that_was_away_comes_back_under_its_number_and_name() -> None:
    parts = {person: person // 10 for person in range(40)}
    first = numbered(table(parts))
    was, given_first = names(by_person(first), KNOWN)
    without = numbered(table(dict.fromkeys(range(30, 40), 0)), first)
    _, given_second = names(by_person(without), KNOWN, given_first)
    back = numbered(table({person: 3 - label for person, label in parts.items()}), without)
    assert by_person(back) == by_person(first)
    assert names(by_person(back), KNOWN, given_second)[0] == was


def test_one_tie_in_a_hundred_more_changes_no_name() -> None:
    draw = np.random.default_rng(7)
    home = np.arange(180) // 30
    pairs = [(a, b) for a in range(180) for b in range(a) if draw.random() < (0.3 if home[a] == home[b] else 0.01)]
    was: dict[int, str] = {}
    numbers = given_before = None
    for _ in range(6):
        pairs += [tuple(draw.choice(180, 2, replace=False)) for _ in range(len(pairs) // 100)]
        ends = np.array(pairs).T
        graph = csr_matrix((np.ones(len(pairs)), (ends[0], ends[1])), (180, 180))
        labels = communities_of(graph).labels
        numbers = numbered(table(dict(enumerate(labels.tolist()))), numbers)
        called, given_before = names(by_person(numbers), KNOWN, given_before)
        if was:
            assert sum(called[person] != was[person] for person in called) <= 4
            assert set(called.values()) == set(was.values())
        was = called


def test_a_name_follows_whom_it_is_about_and_goes_when_it_is_no_longer_true() -> None:
    numbers = {person: person // 10 for person in range(20)}
    called, given_before = names(numbers, KNOWN)
    assert called[3] == "around Person 0" and called[13] == "around Person 10"
    renamed = replace(KNOWN, people={**KNOWN.people, 0: "Zoe Novak"})
    assert names(numbers, renamed, given_before)[0][3] == "around Zoe Novak"
    # Somebody who is better known by now does not rename the community; that its namesake left it does.
    better = replace(KNOWN, people={5: "Person 5", **KNOWN.people})
    assert names(numbers, better, given_before)[0][3] == "around Person 0"
    assert names({**numbers, 0: 1}, better, given_before)[0][3] == "around Person 5"


def test_what_people_share_names_them_before_a_person_does_and_no_name_is_given_twice() -> None:
    numbers = {person: person // 10 for person in range(60)}
    shared = replace(KNOWN, places={"#maps": range(8)}, organisations={"Quillfeather": {*range(10, 18), 20, 21}})
    called, _ = names(numbers, shared)
    assert (called[0], called[10], called[20]) == ("around #maps", "around Quillfeather", "around Person 20")
    twice = replace(shared, organisations={"#maps": range(10, 18)})
    assert len(set(names(numbers, twice)[0].values())) == 6


def test_where_nobody_may_be_named_nobody_is() -> None:
    numbers = {person: person // 10 for person in range(60)}
    called, given_before = names(numbers, replace(KNOWN, people={}, networks={"slack": range(10)}))
    assert (called[0], called[10], called[20]) == ("mostly on Slack", "community 2", "community 3")
    # A mere number gives way as soon as there is something to say.
    assert (
        names(numbers, replace(KNOWN, people={}, places={"#maps": range(10, 20)}), given_before)[0][10]
        == "around #maps"
    )
