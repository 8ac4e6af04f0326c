"""What the owner of the made-up world has answered about who is who: most of it, so that a few questions are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace

LEFT = 8
ALL = 10_000


def tell(workspace: Workspace, world: World) -> None:
    """Yes to nearly all pairs, one put off; those left are spread over what much and what little speaks for."""
    people = workspace.people
    pairs = people.review(ALL)
    left = {len(pairs) * n // LEFT for n in range(LEFT)}
    answered = [pair for place, pair in enumerate(pairs) if place not in left]
    for pair in answered[1:]:
        people.answer(pair.a, pair.b, "yes")
    for pair in answered[:1]:
        people.answer(pair.a, pair.b, "later")
