"""Contact days: who was in touch with whom on which day, and whose acts they were."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.ledger.contact_days import contact_days_of

MODEST = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def run(engine, interactions, people, acts, mapping=None):
    return engine.fetch(contact_days_of(interactions(acts), people(mapping or {}), None), "contact days")


def expected(acts, mapping):
    rows = defaultdict(lambda: [0, 0, 0.0])
    for act in acts:
        actor, target = mapping.get(act.actor, act.actor), mapping.get(act.target, act.target)
        if act.day is None or actor == target or act.kind == "like":
            continue
        row = rows[min(actor, target), max(actor, target), act.network, act.day]
        row[actor > target] += 1
        row[2] += 1 / max(act.group_size - 1, 1)
    return rows


@MODEST
@given(data=st.data())
def test_equals_its_definition(data, engine, interactions, people, acts_between):
    acts = data.draw(acts_between(st.none() | st.integers(100, 110)))
    mapping = data.draw(st.dictionaries(st.integers(1, 5), st.integers(1, 5), max_size=2))
    rows = run(engine, interactions, people, acts, mapping).to_pylist()
    found = {(r["a"], r["b"], r["network"], r["day"]): [r["out"], r["in_"], r["weight"]] for r in rows}
    assert len(found) == len(rows)
    assert found.keys() == expected(acts, mapping).keys()
    for key, row in expected(acts, mapping).items():
        assert found[key] == pytest.approx(row)


def test_columns_are_those_of_the_rooms_page(engine, interactions, people, act):
    schema = run(engine, interactions, people, [act(1, 2, 3, kind="mail")]).schema
    assert {f.name: f.type for f in schema} == {
        "a": pa.int64(),
        "b": pa.int64(),
        "network": pa.string(),
        "day": pa.int32(),
        "out": pa.int32(),
        "in_": pa.int32(),
        "weight": pa.float64(),
    }


def test_a_like_is_no_contact(engine, interactions, people, act):
    assert run(engine, interactions, people, [act(1, 2, 3, kind="like")]).num_rows == 0
