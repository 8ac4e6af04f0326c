"""Whom to meet: reasons decide, never rank; goals are read by their telling words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.events.guests import WEIGHTS, Reason, named_by, suggestions, telling_words

KINDS = st.sampled_from(sorted(WEIGHTS))
TOLD = st.lists(st.tuples(st.integers(1, 6), st.builds(Reason, KINDS, st.sampled_from(["a", "b"]))), max_size=12)


@settings(max_examples=50, deadline=None)
@given(TOLD, st.randoms())
def test_the_order_of_the_reasons_does_not_matter_and_nobody_without_one_is_listed(told, rng):
    shuffled = list(told)
    rng.shuffle(shuffled)
    found = suggestions(told, 20)
    assert {s.person for s in found} == {person for person, _ in told}
    assert [(s.person, s.weight) for s in suggestions(shuffled, 20)] == [(s.person, s.weight) for s in found]
    for one in found:
        kinds = {reason.kind for person, reason in told if person == one.person}
        assert one.weight == sum(WEIGHTS[kind] for kind in kinds)


@settings(max_examples=50, deadline=None)
@given(TOLD, st.integers(1, 6), KINDS)
def test_a_further_reason_never_puts_somebody_lower(told, person, kind):
    def place(found):
        return next((i for i, s in enumerate(found) if s.person == person), len(found))

    more = [*told, (person, Reason(kind, "c"))]
    assert place(suggestions(more, 20)) <= place(suggestions(told, 20))


def test_the_strongest_reason_is_said_first():
    (one,) = suggestions([(1, Reason("introduced", "x")), (1, Reason("promise", "y"))])
    assert [reason.kind for reason in one.reasons] == ["promise", "introduced"]


def test_a_goal_is_read_by_its_telling_words_in_three_languages():
    assert telling_words("Find somebody who knows storage") == ("knows", "storage")
    assert telling_words("Jemand aus Lumenfold kennen lernen") == ("lumenfold",)
    assert telling_words("conocer unos ingenieros para Fernbrook") == ("ingenieros", "fernbrook")


def test_a_word_that_fits_nearly_everybody_names_nobody():
    people = {n: f"Person {n}, Data engineer" for n in range(4)} | {4: "Zoe Fox, Baker of bread"}
    assert list(named_by("meet data bakers", people)) == [(4, Reason("goal", "Your goal names “bakers”.", 0.5))]
    assert list(named_by("", people)) == []
