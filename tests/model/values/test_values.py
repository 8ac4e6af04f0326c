"""What every value type promises, checked on texts nobody chose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.values import VALUE_TYPES, ValueType

TYPES = [pytest.param(t, id=name) for name, t in VALUE_TYPES.items()]

_PARTS = st.sampled_from(
    ["Jane", "doe", "ß", "İ", "é", "@", "%2F", "%25", "%3F", "/", "/in/", ".", "-", "_", " ", "?", "#", "org", "<", ">"]
) | st.sampled_from(
    ["linkedin.com", "https://", "www.", "de.", "+49", "030", "12", "00", "mailto:", "'", "\u200e", "\ufeff"]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(_PARTS, max_size=8).map("".join), st.emails())


@pytest.mark.parametrize("value_type", TYPES)
@settings(max_examples=50, deadline=None)
@given(raw=TEXTS)
def test_cleaning_twice_equals_cleaning_once(value_type: ValueType, raw: str) -> None:
    value = value_type.clean(raw)
    if value is not None:
        assert value_type.clean(value) == value
        assert value_type.validate(value)


@pytest.mark.parametrize("value_type", TYPES)
@settings(max_examples=50, deadline=None)
@given(a=TEXTS, b=TEXTS)
def test_comparing_is_symmetric_bounded_and_whole_on_equal(value_type: ValueType, a: str, b: str) -> None:
    x, y = value_type.clean(a) or "x", value_type.clean(b) or "y"
    assert value_type.compare(x, y) == value_type.compare(y, x)
    assert 0.0 <= value_type.compare(x, y) <= 1.0
    assert value_type.compare(x, x) == 1.0


@pytest.mark.parametrize("value_type", TYPES)
def test_nothing_is_no_value_and_telling_is_a_share(value_type: ValueType) -> None:
    assert value_type.clean("") is None
    assert value_type.clean(" \u200b\ufeff ") is None
    assert 0.0 <= value_type.telling <= 1.0


def test_a_profile_tells_more_than_a_handle_and_a_handle_more_than_a_name() -> None:
    telling = [VALUE_TYPES[name].telling for name in ("profile", "email", "phone", "handle", "name")]
    assert telling == sorted(telling, reverse=True)
