"""Ideas rest on facts: what is shared by few, what is new to the reader, and nothing else."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.giving.ideas import IDEA_KINDS, Idea, Profile, Shared, articles, best, introductions

WARM = 40.0
DAY = date(2026, 11, 3)


def profile(person: int, *shares: str, warmth: float = 60.0) -> Profile:
    return Profile(person, f"Person {person}", warmth, {key: f"both know {key}" for key in shares})


def test_the_rarer_what_they_share_the_earlier_it_comes() -> None:
    people = [profile(i, "maps") for i in range(10, 14)] + [profile(20, "tides"), *(profile(i) for i in range(30, 50))]
    found = introductions(profile(1, "maps", "tides"), people, (), WARM, limit=9)
    assert found[0].other == 20 and found[0].ground == "both know tides; they were never seen in contact"
    assert {idea.other for idea in found} == {20, 10, 11, 12, 13}


def test_nobody_is_introduced_to_an_acquaintance_or_to_somebody_cool_or_for_what_everybody_shares() -> None:
    me = profile(1, "tides")
    others = [profile(i) for i in range(30, 50)]
    assert introductions(me, [profile(2, "tides"), *others], {2}, WARM) == ()
    assert introductions(me, [profile(2, "tides", warmth=39.0), *others], (), WARM) == ()
    assert introductions(profile(1, "tides", warmth=39.0), [profile(2, "tides"), *others], (), WARM) == ()
    assert introductions(me, [profile(i, "tides") for i in range(2, 30)], (), WARM) == ()


profiles = st.builds(
    lambda person, shares, warmth: profile(person, *shares, warmth=warmth),
    st.integers(2, 30),
    st.sets(st.sampled_from("abcdef"), max_size=4),
    st.floats(0, 100),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(profiles, max_size=15, unique_by=lambda p: p.person), st.sets(st.integers(2, 30)))
def test_every_introduction_has_a_ground_that_both_hold(others: list[Profile], acquainted: set[int]) -> None:
    me = profile(1, "a", "b", "c")
    by_id = {p.person: p for p in others}
    for idea in introductions(me, others, acquainted, WARM, limit=30):
        assert idea.other is not None and idea.other not in acquainted and by_id[idea.other].warmth >= WARM
        assert any(words in idea.ground for key, words in by_id[idea.other].shares.items() if key in me.shares)


def post(number: int, *terms: str) -> Shared:
    text = "A long look at " + " and ".join(terms) + " https://maps.example/x"
    return Shared(number, f"Person {number}", text, frozenset(terms), f"https://posts.example/{number}", DAY)


def test_an_article_shares_two_telling_terms_and_is_new_to_them() -> None:
    told = [frozenset({"tides", "charts", "weather"})]
    posts = [post(2, "tides", "charts"), post(3, "tides"), *(post(i, "weather", "news") for i in range(10, 40))]
    [idea] = articles(told, posts, ())
    assert idea.url == "https://posts.example/2" and "charts and tides, as Person 2 did on 2026-11-03" in idea.ground
    assert "https" not in idea.words
    assert articles(told, posts, {"https://posts.example/2"}) == ()
    assert articles([], posts, ()) == ()


def test_a_pair_of_words_and_its_words_are_one_thing_in_common() -> None:
    told = [frozenset({"tidal index", "tidal", "index"})]
    assert articles(told, [post(2, "tidal index", "tidal", "index")], ()) == ()


def test_one_of_each_kind_comes_before_a_second() -> None:
    ideas = [Idea(kind, kind + str(i), "g", strength=-i) for i in range(2) for kind in reversed(IDEA_KINDS)]
    shown = best(ideas, len(IDEA_KINDS) + 1)
    assert [idea.words for idea in shown] == [*(kind + "0" for kind in IDEA_KINDS), f"{IDEA_KINDS[0]}1"]
