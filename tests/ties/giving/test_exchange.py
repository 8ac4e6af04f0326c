"""Balances against sums done by hand, and the check before asking."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.giving.exchange import (
    EFFORT,
    FAVOUR_WORDS,
    Acts,
    Ask,
    Balance,
    Favour,
    Promised,
    balance_of,
    balances,
    before_asking,
    gave_more,
    said_as,
)

DAY = date(2026, 11, 21)
BEN, ANA = 2, 3


def ago(days: int) -> date:
    return DAY - timedelta(days)


def test_a_balance_weighs_effort_and_age() -> None:
    rows = [Favour(BEN, "reference", False, ago(365)), Favour(BEN, "article", True, ago(0))]
    [found] = balances(rows, [Promised(BEN, True)], [Acts(BEN, "like", True, 4, ago(1))], DAY)
    assert found.balance == pytest.approx((1.0 - 2.5) / (1.0 + 2.5 + 2.0))
    assert (found.given, found.received, found.unthanked, found.promises_mine, found.acts_given) == (1, 1, 1, 1, 4)
    assert [(k.kind, k.given, k.received) for k in found.kinds] == [("reference", 0, 1), ("article", 1, 0)]


def test_who_gave_more_comes_first_and_the_words_are_no_bill() -> None:
    rows = [Favour(BEN, "help", True, ago(1)), Favour(ANA, "referral", False, ago(1), True)]
    found = balances(rows, [], [], DAY)
    assert [b.person for b in found] == [ANA, BEN] and [b.person for b in gave_more(found)] == [ANA]
    assert not any(word in b.words.lower() for b in found for word in ("owe", "debt", "must"))


favours = st.builds(
    Favour,
    st.sampled_from([BEN, ANA]),
    st.sampled_from(sorted(EFFORT)),
    st.booleans(),
    st.integers(0, 3000).map(ago),
    st.booleans(),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(favours, max_size=12))
def test_a_balance_turned_round_is_its_opposite_and_order_does_not_matter(rows: list[Favour]) -> None:
    turned = [Favour(f.person, f.kind, not f.given, f.day, f.thanked) for f in rows]
    one, other = balance_of(None, rows, [], [], DAY), balance_of(None, turned, [], [], DAY)
    assert one.balance == pytest.approx(-other.balance) and -1 < one.balance < 1
    assert (one.given, one.received) == (other.received, other.given)
    assert balance_of(None, rows[::-1], [], [], DAY).balance == pytest.approx(one.balance)


@settings(max_examples=50, deadline=None)
@given(st.lists(favours, max_size=12), st.integers(0, 2000))
def test_what_comes_later_is_not_seen(rows: list[Favour], days: int) -> None:
    def seen(found: Balance) -> tuple[int, int, float]:
        return found.given, found.received, found.balance

    before = [f for f in rows if f.day <= ago(days)]
    assert seen(balance_of(BEN, rows, [], [], ago(days))) == seen(balance_of(BEN, before, [], [], ago(days)))


@pytest.mark.parametrize(
    ("favours", "promises", "asks", "acts", "verdict", "words"),
    [
        ([], [], [], [], "unknown", "is known between you yet"),
        ([Favour(BEN, "help", True, ago(9))], [], [ago(5)], [], "ask", "you have asked once since"),
        (
            [Favour(BEN, "help", True, ago(9))],
            [],
            [ago(5), ago(4), ago(2)],
            [],
            "give first",
            "asked three times since",
        ),
        ([], [], [ago(5), ago(2)], [], "give first", "asked twice and nothing you gave them is noted"),
        ([], [], [ago(9), ago(8)], [Acts(BEN, "recommend", True, 1, ago(3))], "ask", "you have asked not yet since"),
        ([], [], [ago(9), ago(8)], [Acts(BEN, "like", True, 9, ago(3))], "give first", "asked twice"),
        ([Favour(BEN, "help", False, ago(9))], [], [], [], "give first", "One of their favours is still to be thanked"),
        ([Favour(BEN, "help", False, ago(9), True)], [], [], [], "ask", "Nothing stands in the way"),
        ([], [Promised(BEN, True, ago(1))], [], [], "give first", "One of your promises is past the day"),
        ([], [Promised(BEN, False, ago(1))], [], [], "unknown", "is known"),
        ([Favour(ANA, "help", False, ago(9))], [], [], [], "unknown", "is known"),
    ],
)
def test_before_asking(
    favours: list[Favour], promises: list[Promised], asks: list[date], acts: list[Acts], verdict: str, words: str
) -> None:
    found = before_asking(BEN, favours, promises, [Ask(BEN, day) for day in asks], acts, DAY)
    assert (found.verdict, words in found.words) == (verdict, True), found.words


def test_every_kind_has_an_effort_and_words() -> None:
    assert set(EFFORT) == set(FAVOUR_WORDS)
    assert said_as("other", "the slides") == "the slides" and said_as("other", "") == "a favour"
    assert said_as("introduction", "for the role", "Cara") == "an introduction to Cara for the role"
