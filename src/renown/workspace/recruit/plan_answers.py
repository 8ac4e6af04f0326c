"""What the room of plans answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from renown.recruit.plan.plan import Plan, PlanChannel, PlanItem, PlanStep
from renown.recruit.plan.posts import Post

__all__ = ["Plan", "PlanChannel", "PlanItem", "PlanRow", "PlanStep", "Post"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in a list. next: the first day on which something open is due, None where nothing has a day."""

    vacancy: int
    title: str
    done: int
    open: int
    gaps: int
    next: date | None
