"""What the owner of the made-up world has decided and noted so far, so that no page of the demo is empty.

Each module tells one part through the workspace's own rooms, as a person would; nothing is written past them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from renown.demo.decisions import (
    circles,
    events,
    giving,
    identity,
    paths,
    presentation,
    references,
    team,
    today,
    tour,
)

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace

Part = Callable[["Workspace", "World"], None]

PARTS: tuple[Part, ...] = (
    identity.tell,
    circles.tell,
    paths.tell,
    presentation.tell,
    giving.tell,
    team.tell,
    events.tell,
    references.tell,
    today.tell,
    tour.tell,
)
"""In the order of telling."""


def decide(workspace: Workspace, world: World) -> None:
    """Tell every part."""
    for part in PARTS:
        part(workspace, world)
