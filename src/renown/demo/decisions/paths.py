"""What the owner of the made-up world asked people for, where she would like to work, and how far each lead came.

Invariant: days are counted back from the day on which the story ends, so the same world tells the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace
    from renown.workspace.paths.answers.paths import WarmPath

OTHER_AIM = "Fernbrook Health"
OUTCOMES = (
    (75, (("agreed", 73), ("introduced", 70), ("met", 61), ("thanked", 60))),
    (52, (("declined", 50), ("thanked", 50))),
    (40, (("agreed", 37), ("introduced", 35))),
    (33, (("no answer", 19),)),
    (6, ()),
)
"""Each request: how many days before the end it was asked, and what came of it on which of them."""

LEADS = (
    ("Lumenfold", "Staff engineer", 120, (("asked", 110), ("talk", 96), ("closed", 80))),
    ("Oakum Insurance", "Head of data", 64, (("talk", 50), ("referral", 37), ("interview", 16))),
    (OTHER_AIM, "Data engineer", 30, (("asked", 21), ("talk", 9))),
    ("Pellucid Maps", "Developer advocate", 8, ()),
)


def tell(workspace: Workspace, world: World) -> None:
    """Tell of the companies, the leads and the requests."""
    end = world.today
    workspace.leads.aim(world.company, "many people there seem to like it", "Data engineer", day=end - timedelta(80))
    workspace.leads.aim(
        OTHER_AIM, "work that does somebody good", "Head of data", digital=False, day=end - timedelta(45)
    )
    close = [tie.person for tie in workspace.ties.warmth(limit=len(LEADS))]
    for contact, (where, role, begun, steps) in zip(close, LEADS, strict=False):
        number = workspace.leads.add(where, role, contact, day=end - timedelta(begun))
        for stage, ago in steps:
            workspace.leads.step(number, stage, day=end - timedelta(ago))
    _ask(workspace, world.company, end)


def _ask(workspace: Workspace, company: str, end: date) -> None:
    """Requests along the best paths with somebody between, each through somebody else."""
    goals = [line.person for line in workspace.leads.insiders(company, limit=20)]
    found = [workspace.paths.to(goal, limit=4).paths for goal in goals]
    # Whoever she knows herself, she would rather write to: they come last.
    ways = [(len(paths[0].hops) == 1, path) for paths in found for path in paths if len(path.hops) == 2]
    ways.sort(key=lambda way: (way[0], -way[1].chance, way[1].person, way[1].hops[0].taker))
    through: dict[int, WarmPath] = {}
    for _, path in ways:
        through.setdefault(path.hops[0].taker, path)
    chosen = list(through.values())
    for path, (asked, steps) in zip(chosen, OUTCOMES, strict=False):
        between = [path.hops[0].taker]
        letter = workspace.paths.request(path.person, between, why=f"what work at {company} is like")
        day = end - timedelta(asked)
        number = workspace.paths.ask(path.person, between, letter.text, goal=f"work at {company}", day=day)
        for status, ago in steps:
            workspace.paths.step(number, status, day=end - timedelta(ago))
