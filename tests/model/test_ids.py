"""Ids against values that `md5sum` gave, and against each other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.ids import account_id, hash63, post_id


def test_known_ids() -> None:
    # printf 'x:12' | md5sum; printf 'post:slack:é' | md5sum: the first 16 digits, halved.
    assert account_id("x", "12") == 0x36B6BB34F0A01764 >> 1
    assert post_id("slack", "é") == 0x4F691390A047010D >> 1


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text())
def test_ids_fit_63_bits_and_tell_accounts_from_posts(network: str, key: str) -> None:
    assert 0 <= hash63(network + key) < 2**63
    assert account_id(network, key) != post_id(network, key)
