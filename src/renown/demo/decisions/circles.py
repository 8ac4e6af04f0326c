"""Whom the owner of the made-up world has put into circles so far; more is suggested than was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace

ANSWERED = {
    "family": 7,
    "friends": 12,
    "clients": 9,
    "work": 5,
    "alumni": 3,
    "mentors": 2,
    "communities": 4,
    "Choir": 4,
}


def tell(workspace: Workspace, world: World) -> None:
    """The suggestions for whom most speaks are taken, one is turned down, and a vouched friend is in two circles."""
    room = workspace.circles
    for circle, many in ANSWERED.items():
        for hint in room.suggest(many, circle):
            room.put(hint.person, circle)
    for hint in room.suggest(1, "clients"):
        room.reject(hint.person, hint.circle)
    close = workspace.people.find(world.vouched[0].handle)
    room.put(close, "friends")
    room.put(close, "communities")
