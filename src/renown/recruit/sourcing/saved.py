"""A search that was kept: who is new among those found since it was last looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def fresh(now: Iterable[int], then: Collection[int]) -> tuple[int, ...]:
    """Whom a search finds now and did not find then, in the order of now.

    >>> fresh([4, 2, 9], then={2, 7})
    (4, 9)
    """
    seen = frozenset(then)
    return tuple(dict.fromkeys(person for person in now if person not in seen))
