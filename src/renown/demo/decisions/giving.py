"""Favours, promises and thanks of the owner of the made-up world, written down in lines as a person would."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renown.demo.world import World
    from renown.workspace import Workspace

# days before the story ends, and the line; A to H are the owner's warmest contacts, the warmest first
LINES = (
    (205, "{D} introduced me to {E}"),
    (203, "thanked {D} for the introduction"),
    (160, "I gave {B} a reference for the storage role"),
    (141, "{A} reviewed my talk on data quality"),
    (140, "thanked {A} for the review"),
    (118, "introduced {C} to {F}"),
    (96, "{B} sent me an article about table formats"),
    (95, "thanked {B} for the article"),
    (74, "{G} helped me with the meetup"),
    (73, "thanked {G} for the help"),
    (71, "Ich habe {H} beim Umzug geholfen"),
    (52, "{A} gave me good advice on speaking"),
    (40, "thanked {A} for the advice"),
    (33, "asked {E} for an introduction to {C}"),
    (26, "asked {E} for a review"),
    (23, "{E} hat meinen Aufsatz durchgesehen"),
    (19, "{A} recommended me to {F}"),
    (17, "{H} promised me an introduction to {G}"),
    (16, "I promised {B} an article about lineage in two weeks"),
    (12, "met {F} at the spring meetup: knows how tides are charted"),
    (9, "{C} me ayudó con la charla"),
    (6, "{D} promised to review my paper in two weeks"),
    (5, "sent {G} an article about maps"),
    (3, "I'll introduce {E} to {A} in 3 days"),
)


def tell(workspace: Workspace, world: World) -> None:
    """The lines are kept, each as of its own day; and one tie is corrected."""
    end = datetime.combine(world.today, time())
    warmest = workspace.ties.warmth(end, limit=8)
    names = dict(zip("ABCDEFGH", (tie.name for tie in warmest), strict=False))
    chosen = {tie.name: tie.person for tie in warmest}
    for days, line in LINES:
        workspace.notes.keep(line.format(**names), end - timedelta(days=days), chosen)
    workspace.ties.correct(warmest[-1].person, "close", "we were at school together; most of it was by telephone")
