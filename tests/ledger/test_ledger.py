"""The ledger against its definition, over ages at which sloppy sums overflow, underflow or lose weeks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.ledger.days import LAST_DAY
from renown.ledger.ledger import ledger_of

MODEST = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
COLUMNS = {
    "actor": pa.int64(),
    "target": pa.int64(),
    "network": pa.string(),
    "kind": pa.string(),
    "n": pa.int64(),
    "days": pa.int32(),
    "first": pa.int32(),
    "last": pa.int32(),
    "s7": pa.float64(),
    "s30": pa.float64(),
    "s90": pa.float64(),
    "s365": pa.float64(),
    "s1826": pa.float64(),
    "weeks": pa.int64(),
}


def run(engine, interactions, people, acts, mapping=None, before=None):
    return engine.fetch(ledger_of(interactions(acts), people(mapping or {}), before), "ledger")


@MODEST
@given(data=st.data())
def test_equals_its_definition_over_fifty_years(data, engine, interactions, people, oracle, same_ledger, acts_between):
    acts = data.draw(acts_between(st.one_of(st.none(), st.integers(0, 20_000), st.integers(19_000, 19_500))))
    mapping = data.draw(st.dictionaries(st.integers(1, 5), st.integers(1, 5), max_size=3))
    same_ledger(run(engine, interactions, people, acts, mapping), oracle(acts, mapping))


def test_ninety_years_stay_finite_and_exact(engine, interactions, people, oracle, same_ledger, act):
    lasts = [0, 7, 370, 371, 20_000, LAST_DAY]
    acts = [act(10 * i, 1, day) for i, last in enumerate(lasts) for day in lasts if day <= last]
    same_ledger(run(engine, interactions, people, acts), oracle(acts, {}))


def test_every_distance_of_weeks_sets_its_bit(engine, interactions, people, oracle, same_ledger, act):
    acts = [act(last, last + 100_000, last - gap) for last in range(18_000, 18_064) for gap in range(0, 400, 7)]
    same_ledger(run(engine, interactions, people, acts), oracle(acts, {}))


def test_many_acts_on_one_day_are_counted(engine, interactions, people, oracle, same_ledger, act):
    acts = [act(1, 2, 19_000, second=s) for s in range(5_000)] + [act(1, 2, 0)]
    same_ledger(run(engine, interactions, people, acts), oracle(acts, {}))


def test_columns_are_those_of_the_rooms_page(engine, interactions, people, act):
    table = run(engine, interactions, people, [act(1, 2, 100)])
    assert {field.name: field.type for field in table.schema} == COLUMNS


def test_acts_at_or_after_the_instant_are_left_out(engine, interactions, people, act):
    acts = [act(1, 2, 15_524, second=86_399), act(1, 2, 15_525, second=0), act(1, 2, 15_525, second=1)]
    for before, expected in (
        (datetime(2012, 7, 4), 1),
        (datetime(2012, 7, 4, 0, 0, 1), 2),
        (datetime(2012, 7, 4, tzinfo=UTC), 1),
        (datetime(2012, 7, 4, 2, tzinfo=timezone(timedelta(hours=2))), 1),
        (None, 3),
    ):
        assert run(engine, interactions, people, acts, before=before)["n"].to_pylist() == [expected], before


def test_nobody_acts_on_themselves(engine, interactions, people, act):
    acts = [act(1, 1, 5), act(1, 2, 5), act(3, 4, 5)]
    rows = run(engine, interactions, people, acts, {2: 1})
    assert rows.select(["actor", "target"]).to_pylist() == [{"actor": 3, "target": 4}]


def test_accounts_without_a_person_stand_for_themselves(engine, interactions, people, act):
    rows = run(engine, interactions, people, [act(1, 2, 5), act(7, 2, 5)], {7: 1, 9: 9})
    assert rows.select(["actor", "target", "n"]).to_pylist() == [{"actor": 1, "target": 2, "n": 2}]


def test_undated_and_impossible_dates_are_left_out(engine, interactions, people, act):
    acts = [act(1, 2, None), act(1, 2, -1, second=86_399), act(1, 2, -25_567), act(1, 2, LAST_DAY + 1), act(1, 3, 0)]
    assert run(engine, interactions, people, acts)["target"].to_pylist() == [3]


def test_no_acts_give_an_empty_ledger(engine, interactions, people):
    assert run(engine, interactions, people, []).num_rows == 0
