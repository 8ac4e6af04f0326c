"""A search that is kept: who is new, and who changed, among those it finds, since it was last looked at.

Invariant: no clock is asked. What was found then is held against what is found now, so a clock that was set back, or a
person who left and came again, changes nothing about what is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Since:
    """Whom a search finds now and did not find then, and of whom something else is known than then."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()


def since(now: Mapping[int, int], then: Mapping[int, int]) -> Since:
    """What is new among those found, in the order of now. Both: by person, a number that their content has.

    >>> since({4: 70, 2: 10, 9: 30}, then={2: 10, 4: 71, 5: 1})
    Since(new=(9,), changed=(4,))
    """
    new = tuple(person for person in now if person not in then)
    return Since(new, tuple(person for person, mark in now.items() if person in then and then[person] != mark))
