"""Folding in equals recomputing: new days, late rows, an undone import, an erased person, a changed mapping."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.ledger.fold import fold, rebuild_touched, touched_by
from renown.ledger.ledger import BUCKETS, ledger_of

MODEST = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.integers(19_000, 19_500) | st.integers(0, 20_000)


def ledger(engine, interactions, people, acts, mapping=None):
    return engine.checkpoint(ledger_of(interactions(acts), people(mapping or {}), None), "ledger")


def buckets(engine, interactions, people, acts, mapping=None):
    table = engine.fetch(touched_by(interactions(acts), people(mapping or {})), "buckets")
    return set(table["bucket"].to_pylist())


@MODEST
@given(data=st.data())
def test_folding_in_new_days_equals_recomputing(data, engine, interactions, people, oracle, same_ledger, acts_between):
    acts = data.draw(acts_between(DAYS))
    cuts = sorted(data.draw(st.lists(st.sampled_from([a.day for a in acts]), max_size=2, unique=True)))
    parts = [[a for a in acts if low < a.day <= high] for low, high in zip([-1, *cuts], [*cuts, 10**6], strict=True)]
    folded = ledger(engine, interactions, people, parts[0])
    for part in parts[1:]:
        folded = engine.checkpoint(fold(folded, ledger(engine, interactions, people, part)), "fold")
    same_ledger(engine.fetch(folded, "folded"), oracle(acts, {}))


@MODEST
@given(data=st.data())
def test_rebuilding_after_late_rows_or_an_undo_equals_recomputing(
    data, engine, interactions, people, oracle, same_ledger, acts_between
):
    acts, other = data.draw(acts_between(DAYS)), data.draw(acts_between(DAYS))
    touched = buckets(engine, interactions, people, other)
    late = rebuild_touched(
        ledger(engine, interactions, people, acts), interactions([*acts, *other]), people({}), touched
    )
    late = engine.checkpoint(late, "late rows")
    same_ledger(engine.fetch(late, "late rows"), oracle([*acts, *other], {}))
    undone = rebuild_touched(late, interactions(acts), people({}), touched)
    same_ledger(engine.fetch(undone, "undo"), oracle(acts, {}))


@MODEST
@given(data=st.data())
def test_rebuilding_after_an_erasure_equals_recomputing(
    data, engine, interactions, people, oracle, same_ledger, acts_between
):
    acts = data.draw(acts_between(DAYS))
    gone = data.draw(st.integers(1, 5))
    erased = [a for a in acts if gone in (a.actor, a.target)]
    left = [a for a in acts if gone not in (a.actor, a.target)]
    touched = buckets(engine, interactions, people, erased)
    after = rebuild_touched(ledger(engine, interactions, people, acts), interactions(left), people({}), touched)
    same_ledger(engine.fetch(after, "erasure"), oracle(left, {}))


@MODEST
@given(data=st.data())
def test_rebuilding_after_a_changed_mapping_equals_recomputing(
    data, engine, interactions, people, oracle, same_ledger, acts_between
):
    acts = data.draw(acts_between(DAYS))
    merged = {2: 1, 4: 3}
    moved = [a for a in acts if {a.actor, a.target} & merged.keys()]
    touched = buckets(engine, interactions, people, moved) | buckets(engine, interactions, people, moved, merged)
    after = rebuild_touched(ledger(engine, interactions, people, acts), interactions(acts), people(merged), touched)
    same_ledger(engine.fetch(after, "merge"), oracle(acts, merged))


def test_untouched_buckets_are_kept_as_they_were(engine, interactions, people, act, same_ledger, oracle):
    kept, touched = act(1, 2, 10), act(1, 3, 10)
    old = ledger(engine, interactions, people, [kept, touched])
    after = rebuild_touched(old, interactions([]), people({}), buckets(engine, interactions, people, [touched]))
    same_ledger(engine.fetch(after, "kept"), oracle([kept], {}))
    assert rebuild_touched(old, interactions([]), people({}), set()) is old


def test_buckets_spread_and_stay_in_range(engine, interactions, people, act):
    found = buckets(engine, interactions, people, [act(a, 50 + b, 1) for a in range(20) for b in range(20)])
    assert found <= set(range(BUCKETS)) and len(found) > BUCKETS // 2
