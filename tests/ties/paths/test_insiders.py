"""Insiders and dormant ties: the inverted U, the floor, unknown is not none, orders that are total."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.paths.insiders import Dormant, Insider, helpfulness, most_valuable, ranked, relevance

MODEST = settings(max_examples=50, deadline=None)
warmths = st.floats(0, 100)
insiders = st.builds(
    Insider,
    st.integers(1, 10**6),
    st.none() | st.integers(0, 60),
    st.none() | warmths,
    st.booleans(),
    st.none() | st.booleans(),
)


@MODEST
@given(st.integers(0, 60), warmths, st.floats(0.1, 1))
def test_ten_shared_contacts_help_most_and_warmth_never_helps_a_weak_tie(mutual, warmth, near):
    assert helpfulness(mutual, warmth, near) <= helpfulness(10, warmth, near) <= 1.0
    assert helpfulness(mutual, warmth, near) <= helpfulness(mutual, 0.0, near)


@MODEST
@given(st.integers(0, 60), warmths)
def test_less_digital_only_ever_raises_and_rises_with_warmth(mutual, warmth):
    plain, floored = helpfulness(mutual, warmth), helpfulness(mutual, warmth, digital=False)
    assert floored >= plain == helpfulness(mutual, warmth, digital=True)
    assert floored >= 0.8 * warmth / 100


@MODEST
@given(st.lists(insiders, max_size=12), st.randoms(), st.sampled_from([None, True, False]))
def test_the_order_is_total(people, chance, digital):
    mixed = list(people)
    chance.shuffle(mixed)
    values = [one.value for one in ranked(people, digital)]
    assert all(0.0 <= value <= 1.0 for value in values)
    assert values == sorted(values, reverse=True) == [one.value for one in ranked(mixed, digital)]


def test_unknown_is_not_none():
    unknown, nobody = ranked([Insider(1, None, 0.0, True), Insider(2, 0, None, True)])
    assert "unknown" in unknown.words and "no shared contact seen" in nobody.words
    assert (unknown.value, nobody.value) == (0.5, 0.0)
    (stranger,) = ranked([Insider(3, None, None, True)])
    assert stranger.value == 0.0 and stranger.words.startswith("no tie seen")


def test_words_say_what_counted():
    (one,) = ranked([Insider(1, 9, 30.0, False, False)])
    assert one.words == (
        "9 shared contacts (near the ten that help most), a light tie (warmth 30), was there before, in another role"
    )
    assert relevance(one.insider) == 0.3
    (strong,) = ranked([Insider(1, 1, 90.0, True)], digital=False)
    assert strong.words.endswith("in a less digital industry a strong tie helps")


def test_dormant_ties_go_by_value_not_by_comfort():
    comfortable = Dormant(1, 400, 90.0, 1.0, 10, 9)
    valuable = Dormant(2, 400, 60.0, 0.9, 10, 1)
    too_soon = Dormant(3, 364, 99.0, 1.0, 10, 0)
    unseen = Dormant(4, 800, 99.0, 1.0, 0, 0)
    assert [tie.person for tie in most_valuable([comfortable, valuable, too_soon, unseen])] == [2, 1, 4]
    assert unseen.value == 0.0 and len(most_valuable([comfortable, valuable], 1)) == 1
