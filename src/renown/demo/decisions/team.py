"""The team of the owner of the made-up world: a colleague lends ties, asks to meet somebody, and agreed to one ask.

Only one workspace is open at a time, so the colleague has no more than a member's secrets, in a folder beside the
exports; what lies in the team's folder is what a whole workspace would write there.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from renown.errors import AmbiguousError, InputError, NotFoundError
from renown.publish.team.asks import Question
from renown.publish.team.team import HOLDS_DAYS, Team
from renown.reckoning.derivation import day_of
from renown.ties.team.levels import LEVELS, SOME, WELL, known_by

if TYPE_CHECKING:
    from renown.demo.world import Member, World
    from renown.workspace import Workspace

COLLEAGUE = "Ilse Vandermeer"
LENDS = ("mover", "connector", "newcomer")
"""The parts of the story whose people the colleague knows: the first two well, the others less."""

WELL_KNOWN = 2
OWNER_LENDS, CIRCLE = ("quiet",), "friends"
WORDS = "We plan a reading group on tide models, and I would like to hear what you learned. Is an introduction fine?"
ASKED = "I would like to thank you for the summer talks, and to hear what you work on now."


def tell(workspace: Workspace, world: World) -> None:
    """Begin the team, let the colleague join, lend both ways, and ask both ways."""
    beside, day = world.exports[0].parent, day_of(datetime.now(UTC).replace(tzinfo=None))
    colleague = _begin(workspace, beside, world.owner.name)
    known = _of(world, LENDS)
    levels = {v: WELL if at < WELL_KNOWN else SOME for at, member in enumerate(known) for v in _values(member)}
    colleague.lend(levels, day)
    workspace.team.lend(circle=CIRCLE)
    for member in [m for m in _of(world, OWNER_LENDS)[:2] if _lend(workspace, m)][:1]:
        colleague.ask(b"an ask of the demo", Question(_values(member), WORDS, day + HOLDS_DAYS), LEVELS, day)
    # In a small world the data may not show somebody of this address, or show two.
    with suppress(AmbiguousError, InputError, NotFoundError):
        _ask(workspace, colleague, known[0], levels, day)


def _begin(workspace: Workspace, beside: Path, name: str) -> Team:
    """A new team beside the exports, in place of one of an earlier demo; the colleague as a member of it."""
    folder, own = beside / "team", beside / "colleague"
    for old in (folder, own):
        shutil.rmtree(old, ignore_errors=True)
    own.mkdir()
    workspace.team.create(folder, name)
    return Team.join(own, folder, workspace.team.invite(), COLLEAGUE)


def _lend(workspace: Workspace, member: Member) -> bool:
    """Lend the owner's tie to somebody; False where the data do not show one."""
    with suppress(AmbiguousError, InputError, NotFoundError):
        return bool(workspace.team.lend(person=workspace.people.find(member.email)))
    return False


def _ask(workspace: Workspace, colleague: Team, member: Member, levels: dict[str, str], day: int) -> None:
    """The owner asked to meet somebody, and the colleague agreed."""
    workspace.team.ask(workspace.people.find(member.email), ASKED)
    for asked in colleague.inbox(list(levels), day):
        colleague.agree(asked, day)
    workspace.team.asks()


def _of(world: World, roles: tuple[str, ...]) -> list[Member]:
    """The people of these parts of the story."""
    by_role = {beat.role: beat.who for beat in world.beats}
    return [member for role in roles for member in by_role.get(role, ())]


def _values(member: Member) -> tuple[str, ...]:
    return known_by([member.email], [member.linkedin], [])
