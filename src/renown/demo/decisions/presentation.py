"""What the owner of the made-up world says of themselves, in two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace


def tell(workspace: Workspace, world: World) -> None:
    """A first try, a better one, and a line for every profile."""
    room = workspace.presentation
    room.write("I work with data at Brackwater and know a bit about pipelines.")
    room.write(
        "I help small harbour towns see their own data: tides, boats, berths. I build the pipelines and teach the "
        "people who keep them. At the moment I look for towns that want to share theirs."
    )
    room.write("Data for harbour towns: pipelines built, people taught", "headline")
