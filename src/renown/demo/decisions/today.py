"""How often the owner of the made-up world wants to hear from people, whom she put off, and what she wants to change.

Invariant: days are counted back from the day on which the story ends, so the same world tells the same.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace

CADENCES = (30, 14, 90, 30)
"""For some of those she is closest to, in turn."""

EVERY = 4
QUIET_EVERY = 21
BEYOND = 8
"""Whoever stands here in the list is put off: nobody of the five of the day, which is still to come."""


def tell(workspace: Workspace, world: World) -> None:
    """Tell of the cadences, one person put off, mentors, goals, and the answer of a week ago."""
    close = [tie.person for tie in workspace.ties.warmth(limit=len(CADENCES) * EVERY)]
    for person, days in zip(close[::EVERY], CADENCES, strict=False):
        workspace.today.cadence(person, days)
    quiet = [line.person for line in workspace.ties.quiet(limit=4)]
    for person in quiet[:1]:
        workspace.today.cadence(person, QUIET_EVERY)
    for one in workspace.today.list(limit=BEYOND, quick=True)[BEYOND - 1 :]:
        workspace.today.snooze(one.person, 7)
    for person in close[1:3]:
        workspace.goals.add_mentor(person)
    _goals(workspace, world)
    before = datetime.combine(world.today - timedelta(7), datetime.min.time())
    workspace.goals.answer("A long walk with an old colleague told me. I want to do that again.", before)


def _goals(workspace: Workspace, world: World) -> None:
    since = world.today - timedelta(50)
    workspace.goals.add("mentors", 2, since=since, weeks=10, words="They see what I do not.")
    workspace.goals.add(
        "revived",
        3,
        since=since,
        words="Some of the best people are those I have not written to.",
        setback="Write three lines to one of them on a Friday.",
    )
    workspace.goals.add("replies", 85, since=since, words="Nobody should wonder whether I read it.")
    workspace.goals.add("diversity", 0.75, since=since, weeks=26, words="To hear of things outside of my own corner.")
