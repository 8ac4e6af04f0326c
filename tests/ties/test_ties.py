"""Ties of a person: what came and what went, from the real ledger."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.model.kinds import KINDS
from renown.ties.ties import COUNTED_KINDS, ties_of

MODEST = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OWNER = 1


def test_one_line_per_other_person(house, act):
    acts = [
        act(7, OWNER, 3, kind="like"),
        act(7, OWNER, 5, kind="like"),
        act(OWNER, 7, 9, kind="repost", network="x"),
        act(8, 7, 4, kind="like"),
    ]
    ins, outs = ties_of(house.ledger(acts), OWNER)
    (tie,) = ins
    assert outs == ins
    assert (tie.person, tie.received, tie.given, tie.networks) == (7, 2, 1, ("slack", "x"))
    assert (tie.first, tie.last, tie.days) == (date(1970, 1, 4), date(1970, 1, 10), 2)


def test_accounts_of_one_person_are_one_line(house, act):
    ins, _ = ties_of(house.ledger([act(9, OWNER, 3), act(90, OWNER, 4)]), OWNER)
    assert [(t.person, t.received) for t in ins] == [(9, 2)]


def test_following_viewing_and_joining_do_not_count(house, act):
    acts = [act(7, OWNER, 3, kind=kind) for kind in KINDS]
    (tie,), outs = ties_of(house.ledger(acts), OWNER)
    assert tie.received == len(COUNTED_KINDS) == len(KINDS) - len(["follow", "connect", "view", "join"])
    assert outs == ()


def test_most_first_then_the_latest_then_by_id(house, act):
    acts = [act(p, OWNER, d) for p, d in ((5, 1), (5, 2), (6, 9), (8, 4), (7, 4))]
    table = house.ledger(acts)
    assert [t.person for t in ties_of(table, OWNER)[0]] == [5, 6, 7, 8]
    assert [t.person for t in ties_of(table, OWNER, limit=2)[0]] == [5, 6]


def test_a_person_without_ties_has_none(house, act):
    assert ties_of(house.ledger([act(7, 8, 3)]), OWNER) == ((), ())


@MODEST
@given(data=st.data(), seed=st.integers(0, 2**32 - 1))
def test_counts_every_act_once_in_any_order(data, seed, house, act):
    one = st.builds(
        act,
        actor=st.integers(1, 4),
        target=st.integers(1, 4),
        day=st.integers(0, 30),
        kind=st.sampled_from(["message", "like", "follow"]),
        network=st.sampled_from(["slack", "x"]),
    )
    acts = data.draw(st.lists(one, min_size=1, max_size=30))
    table = house.ledger(acts)
    shuffled = table.take(pa.array(np.random.default_rng(seed).permutation(table.num_rows)))
    ins, outs = ties_of(table, OWNER)
    assert ties_of(shuffled, OWNER) == (ins, outs)
    counted = [a for a in acts if a.kind != "follow" and a.actor != a.target]
    assert {t.person: t.received for t in ins} == Counter(a.actor for a in counted if a.target == OWNER)
    assert {t.person: t.given for t in outs} == Counter(a.target for a in counted if a.actor == OWNER)
    for tie in {*ins, *outs}:
        days = {a.day for a in counted if {a.actor, a.target} == {OWNER, tie.person}}
        assert 1 <= tie.days <= len(days)
        assert ((tie.first - date(1970, 1, 1)).days, (tie.last - date(1970, 1, 1)).days) == (min(days), max(days))
