"""What only a person may decide, about one person, after looking (G13: GDPR 22; CJEU C-634/21). Not legal advice."""

from __future__ import annotations

from collections.abc import Iterator

VIEW_SECONDS = 10.0
"""So long the record of somebody has to have been open before they are rejected: our own choice."""

MACHINES = frozenset({"", "system", "worker", "api", "cron", "renown", "robot"})


def against(who: str, people: int, viewed: float, reason: str) -> tuple[str, ...]:
    """Why a rejection does not count, one sentence each; nothing where it does. viewed: seconds.

    >>> against("owner", 1, 30, "no Python yet")
    ()
    >>> against("system", 20, 0, "")[0]
    'G13: a rejection is decided by a person, and has their name'
    """
    return tuple(_against(who, people, viewed, reason))


def _against(who: str, people: int, viewed: float, reason: str) -> Iterator[str]:
    if who.strip().casefold() in MACHINES:
        yield "G13: a rejection is decided by a person, and has their name"
    if people != 1:
        yield f"G13: people are rejected one at a time, not {people} at once"
    if not viewed >= VIEW_SECONDS:
        yield f"G13: their record was open for {max(viewed, 0):.0f} seconds; look at it for at least {VIEW_SECONDS:.0f}"
    if not reason.strip():
        yield "G13: say why, in words that they could be told"
