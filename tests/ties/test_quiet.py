"""Gone quiet: who is silent against their own rhythm, and what growing silence may and may not do."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from statistics import median

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.quiet import gone_quiet

MODEST = settings(max_examples=50, deadline=None)
OWNER = 1

contacts = st.lists(
    st.tuples(
        st.integers(2, 5),
        st.sampled_from(["slack", "x"]),
        st.integers(0, 60),
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from([0.1, 0.25, 0.5, 1.0, 2.0]),
    ),
    max_size=60,
    unique_by=lambda row: row[:3],
)


def table(rows):
    """Rows of (other, network, day, owner's words, theirs, weight) as contact days; the owner is always `a`."""
    columns = list(zip(*rows, strict=True)) or [()] * 6
    names = ("b", "network", "day", "out", "in_", "weight")
    types = (pa.int64(), pa.string(), pa.int32(), pa.int32(), pa.int32(), pa.float64())
    made = {n: pa.array(c, t) for n, c, t in zip(names, columns, types, strict=True)}
    return pa.table({"a": pa.array([OWNER] * len(rows), pa.int64()), **made})


def expected(rows, day):
    """The list by its definition, one person at a time: person, silence, gap, days."""
    found = {}
    for person in {row[0] for row in rows}:
        mine = [r for r in rows if r[0] == person]
        weights = {d: sum(r[5] for r in mine if r[2] == d) for d in {r[2] for r in mine if r[2] <= day}}
        days = sorted(d for d, w in weights.items() if w >= 0.5 - 1e-9)
        close = [r for r in mine if r[2] in days]
        if len(days) < 4 or not sum(r[3] for r in close) or not sum(r[4] for r in close):
            continue
        gap = median(b - a for a, b in pairwise(days))
        if 2 < (day - days[-1]) / max(gap, 3) < 12:
            found[person] = (day - days[-1], gap, len(days))
    return found


def weekly(act, person, days, **more):
    """The owner writes on each of the days, and the other on the second of them."""
    return [*(act(OWNER, person, d, **more) for d in days), act(person, OWNER, days[1], **more)]


def test_says_who_and_why(house, act):
    acts = weekly(act, 7, [0, 9, 18, 27])
    (entry,) = gone_quiet(house.contact_days(acts), OWNER, 68)
    assert (entry.person, entry.networks, entry.last) == (7, ("slack",), date(1970, 1, 28))
    assert (entry.silence_days, entry.usual_gap_days, entry.contact_days) == (41, 9.0, 4)
    assert entry.words == "You were in touch about every 9 days; now silent for 41."


def test_networks_count_together_and_accounts_of_one_person_too(house, act):
    acts = [act(OWNER, 9, 0), act(90, OWNER, 10, network="x"), act(OWNER, 9, 20), act(OWNER, 90, 30, network="x")]
    (entry,) = gone_quiet(house.contact_days(acts), OWNER, 60)
    assert (entry.person, entry.networks, entry.contact_days) == (9, ("slack", "x"), 4)


def test_the_owner_may_stand_on_either_side_of_the_pair(house, act):
    acts = [act(5, 3, d) for d in (0, 9, 18, 27)] + [act(3, 5, 9)]
    days = house.contact_days(acts)
    assert [e.person for e in gone_quiet(days, 5, 68)] == [3]
    assert [e.person for e in gone_quiet(days, 3, 68)] == [5]


def test_one_sided_writing_is_no_rhythm(house, act):
    assert gone_quiet(house.contact_days([act(OWNER, 7, d) for d in (0, 9, 18, 27)]), OWNER, 68) == ()


def test_three_days_are_no_rhythm(house, act):
    assert gone_quiet(house.contact_days(weekly(act, 7, [0, 9, 18])), OWNER, 59) == ()


def test_mail_to_many_is_no_rhythm(house, act):
    days = [0, 9, 18, 27]
    assert gone_quiet(house.contact_days(weekly(act, 7, days, group_size=30)), OWNER, 68) == ()
    assert gone_quiet(house.contact_days(weekly(act, 7, days, group_size=3)), OWNER, 68)


def test_a_daily_rhythm_is_not_broken_by_a_weekend(house, act):
    days = house.contact_days(weekly(act, 7, [0, 1, 2, 3]))
    assert gone_quiet(days, OWNER, 9) == ()
    (entry,) = gone_quiet(days, OWNER, 10)
    assert entry.words == "You were in touch about every day; now silent for 7."


def test_twice_the_gap_is_not_yet_quiet_and_twelve_times_is_dormant(house, act):
    days = house.contact_days(weekly(act, 7, [0, 10, 20, 30]))
    listed = [day for day in range(30, 200) if gone_quiet(days, OWNER, day)]
    assert listed == list(range(51, 150))


def test_contacts_after_the_day_are_not_seen(house, act):
    acts = weekly(act, 7, [0, 9, 18, 27])
    later = [*acts, act(7, OWNER, 80)]
    assert gone_quiet(house.contact_days(later), OWNER, 68) == gone_quiet(house.contact_days(acts), OWNER, 68)


def test_the_longer_rhythm_comes_first_and_equals_by_id(house, act):
    long = weekly(act, 8, [0, 9, 18, 27, 36, 45])
    same = [a for person in (12, 11) for a in weekly(act, person, [18, 27, 36, 45])]
    days = house.contact_days(long + same)
    assert [e.person for e in gone_quiet(days, OWNER, 90)] == [8, 11, 12]
    assert [e.person for e in gone_quiet(days, OWNER, 90, limit=2)] == [8, 11]


def test_nothing_known_is_nobody_quiet():
    assert gone_quiet(table([]), OWNER, 100) == ()


@MODEST
@given(rows=contacts, day=st.integers(0, 200))
def test_equals_its_definition(rows, day):
    found = {e.person: (e.silence_days, e.usual_gap_days, e.contact_days) for e in gone_quiet(table(rows), OWNER, day)}
    assert found == expected(rows, day)


@MODEST
@given(rows=contacts, day=st.integers(0, 200), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_does_not_matter(rows, day, seed):
    shuffled = np.random.default_rng(seed).permutation(len(rows))
    assert gone_quiet(table(rows), OWNER, day) == gone_quiet(table(rows).take(pa.array(shuffled)), OWNER, day)


@MODEST
@given(rows=contacts, day=st.integers(61, 300), more=st.integers(0, 300))
def test_growing_silence_takes_nobody_off_before_twelve_times_the_gap(rows, day, more):
    later = {e.person for e in gone_quiet(table(rows), OWNER, day + more)}
    for entry in gone_quiet(table(rows), OWNER, day):
        dormant = entry.silence_days + more >= 12 * max(entry.usual_gap_days, 3)
        assert (entry.person in later) is not dormant
