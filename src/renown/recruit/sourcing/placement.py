"""Who is in which shard: people stay where they are, and as few shards as can be are built anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def place(
    held: Sequence[Sequence[int]], gone: Collection[int], changed: Collection[int], new: Sequence[int], size: int
) -> list[tuple[int, ...] | None]:
    """Who is to be in each shard, old ones first; None for one that stays as it is.

    New people go where something changes anyway, then into the last shard if all of them have room there, else into
    shards of their own: a shard that was dropped comes back alone.

    >>> place([(1, 2), (3, 4)], gone={1}, changed=(), new=[5, 6, 7], size=2)
    [(2, 5), None, (6, 7)]
    """
    gone, changed, waiting = set(gone), set(changed), list(new)
    found: list[tuple[int, ...] | None] = []
    for number, people in enumerate(held):
        staying = tuple(person for person in people if person not in gone)
        touched = len(staying) < len(people) or not changed.isdisjoint(people)
        fits = number == len(held) - 1 and 0 < len(waiting) <= size - len(people)
        if not touched and not fits:
            found.append(None)
            continue
        room = max(size - len(staying), 0)
        found.append((*staying, *waiting[:room]))
        del waiting[:room]
    found.extend(tuple(waiting[at : at + size]) for at in range(0, len(waiting), size))
    return found
