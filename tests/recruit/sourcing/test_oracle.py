"""The index finds whom the tree means, nobody else: against a plain reading of every word of every profile."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.profiles import Profile
from renown.recruit.query.tree import Near, Not, Or, Phrase, Term
from renown.recruit.sourcing.index import ProfileIndex

from .oracle import Oracle
from .worlds import AT, TODAY, profiles, tree


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[ProfileIndex, Oracle]:
    """250 profiles in three shards."""
    people = profiles(random.Random(1), 250)
    index = ProfileIndex(tmp_path_factory.mktemp("oracle") / "index", size=100)
    assert index.sync(people).shards == 3
    return index, Oracle(people, TODAY)


def check(world: tuple[ProfileIndex, Oracle], seed: int) -> int:
    """One generated tree: everybody, the count, and all pages together are as the oracle says; how many they are."""
    index, oracle = world
    asked = tree(random.Random(seed))
    meant = oracle.found(asked)
    assert set(index.everybody(asked, TODAY)) == meant, asked
    page = index.search(asked, TODAY, limit=1_000)
    assert page.count == len(page.hits) == len(meant), asked
    assert {hit.person for hit in page.hits} == meant
    assert sorted(-hit.weight for hit in page.hits) == [-hit.weight for hit in page.hits]
    return len(meant)


def test_generated_trees_find_whom_they_mean(world):
    found = [check(world, seed) for seed in range(100)]
    assert sum(0 < count < 250 for count in found) > 40, "most of the trees must tell people apart"


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(min_value=1_000, max_value=10**9))
def test_any_tree_finds_whom_it_means(world, seed):
    check(world, seed)


@settings(max_examples=80, deadline=None)
@given(
    left=st.lists(st.sampled_from("ab"), min_size=1, max_size=2),
    right=st.lists(st.sampled_from("abc"), min_size=1, max_size=2),
    distance=st.integers(0, 8),
    ordered=st.booleans(),
)
def test_words_near_each_other(letters, left, right, distance, ordered):
    node = Near(Phrase(tuple(left), AT), Phrase(tuple(right), AT), distance, ordered, AT)
    index, oracle = letters
    assert set(index.everybody(node, TODAY)) == oracle.found(node)


@settings(max_examples=50, deadline=None)
@given(words=st.lists(st.sampled_from("abcd"), min_size=2, max_size=4), slop=st.integers(0, 5))
def test_words_of_a_phrase_may_be_moved(letters, words, slop):
    node = Phrase(tuple(words), AT, slop=slop)
    index, oracle = letters
    assert set(index.everybody(node, TODAY)) == oracle.found(node)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> tuple[ProfileIndex, Oracle]:
    """Texts of five letters, so that places decide."""
    chance = random.Random(2)
    people = [Profile(n, " ".join(chance.choices("abcde", k=chance.randint(0, 11)))) for n in range(300)]
    index = ProfileIndex(tmp_path_factory.mktemp("letters") / "index", size=100)
    index.sync(people)
    return index, Oracle(people, TODAY)


def test_the_same_words_weigh_the_same_in_all_shards(tmp_path: Path):
    people = profiles(random.Random(5), 120)
    one, many = ProfileIndex(tmp_path / "one"), ProfileIndex(tmp_path / "many", size=23)
    assert (one.sync(people).shards, many.sync(people).shards) == (1, 6)
    asked = Or((Term("spark", AT), Term("python", AT, boost=2.0), Term("C#", AT), Not(Term("junior", AT), AT)), AT)
    weights = [{hit.person: round(hit.weight, 4) for hit in i.search(asked, TODAY, 500).hits} for i in (one, many)]
    assert weights[0] == weights[1]
    assert len(set(weights[0].values())) > 20


def test_pages_follow_each_other(world):
    index, oracle = world
    asked = Or((Term("spark", AT), Term("python", AT)), AT)
    whole = index.search(asked, TODAY, 250).hits
    pages = [index.search(asked, TODAY, 40, at).hits for at in range(0, 250, 40)]
    assert [hit for page in pages for hit in page] == list(whole)
    assert index.search(asked, TODAY, 40, 10**12).hits == ()
    assert index.search(asked, TODAY, 40, 10**12).count == len(oracle.found(asked))
