"""Fallen silent: who acted in a community with a rhythm, and acts no more."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from statistics import median

import ibis
import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.ties.fallen import active_weeks_of, fallen_silent

MODEST = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def silent(house, acts, day, **more):
    weeks = active_weeks_of(house.engine.table(house.ledger(acts)))
    return fallen_silent(house.engine.fetch(weeks, "active weeks"), day, **more)


def weekly(act, person, weeks, **more):
    return [act(person, 100 + week % 3, 7 * week, **more) for week in weeks]


def test_says_who_and_why(house, act):
    (entry,) = silent(house, weekly(act, 7, [10, 12, 14, 16]), 7 * 22 + 3)
    assert (entry.person, entry.last) == (7, date(1970, 4, 23))
    assert (entry.silence_weeks, entry.usual_gap_weeks, entry.active_weeks) == (6, 2.0, 4)
    assert entry.words == "Active about every 2 weeks; now silent for 6."


def test_acts_towards_anybody_by_any_kind_that_says_something_count(house, act):
    acts = [act(7, 8, 7, kind="like"), act(7, 9, 14, kind="mention", network="x"), act(7, 8, 21), act(90, 7, 28)]
    assert silent(house, acts, 49) == ()
    (entry,) = silent(house, [*acts, act(7, 9, 28, kind="reply")], 49)
    assert entry.active_weeks == 4
    assert silent(house, [*acts, act(7, 9, 28, kind="follow")], 49) == ()


def test_listed_between_two_and_twelve_gaps(house, act):
    weeks = active_weeks_of(house.engine.table(house.ledger(weekly(act, 7, [1, 2, 3, 4]))))
    table = house.engine.fetch(weeks, "active weeks")
    assert [w for w in range(4, 40) if fallen_silent(table, 7 * w)] == list(range(7, 16))


def test_the_longer_rhythm_comes_first_and_equals_by_id(house, act):
    acts = weekly(act, 8, range(1, 9)) + weekly(act, 6, range(5, 9)) + weekly(act, 5, range(5, 9))
    assert [e.person for e in silent(house, acts, 7 * 12)] == [8, 5, 6]
    assert [e.person for e in silent(house, acts, 7 * 12, limit=1)] == [8]


def test_nobody_acted_nobody_is_silent(house, act):
    assert silent(house, [act(7, 8, 3, kind="follow")], 100) == ()


def test_spark_sql():
    columns = {"actor": "int64", "target": "int64", "kind": "string", "last": "int32", "weeks": "int64"}
    expression = active_weeks_of(ibis.table(columns, name="ledger"))
    assert {n: str(t) for n, t in expression.schema().items()} == {"person": "int64", "last": "int32", "weeks": "int64"}
    assert "BIT_OR" in ibis.to_sql(expression, dialect="pyspark").upper()


@MODEST
@given(data=st.data(), now=st.integers(60, 200))
def test_equals_its_definition(data, now, house, act):
    one = st.builds(act, actor=st.integers(1, 3), target=st.integers(1, 5), day=st.integers(0, 7 * 60))
    acts = data.draw(st.lists(one, min_size=1, max_size=60))
    expected = {}
    for person in (1, 2, 3):
        weeks = sorted({a.day // 7 for a in acts if a.actor == person != a.target})
        weeks = [w for w in weeks if weeks[-1] - w < 53]
        gap = median(b - a for a, b in pairwise(weeks)) if len(weeks) > 1 else 0
        if len(weeks) >= 4 and 2 < (now - weeks[-1]) / max(gap, 1) < 12:
            expected[person] = (now - weeks[-1], gap, len(weeks))
    found = {e.person: (e.silence_weeks, e.usual_gap_weeks, e.active_weeks) for e in silent(house, acts, 7 * now)}
    assert found == expected


def test_an_empty_table_is_nobody():
    columns = {"person": pa.int64(), "last": pa.int32(), "weeks": pa.int64()}
    assert fallen_silent(pa.table({name: pa.array([], kind) for name, kind in columns.items()}), 100) == ()
