"""The owner's own word on ties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ties.corrected import SAID, corrected, value_of
from renown.ties.warmth import standing_of

warmths = st.dictionaries(st.integers(1, 9), st.floats(0, 100), max_size=6)


@settings(max_examples=50, deadline=None)
@given(warmths, warmths)
def test_a_word_counts_for_its_tie_and_changes_no_other(computed: dict[int, float], said: dict[int, float]) -> None:
    before = dict(computed)
    found = corrected(computed, said)
    assert found.keys() == computed.keys() | said.keys() and computed == before
    assert all(found[p] == said[p] if p in said else found[p] == computed[p] for p in found)


def test_each_word_names_a_standing_of_its_own() -> None:
    standings = {word: standing_of(value, 9) for word, value in SAID.items()}
    assert standings == {"cold": "dormant", "cool": "weak", "warm": "familiar", "close": "strong"}


@pytest.mark.parametrize("said", ["hot", "", "-1", "101", "nan"])
def test_what_is_no_warmth_is_refused(said: str) -> None:
    with pytest.raises(InputError, match="as a warmth"):
        value_of(said)
