"""The steps of a request for an introduction, in the order in which they can come, and what a request came to.

Double opt-in: the introducer agrees to ask, the target agrees to be introduced; either may say no, and a no is the end
of asking. Invariant: whatever stands in a history was allowed by `NEXT` when it was noted.
"""

from __future__ import annotations

from collections.abc import Sequence

from renown.errors import InputError

NEXT: dict[str, tuple[str, ...]] = {
    "": ("draft", "asked"),
    "draft": ("asked",),
    "asked": ("agreed", "declined", "no answer"),
    "no answer": ("agreed", "declined"),
    "agreed": ("introduced", "declined"),
    "introduced": ("met", "thanked"),
    "met": ("thanked",),
    "declined": ("thanked",),
    "thanked": (),
}
"""What may follow each status; "" is before anything was noted. declined after agreed: the target would rather not."""

STATUSES = tuple(status for status in NEXT if status)
OPEN = ("draft", "asked", "agreed", "introduced", "met")


def check_step(before: str, status: str) -> None:
    """Raise InputError unless a status may follow another."""
    if status in NEXT[before]:
        return
    may = NEXT[before]
    hint = f"what can follow: {', '.join(may)}" if may else "the request is finished; undo its last step to go on"
    raise InputError(f"found {status!r} after {before or 'nothing'!r}", hint=hint)


def outcome_of(statuses: Sequence[str]) -> bool | None:
    """Whether the introducer agreed: True, False (declined or no answer), or None while nothing is noted.

    >>> outcome_of(["asked", "no answer", "agreed"]), outcome_of(["asked", "declined"]), outcome_of(["asked"])
    (True, False, None)
    >>> outcome_of(["asked", "agreed", "declined"])
    True
    """
    if "agreed" in statuses:
        return True
    return False if {"declined", "no answer"} & set(statuses) else None


def refused(statuses: Sequence[str]) -> bool:
    """Whether the introducer said no.

    >>> refused(["asked", "declined"]), refused(["asked", "agreed", "declined"])
    (True, False)
    """
    return "declined" in statuses and "agreed" not in statuses
