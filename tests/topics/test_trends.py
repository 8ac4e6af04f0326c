"""Rising topics: people count, not posts; what is steady, too small or too young is left out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from renown.topics.trends import SIGNIFICANT, Said, excess, rising

MODEST = settings(max_examples=50, deadline=None)
DAY = 300


def talk(term: str, people: range, day: int) -> list[Said]:
    return [Said(person, day, frozenset({term})) for person in people]


def steady(people: int = 10) -> list[Said]:
    """The same people talk about the weather in every month."""
    return [row for month in range(7) for row in talk("weather", range(people), DAY - 5 - 30 * month)]


def test_what_more_people_talk_about_rises_and_what_is_steady_does_not() -> None:
    found = rising([*steady(), *talk("tides", range(8), DAY - 3)], DAY)
    assert [(r.term, r.people, r.before) for r in found] == [("tides", tuple(range(8)), 0)]


def test_one_loud_voice_makes_no_topic() -> None:
    assert rising([*steady(), *(talk("tides", range(1), DAY - 3) * 50)], DAY) == ()


def test_where_everybody_talks_more_nothing_rises() -> None:
    before = [row for month in range(1, 7) for row in talk("tides", range(4), DAY - 5 - 30 * month)]
    assert rising([*before, *talk("tides", range(9), DAY - 3)], DAY) == ()


def test_with_too_little_behind_nothing_is_said() -> None:
    assert rising(talk("tides", range(20), DAY - 3), DAY) == ()
    assert rising([*talk("weather", range(9), DAY - 40), *talk("tides", range(20), DAY - 3)], DAY) == ()


def test_days_ahead_and_long_ago_are_not_seen() -> None:
    rows = [*steady(), *talk("tides", range(8), DAY - 3)]
    assert rising([*rows, *talk("silt", range(9), DAY), *talk("tides", range(9), DAY - 400)], DAY) == rising(rows, DAY)


def test_a_pair_of_words_and_its_parts_are_one_topic() -> None:
    terms = frozenset({"tidal", "index", "tidal index"})
    found = rising([*steady(), *(Said(person, DAY - 2, terms) for person in range(8))], DAY)
    assert [r.term for r in found] == ["tidal index"]


def test_everyday_words_are_no_topic_but_tags_and_pairs_are() -> None:
    for term, told in (("start", 0), ("#start", 1), ("fresh start", 1)):
        before = [row for month in range(1, 7) for row in talk(term, range(month, month + 4), DAY - 5 - 30 * month)]
        rows = [*steady(60), *before, *talk(term, range(30), DAY - 3)]
        assert len([r for r in rising(rows, DAY) if r.term == term]) == told


def test_terms_of_the_same_people_are_one_topic_and_others_stay_apart() -> None:
    rows = [*steady(20), *(Said(p, DAY - 2, frozenset({"tides", "harbour"})) for p in range(8))]
    assert [r.term for r in rising(rows, DAY)] == ["harbour"]
    rows += talk("silt", range(8, 16), DAY - 2)
    assert {r.term for r in rising(rows, DAY)} == {"harbour", "silt"}


@MODEST
@given(st.integers(1, 40), st.floats(0.2, 30.0))
def test_the_score_is_twice_the_gain_in_log_likelihood(many: int, expected: float) -> None:
    gain = 2 * (poisson.logpmf(many, many) - poisson.logpmf(many, expected))
    assert abs(excess(many, expected) - (gain if many > expected else 0.0)) < 1e-8
    assert excess(many + 1, expected) >= excess(many, expected)


@MODEST
@given(
    st.lists(
        st.builds(
            Said,
            st.integers(0, 12),
            st.integers(DAY - 200, DAY - 1),
            st.frozensets(st.sampled_from(["tides", "maps", "silt", "tidal maps"]), max_size=3),
        ),
        max_size=80,
    ),
    st.randoms(),
)
def test_order_does_not_matter_and_what_is_listed_has_risen(said: list[Said], random) -> None:  # type: ignore[no-untyped-def]
    found = rising(said, DAY)
    shuffled = said.copy()
    random.shuffle(shuffled)
    assert rising(shuffled, DAY) == found
    for rise in found:
        assert len(rise.people) > rise.expected and rise.score >= SIGNIFICANT and len(rise.people) >= 3
