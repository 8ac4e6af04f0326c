"""What the owner noted about events: whom she met yesterday, what she wants of those to come, what others cost her."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace
    from renown.workspace.events.answers import EventLine

THINGS = (
    "knows how the harbour's tide tables are kept",
    "looks for a second pair of eyes on a move of storage",
    "plays the cello, and has read the same book on queues",
)
COSTS = {
    "Eastmarch data conference": (340.0, 14.0),
    "Partition days (conference)": (280.0, 12.0),
    "Webinar: catalogues nobody curses": (0.0, 1.0),
    "Harrowfield open evening: data for solar parks": (18.0, 4.0),
    "Careers fair of the City of Vellmar": (0.0, 7.0),
    "Brackwater community day": (25.0, 9.0),
}
GOALS = {
    "Meetup: maps that load on a train": "one person from Pellucid Maps who works on loading",
    "Storage summit (conference)": "two engineers who have moved storage at Lumenfold or Fernbrook",
}


def tell(workspace: Workspace, world: World) -> None:
    """Costs and goals; and of those at yesterday's event three, one of them a name that nobody knows yet."""
    room, end = workspace.events, datetime.combine(world.today, time())
    past = room.past(end, networking=True, limit=100)
    for line in past:
        if line.title in COSTS:
            room.set(line.id, cost=COSTS[line.title][0], hours=COSTS[line.title][1])
    for line in room.coming(end, networking=True):
        if line.title in GOALS:
            room.set(line.id, goal=GOALS[line.title])
    if past:
        _meet(workspace, past[0], past[0].since.date())


def _meet(workspace: Workspace, event: EventLine, day: date) -> None:
    room = workspace.events
    there = [guest for guest in room.event(event.id).guests if guest.answer == "accepted"]
    strangers = [guest for guest in there if workspace.ties.warmth_with(guest.person) is not None][:2]
    for guest, thing in zip(strangers, THINGS, strict=False):
        room.capture(event.id, f"{guest.name}: {thing}", day)
    room.capture(event.id, f"Tove Ravnsborg: {THINGS[2]}", day)
