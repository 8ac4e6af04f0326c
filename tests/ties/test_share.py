"""The interval of a share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.share import interval


@settings(max_examples=40, deadline=None)
@given(of=st.integers(1, 500), part=st.floats(0, 1))
def test_the_interval_holds_the_share_and_narrows_with_more(of, part):
    hits = round(of * part)
    low, high = interval(hits, of)
    more = interval(10 * hits, 10 * of)
    assert 0 <= low <= hits / of + 1e-9 and hits / of - 1e-9 <= high <= 1
    assert more[1] - more[0] < high - low
