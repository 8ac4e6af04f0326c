"""The owner's word on ties: one per account, older ones undone."""

from __future__ import annotations

import pytest

from renown.desk import Desk
from renown.errors import InputError


def test_the_last_word_counts_and_is_taken_back(desk: Desk) -> None:
    desk.corrections.correct(7, 85.0, "school")
    desk.corrections.correct(7, 55.0, "less so")
    desk.corrections.correct(8, 5.0)
    assert [(c.account, c.value, c.why) for c in desk.corrections.list()] == [(7, 55.0, "less so"), (8, 5.0, "")]
    assert desk.corrections.uncorrect(7) and not desk.corrections.uncorrect(7)
    assert [c.account for c in desk.corrections.list()] == [8]
    assert [what for _, _, what in desk.audit_entries()][-1] == "take back correction"
    assert desk.audit_findings() == ()


@pytest.mark.parametrize("value", [-0.1, 100.1, float("nan")])
def test_a_warmth_lies_between_0_and_100(desk: Desk, value: float) -> None:
    with pytest.raises(InputError, match="between 0 and 100"):
        desk.corrections.correct(7, value)
