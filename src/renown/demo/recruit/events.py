"""What happened in the made-up office: advertisements kept, papers brought in, people told, shown and let go.

Invariant: everything goes through the workspace's own rooms, as a person would do it; nothing is written past them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING

from renown.demo.recruit.batches import Batch, Progress
from renown.demo.recruit.crowd import story

if TYPE_CHECKING:
    from renown.workspace import Workspace
    from renown.workspace.recruit.candidate_answers import Brought

ADVERTS: dict[str, tuple[int, int, float, str]] = {
    "koch": (3, 90, 0.0, "DE"),
    "pflegefachkraft": (8, 180, 600.0, "DE"),
    "data-engineer": (6, 240, 1200.0, "GB"),
}
"""In the order of keeping (the last stands on top), with what its plan has to fit: weeks, minutes a week, money a
month, country."""

KEEPER = (
    "Brightwater Ltd (made up)",
    "12 Larch Road, Leeds LS1 4AP",
    "privacy@brightwater.example",
)
_TOLD_AFTER = 4
"""So many days after somebody was found they were told."""


def tell(
    workspace: Workspace, batches: Sequence[Batch], today: date, progress: Progress | None = None
) -> tuple[tuple[str, str], ...]:
    """Keep the advertisements, bring everybody in, and do what was done with them.

    Returns the files that nobody was kept from, each with the reason.
    """
    workspace.law.set_company(*KEEPER)
    for name, (weeks, minutes, budget, region) in ADVERTS.items():
        number = workspace.vacancies.add(advert(name)).number
        seen = workspace.plans.show(number).version
        workspace.plans.set_frame(number, seen, today, weeks, minutes, budget, region)
    total, done = sum(len(batch.files) for batch in batches), 0
    left: list[tuple[str, str]] = []
    for batch in batches:
        if progress:
            progress(done, total, "reading CVs")
        brought = bring(workspace, batch, today)
        left += brought.left
        if batch.name == "told":
            _tell_them(workspace, brought.added, today - timedelta(days=batch.grounds.days - _TOLD_AFTER))
            workspace.candidates.object(_number_of(workspace, "objected"))
        done += len(batch.files)
    _go_on(workspace, today)
    return tuple(left)


def advert(name: str) -> str:
    """The text of a made-up advertisement."""
    return files("renown.demo.recruit").joinpath("adverts", f"{name}.txt").read_text(encoding="utf-8")


def sentences() -> dict[str, str]:
    """Whom to look for, by role, and what to see in them."""
    return {one.role: f"{one.name}, who {one.beat}" for one in story()}


def bring(workspace: Workspace, batch: Batch, today: date) -> Brought:
    """Bring one batch in, on its grounds."""
    grounds = batch.grounds
    return workspace.candidates.add_file(
        batch.path,
        grounds.purpose,
        grounds.basis,
        grounds.proof,
        grounds.source,
        grounds.visibility,
        collected=today - timedelta(days=grounds.days),
        until=batch.until(today),
    )


def _tell_them(workspace: Workspace, numbers: Sequence[int], day: date) -> None:
    """Whoever was found has got the notice, with the first message."""
    for number in numbers:
        workspace.candidates.step(number, "notice", "with the first message", day)


def _go_on(workspace: Workspace, today: date) -> None:
    """One of those who applied was shown to the client, another was written to."""
    room = workspace.candidates
    room.step(_number_of(workspace, "changer"), "disclosure", "Brightwater Ltd, the team of the warehouse", today)
    room.step(_number_of(workspace, "experienced"), "message", "asked for a day to cook with us", today)


def _number_of(workspace: Workspace, role: str) -> int:
    name = next(one.name for one in story() if one.role == role)
    return next(row.number for row in workspace.candidates.list(name) if row.name == name)
