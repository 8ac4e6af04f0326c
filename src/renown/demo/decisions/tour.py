"""Whom to look at in the made-up world: the stops of the tour that its pages offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace


def tell(workspace: Workspace, world: World) -> None:
    """Lay out the tour."""
    found = [(workspace.people.find(one.email, exact=True), role, words) for one, role, words in world.tour]
    workspace.welcome.keep_tour(found)
