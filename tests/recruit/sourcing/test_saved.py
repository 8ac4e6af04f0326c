"""What is new in a kept search: against a plain telling of what came, changed, went and came back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from renown.recruit.sourcing.saved import since

found = st.dictionaries(st.integers(0, 12), st.integers(0, 2), max_size=10)


@given(found, found)
def test_everybody_found_is_new_or_changed_or_known(now, then):
    told = since(now, then)
    assert [(p in told.new, p in told.changed) for p in now] == [
        (p not in then, p in then and (p, now[p]) not in then.items()) for p in now
    ]
    assert list(told.new) == [p for p in now if p in told.new]
    assert {*told.new, *told.changed} <= now.keys()
    assert since(now, now) == since({}, then) == type(told)()
